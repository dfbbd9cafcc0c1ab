import { readFileAt } from '../github/changes.ts'
import { commentMarker } from '../github/comment.ts'
import { readReviews, type Review } from '../github/reviews.ts'
import { RequestFailure } from '../net/retry.ts'
import { diff } from '../core/diff.ts'
import { RunFailure } from '../core/failures.ts'
import { judge, UNREVIEWED, type Verdict } from '../core/review.ts'
import { failed, isChange } from '../core/outcome.ts'
import type { Note, PlannedConnection } from '../core/plan.ts'
import type { Candidate } from '../core/select.ts'
import type { Ports } from './run.ts'
import { readAsOnMain } from './specs.ts'

type Pairs = readonly (readonly [Candidate, PlannedConnection])[]

/**
 * Reviewed means applied: compares what a push would write with the plan comments of its merged pull requests. What differs becomes the
 * error `plan-changed`; what nobody's plan shows, a warning or, with `require-plan`, the error `plan-missing`. Only a push is judged:
 * other events are not the merge of anything.
 */
export async function checkReviews(
  pairs: Pairs,
  commits: readonly string[],
  ports: Ports,
): Promise<{ reviews: Review[]; judged: Pairs }> {
  const { trigger, inputs } = ports
  if (
    trigger.event !== 'push' ||
    !pairs.some(([{ touched }, planned]) => touched && isChange(planned))
  )
    return { reviews: [], judged: pairs }
  const reviews = await lookUp(commits, ports)
  const judged = await Promise.all(
    pairs.map(async ([candidate, planned]): Promise<readonly [Candidate, PlannedConnection]> => {
      if (!isChange(planned)) return [candidate, planned]
      const verdict = judge(planned, reviews, candidate.touched)
      switch (verdict.kind) {
        case 'reviewed':
          return [candidate, planned]
        case 'untouched':
          return [
            candidate,
            {
              ...planned,
              warnings: [
                ...planned.warnings,
                {
                  code: 'catch-up',
                  message:
                    'This push did not touch the spec: an earlier run left it, or Immuta was changed by hand.',
                },
              ],
            },
          ]
        case 'unreviewed': {
          const note: Note = { ...UNREVIEWED, ...candidate.place }
          return [
            candidate,
            inputs['require-plan']
              ? failed(planned, note)
              : { ...planned, warnings: [...planned.warnings, note] },
          ]
        }
        case 'changed': {
          const note: Note = {
            code: 'plan-changed',
            message: await difference(verdict, candidate, ports),
            ...candidate.place,
          }
          return [candidate, failed(planned, note)]
        }
      }
    }),
  )
  return { reviews, judged }
}

async function lookUp(
  commits: readonly string[],
  { github, inputs, console }: Ports,
): Promise<Review[]> {
  if (github === undefined) return []
  try {
    return await readReviews(github, commits, commentMarker(inputs['comment-id']))
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    if (error.status === 403) {
      console.annotate({
        severity: 'warning',
        message: `The plan comments could not be read: add \`pull-requests: write\` to the job's \`permissions\`. (${error.message})`,
      })
      return []
    }
    throw new RunFailure(
      'github-unreachable',
      `Nothing was written, as the reviewed plan could not be read. ${error.message}`,
      { cause: error },
    )
  }
}

/** Says in which fields the reviewed spec and the one that would be sent differ, as far as the reviewed commit can still be read. */
async function difference(
  { pull, commit, file }: Extract<Verdict, { kind: 'changed' }>,
  { desired }: Candidate,
  { github }: Ports,
): Promise<string> {
  const head = `What would be sent is not what the plan on pull request ${pull} showed (made for commit ${commit.slice(0, 7)})`
  const bytes =
    github === undefined ? undefined : await readFileAt(github, file, commit).catch(() => undefined)
  const read = bytes === undefined ? undefined : readAsOnMain(file, bytes)
  const reviewed = read?.kind === 'valid' ? read.connection.body : undefined
  if (reviewed === undefined || desired === undefined) return `${head}.`
  const show = (value: unknown): string =>
    value === null ? 'nothing' : `\`${typeof value === 'string' ? value : JSON.stringify(value)}\``
  const fields = diff(reviewed, desired.body).map(
    ({ path, before, after }) => `\`${path}\` was ${show(before)}, now ${show(after)}`,
  )
  return fields.length === 0 ? `${head}.` : `${head}: ${fields.join('; ')}.`
}
