import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import type { RunResult } from '../../simulator/runner.ts'
import type { World } from '../../simulator/world.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat, SECRETS } from './specs.ts'
import { mark } from './transcript.ts'

const PROD = { 'connections/prod.yml': m2m() }
const DEV = { 'connections/dev.yaml': pat() }
const BOTH = { ...PROD, ...DEV }
const SCRIPT = 'POST /integrations/1/scripts/delete'
const DELETE = 'DELETE /data/object/prod-lakehouse'
const DROP = 'DROP CATALOG IF EXISTS `prod_lakehouse` CASCADE;'
const SCRIPT_PATH = /^\/integrations\/\d+\/scripts\/delete$/
const allowed = { inputs: { 'allow-delete': 'true', concurrency: '1' } }

let world: World
eachWorld((next) => {
  world = next
  world.immuta.scenario.jobStates = ['completed']
})

/** Registers `files` in this order, so that the first one's integration is 1. */
async function registered(files: Record<string, string>): Promise<void> {
  for (const path of Object.keys(files))
    await world.push({ ...world.main.files, [path]: files[path] ?? '' })
  expect(world.immuta.connections.size).toBe(Object.keys(files).length)
}

async function pushed(
  files: Record<string, string>,
  options: Parameters<World['push']>[1] = allowed,
): Promise<{ run: RunResult; writes: string[] }> {
  const before = world.immuta.writes().length
  const run = await world.push(files, options)
  return {
    run,
    writes: world.immuta
      .writes()
      .slice(before)
      .map(({ method, path }) => `${method} ${path}`),
  }
}

