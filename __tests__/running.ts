import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import { spawned } from '../simulator/runner.ts'
import type { Running } from '../simulator/world.ts'
import { WarmRunner } from '../simulator/warm-runner.ts'

/** The build that does not sit through pauses. */
const QUICK_BUNDLE = join(process.env['ACTION_BUILD'] ?? '', 'quick/index.js')

/** As GitHub's runner does it: each run is a process of its own, and takes its time. */
export const AS_THE_RUNNER: Running = { launch: spawned }

/**
 * Has the runs of a test file share processes, and not sit through pauses; `faults/agreement.test.ts` shows that it makes no other
 * difference.
 */
export function quickRuns(): Running {
  const runner = new WarmRunner()
  afterAll(() => runner.close())
  return { launch: runner.launch, bundle: QUICK_BUNDLE }
}
