import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { ImmutaSimulator } from '../../simulator/immuta.ts'

interface Answer {
  status: number
  body: Record<string, unknown>
}

const KEY = 'prod'
const CRAWLED = ['sales.raw.orders', 'sales.raw.refunds', 'hr.people']
const credential = { authenticationType: 'token', token: 'dapi-of-nobody' }
const at = { port: 443, ...credential }

let immuta: ImmutaSimulator

beforeEach(async () => {
  immuta = await ImmutaSimulator.start()
  immuta.acceptedTokens.add('admin')
  immuta.metadata.set(KEY, [...CRAWLED])
})

afterEach(() => immuta.close())

async function call(method: string, path: string, body?: unknown): Promise<Answer> {
  const response = await fetch(immuta.url + path, {
    method,
    headers: { authorization: 'Bearer admin' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as Answer['body'] }
}

const get = (path: string): Promise<Answer> => call('GET', `/data/object/${path}`)
const put = (path: string, settings: unknown): Promise<Answer> =>
  call('PUT', `/data/settings/${path}`, { settings })
const crawl = (path: string): Promise<Answer> => call('POST', `/data/crawl/${path}`)

/** Asks for the jobs of an answer as often as they have states; returns the last state. */
async function finish({ body }: Answer): Promise<unknown> {
  let jobs: unknown
  for (let poll = 0; poll < immuta.scenario.jobStates.length; poll += 1)
    jobs = (await call('GET', `/jobs?bulkId=${String(body['bulkId'])}`)).body
  return (jobs as { state: string }[])[0]?.state
}

const registration = (settings?: Record<string, boolean>): Record<string, unknown> => ({
  connectionKey: KEY,
  connection: { technology: 'Databricks', hostname: 'dbc.example.com', httpPath: '/sql', ...at },
  ...(settings && { settings }),
  nativeIntegration: {
    type: 'Databricks',
    autoBootstrap: false,
    unityCatalog: true,
    config: { host: 'dbc.example.com', catalog: 'immuta', audit: { enabled: false }, ...at },
  },
})

const seed = (isActive = false, activateNewChildren = false): unknown =>
  immuta.seed(registration({ isActive, activateNewChildren }))

const add = (...names: string[]): unknown => immuta.metadata.get(KEY)?.push(...names)

/** Whether an object is active, and what is set on it; undefined while it is unknown. */
function stateOf(name: string): [boolean, object] | undefined {
  const state = immuta.objectState(KEY, name)
  return state && [state.isActive, state.overrides]
}

const on = { isActive: true }
const off = { isActive: false }

describe('what is known', () => {
  test('a registration finds everything when its jobs complete, and not if they fail', async () => {
    const path = '/data/connection'
    immuta.scenario.jobStates = ['active', 'failed']
    expect(await finish(await call('POST', path, registration()))).toBe('failed')
    expect((await get(`${KEY}/sales`)).status).toBe(404)

    await call('DELETE', `/data/object/${KEY}`)
    immuta.scenario.jobStates = ['active', 'completed']
    const answer = await call('POST', path, registration({ ...on, activateNewChildren: false }))
    expect((await get(`${KEY}/sales`)).status).toBe(404)
    expect(await finish(answer)).toBe('completed')
    expect(stateOf('.')).toEqual([true, { ...on, activateNewChildren: false }])
    expect(stateOf('sales.raw.orders')).toEqual([true, {}])
  })

  test.each(['states', 'envelope'])('where %s show no other state, at once', async (which) => {
    if (which === 'states') immuta.scenario.jobStates = ['completed']
    else immuta.scenario.jobsEnvelope = 'empty'
    await call('POST', '/data/connection', registration())
    expect(stateOf('hr.people')).toEqual([false, {}])
  })

  test('jobs asked for by their ids count as well, both of them', async () => {
    immuta.scenario.jobStates = ['active', 'completed']
    await call('POST', '/data/connection', registration())
    const [first, second] = [...immuta.jobs.keys()]
    const ask = (jobIds: unknown[]): Promise<Answer> => call('POST', '/jobs/statuses', { jobIds })
    await ask([first, first, second])
    expect(stateOf('hr')).toBeUndefined()
    await ask([second])
    expect(stateOf('hr')).toEqual([false, {}])
  })

  test('an object in the documented form, each name encoded', async () => {
    add('of/fice.50 % ü')
    seed(true, true)
    await finish(await put(`${KEY}/sales/raw`, off))
    expect(await get(`${KEY}/sales`)).toEqual({
      status: 200,
      body: {
        objectPath: [KEY, 'sales'],
        technology: 'Databricks',
        state: 'active',
        settings: {
          isActive: { value: true, hasDescendantsWithOverrides: true },
          activateNewChildren: { value: true, hasDescendantsWithOverrides: false },
          dataOwners: { value: [] },
        },
        overrides: {},
      },
    })
    const table = (await get(`${KEY}/sales/raw/orders`)).body
    expect(table).toMatchObject({ state: 'inactive', overrides: {} })
    expect(Object.keys(table['settings'] as object)).toEqual(['isActive', 'dataOwners'])
    expect((await get(`${KEY}/of%2Ffice/50%20%25%20%C3%BC`)).body['objectPath']).toEqual([
      KEY,
      'of/fice',
      '50 % ü',
    ])
    expect(await get(`${KEY}/sales.raw`)).toMatchObject({
      status: 404,
      body: { statusCode: 404, error: 'Not Found', message: 'Object "prod/sales.raw" not found' },
    })
  })

  test('children, page by page', async () => {
    seed()
    const page = async (path: string, body: unknown): Promise<unknown> => {
      const answer = await call('POST', `/data/object/search${path}`, body)
      const { hits, count } = answer.body as { hits: { objectPath: string[] }[]; count: number }
      return [count, ...hits.map(({ objectPath }) => objectPath.join('.'))]
    }
    expect(await page('', {})).toEqual([1, 'prod'])
    expect(await page('/prod', { size: 1 })).toEqual([2, 'prod.sales'])
    expect(await page('/prod', { size: 1, offset: 1 })).toEqual([2, 'prod.hr'])
    expect(await page('/prod/sales/raw', {})).toEqual([
      2,
      'prod.sales.raw.orders',
      'prod.sales.raw.refunds',
    ])
    expect((await call('POST', '/data/object/search/prod/gone', {})).status).toBe(404)
  })

  test('an update of the connection keeps what is below, a removal takes it', async () => {
    seed()
    await finish(await put(`${KEY}/sales`, on))
    await finish(await call('PUT', `/data/connection/${KEY}`, registration()))
    expect(stateOf('sales.raw')).toEqual([true, {}])
    expect((await call('DELETE', `/data/object/${KEY}`)).body).toEqual({
      objectPath: [KEY],
      childCount: 6,
    })
    expect((await get(`${KEY}/sales`)).status).toBe(404)
    seed()
    expect(stateOf('sales.raw')).toEqual([false, {}])
  })
})

describe('a crawl', () => {
  test('finds what was added below its path, when its job completes', async () => {
    seed()
    await finish(await put(`${KEY}/sales/raw/orders`, on))
    add('sales.raw.later', 'sales.other', 'lab', 'hr.people.salaries')
    const answer = await crawl(`${KEY}/sales/raw`)
    expect(answer).toMatchObject({
      status: 200,
      body: { objectPath: [KEY, 'sales', 'raw'], bulkId: expect.any(String) },
    })
    expect(stateOf('sales.raw.later')).toBeUndefined()
    await finish(answer)
    expect(stateOf('sales.raw.later')).toEqual([false, {}])
    const elsewhere = ['sales.other', 'lab', 'hr.people.salaries']
    expect([...elsewhere, 'sales.raw.salaries'].filter(stateOf)).toEqual([])
    await finish(await crawl(KEY))
    expect(elsewhere.filter(stateOf)).toEqual(elsewhere)
    expect(stateOf('sales.raw.orders')).toEqual([true, on])
    expect((await crawl(`${KEY}/gone`)).status).toBe(404)
  })

  test.each([
    [true, true, [true, {}]],
    [true, false, [false, off]],
    [false, true, [true, on]],
    [false, false, [false, {}]],
  ])(
    'below an object that is active: %j, new children: %j, the new is %j',
    async (isActive, activateNewChildren, expected) => {
      seed()
      await finish(await put(`${KEY}/sales`, { isActive, activateNewChildren }))
      add('sales.new.table', 'lab')
      await finish(await crawl(KEY))
      expect(stateOf('sales.new')).toEqual(expected)
      expect(stateOf('sales.new.table')).toEqual([expected[0], {}])
      expect(stateOf('lab')).toEqual([false, {}])
    },
  )

  test('that is late shows what it found after some more looks at the connection', async () => {
    seed()
    immuta.seed({ ...registration(), connectionKey: 'other' })
    Object.assign(immuta.scenario, { crawlStyle: 'late', crawlLag: 2 })
    add('lab')
    await finish(await crawl(KEY))
    await get('other')
    const looks = [await get(`${KEY}/lab`), await get(`${KEY}/lab`), await get(`${KEY}/lab`)]
    expect(looks.map(({ status }) => status)).toEqual([404, 404, 200])
  })
})

describe('settings', () => {
  beforeEach(() => {
    seed()
  })

  test('take effect when their job completes, on all that inherit', async () => {
    await finish(await put(`${KEY}/sales/raw/orders`, off))
    const answer = await put(`${KEY}/sales`, on)
    expect(answer).toMatchObject({
      status: 200,
      body: { objectPath: [KEY, 'sales'], bulkId: expect.any(String) },
    })
    expect(stateOf('sales')).toEqual([false, {}])
    await finish(answer)
    expect(['sales', 'sales.raw.refunds', 'sales.raw.orders', 'hr'].map(stateOf)).toEqual([
      [true, on],
      [true, {}],
      [false, off],
      [false, {}],
    ])
  })

  test('of the connection reach what has none of its own', async () => {
    await finish(await put(`${KEY}/hr`, off))
    await finish(await put(KEY, { isActive: true, activateNewChildren: true }))
    expect(immuta.objectState(KEY, 'sales.raw')).toEqual({
      isActive: true,
      activateNewChildren: true,
      overrides: {},
    })
    expect((await get(KEY)).body).toMatchObject({
      state: 'active',
      settings: { isActive: { value: true, hasDescendantsWithOverrides: true } },
    })
    expect(stateOf('hr.people')).toEqual([false, {}])
  })

  test('that fail, or are ignored, change nothing', async () => {
    immuta.scenario.settingsStyle = 'ignored'
    const ignored = await put(`${KEY}/sales`, on)
    expect([ignored.status, await finish(ignored)]).toEqual([200, 'completed'])
    Object.assign(immuta.scenario, { settingsStyle: 'job', jobStates: ['active', 'failed'] })
    await finish(await put(`${KEY}/sales`, on))
    expect(stateOf('sales')).toEqual([false, {}])
  })

  test('at once start no job', async () => {
    immuta.scenario.settingsStyle = 'at-once'
    expect((await put(`${KEY}/sales`, on)).body).toEqual({ objectPath: [KEY, 'sales'] })
    expect(stateOf('sales.raw')).toEqual([true, {}])
  })

  test.each([
    ['sales', undefined],
    ['sales', {}],
    ['sales', { isActive: 'true' }],
    ['sales', { isActive: null }],
    ['sales', { isActive: true, dataOwners: [] }],
    ['sales/raw/orders', { activateNewChildren: true }],
  ])('of %s can not be %j', async (path, settings) => {
    expect((await put(`${KEY}/${path}`, settings)).status).toBe(422)
  })

  test('stand in `settings`, and belong to a known object', async () => {
    expect((await call('PUT', `/data/settings/${KEY}/sales`, on)).status).toBe(422)
    expect((await put(`${KEY}/gone`, on)).status).toBe(404)
    expect((await put('gone', on)).status).toBe(404)
  })

  test('activate no object with too much below it', async () => {
    immuta.scenario.maxChildren = 3
    expect(await put(`${KEY}/sales`, on)).toMatchObject({
      status: 422,
      body: { message: '"prod/sales" has 3 or more child objects and can\'t be enabled' },
    })
    expect((await put(`${KEY}/sales`, off)).status).toBe(200)
    expect((await put(`${KEY}/sales/raw`, on)).status).toBe(200)
  })
})

test('settings and crawls are writes, looks and searches are not, and faults reach them', async () => {
  seed()
  immuta.faults.push({ kind: 'status', status: 503, method: 'PUT', path: '/data/settings/' })
  immuta.scenario.settingsStyle = 'at-once'
  expect((await put(`${KEY}/sales`, on)).status).toBe(503)
  expect(stateOf('sales')).toEqual([false, {}])
  await crawl(KEY)
  await get(`${KEY}/sales`)
  await call('POST', `/data/object/search/${KEY}`, {})
  expect(immuta.writes().map(({ method, path }) => `${method} ${path}`)).toEqual([
    'PUT /data/settings/prod/sales',
    'POST /data/crawl/prod',
  ])
})
