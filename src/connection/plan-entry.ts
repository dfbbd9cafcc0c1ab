import { type Candidate, positionOf } from '../core/candidate.ts'
import type { ConnectionBody } from '../core/connection.ts'
import { type Diagnostic, warningAt } from '../core/diagnostic.ts'
import { diff, type FieldChange } from '../core/diff.ts'
import { describeFault, type Health } from '../core/health.ts'
import type { Live, LiveState } from '../core/live.ts'
import {
  bodyOf,
  identityOf,
  type Change,
  type ChangePolicy,
  type Inspection,
  isLeft,
  type PlanEntry,
  reasonsOf,
} from '../core/plan.ts'
import { objectsDrift, planObjects } from '../core/plan-objects.ts'
import type { Wording } from '../core/wording.ts'
import { differences, isHidden } from './compare.ts'
import { objectWarnings } from './objects.ts'
import { reviewerWarnings } from './renamed-or-removed.ts'

/** Plans one connection: what Git declares against what Immuta has. Pure. */
export function planEntry(
  candidate: Candidate,
  { live, objects: liveObjects = new Map(), diagnostics }: Inspection,
  policy: ChangePolicy,
  wording: Wording,
): PlanEntry {
  const own = candidate.kind === 'removed' ? [] : candidate.diagnostics
  const change: Change = reasonsOf(diagnostics).includes('invalid-spec')
    ? { action: 'invalid' }
    : nextChange(candidate, live, policy)
  const existing = typeof live === 'object' ? live : undefined
  const base = change.action === 'invalid' ? undefined : declaredByBase(candidate)
  const objects = change.action === 'invalid' ? [] : planObjects(candidate, live, liveObjects)
  return {
    candidate,
    identity: identityOf(candidate),
    change,
    drift:
      existing === undefined || base === undefined
        ? []
        : [...differences(existing, base), ...objectsDrift(candidate, liveObjects)],
    state: existing?.active === undefined ? 'unknown' : existing.active ? 'active' : 'inactive',
    isShown: tells(existing),
    health: existing?.health,
    objects,
    checks: {},
    diagnostics: [
      // What is said of the registration does not concern what is registered.
      ...own.filter(({ code }) => existing === undefined || code !== 'activates-objects'),
      ...diagnostics,
      ...reviewerWarnings(candidate, change, existing !== undefined, wording),
      ...objectWarnings(candidate, objects),
      ...(isLeft(change) ? [leftAsItIs(wording)] : []),
      ...healthWarnings(candidate, existing?.health),
    ],
  }
}

/** Fields of which an answer that shows none tells nothing. */
const TELLING = ['connection.hostname', 'connection.httpPath', 'nativeIntegration.config.catalog']

function tells(existing: LiveState | undefined): boolean {
  return existing === undefined || TELLING.some((path) => existing.fields.has(path))
}

function healthWarnings(candidate: Candidate, health: Health | undefined): Diagnostic[] {
  if (health === undefined || health.isHealthy) return []
  const message = `${describeFault(health)}.`
  return [warningAt('integration-unhealthy', message, positionOf(candidate))]
}

function leftAsItIs(wording: Wording): Diagnostic {
  const why = `${wording.the('updateExisting')} is false`
  return warningAt(
    'update-existing',
    `Immuta differs from this spec, and is left as it is: ${why}.`,
  )
}

/** What the base declares; where nobody can say, this commit's version stands in for it. */
function declaredByBase(candidate: Candidate): ConnectionBody | undefined {
  if (candidate.kind === 'invalid') return undefined
  if (typeof candidate.prior === 'object') return candidate.prior
  const isUnknown = candidate.kind === 'declared' && candidate.prior === 'unknown'
  return isUnknown ? candidate.connection.body : undefined
}

function nextChange(candidate: Candidate, live: Live, policy: ChangePolicy): Change {
  switch (candidate.kind) {
    case 'invalid':
      return { action: 'invalid' }
    case 'removed': {
      const change = diff(bodyOf(candidate.prior), undefined)
      if (!policy.allowDelete) return { action: 'none', why: 'retained', diff: change }
      if (live === 'absent') return { action: 'none', why: 'unchanged', diff: change }
      return { action: live === 'unknown' ? 'unknown' : 'delete', diff: change }
    }
    case 'declared':
      return declaredChange(candidate, live, policy)
  }
}

function declaredChange(
  { connection: desired, prior }: Extract<Candidate, { kind: 'declared' }>,
  live: Live,
  policy: ChangePolicy,
): Change {
  const base = bodyOf(prior)
  const byGit = diff(base, desired.body)
  if (live === 'absent') return { action: 'create', desired, diff: byGit }
  if (live === 'unknown') return { action: 'unknown', diff: byGit }
  const update = (isNeeded: boolean, change: FieldChange[], isShown: boolean): Change => {
    if (!isNeeded) return { action: 'none', why: 'unchanged', diff: change }
    if (!policy.updateExisting) return { action: 'none', why: 'left', diff: change }
    return { action: 'update', desired, diff: change, isShown }
  }
  if (live === 'not-asked') {
    if (base === undefined) return { action: 'create', desired, diff: byGit }
    return update(byGit.length > 0, byGit, false)
  }
  const visible = differences(live, desired.body)
  // What Immuta does not show counts as different when this change touches it.
  const hides = base !== undefined && byGit.some((change) => isHidden(live, change))
  return update(
    visible.length > 0 || hides || (policy.forceUpdate && policy.updateExisting),
    base === undefined ? visible.map(reversed) : byGit,
    visible.length > 0,
  )
}

/** A difference as the change that sets Immuta right. */
function reversed({ before, after, op, ...change }: FieldChange): FieldChange {
  return { ...change, op: op === 'add' ? 'remove' : op, before: after, after: before }
}
