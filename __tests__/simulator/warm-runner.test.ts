import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Launch, type SendSignal, spawned } from '../../simulator/runner.ts'
import { WarmRunner } from '../../simulator/warm-runner.ts'
import { NODES } from '../cli/terminal.ts'

/*
 * A program in a process that is kept ends, and says, what it does in one of its own.
 */

const runner = new WarmRunner()
let folder: string
let server: Server
let received: string[]
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'programs-'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
})
beforeEach(async () => {
  received = []
  server = createServer((request, response) => {
    received.push(request.url ?? '')
    if (request.url !== '/held') response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})
afterAll(async () => {
  await runner.close()
  rmSync(folder, { recursive: true })
})

const run = (launch: Launch, text: string, onStart?: (send: SendSignal) => void) => {
  const bundle = join(folder, 'program.js')
  writeFileSync(bundle, text)
  const env = { URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
  const options = { bundle, node: NODES[0] ?? '', workspace: folder, timeoutMs: 10_000 }
  return launch(onStart === undefined ? options : { ...options, onStart }, env)
}

test.each([
  ['no exit code', 'process.exit()'],
  ['an exit code that was set before', 'process.exitCode = 3; process.exit()'],
  ['an exit code', 'process.exitCode = 3; process.exit(4)'],
  ['words', "console.log('said'); console.error('cried'); process.exit(0)"],
  ['an error', "throw new RangeError('thrown')"],
  ['a rejection', "await Promise.reject(new RangeError('rejected'))"],
  ['an error in a callback', "setTimeout(() => { throw new RangeError('late') })"],
  [
    'a warning with a code',
    "process.emitWarning('old', { code: 'OLD1', detail: 'use new' }); setTimeout(() => process.exit(0), 50)",
  ],
])('that ends with %s', async (_, text) => {
  const told = async (launch: Launch): Promise<unknown> => {
    const { exitCode, signal, stdout, stderr } = await run(launch, text)
    const [, error] = /^(?:Uncaught )?(RangeError: \w+)$/m.exec(stderr) ?? []
    const plain = stderr.replace(/\(node:\d+\)/g, '').replace(/^\(Use .*\n/m, '')
    return { exitCode, signal, stdout, stderr: error ?? plain }
  }
  expect(await told(runner.launch)).toEqual(await told(spawned))
})

describe('a signal', () => {
  const until = 'setTimeout(() => process.exit(9), 5_000)'
  test.each([
    ['that nobody listens to', `console.log('on'); ${until}`],
    ['that is listened to', `process.on('SIGTERM', () => process.exit(5)); ${until}`],
  ])('%s', async (_, text) => {
    const ended = async (launch: Launch): Promise<unknown> => {
      const { exitCode, signal } = await run(
        launch,
        `${text}; await fetch(process.env.URL)`,
        (send) => server.once('request', () => send('SIGTERM')),
      )
      return { exitCode, signal }
    }
    expect(await ended(runner.launch)).toEqual(await ended(spawned))
  })
})

test('sends nothing once it has ended, also of what it has under way', async () => {
  const again = "const again = () => get('/late').catch(() => setTimeout(again, 5))"
  const text = `
    import { get as ask } from 'node:http'
    const get = (path) => new Promise((resolve, reject) => {
      ask(process.env.URL + path, { agent: false }, resolve).on('error', reject)
    })
    ${again}
    get('/held').catch(again)
    setInterval(() => get('/late').catch(() => undefined), 5)
    fetch(process.env.URL + '/held').catch(() => fetch(process.env.URL + '/late').catch(() => undefined))
    setTimeout(() => process.exit(0), 200)`
  await run(runner.launch, text)
  // What was sent before the end arrives before this.
  await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/settled`)
  const before = received.length
  expect(received.filter((path) => path === '/held')).toHaveLength(2)
  // The process goes on, with another run.
  const next = "await fetch(process.env.URL + '/next'); setTimeout(() => process.exit(0), 200)"
  expect((await run(runner.launch, next)).exitCode).toBe(0)
  expect(received.slice(before)).toEqual(['/next'])
})
