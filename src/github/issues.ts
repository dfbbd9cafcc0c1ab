import * as z from 'zod/mini'
import { account, type GitHub, listAll } from './client.ts'
import { createOnce } from '../net/create-once.ts'
import { ownLogin } from './comment.ts'

/** New issues that one run may open: more at once would bury everything else. */
export const MAX_NEW_ISSUES = 20

/** Label of the issues, for people: somebody may take it off or rename it. */
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

/**
 * What became of what an issue tells: it is over, no spec declares the connection any more, or
 * nobody knows.
 */
export type IssueFate = 'gone' | 'undeclared' | 'unknown'

const FAREWELL = {
  gone: 'The drift is gone: Immuta is what the default branch says.',
  undeclared:
    'No spec that this run looked at declares this connection: whether Immuta still has it ' +
    'otherwise was not checked.',
}

/** First line of the issue about one connection. `id` is the input `comment-id`. */
export function issueMarker(id: string, connectionKey: string): string {
  return `<!-- immuta-connections-drift:${id}:${encodeURIComponent(connectionKey)} -->`
}

/**
 * Keeps one issue per drifted connection: opens it, edits it while the drift lasts, closes it with
 * a comment when it is gone, reopens it when it returns, and closes doubles. Only issues that begin
 * with our marker and that this token's own user wrote are touched, whatever labels they have.
 *
 * @param fateOf what is known about an issue that is not wanted, by its marker and its body
 * @returns how many were not opened because of {@link MAX_NEW_ISSUES}.
 */
export async function keepDriftIssues(
  github: GitHub,
  id: string,
  drifted: readonly DriftIssue[],
  fateOf: (marker: string, body: string) => IssueFate,
): Promise<number> {
  const login = await ownLogin(github)
  const { found, doubles } = await findIssues(github, `<!-- immuta-connections-drift:${id}:`, login)
  const close = async (issue_number: number, body: string): Promise<void> => {
    const change = { issue_number, state: 'closed', state_reason: 'completed' } as const
    await github.send(({ issues }, at) => issues.update({ ...at, ...change }))
    await github.sendOnce(({ issues }, at) => issues.createComment({ ...at, issue_number, body }))
  }
  for (const { number, of } of doubles) await close(number, `This is the same as #${of}.`)
  const wanted = new Map(drifted.map((issue) => [issueMarker(id, issue.connectionKey), issue]))
  for (const [marker, { number: issue_number, open, body: before }] of found) {
    const drift = wanted.get(marker)
    if (drift !== undefined) {
      const body = `${marker}\n${drift.body}`
      const change = { issue_number, title: drift.title, body, state: 'open' } as const
      if (!open || before !== body)
        await github.send(({ issues }, at) => issues.update({ ...at, ...change }))
    } else if (open) {
      const fate = fateOf(marker, before)
      if (fate !== 'unknown') await close(issue_number, FAREWELL[fate])
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
      (await findIssues(github, marker, login)).found.get(marker)?.number
    await createOnce({ create, find }, github.clock)
  }
  return Math.max(0, missing.length - MAX_NEW_ISSUES)
}

/** An issue, or a pull request, as a list tells of it. */
const listed = z.object({
  number: z.number(),
  state: z.string(),
  body: z.nullish(z.string()),
  user: z.nullish(account),
  pull_request: z.optional(z.unknown()),
})

/** Issues by the marker in their first line. */
interface Found {
  /** The one of each connection: the oldest open one, else the last that was closed. */
  found: Map<string, Issue>
  /** Further open ones. */
  doubles: { number: number; of: number }[]
}

/**
 * Our own issues whose first line starts with `prefix`. They are listed by their author and, since
 * GitHub may not know an app by its login there (renovatebot/renovate#44730), by their label too.
 */
async function findIssues(github: GitHub, prefix: string, login: string): Promise<Found> {
  const lists = await Promise.all(
    [{ creator: login }, { labels: LABEL }].map((by) =>
      listAll(github, 'a list of issues', listed, ({ issues }, at) =>
        issues.listForRepo({ ...at, state: 'all', ...by }),
      ),
    ),
  )
  const own = lists
    .flat()
    .filter(
      ({ body, user, pull_request: pull }) =>
        pull === undefined &&
        body?.startsWith(prefix) === true &&
        user?.login.toLowerCase() === login.toLowerCase(),
    )
  const sorted = [...new Map(own.map((issue) => [issue.number, issue])).values()].sort(
    (a, b) => Number(b.state === 'open') - Number(a.state === 'open') || order(a, b),
  )
  const found: Found = { found: new Map(), doubles: [] }
  for (const { number, state, body: text } of sorted) {
    const body = (text ?? '').replaceAll('\r\n', '\n')
    const marker = body.split('\n', 1)[0]?.trim() ?? ''
    const first = found.found.get(marker)
    if (first === undefined) found.found.set(marker, { number, open: state === 'open', body })
    else if (state === 'open') found.doubles.push({ number, of: first.number })
  }
  return found
}

function order(a: { number: number; state: string }, b: { number: number }): number {
  return a.state === 'open' ? a.number - b.number : b.number - a.number
}
