const collator = new Intl.Collator('en', { numeric: true })

/** The order in which people look for names: `team-2` before `team-10`. */
export function byName(one: string, other: string): number {
  return collator.compare(one, other) || (one < other ? -1 : one > other ? 1 : 0)
}
