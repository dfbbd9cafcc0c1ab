import { isObject } from './http.ts'
import type { Answer, JsonObject } from './http.ts'

/** One broken rule, in the form Immuta's validation errors have. */
export interface RuleViolation {
  path: string
  message: string
}

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  404: 'Not Found',
  409: 'Conflict',
  422: 'Unprocessable Entity',
}

/** A refusal in the form that Immuta's errors have. */
export function boom(status: number, message: string, more: JsonObject = {}): Answer {
  return {
    status,
    body: { statusCode: status, error: titles[status] ?? 'Error', message, ...more },
  }
}

/** The refusal of a body that breaks these rules. */
export function invalid(validation: RuleViolation[]): Answer {
  return boom(422, validation.map(({ message }) => message).join('; '), { validation })
}

type Kind = 'string' | 'integer' | 'boolean' | 'object' | 'strings'
/** Key → its type; a trailing `?` marks an optional one. */
type Shape = Record<string, Kind | `${Kind}?`>

const reserved =
  'data connection object crawl search settings metadata permission sync bulk upgrade'.split(' ')

const oAuthShape: Shape = {
  useCertificate: 'boolean',
  clientId: 'string',
  clientSecret: 'string',
  scope: 'string',
  authorityUrl: 'string',
}

function hasKind(value: unknown, kind: Kind): boolean {
  switch (kind) {
    case 'string':
      return typeof value === 'string' && value !== ''
    case 'integer':
      return Number.isInteger(value)
    case 'boolean':
      return typeof value === 'boolean'
    case 'object':
      return isObject(value)
    case 'strings':
      return Array.isArray(value) && value.every((item) => typeof item === 'string' && item !== '')
  }
}

/** Collects violations while a payload is looked through. */
class Checker {
  readonly found: RuleViolation[] = []

  fail(path: string, message: string): void {
    this.found.push({ path, message: `"${path}" ${message}` })
  }

  expect(condition: boolean, path: string, message: string): void {
    if (!condition) this.fail(path, message)
  }

  /** Checks required keys, types and unknown keys; answers the object, or an empty one. */
  shape(value: unknown, path: string, shape: Shape): JsonObject {
    if (!isObject(value)) {
      this.fail(path || 'value', 'must be an object')
      return {}
    }
    const at = (key: string): string => (path === '' ? key : `${path}.${key}`)
    for (const [key, declared] of Object.entries(shape)) {
      const optional = declared.endsWith('?')
      const kind = (optional ? declared.slice(0, -1) : declared) as Kind
      const actual = value[key]
      if (actual === undefined) this.expect(optional, at(key), 'is required')
      else this.expect(hasKind(actual, kind), at(key), `must be of type ${kind}`)
    }
    for (const key of Object.keys(value))
      this.expect(Object.hasOwn(shape, key), at(key), 'is not allowed')
    return value
  }

  /** The credential that belongs to the authentication type, and no other. */
  credential(holder: JsonObject, path: string): void {
    const type = holder['authenticationType']
    this.expect(
      type === 'token' || type === 'oAuthM2M',
      `${path}.authenticationType`,
      'must be one of [token, oAuthM2M]',
    )
    const usesToken = type === 'token'
    this.expect(
      usesToken === 'token' in holder,
      `${path}.token`,
      usesToken ? 'is required' : 'is not allowed',
    )
    this.expect(
      (type === 'oAuthM2M') === 'oAuthClientConfig' in holder,
      `${path}.oAuthClientConfig`,
      usesToken ? 'is not allowed' : 'is required',
    )
    if (isObject(holder['oAuthClientConfig'])) {
      const client = this.shape(
        holder['oAuthClientConfig'],
        `${path}.oAuthClientConfig`,
        oAuthShape,
      )
      this.expect(
        client['useCertificate'] === false,
        `${path}.oAuthClientConfig.useCertificate`,
        'must be false',
      )
      this.expect(
        client['scope'] === 'all-apis',
        `${path}.oAuthClientConfig.scope`,
        'must be [all-apis]',
      )
    }
  }

  /** What the script's config and the integration's config have in common. */
  integration(config: JsonObject, path: string): void {
    this.expect(
      typeof config['catalog'] === 'string' && /^[A-Za-z_][A-Za-z0-9_]*$/.test(config['catalog']),
      `${path}.catalog`,
      'may only contain letters, numbers, and underscores and cannot start with a number',
    )
    if ('audit' in config) this.shape(config['audit'], `${path}.audit`, { enabled: 'boolean' })
    if ('groupPattern' in config)
      this.shape(config['groupPattern'], `${path}.groupPattern`, { deny: 'string' })
    if ('jobConfig' in config) {
      const jobs = this.shape(config['jobConfig'], `${path}.jobConfig`, {
        workspaceDirectoryPath: 'string?',
        jobClusterId: 'string?',
      })
      const { workspaceDirectoryPath: directory, jobClusterId: cluster } = jobs
      this.expect(
        directory === undefined || directory === '/Workspace/ImmutaArtifacts',
        `${path}.jobConfig.workspaceDirectoryPath`,
        'must be [/Workspace/ImmutaArtifacts]',
      )
      this.expect(
        cluster === undefined || cluster === 'undefined',
        `${path}.jobConfig.jobClusterId`,
        'must be [undefined]',
      )
    }
  }
}

