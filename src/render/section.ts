import type { ConnectionBody } from '../core/connection.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import { describeJobs } from '../core/jobs.ts'
import { effectOf, type Reported, warningsOf } from '../core/outcome.ts'
import {
  actionOf,
  checkOf,
  desiredOf,
  diffOf,
  type PlanEntry,
  priorOf,
  type SavedScript,
} from '../core/plan.ts'
import { isTouched } from '../core/review.ts'
import { ownErrors } from '../core/run-errors.ts'
import type { Section } from './fit.ts'
import { actionText, dryRunText } from './labels.ts'
import { code, fence, prose } from './markdown.ts'
import { payloadDiff } from './payload.ts'
import { preflightLines } from './privileges.ts'
import { fieldTable, filePath, nameOf, plural, type ReportView } from './view.ts'

/** What a report tells of one connection; in brief without what is long. */
export function connectionSection(view: ReportView, reported: Reported): Section {
  const { entry } = reported
  const { file } = entry.candidate
  const link = `${view.filesUrl}/${filePath(file)}`
  const title = actionText(view.outcome, reported).replaceAll('**', '')
  const isInvalid = entry.change.action === 'invalid'
  const brief = [
    `### ${code(nameOf(reported))}: ${isInvalid ? 'invalid' : title}`,
    '',
    facts(view, reported, link).join(' · '),
    ...notes(
      'CAUTION',
      ownErrors(reported).filter((error) => error.code !== 'dry-run-failed'),
      link,
    ),
    ...dryRunMessages(entry),
    ...notes('WARNING', warningsOf(reported), link),
    ...driftLines(entry),
    ...liveChangeLines(entry),
  ].join('\n')
  const full = [
    brief,
    ...preflightLines(checkOf(entry, 'privileges')?.findings ?? []),
    ...payloadDetails(view, entry),
    ...scriptDetails(scriptOf(reported)),
  ].join('\n')
  return { brief, full }
}

function notes(kind: 'CAUTION' | 'WARNING', list: readonly Diagnostic[], link: string): string[] {
  if (list.length === 0) return []
  const lines = list.map(({ code: id, message, position }) => {
    const line = position && ` ([line ${position.line}](${link}#L${position.line}))`
    return `> **${id}**${line ?? ''}: ${prose(message)}`
  })
  return ['', `> [!${kind}]`, lines.join('\n>\n')]
}

function facts({ outcome }: ReportView, reported: Reported, link: string): string[] {
  const { entry, result } = reported
  const { file } = entry.candidate
  const desired = desiredOf(entry)
  const setUp = checkOf(entry, 'set-up-script')
  const statements = setUp === undefined || setUp.run === 'by-hand' ? undefined : setUp.run
  const effect = effectOf(reported)
  return [
    entry.candidate.kind === 'removed' ? code(file) : `[${code(file)}](${link})`,
    ...(desired === undefined ? [] : target(desired)),
    ...(entry.state === 'unknown' ? [] : [`${entry.state} in Immuta`]),
    ...(checkOf(entry, 'dry-run') === undefined ? [] : [`dry run ${dryRunText(reported)}`]),
    ...(statements === undefined
      ? []
      : [
          outcome.mode === 'plan'
            ? `set-up script: ${plural(statements.statements, 'statement')}`
            : `set-up script: ${result.setUp?.ran ?? 0} of ` +
              `${plural(statements.statements, 'statement')} run`,
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
    return [jobs.total === 0 ? 'no background job known' : `jobs: ${code(describeJobs(jobs))}`]
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

function dryRunMessages(entry: PlanEntry): string[] {
  const dryRun = checkOf(entry, 'dry-run')
  if (dryRun === undefined || dryRun.messages.length === 0) return []
  const lead = dryRun.status === 'failed' ? "**Immuta's dry run refused it:**" : 'Immuta says:'
  return ['', lead, '', fence('text', dryRun.messages.join('\n'))]
}

function driftLines({ drift, change }: PlanEntry): string[] {
  if (drift.length === 0) return []
  const then = change.action === 'update' ? '; apply sets it back' : ''
  return [
    '',
    `**In Immuta, but not in the default branch's spec${then}:**`,
    '',
    ...fieldTable(drift, 'Spec', 'Immuta'),
  ]
}

/** The change to Immuta's own values, where no version of the base can be compared with. */
function liveChangeLines(entry: PlanEntry): string[] {
  const changes = diffOf(entry)
  const isUpdate = actionOf(entry) === 'update'
  if (!isUpdate || changes.length === 0 || priorOf(entry) !== undefined) return []
  return ['', '**What this changes in Immuta:**', '', ...fieldTable(changes, 'Immuta', 'Spec')]
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

function payloadDetails(view: ReportView, entry: PlanEntry): string[] {
  if (!hasPayload(entry, view)) return []
  const before = priorOf(entry)
  const payload = payloadDiff(before, desiredOf(entry))
  const isSame = payload.added + payload.removed === 0
  const lines = plural(payload.text.split('\n').length, 'line')
  const title =
    before === undefined || isSame
      ? `Payload (${lines}${isSame ? ', as on main' : ''})`
      : `Payload: main against this change (+${payload.added} −${payload.removed})`
  return details(title, fence('diff', payload.text))
}

/** The script that belongs to a connection: for its set-up, or for the clean-up after it. */
export function scriptOf(reported: Reported): SavedScript | undefined {
  const effect = effectOf(reported)
  if (effect?.kind === 'deregistered') return effect.script
  return checkOf(reported.entry, 'set-up-script')?.script
}

function scriptDetails(script: SavedScript | undefined): string[] {
  if (script === undefined) return []
  const { name, text } = script
  if (text.kind === 'shown') return details(`Script ${name}`, fence('sql', text.sql))
  const where = 'only in the folder of the output `script-directory`'
  return ['', `The script ${code(name)} holds a secret, so it is ${where}.`]
}

function details(summary: string, content: string): string[] {
  return ['', '<details>', `<summary>${summary}</summary>`, '', content, '', '</details>']
}
