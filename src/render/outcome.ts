import { effectOf, errorsOf, isSuperseded, type Reported } from '../core/outcome.ts'
import { type PlanRecord, recordName, writeRecord } from '../core/record.ts'
import { actionText } from './labels.ts'
import { cell, prose } from './markdown.ts'
import { nameOf, plural, type ReportView, shorten, stoppedOf, table } from './view.ts'

/** Characters of the reason for which nothing was written. */
const MAX_REASON_CHARS = 500

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
  const plan = rest.join('\n')
  const earlier = plan.startsWith(START) ? plan.indexOf(END) : -1
  return [
    marker,
    writeRecord({ ...record, closed: true }),
    START,
    outcomeText(view, record, time),
    END,
    earlier < 0 ? plan : plan.slice(earlier + END.length).replace(/^\n/, ''),
  ].join('\n')
}

function outcomeText(view: ReportView, record: PlanRecord, time: Date): string {
  const connections = view.outcome.connections.filter(
    ({ entry: { candidate } }) =>
      candidate.key !== undefined && Object.hasOwn(record.connections, recordName(candidate.key)),
  )
  const run = `[run](${view.runUrl}), ${isoSeconds(time)}`
  const header = table(['Connection', 'Result', 'Object path', 'Bulk id'], [])
  const head = [
    `${verdict(view, connections)} Commit ${view.commit.slice(0, 7)}, ${run}.`,
    ...(connections.length === 0 ? [] : ['', ...header]),
  ].join('\n')
  const rows: string[] = []
  let size = head.length + 200
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
    'What follows is the plan that was reviewed.',
    '',
  ].join('\n')
}

function verdict({ outcome }: ReportView, connections: readonly Reported[]): string {
  const stopped = stoppedOf(outcome)
  if (stopped !== undefined) {
    const why = prose(shorten(stopped, MAX_REASON_CHARS))
    return `❌ **Not applied:** nothing was written. ${why}`
  }
  const failed = connections.filter((one) => errorsOf(one).length > 0).length
  if (failed > 0) return `❌ **Applied in part:** ${plural(failed, 'connection')} failed.`
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
