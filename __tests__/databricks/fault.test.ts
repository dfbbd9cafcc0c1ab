import { describe, expect, test } from '@jest/globals'
import { faultText } from '../../src/databricks/fault.ts'
import { warehouseOf, workspaceOf } from '../../src/databricks/workspace.ts'
import { parseBody } from '../../src/net/http.ts'
import { accepted, TOKEN_SPEC } from '../connection/support.ts'

describe('a refusal in any form is one line', () => {
  const cases: [form: string, body: unknown, text: string][] = [
    [
      'standard',
      { error_code: 'PERMISSION_DENIED', message: 'no\n access', details: [{ reason: 'x' }] },
      'PERMISSION_DENIED: no access',
    ],
    ['with a number', { error_code: 401, message: 'no' }, '401: no'],
    ['of API 1.2', { error: 'RuntimeException: no' }, 'RuntimeException: no'],
    [
      'OAuth',
      { error: 'invalid_grant', error_description: 'no policy' },
      'invalid_grant: no policy',
    ],
    [
      'SCIM',
      { schemas: [], detail: 'no such user', status: '404', scimType: 'invalidValue' },
      'invalidValue: no such user',
    ],
    ['SCIM without words', { detail: 'null', status: '404' }, ''],
    ['text', 'INVALID_STATE: the warehouse is gone ', 'INVALID_STATE: the warehouse is gone'],
    [
      'a page with <pre>',
      '<html><title>Error 400</title><body><pre> NOT_FOUND: no\n such thing</pre></body></html>',
      'NOT_FOUND: no such thing',
    ],
    [
      'a page with a title',
      '<!doctype html><html><head><title>Error 400 Bad Request</title></head><body><h2>x</h2></body></html>',
      'Error 400 Bad Request',
    ],
    ['a page', '<p>Go <b>away</b></p>', 'Go away'],
    ['nothing', '', ''],
    ['a list', [1], ''],
    ['null', null, ''],
    ['huge', 'x'.repeat(100_000), `${'x'.repeat(2000)}…`],
  ]
  test.each(cases)('%s', (_, body, text) => {
    const sent = typeof body === 'string' ? body : JSON.stringify(body)
    expect(faultText(parseBody(sent))).toBe(text)
  })
})

test.each<[string, string | undefined]>([
  ['/sql/1.0/warehouses/1a2b', '1a2b'],
  ['sql/1.0/endpoints/1a2b', '1a2b'],
  ['/sql/1.0/warehouses/1a2b?o=4711&x=y', '1a2b'],
  ['/sql/1.0/warehouses/', undefined],
  ['sql/protocolv1/o/4711/0123-456789-abcdefgh', undefined],
  ['/x/sql/1.0/warehouses/1a2b', undefined],
])('the warehouse of %s', (httpPath, warehouse) => {
  expect(warehouseOf(httpPath)).toBe(warehouse)
})

test.each<[httpPath: string, workspaceIds: string[] | undefined, id: string | undefined]>([
  ['/sql/1.0/warehouses/1a2b', undefined, undefined],
  ['/sql/1.0/warehouses/1a2b?o=4711', undefined, '4711'],
  ['/sql/1.0/warehouses/1a2b/?x=y&o=4711', undefined, '4711'],
  ['sql/protocolv1/o/4711/0123-456789-abcdefgh', undefined, '4711'],
  ['/sql/protocolv1/o/4711/0123-456789-abcdefgh', ['12'], '4711'],
  ['sql/protocolv1/o/0/0123-456789-abcdefgh', undefined, undefined],
  ['sql/protocolv1/o/0/0123-456789-abcdefgh?o=4711', undefined, '4711'],
  ['sql/protocolv1/o/0/0123-456789-abcdefgh', ['12'], '12'],
  ['/sql/1.0/warehouses/1a2b?o=%0d%0ax:y', undefined, undefined],
  ['/sql/1.0/warehouses/1a2b', ['12'], '12'],
  ['/sql/1.0/warehouses/1a2b', ['12', '13'], undefined],
  ['/sql/1.0/warehouses/1a2b?o=13', ['12', '13'], '13'],
  ['/sql/1.0/warehouses/1a2b', [], undefined],
  ['/sql/1.0/warehouses/1a2b', ['any'], undefined],
])('the workspace of %s with the ids %j', (httpPath, workspaceIds, workspaceId) => {
  const { body } = accepted(TOKEN_SPEC)
  body.connection.httpPath = httpPath
  if (workspaceIds !== undefined) body.nativeIntegration.config.workspaceIds = workspaceIds
  const { hostname: host, port } = body.connection
  expect(workspaceOf(body)).toEqual({ host, port, workspaceId })
})
