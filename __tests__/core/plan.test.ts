import { describe, expect, test } from '@jest/globals'
import { FAILURE_REASONS, firstReason, reasonOf, RunFailure } from '../../src/core/failures.ts'
import { fingerprint } from '../../src/core/fingerprint.ts'
import { failureOf, hasChanges } from '../../src/core/outcome.ts'
import type { PlannedConnection } from '../../src/core/plan.ts'
import { type BaseSpecs, type Candidate, select } from '../../src/core/select.ts'
import type { ChangedFile, ChangeSet } from '../../src/github/changes.ts'
import type { SpecResult } from '../../src/core/spec.ts'
import { config, connectionOf, edit, M2M_SPEC, token, TOKEN_SPEC } from '../connection/support.ts'
import { named, PASSED, plan as decide, PRESENT, seen, spec } from './support.ts'

const onMain = (...results: SpecResult[]): BaseSpecs =>
  new Map(results.map((result) => [result.file, result]))
const files = (...changed: ChangedFile[]): ChangeSet => ({
  kind: 'files',
  base: 'b',
  files: changed,
})
const changed = (path: string): ChangedFile => ({ path, status: 'changed' })
const only = (candidates: Candidate[]): Candidate => {
  const [candidate] = candidates
  if (candidate === undefined || candidates.length !== 1)
    throw new Error(`${candidates.length} candidates`)
  return candidate
}
const named3 = [named('a.yml', 'a'), named('b.yml', 'b'), named('c.yml', 'c')]
const keys = (candidates: Candidate[]): (string | undefined)[] => candidates.map(({ key }) => key)

