import * as z from 'zod/mini'
import { getIn } from '../core/path.ts'
import type { ApiClient } from '../net/api-client.ts'
import { carriesFailure, objectPath } from './answers.ts'
import { UnreadFailure } from './unread.ts'

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
 * All objects that a search lists, page by page: those one level below a connection, or without a
 * key the connections (Immuta, "Manage connection objects"). Throws {@link RequestFailure}, also
 * where the list is not complete.
 */
export async function searchObjects(send: ApiClient['send'], key?: string): Promise<FoundObject[]> {
  const path = key === undefined ? PATH : `${PATH}/${encodeURIComponent(key)}`
  const found = new Map<string, FoundObject>()
  let offset = 0
  let last: unknown
  for (let page = 0; page < MAX_SEARCH_PAGES; page++) {
    const before = found.size
    last = await send({ method: 'POST', path, body: { size: PAGE_SIZE, offset } })
    const { hits, total } = readSearch(last)
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
  throw new UnreadFailure(
    'search-paging',
    `POST ${PATH}: the list of objects is not complete`,
    last,
  )
}

/** Names under which a list may come. */
export const OBJECT_LISTS = ['hits', 'results', 'data', 'objects', 'items']
const TOTALS = [['count'], ['total'], ['totalCount'], ['meta', 'totalCount']]

/** A page of a search, and the total or 0: Immuta documents neither what wraps it nor its name. */
export function readSearch(answer: unknown): { hits: FoundObject[]; total: number } {
  const list: unknown[] | undefined = Array.isArray(answer)
    ? answer
    : OBJECT_LISTS.map((name) => getIn(answer, [name])).find(Array.isArray)
  const hits = list?.flatMap(asFound)
  // An object that can't be read must not look like one that is not there.
  if (hits === undefined || hits.length !== list?.length || carriesFailure(answer)) {
    const what = `POST ${PATH}: the answer is not a list of objects`
    throw new UnreadFailure('search-wrapper', what, answer)
  }
  const total = TOTALS.map((path) => Number(getIn(answer, path) ?? 0)).find((count) => count > 0)
  return { hits, total: total ?? 0 }
}

function asFound(item: unknown): FoundObject[] {
  const { data } = hit.safeParse(item)
  const [key, ...names] = data?.objectPath ?? []
  return key === undefined ? [] : [{ objectPath: [key, ...names], technology: data?.technology }]
}

/** Whether a spec can declare connections of a technology; of one that is not told, it may. */
export function isDeclarable(technology: string | undefined): boolean {
  return technology === undefined || technology.toLowerCase() === 'databricks'
}
