import { expect, test } from '@jest/globals'
import { systemClock } from '../../src/net/clock.ts'
import { mintedTokens } from '../../src/net/token-provider.ts'
import { rateLimiter } from '../../src/net/rate-limiter.ts'

/** A server that takes `perSecond` requests in each second, and 16 clients that send `count` requests as fast as they may. */
async function play(
  perSecond: number,
  count: number,
): Promise<{ sent: number; refused: number; seconds: number }> {
  let now = 0
  const sleepers: { at: number; wake: () => void }[] = []
  const clock = {
    now: () => now,
    date: () => 0,
    sleep: (ms: number) => new Promise<void>((wake) => sleepers.push({ at: now + ms, wake })),
    random: () => 0,
    cancelled: () => false,
    onCancel: () => () => undefined,
  }
  const limiter = rateLimiter(clock)
  const bySecond = new Map<number, number>()
  let left = count
  let sent = 0
  let refused = 0
  const client = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      for (;;) {
        await limiter.acquire()
        sent += 1
        await clock.sleep(20)
        const second = Math.floor(now / 1000)
        bySecond.set(second, (bySecond.get(second) ?? 0) + 1)
        if ((bySecond.get(second) ?? 0) <= perSecond) {
          limiter.accepted()
          break
        }
        refused += 1
        limiter.limited(1000)
      }
    }
  }
  let running = 16
  for (let index = 0; index < 16; index++) void client().then(() => (running -= 1))
  while (running > 0) {
    await new Promise((resolve) => setImmediate(resolve))
    sleepers.sort((a, b) => a.at - b.at)
    const next = sleepers.shift()
    if (next === undefined) continue
    now = Math.max(now, next.at)
    next.wake()
  }
  return { sent, refused, seconds: now / 1000 }
}

test('a limit is learnt: few requests are wasted, and little time', async () => {
  const { sent, refused, seconds } = await play(20, 400)
  expect(refused / sent).toBeLessThan(0.1)
  expect(seconds).toBeLessThan((400 / 20) * 1.5)
})

test('without a refusal nothing waits', async () => {
  const { refused, seconds } = await play(1e9, 400)
  expect([refused, seconds]).toEqual([0, 0.5])
})

test('a limit of one is kept too', async () => {
  const { sent, refused } = await play(1, 20)
  expect(sent - refused).toBe(20)
  expect(refused).toBeLessThan(40)
})

test('a long pause is kept, and does not slow down all that follows', async () => {
  let now = 0
  const clock = {
    now: () => now,
    date: () => 0,
    sleep: (ms: number) => Promise.resolve(void (now += ms)),
    random: () => 0,
    cancelled: () => false,
    onCancel: () => () => undefined,
  }
  const limiter = rateLimiter(clock)
  await limiter.acquire()
  limiter.accepted()
  await limiter.acquire()
  limiter.limited(60_000)
  await limiter.acquire()
  expect(now).toBe(60_000)
  for (let index = 0; index < 20; index++) await limiter.acquire()
  expect(now).toBeLessThan(100_000)
})

test('a date that is set back or forth holds up no wait, and a token keeps its lifetime', async () => {
  const real = Date.now
  let offset = 0
  Date.now = () => real() + offset
  try {
    const clock = systemClock(new AbortController().signal)
    const limiter = rateLimiter(clock)
    const tokens = mintedTokens(
      () => Promise.resolve({ token: `${offset}`, lifetimeMs: 60_000 }),
      clock,
    )
    const [startedAt, before] = [performance.now(), clock.date()]
    await limiter.acquire()
    limiter.accepted()
    limiter.limited(100)
    expect(await tokens.get()).toBe('0')
    for (offset of [-3_600_000, 3_600_000]) {
      await limiter.acquire()
      expect(await tokens.get()).toBe('0')
      expect(Math.abs(clock.date() - before - offset)).toBeLessThan(60_000)
    }
    expect(performance.now() - startedAt).toBeGreaterThan(90)
  } finally {
    Date.now = real
  }
})
