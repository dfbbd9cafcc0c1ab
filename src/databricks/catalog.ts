import * as z from 'zod/mini'
import { RequestFailure, SignInFailure } from '../net/failure.ts'
import type { DatabricksClient } from './client.ts'
import type { Securable } from '../core/privileges.ts'
import type { Grant, Observation, Principal } from './required-privileges.ts'

/*
 * What can be read of Unity Catalog and of the one who reads. Databricks, "Unity Catalog API":
 * grants, catalogs, schemas, tables, metastores; "SCIM API": Me. All but the marked names are read
 * as if they could be absent.
 */

/** Sends GETs to one workspace. */
export type CatalogReader = Pick<DatabricksClient, 'get'>

const UNITY_CATALOG = '/api/2.1/unity-catalog'

/** Pages of one list that are read; a server that goes on is not believed. */
const MAX_PAGES = 200

const me = z.looseObject({
  userName: z.string().check(z.regex(/^[^\p{C}]+$/u)),
  groups: z.nullish(z.array(z.looseObject({ display: z.nullish(z.string()) }))),
})
const object = z.looseObject({ owner: z.nullish(z.string()), table_type: z.nullish(z.string()) })
const metastore = z.looseObject({ metastore_id: z.string(), owner: z.nullish(z.string()) })
const permissions = z.looseObject({
  privilege_assignments: z.nullish(
    z.array(
      z.looseObject({
        principal: z.nullish(z.string()),
        privileges: z.nullish(
          z.array(
            z.looseObject({
              privilege: z.nullish(z.string()),
              inherited_from_type: z.nullish(z.string()),
            }),
          ),
        ),
      }),
    ),
  ),
  next_page_token: z.nullish(z.string()),
})

/** Who is signed in: a service principal by its application id. Throws {@link RequestFailure}. */
export async function readPrincipal(http: CatalogReader): Promise<Principal> {
  const { userName, groups } = await read(http, '/api/2.0/preview/scim/v2/Me', me)
  return { name: userName, groups: (groups ?? []).flatMap(({ display }) => display ?? []) }
}

/**
 * The metastore of the workspace, and its owner where that is shown: the metastore admin. Throws
 * {@link RequestFailure}.
 */
export async function readMetastore(http: CatalogReader): Promise<{ id: string; owner?: string }> {
  const summary = await read(http, `${UNITY_CATALOG}/metastore_summary`, metastore).catch(
    (error: unknown) => {
      if (error instanceof RequestFailure && isInvisible(error))
        return read(http, `${UNITY_CATALOG}/current-metastore-assignment`, metastore)
      throw error
    },
  )
  return {
    id: summary.metastore_id,
    ...(typeof summary.owner === 'string' && { owner: summary.owner }),
  }
}

/**
 * Looks at one securable, no further than needed: the principal's grants, then the object and its
 * owner, then everybody's grants, since Databricks does not say whether the first list holds what
 * comes through groups. Never throws for what can't be read.
 *
 * @param enough whether what was seen decides everything
 */
export async function observe(
  http: CatalogReader,
  securable: Securable,
  principal: Principal,
  enough: (seen: Observation) => boolean,
): Promise<Observation> {
  let seen: Observation = { grants: [] }
  const attempt = async (
    look: () => Promise<Partial<Observation>>,
    hides: (error: RequestFailure) => boolean,
  ): Promise<void> => {
    try {
      seen = { ...seen, ...(await look()) }
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      if (hides(error)) seen = { ...seen, incomplete: seen.incomplete ?? invisible(error) }
    }
  }
  await attempt(
    async () => ({ grants: await readGrants(http, securable, principal.name) }),
    () => true,
  )
  if (enough(seen)) return seen
  // An owner sees what they own.
  await attempt(
    () => readObject(http, securable),
    (error) => !isInvisible(error),
  )
  if (enough(seen) || seen.incomplete !== undefined) return seen
  await attempt(
    async () => ({ grants: await readGrants(http, securable) }),
    () => true,
  )
  return seen
}

/** The grants that reach a securable, inherited ones too; all pages. */
async function readGrants(
  http: CatalogReader,
  { type, name }: Securable,
  principal?: string,
): Promise<Grant[]> {
  const query = new URLSearchParams({
    max_results: '0',
    ...(principal !== undefined && { principal }),
  })
  const path = `${UNITY_CATALOG}/effective-permissions/${type}/${encodeURIComponent(name)}`
  const grants: Grant[] = []
  for (let page = 0; page < MAX_PAGES; page++) {
    const { privilege_assignments, next_page_token } = await read(
      http,
      `${path}?${query.toString()}`,
      permissions,
    )
    for (const { principal: to, privileges } of privilege_assignments ?? []) {
      for (const { privilege, inherited_from_type: from } of privileges ?? [])
        grants.push({
          principal: to ?? '',
          privilege: privilege ?? '',
          ...(typeof from === 'string' && from !== '' && { inheritedFrom: from }),
        })
    }
    // A page may be empty and still not be the last.
    if (typeof next_page_token !== 'string' || next_page_token === '') return grants
    query.set('page_token', next_page_token)
  }
  throw new RequestFailure(`The list of grants on ${type} ${name} does not end.`)
}

async function readObject(
  http: CatalogReader,
  { type, name }: Securable,
): Promise<Pick<Observation, 'owner' | 'tableType'>> {
  if (type === 'metastore') {
    const { owner } = await readMetastore(http)
    if (owner === undefined) throw new RequestFailure('The owner of the metastore is not shown.')
    return { owner }
  }
  const { owner, table_type: tableType } = await read(
    http,
    `${UNITY_CATALOG}/${type}s/${encodeURIComponent(name)}`,
    object,
  )
  return {
    ...(typeof owner === 'string' && { owner }),
    ...(typeof tableType === 'string' && { tableType }),
  }
}

async function read<T>(http: CatalogReader, path: string, schema: z.ZodMiniType<T>): Promise<T> {
  const result = schema.safeParse(await http.get(path))
  if (result.success) return result.data
  throw new RequestFailure(
    `GET ${path.split('?')[0] ?? path}: the answer is not what Databricks documents.`,
    { status: 200 },
  )
}

/**
 * Databricks does not say which of the two it answers for something that the caller may not see.
 */
function isInvisible(error: RequestFailure): boolean {
  if (error instanceof SignInFailure) return false
  return error.status === 403 || error.status === 404
}

function invisible(error: RequestFailure): string {
  return isInvisible(error)
    ? `It does not exist, or may not be seen: ${error.message.replace(/^.*?(?=HTTP \d)/s, '')}`
    : error.message
}
