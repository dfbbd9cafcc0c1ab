import type { Diagnostic } from '../core/diagnostic.ts'
import { errorsOf, hasContent, type Reported, openWarnings } from '../core/outcome.ts'
import { type PlanEntry, hasWrites } from '../core/plan.ts'
import { plural } from '../core/plural.ts'
import { isTouched } from '../core/review.ts'
import { runErrors } from '../core/run-errors.ts'
import { weightedDangers } from './dangers.ts'
import { type Budget, fit, type Section } from './fit.ts'
import { actionText, dryRunText, headline } from './labels.ts'
import { cell, code, prose, shorten } from './markdown.ts'
import { alert, fileLink, noteLine } from './notes.ts'
import { connectionSection } from './section.ts'
import { stepLines } from './steps.ts'
import { verdict } from './verdict.ts'
import {
  blockOf,
  listed,
  nameOf,
  OCCASION,
  offlineOf,
  type ReportView,
  leftOutText,
  stoppedOf,
  table,
  unmanagedOf,
} from './view.ts'

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
  const notable = ordered.filter(
    (one) => isNotable(one) || (view.isRecorded === true && isTouched(one.entry)),
  )
  const { lines: dangers, told } = dangerLines(view, ordered)
  const entriesOf = (indexes: ReadonlySet<number>): Set<PlanEntry> =>
    new Set([...indexes].flatMap((index) => notable[index]?.entry ?? []))
  const rest = view.isRecorded
    ? ` The [summary of the run](${view.runUrl}) has room for more.`
    : ' The result file lists every connection.'
  // What must be mended comes before what must be run.
  const isBlockedPlan = blockOf(view.outcome) !== undefined
  const head = (indexes: ReadonlySet<number>): string => {
    const cut = entriesOf(indexes)
    return [
      `## Immuta connections: ${headline(view.outcome)}`,
      '',
      verdict(view, unshownOf(view, cut)),
      ...(indexes.size > 0
        ? [
            '',
            `**Not all is shown here:** ${plural(indexes.size, 'section')} cut.${rest}` +
              laterText(view, cut),
          ]
        : []),
      ...runErrorLines(view),
      ...dangers,
      ...(isBlockedPlan ? [] : stepLines(view, cut)),
      ...overview(view, ordered),
      ...(isBlockedPlan ? stepLines(view, cut) : []),
    ].join('\n')
  }
  const sections = notable.map((one) => () => connectionSection(view, one, told))
  const frame = {
    head,
    foot: foot(view),
    omitted: (count: number) => `**${plural(count, 'more section')}** did not fit here.`,
    missing: (names: readonly string[]) => `*Left out for want of room: ${listed(names)}.*`,
  }
  const { text, cut } = fit([...sections, ...unmanagedSection(view)], frame, budget)
  return { text, cut: entriesOf(cut) }
}

/** How many changes a plan comment must show whole, and does not. */
export function unshownOf(view: ReportView, cut: ReadonlySet<PlanEntry>): number {
  const { required } = view
  return required === 'here' ? [...cut].filter(hasWrites).length : (required?.unshown ?? 0)
}

/** What follows from leaving out what the merge does not change. */
function laterText({ required }: ReportView, cut: ReadonlySet<PlanEntry>): string {
  const count = [...cut].filter((entry) => !hasWrites(entry)).length
  if (required !== 'here' || count === 0) return ''
  return (
    ` ${plural(count, 'connection')} of these would not change, but with \`require-plan\` apply ` +
    'sends what is not shown whole to Immuta no later either, say with a rotated credential: ' +
    'a pull request that touches fewer specs shows it.'
  )
}

/** Dangers that the head of a report tells; more are told in their sections. */
const MAX_DANGERS = 10

/** What a write destroys or redirects: it stands first, and is told once. */
function dangerLines(
  view: ReportView,
  ordered: readonly Reported[],
): { lines: string[]; told: ReadonlySet<Diagnostic> } {
  if (view.outcome.mode !== 'plan') return { lines: [], told: new Set() }
  const all = ordered.flatMap((one) => weightedDangers(one).map((danger) => ({ one, danger })))
  const shown = all.slice(0, MAX_DANGERS)
  const lines = shown.map(({ one, danger }) => {
    const note = noteLine(danger, fileLink(view, one), MAX_HEAD_CHARS)
    return `${code(nameOf(one))}, ${note}`
  })
  const more = all.length - shown.length
  if (more > 0) lines.push(`${plural(more, 'more danger')} in the sections below.`)
  return {
    lines: alert('CAUTION', lines),
    told: new Set(shown.map(({ danger }) => danger)),
  }
}

const QUIET = 4

/** Order of a reader's attention: what fails, what warns, what changes, then the rest. */
function urgency(reported: Reported): number {
  const { entry } = reported
  if (errorsOf(reported).length > 0) return 0
  if (openWarnings(reported).length > 0) return 1
  if (hasWrites(entry)) return 2
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

/** Characters of a message in the head of a report. */
const MAX_HEAD_CHARS = 1000

function runErrorLines({ outcome }: ReportView): string[] {
  const stopped = stoppedOf(outcome)
  const lines = runErrors(outcome.connections)
    // The verdict says it.
    .filter(({ code: id }) => id !== stopped?.code)
    .map(({ code: id, message, count }) => {
      const text = prose(shorten(message, MAX_HEAD_CHARS))
      return `**${id}** (${plural(count, 'connection')}): ${text}`
    })
  return alert('CAUTION', lines)
}

const COLUMN = { validate: 'Result', apply: 'Result', drift: 'State' }

function overview({ outcome, occasion }: ReportView, ordered: readonly Reported[]): string[] {
  if (ordered.length < 2) return []
  const isTried = ordered.some(({ entry }) => entry.checks.dryRun !== undefined)
  const then = outcome.mode === 'plan' ? OCCASION[occasion].column : COLUMN[outcome.mode]
  const column = offlineOf(outcome) === undefined ? then : 'By Git only'
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
      ...openWarnings(reported).map(({ code: id }) => `⚠️ ${id}`),
    ]),
  ]
  return codes.length > 3 ? `${codes.slice(0, 3).join(', ')}, …` : codes.join(', ')
}

function unmanagedSection({ outcome }: ReportView): (() => Section)[] {
  const unmanaged = unmanagedOf(outcome)
  if (unmanaged.length === 0) return []
  const title = `### In Immuta, without a spec: ${unmanaged.length}`
  const list = unmanaged.map((key) => `- ${code(key)}`)
  const make = (): string => ['Listed only; nothing touches them.', '', ...list].join('\n')
  return [() => ({ open: title, folded: [{ name: 'the list', make }] })]
}

const VERBS = { validate: 'Validated', plan: 'Planned', apply: 'Run', drift: 'Compared' }

function foot({ outcome, commit, runUrl, version }: ReportView): string {
  const sha = commit.slice(0, 7) || 'unknown'
  const leftOut = leftOutText(outcome)
  return (
    `<sub>${leftOut === '' ? '' : `${leftOut} `}` +
    `${VERBS[outcome.mode]} for commit ${sha} in [this run](${runUrl}) ` +
    `by Immuta Connections ${version}. Secrets are shown as \${NAME} only.</sub>`
  )
}
