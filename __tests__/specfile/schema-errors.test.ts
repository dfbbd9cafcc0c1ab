import { describe, expect, test } from '@jest/globals'
import { formatPath } from '../../src/core/path.ts'
import {
  connectionOf,
  config,
  edit,
  type Found,
  found,
  m2m,
  m2mConfig,
  messages,
  read,
  token,
  TOKEN_SPEC,
} from '../connection/support.ts'

type Case = [name: string, text: string, expected: Found[], ...fragments: string[]]

function check(_: string, text: string, expected: Found[], ...fragments: string[]): void {
  const result = read(text)
  expect(found(result.diagnostics)).toEqual(expected)
  for (const fragment of fragments) expect(messages(result)).toContain(fragment)
  expect(connectionOf(result)).toBeUndefined()
}

const unknown = (line: number, column: number): Found => ['error', 'unknown-key', line, column]
const missing = (line: number, column: number): Found => ['error', 'missing-key', line, column]
const wrong = (line: number, column: number): Found => ['error', 'wrong-type', line, column]
const mismatch = (line: number, column: number): Found => [
  'error',
  'derived-mismatch',
  line,
  column,
]

describe('unknown keys', () => {
  const cases: Case[] = [
    [
      'at the top',
      `${TOKEN_SPEC}setings: {}\n`,
      [unknown(11, 1)],
      '`setings` is not a key of a connection spec.',
      'Did you mean `settings`?',
    ],
    [
      'in connection',
      token('  httpPath', '  prot: 443\n  httpPath'),
      [unknown(5, 3)],
      '`prot` is not a key of `connection`.',
      'Did you mean `port`?',
    ],
    [
      'in the OAuth client',
      m2m('    clientId', '    scop: all-apis\n    clientId'),
      [unknown(8, 5)],
      '`connection.oAuthClientConfig`',
      'Did you mean `scope`?',
    ],
    [
      'in settings',
      `${TOKEN_SPEC}settings:\n  isactive: false\n`,
      [unknown(12, 3)],
      '`settings`',
      'Did you mean `isActive`?',
    ],
    [
      'in options',
      `${TOKEN_SPEC}options: { force_recursive_crawl: true }\n`,
      [unknown(11, 12)],
      '`options`',
      'Did you mean `forceRecursiveCrawl`?',
    ],
    [
      'one that is meant for a needed key',
      token('  hostname', '  hostnme'),
      [unknown(4, 3)],
      '`hostnme` is not a key of `connection`. Did you mean `hostname`?',
    ],
    [
      'one beside the key it resembles',
      token('  httpPath', '  hostnme: a\n  httpPath'),
      [unknown(5, 3)],
      '`hostnme` is not a key of `connection`; `hostname` is there already: remove one of the two.',
    ],
    [
      'one that is meant for a needed map',
      token('connection:', 'conection:'),
      [unknown(2, 1)],
      'Did you mean `connection`?',
    ],
    [
      'a needed key in the wrong map',
      `${edit(TOKEN_SPEC, '  config:\n    catalog: immuta_prod\n', '  config: {}\n')}catalog: immuta_prod\n`,
      [unknown(10, 1)],
      'it belongs under `nativeIntegration.config`',
    ],
    [
      'in nativeIntegration',
      token('  config:', '  unityCatalogue: true\n  config:'),
      [unknown(9, 3)],
      '`nativeIntegration`',
      'Did you mean `unityCatalog`?',
    ],
    [
      'in config',
      config('workspaceIDs: ["1"]'),
      [unknown(10, 5)],
      '`nativeIntegration.config`',
      'Did you mean `workspaceIds`?',
    ],
    [
      'in audit',
      config('audit:', '  enable: true'),
      [unknown(11, 7)],
      '`nativeIntegration.config.audit`',
      'Did you mean `enabled`?',
    ],
    [
      'in jobConfig',
      config('jobConfig:', '  jobClusterID: undefined'),
      [unknown(11, 7)],
      '`nativeIntegration.config.jobConfig`',
      'Did you mean `jobClusterId`?',
    ],
    [
      'in the copy of the OAuth client',
      m2mConfig('oAuthClientConfig:', '  clientID: x'),
      [unknown(14, 7)],
      'Did you mean `clientId`?',
    ],
    [
      'known elsewhere: catalog',
      token('  httpPath', '  catalog: x\n  httpPath'),
      [unknown(5, 3)],
      '`catalog` is not a key of `connection`: it belongs under `nativeIntegration.config`.',
    ],
    [
      'known elsewhere: a key of the top level',
      config('settings: {}'),
      [unknown(10, 5)],
      '`settings` is not a key of `nativeIntegration.config`: it belongs at the top level.',
    ],
    [
      'known elsewhere: clientId',
      m2m('  authenticationType', '  clientId: x\n  authenticationType'),
      [unknown(6, 3)],
      'it belongs under `connection.oAuthClientConfig`',
    ],
    [
      'several at once',
      `a: 1\n${TOKEN_SPEC}b: { c: 1 }\n`,
      [unknown(1, 1), unknown(12, 1)],
      '`a`',
      '`b`',
    ],
    [
      'two on one line',
      `${TOKEN_SPEC}settings: { a: 1, b: 2 }\n`,
      [unknown(11, 13), unknown(11, 19)],
    ],
    ['a number', `${TOKEN_SPEC}1: x\n`, [unknown(11, 1)], '`1`'],
    ['a merge key', config('<<: { audit: false }'), [unknown(10, 5)], '`<<`'],
    [
      'a merge key that would fill in a needed key',
      token('    catalog: immuta_prod', '    <<: { catalog: x }'),
      [unknown(10, 5)],
      '`<<`',
    ],
    [
      '__proto__ at the top',
      `${TOKEN_SPEC}__proto__:\n  settings: { isActive: true }\n`,
      [unknown(11, 1)],
      '`__proto__`',
    ],
    [
      '__proto__ that would fill in a needed key',
      token('    catalog: immuta_prod', '    __proto__: { catalog: immuta_prod }'),
      [missing(9, 3), unknown(10, 5)],
      '`nativeIntegration.config.catalog` is missing',
    ],
    [
      'constructor',
      `${TOKEN_SPEC}constructor: { prototype: { isActive: true } }\n`,
      [unknown(11, 1)],
      '`constructor`',
    ],
    [
      'toString and hasOwnProperty',
      `${TOKEN_SPEC}toString: 1\nhasOwnProperty: 1\n`,
      [unknown(11, 1), unknown(12, 1)],
      '`toString`',
      '`hasOwnProperty`',
    ],
    [
      'a key with control characters and back-ticks',
      `${TOKEN_SPEC}"a\\e[2J\`b": 1\n`,
      [unknown(11, 1)],
      '`a\\u001b[2J?b`',
    ],
    [
      'a key without end',
      `${TOKEN_SPEC}? ${'k'.repeat(5000)}\n: 1\n`,
      [unknown(11, 3)],
      `\`${'k'.repeat(57)}...\``,
    ],
  ]
  test.each(cases)('%s', check)

  const suggestions: [text: string, suggestion: string | undefined][] = [
    [token('  hostname', '  hostnames: a\n  hostname'), undefined],
    [token('  httpPath', '  prt: 443\n  port: 443\n  httpPath'), undefined],
    [token('  httpPath', '  prt: 443\n  httpPath'), 'port'],
    [token('  httpPath', '  prtx: 443\n  httpPath'), 'port'],
    [token('  httpPath', '  pxyz: 443\n  httpPath'), undefined],
    [config('workspaceIdent: ["1"]'), 'workspaceIds'],
    [config('workspaceIdentities: ["1"]'), undefined],
    [`${TOKEN_SPEC}options: { forceCrawl: true }\n`, undefined],
    [`${TOKEN_SPEC}${'settings'.repeat(8)}: {}\n`, undefined],
  ]
  test.each(suggestions)('%j suggests %s', (text, suggestion) => {
    const said = messages(read(text))
    expect(said).toContain('is not a key of')
    expect(/Did you mean `(.*)`/.exec(said)?.[1]).toBe(suggestion)
  })

  test('no prototype is polluted on the way', () => {
    read(`${TOKEN_SPEC}__proto__: { polluted: 1 }\nconstructor: { prototype: { polluted: 1 } }\n`)
    expect({}).not.toHaveProperty('polluted')
  })
})

