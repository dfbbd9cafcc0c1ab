import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach } from '@jest/globals'
import { actionWording } from '../../src/action/wording.ts'
import type { ChangedFile, ChangeSet, History } from '../../src/core/history.ts'
import type { Setting } from '../../src/core/wording.ts'
import type { GitHub, Octokit } from '../../src/github/client.ts'
import type { Annotation, Ports, Trigger } from '../../src/modes/ports.ts'
import { readRequest } from '../../src/modes/request.ts'
import type { Clock } from '../../src/net/clock.ts'
import { RequestFailure } from '../../src/net/failure.ts'
import type { PublishPorts } from '../../src/publish/ports.ts'
import { environmentSecrets } from '../../src/secrets/environment.ts'
import { Redactor } from '../../src/secrets/redactor.ts'
import { SECRETS } from '../e2e/specs.ts'

/** What the fakes were asked, in the order in which they were. */
export interface Asked {
  info: string[]
  annotations: Annotation[]
  masked: string[]
  /** Scripts that were saved: name → text. */
  scripts: Map<string, string>
  /** Methods of {@link History} with what they were asked for. */
  history: string[]
  /** Octokit's methods: `issues.createComment`. */
  github: string[]
  outputs: Record<string, string>
  summaries: string[]
  results: string[]
  /** The names of the calls to the step: outputs by their name, `summary`, `flush`. */
  step: string[]
}

/** Everything that a mode and publishing work with, and what its parts were asked. */
export type FakePorts = Ports & PublishPorts & { asked: Asked; clock: FakeClock }

/** A clock on which a sleep takes no time, and which a test cancels. */
export type FakeClock = Clock & { cancel: () => void }

export function fakeClock(): FakeClock {
  let now = 0
  let isCancelled = false
  return {
    now: () => now,
    date: () => Date.UTC(2026, 0, 1) + now,
    sleep: (ms) => {
      now += ms
      return Promise.resolve()
    },
    random: () => 0,
    cancelled: () => isCancelled,
    onCancel: () => () => undefined,
    cancel: () => void (isCancelled = true),
  }
}

const BASE = 'b'.repeat(40)
export const HEAD = 'c'.repeat(40)
export const PULL = 7

/** A pull request of the repository itself. */
export const PULL_REQUEST: Trigger = {
  event: 'pull_request',
  range: { kind: 'pull', number: PULL, base: BASE },
  pull: { number: PULL, headSha: HEAD, untrusted: false, isOpen: true },
  sha: HEAD,
  branch: 'main',
  isForDefault: true,
  checkedOut: [],
}
export const FORK: Trigger = {
  ...PULL_REQUEST,
  pull: { number: PULL, headSha: HEAD, untrusted: true, isOpen: true },
}
export const PUSH: Trigger = {
  event: 'push',
  range: { kind: 'compare', base: BASE, head: HEAD },
  sha: HEAD,
  branch: 'main',
  isForDefault: true,
  checkedOut: [],
}
export const SCHEDULE: Trigger = {
  event: 'schedule',
  range: { kind: 'none' },
  sha: HEAD,
  branch: 'main',
  isForDefault: true,
  checkedOut: [],
}

/** Spec files by their path. */
type Files = Record<string, string>

interface Options {
  /** The workspace. */
  files?: Files
  /** The spec files at the base; equal to the workspace's when absent. */
  base?: Files
  settings?: Partial<Record<Setting, string>>
  env?: Record<string, string>
  /** Answers of GitHub; without them there is no token. */
  github?: Answers
}

const workspaces: string[] = []

afterEach(async () => {
  for (const folder of workspaces.splice(0)) await rm(folder, { recursive: true })
})

