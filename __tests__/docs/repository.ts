import {
  dispatchEvent,
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
} from '../../simulator/events.ts'
import type { RunResult } from '../../simulator/runner.ts'
import { API_KEY, GITHUB_TOKEN, type Running, World } from '../../simulator/world.ts'
import picomatch from 'picomatch'
import { REPOSITORY } from '../../scripts/schema/links.ts'
import { INPUT_NAMES } from '../../src/action/inputs.ts'
import { type Contexts, fill, fillAll, holds } from './expressions.ts'
import type { Job, Step, Triggers, Workflow } from './workflows.ts'

type Files = Record<string, string>
type Texts = Record<string, string>

const ACTION = `${REPOSITORY}@v1`
const CHECKOUT = /^actions\/checkout@v\d+$/
const CLIENT_ID = '9a8b7c6d-0000-4000-8000-000000000000'
const ACCOUNT_ID = '0d26daa6-0000-4000-8000-000000000000'
const NUMBER = 7

/** What the settings of a repository and its environments hold, as the pages tell to set them. */
const SECRETS: Texts = {
  IMMUTA_API_KEY: API_KEY,
  IMMUTA_PLAN_KEY: 'plan-key-of-the-pages-0123456789',
  CONNECTION_SECRET: 'planted/secret+M2M&value=1',
  CONNECTION_PROD_SECRET: 'planted/secret+M2M&value=2',
  CONNECTION_LAKEHOUSE_SECRET: 'planted/secret+M2M&value=3',
}
const VARIABLES: Texts = {
  IMMUTA_URL: 'https://acme.hosted.immutacloud.com',
  DATABRICKS_CLIENT_ID: CLIENT_ID,
  DATABRICKS_ACCOUNT_ID: ACCOUNT_ID,
}
/** The environments that the pages open to pull requests; all others take only `main`. */
const OPEN_ENVIRONMENT = /^immuta-(?:plan|forks)\b/

/** One run of the Action by a workflow. */
export interface Started {
  path: string
  inputs: Texts
  result: RunResult
}

interface Happening {
  name: string
  payload: unknown
  sha: string
  ref: string
  files: Files
  changed: readonly string[]
  /** GitHub gives a fork's pull request none. */
  secrets?: boolean
  inputs?: Record<string, unknown>
}

/** How the jobs before one ended. */
type Needs = Record<string, { result: string; outputs: object }>

/** What a job is run with, beside the workflow. */
interface Caller {
  secrets: Texts
  inputs: Record<string, unknown>
  permissions: Texts
}

/** A repository with these workflows, its pull requests and its pushes, between simulators. */
export class Repository {
  readonly world: World
  readonly specs: Files
  readonly #workflows: readonly Workflow[]

  private constructor(world: World, workflows: readonly Workflow[], specs: Files) {
    this.world = world
    this.#workflows = workflows
    this.specs = specs
  }

  static async create(workflows: readonly Workflow[], running: Running = {}): Promise<Repository> {
    const world = await World.create({ ...running, main: { 'README.md': '# Governance\n' } })
    world.immuta.scenario.jobStates = ['completed']
    const steps = workflows.flatMap(actionSteps)
    const isSetUp = steps.some(({ with: inputs }) => inputs?.['bootstrap'] === 'run')
    if (isSetUp) {
      const { tokens, port } = await world.startDatabricks()
      const { iss: issuer, sub: subject } = tokens.claims
      tokens.policies.push({ clientId: CLIENT_ID, issuer, audience: ACCOUNT_ID, subject })
      return new Repository(world, workflows, specsFor(workflows, { port }))
    }
    return new Repository(world, workflows, specsFor(workflows, {}))
  }

  get keys(): string[] {
    return Object.values(this.specs).map((text) => /^connectionKey: (.+)$/m.exec(text)?.[1] ?? '')
  }

  close(): Promise<void> {
    return this.world.close()
  }

