import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { dispatchEvent, scheduleEvent } from '../../simulator/events.ts'
import type { Issue } from '../../simulator/github.ts'
import type { JsonObject } from '../../simulator/http.ts'
import type { RunOptions, RunResult } from '../../simulator/runner.ts'
import { World } from '../../simulator/world.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat, SECRETS } from './specs.ts'

const FILES = { 'connections/prod.yml': m2m(), 'connections/dev.yaml': pat() }
const LABEL = 'immuta-drift'

let world: World
let applied: number
eachWorld((next) => {
  world = next
})
beforeEach(async () => {
  world.immuta.scenario.jobStates = ['completed']
  await world.push(FILES)
  applied = world.immuta.writes().length
})
afterEach(() => {
  // Looking for drift, and planning, write nothing.
  expect(world.immuta.writes().slice(applied)).toEqual([])
  expect(
    [...world.github.issues.values()]
      .map(({ title, body }) => `${title}\n${body ?? ''}`)
      .join('\n'),
  ).not.toContain('planted')
})

/** A scheduled run on the default branch. */
function drift(
  inputs: Record<string, string> = {},
  files: Record<string, string> = FILES,
  options: Partial<RunOptions> = {},
): Promise<RunResult> {
  return world.run(
    {
      event: 'schedule',
      payload: scheduleEvent(),
      sha: world.main.sha,
      ref: 'refs/heads/main',
      inputs: { concurrency: '1', ...inputs },
      ...options,
    },
    files,
  )
}

const withIssues = { 'drift-issue': 'true' }

function byHand(
  key: string,
  change: (body: { connection: JsonObject; nativeIntegration: { config: JsonObject } }) => void,
): void {
  const stored = world.immuta.connections.get(key)
  if (stored === undefined) throw new Error(`${key} is not registered`)
  change(stored.body as { connection: JsonObject; nativeIntegration: { config: JsonObject } })
}

const setHost = (host: string): void => {
  byHand('prod-lakehouse', ({ connection }) => (connection['hostname'] = host))
}
const OWN_HOST = 'acme-prod.cloud.databricks.com'

/** Issues as [number, state, first line of the body]. */
const issues = (): Issue[] => [...world.github.issues.values()].sort((a, b) => a.number - b.number)
const states = (): [title: string, state: string][] =>
  issues().map(({ title, state }) => [title, state])

/** What a run wrote to GitHub. */
async function writesOf(
  act: () => Promise<RunResult>,
): Promise<{ run: RunResult; writes: string[] }> {
  const before = world.github.writes().length
  const run = await act()
  return {
    run,
    writes: world.github
      .writes()
      .slice(before)
      .map(({ method, path }) => `${method} ${path.replace('/repos/acme/governance', '')}`),
  }
}

