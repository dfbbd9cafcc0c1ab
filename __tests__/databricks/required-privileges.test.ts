import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { METASTORE_ADMIN, type Requirement, WORKSPACE_ADMIN } from '../../src/core/privileges.ts'
import {
  applies,
  connectionNeeds,
  type Grant,
  grantScript,
  judge,
  normalised,
  type Observation,
  type Principal,
  runnerNeeds,
} from '../../src/databricks/required-privileges.ts'

const ME: Principal = {
  name: 'App-1',
  groups: ['users', 'Data Engineers', '_workspace_users_workspace_4711'],
}
const on = (privilege: string, name: string): Requirement => ({
  privilege,
  name,
  type: (['catalog', 'schema', 'table'] as const)[name.split('.').length - 1] ?? 'catalog',
})
const granted = (privilege: string, principal = 'app-1', inheritedFrom?: string): Grant => ({
  principal,
  privilege,
  ...(inheritedFrom !== undefined && { inheritedFrom }),
})
const spoken = (needs: Requirement[]): string[] =>
  needs.map(({ privilege, type, name }) => `${privilege} ${type} ${name}`)

describe('what is needed', () => {
  const none = { catalogs: [], schemas: [], tables: [] }

  test('without data and audit: workspace admin', () => {
    expect(spoken(connectionNeeds('h', none, false))).toEqual(['WORKSPACE_ADMIN workspace h'])
  })

  test('of a catalog, a schema and a table: parents first, each once', () => {
    expect(
      spoken(
        connectionNeeds(
          'h',
          { catalogs: ['a'], schemas: ['a.b', 'c.d'], tables: ['c.d.t', 'e.f.t'] },
          false,
        ),
      ),
    ).toEqual([
      'WORKSPACE_ADMIN workspace h',
      ...['a', 'c', 'e'].flatMap((name) => [
        `USE_CATALOG catalog ${name}`,
        `MANAGE catalog ${name}`,
      ]),
      'USE_SCHEMA catalog a',
      'SELECT catalog a',
      'MODIFY catalog a',
      'USE_SCHEMA schema a.b',
      'USE_SCHEMA schema c.d',
      'USE_SCHEMA schema e.f',
      'SELECT schema a.b',
      'MODIFY schema a.b',
      'SELECT schema c.d',
      'MODIFY schema c.d',
      'SELECT table c.d.t',
      'MODIFY table c.d.t',
      'SELECT table e.f.t',
      'MODIFY table e.f.t',
    ])
  })

  test('for audit: the system tables, and no MANAGE', () => {
    expect(spoken(connectionNeeds('h', none, true)).slice(1)).toEqual([
      'USE_CATALOG catalog system',
      'USE_SCHEMA schema system.access',
      'USE_SCHEMA schema system.query',
      'SELECT table system.access.table_lineage',
      'SELECT table system.access.column_lineage',
      'SELECT table system.access.audit',
      'SELECT table system.query.history',
    ])
  })

  test('of the one who runs the script', () => {
    expect([spoken(runnerNeeds('m', false)), spoken(runnerNeeds('m', true))]).toEqual([
      ['CREATE_CATALOG metastore m'],
      ['CREATE_CATALOG metastore m', 'METASTORE_ADMIN metastore m'],
    ])
  })
})

