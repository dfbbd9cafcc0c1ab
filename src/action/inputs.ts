import * as z from 'zod/mini'
import { DATABRICKS_HOSTS } from '../connection/hosts.ts'
import { ConfigError } from '../core/failures.ts'
import { nearest, printable } from '../core/words.ts'

/*
 * Every input of action.yml: its default and its check. A test keeps the defaults equal to those of action.yml, which matter where the
 * runner does not put them in.
 */

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
const list = (fallback: string[]) =>
  z.pipe(
    z._default(
      z.string().check(z.refine((text) => lines(text).length > 0, 'must name at least one')),
      fallback.join('\n'),
    ),
    z.transform(lines),
  )
const choice = <const T extends readonly [string, ...string[]]>(
  values: T,
  fallback: T[number] = values[0],
) =>
  z._default(
    z.enum(values, `must be ${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`),
    fallback,
  )
const flag = (fallback: boolean) =>
  z.pipe(
    z._default(z.enum(['true', 'false'], 'must be true or false'), fallback ? 'true' : 'false'),
    z.transform((value) => value === 'true'),
  )
const whole = (fallback: number, min: number, max: number) =>
  z.pipe(
    z._default(
      z
        .string()
        .check(
          z.refine(
            (text) => /^\d{1,6}$/.test(text) && Number(text) >= min && Number(text) <= max,
            `must be a whole number from ${min} to ${max}`,
          ),
        ),
      String(fallback),
    ),
    z.transform(Number),
  )

const inputsSchema = z.object({
  'immuta-url': z.optional(
    z.pipe(z.string().check(z.check(checkTenantUrl)), z.transform(tenantUrl)),
  ),
  'immuta-api-key': z.optional(z.string()),
  'immuta-token': z.optional(z.string()),
  specs: list(['connections/**/*.yml', 'connections/**/*.yaml']),
  mode: choice(['auto', 'validate', 'plan', 'apply', 'drift']),
  scope: choice(['auto', 'changed', 'all']),
  'github-token': z.optional(z.string()),
  comment: choice(['always', 'on-change', 'never']),
  'comment-id': z._default(
    z
      .string()
      .check(z.regex(/^[\w-]{1,100}$/, 'may hold letters, digits, - and _ only, at most 100')),
    'default',
  ),
  'secret-variables': list(['CONNECTION_*']),
  'allowed-hosts': list(DATABRICKS_HOSTS),
  'update-existing': flag(true),
  'force-update': flag(false),
  'allow-delete': flag(false),
  'max-changes': whole(25, 0, 100_000),
  'require-plan': flag(false),
  'audit-notes': flag(false),
  'drift-issue': flag(false),
  'fail-on-drift': flag(true),
  wait: flag(true),
  'wait-timeout': whole(600, 1, 86_400),
  concurrency: whole(8, 1, 64),
  timeout: whole(30, 1, 3600),
  bootstrap: choice(['off', 'script', 'run'], 'script'),
  'warehouse-id': z.optional(
    z
      .string()
      .check(
        z.regex(/^[\w-]{1,100}$/, 'must be the id of a SQL warehouse, such as `1a2b3c4d5e6f7a8b`'),
      ),
  ),
  'databricks-token': z.optional(z.string()),
  'databricks-client-id': z.optional(z.string()),
  'databricks-client-secret': z.optional(z.string()),
  'databricks-audience': z.optional(z.string()),
  preflight: choice(['off', 'warn', 'fail']),
})

/** The checked inputs of a run, under the names of action.yml. */
export type Inputs = z.output<typeof inputsSchema>

/** Names of all inputs, as in action.yml. */
export const INPUT_NAMES = Object.keys(inputsSchema.shape) as (keyof Inputs)[]

/** Inputs whose values are secrets, to be masked before anything is done with them. */
export const SECRET_INPUTS = [
  'immuta-api-key',
  'immuta-token',
  'github-token',
  'databricks-token',
  'databricks-client-secret',
] as const

/** One input as the runner hands it over; empty counts as absent. */
export function rawInput(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[`INPUT_${name.toUpperCase()}`]?.trim()
  return value === undefined || value === '' ? undefined : value
}

/** Reads and checks every input. Throws one {@link ConfigError} that names all mistakes. */
export function readInputs(env: NodeJS.ProcessEnv): Inputs {
  const raw = Object.fromEntries(
    INPUT_NAMES.flatMap((name) =>
      rawInput(env, name) === undefined ? [] : [[name, rawInput(env, name)]],
    ),
  )
  const given = (...names: string[]): boolean => names.every((name) => raw[name] !== undefined)
  const result = inputsSchema.safeParse(raw)
  const faults = [
    ...(result.error?.issues ?? []).map((issue) => fault(issue, raw)),
    ...(given('immuta-api-key', 'immuta-token')
      ? ['Input `immuta-api-key` and `immuta-token` are both set: give one of the two.']
      : []),
    ...(given('databricks-token', 'databricks-client-id')
      ? ['Input `databricks-token` and `databricks-client-id` are both set: give one of the two.']
      : []),
    ...(given('databricks-client-secret') && !given('databricks-client-id')
      ? ['Input `databricks-client-secret` is set, but not `databricks-client-id`: give both.']
      : []),
  ]
  if (result.success && faults.length === 0) return result.data
  throw new ConfigError(faults.join('\n'))
}

/** Inputs whose values a message does not repeat: the address may hold a password, or a secret that belongs in another input. */
const UNSHOWN: readonly string[] = [...SECRET_INPUTS, 'immuta-url']

function fault(issue: z.core.$ZodIssue, raw: Record<string, string | undefined>): string {
  const name = String(issue.path[0])
  const given = raw[name]
  const shown = given === undefined || UNSHOWN.includes(name) ? '' : `, not \`${printable(given)}\``
  const near =
    issue.code === 'invalid_value' && given !== undefined
      ? nearest(given, issue.values.map(String))
      : undefined
  return `Input \`${name}\` ${issue.message}${shown}.${near === undefined ? '' : ` Did you mean \`${near}\`?`}`
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

function checkTenantUrl(payload: z.core.ParsePayload<string>): void {
  const url = URL.canParse(payload.value) ? new URL(payload.value) : undefined
  const fault =
    url === undefined || !['https:', 'http:'].includes(url.protocol)
      ? 'must be a URL such as `https://acme.hosted.immutacloud.com`, with its scheme'
      : url.protocol === 'http:' && !LOOPBACK.test(url.hostname)
        ? 'must use https'
        : url.username !== '' || url.password !== ''
          ? 'must not hold a user name or password'
          : url.search !== '' || url.hash !== ''
            ? 'must not hold a query or a fragment'
            : undefined
  if (fault !== undefined)
    payload.issues.push({ code: 'custom', message: fault, input: payload.value })
}

function tenantUrl(text: string): string {
  const { origin, pathname } = new URL(text)
  return (origin + pathname).replace(/\/+$/, '')
}
