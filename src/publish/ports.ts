import type { Ports } from '../modes/ports.ts'
import type { Redactor } from '../secrets/redactor.ts'
import type { RunFiles } from './files.ts'

/** Where this run happens, for links and records. */
export interface RunContext {
  workspace: string
  /** `owner/name` */
  repository: string
  /** The base of GitHub's REST API. */
  apiUrl: string
  /** Whose event started this run. */
  actor: string
  /** Who started this attempt of it: another one after a re-run. */
  triggeringActor: string
  /** Page of this run. */
  runUrl: string
  /** Base of links to files of a commit: `${filesUrl}/<sha>/<path>`. */
  filesUrl: string
}

/** What the runner takes from a step beside its log. */
export interface StepResults {
  /** Writes the annotations that were kept so far. */
  flush: () => void
  /** Throws {@link Unwritten}, as the summary does; the log has it then. */
  output: (name: string, value: string) => void
  summary: (markdown: string) => Promise<void>
}

/** What publishing works with. */
export interface PublishPorts extends Pick<
  Ports,
  'request' | 'trigger' | 'github' | 'log' | 'clock' | 'wording'
> {
  context: RunContext
  redactor: Redactor
  files: RunFiles
  step: StepResults
}
