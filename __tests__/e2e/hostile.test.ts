import { gzipSync } from 'node:zlib'
import { describe, expect, test } from '@jest/globals'
import { findLeaks } from '../../simulator/runner.ts'
import { pullRequestEvent } from '../../simulator/events.ts'
import { leaks } from './transcript.ts'
import type { World } from '../../simulator/world.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat } from './specs.ts'
import { log } from './transcript.ts'

let world: World
eachWorld((next) => {
  world = next
})

const POST = /^\/data\/connection$/
const now = { 'retry-after': '0' }
const registrations = (): number =>
  world.immuta.requests.filter(
    ({ method, path }) => method === 'POST' && path === '/data/connection',
  ).length

describe('a server that echoes a credential', () => {
  // What Markdown would escape, or what would straddle a cut, must be gone before.
  const awkward = 'dose_1234*abcd~ef[gh]|ij  k@l#9'
  const env = { CONNECTION_PROD_SECRET: awkward }
  const planted = (): string[] =>
    world.runs
      .flatMap((run) => [
        log(run),
        run.summary,
        JSON.stringify([run.result, run.outputs]),
        ...world.comments(7),
      ])
      .flatMap((text) => [
        ...findLeaks(text, [awkward]),
        ...(text.replace(/\\|\u200b/g, '').includes('dose_1234*abcd') ? [text] : []),
      ])

  test.each([400, 403, 500])('with Markdown in it, with HTTP %i', async (status) => {
    world.immuta.faults.push({
      kind: 'status',
      status,
      times: Infinity,
      path: '/data/connection/test',
      body: { message: `cannot sign in with ${awkward}` },
      headers: now,
    })
    await world.pullRequest(7, { 'connections/prod.yml': m2m() }, { env })
    expect(world.comments(7)[0]).toContain('cannot sign in with')
    expect(planted()).toEqual([])
  })

  test('across the place where a message is cut', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 400,
      path: '/data/connection/test',
      body: { message: 'x'.repeat(1990) + awkward },
    })
    await world.pullRequest(7, { 'connections/prod.yml': m2m() }, { env })
    expect(planted()).toEqual([])
    expect(world.comments(7)[0]).not.toContain('dose')
  })

  test('when it refuses a registration', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 422,
      method: 'POST',
      path: POST,
      body: { message: `refused ${awkward}` },
    })
    const run = await world.push({ 'connections/prod.yml': m2m() }, { env })
    expect(run.outputs['failure-reason']).toBe('register-failed')
    expect(planted()).toEqual([])
  })
})

