import type { FailureReason } from '../core/codes.ts'
import { hasChanges } from '../core/outcome.ts'
import type { GitHub } from '../github/client.ts'
import type { ReportView } from '../render/view.ts'
import { postOutcome, postPlan } from './comment.ts'
import { publishIssues } from './issues.ts'
import { publishNote } from './note.ts'
import type { Attempt, PublishPorts } from './ports.ts'

/**
 * Writes what belongs on GitHub, each piece by an attempt of its own. Returns the address of the
 * plan comment, empty where there is none.
 */
export async function publishToGitHub(
  view: ReportView,
  reason: FailureReason | undefined,
  github: GitHub,
  attempt: Attempt,
  ports: PublishPorts,
): Promise<string> {
  const { outcome } = view
  switch (outcome.mode) {
    case 'validate':
      return ''
    case 'plan': {
      const isNotable = reason !== undefined || hasChanges(outcome)
      return attempt('', () => postPlan(view, github, isNotable, ports))
    }
    case 'drift':
      await attempt(undefined, () => publishIssues(view, github, ports))
      return ''
    case 'apply': {
      const { reviews, stopped } = outcome
      await attempt(undefined, () => postOutcome(view, reviews, github, ports))
      const note = (): Promise<void> => publishNote(view, reviews, reason, github, ports)
      if (stopped === undefined) await attempt(undefined, note)
      return ''
    }
  }
}
