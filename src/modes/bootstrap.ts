import type { Statement } from '../databricks/split.ts'
import type { Credential } from '../databricks/tokens.ts'
import { type Warehouse, warehouseOf } from '../databricks/warehouse.ts'
import type { ImmutaReader } from '../immuta/client.ts'
import { messageOf, RequestFailure } from '../net/retry.ts'
import { failed } from '../core/outcome.ts'
import type { PlannedConnection } from '../core/plan.ts'
import type { Candidate } from '../core/select.ts'
import { ConfigError } from '../core/failures.ts'
import { type Inputs } from '../action/inputs.ts'
import type { Connection } from '../core/connection.ts'
import { getIn } from '../core/path.ts'
import type { Ports } from './run.ts'
import { connectWorkspace, inputCredential } from './workspace.ts'

/** Completes what becomes of one connection by its set-up script: fetched, or run. Never throws for one connection's sake. */
export type Bootstrap = (
  candidate: Candidate,
  planned: PlannedConnection,
) => Promise<PlannedConnection>

/** The credential of the one who runs set-up scripts. Throws {@link ConfigError} when there is none. */
export function scriptRunner(ports: Ports): Credential {
  const credential = inputCredential(ports)
  if (credential !== undefined) return credential
  throw new ConfigError(
    'Input `bootstrap` is `run`, but nobody is named who runs the script in Databricks: set `databricks-token`, or `databricks-client-id` with `databricks-client-secret`, or `databricks-client-id` alone and the permission `id-token: write`.',
  )
}

/** A set-up script as Immuta gives it, and as it was saved. Throws `RequestFailure`. */
export type Scripts = (
  desired: Connection,
) => Promise<{ sql: string; script: NonNullable<PlannedConnection['script']> }>

/** Asks Immuta for each connection's script once. */
export function scriptsOf({ secrets, saveScript }: Ports, immuta: ImmutaReader): Scripts {
  const known = new Map<string, ReturnType<Scripts>>()
  const fetch: Scripts = async (desired) => {
    const sql = await immuta.setUpScript(secrets.fill(desired))
    return { sql, script: await saveScript(`${desired.key}.sql`, sql) }
  }
  return (desired) => {
    const asked = known.get(desired.key) ?? fetch(desired)
    known.set(desired.key, asked)
    return asked
  }
}

/** Fetches the set-up script of a new connection: for people to run, or to see that a merge can run it. */
export function fetchScripts({ inputs }: Ports, scripts: Scripts): Bootstrap {
  return async ({ desired, place }, planned) => {
    // A dry run may be refused because the script was not run yet.
    const refused =
      planned.errors.length > 0 && planned.errors.every(({ code }) => code === 'dry-run-failed')
    if (
      desired === undefined ||
      planned.action !== 'create' ||
      !(planned.status === 'planned' || refused)
    )
      return planned
    try {
      const { sql, script } = await scripts(desired)
      if (inputs.bootstrap !== 'run') return { ...planned, script }
      const { statements } = await runnable(sql, desired, inputs)
      const secret =
        script.text === undefined
          ? [
              {
                code: 'bootstrap-secret',
                message:
                  'The set-up script holds a secret, which Databricks keeps in its query history once the script has run.',
                ...place,
              },
            ]
          : []
      return {
        ...planned,
        script,
        bootstrap: { statements: statements.length, ran: 0 },
        warnings: [...planned.warnings, ...secret],
      }
    } catch (error) {
      if (inputs.bootstrap === 'run')
        return failed(planned, {
          code: 'bootstrap-failed',
          message: `The set-up script can't be run. ${messageOf(error)}`,
          ...place,
        })
      return {
        ...planned,
        warnings: [
          ...planned.warnings,
          {
            code: 'bootstrap-script',
            message: `The set-up script could not be had from Immuta: it must be run before the merge all the same. (${messageOf(error)})`,
            ...place,
          },
        ],
      }
    }
  }
}

/**
 * Runs the set-up script of a new connection in Databricks, unless Immuta's catalog is there already: then it has been run, at least in
 * part. A connection that comes back with errors must not be registered.
 */