describe('answers that are not what they seem', () => {
  const single = { 'connections/prod.yml': m2m() }

  test.each([{ success: false, error: 'Not found' }, {}, []])(
    'GET 200 with %j is not a registered connection',
    async (body) => {
      world.immuta.faults.push({
        kind: 'status',
        status: 200,
        times: Infinity,
        method: 'GET',
        path: '/data/connection/',
        body,
      })
      const run = await world.push(single)
      expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'immuta-unreachable'])
      expect(registrations()).toBe(0)
    },
  )

  test('POST 200 with nothing in it is asked about, and not sent again', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 202,
      times: Infinity,
      method: 'POST',
      path: POST,
      body: '',
      headers: now,
    })
    const run = await world.push(single)
    expect(run.outputs['failure-reason']).toBe('register-failed')
    expect(registrations()).toBe(1)
  })

  test('POST 408 after the commit is found out', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 408,
      when: 'after',
      method: 'POST',
      path: POST,
      headers: now,
    })
    const run = await world.push(single)
    expect(run.exitCode).toBe(0)
    expect(registrations()).toBe(1)
  })

  test('a huge acceptance is no acceptance', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 200,
      path: '/data/connection/test',
      times: Infinity,
      headers: now,
      body: { message: 'x'.repeat(9 * 1024 * 1024) },
    })
    const run = await world.pullRequest(7, single)
    expect(run.outputs['failure-reason']).toBe('immuta-unreachable')
    expect(run.summary).toContain('larger than 8 MiB')
  })

  test('a compressed answer is not unpacked, however large it would be', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 200,
      method: 'GET',
      path: '/data/connection/',
      times: Infinity,
      headers: { ...now, 'content-encoding': 'gzip' },
      body: gzipSync(Buffer.alloc(50 * 1024 * 1024)).toString('latin1'),
    })
    const run = await world.push(single)
    expect(run.outputs['failure-reason']).toBe('immuta-unreachable')
    expect(run.summary).toContain('packed data')
    expect(registrations()).toBe(0)
  })

  test.each([
    ['', {}],
    [', whatever Node is told', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }],
  ])('a server whose certificate nobody vouches for gets no credential%s', async (_, told) => {
    const stranger = await world.startDatabricks()
    const run = await world.pullRequest(7, single, {
      inputs: {
        'immuta-url': `https://localhost:${String(stranger.port)}`,
        'allowed-hosts': '*.databricks.com',
      },
      env: { NODE_EXTRA_CA_CERTS: '', ...told },
    })
    expect(run.outputs['failure-reason']).toBe('immuta-unreachable')
    expect(run.summary).toContain('`NODE_EXTRA_CA_CERTS`')
    const ignored = run.annotations.filter(({ message }) => message.includes('is ignored'))
    expect(ignored).toHaveLength(Object.keys(told).length)
    expect(world.databricksRequests).toEqual([])
  })

  test('a small answer of GitHub that unpacks to a huge one is not read', async () => {
    world.github.faults.push({
      kind: 'status',
      status: 200,
      path: '/repos/acme/governance/pulls/7/files',
      times: Infinity,
      body: gzipSync(Buffer.alloc(256 * 1024 * 1024, ' ')),
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    })
    const run = await world.pullRequest(7, single)
    expect(run.outputs['failure-reason']).toBe('github-unreachable')
    expect(run.summary).toContain('the answer is larger than 64 MiB')
  })

  test('a huge refusal keeps its status', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 422,
      path: '/data/connection/test',
      body: { message: 'x'.repeat(9 * 1024 * 1024) },
    })
    const run = await world.pullRequest(7, single)
    expect(run.outputs['failure-reason']).toBe('dry-run-failed')
  })

  test('jobs that were running and are no longer listed are not finished', async () => {
    world.immuta.scenario.jobStates = ['active']
    world.immuta.faults.push({
      kind: 'status',
      status: 200,
      skip: 1,
      times: Infinity,
      path: '/jobs',
      body: {},
    })
    const run = await world.push(single, { inputs: { 'wait-timeout': '6' } })
    expect(run.outputs['failure-reason']).toBe('jobs-timeout')
    expect(run.summary).toContain('❌')
  })

  test('a refusal of many lines runs no workflow command', async () => {
    const lines = ['::error::pwned', ' ::set-output name=changed::pwned', 'x ##[error]pwned']
    const body = { message: ['refused', ...lines].join('\n') }
    world.immuta.faults.push({ kind: 'status', status: 422, method: 'POST', path: POST, body })
    const run = await world.push(single)
    const annotation = '::error title=register-failed,'
    const logged = run.stdout
      .split('\n')
      .filter((line) => line.includes('pwned') && !line.startsWith(annotation))
    expect(logged).toHaveLength(lines.length)
    expect(logged.filter((line) => /^\s*::|##\[/.test(line))).toEqual([])
  })

  test('a secret of the step that no spec names is hidden too', async () => {
    const spare = 'planted-spare-secret'
    world.immuta.faults.push({
      kind: 'status',
      status: 400,
      path: '/data/connection/test',
      body: { message: `the service principal ${spare} is unknown` },
    })
    const run = await world.pullRequest(7, single, { env: { CONNECTION_SPARE: spare } })
    expect(run.exitCode).toBe(1)
    expect(leaks(world, run, [spare])).toEqual([])
    expect(world.comments(7)[0]).toContain('the service principal *** is unknown')
  })

  test('a comment list with null in it costs the comment, not the plan', async () => {
    world.github.faults.push({
      kind: 'status',
      status: 200,
      times: Infinity,
      method: 'GET',
      path: /\/comments$/,
      body: [null],
    })
    const run = await world.pullRequest(7, single)
    expect(run.exitCode).toBe(0)
    expect(run.result).toMatchObject({ summary: { create: 1 } })
  })
})

