import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { expect } from '@jest/globals'
import { Clone } from '../../simulator/clone.ts'
import { findLeaks } from '../../simulator/leaks.ts'
import { measured } from '../../simulator/runner.ts'
import { API_KEY, type World } from '../../simulator/world.ts'
import { SECRETS } from '../e2e/specs.ts'

const ROOT = new URL('../../', import.meta.url).pathname
export const CLI = join(process.env['ACTION_BUILD'] ?? '', 'cli/index.js')

/** The runner's Node, and the machine's, which npm hides behind it. */
export const NODES = [
  `${ROOT}node_modules/node/bin/node`,
  ...(process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'))
    .map((folder) => join(folder, 'node'))
    .filter(existsSync)
    .slice(0, 1),
]

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** A text of `doctor` without what differs from run to run. */
export const golden = ({ code, stdout, stderr }: Ended): string =>
  `exit ${String(code)}\n${stdout}${stderr === '' ? '' : `--- stderr\n${stderr}`}`
    .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:<port>')
    .replace(/localhost:\d+/g, 'localhost:<port>')
    .replace(/in \d+ ms/g, 'in <n> ms')

/** Runs a program in a folder, with nothing in its environment but what is given. */
export function start(
  program: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', HOME: cwd, ...measured(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    const texts = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const)
      child[name].setEncoding('utf8').on('data', (text: string) => (texts[name] += text))
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...texts }))
  })
}

/** A person with a clone of the repository, and credentials for a tenant. */
export class Person {
  readonly folder: string
  readonly clone: Clone
  readonly #world: World
  readonly #node: string

  constructor(world: World, node: string) {
    this.#world = world
    this.#node = node
    this.folder = world.folder({})
    this.clone = new Clone(this.folder)
  }

  /** Runs a command line. Whatever it is, it writes nothing to Immuta and shows no secret. */
  async types(line: string, env: Record<string, string> = {}): Promise<Ended> {
    const before = this.#world.immuta.writes().length
    const ended = await start(
      this.#node,
      [CLI, ...line.split(' ').filter((word) => word !== '')],
      this.folder,
      { IMMUTA_URL: this.#world.immuta.url, IMMUTA_API_KEY: API_KEY, ...SECRETS, ...env },
    )
    expect(this.#world.immuta.writes().slice(before)).toEqual([])
    expect(
      findLeaks(ended.stdout + ended.stderr, [
        ...Object.values(SECRETS),
        API_KEY,
        ...this.#world.immuta.issuedTokens,
      ]),
    ).toEqual([])
    return ended
  }
}
