import type { ConnectionBody } from '../core/connection.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import type { FieldChange } from '../core/diff.ts'
import { describeJobs } from '../core/jobs.ts'
import { effectOf, type Reported, openWarnings } from '../core/outcome.ts'
import {
  actionOf,
  desiredOf,
  diffOf,
  hasWrites,
  payloadOf,
  type PlanEntry,
  priorOf,
  type SavedScript,
} from '../core/plan.ts'
import { getIn } from '../core/path.ts'
import { objectFieldOf, settingPlanned } from '../core/plan-objects.ts'
import { plural } from '../core/plural.ts'
import { isTouched } from '../core/review.ts'
import { ownErrors } from '../core/run-errors.ts'
import { changedFields } from './changes.ts'
import type { Folded, Section } from './fit.ts'
import { actionText, dryRunText } from './labels.ts'
import { cell, code, fence } from './markdown.ts'
import { alert, fileLink, noteLine } from './notes.ts'
import { objectLines } from './objects.ts'
import { payloadDiff } from './payload.ts'
import { preflightLines } from './privileges.ts'
import {
  blockOf,
  driftTable,
  immutaCell,
  nameOf,
  OCCASION,
  type ReportView,
  valueCell,
} from './view.ts'

/**
 * What a report tells of one connection.
 *
 * @param told diagnostics that the head of the report tells already
 */
export function connectionSection(
  view: ReportView,
  reported: Reported,
  told: ReadonlySet<Diagnostic>,
): Section {
  const { entry } = reported
  const link = fileLink(view, reported)
  const title = actionText(view.outcome, reported).replaceAll('**', '')
  const errors = ownErrors(reported).filter((error) => error.code !== 'dry-run-failed')
  const warnings = openWarnings(reported).filter((warning) => !told.has(warning))
  const inLine = (one: Diagnostic): string => noteLine(one, link)
  const open = [
    `### ${code(nameOf(reported))}: ${title}`,
    '',
    facts(view, reported, link).join(' · '),
    ...alert('CAUTION', errors.map(inLine)),
    ...dryRunMessages(entry),
    ...alert('WARNING', warnings.map(inLine)),
    ...changeLines(entry),
    ...objectLines(view.outcome, reported),
    ...driftLines(view, reported),
    ...preflightLines(entry.checks.privileges ?? []),
  ].join('\n')
  return { open, folded: [...payloadDetails(view, entry), ...scriptDetails(scriptOf(reported))] }
}

function facts({ outcome }: ReportView, reported: Reported, link: string): string[] {
  const { entry, result } = reported
  const { file } = entry.candidate
  const desired = desiredOf(entry) ?? priorOf(entry)
  const statements = entry.checks.setUp?.run?.statements
  const effect = effectOf(reported)
  return [
    entry.candidate.kind === 'removed' ? code(file) : `[${code(file)}](${link})`,
    ...(desired === undefined ? [] : target(desired)),
    ...(entry.state === 'unknown' ? [] : [`the connection itself is ${entry.state}`]),
    ...(entry.checks.dryRun === undefined ? [] : [`dry run ${dryRunText(reported)}`]),
    ...(statements === undefined
      ? []
      : [
          outcome.mode === 'plan'
            ? `set-up script: ${plural(statements, 'statement')}`
            : `set-up script: ${result.setUp?.ran ?? 0} of ` +
              `${plural(statements, 'statement')} run`,
        ]),
    ...(effect?.kind === 'registered' ? registrationFacts(effect) : []),
  ]
}

function registrationFacts({
  objectPath,
  bulkId,
  jobs,
}: Extract<ReturnType<typeof effectOf>, { kind: 'registered' }>): string[] {
  const jobsFact = (): string[] => {
    if (jobs === undefined) return []
    if (jobs.total === 0 && jobs.unread !== undefined) return ['background jobs unreadable']
    if (jobs.total === 0) return ['no background job known']
    const others = jobs.unread === undefined ? '' : ', others unreadable'
    return [`jobs: ${code(describeJobs(jobs))}${others}`]
  }
  return [
    `registered as ${code(objectPath.join('/'))}`,
    ...(bulkId === undefined ? [] : [`bulk id ${code(bulkId)}`]),
    ...jobsFact(),
  ]
}

/** Where the credential goes, and as what: the first thing a reviewer checks. */
function target({ connection, nativeIntegration }: ConnectionBody): string[] {
  const how = connection.authenticationType === 'token' ? 'access token' : 'OAuth M2M'
  const { catalog } = nativeIntegration.config
  return [`host ${code(connection.hostname)}`, `catalog ${code(catalog)}`, how]
}

const DRY_RUN_LEADS = {
  passed: 'Immuta says:',
  failed: "**Immuta's dry run refused it:**",
  unknown:
    "**Immuta's dry run leaves it open: its words may be about this connection or another one:**",
} as const

