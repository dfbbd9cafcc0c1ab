import { type ChildProcess, fork } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Launch, measured, spawned } from './runner.ts'
import type { WarmEnd, WarmMessage } from './warm-process.ts'

const PROGRAM = join(import.meta.dirname, 'warm-process.ts')
/** After which a run counts as hanging, in milliseconds. */
const TIMEOUT_MS = 60_000

/** Node reads the file when the process needs it first; runs that trust the same certificate share processes. */
const CERTIFICATE = 'NODE_EXTRA_CA_CERTS'

/**
 * Runs bundles in processes that are kept, as many as there are runs at once. Each run has its own environment, folder and output, as
 * if it were started on its own. A run that needs a process of its own gets one: whose process is watched, or that sets up Node.
 */
export class WarmRunner {
  /** By the certificate that they trust. */
  readonly #free = new Map<string, ChildProcess[]>()
  readonly #all: ChildProcess[] = []
  #folder: string | undefined

  readonly launch: Launch = (options, env) => {
    const setsUpNode = Object.keys(env).some(
      (name) => /^NODE_(?!V8_COVERAGE)/.test(name) && name !== CERTIFICATE,
    )
    return setsUpNode || options.onSpawn ? spawned(options, env) : this.#run(options, env)
  }

  #run(
    { bundle, node, workspace, onStart, timeoutMs = TIMEOUT_MS }: Parameters<Launch>[0],
    env: Record<string, string>,
  ): ReturnType<Launch> {
    return new Promise((resolve, reject) => {
      const path = env[CERTIFICATE] ?? ''
      const certificate = path === '' ? '' : readFileSync(path, 'utf8')
      const free = this.#free.get(certificate) ?? []
      this.#free.set(certificate, free)
      const child = free.pop() ?? this.#start(node, certificate)
      const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs)
      let isRunning = true
      const settle = (): void => {
        isRunning = false
        clearTimeout(timer)
        child.removeAllListeners()
      }
      child.once('error', (error) => {
        settle()
        reject(error)
      })
      child.once('exit', (exitCode, signal) => {
        settle()
        resolve({ exitCode, signal, stdout: '', stderr: '' })
      })
      child.once('message', (end) => {
        settle()
        free.push(child)
        resolve(end as WarmEnd)
      })
      child.send({ bundle, env, folder: workspace } satisfies WarmMessage)
      onStart?.((signal) => {
        if (isRunning) child.send({ signal } satisfies WarmMessage)
      })
    })
  }

  /** Lets the processes end; no run may be under way. */
  async close(): Promise<void> {
    const alive = this.#all.filter(
      ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
    )
    await Promise.all(
      alive.map((child) => {
        const ended = new Promise((resolve) => child.once('exit', resolve))
        child.disconnect()
        return ended
      }),
    )
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true })
  }

  #start(node: string, certificate: string): ChildProcess {
    const child = fork(PROGRAM, {
      execPath: node,
      execArgv: ['--no-warnings'],
      env: { PATH: process.env['PATH'] ?? '', ...measured(), ...this.#trusting(certificate) },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    this.#all.push(child)
    return child
  }

  /** What has Node trust a certificate: in a file of its own, because a run's may go before it is read. */
  #trusting(certificate: string): Record<string, string> {
    if (certificate === '') return {}
    this.#folder ??= mkdtempSync(join(tmpdir(), 'warm-runner-'))
    const path = join(this.#folder, `${String(this.#all.length)}.pem`)
    writeFileSync(path, certificate)
    return { [CERTIFICATE]: path }
  }
}