describe('missing keys', () => {
  const cases: Case[] = [
    [
      'everything',
      'settings: {}\n',
      [missing(1, 1), missing(1, 1), missing(1, 1)],
      '`connectionKey` is missing',
      '`connection` is missing',
      '`nativeIntegration` is missing',
    ],
    [
      'everything, below a comment',
      '# soon\n\n{}\n',
      [missing(3, 1), missing(3, 1), missing(3, 1)],
    ],
    [
      'connectionKey',
      token('connectionKey: prod-lakehouse\n', ''),
      [missing(1, 1)],
      '`connectionKey` is missing',
    ],
    [
      'technology',
      token('  technology: Databricks\n', ''),
      [missing(2, 1)],
      '`connection.technology` is missing',
    ],
    [
      'hostname',
      token('  hostname: acme-prod.cloud.databricks.com\n', ''),
      [missing(2, 1)],
      '`connection.hostname` is missing',
    ],
    [
      'httpPath',
      token('  httpPath: /sql/1.0/warehouses/1a2b3c4d5e6f7a8b\n', ''),
      [missing(2, 1)],
      '`connection.httpPath` is missing',
    ],
    [
      'authenticationType',
      token('  authenticationType: token\n', ''),
      [missing(2, 1)],
      '`connection.authenticationType` is missing',
    ],
    [
      'clientId',
      m2m('    clientId: 5f3c0b0e-0000-4000-8000-000000000000\n', ''),
      [missing(7, 3)],
      '`connection.oAuthClientConfig.clientId` is missing',
    ],
    [
      'clientSecret',
      m2m('    clientSecret: ${CONNECTION_PROD_SECRET}\n', ''),
      [missing(7, 3)],
      '`connection.oAuthClientConfig.clientSecret` is missing',
    ],
    [
      'authorityUrl',
      m2m('    authorityUrl: https://acme-prod.cloud.databricks.com/oidc/v1/token\n', ''),
      [missing(7, 3)],
      '`connection.oAuthClientConfig.authorityUrl` is missing',
    ],
    [
      'config',
      token('  config:\n    catalog: immuta_prod\n', '  type: Databricks\n'),
      [missing(8, 1)],
      '`nativeIntegration.config` is missing',
    ],
    [
      'catalog',
      token('    catalog: immuta_prod', '    audit: true'),
      [missing(9, 3)],
      '`nativeIntegration.config.catalog` is missing',
    ],
    [
      'deny',
      config('groupPattern: {}'),
      [missing(10, 5)],
      '`nativeIntegration.config.groupPattern.deny` is missing',
    ],
    [
      'a value, which counts as a wrong one',
      token(' immuta_prod', ''),
      [wrong(10, 13)],
      '`nativeIntegration.config.catalog` must be text',
    ],
  ]
  test.each(cases)('%s', check)
})

