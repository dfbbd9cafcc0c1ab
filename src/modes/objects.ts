import type { Candidate } from '../core/candidate.ts'
import type { ErrorCode } from '../core/codes.ts'
import { ConfigError } from '../core/failure.ts'
import { wordsOf } from '../core/jobs.ts'
import {
  errorAt,
  type ErrorDiagnostic,
  isError,
  type Position,
  type UnreadAnswer,
} from '../core/diagnostic.ts'
import {
  ancestorsOf,
  type DeclaredObject,
  objectId,
  type ObjectSettings,
  WHOLE_CONNECTION,
} from '../core/objects.ts'
import {
  type ObjectPlan,
  type ObjectResult,
  settingsDiff,
  isShownWhole,
} from '../core/plan-objects.ts'
import { IN_DOUBT, isSuperseded, type Reported, withMore } from '../core/outcome.ts'
import { isWrite } from '../core/plan.ts'
import { objectsToLookAt, objectsToSet } from '../core/plan-objects.ts'
import { type ImmutaFault, writeFaultCode } from '../immuta/fault.ts'
import type { ImmutaReader } from '../immuta/reader.ts'
import { toldUnread, unreadOf } from '../immuta/unread.ts'
import type { ImmutaWriter, Started } from '../immuta/writer.ts'
import { messageOf, RequestFailure } from '../net/failure.ts'
import type { Slots } from '../net/pool.ts'
import { awaitJobs, type JobsResult } from './jobs.ts'
import type { Ports } from './ports.ts'

/**
 * Objects are set once the connection's background jobs are done. Throws {@link ConfigError} where
 * nobody waits for them.
 */
export function requireWait(
  candidates: readonly Candidate[],
  { request, wording }: Pick<Ports, 'request' | 'wording'>,
): void {
  const listing = candidates.find(
    (one) => one.kind === 'declared' && one.connection.objects.length > 0,
  )
  if (request.wait || listing === undefined) return
  throw new ConfigError(
    `${wording.The('wait')} is false, and \`${listing.file}\` declares \`objects\`, which are ` +
      "set once the connection's background jobs are done: set it to true.",
  )
}

export interface ObjectPorts extends Pick<Ports, 'request' | 'clock' | 'log' | 'wording'> {
  reader: Pick<ImmutaReader, 'object' | 'jobs'>
  writer: Pick<ImmutaWriter, 'setObject' | 'crawl'>
  /** Shared by all connections, so that no more is worked on at once than was asked for. */
  atOnce: Slots
}

/** Looks after a write at what was set: Immuta may take a moment. */
const LAST_LOOKS = 3
const FIRST_PAUSE_MS = 500
const MAX_PAUSE_MS = 5000

/**
 * Sets the objects of a connection, parents first and siblings side by side, once the connection
 * itself is as it should be. Each is read before, and again afterwards: what did not take is an
 * error of that object, and stops those below it, but not the others. Never throws.
 *
 * @param deadline in the clock's milliseconds
 */
export async function setObjects(
  reported: Reported,
  deadline: number,
  ports: ObjectPorts,
): Promise<Reported> {
  const { entry, result } = reported
  const objects = objectsToLookAt(entry)
  const { candidate } = entry
  if (objects.length === 0 || candidate.kind !== 'declared' || isSuperseded(reported))
    return reported
  const skipped = objectsToSet(entry).map(({ object }) => notSet(object))
  const isReady = isWrite(entry.change) ? result.status === 'applied' : result.status === 'skipped'
  if (!isReady || result.diagnostics.some(isError)) {
    return { entry, result: { ...result, objects: skipped } }
  }
  const unread = result.diagnostics.find(({ code }) => code === 'jobs-unknown')?.answer
  if (unread !== undefined) {
    return withObjects(withMore(reported, errorAt('objects-failed', NOT_FOLLOWED)), skipped)
  }
  const { key, connection } = candidate
  const crawl = onceCrawled(key, deadline, ports)
  const results = new Map<string, ObjectResult>()
  const done = new Map<string, Promise<void>>()
  for (const plan of objects) {
    const { path } = plan.object
    const set = async (): Promise<void> => {
      // Those above it stand before it, and may pass on what they are set to.
      for (const above of ancestorsOf(path)) await done.get(objectId(above))
      await ports.atOnce(async () => {
        const position = connection.locate(['objects', path], 'key')
        const result = stopAbove(path, results)
          ? notSet(plan.object)
          : await setOne(plan, { key, position, deadline, crawl }, ports)
        // What is as declared without being set has nothing to tell.
        if (result !== 'as-declared') results.set(objectId(path), result)
        else if (plan.change.action === 'set')
          results.set(objectId(path), { path, status: 'applied', errors: [] })
      })
    }
    done.set(objectId(path), set())
  }
  await Promise.all(done.values())
  return withObjects(reported, [...results.values()])
}

