import { pool } from '../net/pool.ts'
import { RequestFailure } from '../net/failure.ts'
import type { Connection } from '../core/connection.ts'
import { type CatalogReader, observe, readMetastore, readPrincipal } from './catalog.ts'
import type { Preflight, PreflightRow, Requirement } from '../core/privileges.ts'
import {
  applies,
  connectionNeeds,
  grantScript,
  judge,
  type Observation,
  type Principal,
  runnerNeeds,
} from './required-privileges.ts'

/** Securables of one connection that are looked at side by side. */
const CONCURRENCY = 4

/**
 * Checks what a connection's service principal needs. What Databricks does not answer is in the
 * result; nothing is thrown for it.
 */
export async function checkConnection(
  { body, securables }: Connection,
  http: CatalogReader,
): Promise<Preflight> {
  const { hostname } = body.connection
  return check(
    'service-principal',
    connectionNeeds(hostname, securables, body.nativeIntegration.config.audit.enabled),
    http,
  )
}

/**
 * Checks what the one needs who runs the set-up script. What Databricks does not answer is in the
 * result; nothing is thrown for it.
 */
export async function checkRunner({ body }: Connection, http: CatalogReader): Promise<Preflight> {
  const { enabled } = body.nativeIntegration.config.audit
  try {
    return await check('script-runner', runnerNeeds((await readMetastore(http)).id, enabled), http)
  } catch (error) {
    return unanswered('script-runner', runnerNeeds('', enabled), error)
  }
}

async function check(
  who: Preflight['who'],
  needs: readonly Requirement[],
  http: CatalogReader,
): Promise<Preflight> {
  let principal: Principal
  try {
    principal = await readPrincipal(http)
  } catch (error) {
    return unanswered(who, needs, error)
  }
  const rows = (
    await pool(groupBySecurable(needs), CONCURRENCY, (required) =>
      checkSecurable(required, principal, http),
    )
  ).flat()
  return {
    who,
    principal: principal.name,
    rows,
    fault: null,
    sql: grantScript(
      rows.filter(({ answer }) => answer === 'missing'),
      principal.name,
    ),
  }
}

async function checkSecurable(
  required: readonly Requirement[],
  principal: Principal,
  http: CatalogReader,
): Promise<PreflightRow[]> {
  const verdicts = (seen: Observation): PreflightRow[] =>
    required.flatMap((one) =>
      applies(one, seen) ? [{ reason: null, ...one, ...judge(one, seen, principal) }] : [],
    )
  const [first] = required
  const nothing: Observation = { grants: [] }
  if (first === undefined || first.type === 'workspace') return verdicts(nothing)
  return verdicts(
    await observe(http, first, principal, (seen) =>
      verdicts(seen).every(({ answer }) => answer === 'held'),
    ),
  )
}

function groupBySecurable(needs: readonly Requirement[]): Requirement[][] {
  const groups = new Map<string, Requirement[]>()
  for (const one of needs)
    groups.set(`${one.type} ${one.name}`, [...(groups.get(`${one.type} ${one.name}`) ?? []), one])
  return [...groups.values()]
}

/** Nothing could be asked, so nothing is known to be missing. Rethrows a fault of our own. */
function unanswered(
  who: Preflight['who'],
  needs: readonly Requirement[],
  error: unknown,
): Preflight {
  if (!(error instanceof RequestFailure)) throw error
  return {
    who,
    principal: null,
    rows: needs.map((one) => ({ ...one, answer: 'unverified', reason: null })),
    fault: error.message,
    sql: null,
  }
}
