import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import type { Fault, JsonObject } from '../../simulator/http.ts'
import type { World } from '../../simulator/world.ts'
import { eachWorld } from '../e2e/scene.ts'
import { m2m, pat } from '../e2e/specs.ts'
import { NODES, Person } from './terminal.ts'

let world: World
let person: Person
eachWorld((next) => {
  world = next
})
beforeEach(() => {
  world.immuta.scenario.jobStates = ['completed']
  person = new Person(world, NODES.at(-1) ?? '')
  person.clone.commit({ 'README.md': 'x' }, 'main')
})

const read = (path: string): string => readFileSync(join(person.folder, path), 'utf8')
const written = (): string[] =>
  existsSync(join(person.folder, 'connections'))
    ? readdirSync(join(person.folder, 'connections')).sort()
    : []

/** Changes what Immuta has. */
function byHand(key: string, change: (connection: JsonObject, config: JsonObject) => void): void {
  const body = world.immuta.connections.get(key)?.body as {
    connection: JsonObject
    nativeIntegration: { config: JsonObject }
  }
  change(body.connection, body.nativeIntegration.config)
}

/** The placeholders of an imported spec are variables of their own. */
const VARIABLES = {
  CONNECTION_PROD_LAKEHOUSE_SECRET: 'planted/secret+M2M&value=1',
  CONNECTION_DEV_LAKEHOUSE_TOKEN: 'dapi-planted"PAT"<value>2',
}

/** Plans what was imported, in the Action and at the terminal. Returns action, dry run and changes of each connection, once: both must agree. */
async function planned(): Promise<unknown> {
  const files = Object.fromEntries(
    written().map((name) => [`connections/${name}`, read(`connections/${name}`)]),
  )
  const { result } = await world.pullRequest(7, files, { env: VARIABLES })
  const { stdout } = await person.types('plan --online --json', VARIABLES)
  expect(JSON.parse(stdout)).toEqual(result)
  return (result as { connections: JsonObject[] }).connections.map(
    ({ connectionKey, action, dryRun, changes }) => [
      connectionKey,
      action,
      (dryRun as JsonObject)['status'],
      changes,
    ],
  )
}

const UNCHANGED = [
  ['dev-lakehouse', 'unchanged', 'passed', []],
  ['prod-lakehouse', 'unchanged', 'passed', []],
]

