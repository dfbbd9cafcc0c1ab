import { beforeAll, describe, expect, test } from '@jest/globals'
import type { Fault } from '../../simulator/http.ts'
import { pool } from '../../src/net/pool.ts'
import {
  countRequests,
  countWrites,
  SCENARIOS,
  type Side,
  type Trial,
  tryCancel,
  tryClosedOutput,
  tryFault,
  tryFullDisk,
} from './harness.ts'

/** Mostly waiting for back-offs and for processes. */
const AT_ONCE = 6
const MINUTES = 60_000

const PAGE = '<html><title>Sign in</title></html>'

/** What may go wrong at one request. `recovers`: the run must succeed all the same. */
const FAULTS: Record<
  string,
  { fault: Omit<Fault, 'skip'>; recovers: Record<Side, boolean>; inputs?: Record<string, string> }
> = {
  'reset before': { fault: { kind: 'reset' }, recovers: { immuta: true, github: true } },
  'reset after': {
    fault: { kind: 'reset', when: 'after' },
    recovers: { immuta: true, github: true },
  },
  'time-out before': {
    fault: { kind: 'hang' },
    recovers: { immuta: true, github: true },
    inputs: { timeout: '1' },
  },
  'time-out after': {
    fault: { kind: 'hang', when: 'after' },
    recovers: { immuta: true, github: true },
    inputs: { timeout: '1' },
  },
  truncated: {
    fault: { kind: 'truncate', when: 'after' },
    recovers: { immuta: true, github: true },
  },
  '401': { fault: { kind: 'status', status: 401 }, recovers: { immuta: false, github: false } },
  '403': { fault: { kind: 'status', status: 403 }, recovers: { immuta: false, github: false } },
  '429': { fault: { kind: 'status', status: 429 }, recovers: { immuta: true, github: true } },
  '429 with Retry-After': {
    fault: { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
    recovers: { immuta: true, github: true },
  },
  '500': { fault: { kind: 'status', status: 500 }, recovers: { immuta: true, github: true } },
  '502 after': {
    fault: { kind: 'status', status: 502, when: 'after' },
    recovers: { immuta: true, github: true },
  },
  'a page with 200': {
    fault: { kind: 'status', status: 200, body: PAGE },
    recovers: { immuta: false, github: true },
  },
  'a page with 404': {
    fault: { kind: 'status', status: 404, body: PAGE },
    recovers: { immuta: true, github: true },
  },
  'a packed answer': {
    fault: { kind: 'gzip', when: 'after' },
    recovers: { immuta: false, github: true },
  },
  'a cut answer without a length': {
    fault: { kind: 'cut', when: 'after' },
    recovers: { immuta: false, github: true },
  },
  'busy with 409': {
    fault: {
      kind: 'status',
      status: 409,
      body: { statusCode: 409, message: 'cannot be changed in current state' },
    },
    recovers: { immuta: false, github: false },
  },
  '503 with Retry-After': {
    fault: { kind: 'status', status: 503, headers: { 'retry-after': '0' } },
    recovers: { immuta: true, github: true },
  },
}

/** The reasons that a fault on a side may be given. */
const REASONS: Record<Side, string[]> = {
  immuta: ['', 'immuta-unauthorized', 'immuta-unreachable', 'register-failed'],
  github: ['', 'github-unreachable'],
}

describe.each(['plan', 'apply'] as const)('%s of three connections', (name) => {
  let requests: Record<Side, number>
  beforeAll(async () => {
    requests = await countRequests(SCENARIOS[name])
    // As many as there are requests to fail: fewer would prove less.
    expect(requests.immuta).toBeGreaterThan(6)
    expect(requests.github).toBeGreaterThan(2)
  })

  const everywhere = (side: Side, trial: (skip: number) => Promise<Trial>): Promise<Trial[]> =>
    pool(
      Array.from({ length: requests[side] }, (_, skip) => skip),
      AT_ONCE,
      trial,
    )
  const tell = (trials: Trial[]): string[] =>
    trials.flatMap(({ request, broken }, skip) =>
      broken.map((what) => `request ${skip} (${request}): ${what}`),
    )
  const reasons = (trials: Trial[]): string[] => [
    ...new Set(trials.map(({ run }) => run.outputs['failure-reason'] ?? '?')),
  ]

  describe.each(['immuta', 'github'] as const)('%s', (side) => {
    test.each(Object.entries(FAULTS))(
      '%s at each request',
      async (_, { fault, recovers, inputs }) => {
        const trials = await everywhere(side, (skip) =>
          tryFault(name, { side, skip, fault, ...(inputs && { run: { inputs } }) }),
        )
        expect(tell(trials)).toEqual([])
        expect(REASONS[side]).toEqual(expect.arrayContaining(reasons(trials)))
        if (recovers[side])
          expect(
            trials
              .filter(({ run }) => run.exitCode !== 0)
              .map(({ request, run }) => `${request}: ${String(run.outputs['failure-reason'])}`),
          ).toEqual([])
      },
      10 * MINUTES,
    )

    test(
      'cancelled at each request',
      async () => {
        const trials = await everywhere(side, (skip) => tryCancel(name, side, skip))
        expect(tell(trials)).toEqual([])
        expect(['', 'cancelled']).toEqual(expect.arrayContaining(reasons(trials)))
        if (side === 'immuta') expect(reasons(trials)).toContain('cancelled')
      },
      10 * MINUTES,
    )

    test(
      'an output that closes at each request stops nothing',
      async () => {
        const trials = await everywhere(side, (skip) => tryClosedOutput(name, side, skip))
        expect(tell(trials)).toEqual([])
        expect(reasons(trials)).toEqual([''])
      },
      10 * MINUTES,
    )

    test.each<[string, Omit<Fault, 'skip'>]>([
      ['is gone', { kind: 'reset', times: Infinity }],
      [
        'answers 500 only',
        { kind: 'status', status: 500, times: Infinity, headers: { 'retry-after': '0' } },
      ],
      ['answers 403 only', { kind: 'status', status: 403, times: Infinity }],
      [
        'answers with a web page only',
        {
          kind: 'status',
          status: 200,
          times: Infinity,
          body: '<!doctype html><title>Sign in</title>',
        },
      ],
    ])(
      '%s from each request on',
      async (_, fault) => {
        const trials = await everywhere(side, (skip) => tryFault(name, { side, skip, fault }))
        expect(tell(trials)).toEqual([])
        expect([...REASONS[side], 'jobs-failed']).toEqual(expect.arrayContaining(reasons(trials)))
      },
      10 * MINUTES,
    )
  })
})

test.each(['once', 'on'] as const)(
  'a disk that is full at each write, %s: the apply is told all the same',
  async (lasts) => {
    const writes = await countWrites()
    expect(writes).toBeGreaterThan(9)
    const trials = await pool(
      Array.from({ length: writes }, (_, at) => at),
      AT_ONCE,
      (at) => tryFullDisk(at, lasts),
    )
    expect(
      trials.flatMap(({ request, broken }) => broken.map((what) => `${request}: ${what}`)),
    ).toEqual([])
    expect(trials.filter(({ run }) => run.exitCode === 0).length).toBeLessThan(3)
  },
  10 * MINUTES,
)
