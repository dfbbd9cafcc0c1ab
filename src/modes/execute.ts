import { positionOf } from '../core/candidate.ts'
import { type Diagnostic, errorAt, isError, isOfHealth, warningAt } from '../core/diagnostic.ts'
import {
  type Effect,
  IN_DOUBT,
  type Reported,
  type ScriptProgress,
  skipped,
} from '../core/outcome.ts'
import {
  type Change,
  hasWrites,
  isWrite,
  type PlanEntry,
  priorOf,
  type SavedScript,
} from '../core/plan.ts'
import { writeFaultCode } from '../immuta/fault.ts'
import type { ImmutaReader } from '../immuta/reader.ts'
import { toldUnread, unreadOf } from '../immuta/unread.ts'
import { type ImmutaWriter, type Registration, WriteInDoubt } from '../immuta/writer.ts'
import { messageOf } from '../net/failure.ts'
import { pool, slots } from '../net/pool.ts'
import { followJobs } from './jobs.ts'
import type { Standing } from './newer-run.ts'
import { setObjects } from './objects.ts'
import type { Ports } from './ports.ts'
import type { RunSetUp, SetUp } from './set-up-script.ts'

export interface ExecutePorts extends Pick<
  Ports,
  'request' | 'secrets' | 'clock' | 'log' | 'saveScript' | 'wording'
> {
  reader: ImmutaReader
  writer: ImmutaWriter
  /** What is left to a newer run. */
  standing: Standing
  /** Prepares Databricks for a new connection, before it is registered; absent when people do. */
  setUp: RunSetUp | undefined
}

/**
 * Executes a plan that holds no failure: registers, updates and deregisters what it says. One
 * connection's failure does not stop the others, whatever it is: nothing that was written goes
 * unreported.
 */
export async function execute(
  plan: readonly PlanEntry[],
  ports: ExecutePorts,
): Promise<Reported[]> {
  const { concurrency, wait, waitTimeout } = ports.request
  const written = await pool(plan, concurrency, (entry) =>
    write(entry, ports).catch((error: unknown) =>
      failed(entry, { undone: 'Not finished' }, error, ports),
    ),
  )
  // Without waiting there are no objects to set: the two together are refused.
  if (!wait) return written
  const atOnce = slots(concurrency)
  return pool(written, concurrency, async (reported) => {
    let deadline = 0
    const followed = await atOnce(() => {
      // The time that others took before its turn is not its own.
      deadline = ports.clock.now() + waitTimeout
      return followJobs(reported, deadline, ports)
    })
    return setObjects(followed, deadline, { ...ports, atOnce })
  })
}

async function write(entry: PlanEntry, ports: ExecutePorts): Promise<Reported> {
  const { change } = entry
  if (!hasWrites(entry)) return skipped(quiet(entry))
  const { standing } = ports
  if (standing.kind === 'overtaken' && standing.differs(entry)) {
    const head = standing.head.slice(0, 7)
    const message = `Left to a newer run: the branch says something else since commit ${head}.`
    return skipped(entry, [warningAt('superseded', message, positionOf(entry.candidate))])
  }
  if (ports.clock.cancelled()) {
    return skipped(entry, [errorAt('cancelled', 'Not started: the run was cancelled.')])
  }
  if (!isWrite(change)) return skipped(entry)
  const prior = priorOf(entry)
  if (prior !== undefined) ports.secrets.hide(prior)
  switch (change.action) {
    case 'create':
      return create(entry, change, ports)
    case 'update':
      return attempt(entry, { undone: 'Not updated' }, ports, async () => {
        const body = ports.secrets.fill(change.desired)
        const registration = await ports.writer.update(body, change.isShown)
        return registered(change.desired.key, 'Updated', registration, ports)
      })
    default:
      return deregister(entry, ports)
  }
}

/** What is as declared has no warning to repeat at each apply, but that it does not work. */
function quiet(entry: PlanEntry): PlanEntry {
  const { change } = entry
  const isUnchanged = change.action === 'none' && change.why === 'unchanged'
  if (!isUnchanged) return entry
  const told = entry.diagnostics.filter((one) => isError(one) || isOfHealth(one))
  return { ...entry, diagnostics: told }
}

async function create(
  entry: PlanEntry,
  { desired }: Extract<Change, { action: 'create' }>,
  ports: ExecutePorts,
): Promise<Reported> {
  const done: SetUp = (await ports.setUp?.(entry, desired)) ?? { diagnostics: [] }
  const { progress: setUp, diagnostics } = done
  if (diagnostics.some(isError)) {
    return { entry, result: { status: 'failed', effect: undefined, diagnostics, setUp } }
  }
  if (ports.setUp !== undefined && ports.clock.cancelled()) {
    const message =
      setUp !== undefined && setUp.ran > 0
        ? 'Not registered: the run was cancelled once the set-up script had run.'
        : 'Not started: the run was cancelled.'
    const all = [...diagnostics, errorAt('cancelled', message)]
    return { entry, result: { status: 'skipped', diagnostics: all, setUp } }
  }
  return attempt(entry, { undone: 'Not registered', diagnostics, setUp }, ports, async () => {
    const registration = await ports.writer.register(ports.secrets.fill(desired))
    return registered(desired.key, 'Registered', registration, ports)
  })
}

