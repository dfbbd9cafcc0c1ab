import { describe, expect, test } from '@jest/globals'
import type { LiveState } from '../../src/core/live.ts'
import { errorsOf, statusOf } from '../../src/core/outcome.ts'
import type { PlanEntry } from '../../src/core/plan.ts'
import { execute } from '../../src/modes/execute.ts'
import { RequestFailure } from '../../src/net/failure.ts'
import { reported } from '../core/reported.ts'
import { ports, reader, recording, type Recorded, writer } from './ports.ts'

const entry = (action: 'create' | 'update' | 'delete', key: string): PlanEntry =>
  reported(action, { key }).entry
const PLAN = [entry('create', 'a'), entry('create', 'b'), entry('update', 'c')]
const live = (nativeIntegrationId: string | undefined): LiveState => ({
  fields: new Map(),
  nativeIntegrationId,
  active: undefined,
})

async function run(
  plan: readonly PlanEntry[],
  options: {
    broken?: string[]
    fault?: () => Error
    id?: string
    cancelAfter?: number
    settings?: Record<string, string>
  } = {},
): Promise<{ told: unknown[]; recorded: Recorded }> {
  const recorded = recording()
  const base = ports(recorded, { concurrency: '1', ...options.settings })
  const { broken = [], fault, cancelAfter = Infinity } = options
  const results = await execute(plan, {
    ...base,
    clock: { ...base.clock, cancelled: () => recorded.immuta.length >= cancelAfter },
    reader: reader(recorded, { gone: live(options.id) }),
    writer: fault ? writer(recorded, broken, fault) : writer(recorded, broken),
    setUp: undefined,
  })
  const told = results.map((one) => [
    one.entry.candidate.key,
    statusOf(one),
    ...errorsOf(one).map(({ code }) => code),
  ])
  return { told, recorded }
}

describe('one connection that fails', () => {
  test('by a fault of our own is that one alone, and what the others wrote is reported', async () => {
    const { told, recorded } = await run(PLAN, { broken: ['b'] })
    expect(told).toEqual([
      ['a', 'applied'],
      ['b', 'failed', 'internal-error'],
      ['c', 'applied'],
    ])
    expect(recorded.immuta).toEqual(
      expect.arrayContaining(['register a', 'register b', 'update c']),
    )
  })

  test.each([
    [500, 'register-failed'],
    [403, 'immuta-unauthorized'],
  ])('by a refusal with %i is that one alone', async (status, code) => {
    const fault = (): Error => new RequestFailure('refused', { status })
    const { told } = await run(PLAN, { broken: ['a'], fault })
    expect(told).toEqual([
      ['a', 'failed', code],
      ['b', 'applied'],
      ['c', 'applied'],
    ])
  })
})

test('a cancelled run starts no further write, and tells what it did', async () => {
  const { told, recorded } = await run(PLAN, { cancelAfter: 1, settings: { wait: 'false' } })
  expect(told).toEqual([
    ['a', 'applied'],
    ['b', 'skipped', 'cancelled'],
    ['c', 'skipped', 'cancelled'],
  ])
  expect(recorded.immuta).toEqual(['register a'])
})

describe('a connection is deregistered', () => {
  test('once its clean-up script is saved', async () => {
    const { told, recorded } = await run([entry('delete', 'gone')], { id: '7' })
    expect(told).toEqual([['gone', 'applied']])
    expect(recorded.immuta).toEqual(['look up gone', 'clean-up script 7', 'deregister gone'])
    expect(recorded.scripts).toEqual(['gone.cleanup.sql'])
  })

  test('not without the script', async () => {
    for (const options of [{}, { id: '7', broken: ['7'] }]) {
      const { told, recorded } = await run([entry('delete', 'gone')], options)
      expect(told).toEqual([['gone', 'failed', 'delete-refused']])
      expect(recorded.immuta).not.toContain('deregister gone')
    }
  })
})
