import { expect, test } from '@jest/globals'
import { mintedTokens, type Tokens } from '../../src/databricks/tokens.ts'

/** Tokens t1, t2, … of a lifetime in seconds, and a clock in seconds. */
function mint(seconds: number | undefined): { tokens: Tokens; at: (seconds: number) => void } {
  let now = 0
  let minted = 0
  const tokens = mintedTokens(() => Promise.resolve({ token: `t${++minted}`, lifetimeMs: seconds === undefined ? Infinity : seconds * 1000 }), { now: () => now * 1000, sleep: () => Promise.resolve(), random: () => 0, cancelled: () => false })
  return { tokens, at: (seconds) => (now = seconds) }
}

test.each([
  [3600, 3539, 3540],
  [298, 237, 238],
  [60, 29, 30],
  [2, 0, 1],
])('a token that lasts %i s is used until second %i, and renewed in second %i', async (seconds, last, due) => {
  const { tokens, at } = mint(seconds)
  expect(await tokens.get()).toBe('t1')
  at(last)
  expect(await tokens.get()).toBe('t1')
  at(due)
  expect(await Promise.all([tokens.get(), tokens.get()])).toEqual(['t2', 't2'])
})

test('a token of unknown lifetime is used until it is refused, and then replaced once for all', async () => {
  const { tokens, at } = mint(undefined)
  expect(await tokens.get()).toBe('t1')
  at(1e9)
  expect(await tokens.get()).toBe('t1')
  expect(await Promise.all([tokens.renew('t1'), tokens.renew('t1')])).toEqual(['t2', 't2'])
  expect(await tokens.renew('t1')).toBe('t2')
})

test('a failure is told to all who wait, and the next caller tries again', async () => {
  let tries = 0
  const tokens = mintedTokens(() => (++tries === 1 ? Promise.reject(new Error('down')) : Promise.resolve({ token: 't', lifetimeMs: Infinity })), { now: () => 0, sleep: () => Promise.resolve(), random: () => 0, cancelled: () => false })
  expect(await Promise.allSettled([tokens.get(), tokens.get()])).toEqual([expect.objectContaining({ status: 'rejected' }), expect.objectContaining({ status: 'rejected' })])
  expect(await tokens.get()).toBe('t')
  expect(tries).toBe(2)
})
