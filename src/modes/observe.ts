import type { DryRun } from '../immuta/answers.ts'
import type { ImmutaReader } from '../immuta/client.ts'
import { RequestFailure } from '../net/retry.ts'
import type { Note, Observation } from '../plan/plan.ts'
import type { Candidate } from '../plan/select.ts'
import type { Secrets } from '../runner/secrets.ts'

const NOT_TRIED: DryRun = { status: 'skipped', messages: [] }

/** Looks at a connection without asking Immuta: its spec, and whether its secrets are there. */
export function observeOffline({ desired }: Candidate, secrets: Secrets): Observation {
  return { live: 'unknown', dryRun: NOT_TRIED, problems: desired === undefined ? [] : secrets.check(desired, false) }
}

/**
 * Asks Immuta about a connection: whether it has it, and what the dry run says. Never throws for one connection's sake: what went
 * wrong becomes a problem of that connection.
 *
 * @param rehearse `always` tries every connection, as a plan does; `new` only one that Immuta does not have, as an apply does.
 */
export async function observe(candidate: Candidate, immuta: ImmutaReader, secrets: Secrets, rehearse: 'always' | 'new'): Promise<Observation> {
  const { desired } = candidate
  if (desired === undefined) return { live: 'unknown', dryRun: NOT_TRIED, problems: [] }
  if (rehearse === 'always') {
    const problems = secrets.check(desired, true)
    if (problems.some(({ severity }) => severity === 'error')) return { live: 'unknown', dryRun: NOT_TRIED, problems }
    const lookup = immuta.connection(desired.key)
    const exists = lookup.then((live) => live !== undefined)
    const [live, dryRun] = await Promise.allSettled([exists, immuta.dryRun(secrets.fill(desired), exists)])
    const faults = [live, dryRun].flatMap((result) => (result.status === 'rejected' ? [asProblem(result.reason, candidate)] : []))
    return {
      live: live.status === 'rejected' ? 'unknown' : live.value ? 'present' : 'absent',
      dryRun: dryRun.status === 'rejected' ? NOT_TRIED : dryRun.value,
      problems: [...problems, ...distinct(faults)],
    }
  }
  try {
    if ((await immuta.connection(desired.key)) !== undefined) return { live: 'present', dryRun: NOT_TRIED, problems: secrets.check(desired, false).filter(({ severity }) => severity === 'error') }
    const problems = secrets.check(desired, true)
    if (problems.some(({ severity }) => severity === 'error')) return { live: 'absent', dryRun: NOT_TRIED, problems }
    return { live: 'absent', dryRun: await immuta.dryRun(secrets.fill(desired), Promise.resolve(false)), problems }
  } catch (error) {
    return { live: 'unknown', dryRun: NOT_TRIED, problems: [asProblem(error, candidate)] }
  }
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
