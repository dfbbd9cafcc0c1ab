import { describe, expect, test } from '@jest/globals'
import type { World } from '../../simulator/world.ts'
import { AS_THE_RUNNER } from '../running.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat } from './specs.ts'
import { transcript } from './transcript.ts'

let world: World
eachWorld((next) => {
  world = next
})

const FILES = { 'connections/prod.yml': m2m() }

const merge = (
  number: number | number[],
  files: Record<string, string>,
  inputs: Record<string, string> = {},
): ReturnType<World['merge']> => world.merge(number, files, { inputs })

const STRICT = { 'require-plan': 'true' }

describe('a merged pull request', () => {
  test('is applied as reviewed, and its comment tells the outcome and is closed', async () => {
    await world.pullRequest(7, FILES, AS_THE_RUNNER)
    const run = await world.merge(7, FILES, { inputs: STRICT, ...AS_THE_RUNNER })
    expect(run.exitCode).toBe(0)
    expect(world.immuta.connections.size).toBe(1)
    expect(world.comments(7)).toHaveLength(1)
    expect(
      transcript(world, run, { pull: 7 })
        .split('--- Immuta')[0]
        ?.replace(/\d{4}-\d\d-\d\dT[\d:]+Z/, 'TIME'),
    ).toMatchSnapshot()
    // A later plan on the same pull request opens a new comment, and leaves the closed one as it is.
    const [closed] = world.comments(7)
    await world.pullRequest(7, FILES)
    expect(world.comments(7)).toHaveLength(2)
    expect(world.comments(7)[0]).toBe(closed)
  })

  test('whose spec was edited after the plan is refused, with the difference', async () => {
    await world.pullRequest(7, FILES)
    const edited = { 'connections/prod.yml': m2m('prod-lakehouse', { catalog: 'another' }) }
    const run = await merge(7, edited)
    expect([run.exitCode, run.outputs['failure-reason'], run.outputs['changed']]).toEqual([
      1,
      'plan-changed',
      'false',
    ])
    expect(world.immuta.writes()).toEqual([])
    expect(run.summary).toContain(
      '`nativeIntegration.config.catalog` was `prod_lakehouse`, now `another`',
    )
    expect(world.comments(7)[0]).toContain('**Not applied:** nothing was written.')
  })

  test('differs also by the name of a secret alone', async () => {
    await world.pullRequest(7, FILES)
    const run = await merge(7, {
      'connections/prod.yml': m2m().replace('CONNECTION_PROD_SECRET', 'CONNECTION_DEV_TOKEN'),
    })
    expect(run.outputs['failure-reason']).toBe('plan-changed')
    expect(world.immuta.writes()).toEqual([])
  })

  test('is applied when only comments and key order of the file changed', async () => {
    await world.pullRequest(7, FILES)
    const run = await merge(7, {
      'connections/prod.yml': `# a comment\n${m2m().replace('  technology: Databricks\n', '').replace('  authenticationType', '  technology: Databricks\n  authenticationType')}`,
    })
    expect(run.exitCode).toBe(0)
  })

  test("keeps its plan through a person's edit of the visible text, also with CRLF", async () => {
    await world.pullRequest(7, FILES)
    const [comment] = world.github.comments.get(7) ?? []
    if (comment !== undefined)
      comment.body = comment.body.replace('Ready once', 'LGTM').replaceAll('\n', '\r\n')
    const run = await merge(7, FILES, { 'require-plan': 'true' })
    expect(run.exitCode).toBe(0)
    expect(world.comments(7)[0]).toContain('✅ **Applied.**')
  })

  test('is not covered by a comment that somebody else planted', async () => {
    await world.pullRequest(7, FILES)
    const [comment] = world.github.comments.get(7) ?? []
    world.github.comments.set(7, [])
    world.github.addComment(7, { user: 'somebody', body: comment?.body ?? '' })
    const run = await merge(7, FILES, { 'require-plan': 'true' })
    expect(run.outputs['failure-reason']).toBe('plan-missing')
    expect(world.immuta.writes()).toEqual([])
  })

  test('without a plan comment is applied with a warning', async () => {
    await world.pullRequest(7, FILES, { inputs: { comment: 'never' } })
    const run = await merge(7, FILES)
    expect(run.exitCode).toBe(0)
    expect(run.result).toMatchObject({
      connections: [{ status: 'applied', warnings: [{ code: 'plan-missing' }] }],
    })
  })

  test('that failed is re-run: the same outcome is replaced, and the closed comment still counts', async () => {
    await world.pullRequest(7, FILES)
    world.immuta.faults.push({
      kind: 'status',
      status: 422,
      method: 'POST',
      path: /^\/data\/connection$/,
      body: { message: 'no metastore' },
    })
    const failed = await merge(7, FILES, { 'require-plan': 'true' })
    expect(failed.outputs['failure-reason']).toBe('register-failed')
    expect(world.comments(7)[0]).toContain(
      '❌ **Not applied:** 1 connection failed. Remove the cause',
    )
    expect(world.comments(7)[0]).not.toContain('Applied')
    const { sha } = world.main
    const again = await world.run(
      {
        event: 'push',
        payload: {
          before: '1'.repeat(40),
          after: sha,
          ref: 'refs/heads/main',
          repository: { default_branch: 'main' },
        },
        sha,
        inputs: { 'require-plan': 'true' },
      },
      FILES,
    )
    expect(again.exitCode).toBe(0)
    expect(world.comments(7)).toHaveLength(1)
    expect(world.comments(7)[0]).toContain('✅ **Applied.**')
    expect(world.comments(7)[0]).not.toContain('**Failed:**')
  })

  test('whose plan cannot be read stops the apply before its first write', async () => {
    await world.pullRequest(7, FILES)
    world.github.faults.push({
      kind: 'status',
      status: 500,
      times: Infinity,
      path: /\/pulls\b/,
      headers: { 'retry-after': '0' },
    })
    const run = await merge(7, FILES)
    expect(run.outputs['failure-reason']).toBe('github-unreachable')
    expect(world.immuta.writes()).toEqual([])
  })
})

