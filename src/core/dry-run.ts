import type { LiveState } from './live.ts'

/**
 * How Immuta answered the dry run of one connection; messages are its own words. `exists`: it is
 * refused because it exists.
 */
export interface DryRunAnswer {
  kind: 'accepted' | 'refused' | 'exists'
  messages: string[]
}

/** What a dry run says of a change; `unknown` where its answer tells nothing of it. */
export interface DryRun {
  status: 'passed' | 'failed' | 'unknown'
  messages: string[]
}

/** What Immuta has of a connection; `moved`: it has it, at another host or with another catalog. */
type Registered = LiveState | 'registered' | 'moved' | 'absent' | 'unknown'

/**
 * What the answer means for a connection, once it is known what Immuta has: "already exists" is no
 * failure of one that is registered; where that one moves, another integration may be meant, and
 * where nobody knows what Immuta has, it tells nothing.
 */
export function judgeDryRun(
  { kind, messages }: DryRunAnswer,
  live: Registered,
): DryRun | undefined {
  if (kind !== 'exists') return { status: kind === 'accepted' ? 'passed' : 'failed', messages }
  if (live === 'unknown') return undefined
  const status = live === 'moved' ? 'unknown' : live === 'absent' ? 'failed' : 'passed'
  return { status, messages }
}
