import { UNHEALTHY } from '../core/health.ts'
import { errorsOf, isHealthUnknown, type Reported, statusOf } from '../core/outcome.ts'
import type { GitHub } from '../github/client.ts'
import { type IssueFate, issueMarker, keepDriftIssues } from '../github/issues.ts'
import { permissionAdvice } from '../github/refusal.ts'
import { RequestFailure } from '../net/failure.ts'
import { driftIssue } from '../render/issue.ts'
import type { ReportView } from '../render/view.ts'
import type { PublishPorts } from './ports.ts'

/** Brings the issues about drift up to date. One that can't be written is a warning. */
export async function publishIssues(
  { outcome: { connections }, filesUrl }: ReportView,
  github: GitHub,
  { request, trigger, log, wording }: PublishPorts,
): Promise<void> {
  if (!request.driftIssue) return
  if (!trigger.isForDefault) {
    log.warn(
      `${wording.The('driftIssue')} is true, but issues tell of the default branch, and this run ` +
        `is for \`${trigger.branch}\`: none is written.`,
    )
    return
  }
  const id = request.commentId
  const drifted = connections.flatMap((one) => driftIssue(one, filesUrl) ?? [])
  const markersOf = (test: (one: Reported) => boolean): Set<string> =>
    new Set(connections.filter(test).map(({ entry }) => issueMarker(id, entry.candidate.key ?? '')))
  const declared = markersOf(() => true)
  const unchecked = markersOf(isUnchecked)
  const ofUnknownHealth = markersOf(({ entry }) => isHealthUnknown(entry))
  const fateOf = (marker: string, body: string): IssueFate => {
    if (!declared.has(marker)) return 'undeclared'
    const isUnknown =
      unchecked.has(marker) || (ofUnknownHealth.has(marker) && body.includes(UNHEALTHY))
    return isUnknown ? 'unknown' : 'gone'
  }
  try {
    const left = await keepDriftIssues(github, id, drifted, fateOf)
    if (left === 0) return
    log.warn(
      `${left} more connections have drifted than issues are opened in one run; ` +
        'the next run goes on.',
    )
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    log.warn(
      'The issues about drift could not be written; ' +
        `the drift is in the summary of this run.${permissionAdvice(error, 'issues: write')} ` +
        `(${error.message})`,
    )
  }
}

/** Whether nobody knows if the connection has drifted: its issue stays as it is. */
function isUnchecked(reported: Reported): boolean {
  return (
    !reported.entry.isShown ||
    statusOf(reported) === 'failed' ||
    errorsOf(reported).some(({ code }) => code !== 'drift' && code !== 'unhealthy')
  )
}
