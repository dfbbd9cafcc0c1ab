import type * as z from 'zod/mini'
import { errorAt, type ErrorDiagnostic } from '../core/diagnostic.ts'
import { pastedCharacter, TYPE_ANEW } from '../core/pasted.ts'
import { formatPath, type Path } from '../core/path.ts'
import type { SpecDocument } from '../core/spec.ts'
import { nearest, printable } from '../core/spelling.ts'

/** What a schema says of a document. */
interface Structure {
  diagnostics: ErrorDiagnostic[]
  misspelt: Misspelt
}

/** Keys that are there under a wrong name: the dotted paths of both names. */
export interface Misspelt {
  meant: ReadonlySet<string>
  written: ReadonlySet<string>
}

export const NONE_MISSPELT: Misspelt = { meant: new Set(), written: new Set() }

/**
 * Keys, types and constants: what a schema says of a document, in words, with the position of each
 * key or value that is wrong.
 *
 * @param keyPaths the dotted path of every key that the schema knows
 * @param exampleOf what the value of a key may look like
 */
export function structureOf(
  document: SpecDocument,
  schema: z.ZodMiniType,
  keyPaths: readonly string[],
  exampleOf: (path: string) => string | undefined,
): Structure {
  const result = schema.safeParse(document.value, { reportInput: true })
  if (result.success) return { diagnostics: [], misspelt: NONE_MISSPELT }
  const { issues } = result.error
  const unknown = issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => {
          const parent = issue.path as Path
          return { at: [...parent, key], ...explain(key, parent, document, keyPaths) }
        })
      : [],
  )
  // A key that is called wrong is not missing besides.
  const misspelt = unknown.filter(({ intended }) => intended !== undefined)
  const meant = new Set(misspelt.flatMap(({ intended }) => intended ?? []))
  const written = new Set(misspelt.map(({ at }) => formatPath(at)))
  const diagnostics = [
    ...unknown.map(({ at, message }) =>
      errorAt('unknown-key', message, document.locate(at, 'key')),
    ),
    ...issues.flatMap((issue) => {
      const path = issue.path as Path
      const name = formatPath(path)
      if (issue.code === 'unrecognized_keys' || meant.has(name)) return []
      if (!document.has(path)) {
        const example = exampleOf(name)
        const such = example === undefined ? '' : ` For example: \`${example}\`.`
        const message = `\`${name}\` is missing.${such}`
        return [errorAt('missing-key', message, document.locate(path, 'key'))]
      }
      const example = isMapOfNames(issue) ? exampleOf(name) : undefined
      const such = example === undefined ? '' : ` For example: \`${example}\`.`
      const message = `\`${name || 'A spec'}\` ${expectation(issue)}.${such}`
      return [errorAt('wrong-type', message, document.locate(path))]
    }),
  ]
  return { diagnostics, misspelt: { meant, written } }
}

/** The error of a document that holds several connections, or repeats parts of one. */
export function severalConnections({
  value,
  has,
  locate,
}: SpecDocument): ErrorDiagnostic | undefined {
  const own = 'one connection per file, written out'
  if (Array.isArray(value))
    return errorAt('wrong-type', `This is a list: write ${own}.`, locate([]))
  if (has(['connections'])) {
    const message = `\`connections\` is not a key of a connection spec: write ${own}.`
    return errorAt('unknown-key', message, locate(['connections'], 'key'))
  }
  const merge = mergeKey(value)
  if (merge === undefined) return undefined
  const message = `Merge keys (\`<<\`) are not part of YAML 1.2: write ${own}.`
  return errorAt('unknown-key', message, locate(merge, 'key'))
}

/** The first merge key of a document. */
function mergeKey(value: unknown, path: Path = []): Path | undefined {
  if (typeof value !== 'object' || value === null || path.length > MAX_KEY_DEPTH) return undefined
  for (const [key, item] of Object.entries(value)) {
    if (key === '<<') return [...path, key]
    const found = mergeKey(item, [...path, key])
    if (found !== undefined) return found
  }
  return undefined
}

/** How deep merge keys are looked for: no field of a spec lies deeper. */
const MAX_KEY_DEPTH = 8

const TYPES: Record<string, string> = {
  string: 'text: put it in quotes if it looks like a number',
  int: 'a whole number',
  number: 'a whole number',
  boolean: 'true or false',
  object: 'a map of keys',
  array: 'a list',
  record: 'a map of names, with what is set of each',
}

/** Whether a value should be a map with free keys: an example tells best what its form is. */
function isMapOfNames(issue: z.core.$ZodIssue): boolean {
  return issue.code === 'invalid_type' && issue.expected === 'record'
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type': {
      const hint = issue.expected === 'boolean' ? booleanHint(issue.input) : numberHint(issue)
      return `must be ${TYPES[issue.expected] ?? 'of another type'}${hint}`
    }
    case 'invalid_value': {
      if (issue.values[0] === 'undefined')
        return (
          'must be the text `"undefined"`, as in Immuta\'s guide: ' +
          'write it so, or leave the key out'
        )
      const hint = typeof issue.values[0] === 'boolean' ? booleanHint(issue.input) : ''
      return `must be ${issue.values.map((value) => `\`${String(value)}\``).join(' or ')}${hint}`
    }
    case 'too_small':
      return issue.origin === 'string'
        ? 'must not be empty'
        : `must be at least ${String(issue.minimum)}`
    case 'too_big':
      return `must be at most ${String(issue.maximum)}`
    case 'invalid_union':
      return `${issue.message}${booleanHint(issue.input)}`
    default:
      return 'is not valid'
  }
}

/** For those who put a number in quotes. */
function numberHint({ expected, input }: { expected: string; input?: unknown }): string {
  const isNumber = expected === 'int' || expected === 'number'
  return isNumber && typeof input === 'string' && /^\s*\d+\s*$/.test(input)
    ? ', without quotes'
    : ''
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
  keyPaths: readonly string[],
): { message: string; intended?: string } {
  const here = path.join('.')
  const odd = pastedCharacter(key)
  if (odd !== undefined) {
    const plain = key.replace(/[^\x21-\x7e]/g, '')
    const isKnown = keyPaths.includes(formatPath([...path, plain]))
    return {
      message: `The key \`${printable(key)}\` holds a ${odd.name}: ${TYPE_ANEW}`,
      ...(isKnown && { intended: formatPath([...path, plain]) }),
    }
  }
  const places = keyPaths.map((known) => {
    const dot = known.lastIndexOf('.')
    return { parent: known.slice(0, Math.max(dot, 0)), name: known.slice(dot + 1), path: known }
  })
  const known = places.filter(({ parent }) => parent === here).map(({ name }) => name)
  const isThere = (name: string): boolean => document.has([...path, name])
  const owner = here === '' ? 'a connection spec' : `\`${here}\``
  const fault = `\`${printable(key)}\` is not a key of ${owner}`
  const elsewhere = places.find(({ name }) => name === key)
  if (elsewhere !== undefined) {
    const { parent } = elsewhere
    const where = parent === '' ? 'at the top level' : `under \`${parent}\``
    return { message: `${fault}: it belongs ${where}.`, intended: elsewhere.path }
  }
  const absent = known.filter((name) => !isThere(name))
  const near = nearest(key, absent)
  if (near !== undefined)
    return { message: `${fault}. Did you mean \`${near}\`?`, intended: formatPath([...path, near]) }
  const twin = nearest(key, known.filter(isThere))
  const end = twin === undefined ? '.' : `; \`${twin}\` is there already: remove one of the two.`
  return { message: fault + end }
}
