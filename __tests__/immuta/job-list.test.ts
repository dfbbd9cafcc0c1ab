import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { describeJobs, type Jobs, jobsOutcome } from '../../src/core/jobs.ts'
import { parseJobs } from '../../src/immuta/job-list.ts'

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
    ['with what is no job', [done, active, null, 5, 'x', {}, { state: 5 }]],
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
