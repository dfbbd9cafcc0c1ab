import { type ChangeSet, commitSource, githubHistory, type History } from '../github/changes.ts'
import type { GitHub } from '../github/client.ts'
import type { Review } from '../github/reviews.ts'
import type { ImmutaWriter } from '../immuta/client.ts'
import type { ImmutaHttp } from '../immuta/http.ts'
import { pool } from '../net/pool.ts'
import { type Clock, RequestFailure } from '../net/retry.ts'
import { ConfigError, RunFailure } from '../core/failures.ts'
import type { LiveState } from '../core/live.ts'
import { failureOf, isChange } from '../core/outcome.ts'
import {
  type ChangePolicy,
  decide,
  type Mode,
  type Observation,
  type PlannedConnection,
} from '../core/plan.ts'
import { type Candidate, select } from '../core/select.ts'
import type { Console } from '../action/console.ts'
import { type Inputs } from '../action/inputs.ts'
import type { Secrets } from '../secrets/environment.ts'
import type { Trigger } from '../action/event.ts'
import { STAND_IN_WORDING } from './wording.ts'
import { specMatcher, workspaceSource } from '../specfile/source.ts'
import { USER_AGENT } from '../version.ts'
import { observe, observeOffline } from './observe.ts'
import { progress } from './progress.ts'
import { loadBase, loadSpecs } from './specs.ts'

/** What a run works with. */
export interface Ports {
  inputs: Inputs
  mode: Mode
  trigger: Trigger
  workspace: string
  console: Pick<Console, 'info' | 'group' | 'annotate' | 'mask'>
  secrets: Secrets
  clock: Clock
  /** Absent without a `github-token`. */
  github: GitHub | undefined
  /** Where other versions of the specs are read, when not through GitHub. */
  history?: History
  /** Why Immuta is not asked, when that was decided beforehand. */
  offline?: string
  /** Takes secrets out of a text. */
  redact: (text: string) => string
  /** An ID token of this job for an audience. Throws {@link RequestFailure}. */
  idToken: (audience: string) => Promise<string>
  /** Keeps a script for people to run. */
  saveScript: (name: string, sql: string) => Promise<{ name: string; text: string | undefined }>
}

/** What a run came to. */
export interface Outcome {
  connections: PlannedConnection[]
  offline: string | undefined
  stopped: string | undefined
  /** Keys in Immuta that no spec names, in drift. */
  unmanaged: string[]
  /** The merged pull requests of a push that was applied. */
  reviews?: Review[]
}

/** What an outcome is without anything special. */
const PLAIN: Omit<Outcome, 'connections'> = {
  offline: undefined,
  stopped: undefined,
  unmanaged: [],
}

/** An apply that writes nothing, and why. */
function stop(plan: readonly PlannedConnection[], stopped: string, reviews?: Review[]): Outcome {
  return {
    ...PLAIN,
    connections: plan.map((planned) =>
      planned.status === 'planned' ? { ...planned, status: 'skipped' } : planned,
    ),
    stopped,
    ...(reviews && { reviews }),
  }
}

const NOTHING_CHANGED: ChangeSet = { kind: 'everything', base: undefined }

