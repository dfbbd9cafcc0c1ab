import { beforeEach, describe, expect, test } from '@jest/globals'
import {
  dispatchEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
} from '../../simulator/events.ts'
import { pullObject } from '../../simulator/github-objects.ts'
import type { RunResult } from '../../simulator/runner.ts'
import type { World } from '../../simulator/world.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat } from './specs.ts'

let world: World
eachWorld((next) => {
  world = next
})

const PROD = 'connections/prod.yml'
const DEV = 'connections/dev.yml'
const CHANGED = m2m().replace('1a2b3c4d5e6f7a8b', '7777777777777777')
const V1 = { [PROD]: m2m() }
const V2 = { [PROD]: CHANGED }
// Nobody waits for background jobs here.
const QUICK = { wait: 'false' }
const STRICT = { 'require-plan': 'true', ...QUICK }

const reasonOf = (run: RunResult): string | undefined => run.outputs['failure-reason']
const httpPath = (): unknown => world.immuta.connections.get('prod-lakehouse')?.body
/** Merges a pull request that holds `files`, planned as it is merged. */
const review = async (number: number, files: Record<string, string>): Promise<RunResult> => {
  await world.pullRequest(number, files)
  return world.merge(number, files, { inputs: STRICT })
}
/** Runs `mode: apply` by hand or by the clock, on main. */
const applyNow = (
  event: 'workflow_dispatch' | 'schedule',
  inputs: Record<string, string> = {},
): Promise<RunResult> =>
  world.run(
    {
      event,
      payload: event === 'schedule' ? scheduleEvent() : dispatchEvent(),
      inputs: { mode: 'apply', ...STRICT, ...inputs },
    },
    world.main.files,
  )

/** That a run wrote nothing, and why. */
function expectRefused(run: RunResult, reason: string): void {
  expect([run.exitCode, reasonOf(run), run.outputs['changed']]).toEqual([1, reason, 'false'])
  expect(world.immuta.connections.size).toBe(0)
}

