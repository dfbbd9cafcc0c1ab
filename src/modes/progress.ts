import { lacksSecret } from '../core/codes.ts'
import { isError } from '../core/diagnostic.ts'
import { type Action, actionOf, hasWrites, isLeft, type PlanEntry } from '../core/plan.ts'
import { objectsToSet } from '../core/plan-objects.ts'
import { plural } from '../core/plural.ts'
import type { Clock } from '../net/clock.ts'
import { BY_GIT, driftWords } from '../render/labels.ts'
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

/** What a check found for a connection. Whether anything is written is known after the last one. */
const FOUND: Record<Action, string> = {
  create: 'to register',
  update: 'to update',
  delete: 'to deregister',
  retain: 'not deregistered',
  unchanged: 'unchanged',
  invalid: 'invalid',
  unknown: 'not checked',
}

/** What a line of the log tells of a connection: what was compared with what. */
export type Looked = 'at-spec' | 'at-git' | 'at-immuta' | 'for-drift'

/** One line of the log; the messages follow as annotations. */
export function describeEntry(entry: PlanEntry, looked: Looked): string {
  const name = entry.candidate.key ?? entry.candidate.file
  const codes = entry.diagnostics.filter(isError).map(({ code }) => code)
  if (codes.length > 0) {
    const isInvalid = actionOf(entry) === 'invalid' && !lacksSecret(codes)
    const how = isInvalid ? 'invalid' : 'failed'
    return `${name}: ${how} (${codes.join(', ')})`
  }
  const dryRun = entry.checks.dryRun
  const tried = dryRun === undefined ? '' : `, dry run ${dryRun.status}`
  return `${name}: ${findingOf(entry, looked)}${tried}`
}

function findingOf(entry: PlanEntry, looked: Looked): string {
  switch (looked) {
    case 'at-spec':
      return 'valid'
    case 'at-git':
      return BY_GIT[actionOf(entry)]
    case 'for-drift':
      return driftWords(entry) ?? 'as declared'
    case 'at-immuta': {
      const found = isLeft(entry.change) ? 'differs, and is left as it is' : FOUND[actionOf(entry)]
      const objects = objectsToSet(entry).length
      return objects === 0 ? found : `${found}, ${plural(objects, 'object')} to set`
    }
  }
}

/** Tells that what the lines of the log call to be done will not be. */
export function tellBlocked(
  entries: readonly PlanEntry[],
  verb: 'are' | 'would be',
  log: Pick<Log, 'info'>,
): void {
  const count = entries.filter(hasWrites).length
  const not = verb === 'are' ? (count === 1 ? 'is not' : 'are not') : 'would not be'
  if (count > 0) log.info(`Blocked: ${plural(count, 'connection')} ${not} written, see the errors`)
}
