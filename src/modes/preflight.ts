import { type CatalogReader, observe, readMetastore, readPrincipal } from '../databricks/catalog.ts'
import { applies, connectionNeeds, grantScript, inWords, judge, type Observation, type Preflight, type PreflightRow, type Principal, type Requirement, runnerNeeds } from '../databricks/privileges.ts'
import { RequestFailure } from '../net/retry.ts'
import type { Note, PlannedConnection } from '../plan/plan.ts'
import type { Connection } from '../spec/connection.ts'
import type { Position } from '../spec/problem.ts'

/** Checks what a connection's service principal needs. What Databricks does not answer is in the result; nothing is thrown for it. */
export async function checkConnection({ body, preflight }: Connection, http: CatalogReader): Promise<Preflight> {
  const { hostname } = body.connection
  return check('service-principal', connectionNeeds(hostname, preflight, body.nativeIntegration.config.audit.enabled), http)
}

/** Checks what the one needs who runs the set-up script. What Databricks does not answer is in the result; nothing is thrown for it. */
export async function checkRunner({ body }: Connection, http: CatalogReader): Promise<Preflight> {
  const { enabled } = body.nativeIntegration.config.audit
  try {
    return await check('script-runner', runnerNeeds((await readMetastore(http)).id, enabled), http)
  } catch (error) {
    return unanswered('script-runner', runnerNeeds('', enabled), error)
  }
}

async function check(who: Preflight['who'], needs: readonly Requirement[], http: CatalogReader): Promise<Preflight> {
  let principal: Principal
  try {
    principal = await readPrincipal(http)
  } catch (error) {
    return unanswered(who, needs, error)
  }
  const rows: PreflightRow[] = []
  for (const required of groupBySecurable(needs)) rows.push(...(await checkSecurable(required, principal, http)))
  return { who, principal: principal.name, rows, fault: null, sql: grantScript(rows.filter(({ answer }) => answer === 'missing'), principal.name) }
}

async function checkSecurable(required: readonly Requirement[], principal: Principal, http: CatalogReader): Promise<PreflightRow[]> {
  const verdicts = (seen: Observation): PreflightRow[] =>
    required.flatMap((one) => (applies(one, seen) ? [{ reason: null, ...one, ...judge(one, seen, principal) }] : []))
  const [first] = required
  const nothing: Observation = { grants: [] }
  if (first === undefined || first.type === 'workspace') return verdicts(nothing)
  return verdicts(await observe(http, first, principal, (seen) => verdicts(seen).every(({ answer }) => answer === 'held')))
}

function groupBySecurable(needs: readonly Requirement[]): Requirement[][] {
  const groups = new Map<string, Requirement[]>()
  for (const one of needs) groups.set(`${one.type} ${one.name}`, [...(groups.get(`${one.type} ${one.name}`) ?? []), one])
  return [...groups.values()]
}

/** When nothing could be asked, nothing is known to be missing. Rethrows what is no {@link RequestFailure}. */
function unanswered(who: Preflight['who'], needs: readonly Requirement[], error: unknown): Preflight {
  if (!(error instanceof RequestFailure)) throw error
  return { who, principal: null, rows: needs.map((one) => ({ ...one, answer: 'unverified', reason: null })), fault: error.message, sql: null }
}

/** Completes a plan by what was checked. What is missing fails the connection with `fail`; what could not be verified never does. */
export function withPreflight(planned: PlannedConnection, preflight: Preflight[], strictness: 'warn' | 'fail', place: Position): PlannedConnection {
  const notes = (list: (one: Preflight) => string | undefined, code: string): Note[] =>
    preflight.flatMap((one) => {
      const message = list(one)
      return message === undefined ? [] : [{ code, message, ...place }]
    })
  const missing = notes(missingText, strictness === 'fail' ? 'preflight-failed' : 'preflight')
  const failed = strictness === 'fail' && missing.length > 0
  return {
    ...planned,
    preflight,
    status: failed ? 'failed' : planned.status,
    errors: failed ? [...planned.errors, ...missing] : planned.errors,
    warnings: [...planned.warnings, ...(failed ? [] : missing), ...notes(unverifiedText, 'preflight')],
  }
}

const NAMES = { 'service-principal': 'The service principal', 'script-runner': 'The user of the inputs `databricks-…`, who runs the set-up script,' }

function missingText({ who, principal, rows }: Preflight): string | undefined {
  const missing = rows.filter(({ answer }) => answer === 'missing')
  if (missing.length === 0) return undefined
  return `${NAMES[who]} ${principal === null ? '' : `(\`${principal}\`) `}lacks ${listed(missing)}. How to grant it is in the plan.`
}

function unverifiedText({ who, rows, fault }: Preflight): string | undefined {
  const open = rows.filter(({ answer }) => answer === 'unverified')
  if (fault !== null) return `Privileges could not be verified, and may be there: Databricks could not be asked. (${fault})`
  return open.length === 0 ? undefined : `${NAMES[who]} may lack ${listed(open)}: that could not be verified. ${open[0]?.reason ?? ''}`
}

const MAX_LISTED = 3

function listed(rows: readonly PreflightRow[]): string {
  const shown = rows.slice(0, MAX_LISTED).map(({ privilege, type, name }) => `${inWords(privilege)} on the ${type}${name === '' ? '' : ` \`${name}\``}`)
  const more = rows.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
