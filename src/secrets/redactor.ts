/** The shortest secret that can be masked without blotting out ordinary text, in characters. */
export const MIN_SECRET_CHARS = 8

const PLACEHOLDER = '***'

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
  // On its own a secret ends with bits, and signs, that something behind it would change.
  const alone = bytes.toString('base64')
  const within = [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '')
    const start = Math.ceil((shift * 8) / 6)
    const end = Math.floor(((shift + bytes.length) * 8) / 6)
    return encoded.slice(start, end)
  })
  return [alone, alone.replace(/=+$/, ''), ...within]
}

/** The last net under all that leaves the process: takes out each secret, in every form. */
export class Redactor {
  readonly #forms = new Set<string>()
  /** Made of the forms when a text comes, not with each secret: there may be hundreds. */
  #index: FormIndex | undefined

  /** Adds a secret. Returns the forms that were not known yet, for the runner's own mask. */
  add(value: string): string[] {
    const added = secretForms(value).filter((form) => !this.#forms.has(form))
    for (const form of added) this.#forms.add(form)
    if (added.length > 0) this.#index = undefined
    return added
  }

  /**
   * Plain data with every text redacted; what holds none of the secrets is not copied. Of a value
   * that is no plain data nothing is left, and functions are dropped.
   */
  redactAll<T>(value: T): T {
    return this.#redacted(value) as T
  }

  #redacted(value: unknown): unknown {
    if (typeof value === 'string') return this.redact(value)
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) {
      const items: readonly unknown[] = value
      const clean = items.map((item) => this.#redacted(item))
      return clean.every((item, index) => item === items[index]) ? items : clean
    }
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype !== Object.prototype && prototype !== null) return {}
    const entries = Object.entries(value)
    const clean = entries
      .filter(([, item]) => typeof item !== 'function')
      .map(([name, item]) => [name, this.#redacted(item)] as const)
    const isSame =
      clean.length === entries.length &&
      clean.every(([, item], index) => item === entries[index]?.[1])
    return isSame ? value : Object.fromEntries(clean)
  }

  /** Takes the same time however many secrets there are. */
  redact(text: string): string {
    const index = (this.#index ??= new FormIndex(this.#forms))
    let clean = ''
    let done = 0
    let secret = { start: 0, end: 0 }
    const write = (): void => {
      if (secret.end === 0) return
      clean += text.slice(done, secret.start) + PLACEHOLDER
      done = secret.end
    }
    for (let at = 0; at <= text.length - MIN_SECRET_CHARS; at++) {
      const length = index.lengthAt(text, at)
      if (length === 0) continue
      if (at >= secret.end) {
        write()
        secret = { start: at, end: at + length }
      } else if (at + length > secret.end) {
        // Where two overlap, nothing of either may be left.
        secret.end = at + length
      }
    }
    write()
    return clean + text.slice(done)
  }
}

/** Finds forms by how they begin: every form has at least {@link MIN_SECRET_CHARS}. */
class FormIndex {
  readonly #byBeginning = new Map<string, string[]>()
  /** Whether a form may begin with some of these characters: most places of a text have none. */
  readonly #slots = new Uint8Array(SLOTS)

  constructor(forms: Iterable<string>) {
    for (const form of [...forms].sort((a, b) => b.length - a.length)) {
      const beginning = form.slice(0, MIN_SECRET_CHARS)
      this.#byBeginning.set(beginning, [...(this.#byBeginning.get(beginning) ?? []), form])
      this.#slots[slotOf(form, 0)] = 1
    }
  }

  /** How long the longest form is that stands here; 0 for none. */
  lengthAt(text: string, at: number): number {
    if (this.#slots[slotOf(text, at)] === 0) return 0
    const forms = this.#byBeginning.get(text.slice(at, at + MIN_SECRET_CHARS))
    return forms?.find((form) => text.startsWith(form, at))?.length ?? 0
  }
}

const SLOTS = 2 ** 16

function slotOf(text: string, at: number): number {
  const ends = text.charCodeAt(at) * 31 + text.charCodeAt(at + 3)
  return (ends * 31 + text.charCodeAt(at + 6)) % SLOTS
}
