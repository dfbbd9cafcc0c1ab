import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { World } from '../../simulator/world.ts'
import { m2m, pat } from '../e2e/specs.ts'
import { NODES, start } from './terminal.ts'

const ROOT = new URL('../../', import.meta.url).pathname

interface Hook {
  id: string
  entry: string
  language: string
  files: string
}
const hooks = parse(readFileSync(`${ROOT}.pre-commit-hooks.yaml`, 'utf8')) as Hook[]
const manifest = JSON.parse(readFileSync(`${ROOT}package.json`, 'utf8')) as {
  bin: Record<string, string>
  files: string[]
}

let world: World
let installed: string
beforeAll(async () => {
  world = await World.create()
  // What npm installs of the package: the listed files and the manifest, here without any dependency.
  installed = mkdtempSync(join(tmpdir(), 'installed-'))
  for (const path of ['package.json', ...manifest.files])
    cpSync(ROOT + path, join(installed, path), { recursive: true })
})
afterAll(async () => {
  rmSync(installed, { recursive: true, force: true })
  await world.close()
})

/** Runs the hook as pre-commit does: its entry in the repository's folder, with the names of the changed files that it wants. */
async function commit(
  node: string,
  files: Record<string, string>,
): Promise<{ code: number | null; text: string }> {
  const [hook] = hooks
  if (hook === undefined) throw new Error('no hook')
  const [bin = '', ...args] = hook.entry.split(' ')
  const names = Object.keys(files).filter((path) => new RegExp(hook.files).test(path))
  const { code, stdout, stderr } = await start(
    node,
    [join(installed, manifest.bin[bin] ?? 'no such bin'), ...args, ...names],
    world.folder(files),
  )
  return { code, text: stdout + stderr }
}

test('the hook has what pre-commit asks of one', () => {
  expect(hooks).toEqual([
    expect.objectContaining({
      id: 'immuta-connections',
      name: expect.any(String),
      language: 'node',
      require_serial: true,
    }),
  ])
})

describe.each(NODES)('the hook with %s', (node) => {
  test('lets good specs pass, and other files alone', async () => {
    expect(
      await commit(node, {
        'connections/prod.yml': m2m(),
        'connections/dev/dev.yaml': pat(),
        'README.md': 'x',
        'docs/connections/x.yml': 'x',
      }),
    ).toEqual({ code: 0, text: expect.stringContaining('2 valid') })
  })

  test('stops a bad one, and says where it is bad', async () => {
    const literal = pat().replace('${CONNECTION_DEV_TOKEN}', 'dapi0123456789abcdef')
    const { code, text } = await commit(node, {
      'connections/prod.yml': m2m(),
      'connections/dev.yaml': literal,
    })
    expect([code, text]).toEqual([
      1,
      expect.stringContaining(
        'connections/dev.yaml:7:10: error: `connection.token` must be exactly ${NAME}',
      ),
    ])
    expect(text).not.toContain('dapi0123456789abcdef')
  })
})
