import type { Path } from '../specfile/document.ts'
import { globMatcher } from '../specfile/globs.ts'
import type { Position } from '../core/problem.ts'

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

/** How other tools write a reference. Only the form may be shown: the text itself could be a secret that looks like one. */
const OTHER_FORMS: readonly (readonly [form: string, pattern: RegExp])[] = [
  ['$NAME', /^\$[A-Za-z_]\w*$/],
  ['${{ secrets.NAME }}', /^\$\{\{\s*(secrets|env|vars)\.\w+\s*\}\}$/],
  ['{{NAME}}', /^\{\{\s*\w+\s*\}\}$/],
  ['%NAME%', /^%\w+%$/],
]

/** The form of another tool in which `text` refers to a variable, as `$NAME`. */
export function foreignForm(text: string): string | undefined {
  return OTHER_FORMS.find(([, pattern]) => pattern.test(text))?.[0]
}

/** Why a spec may not refer to the variable `name`, or `undefined` if it may. */
export function nameFault(name: string, allowed: readonly string[]): string | undefined {
  if (RUNNER_NAMES.test(name))
    return 'variables of the runner (GITHUB_, ACTIONS_, RUNNER_, INPUT_) cannot be used; give it another name'
  if (!globMatcher(allowed)(name))
    return `it does not match the input \`secret-variables\` (${allowed.map((glob) => `\`${glob}\``).join(', ')}); rename it, or add it there`
  return undefined
}

/** Fields that hold a secret, and nothing but a secret. */
export function isSecretPath(path: Path): boolean {
  const key = path.at(-1)
  const parent = path.at(-2)
  return (
    (key === 'token' && (parent === 'connection' || parent === 'config')) ||
    (key === 'clientSecret' && parent === 'oAuthClientConfig')
  )
}
