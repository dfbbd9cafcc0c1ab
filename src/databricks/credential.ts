import { getIn } from '../core/path.ts'
import { type ApiClientOptions, apiClient, type ApiRequest } from '../net/api-client.ts'
import { RequestFailure } from '../net/failure.ts'
import { parseBody } from '../net/http.ts'
import {
  fixedToken,
  type MintedToken,
  mintedTokens,
  type TokenProvider,
} from '../net/token-provider.ts'
import { explain } from './fault.ts'
import { type Workspace, workspaceUrl } from './workspace.ts'

/** How to sign in to a workspace. */
export type Credential =
  | { kind: 'token'; token: string }
  | { kind: 'm2m'; clientId: string; clientSecret: string }
  /** Federation of GitHub's ID tokens; without an `audience`, the one that the workspace names. */
  | {
      kind: 'oidc'
      clientId: string
      audience: string | undefined
      idToken: (audience: string) => Promise<string>
    }

export interface SignInOptions
  extends Workspace, Pick<ApiClientOptions, 'userAgent' | 'timeoutMs' | 'clock' | 'redact'> {
  /** Called with each secret that is obtained or derived, before it is used. */
  mask: (secret: string) => void
}

/** Tokens of a credential: the one that was given, or minted ones. */
export function tokenProvider(credential: Credential, options: SignInOptions): TokenProvider {
  switch (credential.kind) {
    case 'token':
      return fixedToken(credential.token)
    case 'm2m':
      return mintedTokens(() => signIn(credential, options), options.clock)
    case 'oidc':
      return mintedTokens(() => exchangeIdToken(credential, options), options.clock)
  }
}

/**
 * Databricks, "Authorize service principal access with OAuth": client credentials, as HTTP Basic
 * with both parts URL-encoded.
 */
function signIn(
  { clientId, clientSecret }: Credential & { kind: 'm2m' },
  options: SignInOptions,
): Promise<MintedToken> {
  const pair = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`
  const basic = Buffer.from(pair).toString('base64')
  options.mask(basic)
  const form = { grant_type: 'client_credentials', scope: 'all-apis' }
  return requestToken({ form, headers: { authorization: `Basic ${basic}` } }, options, () => {
    return `Check the client \`${clientId}\`, its secret, and that it belongs to this workspace.`
  })
}

/** Databricks, "Authenticate with an identity provider token": token exchange (RFC 8693). */
async function exchangeIdToken(
  { clientId, audience, idToken }: Credential & { kind: 'oidc' },
  options: SignInOptions,
): Promise<MintedToken> {
  const wanted = audience ?? (await defaultAudience(options))
  const subject = await idToken(wanted).catch((error: unknown) => {
    // GitHub's answer is none of Databricks.
    throw error instanceof RequestFailure
      ? new RequestFailure(error.message, { cause: error })
      : error
  })
  options.mask(subject)
  const form = {
    client_id: clientId,
    subject_token: subject,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    scope: 'all-apis',
  }
  return requestToken(
    { form },
    options,
    () =>
      `Databricks did not accept GitHub's ID token, which says ${claims(subject)}. ` +
      `The federation policy of the service principal \`${clientId}\` must have the same ` +
      'issuer, subject and one of its audiences; set the input `databricks-audience` ' +
      'to the audience of the policy.',
  )
}

/** @param advice what to check when the workspace refuses for good */
async function requestToken(
  request: Pick<ApiRequest, 'form' | 'headers'>,
  options: SignInOptions,
  advice: () => string,
): Promise<MintedToken> {
  const answer = await sendAlone(
    { method: 'POST', path: '/oidc/v1/token', ...request },
    options,
  ).catch((error: unknown) => {
    if (!(error instanceof RequestFailure) || error.transient) throw error
    const { message, status, body } = error
    throw new RequestFailure(`${message}. ${advice()}`, { status, body, cause: error })
  })
  const token = getIn(answer, ['access_token'])
  if (typeof token !== 'string' || token === '') {
    throw new RequestFailure(
      'Databricks: POST /oidc/v1/token: the answer holds no token. ' +
        'Check the host of the connection.',
      { status: 200 },
    )
  }
  options.mask(token)
  const seconds = Number(getIn(answer, ['expires_in']))
  return { token, lifetimeMs: seconds > 0 ? seconds * 1000 : Infinity }
}

/** The audience of the host metadata, else the token endpoint, as Databricks' SDKs have it. */
async function defaultAudience(options: SignInOptions): Promise<string> {
  try {
    const path = '/.well-known/databricks-config'
    const metadata = await sendAlone({ method: 'GET', path }, options)
    const audience = getIn(metadata, ['token_federation_default_oidc_audiences', 0])
    if (typeof audience === 'string' && audience !== '') return audience
  } catch (error) {
    // After a fault that may pass, a guess would fail for a reason that nobody could see.
    if (!(error instanceof RequestFailure) || error.transient) throw error
  }
  return `${workspaceUrl(options)}/oidc/v1/token`
}

/** Sends a request that carries its own proof, with retries: to mint a token twice does no harm. */
async function sendAlone(request: ApiRequest, options: SignInOptions): Promise<unknown> {
  const client = apiClient({ ...options, baseUrl: workspaceUrl(options), raw: TOKENS, explain })
  try {
    return await client.send(request)
  } finally {
    client.close()
  }
}

/** A token must be read as it is. */
const TOKENS = /^\/oidc\//

/** The claims of an ID token that a federation policy is compared with; its signature stays out. */
function claims(idToken: string): string {
  const part = idToken.split('.')[1] ?? ''
  const payload = parseBody(Buffer.from(part, 'base64url').toString('utf8'))
  return ['iss', 'aud', 'sub']
    .map((name) => {
      const value = [getIn(payload, [name]) ?? 'nothing'].flat()
      return `\`${name}\` = \`${value.map(String).join(', ')}\``
    })
    .join(', ')
}
