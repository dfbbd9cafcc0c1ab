import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  connectionOf,
  accepted,
  config,
  edit,
  type Found,
  found,
  m2m,
  M2M_SPEC,
  m2mConfig,
  messages,
  POLICY,
  read,
  token,
  TOKEN_SPEC,
} from './support.ts'

type Case = [name: string, text: string, expected: Found[], ...fragments: string[]]

function check(_: string, text: string, expected: Found[], ...fragments: string[]): void {
  const result = read(text)
  expect(found(result.diagnostics)).toEqual(expected)
  for (const fragment of fragments) expect(messages(result)).toContain(fragment)
  expect(connectionOf(result) === undefined).toBe(
    expected.some(([severity]) => severity === 'error'),
  )
}

describe('connectionKey', () => {
  const error: Found[] = [['error', 'connection-key', 1, 16]]
  const warning: Found[] = [['warning', 'connection-key-characters', 1, 16]]
  const cases: Case[] = [
    ['letters, digits, hyphens and underscores', token('prod-lakehouse', 'Prod_1-a'), []],
    ['digits in quotes', token('prod-lakehouse', '"2024"'), []],
    ['a period', token('prod-lakehouse', 'prod.lakehouse'), error, 'period'],
    ['a slash', token('prod-lakehouse', 'prod/lakehouse'), error, 'slash'],
    ['only periods', token('prod-lakehouse', '".."'), error, 'period'],
    ['a line end', token('prod-lakehouse', '"prod\\nlakehouse"'), error, 'line break (U+000A)'],
    [
      'a character that nobody sees',
      token('prod-lakehouse', '"prod\\u200blakehouse"'),
      error,
      'zero-width space (U+200B)',
    ],
    ['a space at its start', token('prod-lakehouse', '" prod"'), error, 'spaces at its ends'],
    ['a space at its end', token('prod-lakehouse', '"prod "'), error, 'spaces at its ends'],
    [
      'a space inside',
      token('prod-lakehouse', 'prod lakehouse'),
      warning,
      'letters, digits, hyphens and underscores',
    ],
    [
      'a letter outside ASCII',
      token('prod-lakehouse', 'größe'),
      warning,
      'letters, digits, hyphens and underscores',
    ],
    ['a reserved word inside', token('prod-lakehouse', 'data-lake'), []],
  ]
  test.each(cases)('%s', check)

  const reserved = [
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
  ]
  test.each(reserved)('the reserved word %s, in any case', (word) => {
    for (const key of [
      word,
      word.toUpperCase(),
      `${word[0]?.toUpperCase() ?? ''}${word.slice(1)}`,
    ]) {
      expect(found(read(token('prod-lakehouse', key)).diagnostics)).toEqual(error)
    }
  })
})

