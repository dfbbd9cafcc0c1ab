import type { ObjectPlan, ObjectResult } from '../core/plan-objects.ts'
import type { Outcome, Reported } from '../core/outcome.ts'
import { type DeclaredObject, OBJECT_SETTINGS } from '../core/objects.ts'
import { objectsToLookAt, objectsToSet } from '../core/plan-objects.ts'
import { plural } from '../core/plural.ts'
import { cell } from './markdown.ts'
import { table, valueCell } from './view.ts'

/** Objects that a section lists; the payload has them all. */
const MAX_OBJECT_ROWS = 30

/** What is set of the objects of a connection, or was. */
export function objectLines(outcome: Outcome, { entry, result }: Reported): string[] {
  const results = new Map(result.objects?.map((one) => [one.path, one.status]))
  const all = objectsToLookAt(entry)
  if (all.length === 0) return []
  const isApply = outcome.mode === 'apply'
  const rows = all
    .slice(0, MAX_OBJECT_ROWS)
    .map(({ object, change }) => [
      cell(object.path),
      change.action === 'set'
        ? setText(change, !isApply && entry.change.action !== 'create')
        : keptText(object, change.action),
      ...(isApply ? [resultText(change, results.get(object.path))] : []),
    ])
  const more = all.length - rows.length
  const header = ['Object', isApply ? 'To set' : 'Set', ...(isApply ? ['Result'] : [])]
  return [
    '',
    '**Objects:**',
    '',
    ...table(header, rows),
    ...(more > 0 ? ['', `<sub>${plural(more, 'more object')} left out here.</sub>`] : []),
  ]
}

/** What is looked at again after its parent is set, because it may inherit from it. */
function keptText({ settings }: DeclaredObject, action: 'unchanged' | 'unknown'): string {
  if (action === 'unknown') return 'Immuta does not show it; looked at again when its parent is set'
  const kept = OBJECT_SETTINGS.flatMap((key) =>
    settings[key] === undefined ? [] : [`${cell(key)} stays ${valueCell(settings[key], '')}`],
  )
  return `${kept.join(', ')}; set back where it would inherit`
}

const RESULT: Record<ObjectResult['status'], string> = {
  applied: 'set',
  failed: '**failed**',
  skipped: 'not set',
}

function resultText(
  { action }: ObjectPlan['change'],
  status: ObjectResult['status'] | undefined,
): string {
  return status === undefined && action !== 'set' ? '–' : RESULT[status ?? 'skipped']
}

/** @param isTold whether it is said that Immuta does not know the object */
function setText(
  { diff, isKnown }: Extract<ObjectPlan['change'], { action: 'set' }>,
  isTold: boolean,
): string {
  const unknown = isTold && !isKnown ? ['not known to Immuta yet'] : []
  return [...unknown, ...diff.map(settingText)].join('<br>')
}

function settingText({
  path,
  before,
  after,
}: Extract<ObjectPlan['change'], { action: 'set' }>['diff'][number]): string {
  const from = before === null ? '' : `${valueCell(before, 'nothing')} → `
  return `${cell(path)}: ${from}${valueCell(after, 'nothing')}`
}

/** How many objects are set, or were, in a few words; empty where there are none. */
export function objectsText(outcome: Outcome, reported: Reported): string {
  const all = objectsToSet(reported.entry).length
  if (all === 0) return ''
  if (outcome.mode !== 'apply') {
    const kept = objectsKept(reported.entry)
    const back = kept === 0 ? '' : `, and ${kept} back where ${inheriting(kept)}`
    return `**set ${plural(all, 'object')}**${back}`
  }
  const done = objectsDone(reported)
  const more = objectsSetBack(reported)
  const back = more === 0 ? '' : `, ${more} set back`
  if (done === all) return `**${plural(all, 'object')} set**${back}`
  return done === 0 ? `objects not set${back}` : `${done} of ${plural(all, 'object')} set${back}`
}

/** How many objects a plan may set back, because they would inherit what is set above them. */
export function objectsKept(entry: Reported['entry']): number {
  return objectsToLookAt(entry).filter(({ change }) => change.action === 'unchanged').length
}

/** The condition on which such objects are set back. */
export function inheriting(count: number): string {
  return count === 1 ? 'it would inherit' : 'they would inherit'
}

/** How many objects that were to be set an apply has set of a connection. */
export function objectsDone(reported: Reported): number {
  return countSet(reported, true)
}

/** How many objects an apply has set back, because they inherited what was set above them. */
export function objectsSetBack(reported: Reported): number {
  return countSet(reported, false)
}

function countSet({ entry, result }: Reported, isPlanned: boolean): number {
  const planned = new Set(objectsToSet(entry).map(({ object }) => object.path))
  const done = result.objects?.filter(
    ({ path, status }) => status === 'applied' && planned.has(path) === isPlanned,
  )
  return done?.length ?? 0
}
