import type { getOctokit } from '@actions/github'
import * as z from 'zod/mini'
import type { Clock } from '../net/clock.ts'
import { within } from '../net/deadline.ts'
import { RequestFailure } from '../net/failure.ts'
import { retryAfterMs, withRetries } from '../net/retry.ts'
import { refusalAdvice, refusalOf } from './refusal.ts'

/** The client library. */
export type Octokit = ReturnType<typeof getOctokit>

/** The repository to ask. */
interface Repository {
  owner: string
  repo: string
}

/** One request: with the endpoints, the repository to ask, and the library itself. */
type Call<T> = (rest: Octokit['rest'], at: Repository, octokit: Octokit) => Promise<T>

export interface GitHubOptions {
  token: string
  /** The base of the REST API, without a trailing slash: GitHub Enterprise Server has its own. */
  apiUrl: string
  /** `owner/name` */
  repository: string
  timeoutMs: number
  userAgent: string
  clock: Clock
}

/** GitHub's REST API for one repository. The client library is loaded at the first call. */
export interface GitHub {
  clock: Clock
  /** `owner/name` */
  repository: string
  /** Sends a request that may be repeated, with retries. Throws {@link RequestFailure}. */
  send: <T>(call: Call<T>) => Promise<T>
  /** Sends a request once. Throws {@link RequestFailure}. */
  sendOnce: <T>(call: Call<T>) => Promise<T>
}

export function githubClient(options: GitHubOptions): GitHub {
  const { token, apiUrl, timeoutMs, userAgent, clock } = options
  const [owner = '', repo = ''] = options.repository.split('/')
  let octokit: Promise<Octokit> | undefined
  const load = async (): Promise<Octokit> => {
    const { getOctokit } = await import('@actions/github')
    const client = getOctokit(token, { userAgent, baseUrl: apiUrl })
    const fetch = limited(
      client.request.endpoint.DEFAULTS.request?.['fetch'] as typeof globalThis.fetch,
    )
    client.hook.wrap('request', (send, request) =>
      within(timeoutMs, clock, async (signal) => {
        // A copy would not reach the hooks that come after this one.
        Object.assign(request.request, { signal, fetch })
        return send(request)
      }),
    )
    // A cut answer, or a proxy's page, arrives as text.
    client.hook.after('request', ({ data, status }, { method, url }) => {
      if (status !== NO_CONTENT && (typeof data !== 'object' || data === null))
        throw new RequestFailure(
          `GitHub: ${method} ${url} was answered with something that is not JSON`,
        )
    })
    return client
  }
  const sendOnce: GitHub['sendOnce'] = async (call) => {
    try {
      const client = await (octokit ??= load())
      return await call(client.rest, { owner, repo }, client)
    } catch (error) {
      throw asFailure(error, clock.date())
    }
  }
  return {
    clock,
    repository: options.repository,
    sendOnce,
    send: (call) => withRetries(() => sendOnce(call), clock),
  }
}

/** How GitHub answers a deletion: with no body. */
const NO_CONTENT = 204

/** Largest answer of GitHub that is read, in bytes: a recursive tree has up to 7 MB. */
const MAX_GITHUB_ANSWER_BYTES = 64 * 1024 * 1024

/** Reads answers whole, as long as they are not too large: packed ones are unpacked on the way. */
function limited(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return async (url, options) => {
    const answer = await fetch(url, options)
    if (answer.body === null) return answer
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of answer.body as AsyncIterable<Uint8Array>) {
      size += chunk.byteLength
      if (size > MAX_GITHUB_ANSWER_BYTES) {
        const most = MAX_GITHUB_ANSWER_BYTES / 1024 / 1024
        throw new Error(`the answer is larger than ${most} MiB`)
      }
      chunks.push(chunk)
    }
    const { status, statusText, headers } = answer
    return new Response(Buffer.concat(chunks), { status, statusText, headers })
  }
}

interface OctokitError {
  status: number
  message: string
  response?: { headers: Record<string, string | number | undefined>; data?: unknown }
}

