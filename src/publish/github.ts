import { hasChanges } from '../core/outcome.ts'
import type { GitHub } from '../github/client.ts'
import type { ReportView } from '../render/view.ts'
import { unshownText } from '../render/verdict.ts'
import { type PostedPlan, postOutcome, postPlan } from './comment.ts'
import type { Attempts } from './failure.ts'
import { publishIssues } from './issues.ts'
import { publishNote } from './note.ts'
import type { PublishPorts } from './ports.ts'

/**
 * Writes what belongs on GitHub, each piece by an attempt of its own. Returns the plan comment, if
 * there is one.
 */
export async function publishToGitHub(
  view: ReportView,
  github: GitHub,
  { attempt, reason, fail }: Attempts,
  ports: PublishPorts,
): Promise<PostedPlan | undefined> {
  const { outcome } = view
  switch (outcome.mode) {
    case 'validate':
      return undefined
    case 'plan': {
      const isNotable = reason() !== undefined || hasChanges(outcome)
      const posted = await attempt(() => postPlan(view, github, isNotable, ports))
      if (posted !== undefined && posted.unshown > 0) {
        fail('plan-missing')
        const message = unshownText(posted.unshown)
        // An annotation that fails must not lose the comment's address.
        await attempt(() =>
          ports.log.annotate({ severity: 'error', title: 'plan-missing', message }),
        )
      }
      return posted
    }
    case 'drift':
      await attempt(() => publishIssues(view, github, ports))
      return undefined
    case 'apply':
      await attempt(() => postOutcome(view, outcome.reviews, github, ports))
      await attempt(() => publishNote(view, outcome.reviews, reason(), github, ports))
      return undefined
  }
}
