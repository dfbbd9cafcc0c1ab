/**
 * The catalog and schema that a `USE` set for what follows: each statement is its own session, so a
 * request has to name them.
 */
interface Session {
  catalog?: string
  schema?: string
}

/** One statement of a script. */
export interface Statement extends Session {
  /** With the comments above it, without the `;`. */
  text: string
  /** Without comments, and with single spaces: the same for scripts that do the same. */
  plain: string
  /** Where its SQL starts, below the comments; the first line is 1. */
  line: number
}

/** A script that can't be sent in parts. The message names the line, and repeats no SQL. */
export class SplitError extends Error {
  override name = 'SplitError'
  readonly line: number

  constructor(line: number, what: string) {
    super(`Line ${line} of the script: ${what}`)
    this.line = line
  }
}

/**
 * Divides a Databricks SQL script or notebook into the statements to send one by one. `USE` and
 * `SET CATALOG` become the catalog and schema of the statements after them. Throws {@link
 * SplitError}.
 *
 * Databricks SQL reference: "Comments" (they nest), "STRING type", "Identifiers", "CREATE FUNCTION
 * (SQL and Python)" (`$tag$` bodies), "BEGIN END compound statement", "BEGIN TRANSACTION", "USE
 * CATALOG", "USE SCHEMA".
 */
export function splitStatements(script: string): Statement[] {
  const sql = script.replace(MAGIC_CELL, (cell) => cell.replace(/^-- MAGIC ?/gm, ''))
  const tokens = scan(sql)
  const statements: Statement[] = []
  let session: Session = {}
  let from = 0
  let at = 0
  for (let first = tokens[at]; first !== undefined; first = tokens[at]) {
    if (first.text === '%') {
      const magic = tokens[at + 1]
      if (magic?.text !== 'sql')
        throw new SplitError(
          first.line,
          'a cell that is not SQL starts here. Run it by hand in Databricks.',
        )
      from = magic.end
      at += 2
      continue
    }
    const end = statementEnd(tokens, at)
    const piece = tokens.slice(at, end)
    const next = sessionAfter(piece, session)
    const last = piece.at(-1)
    if (last !== undefined && next === undefined)
      statements.push({
        text: sql.slice(from, last.end).trim(),
        plain: piece.map(({ text }) => text).join(' '),
        line: first.line,
        ...session,
      })
    session = next ?? session
    from = tokens[end]?.end ?? sql.length
    at = end + 1
  }
  return statements
}

/** What an exported notebook makes of a cell with a `%` line: each of its lines gets a prefix. */
const MAGIC_CELL = /^-- MAGIC %.*(?:\r?\n-- MAGIC\b.*)*/gm
/** The lines between the cells of an exported notebook. They end a statement. */
const BORDER = /^-- (?:Databricks notebook source|COMMAND -+)\s*$/

/** A word, a quoted whole, a mark of one character, or a cell's border. Comments are none. */
interface Token {
  text: string
  /** In capitals, to compare with keywords; empty after a dot, where there is no keyword. */
  key: string
  end: number
  line: number
}

const TAG = String.raw`\$(?:[\p{L}_][\p{L}\p{N}_]*)?\$`
const LEXEME = new RegExp(
  [
    String.raw`(?<skip>\s+|--[^\r\n]*)`,
    String.raw`[rR]'[^']*'|[rR]"[^"]*"`,
    String.raw`'[^'\\]*(?:\\.[^'\\]*)*'|"[^"\\]*(?:\\.[^"\\]*)*"`,
    '`[^`]*(?:``[^`]*)*`',
    String.raw`(?<tag>${TAG}).*?\k<tag>`,
    String.raw`(?<open>['"\u0060]|\/\*|${TAG})`,
    String.raw`\d+\.\d*|[\p{L}\p{N}_]+|.`,
  ].join('|'),
  'suy',
)

function scan(sql: string): Token[] {
  const tokens: Token[] = []
  const lexeme = new RegExp(LEXEME)
  let line = 1
  for (
    let at = 0, match = lexeme.exec(sql);
    match !== null;
    at = lexeme.lastIndex, match = lexeme.exec(sql)
  ) {
    const { skip, open } = match.groups ?? {}
    if (open === '/*') lexeme.lastIndex = commentEnd(sql, at, line)
    else if (open !== undefined)
      throw new SplitError(line, `a quotation starts here with ${open.charAt(0)} and does not end.`)
    const end = lexeme.lastIndex
    const text = sql.slice(at, end)
    const isBorder = (at === 0 || sql[at - 1] === '\n') && BORDER.test(text)
    if (isBorder || (skip === undefined && open === undefined)) {
      tokens.push({ text, key: tokens.at(-1)?.text === '.' ? '' : text.toUpperCase(), end, line })
    }
    line += text.split('\n').length - 1
  }
  return tokens
}

