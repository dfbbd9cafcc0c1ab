import {
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  parseDocument,
  type ParsedNode,
  visit,
  type YAMLError,
} from 'yaml'
import type { ErrorCode } from '../core/codes.ts'
import { errorAt, type ErrorDiagnostic, type Position } from '../core/diagnostic.ts'
import { type PastedCharacter, pastedCharacter, TYPE_ANEW } from '../core/pasted.ts'
import type { Path } from '../core/path.ts'
import type { SpecDocument } from '../core/spec.ts'
import { firstOfEachLine, hintOf } from './syntax-hints.ts'

/** Largest spec file that is read, in bytes. */
export const MAX_SPEC_BYTES = 256 * 1024
/** Most keys and values of a spec file; a connection needs some thirty. */
const MAX_NODES = 5000
/** Most brackets, indicators and texts of a spec file: no key or value needs more than four. */
const MAX_MARKS = 20_000
/** Deepest nesting of a spec file; a connection needs four levels. */
const MAX_NESTING = 100
/** Errors of one file that are told: where there are more, they follow from one another. */
export const MAX_FILE_ERRORS = 20

/**
 * Reads YAML 1.2. Returns the document, or every error that keeps it from being read; never throws,
 * and never quotes the file's text.
 *
 * @param bytes the file as it was read, at most {@link MAX_SPEC_BYTES} of it.
 */
export function parseSpec(file: string, bytes: Uint8Array): SpecDocument | ErrorDiagnostic[] {
  const text = decode(bytes)
  if (typeof text !== 'string') return [text]
  const nul = text.indexOf('\0')
  const lines = new LineCounter()
  const at = (offset: number): Position => positionOf(lines, offset)
  const excess = excessOf(text)
  if (excess !== undefined) return [excess]
  let parsed, survey
  try {
    // The parser would compare each key with every other one of its map; the survey does not.
    parsed = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      stringKeys: true,
      uniqueKeys: false,
      version: '1.2',
      merge: false,
      logLevel: 'error',
    })
    survey = surveyOf(parsed)
  } catch {
    return [tooDeep()]
  }
  if (survey.nodes > MAX_NODES) return [tooMany()]
  if (survey.tooDeep !== undefined) return [tooDeep(at(survey.tooDeep))]
  if (nul >= 0) return [refuse('yaml-syntax', 'The file holds a NUL character.', at(nul))]
  const syntax = syntaxFaults(text, parsed, survey, at)
  if (parsed.directives.yaml.version !== '1.2') {
    syntax.push(refuse('yaml-syntax', 'Specs are YAML 1.2: remove the %YAML directive.'))
  }
  if (syntax.length > 0) return syntax
  const root: ParsedNode | null = parsed.contents
  if (root === null || (isScalar(root) && root.value === null)) {
    return [refuse('empty-file', 'The file is empty: write a connection spec, or delete the file.')]
  }
  if (survey.loose.length > 0) {
    return survey.loose.map((offset) =>
      refuse(
        'yaml-syntax',
        'This alias has no anchor before it, or stands inside what it repeats.',
        at(offset),
      ),
    )
  }
  try {
    return located(file, parsed.toJS(), placesOf(root, parsed), lines)
  } catch (error) {
    if (error instanceof ReferenceError) {
      return [
        refuse(
          'yaml-syntax',
          'The aliases from here on expand without bound.',
          at(survey.firstAlias),
        ),
      ]
    }
    return [tooDeep()]
  }
}

function tooDeep(position?: Position): ErrorDiagnostic {
  return refuse('yaml-syntax', 'The file is nested too deeply.', position)
}

function tooMany(): ErrorDiagnostic {
  return refuse(
    'file-too-large',
    `A spec file may hold at most ${MAX_NODES} keys and values; a connection needs some thirty.`,
  )
}

/** Tokens of the lexer that stand for no text. */
const LEXER_SIGNALS = ['\x02', '\x18', '\x1f']

function startingAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

/**
 * Why a text is not even parsed: the parser makes an error of each bracket that nothing closes, and
 * runs out of memory or stack.
 */
