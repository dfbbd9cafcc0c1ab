import { readRecord } from '../core/record.ts'
import type { Review } from '../core/review.ts'
import { findComments } from './comment.ts'
import type { GitHub } from './client.ts'

/** Commits of one push that are looked up; a larger push is judged by its last ones. */
const MAX_COMMITS = 50

/**
 * The merged pull requests that brought a push, newest first, each with its plan comment: squash,
 * merge and rebase merges, and merge queues, all link their commits to the pull request.
 *
 * @param commits oldest first.
 */
export async function readReviews(
  github: GitHub,
  commits: readonly string[],
  marker: string,
): Promise<Review[]> {
  const found = new Map<number, Review>()
  for (const sha of commits.slice(-MAX_COMMITS).reverse()) {
    const { data } = await github.send(({ repos }, at) =>
      repos.listPullRequestsAssociatedWithCommit({ ...at, commit_sha: sha }),
    )
    for (const { number, merged_at: merged } of data) {
      if (merged === null || found.has(number)) continue
      const comments = await findComments(github, number, marker)
      const plans = comments.flatMap((comment) => {
        const record = readRecord(comment.body)
        return record === undefined ? [] : [{ comment, record }]
      })
      found.set(number, { pull: number, plan: plans.at(-1) })
    }
  }
  return [...found.values()]
}

/** Who approved a pull request: everybody whose latest verdict, not comment, approves. */
export async function readApprovals(github: GitHub, pull: number): Promise<string[]> {
  const all = await github.send(({ pulls }, at, octokit) =>
    octokit.paginate(pulls.listReviews, { ...at, pull_number: pull, per_page: 100 }),
  )
  const verdicts = new Map<string, string>()
  for (const { user, state } of all)
    if (user !== null && state !== 'COMMENTED' && state !== 'PENDING')
      verdicts.set(user.login, state)
  return [...verdicts].flatMap(([login, state]) => (state === 'APPROVED' ? [login] : []))
}
