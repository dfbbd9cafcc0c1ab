import { beforeEach, describe, expect, test } from '@jest/globals'
import type { Fault } from '../../simulator/http.ts'
import type { RunResult } from '../../simulator/runner.ts'
import type { World } from '../../simulator/world.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat } from './specs.ts'

/*
 * An answer that can't be read is never a yes, never "not there", and never a script.
 */

let world: World
eachWorld((next) => {
  world = next
})

const PROD = 'connections/prod.yml'
/** What is left when the spec is removed. */
const REST = { 'connections/dev.yml': pat() }
const FILES = { [PROD]: m2m(), ...REST }
const CHANGED = { ...FILES, [PROD]: m2m().replace('1a2b3c', '9a2b3c') }
const OTHER_SECRET = {
  ...FILES,
  [PROD]: m2m().replace('CONNECTION_PROD_SECRET', 'CONNECTION_DEV_TOKEN'),
}
const INPUTS = { wait: 'false', 'allow-delete': 'true' }

/** What a 2xx may bring that is no answer of Immuta's. */
const UNREADABLE: [name: string, answer: Partial<Fault>, said: string][] = [
  ['a page', { body: '<!doctype html><title>Sign in</title>' }, 'a web page instead of data'],
  ['a page that begins with a comment', { body: '<!-- x --><p>' }, 'a web page instead of data'],
  ['a head alone', { body: '<head></head>' }, 'a web page instead of data'],
  ['JSON that is called a page', { body: '{}', headers: { 'content-type': 'text/html' } }, 'a web'],
  ['text', { body: 'OK' }, 'something that is not JSON'],
  ['NaN', { body: 'NaN' }, 'something that is not JSON'],
  [
    'JSON 10,000 deep',
    { body: '['.repeat(10_000) + ']'.repeat(10_000) },
    'JSON that is nested too deeply',
  ],
  ['half an object', { body: '{"objectPath": ["prod-lake' }, 'something that is not JSON'],
  ['two bytes for each character', { body: '{\0}\0' }, 'something that is not JSON'],
  ['a packed body', { body: '{}', headers: { 'content-encoding': 'gzip' } }, 'packed data'],
]
const answering = (method: string, path: RegExp, answer: Partial<Fault>): void => {
  world.immuta.faults.push({
    kind: 'status',
    status: 200,
    times: Infinity,
    method,
    path,
    ...answer,
  })
}
const push = (files: Record<string, string>): Promise<RunResult> =>
  world.push(files, { inputs: INPUTS })
const reasonOf = (run: RunResult): string | undefined => run.outputs['failure-reason']
const entry = (run: RunResult): Record<string, unknown> =>
  (run.result as { connections: Record<string, unknown>[] }).connections.find(
    ({ connectionKey }) => connectionKey === 'prod-lakehouse',
  ) ?? {}
const kept = (): unknown => world.immuta.connections.get('prod-lakehouse')?.body