describe('hostname', () => {
  const host = (value: string): string => token('acme-prod.cloud.databricks.com', value)
  const error: Found[] = [['error', 'hostname', 4, 13]]
  const refused: Found[] = [['error', 'host-not-allowed', 4, 13]]
  const cases: Case[] = [
    ['AWS', host('dbc-a1b2345c-d6e7.cloud.databricks.com'), []],
    ['Azure, with a dot before the domain', host('adb-1234567890123456.7.azuredatabricks.net'), []],
    ['GCP', host('1234567890123456.7.gcp.databricks.com'), []],
    ['US government', host('acme.cloud.databricks.us'), []],
    ['Azure US government', host('adb-1.2.databricks.azure.us'), []],
    ['Azure China', host('adb-1.2.databricks.azure.cn'), []],
    ['capitals', host('ACME.Cloud.Databricks.com'), []],
    ['a scheme', host('https://acme.cloud.databricks.com'), error, 'remove the scheme'],
    ['a path', host('acme.cloud.databricks.com/sql'), error, 'remove the path'],
    ['a slash at the end', host('acme.cloud.databricks.com/'), error, 'remove the path'],
    ['a query', host('"evil.example?.cloud.databricks.com"'), error, 'remove the path'],
    ['a fragment', host('"evil.example#.cloud.databricks.com"'), error, 'remove the path'],
    ['a backslash', host('"evil.example\\\\.cloud.databricks.com"'), error, 'remove the path'],
    ['a port', host('acme.cloud.databricks.com:443'), error, 'remove the port'],
    ['a user', host('user:pass@acme.cloud.databricks.com'), error, 'remove the user name'],
    ['a dot at the end', host('acme.cloud.databricks.com.'), error, 'remove the trailing dot'],
    ['a Cyrillic letter', host('\u0430cme.cloud.databricks.com'), error, 'outside ASCII'],
    ['an ideographic full stop', host('acme\u3002cloud.databricks.com'), error, 'outside ASCII'],
    ['a space', host('"acme cloud.databricks.com"'), error, 'letters, digits, hyphens and dots'],
    ['a line end at the end', host('"acme.cloud.databricks.com\\n"'), error],
    ['a line end inside', host('"evil.example\\n.cloud.databricks.com"'), error],
    ['an empty label', host('acme..cloud.databricks.com'), error],
    ['only the domain with its dot', host('.cloud.databricks.com'), error],
    ['a hyphen at the end of a label', host('acme-.cloud.databricks.com'), error],
    ['an underscore', host('ac_me.cloud.databricks.com'), error],
    ['a label of 64 letters', host(`${'a'.repeat(64)}.cloud.databricks.com`), error],
    ['an IPv6 address', host('"[::1]"'), error],
    [
      'another domain',
      host('acme.example'),
      refused,
      '`hostname`',
      '`allowed-hosts`',
      '*.cloud.databricks.com',
    ],
    ['the domain as a prefix', host('acme.cloud.databricks.com.evil.example'), refused],
    ['the domain without a dot before it', host('evilcloud.databricks.com'), refused],
    ['the bare domain', host('cloud.databricks.com'), refused],
    ['an IPv4 address', host('169.254.169.254'), refused],
    ['loopback', host('localhost'), refused],
  ]
  test.each(cases)('%s', check)

  test('allowed-hosts replaces the Databricks domains', () => {
    const policy = { ...POLICY, allowedHosts: ['localhost', '*.Corp.Example'] }
    expect(read(host('localhost'), policy).diagnostics).toEqual([])
    expect(read(host('a.b.corp.example'), policy).diagnostics).toEqual([])
    expect(found(read(TOKEN_SPEC, policy).diagnostics)).toEqual(refused)
  })

  test('a glob with ! takes hosts out, and allows none', () => {
    const policy = {
      ...POLICY,
      allowedHosts: ['*.cloud.databricks.com', '!test.cloud.databricks.com'],
    }
    expect(read(TOKEN_SPEC, policy).diagnostics).toEqual([])
    expect(found(read(host('test.cloud.databricks.com'), policy).diagnostics)).toEqual(refused)
    expect(found(read(host('evil.example'), policy).diagnostics)).toEqual(refused)
  })

  test('a message never repeats the host', () => {
    for (const value of [
      'https://s3cr3t.example',
      's3cr3t@acme.cloud.databricks.com',
      's3cr3t.example',
    ])
      expect(messages(read(host(value)))).not.toContain('s3cr3t')
  })
})

