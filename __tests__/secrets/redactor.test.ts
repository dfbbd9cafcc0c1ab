import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { MIN_SECRET_CHARS, Redactor, secretForms } from '../../src/secrets/redactor.ts'

const SECRET = 'dapi/0123+45"67&89<é'

describe('no form of a secret gets through', () => {
  const redactor = new Redactor()
  redactor.add(SECRET)
  const forms: [name: string, text: string][] = [
    ['as it is', SECRET],
    ['URL-encoded', encodeURIComponent(SECRET)],
    ['as a path', encodeURI(SECRET)],
    ['form-encoded', new URLSearchParams({ a: SECRET }).toString().slice(2)],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['in JSON in JSON', JSON.stringify(JSON.stringify(SECRET)).slice(3, -3)],
    ['in XML', 'dapi/0123+45&quot;67&amp;89&lt;é'],
  ]
  test.each(forms)('%s', (_, form) => {
    expect(redactor.redact(`before ${form} after`)).toBe('before *** after')
  })

  const QUOTED = `dapi'/0123+45"67&89<`
  const escaped: [name: string, text: string][] = [
    ['URL-encoded in lower case', 'dapi%27%2f0123%2b45%2267%2689%3c'.replace('%27', "'")],
    ['in XML, by number', 'dapi&#39;/0123+45&#34;67&#38;89&#60;'],
    ['in JSON with escaped slashes', `dapi'\\/0123+45\\"67&89<`],
    ['in JSON for a page', 'dapi\\u0027/0123+45\\"67\\u002689\\u003c'],
    ['in SQL', `dapi''/0123+45"67&89<`],
    ['URL-encoded, with its quotation mark', encodeURIComponent(QUOTED)],
    ['form-encoded, without it', new URLSearchParams({ a: QUOTED }).toString().slice(2)],
  ]
  test.each(escaped)('%s', (_, form) => {
    const quoted = new Redactor()
    quoted.add(QUOTED)
    expect(quoted.redact(`before ${form} after`)).toBe('before *** after')
  })

  // The base64 of the second holds what base64url writes otherwise.
  test.each([SECRET, 'dapi>>>???~~~|||'])('base64 and base64url, wherever %s starts', (secret) => {
    redactor.add(secret)
    for (const prefix of ['', 'a', 'ab', 'abc', 'user:', 'token=']) {
      for (const encoding of ['base64', 'base64url'] as const) {
        const text = redactor.redact(Buffer.from(`${prefix}${secret}; and more`).toString(encoding))
        expect(text).toContain('***')
        expect(Buffer.from(text.split('***').join(''), encoding).toString()).not.toContain('dapi')
      }
    }
  })
})

test.each(['planted-secret', 'planted-secret1', 'planted-secret12'])(
  'the base64 of %s alone is redacted to its last sign, and given to the mask',
  (secret) => {
    const redactor = new Redactor()
    const masks = redactor.add(secret)
    for (const encoding of ['base64', 'base64url'] as const) {
      const form = Buffer.from(secret).toString(encoding)
      expect(masks).toContain(form)
      expect(redactor.redact(`x ${form} y`)).toBe('x *** y')
    }
  },
)

test('the lines of a secret are secrets, short ones are not', () => {
  const redactor = new Redactor()
  redactor.add('-----BEGIN KEY-----\r\n  c2VjcmV0LWxpbmU=\r\nshort\r\n')
  expect(redactor.redact('x c2VjcmV0LWxpbmU= y short z')).toBe('x *** y short z')
})

test('a secret inside a longer one does not break it', () => {
  const redactor = new Redactor()
  redactor.add('12345678')
  redactor.add('ab12345678cd')
  expect(redactor.redact('ab12345678cd 12345678')).toBe('*** ***')
})

test('of two secrets that overlap nothing is left', () => {
  const redactor = new Redactor()
  redactor.add('abcdefghij')
  redactor.add('ghijklmnopqr')
  expect(redactor.redact('x abcdefghijklmnopqr y')).toBe('x *** y')
  expect(redactor.redact('ghijklmnopqrabcdefghij')).toBe('******')
})

