import { describe, expect, test } from '@jest/globals'
import type { Path } from '../../src/core/path.ts'
import type { SpecDocument } from '../../src/core/spec.ts'
import { MAX_SPEC_BYTES, parseSpec } from '../../src/specfile/document.ts'
import {
  connectionOf,
  config,
  edit,
  type Found,
  found,
  messages,
  read,
  token,
  TOKEN_SPEC,
} from '../connection/support.ts'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)
const BILLION_LAUGHS = Array.from({ length: 10 }, (_, level) =>
  level === 0
    ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
    : `a${level}: &a${level} [${Array.from({ length: 9 }, () => `*a${level - 1}`).join(', ')}]`,
).join('\n')

describe('a file that is not one YAML document', () => {
  const cases: [name: string, text: string | Uint8Array, expected: Found[], message: string][] = [
    ['no bytes', '', [['error', 'empty-file', 1, 1]], 'empty'],
    ['blank lines', '\n  \n', [['error', 'empty-file', 1, 1]], 'empty'],
    ['only a comment', '# to be written\n', [['error', 'empty-file', 1, 1]], 'empty'],
    ['only a document start', '---\n', [['error', 'empty-file', 1, 1]], 'empty'],
    ['only null', 'null\n', [['error', 'empty-file', 1, 1]], 'empty'],
    ['only a byte order mark', '\ufeff', [['error', 'empty-file', 1, 1]], 'empty'],
    [
      'two documents',
      `${TOKEN_SPEC}---\n${TOKEN_SPEC}`,
      [['error', 'multiple-documents', 11, 1]],
      'a file of its own',
    ],
    [
      'a second document that is empty',
      `${TOKEN_SPEC}---\n---\n`,
      [['error', 'multiple-documents', 11, 1]],
      'a file of its own',
    ],
    [
      'two documents, one error in the first',
      `a: 1\na: 2\n---\nb: 1\n`,
      [
        ['error', 'duplicate-key', 2, 1],
        ['error', 'multiple-documents', 3, 1],
      ],
      'a file of its own',
    ],
    [
      'an unclosed quote',
      token('immuta_prod', '"immuta_prod'),
      [['error', 'yaml-syntax', 11, 1]],
      'The quote that opens in line 10 is never closed',
    ],
    [
      'an unclosed list',
      'connectionKey: [a',
      [['error', 'yaml-syntax', 1, 18]],
      'The bracket that opens in line 1 is not closed before this: add `]`.',
    ],
    [
      'an unclosed list in a map',
      config('workspaceIds: ["1",', '  "2"'),
      [['error', 'yaml-syntax', 12, 5]],
      'The bracket that opens in line 10 is not closed',
    ],
    [
      'an unclosed map',
      config('groupPattern: { deny: x'),
      [['error', 'yaml-syntax', 11, 5]],
      'opens in line 10 is not closed before this: add `}`.',
    ],
    [
      'one bracket too many',
      'a: [1]]\n',
      [['error', 'yaml-syntax', 1, 7]],
      'This does not belong here: remove it',
    ],
    [
      'a value that starts with a per cent sign',
      token('${CONNECTION_PROD}', '%CONNECTION_PROD%'),
      [['error', 'yaml-syntax', 7, 10]],
      'must stand in quotes',
    ],
    [
      'a value that starts with two braces',
      token('${CONNECTION_PROD}', '{{CONNECTION_PROD}}'),
      [['error', 'yaml-syntax', 7, 11]],
      'in quotes',
    ],
    [
      'a value with a colon',
      token('immuta_prod', 'a: b'),
      [['error', 'yaml-syntax', 10, 14]],
      'The value holds a colon and a space: put it in quotes.',
    ],
    [
      'several things in one line that make no sense',
      token('immuta_prod', 'a: b: c: d'),
      [['error', 'yaml-syntax', 10, 14]],
      'The value holds a colon and a space',
    ],
    [
      'a line below a value that is indented too far',
      TOKEN_SPEC.replace('connectionKey: prod-lakehouse\n', 'connectionKey: prod\n  a: b\n'),
      [['error', 'yaml-syntax', 1, 16]],
      'mend the indentation',
    ],
    [
      'a key without a colon',
      TOKEN_SPEC.replace('connectionKey: prod-lakehouse', 'connectionKey prod-lakehouse'),
      [['error', 'yaml-syntax', 1, 1]],
      'A colon and a space are missing after this key',
    ],
    [
      'a backslash in double quotes',
      token('immuta_prod', '"a\\q"'),
      [['error', 'yaml-syntax', 10, 16]],
      'This backslash escapes nothing',
    ],
    [
      'lines within brackets',
      config('workspaceIds: [', '  - "1"', '  ]'),
      [['error', 'yaml-syntax', 11, 7]],
      'no list or map of lines',
    ],
    [
      'an outdented key',
      `${TOKEN_SPEC} extra: 1\n`,
      [['error', 'yaml-syntax', 11, 1]],
      'indentation',
    ],
    [
      'one line indented with a tab',
      token('  technology', '\ttechnology'),
      [['error', 'yaml-syntax', 3, 1]],
      'tab',
    ],
    [
      'a tab after spaces',
      token('  technology', '  \ttechnology'),
      [['error', 'yaml-syntax', 3, 3]],
      'tab',
    ],
    [
      'a NUL in a value',
      token('prod-lakehouse', 'prod\0lakehouse'),
      [['error', 'yaml-syntax', 1, 20]],
      'NUL',
    ],
    ['a NUL in a comment', `${TOKEN_SPEC}# \0\n`, [['error', 'yaml-syntax', 11, 3]], 'NUL'],
    [
      'UTF-16',
      Uint8Array.from(Buffer.from(`\ufeff${TOKEN_SPEC}`, 'utf16le')),
      [['error', 'not-utf8', 1, 1]],
      'UTF-8',
    ],
    [
      'a byte that UTF-8 does not have',
      bytes(0x61, 0x3a, 0x20, 0xff),
      [['error', 'not-utf8', 1, 1]],
      'UTF-8',
    ],
    [
      'an overlong slash',
      bytes(0x61, 0x3a, 0x20, 0xc0, 0xaf),
      [['error', 'not-utf8', 1, 1]],
      'UTF-8',
    ],
    [
      'a key that is a list',
      `${TOKEN_SPEC}? [a, b]\n: 1\n`,
      [['error', 'yaml-syntax', 11, 3]],
      'plain text',
    ],
    [
      'a key that is a map',
      `${TOKEN_SPEC}? {a: 1}\n: 1\n`,
      [['error', 'yaml-syntax', 11, 3]],
      'plain text',
    ],
    [
      'a tag of its own',
      token('immuta_prod', '!env immuta_prod'),
      [['error', 'yaml-syntax', 10, 14]],
      'tag',
    ],
    [
      'a tag that does not fit',
      config('port: !!float 443'),
      [['error', 'yaml-syntax', 10, 11]],
      'tag',
    ],
    ['YAML 1.1', `%YAML 1.1\n---\n${TOKEN_SPEC}`, [['error', 'yaml-syntax', 1, 1]], 'YAML 1.2'],
    [
      'a YAML to come',
      `%YAML 1.3\n---\n${TOKEN_SPEC}`,
      [['error', 'yaml-syntax', 1, 7]],
      'is a YAML directive, which no spec needs',
    ],
    [
      'an unknown directive',
      `%SPEC 1\n---\n${TOKEN_SPEC}`,
      [['error', 'yaml-syntax', 1, 1]],
      'is a YAML directive, which no spec needs',
    ],
    [
      'an alias without an anchor',
      token('immuta_prod', '*nowhere'),
      [['error', 'yaml-syntax', 10, 14]],
      'no anchor',
    ],
    [
      'an alias before its anchor',
      'a: *later\nb: &later 1\n',
      [['error', 'yaml-syntax', 1, 4]],
      'no anchor',
    ],
    [
      'a list that holds itself',
      `${TOKEN_SPEC}x: &a [*a]\n`,
      [['error', 'yaml-syntax', 11, 8]],
      'inside what it repeats',
    ],
    [
      'a map that holds itself',
      `${TOKEN_SPEC}x: &a\n  b: *a\n`,
      [['error', 'yaml-syntax', 12, 6]],
      'inside what it repeats',
    ],
    [
      'aliases that expand to a billion values',
      `${TOKEN_SPEC}${BILLION_LAUGHS}\n`,
      [['error', 'yaml-syntax', 12, 10]],
      'without bound',
    ],
  ]
  test.each(cases)('%s', (_, text, expected, message) => {
    const result = read(text)
    expect(found(result.diagnostics)).toEqual(expected)
    expect(messages(result)).toContain(message)
    expect(connectionOf(result)).toBeUndefined()
  })

  test('a file indented with tabs is told so once, and in how many lines', () => {
    const { diagnostics } = read(TOKEN_SPEC.replaceAll('  ', '\t'))
    expect(found(diagnostics)).toEqual([['error', 'yaml-syntax', 3, 1]])
    expect(diagnostics[0]?.message).toBe(
      'YAML is indented with spaces; this line starts with a tab. So do 6 more.',
    )
  })

  const nested: [string, string][] = [
    ['closed lists', '['.repeat(5000) + ']'.repeat(5000)],
    ['open lists', '['.repeat(20_000)],
    ['lists of lists in block style', '- '.repeat(20_000)],
    ['flow maps', `${TOKEN_SPEC}x: ${'{a: '.repeat(3000)}1${'}'.repeat(3000)}\n`],
    [
      'maps of maps in block style',
      Array.from({ length: 600 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    ],
  ]
  test.each(nested)('deep nesting is refused, never thrown: %s', (_, text) => {
    const result = read(text)
    expect(connectionOf(result)).toBeUndefined()
    expect(result.diagnostics.length).toBeGreaterThan(0)
  })

  test.each([
    ['brackets that open', '['.repeat(MAX_SPEC_BYTES)],
    ['brackets that close', ']'.repeat(MAX_SPEC_BYTES)],
    ['pairs of brackets', '[]'.repeat(MAX_SPEC_BYTES / 2)],
    ['anchors', '&a '.repeat(87_000)],
    ['directives', '%a\n'.repeat(87_000)],
  ])('a file of nothing but %s is one error', (_, text) => {
    expect(read(text).diagnostics).toHaveLength(1)
  })

  test.each([
    ['brackets', ']\n'.repeat(19_900)],
    ['unknown keys', Array.from({ length: 100 }, (_, index) => `k${index}: 1\n`).join('')],
    ['repeated keys', 'a: 1\n'.repeat(100)],
  ])('of many errors in one file the first are told: %s', (_, text) => {
    const { diagnostics } = read(text)
    expect(diagnostics).toHaveLength(20)
    expect(diagnostics.map(({ message }) => /Further errors/.test(message)).indexOf(true)).toBe(19)
  })

  test('100 levels may be nested, 101 may not, however they are written', () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{a: ', '}'],
      ['- ', ''],
    ] as const) {
      const nested = (count: number): string =>
        messages(read(`${open.repeat(count)}1${close.repeat(count)}\n`))
      expect(nested(100)).not.toContain('too deeply')
      expect(nested(101)).toContain('too deeply')
    }
  })

  test('too deep is said where the nesting goes too far', () => {
    const result = read(`${'['.repeat(5000)}${']'.repeat(5000)}`)
    expect(new Set(result.diagnostics.map(({ message }) => message))).toEqual(
      new Set(['The file is nested too deeply.']),
    )
    expect(result.diagnostics[0]?.position?.line).toBe(1)
    expect(result.diagnostics[0]?.position?.column).toBeGreaterThan(100)
  })

  test('no syntax error repeats the text of the file', () => {
    for (const text of [
      'token: "hunter2-hunter2',
      'hunter2: [hunter2',
      '\thunter2: x',
      '%hunter2 x\n---\n',
      '!hunter2 a',
      '*hunter2',
      '@hunter2',
      'a: &hunter2 [*hunter2]',
      '"\\hunter2"',
      'hunter2: 1\nhunter2: 2',
    ]) {
      const result = read(text)
      expect(result.diagnostics).not.toEqual([])
      expect(messages(result)).not.toContain('hunter2')
    }
  })
})