/** Validates, plans or applies. Throws {@link RunFailure} or {@link ConfigError} when the run as a whole can't go on. */
export async function run(ports: Ports): Promise<Outcome> {
  const { inputs, mode, console } = ports
  const runner =
    mode === 'apply' && inputs.bootstrap === 'run'
      ? (await import('./bootstrap.ts')).scriptRunner(ports)
      : undefined
  const offline = mode === 'validate' ? undefined : (ports.offline ?? offlineReason(ports))
  const http = mode === 'validate' || offline !== undefined ? undefined : await connect(ports)
  // What a stranger proposes gets no conversation with Databricks, also where it could have the secrets.
  const strict =
    mode === 'plan' && http !== undefined && ports.trigger.pull?.untrusted !== true
      ? inputs.preflight
      : 'off'
  const preflight =
    strict === 'off' ? undefined : (await import('./preflight.ts')).preflightCheck(strict, ports)
  try {
    const { candidates, changes } = await findCandidates(ports)
    const immuta = http && (await import('../immuta/client.ts')).immutaClient(http)
    const policy = changePolicy(inputs)
    const bootstrap =
      immuta !== undefined &&
      (runner !== undefined || (mode === 'plan' && inputs.bootstrap !== 'off'))
        ? await import('./bootstrap.ts')
        : undefined
    const fetched = immuta && bootstrap?.scriptsOf(ports, immuta)
    const scripts = fetched && bootstrap?.fetchScripts(ports, fetched)
    const tell = progress(candidates.length, ports)
    const pairs = await pool(
      candidates,
      inputs.concurrency,
      async (candidate): Promise<[Candidate, PlannedConnection]> => {
        const decided = decide(candidate, await look(candidate, ports, immuta), policy)
        const scripted = (await scripts?.(candidate, decided)) ?? decided
        const planned = (await preflight?.complete(candidate, scripted)) ?? scripted
        tell(
          describe(
            planned,
            mode === 'validate' ? 'valid' : offline && `${planned.action} by Git alone`,
          ),
        )
        return [candidate, planned]
      },
    )
    const plan = pairs.map(([, planned]) => planned)
    if (mode === 'validate') return { ...PLAIN, connections: plan.map(validated) }
    if (mode === 'plan' || immuta === undefined) return { ...PLAIN, connections: plan, offline }
    if (mode === 'drift') {
      const { findDrift } = await import('./drift.ts')
      return { ...PLAIN, ...(await findDrift(plan, ports, immuta)) }
    }
    if (failureOf(plan) !== undefined)
      return stop(
        plan,
        'Every connection is checked before the first one is changed, and a check failed: see below. Fix it, or re-run the job.',
      )
    const count = plan.filter(isChange).length
    if (count > inputs['max-changes']) {
      const message = `This run would change ${count} connections, more than the input \`max-changes\` allows (${inputs['max-changes']}). If that is meant, set \`max-changes: ${count}\` in the workflow and apply again: a re-run of this job still has the old value.`
      return stop(
        plan.map((planned) =>
          isChange(planned)
            ? { ...planned, errors: [{ code: 'too-many-changes', message }] }
            : planned,
        ),
        message,
      )
    }
    const { apply } = await import('./apply.ts')
    const { checkReviews } = await import('./reviewed.ts')
    const { reviews, judged } = await checkReviews(pairs, changes.commits ?? [], ports)
    const reviewed = judged.map(([, planned]) => planned)
    if (failureOf(reviewed) !== undefined)
      return stop(
        reviewed,
        'What would be sent is not what was reviewed: see below. Open a pull request, so that it is planned and reviewed again.',
        reviews,
      )
    const connections = await apply(judged, {
      immuta,
      secrets: ports.secrets,
      clock: ports.clock,
      log: console.info,
      concurrency: inputs.concurrency,
      saveScript: ports.saveScript,
      bootstrap: runner && fetched && bootstrap?.runScripts(ports, fetched, runner),
      wait: inputs.wait ? { timeoutMs: inputs['wait-timeout'] * 1000 } : undefined,
    })
    return { ...PLAIN, connections, reviews }
  } finally {
    http?.close()
    preflight?.close()
  }
}

/** Why this run can't talk to Immuta and need not: a pull request that gets no secrets. Throws when it should be able to. */
function offlineReason({ inputs, trigger }: Ports): string | undefined {
  if (
    inputs['immuta-api-key'] === undefined &&
    inputs['immuta-token'] === undefined &&
    trigger.pull?.untrusted
  ) {
    return 'Pull requests from forks and from Dependabot get no secrets, so there was no dry run. It happens before anything is registered on merge.'
  }
  requireCredential(inputs)
  return undefined
}

/** Throws {@link ConfigError} when the inputs do not say how to reach Immuta. */
export function requireCredential(inputs: Inputs): void {
  if (inputs['immuta-api-key'] === undefined && inputs['immuta-token'] === undefined)
    throw new ConfigError(
      'Input `immuta-api-key` is empty: set it (or `immuta-token`) from a secret of the repository or environment.',
    )
  if (inputs['immuta-url'] === undefined)
    throw new ConfigError(
      "Input `immuta-url` is missing: set it to the tenant's address, such as `https://acme.hosted.immutacloud.com`.",
    )
}

/** Opens the conversation with Immuta; only an apply may write. */
export async function connect({
  inputs,
  mode,
  clock,
  console,
  redact,
}: Pick<Ports, 'inputs' | 'mode' | 'clock' | 'console' | 'redact'>): Promise<ImmutaHttp> {
  const { immutaHttp } = await import('../immuta/http.ts')
  const apiKey = inputs['immuta-api-key']
  return immutaHttp({
    baseUrl: inputs['immuta-url'] ?? '',
    credential: apiKey === undefined ? { token: inputs['immuta-token'] ?? '' } : { apiKey },
    access: mode === 'apply' ? 'write' : 'read',
    userAgent: USER_AGENT,
    timeoutMs: inputs.timeout * 1000,
    clock,
    mask: console.mask,
    redact,
  })
}