describe('what is in scope', () => {
  test('changed: the files that differ', () => {
    expect(
      keys(
        select(
          named3,
          files(changed('b.yml'), changed('README.md')),
          onMain(named('b.yml', 'b')),
          'changed',
        ),
      ),
    ).toEqual(['b'])
    expect(select(named3, files(), new Map(), 'changed')).toEqual([])
  })

  test('changed: an invalid spec too, since it would stop the apply', () => {
    const invalid = spec('d.yml', `${TOKEN_SPEC}x: 1\n`)
    expect(
      select([...named3, invalid], files(changed('a.yml')), new Map(), 'changed').map(
        ({ file }) => file,
      ),
    ).toEqual(['a.yml', 'd.yml'])
  })

  test('changed: a spec with only a warning stays out', () => {
    expect(select([spec('d.yml', config('audit: false'))], files(), new Map(), 'changed')).toEqual(
      [],
    )
  })

  test('all, or when nobody knows what changed: every spec', () => {
    expect(keys(select(named3, files(changed('b.yml')), new Map(), 'all'))).toEqual(['a', 'b', 'c'])
    expect(
      keys(select(named3, { kind: 'everything', base: undefined }, new Map(), 'changed')),
    ).toEqual(['a', 'b', 'c'])
  })

  test('a spec that did not change is its own base', () => {
    const [a, b] = select(named3, files(changed('b.yml')), onMain(named('b.yml', 'b')), 'all')
    expect(a?.base).toEqual(connectionOf(named3[0])?.body)
    expect(b?.base).toEqual(connectionOf(named3[1])?.body)
  })

  test('a new spec has no base', () => {
    const candidate = only(
      select(
        [named('a.yml', 'a')],
        files({ path: 'a.yml', status: 'added' }),
        new Map(),
        'changed',
      ),
    )
    expect(candidate).toMatchObject({
      key: 'a',
      file: 'a.yml',
      problems: [],
      place: { line: 1, column: 16 },
    })
    expect(candidate.base).toBeUndefined()
    expect(candidate.previousKey).toBeUndefined()
  })

  test('a removed spec comes last, without a desired connection', () => {
    const candidates = select(
      [named('a.yml', 'a')],
      files({ path: 'b.yml', status: 'removed' }, changed('a.yml')),
      onMain(named('b.yml', 'b'), named('a.yml', 'a')),
      'changed',
    )
    expect(candidates.map(({ key, file, desired }) => [key, file, desired === undefined])).toEqual([
      ['a', 'a.yml', false],
      ['b', 'b.yml', true],
    ])
    expect(candidates[1]?.base?.connectionKey).toBe('b')
  })

  test('a spec moved to another file is not removed', () => {
    const candidate = only(
      select(
        [named('new.yml', 'a')],
        files({ path: 'new.yml', status: 'renamed', previous: 'old.yml' }),
        onMain(named('old.yml', 'a')),
        'changed',
      ),
    )
    expect(candidate).toMatchObject({ key: 'a', file: 'new.yml', base: { connectionKey: 'a' } })
    expect(candidate.previousKey).toBeUndefined()
  })

  test('a spec deleted here and added there is not removed either', () => {
    const candidate = only(
      select(
        [named('new.yml', 'a')],
        files({ path: 'new.yml', status: 'added' }, { path: 'old.yml', status: 'removed' }),
        onMain(named('old.yml', 'a')),
        'changed',
      ),
    )
    expect(candidate).toMatchObject({ file: 'new.yml', base: { connectionKey: 'a' } })
  })

  test('a key that changes: a new connection, and the old one is removed', () => {
    const candidates = select(
      [named('a.yml', 'new')],
      files(changed('a.yml')),
      onMain(named('a.yml', 'old')),
      'changed',
    )
    expect(candidates).toMatchObject([
      { key: 'new', previousKey: 'old', base: { connectionKey: 'old' } },
      { key: 'old', file: 'a.yml' },
    ])
    expect(candidates[1]?.desired).toBeUndefined()
  })

  test('two files that swap their keys rename nothing', () => {
    const candidates = select(
      [named('a.yml', 'b'), named('b.yml', 'a')],
      files(changed('a.yml'), changed('b.yml')),
      onMain(named('a.yml', 'a'), named('b.yml', 'b')),
      'changed',
    )
    expect(
      candidates.map(({ key, base, previousKey }) => [key, base?.connectionKey, previousKey]),
    ).toEqual([
      ['b', 'b', undefined],
      ['a', 'a', undefined],
    ])
  })

  test('a spec whose key can no longer be read is not taken for removed', () => {
    const candidate = only(
      select([spec('a.yml', '[')], files(changed('a.yml')), onMain(named('a.yml', 'a')), 'changed'),
    )
    expect(candidate.key).toBeUndefined()
    expect(candidate.place).toEqual({ line: 1, column: 1 })
    expect(
      only(
        select(
          [spec('b.yml', '[')],
          files({ path: 'b.yml', status: 'renamed', previous: 'a.yml' }),
          onMain(named('a.yml', 'a')),
          'changed',
        ),
      ).key,
    ).toBeUndefined()
  })
})

const create = only(
  select([spec('a.yml')], files({ path: 'a.yml', status: 'added' }), new Map(), 'changed'),
)
const edited = (text: string): Candidate =>
  only(select([spec('a.yml', text)], files(changed('a.yml')), onMain(spec('a.yml')), 'changed'))
const removed = only(
  select([], files({ path: 'a.yml', status: 'removed' }), onMain(spec('a.yml')), 'changed'),
)
const invalid = only(
  select(
    [spec('a.yml', `${TOKEN_SPEC}x: 1\n`)],
    files(changed('a.yml')),
    onMain(spec('a.yml')),
    'changed',
  ),
)
const codes = (notes: readonly { code: string }[]): string[] => notes.map(({ code }) => code)

