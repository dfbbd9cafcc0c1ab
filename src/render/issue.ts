import { describeFault } from '../core/health.ts'
import { hasDrifted, isUnhealthy, type Reported } from '../core/outcome.ts'
import type { DriftIssue } from '../github/issues.ts'
import { code, prose, visible } from './markdown.ts'
import { fieldTable, filePath } from './view.ts'

/**
 * The issue about one connection, if it drifted. Holds nothing that changes from run to run, so
 * that it is edited only when the drift changes.
 */
export function driftIssue({ entry }: Reported, filesUrl: string): DriftIssue | undefined {
  const { key, file } = entry.candidate
  if (key === undefined || !(hasDrifted(entry) || isUnhealthy(entry))) return undefined
  const isMissing = entry.change.action === 'create'
  const link = `${filesUrl.replace(/\/[^/]*$/, '/HEAD')}/${filePath(file)}`
  const declared = `${code(key)} is declared in [${code(file)}](${link})`
  const health = isUnhealthy(entry) && entry.health ? [`${describeFault(entry.health)}.`] : []
  const drift = isMissing
    ? [`${declared}, but Immuta does not have it.`]
    : hasDrifted(entry)
      ? [
          `${declared}, and Immuta differs from it:`,
          '',
          ...fieldTable(entry.drift, 'Spec', 'Immuta'),
        ]
      : [`${declared}, and Immuta has it so.`]
  const advice = hasDrifted(entry)
    ? ['Run apply to set Immuta right, or change the spec to what Immuta has.']
    : []
  const repair = health.length > 0 ? ["Look at the integration's tests in Immuta."] : []
  const state = isMissing
    ? 'is missing in Immuta'
    : hasDrifted(entry)
      ? 'differs in Immuta'
      : 'does not work in Immuta'
  return {
    connectionKey: key,
    title: `${hasDrifted(entry) ? 'Drift' : 'Unhealthy'}: ${visible(key)} ${state}`,
    body: [
      ...drift,
      ...health.flatMap((text) => ['', prose(text)]),
      '',
      [...advice, ...repair, 'This issue is closed when that is over.'].join(' '),
    ].join('\n'),
  }
}
