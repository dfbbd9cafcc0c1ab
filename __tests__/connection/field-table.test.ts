import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse, stringify } from 'yaml'
import * as z from 'zod/mini'
import { connectionSchema, type JsonSchema } from '../../scripts/schema.ts'
import { specText } from '../../src/cli/import.ts'
import {
  differences as differencesOf,
  type LiveAnswers,
  normalize,
  readLive,
} from '../../src/connection/compare.ts'
import type { AuthenticationType, LeafField, Words } from '../../src/connection/field-types.ts'
import { FIELDS } from '../../src/connection/field-table.ts'
import { specSchema } from '../../src/connection/schema.ts'
import {
  authenticationOf,
  defaultOf,
  isSecret,
  LEAVES,
  originalOf,
  type Row,
  ROWS,
} from '../../src/connection/field-lookup.ts'
import { changeWarnings } from '../../src/connection/compare.ts'
import type { Connection, ConnectionBody } from '../../src/core/connection.ts'
import { diff, leaves } from '../../src/core/diff.ts'
import { getIn, type Path } from '../../src/core/path.ts'
import { accepted, found, M2M_SPEC, messages, POLICY, read, TOKEN_SPEC } from './support.ts'

/*
 * Walks the table of fields, and proves of each row that what it says is so: what a spec may hold, what is
 * sent, compared, described, imported and warned of.
 */

type Json = Record<string, unknown>

/** Sets a value in nested maps, which are made where they are absent; takes it out with `undefined`. */
function put(target: Json, [key = '', ...rest]: Path, value: unknown): void {
  if (rest.length > 0) put((target[key] ??= {}) as Json, rest, value)
  else if (value === undefined) Reflect.deleteProperty(target, key)
  else target[key] = value
}

/** A copy of plain data with another value at one place. */
function changed<T>(data: T, path: Path, value: unknown): T {
  const copy = structuredClone(data)
  put(copy as Json, path, value)
  return copy
}

/** The row and those of the maps around it. */
const around = (row: Row): Row[] =>
  ROWS.filter(({ path }) => row.path === path || row.path.startsWith(`${path}.`))

/** The way of signing in with whose specs a row is tried. */
function kindOf(row: Row): AuthenticationType {
  const kinds = [...around(row), ...around(originalOf(row) ?? row)].map(authenticationOf)
  return kinds.includes('token') ? 'token' : 'oAuthM2M'
}

/** A value that a spec may hold, another one than its default where there are two. */
function sampleOf(row: Row<LeafField>): unknown {
  const { type, examples = [] } = row.field
  const original = originalOf(row)
  if (original !== undefined) return sampleOf(original as Row<LeafField>)
  if (type.is === 'number') return type.from
  if (type.is === 'flag') return defaultOf(row) === false
  if (type.is === 'choice') return type.values.at(-1)
  if (examples[0] === undefined) throw new Error(`${row.path} needs an example`)
  return examples[0]
}

/** A value that is not the sample. */
function otherThan(sample: unknown): unknown {
  if (typeof sample === 'boolean') return !sample
  if (typeof sample === 'number') return sample + 1
  return Array.isArray(sample) ? ['other'] : `other-${String(sample)}`
}

/** A spec in which every field of one way of signing in has its sample. */
function full(kind: AuthenticationType): Json {
  const spec: Json = {}
  for (const row of LEAVES) {
    const chosen = row.path.endsWith('.authenticationType')
    const needs = [...around(row), ...around(originalOf(row) ?? row)].map(authenticationOf)
    if (needs.every((need) => need === undefined || need === kind))
      put(spec, row.steps, chosen ? kind : sampleOf(row))
  }
  return spec
}
const SPECS = { token: full('token'), oAuthM2M: full('oAuthM2M') }
const SHORTEST = { token: TOKEN_SPEC, oAuthM2M: M2M_SPEC }
const connectionOf = (row: Row): Connection => accepted(stringify(SPECS[kindOf(row)]))

