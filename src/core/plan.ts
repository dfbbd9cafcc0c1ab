import { type Candidate, type Prior, positionOf } from './candidate.ts'
import { type FailureReason, reasonOf } from './codes.ts'
import type { Connection, ConnectionBody } from './connection.ts'
import { type Diagnostic, errorAt, isError } from './diagnostic.ts'
import type { FieldChange } from './diff.ts'
import type { DryRun } from './dry-run.ts'
import { fingerprint, keyDigest } from './fingerprint.ts'
import type { Health } from './health.ts'
import type { Live } from './live.ts'
import { blockOfObjects } from './objects.ts'
import { type LiveObject, type ObjectPlan, objectsToSet } from './plan-objects.ts'
import type { Preflight, ScriptGrant } from './privileges.ts'

/** What apply will do. `diff` is the change to main's version; without one, to Immuta's. */
export type Change =
  | { action: 'create'; desired: Connection; diff: readonly FieldChange[] }
  /** `isShown`: Immuta shows what differs; else only Git does. */
  | { action: 'update'; desired: Connection; diff: readonly FieldChange[]; isShown: boolean }
  | { action: 'delete'; diff: readonly FieldChange[] }
  /** Nothing: Immuta has it already, its spec is removed and it stays, or it may not be updated. */
  | { action: 'none'; why: 'unchanged' | 'retained' | 'left'; diff: readonly FieldChange[] }
  /** Immuta could not say what it has. */
  | { action: 'unknown'; diff: readonly FieldChange[] }
  | { action: 'invalid' }

/** A script as it was saved for people to run; the text of a `secret` one must not be shown. */
export interface SavedScript {
  name: string
  text: { kind: 'shown'; sql: string } | { kind: 'secret' }
}

/** What apply runs in Databricks; `digest` is the same for scripts that do the same. */
export interface StatementsToRun {
  statements: number
  digest: string
  grants: readonly ScriptGrant[]
}

/** What was tried or looked at before anything is written. */
export interface Checks {
  dryRun?: DryRun
  /** The set-up script of a new connection; people run it where apply has nothing to `run`. */
  setUp?: { script: SavedScript; run?: StatementsToRun }
  privileges?: readonly Preflight[]
}

/** One connection of a plan. Holds no secret's value. */
export interface PlanEntry {
  candidate: Candidate
  change: Change
  /**
   * Where Immuta differs from the base's version: `before` is the base's value, `after` Immuta's.
   */
  drift: readonly FieldChange[]
  /** Whether the connection is active in Immuta; that changes in daily use, so it is no drift. */
  state: 'active' | 'inactive' | 'unknown'
  /** Whether Immuta, where it has the connection, shows where it leads: else nobody can compare. */
  isShown: boolean
  /** How Immuta judges the integration; `undefined` where it does not. */
  health: Health | undefined
  /** The objects that the spec lists, parents first. */
  objects: readonly ObjectPlan[]
  checks: Checks
  diagnostics: readonly Diagnostic[]
  identity: Identity
}

/**
 * By what a plan and its apply know that they mean the same: made of the spec as it is, since a
 * report takes out what is a secret's value, be it in a key.
 */
export interface Identity {
  /** Digest of the key. */
  name: string
  /** SHA-256 over what the commit declares; absent where it declares nothing. */
  fingerprint: string | undefined
}

/** What the workflow lets an apply do. */
export interface ChangePolicy {
  /** Whether a connection that exists and differs may be updated. */
  updateExisting: boolean
  /** Whether every existing connection is sent again though nothing visible differs. */
  forceUpdate: boolean
  /** Whether the connection of a removed spec is deregistered. */
  allowDelete: boolean
}

/** What was found out about a connection before its plan is made. */
export interface Inspection {
  live: Live
  /** What Immuta shows of the objects that the spec lists, by path; of none where it is absent. */
  objects?: ReadonlyMap<string, LiveObject>
  /** Problems with its secrets, and faults of the conversation with Immuta. */
  diagnostics: readonly Diagnostic[]
}

/** The body that the base declares; `undefined` where there is none, or nobody can say. */
export function bodyOf(prior: Prior): ConnectionBody | undefined {
  return typeof prior === 'object' ? prior : undefined
}

/** The base's body of an entry's connection. */
export function priorOf({ candidate }: PlanEntry): ConnectionBody | undefined {
  return candidate.kind === 'invalid' ? undefined : bodyOf(candidate.prior)
}

/** The body that this commit declares. */
export function desiredOf({ candidate }: PlanEntry): ConnectionBody | undefined {
  return candidate.kind === 'declared' ? candidate.connection.body : undefined
}

