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
  'plan-changed',
  'plan-missing',
  'too-many-changes',
  'delete-refused',
  'bootstrap-failed',
  'preflight-failed',
  'drift',
  'cancelled',
] as const

export type FailureReason = (typeof FAILURE_REASONS)[number]

/** A mistake in the workflow's configuration; the message names the input. */
export class ConfigError extends Error {
  override name = 'ConfigError'
}

/** A failure of the whole run, as opposed to one connection's. */
export class RunFailure extends Error {
  override name = 'RunFailure'
  readonly reason: FailureReason

  constructor(reason: FailureReason, message: string, options?: ErrorOptions) {
    super(message, options)
    this.reason = reason
  }
}

/** The failure reason behind an error code: codes that are no reason of their own are faults of the spec. */
export function reasonOf(code: string): FailureReason {
  return FAILURE_REASONS.find((reason) => reason === code) ?? 'invalid-spec'
}

/** The one to report of several reasons. */
export function firstReason(reasons: Iterable<FailureReason>): FailureReason | undefined {
  const all = new Set(reasons)
  return FAILURE_REASONS.find((reason) => all.has(reason))
}
