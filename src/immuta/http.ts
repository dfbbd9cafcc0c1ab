import type { HttpClient, HttpClientResponse } from '@actions/http-client'
import { type Clock, RequestFailure, retryAfterMs, withRetries } from '../net/retry.ts'
import { messagesOf } from './answers.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Largest answer that is read, in bytes; a longer one is a failure. */
export const MAX_ANSWER_BYTES = 8 * 1024 * 1024

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

/**
 * One conversation with an Immuta tenant: signs in once, keeps the connection alive, never follows a redirect.
 * Sign-in: Immuta, "Authentication" (POST /bim/apikey/authenticate, then a bearer token; an expired token answers 401).
 */
export function immutaHttp(options: ImmutaHttpOptions): ImmutaHttp {
  const { baseUrl, credential, clock } = options
  let client: Promise<HttpClient> | undefined
  let session: Session | undefined
  let renewed = false

  const connect = async (): Promise<HttpClient> => {
    const { HttpClient } = await import('@actions/http-client')
    return new HttpClient(options.userAgent, [], { allowRedirects: false, keepAlive: true, maxSockets: 64, socketTimeout: options.timeoutMs })
  }

  const exchange = async (method: Method, path: string, body: unknown, token?: string): Promise<unknown> => {
    const what = `${method} ${path.split('?')[0] ?? path}`
    if (options.access === 'read' && !READ_ONLY.some(([allowed, pattern]) => allowed === method && pattern.test(path))) {
      throw new Error(`${what} is refused: this run may only read from Immuta.`)
    }
    const http = await (client ??= connect())
    const headers: Record<string, string> = { accept: 'application/json' }
    if (body !== undefined) headers['content-type'] = 'application/json'
    if (token !== undefined) headers['authorization'] = `Bearer ${token}`
    let response: HttpClientResponse
    let text: string
    try {
      const answer = await withDeadline(options.timeoutMs, async (onLate) => {
        const received = await http.request(method, baseUrl + path, body === undefined ? '' : JSON.stringify(body), headers)
        onLate(() => received.message.destroy())
        return { response: received, text: await readText(received) }
      })
      response = answer.response
      text = answer.text
    } catch (error) {
      throw new RequestFailure(`${what}: ${networkFault(error)}`, { cause: error })
    }
    const status = response.message.statusCode ?? 0
    const accepted = isSuccess(status)
    const parsed = parseBody(accepted && RAW_ANSWERS.test(path) ? text : options.redact(text))
    if (accepted) {
      if (/^\s*<(!doctype|html)/i.test(text)) {
        throw new RequestFailure(`${what}: answered with a web page instead of data. Check the input \`immuta-url\`, and whether a proxy or a sign-in page stands in between.`, { status })
      }
      return parsed
    }
    const after = response.message.headers['retry-after']
    const hint = status >= 300 && status < 400 ? 'a redirect, which is not followed: set `immuta-url` to the final address' : messagesOf(parsed).join('; ')
    throw new RequestFailure(`${what}: HTTP ${status}${hint === '' ? '' : `, ${hint}`}`, {
      status,
      body: parsed,
      retryAfterMs: retryAfterMs(after, clock.now()),
    })
  }

  const signIn = (): Session => {
    if ('token' in credential) return { token: Promise.resolve(credential.token), worked: false }
    const token = withRetries(() => exchange('POST', '/bim/apikey/authenticate', { apikey: credential.apiKey }), clock).then((answer) => {
      const found = typeof answer === 'object' && answer !== null && 'token' in answer ? answer.token : undefined
      if (typeof found !== 'string' || found === '') {
        throw new RequestFailure('POST /bim/apikey/authenticate: the answer holds no token. Check the input `immuta-url`.', { status: 401 })
      }
      options.mask(found)
      return found
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
      if (!(error instanceof RequestFailure) || error.status !== 401 || 'token' in credential) throw error
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
    close: () => void client?.then((http) => http.dispose()),
  }
}

/** Answers whose text is used as it is: a token, and scripts, which may hold a credential on purpose. */
const RAW_ANSWERS = /^\/bim\/|\/scripts\//

interface Session {
  token: Promise<string>
  worked: boolean
}

/** Settles within `ms`, so that an answer that trickles in or stops half way can't hold up the run. */
async function withDeadline<T>(ms: number, work: (onLate: (stop: () => void) => void) => Promise<T>): Promise<T> {
  let stop = (): void => undefined
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      stop()
      reject(new Error(`no complete answer within ${ms / 1000} s`))
    }, ms)
  })
  try {
    return await Promise.race([work((callback) => (stop = callback)), late])
  } finally {
    clearTimeout(timer)
  }
}

/** Reads a whole body. `HttpClient.readBody` never settles when the connection breaks half way, so the stream is read here. */
async function readText(response: HttpClientResponse): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of response.message as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size > MAX_ANSWER_BYTES) {
      response.message.destroy()
      // Of a refusal the status matters, and the beginning of what it says.
      if (!isSuccess(response.message.statusCode ?? 0)) break
      throw new Error(`the answer is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

function parseBody(text: string): unknown {
  if (text.trim() === '') return undefined
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

function networkFault(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection failed'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  if (/timeout/i.test(error.message)) return 'no answer in time'
  return code === undefined ? error.message : `the connection failed (${code})`
}
