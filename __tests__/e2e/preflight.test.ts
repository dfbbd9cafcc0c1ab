import { beforeEach, describe, expect, test } from '@jest/globals'
import type { DatabricksSimulator } from '../../simulator/databricks.ts'
import type { RunResult } from '../../simulator/runner.ts'
import type { World } from '../../simulator/world.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat, SECRETS } from './specs.ts'
import { log } from './transcript.ts'

const CLIENT = '5f3c0b0e-0000-4000-8000-000000000000'
const FILE = 'connections/prod.yml'
const SYSTEM = [
  'system.access.table_lineage',
  'system.access.column_lineage',
  'system.access.audit',
  'system.query.history',
]

let world: World
let databricks: DatabricksSimulator
eachWorld((one) => (world = one))

beforeEach(async () => {
  databricks = await world.startDatabricks()
  databricks.tokens.clients.set(CLIENT, SECRETS.CONNECTION_PROD_SECRET)
  databricks.catalogs.groups.set(CLIENT, ['users', 'admins'])
  for (const name of [
    'sales',
    'sales.orders',
    'sales.orders.lines',
    'sales.orders.daily',
    'finance',
  ])
    databricks.catalogs.names.add(name)
})

const BLOCK = 'preflight:\n  catalogs: [sales]\n'
const here = (spec: string, host: string): string =>
  spec.replaceAll(host, 'localhost').replace('  httpPath', `  port: ${databricks.port}\n  httpPath`)
const spec = (block = BLOCK, audit = true): string =>
  here(m2m(), 'acme-prod.cloud.databricks.com') + (audit ? '' : '    audit: false\n') + block
const plan = (content = spec(), inputs: Record<string, string> = {}): Promise<RunResult> =>
  world.pullRequest(7, { [FILE]: content }, { inputs: { preflight: 'fail', ...inputs } })
const grant = (privileges: string, on: string, principal = CLIENT): void => {
  for (const privilege of privileges.split(', '))
    databricks.catalogs.grants.push({ principal, privilege, on })
}
const grantSystem = (): void => {
  grant('USE CATALOG', 'system')
  for (const schema of ['system.access', 'system.query']) grant('USE SCHEMA', schema)
  for (const table of SYSTEM) grant('SELECT', table)
}
const grantSales = (): void => grant('USE CATALOG, MANAGE, USE SCHEMA, SELECT, MODIFY', 'sales')

interface Row {
  privilege: string
  type: string
  name: string
  answer: string
  reason: string | null
}
interface Found {
  failureReason: string | null
  connections: {
    preflight: {
      who: string
      credential: string
      principal: string | null
      rows: Row[]
      fault: string | null
      sql: string | null
    }[]
    warnings: { code: string; message: string }[]
    errors: { code: string; message: string }[]
  }[]
}
const found = (run: RunResult): Found['connections'][number] => {
  const [connection] = (run.result as Found).connections
  if (connection === undefined) throw new Error(`no connection in ${JSON.stringify(run.result)}`)
  return connection
}
/** Everything of the service principal that is not held, one line each. */
const open = (run: RunResult, who = 0): string[] =>
  (found(run).preflight[who]?.rows ?? [])
    .filter(({ answer }) => answer !== 'held')
    .map(({ privilege, name, answer }) => `${answer}: ${privilege} on ${name}`)
const verdict = (run: RunResult): unknown[] => [
  run.exitCode,
  run.outputs['failure-reason'],
  found(run).warnings.map(({ code }) => code),
  found(run).errors.map(({ code }) => code),
]
const CLEAN = [0, '', [], []]
const WARNED = [0, '', ['preflight'], []]
const FAILED = [1, 'preflight-failed', [], ['preflight-failed']]

test('is off unless asked for: Databricks is not called', async () => {
  const run = await plan(spec(), { preflight: 'off' })
  expect([verdict(run), found(run).preflight, world.databricksRequests]).toEqual([CLEAN, [], []])
})

