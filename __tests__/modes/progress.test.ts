import { expect, test } from '@jest/globals'
import { progress } from '../../src/modes/progress.ts'

function told(total: number, msEach: number): string[] {
  const log: string[] = []
  let now = 0
  const tell = progress(total, {
    clock: { now: () => now },
    log: {
      info: (text) => void log.push(text),
      group: (title, lines) =>
        void log.push(`${title}: ${lines.length} lines, ${lines[0] ?? ''} …`),
    },
  })
  for (let index = 1; index <= total; index++) {
    now += msEach
    tell(`c${index}: unchanged`)
  }
  return log
}

test('a short run has a line for each connection', () => {
  expect(told(3, 1)).toEqual(['[1/3] c1: unchanged', '[2/3] c2: unchanged', '[3/3] c3: unchanged'])
})

test('a long run has groups, and says what is left', () => {
  expect(told(120, 100)).toEqual([
    'Connections 1 to 50: 50 lines, [1/120] c1: unchanged …',
    '50 of 120, about 7 s left',
    'Connections 51 to 100: 50 lines, [51/120] c51: unchanged …',
    '100 of 120, about 2 s left',
    'Connections 101 to 120: 20 lines, [101/120] c101: unchanged …',
  ])
})

test('a slow run is never silent for long', () => {
  expect(told(60, 5000).slice(0, 2)).toEqual([
    'Connections 1 to 2: 2 lines, [1/60] c1: unchanged …',
    '2 of 60, about 5 min left',
  ])
})