function dryRunMessages(entry: PlanEntry): string[] {
  const dryRun = entry.checks.dryRun
  if (dryRun === undefined || dryRun.messages.length === 0) return []
  const lead = DRY_RUN_LEADS[dryRun.status]
  return ['', lead, '', fence('text', dryRun.messages.join('\n'))]
}

/** The fields that the change touches: short, and never folded. */
function changeLines(entry: PlanEntry): string[] {
  if (!showsChanges(entry)) return []
  const { lines, more, copies } = changedFields(diffOf(entry))
  const title = priorOf(entry) === undefined ? '**What this changes in Immuta:**' : '**Changed:**'
  const notes = [
    ...(more > 0 ? [`${plural(more, 'more changed line')} left out here.`] : []),
    ...(copies > 0
      ? [`${plural(copies, 'more field')} ${copies === 1 ? 'repeats' : 'repeat'} one of these.`]
      : []),
  ]
  return [
    '',
    title,
    '',
    fence('diff', lines.join('\n')),
    ...(notes.length > 0 ? ['', `<sub>${notes.join(' ')}</sub>`] : []),
  ]
}

/** Whether a declared connection changes, other than by being new. */
export function showsChanges(entry: PlanEntry): boolean {
  if (entry.candidate.kind !== 'declared' || diffOf(entry).length === 0) return false
  return priorOf(entry) !== undefined || actionOf(entry) === 'update'
}

function driftLines({ outcome, occasion }: ReportView, { entry }: Reported): string[] {
  const { drift, candidate } = entry
  if (drift.length === 0) return []
  const isBase = candidate.kind !== 'invalid' && typeof candidate.prior === 'object'
  const title = `**Immuta differs from ${isBase ? "the default branch's spec" : 'the spec'}:**`
  if (!hasWrites(entry) || outcome.mode === 'drift' || blockOf(outcome) !== undefined)
    return ['', title, '', ...driftTable(drift)]
  const then = outcome.mode === 'apply' ? 'as applied' : OCCASION[occasion].after
  const shown = (value: unknown): string => valueCell(value, 'nothing')
  const rows = drift.map(
    (one) =>
      `- ${cell(one.path)}: ${shown(one.before)} in that spec, ` +
      `${immutaCell(one, 'nothing')} in Immuta, ${shown(valueAfter(entry, one))} ${then}`,
  )
  return ['', title, '', ...rows]
}

/** What Immuta has of a field that differs from the base's spec, once this entry is applied. */
function valueAfter(entry: PlanEntry, drift: FieldChange): unknown {
  if (objectFieldOf(drift) !== undefined) return settingPlanned(entry, drift)?.after ?? drift.after
  const desired = desiredOf(entry)
  const isSent = entry.change.action === 'update' && desired !== undefined
  return isSent ? getIn(desired, drift.path.split('.')) : drift.after
}

/**
 * Whether a report shows a payload: what changes against the base, or a new connection; where an
 * apply will be compared with it, whatever the change touches.
 */
export function hasPayload(entry: PlanEntry, view?: Pick<ReportView, 'isRecorded'>): boolean {
  if (view?.isRecorded === true && isTouched(entry) && desiredOf(entry) !== undefined) return true
  if (diffOf(entry).length === 0) return false
  return priorOf(entry) !== undefined || entry.change.action === 'create'
}

function payloadDetails(view: ReportView, entry: PlanEntry): Folded[] {
  if (!hasPayload(entry, view)) return []
  const make = (): string => {
    const { before, after } = payloadOf(entry)
    const payload = payloadDiff(before, after)
    const lines = plural(payload.text.split('\n').length, 'line')
    const isSame = payload.added + payload.removed === 0
    const kind =
      before === undefined
        ? 'Whole payload'
        : isSame
          ? 'Whole payload, as on main'
          : 'Whole payload, main against this change'
    return details(`${kind} (${lines})`, fence('diff', payload.text))
  }
  return [{ name: 'the payload', make }]
}

/** The script that belongs to a connection: for its set-up, or for the clean-up after it. */
export function scriptOf(reported: Reported): SavedScript | undefined {
  const effect = effectOf(reported)
  if (effect?.kind === 'deregistered') return effect.script
  return reported.entry.checks.setUp?.script
}

function scriptDetails(script: SavedScript | undefined): Folded[] {
  if (script === undefined) return []
  const { name, text } = script
  const make = (): string => {
    if (text.kind === 'shown') return details(`Script ${name}`, fence('sql', text.sql))
    const where = 'only in the folder of the output `script-directory`'
    return `The script ${code(name)} holds a secret, so it is ${where}.`
  }
  return [{ name: 'the script', make }]
}

function details(summary: string, content: string): string {
  return ['<details>', `<summary>${summary}</summary>`, '', content, '', '</details>'].join('\n')
}
