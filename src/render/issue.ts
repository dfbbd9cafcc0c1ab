import { describeFault } from '../core/health.ts'
import { hasDrifted, isUnhealthy, type Reported } from '../core/outcome.ts'
import type { PlanEntry } from '../core/plan.ts'
import { visible } from '../core/visible.ts'
import type { DriftIssue } from '../github/issues.ts'
import { code, prose } from './markdown.ts'
import { fieldTable, filePath } from './view.ts'

/**
 * The issue about one connection, if it drifted. Holds nothing that changes from run to run, so
 * that it is edited only when the drift changes.
 */
export function driftIssue({ entry }: Reported, filesUrl: string): DriftIssue | undefined {
  const { key, file } = entry.candidate
  if (key === undefined || !(hasDrifted(entry) || isUnhealthy(entry))) return undefined
  const link = `${filesUrl.replace(/\/[^/]*$/, '/HEAD')}/${filePath(file)}`
  const declared = `${code(key)} is declared in [${code(file)}](${link})`
  const { kind, state, lines, advice } = driftOf(entry, declared)
  const health = isUnhealthy(entry) ? entry.health : undefined
  return {
    connectionKey: key,
    title: `${kind}: ${visible(key)} ${state}`,
    body: [
      ...lines,
      ...(health === undefined ? [] : ['', prose(`${describeFault(health)}.`)]),
      '',
      [
        ...advice,
        ...(health === undefined ? [] : [HEALTH_ADVICE]),
        'This issue is closed when that is over.',
      ].join(' '),
    ].join('\n'),
  }
}

const ADVICE = ['Run apply to set Immuta right, or change the spec to what Immuta has.']

const HEALTH_ADVICE =
  "Look at the integration's tests in Immuta. Where the credential is the cause, put the new one " +
  'into its secret and run apply with `force-update`: Immuta does not show credentials, so apply ' +
  'sees no change.'

/** What an issue says of the drift: that the connection is missing, differs, or is as declared. */
function driftOf(
  entry: PlanEntry,
  declared: string,
): { kind: string; state: string; lines: string[]; advice: string[] } {
  if (entry.change.action === 'create')
    return {
      kind: 'Drift',
      state: 'is missing in Immuta',
      lines: [`${declared}, but Immuta does not have it.`],
      advice: ADVICE,
    }
  if (hasDrifted(entry))
    return {
      kind: 'Drift',
      state: 'differs in Immuta',
      lines: [
        `${declared}, and Immuta differs from it:`,
        '',
        ...fieldTable(entry.drift, 'Spec', 'Immuta'),
      ],
      advice: ADVICE,
    }
  return {
    kind: 'Unhealthy',
    state: 'does not work in Immuta',
    lines: [`${declared}, and Immuta has it so.`],
    advice: [],
  }
}
