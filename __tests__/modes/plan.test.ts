import { describe, expect, test } from '@jest/globals'
import type { ImmutaSimulator } from '../../simulator/immuta.ts'
import { ConfigError } from '../../src/core/failure.ts'
import { failureReasonOf, hasChanges, statusOf } from '../../src/core/outcome.ts'
import { actionOf } from '../../src/core/plan.ts'
import type { ImmutaReader } from '../../src/immuta/reader.ts'
import { readDeclared } from '../../src/modes/declared.ts'
import { planAtImmuta } from '../../src/modes/inspect.ts'
import { plan } from '../../src/modes/plan.ts'
import { pat } from '../e2e/specs.ts'
import { fakePorts, FORK } from './ports.ts'
import { eachTenant, requestsOf, seed, settingsFor } from './tenant.ts'

const DEV = 'connections/dev.yml'
const LAB = 'connections/lab.yml'
const files = { [DEV]: pat(), [LAB]: pat('lab-lakehouse') }
const changed = pat().replace('immuta_exempt', 'exempt')

let immuta: ImmutaSimulator
eachTenant((tenant) => (immuta = tenant))

test('each connection is looked up and tried, and nothing is written', async () => {
  seed(immuta, pat())
  const ports = await fakePorts({
    files: { ...files, [DEV]: changed },
    base: { [DEV]: pat() },
    settings: settingsFor(immuta),
  })
  const outcome = await plan(ports)
  expect(outcome.connections.map(({ entry }) => actionOf(entry))).toEqual(['update', 'create'])
  expect(outcome.connections.map(({ entry }) => entry.checks.dryRun?.status)).toEqual([
    'passed',
    'passed',
  ])
  expect(outcome.connections.map(statusOf)).toEqual(['planned', 'planned'])
  expect(hasChanges(outcome)).toBe(true)
  expect(failureReasonOf(outcome)).toBeUndefined()
  expect(requestsOf(immuta)).toEqual(
    expect.arrayContaining([
      'GET /data/connection/dev-lakehouse',
      'GET /data/connection/lab-lakehouse',
      'POST /data/connection/test',
    ]),
  )
  expect(immuta.writes()).toEqual([])
  expect([...ports.asked.scripts.keys()]).toEqual(['lab-lakehouse.sql'])
})

test('what the branch does not touch is not asked for', async () => {
  const ports = await fakePorts({ files, settings: settingsFor(immuta) })
  expect((await plan(ports)).connections).toEqual([])
  expect(requestsOf(immuta)).toEqual([])
})

describe('the log says what is true of each connection', () => {
  const removed = 'connections/removed.yml'
  const base = {
    [DEV]: pat(),
    [removed]: pat('removed-lakehouse'),
    'connections/kept.yml': pat('kept-lakehouse'),
  }
  const told = async (
    more: Record<string, string>,
    settings: Parameters<typeof settingsFor>[1] = {},
  ): Promise<string[]> => {
    for (const spec of [pat(), pat('removed-lakehouse')]) seed(immuta, spec)
    const { [LAB]: lab = '' } = files
    const kept = `${pat('kept-lakehouse')}# x\n`
    seed(immuta, kept)
    const ports = await fakePorts({
      files: { [DEV]: changed, [LAB]: lab, 'connections/kept.yml': kept, ...more },
      base,
      settings: settingsFor(immuta, settings),
    })
    await plan(ports)
    return ports.asked.info.map((line) => line.replace(/^\[.*?\] /, '')).sort()
  }
  const lines = [
    'dev-lakehouse: to update, dry run passed',
    'kept-lakehouse: unchanged, dry run passed',
    'lab-lakehouse: to register, dry run passed',
    'removed-lakehouse: not deregistered',
  ]

  test('what an apply is to do', async () => {
    expect(await told({})).toEqual(lines)
    expect(await told({}, { allowDelete: 'true' })).toContain('removed-lakehouse: to deregister')
    expect(await told({}, { updateExisting: 'false' })).toContain(
      'dev-lakehouse: differs, and is left as it is, dry run passed',
    )
  })

  test('objects that are to be set, of what is unchanged itself', async () => {
    const block = 'objects:\n  sales: { isActive: true }\n'
    immuta.metadata.set('kept-lakehouse', ['sales.a.b'])
    expect(await told({ 'connections/kept.yml': pat('kept-lakehouse') + block })).toContain(
      'kept-lakehouse: unchanged, 1 object to set, dry run passed',
    )
  })

  test('that nothing is done, where something keeps the apply from it', async () => {
    const blocked = 'Blocked: 2 connections would not be written, see the errors'
    const bad = { 'connections/bad.yml': pat('bad').replace('hostname', 'hostnme') }
    expect(await told(bad)).toEqual([blocked, 'bad: invalid (unknown-key)', ...lines])
    expect(await told({}, { maxChanges: '1' })).toContain(blocked)
  })
})

