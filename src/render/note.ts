import type { FailureReason } from '../core/failures.ts'
import { isChange } from '../core/outcome.ts'
import type { PlannedConnection } from '../core/plan.ts'

/** Version of the note's format. */
const NOTE_VERSION = 1

/** A merged pull request; `approvedBy` is `null` when its reviews could not be read. */
export interface Approval {
  number: number
  approvedBy: string[] | null
}

/** Whose run it was, and of what. */
export interface NoteContext {
  time: Date
  actor: string
  runUrl: string
  commit: string
  failureReason: FailureReason | undefined
}

export interface AuditRecord {
  version: number
  time: string
  actor: string
  run: string
  commit: string
  pullRequests: Approval[]
  failureReason: FailureReason | null
  connections: Pick<
    PlannedConnection,
    'connectionKey' | 'file' | 'action' | 'status' | 'fingerprint' | 'objectPath' | 'bulkId'
  >[]
}

/** What an apply attempted, for the audit; `undefined` when it attempted nothing. Holds no secret's value. */
export function auditRecord(
  context: NoteContext,
  pullRequests: Approval[],
  all: readonly PlannedConnection[],
): AuditRecord | undefined {
  const connections = all.filter(isChange)
  if (connections.length === 0) return undefined
  return {
    version: NOTE_VERSION,
    time: context.time.toISOString().replace(/\.\d+Z$/, 'Z'),
    actor: context.actor,
    run: context.runUrl,
    commit: context.commit,
    pullRequests,
    failureReason: context.failureReason ?? null,
    connections: connections.map(
      ({ connectionKey, file, action, status, fingerprint, objectPath, bulkId }) => ({
        connectionKey,
        file,
        action,
        status,
        fingerprint,
        objectPath,
        bulkId,
      }),
    ),
  }
}
