import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { carriesFailure, messagesOf, saysExists } from '../../src/immuta/answers.ts'

const results = (value: unknown): unknown => ({ validationResults: value })
const failedTest = {
  name: 'Basic Connection Test',
  status: 'failed',
  message: 'Could not reach the host',
}

describe('a 2xx answer that carries a failure', () => {
  const cases: [body: unknown, failure: boolean][] = [
    [undefined, false],
    [null, false],
    ['', false],
    ['failed', false],
    [{}, false],
    [[], false],
    [{ success: true }, false],
    [{ success: false }, true],
    [{ error: 'no' }, true],
    [{ error: { message: 'no' } }, true],
    [{ error: true }, true],
    [{ error: null }, false],
    [{ error: false }, false],
    [{ error: '' }, false],
    [{ errors: [] }, false],
    [{ errors: ['no'] }, true],
    [results({ status: 'passed', validationTests: [] }), false],
    [results({ status: 'failed', validationTests: [] }), true],
    [results({ status: 'passed', validationTests: [failedTest] }), false],
    [results({ validationTests: [failedTest] }), true],
    [results({ validationTests: [{ ...failedTest, status: 'passed' }] }), false],
    [results('failed'), true],
    [results('Passed'), false],
    [results([failedTest]), true],
    [results([{ name: 'a', result: 'failed' }]), true],
    [{ success: 'false' }, true],
    [results({ validationTests: 'failed' }), false],
  ]
  test.each(cases)('%j: %s', (body, failure) => {
    expect(carriesFailure(body)).toBe(failure)
  })
})

describe('the messages of a body', () => {
  const cases: [name: string, body: unknown, messages: string[]][] = [
    ['nothing', undefined, []],
    ['null', null, []],
    ['a number', 5, []],
    ['text', '  gateway timed out \n', ['gateway timed out']],
    ['blank text', ' \n', []],
    [
      'HTML',
      '<!DOCTYPE html><html><head><style>p { color: red }</style><script>x()</script></head><body><h1>502</h1>\n<p>Bad &nbsp;Gateway</p></body></html>',
      ['502 Bad &nbsp;Gateway'],
    ],
    ['message', { message: ' no such host ' }, ['no such host']],
    [
      'message before error, as hapi answers',
      { statusCode: 400, error: 'Bad Request', message: 'hostname is required' },
      ['hostname is required'],
    ],
    ['error', { error: 'no' }, ['no']],
    ['error as an object', { error: { message: 'no' } }, ['no']],
    ['errors', { errors: ['a', { message: 'b' }, 3, null] }, ['a', 'b']],
    [
      'validation',
      { message: 'invalid', validation: [{ code: 'unique', message: 'exists' }] },
      ['invalid', 'exists'],
    ],
    [
      'failed tests by name',
      results({
        status: 'failed',
        validationTests: [
          failedTest,
          { name: 'Passed', status: 'passed', message: 'fine' },
          { name: 'Later', status: 'skipped', message: 'x' },
        ],
      }),
      ['Basic Connection Test: Could not reach the host'],
    ],
    [
      'a failed test without a message',
      results({ validationTests: [{ name: 'Privileges', status: 'failed' }] }),
      ['Privileges'],
    ],
    [
      'the message of the results',
      results({ message: 'two failed', validationTests: [null, 'x', 3] }),
      ['two failed'],
    ],
    ['the same twice', { errors: ['a', 'a'] }, ['a']],
    ['a list', [{ message: 'a' }, 'b'], ['a', 'b']],
    ['other shapes', { message: 5, error: 7, validation: {}, validationResults: [] }, []],
  ]
  test.each(cases)('%s', (_, body, messages) => {
    expect(messagesOf(body)).toEqual(messages)
  })

  test('never longer than a person would read', () => {
    expect(messagesOf('x'.repeat(1_000_000))).toEqual([`${'x'.repeat(2000)}…`])
    expect(
      messagesOf({ errors: Array.from({ length: 1000 }, (_, index) => `e${index}`) }),
    ).toHaveLength(20)
    expect(messagesOf(`<p>${'<'.repeat(1_000_000)}`)).toHaveLength(1)
  })

  test('never throws, whatever the shape and however deep', () => {
    const nest = (open: string, close: string): unknown =>
      JSON.parse(open.repeat(50_000) + '"x"' + close.repeat(50_000))
    for (const body of [nest('[', ']'), nest('{"error":', '}'), nest('{"errors":[', ']}')]) {
      expect(Array.isArray(messagesOf(body))).toBe(true)
      expect(typeof carriesFailure(body)).toBe('boolean')
      expect(saysExists(400, body)).toBe(false)
    }
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom('message', 'error', 'errors', 'validation', 'validationResults'),
        (value, key) => {
          for (const body of [
            value,
            { [key]: value },
            { validationResults: { validationTests: value } },
            { validationResults: { validationTests: [value] } },
          ]) {
            expect(
              messagesOf(body).every((text) => typeof text === 'string' && text.trim() !== ''),
            ).toBe(true)
            expect(typeof carriesFailure(body)).toBe('boolean')
            expect(typeof saysExists(400, body)).toBe('boolean')
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

/** The test of a validation that fails when an integration exists. */
const EXISTING = {
  name: 'There is no existing integration matching this configuration',
  status: 'failed',
}
const PASSED = { name: 'Basic Connection Test', status: 'PASSED' }

describe('already exists', () => {
  const cases: [status: number | undefined, body: unknown, exists: boolean][] = [
    [409, undefined, true],
    [400, { message: 'Connection prod Already Exists.' }, true],
    [422, { validation: [{ code: 'unique' }] }, true],
    [400, { validation: [{ code: 'required' }] }, false],
    [400, { message: 'does not exist' }, false],
    [undefined, undefined, false],
    [200, 'a connection with this key already exists', true],
    [409, { message: 'Unable to edit integration with ID 7 in current state editing' }, false],
    [422, results({ status: 'failed', validationTests: [EXISTING] }), true],
    [undefined, results({ status: 'FAILED', validationTests: [EXISTING, PASSED] }), true],
    [422, results({ status: 'failed', validationTests: [EXISTING, failedTest] }), false],
    [409, results({ status: 'failed', validationTests: [failedTest] }), false],
  ]
  test.each(cases)('%s %j: %s', (status, body, exists) => {
    expect(saysExists(status, body)).toBe(exists)
  })
})
