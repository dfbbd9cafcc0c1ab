import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { DatabricksSimulator } from '../../simulator/databricks.ts'
import type { RunResult } from '../../simulator/runner.ts'
import { World } from '../../simulator/world.ts'
import { readRecord, writeRecord } from '../../src/core/record.ts'
import { AS_THE_RUNNER, quickRuns } from '../running.ts'
import { m2m, SECRETS } from './specs.ts'
import { leaks, log } from './transcript.ts'

const STATEMENTS = '/api/2.0/sql/statements'
const RUNNER_TOKEN = 'dapi-planted-runner-token-3'
const CLIENT = {
  id: '9a8b7c6d-0000-4000-8000-000000000000',
  secret: 'dose-planted/runner+secret=4',
}
const SEVEN = [
  '-- as metastore admin',
  'CREATE CATALOG `prod_lakehouse`;',
  ...[2, 3, 4, 5, 6, 7].map((n) => `GRANT SELECT ON TABLE s.t${n} TO \`immuta\`;`),
].join('\n')

const running = quickRuns()

let world: World
let databricks: DatabricksSimulator
let files: Record<string, string>
beforeEach(async () => {
  world = await World.create({ env: { ...SECRETS }, ...running })
  databricks = await world.startDatabricks()
  databricks.tokens.personal.set(RUNNER_TOKEN, 'ada@example.com')
  world.immuta.scenario.jobStates = ['completed']
  files = {
    'connections/prod.yml': m2m('prod-lakehouse', { host: 'localhost', port: databricks.port }),
  }
})
afterEach(async () => {
  expect(world.github.violations).toEqual([])
  for (const run of world.runs) expect(leaks(world, run, [RUNNER_TOKEN, CLIENT.secret])).toEqual([])
  await world.close()
})

const run = { bootstrap: 'run', 'databricks-token': RUNNER_TOKEN }
const apply = (
  inputs: Record<string, string> = run,
  options: Parameters<World['push']>[1] = {},
): Promise<RunResult> => world.push(files, { inputs, ...options })

/** What Immuta answers when it is asked for a set-up script. */
function scripted(body: unknown, times = Infinity): void {
  world.immuta.faults.push({
    kind: 'status',
    status: 200,
    path: '/integrations/scripts/create',
    times,
    body,
  })
}

const sentToImmuta = (method: string, path: string): unknown[] =>
  world.immuta.requests
    .filter((one) => one.method === method && one.path === path)
    .map(({ body }) => body)
const registrations = (): number => sentToImmuta('POST', '/data/connection').length
/** The statements that were sent, without the comments above them. */
const statements = (): string[] =>
  databricks.statements.map(({ statement }) => statement.replace(/^--.*\n/, ''))
const connection = (
  result: RunResult,
): {
  errors: { code: string; message: string }[]
  warnings: { code: string; message: string }[]
  status: string
  bootstrap: unknown
  script?: string
} => (result.result as { connections: never[] }).connections[0] as never
const codes = (notes: { code: string }[]): string[] => notes.map(({ code }) => code)

/** Name → text and mode of each script that a run saved. */
function saved(result: RunResult): Record<string, { text: string; mode: number }> {
  const folder = result.outputs['script-directory'] ?? ''
  if (folder === '') return {}
  return Object.fromEntries(
    readdirSync(folder).map((name) => [
      name,
      {
        text: readFileSync(join(folder, name), 'utf8'),
        mode: statSync(join(folder, name)).mode & 0o777,
      },
    ]),
  )
}

