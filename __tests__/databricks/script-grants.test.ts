import { describe, expect, test } from '@jest/globals'
import { judge } from '../../src/databricks/required-privileges.ts'
import { scriptGrants } from '../../src/databricks/script-grants.ts'
import { splitStatements } from '../../src/databricks/split.ts'

const APP = 'App-1'
const grantsOf = (sql: string): string[] =>
  scriptGrants(splitStatements(sql)).map(
    ({ principal, privilege, type, name }) => `${principal}: ${privilege} ${type} ${name}`,
  )

describe('what a set-up script grants', () => {
  test.each<[string, string, string[]]>([
    [
      'on a catalog',
      'GRANT USE CATALOG ON CATALOG system TO `App-1`',
      ['USE_CATALOG catalog system'],
    ],
    [
      'several at once',
      'grant select, /* both */ MODIFY\n  on schema `a-b`.`c``d` to `App-1`;',
      ['SELECT schema a-b.c`d', 'MODIFY schema a-b.c`d'],
    ],
    ['on a database', 'GRANT SELECT ON DATABASE a.b TO `App-1`', ['SELECT schema a.b']],
    ['on a table', 'GRANT SELECT ON TABLE a.b.c TO `App-1`', ['SELECT table a.b.c']],
    ['on a table without the word', 'GRANT SELECT ON a.b.c TO `App-1`', ['SELECT table a.b.c']],
    [
      'on what lies in the catalog and schema before it',
      'USE CATALOG system; USE SCHEMA access; GRANT SELECT ON TABLE audit TO `App-1`;' +
        'GRANT USE SCHEMA ON SCHEMA query TO `App-1`',
      ['SELECT table system.access.audit', 'USE_SCHEMA schema system.query'],
    ],
  ])('%s', (_, sql, found) => {
    expect(grantsOf(sql)).toEqual(found.map((one) => `App-1: ${one}`))
  })

  test.each([
    ['something else', 'CREATE CATALOG a; ALTER CATALOG a OWNER TO `App-1`'],
    ['on the metastore', 'GRANT CREATE CATALOG ON METASTORE TO `App-1`'],
    ['a name that is not whole', 'GRANT SELECT ON TABLE b.c TO `App-1`'],
    ['more than a grant', 'GRANT SELECT ON TABLE a.b.c TO `App-1` WITH GRANT OPTION'],
    [
      'what may be taken back',
      'GRANT SELECT ON TABLE a.b.c TO `App-1`; REVOKE SELECT ON TABLE a.b.c FROM x',
    ],
  ])('is not believed of %s', (_, sql) => {
    expect(grantsOf(sql)).toEqual([])
  })
})

describe('what the set-up script grants of what is needed', () => {
  const answer = (sql: string, privilege: string, name: string, seen = {}): string =>
    judge(
      {
        privilege,
        name,
        type: (['catalog', 'schema', 'table'] as const)[name.split('.').length - 1] ?? 'table',
      },
      { grants: [], ...seen },
      { name: APP, groups: ['people'] },
      scriptGrants(splitStatements(sql)),
    ).answer

  test.each<[string, string, string, string, string]>([
    ['by-script', 'itself', 'GRANT SELECT ON TABLE a.b.c TO `app-1`', 'SELECT', 'A.B.C'],
    ['by-script', 'from above', 'GRANT SELECT ON CATALOG a TO `App-1`', 'SELECT', 'a.b.c'],
    ['by-script', 'with all', 'GRANT ALL PRIVILEGES ON SCHEMA a.b TO `App-1`', 'SELECT', 'a.b.c'],
    ['missing', 'another one', 'GRANT MODIFY ON TABLE a.b.c TO `App-1`', 'SELECT', 'a.b.c'],
    ['missing', 'elsewhere', 'GRANT SELECT ON SCHEMA a.b TO `App-1`', 'SELECT', 'a.bb.c'],
    ['missing', 'to somebody else', 'GRANT SELECT ON TABLE a.b.c TO `App-2`', 'SELECT', 'a.b.c'],
    ['missing', 'below it', 'GRANT SELECT ON TABLE a.b.c TO `App-1`', 'SELECT', 'a'],
    [
      'missing',
      'where it takes no effect',
      'GRANT USE SCHEMA ON CATALOG system TO `App-1`',
      'USE_SCHEMA',
      'system.access',
    ],
  ])('%s: %s', (expected, _, sql, privilege, name) => {
    expect(answer(sql, privilege, name)).toBe(expected)
  })

  test('is held where it is there already, and settles what could not be verified', () => {
    const sql = 'GRANT SELECT ON TABLE a.b.c TO `App-1`'
    const held = { grants: [{ principal: APP, privilege: 'SELECT' }] }
    expect(answer(sql, 'SELECT', 'a.b.c', held)).toBe('held')
    expect(answer(sql, 'SELECT', 'a.b.c', { incomplete: 'It is hidden.' })).toBe('by-script')
    expect(answer('SELECT 1', 'SELECT', 'a.b.c', { incomplete: 'It is hidden.' })).toBe(
      'unverified',
    )
  })
})
