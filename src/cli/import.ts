import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path/posix'
import { Document, isMap, isScalar, YAMLMap } from 'yaml'
import {
  COMPARED,
  differences,
  type LiveAnswers,
  normalize,
  readLive,
  undeclared,
} from '../connection/compare.ts'
import type { Live } from '../connection/field-types.ts'
import type { SpecPolicy } from '../connection/allowed-by-workflow.ts'
import { readConnection } from '../connection/read.ts'
import {
  authenticationOf,
  defaultOf,
  isSecret,
  LEAVES,
  membersOf,
  ROOT,
  type Row,
} from '../connection/field-lookup.ts'
import type { ConnectionBody } from '../core/connection.ts'
import { isError } from '../core/diagnostic.ts'
import type { DeclaredObject } from '../core/objects.ts'
import { printable } from '../core/spelling.ts'
import { immutaFault } from '../immuta/fault.ts'
import type { ImmutaReader } from '../immuta/reader.ts'
import { RequestFailure } from '../net/failure.ts'
import { type ImportedObjects, importedObjects, readObjects } from './import-objects.ts'

/** What became of one key: the file that was written, or why none was. */
export interface Imported {
  connectionKey: string
  file: string
  error: string | null
  /** What is not in the file though it was asked for. */
  warnings: readonly string[]
}

/** What is imported of one connection, and how. */
export interface Wanted {
  /** The spec that names the key already, if one does. */
  declared?: string | undefined
  /** How the names of its variables begin. */
  variable?: string | undefined
  /** Whether its catalogs are wanted too. */
  objects?: boolean
  /** Requests of one connection at once. */
  concurrency: number
}

/**
 * Writes the spec of a connection that Immuta has into a new file. Never throws for one
 * connection's sake, and never overwrites.
 */
export async function importConnection(
  key: string,
  folder: string,
  wanted: Wanted,
  immuta: ImmutaReader,
  policy: SpecPolicy,
): Promise<Imported> {
  const file = join(folder, `${key}.yml`)
  const end = (error: string | null, warnings: readonly string[] = []): Imported => ({
    connectionKey: key,
    file,
    error,
    warnings,
  })
  if (wanted.declared !== undefined) return end(`\`${wanted.declared}\` declares it already.`)
  try {
    const answers = await immuta.answers(key)
    if (answers === undefined) return end('Immuta has no connection of this key.')
    const objects = await objectsOf(key, answers, wanted, immuta, policy)
    if (objects !== undefined && 'fault' in objects) return end(objects.fault)
    const text = specText(key, file, answers, policy, { variable: wanted.variable, objects })
    if (typeof text === 'object') return end(text.fault)
    await mkdir(folder, { recursive: true })
    await writeFile(file, text, { flag: 'wx' })
    return end(null, objects?.warnings)
  } catch (error) {
    if (error instanceof RequestFailure) return end(immutaFault(error, policy.wording).message)
    if (error instanceof Error && 'code' in error)
      return end(
        error.code === 'EEXIST'
          ? 'The file exists, and is left as it is: remove it, or import into another folder ' +
              'with `--out`.'
          : `The file could not be written (${String(error.code)}).`,
      )
    throw error
  }
}

/** The objects of a connection, where they are wanted, or why they can't be had. */
async function objectsOf(
  key: string,
  answers: LiveAnswers,
  { objects, concurrency }: Wanted,
  immuta: ImmutaReader,
  policy: SpecPolicy,
): Promise<ImportedObjects | { fault: string } | undefined> {
  if (objects !== true) return undefined
  try {
    const names = await immuta.catalogs(key)
    const own = readLive(answers).fields.get(CATALOG)
    return importedObjects(await readObjects(key, names, own, immuta, concurrency))
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    const { message } = immutaFault(error, policy.wording)
    return {
      fault: `Its objects could not be read; without \`--objects\` they are left out. ${message}`,
    }
  }
}

const CATALOG = 'nativeIntegration.config.catalog'

/**
 * The text of a spec that says what Immuta shows, or why there can't be one. What it leaves open,
 * or can't say, is in its comments.
 */