describe('a principal that holds everything', () => {
  beforeEach(() => {
    grantSystem()
    grantSales()
  })

  test('passes, with the number of what it holds', async () => {
    const run = await plan()
    expect([verdict(run), open(run)]).toEqual([CLEAN, []])
    expect(world.comments(7)[0]).toContain(
      `**Privileges of the service principal \`${CLIENT}\` in Databricks:** 13 held.`,
    )
  })

  test('a plan sends Databricks nothing but GETs and its sign-in', async () => {
    await plan()
    expect(databricks.writes()).toEqual([])
    expect(
      world.databricksRequests
        .filter(({ method }) => method === 'POST')
        .map(({ path, status }) => `${path} ${status}`),
    ).toEqual(['/oidc/v1/token 200'])
  })

  test('asks no more than once per securable, also for two connections of one principal', async () => {
    const second = spec().replace('prod-lakehouse', 'second').replace('prod_lakehouse', 'second')
    await world.pullRequest(
      7,
      { [FILE]: spec(), 'connections/second.yml': second },
      { inputs: { preflight: 'fail' } },
    )
    const paths = world.databricksRequests.map(({ path }) => path)
    expect(paths).toHaveLength(new Set(paths).size)
    expect(paths).toHaveLength(2 + 1 + 7)
  })

  test('signs in with a personal access token where the spec has one', async () => {
    databricks.tokens.personal.set(SECRETS.CONNECTION_DEV_TOKEN, CLIENT)
    const run = await plan(here(pat(), 'adb-1234567890123456.7.azuredatabricks.net') + BLOCK)
    expect([verdict(run), open(run)]).toEqual([CLEAN, []])
    expect(world.databricksRequests.some(({ path }) => path === '/oidc/v1/token')).toBe(false)
  })

  test('that was spelled with spaces', async () => {
    databricks.catalogs.spelling = ' '
    expect(verdict(await plan())).toEqual(CLEAN)
  })

  test('on many pages, of which the first are empty', async () => {
    databricks.catalogs.pageSize = 1
    databricks.catalogs.emptyPages = 2
    expect(verdict(await plan())).toEqual(CLEAN)
  })

  test('is not failed by a list of grants without end', async () => {
    databricks.catalogs.emptyPages = Infinity
    const run = await plan(spec(BLOCK, false))
    expect([verdict(run).at(1), open(run)]).toEqual([
      '',
      ['USE_CATALOG', 'MANAGE', 'USE_SCHEMA', 'SELECT', 'MODIFY'].map(
        (privilege) => `unverified: ${privilege} on sales`,
      ),
    ])
  })
})

describe('a principal that lacks something', () => {
  test('fails with the GRANTs that help; once they ran, it passes', async () => {
    databricks.catalogs.groups.delete(CLIENT)
    const run = await plan(spec('preflight:\n  catalogs: [sales]\n  tables: [finance.q1.ledger]\n'))
    expect(verdict(run).slice(0, 2)).toEqual([1, 'preflight-failed'])
    expect(
      world.comments(7)[0]?.replace(/^[^]*?(?=\*\*Privileges)|<details>[^]*$/g, ''),
    ).toMatchSnapshot()
    for (const statement of found(run).preflight[0]?.sql?.split(';') ?? [])
      databricks.catalogs.execute(statement)
    databricks.catalogs.groups.set(CLIENT, ['admins'])
    const after = await plan()
    expect([verdict(after), open(after)]).toEqual([CLEAN, []])
  })

  test('is only warned of with `warn`', async () => {
    const run = await plan(spec(), { preflight: 'warn' })
    expect(verdict(run)).toEqual(WARNED)
    expect(found(run).preflight[0]?.sql).toContain(
      `GRANT USE CATALOG, MANAGE, USE SCHEMA, SELECT, MODIFY ON CATALOG \`sales\` TO \`${CLIENT}\`;`,
    )
    expect(world.comments(7)[0]).toContain('Read the warning first.')
  })

  test('a name with back-ticks is quoted', async () => {
    databricks.catalogs.names.add('odd`na-me')
    const run = await plan(spec('preflight: { catalogs: ["odd`na-me"] }\n', false))
    expect(found(run).preflight[0]?.sql).toContain('ON CATALOG `odd``na-me` TO')
    for (const statement of found(run).preflight[0]?.sql?.split(';') ?? [])
      databricks.catalogs.execute(statement)
    expect(
      verdict(await plan(spec('preflight: { catalogs: ["odd`na-me"] }\n', false))).slice(0, 2),
    ).toEqual([0, ''])
  })

  test('MANAGE counts only on the catalog itself, and ALL PRIVILEGES does not hold it', async () => {
    grant('ALL PRIVILEGES', 'sales')
    const run = await plan(spec(BLOCK, false))
    expect(open(run)).toEqual(['missing: MANAGE on sales'])
    expect(found(run).preflight[0]?.sql).toContain('GRANT MANAGE ON CATALOG `sales`')
  })

  test('USE SCHEMA on the catalog `system` counts for nothing', async () => {
    grantSales()
    grantSystem()
    databricks.catalogs.grants.splice(
      0,
      Infinity,
      ...databricks.catalogs.grants.filter(({ on }) => on !== 'system.query'),
      { principal: CLIENT, privilege: 'USE SCHEMA', on: 'system' },
    )
    expect(open(await plan())).toEqual(['missing: USE_SCHEMA on system.query'])
  })

  test('needs nothing on system tables when audit is off', async () => {
    grantSales()
    const run = await plan(spec(BLOCK, false))
    expect(open(run)).toEqual([])
    expect(world.databricksRequests.some(({ path }) => path.includes('system'))).toBe(false)
  })

  test('needs no MODIFY on a materialized view', async () => {
    databricks.catalogs.tableTypes.set('sales.orders.daily', 'MATERIALIZED_VIEW')
    grant('USE CATALOG, MANAGE', 'sales')
    grant('USE SCHEMA', 'sales.orders')
    for (const table of ['sales.orders.daily', 'sales.orders.lines']) grant('SELECT', table)
    const run = await plan(
      spec('preflight:\n  tables: [sales.orders.daily, Sales.Orders.Lines]\n', false),
    )
    expect(open(run)).toEqual(['missing: MODIFY on sales.orders.lines'])
  })
})

