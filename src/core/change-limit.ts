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
    `This run would change ${count} connections, more than ${wording.the('maxChanges')} ` +
    `allows (${limit}). If that is meant, set \`max-changes: ${count}\` in the workflow ` +
    'and apply again: a re-run of this job still has the old value.'
  return errorAt('too-many-changes', message)
}
