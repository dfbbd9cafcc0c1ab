import { expect, test } from '@jest/globals'
import { claims } from '../../fuzz/claims.ts'
import { quickRuns } from '../running.ts'

const running = quickRuns()

// Each runs the Action three times; `npm run fuzz` makes many more.
const SCENES = 15

test('any plan: what its comment claims of the merge is what the apply does', async () => {
  const { failed, counterexample, errorInstance, numRuns } = await claims(running)({
    numRuns: SCENES,
  })
  expect([failed, counterexample, errorInstance]).toEqual([false, null, null])
  expect(numRuns).toBe(SCENES)
}, 600_000)
