import type { ChangedFile, ChangeSet } from './history.ts'
import { type Connection, type ConnectionBody, sameCatalog } from './connection.ts'
import { type Diagnostic, isError, type Position } from './diagnostic.ts'
import type { DeclaredObject } from './objects.ts'
import { keyOf, type SpecResult } from './spec.ts'

/** What the base declares for a connection; `unknown` where there is nothing to compare. */
export type Prior = ConnectionBody | 'absent' | 'unknown'

/** One connection in scope: declared by a spec, removed by this change, or not valid. */
export type Candidate =
  | {
      kind: 'declared'
      key: string
      file: string
      connection: Connection
      prior: Prior
      /** What the base declares of its objects; `unknown` where nobody can say. */
      priorObjects: readonly DeclaredObject[] | 'unknown'
      /** The key under which the base declares this spec, when it differs. */
      previousKey: string | undefined
      /** This change touched the spec's file, or nobody can say that it did not. */
      touched: boolean
      diagnostics: readonly Diagnostic[]
    }
  | {
      kind: 'removed'
      key: string
      file: string
      prior: Prior
      /** The key of a spec that keeps the catalog of this one. */
      heir: string | undefined
    }
  | {
      kind: 'invalid'
      key: string | undefined
      file: string
      diagnostics: readonly Diagnostic[]
    }

/** The base's version of changed spec files: path at the base → what it declares. */
export type BaseSpecs = ReadonlyMap<string, SpecResult>

const START: Position = { line: 1, column: 1 }

/** Where messages about the whole connection point. */
export function positionOf(candidate: Candidate): Position {
  return candidate.kind === 'declared' ? candidate.connection.locate(['connectionKey']) : START
}

/**
 * The connections in scope. With `changed`, those whose files differ, and every invalid one, which
 * would stop the apply after the merge; with `all`, every spec. A spec that was removed comes last,
 * unless its key lives on in another file.
 *
 * @param foreign files that the commit does not hold: they count as changed
 */
export function selectCandidates(
  specs: readonly SpecResult[],
  changes: ChangeSet,
  base: BaseSpecs,
  scope: 'changed' | 'all',
  foreign: ReadonlySet<string> = new Set(),
): Candidate[] {
  const changed = new Map(
    changes.kind === 'files' ? changes.files.map((file) => [file.path, file]) : [],
  )
  const isTouched = ({ file }: SpecResult): boolean =>
    changes.kind === 'everything' || changed.has(file) || foreign.has(file)
  const connections = new Map(
    [...base.values()].flatMap((spec) =>
      spec.kind === 'valid' ? [[spec.key, spec.connection]] : [],
    ),
  )
  const keys = new Set(specs.flatMap((spec) => keyOf(spec) ?? []))

  const declared = (spec: SpecResult): Candidate => {
    const { file, diagnostics } = spec
    if (spec.kind !== 'valid') return { kind: 'invalid', key: keyOf(spec), file, diagnostics }
    const { key, connection } = spec
    const touched = isTouched(spec)
    const own = base.get(changed.get(file)?.previous ?? file)
    const ownKey = own && keyOf(own)
    const before = connections.get(key) ?? (own?.kind === 'valid' ? own.connection : undefined)
    return {
      kind: 'declared',
      key,
      file,
      connection,
      ...priorOf(touched ? before : connection, changes),
      previousKey: ownKey !== undefined && ownKey !== key && !keys.has(ownKey) ? ownKey : undefined,
      touched,
      diagnostics,
    }
  }
  const removed = (spec: SpecResult): Candidate[] => {
    const key = keyOf(spec)
    if (key === undefined || keys.has(key) || isUnreadableNow(specs, changed, spec.file)) return []
    const prior = spec.kind === 'valid' ? spec.connection.body : 'unknown'
    return [{ kind: 'removed', key, file: spec.file, prior, heir: heirOf(specs, prior) }]
  }
  const inScope = specs.filter(
    (spec) => scope === 'all' || isTouched(spec) || spec.diagnostics.some(isError),
  )
  return [...inScope.map(declared), ...[...base.values()].flatMap(removed)]
}

/** What the base declares; where nobody listed what changed, nobody can say that it does not. */
function priorOf(
  before: Connection | undefined,
  { kind }: ChangeSet,
): Pick<Extract<Candidate, { kind: 'declared' }>, 'prior' | 'priorObjects'> {
  if (before !== undefined) return { prior: before.body, priorObjects: before.objects }
  return kind === 'files'
    ? { prior: 'absent', priorObjects: [] }
    : { prior: 'unknown', priorObjects: 'unknown' }
}

function heirOf(specs: readonly SpecResult[], prior: Prior): string | undefined {
  if (typeof prior !== 'object') return undefined
  const heir = specs.find(
    (spec) => spec.kind === 'valid' && sameCatalog(spec.connection.body, prior),
  )
  return heir && keyOf(heir)
}

/**
 * Whether the base's file `path` lives on in a spec whose key can't be read: then nobody knows
 * whether its connection is gone.
 */
function isUnreadableNow(
  specs: readonly SpecResult[],
  changed: ReadonlyMap<string, ChangedFile>,
  path: string,
): boolean {
  return specs.some(
    (spec) => keyOf(spec) === undefined && (changed.get(spec.file)?.previous ?? spec.file) === path,
  )
}
