/*
 * A process that runs the bundle again and again, one run after the other: what a run costs is then its own work, and no longer the
 * start of Node and code that is cold. `warm-runner.ts` starts it and tells it what to run.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { subscribe } from 'node:diagnostics_channel'
import type { Socket } from 'node:net'
import { pathToFileURL } from 'node:url'

/** What is to be run: the bundle with this environment, in this folder. */
export interface WarmRun {
  bundle: string
  env: Record<string, string>
  folder: string
}

/** How a run ended, with what it wrote. */
export interface WarmEnd {
  exitCode: number
  stdout: string
  stderr: string
}

/** A run, and the connections that it has open. */
interface Run extends WarmEnd {
  sockets: Set<Socket>
  hasEnded: boolean
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** The run that something belongs to: one that has ended says and ends nothing any more. */
const current = new AsyncLocalStorage<Run>()
let count = 0

// What a run has under way ends with it, as it does when a process ends: nothing of it reaches a server afterwards.
subscribe('net.client.socket', (message) => {
  const { socket } = message as { socket: Socket }
  const run = current.getStore()
  if (run === undefined) return
  if (run.hasEnded) socket.destroy()
  run.sockets.add(socket)
  socket.once('close', () => run.sockets.delete(socket))
})

for (const name of ['stdout', 'stderr'] as const) {
  process[name].write = (text: unknown, ...more: unknown[]): boolean => {
    const run = current.getStore()
    if (run !== undefined) run[name] += String(text)
    const written = more.find((one) => typeof one === 'function')
    if (written !== undefined) process.nextTick(written)
    return true
  }
}

async function runOnce({ bundle, env, folder }: WarmRun): Promise<WarmEnd> {
  for (const name of Object.keys(process.env)) Reflect.deleteProperty(process.env, name)
  Object.assign(process.env, env)
  process.chdir(folder)
  process.exitCode = undefined
  const run: Run = { exitCode: 0, stdout: '', stderr: '', sockets: new Set(), hasEnded: false }
  // As Node prints them.
  const warn = ({ name, message }: Error): void => {
    run.stderr += `(node:${process.pid}) ${name}: ${message}\n`
  }
  process.on('warning', warn)
  await new Promise<void>((end) => {
    const crash = (error: unknown): void => {
      run.stderr += `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
      process.exitCode = 1
      end()
    }
    process.on('uncaughtException', crash)
    process.exit = (code): never => {
      if (current.getStore() === run && !run.hasEnded) {
        if (code !== undefined && code !== null) process.exitCode = code
        run.hasEnded = true
        for (const socket of run.sockets) socket.destroy()
        end()
      }
      return undefined as never
    }
    // The entry is new for each run; the modules that it imports keep no state.
    const entry = `${pathToFileURL(bundle).href}?run=${String(count++)}`
    current.run(run, () => void import(entry).catch(crash))
  })
  for (const signal of SIGNALS) process.removeAllListeners(signal)
  process.removeAllListeners('uncaughtException')
  process.off('warning', warn)
  for (const output of [process.stdout, process.stderr]) output.removeAllListeners('error')
  const { stdout, stderr } = run
  return { exitCode: Number(process.exitCode), stdout, stderr }
}

const exit = process.exit.bind(process)
process.on('message', (run: WarmRun) => {
  void runOnce(run).then((end) => process.send?.(end))
})
process.on('disconnect', () => exit(0))
