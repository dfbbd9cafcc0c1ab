import { describe, expect, test } from '@jest/globals'
import { actionWording } from '../../src/action/wording.ts'
import { environmentSecrets } from '../../src/secrets/environment.ts'
import { accepted, TOKEN_SPEC } from '../connection/support.ts'

const NAME = 'CONNECTION_PROD'
/** What is said of a value, and what was masked. */
const check = (value: string): { said: string[]; masked: string[] } => {
  const masked: string[] = []
  const secrets = environmentSecrets(
    { [NAME]: value },
    (secret) => masked.push(secret),
    actionWording,
  )
  const said = secrets
    .check(accepted(TOKEN_SPEC), true)
    .map(
      ({ code, message, position }) =>
        `${position?.line ?? 0}:${position?.column ?? 0} ${code}: ${message}`,
    )
  return { said, masked }
}

describe('a value that no credential has is refused by the name of its variable', () => {
  const cases: [name: string, value: string, fault: string, isMasked: boolean][] = [
    ['a line end', 'planted-secret\n', 'holds a line break', true],
    ['a line end of Windows', 'planted-secret\r\n', 'holds a line break', true],
    ['a line break inside', 'planted-1\nplanted-2', 'holds a line break', true],
    ['a space at the end', 'planted-secret ', 'has white space at an end', true],
    ['a no-break space at the start', '\u00a0planted-secret', 'has white space at an end', true],
    ['blanks alone', ' '.repeat(20), 'holds nothing but white space', false],
    ['a zero-width space', 'planted\u200bsecret', 'holds a zero-width space (U+200B)', true],
    ['a control character', 'planted\u0007secret', 'holds a control character (U+0007)', true],
  ]
  test.each(cases)('%s', (_, value, fault, isMasked) => {
    expect(check(value)).toEqual({
      said: [
        `7:10 secret-characters: The variable \`${NAME}\` ${fault}: enter the secret anew, without it.`,
      ],
      masked: isMasked ? [value] : [],
    })
  })

  test('any other is used, and masked first', () => {
    for (const value of ['planted-secret', 'planted secret', 'plänted/+="&<>', 'x'.repeat(5000)])
      expect(check(value)).toEqual({ said: [], masked: [value] })
  })
})
