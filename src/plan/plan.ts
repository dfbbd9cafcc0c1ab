import type { DryRun } from '../immuta/answers.ts'
import type { Jobs } from '../immuta/jobs.ts'
import type { ConnectionBody } from '../spec/body.ts'
import type { Problem } from '../spec/problem.ts'
import { type Change, diff } from './diff.ts'
import { type FailureReason, firstReason, reasonOf } from './failures.ts'
import { fingerprint } from './fingerprint.ts'
import type { Candidate } from './select.ts'
import { changeWarnings } from './warnings.ts'

/** What apply will do, or did, with one connection. */
export type Action = 'create' | 'unchanged' | 'retain' | 'invalid'

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
  changes: Change[]
  drift: Change[]
  fingerprint: string | null
  objectPath: string[] | null
  bulkId: string | null
  jobs: Jobs | null
  warnings: Note[]
  errors: Note[]
}

/** What was learnt about one connection before the plan was made. */
export interface Observation {
  /** Whether Immuta has the connection; `unknown` when it was not asked or did not answer. */
  live: 'absent' | 'present' | 'unknown'
  dryRun: DryRun
  /** Problems with secrets, and faults of the conversation with Immuta. */
  problems: (Note & { severity: 'error' | 'warning' })[]
}

/** Decides what becomes of one connection. Pure. */
export function decide(candidate: Candidate, observation: Observation): PlannedConnection {
  const { desired, base } = candidate
  const problems = [...candidate.problems, ...observation.problems]
  const errors = problems.filter(({ severity }) => severity === 'error').map(note)
  const invalid = errors.some(({ code }) => reasonOf(code) === 'invalid-spec')
  const dryRun = observation.dryRun
  if (dryRun.status === 'failed') {
    errors.push({ code: 'dry-run-failed', message: `Immuta's dry run refused this connection: ${dryRun.messages.join('; ')}`, ...candidate.place })
  }
  const action = invalid ? 'invalid' : candidate.removed ? 'retain' : nextAction(candidate, observation.live)
  return {
    connectionKey: candidate.key ?? null,
    file: candidate.file,
    action,
    status: errors.length > 0 ? 'failed' : 'planned',
    dryRun,
    before: base,
    after: desired?.body,
    changes: invalid || (base === undefined && action !== 'create') ? [] : diff(base, desired?.body),
    drift: [],
    fingerprint: desired === undefined ? null : fingerprint(desired.body),
    objectPath: null,
    bulkId: null,
    jobs: null,
    warnings: [...problems.filter(({ severity }) => severity === 'warning').map(note), ...changeWarnings(candidate, observation.live)],
    errors,
  }
}

function nextAction({ desired, base }: Candidate, live: Observation['live']): Action {
  switch (live) {
    case 'absent':
      return 'create'
    case 'present':
      return 'unchanged'
    case 'unknown':
      return base === undefined && desired !== undefined ? 'create' : 'unchanged'
  }
}

function note({ code, message, line, column }: Note | Problem): Note {
  return { code, message, ...(line !== undefined && { line }), ...(column !== undefined && { column }) }
}

/** The reasons for which connections failed. */
export function failureOf(connections: readonly PlannedConnection[]): FailureReason | undefined {
  return firstReason(connections.flatMap(({ errors }) => errors.map(({ code }) => reasonOf(code))))
}

/** Whether a plan would do, or an apply did, anything in Immuta. */
export function hasChanges(mode: 'validate' | 'plan' | 'apply', connections: readonly PlannedConnection[]): boolean {
  return connections.some(({ action, objectPath }) => (mode === 'apply' ? objectPath !== null : mode === 'plan' && action === 'create'))
}
