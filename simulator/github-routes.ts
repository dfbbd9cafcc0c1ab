import type { Call, Routes } from './github-api.ts'
import type { GitHubSimulator } from './github.ts'
import {
  commitObject,
  failure,
  labelObject,
  ownUserObject,
  pullObject,
  wholePullObject,
} from './github-objects.ts'
import { blobSha } from './github-objects.ts'
import { compareTrees, contentsOf } from './github-trees.ts'
import type { Answer } from './http.ts'

const maximumBody = 65_536

const ok = (body: unknown): Answer => ({ status: 200, body })
const notFound = (): Answer => failure(404, 'Not Found')

function tooLong(resource: string): Answer {
  const message = `body is too long (maximum is ${String(maximumBody)} characters)`
  return {
    status: 422,
    body: {
      message: 'Validation Failed',
      errors: [{ resource, field: 'body', code: 'custom', message }],
      documentation_url: 'https://docs.github.com/rest',
      status: '422',
    },
  }
}

/** Characters as GitHub counts them: code points, not UTF-16 units. */
const isTooLong = (text: unknown): boolean =>
  typeof text === 'string' && Array.from(text).length > maximumBody

function positive(text: string | null, fallback: number): number {
  const number = Number(text ?? fallback)
  return Number.isInteger(number) && number > 0 ? number : fallback
}

