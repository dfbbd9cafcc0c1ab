import { beforeEach, describe, expect, test } from '@jest/globals'
import { lockstep } from '../../simulator/lockstep.ts'
import { scheduleEvent } from '../../simulator/events.ts'
import type { Fault } from '../../simulator/http.ts'
import type { RunResult, SendSignal } from '../../simulator/runner.ts'
import type { World } from '../../simulator/world.ts'
import { eachWorld } from './scene.ts'
import { m2m } from './specs.ts'
import { log } from './transcript.ts'

/*
 * Objects below a connection, declared in the same review: planned from what Immuta has, set after the connection, read back.
 */

let world: World
eachWorld((next) => {
  world = next
})

const KEY = 'prod-lakehouse'
const FILE = 'connections/prod.yml'
const BLOCK = `objects:
  sales: { isActive: true, activateNewChildren: true }
  sales.raw: { isActive: false }
  hr.people.salaries: { isActive: true }
`
const files = (block = BLOCK): Record<string, string> => ({ [FILE]: m2m() + block })

interface Entry {
  action: string
  status: string
  drift: unknown[]
  objects: { path: string; action: string; status: string; changes: unknown[]; errors: Note[] }[]
  errors: Note[]
  warnings: Note[]
}
interface Note {
  code: string
  message: string
  line?: number
}
const entryOf = (run: RunResult): Entry =>
  (run.result as { connections: Entry[] }).connections[0] as Entry
const objects = (run: RunResult): string[] =>
  entryOf(run).objects.map(({ path, action, status }) => `${path} ${action} ${status}`)
const codes = (notes: Note[]): string[] => notes.map(({ code }) => code)
const reason = (run: RunResult): string | undefined => run.outputs['failure-reason']
const active = (...paths: string[]): (boolean | undefined)[] =>
  paths.map((path) => world.immuta.objectState(KEY, path)?.isActive)
/** The writes of Immuta's since there were so many requests. */
const writes = (since = 0): string[] => {
  const all = world.immuta.writes()
  return world.immuta.requests
    .slice(since)
    .filter((one) => all.includes(one))
    .map(({ method, path, body }) => `${method} ${path} ${JSON.stringify(body ?? null)}`)
}

/** Somebody sets an object in Immuta itself. */
async function setByHand(name: string, settings: Record<string, boolean>): Promise<void> {
  const { ok } = await fetch(`${world.immuta.url}/data/settings/${KEY}/${name}`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${world.immuta.issuedTokens.at(-1) ?? ''}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ settings }),
  })
  expect(ok).toBe(true)
}

/** The scheduled run, of what main has. */
const drift = (): Promise<RunResult> =>
  world.run({ event: 'schedule', payload: scheduleEvent(), sha: world.main.sha }, world.main.files)

beforeEach(() => {
  world.immuta.scenario.jobStates = ['completed']
  world.immuta.metadata.set(KEY, [
    'sales.raw.orders',
    'sales.core.orders',
    'hr.people.salaries',
    'hr.people.names',
  ])
})

