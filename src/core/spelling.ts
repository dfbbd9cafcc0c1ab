import { closest, distance } from 'fastest-levenshtein'
import { visible } from './visible.ts'

/**
 * The candidate that `word` is a slip of: two letters away, or a third of its length in a long
 * word. Case and punctuation do not count.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')
  if (candidates.length === 0 || word.length > MAX_WORD_CHARS) return undefined
  const name = bare(word)
  const found = closest(name, candidates.map(bare))
  return distance(name, found) <= Math.max(2, Math.floor(name.length / 3))
    ? candidates.find((candidate) => bare(candidate) === found)
    : undefined
}

/** Characters of a foreign word that are shown; nothing longer is a slip. */
const MAX_WORD_CHARS = 60

/** A foreign word as it may be shown: visible, on one line, without back-ticks, and cut. */
export function printable(word: string): string {
  const clean = visible(word).replace(/[\n\t`]/g, '?')
  return clean.length > MAX_WORD_CHARS ? `${clean.slice(0, MAX_WORD_CHARS - 3)}...` : clean
}
