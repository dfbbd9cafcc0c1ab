import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parse, stringify } from 'yaml'
import type { ConnectionBody } from '../../src/core/connection.ts'
import {
  connectionOf,
  accepted,
  config,
  m2m,
  M2M_SPEC,
  read,
  token,
  TOKEN_SPEC,
} from './support.ts'

const tokenBody = {
  connectionKey: 'prod-lakehouse',
  connection: {
    technology: 'Databricks',
    hostname: 'acme-prod.cloud.databricks.com',
    port: 443,
    httpPath: '/sql/1.0/warehouses/1a2b3c4d5e6f7a8b',
    authenticationType: 'token',
    token: '${CONNECTION_PROD}',
  },
  settings: { isActive: false },
  options: { forceRecursiveCrawl: true },
  nativeIntegration: {
    type: 'Databricks',
    autoBootstrap: false,
    unityCatalog: true,
    config: {
      authenticationType: 'token',
      token: '${CONNECTION_PROD}',
      host: 'acme-prod.cloud.databricks.com',
      port: 443,
      catalog: 'immuta_prod',
      audit: { enabled: true },
      jobConfig: {
        workspaceDirectoryPath: '/Workspace/ImmutaArtifacts',
        jobClusterId: 'undefined',
      },
    },
  },
}
const client = {
  useCertificate: false,
  clientId: '5f3c0b0e-0000-4000-8000-000000000000',
  clientSecret: '${CONNECTION_PROD_SECRET}',
  scope: 'all-apis',
  authorityUrl: 'https://acme-prod.cloud.databricks.com/oidc/v1/token',
}

describe('the shortest spec is completed', () => {
  test('with a token', () => {
    expect(accepted(TOKEN_SPEC).body).toStrictEqual(tokenBody)
  })

  test('with an OAuth client', () => {
    const { hostname, port, httpPath } = tokenBody.connection
    const { host, catalog, audit, jobConfig } = tokenBody.nativeIntegration.config
    const signIn = { authenticationType: 'oAuthM2M', oAuthClientConfig: client }
    expect(accepted(M2M_SPEC).body).toStrictEqual({
      ...tokenBody,
      connection: { technology: 'Databricks', hostname, port, httpPath, ...signIn },
      nativeIntegration: {
        ...tokenBody.nativeIntegration,
        config: { ...signIn, host, port, catalog, audit, jobConfig },
      },
    })
  })
})

describe('what a spec says goes into the body', () => {
  const cases: [
    name: string,
    text: string,
    pick: (body: ConnectionBody) => unknown,
    expected: unknown,
  ][] = [
    [
      'port, in both places',
      token('  httpPath', '  port: 8443\n  httpPath'),
      (body) => [body.connection.port, body.nativeIntegration.config.port],
      [8443, 8443],
    ],
    [
      'isActive',
      `${TOKEN_SPEC}settings: { isActive: true }\n`,
      (body) => body.settings,
      { isActive: true },
    ],
    ['empty settings', `${TOKEN_SPEC}settings: {}\n`, (body) => body.settings, { isActive: false }],
    [
      'forceRecursiveCrawl',
      `${TOKEN_SPEC}options: { forceRecursiveCrawl: false }\n`,
      (body) => body.options,
      { forceRecursiveCrawl: false },
    ],
    [
      'empty options',
      `${TOKEN_SPEC}options: {}\n`,
      (body) => body.options,
      { forceRecursiveCrawl: true },
    ],
    [
      'audit: false',
      config('audit: false'),
      (body) => body.nativeIntegration.config.audit,
      { enabled: false },
    ],
    [
      'audit: true',
      config('audit: true'),
      (body) => body.nativeIntegration.config.audit,
      { enabled: true },
    ],
    [
      'audit: {}',
      config('audit: {}'),
      (body) => body.nativeIntegration.config.audit,
      { enabled: true },
    ],
    [
      'audit: { enabled: false }',
      config('audit: { enabled: false }'),
      (body) => body.nativeIntegration.config.audit,
      { enabled: false },
    ],
    [
      'workspaceIds',
      config('workspaceIds: ["0123", "456"]'),
      (body) => body.nativeIntegration.config.workspaceIds,
      ['0123', '456'],
    ],
    [
      'no workspaceIds',
      config('workspaceIds: []'),
      (body) => body.nativeIntegration.config.workspaceIds,
      [],
    ],
    [
      'groupPattern',
      config('groupPattern: { deny: exempt_* }'),
      (body) => body.nativeIntegration.config.groupPattern,
      { deny: 'exempt_*' },
    ],
    [
      'an empty jobConfig',
      config('jobConfig: {}'),
      (body) => body.nativeIntegration.config.jobConfig,
      tokenBody.nativeIntegration.config.jobConfig,
    ],
    [
      'the authority URL as it is written',
      m2m('https://acme-prod', 'acme-prod'),
      (body): unknown => Reflect.get(body.connection, 'oAuthClientConfig'),
      { ...client, authorityUrl: 'acme-prod.cloud.databricks.com/oidc/v1/token' },
    ],
    [
      'a key in quotes stays text',
      token('prod-lakehouse', '"007"'),
      (body) => body.connectionKey,
      '007',
    ],
  ]
  test.each(cases)('%s', (_, text, pick, expected) => {
    expect(pick(accepted(text).body)).toStrictEqual(expected)
  })
})