describe('a registered connection', () => {
  beforeEach(async () => {
    expect((await world.push({ [FILE]: m2m() })).exitCode).toBe(0)
  })

  test('its objects are planned from what Immuta has, with what to do before the merge', async () => {
    const run = await world.pullRequest(7, files())
    expect([run.exitCode, run.outputs['changed']]).toEqual([0, 'true'])
    expect(entryOf(run)).toMatchObject({ action: 'unchanged', status: 'planned', errors: [] })
    expect(entryOf(run).objects).toEqual([
      {
        path: 'sales',
        action: 'set',
        status: 'planned',
        changes: [
          { path: 'isActive', op: 'replace', before: false, after: true, sensitive: false },
          {
            path: 'activateNewChildren',
            op: 'replace',
            before: false,
            after: true,
            sensitive: false,
          },
        ],
        errors: [],
      },
      { path: 'sales.raw', action: 'unchanged', status: 'planned', changes: [], errors: [] },
      {
        path: 'hr.people.salaries',
        action: 'set',
        status: 'planned',
        changes: [
          { path: 'isActive', op: 'replace', before: false, after: true, sensitive: false },
        ],
        errors: [],
      },
    ])
    expect(entryOf(run).warnings).toMatchObject([{ code: 'activates-objects', line: 15 }])
    const [comment = ''] = world.comments(7)
    expect(comment).toContain('**Dangerous: merging activates objects of `prod-lakehouse`')
    expect(comment).toContain('> [!CAUTION]')
    expect(comment).toContain('have a subscription policy in place for each first. `sales.raw` may')
    // No dry run tries objects.
    expect(comment).toContain('Merging sets 2 objects and sets 1 back where it would inherit.\n')
    expect(comment).toContain(
      '### `prod-lakehouse`: set 2 objects, and 1 back where it would inherit',
    )
    expect(comment).toContain(' · the connection itself is inactive · ')
    expect(log(run)).toContain('prod-lakehouse: unchanged, 2 objects to set, dry run passed')
    expect(comment).toContain('| `sales` | `isActive`: `false` → `true`<br>')
    expect(comment).toContain(
      '| `sales.raw` | `isActive` stays `false`; set back where it would inherit |',
    )
    expect(comment).toContain('+  sales:\n+    isActive: true')
    expect(writes(world.immuta.requests.length)).toEqual([])
    expect(world.immuta.writes()).toHaveLength(1)
  })

  test('they are set in order, with only what differs, and a second apply writes nothing', async () => {
    await world.pullRequest(7, files())
    const before = world.immuta.requests.length
    const run = await world.merge(7, files(), { inputs: { 'require-plan': 'true' } })
    expect([run.exitCode, run.outputs['changed'], entryOf(run).status]).toEqual([
      0,
      'true',
      'applied',
    ])
    const parent =
      'PUT /data/settings/prod-lakehouse/sales {"settings":{"isActive":true,"activateNewChildren":true}}'
    const child = 'PUT /data/settings/prod-lakehouse/sales/raw {"settings":{"isActive":false}}'
    const other =
      'PUT /data/settings/prod-lakehouse/hr/people/salaries {"settings":{"isActive":true}}'
    // What is in no object of the list waits for none.
    expect(writes(before).filter((write) => write !== other)).toEqual([parent, child])
    expect(writes(before)).toHaveLength(3)
    expect(writes(before)).toContain(other)
    expect(active('sales', 'sales.raw', 'sales.core', 'hr', 'hr.people.salaries')).toEqual([
      true,
      false,
      true,
      false,
      true,
    ])
    const [comment = ''] = world.comments(7)
    expect(comment).toContain('✅ **Applied.**')
    expect(comment).toContain('| **2 objects set**, 1 set back |')
    expect(run.summary).toContain('**Done:** set 2 objects and set 1 back.')
    const set = log(run)
      .split('\n')
      .filter((line) => line.endsWith(': set'))
    expect(set.sort()).toEqual([
      'prod-lakehouse, object hr.people.salaries: set',
      'prod-lakehouse, object sales.raw: set',
      'prod-lakehouse, object sales: set',
    ])
    // What was to be done before is told no more; the plan below keeps it.
    expect(run.summary + run.stdout).not.toContain('subscription policy')
    expect(codes(entryOf(run).warnings)).toEqual(['activates-objects'])
    expect(comment.split('The plan that was reviewed')[0]).not.toContain('subscription policy')
    expect(comment.split('The plan that was reviewed')[1]).toContain('subscription policy')
    const middle = world.immuta.requests.length
    const again = await world.push({ ...files(), 'README.md': 'x' })
    expect([again.exitCode, again.outputs['changed'], writes(middle)]).toEqual([0, 'false', []])
    expect(objects(again)).toEqual([
      'sales unchanged skipped',
      'sales.raw unchanged skipped',
      'hr.people.salaries unchanged skipped',
    ])
  })

  test('another block than the one that was reviewed is not applied', async () => {
    await world.pullRequest(7, files())
    const before = world.immuta.requests.length
    const run = await world.merge(7, files(BLOCK.replace('isActive: false', 'isActive: true')))
    expect([run.exitCode, reason(run), writes(before)]).toEqual([1, 'plan-changed', []])
    expect(entryOf(run).errors[0]?.message).toContain(
      '`objects.sales.raw.isActive` was `false`, now `true`.',
    )
  })

  test('what is deactivated stands in a caution, and what is released in a warning', async () => {
    await world.push(files())
    const run = await world.pullRequest(
      7,
      files('objects:\n  sales: { isActive: false, activateNewChildren: true }\n'),
    )
    expect(codes(entryOf(run).warnings)).toEqual(['deactivates-objects', 'object-released'])
    expect(world.comments(7)[0]).toContain('deactivates objects of `prod-lakehouse`')
    expect(entryOf(run).warnings[1]?.message).toContain('`sales.raw`, `hr.people.salaries`')
    const before = world.immuta.requests.length
    await world.merge(7, files('objects: {}\n'))
    expect(writes(before)).toEqual([])
  })

  test('more objects than max-changes stop everything', async () => {
    const inputs = { 'max-changes': '1' }
    const plan = await world.pullRequest(7, files(), { inputs })
    expect([plan.exitCode, reason(plan)]).toEqual([1, 'too-many-changes'])
    expect(plan.summary).toContain('2 changes, more than `max-changes` allows')
    expect(plan.summary).toContain('2 objects would be changed')
    const before = world.immuta.requests.length
    const run = await world.merge(7, files(), { inputs })
    expect([run.exitCode, reason(run), writes(before)]).toEqual([1, 'too-many-changes', []])
  })

  test('what Immuta does not know yet is looked for once, and set', async () => {
    world.immuta.metadata.get(KEY)?.push('new.one.t', 'new.two.t')
    const block = 'objects:\n  new.one: { isActive: true }\n  new.two: { isActive: true }\n'
    const plan = await world.pullRequest(7, files(block))
    expect(objects(plan)).toEqual(['new.one set planned', 'new.two set planned'])
    world.immuta.scenario.crawlStyle = 'late'
    const before = world.immuta.requests.length
    const run = await world.merge(7, files(block))
    expect([run.exitCode, objects(run)]).toEqual([
      0,
      ['new.one set applied', 'new.two set applied'],
    ])
    expect(writes(before).filter((line) => line.includes('/crawl/'))).toEqual([
      'POST /data/crawl/prod-lakehouse null',
    ])
    expect(active('new.one', 'new.two', 'new')).toEqual([true, true, false])
  })

  test('what Immuta does not find is an error of its own, and stops what lies below', async () => {
    const block =
      'objects:\n  gone: { isActive: true }\n  gone.below: { isActive: true }\n  sales: { isActive: true }\n'
    const run = await world.push(files(block), { inputs: { 'wait-timeout': '1' } })
    expect([run.exitCode, reason(run)]).toEqual([1, 'objects-failed'])
    expect(objects(run)).toEqual(['gone set failed', 'sales set applied', 'gone.below set skipped'])
    expect(entryOf(run).objects[0]?.errors).toMatchObject([{ code: 'object-not-found', line: 15 }])
    expect(run.summary).toContain('1 of 3 objects set')
    expect(active('sales')).toEqual([true])
  })

  describe('where the look for what the connection holds', () => {
    const block = 'objects:\n  gone: { isActive: true }\n'
    const jobs = (...list: object[]): void => {
      world.immuta.faults.push(
        ...list.map((body) => ({
          kind: 'status' as const,
          status: 200,
          times: Infinity,
          method: 'GET',
          path: /^\/jobs/,
          body,
        })),
      )
    }

    beforeEach(async () => {
      expect((await world.push(files(''))).exitCode).toBe(0)
    })

    test('fails, its words are told at once', async () => {
      jobs([{ id: '1', state: 'failed', output: 'The warehouse is stopped' }])
      const run = await world.push(files(block))
      expect([run.exitCode, reason(run)]).toEqual([1, 'objects-failed'])
      const [error] = entryOf(run).objects[0]?.errors ?? []
      expect(error).toMatchObject({ code: 'object-not-found' })
      expect(error?.message).toContain(
        'Immuta does not know it. Its look what the connection holds did not succeed: The ' +
          'warehouse is stopped.',
      )
    })

    test('has no end, that is told', async () => {
      jobs([{ id: '1', state: 'active' }])
      const run = await world.push(files(block), { inputs: { 'wait-timeout': '1' } })
      const [error] = entryOf(run).objects[0]?.errors ?? []
      expect(error?.message).toContain('what the connection holds was not finished in time.')
    })

    test('is cancelled, nothing is said to be missing', async () => {
      let cancel: SendSignal | undefined
      world.immuta.faults.push({
        kind: 'delay',
        delayMs: 100,
        method: 'POST',
        path: /^\/data\/crawl/,
        onHit: () => cancel?.('SIGTERM'),
      })
      const run = await world.push(files(block), { onStart: (send) => void (cancel = send) })
      expect([run.exitCode, reason(run)]).toEqual([1, 'cancelled'])
      expect(codes(entryOf(run).objects[0]?.errors ?? [])).toEqual(['cancelled'])
    })
  })

  test('the connection itself is called so in the log', async () => {
    const run = await world.push(files('objects:\n  .: { activateNewChildren: true }\n'))
    expect(log(run)).toContain('prod-lakehouse, the connection itself: set')
  })

  describe('after an apply of which Immuta did not know one object', () => {
    const block = 'objects:\n  gone.for: { isActive: true }\n  sales: { isActive: true }\n'
    beforeEach(async () => {
      const run = await world.push(files(block), { inputs: { 'wait-timeout': '1' } })
      expect(objects(run)).toEqual(['sales set applied', 'gone.for set failed'])
      expect(run.summary).toContain('subscription policy')
    })

    test('a plan says that nobody knows it yet, not that somebody changed it', async () => {
      const run = await world.pullRequest(7, { [FILE]: `# again\n${files(block)[FILE]}` })
      expect([entryOf(run).drift, run.outputs['drift']]).toEqual([[], 'false'])
      const [comment = ''] = world.comments(7)
      expect(comment).toContain('| `gone.for` | not known to Immuta yet<br>`isActive`: `true` |')
      expect(comment).toContain('Merging sets 1 object.')
      expect(comment).not.toMatch(/overwrites|differs from/)
    })

    test('what differs besides is overwritten, by what the spec declares', async () => {
      await setByHand('sales', { isActive: false })
      const changed = { [FILE]: m2m().replace('1a2b3c', '9a2b3c') + block }
      const run = await world.pullRequest(7, changed)
      expect(entryOf(run).drift).toMatchObject([{ path: 'objects.sales.isActive', after: false }])
      const [comment = ''] = world.comments(7)
      expect(comment).toContain('It overwrites what was changed in Immuta itself, in 1 connection.')
      expect(comment).toContain(
        '- `objects.sales.isActive`: `true` in that spec, `false` in Immuta, `true` after the merge',
      )
      expect(comment).not.toContain('objects.gone.for')
    })

    test('what is set back is overwritten, though the connection stays', async () => {
      await setByHand('sales', { isActive: false })
      await world.pullRequest(7, { [FILE]: `# again\n${files(block)[FILE]}` })
      const [comment = ''] = world.comments(7)
      expect(comment).toContain('It overwrites what was changed in Immuta itself')
      expect(comment).toContain('`false` in Immuta, `true` after the merge')
    })

    test('what is no longer declared stays as Immuta has it', async () => {
      await setByHand('sales', { isActive: false })
      const other = 'objects:\n  hr: { isActive: true }\n'
      await world.pullRequest(7, files(other))
      const [comment = ''] = world.comments(7)
      expect(comment).not.toContain('overwrites')
      expect(comment).toContain('`false` in Immuta, `false` after the merge')
    })

    test('drift says that Immuta does not know it', async () => {
      const run = await drift()
      expect([run.exitCode, reason(run)]).toEqual([1, 'drift'])
      expect(entryOf(run).drift).toMatchObject([
        { path: 'objects.gone.for.isActive', op: 'remove', before: true, after: null },
      ])
      expect(entryOf(run).errors).toMatchObject([
        {
          code: 'drift',
          line: 15,
          message:
            'Immuta does not know these objects: `gone.for`. ' +
            'Run apply to set it right, or change the spec.',
        },
      ])
      expect(run.summary).toContain('## Immuta connections: 1 with objects not known to Immuta')
      expect(run.summary).toContain('| `objects.gone.for.isActive` | `true` | not known yet |')
      expect(log(run)).toContain('prod-lakehouse: objects not known to Immuta')
      expect(run.summary + log(run)).not.toContain('changed in Immuta')
      await setByHand('sales', { isActive: false })
      const both = await drift()
      expect(both.summary).toContain('## Immuta connections: 1 changed in Immuta')
      expect(entryOf(both).errors[0]?.message).toContain(
        'differs from the spec in `objects.sales.isActive`. Immuta does not know these objects: `gone.for`.',
      )
    })
  })

  test.each([
    ['SALES', 'sales.raw', 'sales.raw.orders'],
    ['sales', 'Sales.Raw', 'SALES.raw.Orders'],
  ])('%s stops %s and %s: names compare without case', async (...[above, ...below]) => {
    const lines = [above, ...below].map((name) => `  ${name}: { isActive: true }\n`)
    // What lies below is asked for by its own name, and would be set.
    const isParent = new RegExp(`/${above}$`)
    world.immuta.faults.push({ kind: 'status', status: 422, method: 'PUT', path: isParent })
    for (const name of [above, ...below])
      world.immuta.faults.push({
        kind: 'status',
        status: 200,
        method: 'GET',
        path: new RegExp(`/data/object/${KEY}/${name.replaceAll('.', '/')}$`),
        times: Infinity,
        body: { objectPath: [KEY, ...name.split('.')], state: 'inactive' },
      })
    const before = world.immuta.requests.length
    const run = await world.push(files(`objects:\n${lines.join('')}`))
    expect([run.exitCode, reason(run)]).toEqual([1, 'objects-failed'])
    expect(objects(run)).toEqual([
      `${above} set failed`,
      ...below.map((name) => `${name} set skipped`),
    ])
    expect(writes(before)).toHaveLength(1)
  })

  test('drift names the objects, and an object that is gone', async () => {
    await world.push(files())
    world.immuta.metadata.set(KEY, [])
    await setByHand('sales', { isActive: false })
    const run = await drift()
    expect([run.exitCode, reason(run), run.outputs['drift']]).toEqual([1, 'drift', 'true'])
    expect(entryOf(run).drift).toEqual([
      {
        path: 'objects.sales.isActive',
        op: 'replace',
        before: true,
        after: false,
        sensitive: false,
      },
    ])
    expect(run.summary).toContain('objects.sales.isActive')
    expect(log(run)).toContain('prod-lakehouse: changed in Immuta')
  })
})

