import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { splitScript } from '../../src/databricks/split.ts'

const texts = (script: string): string[] => splitScript(script).map(({ text }) => text)

describe('what splits', () => {
  const cases: [name: string, script: string, expected: string[]][] = [
    ['nothing', '', []],
    ['blanks and comments only', ' ;; -- a\n; /* b */ ;\n', []],
    ['the last statement without its semicolon', 'SELECT 1; SELECT 2', ['SELECT 1', 'SELECT 2']],
    ['comments around a statement are dropped, those inside stay', '-- a\nSELECT /* b; */ 1 -- c;\n+ 2 -- d\n;', ['SELECT /* b; */ 1 -- c;\n+ 2']],
    ['a comment in a comment', 'SELECT 1 /* a /* b; */ c; */ + 1; SELECT 2', ['SELECT 1 /* a /* b; */ c; */ + 1', 'SELECT 2']],
    ['a quote in a comment is none', "-- don't\nSELECT 1; /* it's */ SELECT 2", ['SELECT 1', 'SELECT 2']],
    ['a comment that a backslash goes on with', '-- a \\\n b;\nSELECT 1', ['SELECT 1']],
    ['a comment in a quote is none', "SELECT '--', \"/*\", `--`; SELECT 2", ["SELECT '--', \"/*\", `--`", 'SELECT 2']],
    ['escaped quotes', "SELECT 'a\\';b', \"c\\\";d\", 'e'';f', `g``;h`; SELECT 2", ["SELECT 'a\\';b', \"c\\\";d\", 'e'';f', `g``;h`", 'SELECT 2']],
    ['raw strings, in which a backslash is one', "SELECT r'\\', R\"\\\"; SELECT 2", ["SELECT r'\\', R\"\\\"", 'SELECT 2']],
    ['a word that ends in r before a quote', "SELECT bar'\\';' ; SELECT 2", ["SELECT bar'\\';'", 'SELECT 2']],
    ['cells', '-- Databricks notebook source\nSELECT 1\n\n-- COMMAND ----------\n\n-- MAGIC %md hello\nSELECT 2', ['SELECT 1', 'SELECT 2']],
    ['a %sql cell', '%sql\nSELECT 1;\n%sql SELECT 5 % 2', ['SELECT 1', 'SELECT 5 % 2']],
    ['a block', 'BEGIN\n SELECT 1;\n BEGIN SELECT 2; END;\nEND;\nSELECT 3', ['BEGIN\n SELECT 1;\n BEGIN SELECT 2; END;\nEND', 'SELECT 3']],
    ['a labelled block', 'a: BEGIN SELECT 1; END a; SELECT 2', ['a: BEGIN SELECT 1; END a', 'SELECT 2']],
    ['CASE in a block', 'BEGIN SELECT CASE WHEN a THEN 1 END; CASE x WHEN 1 THEN SELECT 1; END CASE; END; SELECT 2', ['BEGIN SELECT CASE WHEN a THEN 1 END; CASE x WHEN 1 THEN SELECT 1; END CASE; END', 'SELECT 2']],
    ['CASE outside a block', 'SELECT CASE WHEN a THEN 1 END; SELECT 2', ['SELECT CASE WHEN a THEN 1 END', 'SELECT 2']],
    ['loops in a block', 'BEGIN IF a THEN SELECT 1; END IF; WHILE a DO SELECT 1; END WHILE; FOR r AS SELECT 1 DO SELECT 2; END FOR; LOOP SELECT 1; END LOOP; REPEAT SELECT 1; UNTIL a END REPEAT; END; SELECT 2', ['BEGIN IF a THEN SELECT 1; END IF; WHILE a DO SELECT 1; END WHILE; FOR r AS SELECT 1 DO SELECT 2; END FOR; LOOP SELECT 1; END LOOP; REPEAT SELECT 1; UNTIL a END REPEAT; END', 'SELECT 2']],
    ['the body of a procedure', 'CREATE OR REPLACE PROCEDURE p() LANGUAGE SQL AS BEGIN SELECT 1; END; SELECT 2', ['CREATE OR REPLACE PROCEDURE p() LANGUAGE SQL AS BEGIN SELECT 1; END', 'SELECT 2']],
    ['columns called begin and end', 'SELECT begin, t.end FROM t; BEGIN SELECT t.begin, t.end FROM t; END; SELECT 2', ['SELECT begin, t.end FROM t', 'BEGIN SELECT t.begin, t.end FROM t; END', 'SELECT 2']],
    ['a transaction', 'BEGIN TRANSACTION; SELECT 1; COMMIT', ['BEGIN TRANSACTION', 'SELECT 1', 'COMMIT']],
    ['letters outside ASCII', 'SELECT ü; SELECT 2', ['SELECT ü', 'SELECT 2']],
  ]
  test.each(cases)('%s', (_, script, expected) => {
    expect(texts(script)).toEqual(expected)
  })

  test('lines are counted in the script', () => {
    expect(splitScript("-- a\n\nSELECT '\n';\r\n/*\n*/ SELECT 2;").map(({ line }) => line)).toEqual([3, 6])
  })
})

