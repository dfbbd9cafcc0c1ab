import { lstat, readdir, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import picomatch from 'picomatch'
import { MAX_SPEC_BYTES } from './document.ts'
import { globMatcher, splitGlobs } from './globs.ts'
import type { Problem } from './problem.ts'

/** Where spec files come from: the workspace, or a commit read through GitHub. Paths are relative to the repository, with `/`. */
export interface SpecSource {
  list: () => Promise<string[]>
  /** The file's bytes, or why it is refused. */
  read: (file: string) => Promise<Uint8Array | Problem>
}

/** A test for paths that the input `specs` selects. What excludes a folder excludes all in it. */
export function specMatcher(globs: readonly string[]): (path: string) => boolean {
  return globMatcher(globs.flatMap((glob) => (glob.startsWith('!') ? [glob, `${glob.replace(/\/+$/, '')}/**`] : [glob])))
}

/** The folders in which the globs can match anything: `connections` for `connections/**\/*.yml`, `''` for the whole repository. */
export function specFolders(globs: readonly string[]): string[] {
  const bases = splitGlobs(globs).include.map((glob) => {
    const { base, isGlob } = picomatch.scan(glob)
    return isGlob ? base : base.split('/').slice(0, -1).join('/')
  })
  return [...new Set(bases)]
}

/** The files of the checked-out workspace. Lists a link that is called like a spec, to refuse it; never follows one, never leaves the workspace. */
export function workspaceSource(workspace: string, globs: readonly string[]): SpecSource {
  const matches = specMatcher(globs)
  const walk = async (folder: string): Promise<string[]> => {
    const entries = await readdir(join(workspace, folder), { withFileTypes: true }).catch((error: unknown) => {
      const code = (error as NodeJS.ErrnoException).code
      if (code === 'ENOENT' || code === 'ENOTDIR') return []
      throw error
    })
    const nested = await Promise.all(
      entries.map(async (entry) => {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`
        if (entry.isDirectory()) return entry.name === '.git' ? [] : walk(path)
        return matches(path) ? [path] : []
      }),
    )
    return nested.flat()
  }
  return {
    list: async () => [...new Set((await Promise.all(specFolders(globs).map(walk))).flat())].sort(),
    read: async (file) => {
      const refuse = (code: string, message: string): Problem => ({ severity: 'error', code, message, file, line: 1, column: 1 })
      if (file.split('/').includes('..')) return refuse('outside-workspace', 'A spec must lie in the workspace, and not be reached through `..`.')
      const path = join(workspace, file)
      if ((await lstat(path)).isSymbolicLink()) return refuse('symbolic-link', 'A spec must be a regular file, not a symbolic link.')
      const root = await realpath(workspace)
      if ((await realpath(path)) !== join(root, file)) return refuse('outside-workspace', 'A spec must lie in the workspace, and not be reached through a symbolic link.')
      const { size } = await lstat(path)
      if (size > MAX_SPEC_BYTES) return new Uint8Array(MAX_SPEC_BYTES + 1)
      return readFile(path)
    },
  }
}
