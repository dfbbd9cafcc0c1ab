import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { resultJsonSchema } from '../../scripts/schema.ts'
import {
  type Dialect,
  type DialectId,
  DIALECTS,
  scenarioOf,
  TENANTS,
} from '../../simulator/dialects.ts'
import { scheduleEvent } from '../../simulator/events.ts'
import type { JsonObject } from '../../simulator/http.ts'
import { ImmutaSimulator } from '../../simulator/immuta.ts'
import type { RunResult } from '../../simulator/runner.ts'
import { World } from '../../simulator/world.ts'
import { GUESSES } from '../../src/immuta/guesses.ts'
import { pool } from '../../src/net/pool.ts'
import { golden, NODES, Person } from '../cli/terminal.ts'
import { AS_THE_RUNNER, quickRuns } from '../running.ts'
import { m2m, pat, SECRETS } from './specs.ts'
import { leaks } from './transcript.ts'

/*
 * Whatever a tenant's dialect: the main journeys end as they do in the documented one. A journey is left out where a dialect can't
 * change anything in it: where, in the documented dialect, it makes no request that this dialect answers otherwise.
 */

/** Tenants that speak several dialects are met by processes of their own, as the runner has them. */
const quick = quickRuns()

const KEY = 'prod-lakehouse'
const PROD = 'connections/prod.yml'
const REST = { 'connections/dev.yml': pat() }
const FILES = { [PROD]: m2m(), ...REST }
const OTHERS = Array.from({ length: 25 }, (_, index) => `other-${index + 10}`)

/** What the Action sends for the specs: what tenants have in which they are registered already. */
let bodies: JsonObject[] = []

interface Connection {
  connectionKey: string
  jobs: { total: number; states: Record<string, number> } | null
  drift: { path: string }[]
  health: { healthy: boolean; tests: { name: string }[] } | null
  warnings: { code: string }[]
  errors: { code: string }[]
  objects: object[]
  changes: object[]
  [field: string]: unknown
}

const isResult = new Ajv({ strict: false }).compile(resultJsonSchema('closed'))

/** What a run came to, without ids, times and what Immuta merely remarks. */
function ending(run: RunResult): object {
  expect([isResult(run.result), isResult.errors]).toEqual([true, null])
  const { connections, unmanaged } = run.result as {
    connections: Connection[]
    unmanaged: string[]
  }
  const { 'failure-reason': reason, changed, drift, unhealthy } = run.outputs
  return {
    ...{ exitCode: run.exitCode, reason, changed, drift, unhealthy, unmanaged },
    connections: connections.map((one) => ({
      key: one.connectionKey,
      ...{ action: one['action'], status: one['status'], active: one['active'] },
      dryRun: dryRunOf(one),
      ...{ changes: one.changes, drift: one.drift, objects: one.objects },
      jobs: one.jobs?.states ?? null,
      health: one.health?.healthy ?? null,
      failing: one.health?.tests.map(({ name }) => name) ?? [],
      said: [...one.warnings, ...one.errors].map(({ code }) => code).sort(),
      script: one['script'],
    })),
  }
}

const EXISTS = / existing |already exists|must be unique|^Validation (?:of prerequisites )?failed$/
/** With what Immuta says of it, but for the words by which it tells that the connection exists. */
function dryRunOf({ dryRun }: Connection): JsonObject {
  const { status, messages } = dryRun as { status: string; messages: string[] }
  return { status, messages: messages.filter((message) => !EXISTS.test(message)) }
}

/** The writes, each address once: one that was refused as busy is repeated. */
const writesOf = (world: World, since = 0): string[] => {
  const all = new Set(world.immuta.writes())
  const sent = world.immuta.requests.slice(since).filter((one) => all.has(one))
  return [...new Set(sent.map(({ method, path }) => `${method} ${path}`))].sort()
}

function scriptsOf(run: RunResult): string[] {
  const folder = run.outputs['script-directory'] ?? ''
  if (folder === '' || !existsSync(folder)) return []
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
  return readdirSync(folder)
    .sort()
    .map((name) => `${name}\n${read(name)}`)
}

