import { saysExists } from '../immuta/answers.ts'
import type { FilledBody, ImmutaWriter, Registration } from '../immuta/client.ts'
import { pool } from '../net/pool.ts'
import { backoffMs, type Clock, RequestFailure } from '../net/retry.ts'
import type { Note, PlannedConnection } from '../plan/plan.ts'
import type { Candidate } from '../plan/select.ts'
import type { Secrets } from '../runner/secrets.ts'
import { awaitJobs } from './jobs.ts'
import { immutaFault } from './observe.ts'

export interface ApplyPorts {
  immuta: ImmutaWriter
  secrets: Secrets
  clock: Clock
  log: (text: string) => void
  concurrency: number
  /** Whether to wait for background jobs, and how long for one connection's, in milliseconds. */
  wait: { timeoutMs: number } | undefined
}

/**
 * Executes a plan: registers what it says is to be created. One connection's failure does not stop the others. The plan must hold no
 * failure. Returns the same connections with their outcome.
 */
export async function apply(plan: readonly (readonly [Candidate, PlannedConnection])[], ports: ApplyPorts): Promise<PlannedConnection[]> {
  const { concurrency, clock, wait } = ports
  const registered = await pool(plan, concurrency, async ([candidate, planned]) => ({ connection: await registerOne(candidate, planned, ports), at: clock.now() }))
  if (wait === undefined) return registered.map(({ connection }) => connection)
  return pool(registered, concurrency, ({ connection, at }) => followJobs(connection, at + wait.timeoutMs, ports))
}

async function registerOne({ desired }: Candidate, planned: PlannedConnection, { immuta, secrets, clock, log }: ApplyPorts): Promise<PlannedConnection> {
  if (planned.action !== 'create' || desired === undefined) return { ...planned, status: 'skipped', warnings: planned.action === 'unchanged' ? [] : planned.warnings }
  try {
    const { objectPath, bulkId } = await register(immuta, secrets.fill(desired), clock)
    log(`${desired.key}: registered${bulkId === null ? '' : `, bulk id ${bulkId}`}`)
    return { ...planned, status: 'applied', objectPath, bulkId }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    log(`${desired.key}: failed, ${message}`)
    return failed(planned, { code: error instanceof RequestFailure && (error.status === 401 || error.status === 403) ? 'immuta-unauthorized' : 'register-failed', message: `Not registered: ${message}`, ...desired.locate(['connectionKey']) })
  }
}

/** Tries of one registration. */
const REGISTER_TRIES = 3

/**
 * Registers a connection without ever doing it twice: `POST /data/connection` is not idempotent, so after a failure that leaves open
 * whether it took effect, Immuta is asked for the key, and the request is repeated only if it answers 404.
 */
export async function register(immuta: ImmutaWriter, body: FilledBody, clock: Clock): Promise<Registration> {
  const key = body.connectionKey
  let inDoubt = false
  for (let attempt = 1; ; attempt++) {
    try {
      return await immuta.register(body)
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      const last = attempt >= REGISTER_TRIES
      if (error.status === 429 && !last) {
        await clock.sleep(backoffMs(attempt, error, clock))
        continue
      }
      inDoubt ||= error.ambiguous
      if (!error.ambiguous && !(inDoubt && saysExists(error.status, error.body))) throw error
      await clock.sleep(backoffMs(attempt, error, clock))
      if (await isRegistered(immuta, key, error)) return { objectPath: [key], bulkId: null }
      if (last) throw error
    }
  }
}

async function isRegistered(immuta: ImmutaWriter, key: string, failure: RequestFailure): Promise<boolean> {
  try {
    return (await immuta.connection(key)) !== undefined
  } catch (error) {
    throw new Error(`${failure.message}. Immuta may have registered it all the same: it did not answer when asked. Run apply again; it asks first.`, { cause: error })
  }
}

async function followJobs(connection: PlannedConnection, deadline: number, { immuta, clock, log }: ApplyPorts): Promise<PlannedConnection> {
  if (connection.status !== 'applied') return connection
  const key = connection.connectionKey ?? ''
  if (connection.bulkId === null) {
    return { ...connection, warnings: [...connection.warnings, { code: 'jobs-unknown', message: 'Registered, but the answer that names its background jobs was lost: look at the connection in Immuta.' }] }
  }
  try {
    const { outcome, jobs } = await awaitJobs(immuta, connection.bulkId, deadline, clock, (text) => text !== '' && log(`${key}: jobs ${text}`))
    const done = { ...connection, jobs }
    switch (outcome) {
      case 'completed':
        return done
      case 'none':
        return { ...done, warnings: [...done.warnings, { code: 'jobs-unknown', message: 'Registered; Immuta knows no background job for it, so it counts as finished.' }] }
      case 'failed':
        return failed(done, { code: 'jobs-failed', message: `Registered, but background jobs did not succeed${jobs.messages.length === 0 ? '' : `: ${jobs.messages.join('; ')}`}. Look at the connection in Immuta.` })
      case 'timeout':
        return { ...done, errors: [...done.errors, { code: 'jobs-timeout', message: 'Registered, but its background jobs were unfinished after `wait-timeout`. They go on in Immuta.' }] }
    }
  } catch (error) {
    const { message } = immutaFault(error)
    return { ...connection, errors: [...connection.errors, { code: 'jobs-failed', message: `Registered, but its background jobs could not be followed. ${message}` }] }
  }
}

function failed(connection: PlannedConnection, error: Note): PlannedConnection {
  return { ...connection, status: 'failed', errors: [...connection.errors, error] }
}
