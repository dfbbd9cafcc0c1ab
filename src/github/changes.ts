import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import type { ChangedFile, ChangeSet, History, Range } from '../core/history.ts'
import { errorAt } from '../core/diagnostic.ts'
import { RequestFailure } from '../net/failure.ts'
import { type Entry, listSpecs, type SpecSource } from '../specfile/source.ts'
import type { GitHub } from './client.ts'

export function githubHistory(github: GitHub): History {
  return {
    changes: (range) => readChanges(github, range),
    read: (path, commit) => readFileAt(github, path, commit),
    list: (commit) => listFiles(github, commit),
  }
}

/** GitHub lists at most this many files of a comparison; a longer list may be incomplete. */
const MAX_COMPARED_FILES = 300
/** GitHub lists at most this many entries of a folder (REST API, "Get repository content"). */
const MAX_FOLDER_ENTRIES = 1000
/** GitHub lists at most this many files of a pull request. */
const MAX_PULL_FILES = 3000

/** Asks GitHub which files a pull request, a push or a merge group changes. */
async function readChanges(github: GitHub, range: Range): Promise<ChangeSet> {
  const { owner, repo } = github
  switch (range.kind) {
    case 'none':
      return { kind: 'everything', base: undefined }
    case 'pull': {
      const files: ChangedFile[] = []
      // Not with Octokit's own paging, which takes an answer of `null` for an empty list.
      for (let page = 1, more = true; more; page++) {
        const { data, headers } = await github.send((octokit) =>
          octokit.rest.pulls.listFiles({
            owner,
            repo,
            pull_number: range.number,
            per_page: 100,
            page,
          }),
        )
        files.push(...asChanges(data))
        if (files.length >= MAX_PULL_FILES) return { kind: 'everything', base: range.base }
        more = /rel="next"/.test(headers.link ?? '') && data.length > 0
      }
      return { kind: 'files', base: range.base, files }
    }
    case 'compare': {
      if (/^0+$/.test(range.base))
        return { kind: 'everything', base: undefined, commits: [range.head] }
      try {
        const { data } = await github.send((octokit) =>
          octokit.rest.repos.compareCommitsWithBasehead({
            owner,
            repo,
            basehead: `${range.base}...${range.head}`,
          }),
        )
        const files = asChanges(data.files)
        const commits = [...new Set([...data.commits.map(({ sha }) => sha), range.head])]
        if (files.length >= MAX_COMPARED_FILES)
          return { kind: 'everything', base: range.base, commits }
        return { kind: 'files', base: range.base, files, commits }
      } catch (error) {
        if (error instanceof RequestFailure && error.status === 404)
          return { kind: 'everything', base: undefined, commits: [range.head] }
        throw error
      }
    }
  }
}

const changedFiles = z.array(
  z.looseObject({
    filename: z.string(),
    status: z.string(),
    previous_filename: z.nullish(z.string()),
  }),
)

/** Throws when the answer is not a list of files: what can't be read is not "nothing changed". */
function asChanges(answer: unknown): ChangedFile[] {
  const parsed = changedFiles.safeParse(answer)
  if (!parsed.success)
    throw new RequestFailure('GitHub: the answer is not a list of changed files.', { status: 200 })
  return parsed.data.map(asChange)
}

function asChange({
  filename: path,
  status,
  previous_filename: previous,
}: z.infer<typeof changedFiles>[number]): ChangedFile {
  switch (status) {
    case 'added':
    case 'copied':
      return { path, status: 'added' }
    case 'removed':
      return { path, status: 'removed' }
    case 'renamed':
      return { path, status: 'renamed', ...(previous != null && { previous }) }
    default:
      return { path, status: 'changed' }
  }
}

/** A file at a commit, or `undefined` when it is not there (or is no file). */
export async function readFileAt(
  github: GitHub,
  path: string,
  ref: string,
): Promise<Uint8Array | undefined> {
  const { owner, repo } = github
  try {
    const { data } = await github.send((octokit) =>
      octokit.rest.repos.getContent({ owner, repo, path, ref }),
    )
    if (Array.isArray(data) || data.type !== 'file') return undefined
    return Buffer.from(data.content, 'base64')
  } catch (error) {
    if (error instanceof RequestFailure && error.status === 404) return undefined
    throw error
  }
}

/** Every file of a commit with its blob's name; `undefined` when GitHub can't list them all. */
async function listFiles(github: GitHub, ref: string): Promise<Map<string, string> | undefined> {
  const { owner, repo } = github
  try {
    const { data } = await github.send((octokit) =>
      octokit.rest.git.getTree({ owner, repo, tree_sha: ref, recursive: 'true' }),
    )
    return data.truncated
      ? undefined
      : new Map(data.tree.flatMap(({ path, type, sha }) => (type === 'blob' ? [[path, sha]] : [])))
  } catch (error) {
    if (error instanceof RequestFailure && error.status === 404) return undefined
    throw error
  }
}

/** The name that Git gives to a file's content. */
export function blobName(bytes: Uint8Array): string {
  return createHash('sha1').update(`blob ${bytes.byteLength}\0`).update(bytes).digest('hex')
}

/**
 * Reads specs from a commit through GitHub, never from the workspace: for `pull_request_target`,
 * where the workspace is not the pull request's.
 */
export function commitSource(github: GitHub, ref: string, globs: readonly string[]): SpecSource {
  const { owner, repo } = github
  const links = new Set<string>()
  const entriesOf = async (folder: string): Promise<Entry[]> => {
    try {
      const { data } = await github.send((octokit) =>
        octokit.rest.repos.getContent({ owner, repo, path: folder, ref }),
      )
      if (!Array.isArray(data)) return []
      if (data.length >= MAX_FOLDER_ENTRIES) {
        throw new RequestFailure(
          `GitHub lists no more than ${MAX_FOLDER_ENTRIES} entries of a folder, ` +
            `and \`${folder}\` has that many: put the specs into folders of their own.`,
        )
      }
      // GitHub reads a link to a file as that file, so the listing is the place to tell.
      for (const { path, type } of data) if ((type as string) === 'symlink') links.add(path)
      return data.map(({ path, type }) => ({ path, isFolder: type === 'dir' }))
    } catch (error) {
      if (error instanceof RequestFailure && error.status === 404) return []
      throw error
    }
  }
  return {
    list: () => listSpecs(globs, entriesOf),
    read: async (file) => {
      const bytes = links.has(file) ? undefined : await readFileAt(github, file, ref)
      if (bytes !== undefined) return bytes
      const message = 'A spec must be a regular file, not a symbolic link.'
      return errorAt('symbolic-link', message, { line: 1, column: 1 })
    },
  }
}
