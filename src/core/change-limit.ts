import { errorAt, type ErrorDiagnostic } from './diagnostic.ts'
import { changesOf, isWrite, type PlanEntry } from './plan.ts'
import { plural } from './plural.ts'
import type { Wording } from './wording.ts'

/** The blast radius: why an apply that would write more than `max-changes` writes nothing. */
export function tooManyChanges(
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
