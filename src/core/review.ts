import type { PlanEntry } from './plan.ts'
import { type PlanRecord, reviewable } from './record.ts'

/** A comment on a pull request. */
export interface PullComment {
  id: number
  body: string
  url: string
}

/** A merged pull request, with the last plan that was shown on it. */
export interface Review {
  pull: number
  /** The last commit of its branch. */
  head: string
  plan: { comment: PullComment; record: PlanRecord } | undefined
  /** Who else wrote a plan comment on it, which does not count. */
  stranger: string | undefined
}

/** A review as an apply found it. */
export interface FoundReview extends Review {
  /** Whether this run is the one of its merge. */
  isCurrent: boolean
}

/** What the reviews say of one connection that apply would change. */
export type Verdict =
  | { kind: 'reviewed'; pull: number }
  /** The plan that showed it would have sent something else. */
  | { kind: 'changed'; pull: number; commit: string; file: string }
  /** No plan comment shows it. */
  | { kind: 'unreviewed'; stranger: string | undefined }

/** Whether this run's change touched the connection's file. */
export function isTouched({ candidate }: PlanEntry): boolean {
  return candidate.kind === 'declared' ? candidate.touched : candidate.kind === 'removed'
}

/** Compares with what was reviewed: the reviews of the change that brought the spec's file. */
export function judgeReview(entry: PlanEntry, reviews: readonly Review[]): Verdict {
  const { key = '' } = entry.candidate
  const shown = reviews.flatMap(({ pull, plan }) => {
    const connections = plan?.record.connections ?? {}
    const one = Object.hasOwn(connections, key) ? connections[key] : undefined
    return plan === undefined || one === undefined ? [] : [{ pull, ...one, ...plan.record }]
  })
  const same = shown.find(({ fingerprint }) => fingerprint === reviewable(entry))
  if (same !== undefined) return { kind: 'reviewed', pull: same.pull }
  const [other] = shown
  if (other !== undefined) {
    const { pull, commit, file } = other
    return { kind: 'changed', pull, commit, file }
  }
  return { kind: 'unreviewed', stranger: reviews.find((one) => one.stranger)?.stranger }
}
