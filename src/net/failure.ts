/** What a request ended with when it brought no usable answer. */
export class RequestFailure extends Error {
  override name = 'RequestFailure'
  /** HTTP status; absent when no complete answer came. */
  readonly status: number | undefined
  /** What `Retry-After` asked for, in milliseconds. */
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

/**
 * The sign-in failed, after as many tries as it is worth, and with it every request that waited for
 * it: none of them was sent.
 */
export class SignInFailure extends RequestFailure {
  override name = 'SignInFailure'
  /** How the sign-in was answered; `status` tells only of 401 and 403. */
  readonly answered: number | undefined

  constructor(failure: RequestFailure) {
    const { message, status, body, cause = failure } = failure
    const isRefusal = status === 401 || status === 403
    super(message, { status: isRefusal ? status : undefined, body, cause })
    this.answered = status
  }

  override get transient(): boolean {
    return false
  }

  override get ambiguous(): boolean {
    return false
  }
}

/** The answer to a request; `undefined` when it is 404. */
export async function ifFound<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request
  } catch (error) {
    if (error instanceof RequestFailure && error.status === 404) return undefined
    throw error
  }
}

/** What an error says, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
