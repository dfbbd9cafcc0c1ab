/** Deepest nesting of an answer that is read: code that walks over it calls itself. */
const MAX_ANSWER_NESTING = 100

/**
 * Changes each text of plain data, in place. Returns the data, or `undefined` when it is nested too
 * deeply.
 */
export function changeTexts(data: unknown, change: (text: string) => string): unknown {
  const root = { data }
  let level: object[] = [root]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_ANSWER_NESTING) return undefined
    level = level.flatMap((node) =>
      Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
        if (typeof value === 'string') put(node, key, value, change(value))
        return typeof value === 'object' && value !== null ? [value] : []
      }),
    )
  }
  return root.data
}

/** Sets a key, also one that is called `__proto__`. */
function put(node: object, key: string, old: string, value: string): void {
  if (value !== old)
    Object.defineProperty(node, key, {
      value,
      writable: true,
      enumerable: true,
      configurable: true,
    })
}
