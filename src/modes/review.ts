import { positionOf } from '../core/candidate.ts'
import { type Diagnostic, errorAt, warningAt } from '../core/diagnostic.ts'
import { diff } from '../core/diff.ts'
import { blockOfObjects } from '../core/objects.ts'
import { desiredOf, hasWrites, type PlanEntry, withDiagnostics } from '../core/plan.ts'
import {
  type FoundReview,
  type IgnoredPlan,
  isTouched,
  judgeReview,
  type Review,
  type Verdict,
} from '../core/review.ts'
import { readFileAt } from '../github/changes.ts'
import { foreseeLogin } from '../github/comment.ts'
import { reviewReader } from '../github/reviews.ts'
import { RequestFailure } from '../net/failure.ts'
import { askOnce } from '../net/once.ts'
import { pool, slots } from '../net/pool.ts'
import { readAtBase } from './declared.ts'
import type { Ports } from './ports.ts'

/**
 * Reviewed means applied: compares what would be written with the plan comment of the pull request
 * that last changed its spec, whatever started this run. What differs becomes the error
 * `plan-changed`; what no plan shows, a warning or, with `require-plan`, the error `plan-missing`.
 * Throws {@link RequestFailure} when the reviews can't be read.
 */
export async function reviewWrites(
  entries: readonly PlanEntry[],
  reviewsOf: ReadReviews,
  ports: Ports,
): Promise<{ reviews: FoundReview[]; reviewed: readonly PlanEntry[] }> {
  const reviews = new Map<number, FoundReview>()
  const reviewed = await pool(entries, ports.request.concurrency, async (entry) => {
    if (!hasWrites(entry)) return entry
    const found = await reviewsOf(entry.candidate.file)
    const isCurrent = ports.trigger.event === 'push' && isTouched(entry)
    for (const review of found)
      if (isCurrent || !reviews.has(review.pull)) reviews.set(review.pull, { ...review, isCurrent })
    return withDiagnostics(entry, await findings(judgeReview(entry, found), entry, ports))
  })
  const isUnchecked =
    ports.request.planKey === undefined &&
    [...reviews.values()].some(({ plan }) => plan?.record.tag !== undefined)
  if (isUnchecked) {
    const { The, name } = ports.wording
    ports.log.warn(
      `${The('planKey')} is empty, but a plan was made with ${name('planKey')}: whether its ` +
        'comment was forged is not checked. Give apply the same value.',
    )
  }
  return { reviews: [...reviews.values()], reviewed }
}

/**
 * The reviews of what this push brought, to be told that nothing was written. Those that can't be
 * read are a warning.
 */
export async function reviewsOfChange(
  entries: readonly PlanEntry[],
  reviewsOf: ReadReviews,
  ports: Ports,
): Promise<FoundReview[]> {
  const { log, trigger, request } = ports
  if (trigger.event !== 'push') return []
  const ofChange = entries.filter((one) => isTouched(one) || one.candidate.kind === 'invalid')
  const files = new Set(ofChange.map(({ candidate }) => candidate.file))
  try {
    const found = (await pool([...files], request.concurrency, reviewsOf)).flat()
    const byPull = new Map(found.map((review) => [review.pull, { ...review, isCurrent: true }]))
    return [...byPull.values()]
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    log.warn(`The pull request is not told that nothing was written. ${error.message}`)
    return []
  }
}

async function findings(verdict: Verdict, entry: PlanEntry, ports: Ports): Promise<Diagnostic[]> {
  const position = positionOf(entry.candidate)
  switch (verdict.kind) {
    case 'reviewed': {
      if (ports.trigger.event !== 'push' || isTouched(entry)) return []
      const message =
        'This push did not touch the spec: an earlier run left it, ' +
        'or Immuta was changed by hand.'
      return [warningAt('catch-up', message)]
    }
    case 'unreviewed': {
      const why = verdict.ignored === undefined ? '' : ` ${ignoredBecause(verdict.ignored, ports)}`
      const message = `No plan comment shows this connection, so its plan was not reviewed.${why}`
      return [
        ports.request.requirePlan
          ? errorAt('plan-missing', message, position)
          : warningAt('plan-missing', message, position),
      ]
    }
    case 'changed':
      return [errorAt('plan-changed', await difference(verdict, entry, ports), position)]
  }
}

