/** The shortest secret that can be masked without blotting out ordinary text, in characters. */
export const MIN_SECRET_CHARS = 8

const PLACEHOLDER = '***'

/** Forms that one pattern looks for; with more, each is looked for on its own. */
const MAX_ALTERNATIVES = 2000

/**
 * The forms in which a secret's value may turn up in text: as it is, line by line, base64 at each
 * alignment, base64url, URL-, form-, JSON-, XML- and SQL-escaped. Longest first, so that a form is
 * not broken by a shorter one inside it.
 */
export function secretForms(value: string): string[] {
  const lines = value.split(/\r?\n/).map((line) => line.trim())
  const forms = new Set<string>()
  for (const text of [value, value.trim(), ...lines]) {
    if (text.length < MIN_SECRET_CHARS) continue
    forms.add(text)
    const encoded = encodeURIComponent(text.toWellFormed())
    forms.add(encoded)
    forms.add(encoded.replace(/%../g, (octet) => octet.toLowerCase()))
    forms.add(encodeURI(text.toWellFormed()))
    forms.add(new URLSearchParams([['', text]]).toString().slice(1))
    const json = JSON.stringify(text).slice(1, -1)
    forms.add(json)
    forms.add(JSON.stringify(json).slice(1, -1))
    for (const escapes of [XML_ESCAPES, NUMBERED_ESCAPES])
      forms.add(text.replace(/[&<>"']/g, (character) => escapes[character] ?? character))
    // As servers write JSON that may stand in a page, and as SQL quotes.
    forms.add(json.replaceAll('/', '\\/'))
    forms.add(json.replace(/[&<>']/g, (character) => JSON_ESCAPES[character] ?? character))
    forms.add(text.replaceAll("'", "''"))
    for (const base64 of base64Forms(text)) {
      forms.add(base64)
      forms.add(base64.replaceAll('+', '-').replaceAll('/', '_'))
      forms.add(encodeURIComponent(base64))
    }
  }
  return [...forms]
    .filter((form) => form.length >= MIN_SECRET_CHARS)
    .sort((a, b) => b.length - a.length)
}

const XML_ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** The same by number, as templates of other languages write it. */
const NUMBERED_ESCAPES: Record<string, string> = {
  '&': '&#38;',
  '<': '&#60;',
  '>': '&#62;',
  '"': '&#34;',
  "'": '&#39;',
}
const JSON_ESCAPES: Record<string, string> = {
  '&': '\\u0026',
  '<': '\\u003c',
  '>': '\\u003e',
  "'": '\\u0027',
}

/** What base64 makes of a value, wherever it starts: the characters of its bytes alone. */
function base64Forms(text: string): string[] {
  const bytes = Buffer.from(text)
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    const start = Math.ceil((shift * 8) / 6)
    const end = Math.floor(((shift + bytes.length) * 8) / 6)
    return encoded.slice(start, end)
  })
}

/** The last net under all that leaves the process: takes out each secret, in every form. */
export class Redactor {
  readonly #forms = new Set<string>()
  /** Made of the forms when a text comes, not with each secret: there may be hundreds. */
  #search: { forms: string[]; any: RegExp | undefined } | undefined

  /** Adds a secret. Returns the forms that were not known yet, for the runner's own mask. */
  add(value: string): string[] {
    const added = secretForms(value).filter((form) => !this.#forms.has(form))
    for (const form of added) this.#forms.add(form)
    if (added.length > 0) this.#search = undefined
    return added
  }

  /** A copy of plain data with every text redacted. Functions are dropped. */
  redactAll<T>(value: T): T {
    return JSON.parse(
      JSON.stringify(value, (_, item: unknown) =>
        typeof item === 'string' ? this.redact(item) : item,
      ),
    ) as T
  }

  redact(text: string): string {
    const { forms, any } = (this.#search ??= searchFor(this.#forms))
    if (any?.test(text) === false) return text
    let clean = text
    for (const form of forms) clean = clean.replaceAll(form, PLACEHOLDER)
    return clean
  }
}

/**
 * The forms in the order in which they are taken out, and a pattern that finds out at once that a
 * text holds none, as most do.
 */
function searchFor(known: ReadonlySet<string>): { forms: string[]; any: RegExp | undefined } {
  const forms = [...known].sort((a, b) => b.length - a.length)
  return {
    forms,
    any:
      forms.length > MAX_ALTERNATIVES
        ? undefined
        : new RegExp(forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')).join('|')),
  }
}
