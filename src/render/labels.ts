import { type ErrorCode, lacksSecret } from '../core/codes.ts'
import { isError } from '../core/diagnostic.ts'
import {
  type Outcome,
  type Reported,
  errorsOf,
  hasDrifted,
  isInDoubt,
  isUnhealthy,
  statusOf,
} from '../core/outcome.ts'
import { type Action, actionOf, hasWrites, isLeft, type PlanEntry } from '../core/plan.ts'
import { isOfUnknownObject, objectsToSet } from '../core/plan-objects.ts'
import { objectsText } from './objects.ts'
import { blockOf, offlineOf, stoppedOf } from './view.ts'

/** What Git alone can say of a connection. */
export const BY_GIT: Record<Action, string> = {
  create: 'new in Git',
  update: 'changed in Git',
  unchanged: 'unchanged in Git',
  delete: 'removed from Git',
  retain: 'removed from Git',
  invalid: 'invalid',
  unknown: 'not checked',
}

/** What becomes of a connection, by the action that is planned, done, or not done. */
export const WORDS = {
  create: { planned: 'register', applied: 'registered', not: 'not registered' },
  update: { planned: 'update', applied: 'updated', not: 'left as it is' },
  delete: { planned: 'deregister', applied: 'deregistered', not: 'not deregistered' },
} as const

/** What is said of a plan's write that a failed check does not stop. */
const DESPITE = ' despite a failed check'

/** Errors that leave open what Immuta has. */
const UNASKED: readonly ErrorCode[] = ['immuta-unauthorized', 'immuta-unreachable', 'cancelled']

/** What becomes of a connection, in a few words of Markdown. */
export function actionText(outcome: Outcome, reported: Reported): string {
  const text = connectionText(outcome, reported)
  if (offlineOf(outcome) !== undefined || outcome.mode === 'drift' || text === 'blocked')
    return text
  const objects = objectsText(outcome, reported)
  const despite = isDespite(outcome, reported) && text !== 'failed' ? DESPITE : ''
  if (objects === '') return text + despite
  const all = actionOf(reported.entry) === 'unchanged' ? objects : `${text}, ${objects}`
  return all + despite
}

function connectionText(outcome: Outcome, reported: Reported): string {
  const action = actionOf(reported.entry)
  if (offlineOf(outcome) !== undefined) return BY_GIT[action]
  if (outcome.mode === 'drift') return driftText(reported, action)
  const stop = outcome.mode === 'plan' ? stopText(outcome, reported) : undefined
  if (stop !== undefined) return stop
  switch (action) {
    case 'invalid':
      return isInvalid(reported) ? 'invalid' : 'not checked'
    case 'unknown':
      return 'not checked'
    case 'retain':
      // Nobody asked whether Immuta has it.
      return 'not deregistered'
    case 'unchanged':
      if (outcome.mode === 'validate') return 'valid'
      return statusOf(reported) === 'failed' ? 'not checked' : 'unchanged'
    case 'create':
    case 'update':
    case 'delete':
      return writeText(outcome, WORDS[action], reported)
  }
}

/** What keeps a plan's connection from being written. */
function stopText(outcome: Outcome, reported: Reported): string | undefined {
  if (isUnasked(reported.entry)) return 'not checked'
  if (!isBlocked(outcome, reported)) return undefined
  return statusOf(reported) === 'failed' ? 'failed' : 'blocked'
}

/** Whether nobody knows what Immuta has of a connection. */
export function isUnasked({ diagnostics }: PlanEntry): boolean {
  return diagnostics.some((one) => isError(one) && UNASKED.includes(one.code))
}

/** Whether a plan's write will not be, because an apply would write nothing at all. */
export function isBlocked(outcome: Outcome, { entry }: Reported): boolean {
  return blockOf(outcome) !== undefined && hasWrites(entry)
}

function writeText(
  outcome: Outcome,
  { planned, applied, not }: (typeof WORDS)[keyof typeof WORDS],
  reported: Reported,
): string {
  const status = statusOf(reported)
  if (isLeft(reported.entry.change)) return not
  if (status === 'applied') return `**${applied}**`
  if (status === 'skipped' || stoppedOf(outcome) !== undefined) return not
  if (outcome.mode === 'plan') return `**${planned}**`
  return isInDoubt(reported) ? 'in doubt' : 'failed'
}

/** How Immuta is otherwise than a spec says; `undefined` where it is not. */
export function driftWords(entry: PlanEntry): string | undefined {
  if (isMissing(entry)) return 'missing in Immuta'
  const differs = isChanged(entry)
    ? 'changed in Immuta'
    : lacksObjects(entry)
      ? 'objects not known to Immuta'
      : undefined
  if (!isUnhealthy(entry)) return differs
  return differs === undefined ? 'unhealthy in Immuta' : `unhealthy in Immuta, ${differs}`
}

function driftText(reported: Reported, action: Action): string {
  if (action === 'invalid') return isInvalid(reported) ? 'invalid' : 'not checked'
  const words = driftWords(reported.entry)
  if (words !== undefined) return `**${words}**`
  return statusOf(reported) === 'failed' ? 'not checked' : 'as declared'
}

const DRY_RUN = { passed: '✅ passed', failed: '❌ refused', unknown: '❔ undecided' } as const

export function dryRunText({ entry }: Reported): string {
  const dryRun = entry.checks.dryRun
  if (dryRun === undefined) return '–'
  return DRY_RUN[dryRun.status]
}

/** The counts of a report, in words. */
export function headline(outcome: Outcome): string {
  const counts = summarizeActions(outcome)
  return counts.length === 0 ? 'no changes' : counts.join(', ')
}

