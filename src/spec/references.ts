import type { Path } from './document.ts'
import { globMatcher } from './globs.ts'
import type { Position } from './problem.ts'

/** One `${NAME}` of a spec: an environment variable that holds a secret, and where the spec names it. */
export interface SecretReference extends Position {
  name: string
  /** Dotted path of the field in the spec. */
  path: string
}

const REFERENCE = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/
const RUNNER_NAMES = /^(GITHUB|ACTIONS|RUNNER|INPUT)_/i

/** The variable's name when `text` is exactly `${NAME}`. */
export function referenceName(text: string): string | undefined {
  return REFERENCE.exec(text)?.[1]
}

/** Whether `text` holds something that looks like a reference anywhere. */
export function mentionsReference(text: string): boolean {
  return /\$\{[^}]*\}/.test(text)
}

/** Why a spec may not refer to the variable `name`, or `undefined` if it may. */
export function nameFault(name: string, allowed: readonly string[]): string | undefined {
  if (RUNNER_NAMES.test(name)) return 'variables of the runner (GITHUB_, ACTIONS_, RUNNER_, INPUT_) cannot be used'
  if (!globMatcher(allowed)(name)) return `it does not match the input \`secret-variables\` (${allowed.join(', ')})`
  return undefined
}

/** Fields that hold a secret, and nothing but a secret. */
export function isSecretPath(path: Path): boolean {
  const key = path.at(-1)
  const parent = path.at(-2)
  return (key === 'token' && (parent === 'connection' || parent === 'config')) || (key === 'clientSecret' && parent === 'oAuthClientConfig')
}
