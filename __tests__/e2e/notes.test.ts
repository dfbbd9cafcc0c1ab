import { setTimeout } from 'node:timers/promises'
import { expect, test } from '@jest/globals'
import { Clone } from '../../simulator/clone.ts'
import type { World } from '../../simulator/world.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat } from './specs.ts'

const REF = 'refs/notes/immuta-connections'
const FILES = { 'connections/prod.yml': m2m() }
const NOTES = { 'audit-notes': 'true' }
const OTHER = 'c'.repeat(40)

let world: World
eachWorld((next) => {
  world = next
})

const notes = (): Record<string, string> => world.github.git.notes(REF)
const note = (): unknown => JSON.parse(notes()[world.main.sha] ?? 'null')

/** Runs the apply of a commit that is there. */
async function apply(
  sha: string,
  files: Record<string, string>,
  before = '1'.repeat(40),
): Promise<Awaited<ReturnType<World['push']>>> {
  return world.run(
    {
      event: 'push',
      payload: {
        before,
        after: sha,
        ref: 'refs/heads/main',
        repository: { default_branch: 'main' },
      },
      sha,
      inputs: NOTES,
    },
    files,
  )
}

test('an apply leaves a record of what it did, with who approved it', async () => {
  await world.pullRequest(7, FILES)
  for (const [login, state] of [
    ['mona', 'APPROVED'],
    ['mona', 'COMMENTED'],
    ['hubot', 'APPROVED'],
    ['hubot', 'CHANGES_REQUESTED'],
  ] as const)
    world.github.review(7, login, state)
  const env = { GITHUB_TRIGGERING_ACTOR: 'hubot' }
  const run = await world.merge(7, FILES, { inputs: NOTES, env })
  expect([run.exitCode, run.annotations]).toEqual([0, []])
  expect(note()).toEqual({
    version: 1,
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:]+Z$/),
    actor: 'octocat',
    triggeringActor: 'hubot',
    run: 'https://github.com/acme/governance/actions/runs/4242',
    commit: world.main.sha,
    pullRequests: [{ number: 7, approvedBy: ['mona'] }],
    failureReason: null,
    connections: [
      {
        connectionKey: 'prod-lakehouse',
        file: 'connections/prod.yml',
        action: 'create',
        status: 'applied',
        fingerprint: expect.any(String),
        objectPath: expect.any(Array),
        bulkId: expect.any(String),
      },
    ],
  })
})

test('earlier notes stay, and their fan-out is followed', async () => {
  world.github.git.setNote(REF, `cc/${'c'.repeat(38)}`, 'earlier')
  await world.push(FILES, { inputs: NOTES })
  expect(Object.keys(notes()).sort()).toEqual([OTHER, world.main.sha].sort())
  const { sha } = world.main
  const tree = world.github.git.commits.get(world.github.git.refs.get(REF) ?? '')?.tree ?? ''
  expect(
    [...(world.github.git.trees.get(tree) ?? new Map<string, unknown>()).keys()].sort(),
  ).toEqual(['cc', sha.slice(0, 2)].sort())
})

test.each([
  ['reported', 'before'],
  ['lost', 'after'],
] as const)(
  'a race is run again, and a success that was not told is found (%s)',
  async (_, when) => {
    world.github.git.setNote(REF, OTHER, 'earlier')
    world.github.faults.push({
      kind: 'status',
      status: 422,
      method: 'PATCH',
      path: /\/git\/refs\//,
      when,
    })
    const run = await world.push(FILES, { inputs: NOTES })
    expect([run.exitCode, Object.keys(notes()).length]).toEqual([0, 2])
    expect(note()).toMatchObject({ commit: world.main.sha })
  },
)

test('the first note of a repository is looked for when its creation was not reported', async () => {
  world.github.faults.push({
    kind: 'status',
    status: 502,
    method: 'POST',
    path: /\/git\/refs$/,
    when: 'after',
  })
  const run = await world.push(FILES, { inputs: NOTES })
  expect([
    run.exitCode,
    run.annotations.filter(({ message }) => message.includes('audit note')),
  ]).toEqual([0, []])
  const { commits, refs } = world.github.git
  expect(commits.get(refs.get(REF) ?? '')?.parents).toEqual([])
})

