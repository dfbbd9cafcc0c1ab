import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { SplitError, splitStatements } from '../../src/databricks/split.ts'

const texts = (sql: string): string[] => splitStatements(sql).map(({ text }) => text)

describe('a semicolon ends a statement, but not in', () => {
  const wholes: [name: string, text: string][] = [
    ['a string', "SELECT 'a;b'"],
    ['a string in double quotes', 'SELECT "a;b"'],
    ['a string over two lines', "SELECT 'a;\nb;'"],
    ['a string with an escaped quote', String.raw`SELECT 'it\';s', "\";"`],
    ['a string that ends in an escaped backslash', String.raw`SELECT '\\', ';'`],
    ['a string with a doubled quote', `SELECT 'it'';s', "a"";b"`],
    ['the other kind of quote', `SELECT "it's;", 'a ";'`],
    ['a raw string, where a backslash is none', String.raw`SELECT r'\', R"\", ';'`],
    ['what only looks like a raw string', String.raw`SELECT bar'\';'`],
    ['a name in back-ticks', "SELECT `a;b`, `a``;b`, `\\`, `it's;`"],
    ['a comment', "SELECT 1 -- it's; a note\n, 2"],
    ['a comment with a nested one', "SELECT /* a; /* it's; */ `b; */ 1"],
    ['a comment that starts like its end', 'SELECT /*/ ; */ 1'],
    ['a hint', 'SELECT /*+ BROADCAST(t); */ 1'],
    [
      'a Python body',
      "CREATE FUNCTION f() RETURNS INT LANGUAGE PYTHON AS $$\n  x = 1; y = '\n  return x\n$$",
    ],
    [
      'a Python body with a tag',
      'CREATE FUNCTION f() RETURNS INT LANGUAGE PYTHON AS $py$ $$; $py$',
    ],
    ['a block', 'BEGIN SELECT 1; SELECT 2; END'],
    ['an empty block', 'BEGIN END'],
    ['a block in small letters', 'begin select 1; end'],
    ['a block without its last semicolon', 'BEGIN SELECT 1; SELECT 2 END'],
    ['a block that says NOT ATOMIC', 'BEGIN NOT ATOMIC SELECT 1; END'],
    ['a block that says ATOMIC', 'BEGIN ATOMIC SELECT 1; END'],
    ['a block with a label', 'a: BEGIN SELECT 1; b: BEGIN SELECT 2; END b; END a'],
    ['a block with a label in back-ticks', '`a b`: BEGIN SELECT 1; END `a b`'],
    ['nested blocks', 'BEGIN BEGIN SELECT 1; BEGIN SELECT 2; END; END; SELECT 3; END'],
    [
      'CASE as a value',
      'BEGIN SELECT CASE WHEN a THEN 1 ELSE CASE b WHEN 1 THEN 2. END END; SELECT 2; END',
    ],
    [
      'CASE as a statement',
      'BEGIN CASE WHEN a THEN SELECT 1; ELSE BEGIN SELECT 2; END; END CASE; SELECT 3; END',
    ],
    [
      'IF',
      'BEGIN IF a THEN SELECT 1; ELSEIF b THEN BEGIN SELECT 2; END; ELSE SELECT 3; END IF; SELECT 4; END',
    ],
    ['IF in CASE', 'BEGIN CASE WHEN a THEN IF b THEN SELECT 1; END IF; END CASE; SELECT 2; END'],
    ['CASE in IF', 'BEGIN IF CASE WHEN a THEN b END THEN SELECT 1; END IF; SELECT 2; END'],
    [
      'IF as a function and as a clause',
      'BEGIN SELECT IF(a, 1, 2); DROP TABLE IF EXISTS t; SELECT 2; END',
    ],
    ['LOOP', 'BEGIN a: LOOP SELECT 1; LEAVE a; END LOOP a; SELECT 2; END'],
    ['WHILE', 'BEGIN WHILE a DO SELECT 1; BEGIN SELECT 2; END; END WHILE; SELECT 3; END'],
    ['REPEAT', "BEGIN REPEAT SELECT repeat('a', 2); UNTIL a END REPEAT; SELECT 2; END"],
    [
      'REPEAT in CASE',
      'BEGIN CASE WHEN a THEN REPEAT SELECT 1; UNTIL b END REPEAT; END CASE; SELECT 2; END',
    ],
    ['FOR', 'BEGIN FOR r AS SELECT 1 DO SELECT r.x; END FOR; SELECT 2; END'],
    [
      'FOR after CASE',
      'BEGIN SELECT substring(a FROM CASE WHEN b THEN 1 END FOR 2); SELECT 2; END',
    ],
    ['a handler', 'BEGIN DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN SELECT 1; END; SELECT 2; END'],
    [
      'columns and variables called like keywords',
      'BEGIN DECLARE begin INT; SELECT begin, end, t.case, t.end, raw:end, `END`, a.`begin` FROM t; SELECT raw:case; SELECT raw:end; SELECT 2; END',
    ],
    [
      'a block with quotes and comments',
      "BEGIN SELECT 'END;'; -- END;\n/* END; */ SELECT `END;`; END",
    ],
    [
      'a procedure',
      'CREATE PROCEDURE p(begin DECIMAL(3, 2)) LANGUAGE SQL AS BEGIN SELECT 1; SELECT 2; END',
    ],
    [
      'a procedure that replaces one',
      "CREATE OR REPLACE PROCEDURE c.begin.p() COMMENT ';' BEGIN SELECT 1; END",
    ],
    [
      'a procedure unless it exists',
      'CREATE PROCEDURE IF NOT EXISTS p() AS BEGIN IF a THEN SELECT 1; END IF; END',
    ],
  ]
  test.each(wholes)('%s', (_, text) => {
    expect(texts(text)).toEqual([text])
    expect(texts(`SELECT 'before';${text};\nSELECT 'after';`)).toEqual([
      "SELECT 'before'",
      text,
      "SELECT 'after'",
    ])
  })
})

