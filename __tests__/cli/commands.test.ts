import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { scheduleEvent } from '../../simulator/events.ts'
import type { Fault } from '../../simulator/http.ts'
import type { World } from '../../simulator/world.ts'
import { eachWorld } from '../e2e/scene.ts'
import { m2m, pat, SECRETS } from '../e2e/specs.ts'
import { CLI, NODES, Person, start } from './terminal.ts'

const FILES = { 'connections/prod.yml': m2m(), 'connections/dev.yaml': pat() }

let world: World
eachWorld((next) => {
  world = next
})

/** A clone whose main holds `files`. */
function clone(files: Record<string, string> = FILES, node = NODES[0] ?? ''): Person {
  const person = new Person(world, node)
  person.clone.commit(files, 'main')
  return person
}

function save(person: Person, path: string, text: string): void {
  mkdirSync(join(person.folder, path, '..'), { recursive: true })
  writeFileSync(join(person.folder, path), text)
}

type Result = {
  failureReason: string | null
  error?: string
  unmanaged: string[]
  connections: { connectionKey: string; action: string }[]
}
const parsed = (text: string): Result => JSON.parse(text) as Result
const actions = (text: string): Record<string, string> =>
  Object.fromEntries(
    parsed(text).connections.map(({ connectionKey, action }) => [connectionKey, action]),
  )

describe.each(NODES)('with %s', (node) => {
  test('validate checks every spec, and sends nothing', async () => {
    const person = clone(FILES, node)
    expect(await person.types('validate')).toEqual({
      code: 0,
      stdout: 'Immuta connections: 2 valid\n✅ Valid. Nothing was sent anywhere.\n',
      stderr: '',
    })
    save(person, 'connections/dev.yaml', pat().replace('hostname', 'hostnme'))
    expect(await person.types('validate')).toEqual({
      code: 1,
      stdout: [
        'Immuta connections: 1 invalid, 1 valid',
        '❌ Failed: 1 spec must be fixed.',
        '',
        'dev-lakehouse: invalid  connections/dev.yaml',
        'connections/dev.yaml:4:3: error: `hostnme` is not a key of `connection`. Did you mean `hostname`? [unknown-key]',
        '',
      ].join('\n'),
      stderr: '',
    })
    expect(world.immuta.requests).toEqual([])
  })

  test.each([
    ['a key that stands twice', `${m2m()}connectionKey: other\n`, 'duplicate-key'],
    ['no connectionKey', m2m().replace(/^connectionKey.*\n/, ''), 'missing-key'],
    ['a connectionKey that is no text', m2m('7'), 'wrong-type'],
    ['no text', '', 'empty-file'],
  ])('a file with %s is headed by its name once', async (_, text, code) => {
    const person = clone({}, node)
    save(person, 'connections/bad.yml', text)
    const { stdout } = await person.types('validate')
    expect(stdout).toContain(`[${code}]`)
    expect(stdout).toMatch(/^connections\/bad\.yml: invalid$/m)
  })

  test.each(['validate', 'plan --base HEAD~0'])(
    '%s warns of a variable that is not set, and passes: nobody needs it here',
    async (line) => {
      const person = clone({}, node)
      save(person, 'connections/prod.yml', m2m())
      const { code, stdout, stderr } = await person.types(line, { CONNECTION_PROD_SECRET: '' })
      expect([code, stderr]).toEqual([0, ''])
      expect(stdout).toContain(
        'connections/prod.yml:9:19: warning: The variable `CONNECTION_PROD_SECRET` is not set in this run, so the credential is not checked. [secret-unset]\n',
      )
      expect((await person.types(line)).stdout).not.toContain('secret-unset')
      expect(world.immuta.requests).toEqual([])
    },
  )

  test('plan compares with main through Git alone', async () => {
    const person = clone(FILES, node)
    save(person, 'connections/prod.yml', m2m().replace('1a2b3c', 'ffffff'))
    const { code, stdout, stderr } = await person.types('plan')
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain(
      'Immuta connections: 1 changed in Git\n⚠️ Valid, but not tried against Immuta. With `--online` Immuta is asked too. What follows compares by Git only.\n',
    )
    expect(stdout.split('\n').filter((line) => /^ {2}[+-]/.test(line))).toEqual([
      '  -  httpPath: /sql/1.0/warehouses/1a2b3c4d5e6f7a8b',
      '  +  httpPath: /sql/1.0/warehouses/ffffff4d5e6f7a8b',
    ])
    expect(world.immuta.requests).toEqual([])
  })

  test('plan --online asks Immuta what the Action would ask, and comes to the same', async () => {
    const person = clone({}, node)
    save(person, 'connections/prod.yml', m2m())
    save(person, 'connections/dev.yaml', pat())
    world.immuta.scenario.rejectDryRun.set('dev-lakehouse', {
      status: 422,
      body: { message: `no access with ${SECRETS.CONNECTION_DEV_TOKEN}` },
    })
    const { code, stdout } = await person.types('plan --online --json')
    expect(code).toBe(1)
    const asked = world.immuta.requests.map(({ method, path }) => `${method} ${path}`).sort()
    const { result } = await world.pullRequest(7, FILES, { inputs: { bootstrap: 'off' } })
    expect(parsed(stdout)).toEqual(result)
    expect(parsed(stdout)).toMatchObject({
      mode: 'plan',
      failureReason: 'dry-run-failed',
      connections: [
        { connectionKey: 'dev-lakehouse', dryRun: { messages: ['no access with ***'] } },
        { connectionKey: 'prod-lakehouse', dryRun: { status: 'passed' } },
      ],
    })
    expect(
      world.immuta.requests
        .slice(asked.length)
        .map(({ method, path }) => `${method} ${path}`)
        .sort(),
    ).toEqual(asked)
    expect((await person.types('plan --online')).stdout).toContain(
      "connections/dev.yaml:1:16: error: Immuta's dry run refused this connection: no access with *** [dry-run-failed]",
    )
  })

  test('drift compares with Immuta, as the scheduled run does', async () => {
    world.immuta.scenario.jobStates = ['completed']
    await world.push(FILES)
    const person = clone(FILES, node)
    expect(await person.types('drift')).toMatchObject({
      code: 0,
      stdout: 'Immuta connections: 2 as declared\n✅ No drift. Immuta matches the specs.\n',
    })
    const stored = world.immuta.connections.get('prod-lakehouse')?.body
    world.immuta.seed({ ...stored, connectionKey: 'by\u001b[31mhand' })
    world.immuta.seed({
      ...stored,
      connection: {
        ...(stored?.['connection'] as object),
        hostname: 'acme-manual.cloud.databricks.com',
      },
    })
    const { code, stdout } = await person.types('drift')
    expect(code).toBe(1)
    expect(stdout).toContain(
      'connection.hostname: "acme-prod.cloud.databricks.com" in the spec, "acme-manual.cloud.databricks.com" in Immuta\n',
    )
    // What a plan calls differing, differs from the base, whatever the spec says by now.
    save(
      person,
      'connections/prod.yml',
      m2m('prod-lakehouse', { host: 'acme-new.cloud.databricks.com' }),
    )
    const planned = await person.types('plan --online --base HEAD')
    expect(planned.stdout).toContain(
      'connection.hostname: "acme-prod.cloud.databricks.com" at the base, "acme-manual.cloud.databricks.com" in Immuta\n',
    )
    save(person, 'connections/prod.yml', m2m())
    expect(stdout).toContain('In Immuta, without a spec:\n  by\\u001b[31mhand\n')
    const { result } = await world.run(
      { event: 'schedule', payload: scheduleEvent(), sha: world.main.sha },
      FILES,
    )
    expect(parsed((await person.types('drift --json')).stdout)).toEqual(result)
  })
})

