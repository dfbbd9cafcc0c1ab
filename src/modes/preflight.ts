import { checkConnection, checkRunner } from '../databricks/preflight.ts'
import type { DatabricksHttp } from '../databricks/http.ts'
import { inWords, type Preflight, type PreflightRow } from '../databricks/privileges.ts'
import type { Credential } from '../databricks/tokens.ts'
import type { Note, PlannedConnection } from '../core/plan.ts'
import type { Candidate } from '../core/select.ts'
import type { ConnectionBody } from '../core/connection.ts'
import type { Position } from '../core/diagnostic.ts'
import type { Ports } from './run.ts'
import { connectWorkspace, inputCredential, ownCredential } from './workspace.ts'

/** Checks privileges in Databricks for a plan. */
export interface PreflightCheck {
  /** The plan of one connection with what was found. Never throws for what Databricks does not answer. */
  complete: (candidate: Candidate, planned: PlannedConnection) => Promise<PlannedConnection>
  close: () => void
}

/** What a plan checks in Databricks: the service principal of each connection and, for new ones, the user of the `databricks-*` inputs. */
export function preflightCheck(
  strictness: 'warn' | 'fail',
  ports: Pick<Ports, 'inputs' | 'secrets' | 'clock' | 'console' | 'redact' | 'idToken'>,
): PreflightCheck {
  const { inputs, secrets, clock } = ports
  const sessions = new Map<string, DatabricksHttp>()

  /** One conversation per workspace and identity, which asks for each thing once. `identity` holds no secret. */
  const session = (
    { connection: { hostname: host, port } }: ConnectionBody,
    identity: unknown,
    credential: () => Credential,
  ): DatabricksHttp => {
    const key = JSON.stringify([host.toLowerCase(), port, identity])
    const open =
      sessions.get(key) ??
      remembering(connectWorkspace({ host, port }, credential(), 'read', ports))
    sessions.set(key, open)
    return open
  }

  return {
    complete: async (candidate, planned) => {
      const { desired, place } = candidate
      if (desired === undefined || planned.action === 'invalid' || clock.cancelled()) return planned
      const { body } = desired
      const own = await checkConnection(
        desired,
        session(body, ownCredential(body.connection), () =>
          ownCredential(secrets.fill(desired).connection),
        ),
      )
      const credential =
        planned.action === 'create' && inputs.bootstrap !== 'off'
          ? inputCredential(ports)
          : undefined
      const runner =
        credential &&
        (await checkRunner(
          desired,
          session(body, 'inputs', () => credential),
        ))
      return withPreflight(planned, runner === undefined ? [own] : [own, runner], strictness, place)
    },
    close: () => {
      for (const open of sessions.values()) open.close()
    },
  }
}

/** The same conversation, without asking twice: what one connection needs of a workspace, the next does too. */
function remembering(http: DatabricksHttp): DatabricksHttp {
  const answers = new Map<string, Promise<unknown>>()
  const get = (path: string): Promise<unknown> => {
    const answer = answers.get(path) ?? http.get(path)
    answers.set(path, answer)
    return answer
  }
  return { ...http, get }
}

/** Completes a plan by what was checked. What is missing fails the connection with `fail`; what could not be verified never does. */
export function withPreflight(
  planned: PlannedConnection,
  preflight: Preflight[],
  strictness: 'warn' | 'fail',
  place: Position,
): PlannedConnection {
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
    warnings: [
      ...planned.warnings,
      ...(failed ? [] : missing),
      ...notes(unverifiedText, 'preflight'),
    ],
  }
}

const NAMES = {
  'service-principal': 'The service principal',
  'script-runner': 'The user of the inputs `databricks-…`, who runs the set-up script,',
}

function missingText({ who, principal, rows }: Preflight): string | undefined {
  const missing = rows.filter(({ answer }) => answer === 'missing')
  if (missing.length === 0) return undefined
  return `${NAMES[who]} ${principal === null ? '' : `(\`${principal}\`) `}lacks ${listed(missing)}. How to grant it is in the plan.`
}

function unverifiedText({ who, rows, fault }: Preflight): string | undefined {
  const open = rows.filter(({ answer }) => answer === 'unverified')
  if (fault !== null)
    return `Privileges could not be verified, and may be there: Databricks could not be asked. (${fault})`
  return open.length === 0
    ? undefined
    : `${NAMES[who]} may lack ${listed(open)}: that could not be verified. ${open[0]?.reason ?? ''}`
}

const MAX_LISTED = 3

function listed(rows: readonly PreflightRow[]): string {
  const shown = rows
    .slice(0, MAX_LISTED)
    .map(
      ({ privilege, type, name }) =>
        `${inWords(privilege)} on the ${type}${name === '' ? '' : ` \`${name}\``}`,
    )
  const more = rows.length - shown.length
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
