import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { validateEvent } from './events.ts'
import { curlScript } from './curl.ts'
import { CONCURRENCY, measured, median, NODE, spec, specs, time, world } from './measure.ts'
import { type Bar, bars, plot, type Series } from './plot.ts'
import { fewestRounds, lockstep } from '../simulator/lockstep.ts'
import type { RunResult } from '../simulator/runner.ts'
import { POLICY } from '../simulator/sample.ts'
import type { World } from '../simulator/world.ts'
import { readConnection } from '../src/connection/read.ts'

/*
 * What the Action costs, against floors measured in the same run: `npm run bench`. Figures are medians of interleaved repetitions. Other
 * actions' bundles are started as well when they are named: `npm run bench -- checkout=path/to/dist/index.js`. Results go to bench/out.
 */

const OUT = join(import.meta.dirname, 'out')
const BUNDLE = new URL('../dist/index.js', import.meta.url).pathname
const REPETITIONS = 21
const LATENCY_MS = 50
const SIZES = [1, 10, 100, 500, 1000]
/** Dry runs of the comparison with curl. */
const DRY_RUNS = 200

/** Objects that one apply sets. */
const OBJECTS = 200

/** The longest chain of requests of a plan that each need the one before: sign in, ask, comment. */
const CHAIN = 3
/** How many requests in a row a plan and an apply of one new connection really make (`__tests__/e2e/chain.test.ts`). */
const PLAN_ROUNDS = 5
const APPLY_ROUNDS = 8

interface Row {
  what: string
  value: number
  unit: string
  /** The most it may be. */
  goal?: number
}
const rows: Row[] = []
const starts: Bar[] = []
const series: Series[] = [
  { name: 'this Action', points: [] },
  { name: 'curl, one by one', points: [] },
  { name: 'curl, 8 at once', points: [] },
  { name: 'floor: latency alone', points: [] },
]

function add(what: string, value: number, unit: string, goal?: number): void {
  rows.push({ what, value, unit, ...(goal !== undefined && { goal }) })
  console.log(
    `${what.padEnd(64)} ${value.toFixed(2).padStart(9)} ${unit}${goal === undefined ? '' : value <= goal ? `  (goal ${goal}: met)` : `  (goal ${goal}: MISSED)`}`,
  )
}

/** What the gate asks GitHub: who last changed a spec, by which pull request, with which plan. */
const GATE = /\/commits\?|\/commits\/\w+\/pulls|\/issues\/\d+\/comments\?|\/user$|\/graphql$/
/** Of these, what a pull request costs once, however many connections it changes. */
const GATE_ONCE = 4

await coldStart()
await oneConnection()
await chains()
await scale()
await memory()
await objects()
await rateLimits()
await curl()
parseAlone()
mkdirSync(OUT, { recursive: true })
writeFileSync(
  join(OUT, 'bench.json'),
  `${JSON.stringify({ node: process.version, rows }, null, 2)}\n`,
)
writeFileSync(join(OUT, 'scale.svg'), plot(series))
writeFileSync(join(OUT, 'cold-start.svg'), bars('Cold start, against bare Node', 'x', starts))
console.log(`\nWritten to ${OUT}: bench.json, scale.svg, cold-start.svg`)

/** Starts that run into a mistake in the settings, as those of other actions do without their inputs; and a whole validation. */
async function coldStart(): Promise<void> {
  const place = await world(0)
  const folder = place.folder({ 'connections/a.yml': spec(1) })
  const env = validateEvent(folder)
  const mistaken = { ...env, INPUT_MODE: 'unknown' }
  const start = (bundle: string, expected: number | 'any', variables = env): Promise<number> =>
    time(NODE, [bundle], { env: variables, cwd: folder, expected })
  const contenders: { name: string; goal?: number; run: () => Promise<number> }[] = [
    { name: 'bare Node', run: () => time(NODE, ['-e', '0'], { env }) },
    { name: 'configuration error', goal: 1.9, run: () => start(BUNDLE, 1, mistaken) },
    { name: 'validate of one spec', goal: 2.5, run: () => start(BUNDLE, 0) },
    ...process.argv.slice(2).map((argument) => {
      const [, name = argument, path = argument] = /^([^=/]+)=(.+)$/.exec(argument) ?? []
      const bundle = resolve(path)
      if (!existsSync(bundle)) throw new Error(`There is no bundle ${path}.`)
      return { name, run: () => start(bundle, 'any') }
    }),
  ]
  const times = new Map<string, number[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round < REPETITIONS; round++) {
    for (const { name, run } of contenders) times.get(name)?.push(await run())
  }
  await place.close()
  const bare = median(times.get('bare Node') ?? [])
  add('Bare Node', bare, 'ms')
  for (const { name, goal } of contenders) {
    const ratio = median(times.get(name) ?? []) / bare
    starts.push({ name, value: ratio })
    if (name !== 'bare Node') add(`Cold start: ${name}, against bare Node`, ratio, 'x', goal)
  }
  console.table(
    Object.fromEntries(
      starts.map(({ name, value }) => [
        name,
        { 'x bare Node': Number(value.toFixed(2)), ms: Math.round(value * bare) },
      ]),
    ),
  )
}

