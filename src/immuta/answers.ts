import type { FailedTest, Health } from '../core/health.ts'
import * as z from 'zod/mini'
import { getIn } from '../core/path.ts'
import type { RequestFailure } from '../net/failure.ts'
import { UnreadFailure } from './unread.ts'

/*
 * Immuta documents neither the answer of the dry run nor the body of an error under /data. What is
 * guessed about them is guessed here and nowhere else: validationResults is the shape of the
 * integrations API ("Integrations API response schema"), `message`, `error` and `validation[]` are
 * what clients of older endpoints have met.
 */

/** Text, or a number that stands for it. */
export const idOrName = z.pipe(z.union([z.string(), z.number()]), z.transform(String))

/** An object path as a list, or as its only step. */
export const objectPath = z.union([
  z.array(z.string()),
  z.pipe(
    z.string(),
    z.transform((path) => [path]),
  ),
])

/** Names under which a script may come. */
export const SCRIPT_NAMES = ['script', 'sql', 'content', 'data']

/**
 * With what a script that comes alone begins, and an error in words does not: a comment, a word
 * that begins a statement of Databricks SQL, or a notebook's magic.
 */
export const SCRIPT_START = new RegExp(
  '^\\s*(?:--|/\\*|%[a-z]|(?:alter|begin|call|comment|create|declare|delete|deny|describe|drop|' +
    'execute|explain|grant|insert|merge|reset|revoke|select|set|show|truncate|undrop|update|use|' +
    'with)\\s)',
  'i',
)

/**
 * A script as text, as a JSON string, or under a key that is called after it. Throws {@link
 * RequestFailure} when there is none.
 */
export function scriptOf(which: 'create' | 'delete', answer: unknown): string {
  const text =
    typeof answer === 'string'
      ? answer
      : SCRIPT_NAMES.map((name) => getIn(answer, [name])).find((value) => typeof value === 'string')
  if (typeof text === 'string' && text.trim() !== '' && !isPage(text)) return text
  const what = `POST /integrations/scripts/${which}: the answer holds no script`
  throw new UnreadFailure('script-form', what, answer, 422)
}

/** No SQL begins with a tag. */
function isPage(text: string): boolean {
  return /^\s*</.test(text)
}

const MAX_MESSAGE_CHARS = 2000
const MAX_MESSAGES = 20
/** Tests of one validation that are looked at. */
const MAX_TESTS = 100
/** Deepest nesting in which messages are looked for. */
const MAX_DEPTH = 10

export type Json = Record<string, unknown>

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * Whether the body of a 2xx answer to a write or a dry run says that it failed all the same: by
 * what {@link carriesFailure} looks at, by its status, in a list, or one level down.
 */
export function saysFailed(body: unknown): boolean {
  if (Array.isArray(body)) return body.some(saysItself)
  if (saysItself(body)) return true
  return ['data', 'result'].some((name) => {
    const inner = getIn(body, [name])
    return Array.isArray(inner) ? inner.some(saysItself) : saysItself(inner)
  })
}

function saysItself(body: unknown): boolean {
  if (!isObject(body)) return body === false || isFailure(body)
  const { status, state, statusCode } = body
  return (
    carriesFailure(body) ||
    [status, state].some(isFailure) ||
    [status, statusCode].some((code) => Number(code) >= 400 && Number(code) < 600)
  )
}

function isFailure(word: unknown): boolean {
  return typeof word === 'string' && /^\s*(failed|error)\s*$/i.test(word)
}

/** Whether the body of a 2xx answer carries an error, or a failed validation. */
export function carriesFailure(body: unknown): boolean {
  if (!isObject(body)) return false
  const { success, error, errors } = body
  const results = validationOf(body)
  return (
    (results !== undefined && isFailedValidation(results)) ||
    String(success).toLowerCase() === 'false' ||
    !NO_ERROR.includes(error) ||
    (Array.isArray(errors) && errors.length > 0)
  )
}

/** How an answer says that there was no error, if it has the key at all. */
const NO_ERROR: readonly unknown[] = [undefined, null, false, '']

/** The results of a validation, also as its tests, or its status, alone. */
function validationOf(body: unknown): Json | undefined {
  const results = getIn(body, ['validationResults'])
  if (Array.isArray(results)) return { validationTests: results }
  if (/^(passed|failed)$/i.test(String(results))) return { status: results }
  return isObject(results) ? results : undefined
}

function isFailedValidation({ status, validationTests: tests }: Json): boolean {
  if (status !== undefined) return isFailed(status)
  return Array.isArray(tests) && tests.some(isFailedTest)
}

function isFailedTest(test: unknown): boolean {
  return isFailed(getIn(test, ['status'])) || isFailed(getIn(test, ['result']))
}

function isFailed(status: unknown): boolean {
  return typeof status === 'string' && status.toLowerCase() === 'failed'
}

/** The messages for people in a body of any shape, no more than a person would read. */
export function messagesOf(body: unknown): string[] {
  return [...new Set(collectMessages(body, MAX_DEPTH))].slice(0, MAX_MESSAGES)
}

