import { afterEach, describe, expect, test } from '@jest/globals'
import type { RecordedRequest } from '../../simulator/http.ts'
import type { JsonObject } from '../../simulator/http.ts'
import type { RunResult } from '../../simulator/runner.ts'
import { World } from '../../simulator/world.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat, SECRETS } from './specs.ts'
import { mark } from './transcript.ts'

const OTHER_SECRET = 'planted/other+secret&value=3'

let world: World
eachWorld(
  (next) => {
    world = next
    world.immuta.scenario.jobStates = ['completed']
  },
  { env: { ...SECRETS, CONNECTION_ROTATED: OTHER_SECRET } },
)
afterEach(() => {
  for (const run of world.runs)
    expect(
      JSON.stringify([run.stdout.replaceAll(/^::add-mask::.*$/gm, ''), run.summary, run.result]),
    ).not.toContain(OTHER_SECRET)
})

const PROD = 'connections/prod.yml'
const FILES = { [PROD]: m2m(), 'connections/dev.yaml': pat() }
const MOVED = { ...FILES, [PROD]: m2m('prod-lakehouse', { host: 'acme-new.cloud.databricks.com' }) }
const INACTIVE = 'settings:\n  isActive: false\n'

type Planned = {
  connectionKey: string
  action: string
  status: string
  drift: { path: string; before: unknown; after: unknown }[]
  changes: { path: string }[]
  warnings: { code: string; message: string }[]
  errors: { code: string; message: string }[]
}

/** The first connection of a run's result, or the one with this key. */
function one(run: RunResult, key = 'prod-lakehouse'): Planned {
  const found = (run.result as { connections: Planned[] }).connections.find(
    ({ connectionKey }) => connectionKey === key,
  )
  if (found === undefined) throw new Error(`no ${key} in the result`)
  return found
}

/** Pushes, and tells which writes the push made in Immuta. */
async function pushed(
  files: Record<string, string>,
  options: Parameters<World['push']>[1] = {},
): Promise<{ run: RunResult; writes: string[]; requests: RecordedRequest[] }> {
  const before = world.immuta.writes().length
  const since = mark(world)
  const run = await world.push(files, options)
  return {
    run,
    writes: world.immuta
      .writes()
      .slice(before)
      .map(({ method, path }) => `${method} ${path}`),
    requests: world.immuta.requests.slice(since.immuta),
  }
}

/** Changes a connection by hand in Immuta. */
function byHand(
  change: (body: { connection: JsonObject; nativeIntegration: { config: JsonObject } }) => void,
): void {
  const stored = world.immuta.connections.get('prod-lakehouse')
  if (stored === undefined) throw new Error('not registered')
  change(stored.body as { connection: JsonObject; nativeIntegration: { config: JsonObject } })
}

