import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import fc from 'fast-check'
import { parse, stringify } from 'yaml'
import { connectionSchema, generatedFiles, type JsonSchema } from '../../scripts/schema.ts'
import {
  connectionOf,
  m2m,
  M2M_SPEC,
  POLICY,
  read,
  token,
  TOKEN_SPEC,
} from '../connection/support.ts'

const accepts = new Ajv({ strict: false }).compile(connectionSchema())

test.each(Object.entries(generatedFiles()))('%s is what npm run schema makes', (path, content) => {
  expect(readFileSync(path, 'utf8')).toBe(content)
})

describe('the schema of a spec', () => {
  test.each([
    ['an OAuth client', M2M_SPEC],
    ['an access token', TOKEN_SPEC],
    [
      'an authority without its scheme',
      m2m('https://acme-prod.cloud.databricks.com/oidc', 'acme-prod.cloud.databricks.com/oidc'),
    ],
    ['audit in short', token('    catalog:', '    audit: false\n    catalog:')],
  ])('takes %s', (_, text) => {
    expect([accepts(parse(text)), accepts.errors]).toEqual([true, null])
  })

  test.each([
    ['a missing key', token('  httpPath: /sql/1.0/warehouses/1a2b3c4d5e6f7a8b\n', '')],
    ['an unknown key', token('connectionKey', 'connectionkey')],
    ['a port out of range', token('  httpPath', '  port: 0\n  httpPath')],
    ['a literal token', token('${CONNECTION_PROD}', 'dapi0123456789')],
    ['a literal client secret', m2m('${CONNECTION_PROD_SECRET}', 'dose0123456789')],
    [
      'a host with a path',
      token('acme-prod.cloud.databricks.com', 'acme-prod.cloud.databricks.com/login'),
    ],
    ['an authority without https', m2m('https://acme', 'http://acme')],
    ['a catalog that starts with a digit', token('immuta_prod', '1_prod')],
    ['a key with a period', token('prod-lakehouse', 'prod.lakehouse')],
    ['a reserved key in any case', token('prod-lakehouse', 'uPgrade')],
    ['a variable in a key', token('prod-lakehouse', '${CONNECTION_PROD_KEY}')],
    [
      'a token where a client is needed',
      m2m('authenticationType: oAuthM2M', 'authenticationType: token'),
    ],
    [
      'a client where a token is needed',
      token('authenticationType: token', 'authenticationType: oAuthM2M'),
    ],
    [
      'a token in the integration of an OAuth client',
      m2m('    catalog', '    token: ${CONNECTION_PROD}\n    catalog'),
    ],
    ['a number as a workspace id', token('    catalog', '    workspaceIds: [1]\n    catalog')],
    ['an object that sets nothing', `${TOKEN_SPEC}objects:\n  sales: {}\n`],
    ['a list of objects', `${TOKEN_SPEC}objects: [sales]\n`],
    ['a pattern among the objects', `${TOKEN_SPEC}objects:\n  sales.*: { isActive: true }\n`],
  ])('refuses %s, as the Action does', (_, text) => {
    expect(connectionOf(read(text))).toBeUndefined()
    expect(accepts(parse(text))).toBe(false)
  })

  test.each([
    ...['GITHUB_TOKEN', 'github_token', 'Actions_X', 'RUNNER_', 'iNPUT_IMMUTA-TOKEN', 'INPUT_1'],
    ...['GITHUB', 'GITHUBTOKEN', 'MY_GITHUB_TOKEN', 'input', 'RUNNERS_X', '_INPUT_X', '1X', 'x'],
  ])('says of the variable %s what the Action says', (name) => {
    const policy = { ...POLICY, secretVariables: ['**'] }
    for (const text of [token('CONNECTION_PROD', name), m2m('CONNECTION_PROD_SECRET', name)]) {
      const isTaken = connectionOf(read(text, policy)) !== undefined
      expect([name, accepts(parse(text))]).toEqual([name, isTaken])
    }
  })

  test('refuses nothing that the Action takes', () => {
    const value = fc.oneof(
      fc.constantFrom(
        'a.b',
        'https://a.azuredatabricks.net/x?y',
        'A.azuredatabricks.net',
        'a.azuredatabricks.net:443/x',
        'HTTPS://a.databricks.us',
        '${CONNECTION_X}',
        'token',
        'oAuthM2M',
        'a b',
        'ü',
        '_',
        'data1',
        ' x',
        443,
        65_535,
        0,
        true,
        false,
        null,
        ['1'],
        [],
        {},
        { enabled: false },
        { deny: 'x y' },
      ),
      fc.string(),
    )
    const paths = [
      'connectionKey',
      'connection.hostname',
      'connection.port',
      'connection.httpPath',
      'connection.token',
      'connection.oAuthClientConfig.clientId',
      'connection.oAuthClientConfig.clientSecret',
      'connection.oAuthClientConfig.authorityUrl',
      'settings',
      'settings.isActive',
      'options.forceRecursiveCrawl',
      'nativeIntegration.config.catalog',
      'nativeIntegration.config.audit',
      'nativeIntegration.config.workspaceIds',
      'nativeIntegration.config.groupPattern',
      'nativeIntegration.config.host',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(M2M_SPEC, TOKEN_SPEC),
        fc.constantFrom(...paths),
        value,
        (text, path, item) => {
          const spec = parse(text) as Record<string, unknown>
          put(spec, path.split('.'), item)
          const action = read(stringify(spec), {
            ...POLICY,
            secretVariables: ['**'],
            allowedHosts: ['**'],
          })
          return connectionOf(action) === undefined || accepts(spec)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('says of the name of an object what the Action says', () => {
    const character = fc.constantFrom(...Array.from('ab. /*`"\'{},%?_#~-\t\u0007\u007f'))
    const part = fc.array(character, { maxLength: 5 }).map((characters) => characters.join(''))
    const name = fc.oneof(
      part,
      fc.array(part, { maxLength: 4 }).map((parts) => parts.join('.')),
    )
    fc.assert(
      fc.property(name, (path) => {
        const spec = { ...(parse(TOKEN_SPEC) as object), objects: { [path]: { isActive: true } } }
        const isTaken = connectionOf(read(stringify(spec))) !== undefined
        expect([path, accepts(spec)]).toEqual([path, isTaken])
      }),
      { numRuns: 1000 },
    )
  })

  test('shows only examples and defaults that it takes itself', () => {
    const broken = examplesOf(connectionSchema()).filter(
      ({ schema, example }) => !new Ajv({ strict: false }).validate(schema, example),
    )
    expect(broken).toEqual([])
  })
})

/** Sets a value in nested maps, which are made where they are absent. */
function put(target: Record<string, unknown>, [key = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) target[key] = value
  else put((target[key] ??= {}) as Record<string, unknown>, rest, value)
}

/** Each example and default with the part of the schema that shows it. */
function examplesOf(schema: JsonSchema): { schema: JsonSchema; example: unknown }[] {
  const { properties = {}, examples = [], default: filled } = schema
  const own = [...(examples as unknown[]), ...(filled === undefined ? [] : [filled])].map(
    (example) => ({ schema, example }),
  )
  return [...own, ...Object.values(properties).flatMap(examplesOf)]
}
