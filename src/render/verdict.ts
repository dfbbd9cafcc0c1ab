import { isBlocking } from '../core/block.ts'
import { type ErrorCode, lacksSecret, reasonOf } from '../core/codes.ts'
import {
  dangersOf,
  errorsOf,
  hasChanges,
  hasDrifted,
  isHealthUnknown,
  isPending,
  isSuperseded,
  isUnhealthy,
  openWarnings,
  type Outcome,
  type Reported,
  warningsOf,
} from '../core/outcome.ts'
import { changesOf, isLeft, isWrite, type PlanEntry } from '../core/plan.ts'
import { objectFieldOf, objectsToSet, settingPlanned } from '../core/plan-objects.ts'
import { plural } from '../core/plural.ts'
import type { Preflight } from '../core/privileges.ts'
import { dangerText } from './dangers.ts'
import { isBlocked, isUnasked, WORDS } from './labels.ts'
import { prose } from './markdown.ts'
import { inheriting, objectsDone, objectsKept, objectsSetBack } from './objects.ts'
import { activated, automaticSetUps, manualSetUps } from './steps.ts'
import {
  blockOf,
  leftOutOf,
  listed,
  MAX_NAMES,
  namesOf,
  OCCASION,
  type ReportView,
  stoppedOf,
  unmanagedOf,
} from './view.ts'

/**
 * What a report comes to, in one line of Markdown.
 *
 * @param unshown changes that the plan comment must show whole, and does not
 */
export function verdict(view: ReportView, unshown = 0): string {
  const { outcome, occasion } = view
  const { connections, mode } = outcome
  const stopped = stoppedOf(outcome)
  if (stopped !== undefined) {
    return `❌ **Nothing was written.** ${prose(stopped.why)}`
  }
  const failures = failureTexts(outcome)
  if (failures.length > 0) {
    if (mode !== 'plan') return `❌ **Failed:** ${failures.join(', ')}.`
    const consequence = consequenceText(view)
    return `❌ **${OCCASION[occasion].notReady}:** ${failures.join(', ')}.${consequence}`
  }
  if (connections.length === 0 && unmanagedOf(outcome).length === 0) {
    return mode === 'plan'
      ? `✅ **${doingOf(view)} changes nothing in Immuta:** no spec is touched.`
      : '✅ **Nothing to do:** this change touches no spec.'
  }
  if (unshown > 0) return `❌ **${OCCASION[occasion].notReady}.** ${unshownText(unshown)}`
  return successText(view)
}

/** What changes nothing, as far as the plan looked. */
function doingOf({ outcome, occasion }: ReportView): string {
  return leftOutOf(outcome) > 0 ? 'This change' : OCCASION[occasion].doing
}

/** What a plan says whose comment lacks the room for what apply must find there. */
export function unshownText(unshown: number): string {
  return (
    `The comment has no room to show ${plural(unshown, 'connection')} whole, and with ` +
    '`require-plan` apply then writes nothing. Change fewer connections in one pull request.'
  )
}

/** Errors that have words of their own, or are told elsewhere. */
const TOLD: readonly ErrorCode[] = [
  ...(['dry-run-failed', 'preflight-failed', 'drift', 'too-many-changes', 'unhealthy'] as const),
]

