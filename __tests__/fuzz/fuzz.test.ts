import { expect, test } from '@jest/globals'
import { PROPERTIES } from '../../fuzz/properties.ts'

test.each(Object.entries(PROPERTIES))('%s', async (_, check) => {
  const { failed, counterexample, errorInstance, numRuns } = await check({ numRuns: 300 })
  expect([failed, counterexample, errorInstance]).toEqual([false, null, null])
  expect(numRuns).toBe(300)
})
