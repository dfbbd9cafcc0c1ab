import type { ConnectionBody } from './body.ts'
import { valueAt } from './rules.ts'
import type { Action, Note } from '../core/plan.ts'
import type { Candidate } from '../core/select.ts'

/** Warnings that only a comparison can give: main's version against the new one. */
export function changeWarnings(
  { base, desired, removed, previousKey, key }: Candidate,
  registered: boolean,
  action: Action,
): Note[] {
  if (removed) {
    if (action === 'unchanged') return []
    const consequence =
      action === 'delete'
        ? "merging deregisters the connection, which removes Immuta's policies and grants from its data. Run the clean-up script in Databricks afterwards."
        : "the connection stays registered. Deregistering it would remove Immuta's policies and grants; the input `allow-delete` does that."
    return [
      {
        code: 'removed-spec',
        message: `The spec of \`${key ?? 'this connection'}\` is removed: ${consequence}`,
      },
    ]
  }
  if (base === undefined || desired === undefined) return []
  const notes: Note[] = []
  const changed = (code: string, path: string[], message: string): void => {
    if (JSON.stringify(valueAt(base, path)) === JSON.stringify(valueAt(desired.body, path))) return
    notes.push({ code, message, ...desired.locate(path) })
  }
  if (previousKey !== undefined) {
    const shared = sameCatalog(base, desired.body)
      ? ` Both use the catalog \`${base.nativeIntegration.config.catalog}\`, which belongs to one connection only: Immuta's clean-up script for \`${previousKey}\` would take it from the new one. Keep the key, or name a new catalog.`
      : ''
    notes.push({
      code: 'key-changed',
      message: `The key was \`${previousKey}\`. A key can't be renamed: this registers a new connection, and the removal of \`${previousKey}\` is a change of its own.${shared}`,
      ...desired.locate(['connectionKey']),
    })
  }
  changed(
    'host-changed',
    ['connection', 'hostname'],
    'The workspace changes: the credential goes to another host, and the catalog must exist there.',
  )
  changed(
    'catalog-changed',
    ['nativeIntegration', 'config', 'catalog'],
    'A catalog belongs to one Immuta tenant only; sharing or changing it breaks enforcement of policies.',
  )
  changed(
    'auth-changed',
    ['connection', 'authenticationType'],
    "The way of signing in to Databricks changes: generate Immuta's set-up script for the new one, and run it before the merge.",
  )
  if (registered) {
    changed(
      'registration-only',
      ['settings'],
      '`settings` take effect only when a connection is registered, and this one is already.',
    )
    changed(
      'registration-only',
      ['options'],
      '`options` take effect only when a connection is registered, and this one is already.',
    )
  }
  return notes
}

/** Whether two connections keep their entitlements in the same place of the same workspace. */
export function sameCatalog(one: ConnectionBody, other: ConnectionBody): boolean {
  const place = ({ connection, nativeIntegration }: ConnectionBody): string =>
    `${connection.hostname}/${nativeIntegration.config.catalog}`.toLowerCase()
  return place(one) === place(other)
}
