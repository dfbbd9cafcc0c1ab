import type { FailureReason } from '../core/codes.ts'
import { effectOf, isPending, type Reported, connectionStatusOf } from '../core/outcome.ts'
import { type Action, actionOf, fingerprintOf, hasErrors, hasWrites } from '../core/plan.ts'
import { parseBody } from '../net/http.ts'
import { isoSeconds } from './outcome.ts'

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
  triggeringActor: string
  runUrl: string
  commit: string
  failureReason: FailureReason | undefined
}

/** The record of one apply, as its note holds it. */
export interface AuditRecord {
  version: number
  time: string
  actor: string
  triggeringActor: string
  run: string
  commit: string
  pullRequests: readonly Approval[]
  failureReason: FailureReason | null
  connections: {
    connectionKey: string | null
    file: string
    action: Action
    status: string
    fingerprint: string | null
    objectPath: string[] | null
    bulkId: string | null
    /** The objects that were to be set, with what became of each. */
    objects?: { path: string; status: string }[]
  }[]
  /** Records of earlier runs for the same commit, the newest first. */
  earlier?: unknown[]
}

/**
 * The connections that a record tells of: what apply wrote or tried to write; of one that stopped
 * before its first write, what it would have written, and what is wrong.
 */
export function recorded(connections: readonly Reported[], isStopped: boolean): Reported[] {
  return connections.filter(
    isStopped ? ({ entry }) => hasWrites(entry) || hasErrors(entry) : isPending,
  )
}

/** Earlier records of a commit that a note keeps: a commit is seldom applied more often. */
const MAX_EARLIER = 20

/** The record, with those of earlier runs for the same commit behind it, the newest first. */
export function withEarlier(record: AuditRecord, note: string | undefined): AuditRecord {
  if (note === undefined) return record
  const { earlier = [], ...last } = parseNote(note)
  return { ...record, earlier: [last, ...earlier].slice(0, MAX_EARLIER) }
}

/** A note as it was written; what is none, as a person may write it, is kept as its text. */
function parseNote(text: string): { earlier?: unknown[] } {
  const value = parseBody(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { text } as object
  const { earlier, ...rest } = value as { earlier?: unknown }
  return { ...rest, earlier: Array.isArray(earlier) ? (earlier as unknown[]) : [] }
}

/** What an apply attempted, or would have without what stopped it. Holds no secret. */
export function auditRecord(
  { time, actor, triggeringActor, runUrl, commit, failureReason }: NoteContext,
  pullRequests: readonly Approval[],
  attempted: readonly Reported[],
): AuditRecord {
  return {
    version: NOTE_VERSION,
    time: isoSeconds(time),
    actor,
    triggeringActor,
    run: runUrl,
    commit,
    pullRequests,
    failureReason: failureReason ?? null,
    connections: attempted.map((reported) => {
      const { entry, result } = reported
      const effect = effectOf(reported)
      const registered = effect?.kind === 'registered' ? effect : undefined
      return {
        connectionKey: entry.candidate.key ?? null,
        file: entry.candidate.file,
        action: actionOf(entry),
        status: connectionStatusOf(reported),
        fingerprint: fingerprintOf(entry) ?? null,
        objectPath: registered?.objectPath ?? null,
        bulkId: registered?.bulkId ?? null,
        ...(result.objects && {
          objects: result.objects.map(({ path, status: outcome }) => ({ path, status: outcome })),
        }),
      }
    }),
  }
}
