import {
  fittingRecord,
  MAX_RECORD_CHARS,
  type PlanRecord,
  readRecord,
  seal,
  sealProgress,
  withProgress,
  writeRecord,
} from '../core/record.ts'
import { hasChanges } from '../core/outcome.ts'
import type { PlanEntry } from '../core/plan.ts'
import type { FoundReview, PullComment } from '../core/review.ts'
import { isOvertaken } from '../github/changes.ts'
import type { GitHub } from '../github/client.ts'
import {
  commentMarker,
  deleteComment,
  findComments,
  MAX_COMMENT_CHARS,
  writeComment,
} from '../github/comment.ts'
import { lacksPermission, permissionAdvice } from '../github/refusal.ts'
import { RequestFailure } from '../net/failure.ts'
import { OUTCOME_CHARS, withOutcome, withRecord } from '../render/outcome.ts'
import { renderReport, unshownOf } from '../render/report.ts'
import { hasPayload } from '../render/section.ts'
import type { ReportView } from '../render/view.ts'
import type { PublishPorts } from './ports.ts'

/** Room of a comment that is left free, in characters: redaction can make a text longer. */
const SPARE_CHARS = 1024

/** A plan comment: its address, '' where none was written, and what it must show and does not. */
export interface PostedPlan {
  url: string
  /** Changes that are not shown whole, where apply refuses these. */
  unshown: number
}

/** What follows where there is no plan comment, with `require-plan`. */
const REFUSED = ' With `require-plan`, apply then writes nothing.'

const NOT_POSTED: PostedPlan = { url: '', unshown: 0 }

/**
 * Writes the plan comment where there is one to write. A comment that can't be written is a
 * warning: the summary holds the plan.
 *
 * @param isNotable whether the plan does something, or failed
 */
export async function postPlan(
  view: ReportView,
  github: GitHub,
  isNotable: boolean,
  ports: PublishPorts,
): Promise<PostedPlan> {
  const { request, trigger, log } = ports
  const { pull } = trigger
  if (pull?.isOpen !== true) return NOT_POSTED
  const consequence = request.requirePlan && hasChanges(view.outcome) ? REFUSED : ''
  if (request.comment === 'never') {
    const setting = view.wording.The('comment')
    if (consequence !== '')
      log.warn(`${setting} is \`never\`: no plan comment is written.${consequence}`)
    return NOT_POSTED
  }
  try {
    return await commentOn(pull, view, github, isNotable, ports)
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    const why = lacksPermission(error)
      ? "The token may not write comments (a fork's never may; " +
        "else add `pull-requests: write` to the job's `permissions`)."
      : error.message
    log.warn(
      'The plan comment could not be written; the plan is in the summary of this run. ' +
        `${why}${consequence}`,
    )
    return NOT_POSTED
  }
}

/** Writes a plan on its pull request, unless there is a newer one, or nothing to say. */
async function commentOn(
  pull: { number: number; headSha: string },
  view: ReportView,
  github: GitHub,
  isNotable: boolean,
  { request, redactor, log }: PublishPorts,
): Promise<PostedPlan> {
  const { number } = pull
  const marker = commentMarker(request.commentId)
  const [found, isStale] = await Promise.all([
    openComments(github, number, marker),
    isOvertaken(github, pull),
  ])
  if (request.comment === 'on-change' && !isNotable && found.length === 0) return NOT_POSTED
  const own: ReportView = {
    ...view,
    isRecorded: true,
    ...(request.requirePlan && { required: 'here' }),
  }
  const { text, unshown } = planComment(own, marker, number, sealer(seal, request, github))
  const body = redactor.redact(text)
  const written = isStale ? undefined : await writeNewest(github, pull, { marker, body, found })
  if (written === undefined)
    log.info('No comment was written: the pull request has a newer commit, which has its own.')
  return written === undefined ? NOT_POSTED : { url: written.url, unshown }
}

/**
 * Writes the comment of a plan, and leaves no other behind. Returns `undefined` where two plans
 * met, and the pull request has a newer commit by now.
 */
