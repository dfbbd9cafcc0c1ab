import { positionOf } from '../core/candidate.ts'
import type { Connection, ConnectionBody } from '../core/connection.ts'
import { type Diagnostic, errorAt, type Position, warningAt } from '../core/diagnostic.ts'
import { ConfigError } from '../core/failure.ts'
import { scriptDigest } from '../core/fingerprint.ts'
import type { ScriptProgress } from '../core/outcome.ts'
import { getIn } from '../core/path.ts'
import {
  needsSetUp,
  type PlanEntry,
  type SavedScript,
  withCheck,
  withDiagnostics,
} from '../core/plan.ts'
import type { Shown } from '../core/record.ts'
import type { DatabricksClient } from '../databricks/client.ts'
import type { Credential } from '../databricks/credential.ts'
import { scriptGrants } from '../databricks/script-grants.ts'
import { refuseSessionStatements } from '../databricks/session-statements.ts'
import { splitStatements, type Statement } from '../databricks/split.ts'
import { runScript } from '../databricks/statements.ts'
import { warehouseOf, workspaceOf } from '../databricks/workspace.ts'
import type { ImmutaReader } from '../immuta/reader.ts'
import { unreadOf } from '../immuta/unread.ts'
import { messageOf, RequestFailure } from '../net/failure.ts'
import { askOnce } from '../net/once.ts'
import type { Ports } from './ports.ts'
import type { Request } from './request.ts'
import { inputCredential, openWorkspace } from './workspace.ts'

/** A set-up script as Immuta gives it, and as it was saved. */
interface FetchedScript {
  sql: string
  script: SavedScript
}

/** Asks Immuta for each connection's script once. */
export interface SetUpScripts {
  /** Also saves it. Throws, also what saving it throws. */
  fetch: (connection: Connection) => Promise<FetchedScript>
  /** Asks beside other work; a failure is met by {@link SetUpScripts.fetch}. */
  foresee: (connection: Connection) => void
}

export function setUpScripts(
  { secrets, saveScript }: Pick<Ports, 'secrets' | 'saveScript'>,
  reader: ImmutaReader,
): SetUpScripts {
  const keyOf = ({ key }: Connection): string => key
  const ask = askOnce(
    async (connection: Connection) => reader.setUpScript(secrets.fill(connection)),
    keyOf,
  )
  const fetch = askOnce(async (connection: Connection) => {
    const sql = await ask(connection)
    return { sql, script: await saveScript(`${connection.key}.sql`, sql) }
  }, keyOf)
  return { fetch, foresee: (connection) => void ask(connection).catch(() => undefined) }
}

/**
 * The credential of the one who runs set-up scripts. Throws {@link ConfigError} when there is none.
 */
export function scriptRunner(ports: Ports): Credential {
  const credential = inputCredential(ports)
  if (credential !== undefined) return credential
  const { name, The } = ports.wording
  const client = name('databricksClientId')
  throw new ConfigError(
    `${The('bootstrap')} is \`run\`, but nobody is named who runs the script in Databricks: ` +
      `set ${name('databricksToken')}, or ${client} with ${name('databricksClientSecret')}, ` +
      `or ${client} alone and the permission \`id-token: write\`.`,
  )
}

/**
 * Fetches the set-up script of a connection that needs one: of a new one for people or for an apply
 * to run, of one that moves or signs in otherwise for people.
 */
