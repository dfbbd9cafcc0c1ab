import picomatch from 'picomatch'

/** Splits globs into those that select and those that exclude (`!`). */
export function splitGlobs(globs: readonly string[]): { include: string[]; exclude: string[] } {
  return {
    include: globs.filter((glob) => !glob.startsWith('!')),
    exclude: globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1)),
  }
}

/** Compiling a glob costs more than trying it, so each is compiled once, when it is first tried. */
const compiled = new Map<string, (text: string) => boolean>()

/** Whether one glob, which does not start with `!`, matches. */
export function globMatches(glob: string, text: string): boolean {
  const test = compiled.get(glob) ?? picomatch(glob)
  compiled.set(glob, test)
  return test(text)
}

/** A test for what matches one glob at least, and none that starts with `!`. */
export function globMatcher(globs: readonly string[]): (text: string) => boolean {
  const { include, exclude } = splitGlobs(globs)
  return (text) =>
    include.some((glob) => globMatches(glob, text)) &&
    !exclude.some((glob) => globMatches(glob, text))
}
