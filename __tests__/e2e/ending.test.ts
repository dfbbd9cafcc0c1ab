import type { ChildProcess } from 'node:child_process'
import { createServer as createProxy } from 'node:http'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { generate } from 'selfsigned'
import type { World } from '../../simulator/world.ts'
import { AS_THE_RUNNER } from '../running.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat } from './specs.ts'

/*
 * A run ends when its work ends, and a closed output stops nothing.
 */

let world: World
eachWorld((next) => {
  world = next
}, AS_THE_RUNNER)

const FILES = { 'connections/prod.yml': m2m(), 'connections/dev.yml': pat() }

const open: { server: Server; sockets: Socket[] }[] = []
afterEach(() => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
})

/** Listens on loopback until the test ends; returns the port. */
async function listen(server: Server): Promise<number> {
  const sockets: Socket[] = []
  open.push({ server, sockets })
  server.on('connection', (socket: Socket) => sockets.push(socket.on('error', () => undefined)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}

/** A proxy that takes every connection, and never answers one. */
async function silentProxy(): Promise<string> {
  return `http://127.0.0.1:${await listen(createServer())}`
}

const OPEN = 'HTTP/1.1 200 OK\r\n\r\n'

/** The tenant at an address that only a proxy knows; `answer` is what it says to a CONNECT, if anything. */
async function behindProxy(
  answer: (tunnel: number) => string | undefined = () => OPEN,
): Promise<{ tunnels: string[]; options: Parameters<World['push']>[1] }> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'immuta.invalid' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'immuta.invalid' }] }],
  })
  const tenant = await listen(
    createTlsServer({ key, cert }, (socket) => {
      const inner = connect(Number(new URL(world.immuta.url).port), '127.0.0.1')
      socket.on('error', () => inner.destroy()).pipe(inner.on('error', () => socket.destroy()))
      inner.pipe(socket)
    }),
  )
  const tunnels: string[] = []
  const proxy = await listen(
    createProxy().on('connect', ({ url = '', headers }, socket: Socket) => {
      tunnels.push(`${url} ${headers['proxy-authorization'] ?? ''}`)
      const said = answer(tunnels.length)
      if (said === undefined) return
      socket.write(said)
      const inner = connect(tenant, '127.0.0.1', () => inner.pipe(socket))
      socket.pipe(inner.on('error', () => socket.destroy()))
    }),
  )
  return {
    tunnels,
    options: {
      inputs: { 'immuta-url': 'https://immuta.invalid', wait: 'false', concurrency: '1' },
      env: {
        https_proxy: `http://user:p%40ss-word@127.0.0.1:${proxy}`,
        NODE_EXTRA_CA_CERTS: world.folder({ 'ca.pem': cert }) + '/ca.pem',
      },
    },
  }
}

/** Cancels a run as the runner does: it asks twice, then kills. */
function cancel(child: ChildProcess | undefined): void {
  child?.kill('SIGINT')
  const timers = [
    setTimeout(() => child?.kill('SIGTERM'), 7500),
    setTimeout(() => child?.kill('SIGKILL'), 10_000),
  ]
  child?.once('exit', () => timers.forEach(clearTimeout))
}

test('tunnels through a proxy are kept open', async () => {
  const { tunnels, options } = await behindProxy()
  const run = await world.push(FILES, options)
  expect(run.exitCode).toBe(0)
  expect(world.immuta.requests.length).toBeGreaterThan(6)
  // One for the sign-in, and one for each of the two requests that go side by side.
  expect(tunnels.length).toBeLessThanOrEqual(3)
  const basic = Buffer.from('user:p@ss-word').toString('base64')
  expect([...new Set(tunnels)]).toEqual([`immuta.invalid:443 Basic ${basic}`])
})

test("a proxy's refusal is no answer of Immuta's", async () => {
  const { options } = await behindProxy(
    () => 'HTTP/1.1 404 Not Found\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}',
  )
  const run = await world.pullRequest(7, FILES, options)
  expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'immuta-unreachable'])
  expect(run.summary).toContain('the proxy refused the connection (HTTP 404)')
  expect(world.immuta.requests).toEqual([])
})

