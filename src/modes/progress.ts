import type { Clock } from '../net/retry.ts'
import type { Console } from '../action/console.ts'

/** A longer run is told in groups. */
const MAX_LOOSE_LINES = 50
/** Lines of one group of the log. */
const GROUP_LINES = 50
/** How long a long run may be silent. */
const MAX_SILENCE_MS = 10_000

/**
 * Tells how far a run is, one call per connection: a short run line by line, a long one in groups of lines, each followed by what is left.
 */
export function progress(
  total: number,
  { console, clock }: { console: Pick<Console, 'info' | 'group'>; clock: Pick<Clock, 'now'> },
): (line: string) => void {
  const start = clock.now()
  let told = start
  let done = 0
  let lines: string[] = []
  return (line) => {
    done += 1
    const text = `[${done}/${total}] ${line}`
    if (total <= MAX_LOOSE_LINES) {
      console.info(text)
      return
    }
    lines.push(text)
    const now = clock.now()
    if (done < total && lines.length < GROUP_LINES && now - told < MAX_SILENCE_MS) return
    console.group(`Connections ${done - lines.length + 1} to ${done}`, lines)
    if (done < total)
      console.info(
        `${done} of ${total}, about ${duration(((now - start) / done) * (total - done))} left`,
      )
    lines = []
    told = now
  }
}

function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
