import { getIn } from '../core/path.ts'
import type { UselessAnswer } from '../net/api-client.ts'
import { type RequestFailure, SignInFailure } from '../net/failure.ts'
import { isRedirect, isSuccess } from '../net/http.ts'

/** Words of a refusal by Databricks that are shown. */
const MAX_FAULT_CHARS = 2000

/** The words for an answer that is of no use: a refusal, a redirect, or a web page. */
export function explain(request: string, { status, body, fault: odd = '' }: UselessAnswer): string {
  const fault = isSuccess(status)
    ? `${odd}. Check the host of the connection, ` +
      'and whether a proxy or a private link stands in between'
    : isRedirect(status)
      ? 'a redirect, which is not followed. Check the host of the connection, ' +
        'and whether the workspace is behind a private link'
      : faultText(body)
  return `Databricks: ${request}: HTTP ${status}${fault === '' ? '' : `, ${fault}`}`
}

/**
 * Whether Databricks refuses the credential itself, by how the first request with it failed: a 401
 * or 403, or what a token endpoint calls a wrong client or grant (RFC 6749, 5.2). A page may be
 * somebody else's, and an IP access list or a private link refuses the runner.
 */
export function refusesCredential(error: RequestFailure): boolean {
  const { body } = error
  const isSignIn = error instanceof SignInFailure
  const status = isSignIn ? error.answered : error.status
  if (isPage(body) || /\bIP ACL\b|network access/i.test(faultText(body))) return false
  const isWrong = ['invalid_client', 'invalid_grant', 'unauthorized_client'].includes(
    String(getIn(body, ['error'])),
  )
  // An invalid token is answered by 403 as well; a permission that lacks is something else.
  const isLacking =
    getIn(body, ['error_code']) === 'PERMISSION_DENIED' &&
    !/token|credential/i.test(faultText(body))
  if (status === 403 && !isSignIn) return !isLacking
  return status === 401 || status === 403 || (isSignIn && status === 400 && isWrong)
}

function isPage(body: unknown): body is string {
  return typeof body === 'string' && /<[a-z!/]/i.test(body)
}

/**
 * What a refusal says, whatever its form: `error_code` and `message`; `error`, of the old API and
 * of OAuth; SCIM's `detail`; text; a web page (Databricks SDK for Go, apierr/errors.go).
 */
export function faultText(body: unknown): string {
  if (typeof body === 'string') return shorten(isPage(body) ? pageText(body) : body)
  if (typeof body !== 'object' || body === null) return ''
  const words = (...names: string[]): string =>
    names
      .map((name) => getIn(body, [name]))
      .filter(
        (value) =>
          (typeof value === 'string' && value !== '' && value !== 'null') ||
          typeof value === 'number',
      )
      .join(': ')
  return shorten(
    words('error_code', 'message') ||
      words('error', 'error_description') ||
      words('scimType', 'detail'),
  )
}

/** What a proxy's or an old endpoint's page says: its `<pre>`, else its title, else its text. */
function pageText(html: string): string {
  const page = html.slice(0, 10_000)
  const part =
    /<pre[^>]*>([^]*?)<\/pre>/i.exec(page)?.[1] ??
    /<title[^>]*>([^]*?)<\/title>/i.exec(page)?.[1] ??
    page
  return part.replace(/<[^>]*>/g, ' ')
}

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > MAX_FAULT_CHARS ? `${line.slice(0, MAX_FAULT_CHARS)}…` : line
}
