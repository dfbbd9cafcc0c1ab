import type { Securables } from '../core/connection.ts'
import {
  type Answer,
  inWords,
  METASTORE_ADMIN,
  type Requirement,
  type ScriptGrant,
  type SecurableType,
  WORKSPACE_ADMIN,
} from '../core/privileges.ts'

/*
 * Which privileges a connection needs in Databricks, and whether they are there. Pure. The lists:
 * Immuta, "Register a Databricks Unity Catalog Connection", requirements. What counts as held:
 * Databricks, "Manage privileges in Unity Catalog" (inheritance, ALL PRIVILEGES, ownership).
 */

/** Who is checked: the name that grants go to, and the groups whose grants reach it as well. */
export interface Principal {
  /** Application id of a service principal, e-mail address of a user. */
  name: string
  groups: readonly string[]
}

/** One privilege that somebody was granted on a securable or, with `inheritedFrom`, above it. */
export interface Grant {
  principal: string
  privilege: string
  inheritedFrom?: string
}

/** What could be seen of one securable. */
export interface Observation {
  /** Absent when it could not be seen, which only others than the owner meet. */
  owner?: string
  tableType?: string
  /** The grants that reach it. */
  grants: readonly Grant[]
  /** Why there may be more than was seen. */
  incomplete?: string
}

/** Databricks, "Groups": the system group of each workspace that gives the role. */
const ADMINS = 'admins'

/** Databricks, "Principal": everybody in the account is in this group. SCIM does not list it. */
const EVERYBODY = 'account users'
/** Databricks, "Principal": groups of one workspace, which nothing in a metastore is granted to. */
const WORKSPACE_LOCAL = [ADMINS, 'users']
/** Databricks, "Admin privileges in Unity Catalog": what stands for them in a metastore. */
const STAND_IN = /^_workspace_/

const SYSTEM_TABLES = [
  'system.access.table_lineage',
  'system.access.column_lineage',
  'system.access.audit',
  'system.query.history',
]

/**
 * What Immuta's service principal needs: on the host, on the data, and for query audit. Each
 * requirement once, parents first.
 */
export function connectionNeeds(
  host: string,
  { catalogs, schemas, tables }: Securables,
  audit: boolean,
): Requirement[] {
  const on = (
    type: SecurableType,
    names: readonly string[],
    ...privileges: string[]
  ): Requirement[] =>
    [...new Set(names)].flatMap((name) =>
      privileges.map((privilege) => ({ privilege, type, name })),
    )
  const within = [...schemas, ...tables]
  return distinct([
    ...on('workspace', [host], WORKSPACE_ADMIN),
    ...on(
      'catalog',
      [...catalogs, ...within.map((name) => ancestor(name, 1))],
      'USE_CATALOG',
      'MANAGE',
    ),
    ...on('catalog', catalogs, 'USE_SCHEMA', 'SELECT', 'MODIFY'),
    ...on('schema', [...schemas, ...tables.map((name) => ancestor(name, 2))], 'USE_SCHEMA'),
    ...on('schema', schemas, 'SELECT', 'MODIFY'),
    ...on('table', tables, 'SELECT', 'MODIFY'),
    ...(audit
      ? [
          ...on('catalog', ['system'], 'USE_CATALOG'),
          ...on('schema', ['system.access', 'system.query'], 'USE_SCHEMA'),
          ...on('table', SYSTEM_TABLES, 'SELECT'),
        ]
      : []),
  ])
}

/**
 * What the one who runs Immuta's set-up script needs; that an account admin is needed for audit
 * can't be seen from a workspace.
 */
export function runnerNeeds(metastore: string, audit: boolean): Requirement[] {
  return ['CREATE_CATALOG', ...(audit ? [METASTORE_ADMIN] : [])].map((privilege) => ({
    privilege,
    type: 'metastore',
    name: metastore,
  }))
}

/** The first `count` parts of a full name. */
function ancestor(name: string, count: number): string {
  return name.split('.').slice(0, count).join('.')
}

function distinct(requirements: readonly Requirement[]): Requirement[] {
  return [
    ...new Map(
      requirements.map((one) => [`${one.privilege} ${one.type} ${one.name}`, one]),
    ).values(),
  ]
}

/** `USE SCHEMA` → `USE_SCHEMA`: servers spell privileges in either way. */
export function normalised(privilege: string): string {
  return privilege.trim().toUpperCase().replaceAll(' ', '_')
}

/**
 * Databricks, "Privilege types by securable object": the objects that may be written to. Lower
 * levels come as `table` in the REST API.
 */
const READ_ONLY_TABLES = ['VIEW', 'MATERIALIZED_VIEW', 'METRIC_VIEW']

/** Whether a requirement makes sense for what is there: nothing can be granted MODIFY on a view. */
export function applies({ privilege }: Requirement, { tableType = '' }: Observation): boolean {
  return privilege !== 'MODIFY' || !READ_ONLY_TABLES.includes(tableType.toUpperCase())
}

/**
 * Whether the principal holds what is required, as far as was seen, or is granted it by the set-up
 * script.
 */
export function judge(
  required: Requirement,
  seen: Observation,
  principal: Principal,
  scripted: readonly ScriptGrant[] = [],
): Answer {
  const now = judgeNow(required, seen, principal)
  const isGranted = scripted.some((one) => grants(one, required, principal))
  return now.answer !== 'held' && isGranted ? { answer: 'by-script' } : now
}

