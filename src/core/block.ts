import { tooManyChanges } from './change-limit.ts'
import { type ErrorDiagnostic, isError } from './diagnostic.ts'
import { isWrite, type PlanEntry } from './plan.ts'
import type { Wording } from './wording.ts'

/** What keeps an apply from writing anything at all. */
export type Block =
  /** A connection failed a check that an apply makes. */
  | { kind: 'checks' }
  /** It would change more connections than one run may. */
  | { kind: 'limit'; error: ErrorDiagnostic }

/**
 * What would keep, or keeps, an apply of these entries from writing anything: the one place where
 * a plan that speaks of an apply, and the apply itself, find that out.
 */
export function blockOf(
  entries: readonly PlanEntry[],
  maxChanges: number,
  wording: Wording,
): Block | undefined {
  if (entries.some(isBlocking)) return { kind: 'checks' }
  const error = tooManyChanges(entries, maxChanges, wording)
  return error && { kind: 'limit', error }
}

/**
 * Whether an entry has an error that ends an apply. An apply asks for no privileges, and tries
 * nothing that it does not write.
 */
export function isBlocking({ change, diagnostics }: PlanEntry): boolean {
  return diagnostics.some(
    (one) =>
      isError(one) &&
      one.code !== 'preflight-failed' &&
      (one.code !== 'dry-run-failed' || isWrite(change)),
  )
}
