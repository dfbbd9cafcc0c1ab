import {
  type Http,
  isRedirect,
  isSuccess,
  isWebPage,
  keepAliveHttp,
  type Method,
  parseBody,
} from '../net/http.ts'
import { pace } from '../net/pace.ts'
import { type Clock, RequestFailure, retryAfterMs, withRetries } from '../net/retry.ts'
import { messagesOf } from './answers.ts'

/** How long all requests pause after a 429 that does not say, in milliseconds. */
const DEFAULT_PAUSE_MS = 1000

/** The requests that change nothing in Immuta. Everything else is refused unless the run applies. */
const READ_ONLY: readonly [Method, RegExp][] = [
  ['GET', /^\//],
  ['POST', /^\/bim\/apikey\/authenticate$/],
  ['POST', /^\/data\/connection\/test$/],
  ['POST', /^\/integrations\/scripts\/create$/],
  ['POST', /^\/jobs\/statuses$/],
  ['POST', /^\/data\/object\/search$/],
]

export interface ImmutaHttpOptions {
  /** Tenant base URL, without a trailing slash. */
  baseUrl: string
  credential: { apiKey: string } | { token: string }
  /** `read` refuses every request that could change something. */
  access: 'read' | 'write'
  userAgent: string
  timeoutMs: number
  clock: Clock
  /** Called with a token obtained at run time before it is used. */
  mask: (secret: string) => void
  /** Takes secrets out of an answer, before anything cuts or reshapes it. */
  redact: (text: string) => string
}

export interface ImmutaHttp {
  /** Sends a request that may safely be repeated, with retries. Returns the parsed body. Throws {@link RequestFailure}. */
  send: (method: Method, path: string, body?: unknown) => Promise<unknown>
  /** Sends a request once. Throws {@link RequestFailure}. */
  sendOnce: (method: Method, path: string, body?: unknown) => Promise<unknown>
  clock: Clock
  close: () => void
}

/** The sign-in failed, after as many tries as it is worth, and with it every request of the run: none of them was sent. */
export class SignInFailure extends RequestFailure {
  /** How the sign-in was answered. `status` tells only of 401 and 403: a 404, say, is no answer to the request that waited. */
  readonly answered: number | undefined

  constructor({ message, status, body, cause }: RequestFailure) {
    super(message, { status: status === 401 || status === 403 ? status : undefined, body, cause })
    this.answered = status
  }

  override get transient(): boolean {
    return false
  }

  override get ambiguous(): boolean {
    return false
  }
}

/**
 * One conversation with an Immuta tenant: signs in once, keeps the connection alive, never follows a redirect.
 * Sign-in: Immuta, "Authentication" (POST /bim/apikey/authenticate, then a bearer token; an expired token answers 401).
 */
export function immutaHttp(options: ImmutaHttpOptions): ImmutaHttp {
  const { baseUrl, credential, clock } = options
  const http: Http = keepAliveHttp(options)
  const conversation = pace(clock)
  let session: Session | undefined
  let renewed = false

  const exchange = async (
    method: Method,
    path: string,
    body: unknown,
    token?: string,
  ): Promise<unknown> => {
    const what = `${method} ${path.split('?')[0] ?? path}`
    if (
      options.access === 'read' &&
      !READ_ONLY.some(([allowed, pattern]) => allowed === method && pattern.test(path))
    ) {
      throw new Error(`${what} is refused: this run may only read from Immuta.`)
    }
    const headers: Record<string, string> = { accept: 'application/json' }
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`
    await conversation.turn()
    const {
      status,
      text,
      headers: answered,
    } = await http.request(
      what,
      method,
      baseUrl + path,
      headers,
      body === undefined ? undefined : JSON.stringify(body),
    )
    const pauseMs = retryAfterMs(answered['retry-after'], clock.now())
    if (status === 429) conversation.refused(pauseMs ?? DEFAULT_PAUSE_MS)
    else conversation.taken()
    const accepted = isSuccess(status)
    const parsed = parseBody(accepted && RAW_ANSWERS.test(path) ? text : options.redact(text))
    if (accepted) {
      if (isWebPage(text)) {
        throw new RequestFailure(
          `${what}: answered with a web page instead of data. Check the input \`immuta-url\`, and whether a proxy or a sign-in page stands in between.`,
          { status },
        )
      }
      return parsed
    }
    const hint = isRedirect(status)
      ? 'a redirect, which is not followed: set `immuta-url` to the final address'
      : messagesOf(parsed).join('; ')
    throw new RequestFailure(`${what}: HTTP ${status}${hint === '' ? '' : `, ${hint}`}`, {
      status,
      body: parsed,
      retryAfterMs: pauseMs,
    })
  }

  const signIn = (): Session => {
    if ('token' in credential) return { token: Promise.resolve(credential.token), worked: false }
    const token = withRetries(
      () => exchange('POST', '/bim/apikey/authenticate', { apikey: credential.apiKey }),
      clock,
    )
      .then((answer) => {
        const found =
          typeof answer === 'object' && answer !== null && 'token' in answer
            ? answer.token
            : undefined
        if (typeof found !== 'string' || found === '') {
          throw new RequestFailure('POST /bim/apikey/authenticate: the answer holds no token', {
            status: 401,
          })
        }
        options.mask(found)
        return found
      })
      .catch((error: unknown) => {
        throw error instanceof RequestFailure ? new SignInFailure(error) : error
      })
    token.catch(() => undefined)
    return { token, worked: false }
  }

  const sendOnce = async (method: Method, path: string, body?: unknown): Promise<unknown> => {
    const used = (session ??= signIn())
    const token = await used.token
    try {
      const answer = await exchange(method, path, body, token)
      used.worked = true
      return answer
    } catch (error) {
      if (!(error instanceof RequestFailure) || error.status !== 401 || 'token' in credential)
        throw error
      if (session === used) {
        // A token that worked has expired; one that never worked is tried again once in the whole run.
        if (!used.worked && renewed) throw error
        renewed = true
        session = signIn()
      }
      return exchange(method, path, body, await session.token)
    }
  }

  return {
    clock,
    sendOnce,
    send: (method, path, body) => withRetries(() => sendOnce(method, path, body), clock),
    close: http.close,
  }
}

/** Answers whose text is used as it is: a token, and scripts, which may hold a credential on purpose. */
const RAW_ANSWERS = /^\/bim\/|\/scripts\//

interface Session {
  token: Promise<string>
  worked: boolean
}
