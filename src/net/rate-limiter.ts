import type { Clock } from './clock.ts'

/** Keeps the requests to one server together within a limit that it tells only by refusing: 429. */
export interface RateLimiter {
  /** Waits until one more request may be sent. */
  acquire: () => Promise<void>
  /** The server took a request. */
  accepted: () => void
  /** The server refused one for its limit, and asks for this pause, in milliseconds. */
  limited: (pauseMs: number) => void
}

/** The longest period that is learnt: a long pause does not say how fast a limit fills again. */
const MAX_PERIOD_MS = 5000

/**
 * Learns from a refusal how many requests the server takes in one period, as long as the pause that
 * it asks for, and sends no more than these and one in each later period. Requests that are refused
 * together count once.
 */
export function rateLimiter(clock: Clock): RateLimiter {
  let limit = Infinity
  let periodMs = 0
  /**
   * The period in which the next request is sent: when it begins, and how many are meant for it.
   */
  let period = { at: clock.now(), sent: 0 }
  let pausedUntil = -Infinity
  let refusals = 0
  let acceptedAt: number[] = []
  return {
    acquire: async () => {
      for (;;) {
        if (period.sent >= limit) {
          limit += 1
          period = { at: Math.max(clock.now(), period.at + periodMs), sent: 0 }
        }
        period.sent += 1
        const wait = period.at - clock.now()
        if (wait <= 0 || clock.cancelled()) return
        const known = refusals
        await clock.sleep(wait)
        if (refusals === known) return
      }
    },
    accepted: () => {
      acceptedAt.push(clock.now())
    },
    limited: (pauseMs) => {
      const now = clock.now()
      if (now < pausedUntil) return
      refusals += 1
      periodMs = Math.min(pauseMs, MAX_PERIOD_MS)
      limit = Math.max(1, acceptedAt.filter((at) => at > now - periodMs).length)
      acceptedAt = []
      pausedUntil = now + pauseMs
      period = { at: pausedUntil, sent: 0 }
    },
  }
}
