/** What a user can set for a run, as the code calls it. */
export type Setting =
  | 'allowDelete'
  | 'allowedHosts'
  | 'auditNotes'
  | 'bootstrap'
  | 'comment'
  | 'commentId'
  | 'concurrency'
  | 'databricksAudience'
  | 'databricksClientId'
  | 'databricksClientSecret'
  | 'databricksToken'
  | 'driftIssue'
  | 'failOnDrift'
  | 'forceUpdate'
  | 'githubToken'
  | 'immutaApiKey'
  | 'immutaToken'
  | 'immutaUrl'
  | 'maxChanges'
  | 'mode'
  | 'planKey'
  | 'preflight'
  | 'requirePlan'
  | 'scope'
  | 'secretVariables'
  | 'specs'
  | 'timeout'
  | 'updateExisting'
  | 'wait'
  | 'waitTimeout'
  | 'warehouseId'

/**
 * How a surface calls a setting: the Action's inputs, or the options and variables of a terminal.
 * Each surface brings its own.
 */
export interface Wording {
  /** The bare name, in a list or in brackets: `` `immuta-url` ``, `IMMUTA_URL`. */
  name: (setting: Setting) => string
  /** In a sentence: ``the input `immuta-url` ``, `IMMUTA_URL`. */
  the: (setting: Setting) => string
  /** At the start of a sentence: ``Input `immuta-url` ``, `IMMUTA_URL`. */
  The: (setting: Setting) => string
  /** Where a secret comes from, after "set it". */
  fromSecrets: string
  /** How a variable that a spec names is set, after "it is not set:". */
  setVariable: (name: string) => string
}
