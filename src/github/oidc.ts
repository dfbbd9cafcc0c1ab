import { getIn } from '../core/path.ts'
import { apiClient, type ApiClientOptions } from '../net/api-client.ts'
import { RequestFailure } from '../net/failure.ts'
import { isSuccess } from '../net/http.ts'
import { fixedToken } from '../net/token-provider.ts'

export interface IdTokenOptions extends Pick<
  ApiClientOptions,
  'userAgent' | 'timeoutMs' | 'clock'
> {
  /** The runner's `ACTIONS_ID_TOKEN_REQUEST_URL` and `…_TOKEN`. */
  url: string
  token: string
  /** Called with the ID token before it is used. */
  mask: (secret: string) => void
}

const REQUEST = 'GitHub: the request for an ID token'

/**
 * A new ID token of this job (GitHub, "OpenID Connect reference": GET with `audience`, answered
 * with `value`). Throws {@link RequestFailure}.
 */
export async function requestIdToken(
  { url, token, mask, ...options }: IdTokenOptions,
  audience: string,
): Promise<string> {
  const { origin, pathname, searchParams } = new URL(url)
  searchParams.set('audience', audience)
  const client = apiClient({
    ...options,
    baseUrl: origin,
    tokens: fixedToken(token),
    redact: (text) => text,
    explain: (_, { status }) =>
      `${REQUEST}: HTTP ${status}${isSuccess(status) ? ', without a token' : ''}`,
  })
  try {
    const path = `${pathname}?${searchParams.toString()}`
    const value = getIn(await client.send({ method: 'GET', path, name: REQUEST }), ['value'])
    if (typeof value === 'string' && value !== '') {
      mask(value)
      return value
    }
    throw new RequestFailure(`${REQUEST}: HTTP 200, without a token`, { status: 200 })
  } finally {
    client.close()
  }
}
