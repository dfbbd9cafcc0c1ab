/*
 * Every code of an error or a warning, and every reason for which a run fails: the one place that
 * knows them. A code that is not here is a type error; docs/troubleshooting.md has a row for each,
 * which a test compares with this table.
 */

/** Why a run failed, in the order in which one of several is reported. */
export const FAILURE_REASONS = [
  'config',
  'invalid-spec',
  'dry-run-failed',
  'immuta-unauthorized',
  'immuta-unreachable',
  'github-unreachable',
  'register-failed',
  'jobs-failed',
  'jobs-timeout',
  'objects-failed',
  'plan-changed',
  'plan-missing',
  'too-many-changes',
  'superseded',
  'delete-refused',
  'bootstrap-failed',
  'preflight-failed',
  'unhealthy',
  'drift',
  'cancelled',
  'internal-error',
] as const

export type FailureReason = (typeof FAILURE_REASONS)[number]

/** One row: what the code may be, why an error of it fails the run, and what it means. */
type Row = { meaning: string } & (
  | { severity: 'error' | 'either'; reason: FailureReason }
  /** `dangerous`: the change destroys something, or sends people or a credential elsewhere. */
  | { severity: 'warning'; dangerous?: true }
)

const spec = <const M extends string>(meaning: M) =>
  ({ severity: 'error', reason: 'invalid-spec', meaning }) as const
const failure = <const R extends FailureReason>(reason: R, meaning: string) =>
  ({ severity: 'error', reason, meaning }) as const
const either = <const R extends FailureReason>(reason: R, meaning: string) =>
  ({ severity: 'either', reason, meaning }) as const
const warning = (meaning: string) => ({ severity: 'warning', meaning }) as const
const danger = (meaning: string) => ({ severity: 'warning', dangerous: true, meaning }) as const