describe('wrong types', () => {
  const cases: Case[] = [
    ['a list', '- a\n', [wrong(1, 1)], 'This is a list: write one connection per file'],
    ['a text', 'hello\n', [wrong(1, 1)], '`A spec` must be a map of keys'],
    [
      'connectionKey as a number',
      token('prod-lakehouse', '2024'),
      [wrong(1, 16)],
      '`connectionKey` must be text: put it in quotes',
    ],
    [
      'connectionKey as a truth value',
      token('prod-lakehouse', 'true'),
      [wrong(1, 16)],
      '`connectionKey` must be text',
    ],
    [
      'connectionKey empty',
      token('prod-lakehouse', '""'),
      [wrong(1, 16)],
      '`connectionKey` must not be empty',
    ],
    [
      'connectionKey as a list',
      token('prod-lakehouse', '[a]'),
      [wrong(1, 16)],
      '`connectionKey` must be text',
    ],
    [
      'connection as a list',
      'connectionKey: a\nconnection: []\nnativeIntegration: { config: { catalog: x } }\n',
      [wrong(2, 13)],
      '`connection` must be a map of keys',
    ],
    [
      'port as text',
      token('  httpPath', '  port: "443"\n  httpPath'),
      [wrong(5, 9)],
      '`connection.port` must be a whole number',
    ],
    [
      'port with a fraction',
      token('  httpPath', '  port: 443.5\n  httpPath'),
      [wrong(5, 9)],
      '`connection.port` must be a whole number',
    ],
    [
      'port 0',
      token('  httpPath', '  port: 0\n  httpPath'),
      [wrong(5, 9)],
      '`connection.port` must be at least 1',
    ],
    [
      'port below 0',
      token('  httpPath', '  port: -443\n  httpPath'),
      [wrong(5, 9)],
      '`connection.port` must be at least 1',
    ],
    [
      'port 65536',
      token('  httpPath', '  port: 65536\n  httpPath'),
      [wrong(5, 9)],
      '`connection.port` must be at most 65535',
    ],
    [
      'port without end',
      token('  httpPath', '  port: .inf\n  httpPath'),
      [wrong(5, 9)],
      '`connection.port` must be a whole number',
    ],
    [
      'port null',
      token('  httpPath', '  port: ~\n  httpPath'),
      [wrong(5, 9)],
      '`connection.port` must be a whole number',
    ],
    [
      'hostname as a number',
      token('acme-prod.cloud.databricks.com', '10'),
      [wrong(4, 13)],
      '`connection.hostname` must be text',
    ],
    [
      'httpPath as a map',
      token('/sql/1.0/warehouses/1a2b3c4d5e6f7a8b', '{}'),
      [wrong(5, 13)],
      '`connection.httpPath` must be text',
    ],
    [
      'catalog as a number',
      token('immuta_prod', '2024'),
      [wrong(10, 14)],
      '`nativeIntegration.config.catalog` must be text',
    ],
    [
      'catalog as a date, which YAML 1.2 reads as text',
      token('immuta_prod', '2024-01-01'),
      [['error', 'catalog', 10, 14]],
    ],
    [
      'catalog as bytes',
      token('immuta_prod', '!!binary aW1tdXRh'),
      [wrong(10, 23)],
      '`nativeIntegration.config.catalog` must be text',
    ],
    [
      'isActive as text',
      `${TOKEN_SPEC}settings:\n  isActive: "true"\n`,
      [wrong(12, 13)],
      '`settings.isActive` must be true or false',
    ],
    [
      'isActive as yes, which YAML 1.2 reads as text',
      `${TOKEN_SPEC}settings:\n  isActive: yes\n`,
      [wrong(12, 13)],
      '`settings.isActive` must be true or false: YAML 1.2 knows only true and false',
    ],
    [
      'isActive as a quoted True',
      `${TOKEN_SPEC}settings:\n  isActive: "True"\n`,
      [wrong(12, 13)],
      'without quotes',
    ],
    [
      'unityCatalog as on',
      token('  config:', '  unityCatalog: on\n  config:'),
      [wrong(9, 17)],
      '`nativeIntegration.unityCatalog` must be `true`: YAML 1.2 knows only',
    ],
    [
      'forceRecursiveCrawl as a number',
      `${TOKEN_SPEC}options:\n  forceRecursiveCrawl: 1\n`,
      [wrong(12, 24)],
      '`options.forceRecursiveCrawl` must be true or false',
    ],
    [
      'settings without a value',
      `${TOKEN_SPEC}settings:\n`,
      [wrong(11, 10)],
      '`settings` must be a map of keys',
    ],
    [
      'workspaceIds as numbers',
      config('workspaceIds:', '  - 123', '  - "456"', '  - 789'),
      [wrong(11, 9), wrong(13, 9)],
      '`nativeIntegration.config.workspaceIds[0]` must be text: put it in quotes',
      'workspaceIds[2]',
    ],
    [
      'workspaceIds as one text',
      config('workspaceIds: "123"'),
      [wrong(10, 19)],
      '`nativeIntegration.config.workspaceIds` must be a list',
    ],
    [
      'workspaceIds with an empty text',
      config('workspaceIds: ["1", ""]'),
      [wrong(10, 25)],
      '`nativeIntegration.config.workspaceIds[1]` must not be empty',
    ],
    [
      'groupPattern as text',
      config('groupPattern: immuta_exempt'),
      [wrong(10, 19)],
      '`nativeIntegration.config.groupPattern` must be a map of keys',
    ],
    [
      'groupPattern.deny as a list',
      config('groupPattern: { deny: [a] }'),
      [wrong(10, 27)],
      '`nativeIntegration.config.groupPattern.deny` must be text',
    ],
    [
      'groupPattern.allow',
      config('groupPattern: { allow: a }'),
      [missing(10, 5), unknown(10, 21)],
      '`nativeIntegration.config.groupPattern.deny` is missing',
      '`allow`',
    ],
    [
      'audit as text',
      config('audit: off'),
      [wrong(10, 12)],
      '`nativeIntegration.config.audit` must be true, false, or a map with `enabled`: YAML 1.2 knows only',
    ],
    [
      'audit without a value',
      config('audit:'),
      [wrong(10, 11)],
      '`nativeIntegration.config.audit` must be true, false',
    ],
    [
      'token as a number',
      token('${CONNECTION_PROD}', '12345678'),
      [wrong(7, 10)],
      '`connection.token` must be text',
    ],
    [
      'token as a map',
      token('${CONNECTION_PROD}', '{ name: x }'),
      [wrong(7, 10)],
      '`connection.token` must be text',
    ],
    [
      'oAuthClientConfig as text',
      m2m(
        '\n    clientId: 5f3c0b0e-0000-4000-8000-000000000000\n    clientSecret: ${CONNECTION_PROD_SECRET}\n    authorityUrl: https://acme-prod.cloud.databricks.com/oidc/v1/token',
        ' x',
      ),
      [wrong(7, 22)],
      '`connection.oAuthClientConfig` must be a map of keys',
    ],
  ]
  test.each(cases)('%s', check)

  test('the hint about truth values is for those who wrote one', () => {
    expect(messages(read(`${TOKEN_SPEC}settings:\n  isActive: later\n`))).toBe(
      '`settings.isActive` must be true or false.',
    )
    expect(messages(read(`${TOKEN_SPEC}settings:\n  isActive: 1\n`))).toBe(
      '`settings.isActive` must be true or false.',
    )
  })

  test('port 1, 65535 and numbers in other notations are whole numbers', () => {
    for (const [port, value] of [
      ['1', 1],
      ['65535', 65_535],
      ['0x1bb', 443],
      ['443.0', 443],
      ['4.43e2', 443],
    ] as const) {
      expect(
        connectionOf(read(token('  httpPath', `  port: ${port}\n  httpPath`)))?.body.connection
          .port,
      ).toBe(value)
    }
  })
})

