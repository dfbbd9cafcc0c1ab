import { type Diagnostic, errorAt, isError, isWarning } from '../core/diagnostic.ts'
import { groupBy } from '../core/group.ts'
import { getIn, type Path } from '../core/path.ts'
import type { SpecDocument, SpecResult } from '../core/spec.ts'
import { MAX_FILE_ERRORS, parseSpec } from '../specfile/document.ts'
import { severalConnections, structureOf } from '../specfile/schema-errors.ts'
import { toBody, toSecurables } from './body.ts'
import { objectDiagnostics, objectKeyPaths, toObjects } from './objects.ts'
import type { SpecPolicy } from './allowed-by-workflow.ts'
import { ruleDiagnostics, secretReferences } from './rules.ts'
import { specSchema } from './schema.ts'
import { exampleOf, KEY_PATHS } from './field-lookup.ts'

/**
 * Turns the bytes of a spec file into a connection, or into the errors it has, of which the first
 * {@link MAX_FILE_ERRORS} are told.
 */
export function readConnection(file: string, bytes: Uint8Array, policy: SpecPolicy): SpecResult {
  const result = readWhole(file, bytes, policy)
  if (result.kind === 'valid') return result
  return result.kind === 'unreadable'
    ? { ...result, diagnostics: firstErrors(result.diagnostics) }
    : { ...result, diagnostics: firstErrors(result.diagnostics) }
}

function firstErrors<D extends Diagnostic>(diagnostics: D[]): D[] {
  const [last, ...more] = diagnostics.filter((one) => isError(one)).slice(MAX_FILE_ERRORS - 1)
  if (last === undefined || more.length === 0) return diagnostics
  const message = `${last.message} Further errors of this file are not listed.`
  return [...diagnostics.slice(0, diagnostics.indexOf(last)), { ...last, message }]
}

function readWhole(file: string, bytes: Uint8Array, policy: SpecPolicy): SpecResult {
  const document = parseSpec(file, bytes)
  if (Array.isArray(document)) return { kind: 'unreadable', file, diagnostics: document }
  const several = severalConnections(document)
  // What else is wrong with it would be said of another form.
  if (several !== undefined)
    return { kind: 'invalid', file, key: undefined, document, diagnostics: [several] }
  const structure = structureOf(
    document,
    specSchema,
    [...KEY_PATHS, ...objectKeyPaths(document)],
    exampleOf,
  )
  const diagnostics = [
    ...structure.diagnostics,
    ...ruleDiagnostics(document, policy, structure.misspelt),
    ...objectDiagnostics(document),
  ].sort(byPosition)
  const { value, locate } = document
  const declared = getIn(value, ['connectionKey'])
  const key = typeof declared === 'string' ? declared.toWellFormed() : undefined
  if (key === undefined || diagnostics.some(isError))
    return { kind: 'invalid', file, key, document, diagnostics }
  const connection = {
    key,
    file,
    body: toBody(value),
    secrets: secretReferences(document),
    securables: toSecurables(value),
    objects: toObjects(value),
    locate,
  }
  return {
    kind: 'valid',
    file,
    key,
    document,
    connection,
    diagnostics: diagnostics.filter(isWarning),
  }
}

function byPosition({ position: a }: Diagnostic, { position: b }: Diagnostic): number {
  return (a?.line ?? 1) - (b?.line ?? 1) || (a?.column ?? 1) - (b?.column ?? 1)
}

const KEY: Path = ['connectionKey']
const CATALOG: Path = ['nativeIntegration', 'config', 'catalog']

/**
 * Reports what only shows when all spec files are seen together. Takes the results of one run;
 * returns them with the errors added.
 */
export function crossCheck(results: readonly SpecResult[]): SpecResult[] {
  const documents = results.flatMap((one) => (one.kind === 'unreadable' ? [] : [one.document]))
  const rules = [
    {
      code: 'duplicate-connection-key',
      at: KEY,
      others: clashes(documents, KEY, ({ value }) => textsAt(value, KEY)),
      message: '`connectionKey` must be unique; it is also declared in',
    },
    {
      code: 'duplicate-catalog',
      at: CATALOG,
      others: clashes(documents, CATALOG, ({ value }) =>
        textsAt(value, ['connection', 'hostname'], CATALOG)?.toLowerCase(),
      ),
      message:
        'Only one connection may name a catalog; the same host and catalog are also declared in',
    },
  ] as const
  return results.map((result): SpecResult => {
    if (result.kind === 'unreadable') return result
    const { file, key, document, diagnostics } = result
    const errors = rules.flatMap(({ code, at, others, message }) => {
      const files = others.get(document) ?? ''
      return files === '' ? [] : [errorAt(code, `${message} ${files}.`, document.locate(at))]
    })
    if (errors.length === 0) return result
    return { kind: 'invalid', file, key, document, diagnostics: [...diagnostics, ...errors] }
  })
}

/** The texts at some paths as one; `undefined` unless each is there. */
function textsAt(value: unknown, ...paths: Path[]): string | undefined {
  const texts = paths.map((path) => getIn(value, path))
  return texts.every((text) => typeof text === 'string' && text !== '')
    ? texts.join('\n')
    : undefined
}

/** Of each document that has an identity with others in common: where they declare it. */
function clashes(
  documents: readonly SpecDocument[],
  at: Path,
  identity: (document: SpecDocument) => string | undefined,
): Map<SpecDocument, string> {
  const groups = [...groupBy(documents, identity).values()]
  const others = (document: SpecDocument, group: readonly SpecDocument[]): string =>
    group
      .filter((other) => other !== document)
      .map((other) => `\`${other.file}\` (line ${other.locate(at).line})`)
      .join(', ')
  return new Map(
    groups.flatMap((group) => group.map((document) => [document, others(document, group)])),
  )
}