describe('authorityUrl', () => {
  const url = (value: string): string =>
    m2m('https://acme-prod.cloud.databricks.com/oidc/v1/token', value)
  const error: Found[] = [['error', 'authority-url', 10, 19]]
  const refused: Found[] = [['error', 'host-not-allowed', 10, 19]]
  const cases: Case[] = [
    [
      "without a scheme, as in Immuta's guide",
      url('acme-prod.cloud.databricks.com/oidc/v1/token'),
      [],
    ],
    ['only a host', url('acme-prod.cloud.databricks.com'), []],
    ['capitals', url('HTTPS://Acme-Prod.cloud.databricks.com/oidc/v1/token'), []],
    [
      'another allowed host',
      url('https://accounts.cloud.databricks.com/oidc/accounts/1/v1/token'),
      [],
    ],
    ['a port', url('https://acme-prod.cloud.databricks.com:8443/oidc/v1/token'), []],
    ['http', url('http://acme-prod.cloud.databricks.com/oidc/v1/token'), error, 'must use https'],
    [
      'another scheme',
      url('ftp://acme-prod.cloud.databricks.com/oidc/v1/token'),
      error,
      'must use https',
    ],
    ['a scheme without slashes', url('https:evil.example/x'), error, 'must be a URL such as'],
    ['no host', url('https:///oidc/v1/token'), error, 'must be a URL such as'],
    [
      'slashes without a scheme',
      url('//acme-prod.cloud.databricks.com/x'),
      error,
      'must be a URL such as',
    ],
    [
      'a user name that looks like the host',
      url('https://acme-prod.cloud.databricks.com@evil.example/'),
      error,
      'user name',
    ],
    [
      'a backslash',
      url('"https://evil.example\\\\.cloud.databricks.com/"'),
      error,
      'must be a URL such as',
    ],
    ['a space', url('https://acme-prod.cloud.databricks.com/a b'), error, 'must be a URL such as'],
    [
      'a line end',
      url('"https://acme-prod.cloud.databricks.com/\\nx"'),
      error,
      'line break (U+000A)',
    ],
    [
      'a port in letters',
      url('https://acme-prod.cloud.databricks.com:https/x'),
      error,
      'must be a URL such as',
    ],
    [
      'port 65536',
      url('https://acme-prod.cloud.databricks.com:65536/x'),
      error,
      'must be a URL such as',
    ],
    ['port 0', url('https://acme-prod.cloud.databricks.com:0/x'), error, 'must be a URL such as'],
    [
      'two ports',
      url('https://acme-prod.cloud.databricks.com:443:evil.example/x'),
      error,
      'must be a URL such as',
    ],
    [
      'a Cyrillic letter',
      url('https://\u0430cme-prod.cloud.databricks.com/x'),
      error,
      'must be a URL such as',
    ],
    [
      'another host',
      url('https://evil.example/oidc/v1/token'),
      refused,
      '`authorityUrl`',
      '`allowed-hosts`',
    ],
    ['another host without a scheme', url('evil.example/acme-prod.cloud.databricks.com'), refused],
    ['the host as a prefix', url('https://acme-prod.cloud.databricks.com.evil.example/'), refused],
  ]
  test.each(cases)('%s', check)

  test('the host of the connection will do, also when allowed-hosts names it alone', () => {
    const policy = { ...POLICY, allowedHosts: ['acme-prod.cloud.databricks.com'] }
    expect(read(M2M_SPEC, policy).diagnostics).toEqual([])
    expect(found(read(url('https://accounts.cloud.databricks.com/x'), policy).diagnostics)).toEqual(
      refused,
    )
  })
})

describe('httpPath', () => {
  const path = (value: string): string => token('/sql/1.0/warehouses/1a2b3c4d5e6f7a8b', value)
  const cluster: Found[] = [['warning', 'cluster-http-path', 5, 13]]
  const other: Found[] = [['warning', 'http-path', 5, 13]]
  const cases: Case[] = [
    ['a warehouse', path('/sql/1.0/warehouses/abc123'), []],
    ['a warehouse without the slash', path('sql/1.0/warehouses/abc123'), []],
    ['an endpoint', path('/sql/1.0/endpoints/abc123'), []],
    ['an endpoint without the slash', path('sql/1.0/endpoints/abc123'), []],
    [
      'a cluster',
      path('sql/protocolv1/o/1234567890123456/0123-456789-abcdefgh'),
      cluster,
      'SQL warehouse',
    ],
    [
      'a cluster with the slash',
      path('/sql/protocolv1/o/0/0123-456789-abcdefgh'),
      cluster,
      'SQL warehouse',
    ],
    ['no id', path('/sql/1.0/warehouses/'), other, '/sql/1.0/warehouses/<id>'],
    ['a slash at the end', path('/sql/1.0/warehouses/abc/'), other],
    [
      'a line end at the end',
      path('"/sql/1.0/warehouses/abc\\n"'),
      [['error', 'unsafe-character', 5, 13]],
      'line break (U+000A)',
    ],
    ['a URL', path('https://acme-prod.cloud.databricks.com/sql/1.0/warehouses/abc'), other],
    ['something else', path('/foo'), other],
  ]
  test.each(cases)('%s', check)
})

