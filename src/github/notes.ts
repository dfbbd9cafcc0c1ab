import * as z from 'zod/mini'
import { ifFound, RequestFailure } from '../net/failure.ts'
import { backoffMs, MAX_TRIES } from '../net/retry.ts'
import { type GitHub, readAs } from './client.ts'

/**
 * Where the notes of one job stand, below `refs/`; `id` is the input `comment-id`, so that the jobs
 * of several tenants keep theirs apart.
 */
function notesRef(id: string): string {
  return id === 'default' ? 'notes/immuta-connections' : `notes/immuta-connections-${id}`
}

/** One note of a job. */
export interface Note {
  /** The input `comment-id`. */
  id: string
  commit: string
  /** The note, given the commit's earlier one. */
  text: (earlier: string | undefined) => string
  /** Whether it takes the place of an earlier one. */
  isReplacing: boolean
}

/** What each of GitHub's answers about notes is read for. */
const named = z.object({ sha: z.string().check(z.minLength(1)) })
const reference = z.object({ object: named })
const commitAnswer = z.object({ tree: named })
const treeAnswer = z.object({
  tree: z.array(z.object({ path: z.string(), type: z.string(), sha: z.string() })),
})
const blobAnswer = z.object({ content: z.string() })

/** Writes one commit's note. A lost race is run again. */
export async function writeNote(
  github: GitHub,
  { id, commit, text, isReplacing }: Note,
): Promise<void> {
  const notes = notesRef(id)
  let written: string | undefined
  for (let attempt = 1; ; attempt++) {
    const head = await readHead(github, notes)
    const { path, stale, current } = await place(github, head?.tree, commit)
    // The end of a try whose success was not reported.
    if (current !== undefined && current === written && stale.length === 0) return
    if (current !== undefined && !isReplacing) return
    const content = text(await readNote(github, current))
    const { data: answer } = await github.send(({ git }, at) =>
      git.createBlob({ ...at, content, encoding: 'utf-8' }),
    )
    const blob = readAs(named, 'a blob', answer)
    written = blob.sha
    const entry = { mode: '100644', type: 'blob' } as const
    const { data: tree } = await github.send(({ git }, at) =>
      git.createTree({
        ...at,
        ...(head && { base_tree: head.tree }),
        tree: [
          { ...entry, path, sha: blob.sha },
          ...stale.map((other) => ({ ...entry, path: other, sha: null })),
        ],
      }),
    )
    const { data: made } = await github.send(({ git }, at) =>
      git.createCommit({
        ...at,
        message: `Notes added by immuta-connections for ${commit}`,
        tree: readAs(named, 'a tree', tree).sha,
        parents: head ? [head.sha] : [],
      }),
    )
    const { sha } = readAs(named, 'a commit', made)
    try {
      await github.send<unknown>(({ git }, at) =>
        head === undefined
          ? git.createRef({ ...at, ref: `refs/${notes}`, sha })
          : git.updateRef({ ...at, ref: notes, sha, force: false }),
      )
      return
    } catch (error) {
      const isRace = error instanceof RequestFailure && [409, 422].includes(error.status ?? 0)
      if (!isRace || attempt >= MAX_TRIES) throw error
      await github.clock.sleep(backoffMs(attempt, error, github.clock))
    }
  }
}

type Head = { sha: string; tree: string }

/** The newest notes commit and its tree; `undefined` when there are no notes yet. */
async function readHead(github: GitHub, notes: string): Promise<Head | undefined> {
  const found = await ifFound(github.send(({ git }, at) => git.getRef({ ...at, ref: notes })))
  if (found === undefined) return undefined
  const { sha } = readAs(reference, 'a reference', found.data).object
  const { data } = await github.send(({ git }, at) => git.getCommit({ ...at, commit_sha: sha }))
  return { sha, tree: readAs(commitAnswer, 'a commit', data).tree.sha }
}

/** The text of a note, where there is one. */
async function readNote(github: GitHub, file_sha: string | undefined): Promise<string | undefined> {
  if (file_sha === undefined) return undefined
  const { data } = await github.send(({ git }, at) => git.getBlob({ ...at, file_sha }))
  return Buffer.from(readAs(blobAnswer, 'a blob', data).content, 'base64').toString('utf8')
}

/**
 * Where the note of a commit belongs: where it is, else under the fan-out folders (`ab/cdef…`) that
 * the notes already have, else flat. Git joins notes of one commit that stand in several places, so
 * all but one are `stale`.
 */
async function place(
  github: GitHub,
  root: string | undefined,
  commit: string,
): Promise<{ path: string; stale: string[]; current: string | undefined }> {
  const found: { path: string; sha: string }[] = []
  let [prefix, rest] = ['', commit]
  for (let next = root; next !== undefined;) {
    const sha: string = next
    const { data } = await github.send(({ git }, at) => git.getTree({ ...at, tree_sha: sha }))
    const { tree } = readAs(treeAnswer, 'a tree', data)
    const note = tree.find(({ path, type }) => type === 'blob' && path === rest)
    if (note !== undefined) found.push({ path: prefix + rest, sha: note.sha })
    const folders = tree.filter(({ path, type }) => type === 'tree' && /^[0-9a-f]{2}$/.test(path))
    next = folders.find(({ path }) => path === rest.slice(0, 2))?.sha
    if (folders.length > 0) [prefix, rest] = [`${prefix}${rest.slice(0, 2)}/`, rest.slice(2)]
  }
  const last = found.pop()
  const stale = found.map(({ path }) => path)
  return { path: last?.path ?? prefix + rest, stale, current: last?.sha }
}
