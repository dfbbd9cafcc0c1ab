import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DatabricksClientOptions } from '../../src/databricks/client.ts'
import type { RunResult } from '../../simulator/runner.ts'
import type { World } from '../../simulator/world.ts'

/** What the other process is told to do. */
export interface Conversation {
  port: number
  access: DatabricksClientOptions['access']
  credential:
    | { kind: 'token'; token: string }
    | { kind: 'm2m'; clientId: string; clientSecret: string }
    | { kind: 'oidc'; clientId: string; audience?: string; url: string; token: string }
  workspaceId?: string
  /** Calls that start together, one list after the other. */
  calls: { path: string; body?: unknown }[][]
  /** Whether waiting is left out. */
  impatient?: boolean
}

/** What came of it: an answer or a failure per call, in order, and what was masked. */
export interface Report {
  outcomes: ({ answer: unknown } | { failure: string; status?: number; body?: unknown })[]
  masked: string[]
}

/** Talks to the world's workspace from a process of its own: Node reads `NODE_EXTRA_CA_CERTS` when it starts. */
export function converse(world: World, conversation: Omit<Conversation, 'port'>): Promise<Report> {
  const { databricks } = world
  const certificate = join(world.folder({ 'ca.pem': databricks.certificate }), 'ca.pem')
  const root = join(fileURLToPath(new URL('.', import.meta.url)), '../..')
  return new Promise((resolve, reject) => {
    const child = spawn(
      join(root, 'node_modules/node/bin/node'),
      [
        join(root, '__tests__/databricks/talk.ts'),
        JSON.stringify({ ...conversation, port: databricks.port }),
      ],
      {
        env: { PATH: process.env['PATH'], NODE_EXTRA_CA_CERTS: certificate },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    const said = { stdout: '', stderr: '' } satisfies Pick<RunResult, 'stdout' | 'stderr'>
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => void (said[name] += text))
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0) resolve(JSON.parse(said.stdout) as Report)
      else reject(new Error(said.stderr))
    })
  })
}
