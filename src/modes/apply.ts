import { saysExists } from '../immuta/answers.ts'
import type { FilledBody, ImmutaWriter, Registration } from '../immuta/client.ts'
import { pool } from '../net/pool.ts'
import { backoffMs, type Clock, messageOf, RequestFailure } from '../net/retry.ts'
import { RunFailure } from '../core/failures.ts'
import { failed, isChange } from '../core/outcome.ts'
import type { PlannedConnection } from '../core/plan.ts'
import type { Candidate } from '../core/select.ts'
import { sameCatalog } from '../connection/warnings.ts'
import type { Secrets } from '../secrets/environment.ts'
import type { Bootstrap } from './bootstrap.ts'
import { awaitJobs } from './jobs.ts'
import { immutaFault } from './observe.ts'

export interface ApplyPorts {
  immuta: ImmutaWriter
  secrets: Secrets
  clock: Clock
  log: (text: string) => void
  concurrency: number
  /** Keeps a script for people to run. */
  saveScript: (name: string, sql: string) => Promise<{ name: string; text: string | undefined }>
  /** Prepares Databricks for a new connection, before it is registered; absent when people do. */
  bootstrap: Bootstrap | undefined
  /** Whether to wait for background jobs, and how long for one connection's, in milliseconds. */
  wait: { timeoutMs: number } | undefined
}

type Plan = readonly (readonly [Candidate, PlannedConnection])[]

/**
 * Executes a plan: registers, updates and deregisters what it says. One connection's failure does not stop the others. The plan must hold no
 * failure. Returns the same connections with their outcome.
 */
export async function apply(plan: Plan, ports: ApplyPorts): Promise<PlannedConnection[]> {
  const { concurrency, clock, wait } = ports
  const registered = await pool(plan, concurrency, async ([candidate, planned]) => ({
    connection: await write(candidate, planned, plan, ports),
    at: clock.now(),
  }))
  if (wait === undefined) return registered.map(({ connection }) => connection)
  return pool(registered, concurrency, ({ connection, at }) =>
    followJobs(connection, at + wait.timeoutMs, ports),
  )
}

async function write(
  candidate: Candidate,
  intended: PlannedConnection,
  plan: Plan,
  ports: ApplyPorts,
): Promise<PlannedConnection> {
  const { immuta, secrets, clock, log } = ports
  const { desired, key = '', place } = candidate
  if (isChange(intended) && clock.cancelled()) return cancelled(intended)
  if (!isChange(intended))
    return {
      ...intended,
      status: 'skipped',
      warnings: intended.action === 'unchanged' ? [] : intended.warnings,
    }
  const creates = intended.action === 'create'
  const planned = (creates ? await ports.bootstrap?.(candidate, intended) : undefined) ?? intended
  if (planned.errors.length > 0) return planned
  if (planned !== intended && clock.cancelled()) return cancelled(planned)
  try {
    if (candidate.base !== undefined) secrets.hide(candidate.base)
    if (desired === undefined) return await remove(key, planned, heir(candidate, plan), ports)
    const { objectPath, bulkId } = creates
      ? await register(immuta, secrets.fill(desired), clock)
      : await immuta.update(secrets.fill(desired))
    log(
      `${key}: ${creates ? 'registered' : 'updated'}${bulkId === null ? '' : `, bulk id ${bulkId}`}`,
    )
    return { ...planned, status: 'applied', objectPath, bulkId }
  } catch (error) {
    if (error instanceof RunFailure)
      return failed(planned, { code: error.reason, message: error.message, ...place })
    const message = messageOf(error)
    log(`${key}: failed, ${message}`)
    const denied = error instanceof RequestFailure && (error.status === 401 || error.status === 403)
    const what = { create: 'Not registered', update: 'Not updated', delete: 'Not deregistered' }[
      planned.action as 'create' | 'update' | 'delete'
    ]
    return failed(planned, {
      code: denied ? 'immuta-unauthorized' : 'register-failed',
      message: `${what}: ${message}`,
      ...place,
    })
  }
}

/** Deregisters a connection, once the script that cleans up after it in Databricks is saved: afterwards nobody can make that script. */
async function remove(
  key: string,
  planned: PlannedConnection,
  heir: string | undefined,
  { immuta, log, saveScript }: ApplyPorts,
): Promise<PlannedConnection> {
  let script: { name: string; text: string | undefined }
  try {
    const live = await immuta.connection(key)
    if (live === undefined) return { ...planned, action: 'unchanged', status: 'skipped' }
    const id = live.nativeIntegrationId
    if (id === undefined) throw new Error('Immuta does not tell the id of its integration')
    script = await saveScript(`${key}.cleanup.sql`, await immuta.cleanUpScript(id))
  } catch (error) {
    throw new RunFailure(
      'delete-refused',
      `Not deregistered: the clean-up script could not be had, and without it Databricks could not be cleaned up. ${messageOf(error)}`,
      { cause: error },
    )
  }
  await immuta.deregister(key)
  log(`${key}: deregistered; clean-up script saved as ${script.name}`)
  const advice =
    heir === undefined
      ? `Run the clean-up script \`${script.name}\` in Databricks as a privileged user.`
      : `Do not run the clean-up script \`${script.name}\` as it is: it was made for the catalog that \`${heir}\` uses now.`
  return {
    ...planned,
    status: 'applied',
    script,
    warnings: [{ code: 'clean-up', message: `Deregistered. ${advice}` }],
  }
}