describe('a plan', () => {
  test('fetches the set-up script of a new connection, with the body of the guide, and asks Databricks nothing', async () => {
    const result = await world.pullRequest(7, files)
    expect(result.exitCode).toBe(0)
    expect(sentToImmuta('POST', '/integrations/scripts/create')).toEqual([
      {
        type: 'Databricks',
        autoBootstrap: false,
        config: {
          workspaceUrl: 'localhost',
          httpPath: '/sql/1.0/warehouses/1a2b3c4d5e6f7a8b',
          authenticationType: 'oAuthM2M',
          oAuthClientConfig: {
            useCertificate: false,
            clientId: '5f3c0b0e-0000-4000-8000-000000000000',
            clientSecret: SECRETS.CONNECTION_PROD_SECRET,
            scope: 'all-apis',
            authorityUrl: 'https://localhost/oidc/v1/token',
          },
          catalog: 'prod_lakehouse',
          audit: { enabled: true },
        },
      },
    ])
    expect(saved(result)).toEqual({
      'prod-lakehouse.sql': {
        text: expect.stringContaining('CREATE CATALOG IF NOT EXISTS `prod_lakehouse`;'),
        mode: 0o600,
      },
    })
    expect(world.comments(7)[0]).toContain('CREATE CATALOG IF NOT EXISTS `prod_lakehouse`;')
    expect(world.comments(7)[0]).toMatch(
      /\*\*Before merging:\*\* .* must have been run in Databricks by a user who is metastore admin and account admin and has `CREATE CATALOG`/,
    )
    expect(connection(result)).toMatchObject({
      script: 'prod-lakehouse.sql',
      bootstrap: null,
      warnings: [],
    })
    expect(databricks.requests).toEqual([])
  })

  test.each(['json-string', 'object'] as const)('takes the script as %s', async (style) => {
    world.immuta.scenario.scriptStyle = style
    const result = await world.pullRequest(7, files)
    expect(saved(result)['prod-lakehouse.sql']?.text.split('\n')[1]).toBe(
      'CREATE CATALOG IF NOT EXISTS `prod_lakehouse`;',
    )
  })

  test('fetches it for what moves to another catalog, which it must be run for too', async () => {
    await apply({})
    const moved = files['connections/prod.yml']?.replace('prod_lakehouse', 'other') ?? ''
    const run = await world.pullRequest(8, { 'connections/prod.yml': moved })
    expect(Object.keys(saved(run))).toEqual(['prod-lakehouse.sql'])
    expect(world.comments(8)[0]).toContain(
      "⚠️ **Dangerous: merging changes the catalog of `prod-lakehouse`. Ready once Immuta's set-up " +
        'script has been run.** Merging updates 1 connection;',
    )
    expect(world.comments(8)[0]).toMatch(
      /\*\*Before merging:\*\* .* for `prod-lakehouse` must have been run .* It is below/,
    )
    expect(world.comments(8)[0]).toContain('CREATE CATALOG IF NOT EXISTS `other`;')
  })

  test('fetches nothing for another change of what is registered, or with bootstrap off', async () => {
    const off = await world.pullRequest(7, files, { inputs: { bootstrap: 'off' } })
    expect(world.comments(7)[0]).toContain('**Before merging:**')
    await apply({})
    await world.pullRequest(8, {
      'connections/prod.yml': files['connections/prod.yml']?.replace('1a2b3c', '9a2b3c') ?? '',
    })
    expect([off.exitCode, off.outputs['script-directory']]).toEqual([0, ''])
    expect(sentToImmuta('POST', '/integrations/scripts/create')).toEqual([])
  })

  test('warns when Immuta gives no script, in its words', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 422,
      path: '/integrations/scripts/create',
      body: { message: 'unsupported technology' },
    })
    const result = await world.pullRequest(7, files)
    expect([
      result.exitCode,
      result.outputs['script-directory'],
      codes(connection(result).warnings),
    ]).toEqual([0, '', ['bootstrap-script']])
    expect(world.comments(7)[0]).toContain('unsupported technology')
  })

  test('with run says that merging runs the script, and needs no credential for it', async () => {
    const result = await world.pullRequest(7, files, { inputs: { bootstrap: 'run' } })
    expect([result.exitCode, connection(result).bootstrap]).toEqual([0, { statements: 11, ran: 0 }])
    expect(world.comments(7)[0]).toContain("**Merging runs [Immuta's set-up script]")
    expect(world.comments(7)[0]).not.toContain('**Before merging:**')
    expect(databricks.requests).toEqual([])
  })

  test.each<[string, () => void, string]>([
    [
      'names a cluster',
      () =>
        (files = {
          'connections/prod.yml': m2m('prod-lakehouse', {
            host: 'localhost',
            port: databricks.port,
            httpPath: 'sql/protocolv1/o/0/0123-456789-abcdefgh',
          }),
        }),
      'set the input `warehouse-id`',
    ],
    [
      'gets no script',
      () =>
        world.immuta.faults.push({
          kind: 'status',
          status: 422,
          path: '/integrations/scripts/create',
          body: { message: 'unsupported technology' },
        }),
      'unsupported technology',
    ],
    [
      "gets a script that can't be split",
      () => scripted("SELECT 1;\nSELECT 'oops;\n"),
      'Line 2 of the script: a quotation',
    ],
    [
      'gets a notebook of another language',
      () => scripted('%python\nprint(1)\n'),
      'Line 1 of the script: a cell that is not SQL',
    ],
    [
      'gets a script that needs one session',
      () => scripted('CREATE CATALOG c;\n-- the name\ndeclare v STRING;\nSELECT 1;\n'),
      'Line 3 of the script: `DECLARE` has its effect only in the session that runs it',
    ],
    ['gets an empty script', () => scripted('-- nothing to do\n'), 'holds no statement'],
  ])('with run fails where the connection %s', async (_, prepare, words) => {
    prepare()
    const result = await world.pullRequest(7, files, { inputs: { bootstrap: 'run' } })
    expect([result.exitCode, result.outputs['failure-reason']]).toEqual([1, 'bootstrap-failed'])
    expect(connection(result).errors[0]?.message).toContain(words)
  })

  test('keeps a script with a secret in the file, and warns of the query history when it is to be run', async () => {
    const sql = `CREATE CATALOG c COMMENT '${SECRETS.CONNECTION_PROD_SECRET}';\n`
    scripted(sql)
    const result = await world.pullRequest(7, files)
    expect(saved(result)['prod-lakehouse.sql']?.text).toBe(sql)
    expect(world.comments(7)[0]).toContain('holds a secret')
    expect(world.comments(7)[0]).not.toContain('CREATE CATALOG c')
    const running = await world.pullRequest(8, files, { inputs: { bootstrap: 'run' } })
    expect(codes(connection(running).warnings)).toEqual(['bootstrap-secret'])
  })
})

