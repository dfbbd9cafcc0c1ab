import { RequestFailure } from '../net/retry.ts'
import type { SpecSource } from '../spec/source.ts'
import { specFolders } from '../spec/source.ts'
import type { GitHub } from './client.ts'

/** One file that differs between two commits. `previous` is where a renamed file stood. */
export interface ChangedFile {
  path: string
  status: 'added' | 'changed' | 'removed' | 'renamed'
  previous?: string
}

/** A commit range, or nothing to compare with. */
export type Range = { kind: 'pull'; number: number; base: string } | { kind: 'compare'; base: string; head: string } | { kind: 'none' }

/** What changed, or `everything` when that can't be known. */
export type ChangeSet = ({ kind: 'files'; base: string; files: ChangedFile[] } | { kind: 'everything'; base: string | undefined }) & {
  /** Commits of a push, oldest first, as far as they are known. */
  commits?: string[]
}

/** GitHub lists at most this many files of a comparison; a longer list may be incomplete. */
const MAX_COMPARED_FILES = 300
/** GitHub lists at most this many entries of a folder (REST API, "Get repository content"). */
const MAX_FOLDER_ENTRIES = 1000
/** GitHub lists at most this many files of a pull request. */
const MAX_PULL_FILES = 3000

/** Asks GitHub which files a pull request, a push or a merge group changes. */
export async function readChanges(github: GitHub, range: Range): Promise<ChangeSet> {
  const { owner, repo } = github
  switch (range.kind) {
    case 'none':
      return { kind: 'everything', base: undefined }
    case 'pull': {
      const files = await github.send((octokit) =>
        octokit.paginate(octokit.rest.pulls.listFiles, { owner, repo, pull_number: range.number, per_page: 100 }),
      )
      if (files.length >= MAX_PULL_FILES) return { kind: 'everything', base: range.base }
      return { kind: 'files', base: range.base, files: files.map(asChange) }
    }
    case 'compare': {
      if (/^0+$/.test(range.base)) return { kind: 'everything', base: undefined, commits: [range.head] }
      try {
        const { data } = await github.send((octokit) =>
          octokit.rest.repos.compareCommitsWithBasehead({ owner, repo, basehead: `${range.base}...${range.head}` }),
        )
        const files = data.files ?? []
        const commits = [...new Set([...data.commits.map(({ sha }) => sha), range.head])]
        if (files.length >= MAX_COMPARED_FILES) return { kind: 'everything', base: range.base, commits }
        return { kind: 'files', base: range.base, files: files.map(asChange), commits }
      } catch (error) {
        if (error instanceof RequestFailure && error.status === 404) return { kind: 'everything', base: undefined, commits: [range.head] }
        throw error
      }
    }
  }
}

function asChange(file: { filename: string; status: string; previous_filename?: string | undefined }): ChangedFile {
  const path = file.filename
  switch (file.status) {
    case 'added':
    case 'copied':
      return { path, status: 'added' }
    case 'removed':
      return { path, status: 'removed' }
    case 'renamed':
      return { path, status: 'renamed', ...(file.previous_filename !== undefined && { previous: file.previous_filename }) }
    default:
      return { path, status: 'changed' }
  }
}

/** A file at a commit, or `undefined` when it is not there (or is no file). */
export async function readFileAt(github: GitHub, path: string, ref: string): Promise<Uint8Array | undefined> {
  const { owner, repo } = github
  try {
    const { data } = await github.send((octokit) => octokit.rest.repos.getContent({ owner, repo, path, ref }))
    if (Array.isArray(data) || data.type !== 'file') return undefined
    return Buffer.from(data.content, 'base64')
  } catch (error) {
    if (error instanceof RequestFailure && error.status === 404) return undefined
    throw error
  }
}

/** Reads specs from a commit through GitHub, never from the workspace: for `pull_request_target`, where the workspace is not the pull request's. */
export function commitSource(github: GitHub, ref: string, globs: readonly string[], matches: (path: string) => boolean): SpecSource {
  const { owner, repo } = github
  const links = new Set<string>()
  const walk = async (folder: string): Promise<string[]> => {
    try {
      const { data } = await github.send((octokit) => octokit.rest.repos.getContent({ owner, repo, path: folder, ref }))
      if (!Array.isArray(data)) return []
      if (data.length >= MAX_FOLDER_ENTRIES) throw new RequestFailure(`GitHub lists no more than ${MAX_FOLDER_ENTRIES} entries of a folder, and \`${folder}\` has that many: put the specs into folders of their own.`)
      const nested = await Promise.all(
        data.map(async (entry) => {
          if (entry.type === 'dir') return walk(entry.path)
          // The listing calls a link a link, or a file of type "symlink"; either way it is no regular file.
          if ((entry.type as string) === 'symlink') links.add(entry.path)
          return matches(entry.path) ? [entry.path] : []
        }),
      )
      return nested.flat()
    } catch (error) {
      if (error instanceof RequestFailure && error.status === 404) return []
      throw error
    }
  }
  return {
    list: async () => [...new Set((await Promise.all(specFolders(globs).map(walk))).flat())].sort(),
    read: async (file) => {
      const bytes = links.has(file) ? undefined : await readFileAt(github, file, ref)
      if (bytes !== undefined) return bytes
      return { severity: 'error', code: 'symbolic-link', message: 'A spec must be a regular file, not a symbolic link.', file, line: 1, column: 1 }
    },
  }
}