describe('the verdict', () => {
  const metastore = (privilege: string): Requirement => ({
    privilege,
    type: 'metastore',
    name: 'm',
  })
  const held: [string, Requirement, Partial<Observation>][] = [
    ['granted', on('SELECT', 'a'), { grants: [granted('SELECT')] }],
    ['spelled with a space', on('USE_SCHEMA', 'a'), { grants: [granted('use schema')] }],
    ['inherited', on('SELECT', 'a.b.t'), { grants: [granted('SELECT', 'APP-1', 'CATALOG')] }],
    ['of a group', on('SELECT', 'a'), { grants: [granted('SELECT', 'data engineers')] }],
    [
      'of everybody in the account',
      on('SELECT', 'a'),
      { grants: [granted('SELECT', 'account users')] },
    ],
    ['owned by everybody in the account', on('MANAGE', 'a'), { owner: 'account users' }],
    [
      'of a built-in group that is shown',
      on('SELECT', 'a'),
      { grants: [granted('SELECT', '_workspace_users_workspace_4711')] },
    ],
    ['ALL PRIVILEGES', on('MODIFY', 'a'), { grants: [granted('ALL PRIVILEGES')] }],
    ['MANAGE, direct', on('MANAGE', 'a'), { grants: [granted('MANAGE')] }],
    ['MANAGE of an owner', on('MANAGE', 'a'), { owner: 'app-1' }],
    ['USE CATALOG of an owner', on('USE_CATALOG', 'a'), { owner: 'app-1' }],
    ["USE SCHEMA of a schema's owner", on('USE_SCHEMA', 'a.b'), { owner: 'Data Engineers' }],
    ["SELECT of a table's owner", on('SELECT', 'a.b.t'), { owner: 'app-1' }],
    [
      'of an owner, though grants are not shown',
      on('MANAGE', 'a'),
      { owner: 'app-1', incomplete: 'HTTP 403' },
    ],
    [
      'granted, though not all is shown',
      on('SELECT', 'a'),
      { grants: [granted('SELECT')], incomplete: 'HTTP 403' },
    ],
    [
      'USE SCHEMA on a system schema',
      on('USE_SCHEMA', 'system.access'),
      { grants: [granted('USE_SCHEMA')] },
    ],
    [
      'SELECT on a system table, from its schema',
      on('SELECT', 'system.access.audit'),
      { grants: [granted('SELECT', 'app-1', 'SCHEMA')] },
    ],
    [
      'MODIFY on a table whose type is not known',
      on('MODIFY', 'a.b.t'),
      { grants: [granted('MODIFY')] },
    ],
    [
      'CREATE CATALOG, granted',
      metastore('CREATE_CATALOG'),
      { grants: [granted('CREATE CATALOG')] },
    ],
    [
      'CREATE CATALOG of a metastore admin',
      metastore('CREATE_CATALOG'),
      { owner: 'data engineers' },
    ],
    ['metastore admin', metastore(METASTORE_ADMIN), { owner: 'app-1' }],
  ]
  test.each(held)('held: %s', (_, required, seen) => {
    expect(judge(required, { grants: [], ...seen }, ME)).toEqual({ answer: 'held' })
  })

  const missing: [string, Requirement, Partial<Observation>][] = [
    ['nothing at all', on('SELECT', 'a'), {}],
    [
      'granted to somebody else',
      on('SELECT', 'a'),
      { grants: [granted('SELECT', 'other'), granted('SELECT', '')] },
    ],
    ['owned by somebody else', on('MANAGE', 'a'), { owner: 'other' }],
    [
      'another privilege of a built-in group',
      on('SELECT', 'a'),
      { grants: [granted('BROWSE', '_workspace_admins_workspace_1')] },
    ],
    ['ALL PRIVILEGES is not MANAGE', on('MANAGE', 'a'), { grants: [granted('ALL_PRIVILEGES')] }],
    ['MANAGE, inherited', on('MANAGE', 'a'), { grants: [granted('MANAGE', 'app-1', 'METASTORE')] }],
    [
      'USE SCHEMA from the catalog system',
      on('USE_SCHEMA', 'system.access'),
      {
        grants: [
          granted('USE_SCHEMA', 'app-1', 'CATALOG'),
          granted('ALL_PRIVILEGES', 'app-1', 'CATALOG'),
        ],
      },
    ],
    ['MODIFY on a table', on('MODIFY', 'a.b.t'), { tableType: 'MANAGED' }],
    [
      'a metastore has no ALL PRIVILEGES',
      metastore('CREATE_CATALOG'),
      { grants: [granted('ALL_PRIVILEGES')] },
    ],
    [
      'metastore admin, by a grant of that name',
      metastore(METASTORE_ADMIN),
      { owner: 'other', grants: [granted('MANAGE')] },
    ],
  ]
  test.each(missing)('missing: %s', (_, required, seen) => {
    expect(judge(required, { grants: [], ...seen }, ME)).toEqual({ answer: 'missing' })
  })

  const unverified: [string, Requirement, Partial<Observation>, string][] = [
    ['grants are not shown', on('SELECT', 'a'), { incomplete: 'HTTP 403' }, 'HTTP 403'],
    ...['users', 'Admins', '_workspace_users_workspace_1', '_Workspace_admins_databricks_x'].map(
      (group): [string, Requirement, Partial<Observation>, string] => [
        `granted to the built-in group ${group}`,
        on('SELECT', 'a'),
        { grants: [granted('SELECT', group)] },
        `The built-in group ${group} has it`,
      ],
    ),
    [
      'owned by a built-in group',
      on('MANAGE', 'a'),
      { owner: '_workspace_admins_workspace_1' },
      'The built-in group _workspace_admins_workspace_1 has it',
    ],
    ["SELECT of a catalog's owner", on('SELECT', 'a'), { owner: 'app-1' }, 'owns the catalog'],
    ["MODIFY of a schema's owner", on('MODIFY', 'a.b'), { owner: 'app-1' }, 'owns the schema'],
    ['MODIFY on what may be a view', on('MODIFY', 'a.b.t'), {}, 'type'],
  ]
  test.each(unverified)('unverified: %s', (_, required, seen, reason) => {
    expect(judge(required, { grants: [], ...seen }, ME)).toEqual({
      answer: 'unverified',
      reason: expect.stringContaining(reason),
    })
  })

  test('workspace admin is a group, not a name', () => {
    const required: Requirement = { privilege: WORKSPACE_ADMIN, type: 'workspace', name: 'h' }
    const answers = [['users', 'admins'], ['users'], []].map(
      (groups) => judge(required, { grants: [] }, { name: 'admins', groups }).answer,
    )
    expect(answers).toEqual(['held', 'missing', 'missing'])
  })

  test.each([
    ['MANAGED', true],
    ['EXTERNAL', true],
    ['VIEW', false],
    ['materialized_view', false],
    ['METRIC_VIEW', false],
  ])('MODIFY applies to %s: %s', (tableType, expected) => {
    expect([
      applies(on('MODIFY', 'a.b.t'), { grants: [], tableType }),
      applies(on('SELECT', 'a.b.t'), { grants: [], tableType }),
    ]).toEqual([expected, true])
  })
})

