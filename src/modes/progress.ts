import { isError } from '../core/diagnostic.ts'
import { actionOf, checkOf, type PlanEntry } from '../core/plan.ts'
import type { Clock } from '../net/clock.ts'
import type { Log } from './ports.ts'

/** Lines of the log up to which each connection has a line of its own, outside of any group. */
const MAX_LOOSE_LINES = 50
/** Lines of one group of the log. */
const GROUP_LINES = 50
/** How long a long run may be silent. */
const MAX_SILENCE_MS = 10_000

/**
 * Tells how far a run is, one call per connection: a short run line by line, a long one in groups
 * of lines, each followed by what is left.
 */
export function progress(
  total: number,
  { log, clock }: { log: Pick<Log, 'info' | 'group'>; clock: Pick<Clock, 'now'> },
): (line: string) => void {
  const start = clock.now()
  let lastAt = start
  let done = 0
  let lines: string[] = []
  return (line) => {
    done += 1
    const text = `[${done}/${total}] ${line}`
    if (total <= MAX_LOOSE_LINES) {
      log.info(text)
      return
    }
    lines.push(text)
    const now = clock.now()
    if (done < total && lines.length < GROUP_LINES && now - lastAt < MAX_SILENCE_MS) return
    log.group(`Connections ${done - lines.length + 1} to ${done}`, lines)
    if (done < total) {
      const left = ((now - start) / done) * (total - done)
      log.info(`${done} of ${total}, about ${duration(left)} left`)
    }
    lines = []
    lastAt = now
  }
}

function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000))
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}

/**
 * One line of the log; the messages follow as annotations. `as`: what an entry without errors is
 * called, where not by its action.
 */
export function describeEntry(entry: PlanEntry, as?: 'valid' | 'by-git'): string {
  const name = entry.candidate.key ?? entry.candidate.file
  const action = actionOf(entry)
  const codes = entry.diagnostics.filter(isError).map(({ code }) => code)
  if (codes.length > 0) {
    return `${name}: ${action === 'invalid' ? 'invalid' : 'failed'} (${codes.join(', ')})`
  }
  const dryRun = checkOf(entry, 'dry-run')
  const tried = dryRun === undefined ? '' : `, dry run ${dryRun.status}`
  if (as === 'valid') return `${name}: valid${tried}`
  return `${name}: ${action}${as === 'by-git' ? ' by Git alone' : ''}${tried}`
}
