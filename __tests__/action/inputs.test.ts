import { describe, expect, test } from '@jest/globals'
import { ConfigError } from '../../src/core/failure.ts'
import { INPUT_NAMES, rawInput, readInputs, SECRET_INPUTS } from '../../src/action/inputs.ts'
import { inputName } from '../../src/action/wording.ts'

const env = (inputs: Record<string, string>): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  )
const refusal = (inputs: Record<string, string>): string => {
  try {
    readInputs(env(inputs))
  } catch (error) {
    if (error instanceof ConfigError) return error.message
    throw error
  }
  return 'accepted'
}

test('without inputs, the defaults hold', () => {
  expect(readInputs({})).toMatchObject({
    specs: ['connections/**/*.yml', 'connections/**/*.yaml'],
    mode: 'auto',
    scope: 'auto',
    comment: 'always',
    commentId: 'default',
    secretVariables: ['CONNECTION_*'],
    allowedHosts: [
      '*.cloud.databricks.com',
      '*.azuredatabricks.net',
      '*.gcp.databricks.com',
      '*.databricks.us',
      '*.databricks.azure.us',
      '*.databricks.azure.cn',
    ],
    wait: true,
    waitTimeout: 600_000,
    concurrency: 8,
    timeout: 30_000,
  })
  for (const name of ['immutaUrl', 'immutaCredential', 'githubToken'] as const)
    expect(readInputs({})[name]).toBeUndefined()
})

test('an empty or blank input counts as absent', () => {
  expect(readInputs(env({ mode: '', specs: ' \n ', concurrency: '  ' }))).toEqual(readInputs({}))
  expect(rawInput(env({ mode: ' plan \n' }), 'mode')).toBe('plan')
  expect(rawInput({}, 'mode')).toBeUndefined()
})

test('hosts that are given, and come to nothing, are not all of Databricks', () => {
  const message =
    'Input `allowed-hosts` is given but empty: is its variable set? ' +
    'Leave the input out for the Databricks domains.'
  for (const given of ['', ' \n'])
    expect(refusal({ 'allowed-hosts': given }).replace(/, not `.*`/, '')).toBe(message)
})

test('lists are read line by line', () => {
  expect(readInputs(env({ specs: 'a/*.yml\r\n\n  !a/b.yml  \n' })).specs).toEqual([
    'a/*.yml',
    '!a/b.yml',
  ])
})

test('secret inputs are inputs', () => {
  for (const name of SECRET_INPUTS) expect(INPUT_NAMES).toContain(name)
})

describe('numbers', () => {
  const cases: [
    name: 'concurrency' | 'waitTimeout' | 'timeout',
    value: string,
    expected: number | string,
  ][] = [
    ['concurrency', '1', 1],
    ['concurrency', '64', 64],
    ['concurrency', '0', 'Input `concurrency` must be a whole number from 1 to 64, not `0`.'],
    ['concurrency', '65', 'Input `concurrency` must be a whole number from 1 to 64, not `65`.'],
    ['concurrency', '8.5', 'Input `concurrency` must be a whole number from 1 to 64, not `8.5`.'],
    ['concurrency', '1e1', 'Input `concurrency` must be a whole number from 1 to 64, not `1e1`.'],
    ['concurrency', '-1', 'Input `concurrency` must be a whole number from 1 to 64, not `-1`.'],
    ['concurrency', 'many', 'Input `concurrency` must be a whole number from 1 to 64, not `many`.'],
    ['timeout', '0x10', 'Input `timeout` must be a whole number from 1 to 3600, not `0x10`.'],
    ['timeout', '3600', 3_600_000],
    ['waitTimeout', '86400', 86_400_000],
    [
      'waitTimeout',
      '10 minutes',
      'Input `wait-timeout` must be a whole number from 1 to 86400, not `10 minutes`.',
    ],
  ]
  test.each(cases)('%s: %s', (name, value, expected) => {
    if (typeof expected === 'number')
      expect(readInputs(env({ [inputName(name)]: value }))[name]).toBe(expected)
    else expect(refusal({ [inputName(name)]: value })).toBe(expected)
  })
})

