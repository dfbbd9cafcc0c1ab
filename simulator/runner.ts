import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export { findLeaks, maskAsRunner } from './leaks.ts'

export interface RunOptions {
  /** Path of the built dist/index.js. */
  bundle: string
  /** Path of the Node binary. */
  node: string
  event: string
  payload: unknown
  inputs?: Record<string, string>
  /** The defaults that action.yml declares; the runner sets them where the workflow is silent. */
  defaults?: Record<string, string>
  /** Further environment; what it names wins. */
  env?: Record<string, string>
  workspace: string
  github: { url: string; serverUrl: string }
  sha?: string
  ref?: string
  actor?: string
  repository?: string
  /** Told of the process, which is then one of its own. */
  onSpawn?: (child: ChildProcess) => void
  /** Told how to send signals to the run. */
  onStart?: (signal: SendSignal) => void
  timeoutMs?: number
  launch: Launch
}

/** Sends a signal to a run, as the runner does when a job is cancelled. */
export type SendSignal = (name: NodeJS.Signals) => void

/** Runs a bundle to its end. */
export type Launch = (
  options: Pick<RunOptions, 'bundle' | 'node' | 'workspace' | 'onSpawn' | 'onStart' | 'timeoutMs'>,
  env: Record<string, string>,
) => Promise<Ended>

export interface Annotation {
  kind: 'error' | 'warning' | 'notice'
  message: string
  properties: Record<string, string>
}

export interface RunResult {
  exitCode: number | null
  signal: string | null
  stdout: string
  stderr: string
  outputs: Record<string, string>
  summary: string
  /** The parsed file that the output `result-file` names. */
  result: unknown
  annotations: Annotation[]
  masks: string[]
  durationMs: number
  tempDirectory: string
}

/** Runs a JavaScript action the way GitHub's runner does: a clean environment, file commands, no shell. */
export async function runAction(o: RunOptions): Promise<RunResult> {
  const tempDirectory = mkdtempSync(join(tmpdir(), 'action-run-'))
  const file = (name: string, content = ''): string => {
    const path = join(tempDirectory, name)
    writeFileSync(path, content)
    return path
  }
  const runnerTemp = join(tempDirectory, 'temp')
  mkdirSync(runnerTemp)
  const output = file('output')
  const summary = file('summary')
  const repository = o.repository ?? 'acme/governance'
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    ...measured(),
    HOME: tempDirectory,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: o.github.url,
    GITHUB_GRAPHQL_URL: `${o.github.url}/graphql`,
    GITHUB_SERVER_URL: o.github.serverUrl,
    GITHUB_REPOSITORY: repository,
    GITHUB_REPOSITORY_OWNER: repository.split('/')[0] ?? '',
    GITHUB_EVENT_NAME: o.event,
    GITHUB_EVENT_PATH: file('event.json', JSON.stringify(o.payload)),
    GITHUB_SHA: o.sha ?? '0123456789abcdef0123456789abcdef01234567',
    GITHUB_REF: o.ref ?? 'refs/heads/main',
    GITHUB_ACTOR: o.actor ?? 'octocat',
    GITHUB_RUN_ID: '4242',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_NUMBER: '7',
    GITHUB_WORKFLOW: 'connections',
    GITHUB_JOB: 'connections',
    GITHUB_ACTION: '__run',
    GITHUB_WORKSPACE: o.workspace,
    RUNNER_TEMP: runnerTemp,
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: 'X64',
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_STATE: file('state'),
    GITHUB_ENV: file('env'),
    GITHUB_PATH: file('path'),
  }
  for (const [name, value] of Object.entries({ ...o.defaults, ...o.inputs })) {
    env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] = value
  }
  Object.assign(env, o.env)

  const startedAt = performance.now()
  const ended = await o.launch(o, env)
  const durationMs = performance.now() - startedAt

  const outputs = parseFileCommand(readFileSync(output, 'utf8'))
  return {
    ...ended,
    outputs,
    summary: readFileSync(summary, 'utf8'),
    result: readResult(outputs['result-file']),
    ...parseCommands(ended.stdout),
    durationMs,
    tempDirectory,
  }
}

/** Has Node note what it runs, where `npm run coverage` collects that. */
export function measured(): { NODE_V8_COVERAGE?: string } {
  const folder = process.env['SPAWNED_COVERAGE']
  return folder === undefined ? {} : { NODE_V8_COVERAGE: folder }
}

type Ended = Pick<RunResult, 'exitCode' | 'signal' | 'stdout' | 'stderr'>

/** Runs the bundle in a process of its own, as the runner does it. */
export const spawned: Launch = (o, env) =>
  new Promise((resolve, reject) => {
    const child = spawn(o.node, [o.bundle], {
      cwd: o.workspace,
      env,
      shell: false,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const timer = setTimeout(() => child.kill('SIGKILL'), o.timeoutMs ?? 60_000)
    const texts = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].setEncoding('utf8').on('data', (text: string) => {
        texts[name] += text
      })
    }
    child.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.once('close', (exitCode, signal) => {
      clearTimeout(timer)
      resolve({ exitCode, signal, ...texts })
    })
    o.onSpawn?.(child)
    o.onStart?.((name) => void child.kill(name))
  })

function readResult(path: string | undefined): unknown {
  if (path === undefined || path === '') return undefined
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as unknown
  } catch {
    return undefined
  }
}

/** Reads a file command: `name=value` lines and `name<<delimiter` blocks. A later value replaces an earlier one. */
export function parseFileCommand(text: string): Record<string, string> {
  const values: Record<string, string> = {}
  const lines = text.split(/\r?\n/)
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (heredoc >= 0 && (equals < 0 || heredoc < equals)) {
      const name = line.slice(0, heredoc)
      const delimiter = line.slice(heredoc + 2)
      const end = lines.indexOf(delimiter, index + 1)
      if (name === '' || delimiter === '' || end < 0)
        throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
      values[name] = lines.slice(index + 1, end).join('\n')
      index = end
    } else if (equals > 0) values[line.slice(0, equals)] = line.slice(equals + 1)
    else throw new Error(`Invalid format '${line}'`)
  }
  return values
}

const decodeData = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%')
const decodeProperty = (text: string): string =>
  text
    .replaceAll('%0D', '\r')
    .replaceAll('%0A', '\n')
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%25', '%')

/** The workflow commands in a step's output. Between `stop-commands` and its token, text is just text. */
export function parseCommands(stdout: string): { annotations: Annotation[]; masks: string[] } {
  const annotations: Annotation[] = []
  const masks: string[] = []
  let resumeToken: string | undefined
  for (const line of stdout.split(/\r?\n/)) {
    const match = /^\s*::([\w-]+)(?: (.*?))?::(.*)$/.exec(line)
    if (match === null) continue
    const [, command = '', rawProperties = '', data = ''] = match
    if (resumeToken !== undefined) {
      if (command === resumeToken) resumeToken = undefined
      continue
    }
    if (command === 'stop-commands') resumeToken = decodeData(data)
    else if (command === 'add-mask') masks.push(decodeData(data))
    else if (command === 'error' || command === 'warning' || command === 'notice') {
      const properties: Record<string, string> = {}
      for (const pair of rawProperties.split(',')) {
        const equals = pair.indexOf('=')
        if (equals > 0)
          properties[pair.slice(0, equals).trim()] = decodeProperty(pair.slice(equals + 1))
      }
      annotations.push({ kind: command, message: decodeData(data), properties })
    }
  }
  return { annotations, masks }
}
