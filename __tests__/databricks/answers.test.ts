import { expect, test } from '@jest/globals'
import { faultText } from '../../src/databricks/answers.ts'

test.each<[body: unknown, said: string]>([
  [{ error_code: 'PERMISSION_DENIED', message: 'No.' }, 'PERMISSION_DENIED: No.'],
  [{ error_code: 403, message: 'No.' }, '403: No.'],
  [{ message: 'No.' }, 'No.'],
  [{ error: 'old words' }, 'old words'],
  [{ error: 'invalid_grant', error_description: 'No policy' }, 'invalid_grant: No policy'],
  [{ detail: 'Not yours', status: '403', scimType: 'sensitive' }, 'sensitive: Not yours'],
  [{ detail: 'null', status: '403' }, ''],
  ['PERMISSION_DENIED: plain', 'PERMISSION_DENIED: plain'],
  ['<html><head><title>Error 403 Forbidden</title></head><body>x</body></html>', 'Error 403 Forbidden'],
  ['<html><body><pre>\n  not  allowed </pre></body></html>', 'not allowed'],
  ['<!doctype html><p>x', 'x'],
  ['x'.repeat(9000), `${'x'.repeat(2000)}…`],
  ['', ''],
  [null, ''],
  [[1], ''],
  [7, ''],
])('%j', (body, said) => {
  expect(faultText(typeof body === 'string' ? body : JSON.stringify(body))).toBe(said)
})
