import { describe, expect, test } from '@jest/globals'
import { crossCheck } from '../../src/connection/read.ts'
import { keyOf, type SpecResult } from '../../src/core/spec.ts'
import {
  connectionOf,
  edit,
  type Found,
  found,
  m2m,
  POLICY,
  read,
  token,
  TOKEN_SPEC,
} from './support.ts'

const spec = (file: string, text: string): SpecResult => read(text, POLICY, file)
const OTHER = edit(token('prod-lakehouse', 'other'), 'immuta_prod', 'immuta_other')

function checked(...specs: SpecResult[]): [file: string, problems: Found[], messages: string[]][] {
  return crossCheck(specs).map(({ file, diagnostics: problems }) => [
    file,
    found(problems),
    problems.map(({ message }) => message),
  ])
}

describe('one file', () => {
  test('a good one: its key, its place, its fields', () => {
    const result = spec('connections/a.yml', TOKEN_SPEC)
    const connection = connectionOf(result)
    expect(result.diagnostics).toEqual([])
    expect(keyOf(result)).toBe('prod-lakehouse')
    expect(connection).toMatchObject({ key: 'prod-lakehouse', file: 'connections/a.yml' })
    expect(connection?.locate(['nativeIntegration', 'config', 'catalog'])).toEqual({
      line: 10,
      column: 14,
    })
    expect(connection?.locate(['settings', 'isActive'])).toEqual({ line: 1, column: 1 })
  })

  test('a wrong one keeps its key, where that can be read', () => {
    const result = spec('a.yml', `${TOKEN_SPEC}x: 1\n`)
    expect(keyOf(result)).toBe('prod-lakehouse')
    expect(connectionOf(result)).toBeUndefined()
    expect(keyOf(spec('a.yml', token('prod-lakehouse', '1')))).toBeUndefined()
    expect(keyOf(spec('a.yml', '['))).toBeUndefined()
  })

  test('every problem is of its file, and they come in the order of the file', () => {
    const { diagnostics: problems, file } = spec(
      'connections/b.yml',
      `z: 1\n${edit(token('prod-lakehouse', 'a.b'), 'immuta_prod', '1 x')}settings: { isActive: 1 }\n`,
    )
    expect(found(problems)).toEqual([
      ['error', 'unknown-key', 1, 1],
      ['error', 'connection-key', 2, 16],
      ['error', 'catalog', 11, 14],
      ['error', 'wrong-type', 12, 23],
    ])
    expect(file).toBe('connections/b.yml')
  })
})

describe('all files together', () => {
  test('different connections do not meet', () => {
    const results = [spec('a.yml', TOKEN_SPEC), spec('b.yml', OTHER)]
    expect(crossCheck(results)).toEqual(results)
  })

  test("the same key: an error on both, each naming the other's line", () => {
    expect(
      checked(
        spec('a.yml', TOKEN_SPEC),
        spec('b.yml', `# team b\n${token('immuta_prod', 'immuta_other')}`),
      ),
    ).toEqual([
      [
        'a.yml',
        [['error', 'duplicate-connection-key', 1, 16]],
        ['`connectionKey` must be unique; it is also declared in `b.yml` (line 2).'],
      ],
      [
        'b.yml',
        [['error', 'duplicate-connection-key', 2, 16]],
        ['`connectionKey` must be unique; it is also declared in `a.yml` (line 1).'],
      ],
    ])
  })

  test('the same host and catalog: an error on both', () => {
    expect(
      checked(spec('a.yml', TOKEN_SPEC), spec('b.yml', `\n${token('prod-lakehouse', 'b')}`)),
    ).toEqual([
      [
        'a.yml',
        [['error', 'duplicate-catalog', 10, 14]],
        [
          'Only one connection may name a catalog; the same host and catalog are also declared in `b.yml` (line 11).',
        ],
      ],
      [
        'b.yml',
        [['error', 'duplicate-catalog', 11, 14]],
        [
          'Only one connection may name a catalog; the same host and catalog are also declared in `a.yml` (line 10).',
        ],
      ],
    ])
  })

  test('host and catalog are compared without regard to case, keys with', () => {
    const capitals = edit(
      token('prod-lakehouse', 'PROD-LAKEHOUSE').replace('acme-prod', 'ACME-Prod'),
      'immuta_prod',
      'Immuta_Prod',
    )
    expect(
      checked(spec('a.yml', TOKEN_SPEC), spec('b.yml', capitals)).map(([, problems]) => problems),
    ).toEqual([[['error', 'duplicate-catalog', 10, 14]], [['error', 'duplicate-catalog', 10, 14]]])
  })

  test('the same catalog on another host, and another catalog on the same host', () => {
    const host = edit(token('prod-lakehouse', 'b'), 'acme-prod', 'acme-test')
    const catalog = edit(token('prod-lakehouse', 'c'), 'immuta_prod', 'immuta_test')
    expect(
      checked(spec('a.yml', TOKEN_SPEC), spec('b.yml', host), spec('c.yml', catalog)).flatMap(
        ([, problems]) => problems,
      ),
    ).toEqual([])
  })

  test('three with one key: each names the two others', () => {
    const results = checked(
      spec('a.yml', TOKEN_SPEC),
      spec('b.yml', TOKEN_SPEC),
      spec('c.yml', TOKEN_SPEC),
      spec('d.yml', OTHER),
    )
    expect(results.map(([, problems]) => problems.map(([, code]) => code))).toEqual([
      ...Array<string[]>(3).fill(['duplicate-connection-key', 'duplicate-catalog']),
      [],
    ])
    expect(results[1]?.[2][0]).toBe(
      '`connectionKey` must be unique; it is also declared in `a.yml` (line 1), `c.yml` (line 1).',
    )
  })

  test('a file with other errors counts, and keeps them', () => {
    const wrong = spec('b.yml', `${m2m('immuta_prod', 'b')}x: 1\n`)
    expect(checked(spec('a.yml', TOKEN_SPEC), wrong).map(([, problems]) => problems)).toEqual([
      [['error', 'duplicate-connection-key', 1, 16]],
      [
        ['error', 'unknown-key', 14, 1],
        ['error', 'duplicate-connection-key', 1, 16],
      ],
    ])
  })

  test('files without a key, or that can not be read, do not meet', () => {
    const results = [
      spec('a.yml', '['),
      spec('b.yml', '['),
      spec('c.yml', 'settings: {}'),
      spec('d.yml', 'settings: {}'),
      spec('e.yml', 'connectionKey: ""'),
      spec('f.yml', 'connectionKey: ""'),
      spec('g.yml', 'connectionKey: 1'),
      spec('h.yml', 'connectionKey: 1'),
    ]
    expect(crossCheck(results)).toEqual(results)
  })

  test('a clash leaves nothing to register, but keeps key and file', () => {
    const [first] = crossCheck([spec('a.yml', TOKEN_SPEC), spec('b.yml', TOKEN_SPEC)])
    expect(connectionOf(first)).toBeUndefined()
    expect(first && keyOf(first)).toBe('prod-lakehouse')
  })
})
