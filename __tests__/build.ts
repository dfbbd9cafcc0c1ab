import { execFileSync } from 'node:child_process'
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
}
