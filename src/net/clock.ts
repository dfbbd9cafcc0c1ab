import { setMaxListeners } from 'node:events'
import { setTimeout } from 'node:timers/promises'

/** Time, as the code sees it: injected so that waiting can be tested without waiting. */
export interface Clock {
  /** In milliseconds since some moment, whatever the date does: for waits and deadlines. */
  now: () => number
  /** In milliseconds since 1970, as the machine has it: for records, and beside dates. */
  date: () => number
  sleep: (ms: number) => Promise<void>
  /** A number from 0 to 1, for jitter. */
  random: () => number
  /** Whether the run was cancelled: sleeps end at once, and nothing is tried again. */
  cancelled: () => boolean
  /** Calls once the run is cancelled; what it returns takes that back. */
  onCancel: (call: () => void) => () => void
}

/** The real clock. Once `signal` is aborted, sleeps end at once. */
export function systemClock(signal: AbortSignal): Clock {
  // Everything under way listens; some versions of Node take more than ten for a leak, and say so.
  setMaxListeners(0, signal)
  return {
    now: () => performance.now(),
    date: Date.now,
    sleep: (ms) => setTimeout(ms, undefined, { signal }).catch(() => undefined),
    random: Math.random,
    cancelled: () => signal.aborted,
    onCancel: (call) => {
      signal.addEventListener('abort', call, { once: true })
      return () => signal.removeEventListener('abort', call)
    },
  }
}
