import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { lexer, type Token, type Tokens } from 'marked'
import { parse } from 'yaml'
import { INPUT_NAMES, readInputs } from '../src/action/inputs.ts'
import { inputName } from '../src/action/wording.ts'
import type { Setting } from '../src/core/wording.ts'

interface Metadata {
  name: string
  description: string
  author: string
  branding: { icon: string; color: string }
  inputs: Record<string, { description: string; required?: boolean; default?: string }>
  outputs: Record<string, { description: string }>
  runs: Record<string, unknown>
}

const metadata = parse(readFileSync('action.yml', 'utf8')) as Metadata
const inputs = Object.entries(metadata.inputs)

describe('action.yml', () => {
  test('names the inputs that the code reads', () => {
    expect(Object.keys(metadata.inputs).sort()).toEqual([...INPUT_NAMES].sort())
  })

  test('has the defaults that the code has', () => {
    const defaults = inputs.flatMap(([name, input]) =>
      input.default === undefined || name === 'github-token'
        ? []
        : [[`INPUT_${name.toUpperCase()}`, input.default]],
    )
    expect(readInputs(Object.fromEntries(defaults) as NodeJS.ProcessEnv)).toEqual(readInputs({}))
  })

  test('shows every default that the code has', () => {
    const optional = Object.entries(readInputs({})).flatMap(([name, value]) =>
      value === undefined ? [] : [inputName(name as Setting)],
    )
    expect(
      inputs
        .flatMap(([name, input]) =>
          input.default === undefined || name === 'github-token' ? [] : [name],
        )
        .sort(),
    ).toEqual(optional.sort())
  })

  test('takes the token from the run', () => {
    expect(metadata.inputs['github-token']?.default).toBe('${{ github.token }}')
  })

  test.each(inputs)('describes the input %s', (_name, input) => {
    expect(['string', 'undefined']).toContain(typeof input.default)
    expect(input.required).toBe(false)
    expectSentence(input.description, 200)
  })

  test.each(Object.entries(metadata.outputs))('describes the output %s', (_name, output) => {
    expect(Object.keys(output)).toEqual(['description'])
    expectSentence(output.description, 200)
  })

  test('runs the bundle on Node 24', () => {
    expect(metadata.runs).toEqual({ using: 'node24', main: 'dist/index.js' })
    expect(existsSync('dist/index.js')).toBe(true)
  })

  test('fits the Marketplace', () => {
    expect(metadata.name.length).toBeGreaterThan(0)
    expect(metadata.author.length).toBeGreaterThan(0)
    expectSentence(metadata.description, 124)
    expect(metadata.branding).toEqual({
      icon: expect.stringMatching(/^[a-z-]+$/),
      color: expect.stringMatching(/^[a-z-]+$/),
    })
  })
})

describe('README.md', () => {
  test('has a row for every input, with its default', () => {
    const section = readmeSection('Inputs')
    const rows = tableRows(section, ['Input', 'Default', 'Meaning'])
    expect(rows.map(([name]) => onlyCode(name)).sort()).toEqual(Object.keys(metadata.inputs).sort())
    for (const [name, shown, meaning] of rows) {
      const input = onlyCode(name)
      const wanted = metadata.inputs[input]?.default?.trimEnd() ?? ''
      expect({ input, default: shownDefault(shown, section, wanted) }).toEqual({
        input,
        default: wanted,
      })
      expect({ input, explained: (meaning?.text.length ?? 0) > 0 }).toEqual({
        input,
        explained: true,
      })
    }
  })

  test('has a row for every output', () => {
    const rows = tableRows(readmeSection('Outputs'), ['Output', 'Meaning'])
    expect(rows.map(([name]) => onlyCode(name)).sort()).toEqual(
      Object.keys(metadata.outputs).sort(),
    )
    for (const [name, meaning] of rows)
      expect({ output: onlyCode(name), explained: (meaning?.text.length ?? 0) > 0 }).toEqual({
        output: onlyCode(name),
        explained: true,
      })
  })
})

function expectSentence(text: string, limit: number): void {
  expect(text).toBe(text.trim())
  expect(text).not.toContain('\n')
  expect(text.length).toBeGreaterThan(10)
  expect(text.length).toBeLessThanOrEqual(limit)
}

/** What stands under a heading of the second level. */
function readmeSection(title: string): Token[] {
  const tokens = lexer(readFileSync('README.md', 'utf8'))
  const isHeading = (token: Token): boolean =>
    token.type === 'heading' && (token as Tokens.Heading).depth <= 2
  const start = tokens.findIndex(
    (token) => isHeading(token) && (token as Tokens.Heading).text === title,
  )
  if (start === -1) throw new Error(`README.md has no section "${title}"`)
  const length = tokens.slice(start + 1).findIndex(isHeading)
  return tokens.slice(start + 1, length === -1 ? undefined : start + 1 + length)
}

/** The rows of all tables that have these columns. */
function tableRows(section: Token[], columns: string[]): Tokens.TableCell[][] {
  return section
    .filter((token): token is Tokens.Table => token.type === 'table')
    .filter((table) => table.header.map(({ text }) => text).join() === columns.join())
    .flatMap((table) => table.rows)
}

function codeSpans(cell: Tokens.TableCell | undefined): string[] {
  return (cell?.tokens ?? []).flatMap((token) =>
    token.type === 'codespan' ? [(token as Tokens.Codespan).text] : [],
  )
}

/** The text of a cell that is one code span and nothing else. */
function onlyCode(cell: Tokens.TableCell | undefined): string {
  const [code, ...more] = codeSpans(cell)
  if (code === undefined || more.length > 0 || cell?.tokens.length !== 1)
    throw new Error(`Not one code span: ${cell?.text ?? ''}`)
  return code
}

/** A default as the table shows it: nothing, code spans for its lines, or "see below" where the section names each line of it. */
function shownDefault(
  cell: Tokens.TableCell | undefined,
  section: Token[],
  wanted: string,
): string {
  const lines = wanted.split('\n')
  const prose = section
    .filter(({ type }) => type !== 'table')
    .map(({ raw }) => raw)
    .join('')
  if (cell?.text === 'see below' && lines.length > 1 && lines.every((line) => prose.includes(line)))
    return wanted
  const rest = (cell?.tokens ?? []).filter(
    (token) => token.type !== 'codespan' && !/^(<br\s*\/?>|\s*)$/.test(token.raw),
  )
  return [...codeSpans(cell), ...rest.map(({ raw }) => `not code: ${raw}`)].join('\n')
}