describe('what is held otherwise', () => {
  test('as owner', async () => {
    for (const name of ['sales', 'sales.orders', 'sales.orders.lines'])
      databricks.catalogs.owners.set(name, CLIENT)
    expect(open(await plan(spec('preflight: { tables: [sales.orders.lines] }\n', false)))).toEqual(
      [],
    )
  })

  test('an owner of a catalog may lack what is inside: nothing missing, nothing certain', async () => {
    databricks.catalogs.owners.set('sales', CLIENT)
    const run = await plan(spec(BLOCK, false))
    expect(open(run)).toEqual(
      ['USE_SCHEMA', 'SELECT', 'MODIFY'].map((privilege) => `unverified: ${privilege} on sales`),
    )
    expect(verdict(run).slice(0, 2)).toEqual([0, ''])
  })

  test('through a group', async () => {
    databricks.catalogs.groups.set(CLIENT, ['admins', 'immuta'])
    grant('USE CATALOG, MANAGE, USE SCHEMA, SELECT, MODIFY', 'sales', 'immuta')
    grant('USE CATALOG, MANAGE, USE SCHEMA, SELECT, MODIFY', 'finance', 'others')
    expect(open(await plan(spec(BLOCK, false)))).toEqual([])
    expect(open(await plan(spec('preflight: { catalogs: [finance] }\n', false)))).toHaveLength(5)
  })
})

describe('what a group holds that SCIM does not list', () => {
  test('counts for everybody, where it is the group of the account', async () => {
    databricks.catalogs.groups.delete(CLIENT)
    grant('USE CATALOG, MANAGE, USE SCHEMA, SELECT, MODIFY', 'sales', 'account users')
    expect(open(await plan(spec(BLOCK, false)))).toEqual(['missing: WORKSPACE_ADMIN on localhost'])
  })

  test.each(['users', '_workspace_users_workspace_4711'])(
    'could not be verified, where it is the built-in group %s',
    async (group) => {
      grant('USE CATALOG, MANAGE, USE SCHEMA, SELECT', 'sales', group)
      const run = await plan(spec(BLOCK, false))
      expect(open(run)).toEqual([
        ...['USE_CATALOG', 'MANAGE', 'USE_SCHEMA', 'SELECT'].map(
          (privilege) => `unverified: ${privilege} on sales`,
        ),
        'missing: MODIFY on sales',
      ])
      expect(run.summary).toContain(`❔ not verified: \`The built-in group ${group} has it`)
    },
  )
})

