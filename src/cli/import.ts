import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path/posix'
import { Document, isMap, Scalar } from 'yaml'
import type { ImmutaReader } from '../immuta/client.ts'
import { immutaFault } from '../modes/observe.ts'
import { RequestFailure } from '../net/retry.ts'
import {
  comparable,
  type LiveAnswers,
  liveDifferences,
  readLive,
  unsaid,
} from '../connection/live.ts'
import { type ConnectionBody, DEFAULT_PORT } from '../connection/body.ts'
import { readConnection } from '../connection/connection.ts'
import type { SpecPolicy } from '../connection/rules.ts'
import { printable } from '../core/words.ts'

/** What became of one key: the file that was written, or why none was. */
export interface Imported {
  connectionKey: string
  file: string
  error: string | null
}

/**
 * Writes the spec of a connection that Immuta has into a new file. Never throws for one connection's sake, and never overwrites.
 *
 * @param declared the spec that names the key already, if one does.
 */
export async function importConnection(
  key: string,
  folder: string,
  declared: string | undefined,
  immuta: ImmutaReader,
  policy: SpecPolicy,
): Promise<Imported> {
  const file = join(folder, `${key}.yml`)
  const end = (error: string | null): Imported => ({ connectionKey: key, file, error })
  if (declared !== undefined) return end(`\`${declared}\` declares it already.`)
  try {
    const answers = await immuta.answers(key)
    if (answers === undefined) return end('Immuta has no connection of this key.')
    const text = specText(key, file, answers, policy)
    if (typeof text === 'object') return end(text.fault)
    await mkdir(folder, { recursive: true })
    await writeFile(file, text, { flag: 'wx' })
    return end(null)
  } catch (error) {
    if (error instanceof RequestFailure) return end(immutaFault(error).message)
    if (error instanceof Error && 'code' in error)
      return end(
        error.code === 'EEXIST'
          ? 'The file exists, and is left as it is: remove it, or import into another folder with `--out`.'
          : `The file could not be written (${String(error.code)}).`,
      )
    throw error
  }
}

/** The text of a spec that says what Immuta shows, or why there can't be one. What it leaves open, or can't say, stands in its comments. */
export function specText(
  key: string,
  file: string,
  answers: LiveAnswers,
  policy: SpecPolicy,
): string | { fault: string } {
  const document = new Document(specOf(key, answers))
  const read = readConnection(file, Buffer.from(document.toString({ lineWidth: 0 })), policy)
  if (read.connection === undefined) {
    const faults = read.problems
      .filter(({ severity }) => severity === 'error')
      .map(({ message }) => message)
    return {
      fault: `What Immuta shows of it makes no spec: ${faults.join(' ')}${answers.config === undefined ? ' Immuta did not show its integration.' : ''}`,
    }
  }
  const { body } = read.connection
  const secret = document.getIn(SECRET_PATHS[body.connection.authenticationType], true)
  if (secret instanceof Scalar) secret.comment = ' Immuta does not show it: set this variable'
  document.commentBefore = remarks(answers, body)
    .map((line) => ` ${line}`)
    .join('\n')
  if (isMap(document.contents)) document.contents.spaceBefore = true
  return document.toString({ lineWidth: 0 })
}

const SECRET_PATHS = {
  token: ['connection', 'token'],
  oAuthM2M: ['connection', 'oAuthClientConfig', 'clientSecret'],
} as const

/** The fields that Immuta shows, in the order of its guide, without those that are filled in when absent. */
function specOf(key: string, answers: LiveAnswers): object {
  const { fields } = readLive(answers)
  const raw = (path: string): unknown => fields.get(path)
  const spelt = (path: string): unknown =>
    fields.has(path) ? comparable(path, fields.get(path)) : undefined
  const port = spelt('connection.port')
  const workspaces = spelt('nativeIntegration.config.workspaceIds')
  const deny = raw('nativeIntegration.config.groupPattern.deny')
  const variable = `CONNECTION_${key.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`
  const kind = raw('connection.authenticationType')
  return {
    connectionKey: key,
    connection: {
      technology: raw('connection.technology'),
      hostname: spelt('connection.hostname'),
      ...(port !== DEFAULT_PORT && { port }),
      httpPath: raw('connection.httpPath'),
      authenticationType: kind,
      ...(kind === 'token' && { token: `\${${variable}_TOKEN}` }),
      ...(kind === 'oAuthM2M' && {
        oAuthClientConfig: {
          clientId: raw('connection.oAuthClientConfig.clientId'),
          clientSecret: `\${${variable}_SECRET}`,
          authorityUrl: raw('connection.oAuthClientConfig.authorityUrl'),
        },
      }),
    },
    nativeIntegration: {
      config: {
        catalog: raw('nativeIntegration.config.catalog'),
        ...(raw('nativeIntegration.config.audit.enabled') === false && {
          audit: { enabled: false },
        }),
        ...(Array.isArray(workspaces) && workspaces.length > 0 && { workspaceIds: workspaces }),
        ...(deny !== undefined && deny !== '' && { groupPattern: { deny } }),
      },
    },
  }
}

/** What the spec means by what it leaves out, where Immuta shows nothing to compare with. */
const MEANT = {
  'connection.port': `${DEFAULT_PORT}`,
  'nativeIntegration.config.audit.enabled': 'true',
}

/** What a reader of the file should know that its fields do not say. */
function remarks(answers: LiveAnswers, body: ConnectionBody): string[] {
  const live = readLive(answers)
  return [
    'Imported from Immuta, which shows neither the credential nor `settings` and `options`: they matter when a connection is registered.',
    ...(live.active === undefined
      ? []
      : [`The connection is ${live.active ? 'active' : 'inactive'} now.`]),
    ...Object.entries(MEANT).flatMap(([path, meaning]) =>
      live.fields.has(path)
        ? []
        : [`Immuta does not show \`${path}\`; left out here, it means ${meaning}.`],
    ),
    ...[...liveDifferences(live, body).map(({ path }) => path), ...unsaid(answers, body)].map(
      (path) => `Immuta also has \`${printable(path)}\`, which a spec can't say as it is there.`,
    ),
  ]
}