export function specText(
  key: string,
  file: string,
  answers: LiveAnswers,
  policy: SpecPolicy,
  { variable = plainVariable(key), objects }: SpecParts = {},
): string | { fault: string } {
  const document = specOf(key, answers, variable)
  if (objects !== undefined) addObjects(document, objects.block)
  const read = readConnection(file, Buffer.from(document.toString({ lineWidth: 0 })), policy)
  if (read.kind !== 'valid') {
    const errors = read.diagnostics.filter(isError).map(({ message }) => message)
    const reason = answers.config === undefined ? ' Immuta did not show its integration.' : ''
    return { fault: `What Immuta shows of it makes no spec: ${errors.join(' ')}${reason}` }
  }
  const numbered =
    variable === plainVariable(key) ? '' : '; without the number it is that of another connection'
  for (const { steps } of LEAVES.filter(isSecret)) {
    const secret = document.getIn(steps, true)
    if (isScalar(secret)) secret.comment = ` Immuta does not show it: set this variable${numbered}`
  }
  document.commentBefore = [...remarks(answers, read.connection.body), ...(objects?.remarks ?? [])]
    .map((line) => ` ${line}`)
    .join('\n')
  if (isMap(document.contents)) document.contents.spaceBefore = true
  return document.toString({ lineWidth: 0 })
}

/** What a spec holds beside what Immuta shows of the connection. */
interface SpecParts {
  /** How the names of its variables begin. */
  variable?: string | undefined
  objects?: ImportedObjects | undefined
}

/** Puts the block `objects` in, one line for each. */
function addObjects(document: Document, objects: readonly DeclaredObject[]): void {
  if (objects.length === 0) return
  const block = new YAMLMap()
  for (const { path, settings } of objects)
    block.add(document.createPair(path, document.createNode(settings, { flow: true })))
  document.set('objects', block)
}

/** How the names of a connection's variables begin. */
function plainVariable(key: string): string {
  return `CONNECTION_${key.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`
}

/**
 * How the names of the variables of each connection begin, with a number where keys differ only in
 * case or in signs: one connection must not get the credential of another. The first of the
 * sorted keys gets the plain one.
 *
 * @param taken variables that other specs name
 */
export function variablesOf(
  keys: readonly string[],
  taken: readonly string[],
): ReadonlyMap<string, string> {
  const used = new Set(taken.map((name) => name.toUpperCase()))
  const namesOf = (variable: string): string[] => SECRET_NAMES.map((name) => `${variable}_${name}`)
  const chosen = [...new Set(keys)].sort().map((key) => {
    const plain = plainVariable(key)
    let variable = plain
    for (let number = 2; namesOf(variable).some((name) => used.has(name)); number++)
      variable = `${plain}_${number}`
    for (const name of namesOf(variable)) used.add(name)
    return [key, variable] as const
  })
  return new Map(chosen)
}

/** How the names of the variables end. */
const SECRET_NAMES = LEAVES.flatMap(({ field }) =>
  'live' in field && typeof field.live === 'object' && 'secret' in field.live
    ? [field.live.secret]
    : [],
)

/** The fields that Immuta shows, in the order of the body, without what is filled in anyway. */
function specOf(key: string, answers: LiveAnswers, variable: string): Document {
  const { fields } = readLive(answers)
  const kind = fields.get('connection.authenticationType')
  const valueOf = (path: string, live: Live): unknown => {
    if (live === 'key') return key
    if (typeof live !== 'object') return undefined
    if ('secret' in live) return `\${${variable}_${live.secret}}`
    if (live.imported === 'never' || !fields.has(path)) return undefined
    return live.imported === 'as-shown' ? fields.get(path) : normalize(path, fields.get(path))
  }
  const document = new Document({})
  const add = (row: Row): void => {
    const { path, steps, field } = row
    if ((authenticationOf(row) ?? kind) !== kind) return
    if (!('live' in field)) {
      if (field.absent === 'required') document.setIn(steps, document.createNode({}))
      for (const member of membersOf(row)) add(member)
      return
    }
    const value = valueOf(path, field.live)
    const isNone =
      value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
    if (!isNone && value !== defaultOf(row)) document.setIn(steps, document.createNode(value))
  }
  for (const row of membersOf(ROOT)) add(row)
  return document
}

/** What a reader of the file should know that its fields do not say. */
function remarks(answers: LiveAnswers, body: ConnectionBody): string[] {
  const live = readLive(answers)
  const meanings = COMPARED.flatMap(({ row, imported }) => {
    const meaning = defaultOf(row)
    return meaning === undefined || imported === 'never' || live.fields.has(row.path)
      ? []
      : [`Immuta does not show \`${row.path}\`; left out here, it means ${String(meaning)}.`]
  })
  const differing = differences(live, body).map(({ path }) => path)
  return [
    'Imported from Immuta, which shows neither the credential nor `settings` and `options`: ' +
      'they matter when a connection is registered.',
    ...(live.active === undefined
      ? []
      : [`The connection itself is ${live.active ? 'active' : 'inactive'} now.`]),
    ...meanings,
    ...[...differing, ...undeclared(answers, body)].map(
      (path) => `Immuta also has \`${printable(path)}\`, which a spec can't say as it is there.`,
    ),
  ]
}
