/**
 * Characters that show as nothing, as a blank that is no space, or that change the order of others:
 * controls, formats, lone surrogates, private use, separators, what Unicode calls ignorable, and
 * blanks that it counts among letters and signs. The selector that makes an emoji of the warning
 * sign is in our own reports.
 */
const INVISIBLE =
  /(?!(?<=\u26a0)\ufe0f|[\t\n ])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Z}\p{DI}\p{NChar}\u2800\u{1d159}]/gu

/**
 * Foreign text as it may be shown: what nobody would see, or what would mislead, stands as its code
 * point, `\u200b` or `\u{e0001}`. Line ends are `\n`.
 */
export function visible(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(INVISIBLE, (character) => {
    const point = (character.codePointAt(0) ?? 0).toString(16)
    return point.length > 4 ? `\\u{${point}}` : `\\u${point.padStart(4, '0')}`
  })
}
