import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod/mini'
import { DIGEST_CHARS } from './fingerprint.ts'
import { actionOf, fingerprintOf, type PlanEntry } from './plan.ts'

/**
 * What a plan comment remembers for machines: the commit it was made for, and each connection's
 * fingerprint. It stands in one hidden line, so that edits of the visible text don't touch it.
 * Whoever may write comments as this token's user can forge it, unless it is sealed with a key.
 */
export interface PlanRecord {
  /** The commit the plan was made for. */
  commit: string
  /** Digest of its key → what was shown of each valid connection of the plan. */
  connections: Record<string, Shown>
  /** Authenticates what the plan showed: {@link seal}. */
  tag?: string
  /** Authenticates how far set-up scripts have come: {@link sealProgress}. */
  progressTag?: string
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
  /** Statements of that script that applies have run, where one has begun it. */
  ran?: number
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
  progressTag: z.optional(z.string()),
})

/** Characters of a path that a record holds as it is; of a longer one it holds a digest. */
const MAX_PATH_CHARS = 64

/** A file as a record holds it. */
function fileName(path: string): string {
  if (path.length <= MAX_PATH_CHARS) return path
  return `sha256:${createHash('sha256').update(path).digest('hex').slice(0, DIGEST_CHARS)}`
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
            entry.identity.name,
            { file: fileName(file), fingerprint, ...scriptOf(entry), ...(isCut(entry) && CUT) },
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
  const { run } = entry.checks.setUp ?? {}
  return run ? { script: run.digest } : {}
}

/** The record with how far each set-up script has come that it knows. */
export function withProgress(
  record: PlanRecord,
  ranOf: (name: string) => number | undefined,
): PlanRecord {
  const connections = Object.entries(record.connections).map(([key, shown]) => {
    const ran = shown.script === undefined ? undefined : ranOf(key)
    return [key, ran === undefined ? shown : { ...shown, ran }] as const
  })
  return { ...record, connections: Object.fromEntries(connections) }
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
  return { ...record, tag: tagOf(withoutProgress(record), by, 'plan') }
}

/** The same for what an apply adds to it. */
export function sealProgress(record: PlanRecord, by: Seal): PlanRecord {
  return { ...record, progressTag: tagOf(record, by, 'progress') }
}

/**
 * The record if it was made with the key, for this very place: without the progress of set-up
 * scripts where that was not.
 */
export function unsealed(record: PlanRecord, by: Seal): PlanRecord | undefined {
  const plan = withoutProgress(record)
  if (!isSame(record.tag, tagOf(plan, by, 'plan'))) return undefined
  return isSame(record.progressTag, tagOf(record, by, 'progress')) ? record : plan
}

function withoutProgress(record: PlanRecord): PlanRecord {
  const connections = Object.entries(record.connections).map(([key, shown]) => {
    const { ran, ...planned } = shown
    return [key, ran === undefined ? shown : planned] as const
  })
  return { ...record, connections: Object.fromEntries(connections) }
}

function isSame(given = '', wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}

function tagOf(
  { commit, connections }: PlanRecord,
  { key, repository, pull, commentId }: Seal,
  what: 'plan' | 'progress',
): string {
  const place = [`immuta-connections-${what}/1`, repository.toLowerCase(), pull, commentId]
  const text = JSON.stringify([...place, commit, rowsOf(connections)])
  return createHmac('sha256', key).update(text).digest('base64url')
}

function rowsOf(connections: PlanRecord['connections']): string[][] {
  return Object.entries(connections).map(([key, { file, fingerprint, script, isCut, ran }]) => {
    const row = [key, file, fingerprint, script ?? '', isCut ? 'cut' : '', ran?.toString() ?? '']
    return row.slice(0, row.findLastIndex((cell) => cell !== '') + 1)
  })
}

/** The record as the second line of a comment. */
export function writeRecord({ connections, ...rest }: PlanRecord): string {
  const data = { v: 1, ...rest, connections: rowsOf(connections) }
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
    const { commit, closed, connections, tag, progressTag } = schema.parse(
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
        connections.map(([key, file, fingerprint, script = '', cut = '', ran = '']) => [
          key,
          {
            file,
            fingerprint,
            ...(script !== '' && { script }),
            ...(cut !== '' && CUT),
            ...(/^\d{1,9}$/.test(ran) && { ran: Number(ran) }),
          },
        ]),
      ),
      ...(tag !== undefined && { tag }),
      ...(progressTag !== undefined && { progressTag }),
    }
  } catch {
    return undefined
  }
}
