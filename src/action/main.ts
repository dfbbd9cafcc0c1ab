import { checkCertificates } from '../net/certificates.ts'
import { runFiles } from '../publish/files.ts'
import { publishFailure } from '../publish/failure.ts'
import { Redactor } from '../secrets/redactor.ts'
import { readEvent } from './context.ts'
import { pickMode, readTrigger } from './event.ts'
import { rawInput, readInputs, SECRET_INPUTS } from './inputs.ts'
import { workflowCommands } from './workflow-commands.ts'

/** Runs the Action. Returns whether it succeeded; what failed has then been reported. */
export async function main(env: NodeJS.ProcessEnv): Promise<boolean> {
  const redactor = new Redactor()
  const commands = workflowCommands(redactor, env)
  for (const name of SECRET_INPUTS) {
    const value = rawInput(env, name)
    if (value !== undefined) commands.mask(value)
  }
  const ignored = checkCertificates(env)
  if (ignored !== undefined) commands.warn(ignored)
  const edge = { redactor, log: commands, step: commands, files: runFiles(env, redactor) }
  let mode: string = rawInput(env, 'mode') ?? 'auto'
  try {
    const request = readInputs(env)
    const payload = await readEvent(env)
    const trigger = readTrigger(env, payload)
    const picked = pickMode(request.mode, trigger, payload)
    mode = picked
    // Loaded when it is known that there is something to run: a mistake in an input is told at
    // once.
    const { run } = await import('./run.ts')
    return await run(env, { ...edge, request, trigger, mode: picked })
  } catch (error) {
    await publishFailure(error, mode, edge)
    return false
  }
}
