import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { findLeaks } from '../../simulator/leaks.ts'
import type { Fault } from '../../simulator/http.ts'
import type { World } from '../../simulator/world.ts'
import { GUESSES } from '../../src/immuta/guesses.ts'
import { eachWorld } from '../e2e/scene.ts'
import { m2m, pat, SECRETS } from '../e2e/specs.ts'
import { type Ended, golden, NODES, Person } from './terminal.ts'

let world: World
let person: Person
eachWorld((next) => {
  world = next
})
beforeEach(() => {
  person = new Person(world, NODES[0] ?? '')
  person.clone.commit({ 'connections/prod.yml': m2m(), 'connections/dev.yaml': pat() }, 'main')
})

/** What Immuta has by now. */
function registered(spec = m2m()): void {
  world.immuta.seed(parse(spec))
}

function always(fault: Omit<Fault, 'times'>): void {
  world.immuta.faults.push({ times: Infinity, ...fault })
}

interface Told {
  usable: boolean
  checks: { id: string; status: string; found: string; next?: string }[]
  guesses: { id: string; verdict: string; found: string }[]
}
const told = ({ stdout }: Ended): Told => JSON.parse(stdout) as Told
const checks = (ended: Ended): Record<string, string> =>
  Object.fromEntries(told(ended).checks.map(({ id, status }) => [id, status]))

/** The part of a golden text that a fault changes: what comes before the guesses. */
const ahead = (ended: Ended): string => golden(ended).split('\nWhat this Action guesses')[0] ?? ''

describe('a tenant that is ready', () => {
  test('without a connection', async () => {
    expect(golden(await person.types('doctor'))).toMatchSnapshot()
  })

  test('with one, a spec that is tried, and its set-up script', async () => {
    world.immuta.metadata.set('prod-lakehouse', ['sales.raw.orders'])
    registered()
    const line = 'doctor --dry-run connections/prod.yml --script connections/prod.yml'
    expect(golden(await person.types(line))).toMatchSnapshot()
  })

  test('is asked each question once, and nothing that could change it', async () => {
    registered()
    await person.types('doctor prod-lakehouse --dry-run connections/dev.yaml')
    const asked = world.immuta.requests.map(
      ({ method, path }) => `${method} ${path.replace(/=.*/, '=')}`,
    )
    expect([...asked].sort()).toEqual([
      'GET /data/connection/prod-lakehouse',
      'GET /data/object/prod-lakehouse',
      'GET /integrations',
      'GET /integrations/1',
      'GET /jobs?bulkId=',
      'POST /bim/apikey/authenticate',
      'POST /data/connection/test',
      'POST /data/object/search',
      'POST /data/object/search/prod-lakehouse',
    ])
  })

  test('for machines: the same checks, and each guess once', async () => {
    registered()
    const ended = await person.types('doctor --json')
    const { usable, guesses } = told(ended)
    expect([ended.code, usable]).toEqual([0, true])
    expect(new Set(Object.values(checks(ended)))).toEqual(new Set(['ok']))
    expect(guesses.map(({ id }) => id)).toEqual(GUESSES.map(({ id }) => id))
    expect(new Set(guesses.map(({ verdict }) => verdict))).toEqual(
      new Set(['as guessed', 'not seen']),
    )
  })
})

