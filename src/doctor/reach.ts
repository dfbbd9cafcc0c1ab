import { getIn } from '../core/path.ts'
import { plural } from '../core/plural.ts'
import { printable } from '../core/spelling.ts'
import type { Wording } from '../core/wording.ts'
import { addressFault } from '../immuta/fault.ts'
import { isRedirect } from '../net/http.ts'
import { type Answer, type Answers, foreign, readable, said } from './answers.ts'
import { type Check, fault, notTried, ok, REPORT, warning } from './check.ts'

/** How the tenant is reached. */
export interface Route {
  url: URL
  proxy: URL | undefined
  wording: Wording
}

/** Whether there is an Immuta at the address, and whether it lets us in. */
export function reachChecks(answers: Answers, route: Route): Check[] {
  const { url, proxy } = route
  const first = firstAnswer(answers)
  const network = networkFault(first, route)
  const isEncrypted = url.protocol === 'https:'
  const told: Check[] =
    network === undefined
      ? [
          addressCheck(answers, first, route),
          ok('proxy', proxy?.host ?? 'none'),
          ok('tls', isEncrypted ? 'the certificate is trusted' : 'none, on a loopback address'),
        ]
      : [
          notTried('address', url.href),
          proxy === undefined ? ok('proxy', 'none') : notTried('proxy', proxy.host),
          notTried('tls', 'no conversation'),
        ]
  return [
    ...told.map((check) => (check.id === network?.id ? network : check)),
    signInCheck(answers, route),
    clockCheck(first, answers.now),
  ]
}

/**
 * The answer that tells whether this is Immuta at all: that to the sign-in, else the first that can
 * only be Immuta's.
 */
function firstAnswer({ of }: Answers): Answer {
  if (of['sign-in'].kind !== 'not-asked') return of['sign-in']
  const all = [of.search, of.integrations, of.connection, of.object, of.jobs]
  return (
    all.find((answer) => readable(answer) !== undefined) ??
    all.find((answer) => answer.kind === 'answered' && answer.status === 401) ??
    all.find(({ kind }) => kind === 'answered') ??
    of.search
  )
}

/** What keeps every answer away. */
function networkFault(first: Answer, { proxy, wording }: Route): Check | undefined {
  if (first.kind !== 'failed') return undefined
  const address = addressFault(first.failure)
  const reason = first.failure.message.replace(/^\S+ \S+: /, '')
  if (address?.kind === 'tls')
    return fault(
      'tls',
      `the certificate is not trusted, or there is no TLS (${address.code})`,
      'Set NODE_EXTRA_CA_CERTS to a file with the certificate of the private CA, in PEM form; ' +
        'behind a proxy that opens TLS, with that of the proxy.',
    )
  const found = address === undefined ? reason : `${address.meaning} (${address.code})`
  if (proxy !== undefined)
    return fault(
      'proxy',
      `${proxy.host}: ${found}`,
      'Check HTTPS_PROXY, and whether this proxy lets you reach the tenant. ' +
        'Where none is needed, name the host in NO_PROXY.',
    )
  return fault(
    'address',
    found,
    `Check ${wording.the('immutaUrl')}. Where the tenant is reached through a proxy, set ` +
      'HTTPS_PROXY; where through a VPN, connect first.',
  )
}

function addressCheck(answers: Answers, first: Answer, { url, wording: { the } }: Route): Check {
  const ms = Math.round(answers.firstMs ?? 0)
  if (first.kind !== 'answered') return ok('address', url.href)
  const { status, location } = first
  const page = foreign(first)
  if (status >= 500 || status === 429)
    return fault(
      'address',
      `Immuta, or what stands before it, has trouble: ${said(first)}`,
      'Try again later; when it stays, ask whoever runs the tenant.',
    )
  if (isRedirect(status))
    return fault(
      'address',
      `a redirect${leadsTo(location)} (HTTP ${status}), which is not followed with a credential`,
      `If that is the tenant, set ${the('immutaUrl')} to it. If it is a sign-in page, this is ` +
        'not the address of an API, or the network asks you to sign in first.',
    )
  if (page !== undefined || status === 404)
    return fault(
      'address',
      `this does not answer like Immuta: ${said(first)}`,
      `Check ${the('immutaUrl')}: it is the tenant's own address, such as ` +
        '`https://acme.hosted.immutacloud.com`, without the path of a page. ' +
        'A proxy or a sign-in page in between answers like that as well.',
    )
  return ok('address', `${url.href}, answered in ${ms} ms`)
}

/** The host that a redirect names. */
function leadsTo(location: string | undefined): string {
  return location !== undefined && URL.canParse(location)
    ? ` to ${printable(new URL(location).host)}`
    : ''
}

function signInCheck({ of }: Answers, { wording: { the, name } }: Route): Check {
  const exchanged = of['sign-in']
  const what = exchanged.kind === 'not-asked' ? 'token' : 'API key'
  const next =
    `Check ${the('immutaApiKey')} (or ${name('immutaToken')}), and that it is of this tenant. ` +
    "An API key is made in Immuta, on its user's profile page."
  if (exchanged.kind === 'answered') {
    if ([400, 401, 403].includes(exchanged.status) && foreign(exchanged) === undefined)
      return fault('sign-in', `the API key is refused: ${said(exchanged)}`, next)
    const body = readable(exchanged)?.body
    const token = getIn(body, ['token'])
    if (readable(exchanged) !== undefined && (typeof token !== 'string' || token === ''))
      return fault('sign-in', 'the answer to the API key holds no token', REPORT)
    const isOwn =
      exchanged.status >= 400 && exchanged.status < 500 && ![404, 429].includes(exchanged.status)
    if (isOwn && foreign(exchanged) === undefined)
      return fault('sign-in', `the API key was not exchanged: ${said(exchanged)}`, REPORT)
  }
  const inner = [of.search, of.connection, of.integrations].filter(
    (answer) => answer.kind === 'answered',
  )
  if (inner.length === 0) return notTried('sign-in')
  return inner.every(({ status }) => status === 401)
    ? fault('sign-in', `the ${what} is refused: HTTP 401`, next)
    : ok('sign-in', `the ${what} is accepted`)
}

/** A clock that is further off than this is told, in milliseconds. */
const MAX_SKEW_MS = 60_000

function clockCheck(first: Answer, now: number): Check {
  const date = first.kind === 'answered' ? Date.parse(first.date ?? '') : NaN
  if (Number.isNaN(date)) return notTried('clock', 'no answer told the time')
  const off = now - date
  if (Math.abs(off) <= MAX_SKEW_MS) return ok('clock', "the same as Immuta's")
  const minutes = plural(Math.round(Math.abs(off) / 60_000), 'minute')
  return warning(
    'clock',
    `this machine is ${minutes} ${off > 0 ? 'ahead of' : 'behind'} Immuta`,
    'Set its clock: tokens and certificates are judged by it.',
  )
}
