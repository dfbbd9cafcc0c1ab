import type { Clock } from './clock.ts'
import { RequestFailure } from './failure.ts'
import {
  type Body,
  type HttpAnswer,
  type HttpOptions,
  isSuccess,
  keepAliveHttp,
  type Method,
  parseBody,
  readBody,
  unreadable,
} from './http.ts'
import { changeTexts } from './json.ts'
import { rateLimiter } from './rate-limiter.ts'
import { MAX_TRIES, retryAfterMs, withRetries } from './retry.ts'
import type { TokenProvider } from './token-provider.ts'

/** A request that a client may send whatever it does; all others need write access. */
export type Allowed = readonly [method: Method, path: RegExp]

export interface ApiClientOptions extends HttpOptions {
  /** Sent with every request. */
  headers?: Record<string, string>
  /** Where requests get their bearer token; absent where each carries its own proof. */
  tokens?: TokenProvider
  /**
   * The only requests that are sent, and what the refusal of any other says; absent where all are.
   */
  only?: { allowed: readonly Allowed[]; refusal: string }
  /** Whether the server's limit is learnt and kept. */
  isPaced?: boolean
  /** Takes secrets out of an answer, before anything parses, cuts or reshapes it. */
  redact: (text: string) => string
  /** Paths of answers that are used as they are: they may hold a credential on purpose. */
  raw?: RegExp
  /** Whether an answer may be this text; all others are JSON or empty. */
  texts?: (path: string, text: string) => boolean
  /** Whether a 404 counts only as the server's own answer: JSON. */
  isOwnNotFound?: boolean
  /** The words for an answer that is of no use: a refusal, a redirect, a page in place of data. */
  explain: (request: string, answer: UselessAnswer) => string
  /** Called with each complete answer, of use or not, before anything is made of it. */
  observe?: (answer: ObservedAnswer) => void
  /** When a request is sent again that does not say so itself; `transient` when absent. */
  retries?: Retries
}

/** A complete answer, as an onlooker sees it. */
export interface ObservedAnswer extends UselessAnswer {
  method: Method
  /** Without its query. */
  path: string
  contentType: string | undefined
  /** When the server says that it answered. */
  date: string | undefined
  /** Where a redirect leads. */
  location: string | undefined
}

export interface UselessAnswer {
  status: number
  /** Parsed, without secrets. */
  body: unknown
  /** What a successful answer, or a 404, is instead of the server's own. */
  fault: string | undefined
}

export interface ApiRequest {
  method: Method
  /** Begins with a slash; a query is not shown in messages. */
  path: string
  /** Sent as JSON. */
  body?: unknown
  /** Sent as a form, in place of a body. */
  form?: Record<string, string>
  headers?: Record<string, string>
  /** How messages name it; by method and path when absent. */
  name?: string
}

/** When a request is sent again: `refused` is 429 and 503, when the server did nothing. */
export type Retries = 'transient' | 'refused' | 'never'

/**
 * A conversation with one API: signs in, keeps the connection alive, stays within limits of rate,
 * size and time, never follows a redirect. Methods throw {@link RequestFailure}.
 */
export interface ApiClient {
  /** Returns the parsed body, `undefined` when empty. Throws `Error` when it is not allowed. */
  send: (request: ApiRequest, retries?: Retries) => Promise<unknown>
  /** Signs in, so that the first request need not wait for it; that one also meets a failure. */
  signIn: () => void
  clock: Clock
  close: () => void
}

/** How long all requests pause after a 429 that does not say, in milliseconds. */
const DEFAULT_PAUSE_MS = 1000