describe('what is imported', () => {
  beforeEach(async () => {
    await world.push({ 'connections/prod.yml': m2m(), 'connections/dev.yaml': pat() })
    // From here on only Immuta has them.
    world.main = world.commit({})
  })

  test('says what Immuta has, with placeholders for what it does not show, and plans as unchanged', async () => {
    expect(await person.types('import prod-lakehouse dev-lakehouse')).toEqual({
      code: 0,
      stdout: 'connections/prod-lakehouse.yml: written\nconnections/dev-lakehouse.yml: written\n',
      stderr: '',
    })
    expect(read('connections/prod-lakehouse.yml'))
      .toBe(`# Imported from Immuta, which shows neither the credential nor \`settings\` and \`options\`: they matter when a connection is registered.
# The connection itself is inactive now.

connectionKey: prod-lakehouse
connection:
  technology: Databricks
  hostname: acme-prod.cloud.databricks.com
  httpPath: /sql/1.0/warehouses/1a2b3c4d5e6f7a8b
  authenticationType: oAuthM2M
  oAuthClientConfig:
    clientId: 5f3c0b0e-0000-4000-8000-000000000000
    clientSecret: \${CONNECTION_PROD_LAKEHOUSE_SECRET} # Immuta does not show it: set this variable
    authorityUrl: https://acme-prod.cloud.databricks.com/oidc/v1/token
nativeIntegration:
  config:
    catalog: prod_lakehouse
`)
    const dev = read('connections/dev-lakehouse.yml')
    expect(dev).toContain(
      '  token: ${CONNECTION_DEV_LAKEHOUSE_TOKEN} # Immuta does not show it: set this variable\n',
    )
    expect(dev).toContain(
      '    workspaceIds:\n      - "1234567890123456"\n    groupPattern:\n      deny: immuta_exempt\n',
    )
    expect(await planned()).toEqual(UNCHANGED)
  })

  test.each(['omit', 'redact'] as const)(
    'is the same however Immuta spells it (secrets: %s)',
    async (secrets) => {
      world.immuta.scenario.secrets = secrets
      byHand('prod-lakehouse', (connection, config) => {
        connection['workspaceUrl'] = `https://${String(connection['hostname'])}/`
        delete connection['hostname']
        connection['port'] = '8443'
        config['port'] = 8443
        config['audit'] = false
        config['workspaceIds'] = [1, 2]
        config['groupPattern'] = null
      })
      expect(await person.types('import --all')).toMatchObject({ code: 0, stderr: '' })
      const text = read('connections/prod-lakehouse.yml')
      expect(text).toContain('  hostname: acme-prod.cloud.databricks.com\n  port: 8443\n')
      expect(text).toContain(
        '    audit:\n      enabled: false\n    workspaceIds:\n      - "1"\n      - "2"\n',
      )
      expect(text).not.toContain('Immuta also has')
      expect(await planned()).toEqual(UNCHANGED)
    },
  )

  test("tells in comments what a spec can't say, by name alone", async () => {
    byHand('prod-lakehouse', (connection, config) => {
      connection['proxy'] = { password: 'not-to-be-written' }
      connection['x\ninjected: true'] = 'not-to-be-written'
      config['host'] = 'elsewhere.cloud.databricks.com'
      config['workspaceIds'] = '[REDACTED]'
      delete config['audit']
      delete connection['port']
      ;(connection['oAuthClientConfig'] as JsonObject)['useCertificate'] = true
    })
    await person.types('import prod-lakehouse')
    const text = read('connections/prod-lakehouse.yml')
    expect(
      text
        .split('\n')
        .filter((line) => line.startsWith('#'))
        .slice(2),
    ).toEqual([
      '# Immuta does not show `connection.port`; left out here, it means 443.',
      '# Immuta does not show `nativeIntegration.config.audit.enabled`; left out here, it means true.',
      "# Immuta also has `connection.oAuthClientConfig.useCertificate`, which a spec can't say as it is there.",
      "# Immuta also has `connection.proxy.password`, which a spec can't say as it is there.",
      "# Immuta also has `connection.x?injected: true`, which a spec can't say as it is there.",
      "# Immuta also has `nativeIntegration.config.host`, which a spec can't say as it is there.",
      "# Immuta also has `nativeIntegration.config.workspaceIds`, which a spec can't say as it is there.",
    ])
    expect(text).not.toContain('not-to-be-written')
    expect((await person.types('validate')).code).toBe(0)
  })

  test('goes where it should, and is told as JSON', async () => {
    const { code, stdout } = await person.types(
      'import prod-lakehouse nobody --out specs/prod --json',
    )
    expect([code, JSON.parse(stdout)]).toEqual([
      1,
      [
        {
          connectionKey: 'prod-lakehouse',
          file: 'specs/prod/prod-lakehouse.yml',
          error: null,
          warnings: [],
        },
        {
          connectionKey: 'nobody',
          file: 'specs/prod/nobody.yml',
          error: 'Immuta has no connection of this key.',
          warnings: [],
        },
      ],
    ])
    expect(read('specs/prod/prod-lakehouse.yml')).toContain('connectionKey: prod-lakehouse\n')
  })

  test('keys that differ only in case or signs get variables of their own, whatever the order', async () => {
    const stored = world.immuta.connections.get('prod-lakehouse')?.body
    for (const key of ['a_b', 'a-b', 'A-B', 'a+b'])
      world.immuta.seed({ ...stored, connectionKey: key })
    const variables = (): string[] =>
      ['A-B', 'a+b', 'a-b', 'a_b'].map(
        (key) => /\$\{(.*)\}.*/.exec(read(`specs/${key}.yml`))?.[1] ?? '',
      )
    const expected = ['', '_2', '_3', '_4'].map((number) => `CONNECTION_A_B${number}_SECRET`)
    expect((await person.types('import a_b a-b A-B a+b --out specs')).code).toBe(0)
    expect(variables()).toEqual(expected)
    expect(read('specs/A-B.yml')).toMatch(/# Immuta does not show it: set this variable\n/)
    expect(read('specs/a-b.yml')).toMatch(
      /set this variable; without the number it is that of another connection\n/,
    )
    rmSync(join(person.folder, 'specs'), { recursive: true })
    for (const key of ['A-B', 'a+b', 'a-b', 'a_b'])
      expect((await person.types(`import ${key} --out specs`)).code).toBe(0)
    expect(variables()).toEqual(expected)
  })

  test('a variable that a spec names already is not given to another connection', async () => {
    mkdirSync(join(person.folder, 'connections'))
    const mine = m2m('mine').replace('CONNECTION_PROD_SECRET', 'CONNECTION_PROD_LAKEHOUSE_SECRET')
    writeFileSync(join(person.folder, 'connections/mine.yml'), mine)
    expect((await person.types('import prod-lakehouse')).code).toBe(0)
    expect(read('connections/prod-lakehouse.yml')).toContain(
      'clientSecret: ${CONNECTION_PROD_LAKEHOUSE_2_SECRET} #',
    )
  })

  test('overwrites nothing, and the others are imported all the same', async () => {
    mkdirSync(join(person.folder, 'connections'))
    writeFileSync(join(person.folder, 'connections/dev-lakehouse.yml'), 'mine')
    expect(await person.types('import --all')).toEqual({
      code: 1,
      stdout: 'connections/prod-lakehouse.yml: written\n',
      stderr:
        'error: dev-lakehouse: not imported. The file exists, and is left as it is: remove it, or import into another folder with `--out`.\n',
    })
    expect(read('connections/dev-lakehouse.yml')).toBe('mine')
  })

  test('is not what a spec names already', async () => {
    mkdirSync(join(person.folder, 'connections'))
    writeFileSync(join(person.folder, 'connections/prod.yml'), m2m())
    expect(await person.types('import prod-lakehouse')).toEqual({
      code: 1,
      stdout: '',
      stderr: 'error: prod-lakehouse: not imported. `connections/prod.yml` declares it already.\n',
    })
    expect(await person.types('import --all')).toEqual({
      code: 0,
      stdout:
        'connections/dev-lakehouse.yml: written\n' +
        'Declared already: prod-lakehouse in connections/prod.yml.\n',
      stderr: '',
    })
    expect(await person.types('import --all')).toEqual({
      code: 0,
      stdout:
        'Every connection in Immuta has a spec.\nDeclared already: ' +
        'dev-lakehouse in connections/dev-lakehouse.yml, prod-lakehouse in connections/prod.yml.\n',
      stderr: '',
    })
  })

  test("is what only another tenant's spec names, where `--specs` says which are this one's", async () => {
    mkdirSync(join(person.folder, 'connections/emea'), { recursive: true })
    writeFileSync(join(person.folder, 'connections/emea/prod.yml'), m2m())
    const own = '--out connections/apac --specs connections/apac/**'
    expect(await person.types(`import prod-lakehouse ${own}`)).toEqual({
      code: 0,
      stdout: 'connections/apac/prod-lakehouse.yml: written\n',
      stderr: '',
    })
    const beside = join(person.folder, 'beside')
    expect(await person.types(`import prod-lakehouse --out ${beside} --specs none`)).toEqual({
      code: 0,
      stdout: `${beside}/prod-lakehouse.yml: written\n`,
      stderr: '',
    })
    expect(await person.types(`import --all ${own}`)).toEqual({
      code: 0,
      stdout:
        'connections/apac/dev-lakehouse.yml: written\n' +
        'Declared already: prod-lakehouse in connections/apac/prod-lakehouse.yml.\n',
      stderr: '',
    })
  })

  test('is nothing where Immuta does not answer, or not enough', async () => {
    byHand('dev-lakehouse', (connection) => (connection['technology'] = 'Snowflake'))
    const stored = world.immuta.connections.get('prod-lakehouse')?.body
    for (const key of ['../outside', 'a.b', 'no-integration', 'forbidden'])
      world.immuta.seed({ ...stored, connectionKey: key })
    const integration = world.immuta.connections.get('no-integration')?.nativeIntegrationId ?? 0
    world.immuta.faults.push(
      {
        kind: 'status',
        status: 403,
        times: Infinity,
        path: new RegExp(`^/integrations/${integration}$`),
      },
      { kind: 'status', status: 403, times: Infinity, path: '/data/connection/forbidden' },
    )
    const { code, stdout, stderr } = await person.types('import --all')
    expect([code, stdout]).toEqual([1, 'connections/prod-lakehouse.yml: written\n'])
    expect(stderr.split('\n').sort()).toEqual([
      '',
      expect.stringMatching(
        /^error: \.\.\/outside: not imported\. What Immuta shows of it makes no spec: `connectionKey` must not hold a period or a slash\.$/,
      ),
      expect.stringContaining(
        'error: a.b: not imported. What Immuta shows of it makes no spec: `connectionKey` must not hold',
      ),
      expect.stringContaining('error: forbidden: not imported. Immuta refused access.'),
      'error: no-integration: not imported. What Immuta shows of it makes no spec: `nativeIntegration.config.catalog` is missing. For example: `immuta_prod`. Immuta did not show its integration.',
    ])
    expect(written()).toEqual(['prod-lakehouse.yml'])
    expect(existsSync(join(person.folder, 'outside.yml'))).toBe(false)
  })

  test("is nothing where the tenant can't be listed", async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 403,
      times: Infinity,
      path: '/data/object/search',
    })
    expect(await person.types('import --all')).toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^error: Immuta refused access\. Check the credential/),
    })
    expect(written()).toEqual([])
  })
})