describe('a push that changes a spec', () => {
  test('sends the body of a registration, after a dry run of the same, and nothing else', async () => {
    await world.push(FILES)
    const { run, writes, requests } = await pushed(MOVED)
    expect(run.exitCode).toBe(0)
    expect(writes).toEqual(['PUT /data/connection/prod-lakehouse'])
    const tries = requests.filter(({ path }) => path === '/data/connection/test')
    const put = requests.find(({ method }) => method === 'PUT')
    expect(tries.map(({ body }) => body)).toEqual([put?.body])
    expect(requests.indexOf(tries[0] as RecordedRequest)).toBeLessThan(
      requests.indexOf(put as RecordedRequest),
    )
    expect(one(run)).toMatchObject({
      action: 'update',
      status: 'applied',
      objectPath: ['prod-lakehouse'],
    })
    expect(one(run, 'dev-lakehouse')).toMatchObject({ action: 'unchanged', status: 'skipped' })
    expect(run.outputs['changed']).toBe('true')

    const fresh = await World.create({ env: SECRETS })
    try {
      fresh.immuta.scenario.jobStates = ['completed']
      await fresh.push({ [PROD]: MOVED[PROD] })
      expect(put?.body).toEqual(
        fresh.immuta.requests.find(
          ({ method, path }) => method === 'POST' && path === '/data/connection',
        )?.body,
      )
    } finally {
      await fresh.close()
    }
  })

  test('writes nothing the second time, nor when its job is run again', async () => {
    await world.push(FILES)
    await world.push(MOVED)
    expect((await pushed(MOVED)).writes).toEqual([])
    // The same push again: the run compares the same two commits.
    world.main = world.commit(FILES)
    const again = await pushed(MOVED)
    expect([again.run.exitCode, again.writes, again.run.outputs['changed']]).toEqual([
      0,
      [],
      'false',
    ])
  })

  test('is not stopped by "already exists" in the dry run', async () => {
    await world.push(FILES)
    world.immuta.scenario.existingDryRun = 'conflict'
    const { run, writes } = await pushed(MOVED)
    expect([run.exitCode, writes]).toEqual([0, ['PUT /data/connection/prod-lakehouse']])
  })

  test('writes nothing when the dry run refuses it', async () => {
    await world.push(FILES)
    world.immuta.scenario.rejectDryRun.set('prod-lakehouse', {
      status: 400,
      body: { message: 'no such host' },
    })
    const { run, writes } = await pushed(MOVED)
    expect([run.exitCode, run.outputs['failure-reason'], writes]).toEqual([1, 'dry-run-failed', []])
  })

  test('that Immuta refuses fails, and says so', async () => {
    await world.push(FILES)
    world.immuta.faults.push({
      kind: 'status',
      status: 422,
      method: 'PUT',
      body: { message: 'warehouse is gone' },
    })
    const { run } = await pushed(MOVED)
    expect([run.exitCode, run.outputs['failure-reason'], run.outputs['changed']]).toEqual([
      1,
      'register-failed',
      'false',
    ])
    expect(one(run).errors[0]?.message).toContain('warehouse is gone')
  })

  test('is sent again after a lost answer, since the same body twice does no harm', async () => {
    await world.push(FILES)
    world.immuta.faults.push({ kind: 'reset', when: 'after', method: 'PUT' })
    const { run, writes } = await pushed(MOVED)
    expect(run.exitCode).toBe(0)
    expect(writes).toEqual([
      'PUT /data/connection/prod-lakehouse',
      'PUT /data/connection/prod-lakehouse',
    ])
  })

  test("only in the name of the secret's variable sends it", async () => {
    await world.push(FILES)
    const { run, writes, requests } = await pushed({
      ...FILES,
      [PROD]: m2m().replace('CONNECTION_PROD_SECRET', 'CONNECTION_ROTATED'),
    })
    expect([run.exitCode, writes]).toEqual([0, ['PUT /data/connection/prod-lakehouse']])
    expect(requests.find(({ method }) => method === 'PUT')?.body).toMatchObject({
      connection: { oAuthClientConfig: { clientSecret: OTHER_SECRET } },
      nativeIntegration: { config: { oAuthClientConfig: { clientSecret: OTHER_SECRET } } },
    })
    expect(one(run).changes.map(({ path }) => path)).toEqual([
      'connection.oAuthClientConfig.clientSecret',
      'nativeIntegration.config.oAuthClientConfig.clientSecret',
    ])
  })

  test.each([
    ['a comment', `# Owned by the data platform team.\n${m2m()}`],
    [
      'a default written out',
      m2m().replace('  authenticationType', '  port: 443\n  authenticationType'),
    ],
    [
      'quotes and key order',
      m2m()
        .replace('catalog: prod_lakehouse', 'catalog: "prod_lakehouse"')
        .replace('connectionKey: prod-lakehouse\n', '')
        .concat('connectionKey: prod-lakehouse\n'),
    ],
  ])('only in %s writes nothing', async (_, text) => {
    await world.push(FILES)
    expect(text).not.toBe(m2m())
    const { run, writes } = await pushed({ ...FILES, [PROD]: text })
    expect([run.exitCode, writes, run.outputs['changed']]).toEqual([0, [], 'false'])
  })

  test('only in the order of the workspace ids writes nothing', async () => {
    const ids = (list: string): Record<string, string> => ({
      'connections/dev.yaml': pat().replace('["1234567890123456"]', list),
    })
    await world.push(ids('["1", "2"]'))
    expect((await pushed(ids('["2", "1"]'))).writes).toEqual([])
    expect((await pushed(ids('["2", "1", "3"]'))).writes).toEqual([
      'PUT /data/connection/dev-lakehouse',
    ])
  })

  test('only in the settings of a registered connection warns on the pull request, and writes nothing', async () => {
    await world.push(FILES)
    const files = {
      ...FILES,
      [PROD]: m2m('prod-lakehouse', {
        settings: 'settings:\n  isActive: true\noptions:\n  forceRecursiveCrawl: false\n',
      }),
    }
    const plan = await world.pullRequest(7, files)
    expect(one(plan)).toMatchObject({
      action: 'unchanged',
      changes: [{ path: 'settings.isActive' }, { path: 'options.forceRecursiveCrawl' }],
    })
    expect(
      one(plan)
        .warnings.map(({ code }) => code)
        .sort(),
    ).toEqual(['registration-only', 'registration-only', 'shallow-crawl'])
    const { run, writes } = await pushed(files)
    expect([run.exitCode, writes]).toEqual([0, []])
    // Written out, the default is no change.
    expect(
      (await pushed({ ...FILES, [PROD]: m2m('prod-lakehouse', { settings: INACTIVE }) })).writes,
    ).toEqual([])
  })
})

