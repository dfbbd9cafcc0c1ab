import { createHash } from 'node:crypto'
import type { Answer, JsonObject } from './http.ts'

/** The addresses that links in GitHub's answers start with. */
export interface Site {
  api: string
  server: string
  owner: string
  repo: string
}

export interface Comment extends JsonObject {
  id: number
  body: string
  user: JsonObject & { login: string }
  html_url: string
  created_at: string
  updated_at: string
}

export interface Issue extends JsonObject {
  number: number
  title: string
  body: string | null
  state: 'open' | 'closed'
  state_reason: string | null
  labels: JsonObject[]
  user: JsonObject & { login: string }
  html_url: string
}

/** Where a commit stands in the history. */
export interface Ancestry {
  parents: readonly string[]
  message: string
  /** ISO 8601 */
  date: string
}

export interface Pull {
  number: number
  title?: string
  base: { sha: string; ref: string }
  /** `repoFullName` names the fork that the head lives in. */
  head: { sha: string; ref: string; repoFullName?: string }
  merged?: boolean
  mergeCommitSha?: string
  user?: string
}

/** GitHub's usual error. */
export function failure(status: number, message: string): Answer {
  return {
    status,
    body: { message, documentation_url: 'https://docs.github.com/rest', status: String(status) },
  }
}

/** A stable number for a name. */
function idOf(name: string): number {
  return createHash('sha1').update(name).digest().readUInt32BE(0) >>> 1
}

const nodeId = (kind: string, id: number | string): string =>
  Buffer.from(`${kind}:${String(id)}`).toString('base64')

/** Git's own name for a file's content. */
export function blobSha(content: string | Buffer): string {
  return createHash('sha1')
    .update(`blob ${String(Buffer.byteLength(content))}\0`)
    .update(content)
    .digest('hex')
}

export function userObject(site: Site, login: string): JsonObject & { login: string } {
  const url = `${site.api}/users/${encodeURIComponent(login)}`
  const id = idOf(login)
  return {
    login,
    id,
    node_id: nodeId('User', id),
    avatar_url: `${site.server}/avatars/u/${String(id)}`,
    gravatar_id: '',
    url,
    html_url: `${site.server}/${encodeURIComponent(login)}`,
    followers_url: `${url}/followers`,
    following_url: `${url}/following{/other_user}`,
    gists_url: `${url}/gists{/gist_id}`,
    starred_url: `${url}/starred{/owner}{/repo}`,
    subscriptions_url: `${url}/subscriptions`,
    organizations_url: `${url}/orgs`,
    repos_url: `${url}/repos`,
    events_url: `${url}/events{/privacy}`,
    received_events_url: `${url}/received_events`,
    type: login.endsWith('[bot]') ? 'Bot' : 'User',
    site_admin: false,
  }
}