async function writeNewest(
  github: GitHub,
  pull: { number: number; headSha: string },
  { marker, body, found }: { marker: string; body: string; found: readonly PullComment[] },
): Promise<PullComment | undefined> {
  const { number } = pull
  const written = await writeComment(github, number, marker, body, found.at(-1))
  // Two plans at once may each have found no comment.
  const others =
    found.length > 0
      ? found.filter(({ id }) => id !== written.id)
      : await openComments(github, number, marker, written)
  const isLate = others.length > 0 && (await isOvertaken(github, pull))
  // The later one stays: it may have come since.
  const older = others.filter(({ id }) => id < written.id)
  for (const one of isLate ? [written] : older) await deleteComment(github, one)
  return isLate ? undefined : written
}

/** Our own comments that a plan may edit: a closed one tells what became of an earlier merge. */
async function openComments(
  github: GitHub,
  pull: number,
  marker: string,
  except?: PullComment,
): Promise<PullComment[]> {
  const { own } = await findComments(github, pull, marker, except)
  return own.filter(({ body }) => readRecord(body)?.closed !== true)
}

/** The plan with its record, as a comment. */
function planComment(
  view: ReportView,
  marker: string,
  pull: number,
  seal: (record: PlanRecord, pull: number) => PlanRecord,
): { text: string; unshown: number } {
  const entries = view.outcome.connections.map(({ entry }) => entry)
  const write = (record: PlanRecord): string => writeRecord(seal(record, pull))
  const lineOf = (isCut: (entry: PlanEntry) => boolean): string => {
    // What the comment does not show needs no place in the record.
    const ordered = [...entries].sort((a, b) => Number(isCut(a)) - Number(isCut(b)))
    return fittingRecord(view.commit, ordered, isCut, write)
  }
  // What is cut is known when the rest is there, so the longest record's room is kept free.
  const longest = Math.max(...[true, false].map((all) => lineOf(() => all).length))
  const reserved = Math.min(longest + entries.length, MAX_RECORD_CHARS)
  const limit = MAX_COMMENT_CHARS - OUTCOME_CHARS - SPARE_CHARS - reserved
  const { text, cut } = renderReport(view, { limit, size: (part) => part.length })
  const line = lineOf((entry) => cut.has(entry) || !isShown(entry, view))
  return { text: [marker, line, text].join('\n'), unshown: unshownOf(view, cut) }
}

/** Seals records of a pull request, where there is a key. */
function sealer(
  by: typeof seal,
  { commentId, planKey: key }: PublishPorts['request'],
  { repository }: GitHub,
): (record: PlanRecord, pull: number) => PlanRecord {
  if (key === undefined) return (record) => record
  return (record, pull) => by(record, { key, repository, pull, commentId })
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
  { redactor, log, clock, request }: PublishPorts,
): Promise<void> {
  const progress = new Map(
    view.outcome.connections.flatMap(({ entry, result }) =>
      result.setUp === undefined ? [] : [[entry.identity.name, result.setUp.ran] as const],
    ),
  )
  const seal = sealer(sealProgress, request, github)
  for (const { pull, plan, isCurrent } of reviews) {
    if (plan === undefined) continue
    const { comment, record: before } = plan
    const after = withProgress(before, (key) => progress.get(key))
    const isSame = writeRecord(after) === writeRecord(before)
    const isTold = before.closed && !isCurrent
    if (isTold && isSame) continue
    const record = isSame ? before : seal(after, pull)
    try {
      const body = isTold
        ? withRecord(comment.body, record)
        : withOutcome(comment.body, record, view, new Date(clock.date()))
      await writeComment(github, pull, '', redactor.redact(body), comment)
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      log.warn(
        `The outcome could not be written into the comment of pull request ${pull}; ` +
          `it is in the summary of this run.${permissionAdvice(error, 'pull-requests: write')} ` +
          `(${error.message})`,
      )
    }
  }
}
