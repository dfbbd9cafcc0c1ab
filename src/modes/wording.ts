import type { Wording } from '../core/wording.ts'

const input = (setting: string): string =>
  `\`${setting.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}\``

/** Stand-in for the wording of a surface: the Action's. */
export const STAND_IN_WORDING: Wording = {
  name: input,
  the: (setting) => `the input ${input(setting)}`,
  The: (setting) => `Input ${input(setting)}`,
}
