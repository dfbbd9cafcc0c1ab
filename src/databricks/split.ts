/** One statement of a script, as it is sent. */
export interface Statement {
  text: string
  /** Of its first character in the script, from 1. */
  line: number
  /** What `USE` before it chose. */
  catalog: string | undefined
  schema: string | undefined
}

interface Token {
  /** `cell`: where a notebook's cell ends. */
  kind: 'word' | 'quoted' | 'symbol' | 'comment' | 'blank' | 'cell'
  text: string
  start: number
  line: number
}

/**
 * Splits a script into the statements that Databricks takes one by one, and turns `USE`, which is forgotten between two requests, into
 * the catalog and schema of what follows. A `;` in a quote, a comment or a `BEGIN … END` block splits nothing; a notebook's cell ends a
 * statement. Throws an `Error` that names the line for a script that can't be run this way; nothing is left out silently.
 *
 * Databricks, "SQL language reference": comments (nesting), identifiers, string literals, BEGIN END compound statement.
 */
export function splitScript(script: string): Statement[] {
  let catalog: string | undefined
  let schema: string | undefined
  return pieces(tokenise(script)).flatMap((tokens) => {
    const [first, last] = [tokens[0], tokens.at(-1)]
    if (first === undefined || last === undefined) return []
    const used = useOf(tokens, first.line)
    if (used === undefined) return [{ text: script.slice(first.start, last.start + last.text.length), line: first.line, catalog, schema }]
    if (used.catalog !== undefined) catalog = used.catalog
    schema = used.schema
    return []
  })
}

/** What is matched at one place of a script, first come first served. A quote, a comment or a word never begins inside another. */
const TOKENS: readonly [Token['kind'], RegExp][] = [
  ['blank', /\s+/y],
  // A backslash at the end of a line goes on with the comment (Spark's SqlBaseLexer).
  ['comment', /--(?:\\\r?\n|[^\r\n])*/y],
  ['quoted', /r'[^']*'|r"[^"]*"/iy],
  ['quoted', /'[^'\\]*(?:\\[^][^'\\]*)*'|"[^"\\]*(?:\\[^][^"\\]*)*"|`[^`]*`/y],
  ['word', /[\p{L}_\d][\p{L}\w]*/uy],
]

/** The tokens of a script that mean something: no blanks, no comments, no `%sql` at the beginning of a cell. */
function tokenise(script: string): Token[] {
  const tokens: Token[] = []
  for (let start = 0, line = 1; start < script.length; ) {
    const token = { ...tokenAt(script, start, line), start, line }
    start += token.text.length
    line += token.text.split('\n').length - 1
    const before = tokens.at(-1)
    const magic = before?.text === '%' && [undefined, ';'].includes(tokens.at(-2)?.text) ? token.text : /^--\s*MAGIC\s+%(\w+)/.exec(token.text)?.[1]
    if (token.kind === 'blank') continue
    if (magic !== undefined && !['sql', 'md'].includes(magic)) throw fault(token, `the cell %${magic} is not SQL`)
    if (token.kind === 'comment') {
      if (/^-- COMMAND -{5,}\s*$/.test(token.text)) tokens.push({ ...token, kind: 'cell', text: ';' })
    } else if (magic === 'sql') tokens.pop()
    else tokens.push(token)
  }
  return tokens
}

function tokenAt(script: string, start: number, line: number): Pick<Token, 'kind' | 'text'> {
  if (script.startsWith('/*', start)) return { kind: 'comment', text: script.slice(start, commentEnd(script, start, line)) }
  for (const [kind, pattern] of TOKENS) {
    pattern.lastIndex = start
    const text = pattern.exec(script)?.[0]
    if (text !== undefined) return { kind, text }
  }
  const text = script.charAt(start)
  if (/['"`]/.test(text)) throw fault({ line }, `a quote ${text} is opened and never closed`)
  return { kind: 'symbol', text }
}

