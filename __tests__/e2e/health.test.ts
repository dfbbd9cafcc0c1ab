import { beforeEach, describe, expect, test } from '@jest/globals'
import { dispatchEvent, scheduleEvent } from '../../simulator/events.ts'
import type { RunResult } from '../../simulator/runner.ts'
import type { World } from '../../simulator/world.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat } from './specs.ts'

let world: World
eachWorld((next) => {
  world = next
})

const FILES = { 'connections/prod.yml': m2m(), 'connections/dev.yml': pat() }
const SICK = {
  status: 'recurringValidationError',
  validationResults: {
    status: 'failed',
    validationTests: [
      {
        name: 'Basic Connection Test',
        status: 'failed',
        message: 'The warehouse @octocat is gone',
      },
      { name: 'Default Warehouse Access Test', status: 'skipped' },
    ],
  },
}
const SAID =
  'Immuta reports the integration of this connection as unhealthy (`recurringValidationError`): Basic Connection Test: The warehouse @octocat is gone.'

beforeEach(async () => {
  await world.push(FILES, { inputs: { wait: 'false' } })
})
const now = (
  mode: 'apply' | 'drift' | 'plan',
  inputs: Record<string, string> = {},
): Promise<RunResult> =>
  world.run(
    {
      event: mode === 'drift' ? 'schedule' : 'workflow_dispatch',
      payload: mode === 'drift' ? scheduleEvent() : dispatchEvent(),
      inputs: { mode, wait: 'false', ...inputs },
    },
    world.main.files,
  )
const one = (run: RunResult): Record<string, unknown> | undefined =>
  (run.result as { connections: Record<string, unknown>[] }).connections.find(
    ({ connectionKey }) => connectionKey === 'prod-lakehouse',
  )
const warned = (run: RunResult): string[] =>
  run.annotations.filter(({ kind }) => kind === 'warning').map(({ message }) => message)

describe('an integration that does not work', () => {
  beforeEach(() => {
    world.immuta.unhealthy.set('prod-lakehouse', SICK)
  })

  test('is told by an apply that has nothing to write, and does not fail it', async () => {
    const run = await now('apply')
    expect(run.exitCode).toBe(0)
    expect(run.summary).toContain(
      '⚠️ **Nothing to write, but 1 integration does not work in Immuta.**',
    )
    expect(run.summary).not.toContain('Nothing to do')
    expect(warned(run)).toEqual([SAID])
    expect(one(run)).toMatchObject({
      health: {
        status: 'recurringValidationError',
        healthy: false,
        tests: [
          {
            name: 'Basic Connection Test',
            status: 'failed',
            message: 'The warehouse @octocat is gone',
          },
        ],
      },
      warnings: [{ code: 'integration-unhealthy', message: SAID }],
    })
  })

  test('also when its background jobs failed at the last apply', async () => {
    world.immuta.unhealthy.clear()
    world.immuta.scenario.jobStates = ['failed']
    const files = { ...FILES, 'connections/new.yml': m2m('new-lakehouse') }
    const failed = await world.push(files, { inputs: { wait: 'true' } })
    expect(failed.outputs['failure-reason']).toBe('jobs-failed')
    world.immuta.unhealthy.set('new-lakehouse', { status: 'createError' })
    const again = await now('apply')
    expect(again.exitCode).toBe(0)
    expect(again.summary).toContain('1 integration does not work in Immuta')
    expect(again.summary).toContain('unhealthy (`createError`)')
  })

  test('is a warning of the plan that changes its spec', async () => {
    const files = { ...FILES, 'connections/prod.yml': m2m().replace('1a2b3c', '9a2b3c') }
    const run = await world.pullRequest(7, files)
    expect([run.exitCode, run.outputs['unhealthy']]).toEqual([0, '["prod-lakehouse"]'])
    expect(world.comments(7)[0]).toContain('> **integration-unhealthy**')
    expect(world.comments(7)[0]).not.toContain('@octocat')
  })

  test('is found beside drift, fails the run as `unhealthy`, and keeps an issue', async () => {
    const run = await now('drift', { 'drift-issue': 'true' })
    expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'unhealthy'])
    expect(run.summary).toContain('1 unhealthy in Immuta')
    expect(run.summary).toContain('**No drift, but 1 integration does not work in Immuta.**')
    expect(run.outputs['drift']).toBe('false')
    expect(JSON.parse(run.outputs['unhealthy'] ?? '')).toEqual(['prod-lakehouse'])
    const [issue] = world.github.issues.values()
    expect(issue).toMatchObject({
      title: 'Unhealthy: prod-lakehouse does not work in Immuta',
      state: 'open',
    })
    expect(issue?.body).toContain('and Immuta has it so.')
    expect(issue?.body).toContain('Basic Connection Test')
    expect(issue?.body).toContain('run apply with `force-update`')
    expect(run.stdout).toContain('prod-lakehouse: unhealthy in Immuta')
    world.immuta.unhealthy.clear()
    const healed = await now('drift', { 'drift-issue': 'true' })
    expect([healed.exitCode, healed.outputs['unhealthy']]).toEqual([0, '[]'])
    expect(issue?.state).toBe('closed')
  })

  test('stands first in an issue of what also differs, with what to do about it', async () => {
    const stored = world.immuta.connections.get('prod-lakehouse')?.body
    ;(stored?.['connection'] as Record<string, unknown>)['hostname'] = 'x.cloud.databricks.com'
    const run = await now('drift', { 'drift-issue': 'true' })
    expect(run.outputs['failure-reason']).toBe('unhealthy')
    const [issue] = world.github.issues.values()
    expect(issue?.title).toBe(
      'Unhealthy: prod-lakehouse does not work in Immuta, and differs in Immuta',
    )
    const { body = '' } = issue ?? {}
    const places = [
      'Basic Connection Test',
      'x.cloud.databricks.com',
      'run apply with `force-update`',
      'Run apply to set Immuta right',
    ].map((words) => (body ?? '').indexOf(words))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places[0]).toBeGreaterThan(0)
    expect(run.summary).toContain('**Drift detected, and 1 integration does not work in Immuta.**')
    expect(run.summary).toContain('### `prod-lakehouse`: unhealthy in Immuta, changed in Immuta')
    expect(run.stdout).toContain('prod-lakehouse: unhealthy in Immuta, changed in Immuta')
  })

  test('is a warning of drift where that fails nothing', async () => {
    const run = await now('drift', { 'fail-on-drift': 'false' })
    expect([run.exitCode, warned(run)]).toEqual([0, [SAID]])
    expect(one(run)).toMatchObject({ errors: [], warnings: [{ code: 'integration-unhealthy' }] })
  })
})