describe('what becomes of a connection', () => {
  const cases: [name: string, plan: PlannedConnection, action: string, status: string][] = [
    ['new, and not in Immuta', decide(create, seen('absent')), 'create', 'planned'],
    ['new, but in Immuta', decide(create, seen(PRESENT)), 'unchanged', 'planned'],
    ['new, Immuta not asked', decide(create, seen('unknown')), 'create', 'planned'],
    [
      'known on main, not in Immuta',
      decide(edited(TOKEN_SPEC), seen('absent')),
      'create',
      'planned',
    ],
    ['known on main, in Immuta', decide(edited(TOKEN_SPEC), seen(PRESENT)), 'unchanged', 'planned'],
    [
      'known on main, Immuta not asked',
      decide(edited(TOKEN_SPEC), seen('unknown')),
      'unchanged',
      'planned',
    ],
    [
      'known on main, in Immuta, and this change touches what Immuta shows',
      decide(edited(token('immuta_prod', 'x')), seen(PRESENT)),
      'update',
      'planned',
    ],
    [
      'known on main, in Immuta, and this change touches what Immuta hides',
      decide(edited(token('${CONNECTION_PROD}', '${CONNECTION_X}')), seen(PRESENT)),
      'update',
      'planned',
    ],
    [
      'known on main, Immuta not asked, and this change touches something',
      decide(edited(token('immuta_prod', 'x')), seen('unknown')),
      'update',
      'planned',
    ],
    [
      'only the settings change',
      decide(edited(`${TOKEN_SPEC}settings: { isActive: true }\n`), seen(PRESENT)),
      'unchanged',
      'planned',
    ],
    [
      'only the options change',
      decide(edited(`${TOKEN_SPEC}options: { forceRecursiveCrawl: false }\n`), seen(PRESENT)),
      'unchanged',
      'planned',
    ],
    [
      'in Immuta, sent by force',
      decide(edited(TOKEN_SPEC), seen(PRESENT), { forceUpdate: true }),
      'update',
      'planned',
    ],
    [
      'not in Immuta, sent by force',
      decide(edited(TOKEN_SPEC), seen('absent'), { forceUpdate: true }),
      'create',
      'planned',
    ],
    [
      'in Immuta and different, but not to be updated',
      decide(edited(token('immuta_prod', 'x')), seen(PRESENT), { updateExisting: false }),
      'update',
      'skipped',
    ],
    [
      'not in Immuta, nothing to be updated',
      decide(create, seen('absent'), { updateExisting: false }),
      'create',
      'planned',
    ],
    ['removed', decide(removed, seen('unknown')), 'retain', 'planned'],
    [
      'removed, to be deregistered',
      decide(removed, seen(PRESENT), { allowDelete: true }),
      'delete',
      'planned',
    ],
    [
      'removed, to be deregistered, Immuta not asked',
      decide(removed, seen('unknown'), { allowDelete: true }),
      'delete',
      'planned',
    ],
    [
      'removed, and gone already',
      decide(removed, seen('absent'), { allowDelete: true }),
      'unchanged',
      'planned',
    ],
    ['invalid', decide(invalid, seen('unknown')), 'invalid', 'failed'],
    [
      'a secret that is unset',
      decide(
        create,
        seen('absent', {
          problems: [
            {
              severity: 'error',
              code: 'secret-unset',
              message: 'm',
              position: { line: 7, column: 10 },
            },
          ],
        }),
      ),
      'invalid',
      'failed',
    ],
    [
      'a failed dry run',
      decide(
        create,
        seen('absent', { dryRun: { status: 'failed', messages: ['no such host', 'x'] } }),
      ),
      'create',
      'failed',
    ],
    [
      'Immuta out of reach',
      decide(
        create,
        seen('unknown', {
          problems: [{ severity: 'error', code: 'immuta-unreachable', message: 'm' }],
        }),
      ),
      'create',
      'failed',
    ],
    [
      'a warning',
      decide(
        create,
        seen('absent', { problems: [{ severity: 'warning', code: 'secret-unset', message: 'm' }] }),
      ),
      'create',
      'planned',
    ],
  ]
  test.each(cases)('%s', (_, plan, action, status) => {
    expect([plan.action, plan.status]).toEqual([action, status])
    expect(plan).toMatchObject({
      connectionKey: 'prod-lakehouse',
      file: 'a.yml',
      objectPath: null,
      bulkId: null,
      jobs: null,
      drift: [],
    })
  })

  test("a failed dry run is an error at the spec, with Immuta's words", () => {
    const plan = decide(
      create,
      seen('absent', { dryRun: { status: 'failed', messages: ['no such host', 'x'] } }),
    )
    expect(plan.errors).toEqual([
      {
        code: 'dry-run-failed',
        message: "Immuta's dry run refused this connection: no such host; x",
        line: 1,
        column: 16,
      },
    ])
    expect(failureOf([plan])).toBe('dry-run-failed')
  })

  test('changes and fingerprint', () => {
    const plan = decide(edited(token('immuta_prod', 'immuta_new')), seen(PRESENT))
    expect(plan.changes.map(({ path }) => path)).toEqual(['nativeIntegration.config.catalog'])
    expect(plan.fingerprint).toBe(plan.after && fingerprint(plan.after))
    expect(decide(create, seen('absent')).changes.every(({ op }) => op === 'add')).toBe(true)
    expect(decide(create, seen(PRESENT)).changes).toEqual([])
    expect(decide(removed, seen('unknown'))).toMatchObject({ fingerprint: null, after: undefined })
    expect(decide(removed, seen('unknown')).changes.every(({ op }) => op === 'remove')).toBe(true)
    expect(decide(invalid, seen('unknown'))).toMatchObject({ fingerprint: null, changes: [] })
  })

  test('a spec whose key can not be read has none', () => {
    const broken = only(select([spec('a.yml', '[')], files(changed('a.yml')), new Map(), 'changed'))
    expect(decide(broken, seen('unknown'))).toMatchObject({
      connectionKey: null,
      action: 'invalid',
      status: 'failed',
      errors: [{ code: 'yaml-syntax', line: 1, column: 2 }],
    })
  })

  test('problems keep their places, and go by severity', () => {
    const plan = decide(edited(`${config('audit: false')}x: 1\n`), seen('unknown'))
    expect(plan.errors.map(({ code, line, column }) => [code, line, column])).toEqual([
      ['unknown-key', 12, 1],
    ])
    expect(plan.warnings.map(({ code, line, column }) => [code, line, column])).toContainEqual([
      'audit-disabled',
      10,
      12,
    ])
  })
})