describe('a new connection', () => {
  test('is registered, then its objects are set', async () => {
    const plan = await world.pullRequest(7, files())
    expect(objects(plan)).toEqual([
      'sales set planned',
      'sales.raw set planned',
      'hr.people.salaries set planned',
    ])
    expect(world.comments(7)[0]).toContain(
      "Merging registers 1 connection and sets 3 objects; Immuta's dry run accepted the connection.",
    )
    const run = await world.merge(7, files())
    expect([run.exitCode, entryOf(run).status]).toEqual([0, 'applied'])
    expect(active('sales', 'sales.raw', 'hr.people.salaries')).toEqual([true, false, true])
  })

  test.each([
    [
      'a failed registration',
      { method: 'POST', path: /^\/data\/connection$/, kind: 'status', status: 422 },
    ],
  ] as [string, Fault][])('after %s no object is set', async (_, fault) => {
    world.immuta.faults.push(fault)
    const run = await world.push(files())
    expect([run.exitCode, reason(run)]).toEqual([1, 'register-failed'])
    expect(objects(run).every((line) => line.endsWith('set skipped'))).toBe(true)
    expect(writes().some((line) => line.includes('/data/settings/'))).toBe(false)
  })

  test('after failed background jobs no object is set', async () => {
    world.immuta.scenario.jobStates = ['failed']
    const run = await world.push(files())
    expect([run.exitCode, reason(run)]).toEqual([1, 'jobs-failed'])
    expect(objects(run).every((line) => line.endsWith('set skipped'))).toBe(true)
  })

  test('is refused where nobody waits', async () => {
    for (const run of [
      await world.pullRequest(7, files(), { inputs: { wait: 'false' } }),
      await world.push(files(), { inputs: { wait: 'false' } }),
    ])
      expect([run.exitCode, reason(run)]).toEqual([1, 'config'])
    expect(world.immuta.writes()).toEqual([])
  })
})

