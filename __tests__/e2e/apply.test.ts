import { describe, expect, test } from '@jest/globals'
import type { World } from '../../simulator/world.ts'
import { AS_THE_RUNNER } from '../running.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat, SECRETS } from './specs.ts'
import { mark, transcript } from './transcript.ts'

let world: World
eachWorld((next) => {
  world = next
})

const FILES = { 'connections/prod.yml': m2m(), 'connections/dev.yaml': pat() }
const POST = /^\/data\/connection$/
const serial = { inputs: { concurrency: '1' } }
const registrations = (): number =>
  world.immuta.requests.filter(
    ({ method, path }) => method === 'POST' && path === '/data/connection',
  ).length

describe('a push to main', () => {
  test('registers what is new, sends the body of the guide, and follows its jobs', async () => {
    const run = await world.push(FILES, { ...serial, ...AS_THE_RUNNER })
    expect(transcript(world, run)).toMatchSnapshot()
    expect([...world.immuta.connections.keys()].sort()).toEqual(['dev-lakehouse', 'prod-lakehouse'])
    expect(JSON.parse(run.outputs['object-paths'] ?? '')).toEqual([
      ['dev-lakehouse'],
      ['prod-lakehouse'],
    ])
  })

  test('sends the same body to the dry run and to the registration, secrets filled in, types kept', async () => {
    await world.push({ 'connections/prod.yml': m2m() })
    const bodies = world.immuta.requests
      .filter(({ method, path }) => method === 'POST' && path.startsWith('/data/connection'))
      .map(({ body }) => body)
    const oAuthClientConfig = {
      useCertificate: false,
      clientId: '5f3c0b0e-0000-4000-8000-000000000000',
      clientSecret: SECRETS.CONNECTION_PROD_SECRET,
      scope: 'all-apis',
      authorityUrl: 'https://acme-prod.cloud.databricks.com/oidc/v1/token',
    }
    const expected = {
      connectionKey: 'prod-lakehouse',
      connection: {
        technology: 'Databricks',
        hostname: 'acme-prod.cloud.databricks.com',
        port: 443,
        httpPath: '/sql/1.0/warehouses/1a2b3c4d5e6f7a8b',
        authenticationType: 'oAuthM2M',
        oAuthClientConfig,
      },
      settings: { isActive: false },
      options: { forceRecursiveCrawl: true },
      nativeIntegration: {
        type: 'Databricks',
        autoBootstrap: false,
        unityCatalog: true,
        config: {
          authenticationType: 'oAuthM2M',
          oAuthClientConfig,
          host: 'acme-prod.cloud.databricks.com',
          port: 443,
          catalog: 'prod_lakehouse',
          audit: { enabled: true },
          jobConfig: {
            workspaceDirectoryPath: '/Workspace/ImmutaArtifacts',
            jobClusterId: 'undefined',
          },
        },
      },
    }
    expect(bodies).toEqual([expected, expected])
  })

  test('writes nothing the second time', async () => {
    await world.push(FILES)
    const writes = world.immuta.writes().length
    const run = await world.push(FILES)
    expect(world.immuta.writes()).toHaveLength(writes)
    expect(run.exitCode).toBe(0)
    expect(run.outputs['changed']).toBe('false')
    expect(run.summary).toContain('Nothing to do')
  })

  test('picks up what an earlier, superseded run left', async () => {
    world.main = world.commit(FILES)
    const run = await world.push({ ...FILES, 'README.md': 'unrelated' })
    expect(run.result).toMatchObject({ summary: { create: 2 } })
    expect(world.immuta.connections.size).toBe(2)
  })

  test('with one invalid spec writes nothing at all', async () => {
    const run = await world.push({
      ...FILES,
      'connections/bad.yml': m2m('a.b', { catalog: 'other' }),
    })
    expect([run.exitCode, run.outputs['failure-reason'], run.outputs['changed']]).toEqual([
      1,
      'invalid-spec',
      'false',
    ])
    expect(world.immuta.writes()).toEqual([])
    expect(run.summary).toContain('Nothing was written')
  })

  test('with one refused dry run writes nothing at all', async () => {
    world.immuta.brokenSecrets.add(SECRETS.CONNECTION_DEV_TOKEN)
    const run = await world.push(FILES)
    expect(run.outputs['failure-reason']).toBe('dry-run-failed')
    expect(world.immuta.writes()).toEqual([])
    expect(run.result).toMatchObject({ connections: [{ status: 'failed' }, { status: 'skipped' }] })
  })

  test('goes on after one connection failed, and fails at the end', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 422,
      method: 'POST',
      path: POST,
      body: { message: 'metastore lookup failed' },
    })
    const run = await world.push(FILES, serial)
    expect([run.exitCode, run.outputs['failure-reason'], run.outputs['changed']]).toEqual([
      1,
      'register-failed',
      'true',
    ])
    expect(run.result).toMatchObject({
      connections: [
        { status: 'failed', objectPath: null },
        { status: 'applied', objectPath: ['prod-lakehouse'] },
      ],
    })
    expect([...world.immuta.connections.keys()]).toEqual(['prod-lakehouse'])
  })

  test('with mode: plan only plans', async () => {
    const run = await world.push(FILES, { inputs: { mode: 'plan' } })
    expect(run.result).toMatchObject({ mode: 'plan', summary: { create: 2 } })
    expect(world.immuta.writes()).toEqual([])
  })

  test('of a removed spec keeps the connection', async () => {
    await world.push(FILES)
    const since = world.github.requests.length
    const run = await world.push({ 'connections/prod.yml': m2m() })
    expect(run.result).toMatchObject({ summary: { retain: 1, unchanged: 1 } })
    expect(world.immuta.connections.size).toBe(2)
    // Nothing is written, so nobody is asked who reviewed it.
    const asked = world.github.requests.slice(since).map(({ path }) => path)
    expect(asked.filter((path) => /\/commits\?|\/pulls/.test(path))).toEqual([])
  })
})

