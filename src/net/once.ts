/** Asks once for what has the same id, also for those who ask while the answer is under way. */
export function askOnce<T, R>(
  ask: (about: T) => Promise<R>,
  idOf: (about: T) => string | number,
): (about: T) => Promise<R> {
  const known = new Map<string | number, Promise<R>>()
  return (about) => {
    const id = idOf(about)
    const answer = known.get(id) ?? ask(about)
    known.set(id, answer)
    return answer
  }
}