export function apiClient(options: ApiClientOptions): ApiClient {
  const { clock, tokens, redact, raw, explain } = options
  const http = keepAliveHttp(options)
  const limiter = options.isPaced === true ? rateLimiter(clock) : undefined

  const exchange = async (request: ApiRequest, token: string | undefined): Promise<unknown> => {
    const { method, path } = request
    const what = nameOf(request)
    refuseOthers(request, options)
    const { headers, text } = encoded(request, token, options.headers)
    await limiter?.acquire()
    const answer = await http.request(what, method, path, headers, text)
    const { status } = answer
    const pauseMs = retryAfterMs(answer.headers['retry-after'], clock.date())
    if (status === 429) limiter?.limited(pauseMs ?? DEFAULT_PAUSE_MS)
    else limiter?.accepted()
    const sent = readBody(answer.text)
    const isRaw = isSuccess(status) && raw?.test(path) === true
    const body = isRaw ? sent.value : withoutSecrets(answer.text, sent, redact)
    const fault = faultOf(answer, sent, path, options)
    options.observe?.(observed(request, answer, fault, redact))
    if (isSuccess(status) && fault === undefined) return body
    const message = explain(what, { status, body, fault })
    // A 404 of somebody in between says nothing of what is there.
    const told = status === 404 && fault !== undefined ? undefined : status
    throw new RequestFailure(message, { status: told, body, retryAfterMs: pauseMs })
  }

  const sendOnce = async (request: ApiRequest): Promise<unknown> => {
    if (tokens === undefined) return exchange(request, undefined)
    const token = await tokens.get()
    try {
      const body = await exchange(request, token)
      tokens.accepted(token)
      return body
    } catch (error) {
      if (!(error instanceof RequestFailure) || error.status !== 401) throw error
      const renewed = await tokens.renew(token)
      if (renewed === undefined) throw error
      return exchange(request, renewed)
    }
  }

  return {
    clock,
    send: (request, retries = options.retries ?? 'transient') => {
      if (retries === 'never') return sendOnce(request)
      return withRetries(() => sendOnce(request), clock, MAX_TRIES, AGAIN[retries])
    },
    signIn: () => {
      if (!clock.cancelled()) tokens?.get().catch(() => undefined)
    },
    close: http.close,
  }
}

const AGAIN = {
  transient: (failure: RequestFailure): boolean => failure.transient,
  refused: ({ status }: RequestFailure): boolean => status === 429 || status === 503,
}

/** How a request is named in messages: without its query. */
function nameOf({ method, path, name }: ApiRequest): string {
  return name ?? `${method} ${path.split('?')[0] ?? path}`
}

/** A body without secrets. It is parsed anew only where its text held one. */
function withoutSecrets(text: string, sent: Body, redact: (text: string) => string): unknown {
  const clean = redact(text)
  if (clean !== text) return parseBody(clean, redact)
  // An escape may have hidden one.
  return text.includes('\\') ? changeTexts(sent.value, redact) : sent.value
}

/** What an onlooker is shown: never what the request brings back raw. */
function observed(
  { method, path }: ApiRequest,
  { status, headers, text }: HttpAnswer,
  fault: string | undefined,
  redact: (text: string) => string,
): ObservedAnswer {
  return {
    ...{ method, path: path.split('?')[0] ?? path, status, fault },
    body: withoutSecrets(text, readBody(text), redact),
    contentType: headers['content-type'],
    date: headers.date,
    location: headers.location,
  }
}

function faultOf(
  answer: HttpAnswer,
  body: Body,
  path: string,
  { texts, isOwnNotFound }: ApiClientOptions,
): string | undefined {
  if (isSuccess(answer.status)) return unreadable(answer, body, texts?.(path, answer.text) === true)
  if (answer.status !== 404 || isOwnNotFound !== true) return undefined
  return answer.text.trim() === '' ? 'nothing' : unreadable(answer, body, false)
}

/** Whether an address is shortened on its way, so that it is another one than was checked. */
function leadsElsewhere(path: string): boolean {
  const [plain = ''] = path.split('?')
  return new URL(plain, 'https://host').pathname !== plain
}

function refuseOthers(request: ApiRequest, { only }: ApiClientOptions): void {
  const { method, path } = request
  if (leadsElsewhere(path)) {
    const what = 'a name in its address is `.` or `..`, which leads elsewhere'
    throw new RequestFailure(`${nameOf(request)}: ${what}`, { status: 400 })
  }
  const isAllowed = only?.allowed.some(([verb, pattern]) => verb === method && pattern.test(path))
  if (only !== undefined && isAllowed !== true) {
    throw new Error(`${nameOf(request)} is refused: ${only.refusal}`)
  }
}

function encoded(
  { body, form, headers }: ApiRequest,
  token: string | undefined,
  more: Record<string, string> = {},
): { headers: Record<string, string>; text: string | undefined } {
  const type =
    form !== undefined
      ? 'application/x-www-form-urlencoded'
      : body !== undefined
        ? 'application/json'
        : undefined
  return {
    headers: {
      accept: 'application/json',
      ...(type !== undefined && { 'content-type': type }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...more,
      ...headers,
    },
    text: form === undefined ? JSON.stringify(body) : new URLSearchParams(form).toString(),
  }
}