const NOT_FOLLOWED =
  'Objects not set: nobody can tell whether the background jobs of the connection have ended. ' +
  'Look at it in Immuta, then run the job again.'

function notSet({ path }: DeclaredObject): ObjectResult {
  return { path, status: 'skipped', errors: [] }
}

/** Whether an object above this one was not set. */
function stopAbove(path: string, results: ReadonlyMap<string, ObjectResult>): boolean {
  const isSet = (above: string): boolean =>
    (results.get(objectId(above))?.status ?? 'applied') === 'applied'
  return !ancestorsOf(path).every(isSet)
}

function withObjects({ entry, result }: Reported, objects: readonly ObjectResult[]): Reported {
  const diagnostics = [...result.diagnostics, ...objects.flatMap(({ errors }) => errors)]
  const effect =
    'effect' in result && result.effect !== undefined
      ? result.effect
      : objects.some(({ status }) => status === 'applied')
        ? ({ kind: 'objects-set' } as const)
        : undefined
  const isDone = objects.every(({ status }) => status === 'applied')
  return {
    entry,
    result:
      isDone && effect !== undefined
        ? { ...result, status: 'applied', effect, diagnostics, objects }
        : { ...result, status: 'failed', effect, diagnostics, objects },
  }
}

interface Place {
  key: string
  position: Position
  deadline: number
  crawl: () => Promise<Fault | undefined>
}

async function setOne(
  { object, change }: ObjectPlan,
  place: Place,
  ports: ObjectPorts,
): Promise<ObjectResult | 'as-declared'> {
  const { path } = object
  const planned = change.action === 'set' ? change.diff.map((one) => one.path) : []
  const { key, position } = place
  const failed = (code: ErrorCode, message: string, answer?: UnreadAnswer): ObjectResult => {
    ports.log.info(`${key}, ${nameOf(path)}: failed, ${message}`)
    const error: ErrorDiagnostic = errorAt(code, `\`${path}\`: ${message}`, position, answer)
    return { path, status: code === 'cancelled' ? 'skipped' : 'failed', errors: [error] }
  }
  try {
    if (ports.clock.cancelled()) return failed('cancelled', 'Not set: the run was cancelled.')
    const now = await known(object, place, ports)
    if (now === 'absent' && ports.clock.cancelled())
      return failed('cancelled', 'Not set: the run was cancelled.')
    if (now === 'absent') return failed('object-not-found', notFound(await place.crawl(), ports))
    // What Immuta does not show is set only where the plan says so.
    const wanted = settingsDiff(object.settings, (setting) => now[setting]).filter(
      ({ path: setting, before }) => before !== null || planned.includes(setting),
    )
    if (wanted.length === 0) return 'as-declared'
    if (ports.clock.cancelled()) return failed('cancelled', 'Not set: the run was cancelled.')
    const settings = Object.fromEntries(wanted.map(({ path: name, after }) => [name, after]))
    const fault = await write(path, settings, place, ports)
    const shown = await readBack(object, place, ports)
    // What Immuta does not show can't tell that a fault did no harm.
    if (shown === 'as-declared' || (shown === 'not-shown' && fault === undefined)) {
      ports.log.info(`${key}, ${nameOf(path)}: set`)
      return { path, status: 'applied', errors: [] }
    }
    const { code, message, answer } = fault ?? {
      code: 'objects-failed',
      message: `Accepted, but Immuta has ${shown} afterwards.`,
    }
    return failed(code, message, answer)
  } catch (error) {
    const what = error instanceof RequestFailure ? 'Not set: ' : ''
    const code = writeFaultCode(error, 'objects-failed')
    return failed(code, what + messageOf(error), unreadOf(error))
  }
}

/** How the log calls an object, beside its connection. */
function nameOf(path: string): string {
  return path === WHOLE_CONNECTION ? 'the connection itself' : `object ${path}`
}

function notFound(crawled: Fault | undefined, { wording }: ObjectPorts): string {
  if (crawled !== undefined) return `Immuta does not know it. ${crawled}.`
  return (
    'Immuta does not know it, also after it looked what the connection holds. Check its name, ' +
    'and that the service principal may see it; a crawl may take longer than ' +
    `${wording.the('waitTimeout')}.`
  )
}

