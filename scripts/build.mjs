/*
 * Builds the Action and, in its folder cli/, the terminal's command; the same from the same input. Into dist/, or into the folder that
 * is named: `node scripts/build.mjs [folder] [--sourcemap] [--quick=clock]`. With another clock the Action is built once more, into the
 * folder quick/, for tests that do not sit through its pauses. ncc packs GitHub's toolkit into lib/; esbuild bundles the sources, leaves
 * out what no module uses, and splits off what is loaded late. Names and lines of the sources are kept, so that a stack trace can be
 * read, and each part is called after its main module, so that a change of one module changes few files.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { build, transformSync } from 'esbuild'

const OUT = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'dist'
const sourcemap = process.argv.includes('--sourcemap') ? 'external' : false
const [clock] = process.argv.flatMap((argument) => /^--quick=(.+)$/.exec(argument)?.[1] ?? [])
const ENTRY = '.build/libraries.mjs'

/** GitHub's toolkit: large, loaded late, and CommonJS in part. What the sources use of each package. */
const LIBRARIES = { '@actions/github': 'getOctokit', '@actions/http-client': 'HttpClient' }
// yaml's build for Node is CommonJS, of which nothing can be left out; the other one is the same as modules.
const alias = { yaml: './node_modules/yaml/browser/index.js' }
// commander is CommonJS and asks for Node's own modules.
const REQUIRE =
  "import { createRequire } from 'node:module'\nconst require = createRequire(import.meta.url)"

rmSync(OUT, { recursive: true, force: true })
packLibraries(`${OUT}/lib`)
const action = await bundle('src/action/index.ts', OUT, './lib/index.js', 'node24')
const cli = await bundle('src/cli/index.ts', `${OUT}/cli`, '../lib/index.js', 'node20', REQUIRE)
if (clock !== undefined)
  await bundle('src/action/index.ts', `${OUT}/quick`, '../lib/index.js', 'node24', '', [
    clockFrom(resolve(clock)),
  ])
writeFileSync(`${OUT}/package.json`, '{ "type": "module" }\n')
writeLicences([...Object.keys(action.inputs), ...Object.keys(cli.inputs)])

/** One file that loads each library when it is asked for; what they share stands once beside it. */
function packLibraries(folder) {
  mkdirSync('.build', { recursive: true })
  const loaders = Object.entries(LIBRARIES).map(
    ([name, used]) => `export const ${used} = async () => (await import('${name}')).${used}\n`,
  )
  writeFileSync(ENTRY, loaders.join(''))
  const ncc = 'node_modules/@vercel/ncc/dist/ncc/cli.js'
  const options = ['--no-cache', '--minify', '--license', 'licenses.txt', '--out', folder]
  execFileSync(process.execPath, [ncc, 'build', ENTRY, ...options], { stdio: 'ignore' })
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.mjs'))) {
    const text = readFileSync(`${folder}/${name}`, 'utf8').replaceAll('.index.mjs', '.index.js')
    // ncc minifies only the first file.
    const { code } = transformSync(text, { minify: true, format: 'esm', legalComments: 'none' })
    writeFileSync(`${folder}/${name.replace(/mjs$/, 'js')}`, code)
    rmSync(`${folder}/${name}`)
  }
}

async function bundle(entry, folder, library, target, banner = '', plugins = []) {
  const { metafile, outputFiles } = await build({
    alias,
    entryPoints: [entry],
    outdir: folder,
    entryNames: '[name]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target,
    banner: { js: banner },
    legalComments: 'none',
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 120,
    sourcemap,
    metafile: true,
    write: false,
    logLevel: 'warning',
    plugins: [librariesFrom(library), ...plugins],
  })
  const names = stableNames(metafile.outputs)
  const renamed = (text) => [...names].reduce((all, [from, to]) => all.replaceAll(from, to), text)
  mkdirSync(folder, { recursive: true })
  for (const { path, text } of outputFiles) {
    writeFileSync(`${folder}/${renamed(basename(path))}`, renamed(text))
  }
  return metafile
}

/** Leaves GitHub's toolkit where ncc packed it. */
function librariesFrom(path) {
  return {
    name: 'libraries',
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^@actions\/(github|http-client)$/ }, ({ path: name }) => ({
        path: name,
        namespace: 'library',
      }))
      onResolve({ filter: /lib\/index\.js$/, namespace: 'library' }, () => ({
        path,
        external: true,
      }))
      onLoad({ filter: /.*/, namespace: 'library' }, ({ path: name }) => {
        const used = LIBRARIES[name]
        return {
          contents: `import * as library from '${path}'\nexport const ${used} = await library.${used}()\n`,
        }
      })
    },
  }
}

/** Has a module imported in place of the clock, which it may import itself. */
function clockFrom(path) {
  return {
    name: 'clock',
    setup({ onResolve }) {
      onResolve({ filter: /\/clock\.ts$/ }, ({ importer }) =>
        importer === path ? undefined : { path },
      )
    },
  }
}

/** esbuild's names of parts end with a hash of their content; these are called after their largest module, our own before a package. */
function stableNames(outputs) {
  const names = new Map()
  const taken = new Set()
  for (const [path, { entryPoint, inputs }] of Object.entries(outputs)) {
    const file = basename(path)
    if (!/-[A-Z0-9]{8}\.js$/.test(file)) continue
    const bySize = Object.entries(inputs)
      .sort(
        ([a, { bytesInOutput: one }], [b, { bytesInOutput: other }]) =>
          other - one || (a < b ? -1 : 1),
      )
      .map(([input]) => input)
    const own = bySize.find((input) => input.startsWith('src/'))
    const main = entryPoint ?? own ?? bySize[0] ?? 'esbuild-helpers'
    const name = main.includes('node_modules/')
      ? (/.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(main)?.[1] ?? main).replace('/', '-')
      : main
          .replace(/^(src\/|library:@)/, '')
          .replace(/\.ts$/, '')
          .replaceAll('/', '-')
    let unique = name
    for (let count = 2; taken.has(unique); count++) unique = `${name}-${count}`
    taken.add(unique)
    names.set(file, `${unique}.js`)
  }
  return names
}

/** ncc knows the licences of what it packs; those of what esbuild took in are added. */
function writeLicences(inputs) {
  const packages = new Set(
    inputs.flatMap((input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []),
  )
  const entries = [...packages].sort().map((name) => {
    const folder = `node_modules/${name}`
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
    if (file === undefined) throw new Error(`${name} holds no licence file`)
    const { license } = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'))
    return `${name}\n${license}\n${readFileSync(`${folder}/${file}`, 'utf8').trim()}\n`
  })
  const packed = readFileSync(`${OUT}/lib/licenses.txt`, 'utf8')
  rmSync(`${OUT}/lib/licenses.txt`)
  writeFileSync(`${OUT}/licenses.txt`, `${entries.join('\n')}\n${packed}`)
}
