import fc from 'fast-check'
import build from '../__tests__/build.ts'
import { WarmRunner } from '../simulator/warm-runner.ts'
import { claims } from './claims.ts'
import { histories } from './histories.ts'
import { objectHistories } from './objects.ts'
import { type Check, PROPERTIES } from './properties.ts'

/*
 * Builds the sources, and runs every property until the time is up: `npm run fuzz -- 20` for twenty minutes. A failure is printed with
 * the seed that repeats it.
 */

const minutes = Number(process.argv[2] ?? 1)
if (!(minutes > 0)) throw new Error('How many minutes? For example: npm run fuzz -- 20')
const end = Date.now() + minutes * 60_000
const runs: Record<string, number> = {}
let failures = 0
build()
const runner = new WarmRunner()
const running = { launch: runner.launch }
const historiesOfRuns = histories(running)
const historiesOfObjects = objectHistories(running)
const claimsOfComments = claims(running)
/** Those that run the Action many times. */
const SLOW: ReadonlySet<Check> = new Set([historiesOfRuns, historiesOfObjects, claimsOfComments])

while (Date.now() < end && failures === 0) {
  const checks = Object.entries<Check>({
    ...PROPERTIES,
    'any history of runs': historiesOfRuns,
    'any history of objects': historiesOfObjects,
    'any claim of a comment': claimsOfComments,
  })
  for (const [name, check] of checks) {
    const seed = Date.now() & 0x7f_ff_ff_ff
    const result = await check({
      numRuns: SLOW.has(check) ? 20 : 2000,
      seed,
      interruptAfterTimeLimit: Math.max(1, end - Date.now()),
    })
    runs[name] = (runs[name] ?? 0) + result.numRuns
    if (result.failed && result.counterexample !== null) {
      failures += 1
      console.log(
        `${name}: failed with seed ${seed}\n${fc.stringify(result.counterexample)}\n${String(result.errorInstance)}`,
      )
    }
  }
}
await runner.close()
console.table(runs)
process.exitCode = failures === 0 ? 0 : 1