describe('the size limit', () => {
  const padded = (size: number): string =>
    `${TOKEN_SPEC}#${' '.repeat(size - TOKEN_SPEC.length - 1)}`

  test('256 KiB are read', () => {
    expect(MAX_SPEC_BYTES).toBe(262_144)
    expect(read(padded(262_144)).diagnostics).toEqual([])
  })

  test('one byte more is not', () => {
    const result = read(padded(262_145))
    expect(found(result.diagnostics)).toEqual([['error', 'file-too-large', 1, 1]])
    expect(messages(result)).toContain('256 KiB')
  })

  test('bytes count, not characters', () => {
    expect(found(read(`# ${'é'.repeat(131_072)}`).diagnostics)).toEqual([
      ['error', 'file-too-large', 1, 1],
    ])
  })
})

describe('the limit of keys and values', () => {
  const keys = (count: number): string =>
    Array.from({ length: count }, (_, index) => `k${index}: 1\n`).join('')

  test('more than 5,000 are refused, whatever they are', () => {
    for (const text of [
      keys(25_000),
      keys(2500),
      `[${'[],'.repeat(5000)}]`,
      '- 1\n'.repeat(5000),
    ]) {
      const result = read(text)
      expect(found(result.diagnostics)).toEqual([['error', 'file-too-large', 1, 1]])
      expect(messages(result)).toContain('5000 keys and values')
    }
  })

  test('up to it, each unknown key and each repetition is told', () => {
    const codes = new Set(read(keys(2499)).diagnostics.map(({ code }) => code))
    expect(codes).toEqual(new Set(['unknown-key', 'missing-key']))
    expect(found(read(`${keys(2498)}k4: 2\n`).diagnostics)).toEqual([
      ['error', 'duplicate-key', 2499, 1],
    ])
  })
})

