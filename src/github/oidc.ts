import { isSuccess, keepAliveHttp, parseBody } from '../net/http.ts'
import { type Clock, RequestFailure, retryAfterMs, withRetries } from '../net/retry.ts'

export interface IdTokenOptions {
  /** The runner's `ACTIONS_ID_TOKEN_REQUEST_URL` and `…_TOKEN`; absent where the job lacks the permission. */
  url: string
  token: string
  userAgent: string
  timeoutMs: number
  clock: Clock
  /** Called with the ID token before it is used. */
  mask: (secret: string) => void
}

/** A new ID token of this job (GitHub, "OpenID Connect reference": GET with `audience`, answered with `value`). Throws {@link RequestFailure}. */
export async function requestIdToken(
  { url, token, clock, mask, ...options }: IdTokenOptions,
  audience: string,
): Promise<string> {
  const http = keepAliveHttp(options)
  const what = 'GitHub: the request for an ID token'
  const target = new URL(url)
  target.searchParams.set('audience', audience)
  try {
    return await withRetries(async () => {
      const { status, text, headers } = await http.request(what, 'GET', target.href, {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
      })
      const body = isSuccess(status) ? parseBody(text) : undefined
      const value =
        typeof body === 'object' && body !== null && 'value' in body ? body.value : undefined
      if (typeof value === 'string' && value !== '') {
        mask(value)
        return value
      }
      throw new RequestFailure(
        `${what}: HTTP ${status}${isSuccess(status) ? ', without a token' : ''}`,
        { status, retryAfterMs: retryAfterMs(headers['retry-after'], clock.now()) },
      )
    }, clock)
  } finally {
    http.close()
  }
}
