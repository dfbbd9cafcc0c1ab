import type { ErrorCode } from '../core/codes.ts'
import {
  type Diagnostic,
  errorAt,
  type ErrorDiagnostic,
  isError,
  isWarning,
} from '../core/diagnostic.ts'
import { groupBy } from '../core/group.ts'
import { getIn, type Path } from '../core/path.ts'
import type { SpecDocument, SpecResult } from '../core/spec.ts'
import { parseSpec } from '../specfile/document.ts'
import { structureDiagnostics } from '../specfile/structure.ts'
import { toBody, toSecurables } from './body.ts'
import type { SpecPolicy } from './policy.ts'
import { ruleDiagnostics, secretReferences } from './rules.ts'
import { specSchema } from './schema.ts'
import { KEY_PATHS } from './table.ts'

/** Turns the bytes of a spec file into a connection, or into every error it has. */
export function readConnection(file: string, bytes: Uint8Array, policy: SpecPolicy): SpecResult {
  const document = parseSpec(file, bytes)
  if (Array.isArray(document)) return { kind: 'unreadable', file, diagnostics: document }
  const diagnostics = [
    ...structureDiagnostics(document, specSchema, KEY_PATHS),
    ...ruleDiagnostics(document, policy),
  ].sort(byPosition)
  const { value, locate } = document
  const key = getIn(value, ['connectionKey'])
  if (typeof key !== 'string' || diagnostics.some(isError))
    return {
      kind: 'invalid',
      file,
      key: typeof key === 'string' ? key : undefined,
      document,
      diagnostics,
    }
  const connection = {
    key,
    file,
    body: toBody(value),
    secrets: secretReferences(document),
    securables: toSecurables(value),
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

/** What no two specs may have in common. */
interface UniqueRule {
  code: ErrorCode
  /** Where the error stands. */
  at: Path
  /** The texts that may not all be the same. */
  fields: readonly Path[]
  ignoreCase: boolean
  message: (others: string) => string
}

const CATALOG: Path = ['nativeIntegration', 'config', 'catalog']
const UNIQUE: readonly UniqueRule[] = [
  {
    code: 'duplicate-connection-key',
    at: ['connectionKey'],
    fields: [['connectionKey']],
    ignoreCase: false,
    message: (others) => `\`connectionKey\` must be unique; it is also declared in ${others}.`,
  },
  {
    code: 'duplicate-catalog',
    at: CATALOG,
    fields: [['connection', 'hostname'], CATALOG],
    ignoreCase: true,
    message: (others) =>
      'A catalog belongs to one connection; the same host and catalog are also declared in ' +
      `${others}.`,
  },
]

/**
 * Reports what only shows when all spec files are seen together. Takes the results of one run; returns
 * them with the errors added.
 */
export function crossCheck(results: readonly SpecResult[]): SpecResult[] {
  const documents = results.flatMap((result) =>
    result.kind === 'unreadable' ? [] : [result.document],
  )
  const errors = new Map<SpecDocument, ErrorDiagnostic[]>()
  for (const { code, at, fields, ignoreCase, message } of UNIQUE) {
    const groups = groupBy(documents, ({ value }) => {
      const texts = fields.map((path) => getIn(value, path))
      if (!texts.every((text) => typeof text === 'string' && text !== '')) return undefined
      return ignoreCase ? texts.join('\n').toLowerCase() : texts.join('\n')
    })
    for (const group of groups.values()) {
      if (group.length < 2) continue
      for (const document of group) {
        const others = group
          .filter((other) => other !== document)
          .map((other) => `\`${other.file}\` (line ${other.locate(at).line})`)
        const error = errorAt(code, message(others.join(', ')), document.locate(at))
        errors.set(document, [...(errors.get(document) ?? []), error])
      }
    }
  }
  return results.map((result) => {
    const added = result.kind === 'unreadable' ? undefined : errors.get(result.document)
    if (result.kind === 'unreadable' || added === undefined) return result
    const { file, key, document, diagnostics } = result
    return { kind: 'invalid', file, key, document, diagnostics: [...diagnostics, ...added] }
  })
}
