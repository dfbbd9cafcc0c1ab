import type { Diagnostic } from '../core/diagnostic.ts'
import type { FieldChange } from '../core/diff.ts'
import { type Reported, warningsOf } from '../core/outcome.ts'
import { actionOf, checkOf, desiredOf, diffOf, type PlanEntry, priorOf } from '../core/plan.ts'
import { ownErrors, runErrors } from '../core/run-errors.ts'
import { actionText, headline } from '../render/labels.ts'
import { visible } from '../render/markdown.ts'
import { payloadDiff } from '../render/payload.ts'
import { byUrgency, isNotable } from '../render/report.ts'
import { hasPayload } from '../render/section.ts'
import { verdict } from '../render/verdict.ts'
import { nameOf, type ReportView, unmanagedOf } from '../render/view.ts'

/** Puts a text into a colour or a weight, where the terminal shows it. */
export type Paint = (style: 'bold' | 'dim' | 'red' | 'green' | 'yellow', text: string) => string

/** The report that a pull request would show, as plain text. Pure. */
export function renderText(view: ReportView, paint: Paint): string {
  const { connections } = view.outcome
  const unmanaged = unmanagedOf(view.outcome)
  const faults = runErrors(connections).map(({ code, message, count }) => {
    const where = `[${code}, ${count} of ${connections.length}]`
    return `${paint('red', 'error')}: ${oneLine(message)} ${where}`
  })
  return [
    paint('bold', `Immuta connections: ${headline(view.outcome)}`),
    oneLine(bare(verdict(view))),
    ...faults,
    ...byUrgency(connections)
      .filter(isNotable)
      .flatMap((connection) => ['', ...section(view, connection, paint)]),
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

function section(view: ReportView, reported: Reported, paint: Paint): string[] {
  const { entry } = reported
  const { file } = entry.candidate
  const dryRun = checkOf(entry, 'dry-run')
  const notes = (list: readonly Diagnostic[]): string[] =>
    list.map(({ severity, code, message, position }) => {
      const place = oneLine(`${file}:${position?.line ?? 1}:${position?.column ?? 1}`)
      const kind = paint(severity === 'error' ? 'red' : 'yellow', severity)
      return `${place}: ${kind}: ${oneLine(message)} [${code}]`
    })
  return [
    title(view, reported, paint),
    ...notes(ownErrors(reported)),
    ...notes(warningsOf(reported)),
    ...(dryRun?.status === 'passed'
      ? dryRun.messages.map((message) => `  Immuta says: ${oneLine(message)}`)
      : []),
    ...liveDifferences(entry).map(
      ({ path, before, after }) =>
        `  ${oneLine(path)}: ${shown(before)} in the spec, ${shown(after)} in Immuta`,
    ),
    ...(view.outcome.mode === 'plan' && hasPayload(entry) ? payload(entry, paint) : []),
  ]
}

function title({ outcome }: ReportView, reported: Reported, paint: Paint): string {
  const { entry } = reported
  const isInvalid = entry.change.action === 'invalid'
  const state = isInvalid ? 'invalid' : bare(actionText(outcome, reported))
  const dryRun = checkOf(entry, 'dry-run')
  const tried = { passed: ', dry run passed', failed: ', dry run refused' }
  const name = paint('bold', oneLine(nameOf(reported)))
  const said = dryRun === undefined ? '' : tried[dryRun.status]
  return `${name}: ${state}${said}  ${paint('dim', oneLine(entry.candidate.file))}`
}

/** Where Immuta differs from the spec: `before` is the spec's value. */
function liveDifferences(
  entry: PlanEntry,
): readonly Pick<FieldChange, 'path' | 'before' | 'after'>[] {
  if (actionOf(entry) !== 'update' || priorOf(entry) !== undefined) return entry.drift
  return diffOf(entry).map(({ path, before, after }) => ({ path, before: after, after: before }))
}

function shown(value: unknown): string {
  return value === null ? 'nothing' : oneLine(JSON.stringify(value))
}

function payload(entry: PlanEntry, paint: Paint): string[] {
  const lines = visible(payloadDiff(priorOf(entry), desiredOf(entry)).text).split('\n')
  return lines.map((line) => {
    if (line.startsWith('+')) return `  ${paint('green', line)}`
    return `  ${line.startsWith('-') ? paint('red', line) : line}`
  })
}

/** Markdown without its bold marks. */
function bare(markdown: string): string {
  return markdown.replaceAll('**', '')
}

/** Foreign text: on one line, and without what could steer a terminal. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ')
}
