import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
/** Where the tests build the Action: what they spawn is made of the sources, never the committed dist. */
const BUILD = join(ROOT, '.build/test')

/** Builds the sources once, before the first test; each worker finds the result in its environment. */
export default function build(): void {
  const options = ['--sourcemap', '--quick=__tests__/quick-clock.ts']
  execFileSync(process.execPath, ['scripts/build.mjs', BUILD, ...options], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  process.env['ACTION_BUILD'] = BUILD
  if (hasRoom(MEMORY))
    process.env['TMPDIR'] = process.env[OWN] = mkdtempSync(join(MEMORY, 'tests-'))
}

/** Linux's file system in memory: the tests' folders come and go by the thousand. */
const MEMORY = '/dev/shm'
const ROOM_BYTES = 2 ** 30
/** Names the folder there. */
const OWN = 'TESTS_FOLDER'

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) return false
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize > ROOM_BYTES
}

/** Removes what {@link build} made beside the build itself. */
export function tidy(): void {
  const folder = process.env[OWN]
  if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
}
