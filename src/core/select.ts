import type { ChangedFile, ChangeSet } from '../github/changes.ts'
import type { Connection, ConnectionBody } from './connection.ts'
import { type Diagnostic, isError, type Position } from './diagnostic.ts'
import { keyOf, type SpecResult } from './spec.ts'

/** One connection that a run looks at: as the branch declares it, and as main does. */
export interface Candidate {
  /** Absent when the spec can't be read far enough to tell. */
  key?: string
  file: string
  /** Absent when the spec is removed or invalid. */
  desired?: Connection
  /** The spec is gone from the branch, and its key stands in no other file. */
  removed: boolean
  /** This change touched the spec's file, or nobody can say that it did not. */
  touched: boolean
  /** Main has no version of this spec. */
  isNew: boolean
  /** Main's version, where there is one. */
  base?: ConnectionBody
  /** The key under which main knows this spec, when it differs. */
  previousKey?: string
  problems: Diagnostic[]
  /** Where messages about the whole connection point. */
  place: Position
}

/** Main's version of changed spec files: path on main → what it declares. */
export type BaseSpecs = ReadonlyMap<string, SpecResult>

/**
 * The connections in scope. With `changed`, those whose files differ, and every invalid one, which would stop the apply after the merge;
 * with `all`, every spec. A spec that was removed comes last, unless its key lives on in another file.
 */
export function select(
  specs: readonly SpecResult[],
  changes: ChangeSet,
  base: BaseSpecs,
  scope: 'changed' | 'all',
): Candidate[] {
  const changed = new Map(
    changes.kind === 'files' ? changes.files.map((file) => [file.path, file]) : [],
  )
  const everything = scope === 'all' || changes.kind === 'everything'
  const baseByKey = new Map(
    [...base.values()].flatMap((spec) =>
      spec.kind === 'valid' ? [[spec.key, spec.connection.body]] : [],
    ),
  )
  const keys = new Set(specs.flatMap((spec) => keyOf(spec) ?? []))

  const present = specs
    .filter((spec) => everything || changed.has(spec.file) || spec.diagnostics.some(isError))
    .map((spec): Candidate => {
      const { file, diagnostics: problems } = spec
      const key = keyOf(spec)
      const connection = connectionOf(spec)
      const own = base.get(previousPath(changed.get(file), file))
      const ownKey = own && keyOf(own)
      const previousKey =
        ownKey !== undefined && ownKey !== key && !keys.has(ownKey) ? ownKey : undefined
      const untouched = changes.kind === 'files' && !changed.has(file)
      const before = untouched
        ? connection?.body
        : ((key === undefined ? undefined : baseByKey.get(key)) ?? (own && connectionOf(own)?.body))
      return {
        ...(key !== undefined && { key }),
        file,
        removed: false,
        touched: !untouched,
        isNew: changes.kind === 'files' && before === undefined && changed.has(file),
        ...(connection !== undefined && { desired: connection }),
        ...(before !== undefined && { base: before }),
        ...(previousKey !== undefined && { previousKey }),
        problems,
        place: connection?.locate(['connectionKey']) ?? { line: 1, column: 1 },
      }
    })
  const removed = [...base.values()].flatMap((spec): Candidate[] => {
    const { file } = spec
    const key = keyOf(spec)
    const connection = connectionOf(spec)
    if (key === undefined || keys.has(key) || unreadable(specs, changed, file)) return []
    return [
      {
        key,
        file,
        removed: true,
        touched: true,
        isNew: false,
        ...(connection !== undefined && { base: connection.body }),
        problems: [],
        place: { line: 1, column: 1 },
      },
    ]
  })
  return [...present, ...removed]
}

function connectionOf(spec: SpecResult): Connection | undefined {
  return spec.kind === 'valid' ? spec.connection : undefined
}

function previousPath(change: ChangedFile | undefined, file: string): string {
  return change?.previous ?? file
}

/** Whether main's file `path` lives on in a spec whose key can't be read: then nobody knows whether its connection is gone. */
function unreadable(
  specs: readonly SpecResult[],
  changed: ReadonlyMap<string, ChangedFile>,
  path: string,
): boolean {
  return specs.some(
    (spec) => keyOf(spec) === undefined && previousPath(changed.get(spec.file), spec.file) === path,
  )
}