describe('validate', () => {
  test('looks at the named files only, whatever they are called', async () => {
    const person = clone({
      ...FILES,
      'connections/[a] (1).yml': pat('first'),
      'connections/bad.yml': 'x: 1',
    })
    const arguments_ = [
      CLI,
      'validate',
      './connections/[a] (1).yml',
      join(person.folder, 'connections/prod.yml'),
    ]
    expect(await start(process.execPath, arguments_, person.folder)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('2 valid'),
    })
    expect(
      (await person.types('validate connections/*.yml !connections/bad.yml')).stdout,
    ).toContain('2 valid')
    expect((await person.types('validate connections/bad.yml')).code).toBe(1)
    expect(await person.types('validate nope.yml')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^error: No file matches .* \(nope\.yml\)\. /),
    })
  })

  test("takes the Action's inputs as options", async () => {
    const person = clone({
      'connections/prod.yml': m2m('prod', { host: 'databricks.acme.example' }).replace(
        'CONNECTION_PROD_SECRET',
        'PROD_SECRET',
      ),
    })
    const refused = await person.types('validate')
    expect(refused.code).toBe(1)
    expect(refused.stdout).toContain('Allowed by `--allowed-hosts`: *.cloud.databricks.com')
    expect(refused.stdout).toContain('it does not match `--secret-variables` (`CONNECTION_*`)')
    expect(
      (
        await person.types(
          'validate --allowed-hosts *.example --allowed-hosts *.test --secret-variables PROD_*',
        )
      ).code,
    ).toBe(0)
  })
})

