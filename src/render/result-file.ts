import type { Diagnostic } from '../core/diagnostic.ts'
import type { Jobs } from '../core/jobs.ts'
import {
  effectOf,
  errorsOf,
  failureReasonOf,
  type Outcome,
  type Reported,
  connectionStatusOf,
  warningsOf,
} from '../core/outcome.ts'
import { actionOf, diffOf, fingerprintOf, type PlanEntry } from '../core/plan.ts'
import { type ConnectionResult, resultJson } from './failure-file.ts'
import { scriptOf } from './section.ts'
import { unmanagedOf } from './view.ts'

/** The content of the result file, for the steps that follow. Holds no secret's value. */
export function resultFile(outcome: Outcome, reason = failureReasonOf(outcome)): string {
  const connections = outcome.connections.map((one) => connectionResult(one, outcome.mode))
  const { mode } = outcome
  const unread = mode === 'drift' ? outcome.unread : undefined
  return resultJson({ mode, reason, connections, unmanaged: unmanagedOf(outcome), unread })
}

function connectionResult(reported: Reported, mode: Outcome['mode']): ConnectionResult {
  const { entry } = reported
  const { candidate, state } = entry
  const { status = 'skipped', messages = [] } = entry.checks.dryRun ?? {}
  return {
    connectionKey: candidate.key ?? null,
    file: candidate.file,
    action: actionOf(entry),
    status: connectionStatusOf(reported),
    dryRun: { status, messages },
    changes: diffOf(entry),
    drift: entry.drift,
    active: state === 'unknown' ? null : state === 'active',
    objects: objectResults(reported, mode),
    health: healthResult(entry),
    fingerprint: fingerprintOf(entry) ?? null,
    ...registrationResult(reported),
    script: scriptOf(reported)?.name,
    preflight: entry.checks.privileges ?? [],
    bootstrap: setUpResult(reported),
    warnings: warningsOf(reported).map(note),
    errors: errorsOf(reported).map(note),
  }
}

function objectResults({ entry, result }: Reported, mode: Outcome['mode']): object[] {
  const results = new Map(result.objects?.map((one) => [one.path, one]))
  return entry.objects.map(({ object: { path }, change }) => {
    const { status = mode === 'apply' ? 'skipped' : 'planned', errors = [] } =
      results.get(path) ?? {}
    const changes = change.action === 'set' ? change.diff : []
    return { path, action: change.action, status, changes, errors: errors.map(note) }
  })
}

function healthResult({ health }: PlanEntry): object | null {
  if (health === undefined) return null
  return { status: health.status ?? null, healthy: health.isHealthy, tests: health.tests }
}

function registrationResult(reported: Reported): object {
  const effect = effectOf(reported)
  if (effect?.kind !== 'registered') return { objectPath: null, bulkId: null, jobs: null }
  const { objectPath, bulkId = null, jobs } = effect
  return { objectPath, bulkId, jobs: jobs === undefined ? null : counted(jobs) }
}

function counted({ total, states, messages }: Jobs): object {
  return { total, states, messages }
}

/** The statements of a set-up script that apply runs, and how many of them ran. */
function setUpResult({ entry, result }: Reported): object | null {
  const { run } = entry.checks.setUp ?? {}
  return run ? { statements: run.statements, ran: result.setUp?.ran ?? 0 } : null
}

function note({ code, message, position, answer }: Diagnostic): object {
  return { code, message, ...position, ...(answer && { answer }) }
}
