import { describe, expect, test } from '@jest/globals'
import { actionWording, inputName } from '../../src/action/wording.ts'
import { terminalWording } from '../../src/cli/wording.ts'
import { readOptions } from '../../src/cli/options.ts'
import { openTerminal } from '../../src/cli/terminal.ts'
import { ConfigError } from '../../src/core/failure.ts'
import type { Setting, Wording } from '../../src/core/wording.ts'
import { SETTINGS } from '../../src/modes/request.ts'
import { messages, POLICY, read, token } from '../connection/support.ts'

/** What a person at a terminal sets in another way than in a workflow. */
const AT_A_TERMINAL: Partial<Record<Setting, string>> = {
  immutaUrl: 'IMMUTA_URL',
  immutaApiKey: 'IMMUTA_API_KEY',
  immutaToken: 'IMMUTA_TOKEN',
  specs: 'the globs',
  secretVariables: '`--secret-variables`',
  allowedHosts: '`--allowed-hosts`',
  concurrency: '`--concurrency`',
  timeout: '`--timeout`',
}

const words = ({ name, the, The }: Wording, setting: Setting): string[] => [
  name(setting),
  the(setting),
  The(setting),
]

describe.each(SETTINGS)('%s', (setting) => {
  const input = `\`${inputName(setting)}\``
  const asInput = [input, `the input ${input}`, `Input ${input}`]

  test('is an input in a workflow', () => {
    expect(words(actionWording, setting)).toEqual(asInput)
  })

  test('is what a terminal has for it, else the input', () => {
    const own = AT_A_TERMINAL[setting]
    const expected = own === undefined ? asInput : [own, own, own]
    expect(words(terminalWording, setting)).toEqual(expected)
  })
})

describe('a message about a spec, in the words of a terminal', () => {
  const policy = { ...POLICY, wording: terminalWording }

  test('names `--allowed-hosts` for a host that may not receive credentials', () => {
    const text = messages(read(token('acme-prod.cloud.databricks.com', 'acme.example'), policy))
    expect(text).toContain(`Allowed by \`--allowed-hosts\`: ${policy.allowedHosts.join(', ')}.`)
    expect(text).not.toContain('input')
  })

  test('names `--secret-variables` for a variable that it may not name', () => {
    const text = messages(read(token('${CONNECTION_', '${OTHER_'), policy))
    expect(text).toContain('it does not match `--secret-variables` (')
    expect(text).not.toContain('input')
  })
})

test('a mistake in an option is told with the name of the option', () => {
  const terminal = openTerminal({})
  const options = { color: false, concurrency: '65' }
  expect(() => readOptions(terminal, 'validate', [], options, false)).toThrow(
    new ConfigError('`--concurrency` must be a whole number from 1 to 64, not `65`.'),
  )
})
