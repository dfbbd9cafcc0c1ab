import type { FailureReason } from '../core/codes.ts'
import { ConfigError, RunFailure } from '../core/failure.ts'
import { messageOf } from '../net/failure.ts'
import { prose } from '../render/markdown.ts'
import { failureFile } from '../render/result-file.ts'
import type { PublishPorts } from './ports.ts'

/** The outputs of a run that did nothing. */
const NO_OUTPUTS = {
  changed: 'false',
  'comment-url': '',
  drift: 'false',
  'object-paths': '[]',
  'bulk-ids': '{}',
}

/** The outputs that tell what a run came to. */
export type Outputs = typeof NO_OUTPUTS

/** Reports a run that could not be finished; nothing was written in Immuta. */
export async function publishFailure(
  error: unknown,
  mode: string,
  { redactor, files, step, log }: Pick<PublishPorts, 'redactor' | 'files' | 'step' | 'log'>,
): Promise<void> {
  const reason = reasonOfRun(error)
  const message = redactor.redact(messageOf(error))
  if (reason === 'internal-error') reportInternalError(error, { log })
  else log.annotate({ severity: 'error', message })
  const lines = message.split('\n').map((line) => `❌ ${prose(line)}`)
  await step.summary(`## Immuta connections: failed\n\n${lines.join('\n\n')}\n`)
  try {
    step.output('result-file', await files.saveResult(failureFile(mode, reason, message)))
  } catch (fault) {
    log.info(`The result file could not be written (${messageOf(fault)}).`)
  }
  conclude(reason, NO_OUTPUTS, { files, step })
  log.info(`Failed: ${reason}`)
}

/** The reason of a failure of the whole run; what nobody foresaw is a fault of our own. */
export function reasonOfRun(error: unknown): FailureReason {
  if (error instanceof RunFailure) return error.reason
  return error instanceof ConfigError ? 'config' : 'internal-error'
}

/** Reports a fault of our own, with where it came from. */
export function reportInternalError(error: unknown, { log }: Pick<PublishPorts, 'log'>): void {
  log.annotate({ severity: 'error', message: `Unexpected failure: ${messageOf(error)}` })
  if (error instanceof Error) log.info(error.stack ?? '')
}

/** Writes the last outputs, and the annotations. */
export function conclude(
  reason: FailureReason | undefined,
  outputs: Outputs,
  { files, step }: Pick<PublishPorts, 'files' | 'step'>,
): void {
  step.output('script-directory', files.scriptDirectory())
  step.output('failure-reason', reason ?? '')
  for (const [name, value] of Object.entries(outputs)) step.output(name, value)
  step.flush()
}
