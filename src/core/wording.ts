/** What the user of a run can set and a message may name, as a {@link Request} calls it. */
export type Setting =
  | 'allowDelete'
  | 'allowedHosts'
  | 'bootstrap'
  | 'databricksAudience'
  | 'databricksClientId'
  | 'databricksClientSecret'
  | 'databricksToken'
  | 'githubToken'
  | 'immutaApiKey'
  | 'immutaToken'
  | 'immutaUrl'
  | 'maxChanges'
  | 'mode'
  | 'requirePlan'
  | 'secretVariables'
  | 'specs'
  | 'updateExisting'
  | 'waitTimeout'
  | 'warehouseId'

/** How a surface calls a setting: the Action's inputs, or the options and variables of a terminal. Each surface brings its own. */
export interface Wording {
  /** The bare name, in a list or in brackets: `` `immuta-url` ``, `IMMUTA_URL`. */
  name: (setting: Setting) => string
  /** In a sentence: ``the input `immuta-url` ``, `IMMUTA_URL`. */
  the: (setting: Setting) => string
  /** At the start of a sentence: ``Input `immuta-url` ``, `IMMUTA_URL`. */
  The: (setting: Setting) => string
}
