import fc from 'fast-check'
import type { LiveAnswers } from '../../src/connection/compare.ts'
import type { Candidate } from '../../src/core/candidate.ts'
import { toBody } from '../../src/connection/body.ts'
import type { ConnectionBody } from '../../src/core/connection.ts'

type Json = Record<string, unknown>

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/)
const host = fc
  .stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
  .map((label) => `${label}.cloud.databricks.com`)
const secret = name.map((text) => `\${CONNECTION_${text.toUpperCase()}}`)
const workspaceId = fc.oneof(
  fc.integer({ min: 1, max: 10 ** 15 }).map(String),
  fc.constantFrom('0123', 'w1'),
)
const optional = <T>(values: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(values, { nil: undefined })

const signIn = fc.oneof(
  secret.map((token) => ({ authenticationType: 'token' as const, token })),
  fc
    .record({
      clientId: fc.uuid(),
      clientSecret: secret,
      authorityUrl: fc
        .tuple(fc.constantFrom('', 'https://'), host)
        .map(([scheme, at]) => `${scheme}${at}/oidc/v1/token`),
    })
    .map((oAuthClientConfig) => ({ authenticationType: 'oAuthM2M' as const, oAuthClientConfig })),
)

/** Bodies of one connection, through the specs that their authors could have written. */
export const bodies: fc.Arbitrary<ConnectionBody> = fc
  .record({
    signIn,
    hostname: host,
    port: optional(fc.integer({ min: 1, max: 65_535 })),
    httpPath: fc
      .tuple(fc.constantFrom('', '/'), name)
      .map(([slash, id]) => `${slash}sql/1.0/warehouses/${id}`),
    catalog: name,
    isActive: optional(fc.boolean()),
    forceRecursiveCrawl: optional(fc.boolean()),
    audit: optional(
      fc.oneof(fc.boolean(), fc.record({ enabled: fc.boolean() }, { requiredKeys: [] })),
    ),
    workspaceIds: optional(fc.array(workspaceId, { maxLength: 4 })),
    deny: optional(name),
  })
  .map(
    ({
      signIn: credential,
      hostname,
      port,
      httpPath,
      catalog,
      isActive,
      forceRecursiveCrawl,
      audit,
      workspaceIds,
      deny,
    }) =>
      toBody({
        connectionKey: 'prod-lakehouse',
        connection: { technology: 'Databricks', hostname, port, httpPath, ...credential },
        settings: { isActive },
        options: { forceRecursiveCrawl },
        nativeIntegration: {
          config: {
            catalog,
            audit,
            workspaceIds,
            ...(deny !== undefined && { groupPattern: { deny } }),
          },
        },
      }),
  )

/** How a server spells what it shows; nothing is hidden yet. */
const spelling = fc.record({
  hostName: fc.constantFrom('hostname', 'host', 'workspaceUrl'),
  scheme: fc.constantFrom('', 'https://', 'HTTPS://'),
  hostEnd: fc.constantFrom('', '/', '/?o=1'),
  upper: fc.boolean(),
  portAsText: fc.boolean(),
  slash: fc.constantFrom('', '/'),
  authorityScheme: fc.constantFrom('', 'https://'),
  auditAs: fc.constantFrom('object', 'boolean'),
  idsAsNumbers: fc.boolean(),
  repeat: fc.boolean(),
  order: fc.integer(),
  none: fc.constantFrom('omit', 'null', 'empty'),
  secrets: fc.constantFrom('omit', 'null', 'redact'),
})
type Spelling = typeof spelling extends fc.Arbitrary<infer T> ? T : never

const asNumber = (id: string): string | number => (String(Number(id)) === id ? Number(id) : id)

/** A permutation that depends on the seed only. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const turn = items.length === 0 ? 0 : Math.abs(seed) % items.length
  const turned = [...items.slice(turn), ...items.slice(0, turn)]
  return seed % 2 === 0 ? turned : turned.reverse()
}

/** The same data with the keys of every object in another order. */
export function reordered<T>(value: T, seed: number): T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(
    shuffled(Object.entries(value), seed).map(([key, item]) => [
      key,
      reordered(item as unknown, seed),
    ]),
  ) as T
}