/** Where a comment that may hold others ends. */
function commentEnd(script: string, start: number, line: number): number {
  const marks = /\/\*|\*\//g
  marks.lastIndex = start
  for (let depth = 0; ; ) {
    const mark = marks.exec(script)
    if (mark === null) throw fault({ line }, 'a comment /* is opened and never closed')
    depth += mark[0] === '/*' ? 1 : -1
    if (depth === 0) return marks.lastIndex
  }
}

/** The tokens between one end of a statement and the next. */
function pieces(tokens: readonly Token[]): Token[][] {
  const found: Token[][] = []
  let first = 0
  let depth = 0
  const finish = (end: number): void => {
    const [opened] = tokens.slice(first, first + 1)
    if (depth > 0 && opened !== undefined) throw fault(opened, 'a BEGIN has no END')
    found.push(tokens.slice(first, end))
    first = end + 1
  }
  for (const [index, { kind, text }] of tokens.entries()) {
    if (kind === 'cell' || (text === ';' && depth === 0)) finish(index)
    else depth += nesting(tokens, index, first, depth)
  }
  finish(tokens.length)
  return found
}

const LOOPS = ['IF', 'LOOP', 'WHILE', 'REPEAT', 'FOR']

/** What a token adds to the number of open `BEGIN` and `CASE`. Outside a block `CASE` is an expression, in which no `;` can stand. */
function nesting(tokens: readonly Token[], index: number, first: number, depth: number): -1 | 0 | 1 {
  const [before, word, after] = [index - 1, index, index + 1].map((at) => upper(tokens[at])) as [string, string, string]
  if (before === '.' || after === '.') return 0
  if (word === 'BEGIN') return depth > 0 || opensBlock(tokens, index, first) ? 1 : 0
  if (depth === 0) return 0
  if (word === 'CASE') return before === 'END' ? 0 : 1
  return word === 'END' && !LOOPS.includes(after) ? -1 : 0
}

/** Whether a `BEGIN` outside a block opens one: at the start, behind a label, or as a procedure's body; not `BEGIN TRANSACTION`. */
function opensBlock(tokens: readonly Token[], index: number, first: number): boolean {
  if (upper(tokens[index + 1]) === 'TRANSACTION') return false
  const isBody = upper(tokens[first]) === 'CREATE' && tokens.slice(first + 1, first + 4).some((token) => upper(token) === 'PROCEDURE')
  return index === first || (index === first + 2 && tokens[first + 1]?.text === ':') || isBody
}

/** A word in capitals, a symbol as it is, nothing for what is quoted. */
function upper(token: Token | undefined): string {
  return token === undefined || token.kind === 'quoted' ? '' : token.text.toUpperCase()
}

/**
 * What a `USE` statement chooses; `undefined` for any other statement. Throws for what would have an effect in a notebook, but none when
 * each statement is a session of its own.
 */
function useOf(tokens: readonly Token[], line: number): { catalog?: string; schema?: string } | undefined {
  const [first, second] = tokens.map(upper)
  if (first !== 'USE' && first !== 'SET') return undefined
  const target = ['CATALOG', 'SCHEMA', 'DATABASE'].includes(second ?? '') && tokens.length > 2 ? second : undefined
  const names = tokens.slice(target === undefined ? 1 : 2)
  const [name, dot, inner] = names
  if (first === 'USE' || target === 'CATALOG') {
    if (name !== undefined && isName(name) && names.length === 1) return target === 'CATALOG' ? { catalog: unquoted(name) } : { schema: unquoted(name) }
    if (name !== undefined && dot?.text === '.' && inner !== undefined && isName(name) && isName(inner) && names.length === 3 && target !== 'CATALOG') return { catalog: unquoted(name), schema: unquoted(inner) }
  }
  throw new Error(`line ${line}: \`${first}\` of this kind has no effect on the next statement when the script is run statement by statement. Run the script by hand.`)
}

function isName({ kind, text }: Token): boolean {
  return kind === 'word' || (kind === 'quoted' && /^['"`][^]+['"`]$/.test(text))
}

function unquoted({ kind, text }: Token): string {
  return kind === 'quoted' ? text.slice(1, -1) : text
}

function fault({ line }: { line: number }, what: string): Error {
  return new Error(`line ${line}: ${what}`)
}
