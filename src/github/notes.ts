import { RequestFailure } from '../net/failure.ts'
import { backoffMs, MAX_TRIES } from '../net/retry.ts'
import type { GitHub } from './client.ts'

/**
 * Where the notes of one job stand, below `refs/`; `id` is the input `comment-id`, so that the jobs
 * of several tenants keep theirs apart.
 */
function notesRef(id: string): string {
  return id === 'default' ? 'notes/immuta-connections' : `notes/immuta-connections-${id}`
}

/** Writes one commit's note, in place of an earlier one. A lost race is run again. */
export async function writeNote(
  github: GitHub,
  id: string,
  commit: string,
  text: string,
): Promise<void> {
  const notes = notesRef(id)
  const { owner, repo, clock } = github
  const { data: blob } = await github.send((octokit) =>
    octokit.rest.git.createBlob({ owner, repo, content: text, encoding: 'utf-8' }),
  )
  for (let attempt = 1; ; attempt++) {
    const head = await readHead(github, notes)
    const { path, stale, current } = await place(github, head?.tree, commit)
    // Also the end of a try whose success was not reported.
    if (current === blob.sha && stale.length === 0) return
    const entry = { mode: '100644', type: 'blob' } as const
    const { data: tree } = await github.send((octokit) =>
      octokit.rest.git.createTree({
        owner,
        repo,
        ...(head && { base_tree: head.tree }),
        tree: [
          { ...entry, path, sha: blob.sha },
          ...stale.map((other) => ({ ...entry, path: other, sha: null })),
        ],
      }),
    )
    const { data: made } = await github.send((octokit) =>
      octokit.rest.git.createCommit({
        owner,
        repo,
        message: `Notes added by immuta-connections for ${commit}`,
        tree: tree.sha,
        parents: head === undefined ? [] : [head.sha],
      }),
    )
    try {
      await github.send<unknown>((octokit) =>
        head === undefined
          ? octokit.rest.git.createRef({ owner, repo, ref: `refs/${notes}`, sha: made.sha })
          : octokit.rest.git.updateRef({ owner, repo, ref: notes, sha: made.sha, force: false }),
      )
      return
    } catch (error) {
      if (
        !(error instanceof RequestFailure) ||
        (error.status !== 422 && error.status !== 409) ||
        attempt >= MAX_TRIES
      )
        throw error
      await clock.sleep(backoffMs(attempt, error, clock))
    }
  }
}

/** The newest notes commit and its tree; `undefined` when there are no notes yet. */
async function readHead(
  github: GitHub,
  notes: string,
): Promise<{ sha: string; tree: string } | undefined> {
  const { owner, repo } = github
  try {
    const { data: ref } = await github.send((octokit) =>
      octokit.rest.git.getRef({ owner, repo, ref: notes }),
    )
    const { data: commit } = await github.send((octokit) =>
      octokit.rest.git.getCommit({ owner, repo, commit_sha: ref.object.sha }),
    )
    return { sha: ref.object.sha, tree: commit.tree.sha }
  } catch (error) {
    if (error instanceof RequestFailure && error.status === 404) return undefined
    throw error
  }
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
  const { owner, repo } = github
  const found: { path: string; sha: string }[] = []
  let [prefix, rest] = ['', commit]
  for (let next = root; next !== undefined;) {
    const sha: string = next
    const { data } = await github.send((octokit) =>
      octokit.rest.git.getTree({ owner, repo, tree_sha: sha }),
    )
    const note = data.tree.find(({ path, type }) => type === 'blob' && path === rest)
    if (note !== undefined) found.push({ path: prefix + rest, sha: note.sha })
    const folders = data.tree.filter(
      ({ path, type }) => type === 'tree' && /^[0-9a-f]{2}$/.test(path),
    )
    next = folders.find(({ path }) => path === rest.slice(0, 2))?.sha
    if (folders.length > 0) [prefix, rest] = [`${prefix}${rest.slice(0, 2)}/`, rest.slice(2)]
  }
  const last = found.at(-1)
  return {
    path: last?.path ?? prefix + rest,
    stale: found.slice(0, -1).map(({ path }) => path),
    current: last?.sha,
  }
}
