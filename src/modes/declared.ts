import type { SpecPolicy } from '../connection/allowed-by-workflow.ts'
import { crossCheck, readConnection } from '../connection/read.ts'
import { type BaseSpecs, type Candidate, selectCandidates } from '../core/candidate.ts'
import type { ChangeSet, History } from '../core/history.ts'
import { ConfigError, RunFailure } from '../core/failure.ts'
import type { SpecResult } from '../core/spec.ts'
import type { Wording } from '../core/wording.ts'
import { blobName, commitSource, githubHistory, isOvertaken } from '../github/changes.ts'
import { RequestFailure } from '../net/failure.ts'
import { askOnce } from '../net/once.ts'
import { pool } from '../net/pool.ts'
import { MAX_SPEC_BYTES } from '../specfile/document.ts'
import { type SpecSource, specMatcher, workspaceSource } from '../specfile/source.ts'
import { filesNotInCommit, notCheckedOut, notInCommit } from './not-in-commit.ts'
import type { Ports } from './ports.ts'

const NOTHING_TO_COMPARE: ChangeSet = { kind: 'everything', base: undefined }

/**
 * How far the workspace is believed: as it is, held against the commit's files where Git can be
 * asked, compared with the base as well, or not without Git.
 */
type Trust = 'as-is' | 'listed' | 'compared' | 'proven'
const COMPARING: readonly Trust[] = ['compared', 'proven']

/** What Git declares, as far as it is in scope. */
export interface Declared {
  candidates: Candidate[]
  /** Specs that are none of them, because the change does not touch them. */
  leftOut: number
}

/**
 * What Git declares: the spec files of this commit, and what they were at the base of the change.
 * Throws {@link ConfigError} and {@link RunFailure}.
 *
 * @param scope what is in scope when the request leaves that open
 * @param beside what may be done while GitHub is asked, once the specs are read
 */
export async function readDeclared(
  ports: Ports,
  scope: 'changed' | 'all',
  trust: Trust,
  beside?: (specs: readonly SpecResult[]) => void,
): Promise<Declared> {
  const { request, wording, github } = ports
  const { list, others, read } = specSource(ports)
  // Read once: what is compared with the commit is what is checked and sent.
  const source: SpecSource = { list, others, read: askOnce(read, (file) => file) }
  const wanted = request.scope === 'auto' ? scope : request.scope
  const history = ports.history ?? (github && githubHistory(github, request.specs))
  const compared = COMPARING.includes(trust) || wanted === 'changed' ? history : undefined
  try {
    const load = async (): Promise<[SpecResult[], ReadonlySet<string>]> => {
      const specs = await loadSpecs(source, specPolicy(ports), request.concurrency)
      beside?.(specs)
      if (trust === 'as-is' || history === undefined) return [specs, new Set()]
      const listed = new Map(
        await Promise.all(specs.map(async ({ file }) => [file, await source.read(file)] as const)),
      )
      const isSpec = specMatcher(request.specs)
      const isMissing = (path: string): boolean => isSpec(path) && !listed.has(path)
      const isStrict = trust === 'proven'
      const foreign = filesNotInCommit(listed, isMissing, history, isStrict, ports)
      return [specs, await foreign]
    }
    const [[specs, foreign], changes] = await Promise.all([
      load(),
      compared?.changes(ports.trigger.range) ?? NOTHING_TO_COMPARE,
    ])
    const missing = missingFile(specs, changes, specMatcher(request.specs))
    if (missing !== undefined && !(await isOfNewerCommit(ports)))
      throw new ConfigError(notCheckedOut(missing, 'this change'))
    const base = compared
      ? await loadBase(compared, changes, source, specs, foreign, ports)
      : new Map()
    if (specs.length + base.size === 0) throw new ConfigError(noSpec(request.specs, wording))
    await reportOthers(source, ports)
    const marked = specs.map((spec) =>
      spec.kind === 'valid' && foreign.has(spec.file)
        ? { ...spec, diagnostics: [...spec.diagnostics, notInCommit()] }
        : spec,
    )
    const candidates = selectCandidates(marked, changes, base, wanted, foreign)
    const present = candidates.filter(({ kind }) => kind !== 'removed').length
    return { candidates, leftOut: specs.length - present }
  } catch (error) {
    if (!(error instanceof RequestFailure || error instanceof TypeError)) throw error
    const message = `The change could not be read. ${error.message}`
    throw new RunFailure('github-unreachable', message, { cause: error })
  }
}

/** A wrong glob must not be green. */
function noSpec(globs: readonly string[], wording: Wording): string {
  return (
    `No file matches ${wording.the('specs')} (${globs.join(', ')}). Globs are relative to the ` +
    'repository, and case counts. Was it checked out?'
  )
}

