import { positionOf } from '../core/candidate.ts'
import type { Position } from '../core/diagnostic.ts'
import {
  effectOf,
  errorsOf,
  failureReasonOf,
  hasChanges,
  hasDrifted,
  isUnhealthy,
  type Outcome,
  statusOf,
  openWarnings,
} from '../core/outcome.ts'
import { ownErrors, runErrors } from '../core/run-errors.ts'
import { prose } from '../render/markdown.ts'
import { renderReport } from '../render/report.ts'
import { resultFile } from '../render/result-file.ts'
import { nameOf, offlineOf, type ReportView } from '../render/view.ts'
import { VERSION } from '../version.ts'
import { attempts, conclude, type Outputs, writeResult } from './failure.ts'
import type { PublishPorts } from './ports.ts'
import { withoutTexts } from './without-texts.ts'

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
  const { redactor, trigger, context, step, github } = ports
  const attempting = attempts(failureReasonOf(whole), ports)
  const { attempt, reason } = attempting
  // Before anything is rendered: once Markdown has escaped or cut a text, a secret in it can't be
  // told any more.
  const outcome = (await attempt(() => redactor.redactAll(whole))) ?? withoutTexts(whole)
  const view: ReportView = {
    outcome,
    commit: trigger.sha,
    filesUrl: `${context.filesUrl}/${trigger.sha}`,
    runUrl: context.runUrl,
    version: VERSION,
    wording: ports.wording,
    occasion: isProposed(trigger) ? 'merge' : 'apply',
  }
  await attempt(() => annotate(view, placesOf(whole), ports))
  const posted = await attempt(async () => {
    if (github === undefined || outcome.mode === 'validate') return undefined
    // A validation has nothing to write there, and starts faster without.
    const { publishToGitHub } = await import('./github.ts')
    return publishToGitHub(view, github, attempting, ports)
  })
  const summary = await attempt(() => {
    const size = (text: string): number => Buffer.byteLength(text)
    const told = { ...view, required: { unshown: posted?.unshown ?? 0 } }
    return renderReport(told, { limit: MAX_SUMMARY_BYTES - 1024, size }).text
  })
  await attempt(() => step.summary(summary ?? plainSummary(outcome)))
  await attempt(() => writeResult(resultFile(outcome, reason()), ports))
  await conclude(outputsOf(outcome, posted?.url ?? ''), attempting, ports)
  return reason() === undefined
}

/** Whether an apply follows the merge: one into another branch applies nothing by itself. */
function isProposed({ event, pull, isForDefault }: PublishPorts['trigger']): boolean {
  return isForDefault && (pull !== undefined || event === 'merge_group')
}

/** Where each connection is declared, for what is said of all of it. */
function placesOf({ connections }: Outcome): (Position | undefined)[] {
  return connections.map(({ entry: { candidate } }) =>
    candidate.kind === 'declared' ? positionOf(candidate) : undefined,
  )
}

function annotate(
  { outcome }: ReportView,
  places: readonly (Position | undefined)[],
  { log }: PublishPorts,
): void {
  const { connections } = outcome
  for (const { code, message, count } of runErrors(connections)) {
    const text = count === 1 ? message : `${message} This concerns ${count} connections.`
    log.annotate({ severity: 'error', title: code, message: text })
  }
  for (const [index, connection] of connections.entries()) {
    const { file } = connection.entry.candidate
    for (const { code, ...diagnostic } of [...ownErrors(connection), ...openWarnings(connection)]) {
      const position = diagnostic.position ?? places[index]
      log.annotate({ title: code, file, ...diagnostic, ...(position && { position }) })
    }
  }
  const offline = offlineOf(outcome)
  if (offline !== undefined) log.warn(offline)
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

function outputsOf(outcome: Outcome, commentUrl: string): Outputs {
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
  const unhealthy = outcome.connections.flatMap(({ entry }) =>
    isUnhealthy(entry) ? (entry.candidate.key ?? []) : [],
  )
  return {
    changed: String(hasChanges(outcome)),
    'comment-url': commentUrl,
    drift: String(isDrifted),
    unhealthy: JSON.stringify(unhealthy),
    'object-paths': JSON.stringify(registered.map(({ objectPath }) => objectPath)),
    'bulk-ids': JSON.stringify(Object.fromEntries(bulkIds)),
  }
}
