import type { Review } from '../github/reviews.ts'
import { reviewable } from './record.ts'
import type { Note, PlannedConnection } from './plan.ts'

/** What the reviews say of one connection that apply would change. */
export type Verdict =
  | { kind: 'reviewed'; pull: number }
  /** The last plan that showed it would have sent something else. */
  | { kind: 'changed'; pull: number; commit: string; file: string }
  /** The push touched it, and no plan comment shows it. */
  | { kind: 'unreviewed' }
  /** The push did not touch it: a catch-up, or drift set right. */
  | { kind: 'untouched' }

/**
 * Compares what would be sent with what was reviewed. The newest pull request whose plan shows the connection decides.
 *
 * @param touched whether the push changed the connection's file.
 */
export function judge(
  connection: PlannedConnection,
  reviews: readonly Review[],
  touched: boolean,
): Verdict {
  const { connectionKey } = connection
  if (!touched) return { kind: 'untouched' }
  for (const { pull, plan } of reviews) {
    const shown =
      connectionKey === null ||
      plan === undefined ||
      !Object.hasOwn(plan.record.connections, connectionKey)
        ? undefined
        : plan.record.connections[connectionKey]
    if (shown === undefined || plan === undefined) continue
    return shown.fingerprint === reviewable(connection)
      ? { kind: 'reviewed', pull }
      : { kind: 'changed', pull, commit: plan.record.commit, file: shown.file }
  }
  return { kind: 'unreviewed' }
}

/** Tells that a connection was written without a plan that people could have reviewed. */
export const UNREVIEWED: Note = {
  code: 'plan-missing',
  message:
    'No plan comment of a merged pull request shows this connection, so nobody reviewed what was sent.',
}
