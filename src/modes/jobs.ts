import { type Diagnostic, errorAt, type UnreadAnswer, warningAt } from '../core/diagnostic.ts'
import { describeJobs, type Jobs, jobsOutcome, wordsOf } from '../core/jobs.ts'
import { type Reported, withMore } from '../core/outcome.ts'
import { immutaFault, type ImmutaFault } from '../immuta/fault.ts'
import type { ImmutaReader } from '../immuta/reader.ts'
import { toldUnread } from '../immuta/unread.ts'
import type { Clock } from '../net/clock.ts'
import { messageOf, RequestFailure } from '../net/failure.ts'
import type { Ports } from './ports.ts'

const FIRST_POLL_MS = 1000
const MAX_POLL_MS = 5000
/** Polls after which a registration without any known job, or with unreadable ones, is left. */
const EMPTY_POLLS = 3

export type JobsResult =
  | { outcome: 'completed' | 'failed' | 'none' | 'timeout' | 'cancelled'; jobs: Jobs }
  /** None that could be read failed or goes on, and there may be others. */
  | { outcome: 'unread'; jobs: Jobs; answer: UnreadAnswer }

/**
 * Follows the background jobs of a registration until all have ended. Throws `RequestFailure` when
 * Immuta does not answer.
 *
 * @param deadline in the clock's milliseconds.
 * @param progress called whenever the counts changed.
 */
export async function awaitJobs(
  reader: Pick<ImmutaReader, 'jobs'>,
  bulkId: string,
  deadline: number,
  clock: Clock,
  progress: (text: string) => void,
): Promise<JobsResult> {
  let reported = ''
  let seen = false
  for (let poll = 1; ; poll++) {
    const jobs = await reader.jobs(bulkId)
    const text = describeJobs(jobs)
    if (text !== reported) progress((reported = text))
    seen ||= jobs.total > 0 || jobs.unread !== undefined
    const ended = endOf(jobs, seen, poll)
    if (ended !== undefined) return ended
    if (clock.cancelled()) return { outcome: 'cancelled', jobs }
    const left = deadline - clock.now()
    if (left <= 0) return { outcome: 'timeout', jobs }
    await clock.sleep(Math.min(FIRST_POLL_MS * poll, MAX_POLL_MS, left))
  }
}

/** What ends the wait after so many polls; `undefined`: nothing does. */
function endOf(jobs: Jobs, seen: boolean, poll: number): JobsResult | undefined {
  const { unread } = jobs
  const outcome = jobsOutcome(jobs)
  const isLeft = poll >= EMPTY_POLLS
  if (outcome === 'running') return undefined
  if (outcome === 'failed') return { outcome, jobs }
  if (unread !== undefined) return isLeft ? { outcome: 'unread', jobs, answer: unread } : undefined
  if (outcome === 'completed') return { outcome, jobs }
  return isLeft && !seen ? { outcome, jobs } : undefined
}

/** What was written, with what became of its background jobs. */
export async function followJobs(
  reported: Reported,
  deadline: number,
  ports: Pick<Ports, 'clock' | 'log' | 'wording'> & { reader: ImmutaReader },
): Promise<Reported> {
  const { entry, result } = reported
  if (result.status !== 'applied' || result.effect.kind !== 'registered') return reported
  const { effect } = result
  const { key = '' } = entry.candidate
  if (effect.bulkId === undefined) {
    const isTold = result.diagnostics.some(({ code }) => code === 'jobs-unknown')
    return entry.change.action === 'update' || isTold ? reported : withMore(reported, JOBS_LOST)
  }
  const { clock, log, reader, wording } = ports
  try {
    const ended = await awaitJobs(reader, effect.bulkId, deadline, clock, (text) => {
      if (text !== '') log.info(`${key}: jobs ${text}`)
    })
    const status = ended.outcome === 'failed' ? 'failed' : 'applied'
    const followed = { ...result, status, effect: { ...effect, jobs: ended.jobs } } as const
    const found = diagnosticOf(ended, ports)
    return withMore({ entry, result: followed }, ...(found ? [found] : []))
  } catch (error) {
    const { code, message, answer }: ImmutaFault =
      error instanceof RequestFailure
        ? immutaFault(error, wording)
        : { code: 'internal-error', message: messageOf(error) }
    const text = `Accepted, but its background jobs could not be followed. ${message}`
    return withMore(reported, errorAt(code, text, undefined, answer))
  }
}

const JOBS_LOST = warningAt(
  'jobs-unknown',
  'Registered, but no answer named its background jobs: look at the connection in Immuta.',
)

function diagnosticOf(
  ended: JobsResult,
  { wording }: Pick<Ports, 'wording'>,
): Diagnostic | undefined {
  switch (ended.outcome) {
    case 'completed':
      return undefined
    case 'unread': {
      const what = 'Accepted; what Immuta says of its background jobs could not be read'
      return warningAt('jobs-unknown', toldUnread(what, ended.answer), undefined, ended.answer)
    }
    case 'none':
      return warningAt(
        'jobs-unknown',
        'Accepted; Immuta knows no background job for it, so it counts as finished.',
      )
    case 'failed': {
      const words = wordsOf(ended.jobs)
      return errorAt(
        'jobs-failed',
        `Accepted, but background jobs did not succeed${words}. Look at the connection in Immuta.`,
      )
    }
    case 'cancelled':
      return errorAt(
        'cancelled',
        'Accepted; the run was cancelled before its background jobs had ended. ' +
          'They go on in Immuta.',
      )
    case 'timeout':
      return errorAt(
        'jobs-timeout',
        'Accepted, but its background jobs were unfinished after ' +
          `${wording.name('waitTimeout')}. They go on in Immuta.`,
      )
  }
}