describe('what is chosen by USE', () => {
  const cases: [use: string, chosen: [string | undefined, string | undefined]][] = [
    ['USE CATALOG x', ['x', undefined]],
    ['use catalog `a-b`', ['a-b', undefined]],
    ["SET CATALOG 'x'", ['x', undefined]],
    ['USE CATALOG x; USE SCHEMA y', ['x', 'y']],
    ['USE CATALOG x; USE y', ['x', 'y']],
    ['USE DATABASE y', [undefined, 'y']],
    ['USE x.y', ['x', 'y']],
    ['USE SCHEMA `x`.`y` -- here', ['x', 'y']],
    ['USE x.y; USE CATALOG z', ['z', undefined]],
  ]
  test.each(cases)('%s', (use, [catalog, schema]) => {
    expect(splitScript(`SELECT 1; ${use}\n; SELECT 2`)).toEqual([
      { text: 'SELECT 1', line: 1, catalog: undefined, schema: undefined },
      { text: 'SELECT 2', line: 2, catalog, schema },
    ])
  })
})

describe('what is refused, with its line', () => {
  const cases: [script: string, message: string][] = [
    ["SELECT 1;\nSELECT 'a", 'line 2: a quote \' is opened'],
    ['SELECT `a', 'line 1: a quote ` is opened'],
    ['\n/* /* */', 'line 2: a comment /* is opened'],
    ['SELECT 1;\nBEGIN SELECT 1;', 'line 2: a BEGIN has no END'],
    ['BEGIN SELECT 1;\n-- COMMAND ----------\nEND', 'line 1: a BEGIN has no END'],
    ['SELECT 1;\n%python\nprint(1)', 'line 2: the cell %python'],
    ['SELECT 1\n-- COMMAND ----------\n%scala', 'line 3: the cell %scala'],
    ['-- MAGIC %python\n-- MAGIC print(1)', 'line 1: the cell %python'],
    ['SET spark.sql.ansi.enabled = true', 'line 1: `SET` of this kind'],
    ['SET TIME ZONE UTC', 'line 1: `SET` of this kind'],
    ['USE IDENTIFIER(:c)', 'line 1: `USE` of this kind'],
    ['USE a.b.c', 'line 1: `USE` of this kind'],
    ['USE', 'line 1: `USE` of this kind'],
  ]
  test.each(cases)('%j', (script, message) => {
    expect(() => splitScript(script)).toThrow(message)
  })
})

describe('any script', () => {
  const dangerous = fc.string({ unit: fc.constantFrom(';', '-', '/', 'a', ' ', 'END', 'CASE', '\n') })
  const quoted = fc.oneof(
    dangerous.map((text) => `'${text}\\''`),
    dangerous.map((text) => `"${text}"`),
    dangerous.map((text) => `\`${text}\``),
    dangerous.map((text) => `r'${text}\\'`),
  )
  const comment = fc.oneof(
    dangerous.map((text) => `-- x${text.replaceAll('\n', ' ')}\n`),
    dangerous.map((text) => `/* ${text.replaceAll('/', ' ')} /* ;' */ */`),
  )
  const simple = fc.array(fc.oneof(quoted, comment, fc.constantFrom('SELECT', '1', '(', ')', 'x.y', ',', 'CASE', 'end')), { maxLength: 6 }).map((parts) => ['SELECT', ...parts, '1'].join(' '))
  const block = fc.array(simple.filter((text) => !/\b(case|end)\b/i.test(text)), { minLength: 1, maxLength: 3 }).map((inner) => `BEGIN ${inner.join(' ; ')} ; SELECT CASE WHEN 1 THEN 2 END ; IF a THEN SELECT 1 ; END IF ; END`)
  const statement = fc.oneof({ weight: 4, arbitrary: simple }, block)
  const gap = fc.oneof(fc.constantFrom(' ', '\n', ' ; '), comment)

  test('gives back its statements: nothing inside a quote, a comment or a block splits', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(gap, statement), { maxLength: 6 }), (list) => {
        const script = list.map(([space, text]) => `${space}${text}`).join(' ;')
        expect(texts(script)).toEqual(list.map(([, text]) => text))
      }),
      { numRuns: 500 },
    )
  })

  test('splits into what does not split further', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 4 }), (list) => {
        for (const text of texts(list.join(';'))) expect(texts(text)).toEqual([text])
      }),
    )
  })

  test('of any characters is split or refused, in time, and only pieces of it are sent', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(';', '\'', '"', '`', '-', '/', '*', '\\', '%', 'r', 'BEGIN ', 'END ', 'CASE ', 'USE ', 'x', '.', ' ', '\n'), maxLength: 60 }), (script) => {
        let parts: string[]
        try {
          parts = texts(script)
        } catch (error) {
          expect(String(error)).toMatch(/line \d+: /)
          return
        }
        let from = 0
        for (const part of parts) {
          const at = script.indexOf(part, from)
          expect(at).toBeGreaterThanOrEqual(from)
          expect(part.trim()).toBe(part)
          from = at + part.length
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('of a megabyte is split', () => {
    expect(texts(`BEGIN ${'SELECT 1;'.repeat(100_000)} END;${"SELECT 'x';".repeat(10_000)}`)).toHaveLength(10_001)
  })
})
