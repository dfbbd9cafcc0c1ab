import type { Live } from './live.ts'

/** How Immuta answered the dry run of one connection; messages are its own words. */
export type DryRunAnswer =
  | { kind: 'accepted'; messages: string[] }
  | { kind: 'refused'; messages: string[] }
  /** Refused because the connection exists. */
  | { kind: 'exists'; messages: string[] }

/** What a dry run says of a change; `unknown` where its answer tells nothing of it. */
export interface DryRun {
  status: 'passed' | 'failed' | 'unknown'
  messages: string[]
}

/** What Immuta has of a connection; `moved`: it has it, at another host or with another catalog. */
export type Registered = Live | 'registered' | 'moved'

/**
 * What the answer means for a connection, once it is known what Immuta has: "already exists" is no
 * failure of one that is registered; where that one moves, another integration may be meant, and
 * where nobody knows what Immuta has, it tells nothing.
 */
export function judgeDryRun(answer: DryRunAnswer, live: Registered): DryRun | undefined {
  switch (answer.kind) {
    case 'accepted':
      return { status: 'passed', messages: answer.messages }
    case 'refused':
      return { status: 'failed', messages: answer.messages }
    case 'exists':
      if (live === 'unknown') return undefined
      if (live === 'moved') return { status: 'unknown', messages: answer.messages }
      return live === 'registered' || typeof live === 'object'
        ? { status: 'passed', messages: answer.messages }
        : { status: 'failed', messages: answer.messages }
  }
}