describe('what somebody changed in Immuta', () => {
  const byThem = 'acme-manual.cloud.databricks.com'

  test('is shown on a pull request that touches the file for another reason, and set back by the next apply', async () => {
    await world.push(FILES)
    byHand(({ connection }) => (connection['hostname'] = byThem))
    const before = world.immuta.writes().length
    const touched = { ...FILES, [PROD]: m2m().replace('8b', '9c') }
    const plan = await world.pullRequest(7, touched)
    expect(plan.exitCode).toBe(0)
    expect(one(plan)).toMatchObject({
      action: 'update',
      drift: [
        { path: 'connection.hostname', before: 'acme-prod.cloud.databricks.com', after: byThem },
      ],
      changes: [{ path: 'connection.httpPath' }],
    })
    expect(plan.outputs['drift']).toBe('true')
    expect(world.comments(7)[0]).toContain(byThem)
    expect(world.immuta.writes()).toHaveLength(before)

    const { run, writes } = await pushed(touched)
    expect([run.exitCode, writes]).toEqual([0, ['PUT /data/connection/prod-lakehouse']])
    expect(world.immuta.connections.get('prod-lakehouse')?.body).toMatchObject({
      connection: {
        hostname: 'acme-prod.cloud.databricks.com',
        httpPath: '/sql/1.0/warehouses/1a2b3c4d5e6f7a9c',
      },
    })
    const after = await world.pullRequest(8, { ...touched, [PROD]: `# x\n${touched[PROD]}` })
    expect(one(after)).toMatchObject({ action: 'unchanged', drift: [] })
    expect(after.outputs['drift']).toBe('false')
  })

  test('is set back by a push that touches no spec', async () => {
    await world.push(FILES)
    byHand(({ nativeIntegration }) => (nativeIntegration.config['audit'] = { enabled: false }))
    const { run, writes } = await pushed({ ...FILES, 'README.md': 'hello' })
    expect(writes).toEqual(['PUT /data/connection/prod-lakehouse'])
    expect(one(run)).toMatchObject({
      action: 'update',
      status: 'applied',
      drift: [{ path: 'nativeIntegration.config.audit.enabled', before: true, after: false }],
    })
  })

  test('is left alone when it is what the pull request wants', async () => {
    await world.push(FILES)
    byHand(({ connection, nativeIntegration }) => {
      connection['hostname'] = nativeIntegration.config['host'] = byThem
      ;(connection['oAuthClientConfig'] as JsonObject)['authorityUrl'] = `${byThem}/oidc/v1/token`
    })
    const { run, writes } = await pushed({
      ...FILES,
      [PROD]: m2m('prod-lakehouse', { host: byThem }),
    })
    expect([run.exitCode, writes]).toEqual([0, []])
  })

  test('that it is active is shown, and no difference', async () => {
    await world.push(FILES)
    const stored = world.immuta.connections.get('prod-lakehouse')
    if (stored !== undefined) stored.isActive = true
    const run = await world.pullRequest(7, { ...FILES, [PROD]: `# x\n${m2m()}` })
    expect(one(run)).toMatchObject({ action: 'unchanged', drift: [], active: true })
    expect((await pushed({ ...FILES, 'README.md': 'x' })).writes).toEqual([])
  })
})

describe('what Immuta does not show', () => {
  test.each([403, 404])('an integration that answers %i is unknown, not drift', async (status) => {
    await world.push(FILES)
    byHand(({ nativeIntegration }) => (nativeIntegration.config['catalog'] = 'elsewhere'))
    world.immuta.faults.push({
      kind: 'status',
      status,
      times: Infinity,
      method: 'GET',
      path: '/integrations/',
    })
    const plan = await world.pullRequest(7, { ...FILES, [PROD]: `# x\n${m2m()}` })
    expect([plan.exitCode, one(plan).action, one(plan).drift]).toEqual([0, 'unchanged', []])
    expect((await pushed({ ...FILES, 'README.md': 'x' })).writes).toEqual([])
    // A change of a field that can't be seen is sent.
    expect(
      (await pushed({ ...FILES, [PROD]: m2m('prod-lakehouse', { catalog: 'new_catalog' }) }))
        .writes,
    ).toEqual(['PUT /data/connection/prod-lakehouse'])
  })

  test.each([403, 404])(
    'an object that answers %i leaves only its state unknown',
    async (status) => {
      await world.push(FILES)
      world.immuta.faults.push({
        kind: 'status',
        status,
        times: Infinity,
        method: 'GET',
        path: '/data/object/',
      })
      const plan = await world.pullRequest(7, { ...FILES, [PROD]: `# x\n${m2m()}` })
      expect(one(plan)).toMatchObject({ action: 'unchanged', drift: [], active: null })
      expect(plan.exitCode).toBe(0)
    },
  )

  test('an integration that is out of reach is no reason to write, nor a fault of the spec', async () => {
    await world.push(FILES)
    world.immuta.faults.push({
      kind: 'status',
      status: 500,
      times: Infinity,
      method: 'GET',
      path: '/integrations/',
      headers: { 'retry-after': '0' },
    })
    const { run, writes } = await pushed(MOVED)
    expect([run.exitCode, run.outputs['failure-reason'], writes]).toEqual([
      1,
      'immuta-unreachable',
      [],
    ])
  })

  test('redacted secrets are no drift', async () => {
    world.immuta.scenario.secrets = 'redact'
    await world.push(FILES)
    const plan = await world.pullRequest(
      7,
      Object.fromEntries(Object.entries(FILES).map(([path, text]) => [path, `# x\n${text}`])),
    )
    expect([one(plan), one(plan, 'dev-lakehouse')]).toMatchObject([
      { action: 'unchanged', drift: [] },
      { action: 'unchanged', drift: [] },
    ])
    expect((await pushed({ ...FILES, 'README.md': 'x' })).writes).toEqual([])
  })
})

