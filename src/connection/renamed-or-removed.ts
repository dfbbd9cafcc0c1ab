import type { Candidate } from '../core/candidate.ts'
import { type Connection, type ConnectionBody, sameCatalog } from '../core/connection.ts'
import { warningAt, type WarningDiagnostic } from '../core/diagnostic.ts'
import type { Change } from '../core/plan.ts'
import type { Wording } from '../core/wording.ts'
import { changeWarnings } from './compare.ts'

/** The warning when a spec has another key than main's version of it. */
function keyChangedWarning(
  previousKey: string,
  base: ConnectionBody,
  { body, locate }: Connection,
): WarningDiagnostic {
  const shared = sameCatalog(base, body)
    ? ` Both use the catalog \`${base.nativeIntegration.config.catalog}\`, which only one ` +
      `connection may name: the clean-up script for \`${previousKey}\` would take it from the ` +
      'new one. Keep the key, or name a new catalog.'
    : ''
  const message =
    `The key was \`${previousKey}\`. A key can't be renamed: this registers a new connection, ` +
    'with data sources of its own, since the name of each begins with the key, ' +
    `and the removal of \`${previousKey}\` is a change of its own.${shared}`
  return warningAt('key-changed', message, locate(['connectionKey']))
}

/**
 * The warning when a spec is removed.
 *
 * @param deletes whether apply will deregister the connection
 */
function removalWarning(
  { key, heir }: Extract<Candidate, { kind: 'removed' }>,
  deletes: boolean,
  wording: Wording,
): WarningDiagnostic {
  const afterwards =
    heir === undefined
      ? 'run the clean-up script in Databricks afterwards.'
      : `do not run the clean-up script, which would take the catalog from \`${heir}\`.`
  const consequence = deletes
    ? "apply deregisters the connection, which removes Immuta's policies and grants from its " +
      `data. Make sure first that nobody relies on them; ${afterwards}`
    : 'if Immuta has the connection, it stays. ' +
      "Deregistering it would remove Immuta's policies and grants; " +
      `${wording.the('allowDelete')} does that, with the same value for plan and apply.`
  return warningAt('removed-spec', `The spec of \`${key}\` is removed: ${consequence}`)
}

/** What a reviewer should know of a change, compared with the base's version. */
export function reviewerWarnings(
  candidate: Candidate,
  change: Change,
  isRegistered: boolean,
  wording: Wording,
): WarningDiagnostic[] {
  if (candidate.kind === 'removed') {
    const isGone = change.action === 'none' && change.why === 'unchanged'
    return isGone ? [] : [removalWarning(candidate, change.action === 'delete', wording)]
  }
  if (candidate.kind !== 'declared') return []
  const { prior, connection, previousKey } = candidate
  const isChange = typeof prior === 'object' || change.action === 'update'
  const diff = isChange && change.action !== 'invalid' ? change.diff : []
  return [
    ...(previousKey === undefined || typeof prior !== 'object'
      ? []
      : [keyChangedWarning(previousKey, prior, connection)]),
    ...changeWarnings(diff, connection, isRegistered),
  ]
}