function failureTexts({ connections, mode }: Outcome): string[] {
  const count = (test: (codes: ErrorCode[]) => boolean): number =>
    connections.filter((one) => test(errorsOf(one).map(({ code: id }) => id))).length
  const isSpec = (id: ErrorCode): boolean => reasonOf(id) === 'invalid-spec'
  const without = count(lacksSecret)
  const invalid = count((codes) => codes.some(isSpec)) - without
  const refused = count((codes) => codes.includes('dry-run-failed'))
  const found = (test: (one: Preflight) => boolean): number =>
    connections.filter(
      (one) =>
        errorsOf(one).some(({ code: id }) => id === 'preflight-failed') &&
        one.entry.checks.privileges?.some(test) === true,
    ).length
  const rejected = found(({ credential }) => credential === 'refused')
  const lacking = found(({ rows }) => rows.some(({ answer }) => answer === 'missing'))
  const limited = connections.filter((one) =>
    errorsOf(one).some(({ code: id }) => id === 'too-many-changes'),
  )
  const many = limited.reduce((sum, { entry }) => sum + changesOf(entry), 0)
  const other = count(
    (codes) => codes.length > 0 && codes.every((id) => !isSpec(id) && !TOLD.includes(id)),
  )
  const undone = mode === 'apply' ? 'finished' : 'checked'
  const leaked = count((codes) => codes.includes('secret-literal'))
  const lack = (count: number): string => (count === 1 ? 'lacks' : 'lack')
  const told = [
    leaked > 0 && 'a possibly committed secret must be revoked',
    invalid > 0 && `${plural(invalid, 'spec')} must be fixed`,
    without > 0 && `${plural(without, 'connection')} ${lack(without)} a usable secret`,
    refused > 0 && `Immuta's dry run refused ${plural(refused, 'connection')}`,
    rejected > 0 && `Databricks refuses the credential of ${plural(rejected, 'connection')}`,
    lacking > 0 && `${plural(lacking, 'connection')} ${lack(lacking)} privileges in Databricks`,
    many > 0 && `${plural(many, 'change')}, more than \`max-changes\` allows`,
    other > 0 && `${plural(other, 'connection')} could not be ${undone}`,
  ]
  return told.filter((one) => one !== false)
}

/** What comes of a merge, or an apply, all the same. */
function consequenceText(view: ReportView): string {
  const { outcome, occasion } = view
  if (outcome.mode === 'plan' && outcome.offline !== undefined) return ''
  const { doing } = OCCASION[occasion]
  const { connections } = outcome
  if (blockOf(outcome) === undefined) {
    const changing = connections.filter(isPending)
    return changing.length === 0 ? '' : ` ${doing} ${plannedVerbs(outcome, changing)} all the same.`
  }
  const blocked = connections.filter(
    (one) =>
      isBlocked(outcome, one) && errorsOf(one).every(({ code: id }) => id === 'too-many-changes'),
  ).length
  const isLimit = blockOf(outcome)?.kind === 'limit'
  const noun = isLimit ? 'connection' : 'other connection'
  const are = blocked === 1 ? 'is' : 'are'
  const others = blocked === 0 ? '' : ` ${plural(blocked, noun)} ${are} blocked until then.`
  const isKnown = connections.some(({ entry }) => isBlocking(entry) && !isUnasked(entry))
  return isKnown || isLimit
    ? `${others} ${doing} now would change nothing in Immuta.`
    : `${others} What ${doing.toLowerCase()} would do is not known.`
}

function driftText(connections: readonly Reported[], unhealthy: string): string {
  if (connections.some(({ entry }) => hasDrifted(entry)))
    return (
      `⚠️ **Drift detected${unhealthy === '' ? '' : `, and ${unhealthy}`}.** ` +
      (connections.some(({ entry }) => isLeft(entry.change))
        ? 'Immuta does not match the specs, and apply leaves it as it is.'
        : 'Immuta does not match the specs; apply would bring it back to them.')
    )
  const unshown = unshownConnections(connections)
  const matches = unshown === '' ? ' Immuta matches the specs.' : unshown
  if (unhealthy !== '') return `⚠️ **No drift, but ${unhealthy}.**${matches}`
  return unshown === '' ? `✅ **No drift.**${matches}` : `⚠️ **No drift seen.**${matches}`
}

/** Of how many connections nobody can tell whether they are as declared. */
function unshownConnections(connections: readonly Reported[]): string {
  const count = connections.filter(({ entry }) => !entry.isShown).length
  if (count === 0) return ''
  const [lead, they] = count === 1 ? ['leads', 'it is'] : ['lead', 'they are']
  return (
    ` Immuta does not show where ${plural(count, 'connection')} ${lead}: ` +
    `whether ${they} as declared, nobody can tell.`
  )
}