describe('everything is looked at before the first write', () => {
  test('a script that Immuta refuses stops the whole apply', async () => {
    files = {
      ...files,
      'connections/a.yml': m2m('a-lakehouse', { host: 'localhost', port: databricks.port }),
    }
    world.immuta.faults.push({
      kind: 'status',
      status: 422,
      path: '/integrations/scripts/create',
      body: { message: 'unsupported technology' },
    })
    const result = await apply({ ...run, concurrency: '1' })
    expect([
      result.exitCode,
      result.outputs['failure-reason'],
      world.immuta.writes(),
      databricks.statements,
    ]).toEqual([1, 'bootstrap-failed', [], []])
  })

  test.each([
    "DECLARE OR REPLACE VARIABLE v = 'x'",
    'create or replace /* for a while */ temp view v AS SELECT 1',
    'BEGIN TRANSACTION',
    'BEGIN SELECT 1; SELECT 2; END',
    "EXECUTE IMMEDIATE 'SELECT 1'",
    "SET TIME ZONE 'UTC'",
  ])("a script that can't be sent in parts, by %s, is not begun", async (statement) => {
    scripted(`CREATE CATALOG \`prod_lakehouse\`;\n${statement};\nSELECT 1;\n`)
    const result = await apply()
    expect([
      result.exitCode,
      result.outputs['failure-reason'],
      world.immuta.writes(),
      databricks.requests,
    ]).toEqual([1, 'bootstrap-failed', [], []])
    expect(connection(result).errors[0]?.message).toMatch(
      /^The set-up script can't be run\. Line 2 of the script: .* Set `bootstrap: script`, and run the script by hand in one session\.$/,
    )
  })

  test('an answer that knows no such path does not mean that there is no catalog', async () => {
    databricks.faults.push({
      kind: 'status',
      status: 404,
      path: /\/catalogs\//,
      times: Infinity,
      body: { error_code: 'ENDPOINT_NOT_FOUND', message: 'No API found' },
    })
    const result = await apply()
    expect([
      result.outputs['failure-reason'],
      world.immuta.writes(),
      databricks.statements,
    ]).toEqual(['bootstrap-failed', [], []])
  })

  test('a plan whose dry run is refused shows the script, which may be why', async () => {
    world.immuta.scenario.rejectDryRun.set('prod-lakehouse', {
      status: 422,
      body: { message: 'catalog not found' },
    })
    const result = await world.pullRequest(7, files)
    expect([result.outputs['failure-reason'], connection(result).script]).toEqual([
      'dry-run-failed',
      'prod-lakehouse.sql',
    ])
  })
})

