/** Event payloads as GitHub writes them to GITHUB_EVENT_PATH, cut down to what an Action may read. */

type Payload = Record<string, unknown>

const owner = { login: 'acme', id: 101, type: 'Organization' }

const repository: Payload = {
  id: 201,
  node_id: 'R_201',
  name: 'governance',
  full_name: 'acme/governance',
  private: false,
  owner,
  fork: false,
  html_url: 'https://github.com/acme/governance',
  url: 'https://api.github.com/repos/acme/governance',
  default_branch: 'main',
}

const user = (login: string): Payload => ({
  login,
  id: 301,
  type: login.endsWith('[bot]') ? 'Bot' : 'User',
})
const common = (sender: string, defaultBranch = 'main'): Payload => ({
  repository: { ...repository, default_branch: defaultBranch },
  organization: { login: 'acme', id: 101 },
  sender: user(sender),
})

type Side = string | { sha: string; ref?: string }

/** One side of a pull request: a commit, or a commit and its branch. */
function side(given: Side, branch: string, fullName: string): Payload {
  const { sha, ref = branch } = typeof given === 'string' ? { sha: given } : given
  const login = fullName.split('/')[0] ?? 'acme'
  return {
    label: `${login}:${ref}`,
    ref,
    sha,
    user: user(login),
    repo: {
      ...repository,
      full_name: fullName,
      owner: { ...owner, login },
      fork: fullName !== 'acme/governance',
    },
  }
}

export function pullRequestEvent(o: {
  number: number
  base: Side
  head: Side
  /** The head lives in a fork; a string names it. */
  fork?: boolean | string
  user?: string
  action?: string
}): Payload {
  const login = o.user ?? 'octocat'
  const fork = o.fork === true ? `${login}/governance` : o.fork
  const headRepo = fork === undefined || fork === false ? 'acme/governance' : fork
  const html = `https://github.com/acme/governance/pull/${String(o.number)}`
  return {
    action: o.action ?? 'synchronize',
    number: o.number,
    pull_request: {
      id: 6_000_000 + o.number,
      number: o.number,
      state: o.action === 'closed' ? 'closed' : 'open',
      draft: false,
      locked: false,
      title: `Pull request ${String(o.number)}`,
      body: null,
      html_url: html,
      url: `https://api.github.com/repos/acme/governance/pulls/${String(o.number)}`,
      user: user(login),
      merged: false,
      mergeable: null,
      merge_commit_sha: null,
      author_association: headRepo === 'acme/governance' ? 'MEMBER' : 'CONTRIBUTOR',
      base: side(o.base, 'main', 'acme/governance'),
      head: side(o.head, `change-${String(o.number)}`, headRepo),
    },
    ...common(login),
  }
}

export function pushEvent(o: {
  before: string
  after: string
  ref?: string
  defaultBranch?: string
  user?: string
}): Payload {
  const zero = /^0+$/
  const pusher = o.user ?? 'octocat'
  const person = { name: pusher, email: `${pusher}@example.com`, username: pusher }
  const commit = {
    id: o.after,
    tree_id: o.after,
    distinct: true,
    message: 'Change connections',
    timestamp: '2026-01-01T00:00:00Z',
    url: `https://github.com/acme/governance/commit/${o.after}`,
    author: person,
    committer: person,
  }
  const deleted = zero.test(o.after)
  return {
    ref: o.ref ?? `refs/heads/${o.defaultBranch ?? 'main'}`,
    before: o.before,
    after: o.after,
    base_ref: null,
    created: zero.test(o.before),
    deleted,
    forced: false,
    compare: `https://github.com/acme/governance/compare/${o.before.slice(0, 12)}...${o.after.slice(0, 12)}`,
    commits: deleted ? [] : [commit],
    head_commit: deleted ? null : commit,
    pusher: { name: pusher, email: person.email },
    ...common(pusher, o.defaultBranch),
  }
}

export function mergeGroupEvent(o: { baseSha: string; headSha: string }): Payload {
  return {
    action: 'checks_requested',
    merge_group: {
      head_sha: o.headSha,
      head_ref: `refs/heads/gh-readonly-queue/main/pr-7-${o.baseSha}`,
      base_sha: o.baseSha,
      base_ref: 'refs/heads/main',
      head_commit: {
        id: o.headSha,
        tree_id: o.headSha,
        message: 'Merge pull request #7',
        timestamp: '2026-01-01T00:00:00Z',
        author: { name: 'Mona', email: 'mona@example.com' },
        committer: { name: 'GitHub', email: 'noreply@github.com' },
      },
    },
    ...common('github-merge-queue[bot]'),
  }
}

export function dispatchEvent(o: { ref?: string; inputs?: Record<string, string> } = {}): Payload {
  return {
    inputs: o.inputs ?? null,
    ref: o.ref ?? 'refs/heads/main',
    workflow: '.github/workflows/connections.yml',
    ...common('octocat'),
  }
}

/** A scheduled run's payload carries the repository and the cron line, and nobody to thank. */
export function scheduleEvent(o: { schedule?: string } = {}): Payload {
  return {
    schedule: o.schedule ?? '0 5 * * *',
    workflow: '.github/workflows/drift.yml',
    ...common('octocat'),
  }
}
