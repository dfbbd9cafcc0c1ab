import { planEntry } from '../connection/plan-entry.ts'
import { type Candidate, positionOf } from '../core/candidate.ts'
import type { Connection } from '../core/connection.ts'
import { type Diagnostic, errorAt, isError } from '../core/diagnostic.ts'
import { judgeDryRun } from '../core/dry-run.ts'
import type { Live } from '../core/live.ts'
import type { LiveObject } from '../core/plan-objects.ts'
import {
  type Inspection,
  isMoved,
  isWrite,
  type PlanEntry,
  withDiagnostics,
  withDryRun,
} from '../core/plan.ts'
import { concernsRun, immutaFault } from '../immuta/fault.ts'
import type { ImmutaReader } from '../immuta/reader.ts'
import type { Ports } from './ports.ts'

type InspectPorts = Pick<Ports, 'request' | 'secrets' | 'clock' | 'wording'>

/** Plans a connection without asking Immuta, of what Git declares alone. */
export function planByGit(candidate: Candidate, ports: InspectPorts): PlanEntry {
  return decide(candidate, { live: 'not-asked', diagnostics: secretsOf(candidate, ports) }, ports)
}

/**
 * Plans a connection by what Immuta has of it; look-up and dry run go side by side. What goes wrong
 * becomes a diagnostic of that connection; only a fault of our own is thrown.
 *
 * @param tries whether its spec is tried, with its secrets
 * @param beside what may be asked at the same time for a connection that Git declares anew
 */
export async function planAtImmuta(
  candidate: Candidate,
  reader: ImmutaReader,
  ports: InspectPorts,
  tries: boolean,
  beside?: (connection: Connection) => void,
): Promise<PlanEntry> {
  const found =
    refusal(candidate, ports) ??
    secretsOf(candidate, ports, tries).filter((one) => tries || isError(one))
  if (!isAskable(candidate, ports) || found.some(isError)) return unasked(candidate, found, ports)
  if (isNew(candidate)) beside?.(candidate.connection)
  // Filled in before anything is sent: a fault in it must not leave the look-up to nobody.
  const isTried = tries && candidate.kind === 'declared'
  const body = isTried ? ports.secrets.fill(candidate.connection) : undefined
  const [lookUp, dryRun] = await Promise.allSettled([
    reader.connection(candidate.key),
    body && reader.dryRun(body),
  ])
  const faults = [lookUp, dryRun].flatMap((result) =>
    result.status === 'rejected' ? [faultAt(result.reason, candidate, ports)] : [],
  )
  const live = lookUp.status === 'rejected' ? 'unknown' : (lookUp.value ?? 'absent')
  const answer = dryRun.status === 'rejected' ? undefined : dryRun.value
  const { objects, faults: more } = await lookAtObjects(candidate, live, reader, ports)
  const diagnostics = [...found, ...distinct([...faults, ...more])]
  const entry = decide(candidate, { live, objects, diagnostics }, ports)
  const judged = answer && judgeDryRun(answer, isMoved(entry) ? 'moved' : live)
  return judged === undefined ? entry : withDryRun(entry, judged)
}

/**
 * Asks for the objects of a registered connection that its spec lists, or listed at the base. What
 * can't be asked is unknown, and a fault.
 */
async function lookAtObjects(
  candidate: Candidate,
  live: Live,
  reader: ImmutaReader,
  ports: InspectPorts,
): Promise<{ objects: ReadonlyMap<string, LiveObject>; faults: Diagnostic[] }> {
  const objects = new Map<string, LiveObject>()
  const faults: Diagnostic[] = []
  if (candidate.kind !== 'declared' || typeof live !== 'object') return { objects, faults }
  const { connection, priorObjects } = candidate
  const before = priorObjects === 'unknown' ? [] : priorObjects
  const paths = new Set([...connection.objects, ...before].map(({ path }) => path))
  const lookAt = async (path: string): Promise<void> => {
    try {
      objects.set(path, await reader.object(candidate.key, path))
    } catch (error) {
      objects.set(path, 'unknown')
      faults.push(faultAt(error, candidate, ports))
    }
  }
  await Promise.all([...paths].map(lookAt))
  return { objects, faults }
}

/** Checks what an apply will send: its secrets are there, and Immuta's dry run accepts it. */
export async function checkWrite(
  entry: PlanEntry,
  reader: ImmutaReader,
  ports: InspectPorts,
): Promise<PlanEntry> {
  const { candidate, change } = entry
  if (!isWrite(change) || candidate.kind !== 'declared') return entry
  const problems = ports.secrets.check(candidate.connection, true)
  if (problems.some(isError)) return withDiagnostics(entry, problems)
  try {
    const answer = await reader.dryRun(ports.secrets.fill(candidate.connection))
    const registered = isMoved(entry) ? 'moved' : 'registered'
    const judged = judgeDryRun(answer, change.action === 'create' ? 'absent' : registered)
    return judged === undefined ? entry : withDryRun(entry, judged)
  } catch (error) {
    return withDiagnostics(entry, [faultAt(error, candidate, ports)])
  }
}

function decide(candidate: Candidate, inspection: Inspection, ports: InspectPorts): PlanEntry {
  return planEntry(candidate, inspection, ports.request, ports.wording)
}

/** Whether the base declares nothing of it, so that Immuta most likely does not have it either. */
function isNew(candidate: Candidate): candidate is Extract<Candidate, { kind: 'declared' }> {
  return candidate.kind === 'declared' && candidate.prior === 'absent'
}

/** Whether Immuta is asked about a connection at all. */
export function isAskable(
  candidate: Candidate,
  { request }: InspectPorts,
): candidate is Exclude<Candidate, { kind: 'invalid' }> {
  if (candidate.kind === 'removed') return request.allowDelete
  return candidate.kind === 'declared'
}

function unasked(
  candidate: Candidate,
  diagnostics: readonly Diagnostic[],
  ports: InspectPorts,
): PlanEntry {
  const live = diagnostics.some(isError) ? 'unknown' : 'not-asked'
  return decide(candidate, { live, diagnostics }, ports)
}

/** A cancelled run looks at nothing more. */
function refusal(candidate: Candidate, { clock }: InspectPorts): Diagnostic[] | undefined {
  if (candidate.kind === 'invalid' || !clock.cancelled()) return undefined
  return [errorAt('cancelled', 'Not looked at: the run was cancelled.')]
}

function secretsOf(candidate: Candidate, { secrets }: InspectPorts, needed = false): Diagnostic[] {
  return candidate.kind === 'declared' ? secrets.check(candidate.connection, needed) : []
}

/** A fault of the conversation with Immuta; one of the whole run has no position in a spec. */
function faultAt(error: unknown, candidate: Candidate, { wording }: InspectPorts): Diagnostic {
  const { code, message, answer } = immutaFault(error, wording)
  return errorAt(code, message, concernsRun(error) ? undefined : positionOf(candidate), answer)
}

function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((one) => [one.message, one])).values()]
}
