import { createHash } from 'node:crypto'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { dispatchEvent, pullRequestEvent, scheduleEvent } from '../../simulator/events.ts'
import type { RunResult, SendSignal } from '../../simulator/runner.ts'
import type { World } from '../../simulator/world.ts'
import { AS_THE_RUNNER } from '../running.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat } from './specs.ts'

/*
 * The comment is true: what it says of the merge is what an apply with the same inputs does.
 */

let world: World
eachWorld((next) => {
  world = next
})

const PROD = 'connections/prod.yml'
const DEV = 'connections/dev.yml'
const QUICK = { wait: 'false', 'allow-delete': 'true' }
const comment = (pull = 7): string => world.comments(pull).at(-1) ?? ''
/** The lines of a comment's first part: what a reviewer reads first. */
const verdictOf = (body: string): string => /^(?:✅|⚠️|❌) .*$/m.exec(body)?.[0] ?? ''
const reasonOf = (run: RunResult): string | undefined => run.outputs['failure-reason']
const annotations = (run: RunResult, kind: 'error' | 'warning'): string[] =>
  run.stdout.split('\n').filter((line) => line.startsWith(`::${kind}`))
/** Puts specs on main and into Immuta. */
const land = async (files: Record<string, string>): Promise<void> => {
  const run = await world.push(files, { inputs: { ...QUICK, 'max-changes': '100' } })
  expect(run.exitCode).toBe(0)
}
const plan = (
  files: Record<string, string>,
  inputs: Record<string, string> = {},
): Promise<RunResult> => world.pullRequest(7, files, { inputs: { ...QUICK, ...inputs } })
const apply = (
  files: Record<string, string>,
  inputs: Record<string, string> = {},
): Promise<RunResult> => world.merge(7, files, { inputs: { ...QUICK, ...inputs } })

