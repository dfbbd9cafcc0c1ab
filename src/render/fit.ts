/** A part of a section that is long, and folded: it is made only where there is room. */
export interface Folded {
  /** What it is, in the sentence that says it is missing: "the payload". */
  name: string
  make: () => string
}

/** One section of a report: what is always shown, and what gives way first. */
export interface Section {
  open: string
  folded: readonly Folded[]
}

/** How much text a place takes. */
export interface Budget {
  limit: number
  size: (text: string) => number
}

/** The parts of a report that speak of what did not fit. */
export interface Frame {
  /** The head, told which sections are not there whole. */
  head: (cut: ReadonlySet<number>) => string
  foot: string
  /** The line that counts the sections that are left out. */
  omitted: (count: number) => string
  /** The line in a section from which something folded is missing. */
  missing: (names: readonly string[]) => string
}

/**
 * Joins a report within a budget. Head and foot always stay. What is open comes first, in the order
 * of the sections: from the first that does not fit all are left out, and counted. What is folded
 * takes the room that is left: the first of each section, then the second of each. Also returns the
 * numbers of the sections that are not there whole.
 */
export function fit(
  sections: readonly (() => Section)[],
  { head, foot, omitted, missing }: Frame,
  { limit, size }: Budget,
): { text: string; cut: ReadonlySet<number> } {
  const separator = '\n\n'
  const cost = (text: string): number => size(text) + size(separator)
  const all = new Set(sections.keys())
  const heads = [head(new Set()), head(all)].map(cost)
  let left = limit - Math.max(...heads) - cost(foot) - cost(omitted(sections.length))

  const kept: { section: Section; texts: string[]; absent: string[] }[] = []
  for (const make of sections) {
    const section = make()
    // Room is kept for the line that tells what is missing.
    const names = section.folded.map(({ name }) => name)
    const room = cost(section.open) + (names.length > 0 ? cost(missing(names)) : 0)
    if (room > left) break
    left -= room
    kept.push({ section, texts: [], absent: [] })
  }
  const deepest = Math.max(0, ...kept.map(({ section }) => section.folded.length))
  for (let depth = 0; depth < deepest; depth++) {
    for (const { section, texts, absent } of kept) {
      const folded = section.folded[depth]
      if (folded === undefined) continue
      const text = folded.make()
      const fits = cost(text) <= left
      if (fits) left -= cost(text)
      if (fits) texts.push(text)
      else absent.push(folded.name)
    }
  }

  const cut = new Set(
    [...all].filter((index) => {
      const one = kept[index]
      return one === undefined || one.absent.length > 0
    }),
  )
  const shown = kept.map(({ section, texts, absent }) =>
    [section.open, ...texts, ...(absent.length > 0 ? [missing(absent)] : [])].join(separator),
  )
  const rest = sections.length - kept.length
  const text = [head(cut), ...shown, ...(rest > 0 ? [omitted(rest)] : []), foot].join(separator)
  return { text, cut }
}
