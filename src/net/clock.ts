/** Time, as the code sees it: injected so that waiting can be tested without waiting. */
export interface Clock {
  /** In milliseconds. */
  now: () => number
  sleep: (ms: number) => Promise<void>
  /** A number from 0 to 1, for jitter. */
  random: () => number
  /** Whether the run was cancelled: sleeps end at once, and nothing is tried again. */
  cancelled: () => boolean
}

/** The real clock. Once `signal` is aborted, sleeps end at once. */
export function systemClock(signal: AbortSignal): Clock {
  return {
    now: Date.now,
    sleep: (ms) =>
      new Promise((resolve) => {
        const wake = (): void => {
          clearTimeout(timer)
          signal.removeEventListener('abort', wake)
          resolve()
        }
        const timer = setTimeout(wake, signal.aborted ? 0 : ms)
        signal.addEventListener('abort', wake)
      }),
    random: Math.random,
    cancelled: () => signal.aborted,
  }
}
