import { expect, test } from '@jest/globals'
import { histories } from '../../fuzz/histories.ts'
import { quickRuns } from '../running.ts'

const running = quickRuns()

// Each history runs the Action some ten times; `npm run fuzz` plays many more.
const HISTORIES = 10

test('any history: only what was reviewed and is still said gets written', async () => {
  const { failed, counterexample, errorInstance, numRuns } = await histories(running)({
    numRuns: HISTORIES,
  })
  expect([failed, counterexample, errorInstance]).toEqual([false, null, null])
  expect(numRuns).toBe(HISTORIES)
}, 300_000)
