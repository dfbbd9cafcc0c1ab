import { getProxyUrl } from '../../node_modules/@actions/http-client/lib/proxy.js'

/** The proxy that the environment names for a server (`HTTPS_PROXY`, `NO_PROXY`). */
export function proxyOf(url: string): URL | undefined {
  return getProxyUrl(new URL(url))
}
