import { describe, expect, test } from '@jest/globals'
import type { ImmutaSimulator } from '../../simulator/immuta.ts'
import { errorsOf, failureReasonOf, hasDrifted, type Outcome } from '../../src/core/outcome.ts'
import { drift } from '../../src/modes/drift.ts'
import { pat } from '../e2e/specs.ts'
import { type FakePorts, fakePorts, SCHEDULE } from './ports.ts'
import { eachTenant, requestsOf, seed, settingsFor } from './tenant.ts'

const files = { 'connections/dev.yml': pat() }

let immuta: ImmutaSimulator
eachTenant((tenant) => (immuta = tenant))

async function run(
  more: Parameters<typeof settingsFor>[1] = {},
): Promise<{ outcome: Outcome; ports: FakePorts }> {
  const settings = settingsFor(immuta, more)
  const ports = await fakePorts({ files, settings }, { trigger: SCHEDULE })
  return { outcome: await drift(ports), ports }
}

const drifted = ({ connections }: Outcome): boolean[] =>
  connections.map(({ entry }) => hasDrifted(entry))
const codes = ({ connections }: Outcome): string[] =>
  connections.flatMap((one) => errorsOf(one).map(({ code }) => code))

test('what is as declared has not drifted', async () => {
  seed(immuta, pat())
  const { outcome, ports } = await run()
  expect(drifted(outcome)).toEqual([false])
  expect(ports.asked.info).toEqual(['[1/1] dev-lakehouse: as declared'])
  expect(failureReasonOf(outcome)).toBeUndefined()
  expect(outcome).toMatchObject({ mode: 'drift', unmanaged: [] })
  expect(immuta.writes()).toEqual([])
  // Nothing will be sent, so nothing is tried, and nothing is compared with another commit.
  expect(requestsOf(immuta)).not.toContain('POST /data/connection/test')
  expect(ports.asked.history).toEqual([])
})

test('a connection that is missing has drifted', async () => {
  const { outcome, ports } = await run()
  expect(drifted(outcome)).toEqual([true])
  expect(ports.asked.info).toEqual(['[1/1] dev-lakehouse: missing in Immuta'])
  expect(outcome.connections[0]).toMatchObject({
    entry: { change: { action: 'create' } },
    result: { diagnostics: [{ message: expect.stringContaining('missing in Immuta') }] },
  })
  expect(failureReasonOf(outcome)).toBe('drift')
  expect(immuta.writes()).toEqual([])
})

test('a field that differs has drifted, and is named', async () => {
  seed(immuta, pat().replace('immuta_exempt', 'nobody'))
  const { outcome, ports } = await run()
  expect(drifted(outcome)).toEqual([true])
  expect(ports.asked.info).toEqual(['[1/1] dev-lakehouse: changed in Immuta'])
  const path = 'nativeIntegration.config.groupPattern.deny'
  expect(outcome.connections[0]).toMatchObject({
    entry: { drift: [{ path, before: 'immuta_exempt', after: 'nobody' }] },
    result: { diagnostics: [{ message: expect.stringContaining(path) }] },
  })
  expect(failureReasonOf(outcome)).toBe('drift')
})

test('with `fail-on-drift: false` it is told and fails nothing', async () => {
  const { outcome } = await run({ failOnDrift: 'false' })
  expect(drifted(outcome)).toEqual([true])
  expect(codes(outcome)).toEqual([])
  expect(failureReasonOf(outcome)).toBeUndefined()
})

test('connections that no spec names are listed in order', async () => {
  for (const key of ['z-lakehouse', 'dev-lakehouse', 'a-lakehouse']) seed(immuta, pat(key))
  const { outcome } = await run()
  expect(outcome).toMatchObject({ unmanaged: ['a-lakehouse', 'z-lakehouse'] })
  expect(failureReasonOf(outcome)).toBeUndefined()
})

describe('when Immuta can not be asked', () => {
  test('nobody knows whether there is drift', async () => {
    immuta.faults.push({ path: '/data/', kind: 'status', status: 500, times: Infinity })
    const { outcome } = await run()
    expect(outcome.connections[0]?.entry.change.action).toBe('unknown')
    expect(drifted(outcome)).toEqual([false])
    expect(codes(outcome)).toEqual(['immuta-unreachable'])
    expect(failureReasonOf(outcome)).toBe('immuta-unreachable')
  })

  test('a list that can not be had is a warning', async () => {
    seed(immuta, pat())
    const path = '/data/object/search'
    immuta.faults.push({ path, kind: 'status', status: 500, times: Infinity })
    const { outcome, ports } = await run()
    expect(failureReasonOf(outcome)).toBeUndefined()
    expect(outcome).toMatchObject({ unmanaged: [] })
    expect(ports.asked.annotations).toMatchObject([
      { severity: 'warning', message: expect.stringContaining('could not be listed') },
    ])
  })

  test('a wrong credential is told once', async () => {
    const { outcome, ports } = await run({ immutaApiKey: 'wrong' })
    expect(codes(outcome)).toEqual(['immuta-unauthorized'])
    expect(drifted(outcome)).toEqual([false])
    expect(ports.asked.annotations).toEqual([])
  })
})
