import type { PlanEntry } from './plan.ts'
import { type PlanRecord, reviewable } from './record.ts'

/** A comment on a pull request. */
export interface PullComment {
  id: number
  body: string
  url: string
}

/** A merged pull request of a push, with the last plan that was shown on it. */
export interface Review {
  pull: number
  plan: { comment: PullComment; record: PlanRecord } | undefined
}

/** What the reviews say of one connection that apply would change. */
export type Verdict =
  | { kind: 'reviewed'; pull: number }
  /** The last plan that showed it would have sent something else. */
  | { kind: 'changed'; pull: number; commit: string; file: string }
  /** The push touched it, and no plan comment shows it. */
  | { kind: 'unreviewed' }
  /** The push did not touch it: a catch-up, or drift set right. */
  | { kind: 'untouched' }

/** Whether the push changed the connection's file. */
export function isTouched({ candidate }: PlanEntry): boolean {
  return candidate.kind === 'declared' ? candidate.touched : candidate.kind === 'removed'
}

/** Compares with what was reviewed. The newest pull request that shows the connection decides. */
export function judgeReview(entry: PlanEntry, reviews: readonly Review[]): Verdict {
  const { key } = entry.candidate
  if (!isTouched(entry)) return { kind: 'untouched' }
  for (const { pull, plan } of reviews) {
    if (key === undefined || plan === undefined) continue
    const { commit, connections } = plan.record
    const shown = Object.hasOwn(connections, key) ? connections[key] : undefined
    if (shown === undefined) continue
    if (shown.fingerprint === reviewable(entry)) return { kind: 'reviewed', pull }
    return { kind: 'changed', pull, commit, file: shown.file }
  }
  return { kind: 'unreviewed' }
}