describe('the payload of the documentation, pasted as JSON', () => {
  const pat = `{
  "connectionKey": "acme-prod",
  "connection": {
    "technology": "Databricks",
    "hostname": "dbc-11111111-2222.cloud.databricks.com",
    "port": 443,
    "httpPath": "/sql/1.0/warehouses/0123456789abcdef",
    "authenticationType": "token",
    "token": "\${CONNECTION_ACME}"
  },
  "settings": {
    "isActive": false
  },
  "options": {
    "forceRecursiveCrawl": true
  },
  "nativeIntegration": {
    "type": "Databricks",
    "autoBootstrap": false,
    "unityCatalog": true,
    "config": {
      "authenticationType": "token",
      "token": "\${CONNECTION_ACME}",
      "host": "dbc-11111111-2222.cloud.databricks.com",
      "port": 443,
      "catalog": "immuta",
      "audit": {
        "enabled": true
      },
      "workspaceIds": ["1234567890123456", "6543210987654321"],
      "groupPattern": {
        "deny": "immuta_exempt"
      },
      "jobConfig": {
        "workspaceDirectoryPath": "/Workspace/ImmutaArtifacts",
        "jobClusterId": "undefined"
      }
    }
  }
}`
  const oAuth = `{
  "useCertificate": false,
  "clientId": "01234567-89ab-4cde-8f01-23456789abcd",
  "clientSecret": "\${CONNECTION_ACME_SECRET}",
  "scope": "all-apis",
  "authorityUrl": "dbc-11111111-2222.cloud.databricks.com/oidc/v1/token"
}`
  const m2mPayload = pat
    .replaceAll('"token": "${CONNECTION_ACME}"', () => `"oAuthClientConfig": ${oAuth}`)
    .replaceAll('"authenticationType": "token"', '"authenticationType": "oAuthM2M"')

  const cases: [name: string, text: string][] = [
    ['with a token', pat],
    ['with an OAuth client', m2mPayload],
  ]
  test.each(cases)('%s: the body is the payload, field by field', (_, text) => {
    const result = read(text)
    expect(result.diagnostics).toEqual([])
    expect(connectionOf(result)?.body).toStrictEqual(JSON.parse(text))
  })

  test.each(cases)('%s: on one line, indented with tabs, or with CRLF', (_, text) => {
    const value: unknown = JSON.parse(text)
    for (const layout of [
      JSON.stringify(value),
      JSON.stringify(value, null, '\t'),
      text.replaceAll('\n', '\r\n'),
    ]) {
      expect(accepted(layout).body).toStrictEqual(value)
    }
  })

  test('with an OAuth client: the payload is one', () => {
    const { connection } = accepted(m2mPayload).body
    expect(connection.authenticationType).toBe('oAuthM2M')
    expect(connection).not.toHaveProperty('token')
    expect(connection).toHaveProperty(
      'oAuthClientConfig.clientId',
      '01234567-89ab-4cde-8f01-23456789abcd',
    )
  })
})