/** What Immuta shows of what was registered with a body. */
const answersOf = ({ connection, nativeIntegration: { config } }: ConnectionBody): LiveAnswers => ({
  connection: { ...connection },
  config: { ...config },
  nativeIntegrationId: '1',
  active: undefined,
  health: undefined,
})

/** Where an answer would show a field, if Immuta did. */
const shownAt = (row: Row): Path =>
  row.path.startsWith('nativeIntegration.config.')
    ? ['config', ...row.steps.slice(2)]
    : ['connection', ...row.steps.slice(row.path.startsWith('connection.') ? 1 : 0)]

/** The spec that is written for what Immuta shows. */
function imports(answers: LiveAnswers): unknown {
  const written = specText('imported', 'a.yml', answers, POLICY)
  if (typeof written !== 'string') throw new Error(written.fault)
  return parse(written)
}

const SCHEMA = connectionSchema()
const PAGE = readFileSync('docs/spec.md', 'utf8')

function schemaAt(steps: Path): JsonSchema | undefined {
  return steps.reduce<JsonSchema | undefined>((at, step) => {
    const map = at?.properties ?? at?.anyOf?.find(({ properties }) => properties)?.properties
    return map?.[step]
  }, SCHEMA)
}

const words = ({ title, text }: Words): JsonSchema => ({
  title,
  description: text,
})

test('every path of the table is walked here', () => {
  expect(['', ...ROWS.map((row) => row.path)]).toEqual(Object.keys(FIELDS))
})

test('the schema knows no key without a row', () => {
  const pathsIn = ({ properties = {}, anyOf = [] }: JsonSchema, path: string[] = []): string[] => [
    ...(path.length > 0 ? [path.join('.')] : []),
    ...Object.entries(properties).flatMap(([key, child]) => pathsIn(child, [...path, key])),
    ...anyOf.flatMap((option) => pathsIn(option, path)),
  ]
  const paths = pathsIn(z.toJSONSchema(specSchema) as JsonSchema)
  expect([...new Set(paths)]).toEqual(ROWS.map((row) => row.path))
})

test('a body holds no field without a row', () => {
  for (const spec of Object.values(SPECS)) {
    const paths = [...leaves(accepted(stringify(spec)).body).keys()]
    expect(paths.filter((path) => !LEAVES.some((row) => row.path === path))).toEqual([])
  }
})