/** What a search for drift could not see. */
function unknownHealth(connections: readonly Reported[]): string {
  const unknown = connections.filter(({ entry }) => isHealthUnknown(entry)).length
  if (unknown === 0) return ''
  const work = unknown === 1 ? 'works' : 'work'
  return (
    ` Immuta does not say whether ${plural(unknown, 'integration')} ${work}: ` +
    'that may take the permission APPLICATION_ADMIN.'
  )
}

function successText(view: ReportView): string {
  const { outcome } = view
  const { connections } = outcome
  const sign = connections.some((one) => openWarnings(one).length > 0) ? '⚠️' : '✅'
  const bad = connections.filter(({ entry }) => isUnhealthy(entry)).length
  const unhealthy =
    bad === 0 ? '' : `${plural(bad, 'integration')} ${bad === 1 ? 'does' : 'do'} not work in Immuta`
  switch (outcome.mode) {
    case 'validate':
      return '✅ **Valid.** Nothing was sent anywhere.'
    case 'drift':
      return driftText(connections, unhealthy) + unknownHealth(connections)
    case 'apply': {
      const changing = connections.filter(isPending)
      const left = connections.filter(isSuperseded).length
      const counted = plural(left, 'connection')
      const unshown = unshownConnections(connections)
      const matches = unshown === '' ? ' Immuta matches the specs.' : unshown
      if (changing.length > 0) {
        const more = left > 0 ? ` Left to a newer run: ${counted}.` : ''
        return `${sign} **Done:** ${listed(countedVerbs(changing, false))}.${more}`
      }
      return left > 0
        ? `⚠️ **Nothing was written:** ${counted} left to a newer run.`
        : unhealthy === ''
          ? `${unshown === '' ? sign : '⚠️'} **Nothing to do.**${matches}`
          : `⚠️ **Nothing to write, but ${unhealthy}.**${matches}`
    }
    case 'plan':
      return planText(view, outcome)
  }
}

function planText(view: ReportView, outcome: Extract<Outcome, { mode: 'plan' }>): string {
  const { doing, ready } = OCCASION[view.occasion]
  const { connections, offline } = outcome
  if (offline !== undefined) {
    const compared = 'What follows compares by Git only.'
    return `⚠️ **Valid, but not tried against Immuta.** ${prose(offline)} ${compared}`
  }
  const dangers = connections.flatMap(dangersOf)
  const warned = connections.flatMap(warningsOf).length - dangers.length
  const mind = warned > 0 ? ` Read the ${warned === 1 ? 'warning' : 'warnings'} first.` : ''
  if (!hasChanges(outcome)) {
    return `${warned > 0 ? '⚠️' : '✅'} **${doingOf(view)} changes nothing in Immuta.**${mind}`
  }
  const changing = connections.filter(isPending)
  const isNamed = dangers.length > 0 && changing.length <= MAX_NAMES
  const conditions = conditionsOf(outcome, changing)
  const overwritten = changing.filter(({ entry }) => overwritesDrift(entry)).length
  const overwrites =
    overwritten === 0
      ? ''
      : ` It overwrites what was changed in Immuta itself, in ${plural(overwritten, 'connection')}.`
  const leads = [
    ...(dangers.length > 0 ? [`Dangerous: ${dangerText(doing.toLowerCase(), changing)}`] : []),
    ...(conditions.length > 0 ? [`Ready once ${listed(conditions)}`] : []),
  ]
  const sign = leads.length + warned + overwritten > 0 ? '⚠️' : '✅'
  const lead = leads.length > 0 ? leads.join('. ') : ready
  // One that is deregistered is named by then.
  const isTold = changing.every(({ entry }) => entry.change.action === 'delete') && isNamed
  const what = isTold
    ? ''
    : ` ${doing} ${plannedVerbs(outcome, changing)}${dryRunSummary(changing)}.`
  return `${sign} **${lead}.**${what}${overwrites}${mind}`
}

