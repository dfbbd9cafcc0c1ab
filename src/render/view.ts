import type { Block } from '../core/block.ts'
import type { FieldChange } from '../core/diff.ts'
import type { Outcome, Reported, Stop } from '../core/outcome.ts'
import { isOfUnknownObject } from '../core/plan-objects.ts'
import { plural } from '../core/plural.ts'
import type { Wording } from '../core/wording.ts'
import { cell, code, shorten } from './markdown.ts'

/** What a run came to, with what a reader needs to find their way. */
export interface ReportView {
  outcome: Outcome
  commit: string
  /** Base of links to files: `https://github.com/owner/repo/blob/<sha>`. */
  filesUrl: string
  runUrl: string
  version: string
  wording: Wording
  /** What a plan leads to: the merge of a pull request, which is then applied, or an apply. */
  occasion: 'merge' | 'apply'
  /** Set where an apply is compared with the report: it shows each spec of the change whole. */
  isRecorded?: true
  /**
   * Where apply refuses what the plan comment does not show whole (`require-plan`): this report is
   * that comment, or the comment leaves out so many changes.
   */
  required?: 'here' | { unshown: number }
}

/** How a plan speaks of what it leads to. */
export const OCCASION = {
  merge: {
    doing: 'Merging',
    before: 'Before merging',
    after: 'after the merge',
    column: 'On merge',
    ready: 'Ready to merge',
    notReady: 'Not ready to merge',
  },
  apply: {
    doing: 'Applying',
    before: 'Before applying',
    after: 'after the apply',
    column: 'On apply',
    ready: 'Ready to apply',
    notReady: 'Not ready to apply',
  },
} as const

/** Why Immuta was not asked, when that was on purpose. */
export function offlineOf(outcome: Outcome): string | undefined {
  return outcome.mode === 'plan' ? outcome.offline : undefined
}

/** What would keep an apply from writing anything, as a plan found out. */
export function blockOf(outcome: Outcome): Block | undefined {
  return outcome.mode === 'plan' ? outcome.block : undefined
}

/** How many specs an apply looks at that a plan did not, because its change does not touch them. */
export function leftOutOf(outcome: Outcome): number {
  return outcome.mode === 'plan' ? outcome.leftOut : 0
}

/** What a plan can't know of an apply, which looks at more. */
export function leftOutText(outcome: Outcome): string {
  const count = leftOutOf(outcome)
  if (count === 0) return ''
  const [were, them] = count === 1 ? ['was', 'it'] : ['were', 'them']
  return (
    `${plural(count, 'spec')} that this change does not touch ${were} not looked at. Apply looks ` +
    `at ${them} too: it sets right what differs in Immuta, and writes nothing if a check fails.`
  )
}

/** Keys in Immuta that no spec names. */
export function unmanagedOf(outcome: Outcome): readonly string[] {
  return outcome.mode === 'drift' ? outcome.unmanaged : []
}

/** Why an apply wrote nothing although something was planned. */
export function stoppedOf(outcome: Outcome): Stop | undefined {
  return outcome.mode === 'apply' ? outcome.stopped : undefined
}

/** Characters of a name in a report: a key may be as long as a file. */
const MAX_NAME_CHARS = 120

/** How a connection is called: by its key, where its spec can be read that far. */
export function nameOf({ entry: { candidate } }: Reported): string {
  return shorten(candidate.key ?? candidate.file, MAX_NAME_CHARS)
}

/** Names of connections that a sentence lists; more are counted. */
export const MAX_NAMES = 2

/** Connections by name in a sentence; many are counted. */
export function namesOf(connections: readonly Reported[]): string {
  const names = connections.map((one) => code(nameOf(one)))
  return names.length > MAX_NAMES ? plural(names.length, 'connection') : listed(names)
}

/** `a, b and c` */
export function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? ''
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`
}

/** A path as part of a link. */
export function filePath(file: string): string {
  const encode = (character: string): string => `%${character.charCodeAt(0).toString(16)}`
  return file
    .split('/')
    .map((step) => encodeURIComponent(step).replace(/[()]/g, encode))
    .join('/')
}

/** A Markdown table; cells are Markdown already. */
export function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [header, header.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
}

/** A value of a field as a code span; `nothing` stands for one that is absent. */
export function valueCell(value: unknown, nothing: string): string {
  if (value === null || value === undefined) return nothing
  return cell(typeof value === 'string' ? value : JSON.stringify(value))
}

/** Where Immuta differs from a spec, as a table for people. */
export function driftTable(drift: readonly FieldChange[]): string[] {
  return table(
    ['Field', 'Spec', 'Immuta'],
    drift.map((one) => [cell(one.path), valueCell(one.before, '–'), immutaCell(one, '–')]),
  )
}

/** What Immuta has of a field that differs. */
export function immutaCell(drift: FieldChange, nothing: string): string {
  return isOfUnknownObject(drift) ? 'not known yet' : valueCell(drift.after, nothing)
}