function ignoredBecause(ignored: IgnoredPlan, { wording }: Ports): string {
  if (ignored.why === 'other-user')
    return (
      `The plan comment there is by \`${ignored.login}\`: plan and apply sign in as different ` +
      'users, and need the same token.'
    )
  if (ignored.why === 'cut')
    return (
      'The plan comment did not show it whole: ' +
      'open a pull request that changes its spec, and fewer others.'
    )
  const key = wording.the('planKey')
  return `The plan comment there was not made with ${key}: plan and apply need the same one.`
}

/** Reads the reviews of a spec file. Throws {@link RequestFailure} when they can't be read. */
export type ReadReviews = (file: string) => Promise<readonly Review[]>

/** Reads the reviews of each spec file once; without a token there are none. */
export function readReviewsOnce({
  github,
  request: { commentId, planKey: key, concurrency },
  trigger,
}: Ports): ReadReviews {
  if (github === undefined) return () => Promise.resolve([])
  const { sha: commit, branch } = trigger
  const read = reviewReader(github, { commit, branch, commentId, key })
  const atOnce = slots(concurrency)
  return askOnce(
    (file: string) => {
      foreseeLogin(github)
      // Asked for beside other work, so its own limit is the only one.
      return atOnce(() => read(file))
    },
    (file) => file,
  )
}

/**
 * Says in which fields the reviewed spec and the one that would be sent differ, as far as the
 * reviewed commit can still be read.
 */
async function difference(
  { pull, commit, file, what }: Extract<Verdict, { kind: 'changed' }>,
  entry: PlanEntry,
  { github, wording }: Ports,
): Promise<string> {
  if (what === 'script')
    return (
      'The set-up script that would run is not the one that the plan on pull request ' +
      `${pull} showed (made for commit ${commit.slice(0, 7)}).`
    )
  if (what === 'no-script')
    return (
      `The plan on pull request ${pull} showed no set-up script for apply to run (made for ` +
      `commit ${commit.slice(0, 7)}), and this apply would run one: ` +
      `${wording.the('bootstrap')} must be ` +
      '`run` for plan and apply. Open a pull request that touches the spec, so that its plan ' +
      'shows the script.'
    )
  if (what === 'removal')
    return (
      `The plan on pull request ${pull} showed that the connection is not deregistered, and this ` +
      `apply would deregister it: ${wording.the('allowDelete')} must have the same value for ` +
      'plan and apply. To keep it, take the value away here; to deregister it, give the value to ' +
      'the plan, restore the spec, and remove it in another pull request.'
    )
  const head =
    `What would be sent is not what the plan on pull request ${pull} showed ` +
    `(made for commit ${commit.slice(0, 7)})`
  const bytes = github && (await readFileAt(github, file, commit).catch(() => undefined))
  const reviewed = bytes && readAtBase(file, bytes, wording)
  const desired = desiredOf(entry)
  if (reviewed?.kind !== 'valid' || desired === undefined) return `${head}.`
  const { candidate } = entry
  const listed = candidate.kind === 'declared' ? candidate.connection.objects : []
  const { body, objects } = reviewed.connection
  const fields = diff(
    { ...body, objects: blockOfObjects(objects) },
    { ...desired, objects: blockOfObjects(listed) },
  ).map(({ path, before, after }) => `\`${path}\` was ${shown(before)}, now ${shown(after)}`)
  return fields.length === 0 ? `${head}.` : `${head}: ${fields.join('; ')}.`
}

function shown(value: unknown): string {
  if (value === null) return 'nothing'
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``
}
