import { type Clock, systemClock as realClock } from '../src/net/clock.ts'

export type { Clock }

/** How many times shorter a pause is. */
const FASTER = 20

/** The real clock, but for pauses between tries and polls: nobody has to sit through them. */
export function systemClock(signal: AbortSignal): Clock {
  const clock = realClock(signal)
  return { ...clock, sleep: (ms) => clock.sleep(ms / FASTER) }
}
