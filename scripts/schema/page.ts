import { readFileSync } from 'node:fs'
import type { Live } from '../../src/connection/field-types.ts'
import { RESERVED_KEYS } from '../../src/connection/formats.ts'
import { defaultOf, LEAVES, originalOf, type Row, ROWS } from '../../src/connection/field-lookup.ts'
import { MODELINE } from './links.ts'

/** docs/spec.md: the hand-written rules around tables of every field. */
export function specPage(): string {
  const template = readFileSync(new URL('spec.template.md', import.meta.url), 'utf8')
  const parts: Readonly<Record<string, string>> = {
    fields: fieldTable(),
    compared: comparedTable(),
    reserved: RESERVED_KEYS.join(' '),
    modeline: MODELINE,
  }
  return template.replaceAll(/<!-- (\w+) -->/g, (mark, name: string) => parts[name] ?? mark)
}

const table = (...rows: string[][]): string =>
  rows.map((row) => `| ${row.join(' | ')} |`).join('\n')

function fieldTable(): string {
  return table(
    ['Field', 'Value', 'When left out', 'Meaning'],
    ['---', '---', '---', '---'],
    ...ROWS.map((row) => [`\`${row.path}\``, form(row.field), absent(row), meaning(row)]),
  )
}

function meaning(row: Row): string {
  const { text, examples = [] } = row.field
  const sentence = originalOf(row) === undefined ? text : 'When present it must be equal.'
  return [sentence, ...examples.slice(0, 1).map((one) => `Example: \`${show(one)}\`.`)].join(' ')
}

function form({ type }: Row['field']): string {
  switch (type.is) {
    case 'text':
      return 'text'
    case 'number':
      return `${type.from} to ${type.to}`
    case 'flag':
      return '`true` or `false`'
    case 'choice':
      return type.values.map((value) => `\`${show(value)}\``).join(' or ')
    case 'list':
      return 'list of texts'
    case 'objects':
      return 'map from full names to `isActive`, `activateNewChildren`'
    case 'map':
      return type.shorthand === undefined ? 'map' : '`true` or `false` or map'
  }
}

function absent(row: Row): string {
  const original = originalOf(row)
  if (row.field.absent === 'required') return '**required**'
  if (original !== undefined) return `as \`${original.path}\``
  const filled = filledIn(row)
  return filled === undefined ? '–' : `\`${show(filled)}\``
}

/** What is put in for an absent field; of a map, where it has a short form. */
export function filledIn(row: Row): unknown {
  const { type } = row.field
  if (type.is !== 'map' || type.shorthand === undefined) return defaultOf(row)
  const { shorthand } = type
  const member = ROWS.find(({ path }) => path === `${row.path}.${shorthand}`)
  return member && { [shorthand]: defaultOf(member) }
}

/** Which fields are compared with Immuta, each under the end of its path. */
function comparedTable(): string {
  const ends = (test: (live: Live) => boolean): string =>
    LEAVES.filter(({ field }) => test(field.live))
      .map(({ path }) => `\`${path.replace(/^(nativeIntegration\.config|connection)\./, '')}\``)
      .join(', ')
  const shownIn = (part: string): string =>
    ends((live) => typeof live === 'object' && 'part' in live && live.part === part)
  const secrets = ends((live) => typeof live === 'object' && 'secret' in live)
  return table(
    ['Field', 'Compared'],
    ['---', '---'],
    [shownIn('connection'), 'yes'],
    [shownIn('config'), 'where the integration can be read; a list as a set'],
    [secrets, 'never: Immuta does not show them. A changed *name* of a variable is sent by apply.'],
    [
      ends((live) => live === 'registration-only'),
      'never: Immuta reads them only when a connection is registered.',
    ],
  )
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
