import {
  type DatabricksHttp,
  databricksHttp,
  type DatabricksHttpOptions,
  type Workspace,
} from '../databricks/http.ts'
import { type Credential, tokensOf } from '../databricks/tokens.ts'
import type { ConnectionBody } from '../core/connection.ts'
import { USER_AGENT } from '../version.ts'
import type { Ports } from './run.ts'

/** Opens a conversation with a workspace; nothing is sent before the first request. */
export function connectWorkspace(
  workspace: Workspace,
  credential: Credential,
  access: DatabricksHttpOptions['access'],
  { inputs, clock, console, redact }: Pick<Ports, 'inputs' | 'clock' | 'console' | 'redact'>,
): DatabricksHttp {
  const options = {
    ...workspace,
    userAgent: USER_AGENT,
    timeoutMs: inputs.timeout * 1000,
    clock,
    mask: console.mask,
    redact,
  }
  return databricksHttp({ ...options, access, tokens: tokensOf(credential, options) })
}

/** The credential that a connection gives to Immuta, from a body with the secrets put in. */
export function ownCredential(connection: ConnectionBody['connection']): Credential {
  if (connection.authenticationType === 'token') return { kind: 'token', token: connection.token }
  const { clientId, clientSecret } = connection.oAuthClientConfig
  return { kind: 'm2m', clientId, clientSecret }
}

/** The credential of the `databricks-*` inputs: a token, an OAuth client, or GitHub's ID token in place of its secret. `undefined` when none is given. */
export function inputCredential({
  inputs,
  idToken,
}: Pick<Ports, 'inputs' | 'idToken'>): Credential | undefined {
  const {
    'databricks-token': token,
    'databricks-client-id': clientId,
    'databricks-client-secret': clientSecret,
    'databricks-audience': audience,
  } = inputs
  if (token !== undefined) return { kind: 'token', token }
  if (clientId === undefined) return undefined
  return clientSecret === undefined
    ? { kind: 'oidc', clientId, audience, idToken }
    : { kind: 'm2m', clientId, clientSecret }
}
