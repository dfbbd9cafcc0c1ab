import { deflateRawSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import {
  fittingRecord,
  MAX_RECORD_CHARS,
  planRecord,
  readRecord,
  writeRecord,
} from '../../src/core/record.ts'
import { judgeReview } from '../../src/core/review.ts'
import { reported } from './reported.ts'

const MARKER = '<!-- immuta-connections:default -->'

/** A comment whose hidden line holds this. */
const comment = (data: unknown): string => {
  const packed = deflateRawSync(JSON.stringify(data)).toString('base64url')
  return `${MARKER}\n<!-- immuta-connections-plan:${packed} -->\nvisible`
}
const record = (keyChars: number): unknown => ({
  v: 1,
  commit: 'c',
  closed: false,
  connections: [['k'.repeat(keyChars), 'a.yml', 'f']],
})

test('what is written is read back', () => {
  const written = planRecord('c', [reported('create', { key: 'a' }).entry])
  expect(readRecord(`${MARKER}\n${writeRecord(written)}\nvisible`)).toEqual(written)
})

test('a record that would unpack to more than 1 MiB counts as none', () => {
  expect(readRecord(comment(record(1000)))?.commit).toBe('c')
  expect(readRecord(comment(record(2 * 1024 * 1024)))).toBeUndefined()
})

test('what is no record counts as none', () => {
  for (const data of [null, [], { v: 2 }, { v: 1, commit: 1 }])
    expect(readRecord(comment(data))).toBeUndefined()
  expect(readRecord(`${MARKER}\n<!-- immuta-connections-plan:%%% -->`)).toBeUndefined()
  expect(readRecord(MARKER)).toBeUndefined()
})

test('of a key only a digest is remembered, and it is found by it', () => {
  const key = 'k'.repeat(4000)
  const { entry } = reported('create', { key })
  const written = planRecord('c', [entry])
  expect(Object.keys(written.connections)).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)])
  const plan = { comment: { id: 1, body: '', url: '' }, record: written }
  const review = { pull: 7, head: 'h', plan, ignored: undefined }
  expect(judgeReview(entry, [review])).toEqual({ kind: 'reviewed', pull: 7 })
  expect(judgeReview(reported('create', { key: `${key}k` }).entry, [review]).kind).toBe(
    'unreviewed',
  )
})

test('of more connections than a record has room for, the first are remembered', () => {
  const entries = Array.from(
    { length: 2500 },
    (_, index) => reported('create', { key: `team-${index}` }).entry,
  )
  const line = fittingRecord('c', entries, () => false, writeRecord)
  expect(line.length).toBeLessThanOrEqual(MAX_RECORD_CHARS)
  const { connections = {} } = readRecord(`${MARKER}\n${line}`) ?? {}
  const count = Object.keys(connections).length
  expect(count).toBeGreaterThan(300)
  expect(Object.keys(connections)).toEqual(
    entries.slice(0, count).map(({ identity }) => identity.name),
  )
})
