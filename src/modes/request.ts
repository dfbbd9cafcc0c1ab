/** What a user may ask for: `auto` leaves the choice to the event. */
export type Mode = 'validate' | 'plan' | 'apply' | 'drift'

/** How to sign in to Immuta. */
export type ImmutaCredential =
  { kind: 'api-key'; apiKey: string } | { kind: 'token'; token: string }

/** Who runs set-up scripts in Databricks; `oidc` exchanges the job's ID token. */
export type DatabricksCredential =
  | { kind: 'token'; token: string }
  | { kind: 'm2m'; clientId: string; clientSecret: string }
  | { kind: 'oidc'; clientId: string; audience: string | undefined }

/**
 * One run as its user asked for it, checked and typed; the Action's inputs and a terminal's options both become one. Durations are in
 * milliseconds.
 */
export interface Request {
  mode: 'auto' | Mode
  scope: 'auto' | 'changed' | 'all'
  /** Globs of spec files, relative to the workspace; `!` excludes. */
  specs: string[]
  secretVariables: string[]
  allowedHosts: string[]
  /** Tenant base URL without a trailing slash; absent where Immuta need not be asked. */
  immutaUrl: string | undefined
  immutaCredential: ImmutaCredential | undefined
  githubToken: string | undefined
  comment: 'always' | 'on-change' | 'never'
  commentId: string
  updateExisting: boolean
  forceUpdate: boolean
  allowDelete: boolean
  maxChanges: number
  requirePlan: boolean
  auditNotes: boolean
  driftIssue: boolean
  failOnDrift: boolean
  wait: boolean
  waitTimeoutMs: number
  concurrency: number
  timeoutMs: number
  bootstrap: 'off' | 'script' | 'run'
  warehouseId: string | undefined
  databricksCredential: DatabricksCredential | undefined
  preflight: 'off' | 'warn' | 'fail'
}
