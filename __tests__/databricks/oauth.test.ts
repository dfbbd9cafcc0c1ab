import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type DatabricksSimulator, WAREHOUSE } from '../../simulator/databricks.ts'
import { findLeaks } from '../../simulator/leaks.ts'
import { World } from '../../simulator/world.ts'
import { converse, type Conversation, type Report } from './conversation.ts'

const READ = { path: `/api/2.0/sql/warehouses/${WAREHOUSE}` }
const CLIENT = {
  kind: 'm2m' as const,
  clientId: 'runner-client',
  clientSecret: 'planted:secret/&+1',
}
const BASIC = Buffer.from('runner-client:planted%3Asecret%2F%26%2B1').toString('base64')
const ANSWER = { answer: expect.objectContaining({ state: 'RUNNING' }) }

let world: World
let databricks: DatabricksSimulator
beforeEach(async () => {
  world = await World.create()
  databricks = await world.startDatabricks()
  databricks.tokens.clients.set(CLIENT.clientId, CLIENT.clientSecret)
})
afterEach(() => world.close())

const talk = (
  credential: Conversation['credential'],
  calls: Conversation['calls'] = [[READ]],
): Promise<Report> => converse(world, { access: 'read', credential, calls, impatient: true })
const mints = (): number =>
  databricks.requests.filter(({ path }) => path === '/oidc/v1/token').length

describe('a client and its secret', () => {
  test('become one token for all callers, masked before it is used', async () => {
    const { outcomes, masked } = await talk(CLIENT, [[READ, READ, READ], [READ]])
    expect(outcomes).toEqual([ANSWER, ANSWER, ANSWER, ANSWER])
    expect(masked).toEqual(expect.arrayContaining(databricks.tokens.issued))
    expect(mints()).toBe(1)
    expect(databricks.requests[0]?.body).toBe('grant_type=client_credentials&scope=all-apis')
  })

  test('are asked again for a token that is refused, once for all callers', async () => {
    databricks.tokens.lifetimeRequests = 2
    expect(
      (
        await talk(CLIENT, [
          [READ, READ],
          [READ, READ],
        ])
      ).outcomes,
    ).toEqual([ANSWER, ANSWER, ANSWER, ANSWER])
    expect(mints()).toBe(2)
  })

  test('are not asked a third time when the new token is refused as well', async () => {
    databricks.tokens.lifetimeRequests = 0
    expect((await talk(CLIENT)).outcomes).toEqual([expect.objectContaining({ status: 401 })])
    expect(mints()).toBe(2)
  })

  test.each([3600, '3600', 100_000])(
    'a lifetime of %j s lasts for several calls',
    async (expiresIn) => {
      databricks.tokens.expiresIn = expiresIn
      await talk(CLIENT, [[READ], [READ]])
      expect(mints()).toBe(1)
    },
  )

  test('a refusal names the client, and never the secret, though Databricks repeats it', async () => {
    databricks.faults.push({
      kind: 'status',
      status: 401,
      body: {
        error: 'invalid_client',
        error_description: `wrong: ${CLIENT.clientSecret} ${BASIC}`,
      },
    })
    const { outcomes } = await talk(CLIENT)
    expect(outcomes).toEqual([
      expect.objectContaining({
        status: 401,
        failure:
          'Databricks: POST /oidc/v1/token: HTTP 401, invalid_client: wrong: *** ***. Check the client `runner-client`, its secret, and that it belongs to this workspace.',
      }),
    ])
  })

  test('the request for a token is repeated after a fault', async () => {
    databricks.faults.push({ kind: 'reset' }, { kind: 'status', status: 503 })
    expect((await talk(CLIENT)).outcomes).toEqual([ANSWER])
    expect(mints()).toBe(3)
  })

  test('an answer without a token is said', async () => {
    databricks.faults.push({ kind: 'status', status: 200, body: {} })
    expect((await talk(CLIENT)).outcomes).toEqual([
      expect.objectContaining({ failure: expect.stringContaining('the answer holds no token') }),
    ])
  })
})

describe("GitHub's ID token", () => {
  const { issuer, subject } = {
    issuer: 'https://token.actions.githubusercontent.com',
    subject: 'repo:acme/governance:environment:immuta',
  }
  const job = (audience?: string): Conversation['credential'] => {
    const env = databricks.idTokenEnvironment
    // GitHub's endpoint is behind the same certificate here.
    return {
      kind: 'oidc',
      clientId: 'runner-client',
      ...(audience !== undefined && { audience }),
      url: env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '',
      token: env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '',
    }
  }
  const trust = (audience: string): void =>
    void databricks.tokens.policies.push({ clientId: 'runner-client', issuer, subject, audience })

  test('is exchanged, and both tokens are masked', async () => {
    trust('account-id')
    const { outcomes, masked } = await talk(job('account-id'))
    expect(outcomes).toEqual([ANSWER])
    expect(masked).toEqual(expect.arrayContaining(databricks.tokens.issued))
    expect(
      databricks.requests.find(({ path }) => path === '/oidc/v1/token')?.authorization,
    ).toBeUndefined()
  })

  test('is for whom the workspace advertises', async () => {
    databricks.audiences = ['advertised-audience']
    trust('advertised-audience')
    expect((await talk(job())).outcomes).toEqual([ANSWER])
  })

  test('is for the token endpoint where nothing is advertised', async () => {
    trust(`${databricks.url}/oidc/v1/token`)
    expect((await talk(job())).outcomes).toEqual([ANSWER])
  })

  test('is for nobody while the workspace does not say for whom', async () => {
    databricks.faults.push({ kind: 'status', path: '/.well-known/', status: 503, times: 5 })
    expect((await talk(job())).outcomes).toEqual([
      expect.objectContaining({
        failure: expect.stringContaining('GET /.well-known/databricks-config: HTTP 503'),
      }),
    ])
    expect(databricks.tokens.issued).toEqual([])
  })

  test('is fetched anew for each token', async () => {
    trust('account-id')
    databricks.tokens.lifetimeRequests = 1
    expect((await talk(job('account-id'), [[READ], [READ]])).outcomes).toEqual([ANSWER, ANSWER])
    expect(databricks.tokens.issued).toHaveLength(4)
  })

  test('when it is refused, its claims are told, and the token is not', async () => {
    trust('another-audience')
    const { outcomes } = await talk(job('account-id'))
    const text = JSON.stringify(outcomes)
    for (const said of [
      `\`iss\` = \`${issuer}\``,
      '`aud` = `account-id`',
      `\`sub\` = \`${subject}\``,
      'service principal `runner-client`',
      'databricks-audience',
      'No matching federation policy',
    ])
      expect(text).toContain(said)
    expect(findLeaks(text, databricks.tokens.issued)).toEqual([])
  })

  test('when GitHub gives none, that is said', async () => {
    databricks.faults.push({
      kind: 'status',
      path: '/github/id-token',
      status: 403,
      body: { message: 'no' },
    })
    expect((await talk(job('account-id'))).outcomes).toEqual([
      expect.objectContaining({ failure: 'GitHub: the request for an ID token: HTTP 403' }),
    ])
  })
})