describe('pieces', () => {
  const cases: [name: string, sql: string, expected: string[]][] = [
    ['nothing', '', []],
    ['blanks, semicolons and comments', ' ;; -- a;\n/* b; */ ;\r\n', []],
    ['a byte order mark', '\ufeffSELECT 1', ['SELECT 1']],
    [
      'a comment above belongs to what follows',
      'a;\n-- why;\n/* how */\nb;',
      ['a', '-- why;\n/* how */\nb'],
    ],
    ['a comment below is left out', 'a -- done\n;b /* done */', ['a', 'b']],
    ['a transaction', 'BEGIN TRANSACTION; a; COMMIT', ['BEGIN TRANSACTION', 'a', 'COMMIT']],
    [
      'a transaction, said otherwise',
      'begin work; a; BEGIN; b; COMMIT; BEGIN',
      ['begin work', 'a', 'BEGIN', 'b', 'COMMIT', 'BEGIN'],
    ],
    [
      'keywords as names outside a block',
      'SELECT begin; SELECT CASE WHEN end THEN 1 END; SELECT raw:begin; b',
      ['SELECT begin', 'SELECT CASE WHEN end THEN 1 END', 'SELECT raw:begin', 'b'],
    ],
    ['a quoted keyword opens nothing', '`BEGIN` a; b', ['`BEGIN` a', 'b']],
    ['Windows line ends', 'a\r\n-- x;\r\nb;\r\nc', ['a\r\n-- x;\r\nb', 'c']],
    [
      'letters beyond ASCII',
      'SELECT größe_begin;BEGIN a; größe_end; END;b',
      ['SELECT größe_begin', 'BEGIN a; größe_end; END', 'b'],
    ],
    [
      'cells of a notebook',
      '-- Databricks notebook source\na\n\n-- COMMAND ----------\n\nb;\nc\n-- COMMAND ----------\r\nd',
      ['a', 'b', 'c', 'd'],
    ],
    [
      'what is no border',
      "a -- COMMAND ----------\nb '\n-- COMMAND ----------\n' /*\n-- COMMAND ----------\n*/ c",
      ["a -- COMMAND ----------\nb '\n-- COMMAND ----------\n' /*\n-- COMMAND ----------\n*/ c"],
    ],
    ['SQL cells', '%sql\na;\nb\n-- COMMAND ----------\n-- note\n%sql c', ['a', 'b', 'c']],
    [
      'SQL cells of an exported notebook',
      '-- MAGIC %sql\n-- MAGIC SELECT\n-- MAGIC\n-- MAGIC   1;\r\n-- MAGIC b\n-- COMMAND ----------\nc',
      ['SELECT\n\n  1', 'b', 'c'],
    ],
    [
      'a comment that speaks of magic',
      '-- MAGIC is not used; here\na',
      ['-- MAGIC is not used; here\na'],
    ],
    ['a remainder is no magic', 'SELECT 5\n%python', ['SELECT 5\n%python']],
  ]
  test.each(cases)('%s', (_, sql, expected) => {
    expect(texts(sql)).toEqual(expected)
  })

  test('a line is the first one of SQL', () => {
    const sql =
      "-- Databricks notebook source\n\n-- why\n/* over\ntwo lines */ SELECT 'a\nb';\r\n\r\nBEGIN\n  a;\nEND; c\n-- COMMAND ----------\n-- MAGIC %sql\n-- MAGIC d"
    expect(splitStatements(sql).map(({ line }) => line)).toEqual([5, 8, 10, 13])
  })

  test('a long script needs no deep stack', () => {
    const long = `SELECT '${"''".repeat(500_000)}', \`${'``'.repeat(500_000)}\`, ${'/*'.repeat(100_000)}${'*/'.repeat(100_000)} 1`
    expect(texts(`${long};b`).map(({ length }) => length)).toEqual([long.length, 1])
  })
})

