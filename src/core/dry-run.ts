import type { Live } from './live.ts'

/** How Immuta answered the dry run of one connection; messages are its own words. */
export type DryRunAnswer =
  | { kind: 'accepted'; messages: string[] }
  | { kind: 'refused'; messages: string[] }
  /** Refused because the connection exists; `shown` are the words that are worth showing. */
  | { kind: 'exists'; messages: string[]; shown: string[] }

/** What a dry run says of a change. */
export interface DryRun {
  status: 'passed' | 'failed'
  messages: string[]
}

/**
 * What the answer means for a connection, once it is known what Immuta has: "already exists" is no
 * failure of one that is registered, and tells nothing where nobody knows.
 */
export function judgeDryRun(answer: DryRunAnswer, live: Live | 'registered'): DryRun | undefined {
  switch (answer.kind) {
    case 'accepted':
      return { status: 'passed', messages: answer.messages }
    case 'refused':
      return { status: 'failed', messages: answer.messages }
    case 'exists':
      if (live === 'unknown') return undefined
      return live === 'registered' || typeof live === 'object'
        ? { status: 'passed', messages: answer.shown }
        : { status: 'failed', messages: answer.messages }
  }
}
