import type { FailureReason } from '../core/codes.ts'
import { ConfigError, RunFailure } from '../core/failure.ts'
import { messageOf } from '../net/failure.ts'
import { prose } from '../render/markdown.ts'
import { failureFile } from '../render/failure-file.ts'
import type { PublishPorts } from './ports.ts'

/** The outputs of a run that did nothing. */
const NO_OUTPUTS = {
  changed: 'false',
  'comment-url': '',
  drift: 'false',
  unhealthy: '[]',
  'object-paths': '[]',
  'bulk-ids': '{}',
}

/** The outputs that tell what a run came to. */
export type Outputs = typeof NO_OUTPUTS

/** The steps of publishing, of which none stops the others. */
export interface Attempts {
  /** Does one; `undefined` when it failed. A fault of our own gives a run without a reason one. */
  attempt: <T>(work: () => Promise<T> | T) => Promise<T | undefined>
  /** Why the run fails, as far as it is known. */
  reason: () => FailureReason | undefined
  /** Fails the run, where nothing else did before. */
  fail: (reason: FailureReason) => void
}

/** Begins to publish a run that failed for this reason, or did not fail. */
export function attempts(
  known: FailureReason | undefined,
  ports: Pick<PublishPorts, 'log'>,
): Attempts {
  let reason = known
  return {
    reason: () => reason,
    fail: (why) => (reason ??= why),
    attempt: async (work) => {
      try {
        return await work()
      } catch (error) {
        reason ??= 'internal-error'
        reportInternalError(error, ports)
        return undefined
      }
    },
  }
}

/** What the runner or the disk did not take; the log has it. */
export class Unwritten extends Error {
  override name = 'Unwritten'

  /** @param what `The summary` */
  constructor(what: string, cause: unknown) {
    super(`${what} could not be written (${messageOf(cause)}): it is in the log.`, { cause })
  }
}

/** Writes the result file, and names it in an output. Throws {@link Unwritten}. */
export async function writeResult(
  json: string,
  { files, step, log }: Pick<PublishPorts, 'files' | 'step' | 'log'>,
): Promise<void> {
  const path = await files.saveResult(json).catch((error: unknown) => {
    if (!isOfSystem(error)) throw error
    log.info(json)
    throw new Unwritten('The result file', error)
  })
  step.output('result-file', path)
}

/** Whether an error is the operating system's: a full disk, say. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'code' in error && 'syscall' in error
}

/** Reports a run that could not be finished; nothing was written in Immuta. */
export async function publishFailure(
  error: unknown,
  mode: string,
  ports: Pick<PublishPorts, 'redactor' | 'files' | 'step' | 'log'>,
): Promise<void> {
  const { redactor, step, log } = ports
  const why = reasonOfRun(error)
  const attempting = attempts(why, ports)
  const { attempt } = attempting
  const message =
    (await attempt(() => redactor.redact(messageOf(error)))) ?? 'The message is not shown.'
  await attempt(() => {
    if (why !== 'internal-error') log.annotate({ severity: 'error', message })
    else reportInternalError(error, ports)
  })
  const lines = message.split('\n').map((line) => `❌ ${prose(line)}`)
  await attempt(() => step.summary(`## Immuta connections: failed\n\n${lines.join('\n\n')}\n`))
  await attempt(() => writeResult(failureFile(mode, why, message), ports))
  await conclude(NO_OUTPUTS, attempting, ports)
}

/** The reason of a failure of the whole run; what nobody foresaw is a fault of our own. */
export function reasonOfRun(error: unknown): FailureReason {
  if (error instanceof RunFailure) return error.reason
  return error instanceof ConfigError ? 'config' : 'internal-error'
}

function reportInternalError(error: unknown, { log }: Pick<PublishPorts, 'log'>): void {
  try {
    if (error instanceof Unwritten) {
      log.annotate({ severity: 'error', message: error.message })
      return
    }
    log.annotate({ severity: 'error', message: `Unexpected failure: ${messageOf(error)}` })
    if (error instanceof Error) log.info(error.stack ?? '')
  } catch {
    // The log is what fails. What is left to publish must not be lost with it.
  }
}

/** Writes the last outputs, the annotations, and why the run failed. */
export async function conclude(
  outputs: Outputs,
  { attempt, reason }: Attempts,
  { files, step, log }: Pick<PublishPorts, 'files' | 'step' | 'log'>,
): Promise<void> {
  const known = reason() ?? ''
  const all = {
    'script-directory': files.scriptDirectory(),
    'failure-reason': known,
    ...outputs,
  }
  for (const [name, value] of Object.entries(all)) await attempt(() => step.output(name, value))
  await attempt(step.flush)
  const why = reason()
  if (why === undefined) return
  // Of two values of an output the later one counts.
  if (why !== known) await attempt(() => step.output('failure-reason', why))
  await attempt(() => log.info(`Failed: ${why}`))
}
