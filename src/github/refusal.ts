import type { RequestFailure } from '../net/failure.ts'

/** What a refusal by GitHub means. */
export type Refusal =
  /** Too many requests: it is waited for. */
  | 'rate-limit'
  /** The token lacks a permission. */
  | 'permission'
  | 'ip-allow-list'
  | 'single-sign-on'
  | 'locked'
  | 'other'

/** How GitHub words a refusal (REST API, "Troubleshooting"; "Rate limits"). */
const WORDS: readonly (readonly [refusal: Refusal, words: RegExp])[] = [
  ['rate-limit', /rate limit|abuse detection/i],
  ['ip-allow-list', /ip allow list/i],
  ['single-sign-on', /\bSAML\b|single sign-on/i],
  ['locked', /is locked/i],
  ['permission', /not accessible by|must have (?:admin|push|write)/i],
]

/** What a 403 says, by its headers and its words. */
export function refusalOf(
  headers: Readonly<Record<string, string | number | undefined>>,
  message: string,
): Refusal {
  const isSpent = headers['retry-after'] !== undefined || headers['x-ratelimit-remaining'] === '0'
  if (isSpent) return 'rate-limit'
  if (headers['x-github-sso'] !== undefined) return 'single-sign-on'
  return WORDS.find(([, words]) => words.test(message))?.[0] ?? 'other'
}

/** What to do about a refusal, where that is always the same. */
const ADVICE: Partial<Record<Refusal, string>> = {
  'ip-allow-list': " The organization's IP allow list does not hold the address of this runner.",
  'single-sign-on': ' The token has to be authorized for single sign-on of the organization.',
  locked: ' The conversation is locked: unlock it, and re-run the job.',
  'rate-limit': ' Too many requests were sent with this token: re-run the job later.',
}

/** What to do about a refusal. */
export function refusalAdvice(refusal: Refusal, needs: string | undefined): string {
  if (refusal !== 'permission') return ADVICE[refusal] ?? ''
  const permission = needs === undefined ? 'the permission' : `\`${needs}\``
  return ` The token may not do this: add ${permission} to the job's \`permissions\`.`
}

/** Whether a failure may be a missing permission: GitHub answers 404 for what may not be seen. */
export function lacksPermission({ status, message }: RequestFailure): boolean {
  return status === 404 || (status === 403 && refusalOf({}, message) === 'permission')
}

/** The advice to give a job a permission, where that may be what is missing. */
export function permissionAdvice(failure: RequestFailure, permission: string): string {
  if (!lacksPermission(failure)) return ''
  return ` Add \`${permission}\` to the job's \`permissions\` if it is missing.`
}