describe('catalog', () => {
  const catalog = (value: string): string => token('immuta_prod', value)
  const error: Found[] = [['error', 'catalog', 10, 14]]
  const cases: Case[] = [
    ['letters, digits, underscores', catalog('Immuta_2'), []],
    ['an underscore first', catalog('_immuta'), []],
    ['255 characters', catalog('c'.repeat(255)), []],
    ['256 characters', catalog('c'.repeat(256)), error, 'at most 255'],
    ['a digit first', catalog('1immuta'), error, 'start with a digit'],
    ['digits in quotes', catalog('"2024"'), error, 'start with a digit'],
    ['a hyphen', catalog('immuta-prod'), error, 'letters, digits and underscores'],
    ['a period', catalog('immuta.prod'), error],
    ['a space', catalog('immuta prod'), error],
    ['a back-tick', catalog('"immuta`prod"'), error],
    ['a line end', catalog('"immuta\\n"'), error],
    ['an umlaut', catalog('größe'), error],
  ]
  test.each(cases)('%s', check)
})

describe('the way of signing in', () => {
  const both =
    '  oAuthClientConfig:\n    clientId: a\n    clientSecret: ${CONNECTION_A}\n    authorityUrl: acme-prod.cloud.databricks.com\n'
  const error = (line: number, column: number): Found => ['error', 'authentication', line, column]
  const cases: Case[] = [
    [
      'token without a token',
      token('  token: ${CONNECTION_PROD}\n', ''),
      [error(6, 23)],
      '`authenticationType: token` needs `connection.token`',
    ],
    [
      'token with an OAuth client too',
      token('nativeIntegration:', `${both}nativeIntegration:`),
      [error(8, 3)],
      '`connection.oAuthClientConfig` does not go with `authenticationType: token`',
    ],
    [
      'token with an OAuth client instead',
      token('  token: ${CONNECTION_PROD}\n', both),
      [error(6, 23), error(7, 3)],
      'needs `connection.token`',
      '`connection.oAuthClientConfig` does not go',
    ],
    [
      'token with the copy of an OAuth client',
      config('oAuthClientConfig: {}'),
      [error(10, 5)],
      '`nativeIntegration.config.oAuthClientConfig` does not go with `authenticationType: token`',
    ],
    [
      'OAuth without a client',
      token(
        'authenticationType: token\n  token: ${CONNECTION_PROD}',
        'authenticationType: oAuthM2M',
      ),
      [error(6, 23)],
      '`authenticationType: oAuthM2M` needs `connection.oAuthClientConfig`',
    ],
    [
      'OAuth with a token too',
      m2m('  oAuthClientConfig:', '  token: ${CONNECTION_A}\n  oAuthClientConfig:'),
      [error(7, 3)],
      '`connection.token` does not go with `authenticationType: oAuthM2M`',
    ],
    [
      'OAuth with a token instead',
      token('authenticationType: token', 'authenticationType: oAuthM2M'),
      [error(6, 23), error(7, 3)],
      'needs `connection.oAuthClientConfig`',
      '`connection.token` does not go',
    ],
    [
      'OAuth with the copy of a token',
      m2mConfig('token: ${CONNECTION_A}'),
      [error(13, 5)],
      '`nativeIntegration.config.token` does not go with `authenticationType: oAuthM2M`',
    ],
  ]
  test.each(cases)('%s', check)
})

