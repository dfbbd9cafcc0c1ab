import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { MODELINE } from '../../scripts/schema/links.ts'
import { edit, M2M_SPEC, TOKEN_SPEC } from '../connection/support.ts'
import { Editor } from './editor.ts'

const withModeline = (text: string): string => `${MODELINE}\n${text}`

describe('a spec in an editor', () => {
  let editor: Editor
  beforeAll(async () => {
    editor = await Editor.start()
  })
  afterAll(() => editor.stop())

  test.each([
    ['an OAuth client', M2M_SPEC],
    ['an access token', TOKEN_SPEC],
  ])('is clean with %s', async (_, text) => {
    expect(await editor.underlined(withModeline(text))).toEqual([])
  })

  test.each<[string, string, string, string, RegExp]>([
    [
      'a wrong port',
      '  httpPath:',
      '  port: 70000\n  httpPath:',
      '70000',
      /above the maximum of 65535/,
    ],
    [
      'an unknown key',
      '  hostname:',
      '  hostnme: x\n  hostname:',
      'hostnme',
      /hostnme is not allowed/,
    ],
    [
      'a literal secret',
      '${CONNECTION_PROD}',
      'dapi0123456789',
      'dapi0123456789',
      /exactly \$\{NAME\}.*revoke it/,
    ],
    [
      'a host with a scheme',
      'acme-prod.cloud.databricks.com',
      'https://acme-prod.cloud.databricks.com',
      'https://acme-prod.cloud.databricks.com',
      /bare host name/,
    ],
    [
      'a pattern among the objects',
      'nativeIntegration:',
      'objects:\n  sales.*: { isActive: true }\nnativeIntegration:',
      'sales.*',
      /plain name of one object.*No pattern, no back-ticks/,
    ],
    [
      'a quoted name among the objects',
      'nativeIntegration:',
      'objects:\n  "`sales`": { isActive: true }\nnativeIntegration:',
      '"`sales`"',
      /plain name of one object/,
    ],
    [
      'an object that sets nothing',
      'nativeIntegration:',
      'objects:\n  sales: {}\nnativeIntegration:',
      '{}',
      /fewer properties|at least|minimum/i,
    ],
    ['a reserved key', 'prod-lakehouse', 'Sync', 'Sync', /reserved words/],
    [
      'a truth value of YAML 1.1',
      'nativeIntegration:',
      'settings:\n  isActive: yes\nnativeIntegration:',
      'yes',
      /boolean/,
    ],
    [
      'what another way of signing in needs',
      'authenticationType: token',
      'authenticationType: oAuthM2M',
      'token',
      /does not go with `authenticationType: oAuthM2M`/,
    ],
  ])('has %s underlined', async (_, find, replacement, underlined, message) => {
    const found = await editor.underlined(withModeline(edit(TOKEN_SPEC, find, replacement)))
    expect(found).toContainEqual([underlined, expect.stringMatching(message)])
  })

  test('is completed', async () => {
    expect(await editor.offered(`${MODELINE}\nconnectionKey: a\nconnection:\n  `)).toEqual(
      expect.arrayContaining([
        'technology',
        'hostname',
        'httpPath',
        'authenticationType',
        'port',
        'oAuthClientConfig',
      ]),
    )
    expect(
      await editor.offered(`${MODELINE}\nconnectionKey: a\nconnection:\n  authenticationType: `),
    ).toEqual(expect.arrayContaining(['token', 'oAuthM2M']))
  })

  test('explains a key under the pointer', async () => {
    expect(await editor.hover(withModeline(M2M_SPEC), 'catalog:')).toContain(
      'It belongs to one tenant and one connection',
    )
  })
})
