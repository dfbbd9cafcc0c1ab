import { lstat, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import picomatch from 'picomatch'
import { glob } from 'tinyglobby'
import { MAX_SPEC_BYTES } from './document.ts'
import type { Problem } from './problem.ts'

/** Where spec files come from: the workspace, or a commit read through GitHub. Paths are relative to the repository, with `/`. */
export interface SpecSource {
  list: () => Promise<string[]>
  /** The file's bytes, or why it is refused. */
  read: (file: string) => Promise<Uint8Array | Problem>
}

/** Splits the globs of the input `specs` into those that select and those that exclude (`!`). */
function split(globs: readonly string[]): { include: string[]; exclude: string[] } {
  return {
    include: globs.filter((glob) => !glob.startsWith('!')),
    exclude: globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)),
  }
}

/** A test for paths that the input `specs` selects. */
export function specMatcher(globs: readonly string[]): (path: string) => boolean {
  const { include, exclude } = split(globs)
  return picomatch(include, { ignore: exclude })
}

/** The folders in which the globs can match anything: `connections` for `connections/**\/*.yml`, `''` for the whole repository. */
export function specFolders(globs: readonly string[]): string[] {
  const bases = split(globs).include.map((glob) => {
    const { base, isGlob } = picomatch.scan(glob)
    return isGlob ? base : base.split('/').slice(0, -1).join('/')
  })
  return [...new Set(bases)]
}

/** The files of the checked-out workspace. Never follows a link, never leaves the workspace. */
export function workspaceSource(workspace: string, globs: readonly string[]): SpecSource {
  const { include, exclude } = split(globs)
  return {
    list: async () => (await glob(include, { cwd: workspace, ignore: exclude, followSymbolicLinks: false, expandDirectories: false })).sort(),
    read: async (file) => {
      const refuse = (code: string, message: string): Problem => ({ severity: 'error', code, message, file, line: 1, column: 1 })
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
