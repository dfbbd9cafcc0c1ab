import { describe, expect, test } from '@jest/globals'
import { warningAt } from '../../src/core/diagnostic.ts'
import type { Connection } from '../../src/core/connection.ts'
import { effectOf, errorsOf, type Reported, statusOf } from '../../src/core/outcome.ts'
import type { PlanEntry } from '../../src/core/plan.ts'
import type { ImmutaReader } from '../../src/immuta/reader.ts'
import type { ImmutaWriter } from '../../src/immuta/writer.ts'
import { execute, type ExecutePorts } from '../../src/modes/execute.ts'
import { RequestFailure } from '../../src/net/failure.ts'
import { accepted } from '../connection/support.ts'
import { entryOf, liveOf, seen } from '../core/support.ts'
import { pat } from '../e2e/specs.ts'
import { type FakePorts, fakePorts } from './ports.ts'

const KEYS = ['a-lakehouse', 'b-lakehouse', 'c-lakehouse']
const FAULT = new TypeError("Cannot read properties of undefined (reading 'x')")
const JOBS = { total: 1, states: { completed: 1 }, messages: [] }
const REFUSAL = new RequestFailure('POST /data/connection: HTTP 422', { status: 422 })

const connectionOf = (key: string): Connection => accepted(pat(key))

/** A connection that is to be registered. */
function creation(key: string): PlanEntry {
  return entryOf(
    {
      kind: 'declared',
      key,
      file: `connections/${key}.yml`,
      connection: connectionOf(key),
      prior: 'absent',
      priorObjects: [],
      previousKey: undefined,
      touched: true,
      diagnostics: [],
    },
    seen('absent'),
  )
}

/** A connection that is to be deregistered. */
function removal(key: string): PlanEntry {
  const { body } = connectionOf(key)
  return entryOf(
    { kind: 'removed', key, file: `connections/${key}.yml`, prior: body, heir: undefined },
    seen(liveOf(body)),
    { allowDelete: true },
  )
}

/** A writer and a reader that do as they are told, and note the calls that change something. */
async function scene(
  over: Partial<ExecutePorts> & { refuse?: Record<string, Error> } = {},
): Promise<{ calls: string[]; ports: ExecutePorts; fakes: FakePorts }> {
  const { refuse = {}, ...more } = over
  const calls: string[] = []
  const call = <T>(name: string, value: T): Promise<T> => {
    calls.push(name)
    const refused = refuse[name]
    return refused === undefined ? Promise.resolve(value) : Promise.reject(refused)
  }
  const writer: ImmutaWriter = {
    register: ({ connectionKey: key }) =>
      call(`register ${key}`, { objectPath: [key], bulkId: `bulk-${key}` }),
    update: ({ connectionKey: key }) =>
      call(`update ${key}`, { objectPath: [key], bulkId: undefined }),
    cleanUpScript: (id) => call(`clean-up script ${id}`, 'DROP CATALOG x;'),
    deregister: (key) => call(`deregister ${key}`, undefined),
    setObject: (key, path) => call(`set ${path} of ${key}`, { bulkId: undefined }),
    crawl: (key) => call(`crawl ${key}`, undefined),
  }
  const reader = {
    connection: (key: string) => Promise.resolve(liveOf(connectionOf(key).body)),
    jobs: () => Promise.resolve(JOBS),
  } as Partial<ImmutaReader> as ImmutaReader
  const fakes = await fakePorts({})
  const standing = { kind: 'current' } as const
  const saveScript: ExecutePorts['saveScript'] = (name, sql) => {
    calls.push(`save ${name}`)
    return fakes.saveScript(name, sql)
  }
  return {
    calls,
    fakes,
    ports: { ...fakes, saveScript, reader, writer, setUp: undefined, standing, ...more },
  }
}

const codes = (one: Reported | undefined): string[] =>
  one === undefined ? [] : errorsOf(one).map(({ code }) => code)

/** That the second of three failed for this reason, and that the others were written and say so. */
function expectOnlySecondFailed(reported: Reported[], code: string): void {
  expect(reported.map(statusOf)).toEqual(['applied', 'failed', 'applied'])
  expect(reported.map(codes)).toEqual([[], [code], []])
  expect(reported.map(effectOf)).toEqual([
    { kind: 'registered', objectPath: ['a-lakehouse'], bulkId: 'bulk-a-lakehouse', jobs: JOBS },
    undefined,
    { kind: 'registered', objectPath: ['c-lakehouse'], bulkId: 'bulk-c-lakehouse', jobs: JOBS },
  ])
}