describe('what the workflow allows', () => {
  test('force-update sends every existing connection again', async () => {
    await world.push(FILES)
    const { run, writes } = await pushed(
      { ...FILES, 'connections/new.yml': m2m('new-lakehouse') },
      { inputs: { 'force-update': 'true' } },
    )
    expect(writes.sort()).toEqual([
      'POST /data/connection',
      'PUT /data/connection/dev-lakehouse',
      'PUT /data/connection/prod-lakehouse',
    ])
    expect(run.result).toMatchObject({ summary: { create: 1, update: 2 } })
  })

  test('update-existing: false leaves what differs, and says so', async () => {
    await world.push(FILES)
    const files = { ...MOVED, 'connections/new.yml': m2m('new-lakehouse') }
    const { run, writes } = await pushed(files, { inputs: { 'update-existing': 'false' } })
    expect([run.exitCode, writes]).toEqual([0, ['POST /data/connection']])
    expect(one(run)).toMatchObject({ action: 'update', status: 'skipped' })
    expect(one(run).warnings.map(({ code }) => code)).toContain('update-existing')
    expect(run.annotations).toContainEqual(
      expect.objectContaining({
        kind: 'warning',
        message: expect.stringContaining('`update-existing` is false'),
      }),
    )
    expect(one(run, 'new-lakehouse')).toMatchObject({ action: 'create', status: 'applied' })
    const plan = await world.pullRequest(
      7,
      { ...FILES, [PROD]: m2m('prod-lakehouse', { host: 'acme-other.cloud.databricks.com' }) },
      { inputs: { 'update-existing': 'false' } },
    )
    expect(one(plan)).toMatchObject({ action: 'update', status: 'skipped' })
    expect(plan.outputs['changed']).toBe('false')
  })

  test('force-update with update-existing: false says of what is the same that it is', async () => {
    await world.push(FILES)
    const inputs = { 'force-update': 'true', 'update-existing': 'false' }
    const { run, writes } = await pushed({ ...FILES, 'README.md': 'x' }, { inputs })
    expect([run.exitCode, writes, one(run)['action'], one(run).warnings]).toEqual([
      0,
      [],
      'unchanged',
      [],
    ])
  })

  test('max-changes refuses before the first write, and says how to raise it', async () => {
    await world.push(FILES)
    const files = { ...MOVED, 'connections/new.yml': m2m('new-lakehouse') }
    const refused = await pushed(files, { inputs: { 'max-changes': '1' } })
    expect([
      refused.run.exitCode,
      refused.run.outputs['failure-reason'],
      refused.run.outputs['changed'],
      refused.writes,
    ]).toEqual([1, 'too-many-changes', 'false', []])
    expect(refused.run.summary).toContain('set `max-changes: 2` for plan and apply')
    expect(refused.run.annotations.map(({ message }) => message).join('\n')).toContain(
      'set `max-changes: 2` for plan and apply',
    )
    const { run, writes } = await pushed(files, { inputs: { 'max-changes': '2' } })
    expect([run.exitCode, writes.sort()]).toEqual([
      0,
      ['POST /data/connection', 'PUT /data/connection/prod-lakehouse'],
    ])
  })

  test('max-changes counts only what would be written', async () => {
    await world.push(FILES)
    expect(
      (await pushed({ ...FILES, 'README.md': 'x' }, { inputs: { 'max-changes': '0' } })).run
        .exitCode,
    ).toBe(0)
    expect(
      (await pushed(MOVED, { inputs: { 'max-changes': '0', 'update-existing': 'false' } })).run
        .exitCode,
    ).toBe(0)
    expect(
      (await pushed({ [PROD]: MOVED[PROD] }, { inputs: { 'max-changes': '0' } })).run.outputs[
        'failure-reason'
      ],
    ).toBe('too-many-changes')
  })
})
