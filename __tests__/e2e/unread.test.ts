import { globSync, readFileSync } from 'node:fs'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { scheduleEvent } from '../../simulator/events.ts'
import type { Fault } from '../../simulator/http.ts'
import type { RunResult } from '../../simulator/runner.ts'
import type { World } from '../../simulator/world.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat, SECRETS } from './specs.ts'
import { log } from './transcript.ts'

/*
 * An answer that is Immuta's, but in a form that nobody guessed: the run says which guess it is not like and how to report it, and
 * the result file holds its form without its values.
 */

let world: World
eachWorld((next) => {
  world = next
  world.immuta.scenario.jobStates = ['completed']
})

const PROD = 'connections/prod.yml'
const REST = { 'connections/dev.yml': pat() }
const FILES = { [PROD]: m2m(), ...REST }
const OBJECTS = { ...FILES, [PROD]: `${m2m()}objects:\n  sales: { isActive: true }\n` }
const MOVED = { ...FILES, [PROD]: m2m().replace('1a2b3c', '9a2b3c') }
const ROTATED = { ...FILES, [PROD]: m2m().replace('_PROD_SECRET', '_NEXT_SECRET') }
/** Data of the tenant: in a value, and in place of a key. */
const DATA = ['planted-value-4711', 'planted_table_0815']
const ODD = { records: [{ name: DATA[0], size: 3 }], [DATA[1] ?? '']: null, error: null }
const SHAPE = {
  records: [{ name: 'string', size: 'number' }],
  error: 'null',
  '<key>': 'null',
}

interface Note {
  code: string
  message: string
  answer?: { guess: string; shape: unknown }
}
interface Result {
  connections: {
    connectionKey: string
    warnings: Note[]
    errors: Note[]
    status: string
    objects: { path: string; status: string; errors: Note[] }[]
  }[]
  unread?: Note['answer']
}

const answering = (method: string, path: RegExp, more: Partial<Fault> = {}): void => {
  const fault = { kind: 'status', status: 200, times: Infinity, body: ODD } as const
  world.immuta.faults.push({ ...fault, method, path, ...more })
}
const registered = async (files: Record<string, string> = FILES): Promise<void> => {
  world.immuta.metadata.set('prod-lakehouse', ['sales.raw.orders'])
  expect((await world.push(files)).exitCode).toBe(0)
}
const remove = (): Promise<RunResult> => world.push(REST, { inputs: { 'allow-delete': 'true' } })
const drift = (): Promise<RunResult> =>
  world.run({ event: 'schedule', payload: scheduleEvent(), sha: world.main.sha }, world.main.files)
const notesOf = ({ connections }: Result): Note[] =>
  connections.flatMap(({ warnings, errors, objects }) => [
    ...warnings,
    ...errors,
    ...objects.flatMap((object) => object.errors),
  ])

