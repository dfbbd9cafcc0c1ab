import { type ErrorCode, reasonOf } from '../core/codes.ts'
import {
  errorsOf,
  hasChanges,
  hasDrifted,
  isPending,
  isSuperseded,
  type Outcome,
  type Reported,
  warningsOf,
} from '../core/outcome.ts'
import { type Action, actionOf, checkOf } from '../core/plan.ts'
import { prose } from './markdown.ts'
import { plural, type ReportView, stoppedOf, unmanagedOf } from './view.ts'

/** What a report comes to, in one line of Markdown. */
export function verdict({ outcome, wording }: ReportView): string {
  const { connections, mode } = outcome
  const stopped = stoppedOf(outcome)
  if (stopped !== undefined) return `❌ **Nothing was written.** ${stopped}`
  const failures = failureTexts(outcome)
  if (failures.length > 0) {
    return `❌ **${mode === 'plan' ? 'Not ready to merge' : 'Failed'}:** ${failures.join(', ')}.`
  }
  if (connections.length === 0 && unmanagedOf(outcome).length === 0) {
    return mode === 'plan'
      ? '✅ **Merging changes nothing in Immuta:** this change touches no spec.'
      : `⚠️ **No spec was found.** Check ${wording.the('specs')}.`
  }
  return successText(outcome)
}

function failureTexts({ connections, mode }: Outcome): string[] {
  const count = (test: (codes: ErrorCode[]) => boolean): number =>
    connections.filter((one) => test(errorsOf(one).map(({ code }) => code))).length
  const isSpec = (code: ErrorCode): boolean => reasonOf(code) === 'invalid-spec'
  const told: readonly ErrorCode[] = ['dry-run-failed', 'preflight-failed', 'drift']
  const invalid = count((codes) => codes.some(isSpec))
  const refused = count((codes) => codes.includes('dry-run-failed'))
  const lacking = count((codes) => codes.includes('preflight-failed'))
  const other = count(
    (codes) => codes.length > 0 && codes.every((code) => !isSpec(code) && !told.includes(code)),
  )
  const lack = lacking === 1 ? 'lacks' : 'lack'
  const undone = mode === 'apply' ? 'finished' : 'checked'
  return [
    ...(invalid > 0 ? [`${plural(invalid, 'spec')} must be fixed`] : []),
    ...(refused > 0 ? [`Immuta's dry run refused ${plural(refused, 'connection')}`] : []),
    ...(lacking > 0 ? [`${plural(lacking, 'connection')} ${lack} privileges in Databricks`] : []),
    ...(other > 0 ? [`${plural(other, 'connection')} could not be ${undone}`] : []),
  ]
}

function successText(outcome: Outcome): string {
  const { connections } = outcome
  const warned = connections.filter((one) => warningsOf(one).length > 0).length
  const sign = warned > 0 ? '⚠️' : '✅'
  const changing = connections.filter(isPending)
  switch (outcome.mode) {
    case 'validate':
      return '✅ **Valid.** Nothing was sent anywhere.'
    case 'drift':
      return connections.some(({ entry }) => hasDrifted(entry))
        ? '⚠️ **Drift detected.** Immuta is not what the specs say; apply would set it right.'
        : '✅ **No drift.** Immuta is what the specs say.'
    case 'apply': {
      const left = connections.filter(isSuperseded).length
      const counted = plural(left, 'connection')
      if (changing.length > 0) {
        const more = left > 0 ? ` Left to a newer run: ${counted}.` : ''
        return `${sign} **Done:** ${countedVerbs(changing, PAST)}.${more}`
      }
      return left > 0
        ? `⚠️ **Nothing was written:** ${counted} left to a newer run.`
        : `${sign} **Nothing to do.** Immuta is what the specs say.`
    }
    case 'plan': {
      const mind = warned > 0 ? ` Read the ${warned === 1 ? 'warning' : 'warnings'} first.` : ''
      if (outcome.offline !== undefined) {
        const why = prose(outcome.offline)
        const compared = 'What follows compares this branch with main alone.'
        return `⚠️ **Valid, but not tried against Immuta.** ${why} ${compared}`
      }
      if (!hasChanges(outcome)) return `${sign} **Merging changes nothing in Immuta.**${mind}`
      const merging = `Merging ${countedVerbs(changing, PRESENT)}${dryRunSummary(changing)}.`
      return `${sign} **Ready to merge.** ${merging}${mind}`
    }
  }
}

type Verbs = readonly (readonly [Action, string])[]

const PRESENT: Verbs = [
  ['create', 'registers'],
  ['update', 'updates'],
  ['delete', 'deregisters'],
]
const PAST: Verbs = [
  ['create', 'registered'],
  ['update', 'updated'],
  ['delete', 'deregistered'],
]

/** `registers 2 connections, updates 1 and deregisters 1` */
function countedVerbs(connections: readonly Reported[], verbs: Verbs): string {
  const counted = verbs
    .map(([action, verb]) => ({
      verb,
      count: connections.filter(({ entry }) => actionOf(entry) === action).length,
    }))
    .filter(({ count }) => count > 0)
  const parts = counted.map(
    ({ verb, count }, index) => `${verb} ${index === 0 ? plural(count, 'connection') : count}`,
  )
  const last = parts.pop() ?? ''
  return parts.length === 0 ? last : `${parts.join(', ')} and ${last}`
}

/** What the dry run said of the connections that a merge changes; those that go have none. */
function dryRunSummary(changing: readonly Reported[]): string {
  const passed = changing.filter(({ entry }) => checkOf(entry, 'dry-run')?.status === 'passed')
  const { length } = passed
  if (length === 0) return ''
  if (length < changing.length) {
    return `; Immuta's dry run accepted ${length} of them, and there is none for deregistering`
  }
  const all = length === 1 ? 'it' : length === 2 ? 'both' : `all ${length}`
  return `; Immuta's dry run accepted ${all}`
}
