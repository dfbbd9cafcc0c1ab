import type { Setting } from '../core/wording.ts'
import { readRequest, type Request, SECRET_SETTINGS, SETTINGS } from '../modes/request.ts'
import { actionWording, inputName } from './wording.ts'

/** Names of all inputs, as in action.yml. */
export const INPUT_NAMES: readonly string[] = SETTINGS.map(inputName)

/** Inputs whose values are secrets, to be masked before anything is done with them. */
export const SECRET_INPUTS: readonly string[] = SECRET_SETTINGS.map(inputName)

/** One input as the runner hands it over; empty counts as absent. */
export function rawInput(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[`INPUT_${name.toUpperCase()}`]?.trim()
  return value === '' ? undefined : value
}

/** Inputs that are not to be opened wide by a variable that is not set. */
const CLOSED: readonly Setting[] = ['allowedHosts']

/** Of an input with a default: the runner fills that in only where the workflow gives nothing. */
function isGivenEmpty(env: NodeJS.ProcessEnv, setting: Setting): boolean {
  return env[`INPUT_${inputName(setting).toUpperCase()}`] !== undefined
}

/** Reads and checks every input. Throws one `ConfigError` that names all mistakes. */
export function readInputs(env: NodeJS.ProcessEnv): Request {
  const given = SETTINGS.flatMap((setting) => {
    const value = rawInput(env, inputName(setting))
    if (value !== undefined) return [[setting, value] as const]
    return CLOSED.includes(setting) && isGivenEmpty(env, setting) ? [[setting, ''] as const] : []
  })
  return readRequest(Object.fromEntries(given), actionWording)
}
