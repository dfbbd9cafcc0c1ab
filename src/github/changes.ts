import { createHash } from 'node:crypto'
import * as z from 'zod/mini'
import type { ChangedFile, ChangeSet, History, Range } from '../core/history.ts'
import { errorAt } from '../core/diagnostic.ts'
import { ifFound, RequestFailure } from '../net/failure.ts'
import { type Entry, listSpecs, type SpecSource } from '../specfile/source.ts'
import { type GitHub, listAll, type Octokit, readAnswer, readAs } from './client.ts'

/** @param globs which files are listed where there are too many for one answer */
export function githubHistory(github: GitHub, globs: readonly string[]): History {
  return {
    changes: (range) => readChanges(github, range),
    read: (path, commit) => readFileAt(github, path, commit),
    list: (commit) => listFiles(github, commit, globs),
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
  switch (range.kind) {
    case 'none':
      return { kind: 'everything', base: undefined }
    case 'pull': {
      const { number, base } = range
      const listed = await listAll(github, LIST_OF_FILES, changedFile, ({ pulls }, at) =>
        pulls.listFiles({ ...at, pull_number: number }),
      )
      const files = listed.map(asChange)
      const isCut = files.length >= MAX_PULL_FILES
      return isCut ? { kind: 'everything', base } : { kind: 'files', base, files }
    }
    case 'compare': {
      const { base, head } = range
      const isNone = /^0+$/.test(base)
      const compared = isNone ? undefined : await compareCommits(github, base, head)
      if (compared === undefined) {
        // Two commits without a common ancestor are not compared, and may both be there.
        const isThere = !isNone && (await hasCommit(github, base))
        return { kind: 'everything', base: isThere ? base : undefined }
      }
      // After a forced push back, GitHub compares from the merge base and lists nothing.
      return compared.isAhead && compared.files !== undefined
        ? { kind: 'files', base, files: compared.files }
        : { kind: 'everything', base }
    }
  }
}

async function hasCommit(github: GitHub, sha: string): Promise<boolean> {
  const found = github.send(({ git }, at) => git.getTree({ ...at, tree_sha: sha }))
  return (await ifFound(found)) !== undefined
}

/** The head of a branch; `undefined` when the branch is gone. Throws {@link RequestFailure}. */
export async function readHead(github: GitHub, branch: string): Promise<string | undefined> {
  const ref = `heads/${branch}`
  const found = await ifFound(github.send(({ git }, at) => git.getRef({ ...at, ref })))
  return found && readAnswer('a reference', () => found.data.object.sha)
}

/** Whether a pull request has a newer commit than the one that was planned, if GitHub says so. */
export async function isOvertaken(
  github: GitHub,
  { number, headSha }: { number: number; headSha: string },
): Promise<boolean> {
  try {
    const { data } = await github.send(({ pulls }, at) => pulls.get({ ...at, pull_number: number }))
    return readAnswer('a pull request', () => data.head.sha) !== headSha
  } catch (error) {
    if (error instanceof RequestFailure) return false
    throw error
  }
}

/** How two commits differ. */
export interface Comparison {
  /** Whether `head` is `base`, or was made from it. */
  isAhead: boolean
  /** `undefined` when there are more than GitHub lists. */
  files: ChangedFile[] | undefined
}

/** `undefined` when one of the commits is not there. Throws {@link RequestFailure}. */
export async function compareCommits(
  github: GitHub,
  base: string,
  head: string,
): Promise<Comparison | undefined> {
  const basehead = `${base}...${head}`
  const found = await ifFound(
    github.send(({ repos }, at) => repos.compareCommitsWithBasehead({ ...at, basehead })),
  )
  if (found === undefined) return undefined
  const { status, files: listed } = found.data
  const files = asChanges(listed)
  return {
    isAhead: status === 'ahead' || status === 'identical',
    files: files.length >= MAX_COMPARED_FILES ? undefined : files,
  }
}

const LIST_OF_FILES = 'a list of changed files'

const changedFile = z.object({
  filename: z.string(),
  status: z.string(),
  previous_filename: z.nullish(z.string()),
})

/** Throws when the answer is not a list of files: what can't be read is not "nothing changed". */
function asChanges(answer: unknown): ChangedFile[] {
  return readAs(z.array(changedFile), LIST_OF_FILES, answer).map(asChange)
}

function asChange(file: z.infer<typeof changedFile>): ChangedFile {
  const { filename: path, status, previous_filename: previous } = file
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

type Content = Awaited<ReturnType<Octokit['rest']['repos']['getContent']>>['data']

/** A file or folder at a commit, if it is there. */
async function contentAt(github: GitHub, path: string, ref: string): Promise<Content | undefined> {
  return (await ifFound(github.send(({ repos }, at) => repos.getContent({ ...at, path, ref }))))
    ?.data
}

/** A file at a commit, or `undefined` when it is not there (or is no file). */
export async function readFileAt(
  github: GitHub,
  path: string,
  ref: string,
): Promise<Uint8Array | undefined> {
  const found = await contentAt(github, path, ref)
  if (found === undefined || Array.isArray(found) || found.type !== 'file') return undefined
  return Buffer.from(found.content, 'base64')
}

/**
 * The files of a commit with their blobs' names, of a large repository those in the folders of the
 * globs; `undefined` when GitHub does not show the commit.
 */
async function listFiles(
  github: GitHub,
  ref: string,
  globs: readonly string[],
): Promise<Map<string, string> | undefined> {
  const found = await ifFound(
    github.send(({ git }, at) => git.getTree({ ...at, tree_sha: ref, recursive: 'true' })),
  )
  if (found === undefined) return undefined
  const names = new Map<string, string>()
  if (found.data.truncated) {
    await listSpecs(globs, async (folder) => {
      const entries = await entriesAt(github, folder, ref)
      for (const { path, sha, isFolder } of entries) if (!isFolder) names.set(path, sha)
      return entries
    })
    return names
  }
  return readAnswer('a tree', () => {
    for (const { path, sha, type } of found.data.tree) if (type === 'blob') names.set(path, sha)
    return names
  })
}

/** What a folder of a commit holds. Throws {@link RequestFailure} when it is not all shown. */
async function entriesAt(
  github: GitHub,
  folder: string,
  ref: string,
): Promise<(Entry & { sha: string; isLink: boolean })[]> {
  const found = await contentAt(github, folder, ref)
  if (!Array.isArray(found)) return []
  if (found.length >= MAX_FOLDER_ENTRIES)
    throw new RequestFailure(
      `GitHub lists no more than ${MAX_FOLDER_ENTRIES} entries of a folder, ` +
        `and \`${folder}\` has that many: put the specs into folders of their own.`,
    )
  return found.map(({ path, sha, type }) => ({
    path,
    sha,
    isFolder: type === 'dir',
    isLink: (type as string) === 'symlink',
  }))
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
  const links = new Set<string>()
  const entriesOf = async (folder: string): Promise<Entry[]> => {
    const entries = await entriesAt(github, folder, ref)
    // GitHub reads a link to a file as that file, so the listing is the place to tell.
    for (const { path, isLink } of entries) if (isLink) links.add(path)
    return entries
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