describe('while something stops the apply, nothing is said to be written', () => {
  const thirty = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [`connections/c${index}.yml`, m2m(`lake-${index}`)]),
  )

  test('more changes than `max-changes`: said once, by plan and by apply', async () => {
    const planned = await plan(thirty)
    expect([planned.exitCode, reasonOf(planned)]).toEqual([1, 'too-many-changes'])
    expect(comment()).toContain('## Immuta connections: 30 blocked\n')
    expect(verdictOf(comment())).toBe(
      '❌ **Not ready to merge:** 30 changes, more than `max-changes` allows. ' +
        '30 connections are blocked until then. Merging now would change nothing in Immuta.',
    )
    expect(comment().split('If that is meant, set `max-changes: 30`')).toHaveLength(2)
    expect(comment()).not.toMatch(/\*\*register|to register|Merging registers/)
    const applied = await apply(thirty)
    expect([applied.exitCode, reasonOf(applied)]).toEqual([1, 'too-many-changes'])
    expect(applied.summary.split('If that is meant, set `max-changes: 30`')).toHaveLength(2)
    for (const run of [planned, applied]) expect(annotations(run, 'error')).toHaveLength(1)
    expect(world.immuta.connections.size).toBe(0)
    expect(comment()).toMatch(/\n❌ \*\*Not applied:\*\* nothing was written\. 30 connections/)
  })

  test('one invalid spec: the others are blocked', async () => {
    const files = { [PROD]: m2m(), [DEV]: pat().replace('catalog: dev', 'catalog: 9') }
    expect((await plan(files)).exitCode).toBe(1)
    expect(verdictOf(comment())).toBe(
      '❌ **Not ready to merge:** 1 spec must be fixed. 1 other connection is blocked until then. ' +
        'Merging now would change nothing in Immuta.',
    )
    expect(comment()).toContain('### `prod-lakehouse`: blocked\n')
    expect(comment()).toContain('| `prod-lakehouse` | blocked |')
  })

  test('the apply that stopped says so in the comment', async () => {
    await plan({ [PROD]: m2m() })
    expect(comment()).toContain('Merging registers 1 connection')
    const before = world.main.sha
    const run = await apply({ [PROD]: m2m(), [DEV]: 'connectionKey: dev\n' })
    expect([run.exitCode, reasonOf(run)]).toEqual([1, 'invalid-spec'])
    expect(comment()).toMatch(/\n❌ \*\*Not applied:\*\* nothing was written\. .* a check failed/)
    expect(comment()).toMatch(/> `dev`, \*\*missing-key\*\* \(\[line 1\]/)
    expect(comment()).toContain('Fix the spec in another pull request.')
    // What the plan said of the merge is over.
    expect(comment()).toContain('<summary>The plan that was reviewed</summary>')
    expect(comment().split('</details>').length).toBe(comment().split('<details>').length)
    // A re-run tells it anew, and folds the same plan once.
    const shape = (): string => comment().replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, '')
    const first = shape()
    await world.runPush(world.main, before, { inputs: QUICK })
    expect(shape()).toBe(first)
  })

  test('also where the dry run refused, and where nobody planned it', async () => {
    await plan({ [PROD]: m2m() })
    world.immuta.scenario.rejectDryRun.set('prod-lakehouse', {
      status: 400,
      body: { message: 'no such warehouse' },
    })
    const run = await apply({ [PROD]: m2m() })
    expect([run.exitCode, reasonOf(run)]).toEqual([1, 'dry-run-failed'])
    expect(comment()).toContain('❌ **Not applied:** nothing was written.')
    expect(comment()).toContain('| `prod-lakehouse` | not registered: dry-run-failed |')
    expect(comment()).toContain('Remove the cause, and re-run the job.')
    const unplanned = await world.push({ [DEV]: 'connectionKey: dev\n' }, { inputs: QUICK })
    expect(reasonOf(unplanned)).toBe('invalid-spec')
  })

  test('a comment that can not be read then is a warning, not another failure', async () => {
    await plan({ [PROD]: m2m() })
    world.github.faults.push({ kind: 'status', status: 403, path: /\/commits/, times: Infinity })
    const run = await apply({ [PROD]: 'connectionKey: prod\n' })
    expect(reasonOf(run)).toBe('invalid-spec')
    expect(run.stdout).toContain('The pull request is not told that nothing was written.')
  })

  test('a secret that is not there is not blamed on the spec', async () => {
    const text = m2m('other').replace('immuta_prod', 'immuta_other')
    const run = await world.pullRequest(
      7,
      { [PROD]: m2m(), [DEV]: pat(), 'connections/bad.yml': text.replace('hostname', 'hostnme') },
      { inputs: QUICK, env: { CONNECTION_PROD_SECRET: '', CONNECTION_DEV_TOKEN: 'short' } },
    )
    expect([run.exitCode, reasonOf(run)]).toEqual([1, 'invalid-spec'])
    expect(comment()).toContain('## Immuta connections: 1 invalid, 2 not checked\n')
    expect(verdictOf(comment())).toContain(
      '1 spec must be fixed, 2 connections lack a usable secret.',
    )
    expect(comment()).toContain('### `prod-lakehouse`: not checked')
    expect(run.stdout).toContain('prod-lakehouse: failed (secret-unset)')
  })

  test('where Immuta can not be asked, nothing is claimed of the merge', async () => {
    world.immuta.faults.push({ kind: 'status', status: 401, times: Infinity })
    await plan({ [PROD]: m2m() })
    expect(comment()).toContain('## Immuta connections: 1 not checked\n')
    expect(verdictOf(comment())).toBe(
      '❌ **Not ready to merge:** 1 connection could not be checked. ' +
        'What merging would do is not known.',
    )
  })

  test('writes that were not begun are not called failed', async () => {
    const files = { [PROD]: m2m(), [DEV]: pat(), 'connections/lab.yml': pat('lab-lakehouse') }
    await plan(files)
    let cancel: SendSignal | undefined
    world.immuta.faults.push({
      kind: 'delay',
      delayMs: 300,
      method: 'POST',
      path: /\/data\/connection$/,
      onHit: () => cancel?.('SIGTERM'),
    })
    const run = await world.merge(7, files, {
      inputs: { concurrency: '1' },
      onStart: (send) => void (cancel = send),
    })
    expect([run.exitCode, reasonOf(run)]).toEqual([1, 'cancelled'])
    expect(comment()).toContain(
      '❌ **Applied in part:** 1 connection failed and 2 connections not started. ',
    )
  })

  test('one of two writes that failed is told with its reason and what comes next', async () => {
    const files = { [PROD]: m2m(), [DEV]: pat() }
    await plan(files)
    world.immuta.faults.push({
      kind: 'status',
      status: 400,
      method: 'POST',
      path: /\/data\/connection$/,
      body: { message: 'The catalog does not exist' },
    })
    const run = await apply(files, { concurrency: '1' })
    expect([run.exitCode, reasonOf(run)]).toEqual([1, 'register-failed'])
    expect(comment()).toContain(
      '❌ **Applied in part:** 1 connection failed. Remove the cause, and re-run the job: ' +
        'what is done is not done again.',
    )
    expect(comment()).toMatch(
      /> \[!CAUTION\]\n> `dev-lakehouse`, \*\*register-failed\*\* .*The catalog does not exist/,
    )
    expect(comment()).toContain('| `dev-lakehouse` | failed: register-failed |')
  })

  test('`update-existing: false` says that it is left', async () => {
    await land({ [PROD]: m2m() })
    await plan({ [PROD]: m2m().replace('1a2b3c', '9a2b3c') }, { 'update-existing': 'false' })
    expect(comment()).toContain('## Immuta connections: 1 left as it is\n')
    expect(verdictOf(comment())).toContain('Merging changes nothing in Immuta.')
  })
})

