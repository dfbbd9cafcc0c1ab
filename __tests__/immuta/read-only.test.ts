import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { FaultyServer } from '../../simulator/http.ts'
import { actionWording } from '../../src/action/wording.ts'
import type { FilledBody } from '../../src/core/connection.ts'
import { immutaApi } from '../../src/immuta/api.ts'
import { immutaReader } from '../../src/immuta/reader.ts'
import { type ImmutaWriter, immutaWriter } from '../../src/immuta/writer.ts'
import type { ApiClient } from '../../src/net/api-client.ts'
import { systemClock } from '../../src/net/clock.ts'

/*
 * A plan is handed no method that writes; here its conversation is given them all the same.
 */

const server = new FaultyServer('immuta', () => ({ status: 200, body: {} }))
let api: ApiClient
let writer: ImmutaWriter
beforeAll(async () => {
  await server.listen()
  api = immutaApi({
    baseUrl: server.url,
    credential: { kind: 'token', token: 't' },
    access: 'read',
    userAgent: 'test',
    timeoutMs: 2000,
    clock: systemClock(new AbortController().signal),
    wording: actionWording,
    mask: () => undefined,
    redact: (text) => text,
  })
  writer = immutaWriter(api, immutaReader(api, actionWording))
})
afterAll(async () => {
  api.close()
  await server.close()
})

const BODY = { connectionKey: 'prod' } as FilledBody
const WRITES: [name: string, write: () => Promise<unknown>][] = [
  ['a registration', () => writer.register(BODY)],
  ['an update', () => writer.update(BODY, true)],
  ['a clean-up script', () => writer.cleanUpScript('7')],
  ['a deregistration', () => writer.deregister('prod')],
  ['a setting of an object', () => writer.setObject('prod', 'sales', { isActive: true })],
  ['a crawl', () => writer.crawl('prod')],
  ['a key that goes on', () => api.send({ method: 'POST', path: '/data/object/search/a/b' })],
]
test.each(WRITES)('%s is refused before it is sent', async (_, write) => {
  await expect(write()).rejects.toThrow('is refused: this run may only read from Immuta.')
  expect(server.requests).toEqual([])
})

test.each(['..', '.', '%2e%2e', 'a/../..'])(
  'an address with %s is none of the list, whatever it says',
  async (step) => {
    const sent = api.send({ method: 'POST', path: `/data/object/search/${step}` })
    await expect(sent).rejects.toThrow('leads elsewhere')
    expect(server.requests).toEqual([])
  },
)
