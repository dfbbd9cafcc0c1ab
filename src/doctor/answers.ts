import { saysExists, saysFailed } from '../immuta/answers.ts'
import { type FoundObject, readSearch } from '../immuta/object-search.ts'
import type { ObservedAnswer } from '../net/api-client.ts'
import { RequestFailure, SignInFailure } from '../net/failure.ts'

/** What is asked of a tenant, each once. */
export const PROBES = {
  'sign-in': 'POST /bim/apikey/authenticate',
  integrations: 'GET /integrations',
  search: 'POST /data/object/search',
  connection: 'GET /data/connection/{key}',
  integration: 'GET /integrations/{id}',
  object: 'GET /data/object/{key}',
  children: 'POST /data/object/search/{key}',
  child: 'GET /data/object/{key}/{names…}',
  jobs: 'GET /jobs?bulkId=',
  'dry-run': 'POST /data/connection/test',
  script: 'POST /integrations/scripts/create',
} as const

export type Probe = keyof typeof PROBES

/** What became of one question. */
export type Answer =
  | ({ kind: 'answered' } & ObservedAnswer)
  /** No complete answer came, or the sign-in failed before. */
  | { kind: 'failed'; failure: RequestFailure }
  | { kind: 'not-asked'; why: string }

export interface Answers {
  of: Readonly<Record<Probe, Answer>>
  /** The connection that was looked up: one that the user or the tenant named, or one made up. */
  subject: { key: string; from: 'user' | 'tenant' | 'nobody' }
  /** Key of the spec that was tried. */
  tried: string | undefined
  /** How long the first answer took, in milliseconds. */
  firstMs: number | undefined
  /** This machine's time when the first answer was there, in milliseconds since 1970. */
  now: number
}

/** A complete answer of success that can be read. */
export function readable(answer: Answer): { body: unknown } | undefined {
  const isGood = answer.kind === 'answered' && answer.status >= 200 && answer.status < 300
  return isGood && answer.fault === undefined ? answer : undefined
}

/** The HTTP status of an answer, where there was one. */
export function statusOf(answer: Answer): number | undefined {
  return answer.kind === 'answered' ? answer.status : undefined
}

/** What an answer is read as; `undefined` where it can't be read. */
export function attempt<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof RequestFailure) return undefined
    throw error
  }
}

/** Why an answer is none of Immuta's own, also where it is a refusal. */
export function foreign(answer: Answer): string | undefined {
  if (answer.kind !== 'answered') return undefined
  const { fault, contentType, body } = answer
  const isPage =
    /\bhtml\b/i.test(contentType ?? '') || (typeof body === 'string' && /^\s*</.test(body))
  return fault ?? (isPage ? 'a web page instead of data' : undefined)
}

/** What an answer was, in a few words, none of them the server's. */
export function said(answer: Answer): string {
  if (answer.kind === 'not-asked') return answer.why
  if (answer.kind === 'answered') {
    const page = foreign(answer)
    return `HTTP ${answer.status}${page === undefined ? '' : ` with ${page}`}`
  }
  return answer.failure instanceof SignInFailure
    ? 'The sign-in failed, so it was not asked.'
    : answer.failure.message
}

/** What the first page of a search lists, where it can be read. */
export function hitsIn(search: Answer): FoundObject[] | undefined {
  const found = readable(search)
  return found && attempt(() => readSearch(found.body).hits)
}

/** Whether the spec that was tried is of a connection that the tenant showed. */
export function hasTried({ of, tried, subject }: Answers): boolean {
  if (subject.key === tried && readable(of.connection) !== undefined) return true
  return hitsIn(of.search)?.some(({ objectPath }) => objectPath[0] === tried) ?? false
}

/** Whether the dry run failed for no other reason than that its connection exists. */
export function failsAsExisting(answers: Answers): boolean {
  const answer = answers.of['dry-run']
  if (answer.kind !== 'answered' || !hasTried(answers)) return false
  const isAnswer = readable(answer) !== undefined
  if (isAnswer && !saysFailed(answer.body)) return false
  return saysExists(isAnswer ? undefined : answer.status, answer.body)
}