/** The connections of tenants that had some from the beginning. */
const seeded = new WeakSet<object>()
const seed = (world: World): void => {
  for (const body of bodies) world.immuta.seed(body)
  seeded.add(world.immuta.connections)
  world.main = world.commit(FILES)
}
const again = (files: Record<string, string>): Record<string, string> => ({ ...files, 'a.md': 'x' })

/** Somebody at a terminal. */
function someone(world: World): Person {
  const person = new Person(world, NODES[0] ?? '')
  person.clone.commit({ 'README.md': 'x' }, 'main')
  return person
}

type Journey = (world: World) => Promise<unknown>
const JOURNEYS: Readonly<Record<string, Journey>> = {
  plan: async (world) => {
    const run = await world.pullRequest(7, FILES)
    return [ending(run), scriptsOf(run), writesOf(world)]
  },
  registration: async (world) => {
    const first = await world.push(FILES)
    const since = world.immuta.requests.length
    const second = await world.push(again(FILES))
    return [ending(first), ending(second), writesOf(world, since)]
  },
  update: async (world) => {
    seed(world)
    const files = { ...FILES, [PROD]: m2m().replace('1a2b3c', '9a2b3c') }
    const plan = await world.pullRequest(7, files)
    const apply = await world.merge(7, files)
    const since = world.immuta.requests.length
    const connection = world.immuta.connections.get(KEY)?.body['connection']
    return [ending(plan), ending(apply), writesOf(world), writesOf(world, since), connection]
  },
  drift: async (world) => {
    seed(world)
    const [prod = {}] = bodies
    for (const key of OTHERS) world.immuta.seed({ ...prod, connectionKey: key })
    const foreign = { technology: 'Snowflake' }
    world.immuta.seed({ ...prod, connectionKey: 'a-foreign-one', connection: foreign })
    const { connection } = world.immuta.connections.get(KEY)?.body as { connection: JsonObject }
    connection['httpPath'] = '/sql/1.0/warehouses/ffffffffffffffff'
    const test = { name: 'Catalog Access', status: 'failed', message: 'no such catalog' }
    world.immuta.unhealthy.set(KEY, { status: 'recurringValidationError' })
    world.immuta.unhealthy.set('dev-lakehouse', {
      status: 'enabled',
      validationResults: { status: 'failed', validationTests: [test] },
    })
    const event = { event: 'schedule', payload: scheduleEvent(), sha: world.main.sha }
    return [ending(await world.run(event, FILES)), writesOf(world)]
  },
  objects: async (world) => {
    world.immuta.metadata.set(KEY, ['sales.raw.orders'])
    seed(world)
    world.immuta.metadata.set(KEY, ['sales.raw.orders', 'fresh.raw.orders'])
    const files = {
      ...FILES,
      [PROD]:
        m2m() +
        'objects:\n  sales: { isActive: true, activateNewChildren: true }\n  fresh: { isActive: true }\n',
    }
    const first = await world.push(files)
    const since = world.immuta.requests.length
    const second = await world.push(again(files))
    const states = ['sales', 'sales.raw', 'fresh'].map((name) =>
      world.immuta.objectState(KEY, name),
    )
    return [ending(first), ending(second), writesOf(world), writesOf(world, since), states]
  },
  removal: async (world) => {
    seed(world)
    const run = await world.push(REST, { inputs: { 'allow-delete': 'true' } })
    return [ending(run), scriptsOf(run), writesOf(world), [...world.immuta.connections.keys()]]
  },
  /** The answer to the registration is lost, and Immuta does not show it at once. */
  loss: async (world) => {
    const path = /^\/data\/connection$/
    const { busy } = world.immuta.scenario
    world.immuta.faults.push({ method: 'POST', path, kind: 'reset', when: 'after', skip: busy })
    const body = { statusCode: 404, message: 'not yet' }
    const look = { method: 'GET', path: '/data/connection/', kind: 'status', status: 404 } as const
    world.immuta.faults.push({ ...look, body, skip: 1 })
    return [ending(await world.push({ [PROD]: m2m() })), [...world.immuta.connections.keys()]]
  },
  import: async (world) => {
    seed(world)
    world.immuta.seed({
      ...bodies[0],
      connectionKey: 'foreign',
      connection: { technology: 'Glue' },
    })
    const person = someone(world)
    const ended = await person.types('import --all')
    const folder = join(person.folder, 'connections')
    const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
    return [ended, readdirSync(folder).sort().map(read)]
  },
  /** What somebody reads who asks whether the tenant can be used. */
  doctor: async (world) => {
    world.immuta.metadata.set(KEY, ['sales.raw.orders'])
    seed(world)
    const person = someone(world)
    person.clone.commit(FILES, 'specs')
    const tried = '--dry-run connections/prod.yml --script connections/dev.yml'
    return golden(await person.types(`doctor ${KEY} ${tried}`))
  },
}