/** How a file says that it declares a connection, in YAML or JSON. */
const DECLARES = /^[\s{]*["']?connectionKey["']?\s*:/m
/** Files beside the specs that are looked into. */
const MAX_OTHERS = 500

/** Warns of files that look like specs, and are none: nobody would miss them. */
async function reportOthers(
  { others, read }: SpecSource,
  { request, log, wording }: Ports,
): Promise<void> {
  const files = ((await others?.()) ?? []).slice(0, MAX_OTHERS)
  const declares = await pool(files, request.concurrency, async (file) => {
    const bytes = await read(file)
    const isText = bytes instanceof Uint8Array && bytes.byteLength <= MAX_SPEC_BYTES
    return isText && DECLARES.test(Buffer.from(bytes).toString('utf8'))
  })
  for (const file of files.filter((_, index) => declares[index])) {
    const message =
      `\`${file}\` declares a \`connectionKey\`, but no glob of ${wording.the('specs')} selects ` +
      'it, so it is no spec: rename it, or add a glob.'
    log.annotate({ severity: 'warning', title: 'not-a-spec', file, message })
  }
}

/** What the workflow allows a spec to use. */
export function specPolicy({ request, wording }: Pick<Ports, 'request' | 'wording'>): SpecPolicy {
  const { secretVariables, allowedHosts } = request
  return { secretVariables, allowedHosts, wording }
}

/** On `pull_request_target` the workspace is not the pull request's: GitHub has its specs. */
function specSource({ request, trigger, github, workspace, wording }: Ports): SpecSource {
  const head = trigger.event === 'pull_request_target' ? trigger.pull?.headSha : undefined
  if (head === undefined) return workspaceSource(workspace, request.specs)
  if (github !== undefined) return commitSource(github, head, request.specs)
  const problem = 'on pull_request_target the specs are read through GitHub'
  throw new ConfigError(`${wording.The('githubToken')} is empty: ${problem}.`)
}

/** A spec of this change that is not in the workspace: then something else was checked out. */
function missingFile(
  specs: readonly SpecResult[],
  changes: ChangeSet,
  matches: (path: string) => boolean,
): string | undefined {
  if (changes.kind === 'everything') return undefined
  const listed = new Set(specs.map(({ file }) => file))
  return changes.files.find(
    ({ path, status }) => status !== 'removed' && matches(path) && !listed.has(path),
  )?.path
}

/** Whether what GitHub lists is of a newer commit of the pull request, which has its own plan. */
async function isOfNewerCommit({ github, trigger: { pull } }: Ports): Promise<boolean> {
  return github !== undefined && pull !== undefined && (await isOvertaken(github, pull))
}

/** Reads and checks every spec file of a source. */
export async function loadSpecs(
  source: SpecSource,
  policy: SpecPolicy,
  concurrency: number,
): Promise<SpecResult[]> {
  const files = await source.list()
  const specs = await pool(files, concurrency, async (file): Promise<SpecResult> => {
    const read = await source.read(file)
    if (read instanceof Uint8Array) return readConnection(file, read, policy)
    return { kind: 'unreadable', file, diagnostics: [read] }
  })
  return crossCheck(specs)
}

/**
 * Reads the base's version of the spec files that changed; of every file that the base or this
 * commit has, when nobody can say which did. Then one listing tells which contents are the same, so
 * that only the others are asked for.
 */
async function loadBase(
  history: History,
  changes: ChangeSet,
  source: SpecSource,
  specs: readonly SpecResult[],
  foreign: ReadonlySet<string>,
  { request, wording }: Ports,
): Promise<BaseSpecs> {
  const { base } = changes
  if (base === undefined) return new Map()
  const present = new Set(specs.map(({ file }) => file))
  const known = changes.kind === 'everything' ? await history.list(base) : undefined
  const paths =
    changes.kind === 'everything'
      ? [...(known?.keys() ?? present)]
      : changes.files.flatMap(({ path, status, previous }) =>
          status === 'added' ? [] : [previous ?? path],
        )
  const wanted = [...new Set([...paths.filter(specMatcher(request.specs)), ...foreign])]
  const read = await pool(wanted, request.concurrency, async (path) => {
    const here = known !== undefined && present.has(path) ? await source.read(path) : undefined
    const same = here instanceof Uint8Array && known?.get(path) === blobName(here)
    const bytes = same ? here : await history.read(path, base)
    return bytes === undefined ? [] : [[path, readAtBase(path, bytes, wording)] as const]
  })
  return new Map(read.flat())
}

/**
 * Reads a spec of another commit as it was: what today's inputs allow is not this change's concern.
 */
export function readAtBase(file: string, bytes: Uint8Array, wording: Wording): SpecResult {
  return readConnection(file, bytes, { secretVariables: ['**'], allowedHosts: ['**'], wording })
}
