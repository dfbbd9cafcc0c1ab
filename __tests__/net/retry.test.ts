import { describe, expect, test } from '@jest/globals'
import type { Clock } from '../../src/net/clock.ts'
import { RequestFailure } from '../../src/net/failure.ts'
import { backoffMs, MAX_TRIES, retryAfterMs, withRetries } from '../../src/net/retry.ts'

/** A clock that does not wait, and remembers for how long it should have. */
function testClock(random = 1): Clock & { slept: number[] } {
  const slept: number[] = []
  return {
    slept,
    now: () => 0,
    date: () => 0,
    sleep: (ms) => {
      slept.push(ms)
      return Promise.resolve()
    },
    cancelled: () => false,
    onCancel: () => () => undefined,
    random: () => random,
  }
}

/** Fails with each failure in turn, then answers. */
function script(...failures: Error[]): { request: () => Promise<string>; calls: () => number } {
  let calls = 0
  return {
    calls: () => calls,
    request: () => {
      const failure = failures[calls]
      calls += 1
      return failure === undefined ? Promise.resolve('answer') : Promise.reject(failure)
    },
  }
}

const status = (code: number, retryAfter?: number): RequestFailure =>
  new RequestFailure(`HTTP ${code}`, { status: code, retryAfterMs: retryAfter })

describe('which failures are tried again', () => {
  const cases: [failure: Error, again: boolean][] = [
    ...[429, 500, 502, 503, 504].map((code): [Error, boolean] => [status(code), true]),
    [new RequestFailure('reset'), true],
    ...[301, 400, 401, 403, 404, 409, 422, 501].map((code): [Error, boolean] => [
      status(code),
      false,
    ]),
    [new TypeError('a bug'), false],
  ]
  test.each(cases)('%s: %s', async (failure, again) => {
    const { request, calls } = script(failure)
    if (again) await expect(withRetries(request, testClock())).resolves.toBe('answer')
    else await expect(withRetries(request, testClock())).rejects.toBe(failure)
    expect(calls()).toBe(again ? 2 : 1)
  })

  test('five tries, and the last failure', async () => {
    const failures = Array.from(
      { length: 9 },
      (_, index) => new RequestFailure(`failure ${index + 1}`, { status: 503 }),
    )
    const clock = testClock()
    const { request, calls } = script(...failures)
    await expect(withRetries(request, clock)).rejects.toThrow('failure 5')
    expect(calls()).toBe(MAX_TRIES)
    expect(clock.slept).toEqual([500, 1000, 2000, 4000])
  })

  test('as many tries as are asked for', async () => {
    const { request, calls } = script(...Array.from({ length: 9 }, () => status(503)))
    await expect(withRetries(request, testClock(), 1)).rejects.toThrow('HTTP 503')
    expect(calls()).toBe(1)
  })

  test('a transient failure, then one for good', async () => {
    const { request, calls } = script(status(503), status(403))
    await expect(withRetries(request, testClock())).rejects.toThrow('HTTP 403')
    expect(calls()).toBe(2)
  })

  test('what the server asks for comes before the back-off', async () => {
    const clock = testClock()
    await withRetries(script(status(429, 7000), status(503), status(429, 0)).request, clock)
    expect(clock.slept).toEqual([7000, 1000, 0])
  })
})

test('jitter takes off half at most', () => {
  expect(backoffMs(1, status(503), testClock(0))).toBe(250)
  expect(backoffMs(3, status(503), testClock(0.5))).toBe(1500)
})

describe('ambiguous failures', () => {
  const cases: [failure: RequestFailure, ambiguous: boolean][] = [
    [new RequestFailure('reset'), true],
    [status(500), true],
    [status(504), true],
    [status(429), false],
    [status(409), false],
    [status(400), false],
  ]
  test.each(cases)('%s: %s', (failure, ambiguous) => {
    expect(failure.ambiguous).toBe(ambiguous)
  })

  test('a failure keeps what it was made from', () => {
    const cause = new Error('ECONNRESET')
    const failure = new RequestFailure('reset', { cause, body: { a: 1 } })
    expect(failure).toMatchObject({
      name: 'RequestFailure',
      message: 'reset',
      cause,
      body: { a: 1 },
      status: undefined,
      retryAfterMs: undefined,
    })
  })
})

describe('Retry-After', () => {
  const now = Date.UTC(2024, 0, 1)
  const cases: [header: string | undefined, expected: number | undefined][] = [
    [undefined, undefined],
    ['0', 0],
    ['7', 7000],
    [' 7 ', 7000],
    ['1.5', 1500],
    ['0.25', 250],
    ['60.5', 60_000],
    ['61', 60_000],
    ['99999999999999999999', 60_000],
    ['Mon, 01 Jan 2024 00:00:05 GMT', 5000],
    ['Mon, 01 Jan 2024 01:00:00 GMT', 60_000],
    ['Sun, 31 Dec 2023 23:59:59 GMT', 0],
    ['soon', undefined],
    ['', undefined],
  ]
  test.each(cases)('%j: %s', (header, expected) => {
    expect(retryAfterMs(header, now)).toBe(expected)
  })
})