function registered(
  key: string,
  verb: 'Registered' | 'Updated',
  { objectPath, bulkId, unread }: Registration,
  { log }: ExecutePorts,
): Done {
  log.info(`${key}: ${verb.toLowerCase()}${bulkId === undefined ? '' : `, bulk id ${bulkId}`}`)
  const effect = { kind: 'registered', objectPath, bulkId, jobs: undefined } as const
  if (unread === undefined) return { effect, diagnostics: [] }
  const what =
    verb === 'Registered'
      ? 'Registered, but the answer that names its background jobs could not be read'
      : 'Updated, but the answer that names its background jobs could not be read'
  const told = warningAt('jobs-unknown', toldUnread(what, unread), undefined, unread)
  return { effect, diagnostics: [told] }
}

/**
 * Deregisters a connection, once the script that cleans up after it in Databricks is saved:
 * afterwards nobody can make that script.
 */
async function deregister(entry: PlanEntry, ports: ExecutePorts): Promise<Reported> {
  const { reader, writer, log, saveScript } = ports
  const { candidate } = entry
  // The connection that keeps its catalog.
  const successor = candidate.kind === 'removed' ? candidate.heir : undefined
  const { key = '' } = candidate
  let script: SavedScript
  try {
    const live = await reader.connection(key)
    if (live === undefined) {
      return skipped({ ...entry, change: { action: 'none', why: 'unchanged', diff: [] } })
    }
    const id = live.nativeIntegrationId
    if (id === undefined) throw new Error('Immuta does not tell the id of its integration')
    script = await saveScript(`${key}.cleanup.sql`, await writer.cleanUpScript(id))
  } catch (error) {
    const message =
      'Not deregistered: the clean-up script could not be fetched, and without it Databricks ' +
      `could not be cleaned up. ${messageOf(error)}`
    const position = positionOf(candidate)
    const refused = errorAt('delete-refused', message, position, unreadOf(error))
    return { entry, result: { status: 'failed', effect: undefined, diagnostics: [refused] } }
  }
  // What the merge was going to do is told by what it did.
  const diagnostics = entry.diagnostics.filter(({ code }) => code !== 'removed-spec')
  return attempt({ ...entry, diagnostics }, { undone: 'Not deregistered' }, ports, async () => {
    await writer.deregister(key)
    log.info(`${key}: deregistered; clean-up script saved as ${script.name}`)
    const advice =
      successor === undefined
        ? `Run the clean-up script \`${script.name}\` in Databricks as a privileged user.`
        : `Do not run the clean-up script \`${script.name}\` as it is: ` +
          `it was made for the catalog that \`${successor}\` uses now.`
    return {
      effect: { kind: 'deregistered', script },
      diagnostics: [warningAt('clean-up', `Deregistered. ${advice}`)],
    }
  })
}

/** What one write came to. */
interface Done {
  effect: Effect
  diagnostics: Diagnostic[]
}

interface Attempt {
  /** What did not happen when it fails: `Not registered`. */
  undone: string
  diagnostics?: readonly Diagnostic[]
  setUp?: ScriptProgress | undefined
}

/** Does one write, and reports whatever goes wrong as that connection's failure. */
async function attempt(
  entry: PlanEntry,
  context: Attempt,
  ports: ExecutePorts,
  work: () => Promise<Done>,
): Promise<Reported> {
  const { diagnostics = [], setUp } = context
  try {
    const { effect, diagnostics: more } = await work()
    const all = [...diagnostics, ...more]
    return { entry, result: { status: 'applied', effect, diagnostics: all, setUp } }
  } catch (error) {
    return failed(entry, context, error, ports)
  }
}

function failed(
  entry: PlanEntry,
  { undone, diagnostics = [], setUp }: Attempt,
  error: unknown,
  { log }: ExecutePorts,
): Reported {
  const { candidate } = entry
  const message = messageOf(error)
  log.info(`${candidate.key ?? candidate.file}: failed, ${message}`)
  const what = error instanceof WriteInDoubt ? IN_DOUBT : undone
  const fault = errorAt(
    writeFaultCode(error, 'register-failed'),
    `${what}: ${message}`,
    positionOf(candidate),
    unreadOf(error),
  )
  const all = [...diagnostics, fault]
  return { entry, result: { status: 'failed', effect: undefined, diagnostics: all, setUp } }
}