/** The object as Immuta has it now, once it had to look for it. */
async function known(
  { path }: DeclaredObject,
  { key, deadline, crawl }: Place,
  { reader, clock }: ObjectPorts,
): Promise<ObjectSettings | 'absent'> {
  const first = await reader.object(key, path)
  if (first !== 'absent') return first
  const hasFailed = (await crawl()) !== undefined
  for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
    const found = await reader.object(key, path)
    const left = deadline - clock.now()
    if (found !== 'absent' || hasFailed || left <= 0 || clock.cancelled()) return found
    await clock.sleep(Math.min(pause, left))
  }
}

/** Why Immuta did not look what a connection holds; a sentence without its end. */
type Fault = string

/** Has Immuta look for what it does not know, once for all objects of the connection. */
function onceCrawled(
  key: string,
  deadline: number,
  ports: ObjectPorts,
): () => Promise<Fault | undefined> {
  const { reader, writer, clock, log } = ports
  let crawled: Promise<Fault | undefined> | undefined
  const crawl = async (): Promise<Fault | undefined> => {
    if (clock.cancelled()) return undefined
    log.info(`${key}: Immuta looks what the connection holds`)
    const bulkId = await writer.crawl(key)
    if (bulkId === undefined) return undefined
    const { outcome, jobs } = await awaitJobs(reader, bulkId, deadline, clock, () => undefined)
    if (outcome === 'timeout') return 'Its look what the connection holds was not finished in time'
    if (outcome !== 'failed') return undefined
    return `Its look what the connection holds did not succeed${wordsOf(jobs)}`
  }
  return () => (crawled ??= crawl())
}

/** Sends settings, and follows their job. Returns what went wrong, or what nobody can tell. */
async function write(
  path: string,
  settings: ObjectSettings,
  { key, deadline }: Place,
  { reader, writer, clock }: ObjectPorts,
): Promise<ImmutaFault | undefined> {
  let started: Started
  try {
    started = await writer.setObject(key, path, settings)
  } catch (error) {
    // What Immuta shows decides, where it may have done it.
    if (!(error instanceof RequestFailure) || !error.ambiguous) throw error
    return { code: 'objects-failed', message: `${IN_DOUBT}: ${error.message}` }
  }
  const { bulkId, unread } = started
  if (unread !== undefined) {
    const what = 'Accepted, with an answer that could not be read'
    return { code: 'objects-failed', message: toldUnread(what, unread), answer: unread }
  }
  if (bulkId === undefined) return undefined
  try {
    return faultOf(await awaitJobs(reader, bulkId, deadline, clock, () => undefined))
  } catch (error) {
    const message = `Accepted, but its background jobs could not be followed. ${messageOf(error)}`
    return { code: writeFaultCode(error, 'objects-failed'), message, answer: unreadOf(error) }
  }
}

/** What jobs that were followed say against the settings that started them. */
function faultOf(ended: JobsResult): ImmutaFault | undefined {
  const fault = (message: string, answer?: UnreadAnswer): ImmutaFault => {
    return { code: 'objects-failed', message, answer }
  }
  switch (ended.outcome) {
    case 'completed':
    case 'none':
      return undefined
    case 'failed':
      return fault(`Accepted, but its background jobs did not succeed${wordsOf(ended.jobs)}.`)
    case 'unread': {
      const what = 'Accepted; what Immuta says of its background jobs could not be read'
      return fault(toldUnread(what, ended.answer), ended.answer)
    }
    case 'cancelled':
      return fault('Accepted; the run was cancelled before it took effect.')
    case 'timeout':
      return fault('Accepted, but its background jobs were not finished in time.')
  }
}

/** What Immuta shows of a setting that did not take; or whether it shows that all did. */
async function readBack(
  { path, settings }: DeclaredObject,
  { key }: Place,
  { reader, clock }: ObjectPorts,
): Promise<string> {
  for (let look = 1; ; look++) {
    const found = await reader.object(key, path)
    const shown: ObjectSettings = found === 'absent' ? {} : found
    const [other] = settingsDiff(settings, (setting) => shown[setting] ?? settings[setting])
    if (found !== 'absent' && other === undefined)
      return isShownWhole(settings, shown) ? 'as-declared' : 'not-shown'
    if (look >= LAST_LOOKS || clock.cancelled())
      return other === undefined ? 'no such object' : `\`${other.path}: ${String(other.before)}\``
    await clock.sleep(FIRST_PAUSE_MS * look)
  }
}
