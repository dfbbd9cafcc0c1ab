import { keepAliveHttp, parseBody } from '../net/http.ts'
import { type Clock, MAX_TRIES, RequestFailure, withRetries } from '../net/retry.ts'
import { successText } from './answers.ts'
import type { Tokens } from './tokens.ts'

/** Where a workspace answers: always over TLS, at the host and port of the connection. */
export interface Workspace {
  host: string
  port: number
  /** Names the workspace on a host that serves several. */
  workspaceId?: string | undefined
}

export interface DatabricksHttpOptions extends Workspace {
  tokens: Tokens
  /** `read` refuses everything but GET. */
  access: 'read' | 'write'
  userAgent: string
  timeoutMs: number
  clock: Clock
  /** Takes secrets out of an answer, before anything parses or cuts it. */
  redact: (text: string) => string
}

/** One conversation with a workspace. All methods return the parsed body and throw {@link RequestFailure}. */
export interface DatabricksHttp {
  /** Sends a GET, with retries. `path` begins with a slash. */
  get: (path: string) => Promise<unknown>
  /** Sends a POST. It is repeated only when the workspace says that it did nothing: 429, 503, and once 401. */
  post: (path: string, body: unknown) => Promise<unknown>
  clock: Clock
  close: () => void
}

export function workspaceUrl({ host, port }: Workspace): string {
  return `https://${host}${port === 443 ? '' : `:${port}`}`
}

/** Opens a conversation with a workspace; nothing is sent before the first request. */
export function databricksHttp(options: DatabricksHttpOptions): DatabricksHttp {
  const { tokens, access, clock, redact, workspaceId } = options
  const http = keepAliveHttp(options)

  const exchange = async (
    method: 'GET' | 'POST',
    path: string,
    body: unknown,
    token: string,
  ): Promise<unknown> => {
    const what = `${method} ${path.split('?')[0] ?? path}`
    const answer = await http.request(
      what,
      method,
      workspaceUrl(options) + path,
      {
        accept: 'application/json',
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(workspaceId !== undefined && { 'x-databricks-workspace-id': workspaceId }),
      },
      body === undefined ? undefined : JSON.stringify(body),
    )
    return parseBody(redact(successText(what, answer, redact, clock.now())))
  }

  const send = async (
    method: 'GET' | 'POST',
    path: string,
    body: unknown,
    again: (failure: RequestFailure) => boolean,
  ): Promise<unknown> => {
    const attempt = (token: string): Promise<unknown> =>
      withRetries(() => exchange(method, path, body, token), clock, MAX_TRIES, again)
    const token = await tokens.get()
    try {
      return await attempt(token)
    } catch (error) {
      const renewed =
        error instanceof RequestFailure && error.status === 401
          ? await tokens.renew(token)
          : undefined
      if (renewed === undefined) throw error
      return attempt(renewed)
    }
  }

  return {
    clock,
    get: (path) => send('GET', path, undefined, (failure) => failure.transient),
    post: async (path, body) => {
      if (access === 'read')
        throw new Error(`POST ${path} is refused: this run may only read from Databricks.`)
      return send('POST', path, body, ({ status }) => status === 429 || status === 503)
    },
    close: http.close,
  }
}
