import * as z from 'zod/mini'
import { isFailedState, type Jobs } from '../core/jobs.ts'
import { getIn } from '../core/path.ts'
import { unreadAnswer } from './unread.ts'

/*
 * Immuta documents the fields of a job and its states ("Jobs"), but not what GET /jobs?bulkId=
 * wraps them in. Accepted: a list; a list under `jobs` or another name; a map from id to job;
 * counts per state; one job; nothing.
 */

const job = z.looseObject({
  id: z.optional(z.union([z.string(), z.number()])),
  state: z.string(),
  output: z.optional(z.unknown()),
})
type Job = z.infer<typeof job>

/** Deepest envelope in an envelope that is opened. */
const MAX_DEPTH = 5
/** Messages of jobs that are kept. */
const MAX_MESSAGES = 5
const LISTS = ['jobs', 'hits', 'results', 'data', 'items']
const KNOWN_STATES = [
  'active',
  'cancelled',
  'completed',
  'created',
  'expired',
  'failed',
  'retry',
  'pending',
]

/** Reads any of the envelopes above; an unreadable one counts as "no job known", and says so. */
export function parseJobs(answer: unknown): Jobs {
  const jobs = readJobs(answer, MAX_DEPTH)
  if (jobs.total > 0 || isEmpty(answer)) return jobs
  return { ...jobs, unread: unreadAnswer('jobs-wrapper', answer) }
}

/** Whether an answer plainly tells that there is no job: nothing, an empty list, or only zeros. */
function isEmpty(answer: unknown, depth = MAX_DEPTH): boolean {
  if (typeof answer !== 'object' || answer === null) return !answer
  if (depth === 0) return false
  const list = LISTS.find((name) => typeof getIn(answer, [name]) === 'object')
  return list === undefined
    ? Object.values(answer).every((value) => isEmpty(value, depth - 1))
    : isEmpty(getIn(answer, [list]), depth - 1)
}

function readJobs(answer: unknown, depth: number): Jobs {
  if (typeof answer !== 'object' || answer === null || depth === 0) return summarise([])
  if (Array.isArray(answer)) return summarise(answer.flatMap(asJob))
  const object = answer as Record<string, unknown>
  for (const name of LISTS) {
    const list = object[name]
    if (Array.isArray(list)) return summarise(list.flatMap(asJob))
    if (typeof list === 'object' && list !== null) return readJobs(list, depth - 1)
  }
  const single = asJob(object)
  if (single.length > 0) return summarise(single)
  const counts = Object.entries(object).filter(
    (entry): entry is [string, number] =>
      KNOWN_STATES.includes(entry[0]) && typeof entry[1] === 'number' && entry[1] > 0,
  )
  if (counts.length > 0) {
    return {
      total: counts.reduce((sum, [, count]) => sum + count, 0),
      states: Object.fromEntries(counts),
      messages: [],
    }
  }
  return summarise(Object.values(object).flatMap(asJob))
}

/**
 * The query that leads to the next page of an answer, if it names one under `next` or `nextPage`.
 * Only the answer of GET /jobs/search is documented to hold `next`, and not what that is: the query
 * of an address is used as it is, anything else as the value of a parameter of the same name.
 */
export function nextPage(answer: unknown): string | undefined {
  if (typeof answer !== 'object' || answer === null) return undefined
  for (const [name, next] of Object.entries(answer)) {
    if (
      !['next', 'nextPage'].includes(name) ||
      !(typeof next === 'number' || (typeof next === 'string' && next !== ''))
    )
      continue
    const query = /\?([^#]*)/.exec(String(next))?.[1]
    return query ?? `${name}=${encodeURIComponent(next)}`
  }
  return undefined
}

/** The jobs of several pages. */
export function joinJobs(pages: readonly Jobs[]): Jobs {
  const unread = pages.find((page) => page.unread !== undefined)?.unread
  const states = new Map<string, number>()
  for (const page of pages)
    for (const [state, count] of Object.entries(page.states))
      states.set(state, (states.get(state) ?? 0) + count)
  return {
    total: pages.reduce((sum, { total }) => sum + total, 0),
    states: Object.fromEntries(states),
    messages: pages.flatMap(({ messages }) => messages).slice(0, MAX_MESSAGES),
    ...(unread && { unread }),
  }
}

function asJob(value: unknown): Job[] {
  const parsed = job.safeParse(value)
  return parsed.success ? [parsed.data] : []
}

function summarise(jobs: Job[]): Jobs {
  const states = new Map<string, number>()
  const messages: string[] = []
  for (const { state, output } of jobs) {
    const name = state.toLowerCase()
    states.set(name, (states.get(name) ?? 0) + 1)
    if (isFailedState(name) && typeof output === 'string' && output !== '')
      messages.push(output.slice(0, 500))
  }
  return {
    total: jobs.length,
    states: Object.fromEntries(states),
    messages: messages.slice(0, MAX_MESSAGES),
  }
}
