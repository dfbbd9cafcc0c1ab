import { errorAt, type ErrorDiagnostic } from '../core/diagnostic.ts'
import type { DryRun } from '../immuta/answers.ts'
import type { ImmutaReader } from '../immuta/client.ts'
import { SignInFailure } from '../immuta/http.ts'
import { RequestFailure } from '../net/retry.ts'
import type { LiveState } from '../core/live.ts'
import type { Observation } from '../core/plan.ts'
import type { Candidate } from '../core/select.ts'
import type { Secrets } from '../secrets/environment.ts'

const NOT_TRIED: DryRun = { status: 'skipped', messages: [] }

/** Looks at a connection without asking Immuta: its spec, and whether its secrets are there. */
export function observeOffline({ desired }: Candidate, secrets: Secrets): Observation {
  return {
    live: 'unknown',
    dryRun: NOT_TRIED,
    problems: desired === undefined ? [] : secrets.check(desired, false),
  }
}

/**
 * Asks Immuta about a connection: what it has, and what the dry run says. Never throws for one connection's sake: what went wrong
 * becomes a problem of that connection.
 *
 * @param rehearse which connections get a dry run, once it is known what Immuta has: a plan tries every one, an apply those it will
 *   send, drift none. With `'all'` the dry run does not wait for the look-up.
 */
export async function observe(
  candidate: Candidate,
  immuta: ImmutaReader,
  secrets: Secrets,
  rehearse: 'all' | 'none' | ((live: LiveState | 'absent') => boolean),
): Promise<Observation> {
  const { desired, key, removed } = candidate
  if (key === undefined || (desired === undefined && !removed))
    return { live: 'unknown', dryRun: NOT_TRIED, problems: [] }
  const problems = desired === undefined ? [] : secrets.check(desired, rehearse === 'all')
  if (hasErrors(problems)) return { live: 'unknown', dryRun: NOT_TRIED, problems }
  const lookUp = immuta.connection(key).then((found) => found ?? 'absent')
  const [live, trial] = await Promise.allSettled([lookUp, tryOut()])
  const faults = [live, trial].flatMap((result) =>
    result.status === 'rejected' ? [asProblem(result.reason, candidate)] : [],
  )
  return {
    live: live.status === 'rejected' ? 'unknown' : live.value,
    dryRun: trial.status === 'rejected' ? NOT_TRIED : trial.value.dryRun,
    problems: [
      ...(trial.status === 'rejected' ? problems : trial.value.problems),
      ...distinct(faults),
    ],
  }

  async function tryOut(): Promise<Pick<Observation, 'dryRun' | 'problems'>> {
    // Where nothing is sent, an unset secret is nobody's concern.
    const unsent = {
      dryRun: NOT_TRIED,
      problems: problems.filter(({ code }) => code !== 'secret-unset'),
    }
    if (
      desired === undefined ||
      rehearse === 'none' ||
      (rehearse !== 'all' && !rehearse(await lookUp))
    )
      return unsent
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

/** What is wrong with the whole run has no place in a spec. */
function asProblem(error: unknown, { place }: Candidate): Observation['problems'][number] {
  const { code, message } = immutaFault(error)
  return errorAt(code, message, concernsRun(error) ? undefined : place)
}

/** What a network fault says of an address, by Node's error code. */
const ADDRESS_FAULTS: readonly (readonly [code: RegExp, meaning: string])[] = [
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'its host is not known'],
  [/^ECONNREFUSED$/, 'nothing answers at its host and port'],
  [
    /CERT|SIGNATURE|SSL|^EPROTO$/,
    'its certificate is not trusted, or it does not speak TLS. A private CA goes into `NODE_EXTRA_CA_CERTS`',
  ],
]

function addressFault({ cause }: RequestFailure): string | undefined {
  const code =
    typeof cause === 'object' && cause !== null && 'code' in cause ? String(cause.code) : ''
  return ADDRESS_FAULTS.find(([pattern]) => pattern.test(code))?.[1]
}

/** Whether every connection of the run meets this fault: the address or the credential is wrong. */
function concernsRun(error: unknown): boolean {
  return (
    error instanceof RequestFailure &&
    (error instanceof SignInFailure || error.status === 401 || addressFault(error) !== undefined)
  )
}

/**
 * The failure reason and the words for a conversation with Immuta that failed; where it concerns the run, the same words for every
 * connection. Rethrows what is no {@link RequestFailure}.
 */
export function immutaFault(error: unknown): Pick<ErrorDiagnostic, 'code' | 'message'> {
  if (!(error instanceof RequestFailure)) throw error
  const { status, message } = error
  const address = addressFault(error)
  // Which connection met the fault first does not matter.
  const detail =
    concernsRun(error) && !(error instanceof SignInFailure)
      ? message.replace(/^\S+ \S+: /, '')
      : message
  if (status === 401 || (status === 403 && error instanceof SignInFailure)) {
    return {
      code: 'immuta-unauthorized',
      message: `Immuta does not accept the credential. Check the input \`immuta-api-key\` (or \`immuta-token\`), and that \`immuta-url\` is its tenant. (${detail})`,
    }
  }
  if (status === 403) {
    return {
      code: 'immuta-unauthorized',
      message: `Immuta refused access. Check the credential, and that its user has the permission APPLICATION_ADMIN. (${detail})`,
    }
  }
  if (address !== undefined)
    return {
      code: 'immuta-unreachable',
      message: `Immuta could not be reached. Check the input \`immuta-url\`, and the proxy if there is one: ${address}. (${detail})`,
    }
  const elsewhere =
    error instanceof SignInFailure &&
    error.answered !== undefined &&
    error.answered < 500 &&
    ![408, 429].includes(error.answered)
  if (elsewhere)
    return {
      code: 'immuta-unreachable',
      message: `This does not answer like Immuta. Check the input \`immuta-url\`. (${detail})`,
    }
  return {
    code: 'immuta-unreachable',
    message: `Immuta could not be asked; the spec may be right. Re-run the job. (${detail})`,
  }
}

function distinct(problems: Observation['problems']): Observation['problems'] {
  return problems.filter(
    (problem, index) => problems.findIndex(({ message }) => message === problem.message) === index,
  )
}
