import type { DriftIssue } from '../github/issues.ts'
import type { PlannedConnection } from '../core/plan.ts'
import { code, visible } from './markdown.ts'
import { fieldTable, filePath } from './report.ts'

/** The issue about one drifted connection. Holds nothing that changes from run to run, so that it is edited only when the drift changes. */
export function driftIssue(
  { connectionKey, file, action, drift }: PlannedConnection,
  filesUrl: string,
): DriftIssue | undefined {
  if (connectionKey === null) return undefined
  const missing = action === 'create'
  const link = `${filesUrl.replace(/\/[^/]*$/, '/HEAD')}/${filePath(file)}`
  return {
    connectionKey,
    title: `Drift: ${visible(connectionKey)} ${missing ? 'is missing in Immuta' : 'differs in Immuta'}`,
    body: [
      missing
        ? `${code(connectionKey)} is declared in [${code(file)}](${link}), but Immuta does not have it.`
        : `${code(connectionKey)} is declared in [${code(file)}](${link}), and Immuta differs from it:`,
      ...(missing ? [] : ['', ...fieldTable(drift, 'Spec', 'Immuta')]),
      '',
      'Run apply to set Immuta right, or change the spec to what Immuta has. This issue is closed when the drift is gone.',
    ].join('\n'),
  }
}
