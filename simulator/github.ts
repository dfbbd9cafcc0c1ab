import { GitHubDescription } from './github-api.ts'
import type { Routes } from './github-api.ts'
import { GitDatabase } from './github-git.ts'
import { commentObject, reviewObject, failure, issueObject } from './github-objects.ts'
import type { Ancestry, Comment, Issue, Pull, Site } from './github-objects.ts'
import { gitHubRoutes } from './github-routes.ts'
import type { Tree } from './github-trees.ts'
import { FaultyServer, isObject } from './http.ts'
import type { Answer, Fault, Incoming, RecordedRequest } from './http.ts'

export type { Comment, Issue, Pull } from './github-objects.ts'

export interface GitHubOptions {
  owner?: string
  repo?: string
  /** Whom the token belongs to. */
  login?: string
  tokenKind?: 'installation' | 'user'
  /** Writes are refused, as with the token of a fork's pull request. */
  readOnly?: boolean
  latencyMs?: number
  /** No page holds more than this, whatever `per_page` says. */
  pageSizeCap?: number
}

/** One repository on an in-memory GitHub, every request and answer of which is held to GitHub's own description. */
export class GitHubSimulator {
  readonly site: Site
  /** Commit → its whole tree. */
  readonly commits = new Map<string, Tree>()
  /** Branch → commit; what a `ref` may name besides a commit. */
  readonly branches = new Map<string, string>()
  /** Commit → where it stands in the history. */
  readonly history = new Map<string, Ancestry>()
  /** Most entries of a tree that are listed at once: GitHub cuts a larger one. */
  treeLimit = 100_000
  /** Answers of the index from commits to pull requests that come before it has caught up. */
  readonly lag: ('empty' | 'unmerged')[] = []
  readonly pulls = new Map<number, Pull>()
  /** Issue or pull request → its comments, oldest first. */
  readonly comments = new Map<number, Comment[]>()
  readonly reviews = new Map<number, Record<string, unknown>[]>()
  readonly issues = new Map<number, Issue>()
  readonly git: GitDatabase
  login: string
  tokenKind: 'installation' | 'user'
  readOnly: boolean
  pageSizeCap: number
  readonly #server: FaultyServer
  readonly #description: GitHubDescription
  readonly #routes: Routes
  #nextComment = 1001
  #clock = Date.UTC(2026, 0, 1)

  private constructor(options: GitHubOptions, description: GitHubDescription) {
    this.site = {
      api: '',
      server: '',
      owner: options.owner ?? 'acme',
      repo: options.repo ?? 'governance',
    }
    this.login = options.login ?? 'github-actions[bot]'
    this.tokenKind = options.tokenKind ?? 'installation'
    this.readOnly = options.readOnly ?? false
    this.pageSizeCap = options.pageSizeCap ?? 100
    this.git = new GitDatabase(() => this.site)
    this.#description = description
    this.#routes = gitHubRoutes(this)
    this.#server = new FaultyServer('github', (request) => this.#answer(request))
    this.#server.latencyMs = options.latencyMs ?? 0
  }

  static async start(options: GitHubOptions = {}): Promise<GitHubSimulator> {
    const simulator = new GitHubSimulator(options, await GitHubDescription.load())
    await simulator.#server.listen()
    simulator.site.api = simulator.site.server = simulator.#server.url
    return simulator
  }

  /** The base of the REST API: what `GITHUB_API_URL` holds. */
  get url(): string {
    return this.site.api
  }

  get serverUrl(): string {
    return this.site.server
  }

  get requests(): RecordedRequest[] {
    return this.#server.requests
  }

  get faults(): Fault[] {
    return this.#server.faults
  }

  /** Requests that broke GitHub's description, and answers of the simulator's own that did. */
  get violations(): string[] {
    return this.#description.violations
  }

  set latencyMs(milliseconds: number) {
    this.#server.latencyMs = milliseconds
  }

  set gate(gate: FaultyServer['gate']) {
    this.#server.gate = gate
  }

  close(): Promise<void> {
    return this.#server.close()
  }

  /** Every request that would change something on GitHub. */
  writes(): RecordedRequest[] {
    return this.requests.filter(
      ({ method, path }) => method !== 'GET' && path.split('?')[0] !== '/graphql',
    )
  }

  commit(sha: string, files: Record<string, string>, ancestry: Partial<Ancestry> = {}): void {
    this.commits.set(sha, new Map(Object.entries(files)))
    const { parents = [], message = 'Change connections', date = this.now() } = ancestry
    this.history.set(sha, { parents, message, date })
  }

  /** A commit and all that it was made from. */
  ancestors(sha: string): Set<string> {
    const all = new Set<string>()
    for (let next = [sha]; next.length > 0;) {
      const fresh = next.filter((one) => this.history.has(one) && !all.has(one))
      for (const one of fresh) all.add(one)
      next = fresh.flatMap((one) => this.history.get(one)?.parents ?? [])
    }
    return all
  }

