import type { Block } from './block.ts'
import {
  type ErrorCode,
  type FailureReason,
  firstReason,
  isDanger,
  type WarningCode,
} from './codes.ts'
import {
  type Diagnostic,
  type ErrorDiagnostic,
  isError,
  isWarning,
  type UnreadAnswer,
  type WarningDiagnostic,
} from './diagnostic.ts'
import type { Jobs } from './jobs.ts'
import type { ObjectResult } from './plan-objects.ts'
import {
  actionOf,
  diffOf,
  hasErrors,
  isLeft,
  hasWrites,
  type PlanEntry,
  reasonsOf,
  type SavedScript,
} from './plan.ts'
import type { FoundReview } from './review.ts'

/** What was done in Immuta. `bulkId` is absent when no answer named the jobs. */
export type Effect =
  | {
      kind: 'registered'
      objectPath: string[]
      bulkId: string | undefined
      jobs: Jobs | undefined
    }
  | { kind: 'deregistered'; script: SavedScript }
  /** Only objects of the connection were set. */
  | { kind: 'objects-set' }

/** How far a set-up script has come in Databricks: in all, and before this run. */
export interface ScriptProgress {
  script: SavedScript
  statements: number
  ran: number
  ranBefore: number
}

/** What became of one entry; `diagnostics` came up after the plan was made. */
export type Result = {
  diagnostics: readonly Diagnostic[]
  /** How far the set-up script came, where apply runs it. */
  setUp?: ScriptProgress | undefined
  /** What became of the objects that were to be set. */
  objects?: readonly ObjectResult[]
} & (
  | { status: 'planned' | 'skipped' }
  | { status: 'applied'; effect: Effect }
  | { status: 'failed'; effect: Effect | undefined }
)

/** One connection with its plan and what became of it. */
export interface Reported {
  entry: PlanEntry
  result: Result
}

/** Why an apply wrote nothing although something was planned. */
export interface Stop {
  /** In sentences, which stand behind "Nothing was written." */
  why: string
  /** The code of the error that says so at each connection, where one does. */
  code: ErrorCode | undefined
}

/** What a run came to. */
export type Outcome =
  | { mode: 'validate'; connections: readonly Reported[] }
  /**
   * `offline`: why Immuta was not asked, when that was on purpose. `block`: what would keep the
   * apply from writing anything. `leftOut`: specs that an apply looks at too, and this did not.
   */
  | {
      mode: 'plan'
      connections: readonly Reported[]
      offline: string | undefined
      block: Block | undefined
      leftOut: number
    }
  /** `stopped`: why nothing was written although something was planned. */
  | {
      mode: 'apply'
      connections: readonly Reported[]
      stopped: Stop | undefined
      reviews: readonly FoundReview[]
    }
  /** `unmanaged`: keys in Immuta that no spec names, unless the answer that tells is `unread`. */
  | {
      mode: 'drift'
      connections: readonly Reported[]
      unmanaged: readonly string[]
      unread?: UnreadAnswer
    }

/** An entry of a mode that writes nothing. */
export function planned(entry: PlanEntry): Reported {
  const status = isLeft(entry.change) && !hasWrites(entry) ? 'skipped' : 'planned'
  return { entry, result: { status, diagnostics: [] } }
}

/** An entry that this run leaves alone, with more to tell where there is a reason. */
export function skipped(entry: PlanEntry, diagnostics: readonly Diagnostic[] = []): Reported {
  return { entry, result: { status: 'skipped', diagnostics } }
}

/** The result with more to tell. */
export function withMore({ entry, result }: Reported, ...more: Diagnostic[]): Reported {
  return { entry, result: { ...result, diagnostics: [...result.diagnostics, ...more] } }
}

export function statusOf({ entry, result }: Reported): Result['status'] {
  return hasErrors(entry) ? 'failed' : result.status
}

/** The status of the connection itself, of which objects may be set though it is left as it is. */
export function connectionStatusOf(reported: Reported): Result['status'] {
  const status = statusOf(reported)
  return isLeft(reported.entry.change) && status !== 'failed' ? 'skipped' : status
}

