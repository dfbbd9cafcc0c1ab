import { describe, expect, test } from '@jest/globals'
import type { Clock } from '../../src/net/clock.ts'
import { RequestFailure, SignInFailure } from '../../src/net/failure.ts'
import { type MintedToken, mintedTokens } from '../../src/net/token-provider.ts'

/** A clock that stands still until it is moved, and tokens that are numbered. */
function bank(lifetimeMs: number, fail: (count: number) => Error | undefined = () => undefined) {
  let time = 0
  let count = 0
  const clock: Clock = {
    now: () => time,
    date: () => 0,
    sleep: () => Promise.resolve(),
    random: () => 0,
    cancelled: () => false,
    onCancel: () => () => undefined,
  }
  const mint = async (): Promise<MintedToken> => {
    const number = ++count
    await Promise.resolve()
    const error = fail(number)
    if (error !== undefined) throw error
    return { token: `token ${number}`, lifetimeMs }
  }
  return {
    tokens: mintedTokens(mint, clock),
    pass: (ms: number) => (time += ms),
    count: () => count,
  }
}

describe('a minted token', () => {
  test.each<[string, number, number]>([
    ['an hour', 3_600_000, 3_540_000],
    ['five minutes', 300_000, 240_000],
    ['one minute', 60_000, 30_000],
    ['one second', 1000, 500],
  ])('that lives %s is kept until shortly before', async (_, lifetime, until) => {
    const { tokens, pass, count } = bank(lifetime)
    await tokens.get()
    pass(until - 1)
    expect([await tokens.get(), count()]).toEqual(['token 1', 1])
    pass(1)
    expect([await tokens.get(), count()]).toEqual(['token 2', 2])
  })

  test('without an end is kept until it is refused', async () => {
    const { tokens, pass } = bank(Infinity)
    await tokens.get()
    pass(1e12)
    expect(await tokens.get()).toBe('token 1')
    expect(await tokens.renew('token 1')).toBe('token 2')
    expect(await tokens.get()).toBe('token 2')
  })

  test('is minted once for callers at the same time, also after a refusal', async () => {
    const { tokens } = bank(Infinity)
    expect(await Promise.all([tokens.get(), tokens.get()])).toEqual(['token 1', 'token 1'])
    expect(
      await Promise.all([tokens.renew('token 1'), tokens.renew('token 1'), tokens.get()]),
    ).toEqual(['token 2', 'token 2', 'token 2'])
    expect(await tokens.renew('token 1')).toBe('token 2')
  })

  test('that could not be fetched is asked for again; the failure says that nothing was sent', async () => {
    const { tokens } = bank(Infinity, (count) =>
      count === 1 ? new RequestFailure('no answer') : undefined,
    )
    const failures = await Promise.allSettled([tokens.get(), tokens.get()])
    for (const failure of failures) {
      const reason: unknown = failure.status === 'rejected' ? failure.reason : undefined
      expect(reason).toBeInstanceOf(SignInFailure)
      expect(reason).toMatchObject({ message: 'no answer', ambiguous: false, transient: false })
    }
    expect(await tokens.get()).toBe('token 2')
  })

  test('that was never accepted is renewed once, one that was each time it is refused', async () => {
    const { tokens, count } = bank(Infinity)
    await tokens.get()
    expect(await tokens.renew('token 1')).toBe('token 2')
    expect(await tokens.renew('token 2')).toBeUndefined()
    tokens.accepted('token 2')
    expect(await tokens.renew('token 2')).toBe('token 3')
    expect(count()).toBe(3)
  })
})
