import { blobName, type ChangeSet, type History } from '../github/changes.ts'
import { pool } from '../net/pool.ts'
import type { BaseSpecs } from '../core/select.ts'
import { crossCheck, readConnection } from '../connection/read.ts'
import type { SpecResult } from '../core/spec.ts'
import { STAND_IN_WORDING } from './wording.ts'
import type { SpecPolicy } from '../connection/policy.ts'
import type { SpecSource } from '../specfile/source.ts'

/** Reads and checks every spec file of a source. */
export async function loadSpecs(
  source: SpecSource,
  policy: SpecPolicy,
  concurrency: number,
): Promise<SpecResult[]> {
  const results = await pool(
    await source.list(),
    concurrency,
    async (file): Promise<SpecResult> => {
      const read = await source.read(file)
      return read instanceof Uint8Array
        ? readConnection(file, read, policy)
        : { kind: 'unreadable', file, diagnostics: [read] }
    },
  )
  return crossCheck(results)
}

/** Main's versions are taken as they are: whether they follow today's rules is not this change's concern. */
const ANY: SpecPolicy = {
  secretVariables: ['**'],
  allowedHosts: ['**'],
  wording: STAND_IN_WORDING,
}

/** Reads a spec of another commit, whatever today's inputs allow. */
export function readAsOnMain(file: string, bytes: Uint8Array): SpecResult {
  return readConnection(file, bytes, ANY)
}

/**
 * Reads main's version of the spec files that changed; of every file that main or this commit has, when nobody can say which did. Then
 * one listing tells which contents are the same, so that only the others are asked for.
 */
export async function loadBase(
  history: History,
  changes: ChangeSet,
  source: SpecSource,
  files: readonly string[],
  matches: (path: string) => boolean,
  concurrency: number,
): Promise<BaseSpecs> {
  const { base } = changes
  if (base === undefined) return new Map()
  const known = changes.kind === 'everything' ? await history.list(base) : undefined
  const paths =
    changes.kind === 'everything'
      ? [...(known?.keys() ?? files)].filter(matches)
      : changes.files
          .flatMap(({ path, status, previous }) => (status === 'added' ? [] : [previous ?? path]))
          .filter(matches)
  const present = new Set(files)
  const read = await pool([...new Set(paths)], concurrency, async (path) => {
    const here = known !== undefined && present.has(path) ? await source.read(path) : undefined
    const same =
      here instanceof Uint8Array && known?.get(path) === blobName(here) ? here : undefined
    const bytes = same ?? (await history.read(path, base))
    return bytes === undefined ? undefined : readAsOnMain(path, bytes)
  })
  return new Map(read.flatMap((result) => (result === undefined ? [] : [[result.file, result]])))
}
