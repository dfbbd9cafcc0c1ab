import { type ConnectionBody, toBody } from './body.ts'
import { parseSpec, type Path, type SpecDocument } from '../specfile/document.ts'
import type { Position, Problem } from '../core/problem.ts'
import { isSecretPath, referenceName, type SecretReference } from './references.ts'
import { ruleProblems, type SpecPolicy, valueAt } from './rules.ts'
import { specSchema } from './schema.ts'
import { readSecurables, type Securables } from './securables.ts'
import { dotted, structureProblems } from '../specfile/structure.ts'

/** A connection as one spec file declares it. Holds no secret's value. */
export interface Connection {
  key: string
  file: string
  body: ConnectionBody
  secrets: SecretReference[]
  /** What its data lies in, for the preflight; no part of the body. */
  preflight: Securables
  /** Place of a field in the file, for annotations. */
  locate: (path: Path, what?: 'key' | 'value') => Position
}

/** What became of one spec file. `key` is known when the file could be read that far. */
export interface SpecResult {
  file: string
  key?: string
  connection?: Connection
  /** Absent when the file is not YAML. */
  document?: SpecDocument
  problems: Problem[]
}

/** Turns the bytes of a spec file into a connection, or into every problem it has. */
export function readConnection(file: string, bytes: Uint8Array, policy: SpecPolicy): SpecResult {
  const document = parseSpec(file, bytes)
  if (Array.isArray(document)) return { file, problems: document }
  const problems = [...structureProblems(document), ...ruleProblems(document, policy)].sort(
    (a, b) => a.line - b.line || a.column - b.column,
  )
  const key = valueAt(document.value, ['connectionKey'])
  const named = typeof key === 'string' ? { key } : {}
  if (problems.some(({ severity }) => severity === 'error'))
    return { file, ...named, document, problems }
  const spec = specSchema.parse(document.value)
  const body = toBody(spec)
  return {
    file,
    ...named,
    document,
    problems,
    connection: {
      key: body.connectionKey,
      file,
      body,
      secrets: references(document),
      preflight: readSecurables(spec),
      locate: document.locate,
    },
  }
}

/** Reports what only shows when all spec files are seen together. Takes the results of one run; returns them with the problems added. */
export function crossCheck(results: readonly SpecResult[]): SpecResult[] {
  const documents = results.flatMap(({ document }) => document ?? [])
  const extra = new Map<string, Problem[]>()
  const clash = (
    code: string,
    at: Path,
    identify: readonly Path[],
    say: (others: string) => string,
  ): void => {
    const identity = (document: SpecDocument): string | undefined => {
      const values = identify.map((path) => valueAt(document.value, path))
      if (!values.every((value) => typeof value === 'string' && value !== '')) return undefined
      return code === 'duplicate-catalog' ? values.join('\n').toLowerCase() : values.join('\n')
    }
    for (const group of groupBy(documents, identity)) {
      for (const document of group) {
        const others = group
          .filter((other) => other !== document)
          .map((other) => `\`${other.file}\` (line ${other.locate(at).line})`)
        if (others.length === 0) continue
        const problem: Problem = {
          severity: 'error',
          code,
          file: document.file,
          message: say(others.join(', ')),
          ...document.locate(at),
        }
        extra.set(document.file, [...(extra.get(document.file) ?? []), problem])
      }
    }
  }
  const catalog = ['nativeIntegration', 'config', 'catalog']
  clash(
    'duplicate-connection-key',
    ['connectionKey'],
    [['connectionKey']],
    (others) => `\`connectionKey\` must be unique; it stands also in ${others}.`,
  )
  clash(
    'duplicate-catalog',
    catalog,
    [['connection', 'hostname'], catalog],
    (others) =>
      `A catalog belongs to one connection; the same host and catalog stand also in ${others}.`,
  )
  return results.map((result) => {
    const added = extra.get(result.file)
    if (added === undefined) return result
    return {
      file: result.file,
      ...(result.key !== undefined && { key: result.key }),
      problems: [...result.problems, ...added],
    }
  })
}

function groupBy<T>(items: readonly T[], by: (item: T) => string | undefined): T[][] {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = by(item)
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), item])
  }
  return [...groups.values()]
}

function references(document: SpecDocument): SecretReference[] {
  const paths: Path[] = ['connection', 'nativeIntegration.config'].flatMap((parent) => [
    [...parent.split('.'), 'token'],
    [...parent.split('.'), 'oAuthClientConfig', 'clientSecret'],
  ])
  return paths.flatMap((path) => {
    const value = valueAt(document.value, path)
    const name = typeof value === 'string' && isSecretPath(path) ? referenceName(value) : undefined
    return name === undefined ? [] : [{ name, path: dotted(path), ...document.locate(path) }]
  })
}