function commentEnd(sql: string, start: number, line: number): number {
  const mark = /\/\*|\*\//g
  mark.lastIndex = start
  let depth = 0
  for (let match = mark.exec(sql); match !== null; match = mark.exec(sql)) {
    depth += match[0] === '/*' ? 1 : -1
    if (depth === 0) return mark.lastIndex
  }
  throw new SplitError(line, 'a comment starts here with /* and does not end.')
}

/** The index of the `;` or border that ends the statement, or the number of tokens. */
function statementEnd(tokens: readonly Token[], first: number): number {
  const end = separator(tokens, first)
  const begin = blockBegin(tokens.slice(first, end).map(({ key }) => key))
  return begin === undefined ? end : separator(tokens, blockEnd(tokens, first + begin))
}

function separator(tokens: readonly Token[], from: number): number {
  let at = from
  while (tokens[at]?.text.match(/^(?:;|--)/) === null) at++
  return at
}

/**
 * Where a statement, given up to its first `;`, opens a block. A transaction's `BEGIN` opens none.
 */
function blockBegin(keys: readonly string[]): number | undefined {
  const isProcedure = /^CREATE (?:OR REPLACE )?PROCEDURE /.test(keys.slice(0, 5).join(' '))
  const begin = keys.findIndex(
    (key, at) => key === 'BEGIN' && (isProcedure || at === 0 || (at === 2 && keys[1] === ':')),
  )
  const next = keys[begin + 1]
  return begin === -1 || next === undefined || next === 'TRANSACTION' || next === 'WORK'
    ? undefined
    : begin
}

/** Keywords after which a statement of a block starts. */
const BEFORE_STATEMENT = new Set([';', 'BEGIN', 'ATOMIC', 'THEN', 'ELSE', 'DO', 'LOOP', 'REPEAT'])
/** What follows `END` where it closes neither `BEGIN` nor `CASE`. */
const OTHER_ENDS = new Set(['IF', 'LOOP', 'WHILE', 'REPEAT', 'FOR'])

function opensCase(key: string, before: string | undefined): boolean {
  return key === 'CASE' && before !== 'END' && before !== ':'
}

/** The index of a block's `END`. Counts `BEGIN` and `CASE`: the others name what they close. */
// eslint-disable-next-line complexity -- the grammar of a block reads best in one place
function blockEnd(tokens: readonly Token[], begin: number): number {
  const open: string[] = []
  let first = begin
  for (
    let at = begin, token = tokens[at];
    token !== undefined && !token.text.startsWith('--');
    token = tokens[++at]
  ) {
    const { key } = token
    const before = tokens[at - 1]?.key
    const next = tokens[at + 1]?.key ?? ';'
    const isLabelled = at === first + 2 && before === ':'
    const isHandled = tokens.slice(first, at).some((other) => other.key === 'HANDLER')
    const opens = key === 'BEGIN' ? at === first || isLabelled || isHandled : opensCase(key, before)
    if (opens) open.push(key)
    const isOther = OTHER_ENDS.has(next) && (at === first || next === 'REPEAT')
    const mayEnd = at === first || next === ';' || open.at(-1) === 'CASE'
    if (key === 'END' && before !== ':' && !isOther && mayEnd) open.pop()
    if (open.length === 0) return at
    if (BEFORE_STATEMENT.has(key)) first = at + 1
  }
  throw new SplitError(tokens[begin]?.line ?? 1, 'a block starts here with BEGIN and does not END.')
}

/** A name as `plain` has it. */
export const NAME = '(?:`(?:[^`]|``)+`|[\\p{L}\\p{N}_]+)'
const USE_CATALOG = new RegExp(`^(?:USE|SET) CATALOG (${NAME}|'[^'\\\\]+')$`, 'iu')
const USE_SCHEMA = new RegExp(
  `^USE (?!(?:CATALOG|SCHEMA|DATABASE)$)(?:(?:SCHEMA|DATABASE) )?(?:(${NAME}) \\. )?(${NAME})$`,
  'iu',
)

/**
 * What a `USE` or `SET CATALOG` leaves behind; `undefined` for any other statement. Throws {@link
 * SplitError} for a form without plain names.
 */
function sessionAfter(piece: readonly Token[], session: Session): Session | undefined {
  const [first, second] = piece
  if (first?.key !== 'USE' && !(first?.key === 'SET' && second?.key === 'CATALOG')) return undefined
  const command = piece.map(({ text }) => text).join(' ')
  const catalog = USE_CATALOG.exec(command)?.[1]
  if (catalog !== undefined) return { catalog: unquote(catalog) }
  const [, parent, schema] = USE_SCHEMA.exec(command) ?? []
  if (schema === undefined) {
    const why = 'this form of USE cannot be carried over to the next statements.'
    throw new SplitError(first.line, `${why} Name the catalog or schema itself.`)
  }
  return {
    ...(parent === undefined ? session : { catalog: unquote(parent) }),
    schema: unquote(schema),
  }
}

/** A name without its quotes. */
export const unquote = (name: string): string =>
  /^[`']/.test(name) ? name.slice(1, -1).replaceAll('``', '`') : name
