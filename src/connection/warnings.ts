import type { Connection, ConnectionBody } from '../core/connection.ts'
import { warningAt, type WarningDiagnostic } from '../core/diagnostic.ts'
import { getIn } from '../core/path.ts'
import type { Wording } from '../core/wording.ts'
import { ROWS } from './table.ts'

/**
 * The warnings that a change gives, field by field.
 *
 * @param base main's version
 * @param registered whether Immuta has the connection already
 */
export function changeWarnings(
  base: ConnectionBody,
  { body, locate }: Connection,
  registered: boolean,
): WarningDiagnostic[] {
  return ROWS.flatMap(({ steps, field }) => {
    if (!('changed' in field)) return []
    const { code, message } = field.changed
    const [before, after] = [base, body].map((side) => JSON.stringify(getIn(side, steps)))
    if (before === after || (code === 'registration-only' && !registered)) return []
    return [warningAt(code, message, locate(steps))]
  })
}

/** The warning when a spec has another key than main's version of it. */
export function keyChangedWarning(
  previousKey: string,
  base: ConnectionBody,
  { body, locate }: Connection,
): WarningDiagnostic {
  const shared = sameCatalog(base, body)
    ? ` Both use the catalog \`${base.nativeIntegration.config.catalog}\`, which belongs to one ` +
      `connection only: Immuta's clean-up script for \`${previousKey}\` would take it from the ` +
      'new one. Keep the key, or name a new catalog.'
    : ''
  const message =
    `The key was \`${previousKey}\`. A key can't be renamed: this registers a new connection, ` +
    `and the removal of \`${previousKey}\` is a change of its own.${shared}`
  return warningAt('key-changed', message, locate(['connectionKey']))
}

/**
 * The warning when a spec is removed.
 *
 * @param deletes whether apply will deregister the connection
 */
export function removalWarning(
  key: string | undefined,
  deletes: boolean,
  wording: Wording,
): WarningDiagnostic {
  const consequence = deletes
    ? "merging deregisters the connection, which removes Immuta's policies and grants from its " +
      'data. Run the clean-up script in Databricks afterwards.'
    : "the connection stays registered. Deregistering it would remove Immuta's policies and " +
      `grants; ${wording.the('allowDelete')} does that.`
  const message = `The spec of \`${key ?? 'this connection'}\` is removed: ${consequence}`
  return warningAt('removed-spec', message, undefined)
}

/** Whether two connections keep their entitlements in the same place of the same workspace. */
export function sameCatalog(one: ConnectionBody, other: ConnectionBody): boolean {
  const place = ({ connection, nativeIntegration }: ConnectionBody): string =>
    `${connection.hostname}/${nativeIntegration.config.catalog}`.toLowerCase()
  return place(one) === place(other)
}