describe('a workspace behind a host of several', () => {
  const named = (): Set<unknown> =>
    new Set(
      databricks.requests
        .filter(({ path }) => path.startsWith('/api/'))
        .map(({ headers }) => headers['x-databricks-workspace-id']),
    )
  beforeEach(() => {
    databricks.workspaceIds = ['4711', '4712']
    grantSales()
    grantSystem()
  })

  const WAREHOUSE_PATH = '/sql/1.0/warehouses/1a2b3c4d5e6f7a8b'
  const at = (httpPath: string): string => spec().replace(WAREHOUSE_PATH, httpPath)
  const listing = (...ids: string[]): string =>
    spec(`    workspaceIds: ${JSON.stringify(ids)}\n${BLOCK}`)

  test.each<[string, () => string]>([
    ['the path of a warehouse', () => at(`${WAREHOUSE_PATH}?o=4711`)],
    ['the path of a cluster', () => at('sql/protocolv1/o/4711/0123-456789-abcdefgh')],
    ['the list of workspaces', () => listing('4711')],
  ])('is named by %s', async (_, content) => {
    const run = await plan(content())
    expect([run.outputs['failure-reason'], open(run), named()]).toEqual(['', [], new Set(['4711'])])
  })

  test('is asked apart from the others', async () => {
    const second = at(`${WAREHOUSE_PATH}?o=4712`)
      .replace('prod-lakehouse', 'second')
      .replace('prod_lakehouse', 'second')
    const files = { [FILE]: at(`${WAREHOUSE_PATH}?o=4711`), 'connections/second.yml': second }
    await world.pullRequest(7, files, { inputs: { preflight: 'fail' } })
    const asked = databricks.requests
      .filter(({ path }) => path.startsWith('/api/2.0/preview/scim'))
      .map(({ headers }) => headers['x-databricks-workspace-id'])
    expect(asked.sort()).toEqual(['4711', '4712'])
  })

  test.each<[string, () => string]>([
    ['without an id', () => spec()],
    ['by a list of several', () => listing('4711', '4712')],
  ])('is not guessed %s', async (_, content) => {
    expect([verdict(await plan(content())), named()]).toEqual([WARNED, new Set([undefined])])
  })
})