describe('what was not reviewed does not become so', () => {
  const touchReadme = (inputs: Record<string, string> = STRICT): Promise<RunResult> =>
    world.push({ ...world.main.files, 'README.md': 'x' }, { inputs })

  test('when a later push touches something else: what was planned was not sent', async () => {
    await world.pullRequest(7, V1)
    expectRefused(await world.merge(7, V2), 'plan-changed')
    expectRefused(await touchReadme(), 'plan-changed')
    expectRefused(await touchReadme({}), 'plan-changed')
    expectRefused(await applyNow('workflow_dispatch', { 'require-plan': 'false' }), 'plan-changed')
  })

  test('when a later push touches something else: nobody planned it', async () => {
    expectRefused(await world.push(V1, { inputs: STRICT }), 'plan-missing')
    expectRefused(await touchReadme(), 'plan-missing')
  })

  test('when it came to main without a run', async () => {
    world.main = world.commit(V1, undefined, { message: 'a change [skip ci]' })
    expectRefused(await touchReadme(), 'plan-missing')
  })

  test.each(['workflow_dispatch', 'schedule'] as const)('on %s', async (event) => {
    world.main = world.commit(V1)
    expectRefused(await applyNow(event), 'plan-missing')
  })

  test('until a pull request shows it again', async () => {
    await world.pullRequest(7, V1)
    expectRefused(await world.merge(7, V2), 'plan-changed')
    const again = { [PROD]: `# as it is\n${CHANGED}` }
    expect(await review(8, again)).toMatchObject({ exitCode: 0 })
    // Main has this body already, so nothing differs: it is shown all the same.
    expect(world.comments(8)[0]).toContain('7777777777777777')
    expect(world.immuta.connections.size).toBe(1)
  })

  test('by a pull request that is not merged', async () => {
    await world.pullRequest(7, V1)
    const sha = world.github.pulls.get(7)?.head.sha ?? ''
    const before = world.main.sha
    world.main = { sha, files: V1 }
    const run = await world.runPush(world.main, before, { inputs: STRICT })
    expectRefused(run, 'github-unreachable')
  })

  test('by a pull request that its commit names, and that is not merged', async () => {
    await world.pullRequest(7, V1)
    const commit = world.commit(V1, undefined, { message: 'Looks merged (#7)' })
    const pull = world.github.pulls.get(7)
    if (pull) pull.mergeCommitSha = commit.sha
    const before = world.main.sha
    world.main = commit
    expectRefused(await world.runPush(commit, before, { inputs: STRICT }), 'github-unreachable')
  })

  test("by a fork's own pull request of the same number", async () => {
    await world.pullRequest(7, V1)
    const pull = world.github.pulls.get(7)
    const commit = (world.main = world.commit(V1))
    const theirs = { ...world.github.site, owner: 'mallory' }
    const body = pull && [pullObject(theirs, { ...pull, merged: true })]
    const path = /\/commits\/\w+\/pulls/
    world.github.faults.push({ kind: 'status', status: 200, body, path, times: Infinity })
    const run = await world.runPush(commit, '0'.repeat(40), { inputs: STRICT })
    expectRefused(run, 'plan-missing')
  })

  test('by a plan that shows of a connection only what Immuta shows', async () => {
    await review(7, V1)
    await world.push({}, { inputs: QUICK })
    const secret = { [PROD]: m2m().replace('CONNECTION_PROD_SECRET', 'CONNECTION_DEV_TOKEN') }
    await world.pullRequest(8, secret)
    expect(world.comments(8)[0]).toContain('${CONNECTION_DEV_TOKEN}')
  })

  test('by a plan that is made after the merge', async () => {
    await world.pullRequest(7, V1)
    expectRefused(await world.merge(7, V2, { inputs: STRICT }), 'plan-changed')
    const head = world.commit(V2)
    const pull = world.github.pulls.get(7)
    if (pull) pull.head.sha = head.sha
    const payload = pullRequestEvent({ number: 7, base: world.main.sha, head: head.sha })
    Object.assign(payload['pull_request'] as object, { state: 'closed', merged: true })
    await world.run({ event: 'pull_request', payload, sha: head.sha }, V2)
    expect(world.comments(7)).toHaveLength(1)
    expectRefused(await applyNow('workflow_dispatch'), 'plan-changed')
  })

  test('by a pull request into another branch', async () => {
    await world.pullRequest(7, V1)
    const pull = world.github.pulls.get(7)
    if (pull) pull.base.ref = 'staging'
    expectRefused(await world.merge(7, V1, { inputs: STRICT }), 'plan-missing')
  })
})