describe('fields that repeat another', () => {
  const error = (line: number, column: number): Found => ['error', 'derived-mismatch', line, column]
  const equal = (copy: string, line: number, original: string, originalLine: number): string =>
    `\`${copy}\` (line ${line}) must equal \`${original}\` (line ${originalLine})`
  const c = 'nativeIntegration.config'
  const cases: Case[] = [
    [
      'host',
      config('host: acme-test.cloud.databricks.com'),
      [error(10, 11)],
      equal(`${c}.host`, 10, 'connection.hostname', 4),
    ],
    [
      'host in other capitals',
      config('host: ACME-PROD.cloud.databricks.com'),
      [error(10, 11)],
      equal(`${c}.host`, 10, 'connection.hostname', 4),
    ],
    [
      'port',
      edit(config('port: 444'), '  httpPath', '  port: 8443\n  httpPath'),
      [error(11, 11)],
      equal(`${c}.port`, 11, 'connection.port', 5),
    ],
    [
      'port against the default',
      config('port: 8443'),
      [error(10, 11)],
      `\`${c}.port\` (line 10) must equal \`connection.port\``,
    ],
    [
      'authenticationType',
      config('authenticationType: oAuthM2M'),
      [error(10, 25)],
      equal(`${c}.authenticationType`, 10, 'connection.authenticationType', 6),
    ],
    [
      'token',
      config('token: ${CONNECTION_OTHER}'),
      [error(10, 12)],
      equal(`${c}.token`, 10, 'connection.token', 7),
    ],
    [
      'clientId',
      m2mConfig('oAuthClientConfig:', '  clientId: other'),
      [error(14, 17)],
      equal(`${c}.oAuthClientConfig.clientId`, 14, 'connection.oAuthClientConfig.clientId', 8),
    ],
    [
      'clientSecret',
      m2mConfig('oAuthClientConfig:', '  clientSecret: ${CONNECTION_OTHER}'),
      [error(14, 21)],
      equal(
        `${c}.oAuthClientConfig.clientSecret`,
        14,
        'connection.oAuthClientConfig.clientSecret',
        9,
      ),
    ],
    [
      'authorityUrl',
      m2mConfig(
        'oAuthClientConfig:',
        '  authorityUrl: acme-prod.cloud.databricks.com/oidc/v1/token',
      ),
      [error(14, 21)],
      equal(
        `${c}.oAuthClientConfig.authorityUrl`,
        14,
        'connection.oAuthClientConfig.authorityUrl',
        10,
      ),
    ],
    [
      'useCertificate against the default',
      m2mConfig('oAuthClientConfig:', '  useCertificate: true'),
      [['error', 'wrong-type', 14, 23], error(14, 23)],
      'must be `false`',
    ],
    [
      'scope against the default',
      m2mConfig('oAuthClientConfig:', '  scope: sql'),
      [['error', 'wrong-type', 14, 14], error(14, 14)],
      'must be `all-apis`',
    ],
    [
      'all in one',
      config('host: a.cloud.databricks.com', 'port: 1', 'token: ${CONNECTION_B}'),
      [error(10, 11), error(11, 11), error(12, 12)],
    ],
    ['the same through an alias', edit(config('host: *h'), 'acme-prod', '&h acme-prod'), []],
    [
      'the same, in other quotes',
      config(
        'host: "acme-prod.cloud.databricks.com"',
        'port: 443',
        'authenticationType: token',
        'token: "${CONNECTION_PROD}"',
      ),
      [],
    ],
    [
      'the same OAuth client',
      m2mConfig(
        'oAuthClientConfig:',
        '  useCertificate: false',
        '  clientId: 5f3c0b0e-0000-4000-8000-000000000000',
        '  clientSecret: ${CONNECTION_PROD_SECRET}',
        '  scope: all-apis',
        '  authorityUrl: https://acme-prod.cloud.databricks.com/oidc/v1/token',
      ),
      [],
    ],
    [
      'a part of the same OAuth client',
      m2mConfig('oAuthClientConfig:', '  clientId: 5f3c0b0e-0000-4000-8000-000000000000'),
      [],
    ],
    ['an empty copy of the OAuth client', m2mConfig('oAuthClientConfig: {}'), []],
  ]
  test.each(cases)('%s', check)
})