export const CODES = {
  'yaml-syntax': spec('The file is not valid YAML 1.2.'),
  'multiple-documents': spec('The file holds more than one document.'),
  'empty-file': spec('The file is empty.'),
  'not-utf8': spec('The file is not UTF-8.'),
  'file-too-large': spec('The file is larger than a spec may be.'),
  'symbolic-link': spec('The spec is a symbolic link.'),
  'not-a-file': spec('A spec is no regular file: a pipe, say.'),
  'outside-workspace': spec('The spec lies outside the workspace.'),
  'duplicate-key': spec('A key appears twice in one map.'),
  'unknown-key': spec('A key is not part of a spec.'),
  'missing-key': spec('A required key is missing.'),
  'wrong-type': spec('A value has the wrong type.'),
  'connection-key': spec('The connection key is not one that Immuta accepts.'),
  'duplicate-connection-key': spec('Two specs declare the same connection key.'),
  'duplicate-catalog': spec('Two specs declare the same host and catalog.'),
  hostname: spec('`hostname` is not a bare host name.'),
  'authority-url': spec('`authorityUrl` is not an https URL.'),
  'host-not-allowed': spec('The host does not match `allowed-hosts`.'),
  catalog: spec('`catalog` is not a plain identifier.'),
  authentication: spec('The credential does not go with `authenticationType`.'),
  'derived-mismatch': spec('A copied field differs from its original.'),
  object: spec('A key or value under `objects` is not one.'),
  'preflight-name': spec('A name under `preflight` is malformed.'),
  'unsafe-character': spec('A text holds a character that ends a part of a connection string.'),
  'pasted-character': spec('A text holds a character that nobody types.'),
  'secret-literal': spec('A secret field does not hold exactly ${NAME}.'),
  'secret-name': spec('The variable is not one that a spec may use.'),
  'secret-placement': spec('A field that holds no secret names a variable.'),
  'secret-too-short': spec('The value of a variable is too short for a credential.'),
  'secret-characters': spec('The value of a variable holds white space at an end, or the like.'),
  'secret-unset': either('invalid-spec', 'The variable of a secret is not set.'),

  'dry-run-failed': failure('dry-run-failed', "Immuta's dry run refused the connection."),
  'immuta-unauthorized': failure('immuta-unauthorized', 'Immuta refused the credential.'),
  'immuta-unreachable': failure('immuta-unreachable', 'Immuta gave no usable answer.'),
  'register-failed': failure('register-failed', 'A write in Immuta failed.'),
  'jobs-failed': failure('jobs-failed', 'Background jobs in Immuta failed.'),
  'jobs-timeout': failure('jobs-timeout', 'Background jobs in Immuta did not end in time.'),
  'objects-failed': failure('objects-failed', 'An object could not be set.'),
  'object-not-found': failure('objects-failed', 'Immuta does not know an object.'),
  'plan-changed': failure('plan-changed', 'What would be sent is not what was reviewed.'),
  'plan-missing': either('plan-missing', 'No plan comment shows the connection.'),
  'too-many-changes': failure('too-many-changes', 'The run would exceed `max-changes`.'),
  superseded: either('superseded', 'The branch has moved on.'),
  'github-unreachable': failure(
    'github-unreachable',
    'Who reviewed the change, or the head of the branch, could not be read.',
  ),
  'delete-refused': failure('delete-refused', 'The clean-up script could not be saved.'),
  'bootstrap-failed': failure('bootstrap-failed', 'The set-up script could not be run.'),
  'preflight-failed': failure(
    'preflight-failed',
    'A privilege is missing in Databricks, or it refuses the credential.',
  ),
  unhealthy: failure('unhealthy', 'Immuta reports an integration as unhealthy.'),
  drift: failure('drift', 'Immuta differs from the spec.'),
  cancelled: failure('cancelled', 'The run was cancelled.'),
  'internal-error': failure('internal-error', 'A fault of this Action.'),

  'activates-objects': danger('Objects become active.'),
  'deactivates-objects': danger('Objects become inactive.'),
  'object-released': warning('An object is no longer declared, and stays as it is.'),
  'audit-disabled': warning('Query audit is off.'),
  'shallow-crawl': warning('Inactive objects are not crawled.'),
  'cluster-http-path': warning('`httpPath` names a cluster.'),
  'http-path': warning('`httpPath` has an unusual form.'),
  'connection-key-characters': warning('The key holds characters that newer APIs refuse.'),
  'key-changed': danger('The connection key of a spec changed.'),
  'host-changed': danger('The credential goes to another host.'),
  'catalog-changed': danger("The catalog for Immuta's own data changed."),
  'auth-changed': warning('The authentication type changed.'),
  'secret-changed': warning('The credential comes from another variable.'),
  'removed-spec': danger('The spec of a connection is removed.'),
  'registration-only': warning('The change takes effect only at registration.'),
  'update-existing': warning('The connection differs and is left as it is.'),
  'not-tried': warning("There was no dry run of a stranger's host."),
  'not-a-spec': warning('A file that no glob selects declares a connection.'),
  'not-in-commit': warning('The commit does not hold the file as it is in the workspace.'),
  'catch-up': warning('The change did not come with this push.'),
  'bootstrap-script': warning('The set-up script could not be fetched.'),
  'bootstrap-secret': warning('The set-up script holds a secret.'),
  preflight: warning(
    'A privilege is missing or could not be verified, or the credential is refused.',
  ),
  'integration-unhealthy': warning('Immuta reports the integration as unhealthy.'),
  'jobs-unknown': warning('No background job is known.'),
  'clean-up': warning('The clean-up script has to be run.'),
} as const satisfies Record<string, Row>

export type Code = keyof typeof CODES
/** Codes that an error may have. */
export type ErrorCode = {
  [C in Code]: (typeof CODES)[C]['severity'] extends 'warning' ? never : C
}[Code]
/** Codes that a warning may have. */
export type WarningCode = {
  [C in Code]: (typeof CODES)[C]['severity'] extends 'error' ? never : C
}[Code]

/** The reason for which an error of this code fails the run. */
export function reasonOf(code: ErrorCode): FailureReason {
  return CODES[code].reason
}

/** The one to report of several reasons. */
export function firstReason(reasons: Iterable<FailureReason>): FailureReason | undefined {
  const all = new Set(reasons)
  return FAILURE_REASONS.find((reason) => all.has(reason))
}

/** Errors of the run's environment, which holds the values of the secrets: no spec is to blame. */
const OF_SECRET_VALUE: readonly ErrorCode[] = [
  'secret-unset',
  'secret-too-short',
  'secret-characters',
]

/** Whether these errors make a spec unusable only because of a secret's value. */
export function lacksSecret(codes: readonly ErrorCode[]): boolean {
  const unusable = codes.filter((code) => reasonOf(code) === 'invalid-spec')
  return unusable.length > 0 && unusable.every((code) => OF_SECRET_VALUE.includes(code))
}

/** Whether a warning is of a change that destroys or redirects: it stands first, by name. */
export function isDanger(code: Code): boolean {
  return 'dangerous' in CODES[code]
}
