import { closest } from 'fastest-levenshtein'
import * as z from 'zod'
import type { Path, SpecDocument } from './document.ts'
import type { Problem } from './problem.ts'
import { specSchema } from './schema.ts'

/** Where each known key may stand: key → the dotted path of its map, `''` for the top level. Made when the first unknown key is met. */
let homes: Map<string, string[]> | undefined

/** Keys, types and constants: what the zod schema says of a document, in words, with the place of each offending key or value. */
export function structureProblems(document: SpecDocument): Problem[] {
  const result = specSchema.safeParse(document.value)
  if (result.success) return []
  return result.error.issues.flatMap((issue) => describe(issue, document))
}

function describe(issue: z.core.$ZodIssue, document: SpecDocument): Problem[] {
  const path = issue.path as Path
  const error = (code: string, message: string, at: Path, what: 'key' | 'value'): Problem => ({
    severity: 'error',
    code,
    message,
    file: document.file,
    ...document.locate(at, what),
  })
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => error('unknown-key', unknownKey(key, path), [...path, key], 'key'))
  }
  if (!document.has(path)) {
    return [error('missing-key', `\`${dotted(path)}\` is missing.`, path, 'key')]
  }
  return [error('wrong-type', `\`${dotted(path) || 'A spec'}\` ${expectation(issue)}.`, path, 'value')]
}

const TYPES: Record<string, string> = {
  string: 'text: put it in quotes if it looks like a number',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
  object: 'a map of keys',
  array: 'a list',
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${TYPES[issue.expected] ?? 'of another type'}`
    case 'invalid_value':
      return `must be ${issue.values.map((value) => `\`${String(value)}\``).join(' or ')}`
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : `must be at least ${String(issue.minimum)}`
    case 'too_big':
      return `must be at most ${String(issue.maximum)}`
    case 'invalid_union':
      return 'must be true, false, or a map with `enabled`'
    default:
      return 'is not valid'
  }
}

function unknownKey(key: string, path: Path): string {
  homes ??= collectHomes(specSchema)
  const here = path.join('.')
  const siblings = [...homes].filter(([, places]) => places.includes(here)).map(([name]) => name)
  const shown = `\`${printable(key)}\` is not a key ${here === '' ? 'of a connection spec' : `of \`${here}\``}`
  const elsewhere = homes.get(key)?.[0]
  if (elsewhere !== undefined) return `${shown}: it belongs ${elsewhere === '' ? 'at the top level' : `under \`${elsewhere}\``}.`
  const nearest = siblings.length > 0 ? closest(key, siblings) : undefined
  return nearest === undefined ? `${shown}.` : `${shown}. Did you mean \`${nearest}\`?`
}

/** `a.b[0].c` */
export function dotted(path: Path): string {
  return path.reduce<string>((all, step) => (typeof step === 'number' ? `${all}[${step}]` : all === '' ? step : `${all}.${step}`), '')
}

/** A key as it may be shown: control characters and back-ticks out, at most 60 characters. */
function printable(key: string): string {
  const clean = key.replace(/[\p{C}`]/gu, '?')
  return clean.length > 60 ? `${clean.slice(0, 57)}...` : clean
}

function collectHomes(schema: z.ZodType, path = '', found = new Map<string, string[]>()): Map<string, string[]> {
  if (schema instanceof z.ZodOptional) return collectHomes(schema.unwrap() as z.ZodType, path, found)
  if (schema instanceof z.ZodUnion) {
    for (const option of schema.options as z.ZodType[]) collectHomes(option, path, found)
  }
  if (schema instanceof z.ZodObject) {
    const shape: Record<string, z.ZodType> = schema.shape
    for (const [key, child] of Object.entries(shape)) {
      found.set(key, [...(found.get(key) ?? []), path])
      collectHomes(child, path === '' ? key : `${path}.${key}`, found)
    }
  }
  return found
}
