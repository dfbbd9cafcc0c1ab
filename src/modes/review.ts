import { positionOf } from '../core/candidate.ts'
import { type Diagnostic, errorAt, warningAt } from '../core/diagnostic.ts'
import { diff } from '../core/diff.ts'
import { RunFailure } from '../core/failure.ts'
import { desiredOf, isWrite, type PlanEntry, withDiagnostics } from '../core/plan.ts'
import { isTouched, judgeReview, type Review, type Verdict } from '../core/review.ts'
import { readFileAt } from '../github/changes.ts'
import { commentMarker } from '../github/comment.ts'
import { readReviews } from '../github/reviews.ts'
import { RequestFailure } from '../net/failure.ts'
import { readAtBase } from './declared.ts'
import type { Ports } from './ports.ts'

/**
 * Reviewed means applied: compares what a push would write with the plan comments of its merged
 * pull requests. What differs becomes the error `plan-changed`; what nobody's plan shows, a warning
 * or, with `require-plan`, the error `plan-missing`. Only a push is judged: other events are not
 * the merge of anything.
 */
export async function reviewWrites(
  entries: readonly PlanEntry[],
  commits: readonly string[],
  ports: Ports,
): Promise<{ reviews: Review[]; reviewed: readonly PlanEntry[] }> {
  const needsReview = entries.some((entry) => isTouched(entry) && isWrite(entry.change))
  if (ports.trigger.event !== 'push' || !needsReview) return { reviews: [], reviewed: entries }
  const reviews = await lookUpReviews(commits, ports)
  const reviewed = await Promise.all(
    entries.map(async (entry) => {
      if (!isWrite(entry.change)) return entry
      return withDiagnostics(entry, await findings(judgeReview(entry, reviews), entry, ports))
    }),
  )
  return { reviews, reviewed }
}

async function findings(verdict: Verdict, entry: PlanEntry, ports: Ports): Promise<Diagnostic[]> {
  const position = positionOf(entry.candidate)
  switch (verdict.kind) {
    case 'reviewed':
      return []
    case 'untouched': {
      const message =
        'This push did not touch the spec: an earlier run left it, ' +
        'or Immuta was changed by hand.'
      return [warningAt('catch-up', message)]
    }
    case 'unreviewed': {
      const message =
        'No plan comment of a merged pull request shows this connection, ' +
        'so nobody reviewed what was sent.'
      return [
        ports.request.requirePlan
          ? errorAt('plan-missing', message, position)
          : warningAt('plan-missing', message, position),
      ]
    }
    case 'changed':
      return [errorAt('plan-changed', await difference(verdict, entry, ports), position)]
  }
}

async function lookUpReviews(
  commits: readonly string[],
  { github, request, log }: Ports,
): Promise<Review[]> {
  if (github === undefined) return []
  try {
    return await readReviews(github, commits, commentMarker(request.commentId))
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    if (error.status === 403) {
      log.warn(
        'The plan comments could not be read: ' +
          `add \`pull-requests: write\` to the job's \`permissions\`. (${error.message})`,
      )
      return []
    }
    const message = 'Nothing was written, as the reviewed plan could not be read.'
    throw new RunFailure('github-unreachable', `${message} ${error.message}`, { cause: error })
  }
}

/**
 * Says in which fields the reviewed spec and the one that would be sent differ, as far as the
 * reviewed commit can still be read.
 */
async function difference(
  { pull, commit, file }: Extract<Verdict, { kind: 'changed' }>,
  entry: PlanEntry,
  { github, wording }: Ports,
): Promise<string> {
  const head =
    `What would be sent is not what the plan on pull request ${pull} showed ` +
    `(made for commit ${commit.slice(0, 7)})`
  const bytes = github && (await readFileAt(github, file, commit).catch(() => undefined))
  const reviewed = bytes && readAtBase(file, bytes, wording)
  const desired = desiredOf(entry)
  if (reviewed?.kind !== 'valid' || desired === undefined) return `${head}.`
  const fields = diff(reviewed.connection.body, desired).map(
    ({ path, before, after }) => `\`${path}\` was ${shown(before)}, now ${shown(after)}`,
  )
  return fields.length === 0 ? `${head}.` : `${head}: ${fields.join('; ')}.`
}

function shown(value: unknown): string {
  if (value === null) return 'nothing'
  return `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``
}
