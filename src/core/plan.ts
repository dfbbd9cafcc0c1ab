import type { Preflight } from '../databricks/privileges.ts'
import type { DryRun } from '../immuta/answers.ts'
import type { Jobs } from '../immuta/jobs.ts'
import type { ConnectionBody } from './connection.ts'
import { type Diagnostic, isError } from './diagnostic.ts'
import { type FieldChange, diff } from './diff.ts'
import { reasonOf } from './failures.ts'
import { fingerprint } from './fingerprint.ts'
import { comparison } from '../connection/compare.ts'
import type { LiveState } from './live.ts'
import type { Candidate } from './select.ts'
import { changeWarnings, keyChangedWarning, removalWarning } from '../connection/warnings.ts'
import { STAND_IN_WORDING } from '../modes/wording.ts'

export type Mode = 'validate' | 'plan' | 'apply' | 'drift'

/** What apply will do, or did, with one connection. */
export type Action = 'create' | 'update' | 'unchanged' | 'delete' | 'retain' | 'invalid'

/** A message about one connection; `line` and `column` point into its spec file. */
export interface Note {
  code: string
  message: string
  line?: number
  column?: number
}

/** One connection of a plan or of its outcome. Holds no secret's value. */
export interface PlannedConnection {
  /** `null` when the spec can't be read far enough to tell. */
  connectionKey: string | null
  file: string
  action: Action
  status: 'planned' | 'applied' | 'failed' | 'skipped'
  dryRun: DryRun
  /** Main's version, where it is known. */
  before: ConnectionBody | undefined
  after: ConnectionBody | undefined
  /** What the change does to main's version; without one, what it does to Immuta's. */
  changes: FieldChange[]
  /** Where Immuta differs from main's version: `before` is main's value, `after` Immuta's. */
  drift: FieldChange[]
  /** Whether the connection is active in Immuta; `null` when that is unknown. */
  active: boolean | null
  fingerprint: string | null
  objectPath: string[] | null
  bulkId: string | null
  jobs: Jobs | null
  /** A script for people to run, as it was saved; without its text when that holds a secret. */
  script: { name: string; text: string | undefined } | null
  /** What was checked in Databricks; empty when nothing was. */
  preflight: Preflight[]
  /** The set-up script that apply runs in Databricks: its statements, and how many of them ran. `null` when none is to be run. */
  bootstrap: { statements: number; ran: number } | null
  warnings: Note[]
  errors: Note[]
}

/** What was learnt about one connection before the plan was made. */
export interface Observation {
  /** What Immuta has; `unknown` when it was not asked or did not answer. */
  live: LiveState | 'absent' | 'unknown'
  dryRun: DryRun
  /** Problems with secrets, and faults of the conversation with Immuta. */
  problems: Diagnostic[]
}

/** What the workflow lets an apply do. */
export interface ChangePolicy {
  /** Whether a connection that exists and differs may be updated. */
  updateExisting: boolean
  /** Whether every existing connection is sent again though nothing visible differs. */
  forceUpdate: boolean
  /** Whether the connection of a removed spec is deregistered. */
  allowDelete: boolean
}

/** Decides what becomes of one connection. Pure. */
export function decide(
  candidate: Candidate,
  observation: Observation,
  policy: ChangePolicy,
): PlannedConnection {
  const { desired, base } = candidate
  const { live } = observation
  const existing = typeof live === 'object' ? live : undefined
  const problems = [...candidate.problems, ...observation.problems]
  const errors = problems.filter(isError).map(note)
  const invalid = errors.some(({ code }) => reasonOf(code) === 'invalid-spec')
  const dryRun = observation.dryRun
  if (dryRun.status === 'failed') {
    errors.push({
      code: 'dry-run-failed',
      message: `Immuta's dry run refused this connection: ${dryRun.messages.join('; ')}`,
      ...candidate.place,
    })
  }
  const action = invalid ? 'invalid' : nextAction(candidate, live, policy)
  const left = action === 'update' && !policy.updateExisting
  const main = base ?? (candidate.isNew ? undefined : desired?.body)
  return {
    connectionKey: candidate.key ?? null,
    file: candidate.file,
    action,
    status: errors.length > 0 ? 'failed' : left ? 'skipped' : 'planned',
    dryRun,
    before: base,
    after: desired?.body,
    changes: invalid ? [] : changesOf(candidate, existing, action),
    drift:
      existing === undefined || main === undefined || invalid
        ? []
        : comparison.differences(existing, main),
    active: existing?.active ?? null,
    fingerprint: desired === undefined ? null : fingerprint(desired.body),
    objectPath: null,
    bulkId: null,
    jobs: null,
    script: null,
    preflight: [],
    bootstrap: null,
    warnings: [
      ...problems.filter(({ severity }) => severity === 'warning').map(note),
      ...warningsOf(candidate, existing !== undefined, action).map(note),
      ...(left ? [LEFT] : []),
    ],
    errors,
  }
}

const LEFT: Note = {
  code: 'update-existing',
  message:
    'Immuta differs from this spec, and is left as it is: the input `update-existing` is false.',
}

function nextAction(
  { desired, base, removed }: Candidate,
  live: Observation['live'],
  policy: ChangePolicy,
): Action {
  if (removed) return !policy.allowDelete ? 'retain' : live === 'absent' ? 'unchanged' : 'delete'
  if (desired === undefined) return 'unchanged'
  if (live === 'absent') return 'create'
  const changes = base === undefined ? [] : diff(base, desired.body)
  if (live === 'unknown')
    return base === undefined ? 'create' : changes.length > 0 ? 'update' : 'unchanged'
  // What Immuta shows is compared with it; what it hides counts as different when this change touches it.
  const hidden = changes.some((change) => comparison.isHidden(live, change))
  return hidden || policy.forceUpdate || comparison.differences(live, desired.body).length > 0
    ? 'update'
    : 'unchanged'
}

function changesOf(
  { desired, base, removed }: Candidate,
  live: LiveState | undefined,
  action: Action,
): FieldChange[] {
  if (removed || base !== undefined || action === 'create') return diff(base, desired?.body)
  if (live === undefined || desired === undefined) return []
  return comparison.differences(live, desired.body).map(({ before, after, ...change }) => ({
    ...change,
    op: change.op === 'add' ? 'remove' : change.op,
    before: after,
    after: before,
  }))
}

function warningsOf(
  { base, desired, removed, previousKey, key }: Candidate,
  registered: boolean,
  action: Action,
): Diagnostic[] {
  if (removed)
    return action === 'unchanged'
      ? []
      : [removalWarning(key, action === 'delete', STAND_IN_WORDING)]
  if (base === undefined || desired === undefined) return []
  return [
    ...(previousKey === undefined ? [] : [keyChangedWarning(previousKey, base, desired)]),
    ...changeWarnings(base, desired, registered),
  ]
}

function note({ code, message, position }: Diagnostic): Note {
  return { code, message, ...position }
}
