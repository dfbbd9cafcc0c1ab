import type { ErrorCode } from './codes.ts'
import type { ErrorDiagnostic } from './diagnostic.ts'
import { errorsOf, type Reported, statusOf } from './outcome.ts'

/** What is wrong with the run, and how many connections could not be checked for it. */
export interface RunError {
  code: ErrorCode
  message: string
  count: number
}

/** Whether an error is one of the run: the address or the credential is wrong, not a spec. */
function concernsRun(connection: Reported, { code, position }: ErrorDiagnostic): boolean {
  const isOfImmuta = code === 'immuta-unreachable' || code === 'immuta-unauthorized'
  return isOfImmuta && position === undefined && statusOf(connection) === 'failed'
}

/** The errors of the run, each once. */
export function runErrors(connections: readonly Reported[]): RunError[] {
  const found = new Map<string, RunError>()
  for (const connection of connections) {
    for (const error of errorsOf(connection)) {
      if (!concernsRun(connection, error)) continue
      const { code, message } = error
      found.set(message, { code, message, count: (found.get(message)?.count ?? 0) + 1 })
    }
  }
  return [...found.values()]
}

/** The errors that are a connection's own. */
export function ownErrors(connection: Reported): ErrorDiagnostic[] {
  return errorsOf(connection).filter((error) => !concernsRun(connection, error))
}
