import { deflateRawSync, inflateRawSync } from 'node:zlib'
import * as z from 'zod/mini'
import { actionOf, fingerprintOf, type PlanEntry } from './plan.ts'

/**
 * What a plan comment remembers for machines: the commit it was made for, and each connection's
 * fingerprint. It stands in one hidden line, so that edits of the visible text don't touch it.
 * Anybody who may edit comments can forge it: it is evidence, not proof.
 */
export interface PlanRecord {
  /** The commit the plan was made for. */
  commit: string
  /** Connection key → file and fingerprint, of every valid connection of the plan. */
  connections: Record<string, { file: string; fingerprint: string }>
  /** Set once an apply has written its outcome: a later plan opens a new comment. */
  closed: boolean
}

const PREFIX = '<!-- immuta-connections-plan:'
const SUFFIX = ' -->'

/** A comment remembers 128 bits of a fingerprint: short enough for a thousand connections. */
const REMEMBERED_CHARS = 'sha256:'.length + 32
/** Largest record that is read, in bytes. */
const MAX_RECORD_BYTES = 1024 * 1024

const schema = z.object({
  v: z.literal(1),
  commit: z.string(),
  closed: z.boolean(),
  connections: z.array(z.tuple([z.string(), z.string(), z.string()])),
})

/** What a plan comment is to remember of these entries. */
export function planRecord(commit: string, entries: readonly PlanEntry[]): PlanRecord {
  const known = entries.flatMap((entry) => {
    const { key, file } = entry.candidate
    const fingerprint = reviewable(entry)
    return key === undefined || fingerprint === undefined
      ? []
      : [[key, { file, fingerprint }] as const]
  })
  return { commit, connections: Object.fromEntries(known), closed: false }
}

/** What people review: what would be sent or, of a removed spec, what becomes of it. */
export function reviewable(entry: PlanEntry): string | undefined {
  const action = actionOf(entry)
  if (action === 'delete' || action === 'retain') return action
  return fingerprintOf(entry)?.slice(0, REMEMBERED_CHARS)
}

/** The record as the second line of a comment. */
export function writeRecord({ commit, connections, closed }: PlanRecord): string {
  const data = {
    v: 1,
    commit,
    closed,
    connections: Object.entries(connections).map(([key, { file, fingerprint }]) => [
      key,
      file,
      fingerprint,
    ]),
  }
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
    const { commit, closed, connections } = schema.parse(
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
        connections.map(([key, file, fingerprint]) => [key, { file, fingerprint }]),
      ),
    }
  } catch {
    return undefined
  }
}
