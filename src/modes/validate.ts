import { type Outcome, skipped } from '../core/outcome.ts'
import { readDeclared } from './declared.ts'
import { planByGit } from './inspect.ts'
import type { Ports } from './ports.ts'
import { describeEntry, progress } from './progress.ts'

/**
 * Checks the specs. Asks nobody but the file system; only with `scope: changed` also what changed.
 * Throws as {@link readDeclared}.
 */
export async function validate(ports: Ports): Promise<Outcome> {
  const { candidates } = await readDeclared(ports, 'all', 'as-is')
  const report = progress(candidates.length, ports)
  const connections = candidates.map((candidate) => {
    const entry = planByGit(candidate, ports)
    report(describeEntry(entry, 'at-spec'))
    // A validation compares with no other version and no tenant, so it plans nothing.
    const isInvalid = entry.change.action === 'invalid'
    const unchanged = { action: 'none', why: 'unchanged', diff: [] } as const
    return skipped(isInvalid ? entry : { ...entry, change: unchanged })
  })
  return { mode: 'validate', connections }
}
