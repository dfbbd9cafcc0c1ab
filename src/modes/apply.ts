import { blockOf } from '../core/block.ts'
import type { Candidate } from '../core/candidate.ts'
import { lacksSecret, reasonOf } from '../core/codes.ts'
import { errorAt, type ErrorDiagnostic, isError } from '../core/diagnostic.ts'
import { type Outcome, skipped } from '../core/outcome.ts'
import { hasErrors, hasWrites, type PlanEntry } from '../core/plan.ts'
import { type FoundReview, isTouched, recordOf } from '../core/review.ts'
import type { ImmutaReader } from '../immuta/reader.ts'
import { RequestFailure } from '../net/failure.ts'
import { pool } from '../net/pool.ts'
import { readDeclared } from './declared.ts'
import { execute } from './execute.ts'
import { openWriter, signInBeside } from './immuta.ts'
import { checkWrite, isAskable, planAtImmuta } from './inspect.ts'
import { readStanding } from './newer-run.ts'
import { requireWait } from './objects.ts'
import type { Ports } from './ports.ts'
import { describeEntry, progress, tellBlocked } from './progress.ts'
import { type ReadReviews, readReviewsOnce, reviewsOfChange, reviewWrites } from './review.ts'
import {
  fetchSetUpScript,
  scriptRunner,
  type SetUpScripts,
  setUpRunner,
  setUpScripts,
} from './set-up-script.ts'

/**
 * Brings Immuta to what Git declares: everything is checked and reviewed before the first write.
 * Throws {@link ConfigError} and {@link RunFailure} when the run as a whole can't go on; then
 * nothing was written.
 */
export async function apply(ports: Ports): Promise<Outcome> {
  const { request, wording } = ports
  const credential = request.bootstrap === 'run' ? scriptRunner(ports) : undefined
  const { reader, writer, signIn, close } = openWriter(ports)
  try {
    const { candidates } = await readDeclared(
      ports,
      'all',
      'proven',
      signInBeside({ signIn }, ports, true),
    )
    requireWait(candidates, ports)
    const scripts = credential && setUpScripts(ports, reader)
    const reviewsOf = readReviewsOnce(ports)
    const entries = await checkAll(candidates, { reader, scripts, reviewsOf }, ports)
    const block = blockOf(entries, request.maxChanges, wording)
    if (block !== undefined) {
      tellBlocked(entries, 'are', ports.log)
      const told = await reviewsOfChange(entries, reviewsOf, ports)
      if (block.kind === 'limit') return stopped(entries, block.error.message, told, block.error)
      const advice = entries.some(isSpecAtFault) ? FIX_SPEC : FIX_CAUSE
      return stopped(entries, CHECK_FAILED + advice, told)
    }

    const judged = await orUnread('The review', reviewWrites(entries, reviewsOf, ports))
    if ('unread' in judged) {
      const told = await reviewsOfChange(entries, reviewsOf, ports)
      return unsafe(entries, 'github-unreachable', judged.unread, told)
    }
    const { reviews, reviewed } = judged
    if (reviewed.some(hasErrors)) return stopped(reviewed, NOT_REVIEWED, reviews)

    const head = `The head of the branch \`${ports.trigger.branch}\``
    const standing = await orUnread(head, readStanding(reviewed, ports))
    if ('unread' in standing)
      return unsafe(reviewed, 'github-unreachable', standing.unread, reviews)
    if (standing.kind === 'dropped') return unsafe(reviewed, 'superseded', standing.why, reviews)

    const setUp =
      credential &&
      scripts &&
      setUpRunner(ports, scripts, credential, (entry) => recordOf(entry, reviews))
    const connections = await execute(reviewed, { ...ports, reader, writer, setUp, standing })
    return { mode: 'apply', connections, stopped: undefined, reviews }
  } finally {
    close()
  }
}

/**
 * Looks up every connection, and tries what would be written, while GitHub is asked who reviewed
 * it: at once where this push touched it, else when there is something to write. What GitHub says,
 * and whether it can, is judged once everything was tried.
 */
function checkAll(
  candidates: readonly Candidate[],
  {
    reader,
    scripts,
    reviewsOf,
  }: { reader: ImmutaReader; scripts: SetUpScripts | undefined; reviewsOf: ReadReviews },
  ports: Ports,
): Promise<PlanEntry[]> {
  const report = progress(candidates.length, ports)
  const askForReviews = ({ file }: Candidate): void => void reviewsOf(file).catch(() => undefined)
  return pool(candidates, ports.request.concurrency, async (candidate) => {
    if (isAskable(candidate, ports) && isTouched({ candidate })) askForReviews(candidate)
    const planned = await planAtImmuta(candidate, reader, ports, false)
    if (hasWrites(planned)) askForReviews(candidate)
    const tried = await checkWrite(planned, reader, ports)
    const isNew = tried.change.action === 'create'
    const entry = scripts && isNew ? await fetchSetUpScript(tried, scripts, ports) : tried
    report(describeEntry(entry, 'at-immuta'))
    return entry
  })
}

/** Whether a spec is to be fixed, not the value of its secret alone. */
function isSpecAtFault({ diagnostics }: PlanEntry): boolean {
  const codes = diagnostics.filter(isError).map(({ code }) => code)
  return codes.some((code) => reasonOf(code) === 'invalid-spec') && !lacksSecret(codes)
}

const CHECK_FAILED =
  'Every connection is checked before the first one is changed, and a check failed.'
const FIX_SPEC = ' Fix the spec in another pull request.'
const FIX_CAUSE = ' Remove the cause, and re-run the job.'
const NOT_REVIEWED =
  'What would be sent is not what was reviewed. ' +
  'Open a pull request, so that it is planned and reviewed again.'

/** What GitHub says, or that it can't be read: a reason to write nothing. */
async function orUnread<T>(what: string, asked: Promise<T>): Promise<T | { unread: string }> {
  try {
    return await asked
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    return { unread: `${what} could not be read. ${error.message}` }
  }
}

/** An apply that writes nothing, as GitHub does not show that it may. */
function unsafe(
  entries: readonly PlanEntry[],
  code: 'github-unreachable' | 'superseded',
  why: string,
  reviews: readonly FoundReview[],
): Outcome {
  return stopped(entries, why, reviews, errorAt(code, `Nothing was written. ${why}`))
}

/**
 * An apply that writes nothing, and why.
 *
 * @param error says so at each connection that it would have written
 */
function stopped(
  entries: readonly PlanEntry[],
  why: string,
  reviews: readonly FoundReview[],
  error?: ErrorDiagnostic,
): Outcome {
  const errors = error === undefined ? [] : [error]
  const connections = entries.map((entry) => skipped(entry, hasWrites(entry) ? errors : []))
  return { mode: 'apply', connections, stopped: { why, code: error?.code }, reviews }
}
