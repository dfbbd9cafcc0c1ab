import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** Where the tests build the Action: what they spawn is made of the sources, never the committed dist. */
const BUILD = join(import.meta.dirname, '../.build/test')

/** Builds the sources once, before the first test; each worker finds the result in its environment. */
export default function build(): void {
  execFileSync(process.execPath, ['scripts/build.mjs', BUILD, '--sourcemap'], {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  process.env['ACTION_BUILD'] = BUILD
}
