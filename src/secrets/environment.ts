import type { FilledBody } from '../immuta/client.ts'
import { type Connection, type ConnectionBody, referenceName } from '../core/connection.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import { MIN_SECRET_CHARS } from './redactor.ts'

/** The values behind `${NAME}`. They leave this object only inside a body that is about to be sent. */
export interface Secrets {
  /** Masks the values a connection refers to and reports those that can't be used. `needed`: whether this run will send them. */
  check: (connection: Connection, needed: boolean) => Diagnostic[]
  /** Masks the values that a body names, though this run will not send them: a script may repeat them. */
  hide: (body: ConnectionBody) => void
  /** Puts the values into a copy of the body. Throws when one is unset: {@link Secrets.check} comes first. */
  fill: (connection: Connection) => FilledBody
}

export function environmentSecrets(env: NodeJS.ProcessEnv, mask: (value: string) => void): Secrets {
  const valueOf = (name: string): string => env[name] ?? ''
  return {
    check: (connection, needed) => {
      const problems: Diagnostic[] = []
      for (const { name, path, position } of connection.secrets) {
        const value = valueOf(name)
        if (value.length >= MIN_SECRET_CHARS) {
          mask(value)
          continue
        }
        // The copy in nativeIntegration.config repeats what was said of the original.
        if (path.startsWith('nativeIntegration')) continue
        if (value !== '') {
          problems.push({
            severity: 'error',
            code: 'secret-too-short',
            position,
            message: `The variable \`${name}\` holds fewer than ${MIN_SECRET_CHARS} characters, too few for a credential.`,
          })
        } else {
          problems.push({
            severity: needed ? 'error' : 'warning',
            code: 'secret-unset',
            position,
            message: `The variable \`${name}\` is not set${needed ? `: pass it under \`env:\` of the step, as \`${name}: \${{ secrets.${name} }}\`.` : ' in this run, so the credential is not checked.'}`,
          })
        }
      }
      return problems
    },
    hide: ({ connection }) => {
      const text =
        connection.authenticationType === 'token'
          ? connection.token
          : connection.oAuthClientConfig.clientSecret
      const value = valueOf(referenceName(text) ?? '')
      if (value.length >= MIN_SECRET_CHARS) mask(value)
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