/** Octokit reports network faults as status 500 without a response; here they have no status. */
function asFailure(error: unknown, date: number): RequestFailure {
  if (error instanceof RequestFailure) return error
  if (!isOctokitError(error)) {
    const what = error instanceof Error ? error.message : 'the request failed'
    return new RequestFailure(`GitHub: ${what}`, { cause: error })
  }
  const { response, status, message } = error
  if (response === undefined)
    return new RequestFailure(`GitHub: the connection failed (${message})`, { cause: error })
  const { headers } = response
  const refusal = status === 403 || status === 429 ? refusalOf(headers, message) : undefined
  const isLimited = status === 429 || refusal === 'rate-limit'
  const needs = headers['x-accepted-github-permissions']
  const advice =
    refusal === undefined
      ? ''
      : refusalAdvice(isLimited ? 'rate-limit' : refusal, needs?.toString())
  // A 404 of somebody in between says nothing of what is there.
  const isOwn = status !== 404 || typeof response.data === 'object'
  return new RequestFailure(`GitHub: HTTP ${status}, ${message.replace(/\.$/, '')}.${advice}`, {
    status: isOwn ? (isLimited ? 429 : status) : undefined,
    body: response.data,
    retryAfterMs: isLimited ? retryAfterMs(pauseOf(headers, message, date), date) : undefined,
    cause: error,
  })
}

/** Without a header, GitHub asks for a pause of a minute (REST API, "Rate limits"). */
const PAUSE_SECONDS = '60'

/** What a limited token has to wait for, as a `Retry-After`; `undefined`: nobody says. */
function pauseOf(
  headers: Record<string, string | number | undefined>,
  message: string,
  date: number,
): string | undefined {
  const after = headers['retry-after']
  if (after !== undefined) return String(after)
  const reset = Math.max(0, Math.ceil(Number(headers['x-ratelimit-reset']) - date / 1000))
  if (!Number.isNaN(reset)) return String(reset)
  return /secondary rate limit/i.test(message) ? PAUSE_SECONDS : undefined
}

function isOctokitError(error: unknown): error is OctokitError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
}

/** Entries of a page that are asked for: as many as GitHub gives. */
const PAGE = 100
/** Pages of one list that are read: a list that goes on after these has no end. */
const MAX_LIST_PAGES = 300

/** What an answer tells of somebody. */
export const account = z.object({ login: z.string().check(z.minLength(1)) })

/**
 * A whole list, page by page. Throws {@link RequestFailure}, also for an answer that is no list,
 * which Octokit's own paging takes for an empty one, or a list of something else.
 *
 * @param name what is listed: "a list of comments"
 * @param entry what is needed of each entry
 */
export async function listAll<T>(
  github: GitHub,
  name: string,
  entry: z.ZodMiniType<T>,
  readPage: (
    rest: Octokit['rest'],
    at: Repository & { per_page: number; page: number },
  ) => Promise<{ data: unknown; headers: { link?: string } }>,
): Promise<T[]> {
  const all: T[] = []
  const entries = z.array(entry)
  for (let page = 1; page <= MAX_LIST_PAGES; page++) {
    const { data, headers } = await github.send((rest, at) =>
      readPage(rest, { ...at, per_page: PAGE, page }),
    )
    const read = readAs(entries, name, data)
    all.push(...read)
    // A proxy may strip the header from a full page; a page may be empty and not be the last.
    if (read.length < PAGE && !/rel="next"/.test(headers.link ?? '')) return all
  }
  throw new RequestFailure(`GitHub: ${name} does not end.`, { status: 200 })
}

/** What a schema reads of an answer. Throws {@link RequestFailure} for one of another shape. */
export function readAs<T>(schema: z.ZodMiniType<T>, name: string, answer: unknown): T {
  const read = schema.safeParse(answer)
  if (!read.success) throw new RequestFailure(`GitHub: the answer is not ${name}.`, { status: 200 })
  return read.data
}

/** Reads an answer; one of another shape than GitHub documents is a fault of the conversation. */
export function readAnswer<T>(name: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw new RequestFailure(`GitHub: the answer is not ${name}.`, { status: 200, cause: error })
  }
}