  /** The newest commit that changed a path, as `git log -1 -- path` finds it. */
  lastChange(from: string, path: string): string | undefined {
    const textAt = (sha: string): string | undefined => this.commits.get(sha)?.get(path)
    let sha = from
    for (;;) {
      const { parents } = this.history.get(sha) ?? { parents: [] }
      if (parents.length === 0) return textAt(sha) === undefined ? undefined : sha
      const same = parents.find((parent) => textAt(parent) === textAt(sha))
      if (same === undefined) return sha
      sha = same
    }
  }

  /** The commit and tree that a commit or branch name stands for. */
  resolve(ref: string): { sha: string; tree: Tree } | undefined {
    const branch = ref.replace(/^refs\/heads\//, '')
    const pull = [...this.pulls.values()].find((one) => one.head.ref === branch)
    const sha = this.commits.has(ref) ? ref : (this.branches.get(branch) ?? pull?.head.sha ?? '')
    const tree = this.commits.get(sha)
    return tree === undefined ? undefined : { sha, tree }
  }

  openPull(pull: {
    number?: number
    title?: string
    base: { sha: string; ref?: string }
    head: { sha: string; ref?: string; repoFullName?: string }
    merged?: boolean
    mergeCommitSha?: string
    user?: string
  }): Pull {
    const number = pull.number ?? this.#nextNumber()
    const opened: Pull = {
      ...pull,
      number,
      base: { ref: 'main', ...pull.base },
      head: { ref: `change-${String(number)}`, ...pull.head },
    }
    this.pulls.set(number, opened)
    return opened
  }

  mergePull(number: number, mergeCommitSha: string): void {
    const pull = this.pulls.get(number)
    if (pull === undefined) throw new Error(`no pull request ${String(number)}`)
    Object.assign(pull, { merged: true, mergeCommitSha })
  }

  /** Somebody reviews a pull request, in GitHub's spelling of the verdict. */
  review(
    pull: number,
    login: string,
    state: 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED',
    association = 'MEMBER',
  ): void {
    const earlier = this.reviews.get(pull) ?? []
    const commit = this.pulls.get(pull)?.head.sha ?? ''
    this.reviews.set(pull, [
      ...earlier,
      reviewObject(this.site, {
        id: pull * 1000 + earlier.length,
        pull,
        login,
        state,
        commit,
        at: this.now(),
        association,
      }),
    ])
  }

  addComment(number: number, comment: { user: string; body: string }): Comment {
    const { user: login, body } = comment
    const id = this.#nextComment++
    const onPull = this.pulls.has(number)
    const created = commentObject(this.site, {
      id,
      issue: number,
      login,
      body,
      at: this.now(),
      onPull,
    })
    this.comments.set(number, [...(this.comments.get(number) ?? []), created])
    const issue = this.issues.get(number)
    if (issue) issue['comments'] = this.comments.get(number)?.length ?? 0
    return created
  }

  findComment(id: number): Comment | undefined {
    return [...this.comments.values()].flat().find((comment) => comment.id === id)
  }

  addIssue(issue: {
    title: string
    body?: string | null
    labels?: string[]
    user?: string
    number?: number
  }): Issue {
    const created = issueObject(this.site, {
      number: issue.number ?? this.#nextNumber(),
      title: issue.title,
      body: issue.body ?? null,
      labels: issue.labels ?? [],
      login: issue.user ?? this.login,
      at: this.now(),
    })
    this.issues.set(created.number, created)
    return created
  }

  /** Whether an issue or a pull request has this number. */
  isNumbered(number: number): boolean {
    return this.issues.has(number) || this.pulls.has(number)
  }

  /** A clock that moves a second with every look, so that no two events share a time. */
  now(): string {
    this.#clock += 1000
    return new Date(this.#clock).toISOString().replace('.000Z', 'Z')
  }

  #nextNumber(): number {
    return Math.max(0, ...this.pulls.keys(), ...this.issues.keys()) + 1
  }

  #answer(request: Incoming): Answer {
    if (!request.headers['user-agent'])
      return failure(403, 'Request forbidden by administrative rules. Please send a User-Agent.')
    if (!/^(Bearer|token) \S+$/i.test(request.authorization ?? ''))
      return failure(401, 'Requires authentication')
    if (request.pathname === '/graphql') return this.#graphql(request)
    if (this.readOnly && request.method !== 'GET')
      return failure(403, 'Resource not accessible by integration')
    return this.#description.handle(request, this.#routes)
  }

  #graphql(request: Incoming): Answer {
    const query = isObject(request.body) ? request.body['query'] : undefined
    if (request.method !== 'POST' || typeof query !== 'string') {
      this.violations.push(`${request.method} /graphql: not a GraphQL request`)
      return { status: 400, body: { message: 'Problems parsing JSON' } }
    }
    if (/\{\s*viewer\s*\{\s*login\s*\}\s*\}/.test(query))
      return { status: 200, body: { data: { viewer: { login: this.login } } } }
    this.violations.push(`POST /graphql: a query other than "viewer { login }"`)
    return {
      status: 200,
      body: {
        errors: [{ type: 'undefinedField', message: 'The simulator knows viewer { login } only' }],
      },
    }
  }
}