test('each of a thousand secrets is found', () => {
  const redactor = new Redactor()
  const secrets = Array.from({ length: 1000 }, (_, index) => `secret/${index}/${index * 7919}`)
  for (const secret of secrets) redactor.add(secret)
  for (const secret of secrets)
    for (const form of secretForms(secret))
      expect(redactor.redact(`before ${form} after`)).toBe('before *** after')
})

test('characters that mean something in a pattern or a replacement are plain text', () => {
  const redactor = new Redactor()
  redactor.add('a.c$&(b]*+?')
  expect(redactor.redact('a.c$&(b]*+? abc$&(b]*+?')).toBe('*** abc$&(b]*+?')
})

test('adding tells which forms are new', () => {
  const redactor = new Redactor()
  expect(redactor.add('plain-secret')).toEqual(secretForms('plain-secret'))
  expect(redactor.add('plain-secret')).toEqual([])
  expect(redactor.add('short')).toEqual([])
  expect(redactor.redact('short')).toBe('short')
})

test('properties: every form is long enough, sorted, and none survives', () => {
  const text = fc.oneof(
    fc.string({ minLength: MIN_SECRET_CHARS, maxLength: 50 }),
    fc.string({ unit: 'binary', minLength: MIN_SECRET_CHARS, maxLength: 30 }),
  )
  fc.assert(
    fc.property(text, fc.string(), fc.string(), (secret, before, after) => {
      const forms = secretForms(secret)
      expect(forms.every((form) => form.length >= MIN_SECRET_CHARS)).toBe(true)
      expect(forms.map((form) => form.length)).toEqual(
        forms.map((form) => form.length).sort((a, b) => b - a),
      )
      const redactor = new Redactor()
      redactor.add(secret)
      fc.pre(secret.trim().length >= MIN_SECRET_CHARS)
      for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret)]) {
        expect(redactor.redact(before + form + after)).not.toContain(form.replace(/^"|"$/g, ''))
      }
    }),
    { numRuns: 300 },
  )
})

test('half a surrogate pair does not stop the run', () => {
  const redactor = new Redactor()
  redactor.add('\ud800-half-a-pair')
  expect(redactor.redact('x \ud800-half-a-pair y')).toBe('x *** y')
})

describe('data with a secret in it', () => {
  const redactor = new Redactor()
  redactor.add(SECRET)
  const texts = fc.oneof(
    fc.string(),
    fc.constant(SECRET),
    fc.string().map((text) => text + SECRET),
  )
  const data = fc.letrec((tie) => ({
    value: fc.oneof(texts, fc.integer(), fc.boolean(), fc.constant(null), tie('list'), tie('map')),
    list: fc.array(tie('value'), { maxLength: 4 }),
    map: fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: false }),
  })).value

  test('is what it was, but for the secret', () => {
    fc.assert(
      fc.property(data, (value) => {
        const before = JSON.stringify(value)
        const clean = redactor.redactAll(value)
        const expected: unknown = JSON.parse(before, (_, item: unknown) =>
          typeof item === 'string' ? redactor.redact(item) : item,
        )
        expect(JSON.stringify(clean)).toBe(JSON.stringify(expected))
        // What was given is not changed.
        expect(JSON.stringify(value)).toBe(before)
      }),
      { numRuns: 500 },
    )
  })

  test('is copied only where it has to be', () => {
    const plain = { a: ['x'], b: { c: 1 } }
    const value = { plain, told: [SECRET] }
    const clean = redactor.redactAll(value)
    expect(clean).toEqual({ plain, told: ['***'] })
    expect(clean.plain).toBe(plain)
  })

  test('leaves nothing of what is no plain data', () => {
    class Holder {
      text = SECRET
    }
    const odd = { map: new Map([['a', SECRET]]), holder: new Holder(), find: () => SECRET, kept: 1 }
    expect(redactor.redactAll(odd)).toEqual({ map: {}, holder: {}, kept: 1 })
  })
})
