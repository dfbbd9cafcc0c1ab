import { afterEach, describe, expect, test } from '@jest/globals'
import { symbolicLink } from '../../simulator/github-trees.ts'
import { pullRequestEvent } from '../../simulator/events.ts'
import type { RunResult } from '../../simulator/runner.ts'
import type { World } from '../../simulator/world.ts'
import { AS_THE_RUNNER } from '../running.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat, SECRETS } from './specs.ts'
import { log, mark, transcript } from './transcript.ts'

let world: World
eachWorld((next) => {
  world = next
})
afterEach(() => {
  // In every scenario: a plan writes nothing.
  expect(world.immuta.writes()).toEqual([])
})

type Result = {
  connections: Record<string, unknown>[]
  failureReason: string | null
  summary: Record<string, number>
}
const serial = { inputs: { concurrency: '1' } }
/** What a golden text shows comes of a process of its own. */
const golden = { ...serial, ...AS_THE_RUNNER }

describe('a pull request', () => {
  test('that adds two connections is planned, tried and shown', async () => {
    const run = await world.pullRequest(
      7,
      { 'connections/prod.yml': m2m(), 'connections/dev.yaml': pat() },
      golden,
    )
    expect(transcript(world, run, { pull: 7 })).toMatchSnapshot()
  })

  test('with mistakes in several files names each with its line, and still tries the good one', async () => {
    const files = {
      'connections/prod.yml': m2m(),
      'connections/bad.yml': pat('bad.key').replace(
        'technology: Databricks',
        'technology: Databricks\n  hostnme: x',
      ),
      'connections/literal.yml': pat('literal').replace(
        '${CONNECTION_DEV_TOKEN}',
        'dapi0123456789abcdef',
      ),
    }
    const run = await world.pullRequest(7, files, golden)
    expect(transcript(world, run, { pull: 7 })).toMatchSnapshot()
    expect(JSON.stringify([run.stdout, run.result, world.comments(7)])).not.toContain(
      'dapi0123456789abcdef',
    )
  })

  test('edits its comment in place, and finds it behind many others and an impostor', async () => {
    await world.pullRequest(7, { 'connections/prod.yml': m2m('first') }, serial)
    for (let index = 0; index < 120; index++)
      world.github.addComment(7, {
        user: 'somebody',
        body: index === 60 ? '<!-- immuta-connections:default -->\nplanted' : `comment ${index}`,
      })
    world.github.addComment(7, {
      user: 'somebody',
      body: '<!-- immuta-connections:default -->\nplanted last',
    })
    const run = await world.pullRequest(7, { 'connections/prod.yml': m2m('second') }, serial)
    const own = (world.github.comments.get(7) ?? []).filter(
      ({ user }) => user.login === 'github-actions[bot]',
    )
    expect(own).toHaveLength(1)
    expect(own[0]?.body).toContain('### `second`: register')
    expect(run.outputs['comment-url']).toBe(own[0]?.html_url)
    expect(world.comments(7).filter((body) => body.includes('planted'))).toHaveLength(2)
  })

  test('keeps the comments of two jobs apart', async () => {
    const files = { 'connections/prod.yml': m2m() }
    await world.pullRequest(7, files, { inputs: { 'comment-id': 'tenant-a' } })
    await world.pullRequest(7, files, { inputs: { 'comment-id': 'tenant-b' } })
    await world.pullRequest(7, files, { inputs: { 'comment-id': 'tenant-a' } })
    expect(world.comments(7).map((body) => body.split('\n')[0])).toEqual([
      '<!-- immuta-connections:tenant-a -->',
      '<!-- immuta-connections:tenant-b -->',
    ])
  })

  test('that changes a spec shows main against the head, and what is risky', async () => {
    const before = { 'connections/prod.yml': m2m(), 'connections/other.yml': pat() }
    world.main = world.commit(before)
    const changed = m2m('prod-lakehouse', {
      host: 'acme-new.cloud.databricks.com',
      catalog: 'moved',
      settings: 'settings:\n  isActive: true\n',
    })
    const run = await world.pullRequest(7, { ...before, 'connections/prod.yml': changed }, golden)
    expect(transcript(world, run, { pull: 7 })).toMatchSnapshot()
    const { connections } = run.result as Result
    expect(connections).toHaveLength(1)
    expect(connections[0]?.['changes']).toContainEqual({
      path: 'connection.hostname',
      op: 'replace',
      before: 'acme-prod.cloud.databricks.com',
      after: 'acme-new.cloud.databricks.com',
      sensitive: false,
    })
    expect(
      (connections[0]?.['warnings'] as { code: string }[]).map(({ code }) => code).sort(),
    ).toEqual(['activates-objects', 'catalog-changed', 'host-changed'])
  })

  test('that removes a spec says that the connection stays', async () => {
    world.main = world.commit({ 'connections/prod.yml': m2m(), 'connections/dev.yml': pat() })
    const run = await world.pullRequest(7, { 'connections/dev.yml': pat() }, serial)
    expect(run.result).toMatchObject({
      summary: { retain: 1, create: 0 },
      connections: [
        { connectionKey: 'prod-lakehouse', action: 'retain', warnings: [{ code: 'removed-spec' }] },
      ],
    })
    expect(run.outputs['changed']).toBe('false')
    expect(run.exitCode).toBe(0)
  })

  test('that moves a spec to another file removes nothing', async () => {
    world.main = world.commit({ 'connections/prod.yml': m2m() })
    const run = await world.pullRequest(7, { 'connections/team/prod.yml': m2m() }, serial)
    expect(run.result).toMatchObject({
      connections: [
        { connectionKey: 'prod-lakehouse', file: 'connections/team/prod.yml', changes: [] },
      ],
    })
  })

  test('from a fork is planned offline and passes when valid', async () => {
    world.github.readOnly = true
    const run = await world.pullRequest(
      7,
      { 'connections/prod.yml': m2m() },
      {
        fork: true,
        user: 'stranger',
        inputs: { 'immuta-api-key': '' },
        env: { CONNECTION_PROD_SECRET: '', CONNECTION_DEV_TOKEN: '' },
      },
    )
    expect(run.exitCode).toBe(0)
    expect(run.result).toMatchObject({
      connections: [
        { action: 'create', dryRun: { status: 'skipped' }, warnings: [{ code: 'secret-unset' }] },
      ],
    })
    expect(world.immuta.requests).toEqual([])
    expect(run.annotations.map(({ message }) => message).join('\n')).toContain(
      'forks and from Dependabot get no secrets',
    )
    expect(run.summary).toContain('Valid, but not tried against Immuta')
    expect(run.summary).toContain('1 new in Git')
    expect(run.summary).toContain('### `prod-lakehouse`: new in Git')
    expect(run.summary).not.toMatch(/to register|: register|Merging registers/)
    expect(log(run)).toContain('prod-lakehouse: new in Git')
    expect(world.comments(7)).toEqual([])
  })

  test('from a fork is not stopped by `max-changes`, as Immuta may have its connections', async () => {
    const run = await world.pullRequest(
      7,
      { 'connections/prod.yml': m2m(), 'connections/dev.yml': pat() },
      { fork: true, inputs: { 'immuta-api-key': '', 'max-changes': '1' } },
    )
    expect([run.exitCode, run.outputs['failure-reason']]).toEqual([0, ''])
    expect(run.annotations.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/^2 connections would be changed, more than .* does not count\.$/),
    )
    expect(run.summary).toContain('Valid, but not tried against Immuta')
  })

  test('from a fork fails when invalid', async () => {
    const run = await world.pullRequest(
      7,
      { 'connections/prod.yml': m2m('a.b') },
      { fork: true, inputs: { 'immuta-api-key': '' } },
    )
    expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'invalid-spec'])
  })

  test('on pull_request_target is read from the head commit, not from the workspace', async () => {
    const run = await world.pullRequest(
      7,
      { 'connections/team/prod.yml': m2m() },
      { event: 'pull_request_target' },
    )
    expect(run.result).toMatchObject({
      connections: [
        { connectionKey: 'prod-lakehouse', action: 'create', dryRun: { status: 'passed' } },
      ],
    })
  })

  test("on pull_request_target of a fork lets Immuta sign in at no stranger's host", async () => {
    const files = { 'connections/prod.yml': m2m() }
    const fork = { event: 'pull_request_target', fork: true, user: 'mallory' }
    const tried = (): number =>
      world.immuta.requests.filter(({ path }) => path === '/data/connection/test').length
    const run = await world.pullRequest(7, files, fork)
    expect([run.exitCode, tried()]).toEqual([0, 0])
    expect(run.result).toMatchObject({
      connections: [
        { action: 'create', dryRun: { status: 'skipped' }, warnings: [{ code: 'not-tried' }] },
      ],
    })
    expect(world.comments(7)[0]).not.toContain('accepted')
    const inputs = { 'allowed-hosts': 'acme-prod.cloud.databricks.com' }
    const named = await world.pullRequest(8, files, { ...fork, inputs })
    expect([named.exitCode, tried()]).toEqual([0, 1])
  })

  test('on pull_request_target does not follow a symbolic link of the head commit', async () => {
    const files = {
      'connections/prod.yml': m2m(),
      'connections/link.yml': symbolicLink('elsewhere/dev.yml'),
      'elsewhere/dev.yml': pat(),
    }
    const run = await world.pullRequest(7, files, { event: 'pull_request_target' })
    expect(run.outputs['failure-reason']).toBe('invalid-spec')
    expect(run.result).toMatchObject({
      connections: [
        { file: 'connections/link.yml', action: 'invalid', errors: [{ code: 'symbolic-link' }] },
        { file: 'connections/prod.yml', errors: [] },
      ],
    })
    expect(world.comments(7)[0]).not.toContain('adb-1234567890123456')
  })

  test('that touches no spec says so in one line', async () => {
    world.main = world.commit({ 'connections/prod.yml': m2m() })
    const files = { ...world.main.files, 'README.md': 'hello' }
    const run = await world.pullRequest(7, files)
    expect(run.exitCode).toBe(0)
    // The apply registers that spec, which no apply has seen: so nothing is said of the merge.
    expect(world.comments(7)[0]).toContain(
      '✅ **This change changes nothing in Immuta:** no spec is touched.',
    )
    expect(world.comments(7)[0]).toContain(
      '1 spec that this change does not touch was not looked at. Apply looks at it too:',
    )
    expect(world.comments(7)[0]).not.toMatch(/merg/i)
  })

  test('that is planned whole speaks of the merge', async () => {
    world.main = world.commit({ 'connections/prod.yml': m2m() })
    const files = { ...world.main.files, 'README.md': 'hello' }
    await world.pullRequest(7, files, { inputs: { scope: 'all' } })
    expect(world.comments(7)[0]).toContain('Merging registers 1 connection')
    expect(world.comments(7)[0]).not.toContain('not looked at')
    // An apply of what changed looks at no more either.
    await world.pullRequest(8, files, { inputs: { scope: 'changed' } })
    expect(world.comments(8)[0]).not.toContain('not looked at')
  })

  /** A pull request that adds a spec, as an event tells of it. */
  const opened = (more: object, ofBase: object = {}): Promise<RunResult> => {
    const number = 7
    const head = world.commit({ 'connections/prod.yml': m2m() })
    const base = { sha: world.main.sha }
    world.github.openPull({ number, base, head: { sha: head.sha }, user: 'octocat' })
    const payload = pullRequestEvent({ number, base: base.sha, head: head.sha, ...more })
    Object.assign((payload['pull_request'] as { base: object }).base, ofBase)
    return world.run({ event: 'pull_request', payload, sha: head.sha }, head.files)
  }

  test('into another branch than the default one does not speak of the merge', async () => {
    await opened({}, { ref: 'develop' })
    expect(world.comments(7)[0]).toContain('Applying registers 1 connection')
    expect(world.comments(7)[0]).not.toMatch(/merg/i)
  })

  test('that is closed gets no comment', async () => {
    const run = await opened({ action: 'closed' })
    expect([run.exitCode, world.comments(7)]).toEqual([0, []])
  })

  test('with comment: on-change stays silent until there is something to say, and never writes with never', async () => {
    const base = { 'connections/dev.yml': pat() }
    world.main = world.commit(base)
    const readme = { ...base, 'README.md': 'hello' }
    const added = { ...base, 'connections/prod.yml': m2m() }
    await world.pullRequest(7, readme, { inputs: { comment: 'on-change' } })
    await world.pullRequest(8, added, { inputs: { comment: 'never' } })
    expect([world.comments(7), world.comments(8)]).toEqual([[], []])
    await world.pullRequest(7, added, { inputs: { comment: 'on-change' } })
    await world.pullRequest(7, readme, { inputs: { comment: 'on-change' } })
    expect(world.comments(7)).toHaveLength(1)
    expect(world.comments(7)[0]).toContain('This change changes nothing in Immuta')
  })
})

