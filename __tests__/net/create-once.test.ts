import { expect, test } from '@jest/globals'
import { createOnce } from '../../src/net/create-once.ts'
import { RequestFailure } from '../../src/net/failure.ts'

const clock = (isCancelled = false) => ({
  now: () => 0,
  date: () => 0,
  sleep: () => Promise.resolve(),
  random: () => 0,
  cancelled: () => isCancelled,
  onCancel: () => () => undefined,
})
const failure = (status?: number): RequestFailure => new RequestFailure('m', { status })

/** Creates with these failures in turn, then succeeds; `there` is what a look finds. */
async function play(
  failures: RequestFailure[],
  there: boolean,
  options: { saysExists?: boolean; cancelled?: boolean } = {},
): Promise<[outcome: string, creations: number, looks: number]> {
  let creations = 0
  let looks = 0
  const outcome = await createOnce(
    {
      create: () => {
        const next = failures[creations++]
        return next === undefined ? Promise.resolve('created') : Promise.reject(next)
      },
      find: () => {
        looks += 1
        return Promise.resolve(there ? 'found' : undefined)
      },
      saysExists: () => options.saysExists === true,
    },
    clock(options.cancelled),
  ).catch(() => 'failed')
  return [outcome, creations, looks]
}

test.each<[string, RequestFailure[], boolean, [string, number, number]]>([
  ['a success', [], false, ['created', 1, 0]],
  ['a refusal', [failure(400)], false, ['failed', 1, 0]],
  ['a rate limit, which is waited for', [failure(429)], false, ['created', 2, 0]],
  ['a lost answer of what was created', [failure()], true, ['found', 1, 1]],
  ['a lost answer of what was not', [failure()], false, ['created', 2, 1]],
  ['a yes that says nothing', [failure(200)], false, ['failed', 1, 1]],
  ['a server that is down', [failure(503), failure(503), failure(503)], false, ['failed', 3, 3]],
])('%s', async (_, failures, there, expected) => {
  expect(await play(failures, there)).toEqual(expected)
})

test('"exists" counts as found only after a try in doubt', async () => {
  const exists = { saysExists: true }
  expect(await play([failure(409)], true, exists)).toEqual(['failed', 1, 0])
  expect(await play([failure(500), failure(409)], false, exists)).toEqual(['created', 3, 2])
  expect(await play([failure(500), failure(409)], true, exists)).toEqual(['found', 1, 1])
})

test('a cancelled run looks, and creates nothing more', async () => {
  expect(await play([failure()], false, { cancelled: true })).toEqual(['failed', 1, 1])
  expect(await play([failure(429)], false, { cancelled: true })).toEqual(['failed', 1, 0])
})