  /** A pull request that adds the specs. */
  async propose({ event = 'pull_request', fork = false } = {}): Promise<Started[]> {
    const { world } = this
    const files = { ...world.main.files, ...this.specs }
    const head = world.commit(files)
    const number = fork ? NUMBER + 1 : NUMBER
    const user = 'octocat'
    world.github.openPull({
      number,
      base: { sha: world.main.sha },
      head: { sha: head.sha, ...(fork && { repoFullName: `${user}/governance` }) },
      user,
    })
    const payload = pullRequestEvent({ number, base: world.main.sha, head: head.sha, fork, user })
    const isTarget = event === 'pull_request_target'
    return this.#start({
      name: event,
      payload,
      sha: head.sha,
      ref: isTarget ? 'refs/heads/main' : `refs/pull/${number}/merge`,
      files: isTarget ? world.main.files : files,
      changed: Object.keys(this.specs),
      secrets: isTarget || !fork,
    })
  }

  /** The same in a merge queue. */
  async queue(): Promise<Started[]> {
    const { world } = this
    const files = { ...world.main.files, ...this.specs }
    const { sha } = world.commit(files)
    const payload = mergeGroupEvent({ baseSha: world.main.sha, headSha: sha })
    const ref = `refs/heads/gh-readonly-queue/main/pr-${NUMBER}-${world.main.sha}`
    return this.#start({ name: 'merge_group', payload, sha, ref, files, changed: [] })
  }

  /** The merge of the pull request: a push to main. */
  async merge(): Promise<Started[]> {
    const { world } = this
    const before = world.main.sha
    world.main = world.mergeCommit(NUMBER, { ...world.main.files, ...this.specs })
    const payload = pushEvent({ before, after: world.main.sha })
    return this.#start({ ...this.#onMain('push', payload), changed: Object.keys(this.specs) })
  }

  /** What comes later, of itself or by hand; `inputs` are given to the workflows that have them. */
  async later(name: string, inputs: Record<string, unknown> = {}): Promise<Started[]> {
    const started: Started[] = []
    for (const workflow of this.#workflows.filter(({ on }) => name in on)) {
      const happening = { ...this.#onMain(name, payloadOf(name, workflow.on)), inputs }
      started.push(...(await this.#startOne(workflow, happening)))
    }
    return started
  }

  #onMain(name: string, payload: unknown): Happening {
    const { sha, files } = this.world.main
    return { name, payload, sha, ref: 'refs/heads/main', files, changed: [] }
  }

  async #start(happening: Happening): Promise<Started[]> {
    const started: Started[] = []
    for (const workflow of this.#workflows) {
      if (!(happening.name in workflow.on)) continue
      const { paths } = workflow.on[happening.name] ?? {}
      if (paths !== undefined && !happening.changed.some((path) => picomatch.isMatch(path, paths)))
        throw new Error(`${workflow.path}: no path of a spec starts it (${paths.join(', ')})`)
      started.push(...(await this.#startOne(workflow, happening)))
    }
    return started
  }

  async #startOne(workflow: Workflow, happening: Happening): Promise<Started[]> {
    const { path, permissions } = workflow
    if (permissions === undefined) throw new Error(`${path} does not say its permissions`)
    const { inputs = {} } = workflow.on[happening.name] ?? {}
    const values = Object.entries(inputs).map(([name, { type, default: value }]) => [
      name,
      happening.inputs?.[name] ?? value ?? (type === 'boolean' ? false : ''),
    ])
    return this.#run(workflow, happening, {
      secrets: happening.secrets === false ? {} : SECRETS,
      inputs: Object.fromEntries(values) as Record<string, unknown>,
      permissions,
    })
  }

  async #run(workflow: Workflow, happening: Happening, caller: Caller): Promise<Started[]> {
    const started: Started[] = []
    const needs: Needs = {}
    const groups: string[] = []
    for (const [id, job] of Object.entries(workflow.jobs)) {
      let result = 'skipped'
      for (const matrix of combinations(job)) {
        const contexts: Contexts = {
          github: githubOf(happening),
          secrets: caller.secrets,
          vars: VARIABLES,
          inputs: caller.inputs,
          matrix,
          needs,
          env: fillAll(workflow.env, { github: githubOf(happening) }),
          runner: { temp: '/tmp' },
        }
        if (isHeldBack(job, needs) || !holds(job.if, contexts)) continue
        result = 'success'
        const permissions = job.permissions ?? caller.permissions
        groups.push(fill((job.concurrency ?? workflow.concurrency)?.group, contexts))
        const runs = job.uses
          ? await this.#call(job, happening, { ...caller, permissions }, contexts)
          : await this.#runJob(workflow.path, job, happening, permissions, contexts)
        started.push(...runs)
      }
      needs[id] = { result, outputs: {} }
    }
    refuseSharedQueue(workflow, groups, started)
    return started
  }

  async #call(
    job: Job,
    happening: Happening,
    { secrets, permissions }: Caller,
    contexts: Contexts,
  ): Promise<Started[]> {
    const called = this.#workflows.find(({ path }) => `./${path}` === job.uses)
    const declared = called?.on['workflow_call']
    if (called === undefined || !('workflow_call' in called.on))
      throw new Error(`${String(job.uses)} is not there, or can't be called`)
    const given = fillAll(job.with, contexts)
    const inputs = declared?.inputs ?? {}
    const unknown = Object.keys(given).filter((name) => !(name in inputs))
    const missing = Object.keys(inputs).filter(
      (name) => inputs[name]?.required === true && !(name in given),
    )
    if (unknown.length + missing.length > 0)
      throw new Error(`${called.path}: inputs ${[...unknown, ...missing].join(', ')}`)
    const defaults = Object.fromEntries(
      Object.entries(inputs).map(([name, { default: value }]) => [name, value ?? '']),
    )
    const asked = called.permissions ?? permissions
    for (const [name, level] of Object.entries(asked))
      if (permissions[name] !== level && permissions[name] !== 'write')
        throw new Error(`${called.path} asks for ${name}: ${level}, which its caller lacks`)
    return this.#run(called, happening, {
      inputs: { ...defaults, ...given },
      secrets: job.secrets === 'inherit' ? secrets : fillAll(job.secrets as Texts, contexts),
      permissions: asked,
    })
  }

  async #runJob(
    path: string,
    job: Job,
    happening: Happening,
    permissions: Texts,
    contexts: Contexts,
  ): Promise<Started[]> {
    const { environment } = job
    const name = fill(typeof environment === 'object' ? environment.name : environment, contexts)
    if (name !== '' && !OPEN_ENVIRONMENT.test(name) && happening.ref !== 'refs/heads/main')
      throw new Error(`${path}: ${happening.ref} may not use the environment ${name}`)
    const started: Started[] = []
    const workspace: Files = {}
    const steps: Record<string, unknown> = {}
    const env = { ...(contexts['env'] as Texts), ...fillAll(job.env, contexts) }
    for (const step of job.steps ?? []) {
      const known = { ...contexts, env, steps }
      const own = fillAll(step.env, known)
      const inputs = fillAll(step.with, known)
      fill(step.run, known)
      if (!holds(step.if, known)) continue
      if (CHECKOUT.test(step.uses ?? '')) checkOut(workspace, inputs, happening.files)
      else if (step.uses === ACTION) {
        const stepEnv = { ...env, ...own }
        const result = await this.#act(path, inputs, stepEnv, happening, permissions, workspace)
        started.push({ path, inputs, result })
        if (step.id !== undefined) steps[step.id] = { outputs: result.outputs, outcome: 'success' }
      }
    }
    for (const value of Object.values(job.outputs ?? {})) fill(value, { ...contexts, env, steps })
    return started
  }

  async #act(
    path: string,
    given: Texts,
    env: Texts,
    { name: event, payload, sha, ref }: Happening,
    permissions: Texts,
    workspace: Files,
  ): Promise<RunResult> {
    const unknown = Object.keys(given).filter((name) => !(INPUT_NAMES as string[]).includes(name))
    if (unknown.length > 0) throw new Error(`${path}: no such input: ${unknown.join(', ')}`)
    for (const [permission, level] of neededPermissions(given, event))
      if (permissions[permission] !== level && permissions[permission] !== 'write')
        throw new Error(`${path}: ${permission}: ${level} is not among its permissions`)
    const { world } = this
    const isTenant = /^https:\/\//.test(given['immuta-url'] ?? '')
    const isSetUp = Object.values(this.specs).some((text) => text.includes('hostname: localhost'))
    const idToken = permissions['id-token'] === 'write' && isSetUp
    return world.run(
      {
        event,
        payload,
        sha,
        ref,
        inputs: {
          'immuta-api-key': '',
          ...given,
          // The address that the page names stands for the simulator's.
          'immuta-url': isTenant ? world.immuta.url : '',
          'github-token': GITHUB_TOKEN,
          ...(isSetUp && { 'allowed-hosts': 'localhost' }),
        },
        env: { ...env, ...(idToken && world.databricks.idTokenEnvironment) },
      },
      workspace,
    )
  }
}

