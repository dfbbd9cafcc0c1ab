import type { ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from '@jest/globals'
import type { Fault } from '../../simulator/http.ts'
import type { RunResult, SendSignal } from '../../simulator/runner.ts'
import { type Running, World } from '../../simulator/world.ts'
import { m2m, pat, SECRETS } from '../e2e/specs.ts'
import { leaks, log } from '../e2e/transcript.ts'
import { quickRuns } from '../running.ts'

/*
 * Runs a whole scenario again and again, each time with one thing going wrong at another request, and checks after each what must hold
 * whatever goes wrong.
 */

export const running = quickRuns()

export type Side = 'immuta' | 'github'

export const FILES = {
  'connections/prod.yml': m2m(),
  'connections/dev.yml': pat(),
  'connections/lab.yml': pat('lab-lakehouse'),
}
const KEYS = ['dev-lakehouse', 'lab-lakehouse', 'prod-lakehouse']
const PULL = 7
/** Has Node load the full disk. */
const PRELOAD = `--import=${join(import.meta.dirname, 'full-disk.mjs')}`
/** How a report says that a plan can be merged. */
const SAYS_READY = /\*\*(Ready|Dangerous)/

/** A new world, brought to the point where the run under test starts. */
export interface Scenario {
  prepare: (world: World) => Promise<void>
  run: (world: World, options: Parameters<World['push']>[1]) => Promise<RunResult>
}

export const SCENARIOS: Record<'plan' | 'apply', Scenario> = {
  plan: {
    prepare: () => Promise.resolve(),
    run: (world, options) => world.pullRequest(PULL, FILES, options),
  },
  apply: {
    prepare: async (world) => {
      const head = world.commit(FILES)
      world.github.openPull({
        number: PULL,
        base: { sha: world.main.sha },
        head: { sha: head.sha },
        user: 'octocat',
      })
      world.github.addComment(PULL, {
        user: world.github.login,
        body: await (planComment ??= makePlanComment()),
      })
    },
    run: (world, options) => world.merge(PULL, FILES, options),
  },
}

let planComment: Promise<string> | undefined

/** The comment of a real plan, made once: commits of equal files have equal names in every world. */
async function makePlanComment(): Promise<string> {
  const world = await World.create({ env: SECRETS })
  const run = await world.pullRequest(PULL, FILES)
  await world.close()
  expect(run.exitCode).toBe(0)
  return world.comments(PULL)[0] ?? ''
}

/** What one run with a fault came to. */
export interface Trial {
  /** Which request failed: `POST /data/connection`. Empty when the run made fewer requests. */
  request: string
  run: RunResult
  /** What broke a promise; empty when all held. */
  broken: string[]
}

interface TrialOptions {
  side: Side
  /** The requests of that side that pass before the fault. */
  skip: number
  fault: Omit<Fault, 'skip'>
  run?: Parameters<World['push']>[1]
}

/** How many requests a run without faults makes, by side. */
export async function countRequests(scenario: Scenario): Promise<Record<Side, number>> {
  const { world, since, run } = await play(scenario, () => undefined)
  await world.close()
  expect(run.exitCode).toBe(0)
  return {
    immuta: world.immuta.requests.length - since.immuta,
    github: world.github.requests.length - since.github,
  }
}

export async function tryFault(
  name: 'plan' | 'apply',
  { side, skip, fault, run: options }: TrialOptions,
): Promise<Trial> {
  const { world, since, run } = await play(
    SCENARIOS[name],
    (there) => there[side].faults.push({ ...fault, skip }),
    options,
  )
  const hit = world[side].requests[since[side] + skip]
  // The simulator's own refusal of a connection that is there is none of the fault's.
  if (fault.status === 409 && hit !== undefined) hit.status = 0
  const broken = name === 'plan' ? promisesOfPlan(world, run) : promisesOfApply(world, run)
  broken.push(...promisesOfAnyRun(world, run))
  await world.close()
  return { request: hit === undefined ? '' : `${hit.method} ${hit.path}`, run, broken }
}

/** Arms a server so that something happens when a request arrives; its answer is held until that was seen. */
function whenHit(side: Side, skip: number, onHit: () => void): (world: World) => void {
  return (there) => there[side].faults.push({ kind: 'delay', delayMs: 300, onHit, skip })
}

/** Cancels a run when a request arrives, as the runner does: what to arm and to start it with. */
export function cancelWhenHit(
  side: Side,
  skip: number,
): { arm: (world: World) => void; onStart: (send: SendSignal) => void } {
  let send: SendSignal | undefined
  return {
    arm: whenHit(side, skip, () => send?.('SIGTERM')),
    onStart: (sendTo) => void (send = sendTo),
  }
}

/** Closes the output of the run when a request arrives: nothing may come of it. */
export async function tryClosedOutput(
  name: 'plan' | 'apply',
  side: Side,
  skip: number,
): Promise<Trial> {
  let child: ChildProcess | undefined
  const close = (): void => {
    child?.stdout?.destroy()
    child?.stderr?.destroy()
  }
  const onSpawn = (spawned: ChildProcess): void => void (child = spawned)
  const { world, since, run } = await play(SCENARIOS[name], whenHit(side, skip, close), { onSpawn })
  const hit = world[side].requests[since[side] + skip]
  const broken = name === 'plan' ? promisesOfPlan(world, run) : promisesOfApply(world, run)
  broken.push(...promisesOfAnyRun(world, run))
  await world.close()
  return { request: hit === undefined ? '' : `${hit.method} ${hit.path}`, run, broken }
}

/** How often an apply writes to the disk. */
export async function countWrites(): Promise<number> {
  const { world, run } = await play(SCENARIOS.apply, () => undefined, {
    env: { NODE_OPTIONS: PRELOAD, FULL_DISK_COUNT: 'true' },
  })
  await world.close()
  return Number(/writes: (\d+)/.exec(run.stderr)?.[1])
}

/** Runs an apply while the disk is full for a write, or from it on: what was done is told all the same. */
export async function tryFullDisk(at: number, lasts: 'once' | 'on'): Promise<Trial> {
  const { world, run } = await play(SCENARIOS.apply, () => undefined, {
    env: { NODE_OPTIONS: PRELOAD, FULL_DISK: `${at} ${lasts}` },
  })
  // Where the output that names it was lost, the log says where the result is.
  const [, path] = /^result-file: (.+)$/m.exec(log(run)) ?? []
  const result = path === undefined ? JSON.stringify(run.result ?? {}) : readFileSync(path, 'utf8')
  const told = log(run) + result
  const isWhole = run.result !== undefined && run.outputs['failure-reason'] === ''
  const broken = [
    ...(run.exitCode === 0 && !isWhole ? ['success, though something was lost'] : []),
    ...KEYS.filter((key) => world.immuta.connections.has(key)).flatMap((key) =>
      told.includes(`"connectionKey": "${key}"`) || told.includes(`"connectionKey":"${key}"`)
        ? []
        : [`${key} is registered, and no result says so`],
    ),
    ...(world.immuta.connections.size === KEYS.length ? [] : ['a full disk stopped the apply']),
    ...(log(run).includes('Unexpected failure') ? ['an unexpected failure'] : []),
    ...leaks(world, run).map((leak) => `leak: ${JSON.stringify(leak)}`),
  ]
  await world.close()
  return { request: `write ${at}`, run, broken }
}

/** Cancels the run when a request arrives, as the runner does. What it starts afterwards counts as broken. */
export async function tryCancel(name: 'plan' | 'apply', side: Side, skip: number): Promise<Trial> {
  const { arm, onStart } = cancelWhenHit(side, skip)
  const { world, since, run } = await play(SCENARIOS[name], arm, { onStart })
  const hit = world[side].requests[since[side] + skip]
  const all = world.immuta.requests
  const later =
    side === 'immuta'
      ? all
          .slice(since.immuta + skip + 1)
          .filter((request) => world.immuta.writes().includes(request))
      : []
  const broken = [
    ...(name === 'plan' ? promisesOfPlan(world, run) : promisesOfApply(world, run)),
    ...promisesOfAnyRun(world, run),
    ...later.map(({ method, path }) => `started after the cancellation: ${method} ${path}`),
  ]
  await world.close()
  return { request: hit === undefined ? '' : `${hit.method} ${hit.path}`, run, broken }
}

/** Brings a new world to where the run under test starts, arms it, and runs. */
export async function play(
  scenario: Scenario,
  arm: (world: World) => void,
  options: Parameters<World['push']>[1] = {},
  how: Running = running,
): Promise<{ world: World; since: Record<Side, number>; run: RunResult }> {
  const world = await World.create({ env: SECRETS, ...how })
  world.immuta.scenario.jobStates = ['completed']
  await scenario.prepare(world)
  const since = { immuta: world.immuta.requests.length, github: world.github.requests.length }
  arm(world)
  const run = await scenario.run(world, {
    ...options,
    inputs: { concurrency: '1', 'update-existing': 'true', ...options.inputs },
  })
  return { world, since, run }
}

interface Result {
  failureReason: string | null
  connections: {
    connectionKey: string
    status: string
    errors: { code: string; message: string }[]
    warnings: { code: string }[]
    objectPath: string[] | null
  }[]
}

function promisesOfAnyRun(world: World, run: RunResult): string[] {
  const result = run.result as Result | undefined
  const reason = run.outputs['failure-reason']
  return [
    ...(run.signal === null ? [] : [`ended by ${run.signal}`]),
    ...(run.stderr === '' ? [] : [`stderr: ${run.stderr}`]),
    ...(result === undefined ? ['no result file'] : []),
    ...(run.summary === '' ? ['no summary'] : []),
    ...((run.exitCode === 0) === (reason === '')
      ? []
      : [`exit code ${String(run.exitCode)} with the reason "${String(reason)}"`]),
    ...((result?.failureReason ?? '') === reason
      ? []
      : ['result and output tell different reasons']),
    ...(run.exitCode === 0 || run.annotations.some(({ kind }) => kind === 'error')
      ? []
      : ['failed without an error annotation']),
    ...(log(run).includes('Unexpected failure') ? ['an unexpected failure'] : []),
    ...leaks(world, run).map((leak) => `leak: ${JSON.stringify(leak)}`),
  ]
}

function promisesOfPlan(world: World, run: RunResult): string[] {
  const comments = world.comments(PULL)
  return [
    ...world.immuta.writes().map(({ method, path }) => `a plan wrote: ${method} ${path}`),
    ...(comments.length <= 1 ? [] : [`${comments.length} comments`]),
    ...(run.exitCode !== 0 && comments.some((body) => SAYS_READY.test(body))
      ? ['the comment calls a failed plan ready']
      : []),
    ...(run.exitCode === 0 && !SAYS_READY.test(run.summary)
      ? ['a good plan is not called ready']
      : []),
  ]
}

function promisesOfApply(world: World, run: RunResult): string[] {
  const { connections = [] } = (run.result ?? {}) as Partial<Result>
  const registered = (key: string): boolean => world.immuta.connections.has(key)
  const posts = world.immuta.requests.filter(
    ({ method, path }) => method === 'POST' && path === '/data/connection',
  )
  const comment = world.comments(PULL).at(-1) ?? ''
  const told = run.outputs['object-paths'] ?? ''
  return [
    ...posts
      .filter(({ status }) => status === 409)
      .map(() => 'registered again what was registered'),
    ...connections
      .filter(({ status, connectionKey }) => status === 'applied' && !registered(connectionKey))
      .map(({ connectionKey }) => `${connectionKey} is called applied and is not registered`),
    ...KEYS.filter((key) => {
      const own = connections.find(({ connectionKey }) => connectionKey === key)
      const reported =
        own?.status === 'applied' ||
        own?.errors.some(({ message }) => /^In doubt: /.test(message)) === true
      return registered(key) && !reported
    }).map((key) => `${key} is registered, and nobody says so`),
    ...KEYS.filter((key) => told.includes(`"${key}"`) && !registered(key)).map(
      (key) => `${key} stands in object-paths and is not registered`,
    ),
    ...(run.exitCode === 0 && !KEYS.every(registered)
      ? ['success, with a connection missing']
      : []),
    ...(comment.includes('✅ **Applied.**') && !KEYS.every(registered)
      ? ['the comment claims more than was done']
      : []),
    ...(comment.includes('nothing was written') && KEYS.some(registered)
      ? ['the comment says that nothing was written']
      : []),
  ]
}