describe('duplicate keys', () => {
  const cases: [name: string, text: string, line: number, column: number][] = [
    ['at the top', `${TOKEN_SPEC}connectionKey: b\n`, 11, 1],
    ['in a map', token('  httpPath', '  hostname: a\n  httpPath'), 5, 3],
    ['deep down', `${TOKEN_SPEC}    audit: false\n    audit: true\n`, 12, 5],
    ['in flow style', '{a: 1, a: 2}', 1, 8],
    ['in quotes', 'a: 1\n"a": 2\n', 2, 1],
    ['after an empty value', 'a:\na:\n', 2, 1],
    ['after an empty value in a map', 'a:\n  b:\n  b:\n', 3, 3],
    ['after a comment and blank lines', 'a: 1\n# why\n\na: 2\n', 4, 1],
    ['written with a question mark', 'a: 1\n? a\n: 2\n', 2, 3],
    ['a second __proto__', '__proto__: 1\n__proto__: 2\n', 2, 1],
  ]
  test.each(cases)('%s', (_, text, line, column) => {
    expect(found(read(text).diagnostics)).toEqual([['error', 'duplicate-key', line, column]])
  })

  test('each repetition is named', () => {
    expect(found(read('a: 1\na: 2\na: 3\n').diagnostics)).toEqual([
      ['error', 'duplicate-key', 2, 1],
      ['error', 'duplicate-key', 3, 1],
    ])
  })
})

