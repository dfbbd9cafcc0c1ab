import type { FailureReason } from '../core/codes.ts'
import { ConfigError, RunFailure } from '../core/failure.ts'
import {
  effectOf,
  errorsOf,
  failureReasonOf,
  hasChanges,
  hasDrifted,
  type Outcome,
  statusOf,
  warningsOf,
} from '../core/outcome.ts'
import { ownErrors, runErrors } from '../core/run-errors.ts'
import { messageOf } from '../net/failure.ts'
import { prose } from '../render/markdown.ts'
import { nameOf, offlineOf, type ReportView } from '../render/view.ts'
import { VERSION } from '../version.ts'
import type { PublishPorts } from './ports.ts'

/** Largest summary of a step, in bytes: GitHub drops a larger one. */
export const MAX_SUMMARY_BYTES = 1024 * 1024

/**
 * Tells everybody what the run came to: annotations, comment, issues, note, summary, result file,
 * outputs. What goes wrong with one of them never loses the others, nor what was done: a fault of
 * our own fails the run as `internal-error`.
 *
 * @returns whether the run succeeded
 */
export async function publish(whole: Outcome, ports: PublishPorts): Promise<boolean> {
  const { redactor, trigger, context, log, step } = ports
  // Before anything is rendered: once Markdown has escaped or cut a text, a secret in it can't be
  // told any more.
  const outcome = redactor.redactAll(whole)
  const view: ReportView = {
    outcome,
    commit: trigger.sha,
    filesUrl: `${context.filesUrl}/${trigger.sha}`,
    runUrl: context.runUrl,
    version: VERSION,
    wording: ports.wording,
  }
  let reason = failureReasonOf(outcome)
  const attempt = async <T>(fallback: T, work: () => Promise<T> | T): Promise<T> => {
    try {
      return await work()
    } catch (error) {
      reason ??= 'internal-error'
      reportInternalError(error, ports)
      return fallback
    }
  }
  await attempt(undefined, () => annotate(view, ports))
  const { github } = ports
  let commentUrl = ''
  if (github !== undefined && outcome.mode === 'plan') {
    const isNotable = reason !== undefined || hasChanges(outcome)
    const { postPlan } = await import('./comment.ts')
    commentUrl = await attempt('', () => postPlan(view, github, isNotable, ports))
  }
  if (github !== undefined && outcome.mode === 'drift') {
    const { publishIssues } = await import('./issues.ts')
    await attempt(undefined, () => publishIssues(view, github, ports))
  }
  if (github !== undefined && outcome.mode === 'apply') {
    const { reviews, stopped } = outcome
    const { postOutcome } = await import('./comment.ts')
    await attempt(undefined, () => postOutcome(view, reviews, github, ports))
    const { publishNote } = await import('./note.ts')
    const note = (): Promise<void> => publishNote(view, reviews, reason, github, ports)
    if (stopped === undefined) await attempt(undefined, note)
  }
  await attempt(undefined, async () => {
    const summary = await attempt(plainSummary(outcome), async () => {
      const { renderReport } = await import('../render/report.ts')
      const size = (text: string): number => Buffer.byteLength(text)
      return renderReport(view, { limit: MAX_SUMMARY_BYTES - 1024, size })
    })
    await step.summary(summary)
  })
  await attempt(undefined, async () => {
    const { resultFile } = await import('../render/result.ts')
    step.output('result-file', await ports.files.saveResult(resultFile(outcome, reason)))
  })
  conclude(reason, outputsOf(outcome, commentUrl), ports)
  if (reason !== undefined) log.info(`Failed: ${reason}`)
  return reason === undefined
}

/** Reports a run that could not be finished; nothing was written in Immuta. */
export async function publishFailure(
  error: unknown,
  mode: string,
  { redactor, files, step, log }: Pick<PublishPorts, 'redactor' | 'files' | 'step' | 'log'>,
): Promise<void> {
  const reason = reasonOfRun(error)
  const message = redactor.redact(messageOf(error))
  if (reason === 'internal-error') reportInternalError(error, { log })
  else log.annotate({ severity: 'error', message })
  const lines = message.split('\n').map((line) => `❌ ${prose(line)}`)
  await step.summary(`## Immuta connections: failed\n\n${lines.join('\n\n')}\n`)
  const { failureFile } = await import('../render/result.ts')
  step.output('result-file', await files.saveResult(failureFile(mode, reason, message)))
  conclude(reason, NO_OUTPUTS, { files, step })
  log.info(`Failed: ${reason}`)
}

/** The reason of a failure of the whole run; what nobody foresaw is a fault of our own. */
export function reasonOfRun(error: unknown): FailureReason {
  if (error instanceof RunFailure) return error.reason
  return error instanceof ConfigError ? 'config' : 'internal-error'
}

function reportInternalError(error: unknown, { log }: Pick<PublishPorts, 'log'>): void {
  log.annotate({ severity: 'error', message: `Unexpected failure: ${messageOf(error)}` })
  if (error instanceof Error) log.info(error.stack ?? '')
}

function annotate({ outcome }: ReportView, { log }: PublishPorts): void {
  const { connections } = outcome
  for (const { code, message, count } of runErrors(connections)) {
    const text = count === 1 ? message : `${message} This concerns ${count} connections.`
    log.annotate({ severity: 'error', title: code, message: text })
  }
  for (const connection of connections) {
    const { file } = connection.entry.candidate
    for (const { code, ...diagnostic } of [...ownErrors(connection), ...warningsOf(connection)]) {
      log.annotate({ title: code, file, ...diagnostic })
    }
  }
  const offline = offlineOf(outcome)
  if (offline !== undefined) log.annotate({ severity: 'warning', message: offline })
}

/** What was done, for the case that the report itself can't be made. */
function plainSummary(outcome: Outcome): string {
  const lines = outcome.connections.map((one) => {
    const codes = errorsOf(one).map(({ code }) => code)
    const why = codes.length === 0 ? '' : ` (${codes.join(', ')})`
    return `- ${prose(nameOf(one))}: ${statusOf(one)}${why}`
  })
  return ['## Immuta connections', '', ...lines, ''].join('\n')
}

const NO_OUTPUTS = {
  changed: 'false',
  'comment-url': '',
  drift: 'false',
  'object-paths': '[]',
  'bulk-ids': '{}',
}

function outputsOf(outcome: Outcome, commentUrl: string): typeof NO_OUTPUTS {
  const registered = outcome.connections.flatMap((one) => {
    const effect = effectOf(one)
    return effect?.kind === 'registered' ? [{ ...effect, key: one.entry.candidate.key ?? '' }] : []
  })
  const bulkIds = registered.flatMap(({ key, bulkId }) =>
    bulkId === undefined ? [] : [[key, bulkId] as const],
  )
  const isDrifted = outcome.connections.some(
    ({ entry }) => entry.drift.length > 0 || (outcome.mode === 'drift' && hasDrifted(entry)),
  )
  return {
    changed: String(hasChanges(outcome)),
    'comment-url': commentUrl,
    drift: String(isDrifted),
    'object-paths': JSON.stringify(registered.map(({ objectPath }) => objectPath)),
    'bulk-ids': JSON.stringify(Object.fromEntries(bulkIds)),
  }
}

function conclude(
  reason: FailureReason | undefined,
  outputs: typeof NO_OUTPUTS,
  { files, step }: Pick<PublishPorts, 'files' | 'step'>,
): void {
  step.output('script-directory', files.scriptDirectory())
  step.output('failure-reason', reason ?? '')
  for (const [name, value] of Object.entries(outputs)) step.output(name, value)
  step.flush()
}
