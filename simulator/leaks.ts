/** The three base64 forms in which a value shows inside a longer encoded text, whatever precedes it; edges cut off. */
function base64Alignments(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8')
  return [0, 1, 2].map((offset) => {
    const text = Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    // Characters that carry bits of the neighbours as well differ from case to case.
    const start = offset === 0 ? 0 : offset + 1
    const end = (offset + bytes.length) % 3 === 0 ? text.length : text.length - 1
    return text.slice(start, end)
  })
}

const xml: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}
const escapeXml = (value: string): string =>
  value.replace(/[&<>"']/g, (character) => xml[character] ?? character)
const escapeJson = (value: string): string => JSON.stringify(value).slice(1, -1)
/** .NET's Uri.EscapeDataString: everything but the unreserved characters of RFC 3986. */
const escapeUri = (value: string): string =>
  encodeURIComponent(value).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** A mask's whole value and each of its lines, trimmed, as `add-mask` registers them. */
function registered(mask: string): string[] {
  const lines = mask.split(/\r\n|\r|\n/).map((line) => line.trim())
  return [mask, ...lines].filter((value) => value !== '')
}

const base64 = (bytes: Buffer): string => bytes.toString('base64')

/** The forms of one value that the runner replaces: those of its own encoders, padding and all. */
function maskedForms(value: string): string[] {
  const bytes = Buffer.from(value, 'utf8')
  return [
    value,
    base64(bytes),
    // For a value behind one or two other bytes the runner encodes what is left without its first bytes.
    ...[1, 2].map((shift) => base64(bytes.length > shift ? bytes.subarray(shift) : bytes)),
    value.replaceAll('"', '\\"'),
    value.replaceAll("'", "''"),
    escapeJson(value),
    escapeUri(value),
    escapeXml(value),
    ...(value.length > 8 && /^".*"$/s.test(value) ? [value.slice(1, -1)] : []),
  ]
}

/** The text as the runner's log, annotations and summary would show it: `***` for every form it masks, and for no other. */
export function maskAsRunner(text: string, masks: string[]): string {
  const forms = new Set(masks.flatMap(registered).flatMap(maskedForms))
  // Masked stretches that overlap become one, as in the runner, so all are found first.
  const hidden: [number, number][] = []
  for (const form of forms) {
    if (form === '') continue
    for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1))
      hidden.push([at, at + form.length])
  }
  hidden.sort(([left], [right]) => left - right)
  let masked = ''
  let done = 0
  for (const [start, end] of hidden) {
    if (start > done || masked === '') masked += `${text.slice(done, start)}***`
    done = Math.max(done, end)
  }
  return masked + text.slice(done)
}

/** Forms shorter than this would be found by chance. */
const shortest = 6

/** The secrets found in a text, in any form that a careless program might print them in. */
export function findLeaks(text: string, secrets: string[]): string[] {
  const folded = text.toLowerCase()
  const hits = (form: string): boolean => form.length >= shortest && text.includes(form)
  // Percent escapes may be in either case.
  const hitsFolded = (form: string): boolean =>
    form.length >= shortest && form.includes('%') && folded.includes(form.toLowerCase())
  return [...new Set(secrets)].filter((secret) => {
    if (secret === '') return false
    if (text.includes(secret)) return true
    const aligned = base64Alignments(secret)
    const encoded = [
      ...aligned,
      ...aligned.map((form) => form.replaceAll('+', '-').replaceAll('/', '_')),
      escapeJson(secret),
      escapeJson(escapeJson(secret)),
      escapeXml(secret),
      escapeXml(secret).replaceAll('&apos;', '&#39;').replaceAll('&quot;', '&#34;'),
      escapeXml(secret).replaceAll('&apos;', '&#x27;'),
      escapeXml(secret).replaceAll('&apos;', "'").replaceAll('&quot;', '"'),
    ]
    const form = new URLSearchParams({ s: secret }).toString().slice(2)
    return (
      encoded.some(hits) ||
      [encodeURIComponent(secret), escapeUri(secret), form, encodeURI(secret)].some(
        (one) => hits(one) || hitsFolded(one),
      )
    )
  })
}