describe('a registration whose answer is lost', () => {
  const single = { 'connections/prod.yml': m2m() }

  test.each(['reset', 'truncate'] as const)(
    'by a %s after the commit is not sent twice',
    async (kind) => {
      world.immuta.faults.push({ kind, when: 'after', method: 'POST', path: POST })
      const run = await world.push(single)
      expect(run.exitCode).toBe(0)
      expect(registrations()).toBe(1)
      expect(run.result).toMatchObject({
        connections: [
          {
            status: 'applied',
            objectPath: ['prod-lakehouse'],
            bulkId: null,
            warnings: [{ code: 'plan-missing' }, { code: 'jobs-unknown' }],
          },
        ],
      })
    },
  )

  test.each(['reset', 'truncate'] as const)(
    'by a %s before the commit is sent again',
    async (kind) => {
      world.immuta.faults.push({ kind, method: 'POST', path: POST })
      const run = await world.push(single)
      expect(run.exitCode).toBe(0)
      expect(registrations()).toBe(2)
      expect(world.immuta.connections.size).toBe(1)
    },
  )

  test('by a time-out after the commit is not sent twice', async () => {
    world.immuta.faults.push({ kind: 'hang', when: 'after', method: 'POST', path: POST })
    const run = await world.push(single, { inputs: { timeout: '1' } })
    expect(run.exitCode).toBe(0)
    expect(registrations()).toBe(1)
  })

  test('by 502 after the commit, three times a failure before, is tried three times at most', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 502,
      times: Infinity,
      method: 'POST',
      path: POST,
      headers: { 'retry-after': '0' },
    })
    const run = await world.push(single)
    expect(run.outputs['failure-reason']).toBe('register-failed')
    expect(registrations()).toBe(3)
  })

  test('and that Immuta then will not tell of, is reported as open', async () => {
    await world.pullRequest(7, single)
    world.immuta.faults.push(
      { kind: 'reset', when: 'after', method: 'POST', path: POST },
      {
        kind: 'status',
        status: 500,
        skip: 1,
        times: Infinity,
        method: 'GET',
        path: '/data/connection/',
        headers: { 'retry-after': '0' },
      },
    )
    const run = await world.merge(7, single)
    expect(run.outputs['failure-reason']).toBe('register-failed')
    expect(world.comments(7)[0]).toContain('❌ **Not finished:** 1 connection in doubt. ')
    expect(world.comments(7)[0]).toContain('| `prod-lakehouse` | in doubt: register-failed |')
    expect(run.annotations[0]?.message).toContain('In doubt: ')
    expect(registrations()).toBe(1)
  })

  test('by 429 is sent again', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 429,
      method: 'POST',
      path: POST,
      headers: { 'retry-after': '0' },
    })
    const run = await world.push(single)
    expect(run.exitCode).toBe(0)
    expect(registrations()).toBe(2)
  })

  test('because the token expired is sent again with a new one', async () => {
    world.immuta.scenario.tokenLifetimeRequests = 2
    const run = await world.push(single)
    expect(run.exitCode).toBe(0)
    expect(world.immuta.connections.size).toBe(1)
  })
})

