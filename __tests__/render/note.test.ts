import { expect, test } from '@jest/globals'
import type { PlannedConnection } from '../../src/core/plan.ts'
import { auditRecord } from '../../src/render/note.ts'

const CONTEXT = {
  time: new Date('2026-01-02T03:04:05.678Z'),
  actor: 'mona',
  runUrl: 'https://github.test/run',
  commit: 'c0ffee',
  failureReason: undefined,
}

function connection(
  key: string,
  action: PlannedConnection['action'],
  status: PlannedConnection['status'] = 'applied',
): PlannedConnection {
  return {
    connectionKey: key,
    file: `${key}.yml`,
    action,
    status,
    dryRun: { status: 'passed', messages: [] },
    before: undefined,
    after: undefined,
    changes: [],
    drift: [],
    active: null,
    fingerprint: 'f',
    objectPath: [key],
    bulkId: 'b',
    jobs: null,
    script: null,
    bootstrap: null,
    preflight: [],
    warnings: [],
    errors: [],
  }
}

test('holds the connections that apply wrote or tried to write, and nothing else of them', () => {
  const all = [
    connection('a', 'create'),
    connection('b', 'update', 'failed'),
    connection('c', 'delete'),
    connection('d', 'unchanged'),
    connection('e', 'retain'),
    connection('f', 'update', 'skipped'),
  ]
  const record = auditRecord(
    { ...CONTEXT, failureReason: 'register-failed' },
    [{ number: 7, approvedBy: null }],
    all,
  )
  expect(record).toMatchObject({
    version: 1,
    time: '2026-01-02T03:04:05Z',
    actor: 'mona',
    run: 'https://github.test/run',
    commit: 'c0ffee',
    pullRequests: [{ number: 7, approvedBy: null }],
    failureReason: 'register-failed',
  })
  expect(record?.connections.map(({ connectionKey }) => connectionKey)).toEqual(['a', 'b', 'c'])
  expect(record?.connections[0]).toEqual({
    connectionKey: 'a',
    file: 'a.yml',
    action: 'create',
    status: 'applied',
    fingerprint: 'f',
    objectPath: ['a'],
    bulkId: 'b',
  })
})

test('is not made when nothing was attempted', () => {
  expect(
    auditRecord(CONTEXT, [], [connection('d', 'unchanged'), connection('f', 'update', 'skipped')]),
  ).toBeUndefined()
})