describe("Immuta's dry run", () => {
  const cases: [string, { status: number; body: unknown }, 'passed' | 'failed', string[]][] = [
    ['2xx with nothing', { status: 204, body: '' }, 'passed', []],
    ...[
      { status: 'FAILED', message: 'no' },
      { state: 'error', message: 'no' },
      { statusCode: 500, message: 'no' },
      [{ name: 'a' }, { status: 'failed', message: 'no' }],
      { data: { status: 'failed', message: 'no' } },
      { data: [{ status: 'error', message: 'no' }] },
      { result: [{ success: false, message: 'no' }] },
      { success: 'false', message: 'no' },
      { result: { error: 'no' } },
    ].map((body): [string, { status: number; body: unknown }, 'failed', string[]] => [
      `2xx with ${JSON.stringify(body)}`,
      { status: 200, body },
      'failed',
      ['no'],
    ]),
    [
      '2xx whose validation failed',
      {
        status: 200,
        body: {
          validationResults: {
            status: 'failed',
            validationTests: [{ name: 'warehouse', status: 'failed', message: 'is stopped' }],
          },
        },
      },
      'failed',
      ['warehouse: is stopped'],
    ],
    [
      '2xx with a bare no',
      { status: 200, body: 'false' },
      'failed',
      ['Immuta reported a failure without a message.'],
    ],
    ['2xx with a bare word', { status: 200, body: '"failed"' }, 'failed', ['failed']],
    [
      '2xx with an error',
      { status: 200, body: { error: 'no metastore' } },
      'failed',
      ['no metastore'],
    ],
    [
      '2xx with success: false',
      { status: 200, body: { success: false, message: 'nope' } },
      'failed',
      ['nope'],
    ],
    [
      '400 with a message',
      { status: 400, body: { statusCode: 400, error: 'Bad Request', message: 'catalog is taken' } },
      'failed',
      ['catalog is taken'],
    ],
    [
      '422 with validation',
      { status: 422, body: { validation: [{ path: 'port', message: 'must be 443' }] } },
      'failed',
      ['must be 443'],
    ],
    [
      '409 for a new key',
      { status: 409, body: { message: 'already exists' } },
      'failed',
      ['already exists'],
    ],
    [
      '400 with HTML',
      { status: 400, body: '<html><body><h1>Bad</h1> gateway</body></html>' },
      'failed',
      ['Bad gateway'],
    ],
    [
      '418 with nothing',
      { status: 418, body: '' },
      'failed',
      ['Immuta refused the request (HTTP 418).'],
    ],
  ]
  test.each(cases)('%s', async (_, answer, status, messages) => {
    world.immuta.scenario.rejectDryRun.set('prod-lakehouse', answer)
    const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
    expect(run.result).toMatchObject({ connections: [{ dryRun: { status, messages } }] })
    expect([run.exitCode, run.outputs['failure-reason']]).toEqual(
      status === 'passed' ? [0, ''] : [1, 'dry-run-failed'],
    )
  })

  test.each<[string, { status: number; body: unknown }, string]>([
    ['409', { status: 409, body: { message: 'The catalog is in use' } }, 'passed'],
    ['the wording', { status: 400, body: { message: 'x already exists' } }, 'passed'],
    [
      'the wording beside another fault',
      {
        status: 400,
        body: { message: 'x already exists', validation: [{ message: 'The host is unknown' }] },
      },
      'failed',
    ],
  ])(
    '"already exists" for a connection that does, by %s, is told in its words',
    async (_, answer, status) => {
      world.immuta.scenario.rejectDryRun.set('prod-lakehouse', answer)
      world.immuta.seed({
        connectionKey: 'prod-lakehouse',
        connection: { technology: 'Databricks' },
        nativeIntegration: { config: {} },
      })
      const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
      const { message } = answer.body as { message: string }
      expect(run.result).toMatchObject({
        connections: [
          { action: 'unchanged', dryRun: { status, messages: expect.arrayContaining([message]) } },
        ],
      })
      expect(world.comments(7)[0]).toContain(message)
    },
  )

  test('that echoes the credential, in any form, does not get it printed', async () => {
    const secret = SECRETS.CONNECTION_PROD_SECRET
    const echo = [
      secret,
      Buffer.from(`x${secret}`).toString('base64'),
      encodeURIComponent(secret),
      JSON.stringify({ secret }),
    ].join(' | ')
    world.immuta.scenario.rejectDryRun.set('prod-lakehouse', {
      status: 400,
      body: { message: `bad credential ${echo}` },
    })
    const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
    expect(run.outputs['failure-reason']).toBe('dry-run-failed')
    expect(world.comments(7)[0]).toContain('bad credential')
    // The log before the runner's own masks, too.
    expect(
      run.stdout
        .split('\n')
        .filter((line) => !line.startsWith('::add-mask::') && line.includes(secret)),
    ).toEqual([])
  })

  test('whose message holds Markdown can not leave its block', async () => {
    world.immuta.scenario.rejectDryRun.set('prod-lakehouse', {
      status: 400,
      body: {
        message: '```\n@octocat <!-- immuta-connections:default --> \u202eevil\n::error::pwned',
      },
    })
    const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
    expect(world.comments(7)[0]).toContain('````text\n```\n@octocat')
    expect(world.comments(7)[0]).toContain('\\u202eevil')
    expect(log(run)).not.toMatch(/^::error::pwned/m)
  })
})

