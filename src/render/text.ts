import type { Note, PlannedConnection } from '../core/plan.ts'
import { ownErrors, sharedErrors } from '../core/shared.ts'
import { visible } from './markdown.ts'
import { payloadDiff } from './payload.ts'
import { actionText, byUrgency, headline, isNotable, type Report, verdict } from './report.ts'

/** Puts a text into a colour or a weight, where the terminal shows it. */
export type Paint = (style: 'bold' | 'dim' | 'red' | 'green' | 'yellow', text: string) => string

/** How a terminal calls what the Action's messages call inputs. */
const NAMES: Readonly<Record<string, string>> = {
  'immuta-url': 'IMMUTA_URL',
  'immuta-api-key': 'IMMUTA_API_KEY',
  'immuta-token': 'IMMUTA_TOKEN',
  specs: 'the globs',
}

/** A message of the Action as it reads at a terminal: options and variables in place of inputs, on one line. */
export function inTerminalWords(message: string): string {
  const renamed = message.replace(
    /(?:the )?(?:input )?`(immuta-url|immuta-api-key|immuta-token|specs|secret-variables|allowed-hosts|concurrency)`/gi,
    (_, name: string) => NAMES[name] ?? `\`--${name}\``,
  )
  return oneLine(renamed)
}

/** The report that a pull request would show, as plain text. Pure. */
export function renderText(report: Report, paint: Paint): string {
  const { connections, unmanaged } = report
  return [
    paint('bold', `Immuta connections: ${headline(report)}`),
    inTerminalWords(bare(verdict(report))),
    ...sharedErrors(connections).map(
      ({ code, message, count }) =>
        `${paint('red', 'error')}: ${inTerminalWords(message)} [${code}, ${count} of ${connections.length}]`,
    ),
    ...byUrgency(connections)
      .filter(isNotable)
      .flatMap((connection) => ['', ...section(report, connection, paint)]),
    ...(unmanaged.length === 0
      ? []
      : [
          '',
          paint('bold', 'In Immuta, without a spec:'),
          ...unmanaged.map((key) => `  ${oneLine(key)}`),
        ]),
    '',
  ].join('\n')
}

function section(report: Report, connection: PlannedConnection, paint: Paint): string[] {
  const { connectionKey, file, action, dryRun, warnings, before, after, changes, drift } =
    connection
  const state = action === 'invalid' ? 'invalid' : bare(actionText(report, connection))
  const place = (note: Note): string => oneLine(`${file}:${note.line ?? 1}:${note.column ?? 1}`)
  const notes = (kind: 'error' | 'warning', list: readonly Note[]): string[] =>
    list.map(
      (note) =>
        `${place(note)}: ${paint(kind === 'error' ? 'red' : 'yellow', kind)}: ${inTerminalWords(note.message)} [${note.code}]`,
    )
  const field = (value: unknown): string =>
    value === null ? 'nothing' : oneLine(JSON.stringify(value))
  const live =
    before === undefined && action === 'update'
      ? changes.map((change) => ({ ...change, before: change.after, after: change.before }))
      : drift
  return [
    `${paint('bold', oneLine(connectionKey ?? file))}: ${state}${dryRun.status === 'skipped' ? '' : `, dry run ${dryRun.status === 'passed' ? 'passed' : 'refused'}`}  ${paint('dim', oneLine(file))}`,
    ...notes('error', ownErrors(connection)),
    ...notes('warning', warnings),
    ...(dryRun.status === 'passed'
      ? dryRun.messages.map((message) => `  Immuta says: ${oneLine(message)}`)
      : []),
    ...live.map(
      (change) =>
        `  ${oneLine(change.path)}: ${field(change.before)} in the spec, ${field(change.after)} in Immuta`,
    ),
    ...(action === 'invalid' ||
    report.mode !== 'plan' ||
    changes.length === 0 ||
    (before === undefined && action !== 'create')
      ? []
      : payload(before, after, paint)),
  ]
}

function payload(
  before: PlannedConnection['before'],
  after: PlannedConnection['after'],
  paint: Paint,
): string[] {
  const lines = visible(payloadDiff(before, after).text).split('\n')
  return lines.map(
    (line) =>
      `  ${line.startsWith('+') ? paint('green', line) : line.startsWith('-') ? paint('red', line) : line}`,
  )
}

/** Markdown without its bold marks. */
function bare(markdown: string): string {
  return markdown.replaceAll('**', '')
}

/** Foreign text: on one line, and without what could steer a terminal. */
function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ')
}
