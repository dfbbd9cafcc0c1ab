import type { PlanEntry } from './plan.ts'
import { type PlanRecord, reviewable, scriptOf, type Shown } from './record.ts'

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
  /** A plan comment on it that does not count. */
  ignored: IgnoredPlan | undefined
}

/**
 * Why a plan comment does not count: it is somebody else's, not made with the key, or did not show
 * the connection whole.
 */
export type IgnoredPlan =
  { why: 'other-user'; login: string } | { why: 'not-sealed' } | { why: 'cut' }

/** A review as an apply found it. */
export interface FoundReview extends Review {
  /** Whether this run is the one of its merge. */
  isCurrent: boolean
}

/**
 * Where what would be sent differs; `no-script`: the plan left the set-up script to people;
 * `removal`: the spec is removed, and stays or goes.
 */
export type Difference = 'spec' | 'script' | 'no-script' | 'removal'

/** What the reviews say of one connection that apply would change. */
export type Verdict =
  | { kind: 'reviewed'; pull: number }
  /** The plan that showed it would have sent something else. */
  | { kind: 'changed'; pull: number; commit: string; file: string; what: Difference }
  /** No plan comment shows it. */
  | { kind: 'unreviewed'; ignored: IgnoredPlan | undefined }

/** Whether this run's change touched the connection's file. */
export function isTouched({ candidate }: Pick<PlanEntry, 'candidate'>): boolean {
  return candidate.kind === 'declared' ? candidate.touched : candidate.kind === 'removed'
}

/** What a plan comment remembers of just this connection with just this set-up script. */
export function recordOf(entry: PlanEntry, reviews: readonly Review[]): Shown | undefined {
  const { script } = scriptOf(entry)
  return reviews
    .flatMap(({ plan }) => Object.entries(plan?.record.connections ?? {}))
    .find(
      ([name, shown]) =>
        name === entry.identity.name &&
        shown.script === script &&
        shown.fingerprint === reviewable(entry),
    )?.[1]
}

/** Compares with what was reviewed: the reviews of the change that brought the spec's file. */
export function judgeReview(entry: PlanEntry, reviews: readonly Review[]): Verdict {
  const { name } = entry.identity
  const shown = reviews.flatMap(({ pull, plan }) => {
    const connections = plan?.record.connections ?? {}
    const one = Object.hasOwn(connections, name) ? connections[name] : undefined
    return plan === undefined || one === undefined
      ? []
      : [{ pull, commit: plan.record.commit, ...one }]
  })
  const same = shown.filter(({ fingerprint }) => fingerprint === reviewable(entry))
  const { script } = scriptOf(entry)
  const matching = same.filter((one) => script === undefined || one.script === script)
  const reviewed = matching.find(({ isCut }) => isCut !== true)
  if (reviewed !== undefined) return { kind: 'reviewed', pull: reviewed.pull }
  if (matching.length > 0) return { kind: 'unreviewed', ignored: { why: 'cut' } }
  const [other] = [...same, ...shown]
  if (other !== undefined) {
    const { pull, commit, file } = other
    return { kind: 'changed', pull, commit, file, what: differenceOf(other, same.length > 0) }
  }
  return { kind: 'unreviewed', ignored: reviews.find((one) => one.ignored)?.ignored }
}

function differenceOf({ script, fingerprint }: Shown, isSameSpec: boolean): Difference {
  if (isSameSpec) return script === undefined ? 'no-script' : 'script'
  return fingerprint === 'retain' ? 'removal' : 'spec'
}
