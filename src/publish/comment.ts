import { planRecord, readRecord, seal, writeRecord } from '../core/record.ts'
import type { PlanEntry } from '../core/plan.ts'
import type { FoundReview } from '../core/review.ts'
import type { GitHub } from '../github/client.ts'
import { commentMarker, findComments, MAX_COMMENT_CHARS, writeComment } from '../github/comment.ts'
import { RequestFailure } from '../net/failure.ts'
import { OUTCOME_CHARS, withOutcome } from '../render/outcome.ts'
import { renderReport } from '../render/report.ts'
import { hasPayload } from '../render/section.ts'
import type { ReportView } from '../render/view.ts'
import type { PublishPorts } from './ports.ts'

/** Room of a comment that is left free, in characters: redaction can make a text longer. */
const SPARE_CHARS = 1024

/**
 * Writes the plan comment where there is one to write; returns its address, else ''. A comment that
 * can't be written is a warning: the summary holds the plan.
 *
 * @param isNotable whether the plan does something, or failed
 */
export async function postPlan(
  view: ReportView,
  github: GitHub,
  isNotable: boolean,
  { request, trigger, redactor, log }: PublishPorts,
): Promise<string> {
  const { pull } = trigger
  if (pull === undefined || pull.isMerged || request.comment === 'never') return ''
  const { commentId, planKey: key } = request
  const marker = commentMarker(commentId)
  try {
    // A closed comment tells what became of an earlier merge: it stays as it is.
    const found = (await findComments(github, pull.number, marker)).own
      .filter(({ body }) => readRecord(body)?.closed !== true)
      .at(-1)
    if (request.comment === 'on-change' && !isNotable && found === undefined) return ''
    const { number } = pull
    const { repository } = github
    const entries = view.outcome.connections.map(({ entry }) => entry)
    const recordLine = (isCut: (entry: PlanEntry) => boolean): string => {
      const record = planRecord(view.commit, entries, isCut)
      return writeRecord(
        key === undefined ? record : seal(record, { key, repository, pull: number, commentId }),
      )
    }
    // What is cut is known when the rest is there, so the longest record's room is kept free.
    const longest = Math.max(...[true, false].map((all) => recordLine(() => all).length))
    const reserved = longest + entries.length
    const limit = MAX_COMMENT_CHARS - OUTCOME_CHARS - SPARE_CHARS - reserved
    const recorded = { ...view, isRecorded: true } as const
    const { text, cut } = renderReport(recorded, { limit, size: (part) => part.length })
    const line = recordLine((entry) => cut.has(entry) || !isShown(entry, recorded))
    const body = [marker, line, text].join('\n')
    return (await writeComment(github, number, marker, redactor.redact(body), found)).url
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    const why =
      error.status === 403 || error.status === 404
        ? "The token may not write comments (a fork's never may; " +
          "else add `pull-requests: write` to the job's `permissions`)."
        : error.message
    log.warn(
      'The plan comment could not be written; ' + `the plan is in the summary of this run. ${why}`,
    )
    return ''
  }
}

/** Whether a report has the body that an apply would send. */
function isShown(entry: PlanEntry, view: ReportView): boolean {
  return entry.candidate.kind === 'removed' || hasPayload(entry, view)
}

/**
 * Tells each merged pull request what became of its plan; an earlier merge's keeps what it was
 * told. A comment that can't be edited is a warning: the summary holds the outcome.
 */
export async function postOutcome(
  view: ReportView,
  reviews: readonly FoundReview[],
  github: GitHub,
  { redactor, log, clock }: PublishPorts,
): Promise<void> {
  for (const { pull, plan, isCurrent } of reviews) {
    if (plan === undefined || (plan.record.closed && !isCurrent)) continue
    const { comment, record } = plan
    try {
      const body = withOutcome(comment.body, record, view, new Date(clock.now()))
      await writeComment(github, pull, '', redactor.redact(body), comment)
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      log.warn(
        `The outcome could not be written into the comment of pull request ${pull}; ` +
          'it is in the summary of this run. Add `pull-requests: write` ' +
          `to the job's \`permissions\` if it is missing. (${error.message})`,
      )
    }
  }
}