describe('a tenant that is not ready', () => {
  test('nothing answers at the address', async () => {
    const ended = await person.types('doctor', { IMMUTA_URL: 'http://127.0.0.1:1' })
    expect(ahead(ended)).toMatchSnapshot()
  })

  test('a sign-in page answers', async () => {
    const headers = { 'content-type': 'text/html' }
    always({ kind: 'status', status: 200, body: '<html>Sign in</html>', headers })
    expect(ahead(await person.types('doctor'))).toMatchSnapshot()
  })

  test('a sign-in page refuses', async () => {
    const headers = { 'content-type': 'text/html' }
    const body = '<html>Sign in, session=do-not-show-this</html>'
    always({ kind: 'status', status: 403, body, headers })
    const ended = await person.types('doctor --record answers.json')
    expect(golden(ended)).toMatchSnapshot()
    expect(ended.stdout + ended.stderr).not.toContain('do-not-show-this')
    expect(told(await person.types('doctor --json')).guesses).toHaveLength(GUESSES.length)
    const text = readFileSync(join(person.folder, 'answers.json'), 'utf8')
    expect(JSON.parse(text)).toMatchObject({
      answers: [{ status: 403, contentType: 'text/html', fault: 'a web page instead of data' }],
    })
  })

  test('the address redirects', async () => {
    always({ kind: 'status', status: 302, headers: { location: 'https://elsewhere.example/' } })
    expect(ahead(await person.types('doctor'))).toMatchSnapshot()
  })

  test('Immuta has trouble', async () => {
    always({ kind: 'status', status: 500, body: { message: 'Internal' } })
    expect(ahead(await person.types('doctor'))).toMatchSnapshot()
  })

  test('the API key is refused', async () => {
    const ended = await person.types('doctor', { IMMUTA_API_KEY: 'a-key-of-another-tenant' })
    expect(ahead(ended)).toMatchSnapshot()
  })

  test('the token is refused', async () => {
    const ended = await person.types('doctor', {
      IMMUTA_API_KEY: '',
      IMMUTA_TOKEN: 'a-token-that-expired',
    })
    expect(ahead(ended)).toMatchSnapshot()
  })

  test('the user may not look at connections', async () => {
    registered()
    always({ kind: 'status', status: 403, path: '/data/', body: { message: 'Forbidden' } })
    expect(ahead(await person.types('doctor'))).toMatchSnapshot()
    expect((await person.types('doctor prod-lakehouse')).code).toBe(1)
  })

  test('it has no connections at all', async () => {
    always({ kind: 'status', status: 404, path: '/data/', body: { message: 'Not Found' } })
    expect(ahead(await person.types('doctor'))).toMatchSnapshot()
  })

  test('the connection that was named is not there', async () => {
    registered()
    expect(ahead(await person.types('doctor prod-lakehous'))).toMatchSnapshot()
    expect(ahead(await person.types('doctor something-else'))).toMatchSnapshot()
  })

  test('a certificate is not trusted', async () => {
    const { url } = await world.startDatabricks()
    const ended = await person.types('doctor', { IMMUTA_URL: url })
    expect(ahead(ended)).toMatchSnapshot()
  })
})

describe('what a plan could not read, `doctor` does not call ready', () => {
  const json = { 'content-type': 'application/json' }
  const SEARCH = /^\/data\/object\/search$/
  beforeEach(() => registered())

  test.each<[name: string, path: string | RegExp, answer: Partial<Fault>, wrong: string[]]>([
    ['an empty connection', '/data/connection/', { status: 200, body: {} }, ['fault connection']],
    ['a list', '/data/connection/', { status: 200, body: [] }, ['fault connection']],
    [
      'a failure with 200',
      '/data/connection/',
      { status: 200, body: { success: false, connectionKey: 'prod-lakehouse' } },
      ['fault connection'],
    ],
    ['no integration', '/integrations/1', { status: 500, body: {} }, ['fault integration']],
    ['no object', '/data/object/prod-lakehouse', { status: 500, body: {} }, ['fault objects']],
    ['no search below', '/data/object/search/', { status: 403, body: {} }, ['warning objects']],
    ['no jobs', '/jobs', { status: 403, body: {} }, ['warning jobs']],
    ['jobs that fail', '/jobs', { status: 500, body: {} }, ['warning jobs']],
    [
      'a script that is none',
      '/integrations/scripts/create',
      { status: 200, body: {} },
      ['warning script'],
    ],
    [
      'a list of connections that failed',
      SEARCH,
      { status: 200, body: { success: false, hits: [] } },
      ['warning connections'],
    ],
  ])('%s', async (_, path, answer, wrong) => {
    always({ kind: 'status', path, headers: json, ...answer })
    const ended = await person.types(
      'doctor prod-lakehouse --json --script connections/prod.yml --timeout 5',
    )
    const all = Object.entries(checks(ended)).filter(([, status]) => status !== 'ok')
    expect(all.map(([id, status]) => `${status} ${id}`)).toEqual(wrong)
    expect(ended.code).toBe(wrong.some((one) => one.startsWith('fault')) ? 1 : 0)
  })

  test('a sign-in that is busy once is tried again', async () => {
    world.immuta.faults.push({ kind: 'status', status: 503, path: '/bim/', body: {} })
    const ended = await person.types('doctor --json')
    expect([ended.code, checks(ended)['sign-in']]).toEqual([0, 'ok'])
  })

  test.each([404, 500])(
    'with a token, a search that answers %i is not the address',
    async (status) => {
      const token = 'token-0123456789'
      world.immuta.acceptedTokens.add(token)
      always({ kind: 'status', status, path: SEARCH, body: { message: 'x' } })
      const ended = await person.types('doctor prod-lakehouse --json', {
        IMMUTA_API_KEY: '',
        IMMUTA_TOKEN: token,
      })
      expect(checks(ended)).toMatchObject({ address: 'ok', 'sign-in': 'ok', connections: 'fault' })
    },
  )

  test('a sign-in that is refused for another reason is said', async () => {
    always({ kind: 'status', status: 422, path: '/bim/', body: { message: 'x' } })
    expect(checks(await person.types('doctor --json'))['sign-in']).toBe('fault')
  })

  test('a certificate that nobody vouches for is a fault, whatever Node is told', async () => {
    const { url } = await world.startDatabricks()
    const env = { IMMUTA_URL: url, NODE_TLS_REJECT_UNAUTHORIZED: '0' }
    const ended = await person.types('doctor --json', env)
    expect(checks(ended)['tls']).toBe('fault')
    expect(ended.stderr).toContain('`NODE_TLS_REJECT_UNAUTHORIZED=0` is ignored')
    expect(world.databricksRequests).toEqual([])
  })
})