describe('choices', () => {
  const cases: [inputs: Record<string, string>, message: string][] = [
    [{ mode: 'deploy' }, 'Input `mode` must be auto, validate, plan'],
    [
      { mode: 'Apply' },
      'Input `mode` must be auto, validate, plan, apply or drift, not `Apply`. Did you mean `apply`?',
    ],
    [{ mode: 'validte' }, 'Did you mean `validate`?'],
    [{ comment: 'on_change' }, 'Did you mean `on-change`?'],
    [{ wait: 'flase' }, 'Did you mean `false`?'],
    [{ mode: 'a`b\u001b[2J' }, 'not `a?b\\u001b[2J`.'],
    [{ scope: 'x'.repeat(1000) }, `not \`${'x'.repeat(57)}...\`.`],
    [{ scope: 'some' }, 'Input `scope` must be auto, changed or all, not `some`.'],
    [{ comment: 'yes' }, 'Input `comment` must be always, on-change or never, not `yes`.'],
    [{ wait: 'yes' }, 'Input `wait` must be true or false, not `yes`.'],
    [{ 'comment-id': 'a b' }, 'Input `comment-id` may hold letters, digits, - and _ only'],
    [{ 'comment-id': 'a-->' }, 'Input `comment-id` may hold'],
    [{ 'comment-id': 'x'.repeat(101) }, 'Input `comment-id` may hold'],
    [
      { 'immuta-api-key': 'k', 'immuta-token': 't' },
      'Input `immuta-api-key` and `immuta-token` are both set: give one of the two.',
    ],
  ]
  test.each(cases)('%j', (inputs, message) => {
    expect(refusal(inputs)).toContain(message)
  })

  test('what is far from every choice is not taken for one', () => {
    for (const inputs of [
      { mode: 'deploy' },
      { scope: 'some' },
      { comment: 'yes' },
      { wait: 'yes' },
    ])
      expect(refusal(inputs)).not.toContain('Did you mean')
  })

  test('two credentials are named besides another mistake, and neither is shown', () => {
    const message = refusal({
      mode: 'x',
      'immuta-api-key': 'key-hunter2',
      'immuta-token': 'token-hunter2',
    })
    expect(message).toContain('Input `mode`')
    expect(message).toContain('`immuta-api-key` and `immuta-token` are both set')
    expect(message).not.toContain('hunter2')
  })

  test('all mistakes are named at once', () => {
    const message = refusal({ mode: 'x', concurrency: 'x', 'immuta-url': 'x' })
    for (const name of ['mode', 'concurrency', 'immuta-url'])
      expect(message).toContain(`Input \`${name}\``)
  })
})

