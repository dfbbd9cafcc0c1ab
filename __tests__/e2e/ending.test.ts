import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from '@jest/globals'
import type { World } from '../../simulator/world.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat } from './specs.ts'

/*
 * A run ends when its work ends, and a closed output stops nothing.
 */

let world: World
eachWorld((next) => {
  world = next
})

const FILES = { 'connections/prod.yml': m2m(), 'connections/dev.yml': pat() }

const open: { server: Server; sockets: Socket[] }[] = []
afterEach(() => {
  for (const { server, sockets } of open.splice(0)) {
    for (const socket of sockets) socket.destroy()
    server.close()
  }
})

/** A proxy that takes every connection, and never answers one. */
async function silentProxy(): Promise<string> {
  const sockets: Socket[] = []
  const server = createServer((socket) => sockets.push(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({ server, sockets })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

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