describe('a key that leads elsewhere', () => {
  const asked = (): string[] =>
    world.immuta.requests.map(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}`)

  test.each(['.', '..'])('%s is sent nowhere', async (key) => {
    registered()
    const { code } = await person.types(`doctor ${key}`)
    expect(code).toBe(1)
    expect(asked().filter((request) => request.endsWith('/'))).toEqual([])
    expect(asked().filter((request) => request === 'GET /data')).toEqual([])
  })

  test('also where the tenant names it', async () => {
    const body = { hits: [{ objectPath: ['..'], technology: 'Databricks' }] }
    always({ kind: 'status', status: 200, path: /^\/data\/object\/search$/, body })
    await person.types('doctor')
    await person.types('import --all --objects')
    expect(asked().filter((request) => request.endsWith('/'))).toEqual([])
  })
})

test('an answer that repeats a credential is not quoted with it, whole or in part', async () => {
  const { CONNECTION_PROD_SECRET: secret } = SECRETS
  const answers = [
    `<html>${'x '.repeat(990)}${secret}</html>`,
    `<html>${secret.slice(0, 9)}<b></b>${secret.slice(9)} ${secret}</html>`,
    { message: `${'x'.repeat(1985)}${secret}` },
  ]
  for (const body of answers) {
    world.immuta.faults.push({ kind: 'status', status: 200, path: '/integrations/scripts/', body })
    const { stdout } = await person.types('doctor --script connections/prod.yml')
    expect(stdout).toContain('warning  set-up script')
    expect(stdout).not.toContain(secret.slice(0, 9))
  }
})

test.each(NODES)('with %s it says the same of a tenant, a redirect and a record', async (node) => {
  registered()
  const one = new Person(world, node)
  one.clone.commit({ 'connections/prod.yml': m2m() }, 'main')
  const line = 'doctor --dry-run connections/prod.yml --script connections/prod.yml'
  expect((await one.types(`${line} --record answers.json`)).code).toBe(0)
  always({ kind: 'status', status: 302, headers: { location: 'https://elsewhere.example/' } })
  const ended = await one.types('doctor')
  expect([ended.code, ended.stderr]).toEqual([1, ''])
  expect(ended.stdout).toContain('a redirect to elsewhere.example (HTTP 302)')
})

describe('behind a proxy', () => {
  let proxy: Server
  const address = (): string => `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
  const through = (): Record<string, string> => ({
    IMMUTA_URL: 'https://acme.hosted.immutacloud.com',
    https_proxy: address(),
    no_proxy: '',
  })
  const answering = (text: string): Promise<void> =>
    new Promise((resolve) => {
      proxy = createServer((socket) => {
        socket.on('error', () => undefined)
        if (text !== '') socket.once('data', () => socket.end(text))
      }).listen(0, '127.0.0.1', resolve)
    })
  afterEach(() => void proxy.close())

  test('that never answers', async () => {
    await answering('')
    expect(ahead(await person.types('doctor --timeout 1', through()))).toMatchSnapshot()
  })

  test('that refuses', async () => {
    await answering('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    expect(ahead(await person.types('doctor', through()))).toMatchSnapshot()
  })
})

describe('what is not as it should be, and can be lived with', () => {
  test('the user is no administrator', async () => {
    registered()
    always({ kind: 'status', status: 403, path: '/integrations', body: { message: 'Forbidden' } })
    const ended = await person.types('doctor')
    expect(ahead(ended)).toMatchSnapshot()
  })

  test("the machine's clock is off", async () => {
    const date = new Date(Date.now() - 12 * 60_000).toUTCString()
    const token = 'token-0123456789'
    world.immuta.acceptedTokens.add(token)
    always({ kind: 'status', status: 200, path: '/bim/', body: { token }, headers: { date } })
    expect(ahead(await person.types('doctor'))).toMatchSnapshot()
  })

  test('the list of connections comes in a form that nobody foresaw', async () => {
    registered()
    always({
      kind: 'status',
      status: 200,
      path: '/data/object/search',
      body: { records: [{ objectPath: ['prod-lakehouse'] }] },
    })
    const ended = await person.types('doctor prod-lakehouse')
    expect(golden(ended)).toMatchSnapshot()
  })

  test('the spec that is tried is refused', async () => {
    world.immuta.scenario.rejectDryRun.set('prod-lakehouse', {
      status: 422,
      body: { statusCode: 422, message: 'The warehouse is stopped' },
    })
    const ended = await person.types('doctor --dry-run connections/prod.yml')
    expect(ahead(ended)).toMatchSnapshot()
  })
})

test('a spec that is refused because it exists is no fault where it does, and only there', async () => {
  const body = { statusCode: 409, message: 'The key already exists' }
  world.immuta.scenario.rejectDryRun.set('prod-lakehouse', { status: 409, body })
  const tried = async (): Promise<string | undefined> =>
    checks(await person.types('doctor --json --dry-run connections/prod.yml'))['dry-run']
  expect(await tried()).toBe('warning')
  registered()
  expect(await tried()).toBe('ok')
  const busy = { statusCode: 409, message: 'The warehouse is stopped' }
  world.immuta.scenario.rejectDryRun.set('prod-lakehouse', { status: 422, body: busy })
  expect(await tried()).toBe('warning')
})

describe('a mistake in the call ends with 2, before anything is asked', () => {
  test.each([
    ['no address', 'doctor', { IMMUTA_URL: '' }],
    ['no credential', 'doctor', { IMMUTA_API_KEY: '' }],
    ['both credentials', 'doctor', { IMMUTA_TOKEN: 'token-0123456789' }],
    ['an unknown option', 'doctor --fix', {}],
    ['two keys', 'doctor one two', {}],
    ['a record below a file', 'doctor --record there.json/x', {}],
    ['a spec that is not there', 'doctor --dry-run connections/none.yml', {}],
    ['a spec that is invalid', 'doctor --dry-run connections/bad.yml', {}],
    ['a secret that is not set', 'doctor --script connections/prod.yml', unset()],
    ['a record over a file', 'doctor --record there.json', {}],
    ['a record over a folder', 'doctor --record connections', {}],
    ['a record over a link', 'doctor --record link.json', {}],
    ['a record where there is no folder', 'doctor --record none/there.json', {}],
  ])('%s', async (_, line, env) => {
    writeFileSync(join(person.folder, 'there.json'), 'mine')
    symlinkSync('nowhere.json', join(person.folder, 'link.json'))
    mkdirSync(join(person.folder, 'connections'), { recursive: true })
    writeFileSync(join(person.folder, 'connections/bad.yml'), m2m().replace('hostname', 'hostnme'))
    const ended = await person.types(line, env)
    expect([ended.code, ended.stdout]).toEqual([2, ''])
    expect(ended.stderr).toMatchSnapshot()
    expect(world.immuta.requests).toEqual([])
    expect(readFileSync(join(person.folder, 'there.json'), 'utf8')).toBe('mine')
    expect(existsSync(join(person.folder, 'nowhere.json'))).toBe(false)
  })
})

function unset(): Record<string, string> {
  return Object.fromEntries(Object.keys(SECRETS).map((name) => [name, '']))
}

describe('a record', () => {
  test('holds the form of each answer, and no value of any', async () => {
    registered()
    world.immuta.unhealthy.set('prod-lakehouse', {
      status: 'recurringValidationError',
      'ada@example.com': { 'acme-prod.cloud.databricks.com': 'salaries' },
    })
    const line = 'doctor --record answers.json --dry-run connections/prod.yml'
    const ended = await person.types(`${line} --script connections/prod.yml`)
    expect(ended.code).toBe(0)
    expect(ended.stdout).toContain('  ada@example.com\n')
    const text = readFileSync(join(person.folder, 'answers.json'), 'utf8')
    const record = JSON.parse(text) as { answers: { probe: string; shape: unknown }[] }
    expect(record.answers.map(({ probe }) => probe)).toEqual([
      ...['sign-in', 'integrations', 'search', 'connection', 'integration', 'object', 'children'],
      ...['jobs', 'dry-run', 'script'],
    ])
    const values = [
      ...Object.values(SECRETS),
      ...world.immuta.issuedTokens,
      ...['prod-lakehouse', 'ada@example.com', 'acme-prod', 'immuta_prod', 'salaries', 'Ada Admin'],
      ...['5f3c0b0e-0000-4000-8000-000000000000', 'recurringValidationError', '2026-01'],
    ]
    expect(findLeaks(text, values)).toEqual([])
  })

  test('is also made of a tenant that can not be used', async () => {
    always({ kind: 'status', status: 200, body: '<html>Sign in, Ada</html>' })
    const { code } = await person.types('doctor --record answers.json')
    expect(code).toBe(1)
    const text = readFileSync(join(person.folder, 'answers.json'), 'utf8')
    expect(JSON.parse(text)).toMatchObject({
      answers: [{ probe: 'sign-in', status: 200, shape: 'string', fault: expect.any(String) }],
    })
  })
})
