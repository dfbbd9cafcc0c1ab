/** Where a connection may send its credentials unless the workflow says otherwise. */
export const DATABRICKS_HOSTS = [
  '*.cloud.databricks.com',
  '*.azuredatabricks.net',
  '*.gcp.databricks.com',
  '*.databricks.us',
  '*.databricks.azure.us',
  '*.databricks.azure.cn',
]

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
/** A bare host name, whatever the case of its letters. */
export const HOST_NAME = new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*$`, 'i')

/**
 * Why `host` is not a bare ASCII host name, or `undefined` if it is one. The answer completes
 * "must be a bare host name: …".
 */
export function hostNameFault(host: string): string | undefined {
  if (HOST_NAME.test(host)) return undefined
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(host)) return 'remove the scheme'
  if (host.includes('@')) return 'remove the user name'
  if (/[/?#\\]/.test(host)) return 'remove the path'
  if (/:\d*$/.test(host)) return 'remove the port; it has a key of its own'
  if (host.endsWith('.')) return 'remove the trailing dot'
  // eslint-disable-next-line no-control-regex -- the ASCII range is what is meant
  if (/[^\x00-\x7f]/.test(host))
    return 'it holds a letter outside ASCII, which may imitate another host'
  return 'only letters, digits, hyphens and dots, as in `acme.cloud.databricks.com`'
}

/**
 * The host of an authority URL, which may come without its scheme (Immuta's guide shows it so).
 * Returns the reason instead when the URL is not plain `https`.
 */
export function authorityHost(url: string): { host: string } | { fault: string } {
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(url)
  if (scheme && scheme[1]?.toLowerCase() !== 'https') return { fault: 'must use https' }
  const rest = scheme ? url.slice(scheme[0].length) : url
  const authority = /^[^/?#\\]*/.exec(rest)?.[0] ?? ''
  if (authority.includes('@')) return { fault: 'must not hold a user name' }
  const [, host = '', port = '443'] = /^([^:]*)(?::(\d{1,5}))?$/.exec(authority) ?? []
  const isPort = Number(port) >= 1 && Number(port) <= 65_535
  return isPort && hostNameFault(host) === undefined && !/[\s\p{C}\\]/u.test(rest)
    ? endpointFault(rest, host)
    : { fault: 'must be a URL such as `https://acme.cloud.databricks.com/oidc/v1/token`' }
}

/** Databricks has two endpoints for OAuth: one where people sign in, and one that gives tokens. */
function endpointFault(url: string, host: string): { host: string } | { fault: string } {
  return /\/authorize\/?$/.test(url.replace(/[?#].*$/, ''))
    ? { fault: 'must be where a token is asked for, such as `…/oidc/v1/token`' }
    : { host }
}
