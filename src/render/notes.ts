import type { Diagnostic } from '../core/diagnostic.ts'
import type { Reported } from '../core/outcome.ts'
import { prose, shorten } from './markdown.ts'
import { filePath, type ReportView } from './view.ts'

/** A block that GitHub sets off, of lines that are Markdown already; nothing without lines. */
export function alert(kind: 'CAUTION' | 'WARNING', lines: readonly string[]): string[] {
  if (lines.length === 0) return []
  return ['', `> [!${kind}]`, lines.map((line) => `> ${line}`).join('\n>\n')]
}

/**
 * A diagnostic in one line: its code, its place in the spec, its message.
 *
 * @param link where the spec can be read
 * @param maxChars of the message
 */
export function noteLine(
  { code, message, position }: Diagnostic,
  link: string,
  maxChars = Infinity,
): string {
  const line = position && ` ([line ${position.line}](${link}#L${position.line}))`
  return `**${code}**${line ?? ''}: ${prose(shorten(message, maxChars))}`
}

/** Where a connection's spec can be read. */
export function fileLink({ filesUrl }: ReportView, { entry }: Reported): string {
  return `${filesUrl}/${filePath(entry.candidate.file)}`
}