describe('what did not take', () => {
  const BLOCK_OF_ONE = 'objects:\n  sales: { isActive: true }\n'
  beforeEach(async () => {
    await world.push({ [FILE]: m2m() })
  })

  test.each<[string, (() => void) | Fault, string]>([
    ['ignored', () => (world.immuta.scenario.settingsStyle = 'ignored'), 'isActive: false'],
    ['failed in its job', () => (world.immuta.scenario.jobStates = ['failed']), 'did not succeed'],
    [
      'refused',
      { kind: 'status', status: 422, method: 'PUT', body: { message: 'too many' } },
      'too many',
    ],
    ['a page', { kind: 'status', status: 200, method: 'PUT', body: '<p>', times: 9 }, 'a web page'],
    [
      'said to have failed',
      { kind: 'status', status: 200, method: 'PUT', body: { success: false } },
      'PUT /data/settings',
    ],
  ])('is an error: %s', async (_, how, said) => {
    if (typeof how === 'function') how()
    else world.immuta.faults.push(how)
    const run = await world.push(files(BLOCK_OF_ONE))
    expect([run.exitCode, reason(run), objects(run)]).toEqual([
      1,
      'objects-failed',
      ['sales set failed'],
    ])
    expect(entryOf(run).errors[0]?.message).toContain(said)
    expect(active('sales')).toEqual([false])
    expect(log(run)).not.toContain('Unexpected failure')
    // A re-run finishes.
    world.immuta.scenario.settingsStyle = 'at-once'
    world.immuta.scenario.jobStates = ['completed']
    world.immuta.faults.length = 0
    expect((await world.runPush(world.main, '0'.repeat(40))).exitCode).toBe(0)
    expect(active('sales')).toEqual([true])
  })

  test('an answer that is lost is not an error where Immuta shows that it took', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 200,
      method: 'PUT',
      body: '<p>',
      when: 'after',
    })
    world.immuta.scenario.settingsStyle = 'at-once'
    const run = await world.push(files(BLOCK_OF_ONE))
    expect([run.exitCode, objects(run)]).toEqual([0, ['sales set applied']])
  })
})

