import { type FailureReason, firstReason, reasonOf } from './failures.ts'
import type { Action, Mode, Note, PlannedConnection } from './plan.ts'

/** The reasons for which connections failed. */
export function failureOf(connections: readonly PlannedConnection[]): FailureReason | undefined {
  return firstReason(connections.flatMap(({ errors }) => errors.map(({ code }) => reasonOf(code))))
}

/** A connection with one more thing that went wrong. */
export function failed(connection: PlannedConnection, error: Note): PlannedConnection {
  return { ...connection, status: 'failed', errors: [...connection.errors, error] }
}

/** The actions that write to Immuta. */
const WRITES: readonly Action[] = ['create', 'update', 'delete']

/** Whether apply has something to write for this connection. */
export function isChange({ action, status }: PlannedConnection): boolean {
  return WRITES.includes(action) && status !== 'skipped'
}

/** Whether a plan would do, or an apply did, anything in Immuta, or in Databricks on the way. */
export function hasChanges(mode: Mode, connections: readonly PlannedConnection[]): boolean {
  if (mode === 'apply')
    return connections.some(
      ({ action, status, objectPath, bootstrap }) =>
        objectPath !== null ||
        (bootstrap !== null && bootstrap.ran > 0) ||
        (action === 'delete' && status === 'applied'),
    )
  return mode !== 'validate' && connections.some(isChange)
}