/** Ports with fakes at every edge but Immuta's, which is HTTP. `over` replaces any of them. */
export async function fakePorts(
  { files = {}, base = files, settings = {}, env = SECRETS, github }: Options,
  over: Partial<Ports & PublishPorts> = {},
): Promise<FakePorts> {
  const workspace = await mkdtemp(join(tmpdir(), 'modes-'))
  workspaces.push(workspace)
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(workspace, path)), { recursive: true })
    await writeFile(join(workspace, path), text)
  }
  const asked: Asked = {
    info: [],
    annotations: [],
    masked: [],
    scripts: new Map(),
    history: [],
    github: [],
    outputs: {},
    summaries: [],
    results: [],
    step: [],
  }
  const redactor = new Redactor()
  const clock = fakeClock()
  const mask = (secret: string): void => {
    redactor.add(secret)
    asked.masked.push(secret)
  }
  const saveScript: Ports['saveScript'] = (name, sql) => {
    asked.scripts.set(name, sql)
    return Promise.resolve({ name, text: { kind: 'shown', sql } })
  }
  return {
    request: readRequest({ concurrency: '1', ...settings }, actionWording),
    trigger: PULL_REQUEST,
    workspace,
    log: {
      info: (text) => void asked.info.push(text),
      group: (title, lines) => void asked.info.push(title, ...lines),
      annotate: (annotation) => void asked.annotations.push(annotation),
      warn: (message) => void asked.annotations.push({ severity: 'warning', message }),
      mask,
    },
    secrets: environmentSecrets(env, mask, actionWording),
    wording: actionWording,
    github: github && fakeGitHub(github, asked.github, clock),
    history: fakeHistory(files, base, asked.history),
    redact: (text) => redactor.redact(text),
    idToken: () => Promise.reject(new RequestFailure('no ID token')),
    saveScript,
    context: {
      workspace,
      repository: 'acme/data',
      actor: 'octocat',
      triggeringActor: 'octocat',
      runUrl: 'https://github.com/acme/data/actions/runs/1',
      apiUrl: 'https://api.github.com',
      filesUrl: 'https://github.com/acme/data/blob',
    },
    redactor,
    files: {
      saveScript,
      saveResult: (json) => {
        asked.results.push(json)
        return Promise.resolve('/run/result.json')
      },
      scriptDirectory: () => '/run/scripts',
    },
    step: {
      flush: () => void asked.step.push('flush'),
      output: (name, value) => {
        asked.step.push(name)
        asked.outputs[name] = value
      },
      summary: (markdown) => {
        asked.step.push('summary')
        asked.summaries.push(markdown)
        return Promise.resolve()
      },
    },
    ...over,
    asked,
    clock,
  }
}

/** The base beside the workspace's files: what differs has changed. */
function fakeHistory(files: Files, base: Files, asked: string[]): History {
  const changedFiles = [...new Set([...Object.keys(files), ...Object.keys(base)])].flatMap(
    (path): ChangedFile[] => {
      if (files[path] === base[path]) return []
      if (base[path] === undefined) return [{ path, status: 'added' }]
      return [{ path, status: files[path] === undefined ? 'removed' : 'changed' }]
    },
  )
  return {
    changes: ({ kind }): Promise<ChangeSet> => {
      asked.push('changes')
      return Promise.resolve(
        kind === 'none'
          ? { kind: 'everything', base: undefined }
          : { kind: 'files', base: BASE, files: changedFiles },
      )
    },
    read: (path) => {
      asked.push(`read ${path}`)
      const text = base[path]
      return Promise.resolve(text === undefined ? undefined : Buffer.from(text))
    },
    list: () => Promise.resolve(undefined),
  }
}

type Arguments = Record<string, unknown>
/** What each of Octokit's methods answers; it may throw. */
export type Answers = Record<string, (given: Arguments) => unknown>

/** GitHub with an Octokit that gives these answers, and 404 to everything else. */
function fakeGitHub(answers: Answers, asked: string[], clock: Clock): GitHub {
  const call = (name: string, given: Arguments): unknown => {
    asked.push(name)
    const answer = answers[name]
    if (answer === undefined) throw new RequestFailure(`GitHub: HTTP 404, ${name}`, { status: 404 })
    return answer(given)
  }
  const methods = (area: string): object =>
    new Proxy(
      {},
      {
        get: (_, method) => (given: Arguments) =>
          Promise.resolve().then(() => ({
            data: call(`${area}.${String(method)}`, given),
            headers: {},
          })),
      },
    )
  const octokit = {
    rest: new Proxy({}, { get: (_, area) => methods(String(area)) }),
  } as unknown as Octokit
  const at = { owner: 'acme', repo: 'data' }
  const send: GitHub['send'] = (work) => work(octokit.rest, at, octokit)
  return { clock, repository: 'acme/data', send, sendOnce: send }
}
