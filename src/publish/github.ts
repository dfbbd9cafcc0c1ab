import { hasChanges } from '../core/outcome.ts'
import type { GitHub } from '../github/client.ts'
import type { ReportView } from '../render/view.ts'
import { postOutcome, postPlan } from './comment.ts'
import type { Attempts } from './failure.ts'
import { publishIssues } from './issues.ts'
import { publishNote } from './note.ts'
import type { PublishPorts } from './ports.ts'

/**
 * Writes what belongs on GitHub, each piece by an attempt of its own. Returns the address of the
 * plan comment, if there is one.
 */
export async function publishToGitHub(
  view: ReportView,
  github: GitHub,
  { attempt, reason }: Attempts,
  ports: PublishPorts,
): Promise<string | undefined> {
  const { outcome } = view
  switch (outcome.mode) {
    case 'validate':
      return undefined
    case 'plan': {
      const isNotable = reason() !== undefined || hasChanges(outcome)
      return attempt(() => postPlan(view, github, isNotable, ports))
    }
    case 'drift':
      await attempt(() => publishIssues(view, github, ports))
      return undefined
    case 'apply': {
      const { reviews, stopped } = outcome
      await attempt(() => postOutcome(view, reviews, github, ports))
      if (stopped !== undefined) return undefined
      await attempt(() => publishNote(view, reviews, reason(), github, ports))
      return undefined
    }
  }
}
