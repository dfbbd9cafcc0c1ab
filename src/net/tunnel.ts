import { request as plainRequest } from 'node:http'
import { Agent, type AgentOptions, request as tlsRequest } from 'node:https'
import { connect, type ConnectionOptions } from 'node:tls'

/**
 * An agent that reaches a server through a proxy, by tunnels that are kept open: the toolkit's own
 * agent opens one for each request.
 */
export class TunnelAgent extends Agent {
  readonly #proxy: URL

  constructor(proxy: URL, options: AgentOptions) {
    super(options)
    this.#proxy = proxy
  }

  override createConnection(
    ...[target, done]: Parameters<Agent['createConnection']>
  ): ReturnType<Agent['createConnection']> {
    const { protocol, hostname, port, username, password } = this.#proxy
    const request = protocol === 'https:' ? tlsRequest : plainRequest
    const address = `${target.host ?? ''}:${target.port ?? 443}`
    const basic = Buffer.from(`${username}:${password}`).toString('base64')
    const tunnel = request({
      agent: false,
      method: 'CONNECT',
      host: hostname.replace(/^\[|\]$/g, ''),
      ...(port !== '' && { port }),
      path: address,
      headers: {
        host: address,
        ...(username !== '' && { 'proxy-authorization': `Basic ${basic}` }),
      },
    })
    const fail = (error: Error): void => done?.(error, undefined as never)
    tunnel.once('error', fail)
    tunnel.once('connect', ({ statusCode = 0 }, socket) => {
      if (statusCode === 200) {
        done?.(null, connect({ ...target, socket } as ConnectionOptions))
        return
      }
      socket.destroy()
      fail(new Error(`the proxy refused the connection (HTTP ${statusCode})`))
    })
    tunnel.end()
    return undefined
  }
}
