import { createServer } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'

/** One request as a simulator saw it. `status` is 0 while unanswered, and stays so when a fault swallowed the answer. */
export interface RecordedRequest {
  side: 'immuta' | 'github' | 'databricks'
  method: string
  /** With the query, as it was sent (still percent-encoded). */
  path: string
  body: unknown
  authorization: string | undefined
  headers: Record<string, string>
  status: number
}

/** A planned misbehaviour. Faults are looked through in order; the first one that still has a turn left is used. */
export interface Fault {
  method?: string
  /** Matched against the path without its query; a string is a prefix. */
  path?: string | RegExp
  /** How often it happens. Default 1. */
  times?: number
  /** How many matching requests pass first. */
  skip?: number
  /** `before` (default): the handler does not run. `after`: it runs, its state is kept, and its answer is lost. */
  when?: 'before' | 'after'
  /** `gzip`: the answer is packed though nobody asked. `cut`: it ends half way, as a connection without a length ends. */
  kind: 'status' | 'reset' | 'hang' | 'truncate' | 'cut' | 'gzip' | 'delay'
  status?: number
  /** An object is sent as JSON, a string as it is. */
  body?: unknown
  headers?: Record<string, string>
  delayMs?: number
  /** Called when the request arrives. */
  onHit?: () => void
}

/** What a handler gets. */
export interface Incoming {
  method: string
  /** Still percent-encoded, without the query. */
  pathname: string
  query: URLSearchParams
  search: string
  headers: Record<string, string>
  authorization: string | undefined
  /** Parsed when it is JSON, the text otherwise, undefined when there is none. */
  body: unknown
}

/** What a handler answers. Text and bytes are sent as they are, undefined as an empty body, anything else as JSON. */
export interface Answer {
  status: number
  body?: unknown
  headers?: Record<string, string>
}

export type Handler = (request: Incoming) => Answer | Promise<Answer>

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds)
  })

/** A key and its certificate, in PEM. */
export interface Tls {
  key: string
  cert: string
}

/** An HTTP server on loopback, with TLS where a certificate is given, that keeps a record of its requests and misbehaves on demand. */
export class FaultyServer {
  readonly requests: RecordedRequest[] = []
  readonly faults: Fault[] = []
  latencyMs = 0
  /** What a request waits for before it is looked at; it is told which one it is. */
  gate: ((request: string) => Promise<void>) | undefined
  /** Requests answered in each second; the rest get 429 and are told to come back in a second. */
  perSecond = Infinity
  #second = 0
  #answered = 0
  readonly #side: RecordedRequest['side']
  readonly #handler: Handler
  readonly #server: Server
  readonly #origin: string
  readonly #turns = new WeakMap<Fault, { seen: number; fired: number }>()

