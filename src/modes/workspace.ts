import type { ConnectionBody } from '../core/connection.ts'
import { type DatabricksClient, databricksClient } from '../databricks/client.ts'
import type { Credential } from '../databricks/credential.ts'
import type { Workspace } from '../databricks/workspace.ts'
import { USER_AGENT } from '../version.ts'
import type { Ports } from './ports.ts'

export type WorkspacePorts = Pick<Ports, 'request' | 'clock' | 'log' | 'redact' | 'idToken'>

/** Opens a conversation with a workspace; nothing is sent before the first request. */
export function openWorkspace(
  workspace: Workspace,
  credential: Credential,
  access: 'read' | 'write',
  { request, clock, log, redact }: WorkspacePorts,
): DatabricksClient {
  return databricksClient({
    ...workspace,
    credential,
    access,
    userAgent: USER_AGENT,
    timeoutMs: request.timeout,
    clock,
    mask: log.mask,
    redact,
  })
}

/** The credential that a connection gives to Immuta, its secret as the body has it. */
export function ownCredential({ connection }: ConnectionBody): Credential {
  if (connection.authenticationType === 'token') return { kind: 'token', token: connection.token }
  const { clientId, clientSecret } = connection.oAuthClientConfig
  return { kind: 'm2m', clientId, clientSecret }
}

/** The credential of the one who runs set-up scripts, where the request names one. */
export function inputCredential({
  request,
  idToken,
}: Pick<Ports, 'request' | 'idToken'>): Credential | undefined {
  const { databricksCredential: credential } = request
  return credential?.kind === 'oidc' ? { ...credential, idToken } : credential
}
