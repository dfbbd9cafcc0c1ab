import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { actionWording } from '../../src/action/wording.ts'
import { explain } from '../../src/databricks/fault.ts'
import { readRequest } from '../../src/modes/request.ts'
import { type ApiClient, apiClient, type ApiClientOptions } from '../../src/net/api-client.ts'
import type { Clock } from '../../src/net/clock.ts'
import { mintedTokens } from '../../src/net/token-provider.ts'

const clock: Clock = {
  now: () => 0,
  date: () => 0,
  sleep: () => Promise.resolve(),
  random: () => 0,
  cancelled: () => false,
  onCancel: () => () => undefined,
}

const servers: Server[] = []
const clients: ApiClient[] = []
afterEach(() => {
  for (const client of clients.splice(0)) client.close()
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

/** Starts a server on loopback, for this test alone. Returns its port. */
async function listen(
  host: string,
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<number> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, host, resolve))
  return (server.address() as AddressInfo).port
}

function connect(options: ApiClientOptions): ApiClient {
  const client = apiClient(options)
  clients.push(client)
  return client
}

/** A client of a server that answers in this way; `seen` are the requests that reached it. */
async function open(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  options: Partial<ApiClientOptions> = {},
): Promise<{ client: ApiClient; seen: string[] }> {
  const seen: string[] = []
  const port = await listen('127.0.0.1', (request, response) => {
    seen.push(`${request.method ?? ''} ${request.url ?? ''}`)
    answer(request, response)
  })
  const client = connect({
    baseUrl: `http://127.0.0.1:${port}`,
    userAgent: 'test',
    timeoutMs: 2000,
    clock,
    redact: (text) => text.replaceAll('hush-hush', '***'),
    explain,
    ...options,
  })
  return { client, seen }
}

const answering =
  (status: number, body: string, headers: Record<string, string> = {}) =>
  (_: IncomingMessage, response: ServerResponse): void =>
    void response.writeHead(status, headers).end(body)
const get = { method: 'GET', path: '/x' } as const

test('a `Retry-After` date is compared with the date, not with the time since the start', async () => {
  const date = Date.UTC(2026, 0, 1)
  const waits: number[] = []
  const sleep = (ms: number): Promise<void> => Promise.resolve(void waits.push(ms))
  const headers = { 'retry-after': new Date(date + 7000).toUTCString() }
  const { client } = await open(answering(503, '', headers), {
    clock: { ...clock, date: () => date, sleep },
  })
  await expect(client.send(get)).rejects.toThrow('HTTP 503')
  expect(waits).toEqual([7000, 7000, 7000, 7000])
})

test('a server at an IPv6 address is reached, by a Host header with brackets', async () => {
  const hosts: (string | undefined)[] = []
  const port = await listen('::1', (request, response) => {
    hosts.push(request.headers.host)
    response.end('{"ok":true}')
  })
  const address = `[::1]:${port}`
  const { immutaUrl } = readRequest(
    { mode: 'plan', immutaUrl: `http://${address}/base/`, immutaToken: 'a-token-of-immuta' },
    actionWording,
  )
  const client = connect({
    baseUrl: immutaUrl ?? '',
    userAgent: 'test',
    timeoutMs: 2000,
    clock,
    redact: (text) => text,
    explain,
  })
  expect([immutaUrl, await client.send(get, 'never')]).toEqual([
    `http://${address}/base`,
    { ok: true },
  ])
  expect(hosts).toEqual([address])
})

