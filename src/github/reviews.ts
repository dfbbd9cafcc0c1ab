import * as z from 'zod/mini'
import { readRecord, unsealed } from '../core/record.ts'
import type { IgnoredPlan, Review } from '../core/review.ts'
import { ifFound, RequestFailure } from '../net/failure.ts'
import { askOnce } from '../net/once.ts'
import { account, type GitHub, listAll, readAnswer } from './client.ts'
import { commentMarker, findComments } from './comment.ts'

/** Which review counts: of what was merged into `branch`, as seen from `commit`. */
export interface ReviewScope {
  commit: string
  branch: string
  /** The input `comment-id`. */
  commentId: string
  /** The input `plan-key`; a record that was not made with it does not count. */
  key: string | undefined
}

/** A merged pull request. */
interface Merged {
  number: number
  head: string
}

interface Commit {
  sha: string
  message: string
  /** Epoch milliseconds. */
  time: number
}

/** A pull request, as a list tells of it. */
const listedPull = z.object({
  number: z.number(),
  merged_at: z.nullish(z.string()),
  base: z.object({ ref: z.string(), repo: z.object({ full_name: z.string() }) }),
  head: z.object({ sha: z.string() }),
})
const listedReview = z.object({
  user: z.nullish(account),
  state: z.string(),
  commit_id: z.nullish(z.string()),
  author_association: z.string(),
})

/** Waits until the index from commits to pull requests is asked again, in milliseconds. */
const PAUSES_MS = [250, 1000, 2000, 4000]
/** Age of a commit up to which the index may lag behind a merge, in milliseconds. */
const FRESH_MS = 10 * 60_000

/**
 * Looks up who vouches for a spec file: the merged pull requests of the newest commit that changed
 * it, each with its last plan comment. Empty when there is none, as with a commit that was pushed
 * directly. The function throws {@link RequestFailure} when GitHub's answers can't be read: that is
 * never "no review".
 */
export function reviewReader(
  github: GitHub,
  scope: ReviewScope,
): (file: string) => Promise<Review[]> {
  const pullsOf = askOnce(
    (commit: Commit) => mergedPulls(github, commit, scope.branch),
    ({ sha }) => sha,
  )
  const reviewOf = askOnce(
    (pull: Merged) => readReview(github, pull, scope),
    ({ number }) => number,
  )
  return async (file) => {
    const commit = await lastCommit(github, file, scope.commit)
    return commit === undefined ? [] : Promise.all((await pullsOf(commit)).map(reviewOf))
  }
}

/** The newest commit that changed a file, also one that removed it. */
async function lastCommit(github: GitHub, path: string, sha: string): Promise<Commit | undefined> {
  const { data } = await github.send(({ repos }, at) =>
    repos.listCommits({ ...at, path, sha, per_page: 1 }),
  )
  return readAnswer('a list of commits', () => {
    const [newest] = data.map(({ sha: name, commit: { message, committer } }): Commit => {
      const time = Date.parse(committer?.date ?? '')
      return { sha: name, message, time: Number.isNaN(time) ? Infinity : time }
    })
    return newest
  })
}

/**
 * The pull requests that brought a commit to the branch. GitHub's index from commits to pull
 * requests lags behind a merge: until it knows, the number in the commit's message is looked up,
 * and the index is asked again.
 */
async function mergedPulls(github: GitHub, commit: Commit, branch: string): Promise<Merged[]> {
  for (let tries = 0; ; tries++) {
    const listed = await listAll(github, 'a list of pull requests', listedPull, ({ repos }, at) =>
      repos.listPullRequestsAssociatedWithCommit({ ...at, commit_sha: commit.sha }),
    )
    const here = listed.filter(({ base }) => isInto(github, branch, base))
    const merged = here.filter(({ merged_at: at }) => typeof at === 'string')
    if (merged.length > 0) return merged.map(({ number, head }) => ({ number, head: head.sha }))
    const named = tries === 0 ? await pullOfMessage(github, commit, branch) : undefined
    if (named !== undefined) return [named]
    const mayLag = here.length > 0 || github.clock.date() - commit.time < FRESH_MS
    const pause = PAUSES_MS[tries]
    if (pause === undefined && here.length > 0)
      throw new RequestFailure(
        `GitHub does not say yet which pull request brought commit ${commit.sha.slice(0, 7)}: ` +
          're-run the job.',
      )
    if (pause === undefined || (tries > 0 && !mayLag)) return []
    await github.clock.sleep(pause)
  }
}

/** Whether a pull request is one into this branch, of this repository: a fork has its own. */
function isInto(
  { repository }: GitHub,
  branch: string,
  base: { ref: string; repo: { full_name: string } },
): boolean {
  return base.ref === branch && base.repo.full_name.toLowerCase() === repository.toLowerCase()
}

/** The pull request that a merge or squash commit names, if it was merged by this very commit. */
async function pullOfMessage(
  github: GitHub,
  { sha, message }: Commit,
  branch: string,
): Promise<Merged | undefined> {
  const [title = ''] = message.split('\n', 1)
  const [, number] =
    /^Merge pull request #(\d{1,9}) /.exec(title) ?? /\(#(\d{1,9})\)$/.exec(title) ?? []
  if (number === undefined) return undefined
  const pull_number = Number(number)
  const found = await ifFound(github.send(({ pulls }, at) => pulls.get({ ...at, pull_number })))
  return readAnswer('a pull request', () => {
    if (found === undefined) return undefined
    const { merge_commit_sha: merge, merged_at: at, base, head } = found.data
    const isIt = merge === sha && typeof at === 'string' && isInto(github, branch, base)
    return isIt ? { number: pull_number, head: head.sha } : undefined
  })
}

async function readReview(
  github: GitHub,
  { number: pull, head }: Merged,
  { commentId, key }: ReviewScope,
): Promise<Review> {
  const { own, others } = await findComments(github, pull, commentMarker(commentId))
  const plans = own.flatMap((comment) => {
    const record = readRecord(comment.body)
    return record === undefined ? [] : [{ comment, record }]
  })
  const { repository } = github
  const counting = plans.flatMap(({ comment, record: read }) => {
    const record = key === undefined ? read : unsealed(read, { key, repository, pull, commentId })
    return record === undefined ? [] : [{ comment, record }]
  })
  const plan = counting.at(-1)
  const login = others.findLast(({ body }) => readRecord(body) !== undefined)?.login
  return { pull, head, plan, ignored: plan ? undefined : ignoredPlan(plans.length > 0, login) }
}

function ignoredPlan(hasUnsealed: boolean, login: string | undefined): IgnoredPlan | undefined {
  if (hasUnsealed) return { why: 'not-sealed' }
  return login === undefined ? undefined : { why: 'other-user', login }
}

/** Whose approval counts: those who may write to the repository. */
const WRITERS = ['OWNER', 'MEMBER', 'COLLABORATOR']

/**
 * Who approved a pull request as it was merged: people with write access whose latest verdict, not
 * comment, approves its head commit.
 */
export async function readApprovals(github: GitHub, { pull, head }: Review): Promise<string[]> {
  const all = await listAll(github, 'a list of reviews', listedReview, ({ pulls }, at) =>
    pulls.listReviews({ ...at, pull_number: pull }),
  )
  const verdicts = new Map<string, boolean>()
  for (const { user, state, commit_id: commit, author_association: role } of all) {
    if (user == null || state === 'COMMENTED' || state === 'PENDING') continue
    const counts = state === 'APPROVED' && commit === head && WRITERS.includes(role)
    verdicts.set(user.login, counts)
  }
  return [...verdicts].flatMap(([login, approves]) => (approves ? [login] : []))
}