describe('other events', () => {
  test('a merge group is planned without a comment', async () => {
    const run = await world.mergeGroup({ 'connections/prod.yml': m2m() })
    expect(run.result).toMatchObject({ mode: 'plan', summary: { create: 1 } })
    expect(world.github.writes()).toEqual([])
  })

  test('a dispatch plans every spec', async () => {
    const files = { 'connections/prod.yml': m2m(), 'connections/dev.yml': pat() }
    const run = await world.run({ event: 'workflow_dispatch', payload: {} }, files)
    expect(run.result).toMatchObject({ mode: 'plan', summary: { create: 2 } })
  })

  test('a validation does not speak of creating', async () => {
    const run = await world.run(
      {
        event: 'push',
        payload: {
          before: 'a',
          after: 'b',
          ref: 'refs/heads/topic',
          repository: { default_branch: 'main' },
        },
      },
      { 'connections/prod.yml': m2m(), 'connections/dev.yml': pat() },
    )
    expect(log(run)).toContain('prod-lakehouse: valid')
    expect(log(run)).not.toContain('create')
    expect(run.summary).toContain('| Connection | Result | Look at |')
  })

  test('a push to another branch validates, without a single request', async () => {
    const since = mark(world)
    const run = await world.run(
      {
        event: 'push',
        payload: {
          before: 'a',
          after: 'b',
          ref: 'refs/heads/topic',
          repository: { default_branch: 'main' },
        },
        inputs: { 'immuta-url': '', 'immuta-api-key': '' },
      },
      { 'connections/prod.yml': m2m() },
    )
    expect(run.result).toMatchObject({
      mode: 'validate',
      connections: [{ action: 'unchanged', status: 'skipped' }],
    })
    expect(run.exitCode).toBe(0)
    expect(mark(world)).toEqual(since)
  })

  test.each([
    ['issue_comment', {}, 'set it to validate, plan, apply or drift'],
    ['pull_request', { mode: 'apply' }, 'apply runs on push'],
    ['workflow_dispatch', { 'immuta-api-key': '' }, '`immuta-api-key` is empty'],
    ['workflow_dispatch', { 'immuta-token': 'another-token-1' }, 'give one of the two'],
    ['workflow_dispatch', { 'immuta-url': 'http://immuta.example' }, 'must use https'],
    [
      'workflow_dispatch',
      { concurrency: '65' },
      '`concurrency` must be a whole number from 1 to 64',
    ],
    ['workflow_dispatch', { mode: 'deploy' }, '`mode` must be'],
  ])('%s with %j is a configuration error before any request', async (event, inputs, message) => {
    const payload = { pull_request: { number: 1, base: { sha: 'a' }, head: { sha: 'b' } } }
    const run = await world.run({ event, payload, inputs }, { 'connections/prod.yml': m2m() })
    expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'config'])
    expect(run.annotations.map(({ message: text }) => text).join('\n')).toContain(message)
    expect(run.summary).toContain('❌')
    expect(run.result).toMatchObject({ failureReason: 'config' })
    expect([...world.immuta.requests, ...world.github.requests]).toEqual([])
  })
})

