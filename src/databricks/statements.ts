import * as z from 'zod/mini'
import { RequestFailure } from '../net/failure.ts'
import type { DatabricksClient } from './client.ts'
import type { Statement } from './split.ts'

const PATH = '/api/2.0/sql/statements'
/** Longest time for a whole script, in milliseconds. */
const SCRIPT_TIMEOUT_MS = 20 * 60_000
const FIRST_POLL_MS = 100
const MAX_POLL_MS = 5000
/** Looks at a statement that was told to stop. */
const LAST_LOOKS = 5

const ENDED = ['SUCCEEDED', 'CLOSED', 'FAILED', 'CANCELED']

const answer = z.looseObject({
  statement_id: z.string().check(z.minLength(1)),
  status: z.looseObject({
    state: z.string(),
    sql_state: z.nullish(z.string()),
    error: z.nullish(
      z.looseObject({
        error_code: z.nullish(z.union([z.string(), z.number()])),
        message: z.nullish(z.string()),
      }),
    ),
  }),
})
type Answer = z.infer<typeof answer>

/** How far a script came. */
export interface ScriptRun {
  /** Statements that have run to their end, in this and earlier runs. */
  ran: number
  /** Why it stopped before the end; `cancelled` when the run was. */
  stopped: ({ cancelled: boolean } & Fault) | undefined
}

/** What was wrong with a statement. */
interface Fault {
  message: string
  /** Whether it may have run all the same, or run on. */
  mayHaveRun: boolean
}

export interface ScriptOptions {
  client: DatabricksClient
  warehouseId: string
  redact: (text: string) => string
  /** Statements that earlier runs have run. */
  ranBefore: number
  /** Called before each statement with how it is named in messages. */
  progress: (text: string) => void
}

/**
 * Runs the statements that have not run yet, one by one (Databricks, "Statement Execution API"),
 * and stops at the first that fails. Nothing is undone. Each is sent without waiting, so that its
 * id is known at once: a statement is never sent twice, and a cancelled run can stop it.
 */
export async function runScript(
  statements: readonly Statement[],
  options: ScriptOptions,
): Promise<ScriptRun> {
  const { clock } = options.client
  const deadline = clock.now() + SCRIPT_TIMEOUT_MS
  for (const [index, statement] of statements.entries()) {
    if (index < options.ranBefore) continue
    const where = `line ${statement.line}: \`${firstLine(statement, options.redact)}\``
    const name = `Statement ${index + 1} of ${statements.length} (${where})`
    const stopped = (message: string, mayHaveRun = false): ScriptRun => ({
      ran: index,
      stopped: { cancelled: clock.cancelled(), message: `${name} ${message}`, mayHaveRun },
    })
    if (clock.cancelled()) return stopped('was not started: the run was cancelled.')
    options.progress(name)
    try {
      const fault = await execute(statement, deadline, options)
      if (fault !== undefined) return stopped(fault.message, fault.mayHaveRun)
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      return stopped(error.message)
    }
  }
  return { ran: statements.length, stopped: undefined }
}

/**
 * Runs one statement. Returns what was wrong, `undefined` when it succeeded. Throws {@link
 * RequestFailure} when it was refused, and nothing ran.
 */
async function execute(
  statement: Statement,
  deadline: number,
  { client, warehouseId }: ScriptOptions,
): Promise<Fault | undefined> {
  const { clock } = client
  const open = (message: string): Fault => ({ message, mayHaveRun: true })
  const { text, catalog, schema } = statement
  let sent: unknown
  try {
    sent = await client.post(PATH, {
      statement: text,
      warehouse_id: warehouseId,
      wait_timeout: '0s',
      on_wait_timeout: 'CONTINUE',
      ...(catalog !== undefined && { catalog }),
      ...(schema !== undefined && { schema }),
    })
  } catch (error) {
    if (!(error instanceof RequestFailure) || !error.ambiguous) throw error
    return open(
      'may have run: its answer was lost. ' +
        `Look for it in the query history of the warehouse. (${error.message})`,
    )
  }
  const first = answer.safeParse(sent)
  if (!first.success) {
    return open(
      'may have run: the answer does not say what became of it. ' +
        'Look for it in the query history of the warehouse.',
    )
  }
  const id = first.data.statement_id
  let current = first.data
  for (
    let pause = FIRST_POLL_MS;
    !ENDED.includes(current.status.state);
    pause = Math.min(pause * 2, MAX_POLL_MS)
  ) {
    if (clock.cancelled())
      return open(`was stopped, because the run was cancelled: ${await stop(client, id)}.`)
    if (clock.now() >= deadline) {
      const minutes = SCRIPT_TIMEOUT_MS / 60_000
      const why = `because the script took longer than ${minutes} minutes`
      return open(`was stopped, ${why}: ${await stop(client, id)}.`)
    }
    await clock.sleep(pause)
    try {
      current = await look(client, id)
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      return open(
        `may still be running: it could not be followed. Look for statement id ${id} ` +
          `in the query history of the warehouse. (${error.message})`,
      )
    }
  }
  const message = faultOf(current)
  return message === undefined ? undefined : { message, mayHaveRun: false }
}

async function look(client: DatabricksClient, id: string): Promise<Answer> {
  const parsed = answer.safeParse(await client.get(`${PATH}/${encodeURIComponent(id)}`))
  if (!parsed.success)
    throw new RequestFailure(`Databricks: GET ${PATH}: the answer is not a statement`, {
      status: 200,
    })
  return parsed.data
}

/** Asks Databricks to cancel a statement. Returns what is known of it afterwards. */
async function stop(client: DatabricksClient, id: string): Promise<string> {
  try {
    await client.post(`${PATH}/${encodeURIComponent(id)}/cancel`, {})
    for (let looks = 0; looks < LAST_LOOKS; looks++) {
      const { state } = (await look(client, id)).status
      if (ENDED.includes(state)) return `it ended as ${state} (statement id ${id})`
      await client.clock.sleep(FIRST_POLL_MS)
    }
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
  }
  const where = 'in the query history of the warehouse'
  return `Databricks was asked to cancel it; look for statement id ${id} ${where}`
}

/**
 * What a statement that has ended says of its failure. `CLOSED` is a success whose result is gone,
 * and no result is needed.
 */
function faultOf({
  statement_id: id,
  status: { state, sql_state: sqlState, error },
}: Answer): string | undefined {
  if (state === 'SUCCEEDED' || state === 'CLOSED') return undefined
  if (state === 'CANCELED') return `was cancelled in Databricks (statement id ${id}).`
  const facts = `${sqlState == null ? '' : `SQLSTATE ${sqlState}, `}statement id ${id}`
  const why = error?.message ?? error?.error_code ?? 'Databricks does not say why'
  return `failed: ${why} (${facts}).`
}

const MAX_LINE_CHARS = 120

/** The first line of a statement that is no comment, without secrets. */
function firstLine({ text }: Statement, redact: (text: string) => string): string {
  const lines = redact(text).split(/\r?\n/)
  const line = lines.find((one) => !/^\s*(?:--|$)/.test(one)) ?? ''
  return line.length > MAX_LINE_CHARS ? `${line.slice(0, MAX_LINE_CHARS)}…` : line
}
