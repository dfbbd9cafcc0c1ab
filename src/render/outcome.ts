import {
  effectOf,
  errorsOf,
  hasChanges,
  isInDoubt,
  isSuperseded,
  type Reported,
  statusOf,
} from '../core/outcome.ts'
import { plural } from '../core/plural.ts'
import { type PlanRecord, writeRecord } from '../core/record.ts'
import { ownErrors } from '../core/run-errors.ts'
import { actionText } from './labels.ts'
import { cell, code, prose, shorten } from './markdown.ts'
import { alert, fileLink, noteLine } from './notes.ts'
import { listed, nameOf, type ReportView, stoppedOf, table } from './view.ts'

/** Characters of the reason for which nothing was written. */
const MAX_REASON_CHARS = 400

const START = '<!-- immuta-connections-outcome -->'
const END = '<!-- /immuta-connections-outcome -->'

/** Characters that the outcome may add to a plan comment; the plan leaves that room. */
export const OUTCOME_CHARS = 5000

/** A plan comment with what became of it, closed for further plans; replaces an earlier one. */
export function withOutcome(
  body: string,
  record: PlanRecord,
  view: ReportView,
  time: Date,
): string {
  const [marker = '', , ...rest] = body.split(/\r?\n/)
  return [
    marker,
    writeRecord({ ...record, closed: true }),
    START,
    outcomeText(view, record, time),
    FOLDED,
    END,
    planIn(rest.join('\n')),
    CLOSING,
  ].join('\n')
}

/** A comment with another record, and nothing else changed. */
export function withRecord(body: string, record: PlanRecord): string {
  const [marker = '', , ...rest] = body.split(/\r?\n/)
  return [marker, writeRecord(record), ...rest].join('\n')
}

/** Between these the plan is folded: what it says of the merge is over. */
const FOLDED = '<details>\n<summary>The plan that was reviewed</summary>\n'
const CLOSING = '\n</details>'

/** The plan of a comment, without an earlier outcome. */
function planIn(text: string): string {
  const end = text.startsWith(START) ? text.indexOf(END) : -1
  if (end < 0) return text
  return text
    .slice(end + END.length)
    .replace(/^\n/, '')
    .replace(/\n+<\/details>\s*$/, '')
}

function outcomeText(view: ReportView, record: PlanRecord, time: Date): string {
  const connections = view.outcome.connections.filter(
    ({ entry: { candidate, identity } }) =>
      candidate.key !== undefined && Object.hasOwn(record.connections, identity.name),
  )
  const run = `[run](${view.runUrl}), ${isoSeconds(time)}`
  const header = table(['Connection', 'Result', 'Object path', 'Bulk id'], [])
  const head = [
    `${verdict(view, connections)} Commit ${view.commit.slice(0, 7)}, ${run}.`,
    ...faultLines(view, connections),
    ...(connections.length === 0 ? [] : ['', ...header]),
  ].join('\n')
  const rows: string[] = []
  let size = head.length + 300
  for (const connection of connections) {
    const row = tableRow(view, connection)
    size += row.length + 1
    if (size > OUTCOME_CHARS) break
    rows.push(row)
  }
  const more = connections.length - rows.length
  return [
    head,
    ...rows,
    ...(more > 0 ? ['', `${plural(more, 'more connection')}: see the run.`] : []),
    '',
  ].join('\n')
}

/** Errors that an outcome tells, and how long they may be together; the run has them all. */
const MAX_FAULTS = 3
const MAX_FAULT_CHARS = 2500

/**
 * What went wrong, with its place: of the plan's own connections, or, where the whole apply was
 * stopped, of whichever stopped it.
 */
function faultLines(view: ReportView, own: readonly Reported[]): string[] {
  const isStopped = stoppedOf(view.outcome) !== undefined
  const all = (isStopped ? view.outcome.connections : own).flatMap((one) =>
    ownErrors(one).map((error) => ({ one, error })),
  )
  const lines: string[] = []
  let size = 0
  for (const { one, error } of all.slice(0, MAX_FAULTS)) {
    const note = noteLine(error, fileLink(view, one), MAX_REASON_CHARS)
    const whole = `${code(nameOf(one))}, ${note}`
    size += whole.length
    if (size > MAX_FAULT_CHARS) break
    lines.push(whole)
  }
  const more = all.length - lines.length
  if (more > 0) lines.push(`${plural(more, 'more error')}: see the run.`)
  return alert('CAUTION', lines)
}

function verdict({ outcome }: ReportView, connections: readonly Reported[]): string {
  const stopped = stoppedOf(outcome)
  if (stopped !== undefined) {
    const why = prose(shorten(stopped.why, MAX_REASON_CHARS))
    return `❌ **Not applied:** nothing was written. ${why}`
  }
  const faulty = connections.filter((one) => errorsOf(one).length > 0)
  const failed = faulty.length
  if (failed > 0) {
    const next = 'Remove the cause, and re-run the job'
    const begun = faulty.filter((one) => statusOf(one) !== 'skipped').length
    const doubtful = faulty.filter(isInDoubt).length
    const told = [
      begun > doubtful && `${plural(begun - doubtful, 'connection')} failed`,
      doubtful > 0 && `${plural(doubtful, 'connection')} in doubt`,
      begun < failed && `${plural(failed - begun, 'connection')} not started`,
    ].filter((one) => one !== false)
    const lead = doubtful > 0 ? 'Not finished' : 'Not applied'
    return hasChanges({ ...outcome, connections })
      ? `❌ **Applied in part:** ${listed(told)}. ${next}: what is done is not done again.`
      : `❌ **${lead}:** ${listed(told)}. ${next}.`
  }
  const left = connections.filter(isSuperseded).length
  return left > 0
    ? `⚠️ **Left to a newer run:** ${left} of ${plural(connections.length, 'connection')}.`
    : '✅ **Applied.**'
}

/** A time in UTC, to the second. */
export function isoSeconds(time: Date): string {
  return time.toISOString().replace(/\.\d+Z$/, 'Z')
}

function tableRow({ outcome }: ReportView, reported: Reported): string {
  const effect = effectOf(reported)
  const registered = effect?.kind === 'registered' ? effect : undefined
  const reasons = errorsOf(reported).map(({ code }) => code)
  const why = reasons.length === 0 ? '' : `: ${reasons.join(', ')}`
  return table(
    [],
    [
      [
        cell(nameOf(reported)),
        `${actionText(outcome, reported)}${why}`,
        registered === undefined ? '' : cell(registered.objectPath.join('/')),
        registered?.bulkId === undefined ? '' : cell(registered.bulkId),
      ],
    ],
  ).at(-1) as string
}
