import { expect, test } from '@jest/globals'
import type { Fault } from '../../simulator/http.ts'
import { transcript } from '../e2e/transcript.ts'
import { AS_THE_RUNNER } from '../running.ts'
import { play, SCENARIOS, type Side } from './harness.ts'

/*
 * The sweeps run the bundle in processes that are kept, and don't sit through its pauses. Here a sample of their runs, one after the
 * other in one such process, says and does word for word what the runner's own way of running the bundle does.
 */

type Sample = [name: 'plan' | 'apply', side: Side, fault: Fault, inputs?: Record<string, string>]

/** One connection after the other, so that the same request meets the fault. */
const SERIAL = { concurrency: '1' }
const SAMPLES: Sample[] = [
  [
    'apply',
    'immuta',
    { kind: 'status', status: 500, times: Infinity, skip: 4, headers: { 'retry-after': '0' } },
    SERIAL,
  ],
  ['plan', 'github', { kind: 'reset', when: 'after', path: /\/pulls\/7\/files$/ }],
  ['apply', 'immuta', { kind: 'status', status: 403, skip: 7 }, SERIAL],
  ['apply', 'immuta', { kind: 'cut', when: 'after', skip: 8 }, SERIAL],
  [
    'plan',
    'immuta',
    { kind: 'hang', path: '/data/connection/test', skip: 1 },
    { timeout: '1', ...SERIAL },
  ],
  ['apply', 'github', { kind: 'status', status: 429, path: /\/compare\// }],
  ['plan', 'immuta', { kind: 'status', status: 400, path: '/data/connection/test' }, SERIAL],
  ['apply', 'github', { kind: 'status', status: 403, times: Infinity, path: /\/git\/ref\// }],
  ['plan', 'immuta', { kind: 'status', status: 200, body: '<p>Sign in</p>', path: '/bim/' }],
  ['apply', 'immuta', { kind: 'reset', when: 'after', skip: 9 }, SERIAL],
  ['plan', 'github', { kind: 'delay', path: /\/pulls\/7\/files$/ }],
]

async function tell(
  [name, side, fault, inputs = {}]: Sample,
  how?: Parameters<typeof play>[3],
): Promise<string[]> {
  const { world, run } = await play(
    SCENARIOS[name],
    (there) => there[side].faults.push({ ...fault }),
    { inputs },
    how,
  )
  const told = transcript(world, run, { pull: 7 })
  await world.close()
  return [told, JSON.stringify(run.annotations)].map((text) =>
    text.replace(/127\.0\.0\.1:\d+/g, 'SERVER').replace(/\d{4}-\d\d-\d\dT[\d:]+Z/g, 'DATE'),
  )
}

test('a run in a process that is kept is told from one on its own by nothing', async () => {
  const exits = new Set<string | undefined>()
  for (const sample of SAMPLES) {
    const warm = await tell(sample)
    expect(warm).toEqual(await tell(sample, AS_THE_RUNNER))
    exits.add(/^exit code: \d/.exec(warm[0] ?? '')?.[0])
  }
  // Of those that succeed, and those that fail.
  expect(exits).toEqual(new Set(['exit code: 0', 'exit code: 1']))
})
