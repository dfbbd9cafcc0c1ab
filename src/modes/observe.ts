import type { DryRun } from '../immuta/answers.ts'
import type { ImmutaReader } from '../immuta/client.ts'
import { RequestFailure } from '../net/retry.ts'
import type { LiveState } from '../plan/live.ts'
import type { Note, Observation } from '../plan/plan.ts'
import type { Candidate } from '../plan/select.ts'
import type { Secrets } from '../runner/secrets.ts'

const NOT_TRIED: DryRun = { status: 'skipped', messages: [] }

/** Looks at a connection without asking Immuta: its spec, and whether its secrets are there. */
export function observeOffline({ desired }: Candidate, secrets: Secrets): Observation {
  return { live: 'unknown', dryRun: NOT_TRIED, problems: desired === undefined ? [] : secrets.check(desired, false) }
}

/**
 * Asks Immuta about a connection: what it has, and what the dry run says. Never throws for one connection's sake: what went wrong
 * becomes a problem of that connection.
 *
 * @param rehearse which connections get a dry run, once it is known what Immuta has: a plan tries every one, an apply those it will
 *   send, drift none. With `'all'` the dry run does not wait for the look-up.
 */
export async function observe(candidate: Candidate, immuta: ImmutaReader, secrets: Secrets, rehearse: 'all' | 'none' | ((live: LiveState | 'absent') => boolean)): Promise<Observation> {
  const { desired, key, removed } = candidate
  if (key === undefined || (desired === undefined && !removed)) return { live: 'unknown', dryRun: NOT_TRIED, problems: [] }
  const problems = desired === undefined ? [] : secrets.check(desired, rehearse === 'all')
  if (hasErrors(problems)) return { live: 'unknown', dryRun: NOT_TRIED, problems }
  const lookUp = immuta.connection(key).then((found) => found ?? 'absent')
  const [live, trial] = await Promise.allSettled([lookUp, tryOut()])
  const faults = [live, trial].flatMap((result) => (result.status === 'rejected' ? [asProblem(result.reason, candidate)] : []))
  return {
    live: live.status === 'rejected' ? 'unknown' : live.value,
    dryRun: trial.status === 'rejected' ? NOT_TRIED : trial.value.dryRun,
    problems: [...(trial.status === 'rejected' ? problems : trial.value.problems), ...distinct(faults)],
  }

  async function tryOut(): Promise<Pick<Observation, 'dryRun' | 'problems'>> {
    // Where nothing is sent, an unset secret is nobody's concern.
    const unsent = { dryRun: NOT_TRIED, problems: problems.filter(({ code }) => code !== 'secret-unset') }
    if (desired === undefined || rehearse === 'none' || (rehearse !== 'all' && !rehearse(await lookUp))) return unsent
    const needed = rehearse === 'all' ? problems : secrets.check(desired, true)
    if (hasErrors(needed)) return { dryRun: NOT_TRIED, problems: needed }
    const exists = lookUp.then((found) => found !== 'absent')
    // Awaited only in some answers of the dry run; a failed look-up is reported through `lookUp` itself.
    exists.catch(() => undefined)
    return { dryRun: await immuta.dryRun(secrets.fill(desired), exists), problems: needed }
  }
}

function hasErrors(problems: Observation['problems']): boolean {
  return problems.some(({ severity }) => severity === 'error')
}

function asProblem(error: unknown, { place }: Candidate): Observation['problems'][number] {
  return { severity: 'error', ...immutaFault(error), ...place }
}

/** The failure reason and the words for a conversation with Immuta that failed. Rethrows what is no {@link RequestFailure}. */
export function immutaFault(error: unknown): Note {
  if (!(error instanceof RequestFailure)) throw error
  if (error.status === 401 || error.status === 403) {
    return { code: 'immuta-unauthorized', message: `Immuta refused access. Check the credential, and that its user has the permission APPLICATION_ADMIN. (${error.message})` }
  }
  return { code: 'immuta-unreachable', message: `Immuta could not be asked; the spec may be right. Re-run the job. (${error.message})` }
}

function distinct(problems: Observation['problems']): Observation['problems'] {
  return problems.filter((problem, index) => problems.findIndex(({ message }) => message === problem.message) === index)
}