describe('what Databricks does not answer is never missing', () => {
  const ALL = ['USE_CATALOG', 'MANAGE', 'USE_SCHEMA', 'SELECT', 'MODIFY'].map(
    (privilege) => `unverified: ${privilege} on sales`,
  )

  test.each([
    [
      '403',
      { error_code: 'PERMISSION_DENIED', message: "User does not have MANAGE on Catalog 'sales'." },
      'PERMISSION_DENIED',
    ],
    ['404', '<html><head><title>Error 404</title></head></html>', '404'],
    ['403', { error: 'no' }, 'no'],
    ['403', '', 'HTTP 403'],
  ])('HTTP %s with %j on grants', async (status, body, words) => {
    grantSales()
    databricks.faults.push({
      kind: 'status',
      status: Number(status),
      times: Infinity,
      path: /effective-permissions/,
      body,
    })
    const run = await plan(spec(BLOCK, false))
    expect([open(run), run.exitCode]).toEqual([ALL, 0])
    expect(found(run).preflight[0]?.rows.at(-1)?.reason).toContain(words)
    expect(run.summary).toContain('❔ not verified')
  })

  test('a refusal that holds Markdown can not leave its cell', async () => {
    databricks.faults.push({
      kind: 'status',
      status: 403,
      times: Infinity,
      path: /effective-permissions/,
      body: { message: '` | @octocat\n\n```\n<!-- immuta-connections:default -->' },
    })
    await plan(spec(BLOCK, false))
    const rows = world
      .comments(7)[0]
      ?.split('\n')
      .filter((line) => line.includes('not verified:'))
    expect(rows).toEqual([
      '| USE CATALOG, MANAGE, USE SCHEMA, SELECT, MODIFY | catalog `sales` | ❔ not verified: ````It does not exist, or may not be seen: HTTP 403, ` \\| @octocat ``` <!-- immuta-connections:default -->```` |',
    ])
  })

  test('the grants of its groups are refused', async () => {
    databricks.catalogs.groups.set(CLIENT, ['admins', 'immuta'])
    databricks.faults.push({
      kind: 'status',
      status: 403,
      times: Infinity,
      skip: 1,
      path: /effective-permissions/,
    })
    expect(open(await plan(spec(BLOCK, false)))).toEqual(ALL)
  })

  test('a catalog that does not exist or is hidden', async () => {
    const run = await plan(spec('preflight: { catalogs: [nowhere] }\n', false))
    expect(run.exitCode).toBe(0)
    expect(found(run).preflight[0]?.rows[1]).toMatchObject({
      answer: 'unverified',
      reason: expect.stringContaining(
        'It does not exist, or may not be seen: HTTP 404, CATALOG_DOES_NOT_EXIST',
      ),
    })
  })

  test('only the object is hidden, as from any but its owner: the grants decide', async () => {
    databricks.faults.push({ kind: 'status', status: 403, times: Infinity, path: /\/catalogs\// })
    expect(verdict(await plan(spec(BLOCK, false)))).toEqual([
      1,
      'preflight-failed',
      ['audit-disabled'],
      ['preflight-failed'],
    ])
  })

  test('a workspace that is down', async () => {
    databricks.faults.push({
      kind: 'status',
      status: 503,
      times: Infinity,
      headers: { 'retry-after': '0' },
      body: 'down',
    })
    const run = await plan()
    expect([run.exitCode, found(run).warnings.map(({ code }) => code)]).toEqual([0, ['preflight']])
    expect(log(run)).toContain('503')
  })

  test('an answer of another form', async () => {
    databricks.faults.push({
      kind: 'status',
      status: 200,
      times: Infinity,
      path: '/api/2.0/preview/scim',
      body: { userName: 'a\nb' },
    })
    expect(found(await plan()).preflight[0]?.fault).toContain('not what Databricks documents')
  })
})

describe('a credential that Databricks refuses', () => {
  const credential = (run: RunResult): unknown[] => [
    found(run).preflight[0]?.credential,
    found(run).preflight[0]?.principal,
    new Set(found(run).preflight[0]?.rows.map(({ answer }) => answer)),
  ]
  const REFUSED = ['refused', null, new Set(['unverified'])]
  const UNVERIFIED = ['unverified', null, new Set(['unverified'])]
  const answers = (status: number, path: string, body: unknown): void =>
    void databricks.faults.push({ kind: 'status', status, times: Infinity, path, body })
  const ME = '/api/2.0/preview/scim/v2/Me'
  const TOKEN = '/oidc/v1/token'

  test('fails the plan with `fail`, is said once, and claims no privilege missing', async () => {
    databricks.tokens.clients.set(CLIENT, 'another-secret')
    const run = await plan()
    expect([verdict(run), credential(run)]).toEqual([FAILED, REFUSED])
    expect(found(run).errors[0]?.message).toBe(
      'Databricks refuses the credential of the service principal. Check that the variable of the spec holds its newest secret, and that it belongs to this workspace. ' +
        `(Databricks: POST /oidc/v1/token: HTTP 401, invalid_client: Client authentication failed. Check the client \`${CLIENT}\`, its secret, and that it belongs to this workspace.)`,
    )
    expect(world.comments(7)[0]).toContain('Databricks refuses the credential of 1 connection')
    expect(world.comments(7)[0]).not.toMatch(/\| Privileges \||lacks? privileges/)
  })

  test('is a warning with `warn`', async () => {
    databricks.tokens.clients.set(CLIENT, 'another-secret')
    const run = await plan(spec(), { preflight: 'warn' })
    expect([verdict(run), credential(run)]).toEqual([WARNED, REFUSED])
    expect(found(run).warnings[0]?.message).toContain('Databricks refuses the credential')
  })

  test.each<[number, string, unknown]>([
    [400, TOKEN, { error: 'invalid_client', error_description: 'Client authentication failed' }],
    [403, TOKEN, { error: 'access_denied' }],
    [401, ME, { error_code: 401, message: 'Credential was not sent.' }],
    [403, ME, { error_code: '403', message: 'Invalid access token.' }],
    [403, ME, ''],
  ])('as HTTP %i of %s with %j', async (status, path, body) => {
    answers(status, path, body)
    const run = await plan()
    expect([verdict(run), credential(run)]).toEqual([FAILED, REFUSED])
  })

  test.each<[string, number, string, unknown]>([
    ['a request that it does not know', 400, TOKEN, { error: 'unsupported_grant_type' }],
    [
      'a lack of permission',
      403,
      ME,
      { error_code: 'PERMISSION_DENIED', message: 'User is not allowed to use SCIM.' },
    ],
    ['a page in between', 403, TOKEN, '<!doctype html><title>Blocked</title>'],
    ['a page in place of a user', 401, ME, '<html><title>Sign in</title></html>'],
    [
      'the address of the runner',
      403,
      ME,
      { error_code: 403, message: 'Source IP address: 10.0.0.1 is blocked by Databricks IP ACL' },
    ],
    ['a path', 404, ME, { error_code: 'ENDPOINT_NOT_FOUND' }],
    ['a token, by an answer without one', 200, TOKEN, {}],
  ])('is not said where %s is refused', async (_, status, path, body) => {
    answers(status, path, body)
    const run = await plan()
    expect([verdict(run), credential(run)]).toEqual([WARNED, UNVERIFIED])
    expect(found(run).warnings[0]?.message).toContain('could not be verified, and may be there')
  })

  test('nor where the connection breaks', async () => {
    databricks.faults.push({ kind: 'reset', times: Infinity, path: ME })
    const run = await plan()
    expect([verdict(run), credential(run)]).toEqual([WARNED, UNVERIFIED])
  })

  test('is accepted when only what comes after it is refused', async () => {
    answers(403, '/effective-permissions/', { error_code: 'PERMISSION_DENIED' })
    expect(found(await plan()).preflight[0]?.credential).toBe('accepted')
  })
})

describe('the user who runs the set-up script', () => {
  const RUNNER = '0a1b2c3d-0000-4000-8000-000000000000'
  const inputs = {
    'databricks-client-id': RUNNER,
    'databricks-client-secret': 'runner-secret-0123456789',
  }
  beforeEach(() => {
    databricks.tokens.clients.set(RUNNER, inputs['databricks-client-secret'])
    grantSales()
    grantSystem()
  })

  test('needs CREATE CATALOG and, for audit, metastore admin', async () => {
    const run = await plan(spec(), inputs)
    expect(verdict(run)).toEqual(FAILED)
    expect(open(run, 1).map((row) => row.replace(/ on .*/, ''))).toEqual([
      'missing: CREATE_CATALOG',
      'missing: METASTORE_ADMIN',
    ])
    expect(found(run).preflight[1]?.sql).toContain(
      `GRANT CREATE CATALOG ON METASTORE TO \`${RUNNER}\`;`,
    )
    databricks.catalogs.groups.set(RUNNER, ['metastore-admins'])
    expect(verdict(await plan(spec(), inputs))).toEqual(CLEAN)
  })

  test('whose script grants what is missing: nobody is asked for it', async () => {
    databricks.catalogs.groups.set(RUNNER, ['metastore-admins'])
    const system = databricks.catalogs.grants.filter(({ on }) => on.startsWith('system'))
    for (const one of system)
      databricks.catalogs.grants.splice(databricks.catalogs.grants.indexOf(one), 1)
    // Of a script that people run, only Databricks can tell whether it ran.
    expect(open(await plan(spec(), { ...inputs, bootstrap: 'script' }))).toHaveLength(7)
    const run = await plan(spec(), { ...inputs, bootstrap: 'run' })
    expect([verdict(run), new Set(open(run).map((row) => row.split(':')[0]))]).toEqual([
      CLEAN,
      new Set(['by-script']),
    ])
    expect(found(run).preflight[0]?.sql).toBeNull()
    const [comment = ''] = world.comments(7)
    expect(comment).toContain('6 held, 7 granted by the set-up script.')
    expect(comment).not.toMatch(/\| Privileges \||GRANT .* TO .*;\n```/)
    expect(comment).toContain(
      "✅ **Ready to merge.** Merging runs Immuta's set-up script in Databricks and registers 1 connection;",
    )
  })

  test('does not grant what only data owners can: the script is named all the same', async () => {
    databricks.catalogs.groups.set(RUNNER, ['metastore-admins'])
    databricks.catalogs.grants.length = 0
    const run = await plan(spec(), { ...inputs, bootstrap: 'run' })
    expect(verdict(run)).toEqual(FAILED)
    expect(found(run).preflight[0]?.sql).not.toContain('system')
    const [comment = ''] = world.comments(7)
    expect(comment).toContain(
      "Merging runs Immuta's set-up script in Databricks and registers 1 connection all the same.",
    )
    expect(comment).toContain("**Merging runs [Immuta's set-up script]")
    expect(comment).toContain('## Immuta connections: 1 to register despite a failed check\n')
    expect(comment).toContain(': register despite a failed check\n')
    expect(comment).not.toContain('is in the plan')
  })

  test('fails the plan when Databricks refuses their credential', async () => {
    databricks.tokens.clients.set(RUNNER, 'another-secret')
    const run = await plan(spec(), inputs)
    expect([verdict(run), found(run).preflight.map((one) => one.credential)]).toEqual([
      FAILED,
      ['accepted', 'refused'],
    ])
    expect(found(run).errors[0]?.message).toMatch(
      /^Databricks refuses the credential of the inputs `databricks-…`, .* Check them/,
    )
  })

  test('whose metastore is not shown is signed in all the same', async () => {
    for (const path of [/metastore_summary/, /current-metastore-assignment/])
      databricks.faults.push({ kind: 'status', status: 403, times: Infinity, path })
    const run = await plan(spec(), inputs)
    expect(verdict(run)).toEqual(WARNED)
    expect(found(run).preflight[1]).toMatchObject({ credential: 'accepted', principal: RUNNER })
  })

  test('is not taken for refused when GitHub gives no ID token', async () => {
    const run = await world.pullRequest(
      7,
      { [FILE]: spec() },
      {
        inputs: { preflight: 'fail', 'databricks-client-id': RUNNER },
        env: {
          ...databricks.idTokenEnvironment,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'wrong-token-0123',
        },
      },
    )
    expect([verdict(run), found(run).preflight[1]?.credential]).toEqual([WARNED, 'unverified'])
  })

  test('needs CREATE CATALOG only, without audit', async () => {
    grant('CREATE CATALOG', '', RUNNER)
    expect(open(await plan(spec(BLOCK, false), inputs), 1)).toEqual([])
  })

  test('signs in through GitHub without a secret', async () => {
    databricks.tokens.policies.push({
      clientId: RUNNER,
      issuer: databricks.tokens.claims.iss,
      audience: 'acme',
      subject: databricks.tokens.claims.sub,
    })
    const run = await world.pullRequest(
      7,
      { [FILE]: spec() },
      {
        inputs: {
          preflight: 'warn',
          'databricks-client-id': RUNNER,
          'databricks-audience': 'acme',
        },
        env: { ...databricks.idTokenEnvironment },
      },
    )
    expect(found(run).preflight[1]?.principal).toBe(RUNNER)
  })

  test('is not asked about without those inputs, without a script, or for a connection that exists', async () => {
    expect(found(await plan()).preflight).toHaveLength(1)
    expect(found(await plan(spec(), { ...inputs, bootstrap: 'off' })).preflight).toHaveLength(1)
    await world.push({ [FILE]: spec() })
    expect(found(await plan(`${spec()}# again\n`, inputs)).preflight).toHaveLength(1)
  })
})

test('a change of the block alone changes nothing in Immuta', async () => {
  grantSystem()
  grantSales()
  await world.push({ [FILE]: spec('') })
  const run = await plan()
  expect(run.result).toMatchObject({ connections: [{ action: 'unchanged', changes: [] }] })
  expect(verdict(run)).toEqual(CLEAN)
})

test.each(['pull_request', 'pull_request_target'])(
  "a stranger's %s gets no conversation with Databricks",
  async (event) => {
    const secrets = event === 'pull_request' ? { 'immuta-api-key': '' } : {}
    const run = await world.pullRequest(
      7,
      { [FILE]: spec() },
      { event, fork: true, user: 'stranger', inputs: { preflight: 'fail', ...secrets } },
    )
    expect(run.result).toMatchObject({
      failureReason: null,
      connections: [{ action: 'create', preflight: [] }],
    })
    expect(world.databricksRequests).toEqual([])
  },
)

test('the other modes check no privileges', async () => {
  await world.push({ [FILE]: spec() }, { inputs: { preflight: 'fail' } })
  expect(
    world.databricksRequests.filter(
      ({ path }) => path.includes('permissions') || path.includes('scim'),
    ),
  ).toEqual([])
})
