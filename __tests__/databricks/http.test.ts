import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { type DatabricksSimulator, WAREHOUSE } from '../../simulator/databricks.ts'
import { World } from '../../simulator/world.ts'
import { converse } from './conversation.ts'

const READ = `/api/2.0/sql/warehouses/${WAREHOUSE}`
const STATEMENTS = '/api/2.0/sql/statements'
const STATEMENT = {
  path: STATEMENTS,
  body: { statement: 'SELECT 1', warehouse_id: WAREHOUSE, wait_timeout: '0s' },
}
const PAT = { kind: 'token' as const, token: 'dapi-planted-personal-token' }

let world: World
let databricks: DatabricksSimulator
beforeEach(async () => {
  world = await World.create()
  databricks = await world.startDatabricks()
  databricks.tokens.personal.set(PAT.token, 'ada@acme.test')
})
afterEach(() => world.close())

const paths = (): string[] =>
  databricks.requests.map(({ method, path, status }) => `${method} ${path} ${status}`)

test('reads with a personal access token, over TLS, naming the workspace', async () => {
  const { outcomes } = await converse(world, {
    access: 'read',
    credential: PAT,
    workspaceId: '4711',
    calls: [[{ path: READ }]],
  })
  expect(outcomes).toEqual([{ answer: expect.objectContaining({ state: 'RUNNING' }) }])
  expect(databricks.requests[0]).toMatchObject({
    authorization: `Bearer ${PAT.token}`,
    headers: { 'x-databricks-workspace-id': '4711', 'user-agent': 'conversation' },
  })
})

test('a run that may only read sends nothing but GETs', async () => {
  const { outcomes } = await converse(world, {
    access: 'read',
    credential: PAT,
    calls: [[STATEMENT]],
  })
  expect(outcomes).toEqual([
    { failure: `Error: POST ${STATEMENTS} is refused: this run may only read from Databricks.` },
  ])
  expect(databricks.requests).toEqual([])
})

test('a read is repeated after a fault that may pass', async () => {
  const faults = [429, 500, 502, 503, 504]
  databricks.faults.push(
    ...faults.map((status) => ({
      kind: 'status' as const,
      status,
      headers: { 'retry-after': '0' },
    })),
    { kind: 'reset' },
  )
  const { outcomes } = await converse(world, {
    access: 'read',
    credential: PAT,
    calls: [[{ path: READ }], [{ path: READ }]],
    impatient: true,
  })
  expect(outcomes).toEqual([
    expect.objectContaining({ status: 504 }),
    { answer: expect.objectContaining({ state: 'RUNNING' }) },
  ])
  expect(paths()).toEqual([...faults, 0, 200].map((status) => `GET ${READ} ${status}`))
})

test('a statement is sent again after 429 and 503, which say that it was not run', async () => {
  databricks.faults.push(
    { kind: 'status', status: 429, headers: { 'retry-after': '0' } },
    { kind: 'status', status: 503, headers: { 'retry-after': '0' } },
  )
  const { outcomes } = await converse(world, {
    access: 'write',
    credential: PAT,
    calls: [[STATEMENT]],
  })
  expect(outcomes).toEqual([{ answer: expect.objectContaining({ status: { state: 'PENDING' } }) }])
  expect(paths()).toEqual([429, 503, 200].map((status) => `POST ${STATEMENTS} ${status}`))
})

test('a statement is never sent again after any other fault', async () => {
  const faults = [
    { kind: 'reset' },
    { kind: 'reset', when: 'after' },
    { kind: 'truncate' },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 504 },
  ] as const
  databricks.faults.push(...faults)
  const { outcomes } = await converse(world, {
    access: 'write',
    credential: PAT,
    calls: faults.map(() => [STATEMENT]),
    impatient: true,
  })
  expect(outcomes).toEqual(
    faults.map(() =>
      expect.objectContaining({ failure: expect.stringContaining(`POST ${STATEMENTS}: `) }),
    ),
  )
  expect(databricks.requests).toHaveLength(faults.length)
})

test('a refusal is told in words, without the query', async () => {
  databricks.faults.push({
    kind: 'status',
    status: 403,
    body: { error_code: 'PERMISSION_DENIED', message: 'No.' },
  })
  const { outcomes } = await converse(world, {
    access: 'read',
    credential: PAT,
    calls: [[{ path: `${READ}?q=1` }]],
  })
  expect(outcomes).toEqual([
    {
      failure: `Databricks: GET ${READ}: HTTP 403, PERMISSION_DENIED: No.`,
      status: 403,
      body: { error_code: 'PERMISSION_DENIED', message: 'No.' },
    },
  ])
})

test('a web page is no answer, and a redirect is not followed', async () => {
  databricks.faults.push(
    { kind: 'status', status: 200, body: '<!doctype html><title>Sign in</title>' },
    {
      kind: 'status',
      status: 302,
      headers: { location: `${databricks.url}/login.html` },
      body: '',
    },
  )
  const { outcomes } = await converse(world, {
    access: 'read',
    credential: PAT,
    calls: [[{ path: READ }], [{ path: READ }]],
  })
  expect(outcomes).toEqual([
    expect.objectContaining({ failure: expect.stringContaining('a web page instead of data') }),
    expect.objectContaining({
      failure: expect.stringContaining('HTTP 302, a redirect, which is not followed'),
    }),
  ])
  expect(databricks.requests).toHaveLength(2)
})

test('a personal access token that is refused is not tried again', async () => {
  const { outcomes } = await converse(world, {
    access: 'read',
    credential: { kind: 'token', token: 'dapi-unknown-token' },
    calls: [[{ path: READ }]],
  })
  expect(outcomes).toEqual([expect.objectContaining({ status: 401 })])
  expect(databricks.requests).toHaveLength(1)
})
