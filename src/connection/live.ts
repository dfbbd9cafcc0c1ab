import type { ConnectionBody } from './body.ts'
import { isSecretPath } from './references.ts'
import { valueAt } from './rules.ts'
import { type FieldChange, leaves } from '../core/diff.ts'

/** What Immuta shows of a connection, reduced to what can be compared. */
export interface LiveState {
  /** Dotted path in the body of `POST /data/connection` → Immuta's value. A field that is not here is unknown. */
  fields: ReadonlyMap<string, unknown>
  /** Id of the integration behind the connection, for the clean-up script. */
  nativeIntegrationId: string | undefined
  /** Whether the connection is active in Immuta. That changes in daily use, so it is shown and never compared. */
  active: boolean | undefined
}

/** Answers of Immuta about one connection; `undefined` where it gave none. */
export interface LiveAnswers {
  /** `connection` of `GET /data/connection/{key}`. */
  connection: Record<string, unknown>
  /** `config` of `GET /integrations/{id}`. */
  config: Record<string, unknown> | undefined
  nativeIntegrationId: string | undefined
  active: boolean | undefined
}

/** How the private-preview API shows what it hides; the v1 API leaves it out (Immuta, "Manage connection settings"). */
const HIDDEN = '[REDACTED]'

const CONFIG = 'nativeIntegration.config'

/** The compared fields: where they stand in the body, and under which names the answers may hold them. */
const FIELDS: readonly {
  path: string
  from: 'connection' | 'config'
  names: readonly string[]
  same?: (value: unknown) => unknown
}[] = [
  { path: 'connection.technology', from: 'connection', names: ['technology'] },
  {
    path: 'connection.hostname',
    from: 'connection',
    names: ['hostname', 'host', 'workspaceUrl'],
    same: host,
  },
  { path: 'connection.port', from: 'connection', names: ['port'], same: Number },
  {
    path: 'connection.httpPath',
    from: 'connection',
    names: ['httpPath'],
    same: (value) => String(value).replace(/^\/+/, ''),
  },
  { path: 'connection.authenticationType', from: 'connection', names: ['authenticationType'] },
  {
    path: 'connection.oAuthClientConfig.useCertificate',
    from: 'connection',
    names: ['oAuthClientConfig.useCertificate'],
  },
  {
    path: 'connection.oAuthClientConfig.clientId',
    from: 'connection',
    names: ['oAuthClientConfig.clientId'],
  },
  {
    path: 'connection.oAuthClientConfig.scope',
    from: 'connection',
    names: ['oAuthClientConfig.scope'],
  },
  {
    path: 'connection.oAuthClientConfig.authorityUrl',
    from: 'connection',
    names: ['oAuthClientConfig.authorityUrl'],
    same: url,
  },
  {
    path: `${CONFIG}.catalog`,
    from: 'config',
    names: ['catalog'],
    same: (value) => String(value).toLowerCase(),
  },
  { path: `${CONFIG}.audit.enabled`, from: 'config', names: ['audit.enabled', 'audit'] },
  { path: `${CONFIG}.workspaceIds`, from: 'config', names: ['workspaceIds'], same: set },
  { path: `${CONFIG}.groupPattern.deny`, from: 'config', names: ['groupPattern.deny'] },
]

const SAME = new Map(FIELDS.map(({ path, same }) => [path, same ?? ((value: unknown) => value)]))

/** Reads what can be compared out of Immuta's answers. Absent, `null` and hidden values are unknown. */
export function readLive({
  connection,
  config,
  nativeIntegrationId,
  active,
}: LiveAnswers): LiveState {
  const fields = new Map<string, unknown>()
  for (const { path, from, names } of FIELDS) {
    const source = from === 'connection' ? connection : config
    const value = names.map((name) => valueAt(source, name.split('.'))).find(isKnown)
    if (value !== undefined) fields.set(path, value)
  }
  return { fields, nativeIntegrationId, active }
}

/** The fields in which Immuta differs from a body, as far as it shows them: `before` is the body's value, `after` Immuta's. */
export function liveDifferences(live: LiveState, body: ConnectionBody): FieldChange[] {
  return [...live.fields].flatMap(([path, value]): FieldChange[] => {
    const wanted = valueAt(body, path.split('.'))
    if (equal(path, wanted, value)) return []
    return [
      {
        path,
        op: wanted === undefined ? 'add' : 'replace',
        before: wanted ?? null,
        after: value,
        sensitive: false,
      },
    ]
  })
}

/** Paths in Immuta's answers that a body says nothing about, or something else: no secrets, and nothing that is compared. */
export function unsaid({ connection, config }: LiveAnswers, body: ConnectionBody): string[] {
  const compared = FIELDS.flatMap(({ from, names }) =>
    names.map((name) => `${from === 'connection' ? from : CONFIG}.${name}`),
  )
  return [...leaves({ connection, nativeIntegration: { config } })].flatMap(([path, leaf]) => {
    const wanted = valueAt(body, leaf.path)
    const isSaid = isKnown(leaf.value)
      ? compared.includes(path) || equal(originalOf(path), wanted, leaf.value)
      : leaf.value === null || wanted !== undefined
    return isSecretPath(leaf.path) || isSaid ? [] : [path]
  })
}

/** A live value in the form in which two of a field are compared: a host without its scheme, a port as a number. */
export function comparable(path: string, value: unknown): unknown {
  return (SAME.get(path) ?? ((item: unknown) => item))(value)
}

/** Whether a change of main's version touches only what Immuta hides, and means something: then Immuta can't tell whether it has it already. */
export function isHidden({ fields }: LiveState, { path, before, after }: FieldChange): boolean {
  // A copy is as known as the field that it repeats.
  return (
    !fields.has(path) &&
    !fields.has(originalOf(path)) &&
    !equal(path, before ?? undefined, after ?? undefined)
  )
}

/** The field that a copy under `nativeIntegration.config` repeats. */
function originalOf(path: string): string {
  return path
    .replace(`${CONFIG}.`, 'connection.')
    .replace(/^connection\.host$/, 'connection.hostname')
}

function equal(path: string, wanted: unknown, value: unknown): boolean {
  // An empty list is how some servers say "none".
  if (wanted === undefined) return (Array.isArray(value) && value.length === 0) || value === ''
  return JSON.stringify(comparable(path, wanted)) === JSON.stringify(comparable(path, value))
}

function isKnown(value: unknown): boolean {
  if (typeof value === 'string') return value !== HIDDEN
  if (Array.isArray(value)) return value.every((item) => item !== HIDDEN)
  return typeof value === 'number' || typeof value === 'boolean'
}

/** A host without scheme, path and case. */
function host(value: unknown): string {
  return String(value)
    .replace(/^https?:\/\//i, '')
    .replace(/\/.*$/, '')
    .toLowerCase()
}

/** A URL without scheme, closing slash, and case of its host. */
function url(value: unknown): string {
  const text = String(value)
    .replace(/^https?:\/\//i, '')
    .replace(/\/+$/, '')
  const slash = text.indexOf('/')
  return slash < 0 ? text.toLowerCase() : text.slice(0, slash).toLowerCase() + text.slice(slash)
}

/** A list in which neither order, repetition, nor number against text counts. */
function set(value: unknown): unknown {
  return Array.isArray(value) ? [...new Set(value.map(String))].sort() : value
}
