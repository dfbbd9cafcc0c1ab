import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { marked } from 'marked'
import { pastedCharacter } from '../../src/core/pasted.ts'
import { printable } from '../../src/core/spelling.ts'
import { visible } from '../../src/core/visible.ts'
import { cell, code, fence, prose } from '../../src/render/markdown.ts'

const html = (markdown: string): string => marked.parse(markdown, { async: false, gfm: true })

/** Text that tries to get out, more often than chance would. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '`',
        '``',
        '```',
        '\n```\n',
        '\n~~~~\n',
        '~~~',
        '\n',
        '\r\n',
        '\r',
        '<',
        '>',
        '|',
        '\\',
        '*',
        '_',
        '[a](b)',
        '![a](b)',
        '@ann',
        '#1',
        'https://evil.example',
        'www.evil.example',
        'a@evil.example',
        '<!--',
        '-->',
        '<script>',
        '</code>',
        '&lt;',
        '    ',
        '\t',
        '- ',
        '# ',
        'GH-1',
      ),
      fc.string({ maxLength: 5 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

describe('invisible characters are made visible', () => {
  const cases: [name: string, text: string, expected: string][] = [
    ['text stays', 'größe → 😀\tb\nc', 'größe → 😀\tb\nc'],
    ['line ends', 'a\r\nb\rc', 'a\nb\nc'],
    ['escape sequences', '\u001b[2Jx', '\\u001b[2Jx'],
    ['NUL and DEL', '\0\u007f', '\\u0000\\u007f'],
    ['C1 controls', '\u009b', '\\u009b'],
    ['a soft hyphen and a zero-width space', 'a\u00ad\u200bb', 'a\\u00ad\\u200bb'],
    ['a byte order mark', '\ufeff', '\\ufeff'],
    ['tags', 'a\u{e0041}\u{e007f}', 'a\\u{e0041}\\u{e007f}'],
    ['fillers and a blank of Braille', '\u3164\u2800\u115f', '\\u3164\\u2800\\u115f'],
    ['variation selectors', 'a\ufe0f\u{e0100}', 'a\\ufe0f\\u{e0100}'],
    ['the sign of a warning stays', '⚠️ a', '⚠️ a'],
    ['spaces of another kind', 'a\u00a0b\u3000c', 'a\\u00a0b\\u3000c'],
    ['private use', 'a\ue000\u{10fffd}', 'a\\ue000\\u{10fffd}'],
    ['a lone surrogate', 'a\ud800', 'a\\ud800'],
    ['line and paragraph separators', '\u2028\u2029', '\\u2028\\u2029'],
  ]
  test.each(cases)('%s', (_, text, expected) => {
    expect(visible(text)).toBe(expected)
  })

  test('each that shows as nothing, in all of Unicode, also in a spec and a word', () => {
    // By Unicode's properties, and those that it calls letters or symbols and fonts leave blank.
    const blank = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}\p{Default_Ignorable_Code_Point}\u2800]/u
    const hidden: string[] = []
    for (let point = 0; point <= 0x10ffff; point++) {
      const character = String.fromCodePoint(point)
      if (!blank.test(character) || ' \t\n\r'.includes(character)) continue
      const shown = [visible(character), printable(character), code(`a${character}b`)]
      if (
        shown.some((text) => !/^[\x20-\x7e]+$/.test(text)) ||
        pastedCharacter(character) === undefined
      )
        hidden.push(point.toString(16))
    }
    expect(hidden).toEqual([])
  })

  test.each([
    '\u061c',
    '\u200e',
    '\u200f',
    '\u202a',
    '\u202b',
    '\u202c',
    '\u202d',
    '\u202e',
    '\u2066',
    '\u2067',
    '\u2068',
    '\u2069',
  ])('the direction character %j', (character) => {
    expect(visible(character)).toMatch(/^\\u[0-9a-f]{4}$/)
  })
})

describe('code spans', () => {
  const cases: [text: string, expected: string][] = [
    ['a', '`a`'],
    ['', ''],
    [' \n ', ''],
    ['a `b` c', '``a `b` c``'],
    ['`', '`` ` ``'],
    ['``a', '``` ``a ```'],
    ['a\n# b', '`a # b`'],
  ]
  test.each(cases)('%j: %s', (text, expected) => {
    expect(code(text)).toBe(expected)
  })

  test('a bar in a table cell does not end it', () => {
    expect(cell('a|b')).toBe('`a\\|b`')
    expect(html(`| x |\n| - |\n| ${cell('a|b | c')} |\n`)).toContain(
      '<td><code>a|b | c</code></td>',
    )
  })

  test('property: nothing gets out', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(html(`x ${code(text)} y`)).toMatch(/^<p>x (?:<code>[^<>]*<\/code>)? ?y<\/p>\n$/)
      }),
      { numRuns: 500 },
    )
  })
})

describe('fences', () => {
  test('are as long as they must be', () => {
    expect(fence('diff', '+ a')).toBe('```diff\n+ a\n```')
    expect(fence('sql', 'a\n```\nb')).toBe('````sql\na\n```\nb\n````')
    expect(fence('', '`````')).toBe('``````\n`````\n``````')
  })

  test('property: nothing gets out', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const tokens = marked
          .lexer(`before\n\n${fence('diff', text)}\n\nafter`)
          .filter(({ type }) => type !== 'space')
        expect(tokens.map(({ type }) => type)).toEqual(['paragraph', 'code', 'paragraph'])
        expect(tokens[2]?.raw).toBe('after')
      }),
      { numRuns: 500 },
    )
  })
})

describe('prose', () => {
  const cases: [name: string, text: string, expected: string][] = [
    ['words', 'Could not reach the host.', '<p>Could not reach the host.</p>\n'],
    [
      'a code span stays one',
      'Set `port: <1>` please',
      '<p>Set <code>port: &lt;1&gt;</code> please</p>\n',
    ],
    ['a lonely back-tick', 'a ` b', '<p>a ` b</p>\n'],
    ['the third back-tick', 'a `b` c ` d', '<p>a <code>b</code> c ` d</p>\n'],
    ['emphasis', '*a* _b_ **c** ~~d~~', '<p>*a* _b_ **c** ~~d~~</p>\n'],
    ['a link', '[a](b)', '<p>[a](b)</p>\n'],
    [
      'HTML',
      '<b>a</b><!-- immuta-connections:default -->',
      '<p>&lt;b&gt;a&lt;/b&gt;&lt;!-- immuta-connections:default --&gt;</p>\n',
    ],
    ['entities', '&lt;b&gt; &amp;', '<p>&amp;lt;b&amp;gt; &amp;amp;</p>\n'],
    ['lines', 'a\n\n# b\n- c', '<p>a # b - c</p>\n'],
  ]
  test.each(cases)('%s', (_, text, expected) => {
    expect(html(prose(text))).toBe(expected)
  })

  test.each(['@ann', 'ann@example.com', '@acme/team', '#12', 'acme/data#12', 'GH-12', 'gh-12'])(
    '%s mentions nobody and nothing',
    (text) => {
      expect(prose(`see ${text} there`)).not.toContain(text)
    },
  )

  test.each([
    'https://evil.example',
    'HTTP://evil.example',
    'ftp://evil.example',
    'www.evil.example',
    'WWW.evil.example',
    'mallory@evil.example',
    '<https://evil.example>',
  ])('%s is no link', (text) => {
    expect(html(`x ${prose(`see ${text} there`)}`)).not.toContain('<a')
  })

  test('property: no tag but code, no link, one paragraph', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(html(`x ${prose(text)} y`).replace(/<\/?code>/g, '')).toMatch(
          /^<p>x [^<>]*y<\/p>\n$/,
        )
      }),
      { numRuns: 1000 },
    )
  })
})
