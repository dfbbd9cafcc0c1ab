import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import type { Launch } from '../simulator/runner.ts'
import { WarmRunner } from '../simulator/warm-runner.ts'

/** The build that does not sit through pauses. */
export const QUICK_BUNDLE = join(process.env['ACTION_BUILD'] ?? '', 'quick/index.js')

/** Has the runs of a test file share processes; `faults/agreement.test.ts` shows that it makes no difference. */
export function warmRuns(): Launch {
  const runner = new WarmRunner()
  afterAll(() => runner.close())
  return runner.launch
}