test('a re-run puts its record before that of the run that it finishes', async () => {
  const both = { ...FILES, 'connections/dev.yml': pat() }
  const refusal = { kind: 'status', status: 422, method: 'POST', skip: 1, times: 1 } as const
  world.immuta.faults.push({ ...refusal, path: /^\/data\/connection$/, body: { message: 'no' } })
  const first = await world.push(both, { inputs: { ...NOTES, concurrency: '1' } })
  expect(first.exitCode).toBe(1)
  const before = note()
  expect(before).toMatchObject({ connections: [{ status: 'applied' }, { status: 'failed' }] })
  await apply(world.main.sha, both)
  expect(note()).toMatchObject({
    failureReason: null,
    connections: [{ connectionKey: 'prod-lakehouse', status: 'applied' }],
    earlier: [before],
  })
  // A third goes before both.
  world.immuta.connections.clear()
  await apply(world.main.sha, both)
  expect(note()).toMatchObject({
    connections: [{ status: 'applied' }, { status: 'applied' }],
    earlier: [{ connections: [{ connectionKey: 'prod-lakehouse' }] }, before],
  })
})

test('a note that somebody wrote by hand is kept behind the record', async () => {
  await world.push(FILES, { inputs: NOTES })
  const { blobs } = world.github.git
  const written = notes()[world.main.sha]
  const [sha = ''] = [...blobs].find(([, content]) => content.toString() === written) ?? []
  blobs.set(sha, Buffer.from('Looks good.\n'))
  world.immuta.connections.clear()
  await apply(world.main.sha, FILES)
  expect(note()).toMatchObject({ failureReason: null, earlier: [{ text: 'Looks good.\n' }] })
})

test.each<[string, string, RegExp, unknown]>([
  ['a reference', 'GET', /\/git\/ref\/notes/, []],
  ['a reference', 'GET', /\/git\/ref\/notes/, {}],
  ['a reference', 'GET', /\/git\/ref\/notes/, { ref: 'refs/notes/x', object: {} }],
  ['a blob', 'POST', /\/git\/blobs$/, {}],
  ['a tree', 'POST', /\/git\/trees$/, { sha: '' }],
  ['a commit', 'POST', /\/git\/commits$/, { sha: 5 }],
])('%s that %s %s answers otherwise is a warning: %j', async (what, method, path, body) => {
  const fault = { kind: 'status', status: 200, times: Infinity } as const
  world.github.faults.push({ ...fault, method, path, body: body })
  const run = await world.push(FILES, { inputs: NOTES })
  expect([run.exitCode, run.outputs['failure-reason']]).toEqual([0, ''])
  const said = run.annotations.map(({ kind, message }) => `${kind}: ${message}`).join()
  expect(said).toContain('warning: The audit note could not be written')
  expect(said).toContain(`the answer is not ${what}`)
  expect(notes()).toEqual({})
})

test('a re-run that finds nothing to do leaves the record of its commit alone', async () => {
  world.immuta.faults.push({
    kind: 'status',
    status: 422,
    method: 'POST',
    path: /^\/data\/connection$/,
    body: { message: 'no metastore' },
  })
  const failed = await world.push(FILES, { inputs: NOTES })
  expect(failed.exitCode).toBe(1)
  expect(note()).toMatchObject({
    failureReason: 'register-failed',
    connections: [{ status: 'failed', objectPath: null }],
  })
  await apply(world.main.sha, FILES)
  expect(note()).toMatchObject({ failureReason: null, connections: [{ status: 'applied' }] })
  expect(Object.keys(notes())).toHaveLength(1)
  // The next one has nothing to do, and leaves the record alone.
  const kept = world.github.git.refs.get(REF)
  await apply(world.main.sha, FILES)
  expect(world.github.git.refs.get(REF)).toBe(kept)
})

test('an apply that stops before its first write leaves a record too, but replaces none', async () => {
  await world.pullRequest(7, FILES)
  const other = Object.fromEntries(
    Object.entries(FILES).map(([path, text]) => [path, text.replace('1a2b3c', 'ffffff')]),
  )
  const stopped = await world.merge(7, other, { inputs: NOTES })
  expect(stopped.outputs['failure-reason']).toBe('plan-changed')
  expect(note()).toMatchObject({
    failureReason: 'plan-changed',
    pullRequests: [{ number: 7 }],
    connections: [{ connectionKey: 'prod-lakehouse', action: 'create', status: 'failed' }],
  })
  await world.pullRequest(8, FILES)
  await world.merge(8, FILES, { inputs: NOTES })
  expect(note()).toMatchObject({ failureReason: null })
  const kept = world.github.git.refs.get(REF)
  const { sha } = world.main
  world.main = world.commit({ 'README.md': 'x' }, undefined, { parents: [] })
  world.immuta.connections.clear()
  const again = await apply(sha, FILES)
  expect(again.outputs['failure-reason']).toBe('superseded')
  expect(world.github.git.refs.get(REF)).toBe(kept)
})

