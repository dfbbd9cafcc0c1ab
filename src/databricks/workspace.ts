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

/** A SQL warehouse: what statements run on. */
export interface Warehouse {
  id: string
  /** Set where one host serves several workspaces. */
  workspaceId: string | undefined
}

/**
 * The warehouse that an `httpPath` names; `undefined` when it names a cluster, on which the
 * Statement Execution API runs nothing.
 */
export function warehouseOf(httpPath: string): Warehouse | undefined {
  const pattern = /^\/?sql\/1\.0\/(?:warehouses|endpoints)\/([^/?&]+)\/?(?:\?(.*))?$/
  const [, id, query = ''] = pattern.exec(httpPath) ?? []
  if (id === undefined) return undefined
  return { id, workspaceId: new URLSearchParams(query).get('o') ?? undefined }
}
