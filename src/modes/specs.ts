import { type ChangeSet, commitSource, readFileAt } from '../github/changes.ts'
import type { GitHub } from '../github/client.ts'
import { pool } from '../net/pool.ts'
import type { BaseSpecs } from '../plan/select.ts'
import { crossCheck, readConnection, type SpecResult } from '../spec/connection.ts'
import type { SpecPolicy } from '../spec/rules.ts'
import { type SpecSource, specMatcher } from '../spec/source.ts'

/** Reads and checks every spec file of a source. */
export async function loadSpecs(source: SpecSource, policy: SpecPolicy, concurrency: number): Promise<SpecResult[]> {
  const results = await pool(await source.list(), concurrency, async (file): Promise<SpecResult> => {
    const read = await source.read(file)
    return read instanceof Uint8Array ? readConnection(file, read, policy) : { file, problems: [read] }
  })
  return crossCheck(results)
}

/** Main's versions are taken as they are: whether they follow today's rules is not this change's concern. */
const ANY: SpecPolicy = { secretVariables: ['**'], allowedHosts: ['**'] }

/** Reads a spec of another commit, whatever today's inputs allow. */
export function readAsOnMain(file: string, bytes: Uint8Array): SpecResult {
  return readConnection(file, bytes, ANY)
}

/** Reads main's version of the spec files that changed; of every file that main or this commit has, when nobody can say which did. */
export async function loadBase(github: GitHub, changes: ChangeSet, files: readonly string[], globs: readonly string[], concurrency: number): Promise<BaseSpecs> {
  const { base } = changes
  if (base === undefined) return new Map()
  const matches = specMatcher(globs)
  const paths =
    changes.kind === 'everything'
      ? [...files, ...(await commitSource(github, base, globs).list())]
      : changes.files.flatMap(({ path, status, previous }) => (status === 'added' ? [] : [previous ?? path])).filter(matches)
  const read = await pool([...new Set(paths)], concurrency, async (path) => {
    const bytes = await readFileAt(github, path, base)
    return bytes === undefined ? undefined : readAsOnMain(path, bytes)
  })
  return new Map(read.flatMap((result) => (result === undefined ? [] : [[result.file, result]])))
}