describe("warnings that need main's version", () => {
  const cases: [
    name: string,
    plan: PlannedConnection,
    expected: [code: string, line: number | undefined, column: number | undefined][],
  ][] = [
    ['no change', decide(edited(TOKEN_SPEC), seen(PRESENT)), []],
    ['a new spec', decide(create, seen('absent')), []],
    [
      'another host',
      decide(edited(token('acme-prod', 'acme-test')), seen(PRESENT)),
      [['host-changed', 4, 13]],
    ],
    [
      'another catalog',
      decide(edited(token('immuta_prod', 'immuta_new')), seen(PRESENT)),
      [['catalog-changed', 10, 14]],
    ],
    [
      'another way of signing in',
      decide(edited(M2M_SPEC), seen(PRESENT)),
      [['auth-changed', 6, 23]],
    ],
    [
      'settings of a registered connection',
      decide(edited(`${TOKEN_SPEC}settings: { isActive: true }\n`), seen(PRESENT)),
      [
        ['activates-objects', 11, 23],
        ['registration-only', 11, 11],
      ],
    ],
    [
      'options of a registered connection',
      decide(edited(`${TOKEN_SPEC}options:\n  forceRecursiveCrawl: false\n`), seen(PRESENT)),
      [
        ['shallow-crawl', 12, 24],
        ['registration-only', 12, 3],
      ],
    ],
    [
      'settings of a connection not yet registered',
      decide(edited(`${TOKEN_SPEC}settings: { isActive: true }\n`), seen('absent')),
      [['activates-objects', 11, 23]],
    ],
    ['a removed spec', decide(removed, seen('unknown')), [['removed-spec', undefined, undefined]]],
    [
      'host and catalog',
      decide(edited(edit(token('acme-prod', 'acme-test'), 'immuta_prod', 'x')), seen(PRESENT)),
      [
        ['host-changed', 4, 13],
        ['catalog-changed', 10, 14],
      ],
    ],
  ]
  test.each(cases)('%s', (_, plan, expected) => {
    expect(plan.warnings.map(({ code, line, column }) => [code, line, column])).toEqual(expected)
    expect(plan.errors).toEqual([])
  })

  test('another key', () => {
    const [renamed, old] = select(
      [spec('a.yml', token('prod-lakehouse', 'new-key'))],
      files(changed('a.yml')),
      onMain(spec('a.yml')),
      'changed',
    ).map((candidate) => decide(candidate, seen('absent')))
    expect(codes(renamed?.warnings ?? [])).toEqual(['key-changed'])
    expect(renamed?.warnings[0]).toMatchObject({ line: 1, column: 16 })
    expect(renamed?.warnings[0]?.message).toContain('`prod-lakehouse`')
    expect(codes(old?.warnings ?? [])).toEqual(['removed-spec'])
  })
})