export async function fetchSetUpScript(
  entry: PlanEntry,
  scripts: SetUpScripts,
  { request, wording, redact }: Pick<Ports, 'request' | 'wording' | 'redact'>,
): Promise<PlanEntry> {
  const { change, candidate, diagnostics } = entry
  // A dry run may be refused because the script was not run yet.
  const isOpen = diagnostics.every(
    ({ severity, code }) => severity === 'warning' || code === 'dry-run-failed',
  )
  const isWanted = change.action === 'create' || (change.action === 'update' && needsSetUp(entry))
  if (!isWanted || !isOpen) return entry
  const position = positionOf(candidate)
  const isByHand = request.bootstrap !== 'run' || change.action === 'update'
  try {
    const { sql, script } = await scripts.fetch(change.desired)
    if (isByHand) return withCheck(entry, { setUp: { script } })
    const runs = runnable(sql, change.desired, request, wording).statements
    const statements = runs.map((one) => ({ ...one, plain: redact(one.plain) }))
    // A time stamp in a comment, or a secret that was rotated, makes no other script.
    const done = statements.map(({ plain, catalog = null, schema = null }) => ({
      plain,
      catalog,
      schema,
    }))
    const grants = scriptGrants(statements)
    const run = { statements: statements.length, digest: scriptDigest(done), grants }
    const checked = withCheck(entry, { setUp: { script, run } })
    return script.text.kind === 'secret'
      ? withDiagnostics(checked, [holdsSecret(position)])
      : checked
  } catch (error) {
    return withDiagnostics(entry, [notFetched(error, isByHand, position)])
  }
}

function holdsSecret(position: Position): Diagnostic {
  return warningAt(
    'bootstrap-secret',
    'The set-up script holds a secret, which Databricks keeps in its query history ' +
      'once the script has run.',
    position,
  )
}

function notFetched(error: unknown, isByHand: boolean, position: Position): Diagnostic {
  const why = messageOf(error)
  if (!isByHand) {
    const what = `The set-up script can't be run. ${why}`
    return errorAt('bootstrap-failed', what, position, unreadOf(error))
  }
  return warningAt(
    'bootstrap-script',
    'The set-up script could not be fetched from Immuta: ' +
      `it must be run first all the same. (${why})`,
    position,
    unreadOf(error),
  )
}

/** What became of a set-up script; with an error, its connection must not be registered. */
export interface SetUp {
  progress?: ScriptProgress | undefined
  diagnostics: Diagnostic[]
}

/**
 * Runs the set-up script of a new connection in Databricks. Never throws for one connection's sake.
 */
export type RunSetUp = (entry: PlanEntry, connection: Connection) => Promise<SetUp>

/**
 * Runs set-up scripts. One that stopped half way goes on where it stopped, which only its record
 * tells: that Immuta's catalog is there proves nothing.
 */
export function setUpRunner(
  ports: Ports,
  scripts: SetUpScripts,
  credential: Credential,
  recordOf: (entry: PlanEntry) => Shown | undefined,
): RunSetUp {
  const { request, wording, log, redact } = ports
  return async (entry, connection) => {
    const { key, body } = connection
    let progress: ScriptProgress | undefined
    const failed = (code: 'bootstrap-failed' | 'cancelled', message: string): SetUp => ({
      progress,
      diagnostics: [errorAt(code, message, positionOf(entry.candidate))],
    })
    try {
      const { sql, script } = await scripts.fetch(connection)
      const { statements, warehouse } = runnable(sql, connection, request, wording)
      const client = openWorkspace(workspaceOf(body), credential, 'write', ports)
      const record = recordOf(entry)
      const [catalog, file] = [`\`${body.nativeIntegration.config.catalog}\``, `\`${script.name}\``]
      try {
        const ranBefore = await statementsRun(record?.ran, statements, () =>
          hasCatalog(client, body),
        )
        if (ranBefore === 'unknown')
          return failed('bootstrap-failed', progressUnknown(catalog, file))
        progress = { script, statements: statements.length, ran: ranBefore, ranBefore }
        if (ranBefore > 0)
          log.info(`${key}: set-up script: ${ranBefore} statements have run before`)
        const { ran, stopped } = await runScript(statements, {
          client,
          warehouseId: warehouse,
          redact,
          ranBefore,
          progress: (text) => log.info(`${key}: set-up script: ${text}`),
        })
        progress = { ...progress, ran }
        if (stopped === undefined) return { progress, diagnostics: [] }
        const goesOn = stopped.mayHaveRun ? onceKnown(catalog, file) : GOES_ON
        const next = record === undefined ? byHand(catalog, file) : goesOn
        return failed(
          stopped.cancelled ? 'cancelled' : 'bootstrap-failed',
          `Not registered, because the set-up script stopped. ${stopped.message} ` +
            `${whatRan(ran)} ${next}`,
        )
      } finally {
        client.close()
      }
    } catch (error) {
      const message = 'Not registered, because the set-up script was not run.'
      return failed('bootstrap-failed', `${message} ${messageOf(error)}`)
    }
  }
}