describe('a scheduled run', () => {
  test('without drift succeeds, rehearses nothing, and needs no credential of a connection', async () => {
    const before = world.immuta.requests.length
    const { run, writes } = await writesOf(() =>
      drift({}, FILES, { env: { CONNECTION_PROD_SECRET: '', CONNECTION_DEV_TOKEN: '' } }),
    )
    expect([
      run.exitCode,
      run.outputs['drift'],
      run.outputs['failure-reason'],
      run.annotations,
    ]).toEqual([0, 'false', '', []])
    expect(run.result).toMatchObject({
      mode: 'drift',
      summary: { unchanged: 2, failed: 0 },
      unmanaged: [],
    })
    expect(run.summary).toContain('No drift')
    expect(
      world.immuta.requests.slice(before).filter(({ path }) => path.endsWith('/test')),
    ).toEqual([])
    expect(writes).toEqual([])
  })

  test('names what changed, and fails', async () => {
    setHost('acme-manual.cloud.databricks.com')
    const run = await drift()
    expect([run.exitCode, run.outputs['drift'], run.outputs['failure-reason']]).toEqual([
      1,
      'true',
      'drift',
    ])
    expect(run.result).toMatchObject({
      connections: [
        { connectionKey: 'dev-lakehouse', action: 'unchanged', drift: [], errors: [] },
        {
          connectionKey: 'prod-lakehouse',
          action: 'update',
          status: 'planned',
          drift: [
            {
              path: 'connection.hostname',
              op: 'replace',
              before: OWN_HOST,
              after: 'acme-manual.cloud.databricks.com',
            },
          ],
          errors: [{ code: 'drift' }],
        },
      ],
    })
    expect(run.summary).toContain('1 changed in Immuta')
    expect(run.summary).toContain('acme-manual.cloud.databricks.com')
  })

  test('names what is missing, and fails', async () => {
    world.immuta.connections.delete('prod-lakehouse')
    const run = await drift()
    expect([run.exitCode, run.outputs['drift'], run.outputs['failure-reason']]).toEqual([
      1,
      'true',
      'drift',
    ])
    expect(run.result).toMatchObject({ summary: { create: 1, unchanged: 1 } })
    expect(run.summary).toContain('1 missing in Immuta')
    expect(run.annotations).toContainEqual(
      expect.objectContaining({
        kind: 'error',
        message: expect.stringContaining('missing in Immuta'),
      }),
    )
  })

  test('with fail-on-drift: false only tells', async () => {
    setHost('acme-manual.cloud.databricks.com')
    world.immuta.connections.delete('dev-lakehouse')
    const run = await drift({ 'fail-on-drift': 'false' })
    expect([run.exitCode, run.outputs['drift'], run.outputs['failure-reason']]).toEqual([
      0,
      'true',
      '',
    ])
    expect(run.summary).toContain('1 missing in Immuta, 1 changed in Immuta')
  })

  test('lists what no spec names, over all pages of the search, and does not fail for it', async () => {
    const body = world.immuta.connections.get('prod-lakehouse')?.body
    const keys = Array.from(
      { length: 430 },
      (_, index) => `other-${String(index).padStart(3, '0')}`,
    )
    for (const key of keys) world.immuta.seed({ ...body, connectionKey: key })
    const run = await drift()
    expect([run.exitCode, run.outputs['drift']]).toEqual([0, 'false'])
    expect((run.result as { unmanaged: string[] }).unmanaged).toEqual(keys)
    expect(run.summary).toContain('430 without a spec')
    expect(run.summary).toContain('`other-000`')
    expect(run.summary).toContain('`other-429`')
    expect(
      world.immuta.requests
        .filter(({ path }) => path === '/data/object/search')
        .map(({ body: sent }) => sent),
    ).toMatchObject([{ offset: 0 }, { offset: 200 }, { offset: 400 }])
  })

  test.each([
    ['gives fewer than it was asked for', { maxSearchSize: 25 }],
    ['gives fewer, and does not tell how many there are', { maxSearchSize: 10, tellsCount: false }],
    ['does not tell how many there are', { tellsCount: false }],
  ])('lists them all where the search %s', async (_, scenario) => {
    const body = world.immuta.connections.get('prod-lakehouse')?.body
    const keys = Array.from({ length: 60 }, (_, index) => `other-${String(index + 10)}`)
    for (const key of keys) world.immuta.seed({ ...body, connectionKey: key })
    Object.assign(world.immuta.scenario, scenario)
    const run = await drift()
    expect((run.result as { unmanaged: string[] }).unmanaged).toEqual(keys)
  })

  test('a list that goes round, or on for ever, is not taken for the whole', async () => {
    const hits = [{ objectPath: ['other'], technology: 'Databricks' }]
    const path = '/data/object/search'
    world.immuta.faults.push({
      path,
      kind: 'status',
      status: 200,
      body: { hits, count: 9 },
      times: 9,
    })
    const run = await drift()
    expect((run.result as { unmanaged: string[] }).unmanaged).toEqual([])
    expect(run.annotations[0]?.message).toContain('the list of objects is not complete')
  })

  test('leaves out what no spec can declare', async () => {
    const body = world.immuta.connections.get('prod-lakehouse')?.body
    for (const technology of ['Snowflake', 'Glue', 'databricks'])
      world.immuta.seed({ ...body, connectionKey: `a-${technology}`, connection: { technology } })
    const run = await drift()
    expect((run.result as { unmanaged: string[] }).unmanaged).toEqual(['a-databricks'])
  })

  test('counts a connection as known though its spec is invalid', async () => {
    const run = await drift({}, { ...FILES, 'connections/prod.yml': `${m2m()}x: 1\n` })
    expect([run.exitCode, run.outputs['failure-reason'], run.outputs['drift']]).toEqual([
      1,
      'invalid-spec',
      'false',
    ])
    expect((run.result as { unmanaged: string[] }).unmanaged).toEqual([])
  })

  test('sees no drift in what Immuta hides, spells differently, or switches on', async () => {
    world.immuta.scenario.secrets = 'redact'
    byHand('prod-lakehouse', ({ connection, nativeIntegration }) => {
      connection['workspaceUrl'] = `https://${OWN_HOST}/`
      delete connection['hostname']
      connection['port'] = '443'
      nativeIntegration.config['catalog'] = 'PROD_LAKEHOUSE'
    })
    byHand('dev-lakehouse', ({ nativeIntegration }) => {
      nativeIntegration.config['workspaceIds'] = [1234567890123456]
      nativeIntegration.config['audit'] = true
      nativeIntegration.config['groupPattern'] = null
    })
    for (const stored of world.immuta.connections.values()) stored.isActive = true
    const run = await drift()
    expect([run.exitCode, run.outputs['drift']]).toEqual([0, 'false'])
  })

  test('that can not ask fails as such, and takes nothing for missing', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 403,
      times: Infinity,
      method: 'GET',
      path: '/data/connection/prod-lakehouse',
      body: { message: 'Forbidden' },
    })
    const { run, writes } = await writesOf(() => drift(withIssues))
    expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'immuta-unauthorized'])
    expect(writes).toEqual([])
    expect(run.outputs['drift']).toBe('false')
    expect(run.result).toMatchObject({
      summary: { create: 0, failed: 1 },
      connections: [
        { connectionKey: 'dev-lakehouse', status: 'planned' },
        {
          connectionKey: 'prod-lakehouse',
          status: 'failed',
          errors: [{ code: 'immuta-unauthorized' }],
        },
      ],
    })
    expect(run.summary).not.toContain('missing in Immuta')
  })

  test('whose search is out of reach still compares every spec, and says what is missing', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 503,
      times: Infinity,
      method: 'POST',
      path: '/data/object/search',
      headers: { 'retry-after': '0' },
    })
    const run = await drift()
    expect([run.exitCode, run.outputs['failure-reason']]).toEqual([0, ''])
    expect(run.annotations).toContainEqual(
      expect.objectContaining({
        kind: 'warning',
        message: expect.stringContaining('Connections without a spec could not be listed'),
      }),
    )
  })

  test('can be had on demand', async () => {
    setHost('acme-manual.cloud.databricks.com')
    const run = await world.run(
      {
        event: 'workflow_dispatch',
        payload: dispatchEvent(),
        sha: world.main.sha,
        inputs: { mode: 'drift' },
      },
      FILES,
    )
    expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'drift'])
  })
})

