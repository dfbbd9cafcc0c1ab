import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Budget, fit, type Section } from '../../src/render/fit.ts'

const characters = (limit: number): Budget => ({ limit, size: (text) => text.length })
const bytes = (limit: number): Budget => ({ limit, size: (text) => Buffer.byteLength(text) })
const omitted = (count: number): string => `${count} more`
const lazy = (list: readonly Section[]): (() => Section)[] => list.map((one) => () => one)
const sections: Section[] = ['A', 'B', 'C'].map((letter) => ({
  full: letter.repeat(40),
  brief: letter.toLowerCase(),
}))

describe('what fits', () => {
  const cases: [limit: number, expected: string[]][] = [
    [1000, ['head', 'A'.repeat(40), 'B'.repeat(40), 'C'.repeat(40), 'foot']],
    [120, ['head', 'A'.repeat(40), 'B'.repeat(40), 'c', 'foot']],
    [75, ['head', 'A'.repeat(40), 'b', 'c', 'foot']],
    [30, ['head', 'a', 'b', 'c', 'foot']],
    [27, ['head', 'a', 'b', '1 more', 'foot']],
    [20, ['head', '3 more', 'foot']],
    [0, ['head', '3 more', 'foot']],
  ]
  test.each(cases)('in %d', (limit, expected) => {
    expect(fit('head', lazy(sections), 'foot', characters(limit), omitted).text).toBe(
      expected.join('\n\n'),
    )
  })

  test('no section is no reason to speak of it', () => {
    expect(fit('head', [], 'foot', characters(0), omitted).text).toBe('head\n\nfoot')
  })

  test('after one that is left out, none follows: the order stays true', () => {
    const mixed: Section[] = [
      { full: 'x'.repeat(100), brief: 'y'.repeat(100) },
      { full: 'z', brief: 'z' },
    ]
    expect(fit('head', lazy(mixed), 'foot', characters(60), omitted).text).toBe(
      'head\n\n2 more\n\nfoot',
    )
  })

  test('bytes are not characters', () => {
    const wide: Section[] = [{ full: 'é'.repeat(30), brief: 'e' }]
    expect(fit('h', lazy(wide), 'f', characters(60), omitted).text).toContain('é')
    expect(fit('h', lazy(wide), 'f', bytes(60), omitted).text).not.toContain('é')
  })
})

test('property: never over the limit, every section shown or counted, none cut', () => {
  const section = fc.record({
    full: fc.stringMatching(/^[A-Zé]{1,80}$/),
    brief: fc.stringMatching(/^[a-zß]{1,20}$/),
  })
  fc.assert(
    fc.property(
      fc.array(section, { maxLength: 30 }),
      fc.integer({ min: 40, max: 1500 }),
      fc.constantFrom(characters, bytes),
      (parts, limit, budget) => {
        const { text } = fit('H', lazy(parts), 'F', budget(limit), omitted)
        expect(budget(limit).size(text)).toBeLessThanOrEqual(limit)
        const lines = text.split('\n\n')
        expect(lines[0]).toBe('H')
        expect(lines.at(-1)).toBe('F')
        const counted = /^(\d+) more$/.exec(lines.at(-2) ?? '')
        const shown = lines.slice(1, counted ? -2 : -1)
        expect(shown.length + Number(counted?.[1] ?? 0)).toBe(parts.length)
        for (const [index, line] of shown.entries())
          expect([parts[index]?.full, parts[index]?.brief]).toContain(line)
      },
    ),
    { numRuns: 300 },
  )
})