describe.each(UNREADABLE)('%s', (_, answer, said) => {
  test('is no passed dry run', async () => {
    answering('POST', /^\/data\/connection\/test$/, answer)
    const run = await world.pullRequest(7, FILES)
    expect([run.exitCode, reasonOf(run)]).toEqual([1, 'immuta-unreachable'])
    expect(run.summary).toContain(said)
    expect(world.comments(7)[0]).not.toMatch(/Merging registers|passed/)
  })

  describe('after a write', () => {
    beforeEach(async () => {
      expect((await push(FILES)).exitCode).toBe(0)
    })

    test('is no update; Immuta is asked', async () => {
      const before = JSON.stringify(kept())
      answering('PUT', /^\/data\/connection\//, answer)
      const run = await push(CHANGED)
      expect([run.exitCode, reasonOf(run)]).toEqual([1, 'register-failed'])
      expect(JSON.stringify(kept())).toBe(before)
      expect(entry(run)).toMatchObject({ status: 'failed' })
      // Done after all: what Immuta shows decides.
      world.immuta.faults.length = 0
      answering('PUT', /^\/data\/connection\//, { ...answer, when: 'after' })
      const done = await push({ ...CHANGED, 'README.md': 'x' })
      expect([done.exitCode, entry(done)['status']]).toEqual([0, 'applied'])
    })

    test('is no update where Immuta can not show it', async () => {
      answering('PUT', /^\/data\/connection\//, { ...answer, when: 'after' })
      const run = await push(OTHER_SECRET)
      expect([run.exitCode, reasonOf(run)]).toEqual([1, 'register-failed'])
    })

    test('is no deregistration; Immuta is asked', async () => {
      answering('DELETE', /^\/data\/object\//, answer)
      const run = await push(REST)
      expect([run.exitCode, reasonOf(run)]).toEqual([1, 'register-failed'])
      expect(kept()).toBeDefined()
    })
  })
})

describe('a script', () => {
  const cut = 'DROP CATALOG x; REV'
  const more: typeof UNREADABLE = [
    ['a page in JSON', { body: { script: '<html>504</html>' } }, ''],
    ['a page as JSON text', { body: '"<!-- x --><p>"' }, ''],
    ['half an object that holds one', { body: ` {"script": "${cut}` }, ''],
    ['half a JSON text', { body: `\ufeff"${cut}` }, ''],
    ['an error in words', { body: 'Internal error; try again' }, ''],
    ['nothing', { body: '' }, ''],
  ]

  test.each([...UNREADABLE, ...more])(
    'to clean up is never %s: nothing is deleted',
    async (_, answer) => {
      await push(FILES)
      answering('POST', /\/scripts\/delete$/, answer)
      const run = await push(REST)
      expect([run.exitCode, reasonOf(run)]).toEqual([1, 'delete-refused'])
      expect(kept()).toBeDefined()
      expect(run.outputs['script-directory']).toBe('')
    },
  )

  test.each([...UNREADABLE, ...more])('to set up is never %s: none is shown', async (_, answer) => {
    answering('POST', /\/scripts\/create$/, answer)
    const run = await world.pullRequest(7, FILES)
    expect(run.exitCode).toBe(0)
    expect(entry(run)['warnings']).toMatchObject([{ code: 'bootstrap-script' }])
    expect(run.outputs['script-directory']).toBe('')
  })

  test.each(['-- Immuta\nDROP CATALOG x', '/* Immuta */ REVOKE a', '\n use catalog x;'])(
    'may come as text: %j',
    async (body) => {
      answering('POST', /\/scripts\/create$/, { body })
      const run = await world.pullRequest(7, FILES)
      expect([run.exitCode, entry(run)['warnings']]).toEqual([0, []])
      expect(run.outputs['script-directory']).not.toBe('')
    },
  )
})

test('a byte-order mark before JSON is read over', async () => {
  answering('POST', /^\/data\/connection\/test$/, { body: '\ufeff{"status": "failed"}' })
  expect(reasonOf(await world.pullRequest(7, FILES))).toBe('dry-run-failed')
  world.immuta.faults.length = 0
  answering('POST', /^\/data\/connection\/test$/, { body: '\ufeff {}' })
  expect((await world.pullRequest(8, FILES)).exitCode).toBe(0)
})

describe("a 404 that is not Immuta's own", () => {
  const page = { status: 404, body: '<html><h1>404 Not Found</h1>nginx</html>' }

  test.each([
    ['a page', page],
    ['text', { status: 404, body: 'default backend - 404' }],
    ['nothing', { status: 404, body: '' }],
  ])(
    'is no new connection: %s',
    async (_, answer) => {
      answering('GET', /^\/data\/connection\//, answer)
      const run = await world.pullRequest(7, FILES)
      expect([run.exitCode, reasonOf(run)]).toEqual([1, 'immuta-unreachable'])
      expect(entry(run)['action']).toBe('unknown')
    },
    60_000,
  )

  test('is no deregistration either', async () => {
    await push(FILES)
    answering('DELETE', /^\/data\/object\//, page)
    const run = await push(REST)
    expect([run.exitCode, reasonOf(run)]).toEqual([1, 'register-failed'])
    expect(kept()).toBeDefined()
  }, 60_000)
})

test('a connection that is at work is tried again, and is not taken for one that exists', async () => {
  await push(FILES)
  const busy = {
    status: 409,
    times: 2,
    body: { message: 'Cannot be edited in current state: editing' },
  }
  answering('POST', /^\/data\/connection\/test$/, busy)
  answering('PUT', /^\/data\/connection\//, { ...busy, times: 1 })
  const run = await push(CHANGED)
  expect([run.exitCode, entry(run)['status']]).toEqual([0, 'applied'])
  answering('POST', /^\/data\/connection\/test$/, { ...busy, times: Infinity })
  const stuck = await world.pullRequest(7, FILES)
  expect([stuck.exitCode, entry(stuck)]).toMatchObject([1, { dryRun: { status: 'skipped' } }])
}, 60_000)