/** Goes one journey in a new tenant, and looks after what must be so in every dialect. */
async function go(
  name: string,
  dialects: readonly DialectId[],
  running = quick,
): Promise<[unknown, World]> {
  const world = await World.create({ env: SECRETS, ...running })
  try {
    const scenario = scenarioOf(dialects)
    Object.assign(world.immuta.scenario, { jobStates: ['completed'], ...scenario })
    const outcome = await JOURNEYS[name]?.(world)
    for (const run of world.runs) expect(leaks(world, run)).toEqual([])
    expect(world.github.violations).toEqual([])
    // Every job that an answer told of is followed.
    const isShown = scenario.jobsEndpoint !== 'none' && scenario.jobsEnvelope !== 'empty'
    const missed = [...world.immuta.jobs.values()].filter(({ polls }) => polls === 0)
    if (isShown && name !== 'loss') expect(missed).toEqual([])
    return [outcome, world]
  } finally {
    await world.close()
  }
}

const outcomes = new Map<string, unknown>()
/** Journey → the kinds of requests that it makes, in the documented dialect. */
const asked = new Map<string, Set<string>>()
beforeAll(async () => {
  const names = Object.keys(JOURNEYS)
  const [, registered] = await go('registration', [])
  bodies = [KEY, 'dev-lakehouse'].map((key) => registered.immuta.connections.get(key)?.body ?? {})
  await pool(names, 2, async (name) => {
    const [outcome, { immuta }] = await go(name, [])
    outcomes.set(name, outcome)
    asked.set(name, new Set(kindsOf(immuta)))
  })
}, 60_000)

/**
 * Method, kind of address and status of each request; of a dry run also whether a connection was there before it. A lost answer says
 * nothing in any dialect.
 */
function kindsOf({ requests, connections }: ImmutaSimulator): string[] {
  let isThere = seeded.has(connections)
  return requests.flatMap(({ method, path, status }) => {
    const [plain = ''] = path.split('?')
    const place = plain
      .replace(/^(\/data\/(?:connection|object|settings|crawl)\/)(?!test$|search(?:$|\/)).*/, '$1…')
      .replace(/\/search\/.*/, '/search/…')
      .replace(/^\/integrations\/\d+/, '/integrations/…')
      .replace(/\/test$/, `/test of ${isThere ? 'what may exist' : 'what is new'}`)
    isThere ||= method === 'POST' && place === '/data/connection'
    return status === 0 ? [] : [`${method} ${place} ${status}`]
  })
}

