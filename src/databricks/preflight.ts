import { pool } from '../net/pool.ts'
import { RequestFailure } from '../net/failure.ts'
import { groupBy } from '../core/group.ts'
import type { Connection } from '../core/connection.ts'
import { refusesCredential } from './fault.ts'
import { type CatalogReader, observe, readMetastore, readPrincipal } from './catalog.ts'
import type { Preflight, PreflightRow, Requirement, ScriptGrant } from '../core/privileges.ts'
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
 *
 * @param grants what apply grants before it registers, with the set-up script
 */
export async function checkConnection(
  { body, securables }: Connection,
  http: CatalogReader,
  grants: readonly ScriptGrant[],
): Promise<Preflight> {
  const { hostname } = body.connection
  const { enabled } = body.nativeIntegration.config.audit
  const needs = connectionNeeds(hostname, securables, enabled)
  return check('service-principal', http, needs, () => Promise.resolve(needs), grants)
}

/**
 * Checks what the one needs who runs the set-up script. What Databricks does not answer is in the
 * result; nothing is thrown for it.
 */
export async function checkRunner({ body }: Connection, http: CatalogReader): Promise<Preflight> {
  const { enabled } = body.nativeIntegration.config.audit
  const needs = async (): Promise<Requirement[]> =>
    runnerNeeds((await readMetastore(http)).id, enabled)
  return check('script-runner', http, runnerNeeds('', enabled), needs)
}

/** @param unasked what is needed, as far as can be told before anything is asked */
async function check(
  who: Preflight['who'],
  http: CatalogReader,
  unasked: readonly Requirement[],
  needsOf: () => Promise<readonly Requirement[]>,
  grants: readonly ScriptGrant[] = [],
): Promise<Preflight> {
  let principal: Principal | undefined
  let needs: readonly Requirement[]
  try {
    principal = await readPrincipal(http)
    needs = await needsOf()
  } catch (error) {
    // Nothing could be asked, so nothing is known to be missing.
    if (!(error instanceof RequestFailure)) throw error
    const doubt = refusesCredential(error) ? 'refused' : 'unverified'
    return {
      who,
      credential: principal === undefined ? doubt : 'accepted',
      principal: principal?.name ?? null,
      rows: unasked.map((one) => ({ ...one, answer: 'unverified', reason: null })),
      fault: error.message,
      sql: null,
    }
  }
  const asked = principal
  const groups = [...groupBy(needs, ({ type, name }) => `${type} ${name}`).values()]
  const rows = (
    await pool(groups, CONCURRENCY, (required) => checkSecurable(required, asked, http, grants))
  ).flat()
  const missing = rows.filter(({ answer }) => answer === 'missing')
  const { name } = asked
  const sql = grantScript(missing, name)
  return { who, credential: 'accepted', principal: name, rows, fault: null, sql }
}

async function checkSecurable(
  required: readonly Requirement[],
  principal: Principal,
  http: CatalogReader,
  grants: readonly ScriptGrant[],
): Promise<PreflightRow[]> {
  const verdicts = (seen: Observation): PreflightRow[] =>
    required.flatMap((one) =>
      applies(one, seen) ? [{ reason: null, ...one, ...judge(one, seen, principal, grants) }] : [],
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
