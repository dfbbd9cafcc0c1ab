import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { ChangedFile, ChangeSet, History } from '../core/history.ts'
import { ConfigError } from '../core/failure.ts'

/** Most that one git command may print, in bytes: a listing of a large repository. */
const MAX_OUTPUT_BYTES = 256 * 1024 * 1024

const REV_PARSE = ['rev-parse', '--verify', '--quiet']
const DIFF = 'diff --name-status -z --no-ext-diff --find-renames --relative'.split(' ')

/** Where a branch usually leaves from. */
const DEFAULT_BASES = ['origin/main', 'main']

/**
 * The commit where the current branch left `ref` (default: `origin/main`, else `main`). Throws
 * {@link ConfigError} where there is none.
 */
export async function findBase(folder: string, ref: string | undefined): Promise<string> {
  await git(folder, 'rev-parse', '--git-dir').catch((error: unknown) => {
    throw new ConfigError(
      'This folder is no Git repository, or git is not installed: ' +
        'a plan compares with another commit.',
      { cause: error },
    )
  })
  for (const name of ref === undefined ? DEFAULT_BASES : [ref]) {
    const tip = await attempt(folder, ...REV_PARSE, '--end-of-options', `${name}^{commit}`)
    if (tip !== undefined) return (await attempt(folder, 'merge-base', tip, 'HEAD')) ?? tip
  }
  if ((await attempt(folder, ...REV_PARSE, 'HEAD')) === undefined)
    throw new ConfigError(
      'There is no commit on this branch yet, and a plan compares with one: commit first, or ' +
        'check the specs with `validate`.',
    )
  const tried = (ref === undefined ? DEFAULT_BASES : [ref]).map((name) => `\`${name}\``)
  throw new ConfigError(
    `This repository has no commit called ${tried.join(' or ')}: ` +
      'name another with `--base`, or fetch it.',
  )
}

/** The clone in `folder`: its working tree against a commit. Paths are relative to `folder`. */
export function gitHistory(folder: string): History {
  return {
    changes: async (range): Promise<ChangeSet> => {
      if (range.kind !== 'compare') return { kind: 'everything', base: undefined }
      const [tracked, untracked] = await Promise.all([
        git(folder, ...DIFF, range.base, '--'),
        git(folder, 'ls-files', '-z', '--others', '--exclude-standard'),
      ])
      const added = untracked.split('\0').filter((path) => path !== '')
      return {
        kind: 'files',
        base: range.base,
        files: [
          ...readStatus(tracked),
          ...added.map((path): ChangedFile => ({ path, status: 'added' })),
        ],
      }
    },
    read: async (path, commit) => {
      try {
        const { stdout } = await run('git', ['cat-file', 'blob', `${commit}:./${path}`], {
          cwd: folder,
          encoding: 'buffer',
          maxBuffer: MAX_OUTPUT_BYTES,
        })
        return stdout
      } catch {
        return undefined
      }
    },
    list: () => Promise.resolve(undefined),
  }
}

/** Reads `git diff --name-status -z`: a letter, then a path, or two of a file that moved. */
function readStatus(text: string): ChangedFile[] {
  const words = text.split('\0')
  const files: ChangedFile[] = []
  for (let letter = words.shift(); letter !== undefined && letter !== ''; letter = words.shift()) {
    const path = words.shift() ?? ''
    if (letter.startsWith('R'))
      files.push({ path: words.shift() ?? '', status: 'renamed', previous: path })
    else
      files.push({
        path,
        status: letter === 'A' ? 'added' : letter === 'D' ? 'removed' : 'changed',
      })
  }
  return files
}

const run = promisify(execFile)

async function git(folder: string, ...args: string[]): Promise<string> {
  return (await run('git', args, { cwd: folder, maxBuffer: MAX_OUTPUT_BYTES })).stdout
}

/** A command's first line, or `undefined` when it failed. */
async function attempt(folder: string, ...args: string[]): Promise<string | undefined> {
  return git(folder, ...args).then(
    (text) => text.trim(),
    () => undefined,
  )
}