describe('an answer', () => {
  test.each([100, 101, 10_000])('nested %i deep is read up to 100', async (depth) => {
    const body = '['.repeat(depth) + ']'.repeat(depth)
    const { client } = await open(answering(200, body), { texts: (path) => path === '/x' })
    const answer = client.send(get, 'never')
    if (depth === 100) expect(JSON.stringify(await answer)).toBe(body)
    else await expect(answer).rejects.toThrow('JSON that is nested too deeply')
  })

  test('holds no lone surrogate, and no secret in a key of any name', async () => {
    const { client } = await open(
      answering(200, '{"a":["\\ud800","\\ud83d\\ude00"],"__proto__":"\\u0068ush-hush"}'),
    )
    const answer = await client.send(get)
    expect(JSON.stringify(answer)).toBe('{"a":["\ufffd","\u{1f600}"],"__proto__":"***"}')
  })

  test('is redacted before it is read, but where a credential is expected', async () => {
    const body = '{"access_token":"hush-hush"}'
    const redacted = await open(answering(200, body))
    expect(await redacted.client.send(get)).toEqual({ access_token: '***' })
    const raw = await open(answering(200, body), { raw: /^\/x$/ })
    expect(await raw.client.send(get)).toEqual({ access_token: 'hush-hush' })
    const empty = await open(answering(204, ''))
    expect(await empty.client.send(get)).toBeUndefined()
  })

  test('is redacted also where escapes hid the secret', async () => {
    const hidden = await open(answering(200, '{"a":["\\u0068ush\\u002dhush"]}'))
    expect(await hidden.client.send(get)).toEqual({ a: ['***'] })
    const refused = await open(answering(400, '{"message":"hush\\u002dhush"}'))
    await expect(refused.client.send(get)).rejects.toMatchObject({ body: { message: '***' } })
  })

  test.each(['{"a":"plain"}', '{"a":"of two\\nlines"}', '{"a":"hush\\u002dhush"}'])(
    'is parsed once: %s',
    async (body) => {
      const parse = jest.spyOn(JSON, 'parse')
      const { client: api } = await open(answering(200, body))
      await api.send(get)
      expect(parse.mock.calls.filter(([text]) => text === body)).toHaveLength(1)
      parse.mockRestore()
    },
  )

  test('that refuses is redacted, also where a credential is expected', async () => {
    const body = '{"error_code":"BAD","message":"token hush-hush"}'
    const { client: api } = await open(answering(400, body), { raw: /^\/x$/ })
    await expect(api.send(get)).rejects.toMatchObject({
      message: 'Databricks: GET /x: HTTP 400, BAD: token ***',
      status: 400,
      body: { error_code: 'BAD', message: 'token ***' },
    })
  })

  test('that is a sign-in page or a redirect is none', async () => {
    const page = await open(answering(200, '<!DOCTYPE html><title>Sign in</title>'))
    await expect(page.client.send(get)).rejects.toThrow('a web page instead of data')
    const elsewhere = await open(answering(302, '', { location: '/elsewhere' }))
    await expect(elsewhere.client.send(get)).rejects.toThrow('a redirect, which is not followed')
    expect(elsewhere.seen).toEqual(['GET /x'])
  })

  test('that asks for patience says how long', async () => {
    const { client: api } = await open(answering(429, '', { 'retry-after': '3' }))
    await expect(api.send(get, 'never')).rejects.toMatchObject({ retryAfterMs: 3000 })
  })

  test('that never ends is given up', async () => {
    const { client: api } = await open((_, response) => void response.write('{'), {
      timeoutMs: 50,
    })
    await expect(api.send(get, 'never')).rejects.toThrow('no complete answer within 0.05 s')
  })

  test('that trickles in is given up', async () => {
    const { client: api } = await open(
      (_, response) => {
        let left = 50
        const timer = setInterval(() => {
          if (left-- > 0) response.write(' ')
          else response.end('{}')
        }, 5)
        response.on('close', () => clearInterval(timer))
      },
      { timeoutMs: 50 },
    )
    await expect(api.send(get, 'never')).rejects.toThrow('no complete answer within 0.05 s')
  })
})

describe('a request', () => {
  test('that is not on the list is refused before it is sent', async () => {
    const only = { allowed: [['GET', /^\/x$/]] as const, refusal: 'read only.' }
    const { client: api, seen } = await open(answering(200, '{}'), { only })
    await api.send(get)
    for (const [method, path] of [
      ['POST', '/x'],
      ['GET', '/x/y'],
    ] as const)
      await expect(api.send({ method, path })).rejects.toThrow(
        `${method} ${path} is refused: read only.`,
      )
    expect(seen).toEqual(['GET /x'])
  })

  test.each([
    ['transient', 503, 5],
    ['transient', 500, 5],
    ['transient', 400, 1],
    ['refused', 503, 5],
    ['refused', 500, 1],
    ['never', 503, 1],
  ] as const)('repeated when %s is sent after a %i %i times', async (retries, status, times) => {
    const { client: api, seen } = await open(answering(status, ''))
    await expect(api.send(get, retries)).rejects.toMatchObject({ status })
    expect(seen).toHaveLength(times)
  })

  test('that is refused with 401 is sent once more with a new token', async () => {
    let minted = 0
    const tokens = mintedTokens(
      () => Promise.resolve({ token: `t${++minted}`, lifetimeMs: Infinity }),
      clock,
    )
    const { client: api, seen } = await open(
      ({ headers }, response) =>
        void response.writeHead(headers.authorization === 'Bearer t2' ? 200 : 401).end('{}'),
      { tokens },
    )
    await api.send(get)
    expect([minted, seen.length]).toEqual([2, 2])
  })
})