export function errorsOf({ entry, result }: Reported): ErrorDiagnostic[] {
  return [...entry.diagnostics, ...result.diagnostics].filter(isError)
}

/** How an error begins after which nobody can say whether Immuta did what it was asked. */
export const IN_DOUBT = 'In doubt'

/** Whether a write of this connection, or of an object of it, is in doubt. */
export function isInDoubt(reported: Reported): boolean {
  return errorsOf(reported).some(({ message }) => message.includes(`${IN_DOUBT}: `))
}

export function warningsOf({ entry, result }: Reported): WarningDiagnostic[] {
  return [...entry.diagnostics, ...result.diagnostics].filter(isWarning)
}

/** Warnings of what to do before a write, of which nothing is left to do once it is done. */
const OVER_ONCE_DONE: readonly WarningCode[] = ['activates-objects', 'deactivates-objects']

/** The warnings that people should still read: an apply does not tell them what came before it. */
export function openWarnings(reported: Reported): WarningDiagnostic[] {
  const warnings = warningsOf(reported)
  return reported.result.status === 'applied'
    ? warnings.filter(({ code }) => !OVER_ONCE_DONE.includes(code))
    : warnings
}

/** The warnings of what a write destroys or redirects. */
export function dangersOf(reported: Reported): WarningDiagnostic[] {
  if (!hasWrites(reported.entry)) return []
  return warningsOf(reported).filter(({ code }) => isDanger(code))
}

export function effectOf({ result }: Reported): Effect | undefined {
  return 'effect' in result ? result.effect : undefined
}

/** Whether apply writes for this connection, or wrote. */
export function isPending(reported: Reported): boolean {
  return hasWrites(reported.entry) && statusOf(reported) !== 'skipped'
}

/** Whether an apply did not write for this connection because a newer run will. */
export function isSuperseded({ entry, result }: Reported): boolean {
  const codes = result.diagnostics.map(({ code }) => code)
  return hasWrites(entry) && result.status === 'skipped' && codes.includes('superseded')
}

/** Whether Immuta is not what the spec says: the connection is missing, or a field differs. */
export function hasDrifted({ change, drift }: PlanEntry): boolean {
  return change.action === 'create' || drift.length > 0
}

/** Whether Immuta reports the integration of a connection as unhealthy. */
export function isUnhealthy({ health }: PlanEntry): boolean {
  return health !== undefined && !health.isHealthy
}

/** Whether Immuta has a connection, and does not say whether its integration works. */
export function isHealthUnknown({ candidate, change, health }: PlanEntry): boolean {
  const isThere = change.action === 'none' || change.action === 'update'
  return candidate.kind === 'declared' && isThere && health === undefined
}

/** Whether a plan would do, or an apply did, anything in Immuta, or in Databricks on the way. */
export function hasChanges({ mode, connections }: Outcome): boolean {
  switch (mode) {
    case 'validate':
      return false
    case 'apply':
      return connections.some((one) => effectOf(one) !== undefined || hasRun(one))
    case 'plan':
    case 'drift':
      return connections.some(isPending)
  }
}

/** Whether this run ran a statement of the connection's set-up script. */
function hasRun({ result: { setUp } }: Reported): boolean {
  return setUp !== undefined && setUp.ran > setUp.ranBefore
}

/** The one reason for which the run fails. */
export function failureReasonOf({ connections }: Outcome): FailureReason | undefined {
  return firstReason(
    connections.flatMap(({ entry, result }) =>
      reasonsOf([...entry.diagnostics, ...result.diagnostics]),
    ),
  )
}

/** Whether a report has more to tell of an entry than that it is there. */
export function hasContent(entry: PlanEntry): boolean {
  return (
    diffOf(entry).length > 0 ||
    entry.drift.length > 0 ||
    hasWrites(entry) ||
    actionOf(entry) === 'retain'
  )
}