async function findCandidates(
  ports: Ports,
): Promise<{ candidates: Candidate[]; changes: ChangeSet }> {
  const { inputs, mode, trigger, github, workspace, console } = ports
  const matches = specMatcher(inputs.specs)
  const policy = {
    secretVariables: inputs['secret-variables'],
    allowedHosts: inputs['allowed-hosts'],
    wording: STAND_IN_WORDING,
  }
  const head = trigger.event === 'pull_request_target' ? trigger.pull?.headSha : undefined
  if (head !== undefined && github === undefined)
    throw new ConfigError(
      'Input `github-token` is empty: on pull_request_target the specs are read through GitHub.',
    )
  const source =
    head !== undefined && github !== undefined
      ? commitSource(github, head, inputs.specs)
      : workspaceSource(workspace, inputs.specs)
  const scope = inputs.scope === 'auto' ? SCOPES[mode] : inputs.scope
  const history = ports.history ?? (github && githubHistory(github))
  const compare =
    history !== undefined && (mode === 'plan' || mode === 'apply' || scope === 'changed')
  if (history === undefined && mode === 'plan' && trigger.range.kind !== 'none') {
    console.annotate({
      severity: 'warning',
      message:
        "Input `github-token` is empty: the change can't be read, so every spec is in scope, and there is no comment.",
    })
  }
  try {
    const [specs, changes] = await Promise.all([
      loadSpecs(source, policy, inputs.concurrency),
      compare ? history.changes(trigger.range) : NOTHING_CHANGED,
    ])
    if (changes.kind === 'files') {
      const listed = new Set(specs.map(({ file }) => file))
      const absent = changes.files.filter(
        ({ path, status }) => status !== 'removed' && matches(path) && !listed.has(path),
      )
      if (absent.length > 0)
        throw new ConfigError(
          `\`${absent[0]?.path ?? ''}\` is part of this change, but not in the workspace: check out the commit with actions/checkout before this step.`,
        )
    }
    const base = compare
      ? await loadBase(
          history,
          changes,
          source,
          specs.map(({ file }) => file),
          matches,
          inputs.concurrency,
        )
      : new Map<string, never>()
    if (specs.length === 0) {
      console.annotate({
        severity: 'warning',
        message: `No file matches the input \`specs\` (${inputs.specs.join(', ')}). Was the repository checked out?`,
      })
    }
    return { candidates: select(specs, changes, base, scope), changes }
  } catch (error) {
    if (error instanceof RequestFailure || error instanceof TypeError)
      throw new RunFailure('github-unreachable', `The change could not be read. ${error.message}`, {
        cause: error,
      })
    throw error
  }
}

/** What a mode looks at when the input `scope` leaves it open. */
const SCOPES = { validate: 'all', plan: 'changed', apply: 'all', drift: 'all' } as const

async function look(
  candidate: Candidate,
  { mode, secrets, inputs, clock }: Ports,
  immuta: ImmutaWriter | undefined,
): Promise<Observation> {
  if (candidate.problems.some(({ severity }) => severity === 'error'))
    return { live: 'unknown', dryRun: { status: 'skipped', messages: [] }, problems: [] }
  if (immuta === undefined) return observeOffline(candidate, secrets)
  if (clock.cancelled())
    return {
      live: 'unknown',
      dryRun: { status: 'skipped', messages: [] },
      problems: [
        { severity: 'error', code: 'cancelled', message: 'Not looked at: the run was cancelled.' },
      ],
    }
  if (candidate.removed && !inputs['allow-delete']) return observeOffline(candidate, secrets)
  if (mode !== 'apply') return observe(candidate, immuta, secrets, mode === 'plan' ? 'all' : 'none')
  const willWrite = (live: LiveState | 'absent'): boolean =>
    isChange(
      decide(
        candidate,
        { live, dryRun: { status: 'skipped', messages: [] }, problems: [] },
        changePolicy(inputs),
      ),
    )
  return observe(candidate, immuta, secrets, willWrite)
}

function changePolicy(inputs: Inputs): ChangePolicy {
  return {
    updateExisting: inputs['update-existing'],
    forceUpdate: inputs['force-update'],
    allowDelete: inputs['allow-delete'],
  }
}

/** A validation looks at no other version and at no tenant, so it plans nothing. */
function validated(planned: PlannedConnection): PlannedConnection {
  return {
    ...planned,
    action: planned.action === 'invalid' ? 'invalid' : 'unchanged',
    status: planned.status === 'failed' ? 'failed' : 'skipped',
    changes: [],
  }
}

/** One line of the log; the messages follow as annotations. `state`: what to call a connection without errors, instead of its action. */
function describe(
  { connectionKey, file, action, dryRun, errors }: PlannedConnection,
  state: string | undefined,
): string {
  const codes = errors.map(({ code }) => code).join(', ')
  if (codes !== '')
    return `${connectionKey ?? file}: ${action === 'invalid' ? 'invalid' : 'failed'} (${codes})`
  return `${connectionKey ?? file}: ${state ?? action}${dryRun.status === 'skipped' ? '' : `, dry run ${dryRun.status}`}`
}
