import * as z from 'zod/mini'
import { isFailedState, type Jobs } from '../core/jobs.ts'
import { RequestFailure } from '../net/failure.ts'
import { carriesFailure, isObject, type Json, messagesOf } from './answers.ts'
import { unreadAnswer } from './unread.ts'

/*
 * Immuta documents the fields of a job and its states ("Jobs"), but not what GET /jobs?bulkId=
 * wraps them in. Accepted: a list; a list under `jobs` or another name; a map from id to job;
 * counts per state; one job; nothing. Whatever else stands among jobs could be a job that failed,
 * so it is told as unread.
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
/** Names under which a list may come. */
export const JOB_LISTS = ['jobs', 'hits', 'results', 'data', 'items']
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
/** Numbers of all jobs, on whatever page they are. */
const TOTALS = ['total', 'count', 'totalCount']
/** Names of what may stand beside jobs or counts, and is no word about one. */
const OF_PAGE = [...TOTALS, 'size', 'limit', 'offset', 'page', 'pageSize', 'bulkId']
/** Names of what may be said beside jobs; beside counts, a number of errors is a count. */
const OF_ANSWER = ['success', 'error', 'errors', 'message']

/** What one answer tells: jobs, how many there are in all, and whether any of it is unread. */
interface Told {
  jobs: Job[]
  counts: [state: string, count: number][]
  total: number
  isUnread: boolean
}

/** The jobs on one page, and how many jobs it says there are in all. */
export interface JobPage {
  jobs: Jobs
  total: number
}

/**
 * Reads any of the envelopes above. What can't be read is left out, and the result says so: then
 * nobody can tell what became of the jobs.
 */
export function readPage(answer: unknown): JobPage {
  const told = read(answer, MAX_DEPTH)
  const unread = told.isUnread && { unread: unreadAnswer('jobs-wrapper', answer) }
  return { jobs: { ...summarise(told), ...unread }, total: told.total }
}

/**
 * The failure that an answer carries in place of jobs: it is no word about them. Absent where it
 * names jobs that failed, which say it themselves.
 */
export function failureOf(answer: unknown): RequestFailure | undefined {
  if (!isRefused(answer, MAX_DEPTH)) return undefined
  if (Object.keys(readPage(answer).jobs.states).some(isFailedState)) return undefined
  const words = messagesOf(answer).join('; ') || 'Immuta reported a failure without a message'
  return new RequestFailure(`GET /jobs: ${words}`, { status: 200, body: answer })
}

function isRefused(answer: unknown, depth: number): boolean {
  if (!isObject(answer) || depth === 0 || isJob(answer) || countsIn(answer).length > 0) return false
  return carriesFailure(answer) || JOB_LISTS.some((name) => isRefused(answer[name], depth - 1))
}

function read(answer: unknown, depth: number): Told {
  if (answer === undefined || answer === null || answer === '') return NOTHING
  if (typeof answer !== 'object' || depth === 0) return UNREAD
  if (Array.isArray(answer)) return fromItems(answer)
  const object = answer as Json
  if (isJob(object)) return fromItems([object])
  const found = isRefused(object, 1) ? [UNREAD] : []
  const total = Math.max(0, ...TOTALS.map((name) => countOf(object[name]) ?? 0))
  const lists = JOB_LISTS.filter((name) => Object.hasOwn(object, name))
  const rest = Object.entries(object).filter(([name]) => !lists.includes(name) && !isOfPage(name))
  const inner = lists.length > 0 ? fromLists(object, lists, rest, depth) : fromEntries(object, rest)
  const all = join([...found, inner])
  const isEmpty = isEmptyTold(all)
  const isTold = lists.length > 0 || countsIn(object).length > 0
  return {
    ...all,
    total: Math.max(total, all.total),
    // What stands beside jobs is no word about them where there are none.
    isUnread: all.isUnread || (isEmpty && !isTold && !isNothing(object)),
  }
}

/** Every list under a name that is known; what else tells of jobs is not read, and told. */
function fromLists(
  object: Json,
  lists: readonly string[],
  rest: readonly [string, unknown][],
  depth: number,
): Told {
  const isElsewhere = rest.some(
    ([, value]) => typeof value === 'object' && !isEmptyTold(read(value, depth - 1)),
  )
  return join([
    ...lists.map((name) => read(object[name], depth - 1)),
    ...(isElsewhere ? [UNREAD] : []),
  ])
}

function isEmptyTold({ jobs, counts }: Told): boolean {
  return jobs.length + counts.length === 0
}

/** Counts by state, or a map from id to job. */
function fromEntries(object: Json, rest: readonly [string, unknown][]): Told {
  const counts = countsIn(object)
  if (counts.length > 0) {
    const others = rest.filter(([name]) => !counts.some(([, , key]) => key === name))
    return {
      ...NOTHING,
      counts: counts
        .filter(([, count]) => count > 0)
        .map(([state, count]): [string, number] => [state, count]),
      isUnread: others.some(([name, value]) => mayCount(name, value)),
    }
  }
  const items = rest.filter(([name, value]) => !OF_ANSWER.includes(name) && !isNothing(value))
  return fromItems(items.map(([, value]) => value))
}

/** Whether an entry beside counts may count jobs in a state that is not known. */
function mayCount(name: string, value: unknown): boolean {
  if (countOf(value) === 0 || isNothing(value)) return false
  const isWord = typeof value === 'string' || typeof value === 'boolean'
  return !isWord || countOf(value) !== undefined || KNOWN_STATES.includes(name.toLowerCase())
}