describe('what a reviewer must see', () => {
  const cases: Case[] = [
    [
      'isActive',
      `${TOKEN_SPEC}settings:\n  isActive: true\n`,
      [['warning', 'activates-objects', 12, 13]],
      'Immuta revokes access',
    ],
    ['not isActive', `${TOKEN_SPEC}settings:\n  isActive: false\n`, []],
    [
      'no recursive crawl',
      `${TOKEN_SPEC}options:\n  forceRecursiveCrawl: false\n`,
      [['warning', 'shallow-crawl', 12, 24]],
    ],
    ['audit: false', config('audit: false'), [['warning', 'audit-disabled', 10, 12]]],
    [
      'audit: { enabled: false }',
      config('audit:', '  enabled: false'),
      [['warning', 'audit-disabled', 11, 16]],
    ],
    ['audit: true', config('audit: true'), []],
    ['audit: {}', config('audit: {}'), []],
    [
      'all of them, in the order of the file',
      `options: { forceRecursiveCrawl: false }\n${config('audit: false')}settings: { isActive: true }\n`,
      [
        ['warning', 'shallow-crawl', 1, 33],
        ['warning', 'audit-disabled', 11, 12],
        ['warning', 'activates-objects', 13, 23],
      ],
    ],
    [
      'an error does not hide them',
      `${config('audit: false')}x: 1\n`,
      [
        ['warning', 'audit-disabled', 10, 12],
        ['error', 'unknown-key', 12, 1],
      ],
    ],
  ]
  test.each(cases)('%s', check)
})

