/** Steps from the root of plain data: a key of a map, or an index of a list. */
export type Path = readonly (string | number)[]

/** The value at `path` of plain data; own keys only. */
export function getIn(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string | number, unknown>)[step]
        : undefined,
    value,
  )
}

/** `a.b[0].c` */
export function formatPath(path: Path): string {
  return path.reduce<string>((all, step) => {
    if (typeof step === 'number') return `${all}[${step}]`
    return all === '' ? step : `${all}.${step}`
  }, '')
}