describe('the issue about a drifted connection', () => {
  test('is opened, kept, edited, closed, and reopened', async () => {
    setHost('acme-manual.cloud.databricks.com')
    const opened = await writesOf(() => drift(withIssues))
    expect([opened.run.exitCode, opened.writes]).toEqual([1, ['POST /issues']])
    const [issue] = issues()
    if (issue === undefined) throw new Error('no issue')
    expect(issue).toMatchObject({
      title: 'Drift: prod-lakehouse differs in Immuta',
      state: 'open',
      labels: [{ name: LABEL }],
    })
    expect(issue.body?.split('\n')[0]).toBe(
      '<!-- immuta-connections-drift:default:prod-lakehouse -->',
    )
    expect(issue.body).toContain('acme-manual.cloud.databricks.com')
    const path = `/issues/${issue.number}`

    // The same drift at another commit: nothing is written.
    world.main = world.commit({ ...FILES, 'README.md': 'x' })
    expect((await writesOf(() => drift(withIssues))).writes).toEqual([])

    setHost('acme-again.cloud.databricks.com')
    expect((await writesOf(() => drift(withIssues))).writes).toEqual([`PATCH ${path}`])
    expect(issue.body).toContain('acme-again.cloud.databricks.com')
    expect(issue.body).not.toContain('acme-manual')

    setHost(OWN_HOST)
    const closed = await writesOf(() => drift(withIssues))
    expect([closed.run.exitCode, closed.writes]).toEqual([
      0,
      [`PATCH ${path}`, `POST ${path}/comments`],
    ])
    expect(issue).toMatchObject({ state: 'closed', state_reason: 'completed' })
    expect(world.comments(issue.number)).toEqual([expect.stringContaining('The drift is gone')])
    expect((await writesOf(() => drift(withIssues))).writes).toEqual([])

    world.immuta.connections.delete('prod-lakehouse')
    expect((await writesOf(() => drift(withIssues))).writes).toEqual([`PATCH ${path}`])
    expect(states()).toEqual([['Drift: prod-lakehouse is missing in Immuta', 'open']])
  })

  test('is not said to be over where the spec was not checked out, which is told', async () => {
    setHost('acme-manual.cloud.databricks.com')
    await drift(withIssues)
    const run = await drift(withIssues, { 'connections/dev.yaml': pat() })
    expect(run.annotations.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('`connections/prod.yml` is part of the commit, but not in the work'),
    )
    expect(world.comments(issues()[0]?.number ?? 0).join()).not.toContain('The drift is gone')
  })

  test('stays where Immuta shows nothing of the connection any more, which is told', async () => {
    setHost('acme-manual.cloud.databricks.com')
    await drift(withIssues)
    for (const path of [/^\/data\/connection\/prod-/, /^\/integrations\/\d+$/]) {
      const body = { connectionKey: 'prod-lakehouse', nativeIntegrationId: '1' }
      const fault = { kind: 'status', status: 200, method: 'GET', times: Infinity } as const
      world.immuta.faults.push({ ...fault, path, body })
    }
    const run = await drift(withIssues)
    expect(run.summary).toContain(
      '⚠️ **No drift seen.** Immuta does not show where 1 connection leads: whether it is as ' +
        'declared, nobody can tell.',
    )
    expect(states()).toEqual([['Drift: prod-lakehouse differs in Immuta', 'open']])
    const applied = await drift({ mode: 'apply' })
    expect(applied.summary).toContain(
      '⚠️ **Nothing to do.** Immuta does not show where 1 connection leads',
    )
  })

  test('is left alone by a run on another branch, which is told', async () => {
    setHost('acme-manual.cloud.databricks.com')
    await drift(withIssues)
    const body = issues()[0]?.body
    setHost(OWN_HOST)
    const elsewhere = { ref: 'refs/heads/feature' }
    const quiet = await writesOf(() => drift(withIssues, FILES, elsewhere))
    setHost('acme-again.cloud.databricks.com')
    const loud = await writesOf(() => drift(withIssues, FILES, elsewhere))
    expect([quiet.writes, loud.writes]).toEqual([[], []])
    expect(loud.run.annotations.map(({ message }) => message).join()).toContain(
      'issues tell of the default branch, and this run is for `feature`',
    )
    expect([states(), issues()[0]?.body]).toEqual([
      [['Drift: prod-lakehouse differs in Immuta', 'open']],
      body,
    ])
  })

  test('is not said to be over where no spec declares the connection any more', async () => {
    setHost('acme-manual.cloud.databricks.com')
    await drift(withIssues)
    const [issue] = issues()
    world.main = world.commit({ 'connections/dev.yaml': FILES['connections/dev.yaml'] })
    await drift(withIssues, world.main.files)
    expect(issue?.state).toBe('closed')
    expect(world.comments(issue?.number ?? 0)).toEqual([
      'No spec that this run looked at declares this connection: whether Immuta still has it ' +
        'otherwise was not checked.',
    ])
  })

  test('promises nothing of an apply that leaves what differs', async () => {
    setHost('acme-manual.cloud.databricks.com')
    const run = await drift({ ...withIssues, 'update-existing': 'false' })
    const said = [run.summary, issues()[0]?.body, ...run.annotations.map(({ message }) => message)]
    expect(said.join('\n')).not.toMatch(/Run apply to set|would bring it back/)
    expect(run.summary).toContain('Immuta does not match the specs, and apply leaves it as it is.')
    expect(issues()[0]?.body).toContain('or apply with `update-existing`')
    expect(run.annotations[0]?.message).toContain('Apply leaves it as it is: change the spec')
  })

  test('is closed after an apply set Immuta right', async () => {
    setHost('acme-manual.cloud.databricks.com')
    await drift({ ...withIssues, 'fail-on-drift': 'false' })
    expect(states()).toEqual([['Drift: prod-lakehouse differs in Immuta', 'open']])
    const run = await world.push({ ...FILES, 'README.md': 'x' })
    expect(run.exitCode).toBe(0)
    expect(
      world.immuta
        .writes()
        .slice(applied)
        .map(({ method, path }) => `${method} ${path}`),
    ).toEqual(['PUT /data/connection/prod-lakehouse'])
    applied = world.immuta.writes().length
    await drift(withIssues)
    expect(states()).toEqual([['Drift: prod-lakehouse differs in Immuta', 'closed']])
  })

  test('is not asked for, so not written', async () => {
    setHost('acme-manual.cloud.databricks.com')
    expect((await writesOf(() => drift())).writes).toEqual([])
  })

  test('is found behind many others', async () => {
    setHost('acme-manual.cloud.databricks.com')
    await drift(withIssues)
    for (let index = 0; index < 130; index++)
      world.github.addIssue({
        title: `other ${index}`,
        labels: [LABEL],
        body: 'x',
        user: 'somebody',
      })
    expect((await writesOf(() => drift(withIssues))).writes).toEqual([])
  })

  test('is found whatever labels it has, and by its label where its author is not listed', async () => {
    setHost('acme-manual.cloud.databricks.com')
    await drift(withIssues)
    const [issue] = issues()
    if (issue === undefined) throw new Error('no issue')
    const labels = issue.labels
    issue.labels = []
    expect((await writesOf(() => drift(withIssues))).writes).toEqual([])
    issue.labels = labels
    world.github.faults.push({
      kind: 'status',
      status: 200,
      method: 'GET',
      path: /\/issues$/,
      body: [],
    })
    expect((await writesOf(() => drift(withIssues))).writes).toEqual([])
    issue.labels = []
    setHost(OWN_HOST)
    await drift(withIssues)
    expect(states()).toEqual([['Drift: prod-lakehouse differs in Immuta', 'closed']])
  })

  test('that is there twice is closed but for the first', async () => {
    setHost('acme-manual.cloud.databricks.com')
    await drift(withIssues)
    const body = issues()[0]?.body ?? ''
    const title = 'Drift: prod-lakehouse differs in Immuta'
    for (const labels of [[], [LABEL]]) world.github.addIssue({ title, body, labels })
    await drift(withIssues)
    expect(states()).toEqual([
      [title, 'open'],
      [title, 'closed'],
      [title, 'closed'],
    ])
    const [first, ...doubles] = issues()
    for (const { number } of doubles)
      expect(world.comments(number)).toEqual([`This is the same as #${first?.number ?? 0}.`])
    expect((await writesOf(() => drift(withIssues))).writes).toEqual([])
  })

  test('is none where a pull request begins like it', async () => {
    setHost('acme-manual.cloud.databricks.com')
    await drift(withIssues)
    const [issue] = issues()
    if (issue === undefined) throw new Error('no issue')
    const url = `${world.github.url}/repos/acme/governance/pulls/${issue.number}`
    issue['pull_request'] = { url, html_url: url, diff_url: url, patch_url: url }
    expect((await writesOf(() => drift(withIssues))).writes).toEqual(['POST /issues'])
  })

  test("is not an impostor's, nor one that quotes the marker", async () => {
    const marker = '<!-- immuta-connections-drift:default:prod-lakehouse -->'
    world.github.addIssue({
      title: 'planned by somebody',
      body: `${marker}\nfake`,
      labels: [LABEL],
      user: 'somebody',
    })
    world.github.addIssue({ title: 'quoted', body: `> quote\n${marker}`, labels: [LABEL] })
    expect((await writesOf(() => drift(withIssues))).writes).toEqual([])
    setHost('acme-manual.cloud.databricks.com')
    expect((await writesOf(() => drift(withIssues))).writes).toEqual(['POST /issues'])
    setHost(OWN_HOST)
    await drift(withIssues)
    expect(states()).toEqual([
      ['planned by somebody', 'open'],
      ['quoted', 'open'],
      ['Drift: prod-lakehouse differs in Immuta', 'closed'],
    ])
  })

  test('of a connection that can not be looked at stays as it is', async () => {
    setHost('acme-manual.cloud.databricks.com')
    await drift(withIssues)
    setHost(OWN_HOST)
    world.immuta.faults.push({
      kind: 'status',
      status: 403,
      times: Infinity,
      method: 'GET',
      path: '/data/connection/prod-lakehouse',
    })
    expect((await writesOf(() => drift(withIssues))).writes).toEqual([])
    world.immuta.faults.length = 0
    const invalid = { ...FILES, 'connections/prod.yml': `${m2m()}x: 1\n` }
    expect((await writesOf(() => drift(withIssues, invalid))).writes).toEqual([])
    expect(states()).toEqual([['Drift: prod-lakehouse differs in Immuta', 'open']])
  })

  test('of a spec that is removed is closed', async () => {
    setHost('acme-manual.cloud.databricks.com')
    await drift(withIssues)
    const run = await drift(withIssues, { 'connections/dev.yaml': pat() })
    expect(run.result).toMatchObject({ unmanaged: ['prod-lakehouse'] })
    expect(states()).toEqual([['Drift: prod-lakehouse differs in Immuta', 'closed']])
  })

  test('is opened once though its answer is lost', async () => {
    setHost('acme-manual.cloud.databricks.com')
    world.github.faults.push({ kind: 'reset', when: 'after', method: 'POST', path: /\/issues$/ })
    await drift(withIssues)
    expect(states()).toEqual([['Drift: prod-lakehouse differs in Immuta', 'open']])
  })

  test('at most twenty are new in one run', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 23 }, (_, index) => [
        `connections/c${index}.yml`,
        m2m(`lakehouse-${index}`),
      ]),
    )
    world.main = world.commit(files)
    const first = await writesOf(() => drift(withIssues, files))
    expect(first.writes).toEqual(Array.from({ length: 20 }, () => 'POST /issues'))
    expect(first.run.annotations).toContainEqual(
      expect.objectContaining({
        kind: 'warning',
        message: expect.stringContaining('3 more connections have drifted'),
      }),
    )
    const second = await writesOf(() => drift(withIssues, files))
    expect(second.writes).toEqual(Array.from({ length: 3 }, () => 'POST /issues'))
    expect(second.run.annotations.filter(({ kind }) => kind === 'warning')).toEqual([])
    expect(new Set(states().map(([title]) => title)).size).toBe(23)
  })

  test('of two jobs in one repository are two, and neither disturbs the other', async () => {
    const a = { ...withIssues, 'comment-id': 'tenant-a' }
    const b = { ...withIssues, 'comment-id': 'tenant-b' }
    const other = await World.create({ env: SECRETS })
    try {
      const inB = { ...b, 'immuta-url': other.immuta.url }
      setHost('acme-manual.cloud.databricks.com')
      await drift(a)
      // The second tenant has neither connection.
      expect((await writesOf(() => drift(inB))).writes).toEqual(['POST /issues', 'POST /issues'])
      expect((await writesOf(() => drift(a))).writes).toEqual([])
      setHost(OWN_HOST)
      const closed = await writesOf(() => drift(a))
      expect(closed.writes.map((write) => write.replace(/\d+/, 'N'))).toEqual([
        'PATCH /issues/N',
        'POST /issues/N/comments',
      ])
      expect((await writesOf(() => drift(inB))).writes).toEqual([])
      expect(issues().map(({ body, state }) => [body?.split('\n')[0], state])).toEqual([
        ['<!-- immuta-connections-drift:tenant-a:prod-lakehouse -->', 'closed'],
        ['<!-- immuta-connections-drift:tenant-b:dev-lakehouse -->', 'open'],
        ['<!-- immuta-connections-drift:tenant-b:prod-lakehouse -->', 'open'],
      ])
      expect(other.immuta.writes()).toEqual([])
    } finally {
      await other.close()
    }
  })

  test('that the token may not write is a warning, not a failure', async () => {
    setHost('acme-manual.cloud.databricks.com')
    world.github.readOnly = true
    const run = await drift({ ...withIssues, 'fail-on-drift': 'false' })
    expect([run.exitCode, run.outputs['drift'], issues()]).toEqual([0, 'true', []])
    expect(run.annotations).toContainEqual(
      expect.objectContaining({
        kind: 'warning',
        message: expect.stringContaining('issues: write'),
      }),
    )
    expect(run.summary).toContain('acme-manual.cloud.databricks.com')
  })
})
