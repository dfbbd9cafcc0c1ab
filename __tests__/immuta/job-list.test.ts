import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { describeJobs, type Jobs, jobsOutcome } from '../../src/core/jobs.ts'
import { failureOf, joinPages, nextPage, readPage } from '../../src/immuta/job-list.ts'

const parseJobs = (answer: unknown) => readPage(answer).jobs

const done = { id: 'a', name: 'crawl', state: 'completed' }
const active = { id: 2, state: 'active', output: null }
const failed = { id: 'c', state: 'failed', output: 'catalog not found' }

describe('every envelope is read', () => {
  const cases: [name: string, answer: unknown][] = [
    ['a list', [done, active]],
    ['jobs', { jobs: [done, active], total: 2 }],
    ['hits', { hits: [done, active] }],
    ['results', { results: [done, active] }],
    ['data', { data: [done, active] }],
    ['items', { items: [done, active] }],
    ['a list in a list', { data: { jobs: [done, active] } }],
    ['a map by id', { a: done, 2: active }],
    ['a map by id under jobs', { jobs: { a: done, 2: active } }],
    ['counts', { completed: 1, active: 1, failed: 0 }],
    ['in capitals', [{ state: 'COMPLETED' }, { state: 'Active' }]],
    ['a list in two places', { jobs: [done], data: { items: [active] } }],
    ['counts among words', { completed: 1, active: 1, bulkId: '12', success: true, message: 'ok' }],
    ['counts in capitals, as text', { COMPLETED: '1', Active: ' 1 ', failed: '0', total: 2 }],
    [
      'with what is of the page',
      { jobs: [done, active], total: '2', page: { number: 1 }, next: null },
    ],
  ]
  test.each(cases)('%s', (_, answer) => {
    expect(parseJobs(answer)).toEqual({
      total: 2,
      states: { completed: 1, active: 1 },
      messages: [],
    })
  })

  test('one job', () => {
    expect(parseJobs(failed)).toEqual({
      total: 1,
      states: { failed: 1 },
      messages: ['catalog not found'],
    })
  })

  test.each([
    undefined,
    null,
    '',
    [],
    {},
    { jobs: [] },
    { jobs: null },
    { jobs: [], next: null, size: 25 },
    { data: { jobs: [] }, total: 0 },
    { completed: 0 },
    { completed: 0, failed: '0', running: 0 },
  ])('%j: no job known', (answer) => {
    expect(parseJobs(answer)).toEqual({ total: 0, states: {}, messages: [] })
  })

  test.each([
    ['x', 'string'],
    [5, 'number'],
    [true, 'boolean'],
    [{ total: 3 }, { total: 'number' }],
    [{ message: 'no' }, { message: 'string' }],
    [{ jobs: [{ status: 'done' }] }, { jobs: [{ status: 'string' }] }],
    [{ tasks: [done] }, { tasks: [{ id: 'string', name: 'string', state: 'string' }] }],
  ])('%j: may tell of jobs, and says that it could not be read', (answer, shape) => {
    const unread = { guess: 'jobs-wrapper', shape }
    expect(parseJobs(answer)).toEqual({ total: 0, states: {}, messages: [], unread })
  })

  test.each<[unknown, Record<string, number>]>([
    [[done, { status: 'failed' }], { completed: 1 }],
    [[done, null], { completed: 1 }],
    [[done, 'failed'], { completed: 1 }],
    [[done, { state: 5 }], { completed: 1 }],
    [{ jobs: [done, [failed]] }, { completed: 1 }],
    [{ jobs: [done], failedJobs: [failed] }, { completed: 1 }],
    [{ jobs: [done], counts: { failed: 1 } }, { completed: 1 }],
    [{ jobs: [done], data: 'failed' }, { completed: 1 }],
    [{ a: done, b: { status: 'failed' } }, { completed: 1 }],
    [{ a: done, b: 'failed' }, { completed: 1 }],
    [{ completed: 3, running: 2 }, { completed: 3 }],
    [{ completed: 3, errored: '2' }, { completed: 3 }],
    [{ completed: 3, failed: 'two' }, { completed: 3 }],
    [{ completed: 3, error: 2 }, { completed: 3 }],
    [{ completed: 3, failed: -1 }, { completed: 3 }],
    [{ completed: 3, others: { failed: 2 } }, { completed: 3 }],
    [{ completed: 0, running: 2 }, {}],
    [{ jobs: [], success: false, error: 'jobs could not be listed' }, {}],
    [{ success: true }, {}],
  ])('%j: what can be read is read, and the rest is told', (answer, states) => {
    const jobs = parseJobs(answer)
    expect(jobs.states).toEqual(states)
    expect(jobs.unread).toEqual({ guess: 'jobs-wrapper', shape: expect.anything() })
  })

  test('a number as text is a number', () => {
    const { states, unread } = parseJobs({ completed: 3, failed: '2' })
    expect([states, unread]).toEqual([{ completed: 3, failed: 2 }, undefined])
  })

  test('messages come only from jobs that failed, five at most, shortened', () => {
    expect(
      parseJobs([
        { state: 'completed', output: 'fine' },
        { state: 'cancelled', output: 'by ann' },
        { state: 'expired', output: '' },
        { state: 'failed', output: { a: 1 } },
      ]).messages,
    ).toEqual(['by ann'])
    const many = parseJobs(
      Array.from({ length: 9 }, () => ({ state: 'failed', output: 'x'.repeat(1000) })),
    )
    expect(many.messages).toEqual(Array(5).fill('x'.repeat(500)))
  })

  test('a state called like a property of every object is a state', () => {
    const jobs = parseJobs([
      { state: 'constructor' },
      { state: '__proto__' },
      { state: '__proto__' },
    ])
    expect(describeJobs(jobs)).toBe('1 constructor, 2 __proto__')
    expect(jobsOutcome(jobs)).toBe('running')
  })

  test('never throws, and counts every job once', () => {
    const deep: unknown = JSON.parse(`${'{"data":'.repeat(50_000)}[]${'}'.repeat(50_000)}`)
    expect(parseJobs(deep).total).toBe(0)
    fc.assert(
      fc.property(fc.anything(), (answer) => {
        const jobs = parseJobs(answer)
        expect(Object.values(jobs.states).reduce((sum, count) => sum + count, 0)).toBe(jobs.total)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the page after this one', () => {
  test.each<[unknown, ReturnType<typeof nextPage>['kind']]>([
    [[done], 'none'],
    [{ jobs: [done], next: null, nextPage: '', hasMore: false }, 'none'],
    [{ jobs: [done], next: {}, links: { self: '/jobs' } }, 'none'],
    [{ jobs: [done], next: 2 }, 'query'],
    [{ data: { jobs: [done], next: '/jobs?offset=1' } }, 'query'],
    [{ jobs: [done], links: { next: '/jobs?offset=1' } }, 'query'],
    [{ jobs: [done], next: { offset: 100 } }, 'unread'],
    [{ jobs: [done], next: true }, 'unread'],
    [{ jobs: [done], nextCursor: 'abc' }, 'unread'],
    [{ jobs: [done], hasMore: true }, 'unread'],
    [{ jobs: [done], pagination: { has_next: true } }, 'unread'],
  ])('%j: %s', (answer, kind) => {
    expect(nextPage(answer).kind).toBe(kind)
  })

  test.each<[unknown[], boolean, boolean]>([
    [[{ jobs: [done], total: 3 }], false, true],
    [[{ data: { jobs: [done], count: '3' } }], false, true],
    [[{ completed: 2, total: 3 }], false, true],
    [
      [
        { jobs: [done], total: 2 },
        { jobs: [active], total: 2 },
      ],
      false,
      false,
    ],
    [[{ jobs: [done] }], true, true],
    [[{ jobs: [done], total: 1 }], true, false],
    [[[done], [done, { status: 'failed' }]], false, true],
  ])('%j, more: %j: some are missing: %j', (answers, isCut, isUnread) => {
    const { unread } = joinPages(answers.map(readPage), answers.at(-1), isCut)
    expect(unread !== undefined).toBe(isUnread)
  })
})

describe('a failure in place of jobs', () => {
  test.each<[unknown, string | undefined]>([
    [{ jobs: [], success: false, error: 'no access' }, 'GET /jobs: no access'],
    [{ data: { success: false, message: 'no access' } }, 'GET /jobs: '],
    [{ jobs: [done], errors: [{ message: 'too many' }] }, 'GET /jobs: too many'],
    // These are words of jobs.
    [{ jobs: [failed], success: false, error: 'one failed' }, undefined],
    [{ ...done, error: 'restarted once' }, undefined],
    [{ completed: 3, error: 2 }, undefined],
    [{ jobs: [done], error: null, errors: [] }, undefined],
  ])('%j', (answer, message) => {
    const found = failureOf(answer)?.message
    if (message === undefined) expect(found).toBeUndefined()
    else expect(found).toContain(message)
  })
})

describe('the outcome', () => {
  const cases: [states: Record<string, number>, outcome: ReturnType<typeof jobsOutcome>][] = [
    [{}, 'none'],
    [{ completed: 2 }, 'completed'],
    [{ completed: 2, active: 1 }, 'running'],
    [{ created: 1 }, 'running'],
    [{ retry: 1 }, 'running'],
    [{ 'a new state': 1 }, 'running'],
    [{ failed: 1, active: 1 }, 'running'],
    [{ failed: 1, completed: 5 }, 'failed'],
    [{ cancelled: 1 }, 'failed'],
    [{ expired: 1 }, 'failed'],
  ]
  test.each(cases)('%j: %s', (states, outcome) => {
    const jobs: Jobs = {
      total: Object.values(states).reduce((sum, count) => sum + count, 0),
      states,
      messages: [],
    }
    expect(jobsOutcome(jobs)).toBe(outcome)
  })

  test('in words', () => {
    expect(describeJobs(parseJobs([done, done, active]))).toBe('2 completed, 1 active')
  })
})