describe('files that are fine', () => {
  const cases: [name: string, text: string][] = [
    ['as it is', TOKEN_SPEC],
    ['with a byte order mark', `\ufeff${TOKEN_SPEC}`],
    ['with CRLF', TOKEN_SPEC.replaceAll('\n', '\r\n')],
    ['without a line end at the end', TOKEN_SPEC.trimEnd()],
    ['between --- and ...', `---\n${TOKEN_SPEC}...\n`],
    ['with %YAML 1.2', `%YAML 1.2\n---\n${TOKEN_SPEC}`],
    ['with comments', `# connection\n${TOKEN_SPEC.replaceAll('\n', ' # ${CONNECTION_A}\n')}`],
    ['with an anchor', edit(config('host: *host'), 'acme-prod.cloud', '&host acme-prod.cloud')],
    ['with tabs before a comment', token('prod-lakehouse', 'prod-lakehouse\t# x')],
  ]
  test.each(cases)('%s', (_, text) => {
    const result = read(text)
    expect(result.diagnostics).toEqual([])
    expect(connectionOf(result)?.key).toBe('prod-lakehouse')
  })

  const shifted: [name: string, text: string, line: number][] = [
    ['a byte order mark', `\ufeffextra: 1\n${TOKEN_SPEC}`, 1],
    ['CRLF', `${TOKEN_SPEC}extra: 1\n`.replaceAll('\n', '\r\n'), 11],
    ['a document start', `---\n${TOKEN_SPEC}extra: 1\n`, 12],
    ['characters of two code units', token('immuta_prod', 'immuta_prod # 😀\nextra: 1'), 11],
  ]
  test.each(shifted)('%s does not shift places', (_, text, line) => {
    expect(found(read(text).diagnostics)).toEqual([['error', 'unknown-key', line, 1]])
  })
})

describe('locating', () => {
  const document = parseSpec(
    'a.yml',
    new TextEncoder().encode(
      '# c\na:\n  - b: 1\n  - [x, y]\n  -\nempty:\nalias: &n { z: 1 }\nuse: *n\n',
    ),
  ) as SpecDocument
  const cases: [path: Path, value: [number, number], key: [number, number], has: boolean][] = [
    [[], [2, 1], [2, 1], true],
    [['a'], [3, 3], [2, 1], true],
    [['a', 0, 'b'], [3, 8], [3, 5], true],
    [['a', 1, 1], [4, 9], [4, 9], true],
    [['a', 2], [5, 4], [5, 4], true],
    [['a', 9], [2, 1], [2, 1], false],
    [['a', 0, 'c'], [3, 5], [3, 5], false],
    [['empty'], [6, 7], [6, 1], true],
    [['use', 'z'], [7, 16], [7, 13], true],
    [['nothing', 'at', 'all'], [2, 1], [2, 1], false],
  ]
  test.each(cases)('%j', (path, value, key, has) => {
    expect(Object.values(document.locate(path))).toEqual(value)
    expect(Object.values(document.locate(path, 'key'))).toEqual(key)
    expect(document.has(path)).toBe(has)
  })
})
