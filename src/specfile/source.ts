import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { basename } from 'node:path/posix'
import picomatch from 'picomatch'
import { pool } from '../net/pool.ts'
import { MAX_SPEC_BYTES } from './document.ts'
import { globMatcher, globMatches, splitGlobs } from './globs.ts'
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
  /** A folder that is not entered: a link to one, or one whose name can't be read. */
  isBarred?: boolean
}

/** Folders that are entered only where a glob names them: huge, and without specs. */
const CLOSED_FOLDERS = ['.git', 'node_modules']
/** Folders listed at once. */
const LISTED_AT_ONCE = 8

/** What a spec in another spelling may be called, or one that its name hides from the globs. */
const LIKE_DATA = /\.(?:json|ya?ml)$/i

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
    for (const { path, isFolder, isBarred } of entries) {
      if (isFolder) continue
      const holdsSpecs = isBarred === true && !excludes(path) && mayMatchBelow(path, include)
      if (holdsSpecs || matches(path)) found.add(path)
      else if (LIKE_DATA.test(path) && !excludes(path)) others.add(path)
    }
    const folders = entries.flatMap(({ path, isFolder }) => (isFolder ? [path] : []))
    level = folders.filter(
      (path) => !seen.has(path) && !closed.includes(basename(path)) && !excludes(path),
    )
  }
  return [...found].sort(byName)
}

/** Whether a glob can match anything in a folder; where it is hard to tell, it can. */
function mayMatchBelow(folder: string, globs: readonly string[]): boolean {
  const names = folder.split('/')
  return globs.some((glob) => {
    if (/[[{(][^\]})]*\//.test(glob)) return true
    const steps = glob.replace(/^\.\//, '').split('/')
    const rest = steps.indexOf('**')
    if (rest < 0 && steps.length <= names.length) return false
    return names.every((name, index) => {
      const step = rest >= 0 && index >= rest ? '*' : steps[index]
      return step !== undefined && step !== '' && globMatches(step, name)
    })
  })
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}

/** What Node shows in place of the bytes of a name that are not UTF-8. */
const NOT_UTF8 = '\ufffd'

/**
 * The files of the checked-out workspace. Lists a link that is called like a spec, to refuse it;
 * never follows one, never leaves the workspace.
 */
export function workspaceSource(workspace: string, globs: readonly string[]): SpecSource {
  const at = (path: string): string => join(workspace, path)
  const isFolder = (path: string): Promise<boolean> =>
    stat(at(path)).then(
      (found) => found.isDirectory(),
      () => false,
    )
  /** The outermost link on the way to a folder in which the globs begin. */
  const linkTo = async (folder: string): Promise<string | undefined> => {
    const steps = folder.split('/')
    for (const index of steps.keys()) {
      const path = steps.slice(0, index + 1).join('/')
      const found = await lstat(at(path)).catch(() => undefined)
      if (found?.isSymbolicLink() === true) return path
    }
    return undefined
  }
  const bases = specFolders(globs)
  const entriesOf = async (folder: string): Promise<Entry[]> => {
    const link = bases.includes(folder) ? await linkTo(folder) : undefined
    if (link !== undefined)
      return (await isFolder(link)) ? [{ path: link, isFolder: false, isBarred: true }] : []
    try {
      const entries = await readdir(at(folder), { withFileTypes: true })
      return await Promise.all(
        entries.map(async (entry) => {
          const path = folder === '' ? entry.name : `${folder}/${entry.name}`
          const isBarred = entry.isSymbolicLink() && (await isFolder(path))
          return { path, isFolder: entry.isDirectory(), isBarred }
        }),
      )
    } catch (error) {
      const code = codeOf(error)
      if (code === 'ENOENT' && folder.includes(NOT_UTF8))
        return [{ path: folder, isFolder: false, isBarred: true }]
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
      const path = at(file)
      const found = await lstat(path).catch((error: unknown) => {
        if (codeOf(error) === 'ENOENT' && file.includes(NOT_UTF8)) return undefined
        throw error
      })
      if (found === undefined)
        return refuse('not-utf8', 'This name is not valid UTF-8: rename the file or folder.')
      if (found.isSymbolicLink())
        return refuse(
          'symbolic-link',
          (await isFolder(file))
            ? 'Specs are not looked for behind a symbolic link: put the folder itself in its ' +
                'place, or exclude it.'
            : 'A spec must be a regular file, not a symbolic link.',
        )
      // To read a pipe would wait for somebody who writes to it.
      if (!found.isFile()) return refuse('not-a-file', 'A spec must be a regular file.')
      const root = await realpath(workspace)
      if ((await realpath(path)) !== join(root, file))
        return refuse(
          'outside-workspace',
          'A spec must lie in the workspace, and not be reached through a symbolic link.',
        )
      if (found.size > MAX_SPEC_BYTES) return new Uint8Array(MAX_SPEC_BYTES + 1)
      return readFile(path)
    },
  }
}
