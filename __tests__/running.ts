import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import { spawned } from '../simulator/runner.ts'
import type { Running } from '../simulator/world.ts'
import { WarmRunner } from '../simulator/warm-runner.ts'

const BUILD = process.env['ACTION_BUILD'] ?? ''

/** As GitHub's runner does it: each run is a process of its own, and takes its time. */
export const AS_THE_RUNNER: Required<Running> = {
  launch: spawned,
  bundle: join(BUILD, 'index.js'),
}

/**
 * Has the runs of a test file share processes, and not sit through pauses; `faults/agreement.test.ts` shows that it makes no other
 * difference.
 */
export function quickRuns(): Required<Running> {
  const runner = new WarmRunner()
  afterAll(() => runner.close())
  return { launch: runner.launch, bundle: join(BUILD, 'quick/index.js') }
}
