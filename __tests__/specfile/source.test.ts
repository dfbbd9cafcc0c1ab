import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { readConnection } from '../../src/connection/read.ts'
import { listSpecs, specFolders, specMatcher, workspaceSource } from '../../src/specfile/source.ts'
import { found, POLICY } from '../connection/support.ts'

const DEFAULTS = ['connections/**/*.yml', 'connections/**/*.yaml']
const FILES = [
  'connections/a.yml',
  'connections/b.yaml',
  'connections/c.json',
  'connections/D.YML',
  'connections/team/e.yml',
  'connections/team/old/f.yml',
  'connections/.hidden/g.yml',
  'connections/.h.yml',
  'connections/[i].yml',
  'my specs/j.yml',
  'k.yml',
  '.git/l.yml',
]
const LINKS: [path: string, target: string][] = [
  ['connections/to-inside.yml', 'a.yml'],
  ['connections/to-outside.yml', '../../outside/secret.yml'],
  ['connections/to-nothing.yml', 'gone.yml'],
  ['connections/to-folder', '../../outside'],
  ['linked', 'connections/team'],
]

let root: string
let workspace: string

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'specs-'))
  workspace = join(root, 'workspace')
  for (const file of [
    ...FILES.map((name) => join(workspace, name)),
    join(root, 'outside/secret.yml'),
    join(root, 'workspace-2/m.yml'),
  ]) {
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, `# ${file}`)
  }
  for (const [path, target] of LINKS) await symlink(target, join(workspace, path))
  await writeFile(join(workspace, 'huge.yml'), '')
  await truncate(join(workspace, 'huge.yml'), 300 * 1024)
})

afterAll(() => rm(root, { recursive: true }))

const plain = [
  'connections/[i].yml',
  'connections/a.yml',
  'connections/team/e.yml',
  'connections/team/old/f.yml',
]
/** Links to folders: listed themselves, and nothing behind them. */
const BARRED = ['connections/to-folder', 'linked']
const links = [
  'connections/to-inside.yml',
  'connections/to-nothing.yml',
  'connections/to-outside.yml',
]

describe('which files are specs', () => {
  const cases: [globs: string[], expected: string[]][] = [
    [DEFAULTS, [...plain, ...links, 'connections/to-folder', 'connections/b.yaml']],
    [['connections/*.yaml'], ['connections/b.yaml']],
    [['./connections/*.yaml'], ['connections/b.yaml']],
    [['**/{a,e,k}.yml'], ['connections/a.yml', 'connections/team/e.yml', 'k.yml', ...BARRED]],
    [
      ['connections/a.yml', 'connections/a.yml', '**/a.yml'],
      ['connections/a.yml', ...BARRED],
    ],
    [['connections/\\[i\\].yml'], ['connections/[i].yml']],
    [['my specs/*.yml'], ['my specs/j.yml']],
    [['connections/.hidden/*.yml'], ['connections/.hidden/g.yml']],
    [
      ['connections/**/*.yml', '!connections/team/**', '!**/to-*'],
      ['connections/[i].yml', 'connections/a.yml'],
    ],
    [
      ['connections/**/*.yml', '!connections/team', '!**/to-*'],
      ['connections/[i].yml', 'connections/a.yml'],
    ],
    [
      ['connections/**/*.yml', '!connections/team/old/', '!**/to-*'],
      ['connections/[i].yml', 'connections/a.yml', 'connections/team/e.yml'],
    ],
    [['!**/e.yml', 'connections/team/**'], ['connections/team/old/f.yml']],
    [['!connections/a.yml'], []],
    [['connections'], []],
    [['nowhere/**/*.yml'], []],
    [['connections/a.yml/*.yml'], []],
  ]
  test.each(cases)('%j', async (globs, expected) => {
    expect(await workspaceSource(workspace, globs).list()).toEqual([...expected].sort())
  })

  test.each(cases)('%j: the test for a changed path says the same', (globs, expected) => {
    const everything = [...FILES.filter((file) => !file.startsWith('.git/')), ...links]
    const files = expected.filter((path) => !BARRED.includes(path))
    expect(everything.filter(specMatcher(globs)).sort()).toEqual(files.sort())
  })

  test('folders in which to look', () => {
    expect(specFolders(DEFAULTS)).toEqual(['connections'])
    expect(specFolders(['a/b/*.yml', 'c/d.yml', '!e/**', 'f.yml'])).toEqual(['a/b', 'c', ''])
    expect(specFolders(['**/*.yml'])).toEqual([''])
  })
})