describe('what was reviewed stays so', () => {
  test.each(['workflow_dispatch', 'schedule'] as const)(
    'drift is set right by an apply on %s',
    async (event) => {
      await review(7, V1)
      const live = world.immuta.connections.get('prod-lakehouse')
      world.immuta.connections.delete('prod-lakehouse')
      const run = await applyNow(event)
      expect([run.exitCode, run.result]).toMatchObject([0, { connections: [{ warnings: [] }] }])
      expect(world.immuta.connections.get('prod-lakehouse')?.body).toEqual(live?.body)
    },
  )

  test('an apply that was cancelled is caught up by the next push', async () => {
    await world.pullRequest(7, V1)
    world.main = world.mergeCommit(7, V1)
    const run = await world.push({ ...V1, 'README.md': 'x' }, { inputs: STRICT })
    expect([run.exitCode, world.immuta.connections.size]).toEqual([0, 1])
  })

  test('the plan comment of an older merge keeps what it was told', async () => {
    await review(7, V1)
    const told = world.comments(7)
    world.immuta.connections.clear()
    await applyNow('schedule')
    expect(world.comments(7)).toEqual(told)
  })

  describe('however it is merged', () => {
    /** Pushes the commit that a merge made. */
    const land = (message: string, parents?: string[]): Promise<RunResult> => {
      const before = world.main.sha
      const commit = world.commit(V1, undefined, { message, ...(parents && { parents }) })
      world.github.mergePull(7, commit.sha)
      world.main = commit
      return world.runPush(commit, before, { inputs: STRICT })
    }

    test.each([
      ['squashed, or by a merge queue', 'Change (#7)'],
      ['rebased', 'Change'],
    ])('%s', async (_, message) => {
      await world.pullRequest(7, V1)
      expect(await land(message)).toMatchObject({ exitCode: 0 })
      expect(world.comments(7)[0]).toContain('✅ **Applied.**')
    })

    test('by a merge commit, where the branch made the last change of the file', async () => {
      await world.pullRequest(7, V1)
      const head = world.github.pulls.get(7)?.head.sha ?? ''
      const run = await land('Merge pull request #7 from acme/change', [world.main.sha, head])
      expect(run).toMatchObject({ exitCode: 0 })
    })

    test('by a merge commit that changes what was planned', async () => {
      await world.pullRequest(7, V2)
      const head = world.github.pulls.get(7)?.head.sha ?? ''
      const run = await land('Merge pull request #7 from acme/change', [world.main.sha, head])
      expectRefused(run, 'plan-changed')
    })

    test('as the first push of a branch', async () => {
      await world.pullRequest(7, V1)
      const commit = (world.main = world.mergeCommit(7, V1))
      const run = await world.runPush(commit, '0'.repeat(40), { inputs: STRICT })
      expect(run).toMatchObject({ exitCode: 0 })
    })
  })

  describe("GitHub's index lags behind the merge", () => {
    test.each([['empty'], ['unmerged']] as const)('one answer is %s', async (answer) => {
      await world.pullRequest(7, V1)
      world.github.lag.push(answer)
      expect(await world.merge(7, V1, { inputs: STRICT })).toMatchObject({ exitCode: 0 })
    })

    test.each([['empty'], ['unmerged']] as const)(
      'three answers are %s, and the message names no pull request',
      async (answer) => {
        await world.pullRequest(7, V1)
        world.github.lag.push(answer, answer, answer)
        const message = 'Rebased'
        const date = new Date().toISOString()
        const commit = world.commit(V1, undefined, { message, date })
        world.github.mergePull(7, commit.sha)
        const before = world.main.sha
        world.main = commit
        const run = await world.runPush(commit, before, { inputs: STRICT })
        expect(run).toMatchObject({ exitCode: 0 })
      },
    )

    test('a number in a message vouches only for the commit that merged it', async () => {
      await review(7, V1)
      const forged = world.commit(V2, undefined, { message: 'Looks harmless (#7)' })
      const before = world.main.sha
      world.main = forged
      const run = await world.runPush(forged, before, { inputs: STRICT })
      expect(reasonOf(run)).toBe('plan-missing')
    })
  })

  test('of several pull requests with one commit, the one that shows the spec counts', async () => {
    await world.pullRequest(6, { ...V1, 'README.md': 'x' })
    const other = world.github.comments.get(6)?.[0]
    if (other) other.body = 'edited by hand'
    await world.pullRequest(7, V1)
    expect(await world.merge([6, 7], V1, { inputs: STRICT })).toMatchObject({ exitCode: 0 })
  })
})

describe('an old run', () => {
  let first: World['main']
  beforeEach(async () => {
    await review(7, V1)
    first = world.main
  })
  const again = (): Promise<RunResult> =>
    world.runPush(first, '0'.repeat(40), { inputs: { ...STRICT, 'allow-delete': 'true' } })

  test('that is run again brings back no older state', async () => {
    await review(8, V2)
    const live = httpPath()
    const run = await again()
    expect([run.exitCode, run.result]).toMatchObject([
      0,
      { connections: [{ status: 'skipped', warnings: [{ code: 'superseded' }] }] },
    ])
    expect(httpPath()).toEqual(live)
    expect(run.summary).toContain('⚠️ **Nothing was written:** 1 connection left to a newer run.')
    expect(world.comments(7)[0]).toContain('⚠️ **Left to a newer run:** 1 of 1 connection.')
  })

  test('registers nothing again that was deregistered since', async () => {
    await world.pullRequest(8, { 'README.md': 'x' }, { inputs: { 'allow-delete': 'true' } })
    await world.merge(8, { 'README.md': 'x' }, { inputs: { ...STRICT, 'allow-delete': 'true' } })
    expect(world.immuta.connections.size).toBe(0)
    const run = await again()
    expect([run.exitCode, world.immuta.connections.size]).toEqual([0, 0])
  })

  test.each([
    ['in its file', PROD],
    ['in another file', 'connections/moved.yml'],
  ])('deregisters nothing whose spec is back %s', async (_, path) => {
    const empty = { 'README.md': 'x' }
    const inputs = { ...STRICT, 'allow-delete': 'true' }
    await world.pullRequest(8, empty, { inputs })
    const removal = world.mergeCommit(8, empty)
    const before = world.main.sha
    world.main = removal
    await review(9, { ...empty, [path]: `# back\n${m2m()}` })
    const run = await world.runPush(removal, before, { inputs })
    expect(run.exitCode).toBe(0)
    expect(world.immuta.connections.size).toBe(1)
  })

  test('still writes what the head says too', async () => {
    await review(8, { ...V1, [DEV]: pat() })
    world.immuta.connections.clear()
    const run = await again()
    expect([run.exitCode, [...world.immuta.connections.keys()]]).toEqual([0, ['prod-lakehouse']])
  })

  test.each([
    ['with other ancestors', () => []],
    ['to a sibling', () => world.github.history.get(first.sha)?.parents ?? []],
  ])('of a commit that the branch was forced away from writes nothing: %s', async (_, parents) => {
    world.main = world.commit({ ...V1, 'README.md': 'x' }, undefined, { parents: parents() })
    world.immuta.connections.clear()
    expectRefused(await again(), 'superseded')
  })

  test('of a branch that is gone writes nothing', async () => {
    world.immuta.connections.clear()
    world.github.branches.delete('main')
    expectRefused(await again(), 'superseded')
  })
})