/** The connection that keeps using the removed one's catalog: a renamed key. */
function heir({ base }: Candidate, plan: Plan): string | undefined {
  return (
    base &&
    plan.find(([{ desired }]) => desired !== undefined && sameCatalog(desired.body, base))?.[0].key
  )
}

/** Tries of one registration. */
const REGISTER_TRIES = 3

/**
 * Registers a connection without ever doing it twice: `POST /data/connection` is not idempotent, so after a failure that leaves open
 * whether it took effect, Immuta is asked for the key, and the request is repeated only if it answers 404.
 */
export async function register(
  immuta: ImmutaWriter,
  body: FilledBody,
  clock: Clock,
): Promise<Registration> {
  const key = body.connectionKey
  let inDoubt = false
  for (let attempt = 1; ; attempt++) {
    try {
      return await immuta.register(body)
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      const last = attempt >= REGISTER_TRIES
      if (error.status === 429 && !last && !clock.cancelled()) {
        await clock.sleep(backoffMs(attempt, error, clock))
        continue
      }
      inDoubt ||= error.ambiguous
      if (!error.ambiguous && !(inDoubt && saysExists(error.status, error.body))) throw error
      await clock.sleep(backoffMs(attempt, error, clock))
      if (await isRegistered(immuta, key, error)) return { objectPath: [key], bulkId: null }
      // After a yes the request is not sent again: it may only take its time.
      if (last || error.accepted || clock.cancelled())
        throw new Error(`${error.message}. Asked afterwards, Immuta does not have it.`, {
          cause: error,
        })
    }
  }
}

async function isRegistered(
  immuta: ImmutaWriter,
  key: string,
  failure: RequestFailure,
): Promise<boolean> {
  try {
    return await immuta.exists(key)
  } catch (error) {
    throw new Error(
      `${failure.message}. Immuta may have registered it all the same: it did not answer when asked. Run apply again; it asks first.`,
      { cause: error },
    )
  }
}

async function followJobs(
  connection: PlannedConnection,
  deadline: number,
  { immuta, clock, log }: ApplyPorts,
): Promise<PlannedConnection> {
  if (connection.status !== 'applied' || connection.action === 'delete') return connection
  const key = connection.connectionKey ?? ''
  if (connection.bulkId === null) {
    if (connection.action === 'update') return connection
    return {
      ...connection,
      warnings: [
        ...connection.warnings,
        {
          code: 'jobs-unknown',
          message:
            'Registered, but the answer that names its background jobs was lost: look at the connection in Immuta.',
        },
      ],
    }
  }
  try {
    const { outcome, jobs } = await awaitJobs(
      immuta,
      connection.bulkId,
      deadline,
      clock,
      (text) => text !== '' && log(`${key}: jobs ${text}`),
    )
    const done = { ...connection, jobs }
    switch (outcome) {
      case 'completed':
        return done
      case 'none':
        return {
          ...done,
          warnings: [
            ...done.warnings,
            {
              code: 'jobs-unknown',
              message: 'Accepted; Immuta knows no background job for it, so it counts as finished.',
            },
          ],
        }
      case 'failed':
        return failed(done, {
          code: 'jobs-failed',
          message: `Accepted, but background jobs did not succeed${jobs.messages.length === 0 ? '' : `: ${jobs.messages.join('; ')}`}. Look at the connection in Immuta.`,
        })
      case 'cancelled':
        return {
          ...done,
          errors: [
            ...done.errors,
            {
              code: 'cancelled',
              message:
                'Accepted; the run was cancelled before its background jobs had ended. They go on in Immuta.',
            },
          ],
        }
      case 'timeout':
        return {
          ...done,
          errors: [
            ...done.errors,
            {
              code: 'jobs-timeout',
              message:
                'Accepted, but its background jobs were unfinished after `wait-timeout`. They go on in Immuta.',
            },
          ],
        }
    }
  } catch (error) {
    const { code, message } =
      error instanceof RequestFailure
        ? immutaFault(error)
        : { code: 'jobs-failed', message: messageOf(error) }
    return {
      ...connection,
      errors: [
        ...connection.errors,
        { code, message: `Accepted, but its background jobs could not be followed. ${message}` },
      ],
    }
  }
}

function cancelled(connection: PlannedConnection): PlannedConnection {
  const message =
    connection.bootstrap !== null && connection.bootstrap.ran > 0
      ? 'Not registered: the run was cancelled once the set-up script had run.'
      : 'Not started: the run was cancelled.'
  return { ...connection, status: 'skipped', errors: [{ code: 'cancelled', message }] }
}
