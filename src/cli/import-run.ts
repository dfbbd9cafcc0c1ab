import { resolve } from 'node:path'
import { secretReferences } from '../connection/rules.ts'
import { ConfigError } from '../core/failure.ts'
import { firstNames } from '../core/first-names.ts'
import { keyOf, type SpecResult } from '../core/spec.ts'
import { loadSpecs, specPolicy } from '../modes/declared.ts'
import { openReader } from '../modes/immuta.ts'
import { pool } from '../net/pool.ts'
import { workspaceSource } from '../specfile/source.ts'
import { importConnection, variablesOf } from './import.ts'
import { type CommonOptions, readOptions } from './options.ts'
import { type Terminal, terminalPorts } from './terminal.ts'
import { oneLine } from './text.ts'

export interface ImportOptions extends CommonOptions {
  all?: boolean
  objects?: boolean
  /** Globs of the specs whose keys are not imported. */
  specs?: string[]
  out: string
}

/** Connections that one line names. */
const MAX_LISTED = 5

/**
 * Writes the specs of connections that Immuta has, and prints what became of each. Returns the exit
 * code. Throws `ConfigError`, and `RequestFailure` where the connections can't be listed.
 */
export async function runImport(
  keys: readonly string[],
  options: ImportOptions,
  terminal: Terminal,
): Promise<number> {
  const isAll = options.all === true
  if (keys.length > 0 === isAll)
    throw new ConfigError('Name the connections to import, or give `--all`.')
  const request = readOptions(terminal, 'drift', options.specs ?? [], options, true)
  const ports = terminalPorts(terminal, request)
  const { reader, close } = openReader(ports)
  try {
    const policy = specPolicy(ports)
    const source = workspaceSource(terminal.folder, request.specs)
    const specs = await loadSpecs(source, policy, request.concurrency)
    const declared = new Map(specs.map((spec) => [keyOf(spec), spec.file]))
    const named = isAll ? await reader.keys() : [...new Set(keys)]
    const fresh = named.filter((key) => !declared.has(key))
    const wanted = isAll ? fresh : named
    // Specs that were imported before may lie where no glob selects them.
    const beside = workspaceSource(resolve(terminal.folder, options.out), ['*.yml', '*.yaml'])
    const others = await loadSpecs(beside, policy, request.concurrency)
    const variables = variablesOf(fresh, [...specs, ...others].flatMap(variablesIn))
    const imported = await pool(wanted, request.concurrency, (key) =>
      importConnection(
        key,
        options.out,
        {
          declared: declared.get(key),
          variable: variables.get(key),
          objects: options.objects === true,
          concurrency: request.concurrency,
        },
        reader,
        policy,
      ),
    )
    const isJson = options.json === true
    if (isJson) terminal.print(`${JSON.stringify(imported, null, 2)}\n`)
    else if (wanted.length === 0) terminal.print('Every connection in Immuta has a spec.\n')
    for (const { connectionKey, file, error, warnings } of imported) {
      for (const warning of warnings) terminal.report('warning', `${connectionKey}: ${warning}`)
      if (error !== null) {
        terminal.report('error', `${connectionKey}: not imported. ${error}`)
      } else if (!isJson) terminal.print(`${oneLine(file)}: written\n`)
    }
    // Which spec counts shows where it is one of another tenant.
    const passed = isAll ? named.filter((key) => declared.has(key)) : []
    const places = passed.map((key) => `${key} in ${declared.get(key) ?? ''}`)
    if (!isJson && passed.length > 0)
      terminal.print(`Declared already: ${oneLine(firstNames(places, MAX_LISTED))}.\n`)
    return imported.some(({ error }) => error !== null) ? 1 : 0
  } finally {
    close()
  }
}

/** The variables that a spec names. */
function variablesIn(spec: SpecResult): string[] {
  return spec.kind === 'unreadable' ? [] : secretReferences(spec.document).map(({ name }) => name)
}