/** Every kind of request, with its answer but for ids and times, in a dialect. */
async function answers(dialects: readonly DialectId[]): Promise<[kind: string, answer: string][]> {
  const immuta = await ImmutaSimulator.start()
  try {
    Object.assign(immuta.scenario, { jobStates: ['completed'], ...scenarioOf(dialects) })
    const [prod = {}, dev = {}] = bodies
    const headers = { 'content-type': 'application/json' }
    const authorization = 'Bearer probe'
    immuta.acceptedTokens.add('probe')
    const texts: string[] = []
    const ask = async (method: string, path: string, body?: unknown): Promise<unknown> => {
      const sent = body === undefined ? {} : { body: JSON.stringify(body) }
      const answer = await fetch(immuta.url + path, {
        method,
        headers: { ...headers, authorization },
        ...sent,
      })
      const text = await answer.text()
      const plain = text
        .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>')
        .replaceAll(/immuta-bearer-\w+/g, '<token>')
        .replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, '<time>')
      texts.push(`${answer.status} ${plain}`)
      return text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : undefined
    }
    await ask('POST', '/bim/apikey/authenticate', { apikey: immuta.apiKey })
    await ask('POST', '/data/connection/test', dev)
    const kinds = kindsOf(immuta)
    immuta.metadata.set(KEY, ['sales.raw.orders'])
    immuta.seed(prod)
    for (const key of OTHERS) immuta.seed({ ...prod, connectionKey: key })
    seeded.add(immuta.connections)
    await ask('GET', `/data/connection/${KEY}`)
    await ask('GET', '/data/connection/none')
    await ask('GET', '/integrations/1')
    await ask('GET', `/data/object/${KEY}`)
    await ask('GET', `/data/object/${KEY}/sales`)
    await ask('GET', '/data/object/none')
    await ask('POST', '/data/object/search', { size: 200, offset: 0 })
    await ask('POST', '/data/object/search', { size: 200, offset: 26 })
    await ask('POST', `/data/object/search/${KEY}`, { size: 200, offset: 0 })
    await ask('POST', '/data/connection/test', prod)
    await ask('POST', '/integrations/scripts/create', scriptRequest(dev))
    await ask('POST', '/integrations/1/scripts/delete')
    await ask('POST', '/data/connection', dev)
    await ask('POST', '/data/connection', dev)
    const { bulkId } = immuta.jobs.values().next().value ?? { bulkId: 'none' }
    await ask('GET', `/jobs?bulkId=${bulkId}`)
    await ask('GET', '/integrations')
    await ask('PUT', `/data/connection/${KEY}`, prod)
    await ask('POST', `/data/crawl/${KEY}`)
    await ask('PUT', `/data/settings/${KEY}/sales`, { settings: { isActive: true } })
    await ask('DELETE', `/data/object/${KEY}`)
    kinds.push(...kindsOf(immuta).slice(kinds.length))
    return kinds.map((kind, at) => [kind, texts[at] ?? ''])
  } finally {
    await immuta.close()
  }
}

function scriptRequest(body: JsonObject): JsonObject {
  const { connection } = body as { connection: JsonObject }
  const { hostname: workspaceUrl, httpPath, authenticationType, token } = connection
  const config = { workspaceUrl, httpPath, authenticationType, token, catalog: 'dev' }
  return { type: 'Databricks', autoBootstrap: false, config }
}

/** The journeys in which a dialect is heard at all, by the requests that it answers otherwise. */
async function heardIn(dialects: readonly DialectId[]): Promise<string[]> {
  const [documented, spoken] = await Promise.all([answers([]), answers(dialects)])
  const kinds = new Set(documented.map(([kind]) => kind))
  for (const [name, own] of asked)
    expect([name, [...own].filter((kind) => !kinds.has(kind))]).toEqual([name, []])
  const otherwise = documented.flatMap(([kind, answer], at) =>
    spoken[at]?.[1] === answer ? [] : [kind],
  )
  return [...asked].flatMap(([name, own]) =>
    otherwise.some((kind) => own.has(kind)) ? [name] : [],
  )
}

interface Ended {
  connections: { status: string; jobs: unknown; said: string[] }[]
}
/** What is told of background jobs where Immuta tells less of them. */
const jobsOf =
  (tell: (one: Ended['connections'][number]) => Ended['connections'][number]) =>
  (outcome: unknown): unknown => {
    const told = (part: unknown): unknown => {
      const ended = part as Partial<Ended> | null
      if (typeof ended !== 'object' || ended?.connections === undefined) return part
      const connections = ended.connections.map((one) => (one.jobs === null ? one : tell(one)))
      return { ...ended, connections }
    }
    return (outcome as unknown[]).map(told)
  }
const unknownJobs = jobsOf((one) => ({
  ...one,
  jobs: {},
  said: [...one.said, 'jobs-unknown'].sort(),
}))
const noJobs = jobsOf((one) => ({ ...one, jobs: null }))

/** Where a dialect says less, so does the outcome. */
const LESS: Partial<Record<string, [journeys: RegExp, (outcome: unknown) => unknown]>> = {
  'jobs-absent': [/./, unknownJobs],
  'jobs-empty': [/./, unknownJobs],
  'update-connection': [/^update$/, noJobs],
  'update-empty': [/^update$/, noJobs],
}

