import { dangersOf, errorsOf, isPending, type Outcome, type Reported } from '../core/outcome.ts'
import type { ErrorCode } from '../core/codes.ts'
import { sameCatalog } from '../core/connection.ts'
import { desiredOf, needsSetUp, type PlanEntry, priorOf } from '../core/plan.ts'
import { namesOf, OCCASION, type ReportView } from './view.ts'

const GUIDE =
  'https://documentation.immuta.com/saas/developer-guides/api-intro/connections-api/' +
  'how-to-guides/register-a-connection/register-a-databricks-unity-catalog-connection'

/** Who may run a set-up script (Immuta, "Register a Databricks Unity Catalog Connection"). */
const SCRIPT_RUNNER = 'a user who is metastore admin and account admin and has `CREATE CATALOG`'

/**
 * The errors of a plan with which a connection is still to be prepared: its dry run may be refused
 * because the script was not run yet, and apply checks no privileges.
 */
const LEAVES_SET_UP: ReadonlySet<ErrorCode> = new Set([
  'dry-run-failed',
  'preflight-failed',
  'too-many-changes',
])

/** The connections of a plan for which Databricks has to be prepared. */
function setUps(outcome: Outcome): Reported[] {
  if (outcome.mode !== 'plan') return []
  return outcome.connections.filter(
    (one) =>
      needsSetUp(one.entry) &&
      isPending(one) &&
      errorsOf(one).every(({ code }) => LEAVES_SET_UP.has(code)),
  )
}

function isByHand({ entry }: Reported): boolean {
  return entry.checks.setUp?.run === undefined
}

/** The connections for which people have to run the set-up script before they are written. */
export function manualSetUps(outcome: Outcome): Reported[] {
  return setUps(outcome).filter((one) => isByHand(one) && !takesCatalog(one))
}

/** The connections whose set-up script apply runs in Databricks before it registers them. */
export function automaticSetUps(outcome: Outcome): Reported[] {
  return setUps(outcome).filter((one) => !isByHand(one))
}

/** Whether a renamed connection keeps the catalog of the old one: no script makes that ready. */
function takesCatalog({ entry }: Reported): boolean {
  const { candidate } = entry
  const before = priorOf(entry)
  const after = desiredOf(entry)
  const isRenamed = candidate.kind === 'declared' && candidate.previousKey !== undefined
  return isRenamed && before !== undefined && after !== undefined && sameCatalog(before, after)
}

/** The connections of a plan whose objects become active. */
export function activated(outcome: Outcome): Reported[] {
  if (outcome.mode !== 'plan') return []
  return outcome.connections.filter(
    (one) => isPending(one) && dangersOf(one).some(({ code }) => code === 'activates-objects'),
  )
}

/** What people must have done first, or what apply does in Databricks. */
export function stepLines(
  { outcome, occasion }: ReportView,
  cut: ReadonlySet<PlanEntry>,
): string[] {
  const manual = manualSetUps(outcome)
  const automatic = automaticSetUps(outcome)
  const active = activated(outcome)
  const { before, doing } = OCCASION[occasion]
  const link = `[Immuta's set-up script](${GUIDE})`
  const steps = [
    ...(active.length === 0
      ? []
      : [`subscription policies for the data of ${namesOf(active)} must be in place.`]),
    ...(manual.length === 0
      ? []
      : [
          `${link} for ${whose(manual, outcome)} must have been run in Databricks ` +
            `by ${SCRIPT_RUNNER}.${placeOf(manual, cut)}`,
        ]),
  ]
  return [
    ...underOneHead(`**${before}:**`, steps),
    ...(automatic.length === 0
      ? []
      : [
          '',
          `**${doing} runs ${link}** for ${whose(automatic, outcome)} in Databricks, before it ` +
            'registers. The `databricks-…` inputs of the apply workflow must name ' +
            `${SCRIPT_RUNNER}.`,
        ]),
  ]
}

/** One thing behind its head, several as a list below it. */
function underOneHead(head: string, items: readonly string[]): string[] {
  if (items.length === 0) return []
  return items.length === 1
    ? ['', `${head} ${items.join('')}`]
    : ['', head, '', ...items.map((item) => `- ${item}`)]
}

function whose(list: readonly Reported[], outcome: Outcome): string {
  const isOffline = outcome.mode === 'plan' && outcome.offline !== undefined
  if (isOffline) return 'each connection that is new in Immuta'
  const count = list.filter(({ entry }) => entry.change.action === 'create').length
  if (count < list.length) return namesOf(list)
  return list.length === 1 ? 'the new connection' : 'each new connection'
}

/** Where the scripts are, as far as they are there. */
function placeOf(list: readonly Reported[], cut: ReadonlySet<PlanEntry>): string {
  const fetched = list.filter(({ entry }) => entry.checks.setUp !== undefined)
  if (fetched.length === 0) return ' The guide says how to get it.'
  const isBelow = fetched.every(({ entry }) => !cut.has(entry))
  const folder = "in the folder that the step's output `script-directory` names"
  const place = isBelow ? `below, and ${folder}` : folder
  if (fetched.length === list.length) {
    return list.length === 1 ? ` It is ${place}.` : ` The scripts are ${place}.`
  }
  const are = fetched.length === 1 ? 'is' : 'are'
  return ` ${fetched.length} of ${list.length} ${are} ${place}; the guide says how to get the rest.`
}