/** The counts by known states: state, count, and the key that holds it. */
function countsIn(object: Json): [state: string, count: number, key: string][] {
  return Object.entries(object).flatMap(([key, value]): [string, number, string][] => {
    const [state, count] = [key.toLowerCase(), countOf(value)]
    return KNOWN_STATES.includes(state) && count !== undefined ? [[state, count, key]] : []
  })
}

/** A number of jobs, also as text. */
function countOf(value: unknown): number | undefined {
  const isText = typeof value === 'string' && /^\d{1,9}$/.test(value.trim())
  const count = isText ? Number(value) : value
  return typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : undefined
}

function fromItems(items: readonly unknown[]): Told {
  const jobs = items.filter(isJob)
  return { ...NOTHING, jobs, isUnread: jobs.length < items.length }
}

/** Whether a value plainly tells of nothing: nothing, zero, an empty list, or only such. */
function isNothing(value: unknown, depth = MAX_DEPTH): boolean {
  if (typeof value !== 'object' || value === null) return !value
  return depth > 0 && Object.values(value).every((one) => isNothing(one, depth - 1))
}

function isOfPage(name: string): boolean {
  return OF_PAGE.includes(name) || NEXT.test(name)
}

const NOTHING: Told = { jobs: [], counts: [], total: 0, isUnread: false }
const UNREAD: Told = { ...NOTHING, isUnread: true }

function join(parts: readonly Told[]): Told {
  return {
    jobs: parts.flatMap(({ jobs }) => jobs),
    counts: parts.flatMap(({ counts }) => counts),
    total: Math.max(0, ...parts.map(({ total }) => total)),
    isUnread: parts.some(({ isUnread }) => isUnread),
  }
}

/** What may hold a next page that can be asked for. */
export const NEXT_NAMES = ['next', 'nextPage']
/** How a next page may be named, or only said to exist. */
const NEXT = /^_?(next|has_?(more|next)|more$|cursor$)/i
/** What may hold the name of a next page besides the answer itself. */
const AROUND = [...JOB_LISTS, 'links', '_links', 'paging', 'pagination', 'page', 'meta']

/** What an answer says of the page after it. */
export type NextPage =
  | { kind: 'none' }
  | { kind: 'query'; query: string }
  /** There is one, and nobody can tell how to ask for it. */
  | { kind: 'unread' }

/**
 * The query that leads to the next page of an answer, if it names one under `next` or `nextPage`.
 * Only the answer of GET /jobs/search is documented to hold `next`, and not what that is: the query
 * of an address is used as it is, anything else as the value of a parameter of the same name.
 */
export function nextPage(answer: unknown, depth = MAX_DEPTH): NextPage {
  if (!isObject(answer) || depth === 0 || isJob(answer)) return { kind: 'none' }
  for (const name of NEXT_NAMES) {
    const next = answer[name]
    if (typeof next !== 'number' && (typeof next !== 'string' || next === '')) continue
    const query = /\?([^#]*)/.exec(String(next))?.[1]
    return { kind: 'query', query: query ?? `${name}=${encodeURIComponent(next)}` }
  }
  const isNamed = Object.entries(answer).some(([name, to]) => NEXT.test(name) && !isNothing(to))
  if (isNamed) return { kind: 'unread' }
  const inner = AROUND.map((name) => nextPage(answer[name], depth - 1))
  return inner.find(({ kind }) => kind !== 'none') ?? { kind: 'none' }
}

/**
 * The jobs of several pages: unread where one of them is, where the last names another one that
 * could not be had, or where there are fewer than the pages tell.
 *
 * @param last the last answer
 * @param isCut whether it is known that more follows it
 */
export function joinPages(pages: readonly JobPage[], last: unknown, isCut: boolean): Jobs {
  const total = pages.reduce((sum, { jobs }) => sum + jobs.total, 0)
  const told = Math.max(0, ...pages.map((page) => page.total))
  const isShort = total < told || (isCut && total !== told)
  const unread =
    pages.find(({ jobs }) => jobs.unread !== undefined)?.jobs.unread ??
    (isShort ? unreadAnswer('jobs-paging', last) : undefined)
  return {
    total,
    states: summed(pages.flatMap(({ jobs }) => Object.entries(jobs.states))),
    messages: pages.flatMap(({ jobs }) => jobs.messages).slice(0, MAX_MESSAGES),
    ...(unread && { unread }),
  }
}

function isJob(value: unknown): value is Job {
  return job.safeParse(value).success
}

function summarise({ jobs, counts }: Told): Jobs {
  const messages = jobs.flatMap(({ state, output }) => {
    const isTold = isFailedState(state.toLowerCase()) && typeof output === 'string'
    return isTold && output !== '' ? [output.slice(0, 500)] : []
  })
  return {
    total: jobs.length + counts.reduce((sum, [, count]) => sum + count, 0),
    states: summed([...jobs.map(({ state }) => [state.toLowerCase(), 1] as const), ...counts]),
    messages: messages.slice(0, MAX_MESSAGES),
  }
}

/** The counts of each state together. */
function summed(counts: readonly (readonly [state: string, count: number])[]): Jobs['states'] {
  const states = new Map<string, number>()
  for (const [state, count] of counts) states.set(state, (states.get(state) ?? 0) + count)
  return Object.fromEntries(states)
}