describe('an update shows what changes, unfolded', () => {
  beforeEach(() => land({ [PROD]: m2m() }))

  /** The diff that stands open. */
  const open = (): string[] =>
    /\*\*Changed:\*\*\n\n```diff\n([^]*?)\n```/.exec(comment())?.[1]?.split('\n') ?? []

  test('one field, below its parent key', async () => {
    await plan({ [PROD]: m2m().replace('1a2b3c4d5e6f7a8b', '9999999999999999') })
    expect(open()).toEqual([
      ' connection:',
      '-  httpPath: /sql/1.0/warehouses/1a2b3c4d5e6f7a8b',
      '+  httpPath: /sql/1.0/warehouses/9999999999999999',
    ])
    expect(verdictOf(comment())).toBe(
      "✅ **Ready to merge.** Merging updates 1 connection; Immuta's dry run accepted it.",
    )
  })

  test('another host once, and how many fields repeat it', async () => {
    await plan({ [PROD]: m2m().replaceAll('acme-prod.', 'acme-new.') })
    expect(open()).toEqual([
      ' connection:',
      '-  hostname: acme-prod.cloud.databricks.com',
      '+  hostname: acme-new.cloud.databricks.com',
      '   oAuthClientConfig:',
      '-    authorityUrl: https://acme-prod.cloud.databricks.com/oidc/v1/token',
      '+    authorityUrl: https://acme-new.cloud.databricks.com/oidc/v1/token',
    ])
    expect(comment()).toContain('<sub>2 more fields repeat one of these.</sub>')
  })

  test('another secret variable, which is warned of', async () => {
    await plan({ [PROD]: m2m().replace('CONNECTION_PROD_SECRET', 'CONNECTION_DEV_TOKEN') })
    expect(open()).toContain('-    clientSecret: ${CONNECTION_PROD_SECRET}')
    expect(open()).toContain('+    clientSecret: ${CONNECTION_DEV_TOKEN}')
    expect(verdictOf(comment())).toBe(
      '⚠️ **Ready once the new secret variable of `prod-lakehouse` is checked.** Merging updates 1 ' +
        "connection; Immuta's dry run accepted it. Read the warning first.",
    )
    expect(comment()).toContain('> **secret-changed** ([line 9]')
  })

  test('of a list only what comes and goes', async () => {
    const ids = (...list: number[]): string =>
      `${m2m()}    workspaceIds: [${list.map((id) => `"${id}"`).join(', ')}]\n`
    await land({ [PROD]: ids(1, 2, 3) })
    await plan({ [PROD]: ids(1, 3, 4) })
    expect(open().slice(-3)).toEqual(
      ['     workspaceIds:', '-      - "2"', '+      - "4"'].map((line) =>
        line.replace('     workspaceIds', '     workspaceIds'),
      ),
    )
    await plan({ [PROD]: ids(...Array.from({ length: 33 }, (_, index) => index + 1)) })
    expect(open()).toHaveLength(20)
    expect(comment()).toContain('<sub>13 more changed lines left out here.</sub>')
    await plan({ [PROD]: ids(3, 2, 1) })
    expect(open().at(-1)).toContain('# the same items, in another order')
  })

  test('where Immuta was changed by hand in the same field: all three values', async () => {
    const body = world.immuta.connections.get('prod-lakehouse')?.body as {
      connection: { httpPath: string }
    }
    body.connection.httpPath = '/sql/1.0/warehouses/byhand'
    await plan({ [PROD]: m2m().replace('1a2b3c4d5e6f7a8b', '9999999999999999') })
    expect(comment()).toContain(
      '- `connection.httpPath`: `/sql/1.0/warehouses/1a2b3c4d5e6f7a8b` in that spec, ' +
        '`/sql/1.0/warehouses/byhand` in Immuta, ' +
        '`/sql/1.0/warehouses/9999999999999999` after the merge',
    )
    expect(verdictOf(comment())).toMatch(
      /^⚠️ .* It overwrites what was changed in Immuta itself, in 1 connection\.$/,
    )
  })
})

