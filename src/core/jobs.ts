import type { UnreadAnswer } from './diagnostic.ts'

/** Background jobs of one registration, counted by state. */
export interface Jobs {
  total: number
  /** State → number of jobs, in Immuta's words. */
  states: Record<string, number>
  /** What jobs that did not succeed said. */
  messages: string[]
  /** The answer that may tell of more jobs than these, and could not be read. */
  unread?: UnreadAnswer
}

const FAILED_STATES = ['failed', 'cancelled', 'expired']

/** Whether a job in this state has ended without success (Immuta, "Jobs"). */
export function isFailedState(state: string): boolean {
  return FAILED_STATES.includes(state)
}

/** `running` until every job reached its end. */
export function jobsOutcome(jobs: Jobs): 'none' | 'running' | 'completed' | 'failed' {
  if (jobs.total === 0) return 'none'
  const states = Object.keys(jobs.states)
  if (states.some((state) => state !== 'completed' && !isFailedState(state))) return 'running'
  return states.some(isFailedState) ? 'failed' : 'completed'
}

/** What jobs that did not succeed said, to stand behind a sentence; empty where they are silent. */
export function wordsOf({ messages }: Jobs): string {
  return messages.length === 0 ? '' : `: ${messages.join('; ')}`
}

/** `2 completed, 1 active` */
export function describeJobs(jobs: Jobs): string {
  return Object.entries(jobs.states)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ')
}