/** One new connection, against a start without latency and the requests that each need the one before. */
async function oneConnection(): Promise<void> {
  for (const [mode, chain] of [
    ['plan', CHAIN],
    ['apply', APPLY_ROUNDS],
  ] as const) {
    let cold = 0
    for (const latencyMs of [0, 20, 100]) {
      const times: number[] = []
      for (let round = 0; round < 7; round++) {
        const place = await before(mode, latencyMs)
        const run = await measured((options) => play(place, mode, specs(1), options))
        times.push(run.durationMs)
        await place.close()
      }
      if (latencyMs === 0) cold = median(times)
      add(`${mode} of one new connection at ${latencyMs} ms latency`, median(times), 'ms')
      const floor = cold + chain * latencyMs
      if (latencyMs > 0)
        add(`  against ${chain} requests in a row`, median(times) / floor, 'x', 1.15)
    }
  }
}

/** A world right before one new connection is planned, or applied. */
async function before(mode: 'plan' | 'apply', latencyMs: number): Promise<World> {
  const place = await world(latencyMs)
  place.immuta.scenario.jobStates = ['completed']
  if (mode === 'apply') await place.pullRequest(1, specs(1))
  return place
}

function play(
  place: World,
  mode: 'plan' | 'apply',
  files: Record<string, string>,
  options: Parameters<World['merge']>[2],
): Promise<RunResult> {
  return mode === 'plan' ? place.pullRequest(1, files, options) : place.merge(1, files, options)
}

/** How many requests each need the one before, when the servers answer as late as they can. */
async function chains(): Promise<void> {
  const roundsOf = async (mode: 'plan' | 'apply'): Promise<string[][]> => {
    const place = await before(mode, 0)
    const rounds = lockstep(place)
    await measured((options) => play(place, mode, specs(1), options))
    await place.close()
    return rounds
  }
  for (const [mode, goal] of [
    ['plan', PLAN_ROUNDS],
    ['apply', APPLY_ROUNDS],
  ] as const) {
    const rounds = await fewestRounds(
      () => roundsOf(mode),
      ({ length }) => length <= goal,
    )
    add(`Requests in a row, ${mode} of one new connection`, rounds.length, '', goal)
  }
}

/**
 * What applies need, and what they take: where there is a lot of memory, V8 collects late. Its settings for a container with 512 MiB show
 * the need.
 */
async function memory(): Promise<void> {
  for (const [where, flags] of [
    ['as V8 sets itself up here', ''],
    ['as V8 sets itself up in 512 MiB', '--max-old-space-size=256 --max-semi-space-size=1'],
  ] as const) {
    const peaks: number[] = []
    for (const count of [1, 1000]) {
      const place = await world(0)
      place.immuta.scenario.jobStates = ['completed']
      const inputs = { concurrency: String(CONCURRENCY), 'max-changes': '100000' }
      const env = { NODE_OPTIONS: flags }
      const run = await measured((options) => place.push(specs(count), { inputs, env, ...options }))
      peaks.push(run.memory)
      await place.close()
    }
    const [one = 0, thousand = 0] = peaks
    add(`Peak memory of an apply of 1000, ${where}`, thousand, 'MiB', 150)
    add('  per connection', ((thousand - one) * 1024) / 999, 'KiB')
  }
}

