/** A SQL warehouse: what statements run on. */
export interface Warehouse {
  id: string
  /** Set where one host serves several workspaces. */
  workspaceId: string | undefined
}

/** The warehouse that an `httpPath` names; `undefined` when it names a cluster, on which the Statement Execution API runs nothing. */
export function warehouseOf(httpPath: string): Warehouse | undefined {
  const [, id, query = ''] =
    /^\/?sql\/1\.0\/(?:warehouses|endpoints)\/([^/?&]+)\/?(?:\?(.*))?$/.exec(httpPath) ?? []
  return id === undefined
    ? undefined
    : { id, workspaceId: new URLSearchParams(query).get('o') ?? undefined }
}
