import { relative, resolve, sep } from 'node:path'
import { existsSync } from 'node:fs'
import { styleText } from 'node:util'
import type { Ports } from '../modes/run.ts'
import { RequestFailure, systemClock } from '../net/retry.ts'
import type { Mode } from '../core/plan.ts'
import { runFolder } from '../publish/folder.ts'
import { type Inputs, readInputs } from '../action/inputs.ts'
import { Redactor } from '../secrets/redactor.ts'
import { environmentSecrets } from '../secrets/environment.ts'
import { inTerminalWords, type Paint } from '../render/text.ts'

/** The options that every command has. */
export interface CommonOptions {
  json?: boolean
  color: boolean
  secretVariables?: string[]
  allowedHosts?: string[]
  concurrency?: string
}

/** A person's terminal: results go to stdout, everything else to stderr. Nothing leaves with a secret in it. */
export interface Terminal {
  folder: string
  env: NodeJS.ProcessEnv
  redactor: Redactor
  print: (text: string) => void
  /** Tells of something on stderr, on one line. */
  tell: (severity: 'error' | 'warning', message: string) => void
}

export function openTerminal(env: NodeJS.ProcessEnv): Terminal {
  const redactor = new Redactor()
  for (const name of ['IMMUTA_API_KEY', 'IMMUTA_TOKEN']) redactor.add(env[name]?.trim() ?? '')
  return {
    folder: process.cwd(),
    env,
    redactor,
    print: (text) => void process.stdout.write(redactor.redact(text)),
    tell: (severity, message) =>
      void process.stderr.write(`${severity}: ${inTerminalWords(redactor.redact(message))}\n`),
  }
}

/** Colours, where stdout is a terminal that shows them (`NO_COLOR` and `TERM=dumb` count) and the options let it. */
export function paintFor({ color }: CommonOptions): Paint {
  return color && process.stdout.isTTY && process.stdout.hasColors()
    ? (style, text) => styleText(style, text)
    : (_, text) => text
}

/**
 * What the Action reads from its inputs, from options and the environment. Throws {@link ConfigError}.
 *
 * @param online whether Immuta is asked; else its address and credential are not looked at.
 */
export function readOptions(
  { env, folder }: Terminal,
  mode: Mode,
  globs: readonly string[],
  options: CommonOptions,
  online: boolean,
): Inputs {
  const given = {
    mode,
    // Set-up scripts are for whoever merges: they are on the pull request.
    bootstrap: 'off',
    specs: globs.map((glob) => inFolder(folder, glob)).join('\n'),
    'secret-variables': options.secretVariables?.join('\n'),
    'allowed-hosts': options.allowedHosts?.join('\n'),
    concurrency: options.concurrency,
    ...(online && {
      'immuta-url': env['IMMUTA_URL'],
      'immuta-api-key': env['IMMUTA_API_KEY'],
      'immuta-token': env['IMMUTA_TOKEN'],
    }),
  }
  return readInputs(
    Object.fromEntries(
      Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  )
}

/** A glob, or the name of a file as it is, relative to the folder with `/`. */
function inFolder(folder: string, glob: string): string {
  const [mark, rest] = glob.startsWith('!') ? ['!', glob.slice(1)] : ['', glob]
  const path = relative(folder, resolve(folder, rest)).replaceAll(sep, '/')
  return mark + (existsSync(rest) ? path.replace(/[\\!()[\]{}*?+@]/g, '\\$&') : path)
}

/** What a mode works with at a terminal: no GitHub, and no event. */
export function terminalPorts(terminal: Terminal, mode: Mode, inputs: Inputs): Ports {
  const { env, folder, redactor, tell } = terminal
  const mask = (secret: string): void => void redactor.add(secret)
  const secrets = environmentSecrets(env, mask)
  return {
    inputs,
    mode,
    trigger: { event: 'terminal', range: { kind: 'none' }, sha: '' },
    workspace: folder,
    console: {
      info: () => undefined,
      group: () => undefined,
      annotate: ({ severity, message }) => tell(severity, message),
      mask,
    },
    // On one's own machine a secret that is not sent need not be there.
    secrets: {
      ...secrets,
      check: (connection, needed) =>
        secrets.check(connection, needed).filter(({ severity }) => severity === 'error'),
    },
    clock: systemClock(new AbortController().signal),
    github: undefined,
    redact: (text) => redactor.redact(text),
    idToken: () =>
      Promise.reject(new RequestFailure('Only a job of GitHub Actions has an ID token.')),
    saveScript: runFolder(env, redactor).saveScript,
  }
}
