import { describe, expect, test } from '@jest/globals'
import { refuseSessionStatements } from '../../src/databricks/session-statements.ts'
import { SplitError, splitStatements } from '../../src/databricks/split.ts'

const refuse = (sql: string): void => refuseSessionStatements(splitStatements(sql))

describe('a script is refused with', () => {
  const cases: [sql: string, keywords: string][] = [
    ['DECLARE VARIABLE v INT', 'DECLARE'],
    ['DECLARE OR REPLACE v = 1', 'DECLARE'],
    ['declare v INT DEFAULT 1', 'DECLARE'],
    ['SET VAR v = 1', 'SET'],
    ['SET VARIABLE (a, b) = (SELECT 1, 2)', 'SET'],
    ['set\n\ttime zone LOCAL', 'SET'],
    ['SET ansi_mode = true', 'SET'],
    ['SET', 'SET'],
    ['SET -v', 'SET'],
    ['RESET', 'RESET'],
    ['RESET ansi_mode', 'RESET'],
    ['CACHE LAZY TABLE t', 'CACHE'],
    ['UNCACHE TABLE t', 'UNCACHE'],
    ['CLEAR CACHE', 'CLEAR CACHE'],
    ['CREATE TEMP VIEW v AS SELECT 1', 'CREATE TEMP'],
    ['CREATE TEMPORARY TABLE t (a INT)', 'CREATE TEMPORARY'],
    [
      'create or replace temporary function f() RETURNS INT RETURN 1',
      'CREATE OR REPLACE TEMPORARY',
    ],
    ['CREATE OR REPLACE GLOBAL TEMPORARY VIEW v AS SELECT 1', 'CREATE OR REPLACE GLOBAL TEMPORARY'],
    ['CREATE/* a */OR -- b\n REPLACE/* c */TEMP VIEW v AS SELECT 1', 'CREATE OR REPLACE TEMP'],
    ['DROP TEMPORARY VARIABLE IF EXISTS v', 'DROP TEMPORARY'],
    ['ADD JAR "/tmp/a.jar"', 'ADD JAR'],
    ['BEGIN', 'BEGIN'],
    ['BEGIN TRANSACTION', 'BEGIN TRANSACTION'],
    ['begin work', 'BEGIN WORK'],
    ['START TRANSACTION', 'START TRANSACTION'],
    ['COMMIT', 'COMMIT'],
    ['COMMIT TRANSACTION', 'COMMIT'],
    ['ROLLBACK', 'ROLLBACK'],
    ["EXECUTE IMMEDIATE 'GRANT SELECT ON TABLE t TO u'", 'EXECUTE IMMEDIATE'],
    ['EXECUTE  IMMEDIATE v USING 1', 'EXECUTE IMMEDIATE'],
    ['CALL c.s.grant_all(`u`)', 'CALL'],
    ['call/**/p()', 'CALL'],
    ['BEGIN SELECT 1; SELECT 2; END', 'BEGIN'],
    ['BEGIN ATOMIC SELECT 1; END', 'BEGIN'],
    ['BEGIN\n  NOT ATOMIC SELECT 1; END', 'BEGIN'],
    ['a: BEGIN SELECT 1; END a', 'BEGIN'],
    ['`a ``b`: BEGIN SELECT 1; END', 'BEGIN'],
  ]
  test.each(cases)('%s', (sql, keywords) => {
    let thrown: unknown
    try {
      refuse(`SELECT 1;\n-- why\n/* how;\n */ ${sql};\nSELECT 2;`)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(SplitError)
    expect((thrown as Error).message.replace(/` (?:has|runs) .*?\. Set/, '` … Set')).toBe(
      `Line 4 of the script: \`${keywords}\` … Set \`bootstrap: script\`, and run the script by hand in one session.`,
    )
  })
})

describe('a script is not refused with', () => {
  const cases: string[] = [
    'USE CATALOG a; SET CATALOG b; USE c.d; SELECT 1',
    "SELECT 'x;\nDECLARE v INT;\nSET a = 1;'",
    '-- DECLARE v INT;\n/* BEGIN TRANSACTION; */ SELECT 1',
    '`DECLARE` x',
    'SELECT `SET`, `BEGIN` FROM `COMMIT`',
    "COMMENT ON CATALOG c IS 'CREATE TEMP VIEW v AS SELECT 1'",
    'CREATE TABLE temp (a INT)',
    'CREATE OR REPLACE VIEW temporary AS SELECT 1',
    'CREATE TABLE IF NOT EXISTS c.s.temp (declare INT, begin INT)',
    'UPDATE t SET a = 1',
    "ALTER TABLE t SET TAGS ('a' = 'b')",
    'ALTER CATALOG c SET OWNER TO `u`',
    'CREATE FUNCTION f() RETURNS INT LANGUAGE PYTHON AS $$\nSET = 1\nreturn SET\n$$',
    'CREATE OR REPLACE PROCEDURE p() LANGUAGE SQL AS BEGIN DECLARE v INT; SET v = 1; END',
    'CREATE FUNCTION f(a INT) RETURNS INT RETURN CASE WHEN a > 1 THEN 1 ELSE 2 END',
    'DROP TABLE temp; DROP VIEW temporary',
    'SETTLE x; RESETS y; BEGINNING; CALLED; COMMITß z; DECLAREß a; BEGINß',
    'GRANT CREATE TABLE, EXECUTE ON CATALOG c TO `u`; REVOKE SELECT ON TABLE t FROM `u`',
  ]
  test.each(cases)('%s', (sql) => {
    expect(() => refuse(sql)).not.toThrow()
  })
})

test('the reason is the one of the statement', () => {
  const reasons: [string, RegExp][] = [
    ['BEGIN TRANSACTION', /only in the session that runs it/],
    ['BEGIN SELECT 1; END', /does not tell after which of them it stopped/],
    ["EXECUTE IMMEDIATE 'a'", /can't be looked at beforehand/],
  ]
  for (const [sql, words] of reasons) expect(() => refuse(sql)).toThrow(words)
})