type Counted = readonly (readonly [test: (reported: Reported) => boolean, words: string])[]

function summarizeActions(outcome: Outcome): string[] {
  const { connections } = outcome
  const count = (counted: Counted): string[] =>
    counted.flatMap(([test, words]) => {
      const { length } = connections.filter(test)
      return length === 0 ? [] : [`${length} ${words}`]
    })
  switch (outcome.mode) {
    case 'validate':
      return count([
        [isInvalid, 'invalid'],
        [(one) => !isInvalid(one), 'valid'],
      ])
    case 'drift': {
      const unmanaged = outcome.unmanaged.length
      return [
        ...count([
          [isInvalid, 'invalid'],
          [(one) => isUnseen(one) && statusOf(one) === 'failed', 'not checked'],
          [({ entry }) => isMissing(entry), 'missing in Immuta'],
          [({ entry }) => isChanged(entry), 'changed in Immuta'],
          [({ entry }) => lacksObjects(entry), 'with objects not known to Immuta'],
          [({ entry }) => isUnhealthy(entry), 'unhealthy in Immuta'],
        ]),
        ...(unmanaged === 0 ? [] : [`${unmanaged} without a spec`]),
        ...count([[(one) => isUnseen(one) && statusOf(one) !== 'failed', 'as declared']]),
      ]
    }
    case 'plan':
    case 'apply':
      return count(countsOfChanges(outcome))
  }
}

/** Whether a spec is to be fixed. */
export function isInvalid(reported: Reported): boolean {
  return reported.entry.change.action === 'invalid' && !isWithoutSecret(reported)
}

/** Whether a connection could not be checked because a value of its secrets can't be used. */
function isWithoutSecret(reported: Reported): boolean {
  return lacksSecret(errorsOf(reported).map(({ code }) => code))
}

function isMissing({ change }: PlanEntry): boolean {
  return change.action === 'create'
}

/** Whether somebody changed in Immuta what is declared. */
function isChanged({ drift }: PlanEntry): boolean {
  return drift.some((one) => !isOfUnknownObject(one))
}

/** Whether all that differs is that Immuta does not know an object yet. */
function lacksObjects(entry: PlanEntry): boolean {
  return entry.drift.length > 0 && !isChanged(entry)
}

/** Whether nobody saw that Immuta is otherwise than a spec says. */
function isUnseen(reported: Reported): boolean {
  const { entry } = reported
  return !isInvalid(reported) && !hasDrifted(entry) && !isUnhealthy(entry)
}

function countsOfChanges(outcome: Outcome): Counted {
  const isOffline = offlineOf(outcome) !== undefined
  const is =
    (action: Action, ...statuses: string[]) =>
    (reported: Reported): boolean =>
      ownAction(reported.entry) === action && statuses.includes(statusOf(reported))
  const open = ['planned', 'skipped']
  if (blockOf(outcome) !== undefined && !isOffline) {
    return [
      [isInvalid, 'invalid'],
      [isNotChecked, 'not checked'],
      [(one) => !isInvalid(one) && !isNotChecked(one) && statusOf(one) === 'failed', 'failed'],
      [(one) => statusOf(one) !== 'failed' && isBlocked(outcome, one), 'blocked'],
      [is('retain', ...open), 'removed from Git'],
      [is('unchanged', ...open), 'unchanged'],
    ]
  }
  const notYet = outcome.mode === 'apply' ? 'not set' : 'to set'
  const written = (action: keyof typeof WORDS, undone: string): Counted => {
    const { planned, applied } = WORDS[action]
    if (isOffline) return [[is(action, ...open), BY_GIT[action]]]
    if (outcome.mode === 'apply')
      return [
        [is(action, 'applied'), applied],
        [is(action, ...open), undone],
      ]
    return [
      [is(action, 'planned'), `to ${planned}`],
      [is(action, 'failed'), `to ${planned}${DESPITE}`],
      [is(action, 'skipped'), 'left as it is'],
    ]
  }
  return [
    [isInvalid, 'invalid'],
    [isWithoutSecret, 'not checked'],
    [(one) => isFailed(one) && !isDespite(outcome, one), 'failed'],
    ...written('create', 'not registered'),
    ...written('update', 'not updated'),
    ...written('delete', 'not deregistered'),
    [is('retain', ...open), 'removed from Git'],
    [is('unchanged', 'applied'), 'with objects set'],
    [(one) => is('unchanged', ...open)(one) && setsObjects(one), `with objects ${notYet}`],
    [
      (one) => is('unchanged', 'failed')(one) && isDespite(outcome, one),
      `with objects to set${DESPITE}`,
    ],
    [(one) => is('unchanged', ...open)(one) && !setsObjects(one), 'unchanged'],
  ]
}

/** Whether a plan could not try a connection. */
function isNotChecked(reported: Reported): boolean {
  return isUnasked(reported.entry) || isWithoutSecret(reported)
}

function isFailed(reported: Reported): boolean {
  return !isInvalid(reported) && !isWithoutSecret(reported) && statusOf(reported) === 'failed'
}

/** Whether a plan's connection is written although a check failed that no apply makes. */
function isDespite(outcome: Outcome, reported: Reported): boolean {
  return outcome.mode === 'plan' && isFailed(reported) && hasWrites(reported.entry)
}

/** What becomes of the connection itself: of one that is left, no more is written than objects. */
function ownAction(entry: PlanEntry): Action {
  return isLeft(entry.change) && hasWrites(entry) ? 'unchanged' : actionOf(entry)
}

function setsObjects({ entry }: Reported): boolean {
  return objectsToSet(entry).length > 0
}
