import type { PlannedConnection } from '../core/plan.ts'
import { type PlanRecord, writeRecord } from '../core/record.ts'
import { cell } from './markdown.ts'
import { actionText, plural, type Report } from './report.ts'

const START = '<!-- immuta-connections-outcome -->'
const END = '<!-- /immuta-connections-outcome -->'

/** Characters that the outcome may add to a plan comment; the plan leaves that room. */
export const OUTCOME_CHARS = 5000

/** A plan comment with what became of it, closed for further plans. An outcome of an earlier try is replaced. */
export function withOutcome(body: string, record: PlanRecord, report: Report, time: Date): string {
  const [marker = '', , ...rest] = body.split(/\r?\n/)
  const plan = rest.join('\n')
  const earlier = plan.startsWith(START) ? plan.indexOf(END) : -1
  const text = outcome(report, record, time)
  return [
    marker,
    writeRecord({ ...record, closed: true }),
    START,
    text,
    END,
    earlier < 0 ? plan : plan.slice(earlier + END.length).replace(/^\n/, ''),
  ].join('\n')
}

function outcome(report: Report, record: PlanRecord, time: Date): string {
  const connections = report.connections.filter(
    ({ connectionKey }) =>
      connectionKey !== null && Object.hasOwn(record.connections, connectionKey),
  )
  const failed = connections.filter(({ errors }) => errors.length > 0).length
  const verdict =
    report.stopped !== undefined
      ? '❌ **Not applied:** nothing was written.'
      : failed > 0
        ? `❌ **Applied in part:** ${plural(failed, 'connection')} failed.`
        : '✅ **Applied.**'
  const head = [
    `${verdict} Commit ${report.commit.slice(0, 7)}, [run](${report.runUrl}), ${time.toISOString().replace(/\.\d+Z$/, 'Z')}.`,
    '',
    '| Connection | Result | Object path | Bulk id |',
    '| --- | --- | --- | --- |',
  ].join('\n')
  const rows: string[] = []
  let size = head.length + 200
  for (const connection of connections) {
    const row = tableRow(report, connection)
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

function tableRow(report: Report, connection: PlannedConnection): string {
  const { connectionKey, objectPath, bulkId, errors } = connection
  const reasons = errors.map(({ code }) => code).join(', ')
  return `| ${cell(connectionKey ?? '')} | ${actionText(report, connection)}${reasons === '' ? '' : `: ${reasons}`} | ${objectPath === null ? '' : cell(objectPath.join('/'))} | ${bulkId === null ? '' : cell(bulkId)} |`
}
