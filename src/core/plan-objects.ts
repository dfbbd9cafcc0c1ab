import type { Candidate } from './candidate.ts'
import type { ErrorDiagnostic } from './diagnostic.ts'
import { fieldChange, type FieldChange } from './diff.ts'
import type { Live } from './live.ts'
import {
  ancestorsOf,
  type DeclaredObject,
  OBJECT_SETTINGS,
  type ObjectSettings,
  objectId,
} from './objects.ts'

/**
 * What Immuta shows of an object: a setting that it does not show is absent. `absent`: Immuta does
 * not know the object yet.
 */
export type LiveObject = ObjectSettings | 'absent' | 'not-asked' | 'unknown'

/** What apply will do with an object. */
export type ObjectChange =
  /** `isKnown`: Immuta has the object already, as far as anybody knows. */
  | { action: 'set'; diff: readonly FieldChange[]; isKnown: boolean }
  | { action: 'unchanged' | 'unknown' }

/** One object of a plan. */
export interface ObjectPlan {
  object: DeclaredObject
  change: ObjectChange
}

/** What became of one object that was to be set. */
export interface ObjectResult {
  path: string
  status: 'applied' | 'failed' | 'skipped'
  errors: readonly ErrorDiagnostic[]
}

/**
 * Plans one object. A setting that Immuta does not show counts as different only where Git changes
 * it.
 *
 * @param prior what the base declares of it; `unknown` where nobody can say
 */
export function planObject(
  object: DeclaredObject,
  live: LiveObject,
  prior: ObjectSettings | 'unknown' | undefined,
): ObjectPlan {
  if (live === 'unknown') return { object, change: { action: 'unknown' } }
  const byGit = typeof prior === 'object' ? prior : {}
  const seen = live === 'not-asked' ? byGit : live === 'absent' ? {} : live
  const isNew = live === 'absent' || (live === 'not-asked' && prior === undefined)
  const diff = settingsDiff(object.settings, (key) => {
    if (seen[key] !== undefined || isNew) return seen[key]
    return prior === 'unknown' ? object.settings[key] : byGit[key]
  })
  if (diff.length > 0)
    return { object, change: { action: 'set', diff, isKnown: live !== 'absent' } }
  return {
    object,
    change: { action: isShownWhole(object.settings, seen) ? 'unchanged' : 'unknown' },
  }
}

/** Whether Immuta shows each setting that is declared. */
export function isShownWhole(declared: ObjectSettings, shown: ObjectSettings): boolean {
  return OBJECT_SETTINGS.every((key) => declared[key] === undefined || shown[key] !== undefined)
}

/** The settings of an object that differ from what is there, as the change that sets them right. */
export function settingsDiff(
  settings: ObjectSettings,
  nowOf: (key: (typeof OBJECT_SETTINGS)[number]) => boolean | undefined,
): FieldChange[] {
  return OBJECT_SETTINGS.flatMap((path): FieldChange[] => {
    const after = settings[path]
    const before = nowOf(path)
    if (after === undefined || before === after) return []
    return [fieldChange(path, before, after)]
  })
}

/**
 * Where Immuta has an object otherwise than the base declares it. What Immuta does not know, nobody
 * changed there.
 */
export function objectDrift({ path, settings }: DeclaredObject, live: LiveObject): FieldChange[] {
  if (typeof live === 'string') return []
  return OBJECT_SETTINGS.flatMap((key): FieldChange[] => {
    const [before, after] = [settings[key], live[key]]
    if (before === undefined || after === undefined || before === after) return []
    return [fieldChange(fieldOf(path, key), before, after)]
  })
}

/** Where Immuta lacks what a spec declares of its connection: each setting of an unknown object. */
export function unknownObjectsDrift({ objects }: Planned): FieldChange[] {
  return objects.flatMap(({ object, change }) =>
    change.action === 'set' && !change.isKnown
      ? change.diff.map(({ path, after }) =>
          fieldChange(fieldOf(object.path, path), after, undefined),
        )
      : [],
  )
}

function fieldOf(path: string, setting: string): string {
  return `objects.${path}.${setting}`
}

/** The object and the setting of which a drift tells; `undefined` where it is of no object. */
export function objectFieldOf({
  path: field,
}: Pick<FieldChange, 'path'>): { path: string; setting: string } | undefined {
  const [, path, setting] = /^objects\.(.+)\.([^.]+)$/s.exec(field) ?? []
  return path === undefined || setting === undefined ? undefined : { path, setting }
}

/** What is planned for the setting of an object of which a drift tells. */
export function settingPlanned({ objects }: Planned, drift: FieldChange): FieldChange | undefined {
  const field = objectFieldOf(drift)
  const plan = objects.find(({ object }) => object.path === field?.path)
  if (plan?.change.action !== 'set') return undefined
  return plan.change.diff.find(({ path }) => path === field?.setting)
}

/** Whether a drift tells that Immuta does not know an object. */
export function isOfUnknownObject(drift: FieldChange): boolean {
  return drift.after === null && objectFieldOf(drift) !== undefined
}

/** Plans the objects that a spec lists. Pure. */
export function planObjects(
  candidate: Candidate,
  live: Live,
  found: ReadonlyMap<string, LiveObject>,
): ObjectPlan[] {
  if (candidate.kind !== 'declared') return []
  const { connection, priorObjects } = candidate
  const other = typeof live === 'string' ? live : 'unknown'
  return connection.objects.map((object) => {
    const { path } = object
    const prior =
      priorObjects === 'unknown'
        ? priorObjects
        : priorObjects.find((one) => one.path === path)?.settings
    return planObject(object, found.get(path) ?? other, prior)
  })
}

/** Where Immuta differs from what the base declares; this commit, where nobody can say. */
export function objectsDrift(
  candidate: Candidate,
  found: ReadonlyMap<string, LiveObject>,
): FieldChange[] {
  if (candidate.kind !== 'declared') return []
  const { priorObjects, connection } = candidate
  const base = priorObjects === 'unknown' ? connection.objects : priorObjects
  return base.flatMap((one) => objectDrift(one, found.get(one.path) ?? 'unknown'))
}

/** The objects of a plan's entry. */
interface Planned {
  objects: readonly ObjectPlan[]
}

/** The objects that apply sets. */
export function objectsToSet({ objects }: Planned): ObjectPlan[] {
  return objects.filter(({ change }) => change.action === 'set')
}

/**
 * The objects that apply looks at: those that it sets, and those below one of them, which may
 * inherit what they are declared not to be.
 */
export function objectsToLookAt(entry: Planned): ObjectPlan[] {
  const set = new Set(objectsToSet(entry).map(({ object }) => objectId(object.path)))
  return entry.objects.filter(({ object: { path } }) =>
    [path, ...ancestorsOf(path)].some((one) => set.has(objectId(one))),
  )
}
