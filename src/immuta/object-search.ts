import * as z from 'zod/mini'
import { getIn } from '../core/path.ts'
import type { ApiClient } from '../net/api-client.ts'
import { RequestFailure } from '../net/failure.ts'
import { objectPath } from './answers.ts'

/** What a search lists of an object. */
export interface FoundObject {
  /** The key of its connection, then the names from the catalog down. */
  objectPath: readonly [key: string, ...names: string[]]
  technology: string | undefined
}

/** Objects asked for in one search. */
const PAGE_SIZE = 200
/** Pages of a search that are read. */
const MAX_SEARCH_PAGES = 500

const PATH = '/data/object/search'

const hit = z.looseObject({
  objectPath,
  technology: z.catch(z.optional(z.string()), undefined),
})

/**
 * All objects that a search without a path lists (Immuta, "Manage connection objects"), page by
 * page. Throws {@link RequestFailure}, also where the list is not complete.
 */
export async function searchObjects(send: ApiClient['send']): Promise<FoundObject[]> {
  const found = new Map<string, FoundObject>()
  let offset = 0
  for (let page = 0; page < MAX_SEARCH_PAGES; page++) {
    const before = found.size
    const { hits, total } = readSearch(
      await send({ method: 'POST', path: PATH, body: { size: PAGE_SIZE, offset } }),
    )
    for (const one of hits) found.set(JSON.stringify(one.objectPath), one)
    offset += hits.length
    // A server may give fewer than it was asked for, and one that ignores the offset the same
    // ones again: the last page is the one without news, or where a total is reached that is
    // none of this page.
    const isReached = total > hits.length && offset >= total
    if (found.size > before && !isReached) continue
    if (total > found.size) break
    return [...found.values()]
  }
  throw new RequestFailure(`POST ${PATH}: the list of objects is not complete`, { status: 200 })
}

/** A page of a search, and the total or 0: Immuta documents neither what wraps it nor its name. */
export function readSearch(answer: unknown): { hits: FoundObject[]; total: number } {
  const list = Array.isArray(answer)
    ? answer
    : ['hits', 'results', 'data', 'objects', 'items']
        .map((name) => getIn(answer, [name]))
        .find(Array.isArray)
  if (list === undefined) {
    throw new RequestFailure(`POST ${PATH}: the answer is not a list of objects`)
  }
  const total = [['count'], ['total'], ['totalCount'], ['meta', 'totalCount']]
    .map((path) => Number(getIn(answer, path) ?? 0))
    .find((number) => number > 0)
  const hits = list.flatMap((item: unknown): FoundObject[] => {
    const { data } = hit.safeParse(item)
    const [key, ...names] = data?.objectPath ?? []
    return key === undefined ? [] : [{ objectPath: [key, ...names], technology: data?.technology }]
  })
  return { hits, total: total ?? 0 }
}