describe('what destroys or redirects stands first, by name', () => {
  beforeEach(() => land({ [PROD]: m2m(), [DEV]: pat() }))

  const caution = (): string =>
    /\n> \[!CAUTION\]\n((?:>.*\n?)+)/.exec(comment())?.[1]?.replace(/^>\s?/gm, '') ?? ''

  test('deregistering', async () => {
    await plan({ [PROD]: m2m() })
    expect(verdictOf(comment())).toBe('⚠️ **Dangerous: merging deregisters `dev-lakehouse`.**')
    expect(caution()).toContain('`dev-lakehouse`, **removed-spec**')
    expect(caution()).toContain('Make sure first that nobody relies on them')
    expect(comment().split('**removed-spec**')).toHaveLength(2)
  })

  test('ten of many, and how many more; each is told once', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 11 }, (_, index) => [`connections/c${index}.yml`, m2m(`lake-${index}`)]),
    )
    await land({ [PROD]: m2m(), [DEV]: pat(), ...many })
    await plan({ [PROD]: m2m() })
    expect(verdictOf(comment())).toBe(
      '⚠️ **Dangerous: merging deregisters 12 connections.** Merging deregisters 12 connections.',
    )
    expect(caution().split('**removed-spec**')).toHaveLength(11)
    expect(caution()).toContain('2 more dangers in the sections below.')
    expect(comment().split('**removed-spec**')).toHaveLength(13)
  })

  test('another host: its script too', async () => {
    await plan({ [PROD]: m2m().replaceAll('acme-prod.', 'acme-new.'), [DEV]: pat() })
    expect(verdictOf(comment())).toBe(
      '⚠️ **Dangerous: merging sends the credential of `prod-lakehouse` to `acme-new.cloud.databricks.com`. ' +
        "Ready once Immuta's set-up script has been run.** Merging updates 1 connection; " +
        "Immuta's dry run accepted it.",
    )
    expect(comment()).toContain('**Before merging:**')
    expect(comment()).toContain('<summary>Script prod-lakehouse.sql</summary>')
  })

  test('a renamed key: two connections, and one word about the script', async () => {
    await plan({ [PROD]: m2m('new-key', { catalog: 'prod_lakehouse' }), [DEV]: pat() })
    expect(verdictOf(comment())).toContain(
      'Dangerous: merging deregisters `prod-lakehouse` and registers `new-key` under a new key.',
    )
    expect(caution()).toContain('would take it from the new one. Keep the key, or name a new')
    expect(caution()).toContain('do not run the clean-up script, which would take the catalog')
    expect(caution()).not.toContain('run the clean-up script in Databricks afterwards')
    // No script makes that ready.
    expect(comment()).not.toMatch(/Ready once|\*\*Before merging/)
  })

  test('activation, of a new connection only', async () => {
    const active = (key: string): string => m2m(key, { settings: 'settings:\n  isActive: true\n' })
    await plan({ [PROD]: active('prod-lakehouse'), [DEV]: pat(), 'connections/n.yml': active('n') })
    expect(verdictOf(comment())).toContain(
      'Dangerous: merging activates objects of `n`, which can revoke access. Ready once ' +
        "subscription policies are in place and Immuta's set-up script has been run.",
    )
    expect(comment()).toContain(
      '**Before merging:**\n\n- subscription policies for the data of `n` must be in place.\n- [Immuta',
    )
    expect(comment().split('**Before merging:**')).toHaveLength(2)
    expect(comment().split('**activates-objects**')).toHaveLength(2)
    expect(comment().split('`settings` take effect only when')).toHaveLength(2)
  })

  test('an "already exists" at another host tells nothing, and accepts nothing', async () => {
    world.immuta.scenario.rejectDryRun.set('prod-lakehouse', {
      status: 409,
      body: { message: 'A connection with this catalog already exists' },
    })
    const run = await plan({ [PROD]: m2m().replaceAll('acme-prod.', 'acme-new.'), [DEV]: pat() })
    expect(run.exitCode).toBe(0)
    expect(run.result).toMatchObject({ connections: [{ dryRun: { status: 'unknown' } }] })
    expect(verdictOf(comment())).toContain("; Immuta's dry run neither accepted nor refused it.")
    expect(verdictOf(comment())).toContain('Ready once it is known who uses that host and catalog')
    expect(comment()).toContain('A connection with this catalog already exists')
  })
})

