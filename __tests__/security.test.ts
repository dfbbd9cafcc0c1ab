import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { MUTATIONS } from '../scripts/mutations.ts'
import { mutatedFile, proofsOf, readThreats, testFileOf } from '../scripts/threats.ts'

/*
 * SECURITY.md cites tests that are there, and `npm run mutate` takes the guard of each out: the citations and the mutations stay true.
 */

const ROOT = join(import.meta.dirname, '..')
const threats = readThreats()

test('there are some, and no mutation is of another', () => {
  expect(threats.length).toBeGreaterThan(20)
  expect(threats.map(({ attempt }) => attempt)).toEqual(
    expect.arrayContaining(Object.keys(MUTATIONS)),
  )
})

describe.each(threats)('$attempt', (threat) => {
  const mutations = MUTATIONS[threat.attempt] ?? []

  test('cites proofs that are there', () => {
    expect(threat.proofs).not.toEqual([])
    for (const proof of threat.proofs) {
      const path = join(ROOT, testFileOf(proof))
      expect([path, existsSync(path)]).toEqual([path, true])
      const text =
        readFileSync(path, 'utf8') +
        (proof.file === 'fuzz/fuzz' ? readFileSync(join(ROOT, 'fuzz/properties.ts'), 'utf8') : '')
      expect([proof.title, text.includes(proof.title)]).toEqual([proof.title, true])
    }
  })

  test('has a mutation for each of its proofs', () => {
    const fails = new Set(mutations.flatMap((mutation) => proofsOf(mutation, threat)))
    expect(threat.proofs.filter((proof) => !fails.has(proof))).toEqual([])
  })

  test('has mutations whose text occurs once, with proofs that it cites', () => {
    const titles = threat.proofs.map(({ title }) => title)
    for (const mutation of mutations) {
      expect(mutatedFile(mutation)).not.toBe(readFileSync(join(ROOT, mutation.file), 'utf8'))
      expect(titles).toEqual(expect.arrayContaining([...(mutation.proofs ?? [])]))
    }
  })
})