describe('with --objects', () => {
  const KEY = 'prod-lakehouse'
  const lookUps = (): string[] =>
    world.immuta.requests
      .map(({ method, path }) => `${method} ${path}`)
      .filter((line) => line.includes(`/data/object/${KEY}/`))
  const search = { method: 'POST', path: '/data/object/search' }
  /** What was searched for, since there were so many requests. */
  const searches = (since: number): unknown[] =>
    world.immuta.requests
      .slice(since)
      .filter(({ path }) => path.startsWith(search.path))
      .map(({ body }) => body)

  /** Sets objects as somebody would in Immuta itself. */
  async function set(path: string, settings: object, key = KEY): Promise<void> {
    const names = path === '.' ? [] : path.split('.')
    const url = [world.immuta.url, 'data/settings', key, ...names.map(encodeURIComponent)].join('/')
    const answer = await fetch(url, {
      method: 'PUT',
      headers: { authorization: 'Bearer by-hand', 'content-type': 'application/json' },
      body: JSON.stringify({ settings }),
    })
    expect(answer.status).toBe(200)
  }

  beforeEach(async () => {
    const { scenario, metadata, acceptedTokens } = world.immuta
    scenario.settingsStyle = 'at-once'
    acceptedTokens.add('by-hand')
    metadata.set(KEY, [
      'sales.raw.orders',
      'hr.people',
      'plain.t',
      'open.t',
      'off/ice.t',
      'a*b.t',
      'null.t',
      'prod_lakehouse.own',
      'PROD_LAKEHOUSE.own',
    ])
    metadata.set('dev-lakehouse', ['not-of-prod.t'])
    await world.push({ 'connections/prod.yml': m2m(), 'connections/dev.yaml': pat() })
    world.main = world.commit({})
    await set('sales', { isActive: true })
    await set('hr', { isActive: true, activateNewChildren: true })
    await set('plain', { isActive: false })
    await set('open', { activateNewChildren: true })
    await set('null', { isActive: true })
    await set('prod_lakehouse', { isActive: true })
    await set('off/ice', { isActive: true })
  })

  const block = (): string | undefined =>
    /^objects:\n( .*\n)*/m.exec(read(`connections/${KEY}.yml`))?.[0]
  const comments = (): string[] =>
    read(`connections/${KEY}.yml`)
      .split('\n')
      .filter((line) => line.startsWith('#'))
      .slice(2)

  test('what is set otherwise than of the connection is listed, and plans as unchanged', async () => {
    const before = world.immuta.requests.length
    expect(await person.types(`import ${KEY} --objects`)).toEqual({
      code: 0,
      stdout: `connections/${KEY}.yml: written\n`,
      stderr: '',
    })
    expect(block()).toBe(`objects:
  hr: { isActive: true, activateNewChildren: true }
  "null": { isActive: true }
  open: { activateNewChildren: true }
  sales: { isActive: true }
`)
    expect(comments()).toEqual([
      '# `objects` lists 4 of 7 catalogs: those not set as the connection is. Schemas and tables were not looked at.',
      "# Immuta also has the catalog `a*b`, which `objects` can't list: what is set of it was not looked at.",
      "# Immuta also has the catalog `off/ice`, which `objects` can't list: what is set of it was not looked at.",
    ])
    // Nothing else is asked for: not the own catalog, not what no spec can list, nothing deeper.
    expect(lookUps().slice(-5).sort()).toEqual(
      ['hr', 'null', 'open', 'plain', 'sales'].map((name) => `GET /data/object/${KEY}/${name}`),
    )
    expect(searches(before)).toEqual([
      { size: 200, offset: 0 },
      { size: 200, offset: 9 },
    ])
    expect((await person.types('validate', VARIABLES)).code).toBe(0)
    expect(await planned()).toEqual([UNCHANGED[1]])
    const { stdout } = await person.types('plan --online --json', VARIABLES)
    const { connections } = JSON.parse(stdout) as { connections: { objects: JsonObject[] }[] }
    expect(connections[0]?.objects.map(({ path, action }) => [path, action])).toEqual(
      ['hr', 'null', 'open', 'sales'].map((path) => [path, 'unchanged']),
    )
  })

  test('a connection that is active lists what is not', async () => {
    await set('.', { isActive: true, activateNewChildren: true })
    await set('open', { isActive: false })
    await person.types(`import ${KEY} --objects`)
    expect(block()).toBe('objects:\n  open: { isActive: false }\n  plain: { isActive: false }\n')
    expect(await planned()).toEqual([UNCHANGED[1]])
  })

  test('a connection without any other setting gets no block, and the file says so', async () => {
    await person.types(`import dev-lakehouse ${KEY} --objects`)
    const text = read('connections/dev-lakehouse.yml')
    expect(text).not.toMatch(/^objects:/m)
    expect(text).toContain('lists 0 of 1 catalog: those')
  })

  test.each([
    ['pages', { maxSearchSize: 3 }],
    ['pages without a count', { maxSearchSize: 2, tellsCount: false }],
  ])('the whole search is read: %s', async (_, scenario) => {
    Object.assign(world.immuta.scenario, scenario)
    expect((await person.types('import --all --objects')).code).toBe(0)
    expect(block()).toContain('  sales: { isActive: true }\n')
    expect(written()).toEqual(['dev-lakehouse.yml', `${KEY}.yml`])
  })

  test('of what a search lists only catalogs count, and of two that differ in case the first', async () => {
    const paths = [[KEY], [KEY, 'sales'], [KEY, 'Sales'], [KEY, 'hr', 'people'], ['other', 'open']]
    const hits = paths.map((objectPath) => ({ objectPath }))
    world.immuta.faults.push({ ...search, kind: 'status', status: 200, body: hits, times: 2 })
    const since = lookUps().length
    world.immuta.faults.push({
      path: `/data/object/${KEY}/Sales`,
      kind: 'status',
      status: 200,
      body: { state: 'active', settings: {} },
      times: Infinity,
    })
    expect((await person.types(`import ${KEY} --objects`)).code).toBe(0)
    expect(lookUps().slice(since)).toEqual([`GET /data/object/${KEY}/Sales`])
    expect(block()).toBe('objects:\n  Sales: { isActive: true }\n')
    expect(comments()).toContain(
      "# Immuta also has the catalog `sales`, which `objects` can't list: what is set of it was not looked at.",
    )
  })

  test('a search that lists no catalog is said, in the file and to whoever imports', async () => {
    world.immuta.faults.push({ ...search, kind: 'status', status: 200, body: [], times: 2 })
    const said =
      "Immuta's search lists no catalog of this connection, so `objects` is left out, and what is set below the connection is not known."
    const { stdout } = await person.types(`import ${KEY} --objects --json --out specs`)
    expect(JSON.parse(stdout)).toMatchObject([{ error: null, warnings: [said] }])
    expect(await person.types(`import ${KEY} --objects`)).toEqual({
      code: 0,
      stdout: `connections/${KEY}.yml: written\n`,
      stderr: `warning: ${KEY}: ${said}\n`,
    })
    expect([block(), comments()]).toEqual([undefined, [`# ${said}`]])
  })

  test.each([
    ['a connection', [[KEY]]],
    ['of another connection', [['other', 'sales']]],
    ['without the key', [['sales'], ['hr']]],
  ])('a search below it that lists what is %s is not taken for none', async (_, paths) => {
    const hits = paths.map((objectPath) => ({ objectPath }))
    const path = `${search.path}/`
    const answer = { kind: 'status', status: 200, body: { hits }, times: Infinity } as const
    world.immuta.faults.push({ ...search, path, ...answer })
    const { code, stderr } = await person.types(`import ${KEY} --objects`)
    expect(code).toBe(1)
    expect(stderr).toContain('nothing of it lies below the connection')
    expect(stderr).toContain('`search-scope`')
    expect(existsSync(join(person.folder, `connections/${KEY}.yml`))).toBe(false)
  })

  test('a hit that can not be read is not taken for none', async () => {
    const body = { hits: [{ objectPath: [KEY, 'sales'] }, { path: 'hr' }] }
    const path = `${search.path}/`
    world.immuta.faults.push({ ...search, path, kind: 'status', status: 200, body })
    expect((await person.types(`import ${KEY} --objects`)).code).toBe(1)
  })

  test.each<[string, Fault]>([
    ['the search is refused', { ...search, kind: 'status', status: 403, times: Infinity }],
    [
      'the search is a page',
      { ...search, kind: 'status', status: 200, body: '<p>', times: Infinity },
    ],
    [
      'the search is no list',
      { ...search, kind: 'status', status: 200, body: {}, times: Infinity },
    ],
    [
      'the search has no end',
      {
        ...search,
        kind: 'status',
        status: 200,
        body: { hits: [{ objectPath: [KEY, 'sales'] }], count: 9 },
        times: Infinity,
      },
    ],
    [
      'a catalog is refused',
      { path: `/data/object/${KEY}/hr`, kind: 'status', status: 403, times: Infinity },
    ],
    [
      'a catalog is no object',
      { path: `/data/object/${KEY}/hr`, kind: 'status', status: 200, body: {}, times: Infinity },
    ],
  ])('no file is written where %s, which would look complete', async (_, fault) => {
    world.immuta.faults.push(fault)
    expect(await person.types(`import ${KEY} --objects`)).toEqual({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(
        /^error: prod-lakehouse: not imported\. Its objects could not be read; without `--objects` they are left out\. \S.*\n$/,
      ),
    })
    expect(written()).toEqual([])
    // Without them it goes on.
    expect((await person.types(`import ${KEY}`)).code).toBe(0)
  })

  test('what Immuta does not show is not written, and said', async () => {
    const shown = (settings: JsonObject): Fault => ({
      kind: 'status',
      status: 200,
      times: Infinity,
      body: { objectPath: [], settings },
    })
    world.immuta.faults.push(
      { ...shown({ activateNewChildren: { value: true } }), path: `/data/object/${KEY}/sales` },
      { path: `/data/object/${KEY}/hr`, kind: 'status', status: 404, times: Infinity, body: {} },
    )
    await person.types(`import ${KEY} --objects`)
    expect(block()).toBe(
      'objects:\n  "null": { isActive: true }\n  open: { activateNewChildren: true }\n  sales: { activateNewChildren: true }\n',
    )
    expect(comments().slice(1, 3)).toEqual([
      '# Immuta does not show `isActive` of `hr`, `sales`.',
      '# Immuta does not show `activateNewChildren` of `hr`.',
    ])
  })

  test('where Immuta does not show the connection, all that it shows of the catalogs is listed', async () => {
    world.immuta.faults.push({
      path: new RegExp(`^/data/object/${KEY}$`),
      kind: 'status',
      status: 200,
      times: Infinity,
      body: { settings: { activateNewChildren: { value: false } } },
    })
    await person.types(`import ${KEY} --objects`)
    expect(block()).toContain('  plain: { isActive: false }\n')
    expect(comments()).toContain(
      '# Immuta does not show `isActive` of the connection, so all that it shows is listed.',
    )
    expect(await planned()).toEqual([UNCHANGED[1]])
  })

  test('property: whatever is set, what was imported plans as unchanged', async () => {
    const flags = fc.record(
      { isActive: fc.boolean(), activateNewChildren: fc.boolean() },
      { requiredKeys: [] },
    )
    const name = fc.oneof(
      fc.stringMatching(/^[ -~]{1,8}$/),
      fc.constantFrom(
        'Sales',
        'sales',
        '2024',
        'null',
        'yes',
        '~',
        '- a',
        '# b',
        '{c',
        '__proto__',
      ),
    )
    const tree = fc.record({
      own: fc.record({ isActive: fc.boolean(), activateNewChildren: fc.boolean() }),
      catalogs: fc.dictionary(
        name.filter((one) => !/^\s*$|\.|\/|prod_lakehouse/i.test(one)),
        flags,
        { minKeys: 1, maxKeys: 6 },
      ),
    })
    const stored = world.immuta.connections.get(KEY)?.body
    const trees = fc.sample(tree, { numRuns: 6, seed: 16 })
    const keys = trees.map((_, index) => `random-${String(index)}`)
    for (const [index, { own, catalogs }] of trees.entries()) {
      const key = keys[index] ?? ''
      world.immuta.metadata.set(key, Object.keys(catalogs))
      const config = { ...((stored?.['nativeIntegration'] as JsonObject)['config'] as JsonObject) }
      const native = {
        ...(stored?.['nativeIntegration'] as JsonObject),
        config: { ...config, catalog: `own_${String(index)}` },
      }
      world.immuta.seed({ ...stored, connectionKey: key, nativeIntegration: native }, own)
      for (const [catalog, settings] of Object.entries(catalogs))
        if (Object.keys(settings).length > 0) await set(catalog, settings, key)
    }
    expect(await person.types(`import ${keys.join(' ')} --objects`)).toMatchObject({
      code: 0,
      stderr: '',
    })
    const variables = Object.fromEntries(
      keys.map((_, index) => [
        `CONNECTION_RANDOM_${String(index)}_SECRET`,
        VARIABLES.CONNECTION_PROD_LAKEHOUSE_SECRET,
      ]),
    )
    const { stdout } = await person.types('plan --online --json', variables)
    const { connections } = JSON.parse(stdout) as {
      connections: (JsonObject & { objects: JsonObject[] })[]
    }
    expect(connections.map(({ connectionKey, action }) => [connectionKey, action])).toEqual(
      keys.map((key) => [key, 'unchanged']),
    )
    for (const [index, { own, catalogs }] of trees.entries()) {
      const objects = connections[index]?.objects ?? []
      expect(objects.filter(({ action }) => action !== 'unchanged')).toEqual([])
      // What differs, and can be listed, is there.
      const differing = Object.entries(catalogs).filter(
        ([one, { isActive = own.isActive, activateNewChildren = own.activateNewChildren }]) =>
          /^[\w$-]+$/.test(one) &&
          (isActive !== own.isActive || activateNewChildren !== own.activateNewChildren),
      )
      const listed = objects.map(({ path }) => String(path).toLowerCase())
      for (const [one] of differing) expect(listed).toContain(one.toLowerCase())
    }
  })
})
