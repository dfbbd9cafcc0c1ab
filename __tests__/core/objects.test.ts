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
  test.each([
    ['a.b.c.d: { isActive: true }', 'must be `catalog`'],
    ['a..b: { isActive: true }', 'must be `catalog`'],
    ['"": { isActive: true }', 'must be `catalog`'],
    ['a/b: { isActive: true }', 'a slash'],
    ['"a .b": { isActive: true }', 'spaces at the end'],
    ['"a\\u0007": { isActive: true }', 'holds a'],
    ['"a\\u200b": { isActive: true }', 'holds a'],
    ['IMMUTA_PROD: { isActive: true }', "Immuta's own catalog"],
    ['immuta_prod.x: { isActive: true }', "Immuta's own catalog"],
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
    expect(messages(read(TOKEN_SPEC + twice))).toContain('stands under `objects` twice (line 12)')
  })

  test.each(['".": { isActive: true }', 'a: { isActive: false }', '2024: { isActive: true }'])(
    '%s is taken',
    (line) => {
      expect(messages(read(TOKEN_SPEC + `objects:\n  ${line}\n`))).toBe('')
    },
  )
})