test('of a connection that is left as it is, objects are set, and nothing else is said', async () => {
  const left = { 'update-existing': 'false' }
  await world.push(files(''))
  const block = 'objects:\n  sales: { isActive: true }\n'
  const moved = { [FILE]: m2m().replace('1a2b3c', '9a2b3c') + block }
  const planned = await world.pullRequest(7, moved, {
    inputs: { ...left, comment: 'on-change', 'require-plan': 'true' },
  })
  expect(planned.outputs['changed']).toBe('true')
  expect(entryOf(planned)).toMatchObject({ action: 'update', status: 'skipped' })
  expect(objects(planned)).toEqual(['sales set planned'])
  const [comment = ''] = world.comments(7)
  expect(comment).toContain('## Immuta connections: 1 with objects to set\n')
  expect(comment).toContain('Merging sets 1 object')
  expect(comment).not.toContain('updates')
  const before = world.immuta.requests.length
  const run = await world.merge(7, moved, {
    inputs: { ...left, 'require-plan': 'true', 'audit-notes': 'true' },
  })
  expect([run.exitCode, reason(run)]).toEqual([0, ''])
  expect(writes(before).map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    'PUT /data/settings/prod-lakehouse/sales',
  ])
  expect(entryOf(run)).toMatchObject({ action: 'update', status: 'skipped' })
  expect(objects(run)).toEqual(['sales set applied'])
  for (const text of [run.summary, world.comments(7)[0]]) {
    expect(text).toMatch(/left as it is, (?:\*\*)?1 object set/)
    expect(text).not.toMatch(/updated(?! in)/)
  }
})