const privilege = fc.constantFrom(
  'USE_CATALOG',
  'USE_SCHEMA',
  'SELECT',
  'MODIFY',
  'MANAGE',
  'ALL_PRIVILEGES',
  'ALL PRIVILEGES',
  'BROWSE',
  'use catalog',
)
const someGrant = fc.record(
  {
    principal: fc.constantFrom('app-1', 'Data Engineers', 'other', ''),
    privilege,
    inheritedFrom: fc.constantFrom('CATALOG', 'SCHEMA'),
  },
  { requiredKeys: ['principal', 'privilege'] },
)
const requirement = fc.constantFrom(
  ...connectionNeeds('h', { catalogs: ['a'], schemas: ['a.b'], tables: ['a.b.t'] }, true).slice(1),
)
const observation = fc.record(
  {
    grants: fc.array(someGrant, { maxLength: 6 }),
    owner: fc.constantFrom('app-1', 'other'),
    tableType: fc.constantFrom('MANAGED', 'VIEW'),
    incomplete: fc.constant('HTTP 403'),
  },
  { requiredKeys: ['grants'] },
)

describe('property: a verdict', () => {
  test('of a look that was incomplete is never missing', () => {
    fc.assert(
      fc.property(
        requirement,
        observation,
        (required, seen) =>
          judge(required, { ...seen, incomplete: 'HTTP 403' }, ME).answer !== 'missing',
      ),
    )
  })

  test('is never turned from held by seeing more', () => {
    fc.assert(
      fc.property(
        requirement,
        observation,
        someGrant,
        (required, seen, more) =>
          judge(required, seen, ME).answer !== 'held' ||
          judge(required, { ...seen, grants: [...seen.grants, more] }, ME).answer === 'held',
      ),
    )
  })

  test('is not changed by what others hold', () => {
    const ofOthers = fc.array(privilege.map((name) => granted(name, 'other')))
    fc.assert(
      fc.property(requirement, observation, ofOthers, (required, seen, others) =>
        expect(judge(required, { ...seen, grants: [...others, ...seen.grants] }, ME)).toEqual(
          judge(required, seen, ME),
        ),
      ),
    )
  })

  test('is held once what was missing is granted as the script grants it', () => {
    fc.assert(
      fc.property(
        requirement,
        observation,
        (required, seen) =>
          judge(required, { ...seen, grants: [...seen.grants, granted(required.privilege)] }, ME)
            .answer === 'held',
      ),
    )
  })
})

