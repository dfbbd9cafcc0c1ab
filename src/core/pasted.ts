/** Characters that come with text pasted from web pages and documents, by how people call them. */
const NAMES: readonly (readonly [characters: RegExp, name: string])[] = [
  [/[\u00a0\u202f]/, 'no-break space'],
  [/[\u200b\u2060\ufeff]/, 'zero-width space'],
  [/[\u200c\u200d]/, 'zero-width joiner'],
  [/\u00ad/, 'soft hyphen'],
  [/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/, 'mark of the writing direction'],
  [/[\u201c-\u201f\u00ab\u00bb\u2033]/, 'typographic double quote'],
  [/[\u2018-\u201b\u2039\u203a\u2032]/, 'typographic single quote'],
  [/[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/, 'typographic dash'],
  [/[\u2028\u2029\r\n\u0085]/, 'line break'],
  [/\t/, 'tab'],
  [/\p{Zs}/u, 'space of another kind'],
  [/\p{Cc}/u, 'control character'],
  [/[\p{Cf}\p{DI}\u2800\u{1d159}]/u, 'invisible character'],
  [/\p{Co}/u, 'character of private use'],
  [/\p{Cs}/u, 'lone surrogate'],
]

/** A character that nobody types on purpose. */
export interface PastedCharacter {
  /** Offset in the text, in UTF-16 units. */
  index: number
  /** `no-break space (U+00A0)` */
  name: string
}

/** The first character of a text that is invisible, or looks like another and is not that one. */
export function pastedCharacter(text: string): PastedCharacter | undefined {
  if (/^[\x20-\x7e]*$/.test(text)) return undefined
  let index = 0
  for (const character of text) {
    const found = /^[\x20-\x7e]$/.test(character)
      ? undefined
      : NAMES.find(([set]) => set.test(character))
    if (found !== undefined) {
      const point = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
      return { index, name: `${found[1]} (U+${point})` }
    }
    index += character.length
  }
  return undefined
}

/** What to do about it, after the words that name it. */
export const TYPE_ANEW = 'pasted text may hold one. Type it anew.'
