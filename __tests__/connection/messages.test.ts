import { describe, expect, test } from '@jest/globals'
import { config, M2M_SPEC, m2m, m2mConfig, read, token, TOKEN_SPEC } from './support.ts'

/*
 * What people get wrong most often, and every word that they get for it: one error, at its place, with the next step.
 */

type Case = [name: string, text: string, ...errors: string[]]

const NBSP = '\u00a0'
const http = (path: string): string => m2m('/sql/1.0/warehouses/1a2b3c4d5e6f7a8b', path)
const authority = (url: string): string =>
  m2m('https://acme-prod.cloud.databricks.com/oidc/v1/token', url)

function check(_: string, text: string, ...errors: string[]): void {
  const said = read(text).diagnostics.map(
    ({ code, message, position }) =>
      `${position?.line ?? 0}:${position?.column ?? 0} ${code}: ${message}`,
  )
  expect(said).toEqual(errors)
}

describe('text that was pasted from a web page', () => {
  const cases: Case[] = [
    [
      'a typographic quote in a group',
      config('groupPattern:', '  deny: “exempt”'),
      '11:13 pasted-character: `nativeIntegration.config.groupPattern.deny` holds a typographic double quote (U+201C): pasted text may hold one. Type it anew.',
    ],
    [
      'a dash in a workspace id',
      config('workspaceIds: ["12–34", "56"]'),
      '10:20 pasted-character: `nativeIntegration.config.workspaceIds[0]` holds a typographic dash (U+2013): pasted text may hold one. Type it anew.',
    ],
    [
      'a zero-width space in a client id',
      m2m('5f3c0b0e-0000-4000-8000-000000000000', '5f3c0b0e\u200b-0000-4000-8000-000000000000'),
      '8:15 pasted-character: `connection.oAuthClientConfig.clientId` holds a zero-width space (U+200B): pasted text may hold one. Type it anew.',
    ],
    [
      'a no-break space in a path',
      http(`/sql/1.0/warehouses/1a2b${NBSP}3c`),
      '5:13 unsafe-character: `connection.httpPath` holds a no-break space (U+00A0): pasted text may hold one. Type it anew.',
    ],
    [
      'a host',
      m2m('  hostname: acme-prod.', '  hostname: acme‑prod.'),
      '4:13 hostname: `connection.hostname` holds a typographic dash (U+2011): pasted text may hold one. Type it anew.',
    ],
    [
      'a key',
      token('    catalog: immuta_prod', `    catalog${NBSP}: immuta_prod`),
      '10:5 unknown-key: The key `catalog\\u00a0` holds a no-break space (U+00A0): pasted text may hold one. Type it anew.',
    ],
    [
      'no-break spaces as indentation: once',
      TOKEN_SPEC.replaceAll(/^ {2}/gm, NBSP.repeat(2)),
      '3:1 yaml-syntax: This line is indented with a no-break space (U+00A0): YAML takes spaces only.',
    ],
    [
      'a syntax error beside such a character',
      token('    catalog: immuta_prod', '    catalog: @“x”'),
      '10:14 yaml-syntax: A value that starts with this character must stand in quotes. The line holds a typographic double quote (U+201C): pasted text may hold one. Type it anew.',
    ],
    [
      'a quotation mark that only looks like the closing one',
      token('    catalog: immuta_prod', '    catalog: "immuta_prod”'),
      '11:1 yaml-syntax: The quote that opens in line 10 is never closed: add the closing quote. That line holds a typographic double quote (U+201D): pasted text may hold one. Type it anew.',
    ],
    [
      'typographic quotes around a variable',
      m2m('${CONNECTION_PROD_SECRET}', '“${CONNECTION_PROD_SECRET}”'),
      '9:19 secret-literal: `connection.oAuthClientConfig.clientSecret` must be exactly ${NAME}, the name of an environment variable that holds the secret. The value holds a typographic double quote (U+201C): pasted text may hold one. Type it anew.',
    ],
    [
      'tabs: once',
      TOKEN_SPEC.replaceAll(/^ {2}/gm, '\t'),
      '3:1 yaml-syntax: YAML is indented with spaces; this line starts with a tab. So do 6 more.',
    ],
  ]
  test.each(cases)('%s', check)

  test.each(['größe', 'データ', 'niño', '😀'])('letters of the world are fine: %s', (group) => {
    check('', config('groupPattern:', `  deny: ${group}`))
  })
})