describe("one connection's failure does not stop the others", () => {
  test('a refusal of Immuta', async () => {
    const { ports, calls } = await scene({ refuse: { 'register b-lakehouse': REFUSAL } })
    expectOnlySecondFailed(await execute(KEYS.map(creation), ports), 'register-failed')
    expect(calls).toEqual(KEYS.map((key) => `register ${key}`))
  })

  test('a credential that is refused', async () => {
    const refused = new RequestFailure('HTTP 403', { status: 403 })
    const { ports } = await scene({ refuse: { 'register b-lakehouse': refused } })
    expectOnlySecondFailed(await execute(KEYS.map(creation), ports), 'immuta-unauthorized')
  })

  test('a fault of our own in the writer', async () => {
    const { ports } = await scene({ refuse: { 'register b-lakehouse': FAULT } })
    expectOnlySecondFailed(await execute(KEYS.map(creation), ports), 'internal-error')
  })

  test('a fault of our own where secrets are filled in', async () => {
    const { ports, fakes, calls } = await scene()
    const fill: typeof fakes.secrets.fill = (connection) => {
      if (connection.key === 'b-lakehouse') throw FAULT
      return fakes.secrets.fill(connection)
    }
    const reported = await execute(KEYS.map(creation), {
      ...ports,
      secrets: { ...fakes.secrets, fill },
    })
    expectOnlySecondFailed(reported, 'internal-error')
    expect(calls).not.toContain('register b-lakehouse')
  })

  test('a fault of our own where a set-up script runs', async () => {
    const setUp: ExecutePorts['setUp'] = ({ candidate }) =>
      candidate.key === 'b-lakehouse'
        ? Promise.reject(FAULT)
        : Promise.resolve({ progress: undefined, diagnostics: [] })
    const { ports, calls } = await scene({ setUp })
    expectOnlySecondFailed(await execute(KEYS.map(creation), ports), 'internal-error')
    expect(calls).not.toContain('register b-lakehouse')
  })

  test('after its set-up script ran: how far it came is told with the failure', async () => {
    const script = { name: 'b.sql', text: { kind: 'secret' } } as const
    const progress = { script, statements: 2, ran: 2, ranBefore: 0 }
    const diagnostics = [warningAt('bootstrap-secret', 'It holds a secret.', undefined)]
    const setUp: ExecutePorts['setUp'] = () => Promise.resolve({ progress, diagnostics })
    const { ports } = await scene({ setUp, refuse: { 'register b-lakehouse': FAULT } })
    const reported = await execute(KEYS.map(creation), ports)
    expectOnlySecondFailed(reported, 'internal-error')
    expect(reported[1]?.result).toMatchObject({
      setUp: progress,
      diagnostics: [...diagnostics, { message: `Not registered: ${FAULT.message}` }],
    })
  })

  test('a fault of our own where the secrets of the base are hidden', async () => {
    const { ports, fakes, calls } = await scene()
    const hide = (): never => {
      throw FAULT
    }
    const plan = [creation('a-lakehouse'), removal('b-lakehouse'), creation('c-lakehouse')]
    const reported = await execute(plan, { ...ports, secrets: { ...fakes.secrets, hide } })
    expectOnlySecondFailed(reported, 'internal-error')
    expect(calls).toEqual(['register a-lakehouse', 'register c-lakehouse'])
  })

  test('a fault of our own while jobs are followed: what was written is told', async () => {
    const { ports } = await scene()
    const jobs: ImmutaReader['jobs'] = (bulkId) =>
      bulkId === 'bulk-b-lakehouse' ? Promise.reject(FAULT) : Promise.resolve(JOBS)
    const reported = await execute(KEYS.map(creation), {
      ...ports,
      reader: { ...ports.reader, jobs },
    })
    expect(reported.map(codes)).toEqual([[], ['internal-error'], []])
    expect(reported.map((one) => effectOf(one)?.kind)).toEqual(Array(3).fill('registered'))
  })
})

