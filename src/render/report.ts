import { errorsOf, hasContent, isPending, type Reported, warningsOf } from '../core/outcome.ts'
import { checkOf, type PlanEntry } from '../core/plan.ts'
import { isTouched } from '../core/review.ts'
import { runErrors } from '../core/run-errors.ts'
import { type Budget, fit, type Section } from './fit.ts'
import { actionText, dryRunText, headline } from './labels.ts'
import { cell, code, prose } from './markdown.ts'
import { connectionSection } from './section.ts'
import { verdict } from './verdict.ts'
import { nameOf, offlineOf, plural, type ReportView, table, unmanagedOf } from './view.ts'

const GUIDE =
  'https://documentation.immuta.com/saas/developer-guides/api-intro/connections-api/' +
  'how-to-guides/register-a-connection/register-a-databricks-unity-catalog-connection'

/** Rows of the overview; more would bury the sections. */
const MAX_ROWS = 100

/** A report as Markdown. */
export interface RenderedReport {
  text: string
  /** The entries of which something was left out for want of room. */
  cut: ReadonlySet<PlanEntry>
}

/** Renders a report. Pure; within the budget, whatever the connections hold. */
export function renderReport(view: ReportView, budget: Budget): RenderedReport {
  const ordered = byUrgency(view.outcome.connections)
  const head = [
    `## Immuta connections: ${headline(view.outcome)}`,
    '',
    verdict(view),
    ...runErrorLines(view),
    ...overview(view, ordered),
    ...beforeMerging(view),
  ].join('\n')
  const notable = ordered.filter(
    (one) => isNotable(one) || (view.isRecorded === true && isTouched(one.entry)),
  )
  const sections = notable.map((connection) => () => connectionSection(view, connection))
  const omitted = (count: number): string =>
    `**${plural(count, 'more connection')}** did not fit here: ` +
    `see the [summary of the run](${view.runUrl}).`
  const all = [...sections, ...unmanagedSection(view)]
  const { text, cut } = fit(head, all, foot(view), budget, omitted)
  return { text, cut: new Set(cut.flatMap((index) => notable[index]?.entry ?? [])) }
}

const QUIET = 4

/** Order of a reader's attention: what fails, what warns, what changes, then the rest. */
function urgency(reported: Reported): number {
  const { entry } = reported
  if (errorsOf(reported).length > 0) return 0
  if (warningsOf(reported).length > 0) return 1
  const { action } = entry.change
  if (action === 'create' || action === 'update' || action === 'delete') return 2
  return hasContent(entry) ? 3 : QUIET
}

/** The connections in the order of a reader's attention. */
export function byUrgency(connections: readonly Reported[]): Reported[] {
  return [...connections].sort((a, b) => urgency(a) - urgency(b))
}

/** Whether there is more to say of a connection than that it is there. */
export function isNotable(reported: Reported): boolean {
  return urgency(reported) < QUIET
}

/** Characters of an error of the run that the head of a report holds. */
const MAX_RUN_ERROR_CHARS = 1000

function runErrorLines({ outcome }: ReportView): string[] {
  const lines = runErrors(outcome.connections).map(({ code: id, message, count }) => {
    const shown =
      message.length > MAX_RUN_ERROR_CHARS ? `${message.slice(0, MAX_RUN_ERROR_CHARS)}…` : message
    return `> **${id}** (${plural(count, 'connection')}): ${prose(shown)}`
  })
  return lines.length === 0 ? [] : ['', '> [!CAUTION]', lines.join('\n>\n')]
}

const COLUMN = { validate: 'Result', plan: 'On merge', apply: 'Result', drift: 'State' }

function overview({ outcome }: ReportView, ordered: readonly Reported[]): string[] {
  if (ordered.length < 2) return []
  const isTried = ordered.some(({ entry }) => checkOf(entry, 'dry-run') !== undefined)
  const column = offlineOf(outcome) === undefined ? COLUMN[outcome.mode] : 'By Git alone'
  const header = ['Connection', column, ...(isTried ? ['Dry run'] : []), 'Look at']
  const rows = ordered
    .slice(0, MAX_ROWS)
    .map((connection) => [
      cell(nameOf(connection)),
      actionText(outcome, connection),
      ...(isTried ? [dryRunText(connection)] : []),
      attention(connection),
    ])
  const more = ordered.length - rows.length
  return [
    '',
    ...table(header, rows),
    ...(more > 0 ? ['', `${plural(more, 'more row')} left out.`] : []),
  ]
}

function attention(reported: Reported): string {
  const codes = [
    ...new Set([
      ...errorsOf(reported).map(({ code: id }) => `❌ ${id}`),
      ...warningsOf(reported).map(({ code: id }) => `⚠️ ${id}`),
    ]),
  ]
  return codes.length > 3 ? `${codes.slice(0, 3).join(', ')}, …` : codes.join(', ')
}

/** Who may run a set-up script (Immuta, "Register a Databricks Unity Catalog Connection"). */
const SCRIPT_RUNNER = 'a user who is metastore admin and account admin and has `CREATE CATALOG`'

/** What people must have done before the merge, or what the merge does in Databricks. */
function beforeMerging({ outcome }: ReportView): string[] {
  if (outcome.mode !== 'plan') return []
  const created = outcome.connections.filter(
    (one) => one.entry.change.action === 'create' && isPending(one) && errorsOf(one).length === 0,
  )
  const scriptOf = ({ entry }: Reported) => checkOf(entry, 'set-up-script')
  const whose = (list: readonly Reported[]): string => {
    if (outcome.offline !== undefined) return 'each connection that is new in Immuta'
    return list.length === 1 ? 'the new connection' : 'each new connection'
  }
  const isManual = (one: Reported): boolean => typeof scriptOf(one)?.run !== 'object'
  const manual = created.filter(isManual)
  const automatic = created.filter((one) => !isManual(one))
  const shown = manual.some((one) => scriptOf(one) !== undefined)
    ? ' It is below, and in the folder of the output `script-directory`.'
    : ''
  const link = `[Immuta's set-up script](${GUIDE})`
  return [
    ...(manual.length === 0
      ? []
      : [
          '',
          `**Before merging:** ${link} for ${whose(manual)} must have been run in Databricks ` +
            `by ${SCRIPT_RUNNER}.${shown}`,
        ]),
    ...(automatic.length === 0
      ? []
      : [
          '',
          `**Merging runs ${link}** for ${whose(automatic)} in Databricks, before it registers. ` +
            `The \`databricks-…\` inputs of the apply workflow must name ${SCRIPT_RUNNER}.`,
        ]),
  ]
}

function unmanagedSection({ outcome }: ReportView): (() => Section)[] {
  const unmanaged = unmanagedOf(outcome)
  if (unmanaged.length === 0) return []
  const title = `### In Immuta, without a spec: ${unmanaged.length}`
  const list = unmanaged.map((key) => `- ${code(key)}`)
  const full = [title, '', 'Listed only; nothing touches them.', '', ...list].join('\n')
  return [() => ({ full, brief: title })]
}

const VERBS = { validate: 'Validated', plan: 'Planned', apply: 'Applied', drift: 'Compared' }

function foot({ outcome, commit, runUrl, version }: ReportView): string {
  const sha = commit.slice(0, 7) || 'unknown'
  return (
    `<sub>${VERBS[outcome.mode]} for commit ${sha} in [this run](${runUrl}) ` +
    `by Immuta Connections ${version}. Secrets are shown as \${NAME} only.</sub>`
  )
}