/** Every step of a workflow that uses the Action. */
export function actionSteps({ jobs }: Workflow): Step[] {
  return Object.values(jobs).flatMap(({ steps = [] }) =>
    steps.filter(({ uses }) => uses === ACTION),
  )
}

/** Specs for the folders that the workflows look into, each with the variable that it is given. */
function specsFor(workflows: readonly Workflow[], { port }: { port?: number }): Files {
  const folders = new Map<string, string>()
  for (const workflow of workflows) {
    for (const job of Object.values(workflow.jobs)) {
      const used = (job.steps ?? []).filter(({ uses }) => uses === ACTION)
      for (const matrix of combinations(job)) {
        for (const step of used) {
          for (const inputs of callsOf(workflow, workflows)) {
            const contexts = { matrix, inputs, github: {}, vars: VARIABLES, needs: {} }
            // Without a text, as by default.
            const specs = fill(step.with?.['specs'], contexts) || 'connections/**/*.yml'
            const [first = ''] = specs.split('\n')
            const names = Object.keys({ ...workflow.env, ...job.env, ...step.env })
            const variable = names.find((name) => name.startsWith('CONNECTION_'))
            const folder = picomatch.scan(first).base
            folders.set(folder, variable ?? folders.get(folder) ?? 'CONNECTION_PROD_SECRET')
          }
        }
      }
    }
  }
  // A step that looks at everything needs no spec beside those of the others.
  if (folders.size > 1) folders.delete('connections')
  return Object.fromEntries(
    [...folders].map(([folder, variable]) => {
      const stage =
        folder
          .split('/')
          .filter((name) => name !== 'connections')
          .join('-') || 'prod'
      return [`${folder}/lakehouse.yml`, specOf(stage, variable, port)]
    }),
  )
}

