/*
 * Jest's reporter for `npm run coverage`: what the tests run of src, in Jest and in the processes that they spawn. Prints a table and fails
 * the run below the floor.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { clearInterval, setInterval } from 'node:timers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { mergeProcessCovs } from '@bcoe/v8-coverage'
import { CoverageReport } from 'monocart-coverage-reports'

/** Percent of lines. Raise it when the total has risen by a whole percent. */
const FLOOR = 96

const ROOT = fileURLToPath(new URL('../', import.meta.url))
const SOURCES = join(ROOT, 'src/')
/** Jest's global setup names it before there are reporters. */
const BUILD = `${pathToFileURL(process.env.ACTION_BUILD).href}/`
const OUT = join(ROOT, '.build/coverage')
const RAW = join(OUT, 'raw')

export default class CoverageReporter {
  #report = new CoverageReport({
    outputDir: join(OUT, 'report'),
    logging: 'error',
    reports: ['v8-json'],
    sourceFilter: (path) => path.startsWith('src/'),
  })
  /** Of the spawned processes, merged as they end: some thousand files of two megabytes else. */
  #spawned = { result: [] }
  #error
  #timer

  constructor() {
    rmSync(OUT, { recursive: true, force: true })
    mkdirSync(RAW, { recursive: true })
    // Not NODE_V8_COVERAGE itself, which Jest's workers would follow too.
    process.env.SPAWNED_COVERAGE = RAW
  }

  onRunStart() {
    this.#timer = setInterval(() => this.#attempt(() => this.#collect()), 5_000)
  }

  async onTestResult(_test, testResult) {
    await this.#attempt(() => this.#add(testResult.v8Coverage ?? []))
    // Jest's own reporter would convert it once more.
    testResult.v8Coverage = undefined
  }

  async onRunComplete(_contexts, { numTotalTestSuites, testResults, wasInterrupted }) {
    clearInterval(this.#timer)
    if (wasInterrupted || testResults.length < numTotalTestSuites)
      this.#error ??= new Error('The run ended before its last test.')
    await this.#attempt(async () => {
      this.#collect()
      await this.#report.add(built(this.#spawned.result))
      this.#print((await this.#report.generate()).files)
    })
    rmSync(RAW, { recursive: true, force: true })
  }

  getLastError() {
    return this.#error
  }

  /** When a reporter throws, Jest ends the run early and calls it passed. */
  async #attempt(step) {
    try {
      await step()
    } catch (error) {
      this.#error ??= error
      console.error(error)
    }
  }

  async #add(scripts) {
    const entries = scripts
      .filter(({ result }) => result.url.startsWith(SOURCES))
      .map(({ codeTransformResult: { code, sourceMapPath }, result }) =>
        // A name of its own, because the source already has that of the file.
        entry(`${result.url}.js`, code, sourceMapPath, result.functions, [result.url]),
      )
    if (entries.length > 0) await this.#report.add(entries)
  }

  /** A file that cannot be read yet is being written, and waits for the next call. */
  #collect() {
    const found = []
    for (const name of readdirSync(RAW)) {
      const path = join(RAW, name)
      try {
        const { result } = JSON.parse(readFileSync(path, 'utf8'))
        found.push({ result: result.map(ofFile).filter(({ url }) => url.startsWith(BUILD)) })
        rmSync(path)
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error
      }
    }
    // All at once: each merge costs as much as what was merged before.
    if (found.length > 0) this.#spawned = mergeProcessCovs([this.#spawned, ...found])
  }

  #print(files) {
    const rooms = Map.groupBy(files, ({ sourcePath }) =>
      sourcePath.split('/').slice(0, -1).join('/'),
    )
    const total = sum(files)
    console.table({
      ...Object.fromEntries([...rooms].sort().map(([room, members]) => [room, sum(members)])),
      total,
    })
    if (total['lines %'] < FLOOR)
      this.#error ??= new Error(`Lines: ${total['lines %']} % are covered, the floor is ${FLOOR} %`)
  }
}

/** A process that is kept loads the entry anew for each run, under an address of its own. */
function ofFile(script) {
  return { ...script, url: script.url.replace(/\?.*$/, '') }
}

function entry(path, source, mapPath, functions, sources) {
  const sourceMap = JSON.parse(readFileSync(mapPath, 'utf8'))
  sources ??= sourceMap.sources.map((name) => join(dirname(mapPath), name))
  return {
    url: pathToFileURL(path).href,
    source,
    sourceMap: { ...sourceMap, sources: sources.map((name) => pathToFileURL(name).href) },
    functions,
  }
}

/** Every script of the build; one that no process loaded is not covered. */
function built(results) {
  const folder = process.env.ACTION_BUILD
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.js') && existsSync(join(folder, `${name}.map`)))
    .map((name) => {
      const path = join(folder, name)
      const source = readFileSync(path, 'utf8')
      const found = results.find(({ url }) => url === pathToFileURL(path).href)
      return entry(path, source, `${path}.map`, found?.functions ?? neverRun(source))
    })
}

function neverRun({ length }) {
  const ranges = [{ startOffset: 0, endOffset: length, count: 0 }]
  return [{ functionName: '', ranges, isBlockCoverage: true }]
}

function sum(files) {
  const row = { files: files.length }
  for (const kind of ['lines', 'branches']) {
    let [covered, total] = [0, 0]
    for (const { summary } of files) {
      covered += summary[kind].covered
      total += summary[kind].total
    }
    row[kind] = total
    row[`${kind} %`] = total === 0 ? 100 : Math.floor((covered / total) * 1000) / 10
  }
  return row
}
