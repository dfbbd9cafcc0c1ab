import type { PullComment } from '../core/review.ts'
import { createOnce } from '../net/create-once.ts'
import { RequestFailure } from '../net/failure.ts'
import { type GitHub, readAnswer } from './client.ts'

/** The longest comment GitHub takes, in characters. */
export const MAX_COMMENT_CHARS = 65_536

/** First line of the plan comment of one job; `id` is the input `comment-id`. */
export function commentMarker(id: string): string {
  return `<!-- immuta-connections:${id} -->`
}

/**
 * The login that comments of this token carry: `GET /user` for a person's token, GraphQL's viewer
 * for an installation token, which may not call that.
 */
export async function ownLogin(github: GitHub): Promise<string> {
  try {
    const { data } = await github.send((octokit) => octokit.rest.users.getAuthenticated())
    return data.login
  } catch (error) {
    if (!(error instanceof RequestFailure) || (error.status !== 403 && error.status !== 401))
      throw error
    const answer = await github.send((octokit) =>
      octokit.graphql<{ viewer?: { login?: string } } | undefined>('query { viewer { login } }'),
    )
    if (answer?.viewer?.login === undefined)
      throw new RequestFailure('GitHub does not say whose token this is', { cause: error })
    return answer.viewer.login
  }
}

/** The comments that begin with `marker` and that this token's own user wrote, oldest first. */
export async function findComments(
  github: GitHub,
  pull: number,
  marker: string,
): Promise<PullComment[]> {
  const { owner, repo } = github
  const all = await github.send((octokit) =>
    octokit.paginate(octokit.rest.issues.listComments, {
      owner,
      repo,
      issue_number: pull,
      per_page: 100,
    }),
  )
  const candidates = readAnswer('a list of comments', () =>
    all.filter(({ body }) => body?.split(/\r?\n/, 1)[0]?.trim() === marker),
  )
  if (candidates.length === 0) return []
  const login = (await ownLogin(github)).toLowerCase()
  return candidates
    .filter(({ user }) => user?.login.toLowerCase() === login)
    .map(({ id, body = '', html_url }) => ({ id, body, url: html_url }))
}

/** Edits the comment that {@link findComments} found, or creates the one there is to be. */
export async function writeComment(
  github: GitHub,
  pull: number,
  marker: string,
  body: string,
  found: PullComment | undefined,
): Promise<PullComment> {
  const { owner, repo } = github
  if (found !== undefined) {
    if (found.body === body) return found
    const { data } = await github.send((octokit) =>
      octokit.rest.issues.updateComment({ owner, repo, comment_id: found.id, body }),
    )
    return { id: data.id, body, url: data.html_url }
  }
  const create = async (): Promise<PullComment> => {
    const { data } = await github.sendOnce((octokit) =>
      octokit.rest.issues.createComment({ owner, repo, issue_number: pull, body }),
    )
    return { id: data.id, body, url: data.html_url }
  }
  const find = async (): Promise<PullComment | undefined> =>
    (await findComments(github, pull, marker)).at(-1)
  return createOnce({ create, find }, github.clock)
}
