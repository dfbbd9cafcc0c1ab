import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod/mini'
import { DIGEST_CHARS } from './fingerprint.ts'
import { actionOf, checkOf, fingerprintOf, type PlanEntry } from './plan.ts'

/**
 * What a plan comment remembers for machines: the commit it was made for, and each connection's
 * fingerprint. It stands in one hidden line, so that edits of the visible text don't touch it.
 * Whoever may write comments as this token's user can forge it, unless it is sealed with a key.
 */
export interface PlanRecord {
  /** The commit the plan was made for. */
  commit: string
  /** Connection key → what was shown of it, of every valid connection of the plan. */
  connections: Record<string, Shown>
  /** Authenticates the rest but `closed`: {@link seal}. */
  tag?: string
  /** Set once an apply has written its outcome: a later plan opens a new comment. */
  closed: boolean
}

/** What a plan comment remembers of one connection. */
export interface Shown {
  file: string
  fingerprint: string
  /** Digest of the set-up script that apply is to run. */
  script?: string
  /** Set when the comment did not show it whole, for want of room say. */
  isCut?: true
}

const PREFIX = '<!-- immuta-connections-plan:'
const SUFFIX = ' -->'

const REMEMBERED_CHARS = 'sha256:'.length + DIGEST_CHARS
/** Largest record that is read, in bytes. */
const MAX_RECORD_BYTES = 1024 * 1024

const schema = z.object({
  v: z.literal(1),
  commit: z.string(),
  closed: z.boolean(),
  connections: z.array(z.tuple([z.string(), z.string(), z.string()], z.string())),
  tag: z.optional(z.string()),
})

/** Characters of a name that a record holds as it is; of a longer one it holds a digest. */
const MAX_NAME_CHARS = 64

/** A connection's key, or its file, as a record holds it. */
export function recordName(name: string): string {
  if (name.length <= MAX_NAME_CHARS) return name
  return `sha256:${createHash('sha256').update(name).digest('hex').slice(0, DIGEST_CHARS)}`
}

/** Length of the line of a record, in characters, so that a comment has room for more. */
export const MAX_RECORD_CHARS = 20_000

/**
 * The record of as many of these entries as its line has room for; what is not remembered counts as
 * not shown.
 *
 * @param entries the most important first
 * @param write makes the line of a record
 */
export function fittingRecord(
  commit: string,
  entries: readonly PlanEntry[],
  isCut: (entry: PlanEntry) => boolean,
  write: (record: PlanRecord) => string,
): string {
  const lineOf = (count: number): string =>
    write(planRecord(commit, entries.slice(0, count), isCut))
  const all = lineOf(entries.length)
  if (all.length <= MAX_RECORD_CHARS) return all
  let [fits, tooMany] = [0, entries.length]
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2)
    if (lineOf(middle).length <= MAX_RECORD_CHARS) fits = middle
    else tooMany = middle
  }
  return lineOf(fits)
}

/** What a plan comment is to remember of these entries. */
export function planRecord(
  commit: string,
  entries: readonly PlanEntry[],
  isCut: (entry: PlanEntry) => boolean = () => false,
): PlanRecord {
  const known = entries.flatMap((entry) => {
    const { key, file } = entry.candidate
    const fingerprint = reviewable(entry)
    return key === undefined || fingerprint === undefined
      ? []
      : [
          [
            recordName(key),
            { file: recordName(file), fingerprint, ...scriptOf(entry), ...(isCut(entry) && CUT) },
          ] as const,
        ]
  })
  return { commit, connections: Object.fromEntries(known), closed: false }
}

const CUT = { isCut: true } as const

/** What people review: what would be sent or, of a removed spec, what becomes of it. */
export function reviewable(entry: PlanEntry): string | undefined {
  const action = actionOf(entry)
  if (action === 'delete' || action === 'retain') return action
  return fingerprintOf(entry)?.slice(0, REMEMBERED_CHARS)
}

/** The digest of the set-up script that apply runs for this entry, if it runs one. */
export function scriptOf(entry: PlanEntry): Pick<Shown, 'script'> {
  const run = checkOf(entry, 'set-up-script')?.run
  return run === undefined || run === 'by-hand' ? {} : { script: run.digest }
}

/** What a record is sealed with, and where: so that it counts nowhere else. */
export interface Seal {
  /** The input `plan-key`. */
  key: string
  /** `owner/name` */
  repository: string
  pull: number
  commentId: string
}

/** The record with the tag that only who has the key can make. */
export function seal(record: PlanRecord, by: Seal): PlanRecord {
  return { ...record, tag: tagOf(record, by) }
}

/** Whether a record was made with the key, for this very place. */
export function isSealed(record: PlanRecord, by: Seal): boolean {
  const given = Buffer.from(record.tag ?? '')
  const wanted = Buffer.from(tagOf(record, by))
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

function tagOf({ commit, connections }: PlanRecord, by: Seal): string {
  const { key, repository, pull, commentId } = by
  const place = ['immuta-connections-plan/1', repository.toLowerCase(), pull, commentId]
  const text = JSON.stringify([...place, commit, rowsOf(connections)])
  return createHmac('sha256', key).update(text).digest('base64url')
}

function rowsOf(connections: PlanRecord['connections']): string[][] {
  return Object.entries(connections).map(([key, { file, fingerprint, script = '', isCut }]) => [
    key,
    file,
    fingerprint,
    ...(isCut ? [script, 'cut'] : script === '' ? [] : [script]),
  ])
}

/** The record as the second line of a comment. */
export function writeRecord({ commit, connections, closed, tag }: PlanRecord): string {
  const data = { v: 1, commit, closed, connections: rowsOf(connections), tag }
  return `${PREFIX}${deflateRawSync(JSON.stringify(data)).toString('base64url')}${SUFFIX}`
}

/**
 * Reads the record of a comment; `undefined` when it has none that can be read. Only the second
 * line is looked at: what follows may hold foreign text.
 */
export function readRecord(body: string): PlanRecord | undefined {
  const line = body.split(/\r?\n/, 2)[1]?.trim() ?? ''
  if (!line.startsWith(PREFIX) || !line.endsWith(SUFFIX)) return undefined
  try {
    const { commit, closed, connections, tag } = schema.parse(
      JSON.parse(
        inflateRawSync(Buffer.from(line.slice(PREFIX.length, -SUFFIX.length), 'base64url'), {
          maxOutputLength: MAX_RECORD_BYTES,
        }).toString('utf8'),
      ),
    )
    return {
      commit,
      closed,
      connections: Object.fromEntries(
        connections.map(([key, file, fingerprint, script = '', cut]) => [
          key,
          { file, fingerprint, ...(script !== '' && { script }), ...(cut !== undefined && CUT) },
        ]),
      ),
      ...(tag !== undefined && { tag }),
    }
  } catch {
    return undefined
  }
}
