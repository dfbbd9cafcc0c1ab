import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'

const ROOT = join(import.meta.dirname, '..')

/** Rows of the tables of SECURITY.md whose last column is the proof. */
const rows = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8')
  .split('\n')
  .filter(
    (line) =>
      line.startsWith('| ') &&
      !/^\| (---|Attempt|Asset|\| Without|Somebody who|A workflow of|Administrators)/.test(line),
  )
  .map((line) => line.split(' | '))
const threats = rows.filter(
  ([first = '']) =>
    !/^\| (Immuta API key|Credential of|Databricks token of|`GITHUB_TOKEN`|Access to|The record of)/.test(
      first,
    ),
)

describe('each threat', () => {
  test('there are some', () => {
    expect(threats.length).toBeGreaterThan(20)
  })

  test.each(threats)('%s', (...columns) => {
    const proofs = [...(columns.at(-1) ?? '').matchAll(/`([\w/-]+)` "([^"]+)"/g)]
    expect(proofs).not.toEqual([])
    for (const [, file = '', title = ''] of proofs) {
      const path = join(ROOT, '__tests__', `${file}.test.ts`)
      expect([file, existsSync(path)]).toEqual([file, true])
      const text =
        readFileSync(path, 'utf8') +
        (file === 'fuzz/fuzz' ? readFileSync(join(ROOT, 'fuzz/properties.ts'), 'utf8') : '')
      expect([title, text.includes(title)]).toEqual([title, true])
    }
  })
})