test('a plan that was started by hand speaks of no merge', async () => {
  world.main = world.commit({ [PROD]: m2m(), [DEV]: pat() })
  const run = await world.run(
    { event: 'workflow_dispatch', payload: dispatchEvent(), inputs: { mode: 'plan' } },
    world.main.files,
  )
  expect(run.summary).toContain("**Ready once Immuta's set-up script has been run.** Applying reg")
  expect(run.summary).toContain('| Connection | On apply |')
  expect(run.summary).toContain('**Before applying:**')
  expect(run.summary).not.toMatch(/merg/i)
})

describe('one comment, of the newest commit', () => {
  /** How GitHub answered each: one that succeeded is not sent again. */
  const deletions = (): unknown[] =>
    world.github.requests.filter(({ method }) => method === 'DELETE').map(({ status }) => status)
  const V1 = { [PROD]: m2m() }
  const V2 = { [PROD]: m2m().replace('1a2b3c', '9a2b3c') }
  /** A run of a plan on an older commit of a pull request, as it was. */
  // Each in a process of its own: two at once meet when both start cold.
  const planOf = (sha: string, files: Record<string, string>): Promise<RunResult> =>
    world.run(
      {
        ...AS_THE_RUNNER,
        event: 'pull_request',
        payload: pullRequestEvent({ number: 7, base: world.main.sha, head: sha }),
        sha,
        inputs: QUICK,
      },
      files,
    )
  const headSha = (): string => world.github.pulls.get(7)?.head.sha ?? ''

  test('a re-run of an older plan writes nothing', async () => {
    await plan(V1)
    const older = headSha()
    await plan(V2)
    const shown = comment()
    const run = await planOf(older, V1)
    expect(run.exitCode).toBe(0)
    expect([world.comments(7), run.outputs['comment-url']]).toEqual([[shown], ''])
    expect(run.stdout).toContain('the pull request has a newer commit')
  })

  test('two plans at once leave one', async () => {
    await plan(V1)
    const sha = headSha()
    world.github.comments.clear()
    world.github.latencyMs = 60
    await Promise.all([planOf(sha, V1), planOf(sha, V1)])
    expect(world.comments(7)).toHaveLength(1)
  })

  test('two that are there already become one; a closed one and a foreign one stay', async () => {
    await plan(V1)
    const [body = ''] = world.comments(7)
    const { user } = world.github.comments.get(7)?.[0] ?? {}
    world.github.addComment(7, { user: String(user?.login), body })
    world.github.addComment(7, { user: 'mallory', body })
    await plan(V2)
    expect(world.comments(7)).toHaveLength(2)
    expect(world.comments(7).filter((one) => one.includes('9a2b3c'))).toHaveLength(1)
    await apply(V2)
    await plan(V1)
    expect(world.comments(7)).toHaveLength(3)
  })

  test('the one of the newer commit stays when the older is late', async () => {
    await plan(V1)
    const older = headSha()
    world.github.comments.clear()
    // The newer plan comes between this one's question and its comment.
    let newer: Promise<unknown> = Promise.resolve()
    world.github.faults.push({
      kind: 'delay',
      method: 'POST',
      path: /\/comments$/,
      delayMs: 4000,
      onHit: () => {
        newer = plan(V2)
      },
    })
    const run = await planOf(older, V1)
    await newer
    expect(run.exitCode).toBe(0)
    expect(world.comments(7)).toHaveLength(1)
    expect(deletions()).toEqual([204])
    expect(comment()).toContain('9a2b3c')
  })
})