describe('one connection per file', () => {
  const cases: Case[] = [
    [
      'a list',
      `- ${TOKEN_SPEC.replaceAll('\n', '\n  ').trimEnd()}\n`,
      '1:1 wrong-type: This is a list: write one connection per file, written out.',
    ],
    [
      'a key for many',
      `connections:\n  - ${TOKEN_SPEC.replaceAll('\n', '\n    ').trimEnd()}\n`,
      '1:1 unknown-key: `connections` is not a key of a connection spec: write one connection per file, written out.',
    ],
    [
      'a merge key',
      `x: &base\n  technology: Databricks\n${token('  technology: Databricks', '  <<: *base')}`,
      '5:3 unknown-key: Merge keys (`<<`) are not part of YAML 1.2: write one connection per file, written out.',
    ],
    [
      'two documents',
      `${TOKEN_SPEC}---\n${TOKEN_SPEC}`,
      '11:1 multiple-documents: Write one connection per file: move the second document to a file of its own.',
    ],
  ]
  test.each(cases)('%s', check)
})

describe('a mistake is named where it is, and once', () => {
  const cases: Case[] = [
    [
      'the OAuth client in another spelling',
      m2m('  oAuthClientConfig:', '  oauthClientConfig:'),
      '7:3 unknown-key: `oauthClientConfig` is not a key of `connection`. Did you mean `oAuthClientConfig`?',
    ],
    [
      'no authority URL',
      m2m('    authorityUrl: https://acme-prod.cloud.databricks.com/oidc/v1/token\n', ''),
      '7:3 missing-key: `connection.oAuthClientConfig.authorityUrl` is missing. For example: `https://acme-prod.cloud.databricks.com/oidc/v1/token`.',
    ],
    [
      'the page where people sign in',
      authority('https://acme-prod.cloud.databricks.com/oidc/v1/authorize'),
      '10:19 authority-url: `authorityUrl` must be where a token is asked for, such as `…/oidc/v1/token`.',
    ],
    [
      'a port in quotes',
      m2m('  httpPath:', '  port: "443"\n  httpPath:'),
      '5:9 wrong-type: `connection.port` must be a whole number, without quotes.',
    ],
    [
      'a port that is no number',
      m2m('  httpPath:', '  port: https\n  httpPath:'),
      '5:9 wrong-type: `connection.port` must be a whole number.',
    ],
    [
      'a proxy in the path',
      http('/sql/1.0/warehouses/abc;ProxyHost=evil.example'),
      '5:13 unsafe-character: `httpPath` must not hold `;`.',
    ],
    [
      'another host in the path',
      http('/sql/1.0/warehouses/abc@evil.example'),
      '5:13 unsafe-character: `httpPath` must not hold `@`.',
    ],
    [
      'a space in the path',
      http('/sql/1.0/warehouses/a b'),
      '5:13 unsafe-character: `httpPath` must not hold white space.',
    ],
    [
      'a quotation mark in the client id',
      m2m('5f3c0b0e-0000-4000-8000-000000000000', `"5f'x"`),
      "8:15 unsafe-character: `clientId` must not hold `'`.",
    ],
    [
      'a back-tick in the client id',
      m2m('5f3c0b0e-0000-4000-8000-000000000000', '"5f`x"'),
      '8:15 unsafe-character: `clientId` must not hold a back-tick.',
    ],
  ]
  test.each(cases)('%s', check)

  test('a path that names the workspace of a unified host is plain', () => {
    check('', http('/sql/1.0/warehouses/1a2b3c4d5e6f7a8b?o=4711'))
    expect(read(m2mConfig('workspaceIds: ["4711"]')).kind).toBe('valid')
    expect(read(M2M_SPEC).kind).toBe('valid')
  })
})
