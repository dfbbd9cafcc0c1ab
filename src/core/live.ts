import type { Health } from './health.ts'

/** What Immuta shows of a connection, reduced to what can be compared. */
export interface LiveState {
  /** Dotted path in the body → Immuta's value. A field that is not here is unknown. */
  fields: ReadonlyMap<string, unknown>
  /** Id of the integration behind the connection, for the clean-up script. */
  nativeIntegrationId: string | undefined
  /** Whether it is active in Immuta. That changes in daily use, so it is never compared. */
  active: boolean | undefined
  /** `undefined` where Immuta does not say. */
  health: Health | undefined
}

/** What is known of a connection in Immuta; `unknown` where Immuta could not tell. */
export type Live = LiveState | 'absent' | 'not-asked' | 'unknown'