describe('what does not fit is said to be missing, and the change itself fits first', () => {
  const swapped = m2m().replace('CONNECTION_PROD_SECRET', 'CONNECTION_DEV_TOKEN')
  const size = (): number => Array.from(comment()).length
  /** A spec of which the payload alone fills a comment. */
  const padded = (count: number): string =>
    `${m2m('big')}    workspaceIds:\n${Array.from(
      { length: count },
      (_, index) => `      - "10000000000000${index}"\n`,
    ).join('')}`

  test('a padded spec hides neither its own change nor its neighbour’s', async () => {
    await land({ [PROD]: m2m(), 'connections/big.yml': padded(3000) })
    await plan({
      [PROD]: swapped,
      'connections/big.yml': padded(3200).replace('CONNECTION_PROD_SECRET', 'CONNECTION_DEV_TOKEN'),
    })
    expect(size()).toBeLessThanOrEqual(65_536)
    expect(comment().split('+    clientSecret: ${CONNECTION_DEV_TOKEN}')).toHaveLength(4)
    expect(comment()).toContain('*Left out for want of room: the payload.*')
    expect(comment()).toContain(
      '**Not all is shown here:** 1 section cut. The [summary of the run]',
    )
    const run = await apply(
      { [PROD]: swapped, 'connections/big.yml': padded(3200) },
      { 'require-plan': 'true' },
    )
    expect(reasonOf(run)).toBe('plan-changed')
  })

  test('several scripts are spoken of as several', async () => {
    await plan({ [PROD]: m2m(), [DEV]: pat() })
    expect(comment()).toMatch(
      /for each new connection must have been run .* The scripts are below, and in /,
    )
  })

  test('scripts of which not all could be had are counted', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 422,
      path: '/integrations/scripts/create',
    })
    await plan({ [PROD]: m2m(), [DEV]: pat() })
    expect(comment()).toMatch(/ 1 of 2 is below, and in .*; the guide says how to get the rest\./)
  })

  test('a script that is left out is said to be nowhere but in its folder', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 200,
      body: `CREATE CATALOG a;\n${'-- padding\n'.repeat(8000)}`,
      path: '/integrations/scripts/create',
    })
    await plan({ [PROD]: m2m() })
    expect(size()).toBeLessThanOrEqual(65_536)
    expect(comment()).toContain('*Left out for want of room: the script.*')
    expect(comment()).not.toContain('It is below')
    expect(comment()).toContain(
      "It is in the folder that the step's output `script-directory` names.",
    )
  })

  test('25 keys of 4,000 characters', async () => {
    const long = (index: number): string =>
      Array.from({ length: 125 }, (_, part) =>
        createHash('sha256').update(`${index}/${part}`).digest('base64url').slice(0, 32),
      ).join('')
    const files = Object.fromEntries(
      Array.from({ length: 25 }, (_, index) => [
        `connections/c${index}.yml`,
        m2m('x', { catalog: `c${index}` }).replace(
          'connectionKey: x',
          `connectionKey: k${long(index)}`,
        ),
      ]),
    )
    const run = await plan(files)
    expect([run.exitCode, run.outputs['comment-url']]).toEqual([0, expect.stringContaining('http')])
    expect(size()).toBeLessThanOrEqual(65_536)
    expect(comment()).toMatch(/\*\*Not all is shown here:\*\* \d+ sections cut/)
    const strict = await apply(files, { 'require-plan': 'true' })
    expect([reasonOf(strict), world.immuta.connections.size]).toEqual(['plan-missing', 0])
    const lax = await apply(files)
    expect([lax.exitCode, world.immuta.connections.size]).toEqual([0, 25])
  })

  test('2,500 connections', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 2500 }, (_, index) => [
        `connections/team-${index}.yml`,
        m2m(`team-${index}`),
      ]),
    )
    const inputs = { 'max-changes': '3000', bootstrap: 'off', concurrency: '64' }
    const run = await plan(files, inputs)
    expect([run.exitCode, run.outputs['comment-url']]).toEqual([0, expect.stringContaining('http')])
    expect(size()).toBeLessThanOrEqual(65_536)
    expect(comment()).toMatch(/\*\*Not all is shown here:\*\* 2\d\d\d sections cut/)
  })
})