/** What `GET /user` answers: the public form, which the description accepts too. */
export function ownUserObject(site: Site, login: string): JsonObject {
  return {
    ...userObject(site, login),
    name: login,
    company: null,
    blog: '',
    location: null,
    email: null,
    hireable: null,
    bio: null,
    public_repos: 1,
    public_gists: 0,
    followers: 0,
    following: 0,
    created_at: '2020-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  }
}

const repositoryLinks =
  'archive assignees blobs branches collaborators comments commits compare contents contributors deployments downloads events forks git_commits git_refs git_tags hooks issue_comment issue_events issues keys labels languages merges milestones notifications pulls releases stargazers statuses subscribers subscription tags teams trees'

export function repositoryObject(site: Site, fullName = `${site.owner}/${site.repo}`): JsonObject {
  const [owner = site.owner, name = site.repo] = fullName.split('/')
  const url = `${site.api}/repos/${fullName}`
  const html = `${site.server}/${fullName}`
  const id = idOf(fullName)
  return {
    id,
    node_id: nodeId('Repository', id),
    name,
    full_name: fullName,
    owner: userObject(site, owner),
    private: false,
    html_url: html,
    description: null,
    fork: fullName !== `${site.owner}/${site.repo}`,
    url,
    ...Object.fromEntries(
      repositoryLinks.split(' ').map((link) => [`${link}_url`, `${url}/${link}`]),
    ),
    git_url: `git:${html.replace(/^https?:/, '')}.git`,
    ssh_url: `git@github.test:${fullName}.git`,
    clone_url: `${html}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: null,
    language: null,
    forks: 0,
    forks_count: 0,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    size: 1,
    default_branch: 'main',
    open_issues: 0,
    open_issues_count: 0,
    topics: [],
    has_issues: true,
    has_projects: false,
    has_wiki: false,
    has_pages: false,
    has_downloads: true,
    archived: false,
    disabled: false,
    visibility: 'public',
    license: null,
    pushed_at: '2026-01-01T00:00:00Z',
    created_at: '2025-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  }
}

export function commentObject(
  site: Site,
  comment: { id: number; issue: number; login: string; body: string; at: string; onPull: boolean },
): Comment {
  const url = `${site.api}/repos/${site.owner}/${site.repo}/issues`
  const kind = comment.onPull ? 'pull' : 'issues'
  return {
    id: comment.id,
    node_id: nodeId('IssueComment', comment.id),
    url: `${url}/comments/${String(comment.id)}`,
    html_url: `${site.server}/${site.owner}/${site.repo}/${kind}/${String(comment.issue)}#issuecomment-${String(comment.id)}`,
    issue_url: `${url}/${String(comment.issue)}`,
    body: comment.body,
    user: userObject(site, comment.login),
    created_at: comment.at,
    updated_at: comment.at,
    author_association: comment.login.endsWith('[bot]') ? 'NONE' : 'MEMBER',
    performed_via_github_app: null,
  }
}

/** A review of a pull request; `state` as GitHub spells it, such as `APPROVED`. */
export function reviewObject(
  site: Site,
  review: {
    id: number
    pull: number
    login: string
    state: string
    commit: string
    at: string
    association: string
  },
): Record<string, unknown> {
  const path = `${site.owner}/${site.repo}/pull`
  const html = `${site.server}/${path}/${String(review.pull)}#pullrequestreview-${String(review.id)}`
  const pull = `${site.api}/repos/${path}s/${String(review.pull)}`
  return {
    id: review.id,
    node_id: nodeId('PullRequestReview', review.id),
    user: userObject(site, review.login),
    body: '',
    state: review.state,
    commit_id: review.commit,
    html_url: html,
    pull_request_url: pull,
    _links: { html: { href: html }, pull_request: { href: pull } },
    submitted_at: review.at,
    author_association: review.association,
  }
}

export function issueObject(
  site: Site,
  issue: {
    number: number
    title: string
    body: string | null
    labels: string[]
    login: string
    at: string
  },
): Issue {
  const repository = `${site.api}/repos/${site.owner}/${site.repo}`
  const url = `${repository}/issues/${String(issue.number)}`
  return {
    id: 5_000_000 + issue.number,
    node_id: nodeId('Issue', issue.number),
    number: issue.number,
    url,
    repository_url: repository,
    labels_url: `${url}/labels{/name}`,
    comments_url: `${url}/comments`,
    events_url: `${url}/events`,
    html_url: `${site.server}/${site.owner}/${site.repo}/issues/${String(issue.number)}`,
    title: issue.title,
    body: issue.body,
    user: userObject(site, issue.login),
    labels: issue.labels.map((name) => labelObject(site, name)),
    state: 'open',
    state_reason: null,
    locked: false,
    assignee: null,
    assignees: [],
    milestone: null,
    comments: 0,
    author_association: 'NONE',
    created_at: issue.at,
    updated_at: issue.at,
    closed_at: null,
  }
}

export function labelObject(site: Site, name: string): JsonObject {
  const id = idOf(`label ${name}`)
  const url = `${site.api}/repos/${site.owner}/${site.repo}/labels/${encodeURIComponent(name)}`
  return {
    id,
    node_id: nodeId('Label', id),
    url,
    name,
    description: null,
    color: 'ededed',
    default: false,
  }
}

export function pullObject(site: Site, pull: Pull): JsonObject {
  const repository = `${site.api}/repos/${site.owner}/${site.repo}`
  const number = String(pull.number)
  const url = `${repository}/pulls/${number}`
  const issue = `${repository}/issues/${number}`
  const html = `${site.server}/${site.owner}/${site.repo}/pull/${number}`
  const statuses = `${repository}/statuses/${pull.head.sha}`
  const merged = pull.merged === true
  const endedAt = merged ? '2026-01-02T00:00:00Z' : null
  const side = (fullName: string, ref: string, sha: string): JsonObject => {
    const owner = fullName.split('/')[0] ?? site.owner
    return {
      label: `${owner}:${ref}`,
      ref,
      sha,
      user: userObject(site, owner),
      repo: repositoryObject(site, fullName),
    }
  }
  const home = `${site.owner}/${site.repo}`
  return {
    id: 6_000_000 + pull.number,
    node_id: nodeId('PullRequest', pull.number),
    number: pull.number,
    url,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: `${url}/commits`,
    review_comments_url: `${url}/comments`,
    review_comment_url: `${url}/comments{/number}`,
    comments_url: `${issue}/comments`,
    statuses_url: statuses,
    state: merged ? 'closed' : 'open',
    locked: false,
    title: pull.title ?? `Pull request ${number}`,
    body: null,
    user: userObject(site, pull.user ?? 'octocat'),
    labels: [],
    milestone: null,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    closed_at: endedAt,
    merged_at: endedAt,
    merge_commit_sha: pull.mergeCommitSha ?? null,
    draft: false,
    author_association: 'MEMBER',
    auto_merge: null,
    head: side(pull.head.repoFullName ?? home, pull.head.ref, pull.head.sha),
    base: side(home, pull.base.ref, pull.base.sha),
    _links: {
      self: { href: url },
      html: { href: html },
      issue: { href: issue },
      comments: { href: `${issue}/comments` },
      review_comments: { href: `${url}/comments` },
      review_comment: { href: `${url}/comments{/number}` },
      commits: { href: `${url}/commits` },
      statuses: { href: statuses },
    },
  }
}

/** A pull request as its own endpoint shows it: with counts, which lists leave out. */
export function wholePullObject(site: Site, pull: Pull): JsonObject {
  const merged = pull.merged === true
  return {
    ...pullObject(site, pull),
    merged,
    merged_by: merged ? userObject(site, 'octocat') : null,
    mergeable: null,
    mergeable_state: 'unknown',
    maintainer_can_modify: false,
    commits: 1,
    comments: 0,
    review_comments: 0,
    additions: 1,
    deletions: 0,
    changed_files: 1,
  }
}

/** A commit as the comparison endpoint shows it. */
export function commitObject(site: Site, sha: string, ancestry?: Ancestry): JsonObject {
  const url = `${site.api}/repos/${site.owner}/${site.repo}`
  const { parents, message, date } = ancestry ?? {
    parents: [],
    message: `Commit ${sha.slice(0, 7)}`,
    date: '2026-01-01T00:00:00Z',
  }
  const person = { name: 'Mona', email: 'mona@example.com', date }
  return {
    sha,
    node_id: nodeId('Commit', sha),
    url: `${url}/commits/${sha}`,
    html_url: `${site.server}/${site.owner}/${site.repo}/commit/${sha}`,
    comments_url: `${url}/commits/${sha}/comments`,
    commit: {
      url: `${url}/git/commits/${sha}`,
      author: person,
      committer: person,
      message,
      tree: {
        sha: blobSha(`tree of ${sha}`),
        url: `${url}/git/trees/${blobSha(`tree of ${sha}`)}`,
      },
      comment_count: 0,
    },
    author: userObject(site, 'octocat'),
    committer: userObject(site, 'octocat'),
    parents: parents.map((parent) => ({
      sha: parent,
      url: `${url}/commits/${parent}`,
      html_url: `${site.server}/${site.owner}/${site.repo}/commit/${parent}`,
    })),
  }
}