/** The inputs of each call of a reusable workflow; of another one, none. */
function callsOf(workflow: Workflow, all: readonly Workflow[]): Record<string, unknown>[] {
  if (!('workflow_call' in workflow.on)) return [{}]
  return all.flatMap(({ jobs }) =>
    Object.values(jobs)
      .filter(({ uses }) => uses === `./${workflow.path}`)
      .flatMap((job) =>
        combinations(job).map((matrix) =>
          fillAll(job.with, { matrix, inputs: {}, vars: VARIABLES }),
        ),
      ),
  )
}

function specOf(stage: string, variable: string, port: number | undefined): string {
  const host = port === undefined ? `acme-${stage}.cloud.databricks.com` : 'localhost'
  return `connectionKey: ${stage}-lakehouse
connection:
  technology: Databricks
  hostname: ${host}
${port === undefined ? '' : `  port: ${port}\n`}  httpPath: /sql/1.0/warehouses/1a2b3c4d5e6f7a8b
  authenticationType: oAuthM2M
  oAuthClientConfig:
    clientId: 5f3c0b0e-0000-4000-8000-000000000000
    clientSecret: \${${variable}}
    authorityUrl: https://${host}/oidc/v1/token
nativeIntegration:
  config:
    catalog: immuta_${stage.replaceAll('-', '_')}
`
}

