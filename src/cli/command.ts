import { Command, CommanderError } from 'commander'
import { immutaClient } from '../immuta/client.ts'
import { immutaFault } from '../modes/observe.ts'
import { connect, requireCredential, run } from '../modes/run.ts'
import { loadSpecs } from '../modes/specs.ts'
import { pool } from '../net/pool.ts'
import { messageOf, RequestFailure } from '../net/retry.ts'
import { ConfigError, reasonOf, RunFailure } from '../core/failures.ts'
import { failureOf } from '../core/outcome.ts'
import type { Mode } from '../core/plan.ts'
import { resultFile } from '../render/result.ts'
import { keyOf } from '../core/spec.ts'
import { STAND_IN_WORDING } from '../modes/wording.ts'
import { workspaceSource } from '../specfile/source.ts'
import { VERSION } from '../version.ts'
import { findBase, gitHistory } from './git.ts'
import { importConnection } from './import.ts'
import {
  type CommonOptions,
  openTerminal,
  paintFor,
  readOptions,
  type Terminal,
  terminalPorts,
} from './terminal.ts'
import { renderText } from '../render/text.ts'

/** Exit code of a call that can't be understood or is not set up: an option, an argument, a variable. */
const USAGE = 2

const CREDENTIALS = 'Needs IMMUTA_URL, and IMMUTA_API_KEY or IMMUTA_TOKEN.'

/** Runs one command line. Returns the exit code: 0, 1 when the run failed as the Action's would, 2 for a mistake in the call. */
export async function cli(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const terminal = openTerminal(env)
  let code = 0
  const end = async (work: Promise<number>): Promise<void> => {
    code = await work
  }
  const program = new Command('immuta-connections')
    .description(
      "Immuta connections as code: the same checks as the Action's, on your machine. Nothing here writes to Immuta.",
    )
    .version(VERSION)
    .exitOverride()
  const command = (name: string, description: string): Command =>
    withOptions(program.command(name).description(description))
  command('validate [globs...]', 'Check the specs. Sends nothing anywhere.').action(
    (globs: string[], options: CommonOptions) => end(runMode('validate', globs, options, terminal)),
  )
  command('plan [globs...]', 'Show what the specs that differ from another commit would change.')
    .option(
      '--base <ref>',
      'commit to compare with, from where this branch left it (default: origin/main, else main)',
    )
    .option('--online', `ask Immuta too: look-ups and dry run. ${CREDENTIALS}`)
    .action((globs: string[], options: PlanOptions) =>
      end(runMode('plan', globs, options, terminal)),
    )
  command('drift [globs...]', `Compare every spec with Immuta. ${CREDENTIALS}`).action(
    (globs: string[], options: CommonOptions) =>
      end(runMode('drift', globs, { ...options, online: true }, terminal)),
  )
  command(
    'import [connectionKeys...]',
    `Write the specs of connections that Immuta has. Overwrites no file. ${CREDENTIALS}`,
  )
    .option('--all', 'import every connection that no spec names yet')
    .option('--out <folder>', 'where to write', 'connections')
    .action((keys: string[], options: ImportOptions) => end(importAll(keys, options, terminal)))
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : USAGE
    throw error
  }
}

type PlanOptions = CommonOptions & { base?: string; online?: boolean }
type ImportOptions = CommonOptions & { all?: boolean; out: string }

function withOptions(command: Command): Command {
  const collect = (value: string, list: string[] = []): string[] => [...list, value]
  return command
    .option('--json', 'print the result as JSON')
    .option('--no-color', 'print no colours')
    .option(
      '--secret-variables <glob>',
      'variables that a spec may refer to; may be repeated (default: CONNECTION_*)',
      collect,
    )
    .option(
      '--allowed-hosts <glob>',
      'hosts that a connection may name; may be repeated (default: the Databricks domains)',
      collect,
    )
    .option('--concurrency <number>', 'connections worked on at once, 1 to 64 (default: 8)')
}

