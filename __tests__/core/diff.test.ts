import { describe, expect, test } from '@jest/globals'
import { type FieldChange, diff } from '../../src/core/diff.ts'
import { fingerprint } from '../../src/core/fingerprint.ts'
import type { ConnectionBody } from '../../src/core/connection.ts'
import { accepted, config, m2m, M2M_SPEC, token, TOKEN_SPEC } from '../connection/support.ts'

const body = (text: string): ConnectionBody => accepted(text).body
const base = body(TOKEN_SPEC)
const replaced = (
  path: string,
  before: unknown,
  after: unknown,
  sensitive = false,
): FieldChange => ({
  path,
  op: 'replace',
  before,
  after,
  sensitive,
})

describe('the difference of two bodies', () => {
  const cases: [name: string, text: string, expected: FieldChange[]][] = [
    ['none', TOKEN_SPEC, []],
    [
      'another spelling of the same',
      `# the same\n${config('host: "acme-prod.cloud.databricks.com"', 'audit: true')}settings: {}\n`,
      [],
    ],
    [
      'catalog',
      token('immuta_prod', 'immuta_new'),
      [replaced('nativeIntegration.config.catalog', 'immuta_prod', 'immuta_new')],
    ],
    [
      'port, in both places',
      token('  httpPath', '  port: 8443\n  httpPath'),
      [
        replaced('connection.port', 443, 8443),
        replaced('nativeIntegration.config.port', 443, 8443),
      ],
    ],
    [
      'the name of the secret',
      token('${CONNECTION_PROD}', '${CONNECTION_NEW}'),
      [
        replaced('connection.token', '${CONNECTION_PROD}', '${CONNECTION_NEW}', true),
        replaced('nativeIntegration.config.token', '${CONNECTION_PROD}', '${CONNECTION_NEW}', true),
      ],
    ],
    [
      'audit',
      config('audit: false'),
      [replaced('nativeIntegration.config.audit.enabled', true, false)],
    ],
    [
      'a list that is added',
      config('workspaceIds: ["1"]'),
      [
        {
          path: 'nativeIntegration.config.workspaceIds',
          op: 'add',
          before: null,
          after: ['1'],
          sensitive: false,
        },
      ],
    ],
    [
      'an empty list that is added',
      config('workspaceIds: []'),
      [
        {
          path: 'nativeIntegration.config.workspaceIds',
          op: 'add',
          before: null,
          after: [],
          sensitive: false,
        },
      ],
    ],
  ]
  test.each(cases)('%s', (_, text, expected) => {
    expect(diff(base, body(text))).toEqual(expected)
  })

  test('a field that is gone', () => {
    expect(diff(body(config('groupPattern: { deny: x }')), base)).toEqual([
      {
        path: 'nativeIntegration.config.groupPattern.deny',
        op: 'remove',
        before: 'x',
        after: null,
        sensitive: false,
      },
    ])
  })

  test('lists are compared as wholes, in their order', () => {
    expect(
      diff(body(config('workspaceIds: ["1", "2"]')), body(config('workspaceIds: ["2", "1"]'))),
    ).toEqual([replaced('nativeIntegration.config.workspaceIds', ['1', '2'], ['2', '1'])])
  })

  test('from nothing, every field is added in the order of the body; to nothing, every field goes', () => {
    const added = diff(undefined, base)
    expect(added.map(({ op }) => op)).toEqual(Array(20).fill('add'))
    expect(added.slice(0, 3).map(({ path }) => path)).toEqual([
      'connectionKey',
      'connection.technology',
      'connection.hostname',
    ])
    expect(
      added.filter(({ sensitive }) => sensitive).map(({ path, after }) => [path, after]),
    ).toEqual([
      ['connection.token', '${CONNECTION_PROD}'],
      ['nativeIntegration.config.token', '${CONNECTION_PROD}'],
    ])
    expect(diff(base, undefined)).toEqual(
      added.map(({ path, after, sensitive }) => ({
        path,
        op: 'remove',
        before: after,
        after: null,
        sensitive,
      })),
    )
    expect(diff(undefined, undefined)).toEqual([])
  })

  test('a change of the way of signing in touches both copies, and marks the secrets', () => {
    const changes = diff(base, body(M2M_SPEC))
    expect(changes).toContainEqual(replaced('connection.authenticationType', 'token', 'oAuthM2M'))
    expect(
      changes
        .filter(({ sensitive }) => sensitive)
        .map(({ path, op }) => `${op} ${path}`)
        .sort(),
    ).toEqual([
      'add connection.oAuthClientConfig.clientSecret',
      'add nativeIntegration.config.oAuthClientConfig.clientSecret',
      'remove connection.token',
      'remove nativeIntegration.config.token',
    ])
  })
})

describe('the fingerprint', () => {
  test('is a SHA-256, and the same today as when the plan was made', () => {
    expect(fingerprint(base)).toMatch(/^sha256:[0-9a-f]{64}$/)
    expect(fingerprint(body(TOKEN_SPEC))).toBe(fingerprint(base))
  })

  const same: [name: string, text: string][] = [
    [
      'the defaults written out',
      config(
        'port: 443',
        'audit: { enabled: true }',
        'token: ${CONNECTION_PROD}',
        'jobConfig: { jobClusterId: undefined }',
      ),
    ],
    [
      'comments, quotes and order',
      `# x\n${token('connectionKey: prod-lakehouse\n', '').replace('immuta_prod', '"immuta_prod" # y')}connectionKey: 'prod-lakehouse'\n`,
    ],
    ['JSON', JSON.stringify(base)],
    ['JSON in another order', JSON.stringify(Object.fromEntries(Object.entries(base).reverse()))],
  ]
  test.each(same)('does not depend on %s', (_, text) => {
    expect(fingerprint(body(text))).toBe(fingerprint(base))
  })

  test('every field counts', () => {
    const texts = [
      TOKEN_SPEC,
      token('prod-lakehouse', 'x'),
      token('acme-prod', 'x'),
      token('1a2b3c4d5e6f7a8b', 'x'),
      token('${CONNECTION_PROD}', '${CONNECTION_X}'),
      token('immuta_prod', 'x'),
      token('  httpPath', '  port: 1\n  httpPath'),
      config('audit: false'),
      config('workspaceIds: []'),
      config('workspaceIds: ["1", "2"]'),
      config('workspaceIds: ["2", "1"]'),
      config('workspaceIds: ["1,2"]'),
      config('groupPattern: { deny: x }'),
      `${TOKEN_SPEC}settings: { isActive: true }\n`,
      `${TOKEN_SPEC}options: { forceRecursiveCrawl: false }\n`,
      M2M_SPEC,
      m2m('5f3c0b0e', '00000000'),
      m2m('/oidc/v1/token', '/x'),
    ]
    expect(new Set(texts.map((text) => fingerprint(body(text)))).size).toBe(texts.length)
  })
})
