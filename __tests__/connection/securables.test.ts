import { describe, expect, test } from '@jest/globals'
import { fingerprint } from '../../src/core/fingerprint.ts'
import { connectionOf, accepted, type Found, found, messages, read, TOKEN_SPEC } from './support.ts'

// The block's first line is line 11.
const withBlock = (...lines: string[]): string =>
  `${TOKEN_SPEC}preflight:\n${lines.map((line) => `  ${line}\n`).join('')}`

test('without the block nothing of the data is checked', () => {
  expect(accepted(TOKEN_SPEC).securables).toEqual({ catalogs: [], schemas: [], tables: [] })
})

test('names are kept in lower case', () => {
  const { securables } = accepted(
    withBlock(
      'catalogs: [Sales, finance]',
      'schemas: [HR.People]',
      'tables:',
      '  - hr.people.Köln-1',
    ),
  )
  expect(securables).toEqual({
    catalogs: ['sales', 'finance'],
    schemas: ['hr.people'],
    tables: ['hr.people.köln-1'],
  })
})

test('the block is no part of what Immuta gets, nor of its fingerprint', () => {
  const { body } = accepted(withBlock('catalogs: [sales]'))
  expect(body).toEqual(accepted(TOKEN_SPEC).body)
  expect(fingerprint(body)).toBe(fingerprint(accepted(TOKEN_SPEC).body))
})

describe('refused', () => {
  const name = (line: number, column: number): Found => ['error', 'preflight-name', line, column]
  const cases: [title: string, lines: string[], expected: Found[], fragment: string][] = [
    ['too many parts', ['catalogs: [a.b]'], [name(12, 14)], 'must have the form `catalog`'],
    [
      'too few parts',
      ['schemas: [a]', 'tables: [a.b]'],
      [name(12, 13), name(13, 12)],
      '`catalog.schema.table`',
    ],
    ['an empty part', ['schemas: [a., .b]'], [name(12, 13), name(12, 17)], 'form'],
    ['a space', ['catalogs: ["a b"]'], [name(12, 14)], 'form'],
    ['a slash', ['catalogs: [a/b]'], [name(12, 14)], 'form'],
    ['a control character', ['catalogs: ["a\\x07"]'], [name(12, 14)], 'U+0007'],
    ['a part that is too long', [`catalogs: [${'a'.repeat(256)}]`], [name(12, 14)], 'at most 255'],
    [
      'the same name twice, whatever its case',
      ['catalogs: [a, b, A]'],
      [name(12, 20)],
      'twice (line 12)',
    ],
    [
      'the system catalog',
      ['catalogs: [SYSTEM]', 'tables: [system.access.audit]'],
      [name(12, 14), name(13, 12)],
      'leave it out',
    ],
    ['an empty name', ['catalogs: [""]'], [['error', 'wrong-type', 12, 14]], 'must not be empty'],
    ['a number', ['catalogs: [1]'], [['error', 'wrong-type', 12, 14]], 'must be text'],
    [
      'a name instead of a list',
      ['catalogs: sales'],
      [['error', 'wrong-type', 12, 13]],
      'must be a list',
    ],
    [
      'an unknown list',
      ['catalog: [a]'],
      [['error', 'unknown-key', 12, 3]],
      'nativeIntegration.config',
    ],
    [
      'a variable',
      ['catalogs: ["${CONNECTION_PROD}"]'],
      [['error', 'secret-placement', 12, 14]],
      'Only `token`',
    ],
  ]
  test.each(cases)('%s', (_, lines, expected, fragment) => {
    const result = read(withBlock(...lines))
    expect(found(result.diagnostics)).toEqual(expected)
    expect(messages(result)).toContain(fragment)
    expect(connectionOf(result)).toBeUndefined()
  })
})
