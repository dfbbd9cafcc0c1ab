import { Command, CommanderError } from 'commander'
import { reasonOf } from '../core/codes.ts'
import { ConfigError } from '../core/failure.ts'
import { failureReasonOf, type Outcome } from '../core/outcome.ts'
import { immutaFault } from '../immuta/fault.ts'
import { drift } from '../modes/drift.ts'
import { plan } from '../modes/plan.ts'
import type { Ports } from '../modes/ports.ts'
import { validate } from '../modes/validate.ts'
import { checkCertificates } from '../net/certificates.ts'
import { messageOf, RequestFailure } from '../net/failure.ts'
import { reasonOfRun } from '../publish/failure.ts'
import { resultFile } from '../render/result-file.ts'
import { failureFile } from '../render/failure-file.ts'
import { VERSION } from '../version.ts'
import { type DoctorOptions, runDoctor } from './doctor.ts'
import { findBase, gitHistory } from './git.ts'
import { type ImportOptions, runImport } from './import-run.ts'
import { type CommonOptions, readOptions } from './options.ts'
import { openTerminal, paintFor, type Terminal, terminalPorts } from './terminal.ts'
import { renderText } from './text.ts'
import { terminalWording } from './wording.ts'

/** Exit code of a call that can't be understood, or lacks an argument or a variable. */
const USAGE = 2

const CREDENTIALS = 'Needs IMMUTA_URL, and IMMUTA_API_KEY or IMMUTA_TOKEN.'

type PlanOptions = CommonOptions & { base?: string; online?: boolean }

/** Runs one command line. Returns 0, 1 when the run failed, 2 for a mistake in the call. */
export async function cli(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const terminal = openTerminal(env)
  const ignored = checkCertificates(env)
  if (ignored !== undefined) terminal.report('warning', ignored)
  let code = 0
  const end = async (work: Promise<number>): Promise<void> => {
    code = await work
  }
  const program = new Command('immuta-connections')
    .description(
      "Immuta connections as code: the same checks as the Action's, on your machine. " +
        'Nothing here writes to Immuta.',
    )
    .version(VERSION)
    .exitOverride()
  const command = (name: string, description: string): Command =>
    withOptions(program.command(name).description(description))
  command('validate [globs...]', 'Check the specs. Sends nothing anywhere.').action(
    (globs: string[], options: CommonOptions) => end(runValidate(globs, options, terminal)),
  )
  command('plan [globs...]', 'Show what the specs that differ from another commit would change.')
    .option(
      '--base <ref>',
      'commit to compare with, from where this branch left it (default: origin/main, else main)',
    )
    .option('--online', `ask Immuta too: look-ups and dry run. ${CREDENTIALS}`)
    .action((globs: string[], options: PlanOptions) => end(runPlan(globs, options, terminal)))
  command('drift [globs...]', `Compare every spec with Immuta. ${CREDENTIALS}`).action(
    (globs: string[], options: CommonOptions) => end(runDrift(globs, options, terminal)),
  )
  command(
    'import [connectionKeys...]',
    `Write the specs of connections that Immuta has. Overwrites no file. ${CREDENTIALS}`,
  )
    .option('--all', 'import every connection that no spec names yet')
    .option('--objects', 'also write which catalogs are not set as their connection is')
    .option(
      '--specs <glob>',
      "this tenant's specs: what they declare is not imported; may be repeated " +
        '(default: all below connections)',
      collect,
    )
    .option('--out <folder>', 'where to write', 'connections')
    .action((keys: string[], options: ImportOptions) =>
      end(guarded('import', options, terminal, () => runImport(keys, options, terminal))),
    )
  command(
    'doctor [connectionKey]',
    'Check whether a tenant is ready: address, TLS, proxy, credential, permissions, and ' +
      `whether it answers as guessed. ${CREDENTIALS}`,
  )
    .option('--dry-run <file>', 'have Immuta try this spec too')
    .option('--script <file>', 'fetch the set-up script of this spec too')
    .option('--record <file>', 'write the form of each answer, without values, into a new file')
    .option('--timeout <seconds>', 'for one request', '10')
    .action((key: string | undefined, options: DoctorOptions) =>
      end(guarded('doctor', options, terminal, () => runDoctor(key, options, terminal))),
    )
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    const [first, about] = argv
    // Commander takes the exit code of a run that has not ended for that of its command `help`.
    const isKnown = about === undefined || program.commands.some((one) => one.name() === about)
    return error.exitCode === 0 || (first === 'help' && isKnown) ? 0 : USAGE
  }
}

function collect(value: string, list: string[] = []): string[] {
  return [...list, value]
}

function withOptions(command: Command): Command {
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

function runValidate(
  globs: readonly string[],
  options: CommonOptions,
  terminal: Terminal,
): Promise<number> {
  return guarded('validate', options, terminal, async () => {
    const request = readOptions(terminal, 'validate', globs, options, false)
    return show(await validate(terminalPorts(terminal, request)), options, terminal)
  })
}

function runPlan(
  globs: readonly string[],
  options: PlanOptions,
  terminal: Terminal,
): Promise<number> {
  return guarded('plan', options, terminal, async () => {
    const online = options.online === true
    const ports = terminalPorts(terminal, readOptions(terminal, 'plan', globs, options, online))
    const base = await findBase(terminal.folder, options.base)
    const compared: Ports = {
      ...ports,
      history: gitHistory(terminal.folder),
      trigger: { ...ports.trigger, range: { kind: 'compare', base, head: '' } },
      ...(!online && { offline: 'With `--online` Immuta is asked too.' }),
    }
    return show(await plan(compared), options, terminal)
  })
}

function runDrift(
  globs: readonly string[],
  options: CommonOptions,
  terminal: Terminal,
): Promise<number> {
  return guarded('drift', options, terminal, async () => {
    const request = readOptions(terminal, 'drift', globs, options, true)
    return show(await drift(terminalPorts(terminal, request)), options, terminal)
  })
}

/** Prints what a run came to. Returns the exit code. */
function show(whole: Outcome, options: CommonOptions, { redactor, print }: Terminal): number {
  const outcome = redactor.redactAll(whole)
  const view = {
    outcome,
    commit: '',
    filesUrl: '',
    runUrl: '',
    version: VERSION,
    wording: terminalWording,
    occasion: 'apply',
  } as const
  print(options.json === true ? resultFile(outcome) : renderText(view, paintFor(options)))
  return failureReasonOf(outcome) === undefined ? 0 : 1
}

/** Reports what ends a command as a whole, in the words of the modes. */
async function guarded(
  mode: string,
  { json }: CommonOptions,
  { redactor, print, report }: Terminal,
  work: () => Promise<number>,
): Promise<number> {
  try {
    return await work()
  } catch (error) {
    const fault = error instanceof RequestFailure ? immutaFault(error, terminalWording) : undefined
    const reason = fault === undefined ? reasonOfRun(error) : reasonOf(fault.code)
    const message = fault?.message ?? messageOf(error)
    const lead = reason === 'internal-error' ? 'Unexpected failure: ' : ''
    for (const line of `${lead}${message}`.split('\n')) report('error', line)
    if (json === true) print(failureFile(mode, reason, redactor.redact(message)))
    return error instanceof ConfigError ? USAGE : 1
  }
}
