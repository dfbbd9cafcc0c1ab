import { positionOf } from '../core/candidate.ts'
import type { ConnectionBody } from '../core/connection.ts'
import { type Diagnostic, errorAt, warningAt } from '../core/diagnostic.ts'
import { firstNames } from '../core/first-names.ts'
import { type PlanEntry, withCheck, withDiagnostics } from '../core/plan.ts'
import { inWords, type Preflight, type PreflightRow } from '../core/privileges.ts'
import type { DatabricksClient } from '../databricks/client.ts'
import type { Credential } from '../databricks/credential.ts'
import { checkConnection, checkRunner } from '../databricks/preflight.ts'
import { workspaceOf } from '../databricks/workspace.ts'
import { askOnce } from '../net/once.ts'
import type { Ports } from './ports.ts'
import { inputCredential, openWorkspace, ownCredential, type WorkspacePorts } from './workspace.ts'

/** Checks privileges in Databricks for a plan. */
export interface PrivilegeCheck {
  /** The entry with what was found. Never throws for what Databricks does not answer. */
  check: (entry: PlanEntry) => Promise<PlanEntry>
  close: () => void
}

/**
 * What a plan checks in Databricks: the service principal of each connection and, for new ones, the
 * user who runs the set-up script.
 */
export function privilegeCheck(
  strictness: 'warn' | 'fail',
  ports: WorkspacePorts & Pick<Ports, 'secrets'>,
): PrivilegeCheck {
  const { request, secrets, clock } = ports
  const clients = new Map<string, DatabricksClient>()

  /** One client per workspace and identity. `identity` holds no secret. */
  const clientOf = (
    body: ConnectionBody,
    identity: unknown,
    credential: () => Credential,
  ): DatabricksClient => {
    const workspace = workspaceOf(body)
    const { host, port, workspaceId = null } = workspace
    const key = JSON.stringify([host.toLowerCase(), port, workspaceId, identity])
    const known = clients.get(key)
    if (known !== undefined) return known
    const client = openWorkspace(workspace, credential(), 'read', ports)
    // What one connection needs, the next does too.
    const open = { ...client, get: askOnce(client.get, (path) => path) }
    clients.set(key, open)
    return open
  }

  return {
    check: async (entry) => {
      const { candidate, change } = entry
      if (candidate.kind !== 'declared' || change.action === 'invalid') return entry
      if (clock.cancelled()) return entry
      const { connection } = candidate
      const { body } = connection
      const own = clientOf(body, ownCredential(body), () => ownCredential(secrets.fill(connection)))
      const grants = entry.checks.setUp?.run?.grants ?? []
      const findings = [await checkConnection(connection, own, grants)]
      const isNew = change.action === 'create' && request.bootstrap !== 'off'
      const credential = isNew ? inputCredential(ports) : undefined
      if (credential !== undefined) {
        const runner = clientOf(body, 'script-runner', () => credential)
        findings.push(await checkRunner(connection, runner))
      }
      return withFindings(entry, findings, strictness)
    },
    close: () => {
      for (const client of clients.values()) client.close()
    },
  }
}

/** The entry with what was checked. With `fail`, what is missing fails the connection. */
export function withFindings(
  entry: PlanEntry,
  findings: readonly Preflight[],
  strictness: 'warn' | 'fail',
): PlanEntry {
  const position = positionOf(entry.candidate)
  const refused = findings.flatMap((one) => refusedText(one) ?? [])
  const missing = findings.flatMap((one) => missingText(one) ?? [])
  const unverified = findings.flatMap((one) => unverifiedText(one) ?? [])
  const diagnostics: Diagnostic[] = [
    ...[...refused, ...missing].map((message) =>
      strictness === 'fail'
        ? errorAt('preflight-failed', message, position)
        : warningAt('preflight', message, position),
    ),
    ...unverified.map((message) => warningAt('preflight', message, position)),
  ]
  return withDiagnostics(withCheck(entry, { privileges: findings }), diagnostics)
}

const NAMES = {
  'service-principal': 'The service principal',
  'script-runner': 'The user of the inputs `databricks-…`, who runs the set-up script,',
}

const REFUSED = {
  'service-principal':
    'Databricks refuses the credential of the service principal. Check that the variable of the ' +
    'spec holds its newest secret, and that it belongs to this workspace.',
  'script-runner':
    'Databricks refuses the credential of the inputs `databricks-…`, which are to run the set-up ' +
    'script. Check them, and that the user belongs to this workspace.',
}

function refusedText({ who, credential, fault }: Preflight): string | undefined {
  return credential === 'refused' ? `${REFUSED[who]} (${fault ?? ''})` : undefined
}

function missingText({ who, principal, rows }: Preflight): string | undefined {
  const missing = rows.filter(({ answer }) => answer === 'missing')
  if (missing.length === 0) return undefined
  const named = principal === null ? '' : `(\`${principal}\`) `
  return `${NAMES[who]} ${named}lacks ${listed(missing)}.`
}

function unverifiedText({ who, credential, rows, fault }: Preflight): string | undefined {
  if (credential === 'refused') return undefined
  if (fault !== null) {
    return (
      'Privileges could not be verified, and may be there: ' +
      `Databricks could not be asked. (${fault})`
    )
  }
  const open = rows.filter(({ answer }) => answer === 'unverified')
  if (open.length === 0) return undefined
  const why = open[0]?.reason ?? ''
  return `${NAMES[who]} may lack ${listed(open)}: that could not be verified. ${why}`
}

/** Privileges that one message names. */
const MAX_LISTED = 3

function listed(rows: readonly PreflightRow[]): string {
  const names = rows.map(({ privilege, type, name }) => {
    const target = name === '' ? '' : ` \`${name}\``
    return `${inWords(privilege)} on the ${type}${target}`
  })
  return firstNames(names, MAX_LISTED)
}
