/*
 * Builds the Action and, in its folder cli/, the terminal's command; the same from the same input. Into dist/, or into the folder that is
 * named: the tests build the sources that way. esbuild leaves out what no module uses of
 * its libraries and splits off what is loaded late, ncc packs that together with the GitHub toolkit, and esbuild shortens the parts, of
 * which ncc minifies only the first.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { build, transformSync } from 'esbuild'

const OUT = process.argv[2] ?? 'dist'
const PARTS = '.build/parts'
/** Packed by ncc: large and loaded late, or CommonJS that needs Node's own modules. */
const TOOLKIT = ['@actions/github', '@actions/http-client', 'commander']
// yaml's build for Node is CommonJS, of which nothing can be left out; the other one is the same as modules.
const alias = { yaml: './node_modules/yaml/browser/index.js' }

rmSync(OUT, { recursive: true, force: true })
await bundle('src/action/index.ts', OUT, 'node24')
await bundle('src/cli/index.ts', `${OUT}/cli`, 'node20')

async function bundle(entry, folder, target) {
  rmSync(PARTS, { recursive: true, force: true })
  const { metafile } = await build({
    alias,
    entryPoints: [entry],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target,
    external: TOOLKIT,
    outdir: PARTS,
    metafile: true,
    logLevel: 'warning',
  })
  execFileSync(
    process.execPath,
    [
      'node_modules/@vercel/ncc/dist/ncc/cli.js',
      'build',
      `${PARTS}/index.js`,
      '--no-cache',
      '--minify',
      '--license',
      'licenses.txt',
      '--out',
      folder,
    ],
    { stdio: 'inherit' },
  )
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.js'))) {
    const path = `${folder}/${file}`
    writeFileSync(
      path,
      transformSync(readFileSync(path, 'utf8'), {
        minify: true,
        format: 'esm',
        target,
        legalComments: 'none',
      }).code,
    )
  }
  writeLicences(metafile, `${folder}/licenses.txt`)
  rmSync(PARTS, { recursive: true })
}

/** ncc knows the licences of what it packs itself; those of what esbuild took in are added. */
function writeLicences(metafile, path) {
  const packages = new Set(
    Object.keys(metafile.inputs).flatMap(
      (input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? [],
    ),
  )
  const entries = [...packages].sort().map((name) => {
    const folder = `node_modules/${name}`
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    if (file === undefined) throw new Error(`${name} holds no licence file`)
    return `${name}\n${JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')).license}\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`
  })
  writeFileSync(
    path,
    `${entries.join('\n')}\n${existsSync(path) ? readFileSync(path, 'utf8') : ''}`,
  )
}
