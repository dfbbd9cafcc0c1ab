export type SecurableType = 'workspace' | 'metastore' | 'catalog' | 'schema' | 'table'

/** What a privilege is on: by full name, a workspace by host, a metastore by id. */
export interface Securable {
  type: SecurableType
  name: string
}

/** One thing that must be held; privileges as the REST API spells them, with underscores. */
export interface Requirement extends Securable {
  privilege: string
}

/** A privilege that a set-up script grants. */
export interface ScriptGrant extends Requirement {
  principal: string
}

/**
 * Whether a requirement is met, as far as could be seen. `by-script`: not yet, but the set-up
 * script that apply runs grants it.
 */
export type Answer =
  { answer: 'held' | 'by-script' | 'missing' } | { answer: 'unverified'; reason: string }

/** One line of a preflight. */
export interface PreflightRow extends Requirement {
  answer: Answer['answer']
  /** Why it could not be verified. */
  reason: string | null
}

/** What one principal of a connection holds in Databricks, and what is missing. */
export interface Preflight {
  who: 'service-principal' | 'script-runner'
  /** Whether Databricks takes the credential; `unverified` when it does not say. */
  credential: 'accepted' | 'refused' | 'unverified'
  /** The name that grants go to; `null` when nobody could sign in. */
  principal: string | null
  rows: PreflightRow[]
  /** Why nothing could be asked at all. */
  fault: string | null
  /** SQL that grants what is missing, and who may run it; `null` when SQL can grant nothing. */
  sql: string | null
}

/** The role of a workspace's admins, under the name of the group that has it. */
export const WORKSPACE_ADMIN = 'WORKSPACE_ADMIN'
/** The role of a metastore's owner. */
export const METASTORE_ADMIN = 'METASTORE_ADMIN'

/** A privilege in SQL's spelling, and the roles in words. */
export function inWords(privilege: string): string {
  if (privilege === WORKSPACE_ADMIN) return 'workspace admin'
  return privilege === METASTORE_ADMIN ? 'metastore admin' : privilege.replaceAll('_', ' ')
}
