import type { DryRun } from '../../src/immuta/answers.ts'
import { readLive } from '../../src/connection/compare.ts'
import type { LiveState } from '../../src/core/live.ts'
import {
  type ChangePolicy,
  decide,
  type Observation,
  type PlannedConnection,
} from '../../src/core/plan.ts'
import type { Candidate } from '../../src/core/select.ts'
import type { ConnectionBody } from '../../src/core/connection.ts'
import type { SpecResult } from '../../src/core/spec.ts'
import { accepted, POLICY, read, TOKEN_SPEC } from '../connection/support.ts'

/** A spec file as a branch or main has it. */
export const spec = (file: string, text = TOKEN_SPEC): SpecResult => read(text, POLICY, file)

/** Another connection, in another catalog. */
export const named = (file: string, key: string): SpecResult =>
  spec(
    file,
    TOKEN_SPEC.replace('prod-lakehouse', key).replace('immuta_prod', key.replaceAll('-', '_')),
  )

export const PASSED: DryRun = { status: 'passed', messages: [] }

export const seen = (live: Observation['live'], more: Partial<Observation> = {}): Observation => ({
  live,
  dryRun: PASSED,
  problems: [],
  ...more,
})

/** What Immuta shows of a connection that was registered with this body. */
export const liveOf = ({ connection, nativeIntegration }: ConnectionBody): LiveState =>
  readLive({
    connection: { ...connection },
    config: { ...nativeIntegration.config },
    nativeIntegrationId: '1',
    active: false,
  })

/** The connection of {@link TOKEN_SPEC}, as it was registered. */
export const PRESENT = liveOf(accepted(TOKEN_SPEC).body)

/** The decision under the inputs' defaults. */
export const plan = (
  candidate: Candidate,
  observation: Observation,
  policy: Partial<ChangePolicy> = {},
): PlannedConnection =>
  decide(candidate, observation, {
    updateExisting: true,
    forceUpdate: false,
    allowDelete: false,
    ...policy,
  })
