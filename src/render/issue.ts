import { describeFault } from '../core/health.ts'
import { hasDrifted, isUnhealthy, type Reported } from '../core/outcome.ts'
import { isLeft, type PlanEntry } from '../core/plan.ts'
import { visible } from '../core/visible.ts'
import type { DriftIssue } from '../github/issues.ts'
import { code, prose } from './markdown.ts'
import { driftTable, filePath } from './view.ts'

/**
 * The issue about one connection, if it drifted. Holds nothing that changes from run to run, so
 * that it is edited only when the drift changes.
 */
export function driftIssue({ entry }: Reported, filesUrl: string): DriftIssue | undefined {
  const { key, file } = entry.candidate
  if (key === undefined || !(hasDrifted(entry) || isUnhealthy(entry))) return undefined
  const link = `${filesUrl.replace(/\/[^/]*$/, '/HEAD')}/${filePath(file)}`
  const declared = `${code(key)} is declared in [${code(file)}](${link})`
  const drift = driftOf(entry, declared)
  const health = isUnhealthy(entry) ? entry.health : undefined
  const isBroken = health !== undefined
  const states = [...(isBroken ? ['does not work in Immuta'] : []), ...(drift ? [drift.state] : [])]
  const lines = drift?.lines ?? [`${declared}, and Immuta has it so.`]
  // What does not work is dealt with first: it may be why people changed something by hand.
  const advice = [...(isBroken ? [HEALTH_ADVICE] : []), ...(drift ? [adviceFor(entry)] : [])]
  return {
    connectionKey: key,
    title: `${isBroken ? 'Unhealthy' : 'Drift'}: ${visible(key)} ${states.join(', and ')}`,
    body: [
      ...(health === undefined ? [] : [prose(`${describeFault(health)}.`), '']),
      ...lines,
      '',
      [...advice, 'This issue is closed when that is over.'].join(' '),
    ].join('\n'),
  }
}

function adviceFor({ change }: PlanEntry): string {
  return isLeft(change)
    ? 'Change the spec to what Immuta has, or apply with `update-existing`.'
    : 'Run apply to set Immuta right, or change the spec to what Immuta has.'
}

const HEALTH_ADVICE =
  "Look at the integration's tests in Immuta. Where the credential is the cause, put the new one " +
  'into its secret and run apply with `force-update`: Immuta does not show credentials, so apply ' +
  'sees no change.'

/** What an issue says of the drift; `undefined` where Immuta has all as it is declared. */
function driftOf(
  entry: PlanEntry,
  declared: string,
): { state: string; lines: string[] } | undefined {
  if (entry.change.action === 'create')
    return {
      state: 'is missing in Immuta',
      lines: [`${declared}, but Immuta does not have it.`],
    }
  if (!hasDrifted(entry)) return undefined
  return {
    state: 'differs in Immuta',
    lines: [`${declared}, and Immuta differs from it:`, '', ...driftTable(entry.drift)],
  }
}
