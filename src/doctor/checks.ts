import { nearest, printable } from '../core/spelling.ts'
import { messagesOf, saysFailed } from '../immuta/answers.ts'
import { type FoundObject, isDeclarable, readSearch } from '../immuta/object-search.ts'
import { RequestFailure } from '../net/failure.ts'
import { plural } from '../render/view.ts'
import { type Answer, type Answers, readable, said } from './answers.ts'
import { type Check, fault, notTried, ok, REPORT, warning } from './check.ts'
import { reachChecks, type Route } from './reach.ts'

/** Judges what a user needs before anything about guesses, in the order in which it must hold. */
export function checksOf(answers: Answers, route: Route): Check[] {
  const { of } = answers
  const reach = reachChecks(answers, route)
  const inside = [
    connectionsCheck(of.search, of.connection),
    ...connectionCheck(answers),
    administrationCheck(of.integrations),
    ...trialChecks(answers),
  ]
  return [...reach, ...(isUsable(reach) ? inside : inside.map(({ id }) => notTried(id)))]
}

/** Whether what answered is a tenant, whatever else is wrong. */
export function isTenant(checks: readonly Check[]): boolean {
  return checks.every(({ id, status }) => id !== 'address' || status === 'ok')
}

/** Whether a tenant can be used. */
export function isUsable(checks: readonly Check[]): boolean {
  return checks.every(({ status }) => status !== 'fault')
}

/** Who may look at connections (Immuta, "Manage connection settings"). */
const MAY_LOOK = 'CREATE_DATA_SOURCE, GOVERNANCE or APPLICATION_ADMIN'

function connectionsCheck(search: Answer, connection: Answer): Check {
  const id = 'connections'
  const list = connectionsIn(search)
  if (list !== undefined) {
    if (list.length === 0) return ok(id, 'none yet')
    const usable = list.filter(({ technology }) => isDeclarable(technology)).length
    return ok(id, `${plural(list.length, 'connection')} seen, ${usable} to Databricks`)
  }
  const status = search.kind === 'answered' ? search.status : undefined
  if (status === 403) {
    const found = `the credential's user may not list connections: ${said(search)}`
    const next = `Give the user one of the permissions ${MAY_LOOK}.`
    return readable(connection) === undefined ? fault(id, found, next) : warning(id, found, next)
  }
  if (status === 404)
    return fault(
      id,
      `this tenant has no connections: ${said(search)}`,
      'This Action needs a version of Immuta that has connections, and has them enabled.',
    )
  if (readable(search) !== undefined)
    return warning(
      id,
      "the list of connections can't be read",
      'Plan and apply work; drift and `import --all` need the list. ' + REPORT,
    )
  return fault(id, `the list of connections did not come: ${said(search)}`, REPORT)
}

/** The connections that the first page of a search shows, where it can be read. */
function connectionsIn(search: Answer): (FoundObject & { key: string })[] | undefined {
  const found = readable(search)
  if (found === undefined) return undefined
  try {
    const { hits } = readSearch(found.body)
    const byKey = new Map(hits.map((hit) => [hit.objectPath[0], hit]))
    return [...byKey].map(([key, hit]) => ({ ...hit, key }))
  } catch (error) {
    if (error instanceof RequestFailure) return undefined
    throw error
  }
}

/** The connection that the user named, or the one that was looked at in its place. */
function connectionCheck({ of: { connection, search }, subject }: Answers): Check[] {
  const id = 'connection'
  if (readable(connection) !== undefined)
    return [ok(id, `\`${printable(subject.key)}\` can be looked up`)]
  const isAbsent =
    connection.kind === 'answered' && connection.status === 404 && connection.fault === undefined
  // Of a connection that nobody named only a refusal tells, where the list did not tell it.
  const isMadeUp = subject.from === 'nobody'
  if (isMadeUp && (isAbsent || readable(search) === undefined)) return []
  const key = isMadeUp ? 'connections' : `\`${printable(subject.key)}\``
  if (connection.kind === 'answered' && [401, 403].includes(connection.status))
    return [
      fault(
        id,
        `the credential's user may not look at ${key}: ${said(connection)}`,
        `Give the user one of the permissions ${MAY_LOOK}, or make them an owner of it.`,
      ),
    ]
  return isAbsent
    ? [fault(id, `Immuta has no connection ${key}`, otherKeys(subject.key, search))]
    : [fault(id, `${key} could not be looked up: ${said(connection)}`, REPORT)]
}

/** Keys that are told beside one that is not there. */
const MAX_KEYS = 5

function otherKeys(key: string, search: Answer): string {
  const keys = (connectionsIn(search) ?? []).map((hit) => hit.key)
  const slip = nearest(key, keys)
  if (slip !== undefined) return `Did you mean \`${printable(slip)}\`? Case counts.`
  if (keys.length === 0) return 'Leave the key out: Immuta shows no connection yet.'
  const shown = keys.slice(0, MAX_KEYS).map((one) => `\`${printable(one)}\``)
  return `It has ${shown.join(', ')}${keys.length > MAX_KEYS ? ' and others' : ''}. Case counts.`
}

/** Registering, set-up scripts and integrations need it (Immuta, "Integrations API"). */
function administrationCheck(integrations: Answer): Check {
  const id = 'administration'
  if (readable(integrations) !== undefined)
    return ok(id, 'the user has the permission APPLICATION_ADMIN')
  const status = integrations.kind === 'answered' ? integrations.status : undefined
  return status === 401 || status === 403
    ? warning(
        id,
        `the user lacks the permission APPLICATION_ADMIN: ${said(integrations)}`,
        'Looking works; Immuta may refuse dry runs, set-up scripts and registrations. ' +
          'The user of the apply job needs it.',
      )
    : warning(id, `the integrations did not come: ${said(integrations)}`, REPORT)
}

/** What became of the spec that was tried, and of its set-up script. */
function trialChecks({ of }: Answers): Check[] {
  return (['dry-run', 'script'] as const).flatMap((id): Check[] => {
    const answer = of[id]
    if (answer.kind === 'not-asked') return []
    const body = answer.kind === 'answered' ? answer.body : undefined
    if (readable(answer) !== undefined && !(id === 'dry-run' && saysFailed(body)))
      return [ok(id, id === 'dry-run' ? 'Immuta accepts the spec' : 'Immuta made the script')]
    const words = messagesOf(body).join('; ')
    return [
      warning(
        id,
        words === '' ? said(answer) : `${said(answer)}: ${words}`,
        'Run `plan --online`: it shows what this means for the spec.',
      ),
    ]
  })
}
