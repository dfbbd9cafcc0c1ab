import { describe, expect, test } from '@jest/globals'
import { errorAt, type Position } from '../../src/core/diagnostic.ts'
import type { Outcome, Reported } from '../../src/core/outcome.ts'
import type { Action } from '../../src/core/plan.ts'
import { renderReport } from '../../src/render/report.ts'
import { type Brief, outcomeOf, reported, viewOf } from '../core/reported.ts'

const times = (count: number, action: Action, brief: Brief = {}): Reported[] =>
  Array.from({ length: count }, (_, index) =>
    reported(action, { key: `${action}-${index}`, ...brief }),
  )
const render = (
  mode: Outcome['mode'],
  connections: readonly Reported[],
  { offline, limit = 100_000 }: { offline?: string; limit?: number } = {},
): string =>
  renderReport(viewOf(outcomeOf(mode, connections, offline)), {
    limit,
    size: (text) => text.length,
  }).text

describe('what merging does', () => {
  const cases: [create: number, update: number, remove: number, verdict: string][] = [
    [1, 0, 0, "Merging registers 1 connection; Immuta's dry run accepted it."],
    [2, 0, 0, "Merging registers 2 connections; Immuta's dry run accepted both."],
    [0, 1, 0, "Merging updates 1 connection; Immuta's dry run accepted it."],
    [2, 1, 0, "Merging registers 2 connections and updates 1; Immuta's dry run accepted all 3."],
    [1, 2, 0, "Merging registers 1 connection and updates 2; Immuta's dry run accepted all 3."],
    [0, 0, 1, 'Merging deregisters 1 connection.'],
    [0, 0, 2, 'Merging deregisters 2 connections.'],
    [
      1,
      0,
      1,
      "Merging registers 1 connection and deregisters 1; Immuta's dry run accepted 1 of them, and there is none for deregistering.",
    ],
    [
      0,
      2,
      1,
      "Merging updates 2 connections and deregisters 1; Immuta's dry run accepted 2 of them, and there is none for deregistering.",
    ],
    [
      3,
      2,
      1,
      "Merging registers 3 connections, updates 2 and deregisters 1; Immuta's dry run accepted 5 of them, and there is none for deregistering.",
    ],
  ]
  test.each(cases)('%i new, %i changed, %i removed', (create, update, remove, verdict) => {
    const connections = [
      ...times(create, 'create'),
      ...times(update, 'update'),
      ...times(remove, 'delete'),
      reported('unchanged'),
      reported('update', { status: 'skipped' }),
    ]
    const lead =
      create > 0
        ? "⚠️ **Ready once Immuta's set-up script has been run.**"
        : '✅ **Ready to merge.**'
    expect(render('plan', connections)).toContain(`${lead} ${verdict}\n`)
  })

  test.each(cases)('and what applying did: %i, %i, %i', (create, update, remove, verdict) => {
    const done = { status: 'applied' } as const
    const said = /Merging (.*?)[;.]/
      .exec(verdict)?.[1]
      ?.replace(/(register|update)s/g, (_, verb: string) =>
        verb === 'update' ? 'updated' : 'registered',
      )
    expect(
      render('apply', [
        ...times(create, 'create', done),
        ...times(update, 'update', done),
        ...times(remove, 'delete', done),
      ]),
    ).toContain(`✅ **Done:** ${said ?? ''}.\n`)
  })
})

/** A connection that Immuta could not be asked about. */
const unreachable = (message: string, position?: Position): Brief => ({
  dryRun: 'skipped',
  diagnostics: [errorAt('immuta-unreachable', message, position)],
})

describe('a plan that did not ask Immuta', () => {
  const offline = 'No secrets here.'

  test('tells what Git says, not what merging does', () => {
    const connections = (['create', 'update', 'unchanged', 'retain'] as const).map((action) =>
      reported(action, { dryRun: 'skipped' }),
    )
    const text = render('plan', connections, { offline })
    expect(text).toContain(
      '## Immuta connections: 1 new in Git, 1 changed in Git, 1 removed from Git, 1 unchanged',
    )
    expect(text).toContain('| Connection | By Git only | Look at |')
    for (const words of ['new in Git', 'changed in Git', 'unchanged in Git', 'removed from Git'])
      expect(text).toContain(`| ${words} |`)
    expect(text).not.toMatch(
      /to register|to update|\*\*register|\*\*update|not deregistered|Merging/,
    )
  })

  test('because it could not: says so once, and decides nothing', () => {
    const text = render('plan', [
      ...times(2, 'create', unreachable('Check the input `immuta-url`.')),
      ...times(1, 'update', unreachable('Check the input `immuta-url`.')),
    ])
    expect(text).toContain('3 connections could not be checked')
    expect(text.split('Check the input')).toHaveLength(2)
    expect(text).toContain(
      '> **immuta-unreachable** (3 connections): Check the input `immuta-url`.',
    )
    expect(text).toContain('### `update-0`: not checked')
    expect(text).not.toMatch(/\*\*register|\*\*update/)
  })

  test('an error of the run is cut, so that it fits', () => {
    const connections = times(2, 'create', unreachable('x'.repeat(50_000)))
    expect(render('plan', connections, { limit: 20_000 }).length).toBeLessThan(20_000)
  })

  test('an error with a line stays with its connection', () => {
    const failed = unreachable('Look-up failed.', { line: 3, column: 1 })
    const text = render('plan', times(2, 'create', failed))
    expect(text.split('Look-up failed.')).toHaveLength(3)
    expect(text).not.toContain('(2 connections)')
  })
})

test.each(['validate', 'drift'] as const)('%s has no column for a dry run', (mode) => {
  const connections = times(2, 'unchanged', { status: 'skipped' })
  expect(render(mode, connections)).not.toContain('Dry run')
  expect(render('plan', [...connections, reported('create')])).toContain('| Dry run |')
})
