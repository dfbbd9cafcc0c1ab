import type { ImmutaReader } from '../immuta/client.ts'
import type { PlannedConnection } from '../core/plan.ts'
import { immutaFault } from './observe.ts'
import type { Ports } from './run.ts'

/** Whether Immuta is not what the spec says: the connection is missing, or a field differs. */
export function hasDrifted({ action, drift }: PlannedConnection): boolean {
  return action === 'create' || drift.length > 0
}

/** Completes a plan by what only drift asks: the connections that no spec names, and whether drift fails the run. */
export async function findDrift(
  plan: readonly PlannedConnection[],
  { inputs, console }: Ports,
  immuta: ImmutaReader,
): Promise<{ connections: PlannedConnection[]; unmanaged: string[] }> {
  const known = new Set(plan.flatMap(({ connectionKey }) => connectionKey ?? []))
  let keys: string[] = []
  try {
    keys = await immuta.keys()
  } catch (error) {
    const { message } = immutaFault(error)
    const told = plan.some(({ errors }) => errors.some((known) => known.message === message))
    if (!told)
      console.annotate({
        severity: 'warning',
        message: `Connections without a spec could not be listed. ${message}`,
      })
  }
  const connections = plan.map((planned): PlannedConnection => {
    // Where Immuta did not answer, nobody knows whether the connection is missing.
    const known: PlannedConnection =
      planned.action === 'create' && planned.status === 'failed'
        ? { ...planned, action: 'unchanged', changes: [] }
        : planned
    // What a reviewer was warned of is no news every night.
    const connection = { ...known, warnings: [] }
    if (!hasDrifted(connection) || !inputs['fail-on-drift']) return connection
    const what =
      connection.action === 'create'
        ? 'The connection is missing in Immuta.'
        : `Immuta differs from the spec in ${connection.drift.map(({ path }) => `\`${path}\``).join(', ')}.`
    return {
      ...connection,
      errors: [
        ...connection.errors,
        { code: 'drift', message: `${what} Run apply to set it right, or change the spec.` },
      ],
    }
  })
  return { connections, unmanaged: keys.filter((key) => !known.has(key)).sort() }
}