describe('what Immuta says of an integration', () => {
  const cases: [name: string, answer: Record<string, unknown>, healthy: boolean | null][] = [
    ['enabled', { status: 'enabled' }, true],
    ...['createError', 'edit_error', 'DELETE-ERROR', 'migrate error', 'Disabled'].map(
      (status): [string, Record<string, unknown>, boolean] => [status, { status }, false],
    ),
    ['creating', { status: 'creating' }, true],
    ['failed tests alone', { validationResults: { status: 'FAILED' } }, false],
    ['passed tests alone', { validationResults: { status: 'passed' } }, true],
    [
      'tests without a whole',
      { validationResults: { validationTests: [{ name: 'a', status: 'failed' }] } },
      false,
    ],
    [
      'a failed list of tests',
      { status: 'enabled', validationResults: [{ status: 'failed' }] },
      false,
    ],
    ['a word for the tests', { status: 'enabled', validationResults: 'failed' }, false],
    [
      'a test that says it as its result',
      { validationResults: { validationTests: [{ name: 'a', result: 'Failed' }] } },
      false,
    ],
    ['nothing', {}, null],
    ['something else', { status: 7, validationResults: 'x' }, null],
  ]
  test.each(cases)('%s', async (_, answer, healthy) => {
    world.immuta.unhealthy.set('prod-lakehouse', answer)
    const run = await now('apply')
    const health = one(run)?.['health'] as { healthy: boolean } | null
    expect(health?.healthy ?? null).toBe(healthy)
    expect(warned(run)).toHaveLength(healthy === false ? 1 : 0)
  })

  test('is unknown, and silent, where it may not be read', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 403,
      path: /^\/integrations\//,
      times: Infinity,
    })
    const run = await now('apply')
    expect([run.exitCode, one(run)?.['health'], warned(run)]).toEqual([0, null, []])
  })

  test('keeps the issue that tells of it, and drift says what it could not see', async () => {
    world.immuta.unhealthy.set('prod-lakehouse', SICK)
    await now('drift', { 'drift-issue': 'true' })
    const path = /^\/integrations\//
    const issues = (): string[] => [...world.github.issues.values()].map(({ state }) => state)
    expect(issues()).toEqual(['open'])
    world.immuta.faults.push({ kind: 'status', status: 403, path, times: Infinity })
    const run = await now('drift', { 'drift-issue': 'true' })
    expect([run.exitCode, run.outputs['unhealthy'], warned(run)]).toEqual([0, '[]', []])
    expect(run.summary).toContain(
      '✅ **No drift.** Immuta matches the specs. Immuta does not say whether 2 integrations ' +
        'work: that may take the permission APPLICATION_ADMIN.',
    )
    expect(issues()).toEqual(['open'])
    // It is closed once Immuta says that all is well.
    world.immuta.faults.length = 0
    world.immuta.unhealthy.clear()
    const well = await now('drift', { 'drift-issue': 'true' })
    expect(well.summary).toContain('✅ **No drift.** Immuta matches the specs.\n')
    expect(issues()).toEqual(['closed'])
  })
})
