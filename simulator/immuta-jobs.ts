import { randomUUID } from 'node:crypto'
import type { JsonObject } from './http.ts'

/** `map`: by id; `counts`: by state; `paged`: one job on each page. */
export type JobsEnvelope =
  | 'array'
  | 'jobs'
  | 'hits'
  | 'results'
  | 'data'
  | 'items'
  | 'map'
  | 'jobs-map'
  | 'counts'
  | 'paged'
  | 'empty'

export interface JobView {
  id: string
  state: string
  output: string | null
}

/** Background jobs: each moves on one state whenever it is asked for. */
export class Jobs {
  readonly all = new Map<string, { bulkId: string; polls: number }>()

  readonly #pending = new Map<string, { open: Set<string>; effect: () => void }>()

  /** Starts two jobs. The effect comes when both were seen completed: at once where they know no other state. */
  start(bulkId: string, states: string[], effect: () => void): void {
    const ids = [randomUUID(), randomUUID()]
    for (const id of ids) this.all.set(id, { bulkId, polls: 0 })
    if (states.every((state) => state === 'completed')) effect()
    else this.#pending.set(bulkId, { open: new Set(ids), effect })
  }

  /** @param moves whether the job moves on */
  poll(id: string, states: string[], moves = true): JobView | undefined {
    const job = this.all.get(id)
    if (job === undefined) return undefined
    const seen = moves ? job.polls : job.polls - 1
    const state = states[Math.min(seen, states.length - 1)] ?? 'completed'
    if (moves) job.polls += 1
    if (state === 'completed') this.#complete(job.bulkId, id)
    return {
      id,
      state,
      output: state === 'failed' ? 'The metadata crawl stopped: catalog not reachable' : null,
    }
  }

  /** @param moves whether the jobs move on */
  pollBulk(bulkId: string, states: string[], moves = true): JobView[] {
    const ids = [...this.all].filter(([, job]) => job.bulkId === bulkId).map(([id]) => id)
    return ids.map((id) => this.poll(id, states, moves)).filter((job) => job !== undefined)
  }

  #complete(bulkId: string, id: string): void {
    const pending = this.#pending.get(bulkId)
    pending?.open.delete(id)
    if (pending?.open.size !== 0) return
    this.#pending.delete(bulkId)
    pending.effect()
  }
}

/**
 * The forms that `GET /jobs` is known, or said, to answer in.
 *
 * @param spelled jobs as the tenant spells them
 * @param page what the query asks for, where pages have a name
 */
export function jobsInEnvelope(
  jobs: readonly JobView[],
  envelope: JobsEnvelope,
  spelled: (job: JobView) => JsonObject,
  page: string | null = null,
): unknown {
  const list = jobs.map(spelled)
  switch (envelope) {
    case 'array':
      return list
    case 'jobs':
      return { jobs: list, next: null }
    case 'hits':
    case 'results':
    case 'data':
    case 'items':
      return { [envelope]: list }
    case 'map':
      return mapOf(list)
    case 'jobs-map':
      return { jobs: mapOf(list) }
    case 'paged': {
      const at = Number(page ?? 0)
      return { jobs: list.slice(at, at + 1), next: at + 1 < list.length ? String(at + 1) : null }
    }
    case 'counts': {
      const completed = jobs.filter(({ state }) => state === 'completed').length
      const failed = jobs.filter(({ state }) =>
        ['failed', 'cancelled', 'expired'].includes(state),
      ).length
      return { pending: jobs.length - completed - failed, completed, failed }
    }
    case 'empty':
      return {}
  }
}

export function mapOf(jobs: readonly JsonObject[]): JsonObject {
  return Object.fromEntries(jobs.map((job) => [String(job['id']), job]))
}
