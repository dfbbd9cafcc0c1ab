import { type ConnectionBody, referenceName } from './connection.ts'
import type { ObjectSettings } from './objects.ts'
import type { Path } from './path.ts'

/** One field that differs; `null` where it is absent. A secret is its `${NAME}`. */
export interface FieldChange {
  /** Dotted path in the body of `POST /data/connection`. */
  path: string
  op: 'add' | 'remove' | 'replace'
  before: unknown
  after: unknown
  sensitive: boolean
}

/**
 * The fields in which two bodies differ, with the objects beside them if given, in the order of the
 * body. Lists are compared as wholes.
 */
export function diff(before: Declared | undefined, after: Declared | undefined): FieldChange[] {
  const left = leaves(before)
  const right = leaves(after)
  const keys = new Set([...right.keys(), ...left.keys()])
  return [...keys].flatMap((key): FieldChange[] => {
    const old = left.get(key)
    const now = right.get(key)
    const isSame = old && now && JSON.stringify(old.value) === JSON.stringify(now.value)
    return isSame ? [] : [fieldChange(key, old?.value, now?.value)]
  })
}

/** A change of one field; `undefined` where it is absent. */
export function fieldChange(path: string, before: unknown, after: unknown): FieldChange {
  return {
    path,
    op: before === undefined ? 'add' : after === undefined ? 'remove' : 'replace',
    before: before ?? null,
    after: after ?? null,
    sensitive: [before, after].some(isReference),
  }
}

type Declared = ConnectionBody & { objects?: Record<string, ObjectSettings> | undefined }

export interface Leaf {
  path: Path
  value: unknown
}

/**
 * The fields of plain data that are no maps themselves, by dotted path. Lists are taken as wholes.
 */
export function leaves(
  value: unknown,
  path: Path = [],
  found = new Map<string, Leaf>(),
): Map<string, Leaf> {
  if (value === undefined) return found
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    for (const [key, child] of Object.entries(value)) leaves(child, [...path, key], found)
  } else {
    found.set(path.join('.'), { path, value })
  }
  return found
}

function isReference(value: unknown): boolean {
  return typeof value === 'string' && referenceName(value) !== undefined
}
