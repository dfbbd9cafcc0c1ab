import type { FailureReason } from '../core/codes.ts'
import type { UnreadAnswer } from '../core/diagnostic.ts'

/** Version of the result file's format. */
const RESULT_VERSION = 1

/** One connection in the result file: schema/result.schema.json has its fields. */
export interface ConnectionResult {
  action: string
  errors: object[]
  [field: string]: unknown
}

/** What the result file holds; `error` tells why a run could not be finished. */
export interface ResultContent {
  mode: string
  reason: FailureReason | undefined
  error?: string
  connections: readonly ConnectionResult[]
  unmanaged: readonly string[]
  /** The answer that was to tell of them. */
  unread?: UnreadAnswer | undefined
}

const COUNTED = ['create', 'update', 'unchanged', 'delete', 'retain', 'invalid']

/** The result file as JSON. */
export function resultJson(content: ResultContent): string {
  const { mode, reason, error, connections, unmanaged, unread } = content
  const count = (action: string): number =>
    connections.filter((connection) => connection.action === action).length
  const result = {
    version: RESULT_VERSION,
    mode,
    failureReason: reason ?? null,
    ...(error !== undefined && { error }),
    summary: {
      ...Object.fromEntries(COUNTED.map((action) => [action, count(action)])),
      failed: connections.filter(({ errors }) => errors.length > 0).length,
    },
    connections,
    unmanaged,
    ...(unread && { unread }),
  }
  return `${JSON.stringify(result, null, 2)}\n`
}

/** The result file of a run that could not be finished. */
export function failureFile(mode: string, reason: FailureReason, error: string): string {
  return resultJson({ mode, reason, error, connections: [], unmanaged: [] })
}
