import { expect, test } from '@jest/globals'
import { objectHistories } from '../../fuzz/objects.ts'
import { quickRuns } from '../running.ts'

const running = quickRuns()

// Each history runs the Action some eight times; `npm run fuzz` plays many more.
const HISTORIES = 3

test('any history of objects: what is sent, what Immuta has and what is told of it are as declared', async () => {
  const { failed, counterexample, errorInstance, numRuns } = await objectHistories(running)({
    numRuns: HISTORIES,
  })
  expect([failed, counterexample, errorInstance]).toEqual([false, null, null])
  expect(numRuns).toBe(HISTORIES)
}, 300_000)
