import { positionOf } from '../core/candidate.ts'
import {
  errorAt,
  isError,
  isOfHealth,
  type Position,
  type UnreadAnswer,
} from '../core/diagnostic.ts'
import { hasDrifted, type Outcome, planned, type Reported, withMore } from '../core/outcome.ts'
import { byName } from '../core/order.ts'
import { isLeft, type PlanEntry } from '../core/plan.ts'
import { isOfUnknownObject, objectFieldOf, unknownObjectsDrift } from '../core/plan-objects.ts'
import { immutaFault } from '../immuta/fault.ts'
import type { ImmutaReader } from '../immuta/reader.ts'
import { pool } from '../net/pool.ts'
import { readDeclared } from './declared.ts'
import { openReader, signInBeside } from './immuta.ts'
import { planAtImmuta } from './inspect.ts'
import type { Ports } from './ports.ts'
import { describeEntry, progress } from './progress.ts'

/**
 * Compares every spec with Immuta, and lists the connections that no spec names. Writes nothing in
 * Immuta. Throws {@link ConfigError} and {@link RunFailure} when the run as a whole can't go on.
 */
export async function drift(ports: Ports): Promise<Outcome> {
  const { reader, signIn, close } = openReader(ports)
  try {
    const { candidates } = await readDeclared(
      ports,
      'all',
      'listed',
      signInBeside({ signIn }, ports, false),
    )
    const report = progress(candidates.length, ports)
    const entries = await pool(candidates, ports.request.concurrency, async (candidate) => {
      const entry = withUnknownObjects(await planAtImmuta(candidate, reader, ports, false))
      report(describeEntry(entry, 'for-drift'))
      // What a reviewer was warned of is no news every night.
      return {
        ...entry,
        diagnostics: entry.diagnostics.filter((one) => isError(one) || isOfHealth(one)),
      }
    })
    return {
      mode: 'drift',
      connections: entries.map((entry) => withDrift(entry, ports)),
      ...(await unmanagedKeys(entries, reader, ports)),
    }
  } finally {
    close()
  }
}

/**
 * The entry with the objects that Immuta does not know among what differs: nobody changed them, but
 * they are not as declared.
 */
function withUnknownObjects(entry: PlanEntry): PlanEntry {
  if (entry.change.action === 'create') return entry
  return { ...entry, drift: [...entry.drift, ...unknownObjectsDrift(entry)] }
}

/** Drift, and an integration that does not work, fail the run where the request says so. */
function withDrift(entry: PlanEntry, { request }: Ports): Reported {
  const reported = planned(entry)
  if (!request.failOnDrift) return reported
  // What was a warning becomes the error.
  const errors = entry.diagnostics
    .filter(isOfHealth)
    .map(({ message, position }) => errorAt('unhealthy', message, position))
  const rest = { ...entry, diagnostics: entry.diagnostics.filter((one) => !isOfHealth(one)) }
  const judged = withMore({ ...reported, entry: rest }, ...errors)
  if (!hasDrifted(entry)) return judged
  const then = isLeft(entry.change)
    ? 'Apply leaves it as it is: change the spec, or Immuta.'
    : 'Run apply to set it right, or change the spec.'
  const message = `${differenceOf(entry)} ${then}`
  return withMore(judged, errorAt('drift', message, placeOfDrift(entry)))
}

function differenceOf({ change, drift: found }: PlanEntry): string {
  if (change.action === 'create') return 'The connection is missing in Immuta.'
  const quoted = (names: Iterable<string>): string =>
    [...new Set(names)].map((name) => `\`${name}\``).join(', ')
  const fields = quoted(found.filter((one) => !isOfUnknownObject(one)).map(({ path }) => path))
  const unknown = quoted(
    found.filter(isOfUnknownObject).flatMap((one) => objectFieldOf(one)?.path ?? []),
  )
  return [
    ...(fields === '' ? [] : [`Immuta differs from the spec in ${fields}.`]),
    ...(unknown === '' ? [] : [`Immuta does not know these objects: ${unknown}.`]),
  ].join(' ')
}

/** Where the spec says what Immuta has otherwise: the first such field, or the key. */
function placeOfDrift({ candidate, drift: [first] }: PlanEntry): Position {
  if (candidate.kind !== 'declared' || first === undefined) return positionOf(candidate)
  const object = objectFieldOf(first)
  return candidate.connection.locate(
    object === undefined ? first.path.split('.') : ['objects', object.path, object.setting],
  )
}

/** The keys in Immuta that no spec names, sorted. A list that can't be read is a warning. */
async function unmanagedKeys(
  entries: readonly PlanEntry[],
  reader: ImmutaReader,
  { log, wording }: Ports,
): Promise<{ unmanaged: string[]; unread?: UnreadAnswer }> {
  try {
    const declared = new Set(entries.map(({ candidate }) => candidate.key))
    const keys = await reader.keys()
    return { unmanaged: keys.filter((key) => !declared.has(key)).sort(byName) }
  } catch (error) {
    const { message, answer } = immutaFault(error, wording)
    const isTold = entries.some(({ diagnostics }) =>
      diagnostics.some((diagnostic) => diagnostic.message === message),
    )
    if (!isTold) {
      const text = `Connections without a spec could not be listed. ${message}`
      log.warn(text)
    }
    return { unmanaged: [], ...(answer && { unread: answer }) }
  }
}
