import type { FailureReason } from '../core/codes.ts'
import type { Review } from '../core/review.ts'
import type { GitHub } from '../github/client.ts'
import { writeNote } from '../github/notes.ts'
import { readApprovals } from '../github/reviews.ts'
import { permissionAdvice } from '../github/refusal.ts'
import { RequestFailure } from '../net/failure.ts'
import { auditRecord, recorded, withEarlier } from '../render/note.ts'
import { type ReportView, stoppedOf } from '../render/view.ts'
import type { PublishPorts } from './ports.ts'

/**
 * Keeps what an apply attempted as a Git note, or that it stopped before its first write: that
 * takes no earlier record's place. One that can't be written is a warning.
 */
export async function publishNote(
  { outcome, commit, runUrl }: ReportView,
  reviews: readonly Review[],
  failureReason: FailureReason | undefined,
  github: GitHub,
  { request, context: { actor, triggeringActor }, redactor, log, clock }: PublishPorts,
): Promise<void> {
  if (!request.auditNotes) return
  const isStopped = stoppedOf(outcome) !== undefined
  const attempted = recorded(outcome.connections, isStopped)
  if (attempted.length === 0) return
  try {
    const approvals = await Promise.all(
      reviews.map(async (review) => {
        const approvedBy = await readApprovals(github, review).catch(() => null)
        return { number: review.pull, approvedBy }
      }),
    )
    const context = {
      time: new Date(clock.date()),
      actor,
      triggeringActor,
      runUrl,
      commit,
      failureReason,
    }
    const record = redactor.redactAll(auditRecord(context, approvals, attempted))
    const text = (earlier: string | undefined): string =>
      `${JSON.stringify(withEarlier(record, earlier), null, 2)}\n`
    await writeNote(github, { id: request.commentId, commit, text, isReplacing: !isStopped })
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    log.warn(
      'The audit note could not be written; what was done is in the summary of this run.' +
        `${permissionAdvice(error, 'contents: write')} (${error.message})`,
    )
  }
}
