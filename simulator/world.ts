import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import { parse } from 'yaml'
import { DatabricksSimulator } from './databricks.ts'
import { mergeGroupEvent, pullRequestEvent, pushEvent } from './events.ts'
import { GitHubSimulator } from './github.ts'
import { ImmutaSimulator } from './immuta.ts'
import type { RecordedRequest } from './http.ts'
import { type Launch, runAction, type RunOptions, type RunResult, spawned } from './runner.ts'

type Files = Record<string, string>

const ROOT = join(import.meta.dirname, '..')

interface ActionManifest {
  inputs: Record<string, { default?: string }>
}

export const API_KEY = 'immuta-api-key-0123456789'
export const GITHUB_TOKEN = 'ghs_simulated-installation-token'

/** How the Action is run. */
export interface Running {
  /** The built dist/index.js; that of the tests' build, or the committed one, unless it is said. */
  bundle?: string
  /** In a process of its own, unless it is said otherwise. */
  launch?: Launch
}

/** One repository, one tenant, and the Action between them: what a story or a scenario plays in. */
export class World {
  readonly immuta: ImmutaSimulator
  readonly github: GitHubSimulator
  /** Environment of the step, on top of the runner's own. */
  readonly env: Record<string, string>
  #main: { sha: string; files: Files } = { sha: '0'.repeat(40), files: {} }
  readonly runs: RunResult[] = []
  #databricks: DatabricksSimulator | undefined
  readonly #bundle: string
  readonly #launch: Launch
  readonly #folders: string[] = []

  private constructor(
    immuta: ImmutaSimulator,
    github: GitHubSimulator,
    env: Record<string, string>,
    bundle: string,
    launch: Launch,
  ) {
    this.immuta = immuta
    this.github = github
    this.env = env
    this.#bundle = bundle
    this.#launch = launch
  }

  static async create(
    options: Running & {
      env?: Record<string, string>
      main?: Files
      github?: Parameters<typeof GitHubSimulator.start>[0]
    } = {},
  ): Promise<World> {
    const [immuta, github] = await Promise.all([
      ImmutaSimulator.start({ apiKey: API_KEY }),
      GitHubSimulator.start(options.github),
    ])
    const world = new World(
      immuta,
      github,
      options.env ?? {},
      options.bundle ?? join(process.env['ACTION_BUILD'] ?? join(ROOT, 'dist'), 'index.js'),
      options.launch ?? spawned,
    )
    world.main = world.commit(options.main ?? {})
    return world
  }

  /** `main` after the last push. */
  get main(): { sha: string; files: Files } {
    return this.#main
  }

  set main(commit: { sha: string; files: Files }) {
    this.#main = commit
    this.github.branches.set('main', commit.sha)
  }