describe('a forced push back', () => {
  test('counts every spec as changed, against what main was', async () => {
    await review(7, V1)
    const old = world.main
    await review(8, { ...V2, [DEV]: pat() })
    const { sha } = world.main
    world.main = old
    const run = await world.runPush(old, sha, { inputs: STRICT })
    expect(run.result).toMatchObject({
      connections: [
        { connectionKey: 'prod-lakehouse', action: 'update', status: 'applied' },
        { connectionKey: 'dev-lakehouse', action: 'retain' },
      ],
    })
  })
})

test.each([
  ['is there', ['update', 'retain'], () => undefined],
  [
    'is gone',
    ['unchanged'],
    (sha: string) => {
      const path = new RegExp(`/(git/trees|contents)/.*${sha}`)
      world.github.faults.push({ kind: 'status', status: 404, path, times: Infinity, body: {} })
    },
  ],
])('a push that GitHub does not compare, where the commit before %s', async (_, actions, lose) => {
  await world.push({ ...V1, [DEV]: pat() }, { inputs: QUICK })
  const before = world.main.sha
  const renamed = { [PROD]: m2m().replace('CONNECTION_PROD_SECRET', 'CONNECTION_DEV_TOKEN') }
  world.main = world.commit(renamed, undefined, { parents: [] })
  const path = /\/compare\//
  world.github.faults.push({ kind: 'status', status: 404, path, times: Infinity, body: {} })
  lose(before)
  const run = await world.runPush(world.main, before, { inputs: QUICK })
  const { connections } = run.result as { connections: { action: string }[] }
  expect(connections.map(({ action }) => action)).toEqual(actions)
})

test('specs that were not checked out are not removed by a forced push', async () => {
  await world.push({ ...V1, [DEV]: pat() }, { inputs: QUICK })
  const other = world.commit({ ...world.main.files, 'a.txt': 'x' }, undefined, { parents: [] })
  const { sha } = world.main
  const payload = pushEvent({ before: other.sha, after: sha })
  const inputs = { 'allow-delete': 'true', ...QUICK }
  const run = await world.run({ event: 'push', payload, sha, inputs }, V1)
  expect([reasonOf(run), world.immuta.connections.size]).toEqual(['config', 2])
})