describe('a list of comments', () => {
  const own = { id: 1, html_url: 'https://github.test/1', user: { login: 'github-actions[bot]' } }
  const odd: [what: string, list: unknown][] = [
    ['lists', [[]]],
    ['words', ['x']],
    ['numbers', [1]],
    ['nothing', [null]],
    ['empty objects', [{}]],
    ['comments without text', [own]],
    ['comments whose text is a number', [{ ...own, body: 5 }]],
    ['comments of a number', [{ ...own, body: 'x', user: { login: 5 } }]],
    ['comments of nobody by an empty name', [{ ...own, body: 'x', user: { login: '' } }]],
  ]
  const listing = (body: unknown): void => {
    const path = /\/issues\/7\/comments$/
    const fault = { kind: 'status', status: 200, method: 'GET', times: Infinity, path } as const
    world.github.faults.push({ ...fault, body: body })
  }

  test.each(odd)('that holds %s is not taken for none: nothing is written', async (_, list) => {
    await world.pullRequest(7, FILES)
    listing(list)
    const run = await merge(7, { 'connections/prod.yml': m2m('prod-lakehouse', { catalog: 'x' }) })
    expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'github-unreachable'])
    expect(world.immuta.writes()).toEqual([])
  })

  test.each(odd)('that holds %s is not taken for none: no comment is added', async (_, list) => {
    await world.pullRequest(7, FILES)
    listing(list)
    const run = await world.pullRequest(7, { ...FILES, 'connections/dev.yml': pat() })
    expect(run.exitCode).toBe(0)
    expect(run.annotations.map(({ message }) => message).join()).toContain('could not be written')
    expect(world.comments(7)).toHaveLength(1)
  })

  test('by somebody who is gone is read', async () => {
    await world.pullRequest(7, FILES)
    listing([{ ...own, body: 'x', user: null }])
    expect((await merge(7, FILES)).exitCode).toBe(0)
  })
})

test.each([
  ['a login that is a number', { viewer: { login: 5 } }],
  ['an empty login', { viewer: { login: '' } }],
  ['no viewer', { viewer: null }],
])(
  'GitHub says whose token it is with %s: the comment is missing, the plan is not',
  async (_, data) => {
    await world.pullRequest(7, FILES)
    const fault = { kind: 'status', status: 200, method: 'POST', times: Infinity } as const
    world.github.faults.push({ ...fault, path: /\/graphql$/, body: { data } })
    const run = await world.pullRequest(7, FILES)
    expect([run.exitCode, world.comments(7).length]).toEqual([0, 1])
    expect(run.annotations.map(({ message }) => message).join()).toContain(
      'does not say whose token',
    )
    expect((await merge(7, FILES)).outputs['failure-reason']).toBe('github-unreachable')
    expect(world.immuta.writes()).toEqual([])
  },
)

describe('a variable whose value stands in what is reviewed', () => {
  const changed = { 'connections/prod.yml': m2m('prod-lakehouse', { catalog: 'another' }) }

  test.each([
    ['the key', 'prod-lakehouse'],
    ['a part of the key', 'prod-lake'],
    ['the catalog', 'prod_lakehouse'],
    ['a part of key, file and catalog', 'lakehouse'],
    ['the file', 'connections/prod.yml'],
  ])('%s: what was reviewed is applied, and nothing else', async (_, value) => {
    const env = { CONNECTION_STAGE: value }
    await world.pullRequest(7, FILES, { env })
    const run = await world.merge(7, FILES, { env, inputs: STRICT })
    expect([run.exitCode, run.outputs['failure-reason']]).toEqual([0, ''])
    const { length } = world.immuta.writes()
    const shown = { 'connections/prod.yml': m2m('prod-lakehouse', { catalog: 'a_third' }) }
    await world.pullRequest(8, shown, { env })
    const other = await world.merge(8, changed, { env })
    expect(other.outputs['failure-reason']).toBe('plan-changed')
    expect(world.immuta.writes()).toHaveLength(length)
  })

  test('also where only the plan has it, or only the apply', async () => {
    const env = { CONNECTION_STAGE: 'lakehouse' }
    await world.pullRequest(7, FILES, { env })
    expect((await world.merge(7, FILES, { inputs: STRICT })).exitCode).toBe(0)
    await world.pullRequest(8, changed)
    const run = await world.merge(8, changed, { env, inputs: STRICT })
    expect(run.exitCode).toBe(0)
    expect(world.comments(8)[0]).toContain('✅ **Applied.**')
  })
})

