import { errorAt, type ErrorDiagnostic, isError } from './diagnostic.ts'
import { changesOf, isWrite, type PlanEntry } from './plan.ts'
import { plural } from './plural.ts'
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

/** The blast radius: why an apply that would write more than `max-changes` writes nothing. */
function tooManyChanges(
  entries: readonly PlanEntry[],
  limit: number,
  wording: Wording,
): ErrorDiagnostic | undefined {
  const count = entries.reduce((sum, entry) => sum + changesOf(entry), 0)
  if (count <= limit) return undefined
  const connections = entries.filter(({ change }) => isWrite(change)).length
  const objects = count - connections
  const what = [
    ...(connections > 0 || objects === 0 ? [plural(connections, 'connection')] : []),
    ...(objects > 0 ? [plural(objects, 'object')] : []),
  ].join(' and ')
  const message =
    `${what} would be changed, more than ${wording.the('maxChanges')} ` +
    `allows (${limit}). If that is meant, set \`max-changes: ${count}\` for plan and apply: ` +
    'a re-run of this job still has the old value.'
  return errorAt('too-many-changes', message)
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