function collectMessages(body: unknown, depth: number): string[] {
  if (depth === 0) return []
  if (typeof body === 'string') {
    return messageIn(/<\/?[a-z!]/i.test(body) ? withoutMarkup(body) : body)
  }
  const inner = (value: unknown): string[] => collectMessages(value, depth - 1)
  if (Array.isArray(body)) return body.slice(0, MAX_MESSAGES).flatMap(inner)
  if (!isObject(body)) return []
  const { message, error } = body
  const results = validationOf(body)
  const own = messageIn(message)
  const isNested = isObject(error) || Array.isArray(error)
  const lists = [body['errors'], body['validation']].filter(Array.isArray)
  const wrapped = [body['data'], body['result']].filter((one) => typeof one === 'object')
  return [
    ...own,
    ...(isNested ? inner(error) : own.length === 0 ? messageIn(error) : []),
    ...lists.flatMap(inner),
    ...wrapped.flatMap(inner),
    ...(results === undefined ? [] : validationMessages(results)),
  ]
}

/** What failed of the tests of a validation (Immuta, "Integrations API response schema"). */
function validationMessages({ message, validationTests: tests }: Json): string[] {
  const failed = (Array.isArray(tests) ? tests.slice(0, MAX_TESTS) : []).filter(
    (test) => isObject(test) && !/^(passed|skipped)$/i.test(String(test['status'])),
  )
  return [
    ...messageIn(message),
    ...failed.flatMap((test: Json) => {
      const name = typeof test['name'] === 'string' ? `${test['name']}: ` : ''
      const isTold = typeof test['message'] === 'string'
      return isTold ? messageIn(test['message'], name) : messageIn(test['name'])
    }),
  ]
}

/** A text as one message, shortened. */
function messageIn(text: unknown, prefix = ''): string[] {
  if (typeof text !== 'string' || text.trim() === '') return []
  const clean = text.trim()
  const isLong = clean.length > MAX_MESSAGE_CHARS
  return [prefix + (isLong ? `${clean.slice(0, MAX_MESSAGE_CHARS)}…` : clean)]
}

/** Statuses of an integration that does not work (Immuta, "Integrations API response schema"). */
const UNHEALTHY = [
  'createerror',
  'editerror',
  'deleteerror',
  'migrateerror',
  'recurringvalidationerror',
  'disabled',
]
/** Failed tests of an integration that are told. */
const MAX_FAILED_TESTS = 5

/** How Immuta judges an integration, by its status and its own tests; `undefined`: it does not. */
export function healthOf(integration: unknown): Health | undefined {
  if (!isObject(integration)) return undefined
  const { status: given } = integration
  const results = validationOf(integration)
  const status = typeof given === 'string' && given !== '' ? given : undefined
  if (status === undefined && results === undefined) return undefined
  const isBad = UNHEALTHY.includes((status ?? '').toLowerCase().replace(/[^a-z]/g, ''))
  const hasFailed = results !== undefined && isFailedValidation(results)
  const tests = results === undefined ? [] : failedTests(results).slice(0, MAX_FAILED_TESTS)
  return { status, isHealthy: !isBad && !hasFailed, tests: isBad || hasFailed ? tests : [] }
}

function failedTests({ validationTests: tests }: Json): FailedTest[] {
  const list: unknown[] = Array.isArray(tests) ? tests.slice(0, MAX_TESTS) : []
  return list.flatMap((test) => {
    if (!isObject(test) || !isFailedTest(test)) return []
    const { name, status = 'failed', message, result } = test
    const said = [message, result].flatMap((text) => messageIn(text))
    return [{ name: messageIn(name)[0] ?? '', status: String(status), message: said[0] ?? '' }]
  })
}

/**
 * Whether a refusal says that the connection exists, and nothing else: by status, wording,
 * validation code, or by the one test that fails then.
 */
export function saysExists(status: number | undefined, body: unknown): boolean {
  const results = validationOf(body)
  const tests = results === undefined ? [] : failedTests(results)
  if (tests.length > 0) return tests.every(({ name, message }) => EXISTS.test(`${name} ${message}`))
  if (status === 409 && !saysBusy(body)) return true
  const validation = getIn(body, ['validation'])
  const faults: unknown[] = Array.isArray(validation) ? validation : []
  const isOfExisting = (fault: unknown): boolean =>
    getIn(fault, ['code']) === 'unique' || messagesOf(fault).some((text) => EXISTS.test(text))
  // Another fault beside it is one.
  if (faults.length > 0) return faults.every(isOfExisting)
  return messagesOf(body).some((message) => EXISTS.test(message))
}

/** The words for it: the second is the name of a validation test, which failed then. */
const EXISTS = /already exists|no existing integration matching/i

/** Whether a connection is at work, so that another try may go better. */
export function isBusy({ status, body }: RequestFailure): boolean {
  return status === 409 && saysBusy(body)
}

/** In Immuta's words: "Unable to edit integration with ID 7 in current state editing". */
function saysBusy(body: unknown): boolean {
  return messagesOf(body).some((message) => /\bcurrent state\b/i.test(message))
}

function withoutMarkup(html: string): string {
  return html
    .slice(0, 10_000)
    .replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
}
