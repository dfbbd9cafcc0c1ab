/*
 * Immuta documents neither the answer of the dry run nor the body of an error under /data. What is guessed about them is guessed
 * here and nowhere else: validationResults is the shape of the integrations API ("Integrations API response schema"), `message`,
 * `error` and `validation[]` are what clients of older endpoints have met.
 */

/** How Immuta answered the dry run of one connection. */
export interface DryRun {
  status: 'passed' | 'failed' | 'skipped'
  /** What Immuta said, or why no dry run was made. */
  messages: string[]
}

const MAX_MESSAGE_CHARS = 2000
const MAX_MESSAGES = 20
/** Deepest nesting in which messages are looked for. */
const MAX_DEPTH = 10

type Json = Record<string, unknown>

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether the body of a 2xx answer says that the request failed all the same. */
export function carriesFailure(body: unknown): boolean {
  if (!isObject(body)) return false
  const validation = isObject(body['validationResults']) ? body['validationResults'] : undefined
  const tests = Array.isArray(validation?.['validationTests']) ? validation['validationTests'] : []
  return (
    validation?.['status'] === 'failed' ||
    (validation !== undefined &&
      validation['status'] === undefined &&
      tests.some((test) => isObject(test) && test['status'] === 'failed')) ||
    body['success'] === false ||
    (body['error'] !== undefined &&
      body['error'] !== null &&
      body['error'] !== false &&
      body['error'] !== '') ||
    (Array.isArray(body['errors']) && body['errors'].length > 0)
  )
}

/** The messages for people in a body of any shape: never throws, never longer than a person would read. */
export function messagesOf(body: unknown, depth = MAX_DEPTH): string[] {
  const found: string[] = []
  if (depth === 0) return found
  const add = (text: unknown, prefix = ''): void => {
    if (typeof text !== 'string' || text.trim() === '') return
    const clean = text.trim()
    found.push(
      prefix + (clean.length > MAX_MESSAGE_CHARS ? `${clean.slice(0, MAX_MESSAGE_CHARS)}…` : clean),
    )
  }
  if (typeof body === 'string') add(/<\/?[a-z!]/i.test(body) ? withoutMarkup(body) : body)
  else if (Array.isArray(body))
    found.push(...body.slice(0, MAX_MESSAGES).flatMap((item) => messagesOf(item, depth - 1)))
  else if (isObject(body)) {
    add(body['message'])
    if (isObject(body['error']) || Array.isArray(body['error']))
      found.push(...messagesOf(body['error'], depth - 1))
    else if (found.length === 0) add(body['error'])
    for (const list of ['errors', 'validation'])
      if (Array.isArray(body[list])) found.push(...messagesOf(body[list], depth - 1))
    const results = body['validationResults']
    if (isObject(results)) {
      add(results['message'])
      const tests = Array.isArray(results['validationTests']) ? results['validationTests'] : []
      for (const test of tests.slice(0, 100)) {
        if (!isObject(test) || test['status'] === 'passed' || test['status'] === 'skipped') continue
        const name = typeof test['name'] === 'string' ? `${test['name']}: ` : ''
        if (typeof test['message'] === 'string') add(test['message'], name)
        else add(test['name'])
      }
    }
  }
  return [...new Set(found)].slice(0, MAX_MESSAGES)
}

/** Whether a refusal says that the connection is there already: by its status, its wording, or its validation code. */
export function saysExists(status: number | undefined, body: unknown): boolean {
  const unique =
    isObject(body) &&
    Array.isArray(body['validation']) &&
    body['validation'].some((item) => isObject(item) && item['code'] === 'unique')
  return (
    status === 409 || unique || messagesOf(body).some((message) => /already exists/i.test(message))
  )
}

function withoutMarkup(html: string): string {
  return html
    .slice(0, 10_000)
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}