describe('texts and answers on which code could stumble', () => {
  const deep = '{"a":'.repeat(10_000) + '1' + '}'.repeat(10_000)

  test.each([200, 400, 403, 500])('an answer of Immuta 10,000 deep, HTTP %i', async (status) => {
    for (const path of ['/data/connection/', '/data/connection/test'])
      world.immuta.faults.push({
        kind: 'status',
        status,
        path,
        times: Infinity,
        body: deep,
        headers: now,
      })
    const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
    expect(run.exitCode).toBe(1)
    expect(run.outputs['failure-reason']).toMatch(/^(immuta-un|dry-run-failed)/)
    expect(log(run)).not.toContain('{"a":{"a":')
  })

  test.each([200, 404, 500])('an answer of GitHub 10,000 deep, HTTP %i', async (status) => {
    world.github.faults.push({
      kind: 'status',
      status,
      method: 'GET',
      path: /\/files$/,
      times: Infinity,
      body: deep,
      headers: { ...now, 'content-type': 'application/json' },
    })
    const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
    expect(run.exitCode).toBe(1)
    expect(run.outputs['failure-reason']).toBe('github-unreachable')
  })

  test('a lone surrogate in a key, in every mode, is an error of that spec', async () => {
    const files = { 'connections/prod.yml': m2m('"prod\\ud800"', { catalog: 'prod' }) }
    for (const mode of ['validate', 'plan', 'apply', 'drift']) {
      const run = await world.push(files, { inputs: { mode, 'drift-issue': 'true' } })
      expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'invalid-spec'])
      expect(run.result).toMatchObject({
        connections: [{ errors: [{ code: 'connection-key', line: 1 }] }],
      })
      expect(log(run)).toContain('lone surrogate (U+D800)')
      expect(log(run)).not.toContain('Unexpected failure')
    }
  })

  test('a lone surrogate in what Immuta says', async () => {
    world.immuta.faults.push({
      kind: 'status',
      status: 200,
      path: '/data/connection/prod-lakehouse',
      body: '{"connection":{"port":1},"nativeIntegrationId":"\\ud800"}',
    })
    const run = await world.push(
      { 'connections/prod.yml': m2m() },
      { inputs: { mode: 'drift', 'drift-issue': 'true' } },
    )
    expect(run.outputs['failure-reason']).toBe('drift')
  })
})

test('what shows as nothing stands as its code point in the log, the summary and the comment', async () => {
  const hidden = Array.from(
    '\u00ad\u034f\u061c\u115f\u17b4\u180e\u200b\u200d\u202e\u2060\u2066\u2800\u3164' +
      '\ue000\ufe0f\ufeff\uffa0\ufff9\u{1d173}\u{e0041}\u{e0100}\u{100000}',
  )
  world.immuta.faults.push({
    kind: 'status',
    status: 400,
    times: Infinity,
    path: '/data/connection/test',
    body: { message: `refused ${hidden.map((character) => `x${character}`).join('')}` },
  })
  const run = await world.pullRequest(7, { 'connections/prod.yml': m2m() })
  expect(run.outputs['failure-reason']).toBe('dry-run-failed')
  expect(run.annotations[0]?.message).toContain('x\\u{e0041}')
  for (const text of [run.stdout, run.summary, ...world.comments(7)]) {
    expect(hidden.filter((character) => text.includes(`x${character}`))).toEqual([])
    expect(text).toContain('x\\u3164')
  }
  const odd = await world.push({ 'connections/x\u3164.yml': 'x: 1\n' })
  expect(odd.stdout).toContain('[1/1] connections/x\\u3164.yml: invalid')
})

