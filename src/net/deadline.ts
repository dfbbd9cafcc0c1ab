import type { Clock } from './clock.ts'

/** How long a request that is under way may still take once the run was cancelled, in ms. */
const GRACE_MS = 5000
/** How long one may take that begins after it, in ms: the runner kills after ten seconds. */
const LATE_MS = 1500

/**
 * Settles within `ms`, so that an answer that trickles in or stops half way can't hold up the run;
 * earlier when the run is cancelled, so that there is time to tell what was done. Throws what
 * `work` throws, and an `Error` when time is up.
 *
 * @param work gets a signal to stop at
 */
export async function within<T>(
  ms: number,
  clock: Pick<Clock, 'cancelled' | 'onCancel'>,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController()
  const { signal } = controller
  const end = (why: string): void => controller.abort(new Error(why))
  const timers = [setTimeout(end, ms, `no complete answer within ${ms / 1000} s`)]
  const endAfter = (graceMs: number): void => {
    const why = `no complete answer within ${graceMs / 1000} s, given up for the cancelled run`
    timers.push(setTimeout(end, graceMs, why))
  }
  if (clock.cancelled()) endAfter(LATE_MS)
  const forget = clock.onCancel(() => endAfter(GRACE_MS))
  const ended = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error))
  })
  try {
    return await Promise.race([work(signal), ended])
  } finally {
    forget()
    timers.forEach(clearTimeout)
  }
}
