import type { getOctokit } from '@actions/github'
import type { Clock } from '../net/clock.ts'
import { RequestFailure } from '../net/failure.ts'
import { retryAfterMs, withRetries } from '../net/retry.ts'

type Octokit = ReturnType<typeof getOctokit>

export interface GitHubOptions {
  token: string
  /** `owner/name` */
  repository: string
  timeoutMs: number
  userAgent: string
  clock: Clock
}

/** GitHub's REST API for one repository. The client library is loaded at the first call. */
export interface GitHub {
  owner: string
  repo: string
  clock: Clock
  /** Sends a request that may be repeated, with retries. Throws {@link RequestFailure}. */
  send: <T>(call: (octokit: Octokit) => Promise<T>) => Promise<T>
  /** Sends a request once. Throws {@link RequestFailure}. */
  sendOnce: <T>(call: (octokit: Octokit) => Promise<T>) => Promise<T>
}

export function githubClient(options: GitHubOptions): GitHub {
  const [owner = '', repo = ''] = options.repository.split('/')
  let octokit: Promise<Octokit> | undefined
  const load = async (): Promise<Octokit> => {
    const { getOctokit } = await import('@actions/github')
    const client = getOctokit(options.token, { userAgent: options.userAgent })
    client.hook.before('request', (request) => {
      Object.assign(request.request, { signal: AbortSignal.timeout(options.timeoutMs) })
    })
    // A cut answer, or a proxy's page, arrives as text.
    client.hook.after('request', ({ data }, { method, url }) => {
      if (typeof data !== 'object' || data === null)
        throw new RequestFailure(
          `GitHub: ${method} ${url} was answered with something that is not JSON`,
        )
    })
    return client
  }
  const sendOnce: GitHub['sendOnce'] = async (call) => {
    try {
      return await call(await (octokit ??= load()))
    } catch (error) {
      throw asFailure(error, options.clock.now())
    }
  }
  return {
    owner,
    repo,
    clock: options.clock,
    sendOnce,
    send: (call) => withRetries(() => sendOnce(call), options.clock),
  }
}

interface OctokitError {
  status: number
  message: string
  response?: { headers: Record<string, string | number | undefined>; data?: unknown }
  request?: { method?: string; url?: string }
}

/** Octokit reports network faults as status 500 without a response; here they have no status. */
function asFailure(error: unknown, now: number): RequestFailure {
  if (error instanceof RequestFailure) return error
  if (!isOctokitError(error))
    return new RequestFailure(
      `GitHub: ${error instanceof Error ? error.message : 'the request failed'}`,
      { cause: error },
    )
  const { response } = error
  if (response === undefined)
    return new RequestFailure(`GitHub: the connection failed (${error.message})`, { cause: error })
  const { headers } = response
  const limited =
    error.status === 403 &&
    (headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0')
  const reset = Number(headers['x-ratelimit-reset'])
  const after =
    headers['retry-after'] ??
    (limited && !Number.isNaN(reset)
      ? String(Math.max(0, Math.ceil(reset - now / 1000)))
      : undefined)
  const needs = headers['x-accepted-github-permissions']
  const permission = needs === undefined ? 'the permission' : `\`${String(needs)}\``
  const hint =
    error.status === 403 && !limited
      ? ` The token may not do this: add ${permission} to the job's \`permissions\`.`
      : ''
  return new RequestFailure(`GitHub: HTTP ${error.status}, ${error.message}.${hint}`, {
    status: limited ? 429 : error.status,
    body: response.data,
    retryAfterMs: retryAfterMs(after === undefined ? undefined : String(after), now),
    cause: error,
  })
}

function isOctokitError(error: unknown): error is OctokitError {
  return error instanceof Error && 'status' in error && typeof error.status === 'number'
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