const JOBS = /^\/jobs/
const REGISTRATION = /^\/data\/connection$/
/** What the tenant answers so, what the run is, with which code it tells, and how it ends. */
const CASES: [guess: string, what: string, code: string, exit: number, () => Promise<RunResult>][] =
  [
    [
      'sign-in',
      'the sign-in',
      'immuta-unreachable',
      1,
      () => {
        answering('POST', /authenticate$/)
        return world.pullRequest(7, FILES)
      },
    ],
    [
      'connection-fields',
      'a look-up',
      'immuta-unreachable',
      1,
      () => {
        answering('GET', /^\/data\/connection\//)
        return world.pullRequest(7, FILES)
      },
    ],
    [
      'object-settings',
      'a look-up of an object',
      'immuta-unreachable',
      1,
      async () => {
        await registered()
        answering('GET', /\/sales$/)
        return world.pullRequest(7, OBJECTS)
      },
    ],
    [
      'object-settings',
      'a look-up of an object that was set',
      'objects-failed',
      1,
      async () => {
        await registered()
        answering('GET', /\/sales$/, { skip: 2 })
        return world.push(OBJECTS)
      },
    ],
    [
      'script-form',
      'a set-up script',
      'bootstrap-script',
      0,
      () => {
        answering('POST', /\/scripts\/create$/)
        return world.pullRequest(7, FILES)
      },
    ],
    [
      'script-form',
      'a clean-up script',
      'delete-refused',
      1,
      async () => {
        await registered()
        answering('POST', /\/scripts\/delete$/)
        return remove()
      },
    ],
    [
      'registration-answer',
      'a registration that took place',
      'jobs-unknown',
      0,
      () => {
        answering('POST', REGISTRATION, { when: 'after' })
        return world.push(FILES)
      },
    ],
    [
      'registration-answer',
      'a registration that did not',
      'register-failed',
      1,
      () => {
        answering('POST', REGISTRATION)
        return world.push(FILES)
      },
    ],
    [
      'jobs-wrapper',
      'a question for background jobs',
      'jobs-unknown',
      0,
      () => {
        answering('GET', JOBS)
        return world.push({ [PROD]: m2m() })
      },
    ],
    [
      'settings-answer',
      'settings of an object',
      'objects-failed',
      1,
      () => {
        world.immuta.metadata.set('prod-lakehouse', ['sales.raw.orders'])
        answering('PUT', /^\/data\/settings\//)
        return world.push({ [PROD]: OBJECTS[PROD] })
      },
    ],
    [
      'update-answer',
      'an update that took place',
      'jobs-unknown',
      0,
      async () => {
        await registered()
        answering('PUT', /^\/data\/connection\//, { when: 'after' })
        return world.push(MOVED)
      },
    ],
    [
      'update-answer',
      'an update of what Immuta never shows',
      'jobs-unknown',
      0,
      async () => {
        await registered()
        answering('PUT', /^\/data\/connection\//, { when: 'after' })
        const env = { ...SECRETS, CONNECTION_NEXT_SECRET: SECRETS.CONNECTION_PROD_SECRET }
        return world.push(ROTATED, { env })
      },
    ],
    [
      'update-answer',
      'an update that did not',
      'register-failed',
      1,
      async () => {
        await registered()
        answering('PUT', /^\/data\/connection\//)
        return world.push(MOVED)
      },
    ],
    [
      'jobs-paging',
      'each page of background jobs, which have no end',
      'immuta-unreachable',
      1,
      () => {
        for (let page = 1; page <= 200; page++)
          answering('GET', JOBS, { times: 1, body: { ...ODD, jobs: [], next: page } })
        return world.push({ [PROD]: m2m() })
      },
    ],
  ]

/** What the search answers, and its shape. */
const SEARCHES: [guess: string, body: object, shape: object][] = [
  ['search-wrapper', ODD, SHAPE],
  ['search-wrapper', { hits: [ODD] }, { hits: [SHAPE] }],
  [
    'search-paging',
    { hits: [{ objectPath: DATA }], count: 9 },
    { hits: [{ objectPath: ['string'] }], count: 'number' },
  ],
]

describe('an answer that is not as guessed', () => {
  test.each(CASES)('%s: to %s', async (guess, _, code, exit, run) => {
    const ended = await run()
    expect(ended.exitCode).toBe(exit)
    const notes = notesOf(ended.result as Result).filter((note) => note.code === code)
    expect(notes[0]?.answer?.guess).toBe(guess)
    expect(notes[0]?.answer?.shape).toMatchObject(SHAPE)
    expect(notes[0]?.message).toContain(
      `This tenant answers otherwise than guessed (\`${guess}\`): record its answers with ` +
        '`immuta-connections doctor --record FILE`, and report them',
    )
    const left = JSON.stringify([ended.result, ended.outputs, world.comments(7)]) + ended.summary
    for (const data of DATA) expect(left + log(ended)).not.toContain(data)
  })

  test.each(SEARCHES)('%s: to the search, in drift', async (guess, body, shape) => {
    await registered()
    answering('POST', /\/search$/, { body })
    const run = await drift()
    expect(run.exitCode).toBe(0)
    expect((run.result as Result).unread).toEqual({ guess, shape })
    expect(run.annotations[0]?.message).toMatch(
      new RegExp(`^Connections without a spec could not be listed.*\`${guess}\`.*doctor --record`),
    )
    for (const data of DATA) expect(JSON.stringify(run.result) + log(run)).not.toContain(data)
  })
})

/** What the jobs of one registration are said to be, page by page, and the guess that it is not like. */
const DOUBTFUL: [what: string, guess: string, bodies: unknown[]][] = [
  ['a page that can not be read', 'jobs-wrapper', [{ jobs: [done(1)], next: 2 }, ODD]],
  ['an item without a state', 'jobs-wrapper', [[done(1), { id: 2, status: 'failed' }]]],
  ['counts of an unknown state', 'jobs-wrapper', [{ completed: 3, running: 2 }]],
  ['a next page that nobody can ask for', 'jobs-paging', [{ jobs: [done(1)], next: { at: 2 } }]],
  ['fewer jobs than it says', 'jobs-paging', [{ jobs: [done(1)], total: 3 }]],
  ['a page that is there for ever', 'jobs-paging', [{ jobs: [done(1)], next: 2 }]],
]
function done(id: number): object {
  return { id, state: 'completed' }
}
/** Answers so many polls for jobs, page by page; afterwards Immuta answers itself again. */
const jobsAnswer = (bodies: unknown[], polls: number): void => {
  for (let poll = 0; poll < polls; poll++)
    for (const body of bodies) answering('GET', JOBS, { times: 1, body: body as object })
}
const connectionOf = (
  run: RunResult,
  key = 'prod-lakehouse',
): Result['connections'][number] | undefined =>
  (run.result as Result).connections.find(({ connectionKey }) => connectionKey === key)
const endingOf = (run: RunResult): unknown[] => [run.exitCode, run.outputs['failure-reason']]
const jobsAskedFor = (): unknown[] =>
  world.immuta.requests.filter(({ path }) => path.startsWith('/jobs'))
const isActive = (): boolean | undefined =>
  world.immuta.objectState('prod-lakehouse', 'sales')?.isActive

describe('what can not be read of background jobs is never a yes', () => {
  beforeEach(() => void world.immuta.metadata.set('prod-lakehouse', ['sales.raw.orders']))

  const answered = (bodies: unknown[]): void =>
    bodies.length === 1
      ? answering('GET', JOBS, { body: bodies[0] as object })
      : jobsAnswer(bodies, 3)

  test.each(DOUBTFUL)('%s: it is registered, with a warning', async (_, guess, bodies) => {
    answered(bodies)
    const run = await world.push({ [PROD]: m2m() })
    expect([run.exitCode, connectionOf(run)?.status]).toEqual([0, 'applied'])
    const [note] = connectionOf(run)?.warnings.filter(({ code }) => code === 'jobs-unknown') ?? []
    expect(note?.message).toContain('could not be read')
    expect(note?.answer?.guess).toBe(guess)
    for (const data of DATA) expect(JSON.stringify(run.result) + log(run)).not.toContain(data)
  })

  test.each(DOUBTFUL)('%s: no object is set before it is run again', async (_, __, bodies) => {
    answered(bodies)
    const run = await world.push({ [PROD]: OBJECTS[PROD] })
    expect(endingOf(run)).toEqual([1, 'objects-failed'])
    expect(connectionOf(run)).toMatchObject({
      status: 'failed',
      objectPath: ['prod-lakehouse'],
      objects: [{ path: 'sales', status: 'skipped' }],
    })
    expect(isActive()).toBe(false)
    world.immuta.faults.length = 0
    expect((await world.push({ [PROD]: OBJECTS[PROD], 'a.md': 'x' })).exitCode).toBe(0)
    expect(isActive()).toBe(true)
  })

  test('a job that failed fails at once, whatever else can not be read', async () => {
    answering('GET', JOBS, { body: [{ state: 'failed', output: 'no catalog' }, { a: 1 }] })
    const run = await world.push({ [PROD]: m2m() })
    expect(endingOf(run)).toEqual([1, 'jobs-failed'])
    expect(jobsAskedFor()).toHaveLength(1)
  })

  test('what passes is waited for', async () => {
    jobsAnswer([ODD], 2)
    const run = await world.push({ [PROD]: OBJECTS[PROD] })
    expect(endingOf(run)).toEqual([0, ''])
    expect(connectionOf(run)).toMatchObject({ jobs: { total: 2, states: { completed: 2 } } })
    expect(connectionOf(run)?.warnings.map(({ code }) => code)).not.toContain('jobs-unknown')
  })

  const REFUSAL = { jobs: [], success: false, error: 'jobs could not be listed' }

  test('an answer that carries a failure tells of no job, and is asked for again', async () => {
    answering('GET', JOBS, { body: REFUSAL, times: 4 })
    const run = await world.push({ [PROD]: m2m() })
    expect(connectionOf(run)).toMatchObject({ jobs: { total: 2, states: { completed: 2 } } })
    expect(jobsAskedFor()).toHaveLength(5)
  })

  test('where it lasts, the registration is told, and no object is set', async () => {
    answering('GET', JOBS, { body: REFUSAL })
    const run = await world.push({ [PROD]: OBJECTS[PROD] })
    expect(endingOf(run)).toEqual([1, 'immuta-unreachable'])
    expect(connectionOf(run)).toMatchObject({
      objectPath: ['prod-lakehouse'],
      objects: [{ status: 'skipped' }],
    })
    expect(connectionOf(run)?.errors[0]?.message).toContain('jobs could not be listed')
    expect(isActive()).toBe(false)
  })

  /** Looked at for the plan and before it is set; then nothing of its settings is shown. */
  const silent = {
    skip: 2,
    body: { objectPath: ['prod-lakehouse', 'sales'], state: null, settings: {} },
  }

  /** Sets an object, which is answered so and whose jobs are told of so, and which Immuta shows so afterwards. */
  const set = async (
    { answer = { bulkId: 'b-1' }, jobs = ODD }: { answer?: unknown; jobs?: object },
    ...shown: Partial<Fault>[]
  ): Promise<RunResult> => {
    await registered({ [PROD]: m2m() })
    world.immuta.scenario.settingsStyle = 'at-once'
    const settings = /^\/data\/settings\//
    answering('PUT', settings, { body: answer, when: 'after' })
    answering('GET', JOBS, { body: jobs })
    for (const look of shown) answering('GET', /\/sales$/, look)
    return world.push({ [PROD]: OBJECTS[PROD] })
  }

  test.each([
    ['can not be read', ODD, 'could not be read'],
    ['carry a failure', REFUSAL, 'jobs could not be listed'],
  ])('jobs of an object that %s are an error where it shows nothing', async (_, jobs, said) => {
    const run = await set({ jobs }, silent)
    expect(endingOf(run)).toEqual([1, 'objects-failed'])
    expect(connectionOf(run)?.objects).toMatchObject([{ status: 'failed' }])
    expect(connectionOf(run)?.objects[0]?.errors[0]?.message).toContain(said)
  })

  test('they are none where Immuta shows that it took', async () => {
    const run = await set({ jobs: ODD })
    expect(endingOf(run)).toEqual([0, ''])
    expect(connectionOf(run)?.objects).toMatchObject([{ status: 'applied' }])
  })

  describe.each([
    ['of unknown fields', ODD],
    ['that may name a job', { objectPath: ['prod-lakehouse', 'sales'], jobId: '7' }],
    ['that is a word', '"queued"'],
    ['that is a list of words', ['queued']],
  ])('an answer to changed settings %s', (_, answer) => {
    test('is no success where Immuta shows nothing', async () => {
      const run = await set({ answer }, silent)
      expect(endingOf(run)).toEqual([1, 'objects-failed'])
      const [object] = connectionOf(run)?.objects ?? []
      expect(object).toMatchObject({
        status: 'failed',
        errors: [{ answer: { guess: 'settings-answer' } }],
      })
      expect(object?.errors[0]?.message).toContain('Accepted, with an answer that could not')
    })

    test('is one where Immuta shows that it took', async () => {
      const run = await set({ answer })
      expect(endingOf(run)).toEqual([0, ''])
      expect(connectionOf(run)?.objects).toMatchObject([{ status: 'applied' }])
    })
  })

  test.each([
    ['nothing', ''],
    ['an empty object', {}],
    ['the settings', { settings: { isActive: true } }],
    ['the object, in a list', [{ objectPath: ['prod-lakehouse', 'sales'], id: 3 }]],
  ])('%s is an answer to changed settings', async (_, answer) => {
    const run = await set({ answer }, silent)
    expect(endingOf(run)).toEqual([0, ''])
    expect(connectionOf(run)?.objects).toMatchObject([{ status: 'applied' }])
  })
})

test('every guess that a run can name is tried here', () => {
  const source = globSync('src/immuta/*.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const named = source.matchAll(/(?:UnreadFailure|unreadAnswer)\(\s*'([\w-]+)'/g)
  // Only an import searches below a connection: `cli/import`.
  const tried = ['search-scope', ...[...CASES, ...SEARCHES].map(([guess]) => guess)]
  expect([...new Set(tried)].sort()).toEqual([...new Set([...named].map(([, id]) => id))].sort())
})
