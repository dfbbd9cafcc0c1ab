import type { FailureReason } from './codes.ts'

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
