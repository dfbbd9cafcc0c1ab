import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { githubClient } from '../../src/github/client.ts'
import { lacksPermission } from '../../src/github/refusal.ts'
import { RequestFailure } from '../../src/net/failure.ts'
import { FaultyServer } from '../../simulator/http.ts'

/*
 * A 403 of GitHub has many reasons: each is named as what it is, and only a missing permission is called one.
 */

let server: FaultyServer
let answer: { status: number; message: string; headers: Record<string, string> }
let waits: number[]
beforeAll(async () => {
  server = new FaultyServer('github', () => ({
    status: answer.status,
    headers: answer.headers,
    body: { message: answer.message },
  }))
  await server.listen()
})
afterAll(() => server.close())
beforeEach(() => {
  waits = []
})

const NOW = 1_800_000_000_000

async function failureOf(
  status: number,
  message: string,
  headers: Record<string, string> = {},
): Promise<RequestFailure> {
  answer = { status, message, headers }
  const github = githubClient({
    token: 'planted-token',
    apiUrl: server.url,
    repository: 'acme/governance',
    timeoutMs: 5000,
    userAgent: 'test',
    clock: {
      now: () => 0,
      date: () => NOW,
      random: () => 0,
      cancelled: () => false,
      onCancel: () => () => undefined,
      sleep: (ms) => {
        waits.push(ms)
        return Promise.resolve()
      },
    },
  })
  const call = github.send(({ pulls }, at) => pulls.get({ ...at, pull_number: 7 }))
  return call.then(
    () => {
      throw new Error('accepted')
    },
    (error: unknown) => {
      if (!(error instanceof RequestFailure)) throw error
      return error
    },
  )
}

describe('a refusal is named', () => {
  const cases: [
    name: string,
    message: string,
    headers: Record<string, string>,
    expected: string,
    isPermission: boolean,
  ][] = [
    [
      'a missing permission',
      'Resource not accessible by integration',
      {},
      "GitHub: HTTP 403, Resource not accessible by integration. The token may not do this: add the permission to the job's `permissions`.",
      true,
    ],
    [
      'a missing permission that GitHub names',
      'Resource not accessible by integration',
      { 'x-accepted-github-permissions': 'pull_requests=write' },
      "GitHub: HTTP 403, Resource not accessible by integration. The token may not do this: add `pull_requests=write` to the job's `permissions`.",
      true,
    ],
    [
      'an IP allow list',
      'Although you appear to have the correct authorization credentials, the `acme` organization has an IP allow list enabled, and your IP address is not permitted to access this resource.',
      {},
      "GitHub: HTTP 403, Although you appear to have the correct authorization credentials, the `acme` organization has an IP allow list enabled, and your IP address is not permitted to access this resource. The organization's IP allow list does not hold the address of this runner.",
      false,
    ],
    [
      'single sign-on',
      'Resource protected by organization SAML enforcement.',
      {},
      'GitHub: HTTP 403, Resource protected by organization SAML enforcement. The token has to be authorized for single sign-on of the organization.',
      false,
    ],
    [
      'single sign-on, by its header',
      'Forbidden',
      { 'x-github-sso': 'required; url=https://github.test/orgs/acme/sso' },
      'GitHub: HTTP 403, Forbidden. The token has to be authorized for single sign-on of the organization.',
      false,
    ],
    [
      'a locked conversation',
      'Unable to create comment because issue is locked.',
      {},
      'GitHub: HTTP 403, Unable to create comment because issue is locked. The conversation is locked: unlock it, and re-run the job.',
      false,
    ],
    [
      'anything else',
      'Sorry. Your account was suspended.',
      {},
      'GitHub: HTTP 403, Sorry. Your account was suspended.',
      false,
    ],
  ]
  test.each(cases)('%s', async (_, message, headers, expected, isPermission) => {
    const failure = await failureOf(403, message, headers)
    expect(failure.message.replace(/ - https:\S+/, '')).toBe(expected)
    expect([failure.status, waits, lacksPermission(failure)]).toEqual([403, [], isPermission])
  })
})

describe('a rate limit is waited for, and is no missing permission', () => {
  const secondary = 'You have exceeded a secondary rate limit'
  const cases: [string, number, string, Record<string, string>, number][] = [
    ['as long as it says', 403, secondary, { 'retry-after': '7' }, 7000],
    ['a minute where it does not say', 403, secondary, {}, 60_000],
    [
      'until the limit is reset',
      403,
      'API rate limit exceeded for installation',
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(NOW / 1000 + 12) },
      12_000,
    ],
    ['also as 429', 429, secondary, {}, 60_000],
    ['a 429 that says nothing: not long', 429, 'slow down', {}, 250],
  ]
  test.each(cases)('%s', async (_, status, message, headers, wait) => {
    const failure = await failureOf(status, message, headers)
    expect(failure.message).toContain('Too many requests were sent with this token: re-run the job')
    expect([failure.status, waits[0], waits.length]).toEqual([429, wait, 4])
    expect(lacksPermission(failure)).toBe(false)
  })
})
