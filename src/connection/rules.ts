import { referenceName, type SecretReference } from '../core/connection.ts'
import {
  type Diagnostic,
  errorAt,
  type ErrorDiagnostic,
  isError,
  warningAt,
} from '../core/diagnostic.ts'
import { pastedCharacter, TYPE_ANEW } from '../core/pasted.ts'
import { formatPath, getIn, type Path } from '../core/path.ts'
import type { SpecDocument } from '../core/spec.ts'
import { type Misspelt, NONE_MISSPELT } from '../specfile/schema-errors.ts'
import type { Format } from './formats.ts'
import { type SpecPolicy, variableFault } from './allowed-by-workflow.ts'
import {
  authenticationOf,
  defaultOf,
  isSecret,
  isSecretPath,
  LEAVES,
  originalOf,
  type Row,
  ROWS,
} from './field-lookup.ts'

/**
 * Every rule that looks at the value of a field or at two fields together. Works on any document,
 * also one with structural errors.
 *
 * @param misspelt keys that are there under a wrong name: their consequences are not told
 */
export function ruleDiagnostics(
  document: SpecDocument,
  policy: SpecPolicy,
  misspelt = NONE_MISSPELT,
): Diagnostic[] {
  return [
    ...LEAVES.flatMap((row) => formatDiagnostics(row, document, policy)),
    ...authenticationDiagnostics(document, misspelt),
    ...ROWS.flatMap((row) => copyDiagnostics(row, document)),
    ...LEAVES.flatMap((row) => valueWarnings(row, document)),
    ...secretDiagnostics(document, policy, misspelt),
  ]
}

/** The `${NAME}` of a document that passed every rule. */
export function secretReferences({ value, locate }: SpecDocument): SecretReference[] {
  return LEAVES.filter(isSecret).flatMap(({ path, steps }) => {
    const text = getIn(value, steps)
    const name = typeof text === 'string' ? referenceName(text) : undefined
    return name === undefined ? [] : [{ name, path, position: locate(steps) }]
  })
}

/** The text at `path` that is no reference: what is wrong with one is said once. */
function plainText({ value }: SpecDocument, path: Path): string | undefined {
  const text = getIn(value, path)
  return typeof text === 'string' && text !== '' && !mentionsReference(text) ? text : undefined
}

/** Whether `text` holds something that looks like a reference anywhere. */
function mentionsReference(text: string): boolean {
  return /\$\{[^}]*\}/.test(text)
}

/** What the formats of a field's texts say. A copy is compared with its original instead. */
function formatDiagnostics(row: Row, document: SpecDocument, policy: SpecPolicy): Diagnostic[] {
  const { path, steps, field } = row
  if (originalOf(row) !== undefined) return []
  const check = (format: Format, text: string, at: Path): Diagnostic[] => {
    const position = document.locate(at)
    const found = format.check?.(text, {
      policy,
      path,
      hostname: plainText(document, ['connection', 'hostname']),
      error: (code, message) => errorAt(code, message, position),
      warning: (code, message) => warningAt(code, message, position),
    })
    const odd = pastedCharacter(text)
    if (odd !== undefined) {
      const code = found !== undefined && isError(found) ? found.code : 'pasted-character'
      return [errorAt(code, `\`${formatPath(at)}\` holds a ${odd.name}: ${TYPE_ANEW}`, position)]
    }
    return found === undefined ? [] : [found]
  }
  if (field.type.is === 'text') {
    const text = plainText(document, steps)
    return text === undefined ? [] : check(field.type.format, text, steps)
  }
  const items = getIn(document.value, steps)
  if (field.type.is !== 'list' || !Array.isArray(items)) return []
  const { unique, items: item } = field.type
  const seen = new Map<string, Path>()
  return items.flatMap((text: unknown, index) => {
    if (typeof text !== 'string' || text === '') return []
    const at = [...steps, index]
    const found = check(item.format, text, at)
    const first = seen.get(text.toLowerCase())
    if (found.length > 0 || unique === undefined) return found
    if (first === undefined) {
      seen.set(text.toLowerCase(), at)
      return []
    }
    const { line } = document.locate(first)
    const message = `This name stands in \`${path}\` twice (line ${line}): remove one.`
    return [errorAt('preflight-name', message, document.locate(at))]
  })
}