/** Equality of plain JSON, whatever the order of keys. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (isObject(left) && isObject(right)) {
    const keys = new Set([...Object.keys(left), ...Object.keys(right)])
    return [...keys].every((key) => sameJson(left[key], right[key]))
  }
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => sameJson(item, right[index]))
  }
  return left === right
}

/** The registration guide's rules for the body of `POST /data/connection`. */
export function checkConnection(body: unknown): RuleViolation[] {
  const check = new Checker()
  const root = check.shape(body, '', {
    connectionKey: 'string',
    connection: 'object',
    settings: 'object?',
    options: 'object?',
    nativeIntegration: 'object',
  })
  const key = root['connectionKey']
  if (typeof key === 'string') {
    check.expect(!key.includes('.'), 'connectionKey', 'must not contain periods')
    check.expect(!key.includes('/'), 'connectionKey', 'must not contain slashes')
    check.expect(!reserved.includes(key.toLowerCase()), 'connectionKey', 'is a restricted word')
  }
  const connection = check.shape(root['connection'], 'connection', {
    technology: 'string',
    hostname: 'string',
    port: 'integer',
    httpPath: 'string',
    authenticationType: 'string',
    token: 'string?',
    oAuthClientConfig: 'object?',
  })
  check.expect(
    connection['technology'] === 'Databricks',
    'connection.technology',
    'must be [Databricks]',
  )
  const { port } = connection
  check.expect(
    typeof port !== 'number' || (port >= 1 && port <= 65535),
    'connection.port',
    'must be a valid port',
  )
  check.expect(
    !String(connection['hostname']).includes('/'),
    'connection.hostname',
    'must be a valid hostname',
  )
  check.credential(connection, 'connection')
  if ('settings' in root) {
    check.shape(root['settings'], 'settings', {
      isActive: 'boolean?',
      activateNewChildren: 'boolean?',
      dataOwners: 'object?',
    })
  }
  if ('options' in root)
    check.shape(root['options'], 'options', { forceRecursiveCrawl: 'boolean?' })
  const native = check.shape(root['nativeIntegration'], 'nativeIntegration', {
    type: 'string',
    autoBootstrap: 'boolean',
    unityCatalog: 'boolean',
    config: 'object',
  })
  check.expect(
    native['type'] === connection['technology'],
    'nativeIntegration.type',
    'must match connection.technology',
  )
  check.expect(
    native['autoBootstrap'] === false,
    'nativeIntegration.autoBootstrap',
    'must be false',
  )
  check.expect(native['unityCatalog'] === true, 'nativeIntegration.unityCatalog', 'must be true')
  const at = 'nativeIntegration.config'
  const config = check.shape(native['config'], at, {
    authenticationType: 'string',
    token: 'string?',
    oAuthClientConfig: 'object?',
    host: 'string',
    port: 'integer',
    catalog: 'string',
    audit: 'object',
    workspaceIds: 'strings?',
    groupPattern: 'object?',
    jobConfig: 'object?',
  })
  check.credential(config, at)
  check.integration(config, at)
  check.expect(
    config['host'] === connection['hostname'],
    `${at}.host`,
    'must match connection.hostname',
  )
  for (const field of ['port', 'authenticationType', 'token', 'oAuthClientConfig']) {
    check.expect(
      sameJson(config[field], connection[field]),
      `${at}.${field}`,
      `must match connection.${field}`,
    )
  }
  return check.found
}

/** The rules for the body of `POST /integrations/scripts/create`. */
export function checkScriptRequest(body: unknown): RuleViolation[] {
  const check = new Checker()
  const root = check.shape(body, '', { type: 'string', autoBootstrap: 'boolean', config: 'object' })
  check.expect(root['type'] === 'Databricks', 'type', 'must be [Databricks]')
  check.expect(root['autoBootstrap'] === false, 'autoBootstrap', 'must be false')
  const config = check.shape(root['config'], 'config', {
    workspaceUrl: 'string',
    httpPath: 'string',
    authenticationType: 'string',
    token: 'string?',
    oAuthClientConfig: 'object?',
    catalog: 'string',
    groupPattern: 'object?',
    audit: 'object?',
    workspaceIds: 'strings?',
    jobConfig: 'object?',
  })
  check.credential(config, 'config')
  check.integration(config, 'config')
  return check.found
}

/** The rules for the body of `PUT /data/settings/{objectPath}`, as far as they are known: nothing but switches, and at least one. */
export function checkSettings(body: unknown, isTable: boolean): RuleViolation[] {
  const check = new Checker()
  const root = check.shape(body, '', { settings: 'object' })
  const settings = check.shape(root['settings'], 'settings', {
    isActive: 'boolean?',
    ...(!isTable && { activateNewChildren: 'boolean?' as const }),
  })
  check.expect(Object.keys(settings).length > 0, 'settings', 'must have at least 1 key')
  return check.found
}
