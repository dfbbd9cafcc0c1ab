import { hasDrifted, type Reported } from '../core/outcome.ts'
import type { DriftIssue } from '../github/issues.ts'
import { code, visible } from './markdown.ts'
import { fieldTable, filePath } from './view.ts'

/**
 * The issue about one connection, if it drifted. Holds nothing that changes from run to run, so
 * that it is edited only when the drift changes.
 */
export function driftIssue({ entry }: Reported, filesUrl: string): DriftIssue | undefined {
  const { key, file } = entry.candidate
  if (key === undefined || !hasDrifted(entry)) return undefined
  const isMissing = entry.change.action === 'create'
  const link = `${filesUrl.replace(/\/[^/]*$/, '/HEAD')}/${filePath(file)}`
  const declared = `${code(key)} is declared in [${code(file)}](${link})`
  return {
    connectionKey: key,
    title: `Drift: ${visible(key)} ${isMissing ? 'is missing in Immuta' : 'differs in Immuta'}`,
    body: [
      ...(isMissing
        ? [`${declared}, but Immuta does not have it.`]
        : [
            `${declared}, and Immuta differs from it:`,
            '',
            ...fieldTable(entry.drift, ['Spec', 'Immuta']),
          ]),
      '',
      'Run apply to set Immuta right, or change the spec to what Immuta has. ' +
        'This issue is closed when the drift is gone.',
    ].join('\n'),
  }
}
