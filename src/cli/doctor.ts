import { resolve } from 'node:path'
import type { Connection } from '../core/connection.ts'
import { isError } from '../core/diagnostic.ts'
import { ConfigError } from '../core/failure.ts'
import type { SpecResult } from '../core/spec.ts'
import { PROBES, type Probe } from '../doctor/answers.ts'
import { ask } from '../doctor/ask.ts'
import { checksOf, isTenant, isUsable } from '../doctor/checks.ts'
import { judge } from '../doctor/judge.ts'
import { recording, refuseExisting, writeNew } from '../doctor/record.ts'
import { loadSpecs, specPolicy } from '../modes/declared.ts'
import { openReader } from '../modes/immuta.ts'
import type { ObservedAnswer } from '../net/api-client.ts'
import { proxyOf } from '../net/proxy.ts'
import { workspaceSource } from '../specfile/source.ts'
import { renderDoctor } from './doctor-text.ts'
import { type CommonOptions, readOptions } from './options.ts'
import { paintFor, type Terminal, terminalPorts } from './terminal.ts'
import { oneLine } from './text.ts'
import { terminalWording } from './wording.ts'

export type DoctorOptions = CommonOptions & { dryRun?: string; script?: string; record?: string }

/**
 * Checks a tenant: whether it can be used, and whether it answers as guessed. Writes nothing there.
 * Returns 0 when it can be used, else 1. Throws `ConfigError` for a mistake in the call.
 */
export async function runDoctor(
  connectionKey: string | undefined,
  options: DoctorOptions,
  terminal: Terminal,
): Promise<number> {
  if (connectionKey?.trim() === '')
    throw new ConfigError('The connection key is empty: name one, or leave it out.')
  const request = readOptions(terminal, 'drift', [], options, true)
  const ports = terminalPorts(terminal, request)
  const record =
    options.record === undefined
      ? undefined
      : { path: resolve(terminal.folder, options.record), shown: oneLine(options.record) }
  if (record !== undefined) await refuseExisting(record.path, record.shown)
  const specAt = async (file: string | undefined): Promise<Connection | undefined> => {
    if (file === undefined) return undefined
    const { specs } = readOptions(terminal, 'drift', [file], options, true)
    const found = await loadSpecs(workspaceSource(terminal.folder, specs), specPolicy(ports), 1)
    const connection = usable(found[0], file)
    const faults = ports.secrets.check(connection, true).map(({ message }) => message)
    if (faults.length > 0) throw new ConfigError(faults.join('\n'))
    return connection
  }
  const [dryRun, script] = [await specAt(options.dryRun), await specAt(options.script)]
  const observed: ObservedAnswer[] = []
  const progress = showProgress(options)
  const { reader, send, close } = openReader(ports, {
    observe: (answer) => observed.push(answer),
    retries: 'refused',
  })
  const { immutaUrl = '', immutaCredential } = request
  try {
    const answers = await ask({
      ...{ reader, send, observed, connectionKey, dryRun, script },
      clock: ports.clock,
      secrets: ports.secrets,
      signsIn: immutaCredential?.kind === 'api-key',
      answered: progress.answered,
    })
    progress.end()
    const url = new URL(immutaUrl)
    const proxy = proxyOf(immutaUrl)
    const checks = checksOf(answers, { url, proxy, wording: terminalWording })
    const guesses = judge(answers, isTenant(checks))
    const isJson = options.json === true
    const shown = { version: 1, usable: isUsable(checks), checks, guesses }
    const withheld = new Set<string>()
    if (record !== undefined) {
      const kept = recording(answers, guesses, (key) => withheld.add(key))
      await writeNew(record.path, record.shown, `${JSON.stringify(kept, null, 2)}\n`)
    }
    terminal.print(
      isJson
        ? `${JSON.stringify(shown, null, 2)}\n`
        : renderDoctor(checks, guesses, paintFor(options)),
    )
    if (record !== undefined && !isJson)
      terminal.print(`\n${recorded(record.shown, [...withheld])}`)
    return isUsable(checks) ? 0 : 1
  } finally {
    progress.end()
    close()
  }
}

/** Keys that are told as withheld. */
const MAX_WITHHELD = 20

function recorded(record: string, withheld: readonly string[]): string {
  const names = withheld.slice(0, MAX_WITHHELD).map((key) => `  ${oneLine(key)}`)
  const more =
    withheld.length > MAX_WITHHELD ? [`  and ${withheld.length - MAX_WITHHELD} more`] : []
  return [
    `${record}: written. It holds the form of each answer, and none of its values.`,
    ...(withheld.length === 0
      ? []
      : [
          'These keys may be data, so `<key>` stands in their place. Where one is the name of a ' +
            'field, tell so beside the file:',
          ...names,
          ...more,
        ]),
    '',
  ].join('\n')
}

function usable(spec: SpecResult | undefined, file: string): Connection {
  if (spec === undefined) throw new ConfigError(`There is no file \`${oneLine(file)}\` here.`)
  if (spec.kind === 'valid') return spec.connection
  const faults = spec.diagnostics.filter(isError).map(({ message, position, code }) => {
    const place = `${oneLine(file)}:${position?.line ?? 1}:${position?.column ?? 1}`
    return `${place}: ${oneLine(message)} [${code}]`
  })
  throw new ConfigError(faults.join('\n'))
}

/** Says on a terminal what is still asked. */
function showProgress({ json }: CommonOptions): {
  answered: (probe: Probe) => void
  end: () => void
} {
  const { stderr } = process
  if (json === true || !stderr.isTTY) return { answered: () => undefined, end: () => undefined }
  const done = new Set<Probe>()
  const clear = '\r\u001b[K'
  stderr.write(`${clear}Asking Immuta …`)
  return {
    answered: (probe) => {
      done.add(probe)
      stderr.write(`${clear}Asking Immuta … ${PROBES[probe]} (${done.size} answered)`)
    },
    end: () => void stderr.write(clear),
  }
}