describe('background jobs', () => {
  const single = { 'connections/prod.yml': m2m() }

  test.each(['array', 'jobs', 'map', 'counts'] as const)(
    'are followed in the envelope %s',
    async (envelope) => {
      world.immuta.scenario.jobsEnvelope = envelope
      world.immuta.scenario.jobStates = ['active', 'completed']
      const run = await world.push(single)
      expect(run.result).toMatchObject({
        failureReason: null,
        connections: [{ jobs: { total: 2, states: { completed: 2 } } }],
      })
    },
  )

  const page = (
    id: number,
    state: string,
    more: object,
  ): Parameters<typeof world.immuta.faults.push>[0] => ({
    kind: 'status',
    status: 200,
    path: '/jobs',
    body: { jobs: [{ id, state }], ...more },
  })
  const queries = (): (string | undefined)[] =>
    world.immuta.requests
      .filter(({ path }) => path.startsWith('/jobs'))
      .map(({ path }) => path.split('?')[1]?.replace(/bulkId=[^&]*/, 'bulkId=ID'))

  test('are read over all pages, and one that fails on the last page fails the run', async () => {
    world.immuta.faults.push(
      page(1, 'completed', { next: '/jobs?bulkId=other&offset=1&size=1' }),
      page(2, 'completed', { nextPage: 3 }),
      page(3, 'completed', { next: 'c+d' }),
      page(4, 'failed', { next: null, nextPage: '' }),
    )
    const run = await world.push(single)
    expect(run.outputs['failure-reason']).toBe('jobs-failed')
    const failure = run.annotations.find(({ kind }) => kind === 'error')
    expect(failure?.properties).toMatchObject({ title: 'jobs-failed', line: '1', col: '16' })
    expect(run.result).toMatchObject({
      connections: [{ jobs: { total: 4, states: { completed: 3, failed: 1 } } }],
    })
    expect(queries()).toEqual([
      'bulkId=ID',
      'bulkId=ID&offset=1&size=1',
      'nextPage=3&bulkId=ID',
      'next=c%2Bd&bulkId=ID',
    ])
  })

  test('whose pages repeat are counted once', async () => {
    world.immuta.faults.push({ ...page(1, 'completed', { next: 'a', total: 1 }), times: Infinity })
    const run = await world.push(single)
    expect(run.result).toMatchObject({
      failureReason: null,
      connections: [{ jobs: { total: 1, states: { completed: 1 } } }],
    })
    expect(queries()).toHaveLength(2)
  })

  test('that nobody knows count as finished after three polls, and that is said', async () => {
    world.immuta.scenario.jobsEnvelope = 'empty'
    const run = await world.push(single)
    expect(world.immuta.requests.filter(({ path }) => path.startsWith('/jobs'))).toHaveLength(3)
    expect(run.exitCode).toBe(0)
    expect(run.annotations).toContainEqual(
      expect.objectContaining({
        kind: 'warning',
        message: expect.stringContaining('no background job'),
      }),
    )
  })

  test.each(['failed', 'cancelled', 'expired'])(
    'that end as %s fail the run, and the registration is reported',
    async (state) => {
      world.immuta.scenario.jobStates = [state]
      const run = await world.push(single)
      expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'jobs-failed'])
      expect(JSON.parse(run.outputs['object-paths'] ?? '')).toEqual([['prod-lakehouse']])
      expect(run.outputs['changed']).toBe('true')
    },
  )

  test('that do not end in time are a reason of their own', async () => {
    world.immuta.scenario.jobStates = ['active']
    const run = await world.push(single, { inputs: { 'wait-timeout': '1' } })
    expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'jobs-timeout'])
    expect(JSON.parse(run.outputs['object-paths'] ?? '')).toEqual([['prod-lakehouse']])
  })

  test('are left alone with wait: false', async () => {
    const since = mark(world)
    const run = await world.push(single, { inputs: { wait: 'false' } })
    expect(run.exitCode).toBe(0)
    expect(
      world.immuta.requests.slice(since.immuta).some(({ path }) => path.startsWith('/jobs')),
    ).toBe(false)
  })
})
