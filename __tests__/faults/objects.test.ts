import { beforeAll, expect, test } from '@jest/globals'
import type { Fault } from '../../simulator/http.ts'
import type { RunResult } from '../../simulator/runner.ts'
import { World } from '../../simulator/world.ts'
import { pool } from '../../src/net/pool.ts'
import { m2m, SECRETS } from '../e2e/specs.ts'
import { leaks, log } from '../e2e/transcript.ts'
import { cancelWhenHit, running } from './harness.ts'

/*
 * An apply that sets objects, again and again, each time with one thing going wrong at another request to Immuta: nothing is called
 * set that is not, nothing that is set goes unreported, and a re-run finishes.
 */

const AT_ONCE = 6
const MINUTES = 60_000
const KEY = 'prod-lakehouse'
const FILE = 'connections/prod.yml'
const OBJECTS = ['sales', 'late.raw', 'hr.people.salaries']
const BLOCK = `objects:\n${OBJECTS.map((path) => `  ${path}: { isActive: true }\n`).join('')}`

const FAULTS: Record<string, Omit<Fault, 'skip'>> = {
  'reset after': { kind: 'reset', when: 'after' },
  'time-out after': { kind: 'hang', when: 'after' },
  '403': { kind: 'status', status: 403 },
  '404 of its own': {
    kind: 'status',
    status: 404,
    body: { statusCode: 404, message: 'Not Found' },
  },
  'a page with 200 after': { kind: 'status', status: 200, body: '<p>Sign in</p>', when: 'after' },
  'a page with 404': { kind: 'status', status: 404, body: '<p>nginx</p>' },
  'said to have failed': { kind: 'status', status: 200, body: { status: 'failed' } },
}

interface Told {
  connections: {
    status: string
    objects: { path: string; status: string; errors: unknown[] }[]
    errors: { message: string }[]
  }[]
}

/** What the Action registered for the spec, once. */
let registered: unknown

/** Brings a world to where the block is merged, and merges it. */
async function play(
  arm: (world: World) => void,
  options: Parameters<World['push']>[1] = {},
): Promise<{ world: World; run: RunResult; since: number }> {
  const world = await World.create({ env: SECRETS, ...running })
  world.immuta.scenario.jobStates = ['completed']
  world.immuta.metadata.set(KEY, ['sales.raw.orders', 'hr.people.salaries'])
  if (registered === undefined) {
    expect((await world.push({ [FILE]: m2m() })).exitCode).toBe(0)
    registered = world.immuta.connections.get(KEY)?.body
  } else {
    world.immuta.seed(registered)
    world.main = world.commit({ [FILE]: m2m() })
  }
  // Found by the crawl only.
  world.immuta.metadata.get(KEY)?.push('late.raw.t')
  const since = world.immuta.requests.length
  arm(world)
  const inputs = { concurrency: '1', timeout: '1', 'wait-timeout': '2' }
  const run = await world.push({ [FILE]: m2m() + BLOCK }, { ...options, inputs })
  return { world, run, since }
}

/** What a run claims, or leaves out, against what Immuta has. */
function brokenPromises(world: World, run: RunResult): string[] {
  const [entry] = ((run.result ?? { connections: [] }) as Told).connections
  const isActive = (path: string): boolean => world.immuta.objectState(KEY, path)?.isActive === true
  const told = new Map(entry?.objects.map((one) => [one.path, one]))
  const report = run.summary + (entry?.errors ?? []).map(({ message }) => message).join()
  return [
    ...(run.signal === null ? [] : [`ended by ${run.signal}`]),
    ...(entry === undefined ? ['no result'] : []),
    ...OBJECTS.filter((path) => told.get(path)?.status === 'applied' && !isActive(path)).map(
      (path) => `${path} is called set, and is not`,
    ),
    ...OBJECTS.filter(
      (path) => isActive(path) && told.get(path)?.status !== 'applied' && !report.includes(path),
    ).map((path) => `${path} is set, and nobody says so`),
    ...(run.exitCode === 0 && !OBJECTS.every(isActive) ? ['success, with an object not set'] : []),
    ...(run.exitCode !== 0 && (run.outputs['failure-reason'] ?? '') === '' ? ['no reason'] : []),
    ...(log(run).includes('Unexpected failure') ? ['an unexpected failure'] : []),
    ...leaks(world, run).map((leak) => `leak: ${JSON.stringify(leak)}`),
  ]
}

/** Runs the same commit again with nothing going wrong: it must finish what is open. */
async function again(world: World): Promise<string[]> {
  world.immuta.faults.length = 0
  const run = await world.runPush(world.main, '0'.repeat(40))
  const isDone = OBJECTS.every((path) => world.immuta.objectState(KEY, path)?.isActive === true)
  return run.exitCode === 0 && isDone ? [] : ['a re-run does not finish']
}

let requests = 0
beforeAll(async () => {
  const { world, run, since } = await play(() => undefined)
  expect([run.exitCode, brokenPromises(world, run)]).toEqual([0, []])
  requests = world.immuta.requests.length - since
  expect(requests).toBeGreaterThan(14)
  await world.close()
})

const everywhere = async (trial: (skip: number) => Promise<string[]>): Promise<string[]> => {
  const all = await pool(
    Array.from({ length: requests }, (_, skip) => skip),
    AT_ONCE,
    async (skip) => (await trial(skip)).map((what) => `request ${skip}: ${what}`),
  )
  return all.flat()
}

test.each(Object.entries(FAULTS))(
  '%s at each request',
  async (_, fault) => {
    const broken = await everywhere(async (skip) => {
      const { world, run } = await play((there) => there.immuta.faults.push({ ...fault, skip }))
      const found = [...brokenPromises(world, run), ...(await again(world))]
      await world.close()
      return found
    })
    expect(broken).toEqual([])
  },
  10 * MINUTES,
)

test(
  'cancelled at each request',
  async () => {
    const broken = await everywhere(async (skip) => {
      const { arm, onStart } = cancelWhenHit('immuta', skip)
      const { world, run, since } = await play(arm, { onStart })
      const later = world.immuta.requests
        .slice(since + skip + 1)
        .filter((request) => world.immuta.writes().includes(request))
        .map(({ method, path }) => `started after the cancellation: ${method} ${path}`)
      const found = [...brokenPromises(world, run), ...later, ...(await again(world))]
      await world.close()
      return found
    })
    expect(broken).toEqual([])
  },
  10 * MINUTES,
)
