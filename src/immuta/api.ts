import { getIn } from '../core/path.ts'
import type { Wording } from '../core/wording.ts'
import {
  type ApiClient,
  apiClient,
  type ApiClientOptions,
  type UselessAnswer,
} from '../net/api-client.ts'
import { isRedirect, isSuccess } from '../net/http.ts'
import { fixedToken, mintedTokens, type TokenProvider } from '../net/token-provider.ts'
import { READ_ONLY } from './allowed-requests.ts'
import { messagesOf, SCRIPT_START } from './answers.ts'
import { UnreadFailure } from './unread.ts'

/** Answers that are used as they are: a token, and scripts, which may hold a credential. */
const RAW_ANSWERS = /^\/bim\/|\/scripts\//
/**
 * Whether an answer may be text: Immuta's guide does not say how a script comes. JSON that was cut
 * and an error in words are none.
 */
const isScript = (path: string, text: string): boolean =>
  /\/scripts\/(?:create|delete)$/.test(path) && SCRIPT_START.test(text)

export interface ImmutaApiOptions extends Pick<
  ApiClientOptions,
  'baseUrl' | 'userAgent' | 'timeoutMs' | 'clock' | 'redact' | 'observe' | 'retries'
> {
  credential: { kind: 'api-key'; apiKey: string } | { kind: 'token'; token: string }
  /** `read` refuses every request that could change something. */
  access: 'read' | 'write'
  wording: Wording
  /** Called with a token obtained at run time before it is used. */
  mask: (secret: string) => void
}

/**
 * One conversation with an Immuta tenant. Sign-in: Immuta, "Authentication"
 * (POST /bim/apikey/authenticate, then a bearer token; an expired token answers 401).
 */
export function immutaApi(options: ImmutaApiOptions): ApiClient {
  const { access, credential, wording } = options
  const shared: ApiClientOptions = {
    ...options,
    isPaced: true,
    raw: RAW_ANSWERS,
    texts: isScript,
    isOwnNotFound: true,
    ...(access === 'read' && {
      only: { allowed: READ_ONLY, refusal: 'this run may only read from Immuta.' },
    }),
    explain: (request, answer) => explain(request, answer, wording),
  }
  if (credential.kind === 'token') {
    return apiClient({ ...shared, tokens: fixedToken(credential.token) })
  }
  const signIn = apiClient(shared)
  const client = apiClient({ ...shared, tokens: apiKeyTokens(credential.apiKey, signIn, options) })
  return {
    ...client,
    close: () => {
      signIn.close()
      client.close()
    },
  }
}

function apiKeyTokens(
  apikey: string,
  client: ApiClient,
  { clock, mask }: ImmutaApiOptions,
): TokenProvider {
  const mint = async (): Promise<{ token: string; lifetimeMs: number }> => {
    const path = '/bim/apikey/authenticate'
    const answer = await client.send({ method: 'POST', path, body: { apikey } })
    const token = getIn(answer, ['token'])
    if (typeof token !== 'string' || token === '') {
      const what = 'POST /bim/apikey/authenticate: the answer holds no token'
      throw new UnreadFailure('sign-in', what, answer)
    }
    mask(token)
    return { token, lifetimeMs: Infinity }
  }
  return mintedTokens(mint, clock, 'give-up')
}

function explain(
  request: string,
  { status, body, fault }: UselessAnswer,
  { the, name }: Wording,
): string {
  if (fault !== undefined) {
    const how = isSuccess(status) ? 'answered with' : `HTTP ${status} with`
    return (
      `${request}: ${how} ${fault}. Check ${the('immutaUrl')}, ` +
      'and whether a proxy or a sign-in page stands in between.'
    )
  }
  const hint = isRedirect(status)
    ? `a redirect, which is not followed: set ${name('immutaUrl')} to the final address`
    : messagesOf(body).join('; ')
  return `${request}: HTTP ${status}${hint === '' ? '' : `, ${hint}`}`
}
