/** Items by what `by` says of each, in their order; those of which it says nothing are left out. */
export function groupBy<T>(
  items: readonly T[],
  by: (item: T) => string | undefined,
): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = by(item)
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), item])
  }
  return groups
}
