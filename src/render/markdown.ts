import { visible } from '../core/visible.ts'

/*
 * Text from a spec or a server is foreign: it may try to close a fence, mention a person, link
 * somewhere or imitate our markers. It reaches Markdown only through these functions.
 */

/** A code span that the text can't leave; on one line. */
export function code(text: string): string {
  const line = visible(text).replace(/\s+/g, ' ').trim()
  if (line === '') return ''
  const ticks = '`'.repeat(longestRun(line) + 1)
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${ticks}${pad}${line}${pad}${ticks}`
}

/** A fenced block that the text can't close. */
export function fence(language: string, text: string): string {
  const clean = visible(text)
  const ticks = '`'.repeat(Math.max(3, longestRun(clean) + 1))
  return `${ticks}${language}\n${clean}\n${ticks}`
}

/** Prose with `code` spans: outside of these all is escaped, mentions and references broken. */
export function prose(text: string): string {
  const parts = visible(text).replace(/\s+/g, ' ').split('`')
  // An even number of parts: the last back-tick opens nothing.
  if (parts.length % 2 === 0) parts.push(parts.splice(-2).join('`'))
  return parts.map((part, index) => (index % 2 === 1 ? code(part) : plain(part))).join('')
}

/** A text of at most so many characters; what was cut is told by an ellipsis. */
export function shorten(text: string, max: number): string {
  return text.length > max ? `${text.slice(0, max - 1)}…` : text
}

/** The longest text of a table cell, in characters; a table is for an overview. */
const MAX_CELL_CHARS = 120

/** A code span for a table cell, where a bar would end the cell. */
export function cell(text: string): string {
  return code(shorten(text, MAX_CELL_CHARS)).replaceAll('|', '\\|')
}

function plain(text: string): string {
  return text
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/([@#]|GH-)(?=[\w-])/gi, '$1\u200b')
    .replace(/www(?=\.)/gi, '$&\u200b')
    .replaceAll('://', ':\u200b//')
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, { length }) => Math.max(longest, length), 0)
}