function authenticationDiagnostics(document: SpecDocument, { meant }: Misspelt): ErrorDiagnostic[] {
  const chosen: Path = ['connection', 'authenticationType']
  const value = getIn(document.value, chosen)
  const kind = ROWS.map(authenticationOf).find((one) => one !== undefined && one === value)
  if (kind === undefined) return []
  return ROWS.flatMap((row): ErrorDiagnostic[] => {
    const { path, steps } = row
    const isThere = document.has(steps) || meant.has(path)
    const needed = authenticationOf(row) === kind && !isThere
    const excluded = (authenticationOf(originalOf(row) ?? row) ?? kind) !== kind
    if (needed) {
      const message = `\`authenticationType: ${kind}\` needs \`${path}\`.`
      return [errorAt('authentication', message, document.locate(chosen))]
    }
    if (!excluded || !document.has(steps)) return []
    const message = `\`${path}\` does not go with \`authenticationType: ${kind}\`: remove it.`
    return [errorAt('authentication', message, document.locate(steps, 'key'))]
  })
}

/** A field that Immuta's guide calls "same as" another must not say something else. */
function copyDiagnostics(row: Row, document: SpecDocument): ErrorDiagnostic[] {
  const original = originalOf(row)
  if (original === undefined || row.field.type.is === 'map' || !document.has(row.steps)) return []
  const isGiven = document.has(original.steps)
  const expected = isGiven ? getIn(document.value, original.steps) : defaultOf(original)
  if (expected === undefined || getIn(document.value, row.steps) === expected) return []
  const where = isGiven ? ` (line ${document.locate(original.steps).line})` : ''
  const position = document.locate(row.steps)
  const message =
    `\`${row.path}\` (line ${position.line}) must equal \`${original.path}\`${where}: ` +
    'make them the same, or leave it out.'
  return [errorAt('derived-mismatch', message, position)]
}

/** The warning about a value, also where the shorthand of its map says it. */
function valueWarnings({ steps, field }: Row, document: SpecDocument): Diagnostic[] {
  if (!('warned' in field)) return []
  const { value, code, message } = field.warned
  return [steps.slice(0, -1), steps]
    .filter((path) => getIn(document.value, path) === value)
    .map((path) => warningAt(code, message, document.locate(path)))
}

/** A secret is `${NAME}`, where it belongs, under a name that the workflow allows. */
function secretDiagnostics(
  document: SpecDocument,
  policy: SpecPolicy,
  { written }: Misspelt,
): ErrorDiagnostic[] {
  return [...scalars(document.value)].flatMap(([path, value, what]): ErrorDiagnostic[] => {
    if (typeof value !== 'string') return []
    const position = document.locate(path, what)
    if (what === 'key' || !isSecretPath(path)) {
      const isBelow = path.some((_, depth) => written.has(formatPath(path.slice(0, depth))))
      if (!mentionsReference(value) || isBelow) return []
      const message = 'Only `token` and `clientSecret` may name a variable with ${NAME}.'
      return [errorAt('secret-placement', message, position)]
    }
    const field = `\`${formatPath(path)}\``
    const name = referenceName(value)
    if (name === undefined) {
      const message =
        `${field} must be exactly \${NAME}, the name of an environment variable that holds the ` +
        `secret. ${literalHint(value)}`
      return [errorAt('secret-literal', message, position)]
    }
    const fault = variableFault(name, policy)
    if (fault === undefined) return []
    const message = `${field} refers to the variable \`${name}\`, which it may not use: ${fault}.`
    return [errorAt('secret-name', message, position)]
  })
}

/** How other tools write a reference. Only the form may be shown: the text could be a secret. */
const OTHER_FORMS: readonly (readonly [form: string, pattern: RegExp])[] = [
  ['$NAME', /^\$[A-Za-z_]\w*$/],
  ['${{ secrets.NAME }}', /^\$\{\{\s*(secrets|env|vars)\.\w+\s*\}\}$/],
  ['{{NAME}}', /^\{\{\s*\w+\s*\}\}$/],
  ['%NAME%', /^%\w+%$/],
]

function literalHint(text: string): string {
  const odd = mentionsReference(text) ? pastedCharacter(text) : undefined
  if (odd !== undefined) return `The value holds a ${odd.name}: ${TYPE_ANEW}`
  const form = OTHER_FORMS.find(([, pattern]) => pattern.test(text))?.[0]
  return form === undefined
    ? 'If a real secret was committed here, revoke it: Git keeps it.'
    : `This looks like \`${form}\`: write \`\${NAME}\`, and pass the value under \`env:\` of ` +
        'the step.'
}

function* scalars(
  value: unknown,
  path: Path = [],
): Generator<[path: Path, value: unknown, what: 'key' | 'value']> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* scalars(item, [...path, index])
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      yield [[...path, key], key, 'key']
      yield* scalars(item, [...path, key])
    }
  } else {
    yield [path, value, 'value']
  }
}
