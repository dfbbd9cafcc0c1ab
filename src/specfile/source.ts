import { lstat, readdir, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { basename } from 'node:path/posix'
import picomatch from 'picomatch'
import { pool } from '../net/pool.ts'
import { MAX_SPEC_BYTES } from './document.ts'
import { globMatcher, splitGlobs } from './globs.ts'
import type { ErrorCode } from '../core/codes.ts'
import { errorAt, type ErrorDiagnostic } from '../core/diagnostic.ts'
import { byName } from '../core/order.ts'

/**
 * Where spec files come from: the workspace, or a commit read through GitHub. Paths are relative to
 * the repository, with `/`.
 */
export interface SpecSource {
  list: () => Promise<string[]>
  /** Once the specs are listed: files beside them that no glob selects, called like data. */
  others?: (() => Promise<string[]>) | undefined
  /** The file's bytes, or why it is refused. */
  read: (file: string) => Promise<Uint8Array | ErrorDiagnostic>
}

/** A test for paths that the input `specs` selects. What excludes a folder excludes all in it. */
export function specMatcher(globs: readonly string[]): (path: string) => boolean {
  return globMatcher(
    globs.flatMap((glob) =>
      glob.startsWith('!') ? [glob, `${glob.replace(/\/+$/, '')}/**`] : [glob],
    ),
  )
}

/**
 * The folders in which the globs can match anything: `connections` for `connections/**\/*.yml`,
 * `''` for the whole repository.
 */
export function specFolders(globs: readonly string[]): string[] {
  const bases = splitGlobs(globs).include.map((glob) => {
    const { base, isGlob } = picomatch.scan(glob)
    return isGlob ? base : base.split('/').slice(0, -1).join('/')
  })
  return [...new Set(bases)]
}

/** What a folder holds. */
export interface Entry {
  path: string
  isFolder: boolean
}

/** Folders that are entered only where a glob names them: huge, and without specs. */
const CLOSED_FOLDERS = ['.git', 'node_modules']
/** Folders listed at once. */
const LISTED_AT_ONCE = 8

/** What a spec in another spelling may be called; hidden files are none. */
const LIKE_DATA = /^(?:.*\/)?[^./][^/]*\.(?:json|ya?ml)$/i

/**
 * The paths that the globs select, sorted. Lists no folder twice, or in vain.
 *
 * @param others gets the paths beside them that are called like data and not excluded
 */
export async function listSpecs(
  globs: readonly string[],
  entriesOf: (folder: string) => Promise<Entry[]>,
  others = new Set<string>(),
): Promise<string[]> {
  const { include, exclude } = splitGlobs(globs)
  const matches = specMatcher(globs)
  const excludes = globMatcher(exclude.map((glob) => glob.replace(/\/+$/, '')))
  const closed = CLOSED_FOLDERS.filter(
    (name) => !include.some((glob) => glob.split('/').includes(name)),
  )
  const deepest = Math.max(
    ...include.map((glob) => (glob.includes('**') ? Infinity : glob.split('/').length)),
  )
  const found = new Set<string>()
  const seen = new Set<string>()
  let level = specFolders(globs)
  for (let depth = 0; level.length > 0 && depth < deepest; depth++) {
    for (const folder of level) seen.add(folder)
    const entries = (await pool(level, LISTED_AT_ONCE, entriesOf)).flat()
    for (const { path, isFolder } of entries) {
      if (isFolder) continue
      if (matches(path)) found.add(path)
      else if (LIKE_DATA.test(path) && !excludes(path)) others.add(path)
    }
    const folders = entries.flatMap(({ path, isFolder }) => (isFolder ? [path] : []))
    level = folders.filter(
      (path) => !seen.has(path) && !closed.includes(basename(path)) && !excludes(path),
    )
  }
  return [...found].sort(byName)
}

/**
 * The files of the checked-out workspace. Lists a link that is called like a spec, to refuse it;
 * never follows one, never leaves the workspace.
 */
export function workspaceSource(workspace: string, globs: readonly string[]): SpecSource {
  const entriesOf = async (folder: string): Promise<Entry[]> => {
    try {
      const entries = await readdir(join(workspace, folder), { withFileTypes: true })
      return entries.map((entry) => ({
        path: folder === '' ? entry.name : `${folder}/${entry.name}`,
        isFolder: entry.isDirectory(),
      }))
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'ENOENT' || code === 'ENOTDIR') return []
      throw error
    }
  }
  const others = new Set<string>()
  return {
    list: () => listSpecs(globs, entriesOf, others),
    others: () => Promise.resolve([...others].sort(byName)),
    read: async (file) => {
      const refuse = (code: ErrorCode, message: string): ErrorDiagnostic =>
        errorAt(code, message, { line: 1, column: 1 })
      if (file.split('/').includes('..'))
        return refuse(
          'outside-workspace',
          'A spec must lie in the workspace, and not be reached through `..`.',
        )
      const path = join(workspace, file)
      if ((await lstat(path)).isSymbolicLink())
        return refuse('symbolic-link', 'A spec must be a regular file, not a symbolic link.')
      const root = await realpath(workspace)
      if ((await realpath(path)) !== join(root, file))
        return refuse(
          'outside-workspace',
          'A spec must lie in the workspace, and not be reached through a symbolic link.',
        )
      const { size } = await lstat(path)
      if (size > MAX_SPEC_BYTES) return new Uint8Array(MAX_SPEC_BYTES + 1)
      return readFile(path)
    },
  }
}
