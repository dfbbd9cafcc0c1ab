import { DATABRICKS_HOSTS } from '../connection/host-format.ts'
import { blockOf } from '../core/block.ts'
import { type Candidate, positionOf } from '../core/candidate.ts'
import { warningAt } from '../core/diagnostic.ts'
import { type Outcome, planned, withMore } from '../core/outcome.ts'
import { hasErrors, hasWrites, type PlanEntry, withDiagnostics } from '../core/plan.ts'
import { foreseeLogin } from '../github/comment.ts'
import type { Wording } from '../core/wording.ts'
import { pool } from '../net/pool.ts'
import { readDeclared } from './declared.ts'
import { openReader, requireImmuta, signInBeside } from './immuta.ts'
import { planByGit, planAtImmuta } from './inspect.ts'
import { requireWait } from './objects.ts'
import type { Ports } from './ports.ts'
import type { Request } from './request.ts'
import { privilegeCheck } from './privileges.ts'
import { describeEntry, progress, tellBlocked } from './progress.ts'
import { fetchSetUpScript, setUpScripts } from './set-up-script.ts'

/**
 * Plans what an apply would do, and tries it: look-up, dry run, set-up script, privileges. Writes
 * nothing: Immuta's side is a reader. Throws {@link ConfigError} and {@link RunFailure} when the
 * run as a whole can't go on.
 */
export async function plan(ports: Ports): Promise<Outcome> {
  const { request, trigger, github, history, log, wording } = ports
  const offline = ports.offline ?? offlineReason(ports)
  if (github === undefined && history === undefined && trigger.range.kind !== 'none') {
    log.warn(
      `${wording.The('githubToken')} is empty: the change can't be read, ` +
        'so every spec is in scope, and there is no comment.',
    )
  }
  // Known by the time the comment is looked for.
  if (github !== undefined && mayComment(trigger, request.comment)) foreseeLogin(github)
  const checks = offline === undefined ? openChecks(ports) : undefined
  try {
    // Apply then sends every connection, whatever the change touches.
    const scope = request.forceUpdate ? 'all' : 'changed'
    // Immuta signs in while GitHub tells what changed.
    const beside = checks && signInBeside(checks, ports, true)
    const { candidates, leftOut } = await readDeclared(ports, scope, 'compared', beside)
    requireWait(candidates, ports)
    const report = progress(candidates.length, ports)
    const entries = await pool(candidates, request.concurrency, async (candidate) => {
      const entry = checks ? await checks.run(candidate) : planByGit(candidate, ports)
      report(describeEntry(entry, checks ? 'at-immuta' : 'at-git'))
      return entry
    })
    // With a scope of its own an apply looks at no more.
    const more = request.scope === 'auto' ? leftOut : 0
    return outcomeOf(entries, offline, more, ports)
  } finally {
    checks?.close()
  }
}

/** Whether a plan may leave a comment: not after the merge, nor where none will be. */
function mayComment({ pull }: Ports['trigger'], comment: Request['comment']): boolean {
  return pull?.isOpen === true && comment !== 'never'
}

/** A plan of these entries: with what would keep their apply from writing anything. */
function outcomeOf(
  entries: readonly PlanEntry[],
  offline: string | undefined,
  leftOut: number,
  { request, wording, log }: Ports,
): Outcome {
  const found = blockOf(entries, request.maxChanges, wording)
  // By Git alone nobody can tell what Immuta has already.
  const isGuess = offline !== undefined && found?.kind === 'limit'
  if (isGuess)
    log.warn(`${found.error.message} Immuta was not asked: what it has as declared does not count.`)
  const block = isGuess ? undefined : found
  if (block !== undefined && offline === undefined) tellBlocked(entries, 'would be', log)
  const connections = entries.map((entry) => {
    const one = planned(entry)
    return block?.kind === 'limit' && hasWrites(entry) ? withMore(one, block.error) : one
  })
  return { mode: 'plan', connections, offline, block, leftOut }
}

/** Why this run need not ask Immuta: a pull request without secrets. Throws when it must. */
function offlineReason({ request, trigger, wording }: Ports): string | undefined {
  if (request.immutaCredential === undefined && trigger.pull?.untrusted === true) {
    return (
      'Pull requests from forks and from Dependabot get no secrets, so there was no dry run ' +
      'here: it follows after the merge, before anything is changed.'
    )
  }
  requireImmuta(request, wording)
  return undefined
}

/**
 * Whether Immuta would sign in with the tenant's credential at a host that a stranger chose: of a
 * fork's specs with the job's secrets, where the workflow does not name its hosts.
 */
function isStrangersHost({ request, trigger }: Ports): boolean {
  const isAnyHost = request.allowedHosts.join() === DATABRICKS_HOSTS.join()
  return trigger.event === 'pull_request_target' && trigger.pull?.untrusted === true && isAnyHost
}

function notTried(entry: PlanEntry, wording: Wording): PlanEntry {
  if (entry.candidate.kind !== 'declared' || hasErrors(entry)) return entry
  const message =
    'Not tried: this pull request comes from a fork, and the dry run would let Immuta sign in at ' +
    `a host that a stranger chose. Name your own hosts in ${wording.the('allowedHosts')}.`
  return withDiagnostics(entry, [warningAt('not-tried', message, positionOf(entry.candidate))])
}

/** The checks of one connection, in their order. */
function openChecks(ports: Ports): {
  run: (candidate: Candidate) => Promise<PlanEntry>
  signIn: () => void
  close: () => void
} {
  const { request, trigger } = ports
  const { reader, signIn, close } = openReader(ports)
  // What a stranger proposes gets no conversation with Databricks, also where it could have the
  // secrets.
  const strictness = trigger.pull?.untrusted === true ? 'off' : request.preflight
  const privileges = strictness === 'off' ? undefined : privilegeCheck(strictness, ports)
  const isStrange = isStrangersHost(ports)
  const scripts = request.bootstrap === 'off' ? undefined : setUpScripts(ports, reader)
  return {
    run: async (candidate) => {
      if (isStrange)
        return notTried(await planAtImmuta(candidate, reader, ports, false), ports.wording)
      const tried = await planAtImmuta(candidate, reader, ports, true, scripts?.foresee)
      const scripted = scripts ? await fetchSetUpScript(tried, scripts, ports) : tried
      return privileges ? privileges.check(scripted) : scripted
    },
    signIn,
    close: () => {
      close()
      privileges?.close()
    },
  }
}
