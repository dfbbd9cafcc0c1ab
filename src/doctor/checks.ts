import { plural } from '../core/plural.ts'
import { nearest, printable } from '../core/spelling.ts'
import { messagesOf, saysFailed, scriptOf } from '../immuta/answers.ts'
import { readConnectionAnswer } from '../immuta/connection-answer.ts'
import { type FoundObject, isDeclarable } from '../immuta/object-search.ts'
import {
  type Answer,
  type Answers,
  attempt,
  failsAsExisting,
  foreign,
  hitsIn,
  readable,
  said,
  statusOf,
} from './answers.ts'
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
  return isUsable(reach)
    ? [...reach, ...inside, ...detailChecks(answers)]
    : [...reach, ...inside.map(({ id }) => notTried(id))]
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
  const status = statusOf(search)
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
  return hitsIn(search)
    ?.filter(({ objectPath }) => objectPath.length === 1)
    .map((hit) => ({ ...hit, key: hit.objectPath[0] }))
}

/** The connection that the user named, or the one that was looked at in its place. */
function connectionCheck({ of: { connection, search }, subject }: Answers): Check[] {
  const id = 'connection'
  const shown = readable(connection)
  if (shown !== undefined) {
    const name = `\`${printable(subject.key)}\``
    return readConnectionAnswer(shown.body, subject.key) === undefined
      ? [fault(id, `what was answered for ${name} is no connection`, REPORT)]
      : [ok(id, `${name} can be looked up`)]
  }
  const isAbsent =
    connection.kind === 'answered' && connection.status === 404 && connection.fault === undefined
  // Of a connection that nobody named only a refusal tells, where the list did not tell it.
  const isMadeUp = subject.from === 'nobody'
  if (isMadeUp && (isAbsent || readable(search) === undefined)) return []
  const key = isMadeUp ? 'connections' : `\`${printable(subject.key)}\``
  if (isRefused(connection))
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

/** Whether the credential's user may not ask. */
function isRefused(answer: Answer): boolean {
  return [401, 403].includes(statusOf(answer) ?? 0)
}

/** What an answer must not be, where a run can do without it: in trouble, or unreadable. */
function troubleOf(answer: Answer): string | undefined {
  if (answer.kind === 'not-asked' || readable(answer) !== undefined) return undefined
  if (answer.kind === 'failed') return said(answer)
  const { status } = answer
  const isRefusal = status >= 400 && status < 500 && ![408, 429].includes(status)
  return isRefusal && foreign(answer) === undefined ? undefined : said(answer)
}

/** What else is asked of a connection, where something is wrong with it. */
function detailChecks({ of }: Answers): Check[] {
  const [integration, object] = [troubleOf(of.integration), troubleOf(of.object)]
  const below = [of.children, of.child].find((answer) => isRefused(answer) || troubleOf(answer))
  return [
    ...(integration === undefined
      ? []
      : [fault('integration', `the integration did not come: ${integration}`, REPORT)]),
    ...(object !== undefined
      ? [fault('objects', `the connection's own object did not come: ${object}`, REPORT)]
      : below === undefined
        ? []
        : [
            warning(
              'objects',
              `what lies below the connection can't be looked at: ${said(below)}`,
              '`objects` and `import --objects` need it, and one of the permissions ' +
                `${MAY_LOOK}.`,
            ),
          ]),
    ...(isRefused(of.jobs) || troubleOf(of.jobs) !== undefined
      ? [
          warning(
            'jobs',
            `background jobs can't be followed: ${said(of.jobs)}`,
            'An apply that waits for them would fail (`wait: false` leaves them alone).',
          ),
        ]
      : []),
  ]
}

/** Keys that are told beside one that is not there. */
const MAX_KEYS = 5

function otherKeys(key: string, search: Answer): string {
  const found = connectionsIn(search)
  if (found === undefined) return 'Check the key: which ones there are could not be read.'
  const keys = found.map((hit) => hit.key)
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
  return isRefused(integrations)
    ? warning(
        id,
        `the user lacks the permission APPLICATION_ADMIN: ${said(integrations)}`,
        'Looking works; Immuta may refuse dry runs, set-up scripts and registrations. ' +
          'The user of the apply job needs it.',
      )
    : warning(id, `the integrations did not come: ${said(integrations)}`, REPORT)
}

/** What became of the spec that was tried, and of its set-up script. */
function trialChecks(answers: Answers): Check[] {
  return (['dry-run', 'script'] as const).flatMap((id): Check[] => {
    const answer = answers.of[id]
    if (answer.kind === 'not-asked') return []
    const body = answer.kind === 'answered' ? answer.body : undefined
    const isGood =
      id === 'dry-run' ? !saysFailed(body) : attempt(() => scriptOf('create', body)) !== undefined
    if (readable(answer) !== undefined && isGood)
      return [ok(id, id === 'dry-run' ? 'Immuta accepts the spec' : 'Immuta made the script')]
    if (id === 'dry-run' && failsAsExisting(answers))
      return [ok(id, 'Immuta has this connection already, and dry-runs only new ones')]
    // A page may repeat what was sent, and in pieces.
    const words = typeof body === 'object' ? messagesOf(body).join('; ') : ''
    return [
      warning(
        id,
        words === '' ? said(answer) : `${said(answer)}: ${words}`,
        'Run `plan --online`: it shows what this means for the spec.',
      ),
    ]
  })
}
