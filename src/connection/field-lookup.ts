import { stringify } from 'yaml'
import { groupBy } from '../core/group.ts'
import { formatPath, type Path } from '../core/path.ts'
import type { AuthenticationType, FieldPath, LeafField, MapField } from './field-types.ts'
import { FIELDS } from './field-table.ts'
import { SECRET } from './formats.ts'

/** One row of the table, with its path in both forms. */
export interface Row<F = MapField | LeafField> {
  path: string
  steps: readonly string[]
  field: F
}

/** The row at `path`; a copy has the type of the field that it repeats. */
function resolve(path: FieldPath): MapField | LeafField {
  const row = FIELDS[path]
  if (!('sameAs' in row)) return row
  const { sameAs } = row
  const { title, type } = resolve(sameAs)
  const text = `Same as \`${sameAs}\`: leave it out. When present it must be equal.`
  return { title: row.title ?? title, text, type, absent: { sameAs }, live: 'copy' } as LeafField
}

const toRow = (path: FieldPath): Row => ({
  path,
  steps: path === '' ? [] : path.split('.'),
  field: resolve(path),
})

/** The spec itself. */
export const ROOT = toRow('')
/** All rows, in the order of the body. */
export const ROWS: readonly Row[] = (Object.keys(FIELDS) as FieldPath[])
  .filter((path) => path !== '')
  .map(toRow)
const BY_PATH = new Map(ROWS.map((row) => [row.path, row]))
const MEMBERS = groupBy(ROWS, ({ steps }) => steps.slice(0, -1).join('.'))

/** The rows of values, which are no maps. */
export const LEAVES = ROWS.filter((row): row is Row<LeafField> => row.field.type.is !== 'map')
/** The dotted paths of all that has a key. */
export const KEY_PATHS = ROWS.map(({ path }) => path)

export function rowAt(path: string): Row | undefined {
  return BY_PATH.get(path)
}

/** A value of YAML on one line. */
const FLOW = { collectionStyle: 'flow', lineWidth: 0 } as const

/** What the value at a path may look like. */
export function exampleOf(path: string): string | undefined {
  const field = rowAt(path)?.field
  const [example] = field !== undefined && 'examples' in field ? (field.examples ?? []) : []
  if (field?.type.is === 'objects') return stringify(example, FLOW).trim()
  return typeof example === 'string' ? example : undefined
}

/** The fields of a map. */
export function membersOf({ path }: Row): readonly Row[] {
  return MEMBERS.get(path) ?? []
}

/** The field that the one at `path` repeats, if it is a copy. */
export function originalOf({ field: { absent } }: Row): Row | undefined {
  return typeof absent === 'object' && 'sameAs' in absent ? rowAt(absent.sameAs) : undefined
}

/** What is put in where a spec leaves the field out. */
export function defaultOf({ field: { absent } }: Row): string | number | boolean | undefined {
  return typeof absent === 'object' && 'filled' in absent ? absent.filled : undefined
}

/** The way of signing in that a field goes with; `undefined` where it goes with each. */
export function authenticationOf({ field: { absent } }: Row): AuthenticationType | undefined {
  return typeof absent === 'object' && 'with' in absent ? absent.with : undefined
}

export function isSecret({ field: { type } }: Row): boolean {
  return type.is === 'text' && type.format === SECRET
}

/** Whether a field holds a secret, and nothing but a secret. */
export function isSecretPath(path: Path): boolean {
  const row = rowAt(formatPath(path))
  return row !== undefined && isSecret(row)
}
