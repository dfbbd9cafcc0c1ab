/*
 * A process that runs the bundle again and again, one run after the other: what a run costs is then its own work, and no longer the
 * start of Node and code that is cold. `warm-runner.ts` starts it and tells it what to run.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { Socket } from 'node:net'
import { pathToFileURL } from 'node:url'

/** What is to be run: the bundle with this environment, in this folder. */
export interface WarmRun {
  bundle: string
  env: Record<string, string>
  folder: string
}

/** A run, or a signal to the one that is under way. */
export type WarmMessage = WarmRun | { signal: NodeJS.Signals }

/** How a run ended, with what it wrote. */
export interface WarmEnd {
  exitCode: number | null
  signal: NodeJS.Signals | null
  stdout: string
  stderr: string
}

/** A run, and the connections that it has open. */
interface Run extends WarmEnd {
  sockets: Set<Socket>
  hasEnded: boolean
  end: () => void
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const

/** The run that something belongs to: one that has ended says and ends nothing any more. */
const current = new AsyncLocalStorage<Run>()
let count = 0
let running: Run | undefined

// What a run has under way ends with it, as it does when a process ends: nothing of it reaches a server afterwards, whose port may be
// another's by then. A socket that is destroyed is opened again by `connect`, so an ended run may not call it.
const connect = Reflect.get(Socket.prototype, 'connect') as (...to: unknown[]) => Socket
Socket.prototype.connect = function (this: Socket, ...to: unknown[]): Socket {
  const run = current.getStore()
  if (run?.hasEnded === true) return this.destroy()
  run?.sockets.add(this)
  this.once('close', () => run?.sockets.delete(this))
  return Reflect.apply(connect, this, to)
}

/** Ends a run, once; an ended run changes nothing of how it ended. */
function end(run: Run, how: Partial<WarmEnd>): void {
  if (run.hasEnded) return
  Object.assign(run, { exitCode: Number(process.exitCode ?? 0), hasEnded: true }, how)
  for (const socket of run.sockets) socket.destroy()
  run.end()
}

const exit = process.exit.bind(process)
process.exit = (code): never => {
  const exiting = current.getStore() ?? running
  if (exiting !== undefined)
    end(exiting, code === undefined || code === null ? {} : { exitCode: Number(code) })
  return undefined as never
}

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
  const open = { sockets: new Set<Socket>(), hasEnded: false, end: () => undefined }
  const run: Run = { exitCode: 0, signal: null, stdout: '', stderr: '', ...open }
  // As Node prints them.
  const warn = ({ name, message, code, detail }: Warning): void => {
    const id = code === undefined ? '' : `[${code}] `
    run.stderr += `(node:${process.pid}) ${id}${name}: ${message}\n${detail === undefined ? '' : `${detail}\n`}`
  }
  process.on('warning', warn)
  await new Promise<void>((resolve) => {
    run.end = resolve
    running = run
    const crash = (error: unknown): void => {
      if ((current.getStore() ?? run) !== run) return
      run.stderr += `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`
      end(run, { exitCode: 1 })
    }
    process.on('uncaughtException', crash)
    // The entry is new for each run; the modules that it imports keep no state.
    const entry = `${pathToFileURL(bundle).href}?run=${String(count++)}`
    current.run(run, () => void import(entry).catch(crash))
  })
  running = undefined
  for (const signal of SIGNALS) process.removeAllListeners(signal)
  process.removeAllListeners('uncaughtException')
  process.off('warning', warn)
  for (const output of [process.stdout, process.stderr]) output.removeAllListeners('error')
  const { exitCode, signal, stdout, stderr } = run
  return { exitCode, signal, stdout, stderr }
}

interface Warning extends Error {
  code?: string
  detail?: string
}

/** A process that does not listen to a signal ends by it. */
function receive(signal: NodeJS.Signals): void {
  const run = running
  if (run === undefined) return
  const isHeard = current.run(run, () => process.emit(signal, signal))
  if (!isHeard) end(run, { exitCode: null, signal })
}

process.on('message', (message: WarmMessage) => {
  if ('signal' in message) receive(message.signal)
  else void runOnce(message).then((ended) => process.send?.(ended))
})
process.on('disconnect', () => exit(0))
