import { deflateRawSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { planRecord, readRecord, writeRecord } from '../../src/core/record.ts'
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