describe('faults', () => {
  const fast = { headers: { 'retry-after': '0' } }

  test('a secret that is not set is an error on its line when the request needs it', async () => {
    const run = await world.pullRequest(
      7,
      { 'connections/prod.yml': m2m() },
      { env: { CONNECTION_PROD_SECRET: '' } },
    )
    expect(run.outputs['failure-reason']).toBe('invalid-spec')
    expect(run.annotations).toContainEqual(
      expect.objectContaining({
        kind: 'error',
        properties: expect.objectContaining({ file: 'connections/prod.yml', line: '9', col: '19' }),
      }),
    )
    expect(world.immuta.requests).toEqual([])
  })

  test.each([429, 500, 502, 503, 504])('HTTP %i is retried', async (status) => {
    world.immuta.faults.push(
      { kind: 'status', status, times: 3, path: /^\/data/, ...fast },
      { kind: 'status', status, path: '/bim', ...fast },
    )
    world.github.faults.push({ kind: 'status', status, times: 2, path: /\/files$/, ...fast })
    const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
    expect(run.result).toMatchObject({
      failureReason: null,
      connections: [{ dryRun: { status: 'passed' } }],
    })
  })

  test.each(['reset', 'truncate'] as const)('a %s is retried', async (kind) => {
    world.immuta.faults.push({ kind, path: /^\/data\/connection/, times: 2 })
    const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
    expect(run.exitCode).toBe(0)
  })

  test('a server that never recovers is unreachable, and never blamed on the spec', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 503,
      times: Infinity,
      path: '/data',
      ...fast,
    })
    const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
    expect(run.outputs['failure-reason']).toBe('immuta-unreachable')
    expect(run.result).toMatchObject({
      connections: [{ dryRun: { status: 'skipped' }, action: 'unknown' }],
    })
    expect(
      world.immuta.requests.filter(({ path }) => path === '/data/connection/test'),
    ).toHaveLength(5)
    expect(world.comments(7)[0]).toContain('could not be checked')
    expect(world.comments(7)[0]).toContain('### `prod-lakehouse`: not checked')
    expect(run.annotations[0]).toMatchObject({
      properties: { file: 'connections/prod.yml', line: '1' },
    })
  })

  test('a server that hangs is unreachable', async () => {
    world.immuta.faults.push({ kind: 'hang', times: Infinity, path: '/bim' })
    const run = await world.pullRequest(
      7,
      { 'connections/prod.yml': m2m() },
      { inputs: { timeout: '1' } },
    )
    expect(run.outputs['failure-reason']).toBe('immuta-unreachable')
  })

  test('403 on the look-up is an error, not a new connection', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 403,
      path: '/data/connection/prod-lakehouse',
      body: { message: 'Forbidden' },
    })
    const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
    expect(run.outputs['failure-reason']).toBe('immuta-unauthorized')
  })

  test('a wrong API key is refused once, for all connections', async () => {
    const run = await world.pullRequest(
      7,
      { 'connections/prod.yml': m2m(), 'connections/dev.yml': pat() },
      { inputs: { 'immuta-api-key': 'wrong-key-0123' } },
    )
    expect(run.outputs['failure-reason']).toBe('immuta-unauthorized')
    expect(world.immuta.requests.map(({ path }) => path)).toEqual(['/bim/apikey/authenticate'])
    expect(run.annotations).toEqual([
      expect.objectContaining({
        kind: 'error',
        message: expect.stringContaining('`immuta-api-key`'),
      }),
    ])
    expect(run.annotations[0]?.properties).not.toHaveProperty('file')
    expect(run.annotations[0]?.message).toContain('This concerns 2 connections.')
    for (const text of [run.summary, world.comments(7)[0] ?? '', log(run)])
      expect(text.split('does not accept the credential')).toHaveLength(2)
    expect(run.summary).toContain('**immuta-unauthorized** (2 connections)')
    expect(run.summary).toContain('### `prod-lakehouse`: not checked')
    expect(run.result).toMatchObject({
      connections: ['dev-lakehouse', 'prod-lakehouse'].map((connectionKey) => ({
        connectionKey,
        status: 'failed',
        errors: [{ code: 'immuta-unauthorized' }],
      })),
    })
  })

  test.each([
    { 'immuta-api-key': '', 'immuta-token': 'a-token-nobody-knows' },
    { 'immuta-url': 'http://127.0.0.1:1' },
  ])('what is wrong for all connections is said once: %j', async (inputs) => {
    const run = await world.pullRequest(
      7,
      { 'connections/prod.yml': m2m(), 'connections/dev.yml': pat() },
      { inputs },
    )
    expect(run.annotations).toHaveLength(1)
    expect(run.annotations[0]?.properties).not.toHaveProperty('file')
    expect(run.annotations[0]?.message).toMatch(
      /Check the input `immuta-.*(HTTP 401|ECONNREFUSED).*This concerns 2 connections\.$/,
    )
    expect(run.summary).toContain('(2 connections)')
  })

  test('an expired token is renewed once', async () => {
    // Look-up, dry run and script go side by side; one of them comes too late.
    world.immuta.scenario.tokenLifetimeRequests = 2
    const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
    expect(run.exitCode).toBe(0)
    expect(
      world.immuta.requests.filter(({ path }) => path === '/bim/apikey/authenticate'),
    ).toHaveLength(2)
  })

  test('a redirect is not followed', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 302,
      times: Infinity,
      path: '/data',
      headers: { location: 'http://127.0.0.1:1/' },
    })
    const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
    expect(run.outputs['failure-reason']).toBe('immuta-unreachable')
    expect(run.annotations[0]?.message).toContain('redirect, which is not followed')
  })

  test('a sign-in page with 200 is no dry run', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 200,
      times: Infinity,
      path: '/data/connection/test',
      body: '<!doctype html><title>Sign in</title>',
      headers: { 'content-type': 'text/html' },
    })
    const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
    expect(run.outputs['failure-reason']).toBe('immuta-unreachable')
  })

  test('a change that cannot be read fails the run', async () => {
    world.github.faults.push({
      kind: 'status',
      status: 403,
      times: Infinity,
      path: /\/files$/,
      body: { message: 'Resource not accessible by integration' },
    })
    const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
    expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'github-unreachable'])
    expect(run.annotations[0]?.message).toContain('permissions')
  })

  test.each(['null', '{}', '{"message":"hello"}', '[null]', '[{"filename":5}]'])(
    'a list of changed files that is %j is not "nothing changed"',
    async (body) => {
      const json = {
        status: 200,
        times: Infinity,
        body,
        headers: { 'content-type': 'application/json' },
      } as const
      world.github.faults.push({ kind: 'status', path: /\/files$/, ...json })
      const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
      expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'github-unreachable'])
      world.github.faults.push({ kind: 'status', path: /\/compare\//, ...json })
      expect(
        (await world.mergeGroup({ 'connections/prod.yml': m2m() })).outputs['failure-reason'],
      ).toBe('github-unreachable')
    },
  )

  test('a comment that cannot be written is a warning, and the summary has the plan', async () => {
    world.github.readOnly = true
    const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
    expect(run.exitCode).toBe(0)
    expect(run.annotations).toContainEqual(
      expect.objectContaining({
        kind: 'warning',
        message: expect.stringContaining('pull-requests: write'),
      }),
    )
    expect(run.summary).toContain('### `prod-lakehouse`: register')
  })

  test('a comment whose creation was cut off is not created twice', async () => {
    world.github.faults.push({ kind: 'reset', when: 'after', method: 'POST', path: /\/comments$/ })
    await world.pullRequest(7, { 'connections/prod.yml': m2m() })
    expect(world.comments(7)).toHaveLength(1)
  })

  test('more than ten errors: nine annotations and a count', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 14 }, (_, index) => [
        `connections/c${String(index).padStart(2, '0')}.yml`,
        m2m(`key.${index}`),
      ]),
    )
    const run = await world.pullRequest(7, files)
    const errors = run.annotations.filter(({ kind }) => kind === 'error')
    expect(errors).toHaveLength(10)
    expect(errors[9]?.message).toBe('19 more errors: see the log and the summary.')
  })

  test('three hundred connections fit in a comment, the failing one first', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [
        `connections/c${index}.yml`,
        m2m(`lakehouse-${index}`),
      ]),
    )
    world.immuta.brokenSecrets.clear()
    world.immuta.scenario.rejectDryRun.set('lakehouse-299', {
      status: 400,
      body: { message: 'refused' },
    })
    const run = await world.pullRequest(7, files, { inputs: { concurrency: '32' } })
    const body = world.comments(7)[0] ?? ''
    expect(body.length).toBeLessThan(65_536)
    expect(body).toContain('1 failed, 299 blocked')
    expect(body.indexOf('### `lakehouse-299`')).toBeLessThan(body.indexOf('### `lakehouse-0`'))
    expect(body).toMatch(/\*\*\d+ more sections\*\* did not fit here/)
    expect((body.match(/<details>/g) ?? []).length).toBe((body.match(/<\/details>/g) ?? []).length)
    expect(run.summary).toContain('### `lakehouse-150`')
  })
})