/** The identity of what a candidate declares. */
export function identityOf(candidate: Candidate): Identity {
  const name = keyDigest(candidate.key ?? '')
  if (candidate.kind !== 'declared') return { name, fingerprint: undefined }
  const { body, objects } = candidate.connection
  return { name, fingerprint: fingerprint(body, objects) }
}

/** SHA-256 over the body and the objects that this commit declares. */
export function fingerprintOf({ identity }: PlanEntry): string | undefined {
  return identity.fingerprint
}

/** What the base and this commit declare, as people read it: the body, and the objects. */
export function payloadOf({ candidate }: PlanEntry): { before?: object; after?: object } {
  if (candidate.kind === 'invalid') return {}
  const before = bodyOf(candidate.prior)
  if (candidate.kind === 'removed') return before === undefined ? {} : { before }
  const { connection, priorObjects } = candidate
  const base = priorObjects === 'unknown' ? undefined : blockOfObjects(priorObjects)
  const objects = blockOfObjects(connection.objects)
  return {
    ...(before && { before: { ...before, ...(base && { objects: base }) } }),
    after: { ...connection.body, ...(objects && { objects }) },
  }
}

export function diffOf({ change }: PlanEntry): readonly FieldChange[] {
  return change.action === 'invalid' ? [] : change.diff
}

/** The fields that say where a connection is: its workspace, and the catalog of Immuta there. */
const PLACE = ['connection.hostname', 'nativeIntegration.config.catalog']

/** Whether a connection that Immuta has gets another host or catalog. */
export function isMoved({ change, drift }: PlanEntry): boolean {
  return (
    change.action === 'update' &&
    [...change.diff, ...drift].some(({ path }) => PLACE.includes(path))
  )
}

/** The fields that say as whom Immuta signs in to Databricks, and where it keeps its own data. */
const SET_UP = [...PLACE, 'connection.authenticationType']

/**
 * Whether Immuta's set-up script has to be run in Databricks before apply writes: a new connection,
 * one that moves, or one that signs in otherwise.
 */
export function needsSetUp({ change }: PlanEntry): boolean {
  if (change.action === 'create') return true
  return change.action === 'update' && change.diff.some(({ path }) => SET_UP.includes(path))
}

/** How a result file calls what was to be done. */
export type Action = 'create' | 'update' | 'unchanged' | 'delete' | 'retain' | 'invalid' | 'unknown'

const WHY = { unchanged: 'unchanged', retained: 'retain', left: 'update' } as const

export function actionOf({ change }: PlanEntry): Action {
  return change.action === 'none' ? WHY[change.why] : change.action
}

/** Whether apply writes the connection itself. */
export function isWrite({ action }: Change): boolean {
  return action === 'create' || action === 'update' || action === 'delete'
}

/** What an entry counts towards `max-changes`: the connection, and each object that is set. */
export function changesOf(entry: PlanEntry): number {
  return Number(isWrite(entry.change)) + objectsToSet(entry).length
}

/** Whether apply writes anything for this entry: the connection, or what is set of its objects. */
export function hasWrites(entry: PlanEntry): boolean {
  return changesOf(entry) > 0
}

/** Whether a change would be an update, and may not be one. */
export function isLeft(change: Change): boolean {
  return change.action === 'none' && change.why === 'left'
}

export function hasErrors({ diagnostics }: PlanEntry): boolean {
  return diagnostics.some(isError)
}

/** The reasons for which a connection with these diagnostics fails the run. */
export function reasonsOf(diagnostics: readonly Diagnostic[]): FailureReason[] {
  return diagnostics.filter(isError).map(({ code }) => reasonOf(code))
}

/** The entry with more to tell. What makes its spec unusable makes it invalid. */
export function withDiagnostics(entry: PlanEntry, more: readonly Diagnostic[]): PlanEntry {
  const isInvalid = reasonsOf(more).includes('invalid-spec')
  return {
    ...entry,
    ...(isInvalid && { change: { action: 'invalid' }, drift: [], objects: [] }),
    diagnostics: [...entry.diagnostics, ...more],
  }
}

export function withCheck(entry: PlanEntry, check: Checks): PlanEntry {
  return { ...entry, checks: { ...entry.checks, ...check } }
}

/** The entry with what the dry run said: a refusal is an error. */
export function withDryRun(entry: PlanEntry, dryRun: DryRun): PlanEntry {
  const checked = withCheck(entry, { dryRun })
  if (dryRun.status !== 'failed') return checked
  const message = `Immuta's dry run refused this connection: ${dryRun.messages.join('; ')}`
  const refused = errorAt('dry-run-failed', message, positionOf(entry.candidate))
  return withDiagnostics(checked, [refused])
}
