import * as z from 'zod/mini'
import type { PullComment } from '../core/review.ts'
import { createOnce } from '../net/create-once.ts'
import { getIn } from '../core/path.ts'
import { ifFound, RequestFailure } from '../net/failure.ts'
import { account, type GitHub, listAll } from './client.ts'

/** The longest comment GitHub takes, in characters. */
export const MAX_COMMENT_CHARS = 65_536

/** First line of the plan comment of one job; `id` is the input `comment-id`. */
export function commentMarker(id: string): string {
  return `<!-- immuta-connections:${id} -->`
}

/** Answers of GitHub to the question whose token it is. */
const logins = new WeakMap<GitHub, Promise<string>>()

/** The login that comments and issues of this token carry, asked for once. */
export function ownLogin(github: GitHub): Promise<string> {
  const known = logins.get(github)
  if (known !== undefined) return known
  const asked = askLogin(github)
  logins.set(github, asked)
  // A failure is no answer: who needs it asks again.
  asked.catch(() => logins.delete(github))
  return asked
}

/** Asks for {@link ownLogin} beside other work; a failure is met where it is used. */
export function foreseeLogin(github: GitHub): void {
  ownLogin(github).catch(() => undefined)
}

/** `GET /user` for a person's token; GraphQL's viewer for an installation's, which may not. */
async function askLogin(github: GitHub): Promise<string> {
  try {
    const { data } = await github.send(({ users }) => users.getAuthenticated())
    return loginOf(data)
  } catch (error) {
    if (!(error instanceof RequestFailure) || (error.status !== 403 && error.status !== 401))
      throw error
    const answer = await github.send((_, __, octokit) =>
      octokit.graphql('query { viewer { login } }'),
    )
    return loginOf(getIn(answer, ['viewer']))
  }
}

function loginOf(answer: unknown): string {
  const { data } = account.safeParse(answer)
  if (data === undefined) throw new RequestFailure('GitHub does not say whose token this is')
  return data.login
}

/** Those of `found` that this token's user wrote. */
export async function writtenByUs<T extends { user?: { login: string } | null | undefined }>(
  github: GitHub,
  found: readonly T[],
): Promise<T[]> {
  if (found.length === 0) return []
  const login = (await ownLogin(github)).toLowerCase()
  return found.filter(({ user }) => user?.login.toLowerCase() === login)
}

/** A comment, as a list tells of it. */
const listed = z.object({
  id: z.number(),
  body: z.string(),
  html_url: z.string(),
  user: z.nullish(account),
})

/** The comments of a pull request that begin with `marker`, oldest first. */
export interface MarkedComments {
  /** This token's own. */
  own: PullComment[]
  /** Other people's, which are never used. */
  others: { login: string; body: string }[]
}

/**
 * Finds the comments with a marker. Throws {@link RequestFailure}.
 *
 * @param except one that is known, and not looked for
 */
export async function findComments(
  github: GitHub,
  pull: number,
  marker: string,
  except?: PullComment,
): Promise<MarkedComments> {
  const all = await listAll(github, 'a list of comments', listed, ({ issues }, at) =>
    issues.listComments({ ...at, issue_number: pull }),
  )
  const marked = all.filter(
    ({ id, body }) => id !== except?.id && body.split(/\r?\n/, 1)[0]?.trim() === marker,
  )
  const own = await writtenByUs(github, marked)
  return {
    own: own.map(({ id, body, html_url }) => ({ id, body, url: html_url })),
    others: marked
      .filter((one) => !own.includes(one))
      .map(({ user, body }) => ({ login: user?.login ?? 'ghost', body })),
  }
}

/** Edits the comment that {@link findComments} found, or creates the one there is to be. */
export async function writeComment(
  github: GitHub,
  pull: number,
  marker: string,
  body: string,
  found: PullComment | undefined,
): Promise<PullComment> {
  if (found !== undefined) {
    if (found.body === body) return found
    const { data } = await github.send(({ issues }, at) =>
      issues.updateComment({ ...at, comment_id: found.id, body }),
    )
    return { id: data.id, body, url: data.html_url }
  }
  const create = async (): Promise<PullComment> => {
    const { data } = await github.sendOnce(({ issues }, at) =>
      issues.createComment({ ...at, issue_number: pull, body }),
    )
    return { id: data.id, body, url: data.html_url }
  }
  const find = async (): Promise<PullComment | undefined> =>
    (await findComments(github, pull, marker)).own.at(-1)
  return createOnce({ create, find }, github.clock)
}

/** Deletes a comment; one that is gone already is fine. Throws {@link RequestFailure}. */
export async function deleteComment(github: GitHub, comment: PullComment): Promise<void> {
  const { id } = comment
  await ifFound(github.send(({ issues }, at) => issues.deleteComment({ ...at, comment_id: id })))
}