describe('immuta-url', () => {
  const cases: [value: string, expected: string][] = [
    ['https://acme.hosted.immutacloud.com', 'https://acme.hosted.immutacloud.com'],
    ['https://acme.hosted.immutacloud.com///', 'https://acme.hosted.immutacloud.com'],
    ['https://proxy.example:8443/immuta/', 'https://proxy.example:8443/immuta'],
    ['HTTPS://ACME.example', 'https://acme.example'],
    ['http://localhost:8080', 'http://localhost:8080'],
    ['http://127.0.0.1:8080/base', 'http://127.0.0.1:8080/base'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ]
  test.each(cases)('%s', (value, expected) => {
    expect(readInputs(env({ 'immuta-url': value })).immutaUrl).toBe(expected)
  })

  const refused: [value: string, fault: string][] = [
    ['acme.hosted.immutacloud.com', 'must be a URL such as'],
    ['ftp://acme.example', 'must be a URL such as'],
    ['javascript:alert(1)', 'must be a URL such as'],
    ['http://acme.example', 'must use https'],
    ['http://localhost.evil.example', 'must use https'],
    ['http://127.0.0.1.evil.example', 'must use https'],
    ['https://user:pass@acme.example', 'must not hold a user name or password'],
    ['http://localhost@evil.example', 'must use https'],
    ['https://acme.example/?a=b', 'must not hold a query or a fragment'],
    ['https://acme.example/#a', 'must not hold a query or a fragment'],
  ]
  test.each(refused)('%s is refused', (value, fault) => {
    expect(refusal({ 'immuta-url': value })).toContain(`Input \`immuta-url\` ${fault}`)
  })

  test('a password in it is not repeated, nor a key that was put there by mistake', () => {
    expect(refusal({ 'immuta-url': 'hunter2-hunter2' })).not.toContain('hunter2')
    expect(refusal({ 'immuta-url': 'https://user:hunter2@acme.example' })).not.toContain('hunter2')
  })
})

describe('credentials become one case', () => {
  const credentials = (inputs: Record<string, string>): unknown[] => {
    const { immutaCredential, databricksCredential } = readInputs(env(inputs))
    return [immutaCredential, databricksCredential]
  }
  const client = { 'databricks-client-id': 'c' }
  test.each<[inputs: Record<string, string>, immuta: unknown, databricks: unknown]>([
    [{}, undefined, undefined],
    [{ 'immuta-api-key': 'k' }, { kind: 'api-key', apiKey: 'k' }, undefined],
    [{ 'immuta-token': 't' }, { kind: 'token', token: 't' }, undefined],
    [{ 'databricks-token': 't' }, undefined, { kind: 'token', token: 't' }],
    [
      { ...client, 'databricks-client-secret': 's' },
      undefined,
      { kind: 'm2m', clientId: 'c', clientSecret: 's' },
    ],
    [
      { ...client, 'databricks-audience': 'a' },
      undefined,
      { kind: 'oidc', clientId: 'c', audience: 'a' },
    ],
  ])('%j', (inputs, immuta, databricks) => {
    expect(credentials(inputs)).toEqual([immuta, databricks])
  })
})

describe('what is pasted into an input is refused with its reason', () => {
  const cases: [inputs: Record<string, string>, message: string][] = [
    [
      { 'allowed-hosts': 'a.example, b.example' },
      'Input `allowed-hosts` must have each on a line of its own, without commas, not `a.example, b.example`.',
    ],
    [
      { 'allowed-hosts': 'https://a.example' },
      'Input `allowed-hosts` must name hosts without a scheme, not `https://a.example`.',
    ],
    [
      { 'allowed-hosts': 'a.example:443' },
      'Input `allowed-hosts` must name hosts without port, path or user name, not `a.example:443`.',
    ],
    [
      { 'secret-variables': 'CONNECTION_*, OTHER_*' },
      'Input `secret-variables` must have each on a line of its own, without commas, not `CONNECTION_*, OTHER_*`.',
    ],
    ...['/a/*.yml', 'a//*.yml', 'a/../b/*.yml', '../a.yml', 'a/./b.yml', '!a//b.yml', '/'].map(
      (specs): [Record<string, string>, string] => [
        { specs },
        'Input `specs` must start from the repository, and have a name or pattern between two ' +
          `\`/\`, not \`${specs}\`.`,
      ],
    ),
    [
      { specs: 'a.yml, b.yml' },
      'Input `specs` must have each on a line of its own, without commas, not `a.yml, b.yml`.',
    ],
    [{ 'immuta-api-key': 'planted-1\nplanted-2' }, 'Input `immuta-api-key` holds a line break.'],
    [
      { 'databricks-token': 'planted\u200bsecret' },
      'Input `databricks-token` holds a zero-width space (U+200B).',
    ],
  ]
  test.each(cases)('%j', (inputs, message) => {
    expect(refusal(inputs)).toBe(message)
  })

  test('a comma within braces belongs to the glob', () => {
    const { specs, allowedHosts } = readInputs(
      env({ specs: 'connections/{a,b}.yml', 'allowed-hosts': '{a,b}.example' }),
    )
    expect([specs, allowedHosts]).toEqual([['connections/{a,b}.yml'], ['{a,b}.example']])
  })
})