test('names are encoded', async () => {
  world.immuta.metadata.set(KEY, ['a b%ü.x?y#z'])
  const block = 'objects:\n  "a b%ü.x?y#z": { isActive: true }\n'
  const run = await world.push(files(block))
  expect([run.exitCode, active('a b%ü.x?y#z')]).toEqual([0, [true]])
  expect(writes().at(-1)).toContain('/data/settings/prod-lakehouse/a%20b%25%C3%BC/x%3Fy%23z ')
})

test('no more are looked up or set at once than `concurrency` says, of however many connections', async () => {
  const keys = ['one', 'two', 'three']
  const paths = Array.from({ length: 5 }, (_, index) => `sales.raw.t${index}`)
  const block = `objects:\n${paths.map((path) => `  ${path}: { isActive: true }\n`).join('')}`
  const filesWith = (more: string): Record<string, string> =>
    Object.fromEntries(keys.map((key) => [`connections/${key}.yml`, m2m(key) + more]))
  for (const key of keys) world.immuta.metadata.set(key, paths)
  await world.push(filesWith(''))
  const rounds = lockstep(world)
  const run = await world.push(filesWith(block), { inputs: { concurrency: '4' } })
  expect(run.exitCode).toBe(0)
  const ofObjects = rounds.map(
    (round) => round.filter((request) => / \/data\/(?:object|settings)\//.test(request)).length,
  )
  expect(Math.max(...ofObjects)).toBe(4)
})
