import type { FailureReason } from '../core/codes.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import {
  effectOf,
  errorsOf,
  failureReasonOf,
  type Outcome,
  type Reported,
  statusOf,
  warningsOf,
} from '../core/outcome.ts'
import { type Action, actionOf, checkOf, diffOf, fingerprintOf } from '../core/plan.ts'
import { scriptOf } from './section.ts'
import { unmanagedOf } from './view.ts'

/** Version of the result file's format. */
const RESULT_VERSION = 1

/** The content of the result file, for the steps that follow. Holds no secret's value. */
export function resultFile(outcome: Outcome, reason = failureReasonOf(outcome)): string {
  return json({
    mode: outcome.mode,
    reason,
    connections: outcome.connections,
    unmanaged: unmanagedOf(outcome),
  })
}

/** The result file of a run that could not be finished: `error` tells why. */
export function failureFile(mode: string, reason: FailureReason, error: string): string {
  return json({ mode, reason, error, connections: [], unmanaged: [] })
}

interface Content {
  mode: string
  reason: FailureReason | undefined
  error?: string
  connections: readonly Reported[]
  unmanaged: readonly string[]
}

function json({ mode, reason, error, connections, unmanaged }: Content): string {
  const count = (action: Action): number =>
    connections.filter(({ entry }) => actionOf(entry) === action).length
  const result = {
    version: RESULT_VERSION,
    mode,
    failureReason: reason ?? null,
    ...(error !== undefined && { error }),
    summary: {
      create: count('create'),
      update: count('update'),
      unchanged: count('unchanged'),
      delete: count('delete'),
      retain: count('retain'),
      invalid: count('invalid'),
      failed: connections.filter((one) => errorsOf(one).length > 0).length,
    },
    connections: connections.map(connectionResult),
    unmanaged,
  }
  return `${JSON.stringify(result, null, 2)}\n`
}

function connectionResult(reported: Reported): object {
  const { entry } = reported
  const { candidate, state } = entry
  const { status = 'skipped', messages = [] } = checkOf(entry, 'dry-run') ?? {}
  return {
    connectionKey: candidate.key ?? null,
    file: candidate.file,
    action: actionOf(entry),
    status: statusOf(reported),
    dryRun: { status, messages },
    changes: diffOf(entry),
    drift: entry.drift,
    active: state === 'unknown' ? null : state === 'active',
    fingerprint: fingerprintOf(entry) ?? null,
    ...registrationResult(reported),
    script: scriptOf(reported)?.name,
    preflight: checkOf(entry, 'privileges')?.findings ?? [],
    bootstrap: setUpResult(reported),
    warnings: warningsOf(reported).map(note),
    errors: errorsOf(reported).map(note),
  }
}

function registrationResult(reported: Reported): object {
  const effect = effectOf(reported)
  if (effect?.kind !== 'registered') return { objectPath: null, bulkId: null, jobs: null }
  const { objectPath, bulkId = null, jobs = null } = effect
  return { objectPath, bulkId, jobs }
}

/** The statements of a set-up script that apply runs, and how many of them ran. */
function setUpResult({ entry, result }: Reported): object | null {
  const setUp = checkOf(entry, 'set-up-script')
  if (setUp === undefined || setUp.run === 'by-hand') return null
  return { ...setUp.run, ran: result.setUp?.ran ?? 0 }
}

function note({ code, message, position }: Diagnostic): object {
  return { code, message, ...position }
}
