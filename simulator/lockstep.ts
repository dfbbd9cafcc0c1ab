import type { World } from './world.ts'

/** How long nothing new must arrive before what is waiting is answered, in milliseconds. */
const QUIET_MS = 200

/**
 * Has a world answer in rounds: everything that waits at once, when nothing new has arrived for a moment. A request of a later round
 * than another may have needed that one's answer, so the number of rounds is the length of the longest chain.
 *
 * @returns the rounds so far, each with its requests in the order of the alphabet
 */
export function lockstep(world: World, quietMs = QUIET_MS): string[][] {
  const rounds: string[][] = []
  let waiting: { request: string; answer: () => void }[] = []
  let timer: NodeJS.Timeout | undefined
  const answerAll = (): void => {
    const round = waiting
    waiting = []
    rounds.push(round.map(({ request }) => request).sort())
    for (const { answer } of round) answer()
  }
  const gate = (request: string): Promise<void> =>
    new Promise((answer) => {
      waiting.push({ request, answer })
      clearTimeout(timer)
      timer = setTimeout(answerAll, quietMs)
    })
  world.immuta.gate = gate
  world.github.gate = gate
  return rounds
}

/**
 * The fewest rounds of some runs: a busy machine may take so long between two requests that they miss a round, and a chain never needs
 * fewer rounds than it is long.
 *
 * @param isEnough whether there is no need to run once more
 */
export async function fewestRounds(
  run: () => Promise<string[][]>,
  isEnough: (rounds: string[][]) => boolean,
  tries = 4,
): Promise<string[][]> {
  let best = await run()
  for (let count = 1; count < tries && !isEnough(best); count++) {
    const rounds = await run()
    if (rounds.length <= best.length) best = rounds
  }
  return best
}
