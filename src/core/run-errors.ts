import type { ErrorCode } from './codes.ts'
import type { ErrorDiagnostic } from './diagnostic.ts'
import { effectOf, errorsOf, type Reported, statusOf } from './outcome.ts'

/** What is wrong with the run, and how many connections could not be checked for it. */
export interface RunError {
  code: ErrorCode
  message: string
  count: number
}

/** Codes of errors that no spec is to blame for, where they name no place in one. */
const RUN_CODES: readonly ErrorCode[] = [
  'immuta-unreachable',
  'immuta-unauthorized',
  'github-unreachable',
  'too-many-changes',
  'superseded',
]

/** Whether an error is one of the run: the address or the credential is wrong, not a spec. */
function concernsRun(connection: Reported, { code, position }: ErrorDiagnostic): boolean {
  // What went wrong with one connection's write is told with it.
  const isOfAll = statusOf(connection) === 'failed' || effectOf(connection) === undefined
  return RUN_CODES.includes(code) && position === undefined && isOfAll
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
