import { type Allowed, type ApiClient, apiClient } from '../net/api-client.ts'
import { explain } from './fault.ts'
import { type Credential, type SignInOptions, tokenProvider } from './credential.ts'
import { workspaceUrl } from './workspace.ts'

export interface DatabricksClientOptions extends SignInOptions {
  credential: Credential
  /** `read` refuses everything but GET. */
  access: 'read' | 'write'
}

/** One conversation with a workspace. Methods return the parsed body and throw `RequestFailure`. */
export interface DatabricksClient extends Pick<ApiClient, 'clock' | 'close'> {
  /** Sends a GET, with retries. `path` begins with a slash. */
  get: (path: string) => Promise<unknown>
  /** Sends a POST; repeated only when the workspace did nothing: 429, 503, and once 401. */
  post: (path: string, body: unknown) => Promise<unknown>
}

const READ_ONLY: readonly Allowed[] = [['GET', /^\//]]

/** Opens a conversation with a workspace; nothing is sent before the first request. */
export function databricksClient(options: DatabricksClientOptions): DatabricksClient {
  const { workspaceId, access } = options
  const { send, clock, close } = apiClient({
    ...options,
    baseUrl: workspaceUrl(options),
    tokens: tokenProvider(options.credential, options),
    ...(workspaceId !== undefined && { headers: { 'x-databricks-workspace-id': workspaceId } }),
    ...(access === 'read' && {
      only: { allowed: READ_ONLY, refusal: 'this run may only read from Databricks.' },
    }),
    explain,
  })
  return {
    clock,
    close,
    get: (path) => send({ method: 'GET', path }),
    post: (path, body) => send({ method: 'POST', path, body }, 'refused'),
  }
}
