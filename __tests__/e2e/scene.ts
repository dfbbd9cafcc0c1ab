import { afterEach, beforeEach, expect } from '@jest/globals'
import { Ajv } from 'ajv'
import { resultJsonSchema } from '../../scripts/schema.ts'
import { World } from '../../simulator/world.ts'
import { SECRETS } from './specs.ts'
import { quickRuns } from '../running.ts'
import { leaks } from './transcript.ts'

const isResult = new Ajv({ strict: false }).compile(resultJsonSchema('closed'))

const running = quickRuns()

/**
 * A new world for each test, whose runs are quick unless it is said otherwise. After each, GitHub's side must have been called as GitHub describes it, no secret may stand anywhere, no write to it that succeeded may have been sent again, and
 * every result must be what its schema says.
 */
export function eachWorld(
  use: (world: World) => void,
  options: Parameters<typeof World.create>[0] = {},
): void {
  let world: World
  beforeEach(async () => {
    world = await World.create({ env: SECRETS, ...running, ...options })
    use(world)
  })
  afterEach(async () => {
    try {
      expect(world.github.violations).toEqual([])
      expect(sentTwice(world)).toEqual([])
      for (const run of world.runs) {
        expect(leaks(world, run)).toEqual([])
        // No sentence ends twice.
        for (const { message } of run.annotations) expect(message).not.toMatch(/[a-z`)]\.\.(?: |$)/)
        if (run.result !== undefined)
          expect([isResult(run.result), isResult.errors]).toEqual([true, null])
      }
    } finally {
      await world.close()
    }
  })
}

/** Writes to GitHub that were sent once more right after they had succeeded. */
function sentTwice({ github }: World): string[] {
  const writes = github.requests.filter(({ method }) => !['GET', 'POST'].includes(method))
  return writes.flatMap((one, at) => {
    const next = writes[at + 1]
    const isSame = next?.method === one.method && next.path === one.path && next.body === one.body
    return isSame && one.status < 300 ? [`${one.method} ${one.path}`] : []
  })
}