test('a connection that the push did not touch is set right, and said to be a catch-up', async () => {
  await world.pullRequest(7, FILES)
  // The run of the merge was superseded before it began.
  world.main = world.mergeCommit(7, FILES)
  const run = await world.push({ ...FILES, 'README.md': 'x' }, { inputs: STRICT })
  expect(run.result).toMatchObject({
    connections: [
      { connectionKey: 'prod-lakehouse', status: 'applied', warnings: [{ code: 'catch-up' }] },
    ],
  })
})

test('a plan that shows retain does not allow a deletion', async () => {
  await world.push(FILES)
  await world.pullRequest(7, {})
  const run = await merge(7, {}, { 'allow-delete': 'true' })
  expect(run.outputs['failure-reason']).toBe('plan-changed')
  expect(world.immuta.connections.size).toBe(1)
})

describe('two pull requests in one push', () => {
  const DEV = { 'connections/dev.yml': pat() }
  const BOTH = { ...FILES, ...DEV }

  test('are each judged by their own plan, and each comment tells the outcome of what it showed', async () => {
    await world.pullRequest(7, FILES)
    await world.pullRequest(8, DEV)
    const run = await merge([7, 8], BOTH, { 'require-plan': 'true' })
    expect(run.exitCode).toBe(0)
    expect([...world.immuta.connections.keys()].sort()).toEqual(['dev-lakehouse', 'prod-lakehouse'])
    expect(
      [7, 8].map((number) =>
        world
          .comments(number)
          .map((body) => [
            body.includes('✅ **Applied.**'),
            body.includes('| `prod-lakehouse` | **registered** |'),
            body.includes('| `dev-lakehouse` | **registered** |'),
          ]),
      ),
    ).toEqual([[[true, true, false]], [[true, false, true]]])
  })

  test('are both held back when one of them is not what was reviewed', async () => {
    await world.pullRequest(7, FILES)
    await world.pullRequest(8, DEV)
    const run = await merge([7, 8], {
      ...FILES,
      'connections/dev.yml': pat().replace('immuta_exempt', 'everyone'),
    })
    expect(run.outputs['failure-reason']).toBe('plan-changed')
    expect(run.summary).toContain(
      '`nativeIntegration.config.groupPattern.deny` was `immuta_exempt`, now `everyone`',
    )
    expect(world.immuta.writes()).toEqual([])
  })
})

describe('a plan that main overtook', () => {
  const overtaken = async (): Promise<Record<string, string>> => {
    await world.push(FILES)
    await world.pullRequest(7, {
      'connections/prod.yml': m2m().replace('1a2b3c4d5e6f7a8b', '7777777777777777'),
    })
    // Meanwhile somebody else's change of the same spec is merged; Git merges both without a conflict.
    const moved = {
      'connections/prod.yml': m2m('prod-lakehouse', { settings: 'settings:\n  isActive: true\n' }),
    }
    await world.push(moved)
    return {
      'connections/prod.yml': moved['connections/prod.yml'].replace(
        '1a2b3c4d5e6f7a8b',
        '7777777777777777',
      ),
    }
  }

  test('is caught when it is merged as it is', async () => {
    const merged = await overtaken()
    const writes = world.immuta.writes().length
    const run = await merge(7, merged)
    expect(run.outputs['failure-reason']).toBe('plan-changed')
    expect(run.summary).toContain('`settings.isActive` was `false`, now `true`')
    expect(world.immuta.writes()).toHaveLength(writes)
  })

  test('is made again against the new main, and then applied', async () => {
    const merged = await overtaken()
    await world.pullRequest(7, merged)
    const diff = world.comments(7)[0]?.split('```diff')[1] ?? ''
    expect(diff.split('\n').filter((line) => /^[+-]/.test(line))).toEqual([
      '-  httpPath: /sql/1.0/warehouses/1a2b3c4d5e6f7a8b',
      '+  httpPath: /sql/1.0/warehouses/7777777777777777',
    ])
    const run = await merge(7, merged, { 'require-plan': 'true' })
    expect(run.exitCode).toBe(0)
  })
})