describe('plan', () => {
  test('tells new, changed, moved and removed specs apart, committed or not', async () => {
    const main = {
      'connections/a.yml': pat('a'),
      'connections/b.yml': pat('b'),
      'connections/c.yml': pat('c'),
      'connections/d.yml': pat('d'),
    }
    const person = clone(main)
    person.clone.git(['switch', '-q', '-c', 'branch'])
    person.clone.commit(
      { ...main, 'connections/a.yml': pat('a').replace('8b7a', 'ffff') },
      'change a',
    )
    rmSync(join(person.folder, 'connections/b.yml'))
    renameSync(
      join(person.folder, 'connections/c.yml'),
      join(person.folder, 'connections/moved.yml'),
    )
    save(person, 'connections/new.yml', pat('new'))
    const { stdout } = await person.types('plan --json')
    expect(actions(stdout)).toEqual({ a: 'update', b: 'retain', c: 'unchanged', new: 'create' })
    expect(actions((await person.types('plan --json --base HEAD')).stdout)).toEqual({
      b: 'retain',
      c: 'unchanged',
      new: 'create',
    })
  })

  test('leaves out what main has gained since, and prefers origin/main', async () => {
    const person = clone()
    person.clone.git(['switch', '-q', '-c', 'branch'])
    person.clone.commit({ ...FILES, 'connections/mine.yml': pat('mine') }, 'mine')
    person.clone.git(['switch', '-q', 'main'])
    const tip = person.clone.commit({ ...FILES, 'connections/theirs.yml': pat('theirs') }, 'theirs')
    person.clone.git(['switch', '-q', 'branch'])
    expect(actions((await person.types('plan --json')).stdout)).toEqual({ mine: 'create' })
    person.clone.git(['update-ref', 'refs/remotes/origin/main', tip])
    person.clone.git(['branch', '-f', 'main', 'branch'])
    expect(actions((await person.types('plan --json')).stdout)).toEqual({ mine: 'create' })
  })

  test('works in a folder of a larger repository', async () => {
    const person = clone({ 'team/connections/prod.yml': m2m(), 'connections/dev.yaml': pat() })
    save(person, 'team/connections/prod.yml', m2m().replace('1a2b3c', 'ffffff'))
    save(person, 'connections/dev.yaml', pat().replace('8b7a', 'ffff'))
    const { stdout } = await start(
      process.execPath,
      [CLI, 'plan', '--json'],
      join(person.folder, 'team'),
    )
    expect(parsed(stdout).connections).toMatchObject([
      {
        connectionKey: 'prod-lakehouse',
        file: 'connections/prod.yml',
        action: 'update',
        changes: [{ path: 'connection.httpPath' }],
      },
    ])
  })

  test('online needs the secrets that it sends', async () => {
    const person = clone({})
    save(person, 'connections/prod.yml', m2m())
    const { code, stdout } = await person.types('plan --online', { CONNECTION_PROD_SECRET: '' })
    expect([code, stdout]).toEqual([
      1,
      expect.stringContaining(
        'connections/prod.yml:9:19: error: The variable `CONNECTION_PROD_SECRET` is not set',
      ),
    ])
  })
})