describe('the gate fails closed', () => {
  test('a first page that is empty is not the last', async () => {
    await world.pullRequest(7, V1, { inputs: { comment: 'never' } })
    world.github.addComment(7, { user: 'mona', body: 'First.' })
    await world.pullRequest(7, V1)
    world.github.pageSizeCap = 1
    const path = /\/issues\/7\/comments/
    const headers = { link: `<${world.github.url}/x?page=2>; rel="next"` }
    const fault = { kind: 'status', status: 200, body: [], path, headers, method: 'GET' } as const
    world.github.faults.push(fault)
    expect(reasonOf(await world.merge(7, V2, { inputs: QUICK }))).toBe('plan-changed')
    expect(world.immuta.connections.size).toBe(0)
  })

  const PATHS: [string, RegExp][] = [
    ['the commits of a file', /\/commits$/],
    ['the pull requests of a commit', /\/commits\/\w+\/pulls/],
    ['the comments', /\/issues\/7\/comments/],
    ['the head of the branch', /\/git\/ref\//],
  ]
  const ANSWERS: [string, number, unknown][] = [
    ['403', 403, { message: 'Resource not accessible by integration' }],
    ['an object', 200, { message: 'moved' }],
    ['a list of nothing that can be read', 200, [null]],
  ]
  test.each(PATHS.flatMap(([what, path]) => ANSWERS.map((answer) => [what, ...answer, path])))(
    '%s: %s',
    async (_what, _answer, status, body, path) => {
      await world.pullRequest(7, V1)
      const fault = { kind: 'status', status, body, path, times: Infinity, method: 'GET' } as const
      world.github.faults.push(fault as never)
      expectRefused(await world.merge(7, V1, { inputs: QUICK }), 'github-unreachable')
    },
  )
})

describe('what the comment had no room to show', () => {
  const ids = Array.from({ length: 4000 }, (_, at) => `      - "${String(10 ** 15 + at)}"\n`)
  const HUGE = pat().replace('    workspaceIds: ["1234567890123456"]\n', () => {
    return `    workspaceIds:\n${ids.join('')}`
  })
  const files = { ...V1, [DEV]: HUGE }

  test('is not reviewed; what it did show is', async () => {
    await world.pullRequest(7, files)
    expect(world.comments(7)[0]?.length).toBeLessThan(65_537)
    const run = await world.merge(7, files, { inputs: STRICT })
    expectRefused(run, 'plan-missing')
    expect(run.result).toMatchObject({
      connections: [
        { connectionKey: 'dev-lakehouse', errors: [{ code: 'plan-missing' }] },
        { connectionKey: 'prod-lakehouse', errors: [] },
      ],
    })
    expect(run.summary).toContain('The plan comment did not show it whole')
  })

  test('keeps a plan from being called ready, where apply must find it', async () => {
    const said = 'The comment has no room to show 1 connection whole, and with `require-plan`'
    const plan = await world.pullRequest(7, files, { inputs: STRICT })
    expect([plan.exitCode, plan.outputs['failure-reason']]).toEqual([1, 'plan-missing'])
    expect(plan.result).toMatchObject({ failureReason: 'plan-missing' })
    expect(plan.annotations).toContainEqual({
      kind: 'error',
      message: expect.stringContaining(said),
      properties: { title: 'plan-missing' },
    })
    for (const text of [world.comments(7)[0], plan.summary])
      expect(text).toContain(`❌ **Not ready to merge.** ${said}`)
    const one = await world.pullRequest(7, V1, { inputs: STRICT })
    expect(one.exitCode).toBe(0)
    expect(world.comments(7)[0]).toContain('**Ready once')
  })

  test('can be sent no later either, which the comment says though nothing changes', async () => {
    await world.push(files, { inputs: QUICK })
    world.main = world.commit({})
    const said = '1 connection of these would not change, but with `require-plan` apply sends'
    const plan = await world.pullRequest(7, files, { inputs: STRICT })
    expect(plan.exitCode).toBe(0)
    expect(world.comments(7)[0]).toContain(said)
    await world.merge(7, files, { inputs: STRICT })
    const forced = { ...STRICT, 'force-update': 'true' }
    const run = await world.push(files, { inputs: forced })
    expect([reasonOf(run), run.outputs['changed']]).toEqual(['plan-missing', 'false'])
    await world.pullRequest(8, files, { inputs: QUICK })
    expect(world.comments(8).join('')).not.toContain('would not change, but')
  })

  test('is a warning without `require-plan`', async () => {
    const plan = await world.pullRequest(7, files)
    expect([plan.exitCode, plan.annotations.filter(({ kind }) => kind === 'error')]).toEqual([
      0,
      [],
    ])
    const run = await world.merge(7, files, { inputs: QUICK })
    expect([run.exitCode, world.immuta.connections.size]).toEqual([0, 2])
    expect(run.stdout).toContain('did not show it whole')
  })
})

describe('what apply would do with the same inputs', () => {
  const force = { ...QUICK, 'force-update': 'true', 'allow-delete': 'true' }
  const both = { ...V1, [DEV]: pat() }

  test('a plan with `force-update` shows, whatever the change touches', async () => {
    await world.push(both, { inputs: QUICK })
    const readme = { ...both, 'README.md': 'x' }
    const plan = await world.pullRequest(7, readme, { inputs: force })
    expect(plan.result).toMatchObject({ summary: { update: 2 } })
    const narrow = await world.pullRequest(7, readme, { inputs: { ...force, 'max-changes': '1' } })
    expect(reasonOf(narrow)).toBe('too-many-changes')
    const run = await world.merge(7, readme, { inputs: { ...force, 'max-changes': '1' } })
    expect(reasonOf(run)).toBe('too-many-changes')
  })
})

test('an old plan is not told that a newer commit was not checked out', async () => {
  const old = world.commit(V1)
  await world.pullRequest(7, { ...V1, [DEV]: pat() })
  const [first = ''] = world.comments(7)
  const payload = pullRequestEvent({ number: 7, base: world.main.sha, head: old.sha })
  const run = await world.run({ event: 'pull_request', payload, sha: old.sha }, V1)
  expect([run.exitCode, reasonOf(run)]).toEqual([0, ''])
  expect(run.stdout).toContain('the pull request has a newer commit, which has its own')
  expect(world.comments(7)).toEqual([first])
})

test.each([
  ['the head of the branch', /\/git\/ref\/heads/, true],
  ['who reviewed it', /\/commits$/, false],
])('an apply that cannot read %s still tells all that it checked', async (_, path, knowsPull) => {
  await world.pullRequest(7, V1)
  world.github.faults.push({ kind: 'status', status: 403, times: Infinity, path, body: {} })
  const run = await world.merge(7, V1, { inputs: STRICT })
  expectRefused(run, 'github-unreachable')
  expect(run.result).toMatchObject({
    summary: { create: 1 },
    connections: [
      {
        status: 'skipped',
        dryRun: { status: 'passed' },
        errors: [{ code: 'github-unreachable', message: expect.stringContaining('HTTP 403') }],
      },
    ],
  })
  expect(run.summary).toMatch(/❌ \*\*Nothing was written\.\*\* The (head|review) /)
  // Once, and not again among the errors of the run.
  expect(run.summary.match(/could not be read/g)).toHaveLength(1)
  expect(run.annotations.filter(({ kind }) => kind === 'error')).toHaveLength(1)
  // Without the look-up nobody knows which pull request to tell.
  const [comment = ''] = world.comments(7)
  expect(comment.includes('❌ **Not applied:** nothing was written. The head')).toBe(knowsPull)
})

test.each([
  [
    'is not wanted',
    { comment: 'never' },
    'Input `comment` is `never`: no plan comment is written.',
  ],
  ['is refused', {}, 'The plan comment could not be written;'],
])('a plan whose comment %s says that apply will refuse it', async (_, inputs, said) => {
  const says = async (more: Record<string, string>): Promise<string[]> => {
    const body = { message: 'Resource not accessible by integration' }
    world.github.faults.push({
      kind: 'status',
      status: 403,
      method: 'POST',
      path: /comments/,
      body,
    })
    const run = await world.pullRequest(7, V1, { inputs: { ...inputs, ...more } })
    expect([run.exitCode, run.outputs['comment-url']]).toEqual([0, ''])
    return run.annotations.map(({ message }) => message).filter((text) => text.includes(said))
  }
  const refused = / With `require-plan`, apply then writes nothing\.$/
  expect(await says(STRICT)).toEqual([expect.stringMatching(refused)])
  expect((await says(QUICK)).join('')).not.toMatch(refused)
  await world.push(V1, { inputs: QUICK })
  expect((await says(STRICT)).join('')).not.toMatch(refused)
})

test('a plan by another identity is reported, and never used', async () => {
  await world.pullRequest(7, V1)
  world.github.login = 'immuta-app[bot]'
  const run = await world.merge(7, V1, { inputs: STRICT })
  expectRefused(run, 'plan-missing')
  expect(run.summary).toContain('The plan comment there is by `github-actions[bot]`')
})

describe('a spec that the commit does not hold', () => {
  const codesOf = ({ result }: RunResult): unknown =>
    (result as { connections: { warnings: { code: string }[] }[] }).connections.map(
      ({ warnings }) => warnings.map(({ code }) => code),
    )

  test('is shown by a plan that changes something else', async () => {
    await review(7, V1)
    const head = world.commit({ ...V1, 'README.md': 'x' })
    world.github.openPull({ number: 8, base: { sha: world.main.sha }, head: { sha: head.sha } })
    const run = await world.run(
      {
        event: 'pull_request',
        payload: pullRequestEvent({ number: 8, base: world.main.sha, head: head.sha }),
        sha: head.sha,
      },
      V2,
    )
    expect(run.result).toMatchObject({ connections: [{ action: 'update' }] })
    expect(codesOf(run)).toEqual([['not-in-commit']])
    expect(world.comments(8)[0]).toContain('not-in-commit')
  })

  test.each([
    ['that differs', V2, 'plan-changed'],
    ['that is nowhere in Git', { ...V1, [DEV]: pat() }, 'plan-missing'],
  ])('%s is judged like a change', async (_, workspace, reason) => {
    await world.pullRequest(7, V1)
    const before = world.main.sha
    world.main = world.mergeCommit(7, V1)
    const { sha } = world.main
    const run = await world.run(
      { event: 'push', payload: pushEvent({ before, after: sha }), sha, inputs: STRICT },
      workspace,
    )
    expectRefused(run, reason)
  })

  test.each([
    ['with other line ends', m2m().replaceAll('\n', '\r\n'), m2m()],
    ['with the line ends of the commit', m2m(), m2m().replaceAll('\n', '\r\n')],
  ])('is not one %s', async (_, here, there) => {
    world.main = world.commit({ [PROD]: there })
    const { sha } = world.main
    const run = await world.run(
      { event: 'workflow_dispatch', payload: dispatchEvent(), sha, inputs: { mode: 'plan' } },
      { [PROD]: here },
    )
    expect(codesOf(run)).toEqual([[]])
  })

  test.each([
    ['the merge commit', 0],
    ['the head', 1],
  ])('is none that %s holds', async (_, index) => {
    const [merge, head] = [world.commit({ ...V1, 'README.md': 'x' }), world.commit(V2)]
    world.github.openPull({ number: 8, base: { sha: world.main.sha }, head: { sha: head.sha } })
    const payload = pullRequestEvent({ number: 8, base: world.main.sha, head: head.sha })
    const workspace = [merge, head][index]?.files ?? {}
    const run = await world.run({ event: 'pull_request', payload, sha: merge.sha }, workspace)
    expect(codesOf(run)).toEqual([[]])
  })

  test('is found in a repository too large for one listing', async () => {
    world.github.treeLimit = 1
    world.main = world.commit({ 'a.txt': 'x', ...V1 })
    const { sha } = world.main
    const event = { event: 'workflow_dispatch', payload: dispatchEvent(), sha, inputs: {} }
    expect(codesOf(await world.run(event, V1))).toEqual([[]])
    expect(codesOf(await world.run(event, V2))).toEqual([['not-in-commit']])
  })

  test('is no folder that is called like a spec, in such a repository', async () => {
    world.github.treeLimit = 1
    const files = { 'a.txt': 'x', 'connections/old.yml/notes.txt': 'x', ...V1 }
    const run = await world.push(files, { inputs: QUICK })
    expect([run.exitCode, world.immuta.connections.size]).toEqual([0, 1])
  })

  test('can not be told where GitHub does not show the commit: apply stops, plan warns', async () => {
    await world.pullRequest(7, V1)
    const hidden = { kind: 'status', status: 404, path: /\/git\/trees\//, times: Infinity } as const
    world.github.faults.push(hidden)
    expectRefused(await world.merge(7, V1, { inputs: QUICK }), 'github-unreachable')
    const run = await world.pullRequest(8, V2)
    expect(run.exitCode).toBe(0)
    expect(run.stdout).toContain('The files of the commit could not be listed.')
  })
})
