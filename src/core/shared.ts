import type { Note, PlannedConnection } from './plan.ts'

/** What is wrong with the run, and how many connections could not be checked for it. */
export interface SharedError {
  code: string
  message: string
  count: number
}

/** Whether an error of a connection is one of the run: Immuta's address or the credential is wrong, and no line of a spec is. */
function isShared({ status }: PlannedConnection, { code, line }: Note): boolean {
  return (
    status === 'failed' &&
    line === undefined &&
    (code === 'immuta-unreachable' || code === 'immuta-unauthorized')
  )
}

/** The errors of the run, each once. */
export function sharedErrors(connections: readonly PlannedConnection[]): SharedError[] {
  const found = new Map<string, SharedError>()
  for (const connection of connections) {
    for (const error of connection.errors) {
      if (!isShared(connection, error)) continue
      const { code, message } = error
      found.set(message, { code, message, count: (found.get(message)?.count ?? 0) + 1 })
    }
  }
  return [...found.values()]
}

/** The errors that are a connection's own. */
export function ownErrors(connection: PlannedConnection): Note[] {
  return connection.errors.filter((error) => !isShared(connection, error))
}
