import type { Setting, Wording } from '../core/wording.ts'
import { actionWording } from '../action/wording.ts'

/** How a terminal calls what it can set. */
const NAMES: Partial<Record<Setting, string>> = {
  immutaUrl: 'IMMUTA_URL',
  immutaApiKey: 'IMMUTA_API_KEY',
  immutaToken: 'IMMUTA_TOKEN',
  specs: 'the globs',
  secretVariables: '`--secret-variables`',
  allowedHosts: '`--allowed-hosts`',
  concurrency: '`--concurrency`',
  timeout: '`--timeout`',
}

/** A terminal's words: options and variables; what it can't set is the Action's input. */
export const terminalWording: Wording = {
  name: (setting) => NAMES[setting] ?? actionWording.name(setting),
  the: (setting) => NAMES[setting] ?? actionWording.the(setting),
  The: (setting) => NAMES[setting] ?? actionWording.The(setting),
  fromSecrets: 'in your environment',
  setVariable: () => 'set it in your environment',
}
