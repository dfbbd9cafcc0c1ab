import type { Answer, Incoming } from './http.ts'

/** A privilege that somebody was granted; `on` is a full name, `''` the metastore. */
export interface SimulatedGrant {
  principal: string
  privilege: string
  on: string
}

const METASTORE_ID = '7d3f9a52-0000-4000-8000-00000000aaaa'
const UNITY_CATALOG = /^\/api\/2\.1\/unity-catalog\/(.+)$/
const TYPES = ['catalog', 'schema', 'table']

/** The Unity Catalog of a simulated workspace, and who its users are. Everybody may see everything: refusals are faults of the server. */
export class Catalogs {
  /** Full names of catalogs, schemas and tables, in lower case as Unity Catalog stores them. */
  readonly names = new Set([
    'system',
    'system.access',
    'system.query',
    'system.access.table_lineage',
    'system.access.column_lineage',
    'system.access.audit',
    'system.query.history',
  ])
  /** Full name → owner, where it is not the metastore's; `''` is the metastore itself. */
  readonly owners = new Map([['', 'metastore-admins']])
  /** Full name of a table → its type, where it is not MANAGED. */
  readonly tableTypes = new Map<string, string>()
  readonly grants: SimulatedGrant[] = []
  /** Application id or user name → the groups that SCIM shows. */
  readonly groups = new Map<string, string[]>()
  /** Grants on one page of a list. */
  pageSize = 1000
  /** Pages without a grant that come before the first. */
  emptyPages = 0
  /** What stands between the words of a privilege's name. */
  spelling: '_' | ' ' = '_'

  /** Answers a request about Unity Catalog or the caller; `undefined` when it is about something else. `caller` is the application id or user name of the one who asks. */
  answer({ method, pathname, query }: Incoming, caller: string): Answer | undefined {
    if (method !== 'GET') return undefined
    if (pathname === '/api/2.0/preview/scim/v2/Me') {
      const groups = (this.groups.get(caller) ?? []).map((display, index) => ({
        display,
        value: String(index),
        type: 'direct',
      }))
      return {
        status: 200,
        body: {
          id: '4711',
          userName: caller,
          displayName: caller,
          active: true,
          ...(groups.length > 0 && { groups }),
        },
      }
    }
    const [kind = '', ...rest] = UNITY_CATALOG.exec(pathname)?.[1]?.split('/') ?? []
    switch (kind) {
      case 'metastore_summary':
        return {
          status: 200,
          body: { metastore_id: METASTORE_ID, name: 'primary', owner: this.owners.get('') },
        }
      case 'current-metastore-assignment':
        return {
          status: 200,
          body: {
            metastore_id: METASTORE_ID,
            workspace_id: 1234567890,
            default_catalog_name: 'main',
          },
        }
      case 'catalogs':
      case 'schemas':
      case 'tables':
        return this.#object(kind.slice(0, -1), decodeURIComponent(rest[0] ?? '').toLowerCase())
      case 'effective-permissions':
        return this.#permissions(
          rest[0]?.toLowerCase() ?? '',
          decodeURIComponent(rest[1] ?? '').toLowerCase(),
          query,
        )
      default:
        return undefined
    }
  }

  /** What a statement that succeeded did. */
  execute(statement: string): void {
    const text = statement.replace(/--.*$/gm, '')
    const name = /^\s*CREATE CATALOG (?:IF NOT EXISTS )?`?(\w+)`?/i.exec(text)?.[1]
    if (name !== undefined) this.names.add(name.toLowerCase())
    const grant =
      /^\s*GRANT (?<privileges>[\w ,]+) ON (?:METASTORE|(?<type>CATALOG|SCHEMA|TABLE) (?<on>.+)) TO (?<principal>`.+`)\s*;?\s*$/i.exec(
        text,
      )?.groups
    for (const privilege of grant?.['privileges']?.split(',') ?? []) {
      const given = {
        principal: parts(grant?.['principal'] ?? '').join(),
        privilege: privilege.trim().toUpperCase(),
        on: parts(grant?.['on'] ?? '')
          .join('.')
          .toLowerCase(),
      }
      // Accepted by Databricks, without any effect.
      if (given.on !== 'system' || given.privilege !== 'USE SCHEMA') this.grants.push(given)
    }
  }

  #object(type: string, name: string): Answer {
    if (!this.#exists(type, name)) return missing(type, name)
    const owner = this.owners.get(name) ?? this.owners.get('')
    return {
      status: 200,
      body: {
        full_name: name,
        name: name.split('.').at(-1),
        owner,
        ...(type === 'table' && { table_type: this.tableTypes.get(name) ?? 'MANAGED' }),
      },
    }
  }

  #exists(type: string, name: string): boolean {
    return this.names.has(name) && TYPES[name.split('.').length - 1] === type
  }

  #permissions(type: string, name: string, query: URLSearchParams): Answer {
    if (type === 'metastore' ? name !== METASTORE_ID : !this.#exists(type, name))
      return missing(type, name)
    const most = query.get('max_results')
    if (most !== null && most !== '0' && Number(most) < 150)
      return {
        status: 400,
        body: {
          error_code: 'INVALID_PARAMETER_VALUE',
          message: 'max_results must be 0 or at least 150',
          details: [],
        },
      }
    const on = type === 'metastore' ? '' : name
    const wanted = query.get('principal')
    const reaching = this.grants.filter(
      (grant) =>
        (grant.on === on || (grant.on !== '' && on.startsWith(`${grant.on}.`))) &&
        (wanted === null || grant.principal === wanted),
    )
    const page = Number(query.get('page_token') ?? 0)
    const start = (page - this.emptyPages) * this.pageSize
    const shown = page < this.emptyPages ? [] : reaching.slice(start, start + this.pageSize)
    const more = page < this.emptyPages || start + this.pageSize < reaching.length
    const assignments = shown.map(({ principal, privilege, on: from }) => ({
      principal,
      privileges: [
        {
          privilege: privilege.replaceAll(/[ _]/g, this.spelling),
          ...(from !== on && {
            inherited_from_type: TYPES[from.split('.').length - 1]?.toUpperCase(),
            inherited_from_name: from,
          }),
        },
      ],
    }))
    // Without a grant the list itself may be left out.
    return {
      status: 200,
      body: {
        ...(assignments.length > 0 && { privilege_assignments: assignments }),
        ...(more && { next_page_token: String(page + 1) }),
      },
    }
  }
}

function missing(type: string, name: string): Answer {
  return {
    status: 404,
    body: {
      error_code: `${type.toUpperCase()}_DOES_NOT_EXIST`,
      message: `${type} '${name}' does not exist.`,
      details: [],
    },
  }
}

/** The parts of a name in SQL; a back-tick in back-ticks is doubled. */
function parts(name: string): string[] {
  return [...name.matchAll(/`((?:[^`]|``)*)`|([^.`\s]+)/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('``', '`') ?? plain ?? '',
  )
}
