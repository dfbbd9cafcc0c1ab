import { setMaxListeners } from 'node:events'

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
  const onCancel: Clock['onCancel'] = (call) => {
    signal.addEventListener('abort', call, { once: true })
    return () => signal.removeEventListener('abort', call)
  }
  return {
    now: () => performance.now(),
    date: Date.now,
    sleep: (ms) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer)
          forget()
          resolve()
        }
        const timer = setTimeout(wake, signal.aborted ? 0 : ms)
        const forget = onCancel(wake)
      }),
    random: Math.random,
    cancelled: () => signal.aborted,
    onCancel,
  }
}