describe('listing looks only where something can match', () => {
  const tree = [
    'a.yml',
    'connections/b.yml',
    'connections/team/c.yml',
    'connections/team/old/d.yml',
    'node_modules/e/f.yml',
    'connections/node_modules/g.yml',
    '.git/h.yml',
    'vendor/i/j.yml',
  ]
  /** What was found, and the folders that were asked for. */
  const look = async (globs: string[]): Promise<{ found: string[]; asked: string[] }> => {
    const asked: string[] = []
    const found = await listSpecs(globs, (folder) => {
      asked.push(folder)
      const below = tree
        .filter((path) => folder === '' || path.startsWith(`${folder}/`))
        .map((path) => (folder === '' ? path : path.slice(folder.length + 1)))
      const names = [...new Set(below.map((path) => path.split('/')[0] ?? ''))]
      return Promise.resolve(
        names.map((name) => ({
          path: folder === '' ? name : `${folder}/${name}`,
          isFolder: !below.includes(name),
        })),
      )
    })
    return { found, asked: asked.sort() }
  }
  const cases: [globs: string[], found: string[], asked: string[]][] = [
    [
      ['**/*.yml'],
      [
        'a.yml',
        'connections/b.yml',
        'connections/team/c.yml',
        'connections/team/old/d.yml',
        'vendor/i/j.yml',
      ],
      ['', 'connections', 'connections/team', 'connections/team/old', 'vendor', 'vendor/i'],
    ],
    [
      ['**/*.yml', '!vendor/', '!connections/team/**'],
      ['a.yml', 'connections/b.yml'],
      ['', 'connections'],
    ],
    [['*.yml'], ['a.yml'], ['']],
    [['*/*.yml'], ['connections/b.yml'], ['', 'connections', 'vendor']],
    [
      ['**/*.yml', 'connections/**/*.yml', '!vendor'],
      ['a.yml', 'connections/b.yml', 'connections/team/c.yml', 'connections/team/old/d.yml'],
      ['', 'connections', 'connections/team', 'connections/team/old'],
    ],
    [['node_modules/e/*.yml'], ['node_modules/e/f.yml'], ['node_modules/e']],
    [
      ['connections/**/node_modules/*.yml'],
      ['connections/node_modules/g.yml'],
      ['connections', 'connections/node_modules', 'connections/team', 'connections/team/old'],
    ],
    [['.git/*.yml'], ['.git/h.yml'], ['.git']],
    [['!vendor'], [], []],
  ]
  test.each(cases)('%j', async (globs, found, asked) => {
    expect(await look(globs)).toEqual({ found, asked })
  })
})

