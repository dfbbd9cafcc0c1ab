/** The order in which people look for names: `team-2` before `team-10`. */
export function byName(one: string, other: string): number {
  const [left, right] = [one, other].map((name) => name.match(/\d+|\D+/g) ?? [])
  for (const [index, part] of (left ?? []).entries()) {
    const twin = right?.[index] ?? ''
    const byNumber = Number(part) - Number(twin)
    // Text is no number, and then neither is the difference.
    const order = byNumber || (part < twin ? -1 : part > twin ? 1 : 0)
    if (order !== 0) return order
  }
  return (left?.length ?? 0) - (right?.length ?? 0)
}
