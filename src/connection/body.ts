import type { ConnectionBody, Securables } from '../core/connection.ts'
import { getIn } from '../core/path.ts'
import {
  authenticationOf,
  defaultOf,
  membersOf,
  originalOf,
  ROOT,
  type Row,
} from './field-lookup.ts'

type Json = Record<string, unknown>

/** Completes a spec that passed every rule. Each call makes new objects. */
export function toBody(spec: unknown): ConnectionBody {
  const body: Json = {}
  // One after the other: what a copy repeats is there by then.
  for (const row of membersOf(ROOT)) put(body, row, spec, body)
  return body as unknown as ConnectionBody
}

function put(into: Json, row: Row, parent: unknown, body: Json): void {
  const key = row.steps.at(-1) ?? ''
  const value = complete(row, getIn(parent, [key]), body)
  if (value !== undefined) into[key] = value
}

/** What is sent of a field of which the spec says `given`; `undefined` for nothing. */
function complete(row: Row, given: unknown, body: Json): unknown {
  const { type } = row.field
  const original = originalOf(row)
  if (original !== undefined) return copyOf(getIn(body, original.steps))
  if ('live' in row.field && row.field.live === 'not-sent') return undefined
  if (type.is !== 'map') return copyOf(given ?? defaultOf(row))
  if (given === undefined && authenticationOf(row) !== undefined) return undefined
  const map: Json = {}
  const declared =
    type.shorthand !== undefined && typeof given === 'boolean' ? { [type.shorthand]: given } : given
  for (const member of membersOf(row)) put(map, member, declared, body)
  return Object.keys(map).length === 0 ? undefined : map
}

function copyOf(value: unknown): unknown {
  return typeof value === 'object' ? structuredClone(value) : value
}

/** The names in the block `preflight` of a spec that passed every rule. */
export function toSecurables(spec: unknown): Securables {
  const lower = (list: keyof Securables): string[] =>
    ((getIn(spec, ['preflight', list]) ?? []) as string[]).map((name) => name.toLowerCase())
  return { catalogs: lower('catalogs'), schemas: lower('schemas'), tables: lower('tables') }
}
