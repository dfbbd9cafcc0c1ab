import type { Setting, Wording } from '../core/wording.ts'

/** A setting as action.yml calls it: `immuta-url`. */
export function inputName(setting: Setting): string {
  return setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** The Action's words: settings are its inputs. */
export const actionWording: Wording = {
  name: (setting) => `\`${inputName(setting)}\``,
  the: (setting) => `the input \`${inputName(setting)}\``,
  The: (setting) => `Input \`${inputName(setting)}\``,
  fromSecrets: 'from a secret of the repository or environment',
  setVariable: (name) =>
    `pass it under \`env:\` of the step, as \`${name}: \${{ secrets.${name} }}\``,
}