/** The handlers, by the description's operation ids. */
export function gitHubRoutes(sim: GitHubSimulator): Routes {
  /** One page of a list, with GitHub's Link header. */
  const page = (call: Call, items: readonly unknown[]): Answer => {
    const size = Math.min(positive(call.query.get('per_page'), 30), 100, sim.pageSizeCap)
    const number = positive(call.query.get('page'), 1)
    const last = Math.max(1, Math.ceil(items.length / size))
    const link = (target: number, rel: string): string => {
      const query = new URLSearchParams(call.query)
      query.set('page', String(target))
      return `<${sim.url}${call.pathname}?${query.toString()}>; rel="${rel}"`
    }
    const links = [
      ...(number > 1 ? [link(number - 1, 'prev')] : []),
      ...(number < last ? [link(number + 1, 'next'), link(last, 'last')] : []),
      ...(number > 1 ? [link(1, 'first')] : []),
    ]
    const body = items.slice((number - 1) * size, number * size)
    return { ...ok(body), ...(links.length > 0 && { headers: { link: links.join(', ') } }) }
  }

  const isHere = ({ params }: Call): boolean =>
    params['owner']?.toLowerCase() === sim.site.owner.toLowerCase() &&
    params['repo']?.toLowerCase() === sim.site.repo.toLowerCase()
  const number = (call: Call, name: string): number => Number(call.params[name])
  const git = sim.git

  const routes: Routes = {
    'pulls/list-files': (call) => {
      const pull = sim.pulls.get(number(call, 'pull_number'))
      const before = sim.commits.get(pull?.base.sha ?? '')
      const after = sim.commits.get(pull?.head.sha ?? '')
      if (pull === undefined || before === undefined || after === undefined) return notFound()
      return page(call, compareTrees(sim.site, before, after, pull.head.sha).slice(0, 3000))
    },
    'pulls/list-reviews': (call) =>
      sim.pulls.has(number(call, 'pull_number'))
        ? page(call, sim.reviews.get(number(call, 'pull_number')) ?? [])
        : notFound(),
    'repos/compare-commits-with-basehead': (call) => {
      const [base = '', head = ''] = (call.params['basehead'] ?? '').split('...')
      const from = sim.resolve(base)
      const to = sim.resolve(head)
      if (from === undefined || to === undefined) return notFound()
      const { api, server, owner, repo } = sim.site
      const html = `${server}/${owner}/${repo}/compare/${base}...${head}`
      const commit = (sha: string): ReturnType<typeof commitObject> =>
        commitObject(sim.site, sha, sim.history.get(sha))
      const [theirs, ours] = [sim.ancestors(from.sha), sim.ancestors(to.sha)]
      // Both list the newest first.
      const fork = [...ours].find((sha) => theirs.has(sha))
      if (fork === undefined) return notFound()
      const ahead = [...ours].filter((sha) => !theirs.has(sha)).reverse()
      const behind = [...theirs].filter((sha) => !ours.has(sha)).length
      const isFirst = positive(call.query.get('page'), 1) === 1
      const forkTree = sim.commits.get(fork) ?? new Map<string, string>()
      return ok({
        url: `${api}/repos/${owner}/${repo}/compare/${base}...${head}`,
        html_url: html,
        permalink_url: html,
        diff_url: `${html}.diff`,
        patch_url: `${html}.patch`,
        base_commit: commit(from.sha),
        merge_base_commit: commit(fork),
        status:
          ahead.length === 0
            ? behind === 0
              ? 'identical'
              : 'behind'
            : behind === 0
              ? 'ahead'
              : 'diverged',
        ahead_by: ahead.length,
        behind_by: behind,
        total_commits: ahead.length,
        commits: isFirst ? ahead.slice(-250).map(commit) : [],
        // GitHub compares from the merge base, shows files on the first page only, and no more
        // than 300.
        files: isFirst ? compareTrees(sim.site, forkTree, to.tree, to.sha).slice(0, 300) : [],
      })
    },
    'repos/list-commits': (call) => {
      const from = sim.resolve(call.query.get('sha') ?? 'main')
      if (from === undefined) return notFound()
      const path = call.query.get('path')
      if (path === null)
        return page(
          call,
          [...sim.ancestors(from.sha)].map((sha) =>
            commitObject(sim.site, sha, sim.history.get(sha)),
          ),
        )
      const last = sim.lastChange(from.sha, path)
      return page(
        call,
        last === undefined ? [] : [commitObject(sim.site, last, sim.history.get(last))],
      )
    },
    'pulls/get': (call) => {
      const pull = sim.pulls.get(number(call, 'pull_number'))
      return pull === undefined ? notFound() : ok(wholePullObject(sim.site, pull))
    },
    'repos/get-content': (call) => {
      const ref = call.query.get('ref') ?? 'main'
      const found = sim.resolve(ref)
      if (found === undefined) return failure(404, `No commit found for the ref ${ref}`)
      const path = (call.params['path'] ?? '').replace(/^\/+|\/+$/g, '')
      const text = found.tree.get(path)
      if (
        text !== undefined &&
        /application\/vnd\.github(\.v3)?\.raw/.test(call.headers['accept'] ?? '')
      ) {
        return {
          status: 200,
          body: text,
          headers: { 'content-type': 'application/vnd.github.raw+json; charset=utf-8' },
        }
      }
      const contents = contentsOf(sim.site, found.tree, path, ref)
      return contents === undefined ? notFound() : ok(contents)
    },
    'repos/list-pull-requests-associated-with-commit': (call) => {
      const sha = call.params['commit_sha'] ?? ''
      const stale = sim.lag.shift()
      const pulls = [...sim.pulls.values()]
        .filter(
          ({ mergeCommitSha, head, base }) =>
            mergeCommitSha === sha ||
            head.sha === sha ||
            (sim.ancestors(head.sha).has(sha) && !sim.ancestors(base.sha).has(sha)),
        )
        .filter(() => stale !== 'empty')
        .map((pull) => (stale === 'unmerged' ? { ...pull, merged: false } : pull))
      if (pulls.length === 0 && !sim.commits.has(sha))
        return failure(422, `No commit found for SHA: ${sha}`)
      return page(
        call,
        pulls.map((pull) => pullObject(sim.site, pull)),
      )
    },

    'issues/list-comments': (call) => {
      const issue = number(call, 'issue_number')
      return sim.isNumbered(issue) ? page(call, sim.comments.get(issue) ?? []) : notFound()
    },
    'issues/create-comment': (call) => {
      const issue = number(call, 'issue_number')
      if (!sim.isNumbered(issue)) return notFound()
      if (isTooLong(call.body['body'])) return tooLong('IssueComment')
      const comment = sim.addComment(issue, { user: sim.login, body: String(call.body['body']) })
      return { status: 201, body: comment, headers: { location: String(comment['url']) } }
    },
    'issues/get-comment': (call) => {
      const comment = sim.findComment(number(call, 'comment_id'))
      return comment === undefined ? notFound() : ok(comment)
    },
    'issues/update-comment': (call) => {
      const comment = sim.findComment(number(call, 'comment_id'))
      if (comment === undefined) return notFound()
      if (isTooLong(call.body['body'])) return tooLong('IssueComment')
      comment.body = String(call.body['body'])
      comment.updated_at = sim.now()
      return ok(comment)
    },

    'issues/delete-comment': (call) => {
      const id = number(call, 'comment_id')
      if (sim.findComment(id) === undefined) return notFound()
      for (const [issue, list] of sim.comments)
        sim.comments.set(
          issue,
          list.filter((comment) => comment.id !== id),
        )
      return { status: 204 }
    },

    'issues/list-for-repo': (call) => {
      const state = call.query.get('state') ?? 'open'
      const labels = (call.query.get('labels') ?? '').split(',').filter((name) => name !== '')
      const creator = call.query.get('creator')
      const matching = [...sim.issues.values()].filter(
        (issue) =>
          (state === 'all' || issue.state === state) &&
          labels.every((name) => issue.labels.some((label) => label['name'] === name)) &&
          (creator === null || issue.user.login === creator),
      )
      const newestFirst = call.query.get('direction') !== 'asc'
      matching.sort((left, right) =>
        newestFirst ? right.number - left.number : left.number - right.number,
      )
      return page(call, matching)
    },
    'issues/create': (call) => {
      const { title, body, labels } = call.body
      if (isTooLong(body)) return tooLong('Issue')
      const names = (Array.isArray(labels) ? labels : []).map((label: unknown) =>
        typeof label === 'string' ? label : String((label as { name?: unknown }).name),
      )
      const issue = sim.addIssue({
        title: String(title),
        body: typeof body === 'string' ? body : null,
        labels: names,
        user: sim.login,
      })
      return { status: 201, body: issue, headers: { location: String(issue['url']) } }
    },
    'issues/get': (call) => {
      const issue = sim.issues.get(number(call, 'issue_number'))
      return issue === undefined ? notFound() : ok(issue)
    },
    'issues/update': (call) => {
      const issue = sim.issues.get(number(call, 'issue_number'))
      if (issue === undefined) return notFound()
      const { title, body, state, state_reason: reason, labels } = call.body
      if (isTooLong(body)) return tooLong('Issue')
      if (typeof title === 'string' || typeof title === 'number') issue.title = String(title)
      if (body !== undefined) issue.body = typeof body === 'string' ? body : null
      if (Array.isArray(labels))
        issue.labels = labels.map((label) => labelObject(sim.site, String(label)))
      if (state === 'open' || state === 'closed') {
        const closes = state === 'closed'
        issue.state_reason =
          typeof reason === 'string'
            ? reason
            : closes
              ? 'completed'
              : issue.state === 'closed'
                ? 'reopened'
                : null
        issue.state = state
        issue['closed_at'] = closes ? sim.now() : null
      }
      issue['updated_at'] = sim.now()
      return ok(issue)
    },

    'git/get-ref': (call) => {
      const ref = call.params['ref'] ?? ''
      const branch = sim.branches.get(ref.replace(/^heads\//, ''))
      return ref.startsWith('heads/') && branch !== undefined
        ? ok(git.refBody(`refs/${ref}`, branch))
        : git.getRef(ref)
    },
    'git/create-ref': (call) => git.createRef(call.body),
    'git/update-ref': (call) => git.updateRef(call.params['ref'] ?? '', call.body),
    'git/create-blob': (call) => git.createBlob(call.body),
    'git/get-blob': (call) => git.getBlob(call.params['file_sha'] ?? ''),
    'git/create-tree': (call) => git.createTree(call.body),
    'git/get-tree': (call) => {
      const name = call.params['tree_sha'] ?? ''
      const files = sim.commits.get(name)
      if (files === undefined) return git.getTree(name, call.query.has('recursive'))
      const url = `${sim.site.api}/repos/${sim.site.owner}/${sim.site.repo}/git`
      const tree = [...files].map(([path, text]) => ({
        path,
        mode: '100644',
        type: 'blob',
        sha: blobSha(text),
        size: Buffer.byteLength(text),
        url: `${url}/blobs/${blobSha(text)}`,
      }))
      const truncated = tree.length > sim.treeLimit
      const shown = tree.slice(0, sim.treeLimit)
      return ok({ sha: name, url: `${url}/trees/${name}`, tree: shown, truncated })
    },
    'git/create-commit': (call) => git.createCommit(call.body, sim.login, sim.now()),
    'git/get-commit': (call) => git.getCommit(call.params['commit_sha'] ?? ''),
  }

  const guarded = Object.entries(routes).map(([id, route]): [string, (call: Call) => Answer] => [
    id,
    (call) => (isHere(call) ? route(call) : notFound()),
  ])
  return {
    ...Object.fromEntries(guarded),
    'users/get-authenticated': () =>
      sim.tokenKind === 'installation'
        ? failure(403, 'Resource not accessible by integration')
        : ok(ownUserObject(sim.site, sim.login)),
  }
}