describe('constants', () => {
  const cases: Case[] = [
    [
      'technology',
      token('technology: Databricks', 'technology: Snowflake'),
      [wrong(3, 15)],
      '`connection.technology` must be `Databricks`',
    ],
    [
      'technology in lower case',
      token('technology: Databricks', 'technology: databricks'),
      [wrong(3, 15)],
      '`connection.technology` must be `Databricks`',
    ],
    [
      'authenticationType',
      token('authenticationType: token', 'authenticationType: pat'),
      [wrong(6, 23)],
      '`connection.authenticationType` must be `token` or `oAuthM2M`',
    ],
    [
      'useCertificate',
      m2m('    clientId', '    useCertificate: true\n    clientId'),
      [wrong(8, 21)],
      '`connection.oAuthClientConfig.useCertificate` must be `false`',
    ],
    [
      'useCertificate as text',
      m2m('    clientId', '    useCertificate: "false"\n    clientId'),
      [wrong(8, 21)],
      '`connection.oAuthClientConfig.useCertificate` must be `false`',
    ],
    [
      'scope',
      m2m('    clientId', '    scope: sql\n    clientId'),
      [wrong(8, 12)],
      '`connection.oAuthClientConfig.scope` must be `all-apis`',
    ],
    [
      'type',
      token('  config:', '  type: Snowflake\n  config:'),
      [wrong(9, 9), mismatch(9, 9)],
      '`nativeIntegration.type` must be `Databricks`',
      '`nativeIntegration.type` (line 9) must equal `connection.technology` (line 3)',
    ],
    [
      'autoBootstrap',
      token('  config:', '  autoBootstrap: true\n  config:'),
      [wrong(9, 18)],
      '`nativeIntegration.autoBootstrap` must be `false`',
    ],
    [
      'unityCatalog',
      token('  config:', '  unityCatalog: false\n  config:'),
      [wrong(9, 17)],
      '`nativeIntegration.unityCatalog` must be `true`',
    ],
    [
      'workspaceDirectoryPath',
      config('jobConfig:', '  workspaceDirectoryPath: /Workspace/Other'),
      [wrong(11, 31)],
      'workspaceDirectoryPath` must be `/Workspace/ImmutaArtifacts`',
    ],
    [
      'jobClusterId',
      config('jobConfig:', '  jobClusterId: 0123-456789-abc'),
      [wrong(11, 21)],
      'jobClusterId` must be the text `"undefined"`',
    ],
  ]
  test.each(cases)('%s', check)
})

test('dotted paths', () => {
  expect(formatPath([])).toBe('')
  expect(formatPath(['a', 'b', 0, 'c', 1, 2])).toBe('a.b[0].c[1][2]')
})