describe('why a run failed', () => {
  test('the first reason in the order of the list', () => {
    expect(firstReason(['jobs-failed', 'dry-run-failed', 'invalid-spec'])).toBe('invalid-spec')
    expect(firstReason([])).toBeUndefined()
    for (const [index, reason] of FAILURE_REASONS.entries())
      expect(firstReason([...FAILURE_REASONS.slice(index)].reverse())).toBe(reason)
  })

  test('codes that are no reason are faults of the spec', () => {
    for (const code of [
      'unknown-key',
      'yaml-syntax',
      'secret-unset',
      'secret-too-short',
      'symbolic-link',
    ])
      expect(reasonOf(code)).toBe('invalid-spec')
    for (const reason of FAILURE_REASONS) expect(reasonOf(reason)).toBe(reason)
  })

  test('of several connections', () => {
    const unreachable = decide(
      create,
      seen('unknown', {
        problems: [{ severity: 'error', code: 'immuta-unreachable', message: 'm' }],
      }),
    )
    expect(failureOf([unreachable, decide(create, seen('absent'))])).toBe('immuta-unreachable')
    expect(failureOf([unreachable, decide(invalid, seen('unknown'))])).toBe('invalid-spec')
    expect(failureOf([decide(create, seen('absent'))])).toBeUndefined()
  })

  test('a failure of the run keeps reason and cause', () => {
    const cause = new Error('x')
    expect(new RunFailure('config', 'm', { cause })).toMatchObject({
      name: 'RunFailure',
      reason: 'config',
      message: 'm',
      cause,
    })
  })
})

test('whether anything changes', () => {
  const plan = decide(create, seen('absent'))
  const same = decide(edited(TOKEN_SPEC), seen(PRESENT))
  expect(plan.dryRun).toEqual(PASSED)
  expect(hasChanges('plan', [same, plan])).toBe(true)
  expect(hasChanges('plan', [same])).toBe(false)
  expect(hasChanges('validate', [plan])).toBe(false)
  expect(hasChanges('apply', [plan])).toBe(false)
  expect(
    hasChanges('apply', [{ ...plan, status: 'applied', objectPath: ['prod-lakehouse'] }]),
  ).toBe(true)
  // Registered, though its jobs failed.
  expect(hasChanges('apply', [{ ...plan, status: 'failed', objectPath: ['prod-lakehouse'] }])).toBe(
    true,
  )
  expect(hasChanges('apply', [{ ...plan, action: 'delete', status: 'applied' }])).toBe(true)
  expect(hasChanges('apply', [{ ...plan, action: 'delete', status: 'failed' }])).toBe(false)
  expect(
    hasChanges('plan', [
      decide(edited(token('immuta_prod', 'x')), seen(PRESENT), { updateExisting: false }),
    ]),
  ).toBe(false)
})