describe('the surroundings', () => {
  test('a workspace without the change in it is a configuration error, not an empty plan', async () => {
    const head = world.commit({ 'connections/prod.yml': m2m() })
    world.github.openPull({ number: 7, base: { sha: world.main.sha }, head: { sha: head.sha } })
    const run = await world.run(
      {
        event: 'pull_request',
        payload: pullRequestEvent({ number: 7, base: world.main.sha, head: head.sha }),
        sha: head.sha,
      },
      {},
    )
    expect(run.outputs['failure-reason']).toBe('config')
    expect(run.annotations[0]?.message).toContain('actions/checkout')
  })

  test.each([
    ['GITHUB_STEP_SUMMARY', '/nowhere/at-all', 1, 'The summary could not be written'],
    ['GITHUB_STEP_SUMMARY', '/dev/full', 1, 'The summary could not be written'],
    ['GITHUB_STEP_SUMMARY', '', 0, ''],
    ['GITHUB_OUTPUT', '/nowhere/at-all', 1, 'The output `failure-reason` could not be written'],
    ['GITHUB_OUTPUT', '/dev/full', 1, 'The output `changed` could not be written'],
    ['GITHUB_OUTPUT', '', 0, ''],
    ['RUNNER_TEMP', '/nowhere/at-all', 0, ''],
  ])('%s=%s does not deny what was registered', async (name, value, exitCode, said) => {
    const run = await world.push(
      { 'connections/prod.yml': m2m() },
      { env: { [name]: value }, inputs: { wait: 'false' } },
    )
    expect(world.immuta.connections.size).toBe(1)
    expect(run.exitCode).toBe(exitCode)
    expect(log(run)).toContain('prod-lakehouse: registered')
    expect(log(run)).toContain(said)
    expect(log(run) + run.summary).toContain('## Immuta connections')
    expect(log(run) + Object.keys(run.outputs).join()).toContain('object-paths')
    expect(log(run)).not.toContain('Unexpected failure')
  })

  test('long keys and many rows stay below the limit of a comment', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [
        `connections/c${index}.yml`,
        m2m(`${'k'.repeat(800)}-${index}`, { catalog: `c${index}` }),
      ]),
    )
    await world.pullRequest(7, files, { inputs: { concurrency: '16' } })
    expect(world.comments(7)[0]?.length).toBeLessThan(65_536)
  })

  test.each(['[', ']', '[]'])(
    'fifteen files of nothing but `%s` are an error each, in little memory and a short log',
    async (brackets) => {
      const text = brackets.repeat(262_144 / brackets.length)
      const files = Object.fromEntries(
        Array.from({ length: 15 }, (_, index) => [`connections/c${index}.yml`, text]),
      )
      const run = await world.push(files, {
        inputs: { mode: 'validate' },
        env: { NODE_OPTIONS: '--max-old-space-size=128' },
      })
      expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'invalid-spec'])
      expect(run.result).toMatchObject({ summary: { invalid: 15 } })
      expect(run.stdout.length).toBeLessThan(64 * 1024)
    },
  )

  test('file names cannot inject commands or leave their links', async () => {
    const file = 'connections/a)b`c %20#\n::error::pwned.yml'
    const run = await world.pullRequest(7, { [file]: m2m() })
    expect(log(run)).not.toMatch(/^::error::pwned/m)
    expect(world.comments(7)[0]).not.toMatch(/blob[^)\s]*a\)b/)
  })
})

describe('a cancelled apply', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'by %s starts no further registration and tells what was done',
    async (signal) => {
      const files = {
        'connections/a.yml': m2m('a'),
        'connections/b.yml': m2m('b'),
        'connections/c.yml': pat('c'),
        'connections/d.yml': pat('d'),
      }
      world.immuta.faults.push({
        kind: 'delay',
        delayMs: 1500,
        skip: 1,
        method: 'POST',
        path: POST,
      })
      const run = await world.push(files, {
        inputs: { concurrency: '1' },
        onStart: (send) => {
          const timer = setInterval(() => {
            if (world.immuta.connections.size < 1) return
            clearInterval(timer)
            setTimeout(() => send(signal), 300)
          }, 20)
        },
      })
      expect([run.exitCode, run.outputs['failure-reason']]).toEqual([1, 'cancelled'])
      expect([...world.immuta.connections.keys()]).toEqual(['a', 'b'])
      expect(
        (run.result as { connections: { status: string }[] }).connections.map(
          ({ status }) => status,
        ),
      ).toEqual(['applied', 'applied', 'skipped', 'skipped'])
      expect(JSON.parse(run.outputs['object-paths'] ?? '')).toEqual([['a'], ['b']])
    },
  )
})
