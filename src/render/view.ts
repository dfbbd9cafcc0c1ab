import type { Outcome, Reported } from '../core/outcome.ts'
import type { Wording } from '../core/wording.ts'
import { cell } from './markdown.ts'

/** What a run came to, with what a reader needs to find their way. */
export interface ReportView {
  outcome: Outcome
  commit: string
  /** Base of links to files: `https://github.com/owner/repo/blob/<sha>`. */
  filesUrl: string
  runUrl: string
  version: string
  wording: Wording
  /** Set where an apply is compared with the report: it shows each spec of the change whole. */
  isRecorded?: true
}

/** Why Immuta was not asked, when that was on purpose. */
export function offlineOf(outcome: Outcome): string | undefined {
  return outcome.mode === 'plan' ? outcome.offline : undefined
}

/** Keys in Immuta that no spec names. */
export function unmanagedOf(outcome: Outcome): readonly string[] {
  return outcome.mode === 'drift' ? outcome.unmanaged : []
}

/** Why an apply wrote nothing although something was planned. */
export function stoppedOf(outcome: Outcome): string | undefined {
  return outcome.mode === 'apply' ? outcome.stopped : undefined
}

/** How a connection is called: by its key, where its spec can be read that far. */
export function nameOf({ entry: { candidate } }: Reported): string {
  return candidate.key ?? candidate.file
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
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

/** Fields that differ, as a table for people. */
export function fieldTable(
  changes: readonly { path: string; before: unknown; after: unknown }[],
  before: string,
  after: string,
): string[] {
  const shown = (value: unknown): string =>
    value === null ? '–' : cell(typeof value === 'string' ? value : JSON.stringify(value))
  return table(
    ['Field', before, after],
    changes.map((change) => [cell(change.path), shown(change.before), shown(change.after)]),
  )
}