describe('the body is a fixed point', () => {
  const name = fc.stringMatching(/^[A-Za-z_][A-Za-z0-9_]{0,20}$/)
  const host = fc
    .stringMatching(/^[a-z]([a-z0-9-]{0,20}[a-z0-9])?$/)
    .map((label) => `${label}.cloud.databricks.com`)
  const secret = name.map((text) => `\${CONNECTION_${text}}`)
  const line = fc
    .string({ minLength: 1, maxLength: 30 })
    .filter((text) => !/\$\{[^}]*\}/.test(text))
  const key = fc
    .oneof(
      fc.stringMatching(/^[A-Za-z0-9_-]{1,30}$/),
      fc.constantFrom('007', '1e3', 'true', 'null', '0x1f', 'no'),
    )
    .filter(
      (text) =>
        ![
          'data',
          'connection',
          'object',
          'crawl',
          'search',
          'settings',
          'metadata',
          'permission',
          'sync',
          'bulk',
          'upgrade',
        ].includes(text.toLowerCase()),
    )
  const signIn = fc.oneof(
    secret.map((token) => ({ authenticationType: 'token', token })),
    fc
      .record({
        clientId: fc.stringMatching(/^[\w.-]{1,40}$/),
        clientSecret: secret,
        authorityUrl: host,
      })
      .map((oAuthClientConfig) => ({ authenticationType: 'oAuthM2M', oAuthClientConfig })),
  )
  const spec = fc
    .record({
      key,
      signIn,
      hostname: host,
      catalog: name,
      port: fc.option(fc.integer({ min: 1, max: 65_535 }), { nil: undefined }),
      isActive: fc.option(fc.boolean(), { nil: undefined }),
      forceRecursiveCrawl: fc.option(fc.boolean(), { nil: undefined }),
      audit: fc.option(
        fc.oneof(fc.boolean(), fc.record({ enabled: fc.boolean() }, { requiredKeys: [] })),
        { nil: undefined },
      ),
      workspaceIds: fc.option(fc.array(line, { maxLength: 3 }), { nil: undefined }),
      deny: fc.option(line, { nil: undefined }),
    })
    .map((it) => ({
      connectionKey: it.key,
      connection: {
        technology: 'Databricks',
        hostname: it.hostname,
        port: it.port,
        httpPath: '/sql/1.0/warehouses/a',
        ...it.signIn,
      },
      settings: it.isActive === undefined ? undefined : { isActive: it.isActive },
      options:
        it.forceRecursiveCrawl === undefined
          ? undefined
          : { forceRecursiveCrawl: it.forceRecursiveCrawl },
      nativeIntegration: {
        config: {
          catalog: it.catalog,
          audit: it.audit,
          workspaceIds: it.workspaceIds,
          groupPattern: it.deny === undefined ? undefined : { deny: it.deny },
        },
      },
    }))

  test('written as YAML or JSON and read again, it is the same', () => {
    fc.assert(
      fc.property(spec, (value) => {
        const { body } = accepted(stringify(value, { keepUndefined: false }))
        expect(accepted(stringify(body)).body).toStrictEqual(body)
        expect(accepted(JSON.stringify(body)).body).toStrictEqual(body)
        expect(parse(stringify(body))).toStrictEqual(body)
      }),
      { numRuns: 300 },
    )
  })

  test('what the author wrote is in it, and both copies of a credential are equal', () => {
    fc.assert(
      fc.property(spec, (value) => {
        const { body } = accepted(JSON.stringify(value))
        const { catalog, workspaceIds, groupPattern } = value.nativeIntegration.config
        const written = {
          ...value,
          nativeIntegration: { config: { catalog, workspaceIds, groupPattern } },
        }
        expect(body).toMatchObject(JSON.parse(JSON.stringify(written)) as object)
        for (const field of ['authenticationType', 'token', 'oAuthClientConfig', 'port']) {
          expect(Reflect.get(body.nativeIntegration.config, field)).toStrictEqual(
            Reflect.get(body.connection, field),
          )
        }
        expect(body.nativeIntegration.config.host).toBe(body.connection.hostname)
      }),
      { numRuns: 200 },
    )
  })
})

test('each reading makes new objects', () => {
  const connection = accepted(config('workspaceIds: ["1"]'))
  const again = accepted(config('workspaceIds: ["1"]'))
  expect(again.body).toStrictEqual(connection.body)
  expect(again.body.nativeIntegration.config.workspaceIds).not.toBe(
    connection.body.nativeIntegration.config.workspaceIds,
  )
})
