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
 * writes the line that counts those.
 */
export function fit(
  head: string,
  sections: readonly (() => Section)[],
  foot: string,
  budget: Budget,
  omitted: (count: number) => string,
): string {
  const separator = '\n\n'
  const cost = (text: string): number => budget.size(text) + budget.size(separator)
  let left = budget.limit - cost(head) - cost(foot) - cost(omitted(sections.length))
  const kept: string[] = []
  for (const make of sections) {
    const { full, brief } = make()
    const text = [full, brief].find((candidate) => cost(candidate) <= left)
    if (text === undefined) break
    kept.push(text)
    left -= cost(text)
  }
  const missing = sections.length - kept.length
  return [head, ...kept, ...(missing > 0 ? [omitted(missing)] : []), foot].join(separator)
}
