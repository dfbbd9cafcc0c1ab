import { describe, expect, test } from '@jest/globals'
import {
  type BaseSpecs,
  type Candidate,
  positionOf,
  selectCandidates as select,
} from '../../src/core/candidate.ts'
import type { ChangedFile, ChangeSet } from '../../src/core/history.ts'
import { FAILURE_REASONS, firstReason, reasonOf } from '../../src/core/codes.ts'
import { RunFailure } from '../../src/core/failure.ts'
import { fingerprint } from '../../src/core/fingerprint.ts'
import { errorAt, warningAt } from '../../src/core/diagnostic.ts'
import { hasChanges, type Outcome, planned, type Reported } from '../../src/core/outcome.ts'
import { bodyOf, desiredOf, type PlanEntry, reasonsOf } from '../../src/core/plan.ts'

const failureOf = (entries: readonly PlanEntry[]) =>
  firstReason(entries.flatMap(({ diagnostics }) => reasonsOf(diagnostics)))
import type { SpecResult } from '../../src/core/spec.ts'
import { config, edit, M2M_SPEC, token, TOKEN_SPEC } from '../connection/support.ts'
import { outcomeOf, reported } from './reported.ts'
import { entryOf, named, plan as decide, PRESENT, seen, spec, tell, type Told } from './support.ts'

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
const bodies = named3.map((result) => result.kind === 'valid' && result.connection.body)
/** The key in the base's version of a candidate. */
const priorKey = (candidate: Candidate): string | undefined =>
  'prior' in candidate ? bodyOf(candidate.prior)?.connectionKey : undefined
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
    expect(a && priorKey(a)).toBe('a')
    expect(a && 'prior' in a && a.prior).toEqual(bodies[0])
    expect(b && 'prior' in b && b.prior).toEqual(bodies[1])
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
      kind: 'declared',
      key: 'a',
      file: 'a.yml',
      diagnostics: [],
      prior: 'absent',
      previousKey: undefined,
    })
    expect(positionOf(candidate)).toEqual({ line: 1, column: 16 })
  })

  test('a removed spec comes last, without a desired connection', () => {
    const candidates = select(
      [named('a.yml', 'a')],
      files({ path: 'b.yml', status: 'removed' }, changed('a.yml')),
      onMain(named('b.yml', 'b'), named('a.yml', 'a')),
      'changed',
    )
    expect(candidates.map(({ key, file, kind }) => [key, file, kind])).toEqual([
      ['a', 'a.yml', 'declared'],
      ['b', 'b.yml', 'removed'],
    ])
    expect(candidates[1] && priorKey(candidates[1])).toBe('b')
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
    expect(candidate).toMatchObject({
      key: 'a',
      file: 'new.yml',
      prior: { connectionKey: 'a' },
      previousKey: undefined,
    })
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
    expect(candidate).toMatchObject({ file: 'new.yml', prior: { connectionKey: 'a' } })
  })

  test('a key that changes: a new connection, and the old one is removed', () => {
    const candidates = select(
      [named('a.yml', 'new')],
      files(changed('a.yml')),
      onMain(named('a.yml', 'old')),
      'changed',
    )
    expect(candidates).toMatchObject([
      { key: 'new', previousKey: 'old', prior: { connectionKey: 'old' } },
      { kind: 'removed', key: 'old', file: 'a.yml' },
    ])
  })

  test('two files that swap their keys rename nothing', () => {
    const candidates = select(
      [named('a.yml', 'b'), named('b.yml', 'a')],
      files(changed('a.yml'), changed('b.yml')),
      onMain(named('a.yml', 'a'), named('b.yml', 'b')),
      'changed',
    )
    expect(
      candidates.map((candidate) => [
        candidate.key,
        priorKey(candidate),
        candidate.kind === 'declared' ? candidate.previousKey : 'not declared',
      ]),
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
    expect(positionOf(candidate)).toEqual({ line: 1, column: 1 })
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
  const cases: [name: string, plan: Told, action: string, status: string][] = [
    ['new, and not in Immuta', decide(create, seen('absent')), 'create', 'planned'],
    ['new, but in Immuta', decide(create, seen(PRESENT)), 'unchanged', 'planned'],
    ['new, Immuta not asked', decide(create, seen('not-asked')), 'create', 'planned'],
    ['new, Immuta can not tell', decide(create, seen('unknown')), 'unknown', 'planned'],
    [
      'known on main, not in Immuta',
      decide(edited(TOKEN_SPEC), seen('absent')),
      'create',
      'planned',
    ],
    ['known on main, in Immuta', decide(edited(TOKEN_SPEC), seen(PRESENT)), 'unchanged', 'planned'],
    [
      'known on main, Immuta not asked',
      decide(edited(TOKEN_SPEC), seen('not-asked')),
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
      decide(edited(token('immuta_prod', 'x')), seen('not-asked')),
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
      decide(removed, seen('not-asked'), { allowDelete: true }),
      'delete',
      'planned',
    ],
    [
      'removed, to be deregistered, Immuta can not tell',
      decide(removed, seen('unknown'), { allowDelete: true }),
      'unknown',
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
          diagnostics: [errorAt('secret-unset', 'm', { line: 7, column: 10 })],
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
          diagnostics: [errorAt('immuta-unreachable', 'm', undefined)],
        }),
      ),
      'unknown',
      'failed',
    ],
    [
      'a warning',
      decide(create, seen('absent', { diagnostics: [warningAt('secret-unset', 'm', undefined)] })),
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
    const refused = seen('absent', { dryRun: { status: 'failed', messages: ['x'] } })
    expect(failureOf([entryOf(create, refused)])).toBe('dry-run-failed')
  })

  test('changes and fingerprint', () => {
    const entry = entryOf(edited(token('immuta_prod', 'immuta_new')), seen(PRESENT))
    const plan = tell(entry)
    const body = desiredOf(entry)
    expect(plan.changes.map(({ path }) => path)).toEqual(['nativeIntegration.config.catalog'])
    expect(plan.fingerprint).toBe(body && fingerprint(body))
    expect(decide(create, seen('absent')).changes.every(({ op }) => op === 'add')).toBe(true)
    expect(decide(create, seen(PRESENT)).changes).toEqual([])
    expect(decide(removed, seen('unknown'))).toMatchObject({ fingerprint: null })
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
    plan: Told,
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
      [['registration-only', 11, 11]],
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

  test('faults of a spec are one reason', () => {
    for (const code of [
      'unknown-key',
      'yaml-syntax',
      'secret-unset',
      'secret-too-short',
      'symbolic-link',
    ] as const)
      expect(reasonOf(code)).toBe('invalid-spec')
  })

  test('of several connections', () => {
    const unreachable = entryOf(
      create,
      seen('unknown', { diagnostics: [errorAt('immuta-unreachable', 'm', undefined)] }),
    )
    const accepted = entryOf(create, seen('absent'))
    expect(failureOf([unreachable, accepted])).toBe('immuta-unreachable')
    expect(failureOf([unreachable, entryOf(invalid, seen('unknown'))])).toBe('invalid-spec')
    expect(failureOf([accepted])).toBeUndefined()
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

describe('whether anything changes', () => {
  const changes = (mode: Outcome['mode'], ...connections: Reported[]): boolean =>
    hasChanges(outcomeOf(mode, connections))

  test('in a plan', () => {
    expect(changes('plan', reported('unchanged'), reported('create'))).toBe(true)
    expect(changes('plan', reported('unchanged'))).toBe(false)
    expect(changes('plan', reported('unknown'))).toBe(false)
    const left = entryOf(edited(token('immuta_prod', 'x')), seen(PRESENT), {
      updateExisting: false,
    })
    expect(changes('plan', planned(left))).toBe(false)
  })

  test('never in a validation', () => {
    expect(changes('validate', reported('create'))).toBe(false)
  })

  test('in an apply, by what it did', () => {
    expect(changes('apply', reported('create', { status: 'skipped' }))).toBe(false)
    expect(changes('apply', reported('create', { status: 'applied' }))).toBe(true)
    // Registered, though its jobs failed.
    expect(changes('apply', reported('create', { status: 'failed' }))).toBe(true)
    expect(changes('apply', reported('delete', { status: 'applied' }))).toBe(true)
    const { entry } = reported('delete')
    const result = { status: 'failed', effect: undefined, diagnostics: [] } as const
    expect(changes('apply', { entry, result })).toBe(false)
  })
})
