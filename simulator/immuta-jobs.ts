import { randomUUID } from 'node:crypto'

export type JobsEnvelope = 'array' | 'jobs' | 'map' | 'counts' | 'empty'

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

  poll(id: string, states: string[]): JobView | undefined {
    const job = this.all.get(id)
    if (job === undefined) return undefined
    const state = states[Math.min(job.polls, states.length - 1)] ?? 'completed'
    job.polls += 1
    if (state === 'completed') this.#complete(job.bulkId, id)
    return {
      id,
      state,
      output: state === 'failed' ? 'The metadata crawl stopped: catalog not reachable' : null,
    }
  }

  pollBulk(bulkId: string, states: string[]): JobView[] {
    const ids = [...this.all].filter(([, job]) => job.bulkId === bulkId).map(([id]) => id)
    return ids.map((id) => this.poll(id, states)).filter((job) => job !== undefined)
  }

  #complete(bulkId: string, id: string): void {
    const pending = this.#pending.get(bulkId)
    pending?.open.delete(id)
    if (pending?.open.size !== 0) return
    this.#pending.delete(bulkId)
    pending.effect()
  }
}

/** The forms that `GET /jobs` is known, or said, to answer in. */
export function jobsInEnvelope(jobs: JobView[], envelope: JobsEnvelope): unknown {
  switch (envelope) {
    case 'array':
      return jobs
    case 'jobs':
      return { jobs, next: null }
    case 'map':
      return Object.fromEntries(jobs.map((job) => [job.id, job]))
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
