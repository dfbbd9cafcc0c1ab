import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { findLeaks } from '../../simulator/leaks.ts'
import { isFieldName, shapeOf } from '../../src/core/shape.ts'

test('keys stay, values become their types, and the items of a list their different forms', () => {
  const answer = {
    connectionKey: 'prod-lakehouse',
    connection: { hostname: 'acme.cloud.databricks.com', port: 443, useCertificate: false },
    nativeIntegrationId: null,
    hits: [{ objectPath: ['a'] }, { objectPath: ['b', 'c'] }, { objectPath: [], name: 'x' }, 1],
  }
  expect(shapeOf(answer)).toEqual({
    connectionKey: 'string',
    connection: { hostname: 'string', port: 'number', useCertificate: 'boolean' },
    nativeIntegrationId: 'null',
    hits: [{ objectPath: ['string'] }, { objectPath: [], name: 'string' }, 'number'],
  })
})

test('keys that may be data do not show, and whoever asks is told of them', () => {
  const withheld: string[] = []
  const answer = {
    'f81d4fae-7dec-11d0-a765-00a0c91e6bf6': { state: 'active' },
    'ada@example.com': { state: 'created' },
    'acme-prod.cloud.databricks.com': { id: 1 },
    salaries: { id: 2 },
    id: 3,
  }
  expect(shapeOf(answer, (key) => withheld.push(key))).toEqual({
    id: 'number',
    '<key>': { state: 'string' },
    '<key 2>': { id: 'number' },
  })
  expect(withheld).toEqual(Object.keys(answer).filter((key) => key !== 'id'))
})

describe('what is a field', () => {
  test.each(['connectionKey', 'oAuthClientConfig', 'bulkId', 'has_more', 'isActive', 'id'])(
    '%s is one',
    (key) => expect(isFieldName(key)).toBe(true),
  )
  test.each(['', 'prod', 'id1', 'a.b', 'prod-lakehouse', 'Ada', 'salesData', '__proto__', 'id '])(
    '%j may be data',
    (key) => expect(isFieldName(key)).toBe(false),
  )
})

const text = fc.oneof(
  fc.uuid(),
  fc.emailAddress(),
  fc.domain(),
  fc.webUrl(),
  fc.string({ minLength: 6 }),
  fc.base64String({ minLength: 8 }),
  fc.constantFrom('salaries', 'customers', 'lakehouse', 'Finance'),
  fc.stringMatching(/^[a-z]{3,9}[_. -][a-z]{3,9}[0-9]$/),
)
const field = fc.constantFrom('id', 'name', 'jobs', 'hits', 'connection', 'settings', 'isActive')
/** Data of any form, whose keys are fields and data alike. */
const json = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 5 },
    text,
    fc.integer({ min: 100_000 }),
    fc.constantFrom(true, null),
    fc.array(tie('any'), { maxLength: 4 }),
    // A text by chance may be a word that fields are made of, which stays.
    fc.dictionary(
      fc.oneof(
        field,
        text.filter((one) => !isFieldName(one)),
      ),
      tie('any'),
      {
        maxKeys: 5,
      },
    ),
  ),
})).any

/** Every text and number of an answer, keys that are no fields included. */
function data(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [
    ...(Array.isArray(value) || isField(key) ? [] : [key]),
    ...data(inner),
  ])
}
const isField = (key: string): boolean =>
  ['id', 'name', 'jobs', 'hits', 'connection', 'settings', 'isActive'].includes(key)

test('no value of an answer is in its shape, in any form', () => {
  const runs = Number(process.env['LEAK_RUNS'] ?? 3000)
  fc.assert(
    fc.property(json, (answer) => {
      const secrets = data(answer).filter((one) => one.length >= 6)
      expect(findLeaks(JSON.stringify(shapeOf(answer)), secrets)).toEqual([])
    }),
    { numRuns: runs },
  )
})
