import type { ImmutaReader } from '../immuta/client.ts'
import { describeJobs, type Jobs, jobsOutcome } from '../immuta/jobs.ts'
import type { Clock } from '../net/retry.ts'

const FIRST_POLL_MS = 1000
const MAX_POLL_MS = 5000
/** Polls after which a registration without any known job counts as finished. */
const EMPTY_POLLS = 3

export type JobsResult = {
  outcome: 'completed' | 'failed' | 'none' | 'timeout' | 'cancelled'
  jobs: Jobs
}

/**
 * Follows the background jobs of a registration until all have ended. Throws `RequestFailure` when Immuta does not answer.
 *
 * @param deadline in the clock's milliseconds.
 * @param progress called whenever the counts changed.
 */
export async function awaitJobs(
  immuta: ImmutaReader,
  bulkId: string,
  deadline: number,
  clock: Clock,
  progress: (text: string) => void,
): Promise<JobsResult> {
  let said = ''
  let seen = false
  for (let poll = 1; ; poll++) {
    const jobs = await immuta.jobs(bulkId)
    const outcome = jobsOutcome(jobs)
    const text = describeJobs(jobs)
    if (text !== said) progress((said = text))
    if (outcome === 'completed' || outcome === 'failed') return { outcome, jobs }
    seen ||= outcome !== 'none'
    if (outcome === 'none' && !seen && poll >= EMPTY_POLLS) return { outcome, jobs }
    if (clock.cancelled()) return { outcome: 'cancelled', jobs }
    if (clock.now() >= deadline) return { outcome: 'timeout', jobs }
    await clock.sleep(
      Math.min(FIRST_POLL_MS * poll, MAX_POLL_MS, Math.max(deadline - clock.now(), 0)),
    )
  }
}
