import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Budget, fit, type Frame, type Section } from '../../src/render/fit.ts'

const characters = (limit: number): Budget => ({ limit, size: (text) => text.length })
const bytes = (limit: number): Budget => ({ limit, size: (text) => Buffer.byteLength(text) })
const frame: Frame = {
  head: (cut) => (cut.size > 0 ? `h${cut.size}` : 'hh'),
  foot: 'foot',
  omitted: (count) => `${count} more`,
  missing: (names) => `no ${names.join()}`,
}
const section = (open: string, ...folded: string[]): Section => ({
  open,
  folded: folded.map((text, index) => ({ name: `${open}${index}`, make: () => text })),
})
const lazy = (list: readonly Section[]): (() => Section)[] => list.map((one) => () => one)
const joined = (sections: readonly Section[], budget: Budget): string[] =>
  fit(lazy(sections), frame, budget).text.split('\n\n')

describe('what fits', () => {
  const three = ['a', 'b', 'c'].map((letter) => section(letter, letter.repeat(40)))
  const [A, B] = ['A', 'B'].map((letter) => letter.toLowerCase().repeat(40))
  const cases: [limit: number, expected: (string | undefined)[]][] = [
    [1000, ['hh', 'a', A, 'b', B, 'c', 'c'.repeat(40), 'foot']],
    [150, ['h1', 'a', A, 'b', B, 'c', 'no c0', 'foot']],
    [75, ['h3', 'a', 'no a0', 'b', 'no b0', 'c', 'no c0', 'foot']],
    [40, ['h3', 'a', 'no a0', 'b', 'no b0', '1 more', 'foot']],
    [20, ['h3', '3 more', 'foot']],
    [0, ['h3', '3 more', 'foot']],
  ]
  test.each(cases)('in %d', (limit, expected) => {
    expect(joined(three, characters(limit))).toEqual(expected)
  })

  test('no section is no reason to speak of it', () => {
    expect(joined([], characters(0))).toEqual(['hh', 'foot'])
  })

  test('after one that is left out, none follows: the order stays true', () => {
    const mixed = [section('x'.repeat(100)), section('z')]
    expect(joined(mixed, characters(60))).toEqual(['h2', '2 more', 'foot'])
  })

  test('what is long gives way to what is open, and to what is shorter', () => {
    const mixed = [section('a', 'A'.repeat(500), 's'), section('b', 'B'.repeat(20)), section('c')]
    expect(joined(mixed, characters(100))).toEqual([
      ...['h1', 'a', 's', 'no a0', 'b', 'B'.repeat(20), 'c', 'foot'],
    ])
  })

  test('the first of each section comes before the second of any', () => {
    const two = [section('a', 'A'.repeat(20), '1'.repeat(20)), section('b', 'B'.repeat(20))]
    expect(joined(two, characters(95))).toEqual([
      ...['h1', 'a', 'A'.repeat(20), 'no a1', 'b', 'B'.repeat(20), 'foot'],
    ])
  })

  test('bytes are not characters', () => {
    const wide = [section('w', 'é'.repeat(30))]
    expect(joined(wide, characters(70))).toContain('é'.repeat(30))
    expect(joined(wide, bytes(70))).not.toContain('é'.repeat(30))
  })
})

test('property: never over the limit; each part is shown, named as missing, or counted', () => {
  const parts = fc.array(
    fc.record({
      open: fc.stringMatching(/^[a-zß]{1,20}$/),
      folded: fc.array(fc.stringMatching(/^[A-Zé]{1,80}$/), { maxLength: 2 }),
    }),
    { maxLength: 30 },
  )
  fc.assert(
    fc.property(
      parts,
      fc.integer({ min: 40, max: 1500 }),
      fc.constantFrom(characters, bytes),
      (list, limit, budgetOf) => {
        const named = list.map(({ open, folded }, index) => ({
          open: `${open}-${index}`,
          folded: folded.map((text, depth) => `${text}-${index}-${depth}`),
        }))
        const sections = named.map(({ open, folded }) => section(open, ...folded))
        const budget = budgetOf(limit)
        const { text, cut } = fit(lazy(sections), frame, budget)
        expect(budget.size(text)).toBeLessThanOrEqual(limit)
        const blocks = text.split('\n\n')
        const shown = named.filter(({ open }) => blocks.includes(open))
        expect(shown).toEqual(named.slice(0, shown.length))
        for (const [index, { open, folded }] of named.entries()) {
          const lost = folded.flatMap((one, depth) =>
            blocks.includes(one) ? [] : [`${open}${depth}`],
          )
          const isWhole = index < shown.length && lost.length === 0
          expect(cut.has(index)).toBe(!isWhole)
          expect(blocks.includes(`no ${lost.join()}`)).toBe(index < shown.length && !isWhole)
        }
        expect(blocks.at(-1)).toBe('foot')
        const rest = named.length - shown.length
        expect(blocks.includes(`${rest} more`)).toBe(rest > 0)
      },
    ),
    { numRuns: 300 },
  )
})