function excessOf(text: string): ErrorDiagnostic | undefined {
  // A text of this size can't hold so much: the usual spec is taken apart once, by the parser.
  const brackets = text.match(/[[{]/g)?.length ?? 0
  if (text.length <= MAX_MARKS && brackets <= MAX_NESTING) return undefined
  let offset = 0
  let marks = 0
  let depth = 0
  for (const token of new Lexer().lex(text)) {
    if (LEXER_SIGNALS.includes(token)) continue
    if (token === '[' || token === '{') depth += 1
    if (token === ']' || token === '}') depth -= 1
    if (depth > MAX_NESTING) return tooDeep(startingAt(text, offset))
    if (!/^[\s#]/.test(token) && ++marks > MAX_MARKS) return tooMany()
    offset += token.length
  }
  return undefined
}

/** What keeps a text from being YAML, each said once. */
function syntaxFaults(
  text: string,
  parsed: Document.Parsed,
  survey: Survey,
  at: (offset: number) => Position,
): ErrorDiagnostic[] {
  const unclosed = ({ code, pos: [end] }: YAMLError): string | undefined => {
    const opened = survey.openings.get(end)
    if (opened === undefined || (code !== 'BAD_INDENT' && code !== 'MISSING_CHAR')) return undefined
    const closing = { '[': ']', '{': '}' }[text.charAt(opened)]
    const { line } = at(opened)
    const message =
      closing === undefined
        ? `The quote that opens in line ${line} is never closed: add the closing quote.`
        : `The bracket that opens in line ${line} is not closed before this: add \`${closing}\`.`
    // What looks like the closing one may be another character.
    return line === at(end).line ? message : message + pastedHint(text, opened, 'That line')
  }
  const odd = pastedIndent(text)
  if (odd !== undefined) {
    const message = `This line is indented with a ${odd.name}: YAML takes spaces only.`
    return [refuse('yaml-syntax', message, at(odd.index))]
  }
  const faults: YAMLError[] = [...parsed.errors, ...parsed.warnings]
  if (faults.some(({ message }) => /call stack/.test(message))) return [tooDeep()]
  const tabs = faults.filter(({ code }) => code === 'TAB_AS_INDENT')
  // A tab that indents makes the parser stumble over each line around it.
  const told =
    tabs.length > 0
      ? tabs.slice(0, 1)
      : firstOfEachLine(faults, ({ pos }) => at(pos[0]).line).slice(0, MAX_FILE_ERRORS + 1)
  const syntax = told.map((error) => {
    const message = unclosed(error) ?? hintOf(error)
    const more = tabs.length > 1 ? ` So do ${tabs.length - 1} more.` : ''
    return refuse(
      error.code === 'MULTIPLE_DOCS' ? 'multiple-documents' : 'yaml-syntax',
      message + more + pastedHint(text, error.pos[0]),
      at(error.pos[0]),
    )
  })
  if (tabs.length === 0)
    syntax.unshift(
      ...survey.duplicates.map((offset) =>
        refuse('duplicate-key', 'This key appears twice in the same map: remove one.', at(offset)),
      ),
    )
  return syntax
}

/** A character in the indentation of a line that is neither a space nor a tab. */
function pastedIndent(text: string): PastedCharacter | undefined {
  const found = /^ *([^\S \t\r\n]|[\u200b\u2060])/mu.exec(text)
  if (found === null) return undefined
  const index = found.index + found[0].length - 1
  const name = pastedCharacter(text.slice(index, index + 1))?.name
  return name === undefined ? undefined : { index, name }
}

/** Names a character of the line that may be what the parser stumbles over. */
function pastedHint(text: string, offset: number, where = 'The line'): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const [line = ''] = text.slice(start).split(/\r?\n/, 1)
  const odd = pastedCharacter(line.replace(/\t/g, ' '))
  return odd === undefined ? '' : ` ${where} holds a ${odd.name}: ${TYPE_ANEW}`
}

function refuse(
  code: ErrorCode,
  message: string,
  position: Position = { line: 1, column: 1 },
): ErrorDiagnostic {
  return errorAt(code, message, position)
}

function decode(bytes: Uint8Array): string | ErrorDiagnostic {
  if (bytes.byteLength > MAX_SPEC_BYTES)
    return refuse('file-too-large', `A spec file may hold at most ${MAX_SPEC_BYTES / 1024} KiB.`)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return refuse('not-utf8', 'The file is not valid UTF-8: save it as UTF-8.')
  }
}

function positionOf(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset)
  return { line: Math.max(line, 1), column: Math.max(col, 1) }
}

/** Where a key and its value stand, as offsets, and what is inside. */
interface Place {
  key: number
  value: number
  inner: ReadonlyMap<unknown, Place> | undefined
}

/** The places of a document without its nodes, which need many times the memory. */
function placesOf(root: ParsedNode, document: Document.Parsed): Place {
  const known = new Map<unknown, Map<unknown, Place>>()
  const innerOf = (node: unknown): Place['inner'] => {
    const container = isAlias(node) ? node.resolve(document) : node
    if (!isMap(container) && !isSeq(container)) return undefined
    const found = known.get(container)
    if (found !== undefined) return found
    const inner = new Map<unknown, Place>()
    known.set(container, inner)
    for (const [index, item] of container.items.entries()) {
      const [name, node, key] = isPair(item)
        ? [isScalar(item.key) ? item.key.value : item.key, item.value, startOf(item.key)]
        : [index, item, startOf(item)]
      if (!inner.has(name))
        inner.set(name, { key: key ?? 0, value: startOf(node) ?? key ?? 0, inner: innerOf(node) })
    }
    return inner
  }
  const start = root.range[0]
  return { key: start, value: start, inner: innerOf(root) }
}

function startOf(node: unknown): number | undefined {
  return (node as ParsedNode | null)?.range[0]
}

function located(file: string, value: unknown, root: Place, lines: LineCounter): SpecDocument {
  /** Walks as far along `path` as the document goes. */
  const walk = (path: Path): { found: boolean; place: Place } => {
    let place = root
    for (const step of path) {
      const next = place.inner?.get(step)
      if (next === undefined) return { found: false, place }
      place = next
    }
    return { found: true, place }
  }
  return {
    file,
    value,
    has: (path) => walk(path).found,
    locate: (path, what = 'value') => {
      const { found, place } = walk(path)
      return positionOf(lines, what === 'key' || !found ? place.key : place.value)
    },
  }
}

/** What one walk over a document finds; every place is an offset in its text. */
interface Survey {
  nodes: number
  /** Keys that stand in their map already. */
  duplicates: number[]
  /** Aliases that resolve to nothing, or to a node around themselves. */
  loose: number[]
  firstAlias: number
  /** End → start of each text in brackets or quotes. */
  openings: Map<number, number>
  /** The first key or value that is nested too deeply. */
  tooDeep: number | undefined
}

function surveyOf(document: Document.Parsed): Survey {
  const survey: Survey = {
    nodes: 0,
    duplicates: [],
    loose: [],
    firstAlias: Infinity,
    openings: new Map(),
    tooDeep: undefined,
  }
  const ends = new Map<string, number>()
  visit(document.contents, {
    Node: (_, node, path) => {
      survey.nodes += 1
      if (survey.nodes > MAX_NODES) return visit.BREAK
      const [start = 0, end = 0] = node.range ?? []
      if (isTooDeep(path)) {
        survey.tooDeep = start
        return visit.BREAK
      }
      if (isAlias(node)) {
        survey.firstAlias = Math.min(survey.firstAlias, start)
        if ((ends.get(node.source) ?? Infinity) > start) survey.loose.push(start)
      } else if (node.anchor !== undefined) {
        ends.set(node.anchor, end)
      }
      if (isScalar(node) ? node.type?.startsWith('QUOTE') : isCollection(node) && node.flow)
        survey.openings.set(end, start)
      if (isMap(node)) survey.duplicates.push(...repeatedKeys(node.items.map(({ key }) => key)))
      return undefined
    },
  })
  return survey
}

function isTooDeep(path: readonly unknown[]): boolean {
  return path.filter((outer) => isCollection(outer)).length > MAX_NESTING
}

function repeatedKeys(keys: readonly unknown[]): number[] {
  const known = new Set<unknown>()
  return keys
    .filter((key) => isScalar(key))
    .flatMap(({ value, range }) => (known.size === known.add(value).size ? [range?.[0] ?? 0] : []))
}