test('a dry run that is refused fails that connection', async () => {
  const body = { message: 'no such warehouse' }
  immuta.scenario.rejectDryRun.set('dev-lakehouse', { status: 422, body })
  const ports = await fakePorts({ files, base: {}, settings: settingsFor(immuta) })
  const outcome = await plan(ports)
  expect(outcome.connections.map(statusOf)).toEqual(['failed', 'planned'])
  expect(failureReasonOf(outcome)).toBe('dry-run-failed')
})

describe('when Immuta can not be asked', () => {
  test('a change is unknown, which is no change', async () => {
    immuta.faults.push({ path: '/data', kind: 'status', status: 500, times: Infinity })
    const ports = await fakePorts({ files, base: {}, settings: settingsFor(immuta) })
    const outcome = await plan(ports)
    expect(outcome.connections.map(({ entry }) => entry.change.action)).toEqual([
      'unknown',
      'unknown',
    ])
    expect(outcome.connections.map(statusOf)).toEqual(['failed', 'failed'])
    expect(hasChanges(outcome)).toBe(false)
    expect(failureReasonOf(outcome)).toBe('immuta-unreachable')
  })

  test('one that fails leaves the plan of the others', async () => {
    const path = '/data/connection/dev-lakehouse'
    immuta.faults.push({ path, kind: 'status', status: 500, times: Infinity })
    const ports = await fakePorts({ files, base: {}, settings: settingsFor(immuta) })
    const { connections } = await plan(ports)
    expect(connections.map(({ entry }) => entry.change.action)).toEqual(['unknown', 'create'])
  })

  test('a secret that is not set is told before Immuta is asked', async () => {
    const ports = await fakePorts({ files, base: {}, env: {}, settings: settingsFor(immuta) })
    const outcome = await plan(ports)
    expect(failureReasonOf(outcome)).toBe('invalid-spec')
    expect(requestsOf(immuta)).toEqual([])
  })
})

test.each(['connection', 'dryRun'] as const)(
  'a fault of our own in the reader (%s) is no answer of Immuta',
  async (method) => {
    const fault = new TypeError('x is undefined')
    const reader = {
      connection: () => Promise.resolve(undefined),
      dryRun: () => Promise.resolve({ kind: 'accepted', messages: [] }),
      [method]: () => Promise.reject(fault),
    } as Partial<ImmutaReader> as ImmutaReader
    const ports = await fakePorts({ files, base: {} })
    const { candidates } = await readDeclared(ports, 'changed', 'compared')
    const [first] = candidates
    if (first === undefined) throw new Error('no candidate')
    await expect(planAtImmuta(first, reader, ports, true)).rejects.toBe(fault)
  },
)

test('a fault of our own ends the plan as what it is', async () => {
  const ports = await fakePorts({ files, base: {}, settings: settingsFor(immuta) })
  const fault = new TypeError('x is undefined')
  const fill = (): never => {
    throw fault
  }
  await expect(plan({ ...ports, secrets: { ...ports.secrets, fill } })).rejects.toBe(fault)
  expect(immuta.writes()).toEqual([])
})

describe('a fork, which gets no secrets', () => {
  test('is planned by Git alone', async () => {
    const ports = await fakePorts(
      { files, base: { [DEV]: changed }, env: {}, settings: { immutaUrl: immuta.url } },
      { trigger: FORK },
    )
    const outcome = await plan(ports)
    expect(outcome).toMatchObject({ mode: 'plan', offline: expect.stringContaining('forks') })
    expect(outcome.connections.map(({ entry }) => actionOf(entry))).toEqual(['update', 'create'])
    expect(failureReasonOf(outcome)).toBeUndefined()
    expect(immuta.requests).toEqual([])
  })

  test('is no excuse for a branch of the repository', async () => {
    const ports = await fakePorts({ files, settings: { immutaUrl: immuta.url } })
    await expect(plan(ports)).rejects.toThrow(ConfigError)
  })
})

test('a cancelled run looks at nothing', async () => {
  const ports = await fakePorts({ files, base: {}, settings: settingsFor(immuta) })
  ports.clock.cancel()
  const outcome = await plan(ports)
  expect(failureReasonOf(outcome)).toBe('cancelled')
  expect(outcome.connections.map(({ entry }) => entry.change.action)).toEqual([
    'unknown',
    'unknown',
  ])
  expect(hasChanges(outcome)).toBe(false)
  expect(immuta.requests).toEqual([])
})

test('with `update-existing: false` what differs is left, and what is missing is not', async () => {
  seed(immuta, pat())
  const ports = await fakePorts({
    files: { ...files, [DEV]: changed },
    base: { [DEV]: pat() },
    settings: settingsFor(immuta, { updateExisting: 'false' }),
  })
  const outcome = await plan(ports)
  expect(outcome.connections.map(({ entry }) => entry.change)).toMatchObject([
    { action: 'none', why: 'left' },
    { action: 'create' },
  ])
  expect(outcome.connections.map(statusOf)).toEqual(['skipped', 'planned'])
  expect(outcome.connections[0]?.entry.diagnostics).toMatchObject([{ code: 'update-existing' }])
})
