// Builds dist/: the Action, and the terminal's command in dist/cli. ncc minifies only the entry, so the parts that are loaded later are minified here; same input, same output.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { transformSync } from 'esbuild'

rmSync('dist', { recursive: true, force: true })
build('src/index.ts', 'dist', 'node24')
build('src/cli/index.ts', 'dist/cli', 'node20')

function build(entry, folder, target) {
  execFileSync(process.execPath, ['node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', entry, '--no-cache', '--transpile-only', '--minify', '--license', 'licenses.txt', '--out', folder], { stdio: 'inherit' })
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const path = `${folder}/${file}`
    writeFileSync(path, transformSync(readFileSync(path, 'utf8'), { minify: true, format: 'esm', target, legalComments: 'none' }).code)
  }
}