describe('secrets', () => {
  const literal: Found[] = [['error', 'secret-literal', 7, 10]]
  const name: Found[] = [['error', 'secret-name', 7, 10]]
  const tokenIs = (value: string): string => token('${CONNECTION_PROD}', value)
  const placement = (line: number, column: number): Found => [
    'error',
    'secret-placement',
    line,
    column,
  ]

  const cases: Case[] = [
    [
      'a literal token',
      tokenIs('dapi0123456789abcdef'),
      literal,
      '`connection.token` must be exactly ${NAME}',
      'revoke',
    ],
    ['a literal in quotes', tokenIs('"dapi0123456789abcdef"'), literal],
    [
      'a literal client secret',
      m2m('${CONNECTION_PROD_SECRET}', 'dose0123456789abcdef'),
      [['error', 'secret-literal', 9, 19]],
      '`connection.oAuthClientConfig.clientSecret` must be exactly ${NAME}',
    ],
    [
      'a literal in the copy',
      config('token: dapi0123456789abcdef'),
      [
        ['error', 'derived-mismatch', 10, 12],
        ['error', 'secret-literal', 10, 12],
      ],
      '`nativeIntegration.config.token` must be exactly ${NAME}',
    ],
    [
      'a literal in both',
      edit(config('token: dapi0123'), '${CONNECTION_PROD}', 'dapi0123'),
      [
        ['error', 'secret-literal', 7, 10],
        ['error', 'secret-literal', 10, 12],
      ],
    ],
    [
      'a literal in the copy of the client',
      m2mConfig('oAuthClientConfig:', '  clientSecret: dose0123456789abcdef'),
      [
        ['error', 'derived-mismatch', 14, 21],
        ['error', 'secret-literal', 14, 21],
      ],
    ],
    ['something after the reference', tokenIs('${CONNECTION_A}x'), literal],
    ['something before the reference', tokenIs('x${CONNECTION_A}'), literal],
    ['two references', tokenIs('${CONNECTION_A}${CONNECTION_B}'), literal],
    ['a line end after the reference', tokenIs('"${CONNECTION_A}\\n"'), literal],
    ['a block with the reference', tokenIs('|\n    ${CONNECTION_A}'), literal],
    ['spaces in the braces', tokenIs('${ CONNECTION_A }'), literal],
    ['no braces', tokenIs('$CONNECTION_A'), literal],
    ['no name', tokenIs('${}'), literal],
    [
      'a workflow expression',
      tokenIs('${{ secrets.CONNECTION_A }}'),
      literal,
      'This looks like `${{ secrets.NAME }}`: write `${NAME}`, and pass the value under `env:` of the step.',
    ],
    [
      'a workflow expression for a variable',
      tokenIs('${{env.CONNECTION_A}}'),
      literal,
      'This looks like `${{ secrets.NAME }}`',
    ],
    ['a shell variable', tokenIs('$CONNECTION_A'), literal, 'This looks like `$NAME`'],
    ['a template', tokenIs('"{{ CONNECTION_A }}"'), literal, 'This looks like `{{NAME}}`'],
    ['a Windows variable', tokenIs('"%CONNECTION_A%"'), literal, 'This looks like `%NAME%`'],
    ['a shell variable with more to it', tokenIs('$CONNECTION_A.x'), literal, 'revoke it'],
    ['an unclosed reference', tokenIs('${CONNECTION_A'), literal],
    ['a default, as in a shell', tokenIs('${CONNECTION_A:-x}'), literal],
    ['a hyphen in the name', tokenIs('${CONNECTION-A}'), literal],
    ['a letter outside ASCII in the name', tokenIs('${CONNECTION_\u00c4}'), literal],
    ['a digit first', tokenIs('${1CONNECTION_A}'), literal],
    [
      'nothing',
      tokenIs('""'),
      [
        ['error', 'wrong-type', 7, 10],
        ['error', 'secret-literal', 7, 10],
      ],
    ],

    [
      'a name outside secret-variables',
      tokenIs('${PATH}'),
      name,
      'does not match the input `secret-variables` (`CONNECTION_*`)',
      'the variable `PATH`',
    ],
    ['a name that only starts alike', tokenIs('${CONNECTIONS}'), name, '`secret-variables`'],
    ['a name that only ends alike', tokenIs('${MY_CONNECTION_A}'), name, '`secret-variables`'],
    ['the pattern in lower case', tokenIs('${connection_a}'), name, '`secret-variables`'],
    [
      'the copy with a forbidden name',
      config('token: ${GITHUB_TOKEN}'),
      [
        ['error', 'derived-mismatch', 10, 12],
        ['error', 'secret-name', 10, 12],
      ],
    ],
    [
      'a client secret with a forbidden name',
      m2m('${CONNECTION_PROD_SECRET}', '${HOME}'),
      [['error', 'secret-name', 9, 19]],
      '`connection.oAuthClientConfig.clientSecret` refers to the variable `HOME`',
    ],

    [
      'in connectionKey',
      token('prod-lakehouse', '${CONNECTION_A}'),
      [placement(1, 16)],
      'Only `token` and `clientSecret`',
    ],
    ['in a part of hostname', token('acme-prod.', '${CONNECTION_A}.'), [placement(4, 13)]],
    ['in httpPath', token('1a2b3c4d5e6f7a8b', '${CONNECTION_A}'), [placement(5, 13)]],
    ['in catalog', token('immuta_prod', '${CONNECTION_A}'), [placement(10, 14)]],
    [
      'in clientId',
      m2m('5f3c0b0e-0000-4000-8000-000000000000', '${CONNECTION_ID}'),
      [placement(8, 15)],
    ],
    [
      'in authorityUrl',
      m2m(
        'https://acme-prod.cloud.databricks.com/',
        'https://acme-prod.cloud.databricks.com/${CONNECTION_A}/',
      ),
      [placement(10, 19)],
    ],
    ['in workspaceIds', config('workspaceIds: ["1", "x${CONNECTION_A}"]'), [placement(10, 25)]],
    ['in groupPattern', config('groupPattern:', '  deny: ${CONNECTION_A}'), [placement(11, 13)]],
    ['in a key', config('${CONNECTION_A}: 1'), [['error', 'unknown-key', 10, 5], placement(10, 5)]],
    [
      'under an unknown key',
      `${TOKEN_SPEC}notes:\n  - why: \${CONNECTION_A}\n`,
      [['error', 'unknown-key', 11, 1], placement(12, 10)],
    ],
    [
      'under a name no variable could have',
      token('immuta_prod', '${not a name}'),
      [placement(10, 14)],
    ],
    [
      'through an alias',
      edit(token('immuta_prod', '*t'), '${CONNECTION_PROD}', '&t ${CONNECTION_PROD}'),
      [placement(10, 14)],
    ],
    ['a dollar sign alone', config('groupPattern: { deny: "US$ {team}" }'), []],
    ['in a comment', `${TOKEN_SPEC}# \${CONNECTION_A}\n`, []],
  ]
  test.each(cases)('%s', check)

  const runner = [
    'GITHUB_TOKEN',
    'ACTIONS_RUNTIME_TOKEN',
    'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
    'RUNNER_TEMP',
    'INPUT_IMMUTA-TOKEN',
    'github_token',
    'Actions_Runtime_Token',
    'rUNNER_x',
    'input_x',
    'GITHUB_',
  ]
  test.each(runner)('%s may not be used, whatever secret-variables says', (variable) => {
    const result = read(tokenIs(`\${${variable}}`), {
      ...POLICY,
      secretVariables: ['*', '**', variable],
    })
    expect(found(result.diagnostics)).toEqual(variable.includes('-') ? literal : name)
    if (!variable.includes('-')) expect(messages(result)).toContain('variables of the runner')
  })

  test('secret-variables takes names, globs and exclusions', () => {
    const policy = { ...POLICY, secretVariables: ['PROD_PAT', 'DBX_*', '!DBX_ADMIN'] }
    const problems = (variable: string): Found[] =>
      found(read(tokenIs(`\${${variable}}`), policy).diagnostics)
    expect(problems('PROD_PAT')).toEqual([])
    expect(problems('DBX_A')).toEqual([])
    expect(problems('DBX_ADMIN')).toEqual(name)
    expect(problems('CONNECTION_A')).toEqual(name)
    expect(problems('PATH')).toEqual(name)
  })

  test('references are listed with their places, the copy too', () => {
    expect(accepted(config('token: ${CONNECTION_PROD}')).secrets).toEqual([
      { name: 'CONNECTION_PROD', path: 'connection.token', position: { line: 7, column: 10 } },
      {
        name: 'CONNECTION_PROD',
        path: 'nativeIntegration.config.token',
        position: { line: 10, column: 12 },
      },
    ])
    expect(accepted(M2M_SPEC).secrets).toEqual([
      {
        name: 'CONNECTION_PROD_SECRET',
        path: 'connection.oAuthClientConfig.clientSecret',
        position: { line: 9, column: 19 },
      },
    ])
  })

  test('a literal is never repeated, wherever and however it is written', () => {
    const secret = fc
      .string({ minLength: 8, maxLength: 60, unit: 'grapheme-ascii' })
      .filter(
        (text) =>
          /\d/.test(text) &&
          !/^\$\{\w+\}$/.test(text) &&
          !messages(read(tokenIs('"x"'))).includes(text),
      )
    const places: ((quoted: string) => string)[] = [
      (quoted) => tokenIs(quoted),
      (quoted) => config(`token: ${quoted}`),
      (quoted) => m2m('${CONNECTION_PROD_SECRET}', quoted),
      (quoted) => m2mConfig(`oAuthClientConfig: { clientSecret: ${quoted} }`),
      (quoted) => tokenIs(`[${quoted}]`),
      (quoted) => token('authenticationType: token', `authenticationType: ${quoted}`),
      (quoted) => token('acme-prod.cloud.databricks.com', quoted),
      (quoted) => `${TOKEN_SPEC}password: ${quoted}\n`,
    ]
    fc.assert(
      fc.property(secret, fc.constantFrom(...places), (text, place) => {
        const result = read(place(JSON.stringify(text)))
        expect(connectionOf(result)).toBeUndefined()
        expect(messages(result)).not.toContain(text)
      }),
      { numRuns: 400 },
    )
  })

  test('a literal is not repeated by a syntax error either', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, maxLength: 30 }),
        fc.constantFrom('"', "'", '[', '{', '@', '`', '%', '&', '*', '!', '|', '\t', '- '),
        (noise, opening) => {
          expect(messages(read(tokenIs(`${opening}zq7-secret-zq7 ${noise}`)))).not.toContain(
            'zq7-secret-zq7',
          )
        },
      ),
      { numRuns: 400 },
    )
  })
})
