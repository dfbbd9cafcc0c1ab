import { actionWording } from '../../src/action/wording.ts'
import type { FilledBody } from '../../src/core/connection.ts'
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
}

export function recording(): Recorded {
  return {
    log: [],
    annotations: [],
    outputs: {},
    summary: [],
    result: [],
    scripts: [],
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
