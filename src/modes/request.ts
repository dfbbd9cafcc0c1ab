import * as z from 'zod/mini'
import { DATABRICKS_HOSTS } from '../connection/host-format.ts'
import { ConfigError } from '../core/failure.ts'
import type { Setting, Wording } from '../core/wording.ts'
import { nearest, printable } from '../core/spelling.ts'
import { secretFault } from '../secrets/environment.ts'

/*
 * One run as its user asked for it: every setting with its default and its check, whatever surface
 * it comes from. A test keeps the defaults equal to those of action.yml, which matter where the
 * runner does not put them in. A check's message completes the sentence that begins with the
 * setting.
 */

/** How to sign in to Immuta. */
export type ImmutaCredential =
  { kind: 'api-key'; apiKey: string } | { kind: 'token'; token: string }

/** Who runs set-up scripts in Databricks; `oidc` exchanges the job's ID token. */
export type DatabricksCredential =
  | { kind: 'token'; token: string }
  | { kind: 'm2m'; clientId: string; clientSecret: string }
  | { kind: 'oidc'; clientId: string; audience: string | undefined }

const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const text = () => z.optional(z.string())

/** A credential as people enter it; what surrounds it was taken off. */
const credential = () =>
  z.optional(
    z.string().check(
      z.check(({ value, issues }) => {
        const message = secretFault(value)
        if (message !== undefined) issues.push({ code: 'custom', message, input: value })
      }),
    ),
  )

/** Globs, a line each. `faultOf` completes the sentence that begins with the setting. */
const list = (
  fallback: string[],
  faultOf: (line: string) => string | undefined = isOneGlob,
  ofNone = 'must name at least one',
) => {
  const globs = z.string().check(
    z.check(({ value, issues }) => {
      const all = lines(value)
      const [fault] = all.flatMap((line) => faultOf(line) ?? [])
      const message = all.length === 0 ? ofNone : fault
      if (message !== undefined) issues.push({ code: 'custom', message, input: value })
    }),
  )
  return z.pipe(z._default(globs, fallback.join('\n')), z.transform(lines))
}

function isOneGlob(line: string): string | undefined {
  // A comma in braces or brackets belongs to the glob.
  const rest = line.replace(/\{[^}]*\}|\[[^\]]*\]/g, '')
  return rest.includes(',') ? 'must have each on a line of its own, without commas' : undefined
}

function isSpecGlob(line: string): string | undefined {
  const path = line.replace(/^!?(?:\.\/)?/, '').replace(/\/+$/, '')
  return path.split('/').some((step) => ['', '.', '..'].includes(step))
    ? 'must start from the repository, and have a name or pattern between two `/`'
    : isOneGlob(line)
}