function shown(body: ConnectionBody, how: Spelling): { connection: Json; config: Json } {
  const secretValue = { omit: undefined, null: null, redact: '[REDACTED]' }[how.secrets]
  const credential = (given: Json): Json => {
    const { token, oAuthClientConfig } = given
    if (token !== undefined) return { token: secretValue }
    const client = oAuthClientConfig as Json
    const url = how.authorityScheme + String(client['authorityUrl']).replace('https://', '')
    return { oAuthClientConfig: { ...client, clientSecret: secretValue, authorityUrl: url } }
  }
  const { hostname, port, httpPath, authenticationType, technology } = body.connection
  const { catalog, audit, workspaceIds, groupPattern, ...config } = body.nativeIntegration.config
  const none = { omit: undefined, null: null, empty: [] }[how.none]
  const ids =
    workspaceIds === undefined || workspaceIds.length === 0
      ? none
      : shuffled(how.repeat ? [...workspaceIds, ...workspaceIds] : workspaceIds, how.order).map(
          (id) => (how.idsAsNumbers ? asNumber(id) : id),
        )
  const noPattern = { omit: undefined, null: null, empty: { deny: '' } }[how.none]
  return {
    connection: {
      technology,
      authenticationType,
      [how.hostName]: how.scheme + (how.upper ? hostname.toUpperCase() : hostname) + how.hostEnd,
      port: how.portAsText ? String(port) : port,
      httpPath: how.slash + httpPath.replace(/^\//, ''),
      lastCrawl: '2026-01-01',
      ...credential(body.connection),
    },
    config: {
      ...config,
      ...credential(config),
      catalog: how.upper ? catalog.toUpperCase() : catalog,
      audit: how.auditAs === 'object' ? { ...audit, type: 'query' } : audit.enabled,
      workspaceIds: ids,
      groupPattern: groupPattern ?? noPattern,
    },
  }
}

function leafPaths(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path]
  return Object.entries(value).flatMap(([key, item]) => leafPaths(item, [...path, key]))
}

function put(target: unknown, path: readonly string[], value: unknown): void {
  const [step = '', ...rest] = path
  const at = target as Json
  if (rest.length > 0) put(at[step], rest, value)
  else if (value === undefined) Reflect.deleteProperty(at, step)
  else at[step] = value
}

const fate = fc.constantFrom<'shown' | 'omitted' | 'null' | 'redacted'>(
  'shown',
  'omitted',
  'null',
  'redacted',
)

/** Every way in which a server may spell, reorder and hide what it has. */
export const views: fc.Arbitrary<(body: ConnectionBody) => LiveAnswers> = fc
  .record({
    spelling,
    fates: fc.oneof(
      fc.constant(['shown' as const]),
      fc.array(fate, { minLength: 1, maxLength: 24 }),
    ),
    noConfig: fc.boolean(),
    order: fc.integer(),
  })
  .map(({ spelling: how, fates, noConfig, order }) => (body: ConnectionBody): LiveAnswers => {
    const { connection, config } = reordered(structuredClone(shown(body, how)), order)
    const paths = [
      ...leafPaths(connection).map((path) => [connection, path] as const),
      ...leafPaths(config).map((path) => [config, path] as const),
    ]
    for (const [index, [target, path]] of paths.entries()) {
      const becomes = fates[index % fates.length]
      if (becomes !== 'shown')
        put(
          target,
          path,
          becomes === 'omitted' ? undefined : becomes === 'null' ? null : '[REDACTED]',
        )
    }
    return {
      connection,
      config: noConfig && fates.length > 1 ? undefined : config,
      nativeIntegrationId: '1',
      active: undefined,
      health: undefined,
    }
  })

/** A connection in scope. */
export function candidate(desired: ConnectionBody, base: ConnectionBody | undefined): Candidate {
  const place = { line: 1, column: 1 }
  const key = desired.connectionKey
  return {
    kind: 'declared',
    key,
    file: 'a.yml',
    connection: {
      key,
      file: 'a.yml',
      body: desired,
      secrets: [],
      securables: { catalogs: [], schemas: [], tables: [] },
      objects: [],
      locate: () => place,
    },
    prior: base ?? 'absent',
    priorObjects: [],
    previousKey: undefined,
    touched: true,
    diagnostics: [],
  }
}
