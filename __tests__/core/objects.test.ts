import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { fingerprint } from '../../src/core/fingerprint.ts'
import {
  type DeclaredObject,
  OBJECT_SETTINGS,
  type ObjectSettings,
} from '../../src/core/objects.ts'
import { type LiveObject, planObject } from '../../src/core/plan-objects.ts'
import { accepted, found, messages, read, TOKEN_SPEC } from '../connection/support.ts'

const settings = fc.record<ObjectSettings>(
  { isActive: fc.boolean(), activateNewChildren: fc.boolean() },
  { requiredKeys: [] },
)
const declared: fc.Arbitrary<DeclaredObject> = settings
  .filter((one) => Object.keys(one).length > 0)
  .map((one) => ({ path: 'sales', settings: one }))
const prior = fc.oneof(settings, fc.constantFrom('unknown' as const, undefined))

/** What Immuta has once a plan was applied. */
function applied(
  live: LiveObject,
  changes: readonly { path: string; after: unknown }[],
): LiveObject {
  const before = typeof live === 'object' ? live : {}
  return { ...before, ...Object.fromEntries(changes.map(({ path, after }) => [path, after])) }
}

test('property: what was applied is not planned again, and nothing else is touched', () => {
  fc.assert(
    fc.property(
      declared,
      fc.oneof(settings, fc.constant('absent' as const)),
      prior,
      (object, live, base) => {
        const { change } = planObject(object, live, base)
        const changes = change.action === 'set' ? change.diff : []
        for (const { path, after } of changes)
          expect(object.settings[path as keyof ObjectSettings]).toBe(after)
        const next = applied(live, changes)
        for (const key of OBJECT_SETTINGS)
          if (
            object.settings[key] === undefined &&
            typeof live === 'object' &&
            typeof next === 'object'
          )
            expect(next[key]).toBe(live[key])
        // Declared as it is: the next run's base.
        expect(planObject(object, next, object.settings).change.action).not.toBe('set')
        expect(live !== 'absent' || change.action === 'set').toBe(true)
      },
    ),
  )
})

describe('the fingerprint', () => {
  const { body } = accepted(TOKEN_SPEC)
  const of = (block: string): string => {
    const { body: same, objects } = accepted(TOKEN_SPEC + block)
    return fingerprint(same, objects)
  }

  test('is the same in whatever order objects and their settings stand, and without any as before', () => {
    const one =
      'objects:\n  a: { isActive: true, activateNewChildren: false }\n  b.c: { isActive: false }\n'
    const other =
      'objects:\n  b.c: { isActive: false }\n  a: { activateNewChildren: false, isActive: true }\n'
    expect(of(one)).toBe(of(other))
    expect(of(one)).not.toBe(fingerprint(body))
    expect([of(''), of('objects: {}\n')]).toEqual([fingerprint(body), fingerprint(body)])
  })
})

describe('the block', () => {
  test.each(['[a]', 'sales', 'true', '', '1'])(
    '%s is no map of names, and an example says so',
    (text) => {
      expect(messages(read(`${TOKEN_SPEC}objects: ${text}\n`))).toBe(
        '`objects` must be a map of names, with what is set of each. ' +
          'For example: `{ sales: { isActive: true, activateNewChildren: true } }`.',
      )
    },
  )

  test.each(['isActive', 'activateNewChildren'])(
    'a connection is not registered with `%s` and then set otherwise',
    (key) => {
      const spec = (once: boolean, now: boolean): string =>
        `${TOKEN_SPEC}settings:\n  ${key}: ${String(once)}\nobjects:\n  .: { ${key}: ${String(now)} }\n`
      const result = read(spec(true, false))
      expect(messages(result)).toContain(
        `\`${key}: false\` for the connection itself (line 14) contradicts \`settings.${key}: true\` (line 12), with which it is registered: make them the same, or leave one out.`,
      )
      expect(found(result.diagnostics.filter(({ code }) => code === 'object'))).toMatchObject([
        ['error', 'object', 14, 8 + key.length + 2],
      ])
      for (const [once, now] of [
        [true, true],
        [false, true],
        [false, false],
      ] as const)
        expect(messages(read(spec(once, now)))).not.toContain('contradicts')
    },
  )

  test.each([
    ['a.b.c.d: { isActive: true }', 'must be `catalog`'],
    ['a..b: { isActive: true }', 'must be `catalog`'],
    ['"": { isActive: true }', 'must be `catalog`'],
    ['a/b: { isActive: true }', 'a slash'],
    ['"a .b": { isActive: true }', 'spaces at the end'],
    ['"a\\u0007": { isActive: true }', 'holds a'],
    ['"a\\u200b": { isActive: true }', 'holds a'],
    ['IMMUTA_PROD: { isActive: true }', "`IMMUTA_PROD` is Immuta's own catalog"],
    ['immuta_prod.x: { isActive: true }', "`immuta_prod.x` lies in Immuta's own catalog"],
    ['"*": { isActive: true }', 'patterns are not known here'],
    ['sales.*: { isActive: true }', 'patterns are not known here'],
    ['sales_*: { isActive: true }', 'patterns are not known here'],
    ['"sales.**": { isActive: true }', 'patterns are not known here'],
    ['"{hr,sales}.raw": { isActive: true }', 'patterns are not known here'],
    ['sales.raw.%: { isActive: true }', 'patterns are not known here'],
    ['"`sales`": { isActive: true }', 'written plainly'],
    ['"`sales.x`.raw": { isActive: true }', 'written plainly'],
    ['\'"sales".raw\': { isActive: true }', 'written plainly'],
    ['a: {}', 'sets nothing'],
    ['a.b.c: { activateNewChildren: true }', 'nothing below it'],
    ['a: { isActve: true }', 'Did you mean `isActive`?'],
    ['a: { isActive: yes }', 'true or false'],
    ['a: true', 'a map of keys'],
  ])('%s is an error with its position', (line, said) => {
    const result = read(TOKEN_SPEC + `objects:\n  ${line}\n`)
    expect(messages(result)).toContain(said)
    expect(found(result.diagnostics)).toEqual([
      ['error', expect.any(String), 12, expect.any(Number)],
    ])
  })

  test('two spellings of one name are one object', () => {
    const twice = 'objects:\n  Sales: { isActive: true }\n  sales: { isActive: false }\n'
    expect(messages(read(TOKEN_SPEC + twice))).toContain(
      '`sales` and `Sales` (line 12) under `objects` are the same object, as case does not count',
    )
  })

  test.each(['".": { isActive: true }', 'a: { isActive: false }', '2024: { isActive: true }'])(
    '%s is taken',
    (line) => {
      expect(messages(read(TOKEN_SPEC + `objects:\n  ${line}\n`))).toBe('')
    },
  )
})
