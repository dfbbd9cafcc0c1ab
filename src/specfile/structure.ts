import * as z from 'zod/mini'
import type { Path, SpecDocument } from './document.ts'
import type { Problem } from '../core/problem.ts'
import { specSchema } from '../connection/schema.ts'
import { nearest, printable } from '../core/words.ts'

/** Where each known key may stand: key → the dotted path of its map, `''` for the top level. Made when the first unknown key is met. */
let homes: Map<string, string[]> | undefined

/** Keys, types and constants: what the zod schema says of a document, in words, with the place of each offending key or value. */
export function structureProblems(document: SpecDocument): Problem[] {
  const result = specSchema.safeParse(document.value, { reportInput: true })
  if (result.success) return []
  const { issues } = result.error
  const error = (code: string, message: string, at: Path, what: 'key' | 'value'): Problem => ({
    severity: 'error',
    code,
    message,
    file: document.file,
    ...document.locate(at, what),
  })
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          key,
          parent: issue.path as Path,
          ...explain(key, issue.path as Path, document),
        }))
      : [],
  )
  // A key that is called wrong is not missing besides.
  const meant = new Set(unknown.map(({ intended }) => intended))
  return [
    ...unknown.map(({ key, parent, message }) =>
      error('unknown-key', message, [...parent, key], 'key'),
    ),
    ...issues.flatMap((issue) => {
      const path = issue.path as Path
      if (issue.code === 'unrecognized_keys' || meant.has(dotted(path))) return []
      if (!document.has(path))
        return [error('missing-key', `\`${dotted(path)}\` is missing.`, path, 'key')]
      return [
        error(
          'wrong-type',
          `\`${dotted(path) || 'A spec'}\` ${expectation(issue)}.`,
          path,
          'value',
        ),
      ]
    }),
  ]
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
      return `must be ${TYPES[issue.expected] ?? 'of another type'}${issue.expected === 'boolean' ? booleanHint(issue.input) : ''}`
    case 'invalid_value':
      if (issue.values[0] === 'undefined')
        return 'must be the text `"undefined"`, as in Immuta\'s guide: write it so, or leave the key out'
      return `must be ${issue.values.map((value) => `\`${String(value)}\``).join(' or ')}${typeof issue.values[0] === 'boolean' ? booleanHint(issue.input) : ''}`
    case 'too_small':
      return issue.origin === 'string'
        ? 'must not be empty'
        : `must be at least ${String(issue.minimum)}`
    case 'too_big':
      return `must be at most ${String(issue.maximum)}`
    case 'invalid_union':
      return `must be true, false, or a map with \`enabled\`${booleanHint(issue.input)}`
    default:
      return 'is not valid'
  }
}

/** For those who know YAML 1.1, or put a truth value in quotes. */
function booleanHint(input: unknown): string {
  return typeof input === 'string' && /^(y|yes|n|no|on|off|true|false)$/i.test(input)
    ? ': YAML 1.2 knows only true and false, without quotes; this is text'
    : ''
}

/** What is wrong with a key, and the dotted path of the absent key that was meant, if one was. */
function explain(
  key: string,
  path: Path,
  document: SpecDocument,
): { message: string; intended?: string } {
  homes ??= collectHomes(specSchema)
  const here = path.join('.')
  const known = [...homes].filter(([, places]) => places.includes(here)).map(([name]) => name)
  const isThere = (name: string): boolean => document.has([...path, name])
  const fault = `\`${printable(key)}\` is not a key ${here === '' ? 'of a connection spec' : `of \`${here}\``}`
  const elsewhere = homes.get(key)?.[0]
  if (elsewhere !== undefined) {
    return {
      message: `${fault}: it belongs ${elsewhere === '' ? 'at the top level' : `under \`${elsewhere}\``}.`,
      intended: elsewhere === '' ? key : `${elsewhere}.${key}`,
    }
  }
  const near = nearest(
    key,
    known.filter((name) => !isThere(name)),
  )
  if (near !== undefined)
    return { message: `${fault}. Did you mean \`${near}\`?`, intended: dotted([...path, near]) }
  const twin = nearest(key, known.filter(isThere))
  return {
    message:
      twin === undefined
        ? `${fault}.`
        : `${fault}; \`${twin}\` is there already: remove one of the two.`,
  }
}

/** `a.b[0].c` */
export function dotted(path: Path): string {
  return path.reduce<string>(
    (all, step) =>
      typeof step === 'number' ? `${all}[${step}]` : all === '' ? step : `${all}.${step}`,
    '',
  )
}

function collectHomes(
  schema: z.core.$ZodType,
  path = '',
  found = new Map<string, string[]>(),
): Map<string, string[]> {
  if (schema instanceof z.ZodMiniOptional)
    return collectHomes(schema._zod.def.innerType, path, found)
  if (schema instanceof z.ZodMiniUnion) {
    for (const option of schema._zod.def.options) collectHomes(option, path, found)
  }
  if (schema instanceof z.ZodMiniObject) {
    for (const [key, child] of Object.entries(schema._zod.def.shape)) {
      found.set(key, [...(found.get(key) ?? []), path])
      collectHomes(child, path === '' ? key : `${path}.${key}`, found)
    }
  }
  return found
}