/** Whether a set-up script's grant gives what is required, on the object or from above it. */
function grants(grant: ScriptGrant, required: Requirement, principal: Principal): boolean {
  const name = grant.name.toLowerCase()
  const needed = required.name.toLowerCase()
  const isAbove = needed.startsWith(`${name}.`)
  return (
    grant.principal.toLowerCase() === principal.name.toLowerCase() &&
    (isAbove || (name === needed && grant.type === required.type)) &&
    gives({ ...grant, ...(isAbove && { inheritedFrom: grant.type }) }, required)
  )
}

function judgeNow(required: Requirement, seen: Observation, principal: Principal): Answer {
  const groups = principal.groups.map((name) => name.toLowerCase())
  const { privilege, type } = required
  if (privilege === WORKSPACE_ADMIN) return { answer: groups.includes(ADMINS) ? 'held' : 'missing' }
  const own = [principal.name.toLowerCase(), EVERYBODY, ...groups].filter(
    (name) => !WORKSPACE_LOCAL.includes(name),
  )
  const { grants, owner, incomplete } = seen
  const owns = owner !== undefined && own.includes(owner.toLowerCase())
  const giving = grants.filter((grant) => gives(grant, required)).map((grant) => grant.principal)
  const granted = giving.some((name) => own.includes(name.toLowerCase()))
  if (granted || (owns && isOnObjectItself(required))) return { answer: 'held' }
  if (incomplete !== undefined) return { answer: 'unverified', reason: incomplete }
  const builtIn = [...giving, owner ?? ''].find(isBuiltIn)
  if (builtIn !== undefined) {
    const reason = `The built-in group ${builtIn} has it, and Databricks does not show its members.`
    return { answer: 'unverified', reason }
  }
  if (owns) {
    const reason =
      `It owns the ${type}, which does not by itself give this on what is inside: ` +
      'grant it to be sure.'
    return { answer: 'unverified', reason }
  }
  if (privilege === 'MODIFY' && type === 'table' && seen.tableType === undefined)
    return { answer: 'unverified', reason: 'Its type could not be seen; a view needs no MODIFY.' }
  return { answer: 'missing' }
}

function isBuiltIn(name: string): boolean {
  const lower = name.toLowerCase()
  return WORKSPACE_LOCAL.includes(lower) || STAND_IN.test(lower)
}

/**
 * An owner holds everything on the object, but not SELECT and the like on what a catalog or schema
 * holds. Databricks, "Manage Unity Catalog object ownership".
 */
function isOnObjectItself({ type, privilege }: Requirement): boolean {
  return (
    type === 'metastore' ||
    type === 'table' ||
    ['USE_CATALOG', 'MANAGE'].includes(privilege) ||
    (type === 'schema' && privilege === 'USE_SCHEMA')
  )
}

/**
 * Databricks, GRANT: ALL PRIVILEGES stands for every privilege but a few, of which MANAGE is one.
 * It is none of the metastore's roles.
 */
function gives({ privilege, inheritedFrom }: Grant, required: Requirement): boolean {
  const name = normalised(privilege)
  const covers =
    name === required.privilege ||
    (name === 'ALL_PRIVILEGES' && required.privilege !== 'MANAGE' && required.type !== 'metastore')
  return covers && (inheritedFrom === undefined || !mustBeDirect(required))
}

/**
 * MANAGE must be granted on the catalog itself (Immuta's guide). On the catalog `system`, USE
 * SCHEMA is accepted without taking effect, so it counts only from the schema.
 */
function mustBeDirect({ privilege, name }: Requirement): boolean {
  return privilege === 'MANAGE' || (privilege === 'USE_SCHEMA' && name.startsWith('system.'))
}

/**
 * The SQL that grants what is missing, with who may run it; `null` when there is nothing to grant.
 * The roles have no statement.
 */
export function grantScript(missing: readonly Requirement[], principal: string): string | null {
  const grantable = missing.filter(
    ({ privilege }) => privilege !== WORKSPACE_ADMIN && privilege !== METASTORE_ADMIN,
  )
  const isSystem = ({ name }: Requirement): boolean => name.split('.')[0] === 'system'
  const part = (who: string, needs: readonly Requirement[]): string[] =>
    needs.length === 0
      ? []
      : [[`-- Run as ${who}:`, ...grantStatements(needs, principal)].join('\n')]
  const parts = [
    ...part(
      'a metastore admin, the owner of each object, or one with MANAGE on it',
      grantable.filter((one) => !isSystem(one)),
    ),
    ...part('a metastore admin who is also an account admin', grantable.filter(isSystem)),
  ]
  return parts.length === 0 ? null : parts.join('\n\n')
}

/**
 * One statement per securable. What a catalog or schema passes on is not granted again below it.
 */
function grantStatements(needs: readonly Requirement[], principal: string): string[] {
  const groups = new Map<string, string[]>()
  for (const { type, name, privilege } of needs) {
    if (needs.some((above) => above.privilege === privilege && name.startsWith(`${above.name}.`)))
      continue
    const target =
      type === 'metastore'
        ? 'METASTORE'
        : `${type.toUpperCase()} ${name.split('.').map(quoted).join('.')}`
    groups.set(target, [...(groups.get(target) ?? []), inWords(privilege)])
  }
  return [...groups].map(
    ([target, privileges]) =>
      `GRANT ${privileges.join(', ')} ON ${target} TO ${quoted(principal)};`,
  )
}

/** Databricks, "Identifiers": in back-ticks, which double inside. Throws on line ends. */
function quoted(identifier: string): string {
  if (/\p{C}/u.test(identifier)) throw new TypeError('An identifier holds a control character.')
  return `\`${identifier.replaceAll('`', '``')}\``
}
