import { stringify } from 'yaml'
import { originalOf, rowAt } from '../connection/field-lookup.ts'
import type { FieldChange } from '../core/diff.ts'
import { shorten } from './markdown.ts'

/** Lines of changed fields that stand open; what is longer is in the folded payload. */
const MAX_LINES = 20
/** Characters of such a line. */
const MAX_LINE_CHARS = 200

/** The changed fields of a connection, short. */
export interface ChangedFields {
  /** Lines that start with `+`, `-` or a space: the fields, each below its parent keys. */
  lines: string[]
  /** Lines that were left out. */
  more: number
  /** Changed fields that repeat one of these, and are not listed. */
  copies: number
}

/** The changed fields, without those that only repeat another changed one. */
export function changedFields(diff: readonly FieldChange[]): ChangedFields {
  const paths = new Set(diff.map(({ path }) => path))
  const isCopy = ({ path }: FieldChange): boolean => {
    const row = rowAt(path)
    const original = row && originalOf(row)?.path
    return original !== undefined && paths.has(original)
  }
  const own = diff.filter((one) => !isCopy(one))
  const all: string[] = []
  let above: readonly string[] = []
  for (const change of own) {
    const steps = change.path.split('.')
    const parents = steps.slice(0, -1)
    for (const [depth, key] of parents.entries()) {
      const isShown = parents.slice(0, depth + 1).every((step, index) => step === above[index])
      if (!isShown) all.push(` ${indent(depth)}${key}:`)
    }
    above = parents
    all.push(...valueLines(steps.at(-1) ?? '', change, parents.length))
  }
  const lines = all.slice(0, MAX_LINES).map((line) => shorten(line, MAX_LINE_CHARS))
  return { lines, more: all.length - lines.length, copies: diff.length - own.length }
}

function valueLines(key: string, { before, after }: FieldChange, depth: number): string[] {
  if (Array.isArray(before) && Array.isArray(after)) return listLines(key, before, after, depth)
  return [...marked('-', key, before, depth), ...marked('+', key, after, depth)]
}

/** Of two lists only what one has and the other has not. */
function listLines(
  key: string,
  before: readonly unknown[],
  after: readonly unknown[],
  depth: number,
): string[] {
  const [old, now] = [before, after].map(
    (list) => new Set(list.map((item) => JSON.stringify(item))),
  )
  const only = (sign: string, list: readonly unknown[], other: Set<string> | undefined): string[] =>
    list
      .filter((item) => other?.has(JSON.stringify(item)) !== true)
      .map((item) => `${sign}${indent(depth + 1)}- ${stringify(item, { lineWidth: 0 }).trimEnd()}`)
  const lines = [...only('-', before, now), ...only('+', after, old)]
  const note = lines.length === 0 ? ' # the same items, in another order' : ''
  return [` ${indent(depth)}${key}:${note}`, ...lines]
}

function marked(sign: '+' | '-', key: string, value: unknown, depth: number): string[] {
  if (value === null) return []
  const text = stringify({ [key]: value }, { lineWidth: 0 }).trimEnd()
  return text.split('\n').map((line) => `${sign}${indent(depth)}${line}`)
}

function indent(depth: number): string {
  return '  '.repeat(depth)
}
