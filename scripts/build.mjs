// Builds dist/. ncc minifies only the entry, so the parts that are loaded later are minified here; same input, same output.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { transformSync } from 'esbuild'

rmSync('dist', { recursive: true, force: true })
execFileSync(process.execPath, ['node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', 'src/index.ts', '--no-cache', '--transpile-only', '--minify', '--license', 'licenses.txt', '--out', 'dist'], { stdio: 'inherit' })
for (const file of readdirSync('dist').filter((name) => name.endsWith('.js'))) {
  const path = `dist/${file}`
  writeFileSync(path, transformSync(readFileSync(path, 'utf8'), { minify: true, format: 'esm', target: 'node24', legalComments: 'none' }).code)
}
