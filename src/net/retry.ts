/** What a request ended with when it brought no usable answer. */
export class RequestFailure extends Error {
  override name = 'RequestFailure'
  /** HTTP status; absent when no complete answer came. */
  readonly status: number | undefined
  /** What `Retry-After` asked for, in milliseconds, at most {@link MAX_RETRY_AFTER_MS}. */
  readonly retryAfterMs: number | undefined
  /** The parsed body of the answer, if there was one. */
  readonly body: unknown

  constructor(
    message: string,
    details: {
      status?: number | undefined
      retryAfterMs?: number | undefined
      body?: unknown
      cause?: unknown
    } = {},
  ) {
    super(message, { cause: details.cause })
    this.status = details.status
    this.retryAfterMs = details.retryAfterMs
    this.body = details.body
  }

  /** Another try may go better: rate limits, server errors, network faults. */
  get transient(): boolean {
    return this.status === undefined || [408, 429, 500, 502, 503, 504].includes(this.status)
  }

  /** The server said yes, in an answer that can't be used. */
  get accepted(): boolean {
    return this.status !== undefined && this.status >= 200 && this.status < 300
  }

  /** The server may have acted on the request although no success was reported. */
  get ambiguous(): boolean {
    return this.status === undefined || this.status >= 500 || this.status === 408 || this.accepted
  }
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

export const MAX_TRIES = 5
export const MAX_RETRY_AFTER_MS = 60_000
const FIRST_BACKOFF_MS = 500

/** Time, as the code sees it: injected so that waiting can be tested without waiting. */
export interface Clock {
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

/** Calls `request` until it succeeds, fails with what is not tried `again`, or has been tried `tries` times. Throws the last failure. */
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
      if (
        !(error instanceof RequestFailure) ||
        !again(error) ||
        attempt >= tries ||
        clock.cancelled()
      )
        throw error
      await clock.sleep(backoffMs(attempt, error, clock))
    }
  }
}

/** How long to wait after the `attempt`-th failure: what the server asked for, else exponential with jitter. */
export function backoffMs(attempt: number, failure: RequestFailure, clock: Clock): number {
  return failure.retryAfterMs ?? FIRST_BACKOFF_MS * 2 ** (attempt - 1) * (0.5 + clock.random() / 2)
}

/** Reads a `Retry-After` header: seconds or an HTTP date. Milliseconds, never negative, capped. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined
  const ms = /^\d+(\.\d+)?$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS)
}
