import type { Outcome } from '../core/outcome.ts'
import { githubClient } from '../github/client.ts'
import { type Clock, systemClock } from '../net/clock.ts'
import { RequestFailure } from '../net/failure.ts'
import type { Ports } from '../modes/ports.ts'
import { runFiles } from '../publish/files.ts'
import type { PublishPorts } from '../publish/ports.ts'
import { publish, publishFailure } from '../publish/publish.ts'
import { environmentSecrets } from '../secrets/environment.ts'
import { Redactor } from '../secrets/redactor.ts'
import { USER_AGENT } from '../version.ts'
import { readContext, readEvent } from './context.ts'
import { pickMode, readTrigger } from './event.ts'
import { rawInput, readInputs, SECRET_INPUTS } from './inputs.ts'
import { actionWording } from './wording.ts'
import { workflowCommands } from './workflow-commands.ts'

/** Everything that a run of the Action works with. */
type ActionPorts = Ports & PublishPorts & { mode: Outcome['mode'] }

/**
 * Runs the Action in the runner's world. Returns whether it succeeded; what failed has then been
 * reported.
 */
export async function main(env: NodeJS.ProcessEnv): Promise<boolean> {
  const redactor = new Redactor()
  const commands = workflowCommands(redactor, env)
  for (const name of SECRET_INPUTS) {
    const value = rawInput(env, name)
    if (value !== undefined) commands.mask(value)
  }
  const edge = { redactor, log: commands, step: commands, files: runFiles(env, redactor) }
  let mode: string = rawInput(env, 'mode') ?? 'auto'
  try {
    const ports = await openPorts(env, edge)
    mode = ports.mode
    // What was done is told by publishing, which never throws what an apply did away.
    return await publish(await MODES[ports.mode](ports), ports)
  } catch (error) {
    await publishFailure(error, mode, edge)
    return false
  }
}

/** Each mode is loaded when it is run. */
const MODES: Record<Outcome['mode'], (ports: Ports) => Promise<Outcome>> = {
  validate: async (ports) => (await import('../modes/validate.ts')).validate(ports),
  plan: async (ports) => (await import('../modes/plan.ts')).plan(ports),
  apply: async (ports) => (await import('../modes/apply.ts')).apply(ports),
  drift: async (ports) => (await import('../modes/drift.ts')).drift(ports),
}

async function openPorts(
  env: NodeJS.ProcessEnv,
  edge: Pick<PublishPorts, 'redactor' | 'log' | 'step' | 'files'>,
): Promise<ActionPorts> {
  const { redactor, log, files } = edge
  const request = readInputs(env)
  const payload = await readEvent(env)
  const trigger = readTrigger(env, payload)
  const context = readContext(env)
  const clock = systemClock(cancellation())
  const { githubToken: token, timeout: timeoutMs } = request
  const { repository, workspace } = context
  return {
    ...edge,
    request,
    trigger,
    mode: pickMode(request.mode, trigger, payload),
    context,
    workspace,
    clock,
    wording: actionWording,
    saveScript: files.saveScript,
    redact: (text) => redactor.redact(text),
    idToken: idTokens(env, timeoutMs, clock, log.mask),
    secrets: environmentSecrets(env, log.mask),
    github:
      token === undefined
        ? undefined
        : githubClient({ token, repository, userAgent: USER_AGENT, timeoutMs, clock }),
  }
}

/** ID tokens of this job, if its permissions allow them. */
function idTokens(
  env: NodeJS.ProcessEnv,
  timeoutMs: number,
  clock: Clock,
  mask: (secret: string) => void,
): Ports['idToken'] {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env
  if (token !== undefined) mask(token)
  return async (audience) => {
    if (url === undefined || token === undefined) {
      throw new RequestFailure(
        'The job may not ask GitHub for an ID token. Add to the job:\n' +
          'permissions:\n  id-token: write',
      )
    }
    const { requestIdToken } = await import('../github/oidc.ts')
    return requestIdToken({ url, token, userAgent: USER_AGENT, timeoutMs, clock, mask }, audience)
  }
}

/**
 * Aborted when the runner cancels the job: it sends SIGINT, some seconds later SIGTERM, then it
 * kills.
 */
function cancellation(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort())
  return controller.signal
}