describe('what cannot be split', () => {
  const cases: [name: string, sql: string, line: number, message: RegExp][] = [
    ['a string', "a;\nSELECT 'b;\nc", 2, /quotation starts here with '/],
    ['a string in double quotes', 'SELECT "b\\"', 1, /with "/],
    ['a raw string', "SELECT r'b", 1, /with '/],
    ['a name', 'SELECT `a``', 1, /with `/],
    ['a body', 'a\n, $py$ b; $$', 2, /with \$ and/],
    ['a comment', 'a;\n\n/* /* */', 3, /comment starts here/],
    ['a block', 'a;\nBEGIN b; END IF;\nc;', 2, /block starts here/],
    ['a procedure', 'CREATE PROCEDURE p() AS\nBEGIN a;', 2, /block starts here/],
    ['a block over a border', 'BEGIN a;\n-- COMMAND ----------\nEND;', 1, /block starts here/],
    ['a cell in Python', 'a\n-- COMMAND ----------\n%python\nb', 3, /not SQL/],
    [
      'an exported cell in Python',
      'a\n-- COMMAND ----------\n\n-- MAGIC %python\n-- MAGIC b',
      4,
      /not SQL/,
    ],
    ['a magic like sql', '%sqlx', 1, /not SQL/],
    ['a lone percent sign', 'a;\n%', 2, /not SQL/],
    ['USE with an expression', 'a;\nUSE CATALOG IDENTIFIER(b)', 2, /form of USE/],
    ['USE with three parts', 'USE a.b.c', 1, /form of USE/],
    ['USE without a name', 'USE CATALOG', 1, /form of USE/],
    ['SET CATALOG without a name', 'SET CATALOG', 1, /form of USE/],
  ]
  test.each(cases)('%s', (_, sql, line, message) => {
    let thrown: unknown
    try {
      splitStatements(sql)
    } catch (error) {
      thrown = error
    }
    expect(thrown).toBeInstanceOf(SplitError)
    expect(thrown).toMatchObject({ line, message: expect.stringMatching(message) })
    expect(thrown).toMatchObject({
      message: expect.stringMatching(new RegExp(`^Line ${line} of the script: `)),
    })
  })
})

test.each([
  ['comments and spacing', '-- a\nGRANT  ALL\tON /* b */ t', 'GRANT ALL ON t'],
  ['not what is quoted', "SELECT '--  a  '", "SELECT '--  a  '"],
])('the plain text leaves out %s', (_, sql, plain) => {
  expect(splitStatements(sql)).toMatchObject([{ plain }])
})

describe('the catalog and schema in use', () => {
  const cases: [use: string, expected: { catalog?: string; schema?: string }][] = [
    ['', {}],
    ['USE CATALOG c', { catalog: 'c' }],
    ['use /* the */ catalog -- new\n c', { catalog: 'c' }],
    ['SET CATALOG c', { catalog: 'c' }],
    ["SET CATALOG 'c d'", { catalog: 'c d' }],
    ['USE CATALOG `c``.d`', { catalog: 'c`.d' }],
    ['USE SCHEMA s', { schema: 's' }],
    ['USE DATABASE s', { schema: 's' }],
    ['USE s', { schema: 's' }],
    ['USE c.s', { catalog: 'c', schema: 's' }],
    ['USE SCHEMA `c-1` . `s.t`', { catalog: 'c-1', schema: 's.t' }],
    ['USE CATALOG c; USE s', { catalog: 'c', schema: 's' }],
    ['USE c.s; USE t', { catalog: 'c', schema: 't' }],
    ['USE c.s; USE CATALOG d', { catalog: 'd' }],
    ['USE c.s\n-- COMMAND ----------\n', { catalog: 'c', schema: 's' }],
  ]
  test.each(cases)('%s', (use, expected) => {
    expect(splitStatements(`${use};\nSELECT 1`)).toEqual([
      { text: 'SELECT 1', plain: 'SELECT 1', line: expect.any(Number), ...expected },
    ])
  })

  test('holds for what follows, not for what came before', () => {
    expect(
      splitStatements('a; USE c.s; b; USE t; d').map(({ text, catalog, schema }) => [
        text,
        catalog,
        schema,
      ]),
    ).toEqual([
      ['a', undefined, undefined],
      ['b', 'c', 's'],
      ['d', 'c', 't'],
    ])
  })

  test('is not read from other statements', () => {
    const others = [
      'SET x = 1',
      'GRANT USE CATALOG ON CATALOG c TO `p`',
      '`USE` c',
      'BEGIN USE c; END',
    ]
    expect(splitStatements(others.join(';'))).toMatchObject(
      others.map((text) => ({ text, line: 1 })),
    )
  })
})

/** Text full of what could confuse: a semicolon, quotes, comments, keywords. */
const noise = fc
  .array(
    fc.constantFrom(
      ';',
      "'",
      '"',
      '`',
      '--',
      '/*',
      '*/',
      '\\',
      '$$',
      '\n',
      ' ',
      'BEGIN',
      'END',
      'CASE',
      '%',
      'x',
      'é',
      '😀',
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))
const without = (pattern: RegExp): fc.Arbitrary<string> =>
  noise.map((text) => text.replaceAll(pattern, ''))

const comment: fc.Arbitrary<string> = fc.oneof(
  without(/[\r\n]/g).map((text) => `--${text}\n`),
  without(/\/|\*/g).map((text) => `/*${text}*/`),
  without(/\/|\*/g).map((text) => `/*${text}/*;*/${text}*/`),
)
const quoted: fc.Arbitrary<string> = fc.oneof(
  noise.map((text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`),
  noise.map((text) => `"${text.replaceAll(/[\\"]/g, '\\$&')}"`),
  without(/'/g).map((text) => ` r'${text}'`),
  noise.map((text) => `\`${text.replaceAll('`', '``')}x\``),
  without(/\$/g).map((text) => `$$${text}$$`),
)
const plain = fc.constantFrom('a', '1.5', '(', ')', ',', 'FROM t.end', '+', '= 2', 'ä')
const gap = fc.oneof(
  { weight: 3, arbitrary: fc.constant(' ') },
  { weight: 1, arbitrary: comment.map((text) => ` ${text} `) },
)

/** Parts with gaps between them, with neither at the ends. */
const spaced = (...parts: fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc
    .tuple(gap, ...parts)
    .chain(([, ...texts]) =>
      fc
        .array(gap, { minLength: texts.length, maxLength: texts.length })
        .map((gaps) =>
          texts.flatMap((text, at) => (at === 0 ? [text] : [gaps[at] ?? ' ', text])).join(''),
        ),
    )
const value: fc.Arbitrary<string> = fc.oneof(
  quoted,
  plain,
  spaced(
    fc.constant('CASE WHEN'),
    quoted,
    fc.constant('THEN'),
    plain,
    fc.constant('ELSE'),
    quoted,
    fc.constant('END'),
  ),
)
const simple = fc
  .array(value, { minLength: 1, maxLength: 4 })
  .chain((values) =>
    spaced(
      fc.constantFrom('SELECT', 'GRANT', 'insert into'),
      ...values
        .flatMap((text, at) => (at === 0 ? [text] : [',', text]))
        .map((text) => fc.constant(text)),
    ),
  )

const { body, block } = fc.letrec<{ body: string; block: string; inner: string }>((tie) => ({
  inner: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    simple,
    tie('block'),
    tie('block').map((text) => `l: ${text} l`),
    tie('body').map((text) => `IF ${text.length} > 1 THEN ${text} ELSE ${text} END IF`),
    tie('body').map((text) => `CASE a WHEN 1 THEN ${text} ELSE ${text} END CASE`),
    tie('body').map((text) => `LOOP ${text} END LOOP`),
    tie('body').map((text) => `WHILE a DO ${text} END WHILE`),
    tie('body').map((text) => `REPEAT ${text} UNTIL a END REPEAT`),
    tie('body').map((text) => `FOR r AS SELECT 1 DO ${text} END FOR`),
    tie('block').map((text) => `DECLARE EXIT HANDLER FOR NOT FOUND ${text}`),
  ),
  body: fc
    .array(tie('inner'), { minLength: 1, maxLength: 3 })
    .map((inner) => inner.map((text) => `${text};`).join(' ')),
  block: fc
    .tuple(
      fc.constantFrom('BEGIN', 'begin', 'BEGIN NOT ATOMIC', 'BEGIN ATOMIC'),
      gap,
      tie('body'),
      gap,
    )
    .map(([begin, before, inside, after]) => `${begin}${before}${inside}${after}END`),
}))
const procedure = block.map((text) => `CREATE OR REPLACE PROCEDURE p(begin INT) AS ${text}`)
const statement = fc
  .tuple(
    fc.array(comment, { maxLength: 2 }),
    fc.oneof(
      { weight: 2, arbitrary: simple },
      block,
      procedure,
      fc.constantFrom('BEGIN', 'BEGIN TRANSACTION', 'COMMIT'),
    ),
  )
  .map(([above, text]) => `${above.join('')}${text}`)
const statements = fc.array(statement, { maxLength: 6 })
const separator = fc.constantFrom(
  ';',
  ';\n',
  ' ; ;\n',
  ';\r\n\r\n',
  '\n-- COMMAND ----------\n',
  ';\n-- COMMAND ----------\n\n%sql\n',
)

describe('properties', () => {
  test('statements put together come apart again, whatever stands between them', () => {
    fc.assert(
      fc.property(
        statements,
        fc.array(separator, { minLength: 6, maxLength: 6 }),
        (parts, separators) => {
          expect(texts(parts.map((text, at) => text + (separators[at] ?? ';')).join(''))).toEqual(
            parts,
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  test('what came apart stays apart', () => {
    fc.assert(
      fc.property(noise, noise, body, (before, after, inside) => {
        let parts: string[]
        try {
          parts = texts(`${before}${inside}${after}`)
        } catch (error) {
          expect(error).toBeInstanceOf(SplitError)
          return
        }
        expect(texts(parts.join(';\n'))).toEqual(parts)
      }),
      { numRuns: 1000 },
    )
  })

  test('each statement stands at its line', () => {
    fc.assert(
      fc.property(statements, fc.array(comment), (parts, comments) => {
        const sql = `${comments.join('\n')}\n${parts.join(';\n')}`
        let from = 0
        for (const { text, line } of splitStatements(sql)) {
          const at = sql.indexOf(text, from)
          from = at + text.length
          const above = /^(?:\s|--.*\n|\/\*[^/]*(?:\/\*;\*\/[^/]*)?\*\/)*/.exec(text)?.[0] ?? ''
          expect(line).toBe(sql.slice(0, at + above.length).split('\n').length)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('nothing but blanks, comments and semicolons is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', ';', '\n', ' ', '-- c\n', '/* d */', "'e;'"), {
          maxLength: 30,
        }),
        (parts) => {
          const bare = (sql: string): string => sql.replaceAll(/-- c\n|\/\* d \*\/|\s/g, '')
          expect(texts(parts.join('')).map(bare)).toEqual(
            parts
              .join('')
              .replaceAll("'e;'", "'e!'")
              .split(';')
              .map((text) => bare(text).replaceAll('!', ';'))
              .filter((text) => text !== ''),
          )
        },
      ),
      { numRuns: 500 },
    )
  })
})