describe('an apply', () => {
  test('runs the script statement by statement, then registers', async () => {
    const result = await apply()
    expect(result.exitCode).toBe(0)
    expect(statements()).toHaveLength(11)
    expect(statements()[0]).toBe('CREATE CATALOG IF NOT EXISTS `prod_lakehouse`')
    expect(databricks.catalogs.names.has('prod_lakehouse')).toBe(true)
    expect(connection(result)).toMatchObject({
      status: 'applied',
      bootstrap: { statements: 11, ran: 11 },
      script: 'prod-lakehouse.sql',
      errors: [],
    })
    expect([registrations(), world.immuta.connections.size]).toEqual([1, 1])
    expect(result.summary).toContain('set-up script: 11 of 11 statements run')
    expect(new Set(databricks.requests.map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${RUNNER_TOKEN}`]),
    )
    const again = await apply()
    expect([again.exitCode, statements().length, registrations()]).toEqual([0, 11, 1])
  })

  test('without run asks for no script', async () => {
    const result = await apply({})
    expect([
      result.exitCode,
      sentToImmuta('POST', '/integrations/scripts/create'),
      databricks.requests,
    ]).toEqual([0, [], []])
  })

  test('with run and nobody to run it stops before any request', async () => {
    const result = await apply({ bootstrap: 'run' })
    expect([
      result.exitCode,
      result.outputs['failure-reason'],
      world.immuta.requests,
      world.github.requests,
    ]).toEqual([1, 'config', [], []])
    expect(log(result)).toContain(
      'set `databricks-token`, or `databricks-client-id` with `databricks-client-secret`',
    )
  })

  test('turns USE into the fields of the requests', async () => {
    scripted(
      'CREATE CATALOG prod_lakehouse; USE CATALOG prod_lakehouse; CREATE SCHEMA a; USE SCHEMA a; CREATE TABLE t (i INT); USE `x`.b; SELECT 1',
    )
    await apply()
    expect(
      databricks.statements.map(({ statement, catalog, schema }) => [statement, catalog, schema]),
    ).toEqual([
      ['CREATE CATALOG prod_lakehouse', undefined, undefined],
      ['CREATE SCHEMA a', 'prod_lakehouse', undefined],
      ['CREATE TABLE t (i INT)', 'prod_lakehouse', 'a'],
      ['SELECT 1', 'x', 'b'],
    ])
  })

  test('stops at the third of seven statements, says how to go on, and registers the others', async () => {
    scripted(SEVEN, 1)
    files['connections/z.yml'] = m2m('z-lakehouse', { host: 'localhost', port: databricks.port })
    databricks.failing.push({
      pattern: /s\.t3/,
      sqlState: '42501',
      message: '[INSUFFICIENT_PERMISSIONS] User does not have MANAGE on Table s.t3',
    })
    const result = await apply({ ...run, concurrency: '1' })
    const { errors, bootstrap, status } = connection(result)
    expect([
      result.exitCode,
      result.outputs['failure-reason'],
      result.outputs['changed'],
      status,
      bootstrap,
    ]).toEqual([1, 'bootstrap-failed', 'true', 'failed', { statements: 7, ran: 2 }])
    expect(errors).toHaveLength(1)
    expect(errors[0]?.message).toBe(
      'Not registered, because the set-up script stopped. Statement 3 of 7 (line 4: `GRANT SELECT ON TABLE s.t3 TO `immuta``) failed: [INSUFFICIENT_PERMISSIONS] User does not have MANAGE on Table s.t3 (SQLSTATE 42501, statement id 01f00003-0000-1000-8000-000000000000). Statements 1 to 2 ran and are not undone. ' +
        'Remove the cause. Then run the rest of `prod-lakehouse.sql` by hand, and apply with `bootstrap: script`; or drop the catalog `prod_lakehouse`, if it exists, and run this job again.',
    )
    expect(statements().slice(0, 3)).toEqual([
      'CREATE CATALOG `prod_lakehouse`',
      'GRANT SELECT ON TABLE s.t2 TO `immuta`',
      'GRANT SELECT ON TABLE s.t3 TO `immuta`',
    ])
    expect(statements().some((statement) => statement.includes('s.t4'))).toBe(false)
    expect([...world.immuta.connections.keys()]).toEqual(['z-lakehouse'])

    // The catalog is there now, and nothing tells how far the script came.
    const before = databricks.statements.length
    const again = await apply()
    expect([
      again.exitCode,
      databricks.statements.length - before,
      again.outputs['changed'],
    ]).toEqual([1, 0, 'false'])
    expect(connection(again).errors[0]).toMatchObject({
      code: 'bootstrap-failed',
      message: expect.stringContaining('no record tells how far the set-up script has run'),
    })
    expect([...world.immuta.connections.keys()]).toEqual(['z-lakehouse'])
  })

  test('waits for a cold warehouse', async () => {
    databricks.states = ['PENDING', 'PENDING', 'RUNNING', 'SUCCEEDED']
    scripted('CREATE CATALOG prod_lakehouse')
    const result = await apply()
    expect([result.exitCode, connection(result).bootstrap]).toEqual([0, { statements: 1, ran: 1 }])
    expect(
      databricks.requests.filter(({ path }) => path.startsWith(`${STATEMENTS}/`)),
    ).toHaveLength(4)
  })

  test('takes CLOSED for success: no result is needed', async () => {
    databricks.states = ['CLOSED']
    scripted('CREATE CATALOG prod_lakehouse')
    expect((await apply()).exitCode).toBe(0)
  })

  test('does not take a statement that somebody cancelled for success', async () => {
    databricks.states = ['CANCELED']
    const result = await apply()
    expect([result.outputs['failure-reason'], registrations()]).toEqual(['bootstrap-failed', 0])
    expect(connection(result).errors[0]?.message).toContain('was cancelled in Databricks')
  })

  test('uses the warehouse of the input where httpPath names a cluster', async () => {
    files = {
      'connections/prod.yml': m2m('prod-lakehouse', {
        host: 'localhost',
        port: databricks.port,
        httpPath: 'sql/protocolv1/o/0/0123-456789-abcdefgh',
      }),
    }
    databricks.warehouses.set('feedfacecafe0001', 'STOPPED')
    const result = await apply({ ...run, 'warehouse-id': 'feedfacecafe0001' })
    expect(result.exitCode).toBe(0)
    expect(
      databricks.requests
        .filter(({ method, path }) => method === 'POST' && path === STATEMENTS)
        .every(
          ({ body }) => (body as { warehouse_id: string }).warehouse_id === 'feedfacecafe0001',
        ),
    ).toBe(true)
  })

  test.each<[string, string, string]>([
    ['the path of its warehouse', '/sql/1.0/warehouses/1a2b3c4d5e6f7a8b?o=4711', ''],
    ['the path of its cluster', 'sql/protocolv1/o/4711/0123-456789-abcdefgh', ''],
    ['its list', '/sql/1.0/warehouses/1a2b3c4d5e6f7a8b', '    workspaceIds: ["4711"]\n'],
  ])('names the workspace by %s, where one host serves several', async (_, httpPath, ids) => {
    databricks.workspaceIds = ['4711', '4712']
    const at = { host: 'localhost', port: databricks.port, httpPath }
    files = { 'connections/prod.yml': m2m('prod-lakehouse', at) + ids }
    const result = await apply({ ...run, 'warehouse-id': '1a2b3c4d5e6f7a8b' })
    expect([result.exitCode, connection(result).bootstrap]).toEqual([
      0,
      { statements: 11, ran: 11 },
    ])
    expect(
      new Set(databricks.requests.map(({ headers }) => headers['x-databricks-workspace-id'])),
    ).toEqual(new Set(['4711']))
  })

  test('fails on an unknown warehouse, with nothing run', async () => {
    databricks.warehouses.clear()
    const result = await apply()
    expect([
      result.outputs['failure-reason'],
      connection(result).bootstrap,
      registrations(),
    ]).toEqual(['bootstrap-failed', { statements: 11, ran: 0 }, 0])
    expect(connection(result).errors[0]?.message).toContain(
      'RESOURCE_DOES_NOT_EXIST: Warehouse 1a2b3c4d5e6f7a8b does not exist',
    )
  })

  test.each([403, 500])(
    'runs nothing when Databricks does not say whether the catalog exists (HTTP %i)',
    async (status) => {
      databricks.faults.push({
        kind: 'status',
        status,
        path: '/api/2.1/unity-catalog/catalogs/',
        times: Infinity,
        body: {
          error_code: 'PERMISSION_DENIED',
          message: "User does not have USE CATALOG on Catalog 'prod_lakehouse'.",
        },
        headers: { 'retry-after': '0' },
      })
      const result = await apply()
      expect([result.outputs['failure-reason'], statements(), registrations()]).toEqual([
        'bootstrap-failed',
        [],
        0,
      ])
      expect(connection(result).errors[0]?.message).toContain('User does not have USE CATALOG')
    },
  )

  test.each([429, 503])('sends a statement again that was refused with %i', async (status) => {
    databricks.faults.push({
      kind: 'status',
      status,
      method: 'POST',
      path: STATEMENTS,
      headers: { 'retry-after': '0' },
    })
    const result = await apply()
    expect([result.exitCode, statements().length]).toEqual([0, 11])
  })

  test.each<[string, Parameters<typeof databricks.faults.push>[0]]>([
    ['is lost', { kind: 'reset', when: 'after' }],
    ['is an error of the server', { kind: 'status', status: 500, when: 'after' }],
    ['breaks off', { kind: 'truncate', when: 'after' }],
    [
      'is a web page',
      { kind: 'status', status: 200, when: 'after', body: '<!doctype html><title>Sign in</title>' },
    ],
    ['names no statement', { kind: 'status', status: 200, when: 'after', body: { ok: true } }],
  ])('never sends a statement again whose answer %s', async (_, fault) => {
    databricks.faults.push({ method: 'POST', path: STATEMENTS, skip: 1, ...fault })
    const result = await apply()
    expect([
      result.outputs['failure-reason'],
      statements().length,
      registrations(),
      connection(result).bootstrap,
    ]).toEqual(['bootstrap-failed', 2, 0, { statements: 11, ran: 1 }])
    expect(connection(result).errors[0]?.message).toContain('may have run')
  })

  test("says that a statement may still be running when it can't be followed", async () => {
    databricks.faults.push({
      kind: 'status',
      status: 504,
      method: 'GET',
      path: `${STATEMENTS}/`,
      times: Infinity,
      headers: { 'retry-after': '0' },
      body: '<html><head><title>504 Gateway Time-out</title></head></html>',
    })
    const result = await apply()
    expect([result.outputs['failure-reason'], statements().length, registrations()]).toEqual([
      'bootstrap-failed',
      1,
      0,
    ])
    expect(connection(result).errors[0]?.message).toContain(
      'may still be running: it could not be followed. Look for statement id 01f00001',
    )
  })

  test('that is cancelled stops the running statement too, and registers nothing', async () => {
    databricks.states = ['RUNNING', ...Array<string>(1000).fill('RUNNING')]
    const result = await apply(run, {
      onStart: (send) => {
        const timer = setInterval(() => {
          if (!databricks.requests.some(({ path }) => path.startsWith(`${STATEMENTS}/`))) return
          clearInterval(timer)
          send('SIGINT')
        }, 10)
      },
    })
    expect([result.exitCode, result.outputs['failure-reason'], registrations()]).toEqual([
      1,
      'cancelled',
      0,
    ])
    expect(databricks.statements.map(({ state }) => state)).toEqual(['CANCELED'])
    expect(connection(result).errors[0]?.message).toContain(
      'was stopped, because the run was cancelled: it ended as CANCELED (statement id 01f00001',
    )
  })
})

describe('signing in to Databricks', () => {
  const m2mInputs = {
    bootstrap: 'run',
    'databricks-client-id': CLIENT.id,
    'databricks-client-secret': CLIENT.secret,
  }
  const oidcInputs = { bootstrap: 'run', 'databricks-client-id': CLIENT.id }
  const policy = (audience: string): void =>
    void databricks.tokens.policies.push({
      clientId: CLIENT.id,
      issuer: databricks.tokens.claims.iss,
      audience,
      subject: databricks.tokens.claims.sub,
    })
  const mints = (): number =>
    databricks.requests.filter(({ path }) => path === '/oidc/v1/token').length
  beforeEach(() => void databricks.tokens.clients.set(CLIENT.id, CLIENT.secret))

  test('as an OAuth client, once', async () => {
    const result = await apply(m2mInputs)
    expect([result.exitCode, mints(), statements().length]).toEqual([0, 1, 11])
  })

  test.each<[string, () => void]>([
    ['is refused', () => (databricks.tokens.lifetimeRequests = 4)],
    [
      'is short-lived',
      () => (
        (databricks.tokens.expiresIn = '0.02'),
        (databricks.tokens.lifetimeRequests = Infinity)
      ),
    ],
  ])('again in the middle, when a token %s', async (_, prepare) => {
    prepare()
    // A token grows old in the pauses.
    const result = await apply(m2mInputs, AS_THE_RUNNER)
    expect([result.exitCode, statements().length]).toEqual([0, 11])
    expect(mints()).toBeGreaterThan(1)
  })

  test('with a wrong secret: says so, and runs nothing', async () => {
    databricks.tokens.clients.set(CLIENT.id, 'another')
    const result = await apply(m2mInputs)
    expect([result.outputs['failure-reason'], statements(), registrations()]).toEqual([
      'bootstrap-failed',
      [],
      0,
    ])
    expect(connection(result).errors[0]?.message).toContain(
      'POST /oidc/v1/token: HTTP 401, invalid_client: Client authentication failed',
    )
  })

  test('with a token that is refused: says so, and runs nothing', async () => {
    databricks.tokens.personal.clear()
    const result = await apply()
    expect([
      result.outputs['failure-reason'],
      statements(),
      registrations(),
      databricks.requests.length,
    ]).toEqual(['bootstrap-failed', [], 0, 1])
  })

  test.each<[string, string[] | undefined, string | undefined, () => string]>([
    ['of the input', ['workspace-default'], 'account-id', () => 'account-id'],
    [
      'that the workspace names',
      ['workspace-default', 'other'],
      undefined,
      () => 'workspace-default',
    ],
    ['of the token endpoint', undefined, undefined, () => `${databricks.url}/oidc/v1/token`],
  ])("with GitHub's ID token for the audience %s", async (_, named, input, wanted) => {
    databricks.audiences = named
    policy(wanted())
    const result = await apply(
      { ...oidcInputs, ...(input !== undefined && { 'databricks-audience': input }) },
      { env: databricks.idTokenEnvironment },
    )
    expect([result.exitCode, statements().length, mints()]).toEqual([0, 11, 1])
    expect(databricks.tokens.issued).toHaveLength(2)
    for (const token of databricks.tokens.issued) expect(result.masks).toContain(token)
  })

  test('with an ID token that no policy matches: prints its claims, not the token', async () => {
    policy('account-id')
    const result = await apply(oidcInputs, { env: databricks.idTokenEnvironment })
    expect([result.outputs['failure-reason'], statements(), registrations()]).toEqual([
      'bootstrap-failed',
      [],
      0,
    ])
    const message = connection(result).errors[0]?.message ?? ''
    expect(message).toContain('invalid_grant: No matching federation policy')
    expect(message).toContain('`iss` = `https://token.actions.githubusercontent.com`')
    expect(message).toContain(`\`aud\` = \`${databricks.url}/oidc/v1/token\``)
    expect(message).toContain('`sub` = `repo:acme/governance:environment:immuta`')
    expect(message).toContain(CLIENT.id)
  })

  test('without the permission for ID tokens: shows what to add', async () => {
    const result = await apply(oidcInputs)
    expect([result.outputs['failure-reason'], statements()]).toEqual(['bootstrap-failed', []])
    expect(connection(result).errors[0]?.message).toContain('permissions:\n  id-token: write')
  })
})

describe('the script that apply runs is the one that was reviewed', () => {
  const SHOWN = '-- made at 10:00\nCREATE CATALOG `prod_lakehouse`;\nGRANT ALL ON s.t TO `immuta`;'
  /** Plans with one script, then merges with what Immuta answers by then. */
  const merged = async (later: string, planned = run, env = {}): Promise<RunResult> => {
    scripted(SHOWN)
    await world.pullRequest(7, files, { inputs: planned })
    world.immuta.faults.splice(0)
    scripted(later)
    return world.merge(7, files, { inputs: { ...run, 'require-plan': 'true' }, env })
  }

  test('another statement is not run', async () => {
    const result = await merged(SHOWN.replace('`immuta`', '`everyone`'))
    expect([result.exitCode, result.outputs['failure-reason']]).toEqual([1, 'plan-changed'])
    expect(codes(connection(result).errors)).toEqual(['plan-changed'])
    expect(result.summary).toContain('The set-up script that would run is not the one')
    expect([databricks.statements, registrations()]).toEqual([[], 0])
  })

  test('another catalog for the same statement is not run', async () => {
    const result = await merged(`USE CATALOG other;\n${SHOWN}`)
    expect([databricks.statements, result.outputs['failure-reason']]).toEqual([[], 'plan-changed'])
  })

  test('a plan that left the script to people shows no script to run', async () => {
    const result = await merged(SHOWN, { ...run, bootstrap: 'script' })
    expect([databricks.statements, result.outputs['failure-reason']]).toEqual([[], 'plan-changed'])
    expect(connection(result).errors[0]?.message).toMatch(
      /^The plan on pull request 7 showed no set-up script .* the input `bootstrap` must be `run` for plan and apply\. /,
    )
  })

  test('comments and spacing make no other script', async () => {
    const result = await merged(SHOWN.replace('10:00', '11:00').replaceAll(' ON ', '\n  ON  '))
    expect([result.exitCode, databricks.statements.length]).toEqual([0, 2])
  })

  test('a rotated secret makes no other script', async () => {
    const script = (secret: string): string => `${SHOWN}\nSELECT '${secret}';`
    scripted(script(SECRETS.CONNECTION_PROD_SECRET))
    await world.pullRequest(7, files, { inputs: run })
    world.immuta.faults.splice(0)
    const rotated = 'rotated-secret-0123456789'
    scripted(script(rotated))
    const result = await world.merge(7, files, {
      inputs: { ...run, 'require-plan': 'true' },
      env: { CONNECTION_PROD_SECRET: rotated },
    })
    expect([result.exitCode, databricks.statements.length]).toEqual([0, 3])
  })
})

describe('a script that stopped half way', () => {
  const KEY = { 'plan-key': 'plan-key-0123456789' }
  const SENT = SEVEN.split('\n')
    .slice(1)
    .map((line) => line.replace(/;$/, ''))
  const stopping = { pattern: /s\.t3/, sqlState: '42501', message: 'no MANAGE' }
  let inputs: Record<string, string>
  /** Plans, merges, and has the script stop at its third statement. */
  const stopped = async (more: Record<string, string> = {}): Promise<RunResult> => {
    inputs = { ...run, 'require-plan': 'true', wait: 'false', ...more }
    scripted(SEVEN)
    await world.pullRequest(7, files, { inputs })
    databricks.failing.push(stopping)
    const result = await world.merge(7, files, { inputs })
    databricks.failing.length = 0
    expect([result.exitCode, result.outputs['failure-reason']]).toEqual([1, 'bootstrap-failed'])
    return result
  }
  const again = (more: Record<string, string> = {}): Promise<RunResult> =>
    world.runPush(world.main, '0'.repeat(40), { inputs: { ...inputs, ...more } })
  const record = (): NonNullable<ReturnType<typeof readRecord>> => {
    const found = readRecord(world.comments(7).at(-1) ?? '')
    if (found === undefined) throw new Error('there is no record')
    return found
  }
  const rewrite = (next: ReturnType<typeof record>): void => {
    const comment = world.github.comments.get(7)?.at(-1)
    const lines = comment?.body.split('\n') ?? []
    lines[1] = writeRecord(next)
    if (comment) comment.body = lines.join('\n')
  }

  test.each([
    ['', {}],
    [', with a key', KEY],
  ])('goes on with the statement that failed%s', async (_, more) => {
    const first = await stopped(more)
    expect(connection(first).errors[0]?.message).toMatch(
      /Statements 1 to 2 ran and are not undone\. Remove the cause, and run this job again: it goes on with that statement\.$/,
    )
    const result = await again()
    expect([result.exitCode, result.outputs['changed']]).toEqual([0, 'true'])
    expect(statements()).toEqual([...SENT.slice(0, 3), ...SENT.slice(2)])
    expect(connection(result).bootstrap).toEqual({ statements: 7, ran: 7 })
    expect(registrations()).toBe(1)
    expect(world.comments(7)).toHaveLength(1)
  })

  test('goes on from run to run, also in a run that is not the one of its merge', async () => {
    await stopped()
    databricks.failing.push({ ...stopping, pattern: /s\.t5/ })
    const text = world.comments(7)[0]?.split('\n').slice(2)
    const later = await world.push({ ...files, 'README.md': 'x' }, { inputs })
    expect(later.outputs['failure-reason']).toBe('bootstrap-failed')
    databricks.failing.length = 0
    // What the merge's own run told stays; only the record goes on.
    expect(world.comments(7)[0]?.split('\n').slice(2)).toEqual(text)
    expect((await again()).exitCode).toBe(0)
    expect(statements()).toEqual([...SENT.slice(0, 3), ...SENT.slice(2, 5), ...SENT.slice(4)])
  })

  test('is not run again once it has come to its end', async () => {
    scripted(SEVEN)
    inputs = { ...run, 'require-plan': 'true', wait: 'false' }
    await world.pullRequest(7, files, { inputs })
    world.immuta.faults.push({
      kind: 'status',
      status: 422,
      method: 'POST',
      path: /^\/data\/connection$/,
      body: { message: 'no' },
    })
    const first = await world.merge(7, files, { inputs })
    expect([first.outputs['failure-reason'], statements()]).toEqual(['register-failed', SENT])
    const result = await again()
    expect([result.exitCode, statements(), registrations()]).toEqual([0, SENT, 2])
    expect(world.immuta.connections.size).toBe(1)
  })

  test('begins anew where the catalog is gone', async () => {
    await stopped()
    await again()
    world.immuta.connections.clear()
    databricks.catalogs.names.delete('prod_lakehouse')
    expect((await again()).exitCode).toBe(0)
    expect(statements().slice(-7)).toEqual(SENT)
  })

  test('says what to do in either case where nobody knows whether a statement ran', async () => {
    scripted(SEVEN)
    inputs = { ...run, 'require-plan': 'true', wait: 'false' }
    await world.pullRequest(7, files, { inputs })
    databricks.faults.push({
      ...{ kind: 'reset', when: 'after', method: 'POST', path: STATEMENTS, skip: 2 },
    })
    const first = await world.merge(7, files, { inputs })
    const message = connection(first).errors[0]?.message ?? ''
    expect(message).toContain('Statement 3 of 7')
    expect(message).toMatch(
      /may have run: .* Statements 1 to 2 ran .* If it did not run, run this job again: it goes on with that statement\. If it ran, run the rest of .* drop the catalog `prod_lakehouse`, and run this job again: it begins anew\.$/,
    )
    databricks.catalogs.names.delete('prod_lakehouse')
    expect((await again()).exitCode).toBe(0)
    expect(statements().slice(-7)).toEqual(SENT)
  })

  test('begins anew where it stopped half way and its catalog is gone since', async () => {
    await stopped()
    databricks.catalogs.names.delete('prod_lakehouse')
    expect((await again()).exitCode).toBe(0)
    expect(statements().slice(-7)).toEqual(SENT)
    expect(databricks.catalogs.names.has('prod_lakehouse')).toBe(true)
  })

  test('does not go on with another script', async () => {
    await stopped()
    const before = statements().length
    world.immuta.faults.length = 0
    scripted(SEVEN.replace('s.t5', 's.secret'))
    const result = await again()
    expect([result.exitCode, statements().length - before, registrations()]).toEqual([1, 0, 0])
    expect(result.outputs['failure-reason']).toBe('plan-changed')
  })

  test('is not taken for done because a record was forged', async () => {
    await stopped(KEY)
    const { connections, ...rest } = record()
    const forged = Object.entries(connections).map(([key, shown]) => [key, { ...shown, ran: 7 }])
    rewrite({ ...rest, connections: Object.fromEntries(forged) as typeof connections })
    const before = statements().length
    const result = await again()
    expect([result.exitCode, statements().length - before, registrations()]).toEqual([1, 0, 0])
    expect(connection(result).errors[0]?.message).toContain('no record tells')
  })

  test('is not taken for done where its record could not be written', async () => {
    world.github.faults.push({ kind: 'status', status: 403, method: 'PATCH', times: Infinity })
    await stopped()
    const before = statements().length
    const result = await again()
    expect([result.exitCode, statements().length - before, registrations()]).toEqual([1, 0, 0])
    expect(connection(result).errors[0]?.message).toContain('no record tells')
  })
})