describe.each(ROWS.map((row) => [row.path, row] as const))('%s', (path, row) => {
  const { field, steps } = row
  const kind = kindOf(row)
  const spec = SPECS[kind]

  test('is accepted', () => {
    expect(getIn(spec, steps)).toBeDefined()
    expect(messages(read(stringify(spec)))).not.toContain('must')
    expect(read(stringify(spec)).kind).toBe('valid')
  })

  test('with a value of another type is refused', () => {
    const result = read(stringify(changed(spec, steps, field.type.is === 'number' ? 'x' : 7)))
    expect(result.kind).toBe('invalid')
    // In a map with a short form nobody can tell which form was meant.
    const short = around(row).find(({ field: { type } }) => type.is === 'map' && type.shorthand)
    expect(messages(result)).toContain(`\`${(short ?? row).path}\` must be `)
    expect(found(result.diagnostics).map(([, code]) => code)).toContain('wrong-type')
  })

  test('may be left out, or not', () => {
    const copies = LEAVES.filter((other) => originalOf(other)?.path === path)
    const rest = copies.reduce((all, copy) => changed(all, copy.steps, undefined), spec)
    const result = read(stringify(changed(rest, steps, undefined)))
    const codes = found(result.diagnostics).map(([, code]) => code)
    if (field.absent === 'required') expect(codes).toContain('missing-key')
    else if (authenticationOf(row) !== undefined) expect(codes).toContain('authentication')
    else expect(result.kind).toBe('valid')
  })

  test('is described in schema/ and docs/spec.md', () => {
    expect(schemaAt(steps)).toMatchObject(words(field))
    expect(PAGE).toContain(`\n| \`${path}\` | `)
    if (field.type.is === 'list')
      expect(schemaAt(steps)?.items).toMatchObject(words(field.type.items))
  })

  if (field.type.is === 'map' || !('live' in field)) return
  const leaf = { ...row, field } as Row<LeafField>
  const { live } = leaf.field
  const isShown = typeof live === 'object' && 'part' in live
  const sample = getIn(spec, steps)
  const original = originalOf(row)
  const { body, ...connection } = connectionOf(row)
  const answers = answersOf(body)

  test(live === 'not-sent' ? 'is not sent' : 'is sent', () => {
    expect(getIn(body, steps)).toEqual(live === 'not-sent' ? undefined : sample)
  })

  if (defaultOf(row) !== undefined)
    test('is filled in when a spec leaves it out', () => {
      expect(getIn(accepted(SHORTEST[kind]).body, steps)).toBe(defaultOf(row))
    })

  if (original !== undefined)
    test('repeats another field, and must be equal', () => {
      expect(getIn(body, steps)).toEqual(getIn(body, original.steps))
      const filled = accepted(stringify(changed(spec, steps, undefined)))
      expect(getIn(filled.body, steps)).toEqual(getIn(filled.body, original.steps))
      const result = read(stringify(changed(spec, steps, otherThan(sample))))
      expect(messages(result)).toContain(`must equal \`${original.path}\``)
    })

  if (isSecret(row))
    test('is a secret', () => {
      expect(connection.secrets.map((secret) => secret.path)).toContain(path)
      const result = read(stringify(changed(spec, steps, 'a literal')))
      expect(found(result.diagnostics).map(([, code]) => code)).toContain('secret-literal')
    })

  test(isShown ? 'is compared with Immuta' : 'is not compared with Immuta', () => {
    const differences = (shown: LiveAnswers): string[] =>
      differencesOf(readLive(shown), body).map((difference) => difference.path)
    expect(differences(answers)).toEqual([])
    const other = otherThan(sample)
    if (!isShown) {
      expect(differences(changed(answers, shownAt(row), other))).toEqual([])
      return
    }
    const [own = '', ...names] = live.names
    const at = (name: string): Path => [live.part, ...name.split('.')]
    expect(differences(changed(answers, at(own), other))).toEqual([path])
    for (const name of names)
      expect(differences(changed(changed(answers, at(own), null), at(name), other))).toEqual([path])
  })

  const imported = {
    key: 'imported',
    secret:
      typeof live === 'object' && 'secret' in live && `\${CONNECTION_IMPORTED_${live.secret}}`,
    never: undefined,
    'as-shown': sample,
    normalized: normalize(path, sample),
  }[
    isShown ? live.imported : live === 'key' ? 'key' : typeof live === 'object' ? 'secret' : 'never'
  ]
  test(imported === undefined ? 'is not imported' : 'is imported', () => {
    expect(getIn(imports(answers), steps)).toEqual(imported)
  })

  if (defaultOf(row) !== undefined && original === undefined)
    test('is not imported with its default', () => {
      const plain = answersOf(accepted(SHORTEST[kind]).body)
      expect(getIn(imports(plain), steps)).toBeUndefined()
    })

  const codes = around(row).flatMap((one) =>
    'changed' in one.field ? [one.field.changed.code] : [],
  )
  test(
    codes.length > 0 ? `warns of a change: ${codes.join()}` : 'changes without a warning',
    () => {
      const after = changed(body, steps, otherThan(sample))
      const warned = changeWarnings(diff(body, after), { ...connection, body }, true)
      expect(warned.map(({ code }) => code)).toEqual(codes)
      expect(changeWarnings([], { ...connection, body }, true)).toEqual([])
    },
  )

  const { warned } = leaf.field
  if (warned !== undefined)
    test(`warns of ${warned.value}: ${warned.code}`, () => {
      const warnings = (value: boolean): string[] =>
        read(stringify(changed(spec, steps, value))).diagnostics.map(({ code }) => code)
      expect(warnings(warned.value)).toContain(warned.code)
      expect(warnings(!warned.value)).not.toContain(warned.code)
    })
})
