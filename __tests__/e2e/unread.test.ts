import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { scheduleEvent } from '../../simulator/events.ts'
import type { Fault } from '../../simulator/http.ts'
import type { RunResult } from '../../simulator/runner.ts'
import type { World } from '../../simulator/world.ts'
import { eachWorld } from './scene.ts'
import { m2m, pat } from './specs.ts'
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
const OBJECTS = {
  ...FILES,
  [PROD]: `${m2m()}objects:\n  sales: { isActive: true }\n`,
}
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
    objects: { errors: Note[] }[]
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

test('every guess that a run can name is tried here', () => {
  const source = globSync('src/immuta/*.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n')
  const named = source.matchAll(/(?:UnreadFailure|unreadAnswer)\(\s*'([\w-]+)'/g)
  // Only an import searches below a connection: `cli/import`.
  const tried = ['search-scope', ...[...CASES, ...SEARCHES].map(([guess]) => guess)]
  expect([...new Set(tried)].sort()).toEqual([...new Set([...named].map(([, id]) => id))].sort())
})
