import { afterEach, expect, test } from '@jest/globals'
import { createServer as createHttp, type Server } from 'node:http'
import { createServer as createHttps } from 'node:https'
import type { AddressInfo } from 'node:net'
import { generate } from 'selfsigned'
import { actionWording } from '../../src/action/wording.ts'
import type { FilledBody } from '../../src/core/connection.ts'
import { immutaApi, type ImmutaApiOptions } from '../../src/immuta/api.ts'
import { immutaFault } from '../../src/immuta/fault.ts'
import { immutaReader } from '../../src/immuta/reader.ts'
import { immutaWriter } from '../../src/immuta/writer.ts'
import type { Clock } from '../../src/net/clock.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

async function listen(server: Server): Promise<string> {
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `127.0.0.1:${(server.address() as AddressInfo).port}`
}

const answering = (status: number, body: string): Promise<string> =>
  listen(
    createHttp(
      (_, response) =>
        void response.writeHead(status, { 'content-type': 'application/json' }).end(body),
    ),
  )

const clock: Clock = {
  now: () => 0,
  date: () => 0,
  sleep: () => Promise.resolve(),
  random: () => 0,
  cancelled: () => false,
  onCancel: () => () => undefined,
}

const open = (
  baseUrl: string,
  credential: ImmutaApiOptions['credential'],
  access: 'read' | 'write',
): ReturnType<typeof immutaApi> =>
  immutaApi({
    baseUrl,
    credential,
    access,
    userAgent: 'test',
    timeoutMs: 2000,
    clock,
    wording: actionWording,
    mask: () => undefined,
    redact: (text) => text,
  })

/** What two look-ups of different connections say. */
async function faults(
  baseUrl: string,
  credential: ImmutaApiOptions['credential'],
): Promise<ReturnType<typeof immutaFault>[]> {
  const api = open(baseUrl, credential, 'read')
  const { connection } = immutaReader(api, actionWording)
  const results = await Promise.allSettled([connection('one'), connection('two')])
  api.close()
  return results.flatMap((result) =>
    result.status === 'rejected' ? [immutaFault(result.reason, actionWording)] : [],
  )
}

const KEY = { kind: 'api-key', apiKey: 'k' } as const
const TOKEN = { kind: 'token', token: 't' } as const
const CREDENTIALS = [KEY, TOKEN]

test.each(CREDENTIALS)(
  'nothing listens: the same words for every connection, with %j',
  async (credential) => {
    const address = await answering(200, '{}')
    await new Promise((resolve) => servers.splice(0)[0]?.close(resolve))
    const [one, two] = await faults(`http://${address}`, credential)
    expect(one).toEqual({
      code: 'immuta-unreachable',
      message: expect.stringMatching(
        /Check the input `immuta-url`.*nothing answers at its host and port/,
      ),
    })
    expect(two).toEqual(one)
  },
)

test.each(CREDENTIALS)('a host that is not known, with %j', async (credential) => {
  const [one, two] = await faults('https://immuta.invalid', credential)
  expect(one).toEqual({
    code: 'immuta-unreachable',
    message: expect.stringContaining(
      'Check the input `immuta-url`, and the proxy if there is one: its host is not known.',
    ),
  })
  expect(two).toEqual(one)
})

test.each(CREDENTIALS)('a certificate that nobody vouches for, with %j', async (credential) => {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'immuta.test' }])
  const address = await listen(createHttps({ key, cert }, (_, response) => void response.end('{}')))
  const [one, two] = await faults(`https://${address}`, credential)
  expect(one).toEqual({
    code: 'immuta-unreachable',
    message: expect.stringMatching(
      /Check the input `immuta-url`.*its certificate is not trusted.*NODE_EXTRA_CA_CERTS/,
    ),
  })
  expect(two).toEqual(one)
})

test.each([...CREDENTIALS.map((credential) => [401, credential] as const), [403, KEY] as const])(
  'a credential that is refused with %i: %j',
  async (status, credential) => {
    const address = await answering(status, '{"message":"Invalid credential"}')
    const [one, two] = await faults(`http://${address}`, credential)
    expect(one).toEqual({
      code: 'immuta-unauthorized',
      message: expect.stringMatching(/`immuta-api-key` \(or `immuta-token`\).*Invalid credential/),
    })
    expect(two).toEqual(one)
  },
)

test('403 on a look-up is about the permission, not the credential', async () => {
  const address = await answering(403, '{"message":"Forbidden"}')
  const [one] = await faults(`http://${address}`, TOKEN)
  expect(one?.message).toContain('APPLICATION_ADMIN')
})

test.each([
  [404, '{"message":"Not Found"}'],
  [400, '{}'],
  [200, '<!doctype html><title>Welcome</title>'],
])('a sign-in answered by something else (%i) names immuta-url', async (status, body) => {
  const address = await answering(status, body)
  const [one] = await faults(`http://${address}`, KEY)
  expect(one).toEqual({
    code: 'immuta-unreachable',
    message: expect.stringContaining('Check the input `immuta-url`'),
  })
})

test('a sign-in that is not found makes no connection absent, no spec wrong and no deletion done', async () => {
  const address = await answering(404, '{"message":"Not Found"}')
  const api = open(`http://${address}`, KEY, 'write')
  const reader = immutaReader(api, actionWording)
  const writer = immutaWriter(api, reader)
  const body = { connectionKey: 'one' } as FilledBody
  for (const request of [
    () => reader.exists('one'),
    () => writer.deregister('one'),
    () => reader.dryRun(body),
    () => writer.register(body),
  ]) {
    await expect(request()).rejects.toMatchObject({
      status: undefined,
      answered: 404,
      ambiguous: false,
      transient: false,
    })
  }
  api.close()
})

test.each(CREDENTIALS)(
  'an Immuta that is down is not blamed on the address, with %j',
  async (credential) => {
    const address = await answering(503, '')
    const [one] = await faults(`http://${address}`, credential)
    expect(one).toEqual({
      code: 'immuta-unreachable',
      message: expect.stringContaining('Re-run the job'),
    })
    expect(one?.message).not.toContain('immuta-url')
  },
)
