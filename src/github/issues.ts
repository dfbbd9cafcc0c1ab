import { type GitHub, listAll, readAnswer } from './client.ts'
import { createOnce } from '../net/create-once.ts'
import { writtenByUs } from './comment.ts'

/** New issues that one run may open: more at once would bury everything else. */
export const MAX_NEW_ISSUES = 20

/** Label of the issues, by which they are listed. */
const LABEL = 'immuta-drift'

/** One drifted connection, as an issue is to tell it. */
export interface DriftIssue {
  connectionKey: string
  title: string
  /** Without the marker. */
  body: string
}

interface Issue {
  number: number
  open: boolean
  body: string
}

/** First line of the issue about one connection. `id` is the input `comment-id`. */
export function issueMarker(id: string, connectionKey: string): string {
  return `<!-- immuta-connections-drift:${id}:${encodeURIComponent(connectionKey)} -->`
}

/**
 * Keeps one issue per drifted connection: opens it, edits it while the drift lasts, closes it with
 * a comment when it is gone, reopens it when it returns. Only issues that begin with our marker and
 * that this token's own user wrote are touched.
 *
 * @returns how many were not opened because of {@link MAX_NEW_ISSUES}.
 */
export async function keepDriftIssues(
  github: GitHub,
  id: string,
  drifted: readonly DriftIssue[],
  unchecked: ReadonlySet<string>,
): Promise<number> {
  const found = await findIssues(github, `<!-- immuta-connections-drift:${id}:`)
  const wanted = new Map(drifted.map((issue) => [issueMarker(id, issue.connectionKey), issue]))
  for (const [marker, { number: issue_number, open, body: before }] of found) {
    const drift = wanted.get(marker)
    if (drift !== undefined) {
      const body = `${marker}\n${drift.body}`
      const change = { issue_number, title: drift.title, body, state: 'open' } as const
      if (!open || before !== body)
        await github.send(({ issues }, at) => issues.update({ ...at, ...change }))
    } else if (open && !unchecked.has(marker)) {
      const change = { issue_number, state: 'closed', state_reason: 'completed' } as const
      await github.send(({ issues }, at) => issues.update({ ...at, ...change }))
      const body = 'The drift is gone: Immuta is what the default branch says.'
      await github.sendOnce(({ issues }, at) => issues.createComment({ ...at, issue_number, body }))
    }
  }
  const missing = [...wanted].filter(([marker]) => !found.has(marker))
  for (const [marker, { title, body }] of missing.slice(0, MAX_NEW_ISSUES)) {
    const create = async (): Promise<number> => {
      const { data } = await github.sendOnce(({ issues }, at) =>
        issues.create({ ...at, title, body: `${marker}\n${body}`, labels: [LABEL] }),
      )
      return data.number
    }
    const find = async (): Promise<number | undefined> =>
      (await findIssues(github, marker)).get(marker)?.number
    await createOnce({ create, find }, github.clock)
  }
  return Math.max(0, missing.length - MAX_NEW_ISSUES)
}

/** Our own issues whose first line starts with `prefix`, by that line; open ones first. */
async function findIssues(github: GitHub, prefix: string): Promise<Map<string, Issue>> {
  const all = await listAll(github, 'a list of issues', ({ issues }, at) =>
    issues.listForRepo({ ...at, state: 'all', labels: LABEL }),
  )
  const candidates = readAnswer('a list of issues', () =>
    all.filter(({ body, pull_request: pull }) => pull === undefined && body?.startsWith(prefix)),
  )
  const found = new Map<string, Issue>()
  for (const { number, state, body: text } of await writtenByUs(github, candidates)) {
    const body = (text ?? '').replaceAll('\r\n', '\n')
    const marker = body.split('\n', 1)[0]?.trim() ?? ''
    if (found.get(marker)?.open !== true)
      found.set(marker, { number, open: state === 'open', body })
  }
  return found
}