function runMode(
  mode: Mode,
  globs: readonly string[],
  options: PlanOptions,
  terminal: Terminal,
): Promise<number> {
  return guarded(mode, options, terminal, async () => {
    const online = options.online === true
    const ports = terminalPorts(terminal, mode, readOptions(terminal, mode, globs, options, online))
    const base = mode === 'plan' ? await findBase(terminal.folder, options.base) : undefined
    const outcome = await run({
      ...ports,
      ...(base !== undefined && {
        history: gitHistory(terminal.folder),
        trigger: { ...ports.trigger, range: { kind: 'compare', base: base.commit, head: '' } },
      }),
      ...(!online && { offline: 'With `--online` Immuta is asked too.' }),
    })
    const { connections, offline, stopped, unmanaged } = terminal.redactor.redactAll(outcome)
    const reason = failureOf(connections)
    const report = {
      mode,
      connections,
      offline,
      stopped,
      unmanaged,
      commit: '',
      filesUrl: '',
      runUrl: '',
      version: VERSION,
    }
    terminal.print(
      options.json === true
        ? resultFile(mode, reason, connections, unmanaged)
        : renderText(report, paintFor(options)),
    )
    return reason === undefined ? 0 : 1
  })
}

function importAll(
  keys: readonly string[],
  options: ImportOptions,
  terminal: Terminal,
): Promise<number> {
  return guarded('import', options, terminal, async () => {
    if (keys.length > 0 === (options.all === true))
      throw new ConfigError('Name the connections to import, or give `--all`.')
    const inputs = readOptions(terminal, 'drift', [], options, true)
    requireCredential(inputs)
    const http = await connect(terminalPorts(terminal, 'drift', inputs))
    try {
      const immuta = immutaClient(http)
      const policy = {
        secretVariables: inputs['secret-variables'],
        allowedHosts: inputs['allowed-hosts'],
        wording: STAND_IN_WORDING,
      }
      const specs = await loadSpecs(
        workspaceSource(terminal.folder, inputs.specs),
        policy,
        inputs.concurrency,
      )
      const declared = new Map(
        specs.flatMap((spec) => {
          const key = keyOf(spec)
          return key === undefined ? [] : [[key, spec.file]]
        }),
      )
      const wanted =
        options.all === true
          ? (await immuta.keys()).filter((key) => !declared.has(key))
          : [...new Set(keys)]
      const imported = await pool(wanted, inputs.concurrency, (key) =>
        importConnection(key, options.out, declared.get(key), immuta, policy),
      )
      if (options.json === true) terminal.print(`${JSON.stringify(imported, null, 2)}\n`)
      else if (wanted.length === 0) terminal.print('Every connection in Immuta has a spec.\n')
      for (const { connectionKey, file, error } of imported) {
        if (error !== null) terminal.tell('error', `${connectionKey}: not imported. ${error}`)
        else if (options.json !== true) terminal.print(`${file}: written\n`)
      }
      return imported.some(({ error }) => error !== null) ? 1 : 0
    } finally {
      http.close()
    }
  })
}

/** Reports what ends a command as a whole, in the Action's words. */
async function guarded(
  mode: string,
  { json }: CommonOptions,
  { redactor, print, tell }: Terminal,
  work: () => Promise<number>,
): Promise<number> {
  try {
    return await work()
  } catch (error) {
    const { code, message } =
      error instanceof RequestFailure
        ? immutaFault(error)
        : { code: error instanceof RunFailure ? error.reason : 'config', message: messageOf(error) }
    const foreseen =
      error instanceof RequestFailure || error instanceof RunFailure || error instanceof ConfigError
    for (const line of message.split('\n'))
      tell('error', foreseen ? line : `Unexpected failure: ${line}`)
    if (json === true) print(resultFile(mode, reasonOf(code), [], [], redactor.redact(message)))
    return error instanceof ConfigError ? USAGE : 1
  }
}
