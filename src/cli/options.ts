import { existsSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { readRequest, type Request } from '../modes/request.ts'
import type { Terminal } from './terminal.ts'
import { terminalWording } from './wording.ts'

/** The options that every command has. */
export interface CommonOptions {
  json?: boolean
  color: boolean
  secretVariables?: string[]
  allowedHosts?: string[]
  concurrency?: string
  /** In seconds. */
  timeout?: string
}

/**
 * What a command line and its environment ask for. Throws `ConfigError`.
 *
 * @param online whether Immuta is asked; else its address and credential are not looked at
 */
export function readOptions(
  { env, folder }: Terminal,
  mode: Request['mode'],
  globs: readonly string[],
  options: CommonOptions,
  online: boolean,
): Request {
  const given = {
    mode,
    // Set-up scripts are for whoever merges: they are on the pull request.
    bootstrap: 'off',
    specs: globs.map((glob) => inFolder(folder, glob)).join('\n'),
    secretVariables: options.secretVariables?.join('\n'),
    allowedHosts: options.allowedHosts?.join('\n'),
    concurrency: options.concurrency,
    timeout: options.timeout,
    ...(online && {
      immutaUrl: env['IMMUTA_URL'],
      immutaApiKey: env['IMMUTA_API_KEY'],
      immutaToken: env['IMMUTA_TOKEN'],
    }),
  }
  const filled = Object.entries(given).flatMap(([setting, value = '']) =>
    value.trim() === '' ? [] : [[setting, value.trim()] as const],
  )
  return readRequest(Object.fromEntries(filled), terminalWording)
}

/** A glob, or the name of a file as it is, relative to the folder with `/`. */
function inFolder(folder: string, glob: string): string {
  const [mark, rest] = glob.startsWith('!') ? ['!', glob.slice(1)] : ['', glob]
  const path = relative(folder, resolve(folder, rest)).replaceAll(sep, '/')
  return mark + (existsSync(rest) ? path.replace(/[\\!()[\]{}*?+@]/g, '\\$&') : path)
}
