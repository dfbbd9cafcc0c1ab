import { keepAliveHttp, parseBody } from '../net/http.ts'
import { type Clock, RequestFailure, withRetries } from '../net/retry.ts'
import { getIn } from '../core/path.ts'
import { successText } from './answers.ts'
import { type Workspace, workspaceUrl } from './http.ts'

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

/** Access tokens for one workspace. Both methods throw {@link RequestFailure} with status 401 when there is none to be had: nothing was asked of the API then. */
export interface Tokens {
  /** A token that is good for a while. Callers at the same time share one. */
  get: () => Promise<string>
  /** A new token in place of one that the workspace refused; `undefined` when there can't be another. */
  renew: (refused: string) => Promise<string | undefined>
}

export interface SignInOptions extends Workspace {
  userAgent: string
  timeoutMs: number
  clock: Clock
  /** Called with each secret that is obtained or derived, before it is used. */
  mask: (secret: string) => void
  redact: (text: string) => string
}

/** A token is replaced this long before it expires, in milliseconds; Azure refuses tokens in their last 30 s. */
const MARGIN_MS = 60_000

/** Tokens of a credential: the one that was given, or minted ones. */
export function tokensOf(credential: Credential, options: SignInOptions): Tokens {
  switch (credential.kind) {
    case 'token':
      return {
        get: () => Promise.resolve(credential.token),
        renew: () => Promise.resolve(undefined),
      }
    case 'm2m':
      return mintedTokens(() => signIn(credential, options), options.clock)
    case 'oidc':
      return mintedTokens(() => exchangeIdToken(credential, options), options.clock)
  }
}

/** Keeps a minted token until shortly before it expires, or until it is refused. */
export function mintedTokens(mint: () => Promise<Minted>, clock: Clock): Tokens {
  let current: { token: Promise<string>; value?: string; freshUntil: number } | undefined

  const next = (): Promise<string> => {
    const startedAt = clock.now()
    const made = mint().then(
      ({ token, lifetimeMs }) => {
        entry.freshUntil = startedAt + lifetimeMs - Math.min(MARGIN_MS, lifetimeMs / 2)
        return (entry.value = token)
      },
      (error: unknown) => {
        if (current === entry) current = undefined
        throw error instanceof RequestFailure
          ? new RequestFailure(error.message, { status: 401, body: error.body, cause: error })
          : error
      },
    )
    const entry: NonNullable<typeof current> = { token: made, freshUntil: Infinity }
    current = entry
    return made
  }

  return {
    get: () => (current !== undefined && clock.now() < current.freshUntil ? current.token : next()),
    // A token that is not the refused one was minted meanwhile, or is being minted.
    renew: (refused) =>
      current !== undefined && current.value !== refused ? current.token : next(),
  }
}

/** A token fresh from the workspace. */
export interface Minted {
  token: string
  /** In milliseconds; infinite when the workspace does not say: the token is used until it is refused. */
  lifetimeMs: number
}

/** Databricks, "Authorize service principal access with OAuth": client credentials, as HTTP Basic with both parts URL-encoded. */
async function signIn(
  { clientId, clientSecret }: Credential & { kind: 'm2m' },
  options: SignInOptions,
): Promise<Minted> {
  const basic = Buffer.from(
    `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`,
  ).toString('base64')
  options.mask(basic)
  try {
    return await requestToken(
      { grant_type: 'client_credentials', scope: 'all-apis' },
      { authorization: `Basic ${basic}` },
      options,
    )
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.transient) throw error
    throw new RequestFailure(
      `${error.message}. Check the client \`${clientId}\`, its secret, and that it belongs to this workspace.`,
      { status: 401, body: error.body, cause: error },
    )
  }
}

/** Databricks, "Authenticate with an identity provider token": token exchange (RFC 8693) without any stored secret. */
async function exchangeIdToken(
  { clientId, audience, idToken }: Credential & { kind: 'oidc' },
  options: SignInOptions,
): Promise<Minted> {
  const wanted = audience ?? (await defaultAudience(options))
  const subject = await idToken(wanted)
  options.mask(subject)
  const form = {
    client_id: clientId,
    subject_token: subject,
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
    scope: 'all-apis',
  }
  try {
    return await requestToken(form, {}, options)
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.transient) throw error
    throw new RequestFailure(
      `${error.message}. Databricks did not accept GitHub's ID token, which says ${claims(subject)}. The federation policy of the service principal \`${clientId}\` must have the same issuer, subject and one of its audiences; set the input \`databricks-audience\` to the audience of the policy.`,
      { status: 401, body: error.body, cause: error },
    )
  }
}

async function requestToken(
  form: Record<string, string>,
  headers: Record<string, string>,
  options: SignInOptions,
): Promise<Minted> {
  const sent = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    ...headers,
  }
  const text = await send(
    'POST',
    '/oidc/v1/token',
    options,
    sent,
    new URLSearchParams(form).toString(),
  )
  const answer = parseBody(text)
  const token = getIn(answer, ['access_token'])
  if (typeof token !== 'string' || token === '')
    throw new RequestFailure(
      'Databricks: POST /oidc/v1/token: the answer holds no token. Check the host of the connection.',
      { status: 401 },
    )
  options.mask(token)
  const seconds = Number(getIn(answer, ['expires_in']))
  return { token, lifetimeMs: seconds > 0 ? seconds * 1000 : Infinity }
}

/** The audience that the workspace asks for (host metadata), else its token endpoint, as Databricks' own SDKs have it. */
async function defaultAudience(options: SignInOptions): Promise<string> {
  try {
    const metadata = parseBody(
      await send('GET', '/.well-known/databricks-config', options, { accept: 'application/json' }),
    )
    const audiences = getIn(metadata, ['token_federation_default_oidc_audiences'])
    if (Array.isArray(audiences) && typeof audiences[0] === 'string' && audiences[0] !== '')
      return audiences[0]
  } catch (error) {
    // After a fault that may pass, a guess would fail for a reason that nobody could see.
    if (!(error instanceof RequestFailure) || error.transient) throw error
  }
  return `${workspaceUrl(options)}/oidc/v1/token`
}

/** Sends a request that carries its own proof, with retries: to mint a token twice does no harm. */
async function send(
  method: 'GET' | 'POST',
  path: string,
  options: SignInOptions,
  headers: Record<string, string>,
  body?: string,
): Promise<string> {
  const http = keepAliveHttp(options)
  const what = `${method} ${path}`
  try {
    return await withRetries(
      async () =>
        successText(
          what,
          await http.request(what, method, workspaceUrl(options) + path, headers, body),
          options.redact,
          options.clock.now(),
        ),
      options.clock,
    )
  } finally {
    http.close()
  }
}

/** The claims of an ID token that a federation policy is compared with; its signature stays out. */
function claims(idToken: string): string {
  const payload = parseBody(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'))
  return ['iss', 'aud', 'sub']
    .map(
      (name) =>
        `\`${name}\` = \`${[getIn(payload, [name]) ?? 'nothing'].flat().map(String).join(', ')}\``,
    )
    .join(', ')
}
