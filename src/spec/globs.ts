import picomatch from 'picomatch'

/** Splits globs into those that select and those that exclude (`!`). */
export function splitGlobs(globs: readonly string[]): { include: string[]; exclude: string[] } {
  return {
    include: globs.filter((glob) => !glob.startsWith('!')),
    exclude: globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)),
  }
}

/** A test for what matches one glob at least, and none that starts with `!`. */
export function globMatcher(globs: readonly string[]): (text: string) => boolean {
  const { include, exclude } = splitGlobs(globs)
  return picomatch(include, { ignore: exclude })
}