test('the wait for jobs begins with its own turn', async () => {
  const { ports, fakes } = await scene()
  const asked: string[] = []
  const jobs: ImmutaReader['jobs'] = (bulkId) => {
    asked.push(bulkId)
    const isDone = bulkId === 'bulk-b-lakehouse' && asked.filter((one) => one === bulkId).length > 2
    const states = isDone ? { completed: 1 } : { active: 1 }
    return Promise.resolve({ total: 1, states, messages: [] })
  }
  const request = { ...fakes.request, concurrency: 1 }
  const reported = await execute(KEYS.slice(0, 2).map(creation), {
    ...ports,
    request,
    reader: { ...ports.reader, jobs },
  })
  expect(reported.map(codes)).toEqual([['jobs-timeout'], []])
  expect(fakes.clock.now()).toBeGreaterThan(request.waitTimeout)
})

describe('a run that is cancelled', () => {
  test('before the first write starts none', async () => {
    const { ports, fakes, calls } = await scene()
    fakes.clock.cancel()
    const reported = await execute([creation('a-lakehouse'), removal('b-lakehouse')], ports)
    expect(reported.map(statusOf)).toEqual(['skipped', 'skipped'])
    expect(reported.map(codes)).toEqual([['cancelled'], ['cancelled']])
    expect(calls).toEqual([])
  })

  test('between two writes does not start the second, and tells the first', async () => {
    const { ports, fakes, calls } = await scene()
    const register: ImmutaWriter['register'] = (body) => {
      fakes.clock.cancel()
      return ports.writer.register(body)
    }
    const writer = { ...ports.writer, register }
    const [first, second] = await execute(KEYS.slice(0, 2).map(creation), { ...ports, writer })
    expect(first && effectOf(first)).toMatchObject({ kind: 'registered' })
    expect(second && statusOf(second)).toBe('skipped')
    expect(codes(second)).toEqual(['cancelled'])
    expect(calls).toEqual(['register a-lakehouse'])
  })

  test('while a set-up script runs does not register', async () => {
    const { ports, fakes, calls } = await scene()
    const setUp: ExecutePorts['setUp'] = () => {
      fakes.clock.cancel()
      return Promise.resolve({ progress: undefined, diagnostics: [] })
    }
    const [one] = await execute([creation('a-lakehouse')], { ...ports, setUp })
    expect(codes(one)).toEqual(['cancelled'])
    expect(calls).toEqual([])
  })
})

describe('deregistering', () => {
  test('saves the clean-up script first', async () => {
    const { ports, fakes, calls } = await scene()
    const [one] = await execute([removal('a-lakehouse')], ports)
    expect(calls).toEqual([
      'clean-up script 1',
      'save a-lakehouse.cleanup.sql',
      'deregister a-lakehouse',
    ])
    expect(fakes.asked.scripts.get('a-lakehouse.cleanup.sql')).toBe('DROP CATALOG x;')
    expect(one && effectOf(one)).toMatchObject({ kind: 'deregistered' })
  })

  const refusals: [name: string, over: (ports: ExecutePorts) => Partial<ExecutePorts>][] = [
    [
      'Immuta does not give it',
      ({ writer }) => ({
        writer: { ...writer, cleanUpScript: () => Promise.reject(REFUSAL) },
      }),
    ],
    [
      'it can not be saved',
      () => ({ saveScript: () => Promise.reject(new Error('ENOSPC: no space left')) }),
    ],
    [
      'Immuta does not tell its integration',
      ({ reader }) => ({
        reader: {
          ...reader,
          connection: (key) =>
            Promise.resolve({
              ...liveOf(connectionOf(key).body),
              nativeIntegrationId: undefined,
            }),
        },
      }),
    ],
  ]
  test.each(refusals)('is refused when %s', async (_, over) => {
    const { ports, calls } = await scene()
    const plan = [removal('a-lakehouse'), creation('b-lakehouse')]
    const reported = await execute(plan, { ...ports, ...over(ports) })
    expect(reported.map(codes)).toEqual([['delete-refused'], []])
    expect(reported.map(statusOf)).toEqual(['failed', 'applied'])
    expect(calls).not.toContain('deregister a-lakehouse')
  })

  test('what is gone already is nothing to do', async () => {
    const { ports, calls } = await scene()
    const connection = (): Promise<undefined> => Promise.resolve(undefined)
    const reader = { ...ports.reader, connection }
    const [one] = await execute([removal('a-lakehouse')], { ...ports, reader })
    expect(one).toMatchObject({
      entry: { change: { action: 'none', why: 'unchanged' } },
      result: { status: 'skipped', diagnostics: [] },
    })
    expect(calls).toEqual([])
  })
})