describe('the GRANTs', () => {
  test('one per securable, without what a parent passes on, system tables apart', () => {
    const missing = connectionNeeds(
      'h',
      { catalogs: ['a'], schemas: ['a.b'], tables: ['c.d.t'] },
      true,
    ).filter(({ name }) => name !== 'system.query.history')
    expect(grantScript(missing, 'me')?.split('\n')).toEqual([
      expect.stringMatching(/^-- Run as .*owner/),
      'GRANT USE CATALOG, MANAGE, USE SCHEMA, SELECT, MODIFY ON CATALOG `a` TO `me`;',
      'GRANT USE CATALOG, MANAGE ON CATALOG `c` TO `me`;',
      'GRANT USE SCHEMA ON SCHEMA `c`.`d` TO `me`;',
      'GRANT SELECT, MODIFY ON TABLE `c`.`d`.`t` TO `me`;',
      '',
      expect.stringMatching(/^-- Run as .*account admin/),
      'GRANT USE CATALOG ON CATALOG `system` TO `me`;',
      'GRANT USE SCHEMA ON SCHEMA `system`.`access` TO `me`;',
      'GRANT USE SCHEMA ON SCHEMA `system`.`query` TO `me`;',
      'GRANT SELECT ON TABLE `system`.`access`.`table_lineage` TO `me`;',
      'GRANT SELECT ON TABLE `system`.`access`.`column_lineage` TO `me`;',
      'GRANT SELECT ON TABLE `system`.`access`.`audit` TO `me`;',
    ])
  })

  test('the roles have none', () => {
    expect(
      grantScript(
        [
          { privilege: WORKSPACE_ADMIN, type: 'workspace', name: 'h' },
          { privilege: METASTORE_ADMIN, type: 'metastore', name: 'm' },
        ],
        'me',
      ),
    ).toBeNull()
    expect(
      grantScript([{ privilege: 'CREATE_CATALOG', type: 'metastore', name: 'm' }], 'me@acme.test'),
    ).toContain('GRANT CREATE CATALOG ON METASTORE TO `me@acme.test`;')
  })

  test('property: whatever the names hold, a statement stays one statement and gives them back', () => {
    const part = fc
      .string({ minLength: 1, maxLength: 12, unit: 'binary' })
      .filter((text) => !/[.\s/\p{C}]/u.test(text))
    const principal = fc
      .string({ minLength: 1, unit: 'binary' })
      .filter((text) => !/\p{C}/u.test(text))
    fc.assert(
      fc.property(part, part, principal, (catalog, schema, to) => {
        const [, statement = ''] =
          grantScript([on('SELECT', `${catalog}.${schema}`)], to)?.split('\n') ?? []
        const identifiers = [...statement.matchAll(/`((?:[^`]|``)*)`/g)]
        expect(identifiers.map(([, text = '']) => text.replaceAll('``', '`'))).toEqual([
          catalog,
          schema,
          to,
        ])
        expect(
          identifiers.reduce((rest, [whole]) => rest.replace(whole, () => '_'), statement),
        ).toBe('GRANT SELECT ON SCHEMA _._ TO _;')
      }),
    )
  })

  test('a control character is refused', () => {
    expect(() => grantScript([on('SELECT', 'a')], 'x\n-- ')).toThrow('control character')
  })
})

test('names of privileges are compared in one spelling', () => {
  expect(['use schema', ' USE_SCHEMA ', 'Use Schema'].map(normalised)).toEqual([
    'USE_SCHEMA',
    'USE_SCHEMA',
    'USE_SCHEMA',
  ])
})