const CREATES_CATALOG = /^create (?:foreign )?catalog\b/i

/**
 * How many statements have run already, and are not undone.
 *
 * @param recorded as many as the record tells, where there is one
 */
async function statementsRun(
  recorded: number | undefined,
  statements: readonly { plain: string }[],
  hasCatalog: () => Promise<boolean>,
): Promise<number | 'unknown'> {
  const hasCreated = statements.slice(0, recorded).some(({ plain }) => CREATES_CATALOG.test(plain))
  if (recorded !== undefined && recorded < statements.length && !hasCreated) return recorded
  // Without the catalog, whatever ran is undone.
  if (!(await hasCatalog())) return 0
  return recorded ?? 'unknown'
}

function progressUnknown(catalog: string, file: string): string {
  return (
    `Not registered: the catalog ${catalog} exists, and no record tells how far the set-up ` +
    `script has run. If it ran to its end, apply with \`bootstrap: script\`. Else ` +
    `run the rest of ${file} by hand first; or drop the catalog, and run this job again.`
  )
}

const GOES_ON = 'Remove the cause, and run this job again: it goes on with that statement.'

function onceKnown(catalog: string, file: string): string {
  return (
    'If it did not run, run this job again: it goes on with that statement. If it ran, run the ' +
    `rest of ${file} by hand, and apply with \`bootstrap: script\`; or drop the catalog ` +
    `${catalog}, and run this job again: it begins anew.`
  )
}

function byHand(catalog: string, file: string): string {
  return (
    `Remove the cause. Then run the rest of ${file} by hand, and apply with ` +
    `\`bootstrap: script\`; or drop the catalog ${catalog}, if it exists, and run this job again.`
  )
}

function whatRan(ran: number): string {
  if (ran === 0) return 'No statement ran before it.'
  return ran === 1
    ? 'Statement 1 ran and is not undone.'
    : `Statements 1 to ${ran} ran and are not undone.`
}

/** What a script comes to when it is run, and where. Throws `Error` when it can't be. */
function runnable(
  sql: string,
  { body }: Connection,
  { warehouseId }: Request,
  { the }: Ports['wording'],
): { statements: Statement[]; warehouse: string } {
  const warehouse = warehouseOf(body.connection.httpPath) ?? warehouseId
  if (warehouse === undefined) {
    throw new Error(
      '`httpPath` names no SQL warehouse, and statements run on nothing else: ' +
        `set ${the('warehouseId')}, or \`bootstrap: script\` and run the script by hand.`,
    )
  }
  const statements = splitStatements(sql)
  if (statements.length === 0) throw new Error("Immuta's script holds no statement.")
  refuseSessionStatements(statements)
  return { statements, warehouse }
}

/**
 * Whether the workspace has the connection's catalog. Throws {@link RequestFailure} when it does
 * not say: it must be known before anything runs.
 */
async function hasCatalog(
  { get }: DatabricksClient,
  { nativeIntegration }: ConnectionBody,
): Promise<boolean> {
  const name = nativeIntegration.config.catalog
  try {
    await get(`/api/2.1/unity-catalog/catalogs/${encodeURIComponent(name)}`)
    return true
  } catch (error) {
    if (!(error instanceof RequestFailure) || error.status !== 404) throw error
    // A proxy's page, or an unknown path, says nothing of the catalog.
    const code = getIn(error.body, ['error_code'])
    if (typeof error.body === 'object' && code !== 'ENDPOINT_NOT_FOUND') return false
    throw error
  }
}
