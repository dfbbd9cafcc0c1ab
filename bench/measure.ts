import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { RunResult } from '../simulator/runner.ts'
import { TOKEN_SPEC } from '../simulator/sample.ts'
import { World } from '../simulator/world.ts'

/** What the specs' secrets are. */
export const ENV = { CONNECTION_PROD: 'bench-access-token-0001' }
export const CONCURRENCY = 8
export const NODE = new URL('../node_modules/node/bin/node', import.meta.url).pathname

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? 0)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2
}

/** One of many specs that are valid together. */
export function spec(index: number): string {
  return TOKEN_SPEC.replace('prod-lakehouse', `lakehouse-${index}`).replace(
    'immuta_prod',
    `immuta_${index}`,
  )
}

export function specs(count: number): Record<string, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `connections/team-${Math.floor(index / 100)}/c${index}.yml`,
      spec(index),
    ]),
  )
}

export async function world(latencyMs: number): Promise<World> {
  const made = await World.create({ env: ENV })
  made.immuta.latencyMs = latencyMs
  made.github.latencyMs = latencyMs
  return made
}

/** What a process used, read from the kernel while it runs. */
export interface Usage {
  /** Seconds of processor time. */
  cpu: number
  /** Peak resident memory in MiB. */
  memory: number
}

const TICKS_PER_SECOND = 100

/** Follows a process until it ends. Needs Linux; elsewhere both figures stay 0. */
export function watch(pid: number): () => Usage {
  const usage: Usage = { cpu: 0, memory: 0 }
  const look = (): void => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ')
      usage.cpu = (Number(stat[11]) + Number(stat[12])) / TICKS_PER_SECOND
      usage.memory = Math.max(
        usage.memory,
        Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024,
      )
    } catch {
      // The process has ended, or this is no Linux.
    }
  }
  const timer = setInterval(look, 10)
  return () => {
    clearInterval(timer)
    return usage
  }
}

/** A run with what it used. */
export async function measured(
  running: (options: {
    onSpawn: (child: { pid?: number | undefined }) => void
    timeoutMs: number
  }) => Promise<RunResult>,
): Promise<RunResult & Usage> {
  let stop = (): Usage => ({ cpu: 0, memory: 0 })
  const run = await running({
    timeoutMs: 600_000,
    onSpawn: ({ pid }) => {
      if (pid !== undefined) stop = watch(pid)
    },
  })
  const usage = stop()
  if (run.exitCode !== 0)
    throw new Error(
      `The run failed: ${run.outputs['failure-reason'] ?? ''}\n${run.stdout.slice(-2000)}`,
    )
  return { ...run, ...usage }
}

/** Wall time of a process in milliseconds. Throws unless it ends with the exit code that is expected, 0 where nothing is said. */
export function time(
  command: string,
  args: readonly string[],
  options: { env?: Record<string, string>; cwd?: string; expected?: number | 'any' } = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const child = spawn(command, args, {
      env: options.env ?? process.env,
      cwd: options.cwd,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    child.once('error', reject)
    child.once('close', (code) => {
      const { expected = 0 } = options
      if (expected === 'any' || code === expected) resolve(performance.now() - start)
      else reject(new Error(`${command} ended with ${String(code)}`))
    })
  })
}
