import type { History, Range } from '../core/history.ts'
import type { Position } from '../core/diagnostic.ts'
import type { SavedScript } from '../core/plan.ts'
import type { Wording } from '../core/wording.ts'
import type { GitHub } from '../github/client.ts'
import type { Clock } from '../net/clock.ts'
import type { Secrets } from '../secrets/environment.ts'
import type { Request } from './request.ts'

/** What the event says, reduced to what the modes need. */
export interface Trigger {
  event: string
  /** Commits to compare; `none` when the event has nothing to compare. */
  range: Range
  pull?: {
    number: number
    headSha: string
    /** From a fork or Dependabot: such runs get no secrets. */
    untrusted: boolean
    /** What is planned after the merge is no review. */
    isOpen: boolean
  }
  /** The commit this run is about. */
  sha: string
  /** Commits of which the workspace may be a checkout; none where it is of none. */
  checkedOut: readonly string[]
  /** The branch this run is for: that of the event, the default branch where it is of none. */
  branch: string
  /** Whether it is for the repository's default branch, or proposed for it. */
  isForDefault: boolean
}

/** One message for the people who look at a run. */
export interface Annotation {
  severity: 'error' | 'warning'
  message: string
  title?: string
  file?: string
  position?: Position
}

/** Where a run says what it does. Secrets never get through. */
export interface Log {
  info: (text: string) => void
  group: (title: string, lines: string[]) => void
  annotate: (annotation: Annotation) => void
  /** A warning about the run, at no file. */
  warn: (message: string) => void
  /** Makes a value known as a secret, before anything is done with it. */
  mask: (secret: string) => void
}

/** Keeps a script for people to run. Throws when it can't be written. */
export type SaveScript = (name: string, sql: string) => Promise<SavedScript>

/** What a run works with. */
export interface Ports {
  request: Request
  trigger: Trigger
  workspace: string
  log: Log
  secrets: Secrets
  clock: Clock
  wording: Wording
  /** Absent without a `github-token`. */
  github: GitHub | undefined
  /** Where other versions of the specs are read, when not through GitHub. */
  history?: History
  /** Why Immuta is not asked, when that was decided beforehand. */
  offline?: string
  /** Takes secrets out of a text. */
  redact: (text: string) => string
  /** An ID token of this job for an audience. Throws `RequestFailure`. */
  idToken: (audience: string) => Promise<string>
  saveScript: SaveScript
}
