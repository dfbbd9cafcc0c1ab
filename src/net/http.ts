import { isUtf8 } from 'node:buffer'
import type { IncomingHttpHeaders } from 'node:http'
import type { Agent } from 'node:https'
import type { HttpClient, HttpClientResponse } from '@actions/http-client'
import type { RequestHandler } from '@actions/http-client/lib/interfaces'
import type { Clock } from './clock.ts'
import { within } from './deadline.ts'
import { RequestFailure } from './failure.ts'
import { changeTexts } from './json.ts'
import { proxyOf } from './proxy.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** Largest answer that is read, in bytes; a longer one is a failure. */
export const MAX_ANSWER_BYTES = 8 * 1024 * 1024

/** A complete answer, whatever its status. */
export interface HttpAnswer {
  status: number
  headers: IncomingHttpHeaders
  text: string
  /** Whether the body's bytes are UTF-8: else `text` is not what was sent. */
  isUtf8: boolean
}

/** A connection that is kept alive. Never follows a redirect, never tries again. */
export interface Http {
  /**
   * Sends one request. `path` follows the server's address; `what` names it in messages. Throws
   * {@link RequestFailure} without a status when no complete answer came in time.
   */
  request: (
    what: string,
    method: Method,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ) => Promise<HttpAnswer>
  close: () => void
}

/** Connections to one server that are kept open. */
const SOCKETS = 64

export interface HttpOptions {
  /** Without a trailing slash. */
  baseUrl: string
  userAgent: string
  /** For one request, from its beginning to the last byte of its answer, in milliseconds. */
  timeoutMs: number
  clock: Clock
}

export function keepAliveHttp({ baseUrl, userAgent, timeoutMs, clock }: HttpOptions): Http {
  let client: Promise<HttpClient> | undefined
  let tunnels: Agent | undefined

  const connect = async (): Promise<HttpClient> => {
    const { HttpClient } = await import('@actions/http-client')
    const proxy = proxyOf(baseUrl)
    if (proxy !== undefined) {
      // Loaded where there is a proxy only: Node's own clients take longer to load than many a run.
      const { TunnelAgent } = await import('./tunnel.ts')
      tunnels = new TunnelAgent(proxy, { keepAlive: true, maxSockets: SOCKETS })
    }
    return new HttpClient(userAgent, [tunnels ? through(tunnels) : toAddress], {
      allowRedirects: false,
      keepAlive: true,
      maxSockets: SOCKETS,
      socketTimeout: timeoutMs,
    })
  }

  return {
    request: async (what, method, path, headers, body = '') => {
      const http = await (client ??= connect())
      try {
        return await within(timeoutMs, clock, async (signal) => {
          const { message } = await http.request(method, baseUrl + path, body, headers)
          signal.addEventListener('abort', () => message.destroy())
          const bytes = await readBytes(message)
          return {
            status: message.statusCode ?? 0,
            headers: message.headers,
            // A byte-order mark is no part of the text.
            text: bytes.toString('utf8').replace(/^\ufeff/, ''),
            isUtf8: isUtf8(bytes),
          }
        })
      } catch (error) {
        throw new RequestFailure(`${what}: ${networkFault(error)}`, { cause: error })
      }
    },
    close: () => {
      tunnels?.destroy()
      void client?.then((http) => http.dispose())
    },
  }
}

/** Has a client send its requests through an agent. */
function through(agent: Agent): RequestHandler {
  return preparing((options) => void (options.agent = agent))
}

/** The toolkit takes the brackets of an IPv6 address for a part of its name. */
const toAddress = preparing((options) => {
  options.host = options.host?.replace(/^\[(.*)\]$/, '$1')
})

function preparing(prepareRequest: RequestHandler['prepareRequest']): RequestHandler {
  return {
    prepareRequest,
    canHandleAuthentication: () => false,
    handleAuthentication: () => Promise.reject(new Error('nothing asks for it')),
  }
}

export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300
}

export function isRedirect(status: number): boolean {
  return status >= 300 && status < 400
}

/**
 * Why a successful answer can't be read, `undefined` when it can. Only an empty body and JSON are
 * answers: what else comes with a 2xx is not the server's own, and never a yes.
 *
 * @param takesText whether the answer may be text as well, which is no page
 */
export function unreadable(
  { headers, text, isUtf8: isWhole }: HttpAnswer,
  { isJson, isTooDeep }: Body,
  takesText: boolean,
): string | undefined {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
  if (encoding !== 'identity') return 'packed data, which was not asked for'
  if (!isWhole) return 'something that is not UTF-8'
  const isPage = /^\s*</.test(text) || /\bhtml\b/i.test(headers['content-type'] ?? '')
  if (isPage) return 'a web page instead of data'
  if (isTooDeep === true) return 'JSON that is nested too deeply'
  return text.trim() === '' || takesText || isJson ? undefined : 'something that is not JSON'
}

/** A body, and whether it is JSON. */
export interface Body {
  value: unknown
  isJson: boolean
  /** Whether it is JSON that is nested too deeply to be read. */
  isTooDeep?: boolean
}

/** @param redact takes secrets out of each text of the body, once it is decoded */
export function readBody(text: string, redact = (value: string): string => value): Body {
  if (text.trim() === '') return { value: undefined, isJson: false }
  try {
    const parsed = JSON.parse(text) as unknown
    const value = changeTexts(parsed, (part) => redact(part).toWellFormed())
    return { value, isJson: value !== undefined, isTooDeep: value === undefined }
  } catch {
    return { value: text, isJson: false }
  }
}

/** A body as JSON, as text when it is none, `undefined` when it is empty. */
export function parseBody(text: string, redact?: (text: string) => string): unknown {
  return readBody(text, redact).value
}

/**
 * Reads a whole body. `HttpClient.readBody` never settles when the connection breaks half way, so
 * the stream is read here.
 */
async function readBytes(message: HttpClientResponse['message']): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.byteLength
    if (size > MAX_ANSWER_BYTES) {
      message.destroy()
      // Of a refusal the status matters, and the beginning of what it says.
      if (!isSuccess(message.statusCode ?? 0)) break
      throw new Error(`the answer is larger than ${MAX_ANSWER_BYTES / 1024 / 1024} MiB`)
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function networkFault(error: unknown): string {
  if (!(error instanceof Error)) return 'the connection failed'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  if (/timeout/i.test(error.message)) return 'no answer in time'
  return code === undefined ? error.message : `the connection failed (${code})`
}