async function sameAsDocumented(dialects: readonly DialectId[], running = quick): Promise<void> {
  const names = await heardIn(dialects)
  expect(names).not.toEqual([])
  const ends = await pool(names, 3, async (name) => [name, (await go(name, dialects, running))[0]])
  const { doctor, ...rest } = Object.fromEntries(ends) as Record<string, unknown>
  if (doctor !== undefined) expect(onlyIn(doctor as string)).toMatchSnapshot()
  expect(rest).toEqual(
    Object.fromEntries(
      Object.keys(rest).map((name) => [
        name,
        dialects.reduce((outcome, id) => {
          const [journeys, less] = LESS[id] ?? [/^$/, () => undefined]
          return journeys.test(name) ? less(outcome) : outcome
        }, outcomes.get(name)),
      ]),
    ),
  )
}

/** What `doctor` says of a dialect, and not of the documented one. The tenant is ready, and as guessed. */
function onlyIn(text: string): string[] {
  const documented = (outcomes.get('doctor') as string).split('\n')
  expect(text).toMatch(/^exit 0\nReady: /)
  expect(text).not.toMatch(/^ +otherwise /m)
  return text.split('\n').filter((line) => !documented.includes(line))
}

test('in the documented dialect every journey comes to its end', () => {
  const ended = (name: string): Ended[] => outcomes.get(name) as Ended[]
  const states = (name: string, at: number): string[] =>
    ended(name)[at]?.connections.map(({ status }) => status) ?? []
  expect(states('plan', 0)).toEqual(['planned', 'planned'])
  expect(states('registration', 0)).toEqual(['applied', 'applied'])
  expect(ended('registration')[2]).toEqual([])
  expect(states('update', 1)).toContain('applied')
  expect(ended('update')[2]).toEqual([`PUT /data/connection/${KEY}`])
  expect(ended('drift')[0]).toMatchObject({
    ...{ exitCode: 1, reason: 'unhealthy', drift: 'true', unmanaged: OTHERS },
    connections: expect.arrayContaining([
      expect.objectContaining({
        key: KEY,
        health: false,
        drift: [expect.objectContaining({ path: 'connection.httpPath' })],
      }),
      expect.objectContaining({
        key: 'dev-lakehouse',
        health: false,
        failing: ['Catalog Access'],
      }),
    ]),
  })
  expect(ended('objects').slice(2)).toEqual([
    [
      `POST /data/crawl/${KEY}`,
      `PUT /data/settings/${KEY}/fresh`,
      `PUT /data/settings/${KEY}/sales`,
    ],
    [],
    [
      expect.objectContaining({ isActive: true, activateNewChildren: true }),
      expect.objectContaining({ isActive: true }),
      expect.objectContaining({ isActive: true }),
    ],
  ])
  expect(ended('removal').slice(2)).toEqual([
    [`DELETE /data/object/${KEY}`, 'POST /integrations/1/scripts/delete'],
    ['dev-lakehouse'],
  ])
  expect(ended('removal')[1]).toEqual([expect.stringContaining('DROP')])
  expect([states('loss', 0), ended('loss')[1]]).toEqual([['applied'], [KEY]])
  expect(asked.get('loss')).toContain('POST /data/connection 409')
  expect(ended('import')).toEqual([
    expect.objectContaining({ code: 0, stderr: '' }),
    [expect.stringContaining('dev-lakehouse'), expect.stringContaining(KEY)],
  ])
  expect(outcomes.get('doctor')).toMatchSnapshot()
})

test.each<Dialect>([...DIALECTS])(
  '$id: $says',
  ({ id }) => sameAsDocumented([id as DialectId]),
  60_000,
)

describe('a tenant', () => {
  test.each([...TENANTS])(
    '$id: $says',
    ({ speaks }) => sameAsDocumented(speaks, AS_THE_RUNNER),
    60_000,
  )
})

test('a dialect has a name of its own, and its guess is one of the list', () => {
  expect(new Set(DIALECTS.map(({ id }) => id)).size).toBe(DIALECTS.length)
  const known: string[] = GUESSES.map(({ id }) => id)
  expect(DIALECTS.filter(({ guess }) => !known.includes(guess))).toEqual([])
})
