import {
  type Connection,
  type ConnectionBody,
  type FilledBody,
  referenceName,
  type SecretReference,
} from '../core/connection.ts'
import { type Diagnostic, errorAt, warningAt } from '../core/diagnostic.ts'
import { pastedCharacter } from '../core/pasted.ts'
import type { Wording } from '../core/wording.ts'
import { MIN_SECRET_CHARS } from './redactor.ts'

/**
 * The values behind `${NAME}`. They leave this object only inside a body that is about to be sent.
 */
export interface Secrets {
  /** Masks the values and reports those that can't be used. `needed`: this run sends them. */
  check: (connection: Connection, needed: boolean) => Diagnostic[]
  /** Masks the values that a body names, though they are not sent: a script may repeat them. */
  hide: (body: ConnectionBody) => void
  /** Puts the values into a copy of the body. Throws when one is unset: check first. */
  fill: (connection: Connection) => FilledBody
}

/** Secrets from environment variables. `mask` is called with each value before it is used. */
export function environmentSecrets(
  env: NodeJS.ProcessEnv,
  mask: (value: string) => void,
  { setVariable }: Pick<Wording, 'setVariable'>,
): Secrets {
  const valueOf = (name: string): string => env[name] ?? ''
  const isUsable = (name: string): boolean => valueOf(name).trim().length >= MIN_SECRET_CHARS
  const problemOf = (reference: SecretReference, needed: boolean): Diagnostic | undefined => {
    const value = valueOf(reference.name)
    if (value === '') return unset(reference, needed ? setVariable(reference.name) : undefined)
    const fault = secretFault(value)
    if (fault !== undefined) return malformed(reference, fault)
    return isUsable(reference.name) ? undefined : tooShort(reference)
  }
  return {
    check: ({ secrets }, needed) =>
      secrets.flatMap((reference) => {
        if (isUsable(reference.name)) mask(valueOf(reference.name))
        const problem = problemOf(reference, needed)
        // The copy in nativeIntegration.config repeats what was said of the original.
        const isCopy = reference.path.startsWith('nativeIntegration')
        return problem === undefined || isCopy ? [] : [problem]
      }),
    hide: ({ connection }) => {
      const text =
        connection.authenticationType === 'token'
          ? connection.token
          : connection.oAuthClientConfig.clientSecret
      const name = referenceName(text)
      if (name !== undefined && isUsable(name)) mask(valueOf(name))
    },
    fill: ({ body, file }) =>
      JSON.parse(
        JSON.stringify(body, (_, value: unknown) => {
          const name = typeof value === 'string' ? referenceName(value) : undefined
          if (name === undefined) return value
          if (valueOf(name) === '') throw new Error(`${file}: the variable ${name} is not set.`)
          return valueOf(name)
        }),
      ) as FilledBody,
  }
}

/**
 * Masks the value of every variable that a spec may name, named or not: a script of Immuta's, or an
 * error, may hold one.
 *
 * @param isSecret whether a spec may name the variable
 */
export function maskVariables(
  env: NodeJS.ProcessEnv,
  isSecret: (name: string) => boolean,
  mask: (value: string) => void,
): void {
  for (const [name, value = ''] of Object.entries(env))
    if (value.trim().length >= MIN_SECRET_CHARS && isSecret(name)) mask(value)
}

/** What no credential holds: how text is pasted together with what surrounds it. */
export function secretFault(value: string): string | undefined {
  if (value.trim() === '') return 'holds nothing but white space'
  if (/[\r\n\u2028\u2029\u0085]/.test(value)) return 'holds a line break'
  if (value.trim() !== value) return 'has white space at an end'
  const odd = pastedCharacter(value)
  return odd === undefined ? undefined : `holds a ${odd.name}`
}

function malformed({ name, position }: SecretReference, fault: string): Diagnostic {
  const message = `The variable \`${name}\` ${fault}: enter the secret anew, without it.`
  return errorAt('secret-characters', message, position)
}

function tooShort({ name, position }: SecretReference): Diagnostic {
  const message =
    `The variable \`${name}\` holds fewer than ${MIN_SECRET_CHARS} characters, ` +
    'too few for a credential.'
  return errorAt('secret-too-short', message, position)
}

/** @param how it is set, where this run needs it */
function unset({ name, position }: SecretReference, how: string | undefined): Diagnostic {
  if (how === undefined) {
    const consequence = 'so the credential is not checked'
    const message = `The variable \`${name}\` is not set in this run, ${consequence}.`
    return warningAt('secret-unset', message, position)
  }
  return errorAt('secret-unset', `The variable \`${name}\` is not set: ${how}.`, position)
}
