import { variableFault } from '../connection/allowed-by-workflow.ts'
import type { Outcome } from '../core/outcome.ts'
import { githubClient } from '../github/client.ts'
import { requestIdToken } from '../github/oidc.ts'
import type { Ports } from '../modes/ports.ts'
import { type Clock, systemClock } from '../net/clock.ts'
import { RequestFailure } from '../net/failure.ts'
import type { PublishPorts } from '../publish/ports.ts'
import { publish } from '../publish/publish.ts'
import { environmentSecrets, maskVariables } from '../secrets/environment.ts'
import { USER_AGENT } from '../version.ts'
import { readContext } from './context.ts'
import { actionWording } from './wording.ts'

/** Each mode is loaded when it is run. */
const MODES: Record<Outcome['mode'], (ports: Ports) => Promise<Outcome>> = {
  validate: async (ports) => (await import('../modes/validate.ts')).validate(ports),
  plan: async (ports) => (await import('../modes/plan.ts')).plan(ports),
  apply: async (ports) => (await import('../modes/apply.ts')).apply(ports),
  drift: async (ports) => (await import('../modes/drift.ts')).drift(ports),
}

/** What is known before anything is run: what was asked for, and where to tell. */
export interface Run extends Pick<
  PublishPorts,
  'redactor' | 'log' | 'step' | 'files' | 'request' | 'trigger'
> {
  mode: Outcome['mode']
}

/**
 * Runs a mode, and tells everybody what it came to. Returns whether it succeeded. Throws only
 * before anything is written.
 */
export async function run(env: NodeJS.ProcessEnv, { mode, ...edge }: Run): Promise<boolean> {
  const { redactor, log, files, request } = edge
  const policy = { ...request, wording: actionWording }
  maskVariables(env, (name) => variableFault(name, policy) === undefined, log.mask)
  const context = readContext(env)
  const clock = systemClock(cancellation())
  const { githubToken: token, timeout: timeoutMs } = request
  const { apiUrl, repository, workspace } = context
  const ports: Ports & PublishPorts = {
    ...edge,
    context,
    workspace,
    clock,
    wording: actionWording,
    saveScript: files.saveScript,
    redact: (text) => redactor.redact(text),
    idToken: idTokens(env, timeoutMs, clock, log.mask),
    secrets: environmentSecrets(env, log.mask, actionWording),
    github:
      token === undefined
        ? undefined
        : githubClient({ token, apiUrl, repository, userAgent: USER_AGENT, timeoutMs, clock }),
  }
  return publish(await MODES[mode](ports), ports)
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
  return (audience) => {
    if (url !== undefined && token !== undefined) {
      const options = { url, token, userAgent: USER_AGENT, timeoutMs, clock, mask }
      return requestIdToken(options, audience)
    }
    const message =
      'The job may not ask GitHub for an ID token. Add to the job:\n' +
      'permissions:\n  id-token: write'
    return Promise.reject(new RequestFailure(message))
  }
}

/** Aborted when the runner cancels the job: SIGINT, some seconds later SIGTERM. */
function cancellation(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort())
  return controller.signal
}