test.each([
  [403, 'Resource not accessible by integration', true],
  [404, 'Not Found', true],
  [403, 'Repository was archived so is read-only.', false],
  [422, 'no', false],
])('a note that is refused with %d, %s is a warning', async (status, message, isPermission) => {
  world.github.faults.push({
    kind: 'status',
    status,
    times: Infinity,
    method: 'POST',
    path: /\/git\/trees$/,
    body: { message },
  })
  const run = await world.push(FILES, { inputs: NOTES })
  expect(run.exitCode).toBe(0)
  const warned = run.annotations.filter((one) => one.message.includes('The audit note could not'))
  expect(warned).toMatchObject([{ kind: 'warning' }])
  expect(warned[0]?.message.includes('`contents: write`')).toBe(isPermission)
  expect(notes()).toEqual({})
})

test('an approval counts that a writer gave to the commit that was merged', async () => {
  await world.pullRequest(7, FILES)
  world.github.review(7, 'mona', 'APPROVED')
  await world.pullRequest(7, { ...FILES, 'README.md': 'x' })
  world.github.review(7, 'stranger', 'APPROVED', 'CONTRIBUTOR')
  world.github.review(7, 'hubot', 'APPROVED', 'COLLABORATOR')
  await world.merge(7, FILES, { inputs: NOTES })
  expect(note()).toMatchObject({ pullRequests: [{ number: 7, approvedBy: ['hubot'] }] })
})

test('there is no note without the input', async () => {
  await world.push(FILES)
  expect(notes()).toEqual({})
})

test('git log shows the records of three applies, two of them racing', async () => {
  const clone = new Clone(world.folder({}))
  const [first = '', second = '', third = ''] = ['first', 'second', 'third'].map((message) =>
    clone.commit({}, message),
  )
  const more = { ...FILES, 'connections/dev.yml': pat() }
  const other = { ...more, 'connections/lab.yml': pat('lab-lakehouse') }
  for (const [sha, files, parents] of [
    [first, FILES, []],
    [second, more, [first]],
    [third, other, [second]],
  ] as const)
    world.github.commit(sha, files, { parents })
  world.main = { sha: third, files: other }
  await apply(first, FILES)
  // The slower of the two meets the other's note when it moves the ref.
  world.github.faults.push({ kind: 'delay', delayMs: 4000, method: 'PATCH', path: /\/git\/refs\// })
  const slower = apply(second, more, first)
  while (!world.immuta.connections.has('dev-lakehouse')) await setTimeout(20)
  await Promise.all([slower, apply(third, other, second)])
  expect(
    world.github.requests
      .filter(({ method, path }) => method === 'PATCH' && path.includes('/git/refs/'))
      .map(({ status }) => status)
      .sort(),
  ).toEqual([200, 200, 422])

  clone.fetchNotes(world.github.git, REF)
  const log = clone.git(['log', '--notes=immuta-connections', 'main'])
  for (const [sha, key] of [
    [first, 'prod-lakehouse'],
    [second, 'dev-lakehouse'],
    [third, 'lab-lakehouse'],
  ]) {
    const entry = log.split(/^commit /m).find((text) => text.startsWith(String(sha))) ?? ''
    expect(entry).toContain('Notes (immuta-connections):')
    expect(entry).toContain(`"connectionKey": "${String(key)}"`)
  }
})

test('two tenants keep their records of one commit apart', async () => {
  const files = { 'connections/a.yml': m2m('a'), 'connections/b.yml': m2m('b') }
  await world.push(files, {
    inputs: { ...NOTES, 'comment-id': 'emea', specs: 'connections/a.yml', wait: 'false' },
  })
  const { sha } = world.main
  await world.run(
    {
      event: 'push',
      payload: {
        before: '1'.repeat(40),
        after: sha,
        ref: 'refs/heads/main',
        repository: { default_branch: 'main' },
      },
      sha,
      inputs: { ...NOTES, 'comment-id': 'apac', specs: 'connections/b.yml', wait: 'false' },
    },
    files,
  )
  const keys = (id: string): unknown =>
    (
      JSON.parse(world.github.git.notes(`${REF}-${id}`)[sha] ?? '{}') as {
        connections?: { connectionKey: string }[]
      }
    ).connections?.map(({ connectionKey }) => connectionKey)
  expect([keys('emea'), keys('apac')]).toEqual([['a'], ['b']])
})