  async close(): Promise<void> {
    await Promise.all([this.immuta.close(), this.github.close(), this.#databricks?.close()])
    for (const folder of [...this.#folders, ...this.runs.map(({ tempDirectory }) => tempDirectory)])
      rmSync(folder, { recursive: true, force: true })
  }

  /** Starts a Databricks workspace; from then on every run trusts its certificate and may send credentials to it. */
  async startDatabricks(): Promise<DatabricksSimulator> {
    return (this.#databricks ??= await DatabricksSimulator.start())
  }

  /** The workspace that {@link World.startDatabricks} started. */
  get databricks(): DatabricksSimulator {
    if (this.#databricks === undefined)
      throw new Error('this world has no Databricks workspace: call startDatabricks first')
    return this.#databricks
  }

  /** The requests that the workspace saw; none where there is no workspace. */
  get databricksRequests(): RecordedRequest[] {
    return this.#databricks?.requests ?? []
  }

  /** Every secret that a simulator handed out. */
  get issuedSecrets(): string[] {
    return [...this.immuta.issuedTokens, ...(this.#databricks?.tokens.issued ?? [])]
  }

  /** A commit with these files as its whole tree, made from `main` unless it is said from what. */
  commit(
    files: Files,
    known?: string,
    ancestry: { parents?: readonly string[]; message?: string; date?: string } = {},
  ): { sha: string; files: Files } {
    const sha =
      known ??
      createHash('sha1')
        .update(JSON.stringify([files, this.github.commits.size]))
        .digest('hex')
    const parents = this.github.commits.has(this.main.sha) ? [this.main.sha] : []
    this.github.commit(sha, files, { parents, ...ancestry })
    return { sha, files }
  }

  /** Opens or updates a pull request whose branch holds `files`, and runs the Action on it. */
  async pullRequest(
    number: number,
    files: Files,
    options: Partial<RunOptions> & { fork?: boolean; user?: string } = {},
  ): Promise<RunResult> {
    const head = this.commit(files)
    const { fork = false, user = 'octocat', event = 'pull_request', ...rest } = options
    this.github.openPull({
      number,
      base: { sha: this.main.sha },
      head: { sha: head.sha, ...(fork && { repoFullName: `${user}/governance` }) },
      user,
    })
    const workspace = event === 'pull_request_target' ? this.main.files : files
    return this.run(
      {
        event,
        payload: pullRequestEvent({ number, base: this.main.sha, head: head.sha, fork, user }),
        sha: head.sha,
        ref: `refs/pull/${String(number)}/merge`,
        ...rest,
      },
      workspace,
    )
  }

  /** Pushes `files` to main, and runs the Action on it. */
  async push(files: Files, options: Partial<RunOptions> = {}): Promise<RunResult> {
    return this.#applied(this.commit(files), options)
  }

  /** Squashes pull requests into one push of `files`, in a commit that GitHub links to each, and runs the Action on it. */
  async merge(
    numbers: number | readonly number[],
    files: Files,
    { sha, ...options }: Partial<RunOptions> = {},
  ): Promise<RunResult> {
    return this.#applied(this.mergeCommit(numbers, files, sha), options)
  }

  /** The commit that squashes pull requests, before it is pushed. */
  mergeCommit(numbers: number | readonly number[], files: Files, sha?: string): World['main'] {
    const pulls = [numbers].flat()
    const message = `Change connections (#${String(pulls.at(-1))})`
    const commit = this.commit(files, sha, { message })
    for (const number of pulls) this.github.mergePull(number, commit.sha)
    return commit
  }

  async #applied(commit: World['main'], options: Partial<RunOptions>): Promise<RunResult> {
    const before = this.main.sha
    this.main = commit
    return this.runPush(commit, before, options)
  }

  /** Runs the Action on a push, whatever `main` is by now: late, out of order, or again. */
  runPush(
    commit: World['main'],
    before: string,
    options: Partial<RunOptions> = {},
  ): Promise<RunResult> {
    return this.run(
      {
        event: 'push',
        payload: pushEvent({ before, after: commit.sha }),
        sha: commit.sha,
        ref: 'refs/heads/main',
        ...options,
      },
      commit.files,
    )
  }

  async mergeGroup(files: Files): Promise<RunResult> {
    const head = this.commit(files)
    return this.run(
      {
        event: 'merge_group',
        payload: mergeGroupEvent({ baseSha: this.main.sha, headSha: head.sha }),
        sha: head.sha,
      },
      files,
    )
  }

  /** Runs the built bundle with `files` as the workspace. */
  async run(
    options: Partial<RunOptions> & Pick<RunOptions, 'event' | 'payload'>,
    files: Files,
  ): Promise<RunResult> {
    const { inputs, env, sha = this.#shaOf(files), ...rest } = options
    const defaults = Object.fromEntries(
      Object.entries(manifest().inputs).flatMap(([name, { default: value }]) =>
        value === undefined || value.includes('${{') ? [] : [[name, value]],
      ),
    )
    const databricks = this.#databricks && {
      inputs: { 'allowed-hosts': 'localhost' },
      env: {
        NODE_EXTRA_CA_CERTS: join(
          this.folder({ 'ca.pem': this.#databricks.certificate }),
          'ca.pem',
        ),
      },
    }
    const result = await runAction({
      bundle: this.#bundle,
      launch: this.#launch,
      node: join(ROOT, 'node_modules/node/bin/node'),
      workspace: this.folder(files),
      github: { url: this.github.url, serverUrl: 'https://github.com' },
      defaults,
      inputs: {
        'immuta-url': this.immuta.url,
        'immuta-api-key': API_KEY,
        'github-token': GITHUB_TOKEN,
        ...databricks?.inputs,
        ...inputs,
      },
      env: { ...databricks?.env, ...this.env, ...env },
      sha,
      ...rest,
    })
    this.runs.push(result)
    return result
  }

  /** The commit that holds `files`: `main` where it does. */
  #shaOf(files: Files): string {
    return isDeepStrictEqual(files, this.main.files) ? this.main.sha : this.commit(files).sha
  }

  /** A new folder that holds `files`. */
  folder(files: Files): string {
    const folder = mkdtempSync(join(tmpdir(), 'workspace-'))
    this.#folders.push(folder)
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    return folder
  }

  /** The bodies of the comments on a pull request. */
  comments(number: number): string[] {
    return (this.github.comments.get(number) ?? []).map(({ body }) => body)
  }
}

let known: ActionManifest | undefined

function manifest(): ActionManifest {
  return (known ??= parse(
    readFileSync(new URL('action.yml', pathToFileURL(`${ROOT}/`)), 'utf8'),
  ) as ActionManifest)
}
