import { expect, test } from '@jest/globals'
import type { Reported } from '../../src/core/outcome.ts'
import { type Action, fingerprintOf } from '../../src/core/plan.ts'
import { auditRecord, recorded } from '../../src/render/note.ts'
import { reported } from '../core/reported.ts'

const CONTEXT = {
  time: new Date('2026-01-02T03:04:05.678Z'),
  actor: 'mona',
  triggeringActor: 'hubot',
  runUrl: 'https://github.test/run',
  commit: 'c0ffee',
  failureReason: undefined,
}

const connection = (
  key: string,
  action: Action,
  status: Reported['result']['status'] = 'applied',
): Reported => reported(action, { key, status })

test('holds the connections that apply wrote or tried to write, or would have written, and nothing else of them', () => {
  const all = [
    connection('a', 'create'),
    connection('b', 'update', 'failed'),
    connection('c', 'delete'),
    connection('d', 'unchanged', 'skipped'),
    connection('e', 'retain', 'skipped'),
    connection('f', 'update', 'skipped'),
  ]
  const keys = (isStopped: boolean): unknown[] =>
    recorded(all, isStopped).map(({ entry }) => entry.candidate.key)
  expect([keys(false), keys(true)]).toEqual([
    ['a', 'b', 'c'],
    ['a', 'b', 'c', 'f'],
  ])
  const record = auditRecord(
    { ...CONTEXT, failureReason: 'register-failed' },
    [{ number: 7, approvedBy: null }],
    recorded(all, false),
  )
  expect(record).toMatchObject({
    version: 1,
    time: '2026-01-02T03:04:05Z',
    actor: 'mona',
    triggeringActor: 'hubot',
    run: 'https://github.test/run',
    commit: 'c0ffee',
    pullRequests: [{ number: 7, approvedBy: null }],
    failureReason: 'register-failed',
  })
  expect(record.connections.map(({ connectionKey }) => connectionKey)).toEqual(['a', 'b', 'c'])
  expect(record.connections[0]).toEqual({
    connectionKey: 'a',
    file: 'create.yml',
    action: 'create',
    status: 'applied',
    fingerprint: fingerprintOf(connection('a', 'create').entry),
    objectPath: ['a'],
    bulkId: 'b',
  })
})
