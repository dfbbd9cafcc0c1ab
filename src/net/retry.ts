import type { Clock } from './clock.ts'
import { RequestFailure } from './failure.ts'

export const MAX_TRIES = 5
export const MAX_RETRY_AFTER_MS = 60_000
const FIRST_BACKOFF_MS = 500

/**
 * Calls `request` until it succeeds, fails with what is not tried `again`, or has been tried
 * `tries` times. Throws the last failure.
 */
export async function withRetries<T>(
  request: () => Promise<T>,
  clock: Clock,
  tries = MAX_TRIES,
  again = (failure: RequestFailure): boolean => failure.transient,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await request()
    } catch (error) {
      if (!(error instanceof RequestFailure) || !again(error)) throw error
      if (attempt >= tries || clock.cancelled()) throw error
      await clock.sleep(backoffMs(attempt, error, clock))
    }
  }
}

/** How long to wait after a failure: what the server asked for, else exponential with jitter. */
export function backoffMs(attempt: number, failure: RequestFailure, clock: Clock): number {
  return failure.retryAfterMs ?? FIRST_BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + clock.random() / 2)
}

/**
 * A `Retry-After` header in milliseconds, from 0 to {@link MAX_RETRY_AFTER_MS}.
 *
 * @param date by {@link Clock.date}
 */
export function retryAfterMs(header: string | undefined, date: number): number | undefined {
  if (header === undefined) return undefined
  const isSeconds = /^\d+(\.\d+)?$/.test(header.trim())
  const ms = isSeconds ? Number(header) * 1000 : Date.parse(header) - date
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS)
}
