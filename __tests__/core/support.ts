import { actionWording } from '../../src/action/wording.ts'
import { readLive } from '../../src/connection/compare.ts'
import type { Candidate } from '../../src/core/candidate.ts'
import type { ConnectionBody } from '../../src/core/connection.ts'
import type { Diagnostic } from '../../src/core/diagnostic.ts'
import type { FieldChange } from '../../src/core/diff.ts'
import type { DryRun } from '../../src/core/dry-run.ts'
import type { Live, LiveState } from '../../src/core/live.ts'
import { planned } from '../../src/core/outcome.ts'
import { type ChangePolicy, type PlanEntry, withDryRun } from '../../src/core/plan.ts'
import { planEntry } from '../../src/connection/plan-entry.ts'
import type { SpecResult } from '../../src/core/spec.ts'
import { resultFile } from '../../src/render/result-file.ts'
import { accepted, POLICY, read, TOKEN_SPEC } from '../connection/support.ts'

/** A spec file as a branch or main has it. */
export const spec = (file: string, text = TOKEN_SPEC): SpecResult => read(text, POLICY, file)

/** Another connection, in another catalog. */
export const named = (file: string, key: string): SpecResult =>
  spec(
    file,
    TOKEN_SPEC.replace('prod-lakehouse', key).replace('immuta_prod', key.replaceAll('-', '_')),
  )

/** What was found out about a connection. */
export interface Seen {
  live: Live
  dryRun: DryRun
  diagnostics: Diagnostic[]
}

export const seen = (live: Live, more: Partial<Seen> = {}): Seen => ({
  live,
  dryRun: { status: 'passed', messages: [] },
  diagnostics: [],
  ...more,
})

/** What Immuta shows of a connection that was registered with this body. */
export const liveOf = ({ connection, nativeIntegration }: ConnectionBody): LiveState =>
  readLive({
    connection: { ...connection },
    config: { ...nativeIntegration.config },
    nativeIntegrationId: '1',
    active: false,
    health: undefined,
  })

/** The connection of {@link TOKEN_SPEC}, as it was registered. */
export const PRESENT = liveOf(accepted(TOKEN_SPEC).body)

/** The plan of one connection, under the inputs' defaults. */
export function entryOf(
  candidate: Candidate,
  { dryRun, ...inspection }: Seen,
  policy: Partial<ChangePolicy> = {},
): PlanEntry {
  const entry = planEntry(
    candidate,
    inspection,
    { updateExisting: true, forceUpdate: false, allowDelete: false, ...policy },
    actionWording,
  )
  return withDryRun(entry, dryRun)
}

interface Note {
  code: string
  message: string
  line?: number
  column?: number
}

/** One connection as the result file tells it. */
export interface Told {
  connectionKey: string | null
  file: string
  action: string
  status: string
  changes: FieldChange[]
  drift: FieldChange[]
  fingerprint: string | null
  warnings: Note[]
  errors: Note[]
}

/** What the result file of a plan tells of one connection. */
export function tell(entry: PlanEntry): Told {
  const file = resultFile({
    mode: 'plan',
    connections: [planned(entry)],
    offline: undefined,
    block: undefined,
    leftOut: 0,
  })
  const { connections } = JSON.parse(file) as { connections: [Told] }
  return connections[0]
}

/** The plan of one connection as the result file tells it. */
export const plan = (...of: Parameters<typeof entryOf>): Told => tell(entryOf(...of))