export function runScripts(ports: Ports, scripts: Scripts, credential: Credential): Bootstrap {
  return async ({ desired, place }, planned) => {
    if (desired === undefined) return planned
    const { connection, nativeIntegration } = desired.body
    const { catalog } = nativeIntegration.config
    let current = planned
    try {
      const { sql, script } = await scripts(desired)
      const { statements, warehouse } = await runnable(sql, desired, ports.inputs)
      current = { ...planned, script, bootstrap: { statements: statements.length, ran: 0 } }
      const http = connectWorkspace(
        { host: connection.hostname, port: connection.port, workspaceId: warehouse.workspaceId },
        credential,
        'write',
        ports,
      )
      try {
        if (await catalogExists(http.get, catalog)) {
          const message = `The catalog \`${catalog}\` exists, so the set-up script was not run. If an earlier run of it stopped half way, run the rest of \`${script.name}\` by hand.`
          return {
            ...current,
            warnings: [...planned.warnings, { code: 'bootstrap-skipped', message, ...place }],
          }
        }
        const { runScript } = await import('../databricks/statements.ts')
        const progress = (text: string): void =>
          ports.console.info(`${desired.key}: set-up script: ${text}`)
        const { ran, stopped } = await runScript(statements, {
          http,
          warehouseId: warehouse.id,
          redact: ports.redact,
          progress,
        })
        current = { ...current, bootstrap: { statements: statements.length, ran } }
        if (stopped === undefined) return current
        return failed(current, {
          code: stopped.cancelled ? 'cancelled' : 'bootstrap-failed',
          message: `Not registered, because the set-up script stopped. ${stopped.message} ${howToGoOn(ran, script.name, catalog)}`,
          ...place,
        })
      } finally {
        http.close()
      }
    } catch (error) {
      return failed(current, {
        code: 'bootstrap-failed',
        message: `Not registered, because the set-up script was not run. ${messageOf(error)}`,
        ...place,
      })
    }
  }
}

function howToGoOn(ran: number, script: string, catalog: string): string {
  const before =
    ran === 0
      ? 'No statement ran before it.'
      : `${ran === 1 ? 'Statement 1' : `Statements 1 to ${ran}`} ran and ${ran === 1 ? 'is' : 'are'} not undone.`
  return `${before} Remove the cause. Then run the rest of \`${script}\` by hand and this job again; or drop the catalog \`${catalog}\`, if it exists, and run this job again, which runs the script only where there is no such catalog.`
}

/** What a script comes to when it is run, and where. Throws `Error` when it can't be. */
async function runnable(
  sql: string,
  { body }: Connection,
  inputs: Inputs,
): Promise<{ statements: Statement[]; warehouse: Warehouse }> {
  const id = inputs['warehouse-id']
  const warehouse =
    warehouseOf(body.connection.httpPath) ??
    (id === undefined ? undefined : { id, workspaceId: undefined })
  if (warehouse === undefined)
    throw new Error(
      '`httpPath` names no SQL warehouse, and statements run on nothing else: set the input `warehouse-id`, or `bootstrap: script` and run the script by hand.',
    )
  const { splitStatements } = await import('../databricks/split.ts')
  const statements = splitStatements(sql)
  if (statements.length === 0) throw new Error("Immuta's script holds no statement.")
  return { statements, warehouse }
}

/** Whether the workspace has a catalog. Throws {@link RequestFailure} when it does not say: it must be known before anything runs. */
async function catalogExists(
  get: (path: string) => Promise<unknown>,
  name: string,
): Promise<boolean> {
  try {
    await get(`/api/2.1/unity-catalog/catalogs/${encodeURIComponent(name)}`)
    return true
  } catch (error) {
    // A proxy's page, or an unknown path, says nothing of the catalog.
    if (
      error instanceof RequestFailure &&
      error.status === 404 &&
      typeof error.body === 'object' &&
      getIn(error.body, ['error_code']) !== 'ENDPOINT_NOT_FOUND'
    )
      return false
    throw error
  }
}