/** Name → text and mode of each script that a run saved. */
function scripts(run: RunResult): Record<string, { text: string; mode: number }> {
  const folder = run.outputs['script-directory'] ?? ''
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

const notes = (run: RunResult, kind: 'errors' | 'warnings', key = 'prod-lakehouse'): string[] =>
  (
    run.result as {
      connections: {
        connectionKey: string
        errors: { code: string }[]
        warnings: { code: string }[]
      }[]
    }
  ).connections.flatMap((one) =>
    one.connectionKey === key ? one[kind].map(({ code }) => code) : [],
  )

describe('a removed spec', () => {
  test('leaves the connection registered by default', async () => {
    await registered(BOTH)
    const since = mark(world)
    const { run, writes } = await pushed(DEV, {})
    expect([run.exitCode, writes, run.outputs['changed'], run.outputs['script-directory']]).toEqual(
      [0, [], 'false', ''],
    )
    expect(run.result).toMatchObject({ summary: { retain: 1, unchanged: 1, delete: 0 } })
    expect(notes(run, 'warnings')).toEqual(['removed-spec'])
    expect(
      world.immuta.requests
        .slice(since.immuta)
        .filter(({ path }) => path.includes('prod-lakehouse')),
    ).toEqual([])
    expect([...world.immuta.connections.keys()].sort()).toEqual(['dev-lakehouse', 'prod-lakehouse'])
  })

  test('with allow-delete is planned as a deregistration, and nothing is written or made', async () => {
    await registered(BOTH)
    const before = world.immuta.writes().length
    const run = await world.pullRequest(7, DEV, allowed)
    expect(run.exitCode).toBe(0)
    expect(run.result).toMatchObject({
      summary: { delete: 1 },
      connections: [{ connectionKey: 'prod-lakehouse', action: 'delete', status: 'planned' }],
    })
    expect(notes(run, 'warnings')).toEqual(['removed-spec'])
    expect(run.outputs['changed']).toBe('true')
    expect(world.comments(7)[0]).toContain('### `prod-lakehouse`: deregister')
    expect(world.comments(7)[0]).toContain("removes Immuta's policies and grants")
    expect(world.immuta.writes()).toHaveLength(before)
    expect(run.outputs['script-directory']).toBe('')
  })

  test('with allow-delete is deregistered, once its clean-up script is saved', async () => {
    await registered(BOTH)
    const { run, writes } = await pushed(DEV)
    expect([run.exitCode, run.outputs['changed'], writes]).toEqual([0, 'true', [SCRIPT, DELETE]])
    expect([...world.immuta.connections.keys()]).toEqual(['dev-lakehouse'])
    expect(run.result).toMatchObject({
      summary: { delete: 1, unchanged: 1 },
      connections: [
        { connectionKey: 'dev-lakehouse', status: 'skipped' },
        {
          connectionKey: 'prod-lakehouse',
          action: 'delete',
          status: 'applied',
          script: 'prod-lakehouse.cleanup.sql',
        },
      ],
    })
    const saved = scripts(run)
    expect(Object.keys(saved)).toEqual(['prod-lakehouse.cleanup.sql'])
    expect(saved['prod-lakehouse.cleanup.sql']?.text).toContain(DROP)
    expect(saved['prod-lakehouse.cleanup.sql']?.mode).toBe(0o600)
    expect(run.summary).toContain(DROP)
    expect(run.summary).toContain('### `prod-lakehouse`: deregistered')
    expect(notes(run, 'warnings')).toContain('clean-up')
    const again = await pushed({ ...DEV, 'README.md': 'x' })
    expect([again.run.exitCode, again.writes]).toEqual([0, []])
  })

  test('never writes its script over another one', async () => {
    const twins = {
      'connections/a.yml': m2m('sales eu', { catalog: 'a' }),
      'connections/b.yml': m2m('sales_eu', { catalog: 'b' }),
      'connections/c.yml': m2m('sales-eu', { catalog: 'c' }),
    }
    await registered({ ...DEV, ...twins })
    const { run } = await pushed(DEV)
    expect([run.exitCode, world.immuta.connections.size]).toEqual([0, 1])
    const texts = Object.entries(scripts(run)).map(([name, { text }]) => [
      name,
      /DROP CATALOG[^`]*`(\w)`/.exec(text)?.[1],
    ])
    expect(texts.map(([name]) => name).sort()).toEqual([
      'sales-eu.cleanup.sql',
      'sales_eu-2.cleanup.sql',
      'sales_eu.cleanup.sql',
    ])
    expect(texts.map(([, catalog]) => catalog).sort()).toEqual(['a', 'b', 'c'])
    // Each is told by its own name.
    const names = run.annotations.flatMap(
      ({ message }) => /`(sales\S+\.sql)`/.exec(message)?.[1] ?? [],
    )
    expect(new Set(names).size).toBe(3)
  })

  test.each(['text', 'json-string', 'object'] as const)('gives its script as %s', async (style) => {
    await registered(PROD)
    world.immuta.scenario.scriptStyle = style
    const { run, writes } = await pushed({})
    expect(writes).toEqual([SCRIPT, DELETE])
    const text = scripts(run)['prod-lakehouse.cleanup.sql']?.text ?? ''
    expect(text.split('\n')[0]).toBe(
      '-- Run as a metastore admin, after the connection is gone from Immuta.',
    )
    expect(text.split('\n')[2]).toBe(DROP)
  })

  test.each<[string, unknown]>([
    ['with a count', { objectPath: ['prod-lakehouse'], childCount: 5 }],
    [
      'with a bulk id',
      { objectPath: ['prod-lakehouse'], bulkId: '00000000-0000-4000-8000-000000000000' },
    ],
    ['with a path as text', { objectPath: 'prod-lakehouse' }],
    ['with nothing', undefined],
  ])('may be answered %s', async (_, body) => {
    await registered(PROD)
    world.immuta.faults.push({ kind: 'status', status: 200, method: 'DELETE', body })
    const { run, writes } = await pushed({})
    expect([run.exitCode, writes]).toEqual([0, [SCRIPT, DELETE]])
    expect(run.result).toMatchObject({
      connections: [{ action: 'delete', status: 'applied', errors: [] }],
    })
  })

  test('of a connection that is gone already is a success without any write', async () => {
    await registered(BOTH)
    world.immuta.connections.delete('prod-lakehouse')
    const plan = await world.pullRequest(7, DEV, allowed)
    expect(plan.result).toMatchObject({
      connections: [{ connectionKey: 'prod-lakehouse', action: 'unchanged' }],
    })
    const { run, writes } = await pushed(DEV)
    expect([run.exitCode, writes, run.outputs['changed'], notes(run, 'warnings')]).toEqual([
      0,
      [],
      'false',
      [],
    ])
  })

  test.each([
    ['true', 'unchanged', ['unchanged']],
    ['false', 'retain', ['not deregistered', 'if Immuta has the connection, it stays.']],
  ])(
    'of a connection that Immuta never had does not say that it has it (allow-delete: %s)',
    async (allow, action, words) => {
      world.main = world.commit(PROD)
      const inputs = { 'allow-delete': allow }
      const run = await world.pullRequest(7, { 'README.md': 'x' }, { inputs })
      expect(run.result).toMatchObject({ connections: [{ action }] })
      const [comment = ''] = world.comments(7)
      for (const word of words) expect(comment).toContain(word)
      expect(comment).toContain('**Merging changes nothing in Immuta.**')
      expect(comment).not.toContain('registered ')
    },
  )

  test('that somebody else deletes at the same moment is a success', async () => {
    await registered(PROD)
    world.immuta.faults.push({
      kind: 'status',
      status: 404,
      method: 'DELETE',
      body: { message: 'not found' },
    })
    const { run } = await pushed({})
    expect(run.exitCode).toBe(0)
    expect(Object.keys(scripts(run))).toEqual(['prod-lakehouse.cleanup.sql'])
  })

  test('whose answer is lost is deleted once', async () => {
    await registered(PROD)
    world.immuta.faults.push({ kind: 'reset', when: 'after', method: 'DELETE' })
    const { run, writes } = await pushed({})
    expect([run.exitCode, writes]).toEqual([0, [SCRIPT, DELETE, DELETE]])
    expect(world.immuta.connections.size).toBe(0)
  })

  test('that Immuta will not delete fails, and its script is kept', async () => {
    await registered(PROD)
    world.immuta.faults.push({
      kind: 'status',
      status: 422,
      method: 'DELETE',
      body: { message: 'data sources are in use' },
    })
    const { run } = await pushed({})
    expect([run.exitCode, run.outputs['failure-reason'], run.outputs['changed']]).toEqual([
      1,
      'register-failed',
      'false',
    ])
    expect(run.summary).toContain('data sources are in use')
    expect(Object.keys(scripts(run))).toEqual(['prod-lakehouse.cleanup.sql'])
  })

  test.each<
    [string, { status: number; times: number; body: unknown; headers?: Record<string, string> }]
  >([
    [
      'is out of reach',
      { status: 500, times: Infinity, body: { message: 'oops' }, headers: { 'retry-after': '0' } },
    ],
    [
      'is not found',
      { status: 404, times: 1, body: { message: 'No integration with ID 1 exists' } },
    ],
    ['is forbidden', { status: 403, times: 1, body: { message: 'Forbidden' } }],
    ['is empty', { status: 200, times: 1, body: '' }],
    ['is blank', { status: 200, times: 1, body: { script: ' \n' } }],
    ['is something else', { status: 200, times: 1, body: { ok: true } }],
  ])('whose script %s is not deregistered', async (_, fault) => {
    await registered(BOTH)
    world.immuta.faults.push({ kind: 'status', method: 'POST', path: SCRIPT_PATH, ...fault })
    const { run, writes } = await pushed(DEV)
    expect([run.exitCode, run.outputs['failure-reason'], run.outputs['changed']]).toEqual([
      1,
      'delete-refused',
      'false',
    ])
    expect(writes.filter((write) => write !== SCRIPT)).toEqual([])
    expect(world.immuta.connections.has('prod-lakehouse')).toBe(true)
    expect(notes(run, 'errors')).toEqual(['delete-refused'])
    expect(scripts(run)).toEqual({})
  })

  test('whose script holds a secret: that is in the file only', async () => {
    await registered(BOTH)
    const sql = `-- client secret ${SECRETS.CONNECTION_DEV_TOKEN}\n${DROP}\n`
    world.immuta.faults.push({
      kind: 'status',
      status: 200,
      method: 'POST',
      path: SCRIPT_PATH,
      body: sql,
    })
    const { run, writes } = await pushed(DEV)
    expect([run.exitCode, writes]).toEqual([0, [SCRIPT, DELETE]])
    expect(scripts(run)).toEqual({ 'prod-lakehouse.cleanup.sql': { text: sql, mode: 0o600 } })
    expect(run.summary).not.toContain(DROP)
    expect(run.summary).toContain('holds a secret')
  })

  test('in a file that a key moved to is not removed', async () => {
    await registered(PROD)
    const { run, writes } = await pushed({ 'connections/team/prod.yml': m2m() })
    expect([run.exitCode, writes]).toEqual([0, []])
  })

  test('in a push too long for GitHub to list is seen all the same', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`notes/${index}.md`, 'x']),
    )
    await registered(BOTH)
    const since = mark(world)
    const { run, writes } = await pushed({ ...DEV, ...many })
    expect([run.exitCode, writes]).toEqual([0, [SCRIPT, DELETE]])
    // What main has unchanged is not asked for again.
    expect(
      world.github.requests
        .slice(since.github)
        .filter(({ path }) => path.includes('/contents/'))
        .map(({ path }) => path.split('?')[0]),
    ).toEqual(['/repos/acme/governance/contents/connections%2Fprod.yml'])
  })

  test('beside an invalid spec is not deregistered', async () => {
    await registered(BOTH)
    const { run, writes } = await pushed({ 'connections/dev.yaml': `${pat()}x: 1\n` })
    expect([run.exitCode, run.outputs['failure-reason'], writes]).toEqual([1, 'invalid-spec', []])
  })
})

describe('a renamed key', () => {
  const renamed = { 'connections/prod.yml': m2m('lakehouse-prod', { catalog: 'prod_lakehouse_2' }) }

  test('is a removal and a creation, and the comment says so', async () => {
    await registered(PROD)
    const run = await world.pullRequest(7, renamed, allowed)
    expect(run.result).toMatchObject({
      connections: [
        { connectionKey: 'lakehouse-prod', action: 'create' },
        { connectionKey: 'prod-lakehouse', action: 'delete' },
      ],
    })
    expect([notes(run, 'warnings', 'lakehouse-prod'), notes(run, 'warnings')]).toEqual([
      ['key-changed', 'catalog-changed'],
      ['removed-spec'],
    ])
    expect(world.comments(7)[0]).toContain(
      "A key can't be renamed: this registers a new connection, with data sources of its own",
    )
  })

  test('with allow-delete registers the new one and deregisters the old one', async () => {
    await registered(PROD)
    const { run, writes } = await pushed(renamed)
    expect([run.exitCode, writes]).toEqual([0, ['POST /data/connection', SCRIPT, DELETE]])
    expect([...world.immuta.connections.keys()]).toEqual(['lakehouse-prod'])
  })

  test('that keeps its catalog: nobody is told to run the script that would drop it', async () => {
    await registered(PROD)
    const same = { 'connections/prod.yml': m2m('lakehouse-prod', { catalog: 'prod_lakehouse' }) }
    const plan = await world.pullRequest(7, same, allowed)
    expect(notes(plan, 'warnings', 'lakehouse-prod')).toEqual(['key-changed'])
    expect(world.comments(7)[0]).toContain(
      'clean-up script for `prod-lakehouse` would take it from the new one',
    )
    const { run } = await pushed(same)
    expect(run.exitCode).toBe(0)
    expect(run.summary).toContain(
      'Do not run the clean-up script `prod-lakehouse.cleanup.sql` as it is: it was made for the catalog that `lakehouse-prod` uses now.',
    )
    expect(run.summary).not.toContain('Run the clean-up script')
  })

  test('by default registers the new one and keeps the old one', async () => {
    await registered(PROD)
    const { run, writes } = await pushed(renamed, {})
    expect([run.exitCode, writes]).toEqual([0, ['POST /data/connection']])
    expect([...world.immuta.connections.keys()].sort()).toEqual([
      'lakehouse-prod',
      'prod-lakehouse',
    ])
  })
})

test("a script that holds the removed connection's own secret is only in the file", async () => {
  await world.push({ 'connections/prod.yml': m2m() }, { inputs: { wait: 'false' } })
  world.immuta.faults.push({
    kind: 'status',
    status: 200,
    path: /scripts\/delete$/,
    body: `-- ${SECRETS.CONNECTION_PROD_SECRET}`,
  })
  const run = await world.push({}, { inputs: { 'allow-delete': 'true' } })
  expect(run.exitCode).toBe(0)
  expect(run.summary).not.toContain(SECRETS.CONNECTION_PROD_SECRET)
  expect(run.summary).toContain('holds a secret')
})
