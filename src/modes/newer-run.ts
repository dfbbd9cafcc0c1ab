import { hasWrites, type PlanEntry } from '../core/plan.ts'
import { keyOf } from '../core/spec.ts'
import { compareCommits, readFileAt, readHead } from '../github/changes.ts'
import { pool } from '../net/pool.ts'
import { specMatcher } from '../specfile/source.ts'
import { readAtBase } from './declared.ts'
import type { Ports } from './ports.ts'

/** Where the commit of this run stands in its branch. */
export type Standing =
  /** It is the head, or there is nothing to write. */
  | { kind: 'current' }
  /** The head was made from it; what differs there is left to the newer run. */
  | { kind: 'overtaken'; head: string; differs: (entry: PlanEntry) => boolean }
  /** The branch does not hold it any more. */
  | { kind: 'dropped'; why: string }

/**
 * Asks, right before the first write, what the branch says by now: so that no order of runs, and no
 * re-run of an old one, brings an old state back. Throws {@link RequestFailure}.
 */
export async function readStanding(entries: readonly PlanEntry[], ports: Ports): Promise<Standing> {
  const { github, trigger } = ports
  if (github === undefined || !entries.some(hasWrites)) return { kind: 'current' }
  const { sha, branch } = trigger
  const head = await readHead(github, branch)
  if (head === undefined) return { kind: 'dropped', why: `The branch \`${branch}\` is gone.` }
  if (head === sha) return { kind: 'current' }
  const compared = await compareCommits(github, sha, head)
  if (compared?.isAhead !== true) {
    const why = `The branch \`${branch}\` does not hold commit ${sha.slice(0, 7)} any more.`
    return { kind: 'dropped', why }
  }
  const { files } = compared
  // More files differ than GitHub lists.
  if (files === undefined) return { kind: 'overtaken', head, differs: () => true }
  const paths = new Set(files.flatMap(({ path, previous = path }) => [path, previous]))
  const isSpec = specMatcher(ports.request.specs)
  const specs = files.filter(({ path, status }) => status !== 'removed' && isSpec(path))
  const keys = await pool(specs, ports.request.concurrency, async ({ path }) => {
    const bytes = await readFileAt(github, path, head)
    return bytes && keyOf(readAtBase(path, bytes, ports.wording))
  })
  return {
    kind: 'overtaken',
    head,
    differs: ({ candidate: { file, key } }) =>
      paths.has(file) || (key !== undefined && keys.includes(key)),
  }
}
