import type { FailureReason } from '../core/failures.ts'
import type { PlannedConnection } from '../core/plan.ts'

/** Version of the result file's format. */
const RESULT_VERSION = 1

/** The content of the result file, for the steps that follow. Holds no secret's value. */
export function resultFile(
  mode: string,
  reason: FailureReason | undefined,
  connections: readonly PlannedConnection[],
  unmanaged: readonly string[],
  error?: string,
): string {
  const count = (test: (connection: PlannedConnection) => boolean): number =>
    connections.filter(test).length
  const result = {
    version: RESULT_VERSION,
    mode,
    failureReason: reason ?? null,
    ...(error !== undefined && { error }),
    summary: {
      create: count(({ action }) => action === 'create'),
      update: count(({ action }) => action === 'update'),
      unchanged: count(({ action }) => action === 'unchanged'),
      delete: count(({ action }) => action === 'delete'),
      retain: count(({ action }) => action === 'retain'),
      invalid: count(({ action }) => action === 'invalid'),
      failed: count(({ errors }) => errors.length > 0),
    },
    connections: connections.map((connection) => ({
      ...connection,
      before: undefined,
      after: undefined,
      script: connection.script?.name,
    })),
    unmanaged,
  }
  return `${JSON.stringify(result, null, 2)}\n`
}
