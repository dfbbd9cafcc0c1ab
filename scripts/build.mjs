/*
 * Builds dist/, the same from the same input: esbuild leaves out what no module uses of its libraries and splits off what is loaded late,
 * ncc packs that together with the GitHub toolkit, and esbuild shortens the parts, of which ncc minifies only the first.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build, transformSync } from 'esbuild'

const PARTS = '.build'
/** Packed by ncc; large, and loaded late. */
const TOOLKIT = ['@actions/github', '@actions/http-client']

rmSync('dist', { recursive: true, force: true })
rmSync(PARTS, { recursive: true, force: true })
// yaml's build for Node is CommonJS, of which nothing can be left out; the other one is the same as modules.
const alias = { yaml: './node_modules/yaml/browser/index.js' }
const { metafile } = await build({ alias, entryPoints: ['src/index.ts'], bundle: true, splitting: true, format: 'esm', platform: 'node', target: 'node24', external: TOOLKIT, outdir: PARTS, metafile: true, logLevel: 'warning' })
execFileSync(process.execPath, ['node_modules/@vercel/ncc/dist/ncc/cli.js', 'build', `${PARTS}/index.js`, '--no-cache', '--minify', '--license', 'licenses.txt', '--out', 'dist'], { stdio: 'inherit' })
for (const file of readdirSync('dist').filter((name) => name.endsWith('.js'))) {
  const path = `dist/${file}`
  writeFileSync(path, transformSync(readFileSync(path, 'utf8'), { minify: true, format: 'esm', target: 'node24', legalComments: 'none' }).code)
}
writeLicences()
rmSync(PARTS, { recursive: true })

/** ncc knows the licences of what it packs itself; those of what esbuild took in are added. */
function writeLicences() {
  const packages = new Set(Object.keys(metafile.inputs).flatMap((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []))
  const entries = [...packages].sort().map((name) => {
    const folder = `node_modules/${name}`
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    if (file === undefined) throw new Error(`${name} holds no licence file`)
    return `${name}\n${JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).license}\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`
  })
  writeFileSync('dist/licenses.txt', `${entries.join('\n')}\n${existsSync('dist/licenses.txt') ? readFileSync('dist/licenses.txt', 'utf8') : ''}`)
}
