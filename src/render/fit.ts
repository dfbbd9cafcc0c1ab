/** One part of a report; `brief` stands in for it where `full` does not fit. */
export interface Section {
  full: string
  brief: string
}

/** How much text a place takes. */
export interface Budget {
  limit: number
  size: (text: string) => number
}

/**
 * Joins a report within a budget. Head and foot always stay; sections are taken in order, whole,
 * else brief; what does not fit, and all that follows, is left out, and not even made. `omitted`
 * writes the line that counts those. Also returns the numbers of the sections that are not there
 * whole.
 */
export function fit(
  head: string,
  sections: readonly (() => Section)[],
  foot: string,
  budget: Budget,
  omitted: (count: number) => string,
): { text: string; cut: number[] } {
  const separator = '\n\n'
  const cost = (text: string): number => budget.size(text) + budget.size(separator)
  let left = budget.limit - cost(head) - cost(foot) - cost(omitted(sections.length))
  const kept: string[] = []
  const cut: number[] = []
  for (const [index, make] of sections.entries()) {
    const { full, brief } = make()
    const text = [full, brief].find((candidate) => cost(candidate) <= left)
    if (text === undefined) break
    kept.push(text)
    if (text !== full) cut.push(index)
    left -= cost(text)
  }
  const missing = sections.length - kept.length
  return {
    text: [head, ...kept, ...(missing > 0 ? [omitted(missing)] : []), foot].join(separator),
    cut: [...cut, ...[...sections.keys()].slice(kept.length)],
  }
}
