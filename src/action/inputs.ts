import type { Setting } from '../core/wording.ts'
import { readRequest, type Request, SECRET_SETTINGS, SETTINGS } from '../modes/request.ts'
import { actionWording, inputName } from './wording.ts'

/** Names of all inputs, as in action.yml. */
export const INPUT_NAMES: readonly string[] = SETTINGS.map(inputName)

/** Inputs whose values are secrets, to be masked before anything is done with them. */
export const SECRET_INPUTS: readonly string[] = SECRET_SETTINGS.map(inputName)

/** One input as the runner hands it over; empty counts as absent. */
export function rawInput(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = givenInput(env, name)
  return value === '' ? undefined : value
}

function givenInput(env: NodeJS.ProcessEnv, name: string): string | undefined {
  return env[`INPUT_${name.toUpperCase()}`]?.trim()
}

/**
 * Inputs that are not to be opened wide by a variable that is not set. The runner fills in their
 * defaults only where the workflow gives nothing.
 */
const CLOSED: readonly Setting[] = ['allowedHosts']

/** Reads and checks every input. Throws one `ConfigError` that names all mistakes. */
export function readInputs(env: NodeJS.ProcessEnv): Request {
  const given = SETTINGS.flatMap((setting) => {
    const read = CLOSED.includes(setting) ? givenInput : rawInput
    const value = read(env, inputName(setting))
    return value === undefined ? [] : [[setting, value] as const]
  })
  return readRequest(Object.fromEntries(given), actionWording)
}
