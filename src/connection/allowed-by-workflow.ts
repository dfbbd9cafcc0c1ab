import type { Wording } from '../core/wording.ts'
import { globMatcher } from '../specfile/globs.ts'

/** What the workflow allows a spec to use. */
export interface SpecPolicy {
  /** Globs of environment variables that a spec may name. */
  secretVariables: readonly string[]
  /** Globs of hosts to which a connection may send its credentials. */
  allowedHosts: readonly string[]
  /** How messages call these two. */
  wording: Wording
}

/** Whether a connection may send its credentials to `host`; `*` spans dots, case does not count. */
export function isAllowedHost(host: string, { allowedHosts }: SpecPolicy): boolean {
  return globMatcher(allowedHosts.map((glob) => glob.toLowerCase()))(host.toLowerCase())
}

/** Says that the host of a field is not allowed. */
export function hostNotAllowed(field: string, { allowedHosts, wording }: SpecPolicy): string {
  return (
    `The host of \`${field}\` is not one that may receive credentials. ` +
    `Allowed by ${wording.the('allowedHosts')}: ${allowedHosts.join(', ')}.`
  )
}

/** How the names of the runner's own variables begin, in any case. */
export const RUNNER_PREFIXES = ['github_', 'actions_', 'runner_', 'input_']

/** Why a spec may not refer to the variable `name`, or `undefined` if it may. */
export function variableFault(
  name: string,
  { secretVariables, wording }: SpecPolicy,
): string | undefined {
  if (RUNNER_PREFIXES.some((prefix) => name.toLowerCase().startsWith(prefix)))
    return (
      'variables of the runner (GITHUB_, ACTIONS_, RUNNER_, INPUT_) cannot be used; ' +
      'give it another name'
    )
  if (globMatcher(secretVariables)(name)) return undefined
  const globs = secretVariables.map((glob) => `\`${glob}\``).join(', ')
  const setting = `${wording.the('secretVariables')} (${globs})`
  return `it does not match ${setting}; rename it, or add it there`
}
