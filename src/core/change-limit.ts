import { errorAt, type ErrorDiagnostic } from './diagnostic.ts'
import { isWrite, type PlanEntry } from './plan.ts'
import type { Wording } from './wording.ts'

/** The blast radius: why an apply that would write more than `max-changes` writes nothing. */
export function tooManyChanges(
  entries: readonly PlanEntry[],
  limit: number,
  wording: Wording,
): ErrorDiagnostic | undefined {
  const count = entries.filter(({ change }) => isWrite(change)).length
  if (count <= limit) return undefined
  const message =
    `${count} connections would be changed, more than ${wording.the('maxChanges')} ` +
    `allows (${limit}). If that is meant, set \`max-changes: ${count}\` for plan and apply: ` +
    'a re-run of this job still has the old value.'
  return errorAt('too-many-changes', message)
}