describe('reading', () => {
  const refusal = async (file: string, globs: string[] = DEFAULTS): Promise<string> => {
    const read = await workspaceSource(workspace, globs).read(file)
    return read instanceof Uint8Array
      ? Buffer.from(read).toString()
      : `${read.severity} ${read.code} ${file} ${read.position?.line}:${read.position?.column}`
  }

  test('a file', async () => {
    expect(await refusal('connections/team/e.yml')).toBe(
      `# ${join(workspace, 'connections/team/e.yml')}`,
    )
  })

  test.each(links)('%s is listed and refused', async (file) => {
    const source = workspaceSource(workspace, DEFAULTS)
    expect(await source.list()).toContain(file)
    expect(await refusal(file)).toBe(`error symbolic-link ${file} 1:1`)
  })

  test('a pipe is refused, and not waited for', async () => {
    const folder = join(root, 'pipes')
    await mkdir(join(folder, 'connections'), { recursive: true })
    execFileSync('mkfifo', [join(folder, 'connections/p.yml')])
    const source = workspaceSource(folder, DEFAULTS)
    expect(await source.list()).toEqual(['connections/p.yml'])
    expect(await source.read('connections/p.yml')).toMatchObject({ code: 'not-a-file' })
  })

  test.each([
    [['connections/to-folder/*.yml'], ['connections/to-folder']],
    [['connections/*/*.yml'], ['connections/team/e.yml', 'connections/to-folder']],
    [['connections/to-folder/deep/**/*.yml'], ['connections/to-folder']],
    [['connections/to-folder/secret.yml'], ['connections/to-folder']],
    [['{connections/to-folder,k}/*.yml'], ['connections/to-folder', 'linked']],
    [['linked/*.yml'], ['linked']],
    [['linked/old/f.yml'], ['linked']],
    [['**/[ef].yml', '!connections'], ['linked']],
    [['**/[ef].yml', '!connections/', '!linked/**'], []],
    [['connections/*.yaml'], ['connections/b.yaml']],
    [['connections/.*/*.yml'], ['connections/.hidden/g.yml']],
    [['../*/m.yml'], ['../workspace-2/m.yml']],
  ])('%j: of a linked folder only the link is told', async (globs, expected) => {
    const source = workspaceSource(workspace, globs)
    expect(await source.list()).toEqual(expected)
    for (const file of expected.filter((path) => /linked|to-/.test(path)))
      expect(await refusal(file, globs)).toBe(`error symbolic-link ${file} 1:1`)
  })

  test('a file behind a linked folder is not read, whoever names it', async () => {
    for (const file of ['connections/to-folder/secret.yml', 'linked/e.yml'])
      expect(await refusal(file)).toBe(`error outside-workspace ${file} 1:1`)
  })

  test('names that are not UTF-8 are an error each, of a file and of a folder', async () => {
    const odd = (path: string): Buffer => Buffer.from(join(root, 'odd', path), 'latin1')
    await mkdir(odd('connections/d\xe9p\xf4t'), { recursive: true })
    await writeFile(odd('connections/caf\xe9.yml'), 'x')
    await writeFile(odd('connections/d\xe9p\xf4t/a.yml'), 'x')
    const source = workspaceSource(join(root, 'odd'), DEFAULTS)
    const files = ['connections/caf\ufffd.yml', 'connections/d\ufffdp\ufffdt']
    expect(await source.list()).toEqual(files)
    for (const file of files)
      expect(await source.read(file)).toMatchObject({ severity: 'error', code: 'not-utf8' })
  })

  test.each([
    '../outside/*.yml',
    '../workspace-2/*.yml',
    'connections/../../outside/*.yml',
    '../workspace/*.yml',
  ])('%s: nothing outside is read', async (glob) => {
    const source = workspaceSource(workspace, [glob])
    const files = await source.list()
    expect(files).toHaveLength(1 + (glob === '../workspace/*.yml' ? 1 : 0))
    for (const file of files)
      expect(await refusal(file, [glob])).toBe(`error outside-workspace ${file} 1:1`)
  })

  test('an absolute glob finds nothing', async () => {
    expect(await workspaceSource(workspace, [join(root, 'outside/*.yml')]).list()).toEqual([])
  })

  test('a workspace that is itself reached through a link is fine', async () => {
    const link = join(root, 'link-to-workspace')
    await symlink(workspace, link)
    const source = workspaceSource(link, ['connections/a.yml'])
    expect(await source.list()).toEqual(['connections/a.yml'])
    expect(await source.read('connections/a.yml')).toEqual(
      Buffer.from(`# ${join(workspace, 'connections/a.yml')}`),
    )
  })

  test('a huge file is refused as too large', async () => {
    const read = await workspaceSource(workspace, ['*.yml']).read('huge.yml')
    expect(found(readConnection('huge.yml', read as Uint8Array, POLICY).diagnostics)).toEqual([
      ['error', 'file-too-large', 1, 1],
    ])
  })
})
