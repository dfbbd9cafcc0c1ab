import { actionWording } from '../../src/action/wording.ts'
import type { FilledBody } from '../../src/core/connection.ts'
import type { Live } from '../../src/core/live.ts'
import type { ImmutaReader } from '../../src/immuta/reader.ts'
import type { ImmutaWriter, Registration } from '../../src/immuta/writer.ts'
import type { Ports } from '../../src/modes/ports.ts'
import { readRequest } from '../../src/modes/request.ts'
import type { Setting } from '../../src/core/wording.ts'
import type { PublishPorts } from '../../src/publish/ports.ts'
import { Redactor } from '../../src/secrets/redactor.ts'

/*
 * Small fakes of what modes and publishing are handed, which remember what they were asked. Nothing
 * here imitates a module: the functions under test take these as parameters.
 */

/** What a run said, wrote and asked. */
export interface Recorded {
  log: string[]
  annotations: { severity: string; message: string }[]
  outputs: Record<string, string>
  summary: string[]
  result: string[]
  scripts: string[]
  immuta: string[]
}

export function recording(): Recorded {
  return {
    log: [],
    annotations: [],
    outputs: {},
    summary: [],
    result: [],
    scripts: [],
    immuta: [],
  }
}

/** Ports of a run with these settings. */
export function ports(
  recorded: Recorded,
  settings: Partial<Record<Setting, string>> = {},
): Ports & PublishPorts {
  return {
    request: readRequest(
      { immutaUrl: 'https://immuta.test', immutaToken: 'token-of-a-test', ...settings },
      actionWording,
    ),
    trigger: { event: 'push', range: { kind: 'none' }, sha: 'c'.repeat(40) },
    workspace: '/nowhere',
    wording: actionWording,
    log: {
      info: (text) => void recorded.log.push(text),
      group: (title) => void recorded.log.push(title),
      annotate: ({ severity, message }) => void recorded.annotations.push({ severity, message }),
      warn: (message) => void recorded.annotations.push({ severity: 'warning', message }),
      mask: () => undefined,
    },
    clock: {
      now: () => 0,
      sleep: () => Promise.resolve(),
      random: () => 0,
      cancelled: () => false,
    },
    secrets: {
      check: () => [],
      hide: () => undefined,
      fill: ({ body }) => body as FilledBody,
    },
    github: undefined,
    redact: (text) => text,
    idToken: () => Promise.reject(new Error('no ID token here')),
    saveScript: (name, sql) => {
      recorded.scripts.push(name)
      return Promise.resolve({ name, text: { kind: 'shown', sql } })
    },
    redactor: new Redactor(),
    context: {
      workspace: '/nowhere',
      repository: 'acme/data',
      actor: 'ann',
      runUrl: 'https://github.test/run',
      filesUrl: 'https://github.test/blob',
    },
    files: {
      saveResult: (json) => {
        recorded.result.push(json)
        return Promise.resolve('/tmp/result.json')
      },
      saveScript: () => Promise.reject(new Error('not used')),
      scriptDirectory: () => '',
    },
    step: {
      flush: () => undefined,
      output: (name, value) => void (recorded.outputs[name] = value),
      summary: (markdown) => {
        recorded.summary.push(markdown)
        return Promise.resolve()
      },
    },
  }
}

/** An Immuta that has these connections and accepts every dry run. */
export function reader(recorded: Recorded, live: Record<string, Live> = {}): ImmutaReader {
  const ask = <T>(what: string, answer: T): Promise<T> => {
    recorded.immuta.push(what)
    return Promise.resolve(answer)
  }
  const found = (key: string) => {
    const state = live[key]
    return typeof state === 'object' ? state : undefined
  }
  return {
    connection: (key) => ask(`look up ${key}`, found(key)),
    answers: (key) => ask(`look up ${key}`, undefined),
    exists: (key) => ask(`look up ${key}`, found(key) !== undefined),
    keys: () => ask('keys', Object.keys(live)),
    dryRun: ({ connectionKey }) =>
      ask(`dry run ${connectionKey}`, { kind: 'accepted', messages: [] }),
    jobs: () => ask('jobs', { total: 1, states: { completed: 1 }, messages: [] }),
    setUpScript: () => ask('set-up script', 'SELECT 1'),
  }
}

/** An Immuta that takes every write; `broken` keys meet `fault` instead. */
export function writer(
  recorded: Recorded,
  broken: readonly string[] = [],
  fault: () => Error = () => new TypeError('a fault of our own'),
): ImmutaWriter {
  const write = <T>(what: string, key: string, answer: T): Promise<T> => {
    recorded.immuta.push(`${what} ${key}`)
    return broken.includes(key) ? Promise.reject(fault()) : Promise.resolve(answer)
  }
  const registration = (key: string): Registration => ({ objectPath: [key], bulkId: `b-${key}` })
  return {
    register: ({ connectionKey: key }) => write('register', key, registration(key)),
    update: ({ connectionKey: key }) => write('update', key, registration(key)),
    cleanUpScript: (id) => write('clean-up script', id, 'DROP CATALOG x'),
    deregister: (key) => write('deregister', key, undefined),
  }
}
