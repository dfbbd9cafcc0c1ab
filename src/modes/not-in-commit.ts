import { type ErrorDiagnostic, type WarningDiagnostic, warningAt } from '../core/diagnostic.ts'
import { ConfigError, RunFailure } from '../core/failure.ts'
import type { History } from '../core/history.ts'
import { blobName } from '../github/changes.ts'
import { RequestFailure } from '../net/failure.ts'
import type { Ports } from './ports.ts'

/**
 * The spec files of the workspace that the commit does not hold as they are, line ends aside: the
 * commit decides what is declared, and these were never part of it. Throws {@link RunFailure} when
 * the commit's files can't be listed, and {@link ConfigError} when the commit holds a spec that the
 * workspace lacks, which is no removal; unless `isStrict` both are warnings. Of a pull request its
 * change tells what is lacking.
 */
export async function filesNotInCommit(
  files: ReadonlyMap<string, Uint8Array | ErrorDiagnostic>,
  isMissing: (path: string) => boolean,
  history: History,
  isStrict: boolean,
  { trigger, log }: Pick<Ports, 'trigger' | 'log'>,
): Promise<ReadonlySet<string>> {
  const contents = [...files].flatMap(([file, read]) =>
    read instanceof Uint8Array ? [[file, read] as const] : [],
  )
  let left = new Map(contents)
  const needsAll = isStrict || trigger.pull === undefined
  if (trigger.checkedOut.length === 0 || (left.size === 0 && !needsAll)) return new Set()
  let isKnown = false
  let why = ''
  // The second tree is asked for only where the first does not settle it.
  for (const commit of trigger.checkedOut) {
    if (left.size === 0 && isKnown) break
    try {
      const names = await history.list(commit)
      if (names === undefined) throw new RequestFailure(`GitHub does not show commit ${commit}.`)
      isKnown = true
      const missing = needsAll ? [...names.keys()].find(isMissing) : undefined
      if (missing !== undefined) tellMissing(missing, isStrict, log)
      left = new Map([...left].filter(([file, bytes]) => !isHeld(bytes, names.get(file))))
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      why = error.message
    }
  }
  if (isKnown) return new Set(left.keys())
  const message = `The files of the commit could not be listed. ${why}`
  if (isStrict) throw new RunFailure('github-unreachable', message)
  log.warn(message)
  return new Set()
}

function tellMissing(path: string, isStrict: boolean, { warn }: Ports['log']): void {
  const message = notCheckedOut(path, 'the commit')
  if (isStrict) throw new ConfigError(message)
  warn(message)
}

/** Whether a file is the one that Git calls so; a checkout may have changed its line ends. */
function isHeld(bytes: Uint8Array, name: string | undefined): boolean {
  if (blobName(bytes) === name) return true
  const unix = Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n')
  return [unix, unix.replaceAll('\n', '\r\n')].some(
    (text) => blobName(Buffer.from(text, 'latin1')) === name,
  )
}

/** @param of what the spec is part of */
export function notCheckedOut(path: string, of: string): string {
  return (
    `\`${path}\` is part of ${of}, but not in the workspace: ` +
    'check out the commit with actions/checkout before this step.'
  )
}

export function notInCommit(): WarningDiagnostic {
  const message =
    'The commit does not hold this file as it is here, so no review in Git shows it: ' +
    'a step generated or left it, or the checkout has another `path`.'
  return warningAt('not-in-commit', message, { line: 1, column: 1 })
}
