import type { Diagnostic } from '../core/diagnostic.ts'
import { type Reported, openWarnings } from '../core/outcome.ts'
import { diffOf, type PlanEntry, payloadOf } from '../core/plan.ts'
import { isOfUnknownObject, objectsToSet } from '../core/plan-objects.ts'
import { plural } from '../core/plural.ts'
import { ownErrors, runErrors } from '../core/run-errors.ts'
import { visible } from '../core/visible.ts'
import { changedFields } from '../render/changes.ts'
import { actionText, headline, isInvalid } from '../render/labels.ts'
import { payloadDiff } from '../render/payload.ts'
import { byUrgency, isNotable } from '../render/report.ts'
import { hasPayload, showsChanges } from '../render/section.ts'
import { verdict } from '../render/verdict.ts'
import { leftOutText, listed, nameOf, type ReportView, unmanagedOf } from '../render/view.ts'

/** Puts a text into a colour or a weight, where the terminal shows it. */
export type Paint = (style: 'bold' | 'dim' | 'red' | 'green' | 'yellow', text: string) => string

/** The report that a pull request would show, as plain text. Pure. */
export function renderText(view: ReportView, paint: Paint): string {
  const { connections } = view.outcome
  const unmanaged = unmanagedOf(view.outcome)
  const leftOut = leftOutText(view.outcome)
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
    ...(leftOut === '' ? [] : ['', paint('dim', leftOut)]),
    '',
  ].join('\n')
}

function section(view: ReportView, reported: Reported, paint: Paint): string[] {
  const { entry } = reported
  const { file } = entry.candidate
  const dryRun = entry.checks.dryRun
  const notes = (list: readonly Diagnostic[]): string[] =>
    list.map(({ severity, code, message, position }) => {
      const place = oneLine(`${file}:${position?.line ?? 1}:${position?.column ?? 1}`)
      const kind = paint(severity === 'error' ? 'red' : 'yellow', severity)
      return `${place}: ${kind}: ${oneLine(message)} [${code}]`
    })
  return [
    title(view, reported, paint),
    ...notes(ownErrors(reported)),
    ...notes(openWarnings(reported)),
    ...(dryRun !== undefined && dryRun.status !== 'failed'
      ? dryRun.messages.map((message) => `  Immuta says: ${oneLine(message)}`)
      : []),
    ...driftLines(entry),
    ...(view.outcome.mode === 'plan' ? [...changes(entry, paint), ...objects(entry)] : []),
  ]
}

/** Where Immuta differs: from the base's spec, or from the spec where there is no base. */
function driftLines({ candidate, drift }: PlanEntry): string[] {
  const isBase = candidate.kind !== 'invalid' && typeof candidate.prior === 'object'
  const where = isBase ? 'at the base' : 'in the spec'
  return drift.map((one) => {
    const found = isOfUnknownObject(one) ? 'not known to Immuta' : `${shown(one.after)} in Immuta`
    return `  ${oneLine(one.path)}: ${shown(one.before)} ${where}, ${found}`
  })
}

function title({ outcome }: ReportView, reported: Reported, paint: Paint): string {
  const { entry } = reported
  const state = isInvalid(reported) ? 'invalid' : bare(actionText(outcome, reported))
  const dryRun = entry.checks.dryRun
  const tried = {
    passed: ', dry run passed',
    failed: ', dry run refused',
    unknown: ', dry run undecided',
  }
  const name = paint('bold', oneLine(nameOf(reported)))
  const said = dryRun === undefined ? '' : tried[dryRun.status]
  // A connection without a key is called by its file already.
  const { key, file } = entry.candidate
  return `${name}: ${state}${said}${key === undefined ? '' : `  ${paint('dim', oneLine(file))}`}`
}

function shown(value: unknown): string {
  return value === null ? 'nothing' : oneLine(JSON.stringify(value))
}

/** What changes: the changed fields of what is there, the whole payload of what is new. */
function changes(entry: PlanEntry, paint: Paint): string[] {
  const { lines, more, copies } = showsChanges(entry)
    ? changedFields(diffOf(entry))
    : { lines: hasPayload(entry) ? payloadLines(entry) : [], more: 0, copies: 0 }
  const notes = [
    ...(more > 0 ? [plural(more, 'more line')] : []),
    ...(copies > 0 ? [`${plural(copies, 'field')} that repeat this`] : []),
  ]
  const style = { '+': 'green', '-': 'red' } as const
  return [
    ...visible(lines.join('\n'))
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const sign = line.slice(0, 1)
        return `  ${sign === '+' || sign === '-' ? paint(style[sign], line) : line}`
      }),
    ...(notes.length > 0 ? [paint('dim', `  not listed: ${listed(notes)}`)] : []),
  ]
}

function objects(entry: PlanEntry): string[] {
  return objectsToSet(entry).flatMap(({ object: { path }, change }) =>
    change.action === 'set'
      ? [
          ...(!change.isKnown && entry.change.action !== 'create'
            ? [`  object ${oneLine(path)}: not known to Immuta yet`]
            : []),
          ...change.diff.map(
            ({ path: setting, before, after }) =>
              `  object ${oneLine(path)}: ${setting} ${shown(before)} -> ${shown(after)}`,
          ),
        ]
      : [],
  )
}

function payloadLines(entry: PlanEntry): string[] {
  const { before, after } = payloadOf(entry)
  return payloadDiff(before, after).text.split('\n')
}

/** Markdown without its bold marks. */
function bare(markdown: string): string {
  return markdown.replaceAll('**', '')
}

/** Foreign text: on one line, and without what could steer a terminal. */
export function oneLine(text: string): string {
  return visible(text).replace(/\s+/g, ' ')
}