  constructor(side: RecordedRequest['side'], handler: Handler, tls?: Tls) {
    this.#side = side
    this.#handler = handler
    this.#origin = tls === undefined ? 'http://127.0.0.1' : 'https://localhost'
    const listener = (request: IncomingMessage, response: ServerResponse): void => {
      this.#serve(request, response).catch((error: unknown) => {
        if (response.headersSent) response.destroy()
        else
          this.#send(response, {
            status: 500,
            body: { message: `simulator fault: ${String(error)}` },
          })
      })
    }
    this.#server = tls === undefined ? createServer(listener) : createTlsServer(tls, listener)
  }

  get url(): string {
    return `${this.#origin}:${String(this.port)}`
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(0, '127.0.0.1', resolve)
    })
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve()
      })
      this.#server.closeAllConnections()
    })
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const incoming = describe(request, Buffer.concat(chunks).toString('utf8'))
    const record: RecordedRequest = {
      side: this.#side,
      method: incoming.method,
      path: incoming.pathname + incoming.search,
      body: incoming.body,
      authorization: incoming.authorization,
      headers: incoming.headers,
      status: 0,
    }
    this.requests.push(record)
    if (this.latencyMs > 0) await pause(this.latencyMs)
    await this.gate?.(`${record.method} ${incoming.pathname}`)

    if (this.#isTooMany()) {
      record.status = 429
      this.#send(response, {
        status: 429,
        headers: { 'retry-after': '1' },
        body: { statusCode: 429, message: 'Too many requests' },
      })
      return
    }
    const fault = this.#faultFor(incoming)
    fault?.onHit?.()
    if (fault?.kind === 'delay' && fault.when !== 'after') await pause(fault.delayMs ?? 0)
    const runsHandler = fault === undefined || fault.kind === 'delay' || fault.when === 'after'
    const answer = runsHandler
      ? await this.#handler(incoming)
      : { status: 200, body: { message: 'cut short' } }
    if (fault === undefined || fault.kind === 'delay') {
      if (fault?.when === 'after') await pause(fault.delayMs ?? 0)
      record.status = answer.status
      this.#send(response, answer)
      return
    }
    if (fault.delayMs !== undefined) await pause(fault.delayMs)
    switch (fault.kind) {
      case 'status':
        record.status = fault.status ?? 500
        this.#send(response, {
          status: record.status,
          body:
            'body' in fault ? fault.body : { statusCode: record.status, message: 'planned fault' },
          ...(fault.headers && { headers: fault.headers }),
        })
        return
      case 'reset':
        request.socket.destroy()
        return
      case 'hang':
        return
      case 'gzip':
        record.status = answer.status
        this.#send(response, {
          status: answer.status,
          body: gzipSync(bytesOf(answer.body)),
          headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
        })
        return
      case 'cut': {
        const whole = bytesOf(answer.body)
        response.writeHead(answer.status, { connection: 'close' })
        response.end(whole.subarray(0, Math.ceil(whole.length / 2)))
        return
      }
      case 'truncate':
        this.#truncate(
          request,
          response,
          fault.body === undefined ? answer : { ...answer, body: fault.body },
        )
    }
  }

  #isTooMany(): boolean {
    const second = Math.floor(Date.now() / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#answered = 0
    }
    this.#answered += 1
    return this.#answered > this.perSecond
  }

  /** Promises more bytes than it sends, then cuts the line. */
  #truncate(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {})
    const half = text.slice(0, Math.ceil(text.length / 2))
    response.writeHead(answer.status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': String(Buffer.byteLength(text) + 64),
    })
    response.write(half, () => {
      // A moment for the half to arrive before the line goes dead.
      setTimeout(() => request.socket.destroy(), 5)
    })
  }

  #send(response: ServerResponse, answer: Answer): void {
    const { body } = answer
    const bytes = bytesOf(body)
    const type =
      typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8'
    response.writeHead(answer.status, {
      ...(body !== undefined && { 'content-type': type }),
      ...answer.headers,
      'content-length': String(bytes.length),
    })
    response.end(bytes)
  }

  #faultFor(request: Incoming): Fault | undefined {
    for (const fault of this.faults) {
      if (fault.method !== undefined && fault.method.toUpperCase() !== request.method) continue
      if (typeof fault.path === 'string' && !request.pathname.startsWith(fault.path)) continue
      if (fault.path instanceof RegExp && request.pathname.search(fault.path) < 0) continue
      const turns = this.#turns.get(fault) ?? { seen: 0, fired: 0 }
      this.#turns.set(fault, turns)
      turns.seen += 1
      if (turns.seen <= (fault.skip ?? 0) || turns.fired >= (fault.times ?? 1)) continue
      turns.fired += 1
      return fault
    }
    return undefined
  }
}

function bytesOf(body: unknown): Buffer {
  if (body === undefined) return Buffer.alloc(0)
  if (body instanceof Uint8Array) return Buffer.from(body)
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
}

function describe(request: IncomingMessage, text: string): Incoming {
  const target = request.url ?? '/'
  const mark = target.indexOf('?')
  const search = mark < 0 ? '' : target.slice(mark)
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return {
    method: request.method ?? 'GET',
    pathname: mark < 0 ? target : target.slice(0, mark),
    query: new URLSearchParams(search),
    search,
    headers,
    authorization: headers['authorization'],
    body: text === '' ? undefined : parse(text),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

/** decodeURIComponent that leaves alone what it can't decode. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
