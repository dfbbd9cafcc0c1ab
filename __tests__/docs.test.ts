import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { lexer, type Token, type Tokens, walkTokens } from 'marked'
import { parse } from 'yaml'
import { MODELINE, REPOSITORY } from '../scripts/schema/links.ts'
import { CODES, FAILURE_REASONS } from '../src/core/codes.ts'
import { INPUT_NAMES } from '../src/action/inputs.ts'
import { actionWording } from '../src/action/wording.ts'
import type { Setting } from '../src/core/wording.ts'
import { read } from './connection/support.ts'
import { PAGES, workflowsOf } from './docs/workflows.ts'

const text = (file: string): string => readFileSync(file, 'utf8')
const tokens = (file: string): Token[] => flat(lexer(text(file)))
/** The sources as they read on one line, once quotes and back-ticks are unescaped. */
const SOURCE = globSync('src/**/*.ts')
  .sort()
  .map(text)
  .join('\n')
  .replace(/([=:?,])\s*\n\s*/g, '$1 ')
  .replace(/\(\s*\n\s*/g, '(')
  .replace(/\s*\n\s*([:?]) /g, ' $1 ')
  .replace(/['"`] \+\s*['"`]/g, '')
  .replace(/\\([`'$])/g, '$1')
  .replace(/\$\{(?:[\w.]*\.)?(The|the|name)\('(\w+)'\)\}/g, (_, how: string, setting: string) =>
    actionWording[how as 'The' | 'the' | 'name'](setting as Setting),
  )
  .replaceAll('${fromSecrets}', actionWording.fromSecrets)
const TROUBLESHOOTING = 'docs/troubleshooting.md'

describe('what the code knows is documented', () => {
  test('every input and output', () => {
    const { outputs } = parse(text('action.yml')) as { outputs: object }
    const all = PAGES.map(text).join('\n')
    expect(
      [...INPUT_NAMES, ...Object.keys(outputs)].filter((name) => !all.includes(`\`${name}\``)),
    ).toEqual([])
  })

  test('every failure reason, in order, and no other', () => {
    for (const page of [TROUBLESHOOTING, 'docs/changes.md'])
      expect(firstCells(page, '`failure-reason`')).toEqual([...FAILURE_REASONS])
  })

  test('every code of an error or a warning, and no other', () => {
    const documented = new Set(firstCells(TROUBLESHOOTING, 'Code'))
    expect([...documented].sort()).toEqual(Object.keys(CODES).sort())
  })

  test('every limit, with its value', () => {
    const rows = tables('docs/limits.md').flatMap(({ rows }) =>
      rows.map((cells) =>
        [cells[3]?.text.replaceAll('`', ''), cells[1]?.text.replace(/^at least /, '')].join(' = '),
      ),
    )
    expect(rows.sort()).toEqual(limits().sort())
  })

  test('every warning that has no code, and every fault of the configuration', () => {
    const page = text(TROUBLESHOOTING)
    const said = [
      ...SOURCE.matchAll(
        /(?:severity: 'warning', message:|new ConfigError\(|new RunFailure\('github-unreachable',) ?[`'"]([^\n]*)/g,
      ),
      ...SOURCE.matchAll(/new ConfigError\([`'"]([^\n]*)/g),
    ].map(
      ([, message = '']) =>
        message
          .replace(/^[`'"]/, '')
          .split('${')[0]
          ?.slice(0, 40) ?? '',
    )
    const wordy = said.filter((message) => message.length > 20)
    expect(wordy.length).toBeGreaterThan(12)
    expect(wordy.filter((message) => !page.includes(message))).toEqual([])
  })
})

describe('the documentation is true', () => {
  test('its messages are those of the code', () => {
    const messages = tables(TROUBLESHOOTING).flatMap(({ header, rows }) => {
      const column = header.findIndex((cell) => cell.text === 'Message')
      return rows.flatMap((cells) => cells[column]?.text.split('<br>') ?? [])
    })
    expect(messages.length).toBeGreaterThan(80)
    expect(
      messages.flatMap((message) =>
        fragments(message)
          .filter((part) => pieces(part) > MAX_PIECES)
          .map((part) => `${part} (${message})`),
      ),
    ).toEqual([])
  })

  test('the rooms of the code import only from rooms above them in the table, types included', () => {
    const rooms = firstCells('docs/architecture.md', 'Room')
    expect([...rooms].sort()).toEqual([...new Set(globSync('src/*/*.ts').map(roomOf))].sort())
    const upward = [...IMPORTS].flatMap(([file, paths]) =>
      paths
        .filter((path) => rooms.indexOf(roomOf(path)) > rooms.indexOf(roomOf(file)))
        .map((path) => `${file} imports ${path}`),
    )
    expect(upward).toEqual([])
  })

  test('no two files import each other, by whatever way round, types included', () => {
    const circles: string[] = []
    const done = new Set<string>()
    const visit = (file: string, way: readonly string[]): void => {
      if (way.includes(file)) circles.push([...way.slice(way.indexOf(file)), file].join(' > '))
      if (way.includes(file) || done.has(file)) return
      for (const next of IMPORTS.get(file) ?? []) visit(next, [...way, file])
      done.add(file)
    }
    for (const file of IMPORTS.keys()) visit(file, [])
    expect(circles).toEqual([])
  })

  test.each(specs())('the spec in %s is valid', (_, spec) => {
    expect(read(spec).diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(spec.split('\n', 1)[0]).toBe(MODELINE)
  })

  test.each(globSync('demo/repository/connections/*.yml').sort())('%s names its schema', (file) => {
    expect(text(file).split('\n', 1)[0]).toBe(MODELINE)
  })

  test.each(PAGES)('the links of %s lead somewhere', (page) => {
    const links = tokens(page).flatMap((token) =>
      token.type === 'link' || token.type === 'image' ? [(token as Tokens.Link).href] : [],
    )
    expect(links.filter((link) => !/^https:/.test(link) && !resolves(page, link))).toEqual([])
  })

  test('it takes the Action from where package.json says', () => {
    const files = [...PAGES, 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md']
    const named = [...files, ...globSync('.github/ISSUE_TEMPLATE/*'), ...globSync('demo/*/*/*.yml')]
      .flatMap((file) => [
        ...text(file).matchAll(
          /(?:github:|github\.com\/|githubusercontent\.com\/|uses: )([\w-]+\/immuta-connections)\b/g,
        ),
      ])
      .map(([, name]) => name)
    expect(named.length).toBeGreaterThan(40)
    expect([...new Set(named)]).toEqual([REPOSITORY])
  })

  test.each(shells())('the shell of %s can be read: %s', (_, _first, shell) => {
    expect(() => execFileSync('bash', ['-n'], { input: shell, stdio: 'pipe' })).not.toThrow()
  })

  test('the oldest Node is that of package.json', () => {
    const { engines } = JSON.parse(text('package.json')) as { engines: { node: string } }
    const told = [...PAGES, 'CONTRIBUTING.md'].flatMap((page) =>
      [...text(page).matchAll(/\bNode ([\d.]+) or newer/g)].map(
        ([, version]) => `>=${version ?? ''}`,
      ),
    )
    expect(told.length).toBeGreaterThan(3)
    expect([...new Set(told)]).toEqual([engines.node])
  })

  test('what needs a release is said in one place', () => {
    const told = PAGES.filter((page) => /There is no `v1` yet/.test(text(page)))
    expect(told).toEqual(['README.md'])
  })

  test('every page can be reached from the README', () => {
    const reached = new Set(['README.md'])
    for (const page of reached) {
      for (const token of tokens(page)) {
        if (token.type !== 'link') continue
        const [path = ''] = (token as Tokens.Link).href.split('#')
        const file = normalize(join(dirname(page), path))
        if (PAGES.includes(file)) reached.add(file)
      }
    }
    expect(PAGES.filter((page) => !reached.has(page))).toEqual([])
  })
})

function flat(tree: Token[]): Token[] {
  const all: Token[] = []
  void walkTokens(tree, (token) => void all.push(token))
  return all
}

function tables(file: string): Tokens.Table[] {
  return tokens(file).filter((token): token is Tokens.Table => token.type === 'table')
}

/** The first cells, without back-ticks, of the tables whose first column is called so. */
function firstCells(file: string, column: string): string[] {
  return tables(file)
    .filter(({ header }) => header[0]?.text === column)
    .flatMap(({ rows }) => rows.map(([cell]) => cell?.text.replaceAll('`', '') ?? ''))
}

/** Every limit of the code as the documentation writes it. */
function limits(): string[] {
  return [...SOURCE.matchAll(/const ((?:MAX|MIN)_\w+|\w+_TRIES) = ([\d_ *]+)/g)].map(
    ([, name = '', value = '']) => {
      const number = value
        .split('*')
        .reduce((product, factor) => product * Number(factor.replaceAll('_', '')), 1)
      return `${name} = ${shown(name, number)}`
    },
  )
}

function shown(name: string, value: number): string {
  if (name.endsWith('_BYTES'))
    return value % 1024 ** 2 === 0
      ? `${String(value / 1024 ** 2)} MiB`
      : `${String(value / 1024)} KiB`
  if (name.endsWith('_MS')) return `${String(value / 1000)} s`
  const number = value.toLocaleString('en-GB')
  return name.endsWith('_CHARS') ? `${number} characters` : number
}

/** The parts of a message between its `…`, as long as they say something. */
function fragments(message: string): string[] {
  return message
    .replaceAll('8 characters', '… characters')
    .split('…')
    .map((part) => part.replace(/^[\s.]+|\s+$/g, ''))
    .filter((part) => part.length > 3)
}

/** The code puts some messages together; more pieces than this are another message. */
const MAX_PIECES = 4

/** Of how many pieces of the sources a text can be made, each as long as possible. */
function pieces(fragment: string): number {
  const words = fragment.replace(/[.:]$/, '').split(' ')
  let count = 0
  for (let start = 0; start < words.length; count += 1) {
    let end = words.length
    while (end > start && !SOURCE.includes(words.slice(start, end).join(' '))) end -= 1
    if (end === start) return Infinity
    start = end
  }
  return count
}

/** Every example for a shell, with its page and its first line, and every step of a workflow that runs one. */
function shells(): [string, string, string][] {
  const steps = PAGES.flatMap((page) =>
    workflowsOf(page).flatMap(({ jobs }) =>
      Object.values(jobs).flatMap(({ steps = [] }) =>
        steps.flatMap(({ run }) => (run === undefined ? [] : [[page, run] as const])),
      ),
    ),
  )
  const blocks = PAGES.flatMap((page) =>
    tokens(page).flatMap((token) => {
      const { lang, text: code } = token as Tokens.Code
      return token.type === 'code' && lang === 'sh' ? [[page, code] as const] : []
    }),
  )
  return [...blocks, ...steps].map(([page, code]) => [page, code.split('\n', 1)[0] ?? '', code])
}

function specs(): [string, string][] {
  return PAGES.flatMap((page) =>
    tokens(page).flatMap((token): [string, string][] =>
      token.type === 'code' && /^connectionKey:/m.test((token as Tokens.Code).text)
        ? [[page, (token as Tokens.Code).text]]
        : [],
    ),
  )
}

/** Whether a relative link leads to a file and, where it names one, to a heading. */
function resolves(page: string, link: string): boolean {
  const [path = '', anchor] = link.split('#')
  const file = path === '' ? page : normalize(join(dirname(page), path))
  if (!existsSync(file)) return false
  return (
    anchor === undefined ||
    tokens(file).some(
      (token) => token.type === 'heading' && slug((token as Tokens.Heading).text) === anchor,
    )
  )
}

/** The folder below src. */
function roomOf(file: string): string {
  return file.split('/')[1] ?? ''
}

/** What each source imports of the others, types included. */
const IMPORTS = new Map(
  globSync('src/*/*.ts').map((file) => [
    file,
    [...text(file).matchAll(/(?:\bfrom |\bimport\()'(\.[^']+\.ts)'/g)]
      .map(([, path = '']) => normalize(join(dirname(file), path)))
      .filter((path) => roomOf(path) !== 'version.ts'),
  ]),
)

/** The anchor that GitHub gives to a heading. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')
}
