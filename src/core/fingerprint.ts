import { createHash } from 'node:crypto'
import type { ConnectionBody } from './connection.ts'
import { blockOfObjects, type DeclaredObject } from './objects.ts'

/** Version of the way a body is turned into text before it is hashed. */
const SCHEME = 'immuta-connections/1'

/**
 * SHA-256 over the canonical body, and the objects where some are declared: the same for every
 * spelling of the same connection.
 */
export function fingerprint(body: ConnectionBody, objects: readonly DeclaredObject[] = []): string {
  const hash = createHash('sha256').update(`${SCHEME}\n${canonical(body)}`)
  const block = blockOfObjects(objects)
  if (block !== undefined) hash.update(`\n${canonical(block)}`)
  return `sha256:${hash.digest('hex')}`
}

/** SHA-256 over what a script does: its statements without comments, and where each runs. */
export function scriptDigest(statements: readonly object[]): string {
  return createHash('sha256').update(canonical(statements)).digest('hex').slice(0, DIGEST_CHARS)
}

/** Digest of a key: 64 bits are enough, since its fingerprint must be the same as well. */
export function keyDigest(key: string): string {
  return createHash('sha256').update(key).digest('hex').slice(0, 16)
}

/** A plan comment remembers 128 bits of a hash: short enough for a thousand connections. */
export const DIGEST_CHARS = 32

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
}
