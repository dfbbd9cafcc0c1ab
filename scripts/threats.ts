import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutation } from './mutations.ts'

const ROOT = join(import.meta.dirname, '..')

/** A test that SECURITY.md cites, by its file and what its title holds. */
export interface Proof {
  /** Below `__tests__`, without `.test.ts`. */
  file: string
  title: string
}

/** A row of SECURITY.md: what somebody could attempt, and the tests that prove what stops them. */
export interface Threat {
  attempt: string
  proofs: readonly Proof[]
}

/** The rows of SECURITY.md that name proofs. */
export function readThreats(): Threat[] {
  const [, section = ''] = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8').split(
    /^## (?:Who could attack.*|What the review gate proves)$/m,
  )
  return section
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:Attempt|---) /.test(line))
    .map((line) => {
      const [attempt = '', ...columns] = line.slice(2).split(' | ')
      const cited = (columns.at(-1) ?? '').matchAll(/`([\w/-]+)` "([^"]+)"/g)
      return { attempt, proofs: [...cited].map(([, file = '', title = '']) => ({ file, title })) }
    })
}

/** The path of a proof's test file, from the root of the repository. */
export function testFileOf({ file }: Proof): string {
  return `__tests__/${file}.test.ts`
}

/** A pattern for the full names of the tests that a title stands for: `%s` is filled in. */
export function namePattern(title: string): string {
  return title.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/%[sijd]/g, '.*')
}

/** Which of a row's proofs must fail: all, or those that the mutation names. */
export function proofsOf({ proofs }: Mutation, threat: Threat): readonly Proof[] {
  return threat.proofs.filter(({ title }) => proofs?.includes(title) ?? true)
}

/** A mutation's file as it is mutated. Throws when the text does not occur exactly once. */
export function mutatedFile({ file, text, replacement }: Mutation): string {
  const path = join(ROOT, file)
  const parts = existsSync(path) ? readFileSync(path, 'utf8').split(text) : []
  if (parts.length === 2) return parts.join(replacement)
  throw new Error(`${file} holds ${Math.max(parts.length - 1, 0)} times, not once: ${text}`)
}
