import type { YAMLError } from 'yaml'

/** What to do about a fault that the parser finds, by its code; none quotes the file's text. */
const SYNTAX_HINTS: Partial<Record<string, string>> = {
  BAD_INDENT: 'The indentation is inconsistent here.',
  TAB_AS_INDENT: 'YAML is indented with spaces; this line starts with a tab.',
  MULTIPLE_DOCS: 'Write one connection per file: move the second document to a file of its own.',
  NON_STRING_KEY: 'Keys are plain text here: put a value that starts with a brace in quotes.',
  BAD_SCALAR_START: 'A value that starts with this character must stand in quotes.',
  TAG_RESOLVE_FAILED: 'YAML tags are not supported in a connection spec: remove the tag.',
  MISSING_CHAR: 'A closing quote, bracket or separator is missing near here.',
  IMPOSSIBLE: 'This part of the file cannot be read as YAML.',
  BAD_ALIAS: 'This alias is malformed.',
  MULTILINE_IMPLICIT_KEY:
    'A colon and a space are missing after this key, or the line below is indented too far.',
  BLOCK_AS_IMPLICIT_KEY:
    'The value holds a colon and a space: put it in quotes. If the line below it is a key of its ' +
    'own, mend the indentation.',
  BLOCK_IN_FLOW: 'What stands in brackets or braces goes on in them: no list or map of lines here.',
  UNEXPECTED_TOKEN:
    'This does not belong here: remove it, or put the whole value in quotes if it is part of one.',
  BAD_DQ_ESCAPE: 'This backslash escapes nothing: double it, or put the value in single quotes.',
  BAD_DIRECTIVE: 'A line that starts with `%` is a YAML directive, which no spec needs: remove it.',
}

/** What is wrong, and what to do about it. */
export function hintOf({ code }: YAMLError): string {
  return SYNTAX_HINTS[code] ?? 'This is not valid YAML.'
}

/** What the parser stumbles over again in the same line comes of what it stumbled over first. */
export function firstOfEachLine(
  faults: readonly YAMLError[],
  lineOf: (fault: YAMLError) => number,
): YAMLError[] {
  const lines = new Set<number>()
  return faults.filter((fault) => lines.size < lines.add(lineOf(fault)).size)
}