async function scale(): Promise<void> {
  for (const count of SIZES) {
    const place = await world(LATENCY_MS)
    const files = specs(count)
    const inputs = {
      concurrency: String(CONCURRENCY),
      bootstrap: 'off',
      wait: 'false',
      'max-changes': '100000',
    }
    for (const mode of ['plan', 'apply'] as const) {
      const before = place.immuta.requests.length
      const asked = place.github.requests.length
      const run = await measured((options) => play(place, mode, files, { inputs, ...options }))
      const requests = place.immuta.requests.length - before
      const bound = (requests * LATENCY_MS) / CONCURRENCY
      add(`${mode} of ${count} at ${LATENCY_MS} ms`, run.durationMs / 1000, 's')
      if (count === 1000) {
        add('  against requests x latency / concurrency', run.durationMs / bound, 'x', 1.15)
        add('  peak memory', run.memory, 'MiB')
      }
      add('  processor time', run.cpu, 's')
      add('  requests to Immuta per connection', requests / count, '')
      add('  requests to GitHub', place.github.requests.length - asked, '')
      if (mode === 'apply') {
        const gate = place.github.requests.slice(asked).filter(({ path }) => GATE.test(path))
        const floor = count + GATE_ONCE
        add('  look-ups of the gate, against one per spec', gate.length / floor, 'x', 1)
      }
      if (mode === 'plan') {
        add('  comment', place.comments(1)[0]?.length ?? 0, 'characters', 65_536)
        series[0]?.points.push([count, run.durationMs / 1000])
        series[3]?.points.push([count, Math.max(bound, LATENCY_MS * CHAIN) / 1000])
      }
    }
    await place.close()
  }
}

/** Objects of one connection: looked up side by side, then set, each with its look-ups and its job. */
async function objects(): Promise<void> {
  const place = await world(LATENCY_MS)
  place.immuta.scenario.jobStates = ['completed']
  const paths = Array.from(
    { length: OBJECTS },
    (_, index) => `sales.s${Math.floor(index / 20)}.t${index}`,
  )
  place.immuta.metadata.set('lakehouse-1', paths)
  const file = 'connections/c1.yml'
  const inputs = { concurrency: String(CONCURRENCY), 'max-changes': '1000' }
  await measured((options) => place.push({ [file]: spec(1) }, { inputs, ...options }))
  const block = `objects:\n${paths.map((path) => `  ${path}: { isActive: true }\n`).join('')}`
  const before = place.immuta.requests.length
  const run = await measured((options) =>
    place.push({ [file]: spec(1) + block }, { inputs, ...options }),
  )
  const requests = place.immuta.requests.length - before
  await place.close()
  add(`${OBJECTS} objects of one connection set at ${LATENCY_MS} ms`, run.durationMs / 1000, 's')
  add('  requests to Immuta per object', requests / OBJECTS, '')
  const bound = (requests * LATENCY_MS) / CONCURRENCY
  add('  against requests x latency / concurrency', run.durationMs / bound, 'x', 1.2)
}

/** A tenant that takes 20 requests a second and refuses the rest with 429. */
async function rateLimits(): Promise<void> {
  const place = await world(0)
  place.immuta.perSecond = 20
  const run = await measured((options) =>
    place.pullRequest(1, specs(100), {
      inputs: { concurrency: String(CONCURRENCY), 'max-changes': '100', bootstrap: 'off' },
      ...options,
    }),
  )
  const refused = place.immuta.requests.filter(({ status }) => status === 429).length
  add('100 connections planned at 20 requests a second', run.durationMs / 1000, 's')
  add('  requests that were refused', (100 * refused) / place.immuta.requests.length, '%', 10)
  await place.close()
}

async function curl(): Promise<void> {
  for (const [index, atOnce] of [
    [1, 1],
    [2, CONCURRENCY],
  ] as const) {
    const place = await world(LATENCY_MS)
    const folder = place.folder(curlScript(place.immuta.url, place.immuta.apiKey, DRY_RUNS, atOnce))
    const took = await time('bash', ['dry-run.sh'], { cwd: folder })
    await place.close()
    add(`${DRY_RUNS} dry runs by curl, ${atOnce} at once`, took / 1000, 's')
    for (const count of SIZES)
      series[index]?.points.push([count, ((took / 1000) * count) / DRY_RUNS])
  }
}

function parseAlone(): void {
  const texts = Array.from({ length: 2000 }, (_, index) => Buffer.from(spec(index)))
  const start = performance.now()
  for (const [index, text] of texts.entries()) readConnection(`c${index}.yml`, text, POLICY)
  add('Specs read and checked', texts.length / ((performance.now() - start) / 1000), 'per second')
}
