import type { ConnectionBody } from '../core/connection.ts'

/** Where a workspace answers: always over TLS, at the host and port of the connection. */
export interface Workspace {
  host: string
  port: number
  /** Names the workspace on a host that serves several. */
  workspaceId?: string | undefined
}

export function workspaceUrl({ host, port }: Workspace): string {
  return `https://${host}${port === 443 ? '' : `:${port}`}`
}

/** The workspace that a connection leads to, by the id that its path or else its list names. */
export function workspaceOf({ connection, nativeIntegration }: ConnectionBody): Workspace {
  const { hostname: host, port, httpPath } = connection
  const { workspaceIds = [] } = nativeIntegration.config
  const [path = '', query] = httpPath.split('?')
  const inPath = /^\/?sql\/protocolv1\/o\/([^/]+)\//.exec(path)?.[1]
  const candidates = [new URLSearchParams(query).get('o'), inPath]
  const named = candidates.find((id) => id != null && ID.test(id))
  const [only = '', ...others] = workspaceIds
  const listed = others.length === 0 && ID.test(only) ? only : undefined
  return { host, port, workspaceId: named ?? listed }
}

/** A workspace's id; a path has 0 in its place where the host serves one workspace only. */
const ID = /^[1-9]\d*$/

/**
 * The id of the SQL warehouse that an `httpPath` names; `undefined` when it names a cluster, on
 * which the Statement Execution API runs nothing.
 */
export function warehouseOf(httpPath: string): string | undefined {
  return /^\/?sql\/1\.0\/(?:warehouses|endpoints)\/([^/?&]+)\/?(?:\?.*)?$/.exec(httpPath)?.[1]
}