/** Whether what is written includes what differs in Immuta: of the connection, or of an object. */
function overwritesDrift(entry: PlanEntry): boolean {
  return entry.drift.some((one) =>
    objectFieldOf(one) === undefined
      ? entry.change.action === 'update'
      : settingPlanned(entry, one) !== undefined,
  )
}

/** What must be so before a plan is ready. */
function conditionsOf(outcome: Outcome, changing: readonly Reported[]): string[] {
  const swapped = changing.filter((one) =>
    warningsOf(one).some(({ code: id }) => id === 'secret-changed'),
  )
  const isUndecided = changing.some(({ entry }) => entry.checks.dryRun?.status === 'unknown')
  return [
    ...(swapped.length > 0 ? [`the new secret variable of ${namesOf(swapped)} is checked`] : []),
    ...(isUndecided ? ['it is known who uses that host and catalog'] : []),
    ...(activated(outcome).length > 0 ? ['subscription policies are in place'] : []),
    ...(manualSetUps(outcome).length > 0 ? ["Immuta's set-up script has been run"] : []),
  ]
}

/** `runs Immuta's set-up script in Databricks and registers 1 connection` */
function plannedVerbs(outcome: Outcome, changing: readonly Reported[]): string {
  const { length } = automaticSetUps(outcome)
  const scripts = length === 1 ? "Immuta's set-up script" : `${String(length)} set-up scripts`
  const first = length === 0 ? [] : [`runs ${scripts} in Databricks`]
  return listed([...first, ...countedVerbs(changing, true)])
}

/** `registers 2 connections`, `updates 1`, `deregisters 1` */
function countedVerbs(connections: readonly Reported[], isPlan: boolean): string[] {
  const counted = Object.entries(WORDS)
    .map(([action, { planned, applied }]) => ({
      verb: isPlan ? `${planned}s` : applied,
      count: connections.filter(({ entry }) => entry.change.action === action).length,
    }))
    .filter(({ count }) => count > 0)
  const sum = (count: (one: Reported) => number): number =>
    connections.reduce((total, one) => total + count(one), 0)
  const objects = sum(isPlan ? ({ entry }) => objectsToSet(entry).length : objectsDone)
  const back = sum(isPlan ? ({ entry }) => objectsKept(entry) : objectsSetBack)
  return [
    ...counted.map(
      ({ verb, count }, index) => `${verb} ${index === 0 ? plural(count, 'connection') : count}`,
    ),
    ...(objects > 0 ? [`${isPlan ? 'sets' : 'set'} ${plural(objects, 'object')}`] : []),
    ...(back > 0
      ? [isPlan ? `sets ${back} back where ${inheriting(back)}` : `set ${back} back`]
      : []),
  ]
}

/**
 * What the dry run said of the connections that are written; those that go have none. It tries no
 * objects.
 */
function dryRunSummary(changing: readonly Reported[]): string {
  const written = changing.filter(({ entry }) => isWrite(entry.change))
  const count = (status: string): number =>
    written.filter(({ entry }) => entry.checks.dryRun?.status === status).length
  const [passed, unknown] = [count('passed'), count('unknown')]
  const gone = written.filter(({ entry }) => entry.change.action === 'delete').length
  if (passed + unknown === 0) return ''
  const isMixed = changing.some(({ entry }) => objectsToSet(entry).length > 0)
  const [them, it] = isMixed ? ['the connections', 'the connection'] : ['them', 'it']
  const of = passed === written.length ? '' : ` ${passed} of ${them}`
  const connections = isMixed ? ' connections' : ''
  const all =
    passed === 1 ? ` ${it}` : passed === 2 ? ` both${connections}` : ` all ${passed}${connections}`
  const parts = [
    ...(passed > 0 ? [`accepted${of === '' ? all : of}`] : []),
    ...(unknown > 0 ? [`neither accepted nor refused ${written.length === 1 ? it : unknown}`] : []),
  ]
  const none = gone > 0 ? ', and there is none for deregistering' : ''
  return `; Immuta's dry run ${listed(parts)}${none}`
}
