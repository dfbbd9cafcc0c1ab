import { describe, expect, test } from '@jest/globals'
import type { PlannedConnection } from '../../src/core/plan.ts'
import { renderReport, type Report } from '../../src/render/report.ts'

type Action = PlannedConnection['action']

const planned = (action: Action, more: Partial<PlannedConnection> = {}): PlannedConnection => ({
  connectionKey: `a-${action}`,
  file: `${action}.yml`,
  action,
  status: 'planned',
  dryRun: {
    status: action === 'create' || action === 'update' ? 'passed' : 'skipped',
    messages: [],
  },
  before: undefined,
  after: undefined,
  changes: [],
  drift: [],
  active: null,
  fingerprint: null,
  objectPath: null,
  bulkId: null,
  jobs: null,
  script: null,
  bootstrap: null,
  preflight: [],
  warnings: [],
  errors: [],
  ...more,
})
const times = (
  count: number,
  action: Action,
  more: Partial<PlannedConnection> = {},
): PlannedConnection[] =>
  Array.from({ length: count }, (_, index) =>
    planned(action, { connectionKey: `${action}-${index}`, ...more }),
  )
const render = (
  mode: Report['mode'],
  connections: PlannedConnection[],
  more: Partial<Report> = {},
  limit = 100_000,
): string =>
  renderReport(
    {
      mode,
      connections,
      offline: undefined,
      stopped: undefined,
      unmanaged: [],
      commit: 'c0ffee',
      filesUrl: 'https://github.test/blob/c0ffee',
      runUrl: 'https://github.test/run',
      version: '0',
      ...more,
    },
    { limit, size: (text) => text.length },
  )

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
      planned('unchanged'),
      planned('update', { status: 'skipped' }),
    ]
    expect(render('plan', connections)).toContain(`✅ **Ready to merge.** ${verdict}\n`)
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

describe('a plan that did not ask Immuta', () => {
  const offline = 'No secrets here.'

  test('tells what Git says, not what merging does', () => {
    const connections = (['create', 'update', 'unchanged', 'retain'] as const).map((action) =>
      planned(action, { dryRun: { status: 'skipped', messages: [] } }),
    )
    const text = render('plan', connections, { offline })
    expect(text).toContain(
      '## Immuta connections: 1 new in Git, 1 changed in Git, 1 removed from Git, 1 unchanged',
    )
    expect(text).toContain('| Connection | By Git alone | Look at |')
    for (const words of ['new in Git', 'changed in Git', 'unchanged in Git', 'removed from Git'])
      expect(text).toContain(`| ${words} |`)
    expect(text).not.toMatch(
      /to register|to update|\*\*register|\*\*update|stays registered|Merging/,
    )
  })

  test('because it could not: says so once, and decides nothing', () => {
    const error = { code: 'immuta-unreachable', message: 'Check the input `immuta-url`.' }
    const failed = {
      status: 'failed',
      errors: [error],
      dryRun: { status: 'skipped', messages: [] },
    } as const
    const text = render('plan', [
      ...times(2, 'create', failed as never),
      ...times(1, 'update', failed as never),
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
    const failed = {
      status: 'failed',
      errors: [{ code: 'immuta-unreachable', message: 'x'.repeat(50_000) }],
    } as const
    expect(render('plan', times(2, 'create', failed as never), {}, 20_000).length).toBeLessThan(
      20_000,
    )
  })

  test('an error with a line stays with its connection', () => {
    const failed = {
      status: 'failed',
      errors: [{ code: 'immuta-unreachable', message: 'Look-up failed.', line: 3 }],
    } as const
    const text = render('plan', times(2, 'create', failed as never))
    expect(text.split('Look-up failed.')).toHaveLength(3)
    expect(text).not.toContain('(2 connections)')
  })
})

test.each(['validate', 'drift'] as const)('%s has no column for a dry run', (mode) => {
  const connections = times(2, 'unchanged', { status: 'skipped' })
  expect(render(mode, connections)).not.toContain('Dry run')
  expect(render('plan', [...connections, planned('create')])).toContain('| Dry run |')
})