describe('a mistake in the call ends with 2, before anything is sent', () => {
  test.each([
    ['', {}, /Usage: immuta-connections/],
    ['apply', {}, /unknown command 'apply'/],
    ['validate --force', {}, /unknown option '--force'/],
    [
      'validate --concurrency 0',
      {},
      /`--concurrency` must be a whole number from 1 to 64, not `0`/,
    ],
    ['plan --concurrency 99', {}, /`--concurrency` must be a whole number from 1 to 64, not `99`/],
    ['plan --base nowhere', {}, /no commit called `nowhere`: name another with `--base`/],
    ['plan --base --all', {}, /no commit called `--all`/],
    ['plan --online', { IMMUTA_API_KEY: '' }, /IMMUTA_API_KEY is empty/],
    ['drift', { IMMUTA_URL: '' }, /IMMUTA_URL is missing/],
    ['drift', { IMMUTA_URL: 'http://acme.example' }, /IMMUTA_URL must use https/],
    ['drift', { IMMUTA_TOKEN: 'a-bearer-token' }, /IMMUTA_API_KEY and IMMUTA_TOKEN are both set/],
    ['import', {}, /Name the connections to import, or give `--all`/],
    ['import x --all', {}, /Name the connections to import, or give `--all`/],
    ['import x', { IMMUTA_API_KEY: '' }, /IMMUTA_API_KEY is empty/],
  ])('%s %j', async (line, env, message) => {
    const ended = await clone().types(line, env)
    expect([ended.code, ended.stdout, ended.stderr]).toEqual([
      2,
      '',
      expect.stringMatching(message),
    ])
    expect(world.immuta.requests).toEqual([])
  })

  test('in a repository without a commit', async () => {
    const person = new Person(world, NODES[0] ?? '')
    for (const line of ['plan', 'plan --base HEAD', 'plan --base main']) {
      const ended = await person.types(line)
      expect([ended.code, ended.stderr]).toEqual([
        2,
        expect.stringMatching(/^error: There is no commit on this branch yet, .* `validate`\.\n$/),
      ])
    }
  })

  test('outside a repository', async () => {
    const ended = await start(process.execPath, [CLI, 'plan', '--json'], world.folder(FILES))
    expect([ended.code, ended.stderr]).toEqual([2, expect.stringContaining('no Git repository')])
    expect(parsed(ended.stdout)).toMatchObject({
      failureReason: 'config',
      error: expect.stringContaining('no Git repository'),
    })
  })

  test('but asking for help does not', async () => {
    expect(await clone().types('--help')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('validate [options] [globs...]'),
      stderr: '',
    })
    for (const name of ['', ...['validate', 'plan', 'drift', 'import']]) {
      const asked = await clone().types(`${name} --help`)
      expect(asked).toMatchObject({ code: 0, stderr: '' })
      expect(await clone().types(`help ${name}`)).toEqual(asked)
    }
    for (const line of ['', 'help nonsense', 'nonsense'])
      expect(await clone().types(line)).toMatchObject({ code: 2, stdout: '' })
    expect(await clone().types('--version')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    })
  })
})

test('a fault that nobody foresaw is told as one, not as a mistake in the call', async () => {
  const person = clone()
  // Git still finds the commit to compare with, but not what differs from it.
  writeFileSync(join(person.folder, '.git/index'), 'not an index')
  const { code, stdout, stderr } = await person.types('plan --json')
  expect([code, parsed(stdout).failureReason]).toEqual([1, 'internal-error'])
  // Two of Git's commands read the index at the same time, and either may fail first.
  expect(stderr).toMatch(/^error: Unexpected failure: Command failed: git (diff|ls-files) /)
  expect(stderr.match(/Unexpected failure/g)).toHaveLength(1)
})

test('an Immuta that refuses is told as the Action tells it', async () => {
  world.immuta.faults.push({ kind: 'status', status: 401, times: Infinity })
  const { code, stdout } = await clone().types('drift --json')
  expect([code, parsed(stdout).failureReason]).toEqual([1, 'immuta-unauthorized'])
})

test.each([
  ['a wrong key', { kind: 'status', status: 401 }],
  [
    'a page',
    {
      kind: 'status',
      status: 200,
      body: '<html></html>',
      headers: { 'content-type': 'text/html' },
    },
  ],
  ['a redirect', { kind: 'status', status: 302, headers: { location: 'https://login.example/' } }],
] as [string, Fault][])('%s is no comparison, and is told once', async (_, fault) => {
  world.immuta.faults.push({ ...fault, times: Infinity })
  const { code, stdout } = await clone({ 'connections/prod.yml': m2m() }).types('drift')
  expect(code).toBe(1)
  expect(stdout).toMatch(
    /^Immuta connections: 1 not checked\n❌ Failed: 1 connection could not be checked\.\n/,
  )
  expect(stdout.match(/Check IMMUTA_URL/g) ?? []).toHaveLength(stdout.includes('401') ? 0 : 1)
})

describe('colours', () => {
  const onTerminal = (
    person: Person,
    options: string,
    env: Record<string, string> = {},
  ): Promise<{ stdout: string }> =>
    start(
      'script',
      ['-qec', `${process.execPath} ${CLI} validate ${options}`, '/dev/null'],
      person.folder,
      { TERM: 'xterm-256color', ...env },
    )

  test('are shown on a terminal that has them, unless it or the person says no', async () => {
    const person = clone({ 'connections/bad.yml': 'x: 1' })
    expect((await onTerminal(person, '')).stdout).toContain('\u001b[31merror\u001b[39m')
    for (const plain of [
      await onTerminal(person, '--no-color'),
      await onTerminal(person, '', { NO_COLOR: '1' }),
      await onTerminal(person, '', { TERM: 'dumb' }),
      await person.types('validate'),
    ]) {
      expect(plain.stdout).toContain('error')
      expect(plain.stdout).not.toContain('\u001b')
    }
  })
})
