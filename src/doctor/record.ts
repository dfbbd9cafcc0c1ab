import type { Stats } from 'node:fs'
import { lstat, open, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { ConfigError } from '../core/failure.ts'
import { type Shape, shapeOf } from '../core/shape.ts'
import { VERSION } from '../version.ts'
import { type Answers, foreign, type Probe, PROBES } from './answers.ts'
import type { JudgedGuess } from './judge.ts'

/** What a tenant answered, without any value: safe to attach to a public issue. */
export interface Recording {
  version: 1
  recordedBy: string
  answers: {
    probe: Probe
    request: string
    status: number
    /** Without parameters. */
    contentType: string
    /** Why a successful answer can't be read: a page, cut JSON. */
    fault?: string
    shape: Shape
  }[]
  /** What was judged, by guess. */
  guesses: Record<string, JudgedGuess['verdict']>
}

/**
 * The shapes of all answers. Pure.
 *
 * @param withheld called with each key of an answer that may be data, and so does not show
 */
export function recording(
  { of }: Answers,
  guesses: readonly JudgedGuess[],
  withheld: (key: string) => void,
): Recording {
  return {
    version: 1,
    recordedBy: `immuta-connections ${VERSION}`,
    answers: (Object.keys(PROBES) as Probe[]).flatMap((probe) => {
      const answer = of[probe]
      if (answer.kind !== 'answered') return []
      const { status, contentType, body } = answer
      const fault = foreign(answer)
      return {
        probe,
        request: PROBES[probe],
        status,
        contentType: mediaType(contentType),
        ...(fault !== undefined && { fault }),
        shape: shapeOf(body, withheld),
      }
    }),
    guesses: Object.fromEntries(guesses.map(({ id, verdict }) => [id, verdict])),
  }
}

/** Types of content that are told; a server could put anything in their place. */
const MEDIA_TYPES = /^(?:application|text)\/(?:(?:problem\+)?json|html|plain|xml|yaml|sql)$/

function mediaType(header: string | undefined): string {
  const type = header?.split(';')[0]?.trim().toLowerCase() ?? ''
  return type === '' ? 'none' : MEDIA_TYPES.test(type) ? type : 'another'
}

/**
 * Refuses a path at which there is something already, or no folder for it. Throws
 * {@link ConfigError}.
 */
export async function refuseExisting(path: string, shown: string): Promise<void> {
  const found = await look(path)
  if (found !== undefined) {
    const kind = found.isDirectory() ? 'a folder' : found.isSymbolicLink() ? 'a link' : 'a file'
    throw new ConfigError(
      `\`${shown}\` is ${kind}, and is left as it is: name a new file after \`--record\`.`,
    )
  }
  const folder = await stat(dirname(path)).catch(() => undefined)
  if (folder?.isDirectory() !== true)
    throw new ConfigError(`\`${shown}\` can't be written: there is no such folder.`)
}

async function look(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined
    throw new ConfigError(`\`${path}\` can't be looked at (${codeOf(error)}).`)
  }
}

/** Writes a new file, whole or not at all. Throws {@link ConfigError}. */
export async function writeNew(path: string, shown: string, text: string): Promise<void> {
  let isOurs = false
  try {
    const file = await open(path, 'wx')
    isOurs = true
    try {
      await file.writeFile(text)
    } finally {
      await file.close()
    }
  } catch (error) {
    if (isOurs) await rm(path, { force: true })
    throw new ConfigError(`\`${shown}\` could not be written (${codeOf(error)}).`)
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error && 'code' in error)) throw error
  return String(error.code)
}