describe('a wrong glob is not green', () => {
  const typo = { specs: 'conn/*.yml' }
  const expectNoSpec = (run: RunResult): void => {
    expect([run.exitCode, reasonOf(run)]).toEqual([1, 'config'])
    expect(run.stdout).toContain('No file matches the input `specs` (conn/*.yml).')
  }

  test.each(['validate', 'plan', 'drift', 'apply'] as const)('in %s', async (mode) => {
    world.main = world.commit({ [PROD]: m2m() })
    const run = await world.run(
      {
        event: 'workflow_dispatch',
        payload: dispatchEvent(),
        inputs: { ...QUICK, ...typo, mode },
      },
      world.main.files,
    )
    expectNoSpec(run)
  })

  test('on a pull request and on a push', async () => {
    expectNoSpec(await plan({ [PROD]: m2m() }, typo))
    expectNoSpec(await apply({ [PROD]: m2m() }, typo))
    expect(world.immuta.connections.size).toBe(0)
  })

  test('the removal of the last spec is a change', async () => {
    await land({ [PROD]: m2m() })
    expect((await plan({ 'README.md': 'x' })).exitCode).toBe(0)
    expect(comment()).toContain('merging deregisters `prod-lakehouse`')
    expect((await apply({ 'README.md': 'x' })).exitCode).toBe(0)
    expect(world.immuta.connections.size).toBe(0)
  })

  test('a file beside the specs that declares a connection is named', async () => {
    const run = await plan({
      [PROD]: m2m(),
      'connections/new.json': '{ "connectionKey": "new", "connection": {} }',
      'connections/b.YML': m2m('b'),
      'connections/team/c.yaml.json': '{\n  "connectionKey": "c"\n}',
      'connections/.draft.json': '{ "connectionKey": "draft" }',
      'connections/settings.json': '{ "theme": "connectionKey" }',
    })
    expect(run.exitCode).toBe(0)
    const files = annotations(run, 'warning').filter((line) => line.includes('title=not-a-spec'))
    expect(files.map((line) => /file=([^:,]*)/.exec(line)?.[1])).toEqual([
      'connections/.draft.json',
      'connections/b.YML',
      'connections/new.json',
      'connections/team/c.yaml.json',
    ])
    expect(files[1]).toContain(
      '::`connections/b.YML` declares a `connectionKey`, but no glob of the input `specs` selects it, so it is no spec: rename it, or add a glob.',
    )
  })
})

test('`allow-delete` in the apply workflow only: what to do is said, and leads somewhere', async () => {
  await land({ [PROD]: m2m(), [DEV]: pat() })
  await plan({ [PROD]: m2m() }, { 'allow-delete': 'false' })
  const run = await apply({ [PROD]: m2m() }, { 'require-plan': 'true' })
  expect([run.exitCode, reasonOf(run)]).toEqual([1, 'plan-changed'])
  expect(run.stdout).toContain(
    'The plan on pull request 7 showed that the connection is not deregistered, and this apply would deregister it: the input `allow-delete` must have the same value for plan and apply. To keep it, take the value away here; to deregister it, give the value to the plan, restore the spec, and remove it in another pull request.',
  )
  // The advice is followed: restored, then removed with the value for both.
  for (const [pull, files] of [
    [8, { [PROD]: m2m(), [DEV]: pat() }],
    [9, { [PROD]: m2m() }],
  ] as const) {
    await world.pullRequest(pull, files, { inputs: QUICK })
    const merged = await world.merge(pull, files, { inputs: { ...QUICK, 'require-plan': 'true' } })
    expect(merged.exitCode).toBe(0)
  }
  expect([...world.immuta.connections.keys()]).toEqual(['prod-lakehouse'])
})

test('drift points at the line of the spec that Immuta differs from', async () => {
  await land({ [PROD]: m2m(), [DEV]: pat() })
  const body = world.immuta.connections.get('prod-lakehouse')?.body as {
    connection: { httpPath: string }
  }
  body.connection.httpPath = '/sql/1.0/warehouses/byhand'
  world.immuta.connections.delete('dev-lakehouse')
  const run = await world.run(
    { event: 'schedule', payload: scheduleEvent(), inputs: { mode: 'drift' } },
    world.main.files,
  )
  expect(annotations(run, 'error')).toEqual([
    '::error title=drift,file=connections/dev.yml,line=1,col=16::The connection is missing in Immuta. Run apply to set it right, or change the spec.',
    '::error title=drift,file=connections/prod.yml,line=5,col=13::Immuta differs from the spec in `connection.httpPath`. Run apply to set it right, or change the spec.',
  ])
})

test('names stand in the order in which people look for them', async () => {
  const keys = ['team-10', 'team-2', 'team-1']
  await plan(Object.fromEntries(keys.map((key) => [`connections/${key}.yml`, m2m(key)])))
  const titles = [...comment().matchAll(/^### `(team-\d+)`/gm)].map(([, key]) => key)
  expect(titles).toEqual(['team-1', 'team-2', 'team-10'])
})