function isHostGlob(line: string): string | undefined {
  if (/:\/\//.test(line)) return 'must name hosts without a scheme'
  return /[/:@]/.test(line) ? 'must name hosts without port, path or user name' : isOneGlob(line)
}

const choice = <const T extends readonly [string, ...string[]]>(
  values: T,
  fallback: T[number] = values[0],
) => {
  const message = `must be ${values.slice(0, -1).join(', ')} or ${values.at(-1) ?? ''}`
  return z._default(z.enum(values, message), fallback)
}

const flag = (fallback: boolean) =>
  z.pipe(
    z._default(z.enum(['true', 'false'], 'must be true or false'), fallback ? 'true' : 'false'),
    z.transform((value) => value === 'true'),
  )

const whole = (fallback: number, min: number, max: number, factor = 1) => {
  const isWhole = (value: string): boolean =>
    /^\d{1,6}$/.test(value) && Number(value) >= min && Number(value) <= max
  const message = `must be a whole number from ${min} to ${max}`
  return z.pipe(
    z._default(z.string().check(z.refine(isWhole, message)), String(fallback)),
    z.transform((value) => Number(value) * factor),
  )
}

const identifier = (message: string) => z.string().check(z.regex(/^[\w-]{1,100}$/, message))

const SECOND = 1000
/** The shortest key that plans are sealed with, in characters. */
const MIN_KEY_CHARS = 16

const settings = {
  immutaUrl: z.optional(z.pipe(z.string().check(z.check(checkTenantUrl)), z.transform(tenantUrl))),
  immutaApiKey: credential(),
  immutaToken: credential(),
  specs: list(['connections/**/*.yml', 'connections/**/*.yaml'], isSpecGlob),
  mode: choice(['auto', 'validate', 'plan', 'apply', 'drift']),
  scope: choice(['auto', 'changed', 'all']),
  githubToken: text(),
  comment: choice(['always', 'on-change', 'never']),
  commentId: z._default(
    identifier('may hold letters, digits, - and _ only, at most 100'),
    'default',
  ),
  secretVariables: list(['CONNECTION_*']),
  allowedHosts: list(
    [...DATABRICKS_HOSTS],
    isHostGlob,
    'is given but empty: is its variable set? Leave the input out for the Databricks domains',
  ),
  updateExisting: flag(true),
  forceUpdate: flag(false),
  allowDelete: flag(false),
  maxChanges: whole(25, 0, 100_000),
  requirePlan: flag(false),
  planKey: z.optional(
    z.string().check(z.minLength(MIN_KEY_CHARS, `must have at least ${MIN_KEY_CHARS} characters`)),
  ),
  auditNotes: flag(false),
  driftIssue: flag(false),
  failOnDrift: flag(true),
  wait: flag(true),
  waitTimeout: whole(600, 1, 86_400, SECOND),
  concurrency: whole(8, 1, 64),
  timeout: whole(30, 1, 3600, SECOND),
  bootstrap: choice(['off', 'script', 'run'], 'script'),
  warehouseId: z.optional(
    identifier('must be the id of a SQL warehouse, such as `1a2b3c4d5e6f7a8b`'),
  ),
  databricksToken: credential(),
  databricksClientId: text(),
  databricksClientSecret: credential(),
  databricksAudience: text(),
  preflight: choice(['off', 'warn', 'fail']),
} satisfies Record<Setting, z.ZodMiniType>

const settingsSchema = z.object(settings)
type Settings = z.output<typeof settingsSchema>

/** Every setting. */
export const SETTINGS = Object.keys(settings) as Setting[]

/** Settings whose values are secrets, to be masked before anything is done with them. */
export const SECRET_SETTINGS = [
  'immutaApiKey',
  'immutaToken',
  'githubToken',
  'planKey',
  'databricksToken',
  'databricksClientSecret',
] as const satisfies Setting[]

type Credentials =
  | 'immutaApiKey'
  | 'immutaToken'
  | 'databricksToken'
  | 'databricksClientId'
  | 'databricksClientSecret'
  | 'databricksAudience'

/** A checked request. `timeout` and `waitTimeout` are in milliseconds. */
export interface Request extends Omit<Settings, Credentials> {
  immutaCredential: ImmutaCredential | undefined
  databricksCredential: DatabricksCredential | undefined
}

/** Checks what was set. Throws one {@link ConfigError} that names all mistakes. */
export function readRequest(raw: Partial<Record<Setting, string>>, wording: Wording): Request {
  const { data, error } = settingsSchema.safeParse(raw)
  const faults = [
    ...(error?.issues ?? []).map((issue) => describeIssue(issue, raw, wording)),
    ...conflicts(raw, wording),
  ]
  if (data === undefined || faults.length > 0) throw new ConfigError(faults.join('\n'))
  return {
    ...data,
    immutaCredential: immutaCredential(data),
    databricksCredential: databricksCredential(data),
  }
}

function immutaCredential({
  immutaApiKey: apiKey,
  immutaToken: token,
}: Settings): ImmutaCredential | undefined {
  if (apiKey !== undefined) return { kind: 'api-key', apiKey }
  return token === undefined ? undefined : { kind: 'token', token }
}

/** A token, an OAuth client, or GitHub's ID token in place of its secret. */
function databricksCredential({
  databricksToken: token,
  databricksClientId: clientId,
  databricksClientSecret: clientSecret,
  databricksAudience: audience,
}: Settings): DatabricksCredential | undefined {
  if (token !== undefined) return { kind: 'token', token }
  if (clientId === undefined) return undefined
  return clientSecret === undefined
    ? { kind: 'oidc', clientId, audience }
    : { kind: 'm2m', clientId, clientSecret }
}

function conflicts(raw: Partial<Record<Setting, string>>, { The, name }: Wording): string[] {
  const isSet = (setting: Setting): boolean => raw[setting] !== undefined
  const faults = [
    isSet('immutaApiKey') &&
      isSet('immutaToken') &&
      `${The('immutaApiKey')} and ${name('immutaToken')} are both set: give one of the two.`,
    isSet('databricksToken') &&
      isSet('databricksClientId') &&
      `${The('databricksToken')} and ${name('databricksClientId')} are both set: ` +
        'give one of the two.',
    isSet('databricksClientSecret') &&
      !isSet('databricksClientId') &&
      `${The('databricksClientSecret')} is set, but not ${name('databricksClientId')}: give both.`,
  ]
  return faults.filter((fault) => fault !== false)
}

/** Settings whose values a message does not repeat: the address may hold a password. */
const UNSHOWN: readonly string[] = [...SECRET_SETTINGS, 'immutaUrl']

function describeIssue(
  issue: z.core.$ZodIssue,
  raw: Partial<Record<Setting, string>>,
  { The }: Wording,
): string {
  const setting = String(issue.path[0]) as Setting
  const given = raw[setting]
  const isShown = given !== undefined && given !== '' && !UNSHOWN.includes(setting)
  const near =
    issue.code === 'invalid_value' && given !== undefined
      ? nearest(given, issue.values.map(String))
      : undefined
  const shown = isShown ? `, not \`${printable(given)}\`` : ''
  const sentence = `${The(setting)} ${issue.message}${shown}.`
  return near === undefined ? sentence : `${sentence} Did you mean \`${near}\`?`
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

function checkTenantUrl(payload: z.core.ParsePayload<string>): void {
  const message = tenantUrlFault(payload.value)
  if (message !== undefined) {
    payload.issues.push({ code: 'custom', message, input: payload.value })
  }
}

function tenantUrlFault(value: string): string | undefined {
  const url = URL.canParse(value) ? new URL(value) : undefined
  if (url === undefined || !['https:', 'http:'].includes(url.protocol)) {
    return 'must be a URL such as `https://acme.hosted.immutacloud.com`, with its scheme'
  }
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) return 'must use https'
  if (url.username !== '' || url.password !== '') return 'must not hold a user name or password'
  if (url.search !== '' || url.hash !== '') return 'must not hold a query or a fragment'
  return undefined
}

function tenantUrl(value: string): string {
  const { origin, pathname } = new URL(value)
  return (origin + pathname).replace(/\/+$/, '')
}