describe.each([1, 2])('a proxy that stalls at tunnel %i', (stalled) => {
  const patient = (options: Parameters<World['push']>[1]): Parameters<World['push']>[1] => ({
    ...options,
    inputs: { ...options?.inputs, timeout: '1' },
  })

  test('once: the apply goes on', async () => {
    const { options } = await behindProxy((tunnel) => (tunnel === stalled ? undefined : OPEN))
    const run = await world.push(FILES, patient(options))
    expect([run.exitCode, world.immuta.connections.size]).toEqual([0, 2])
  }, 60_000)

  test('and from then on: nothing is called done', async () => {
    const { options } = await behindProxy((tunnel) => (tunnel >= stalled ? undefined : OPEN))
    const run = await world.push(FILES, patient(options))
    expect([run.exitCode, run.signal, run.outputs['failure-reason']]).toEqual([
      1,
      null,
      'immuta-unreachable',
    ])
    expect(world.immuta.connections.size).toBe(0)
  }, 60_000)
})

describe('cancelled while Immuta takes its time', () => {
  const PROD = 'connections/prod.yml'
  const CHANGED = { ...FILES, [PROD]: m2m().replace('1a2b3c', '9a2b3c') }
  const REST = { 'connections/dev.yml': pat() }
  const INPUTS = { wait: 'false', 'allow-delete': 'true', concurrency: '1' }
  let child: ChildProcess | undefined
  beforeEach(async () => {
    await world.push(FILES, { inputs: INPUTS })
  })

  test.each([
    [
      'a registration',
      'POST',
      /^\/data\/connection$/,
      { ...FILES, 'connections/n.yml': pat('new') },
    ],
    ['an update', 'PUT', /^\/data\/connection\//, CHANGED],
    ['a deregistration', 'DELETE', /^\/data\/object\//, REST],
  ] as const)('over %s, it tells that this is in doubt', async (_, method, path, files) => {
    const onHit = (): void => cancel(child)
    world.immuta.faults.push({ kind: 'hang', method, path, onHit })
    const onSpawn = (spawned: ChildProcess): void => void (child = spawned)
    const run = await world.push(files, { inputs: INPUTS, onSpawn })
    expect([run.exitCode, run.signal, run.outputs['failure-reason']]).toEqual([
      1,
      null,
      'register-failed',
    ])
    expect(run.annotations[0]?.message).toMatch(
      /^In doubt: .*given up for the cancelled run\. Immuta may still carry it out/,
    )
    expect(JSON.stringify(run.result)).toContain('In doubt: ')
  })

  test('and did it, it tells that it is done', async () => {
    const onHit = (): void => cancel(child)
    world.immuta.faults.push({ kind: 'hang', when: 'after', method: 'PUT', onHit })
    const onSpawn = (spawned: ChildProcess): void => void (child = spawned)
    const run = await world.push(CHANGED, { inputs: INPUTS, onSpawn })
    expect(run.signal).toBeNull()
    expect(run.result).toMatchObject({ connections: [{}, { status: 'applied' }] })
  })
})

test('a proxy that never answers does not hold up the end', async () => {
  const proxy = await silentProxy()
  let saidAt = Infinity
  const run = await world.pullRequest(7, FILES, {
    inputs: { 'immuta-url': 'https://immuta.invalid', timeout: '1' },
    env: { https_proxy: proxy, HTTPS_PROXY: proxy },
    onSpawn: (child) => {
      child.stdout?.on('data', (text: string) => {
        if (text.includes('Failed: immuta-unreachable')) saidAt = performance.now()
      })
    },
  })
  const lateMs = performance.now() - saidAt
  expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'immuta-unreachable'])
  // A socket would keep the process for a minute.
  expect(lateMs).toBeLessThan(20_000)
}, 60_000)

test('an output that is closed does not stop an apply', async () => {
  const run = await world.push(FILES, {
    inputs: { wait: 'false' },
    onSpawn: (child) => {
      child.stdout?.destroy()
      child.stderr?.destroy()
    },
  })
  expect([run.exitCode, run.signal]).toEqual([0, null])
  expect([...world.immuta.connections.keys()].sort()).toEqual(['dev-lakehouse', 'prod-lakehouse'])
  expect(run.outputs['changed']).toBe('true')
  expect(run.result).toMatchObject({ failureReason: null })
})
