import { styleText } from 'node:util'
import type { Ports } from '../modes/ports.ts'
import type { Request } from '../modes/request.ts'
import { systemClock } from '../net/clock.ts'
import { RequestFailure } from '../net/failure.ts'
import { runFiles } from '../publish/files.ts'
import { environmentSecrets } from '../secrets/environment.ts'
import { Redactor } from '../secrets/redactor.ts'
import { oneLine, type Paint } from './text.ts'
import { terminalWording } from './wording.ts'

/** A terminal: results go to stdout, the rest to stderr, nothing with a secret in it. */
export interface Terminal {
  folder: string
  env: NodeJS.ProcessEnv
  redactor: Redactor
  print: (text: string) => void
  /** Writes a message to stderr, on one line. */
  report: (severity: 'error' | 'warning', message: string) => void
}

export function openTerminal(env: NodeJS.ProcessEnv): Terminal {
  const redactor = new Redactor()
  for (const name of ['IMMUTA_API_KEY', 'IMMUTA_TOKEN']) redactor.add(env[name]?.trim() ?? '')
  return {
    folder: process.cwd(),
    env,
    redactor,
    print: (text) => void process.stdout.write(redactor.redact(text)),
    report: (severity, message) =>
      void process.stderr.write(`${severity}: ${oneLine(redactor.redact(message))}\n`),
  }
}

/** Colours, where stdout shows them (`NO_COLOR` and `TERM=dumb` count) and the options let it. */
export function paintFor({ color }: { color: boolean }): Paint {
  return color && process.stdout.isTTY && process.stdout.hasColors()
    ? (style, text) => styleText(style, text)
    : (_, text) => text
}

/** What a mode works with at a terminal: no GitHub, and no event. */
export function terminalPorts(terminal: Terminal, request: Request): Ports {
  const { env, folder, redactor, report } = terminal
  const mask = (secret: string): void => void redactor.add(secret)
  return {
    request,
    trigger: {
      event: 'terminal',
      range: { kind: 'none' },
      branch: '',
      isForDefault: true,
      sha: '',
      checkedOut: [],
    },
    workspace: folder,
    wording: terminalWording,
    log: {
      info: () => undefined,
      group: () => undefined,
      annotate: ({ severity, message }) => report(severity, message),
      warn: (message) => report('warning', message),
      mask,
    },
    secrets: environmentSecrets(env, mask, terminalWording),
    clock: systemClock(new AbortController().signal),
    github: undefined,
    redact: (text) => redactor.redact(text),
    idToken: () =>
      Promise.reject(new RequestFailure('Only a job of GitHub Actions has an ID token.')),
    saveScript: runFiles(env, redactor).saveScript,
  }
}