/** The combinations of a matrix: its lists with each other, or what it includes. */
function combinations(job: Job): Record<string, unknown>[] {
  const { include, ...lists } = job.strategy?.matrix ?? {}
  const product = Object.entries(lists).reduce<Record<string, unknown>[]>(
    (all, [name, values]) =>
      all.flatMap((one) => (values as unknown[]).map((value) => ({ ...one, [name]: value }))),
    [{}],
  )
  return include ?? product
}

function checkOut(workspace: Files, inputs: Texts, files: Files): void {
  if (inputs['repository'] !== undefined) return
  const folder = inputs['path'] === undefined ? '' : `${inputs['path']}/`
  // What lies at the root always comes along.
  const sparse = inputs['sparse-checkout']?.split('\n').filter((line) => line !== '')
  for (const [path, text] of Object.entries(files)) {
    const isWanted = sparse?.some((wanted) => path.startsWith(`${wanted}/`)) ?? true
    if (isWanted || !path.includes('/')) workspace[folder + path] = text
  }
}

/** What docs/permissions.md says that a run needs. */
function neededPermissions(inputs: Texts, event: string): [string, string][] {
  const { mode = 'auto' } = inputs
  const isDrift = mode === 'drift' || (mode === 'auto' && event === 'schedule')
  const isOidc = inputs['databricks-client-id'] && !inputs['databricks-client-secret']
  return [
    ['contents', inputs['audit-notes'] === 'true' && !isDrift ? 'write' : 'read'],
    ...(isDrift || mode === 'validate' ? [] : ([['pull-requests', 'write']] as [string, string][])),
    ...(inputs['drift-issue'] === 'true' ? ([['issues', 'write']] as [string, string][]) : []),
    ...(isOidc ? ([['id-token', 'write']] as [string, string][]) : []),
  ]
}

/** GitHub skips a job after one that did not succeed, unless its `if` asks how the run stands. */
function isHeldBack({ needs: awaited = [], if: condition = '' }: Job, needs: Needs): boolean {
  if (/\b(?:always|cancelled|failure|success)\(\)/.test(String(condition))) return false
  return [awaited].flat().some((id) => needs[id]?.result !== 'success')
}

/** One job that waits for an approval must not hold back another one's apply. */
function refuseSharedQueue(workflow: Workflow, groups: string[], started: Started[]): void {
  const isApply = started.some(
    ({ result }) => (result.result as { mode?: string } | undefined)?.mode === 'apply',
  )
  if (!isApply || 'workflow_call' in workflow.on) return
  if (groups.includes('')) throw new Error(`${workflow.path}: two applies may run at once`)
  if (new Set(groups).size < groups.length)
    throw new Error(`${workflow.path}: its jobs wait for each other, as ${groups.join(', ')}`)
}

function githubOf({ name, payload, sha, ref }: Happening): Record<string, unknown> {
  return {
    event_name: name,
    event: payload,
    sha,
    ref,
    repository: 'acme/governance',
    repository_owner: 'acme',
    server_url: 'https://github.com',
    run_id: '4242',
    actor: 'octocat',
    token: GITHUB_TOKEN,
  }
}

function payloadOf(name: string, on: Triggers): unknown {
  if (name === 'schedule') return scheduleEvent()
  if (name === 'workflow_dispatch') return dispatchEvent()
  if (name !== 'repository_dispatch') throw new Error(`no simulation of the event ${name}`)
  const action = on[name]?.types?.[0]
  return { ...(scheduleEvent() as object), action, branch: 'main', client_payload: {} }
}
