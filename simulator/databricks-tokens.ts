import { randomBytes } from 'node:crypto'
import { isObject } from './http.ts'
import type { Answer, Incoming, JsonObject } from './http.ts'

/** What a federation policy in Databricks demands of an ID token. */
export interface FederationPolicy {
  clientId: string
  issuer: string
  audience: string
  subject: string
}

/** The runner's secret for asking for ID tokens. */
export const ID_TOKEN_REQUEST_TOKEN = 'runner-id-token-request-0123456789'

/** Signs in to a simulated workspace: personal tokens, client credentials, exchanged ID tokens. */
export class Tokens {
  /** Personal access token → user name. */
  readonly personal = new Map<string, string>()
  /** Client id → secret. */
  readonly clients = new Map<string, string>()
  readonly policies: FederationPolicy[] = []
  /** Every access token handed out, and every ID token. */
  readonly issued: string[] = []
  /** Seconds that a minted token lives, as the answer says; a string is sent as one, `undefined` is left out. */
  expiresIn: number | string | undefined = 3600
  /** After so many requests a minted token is refused, whatever `expiresIn` says. */
  lifetimeRequests = Infinity
  /** Claims of the next ID tokens; `aud` is what was asked for. */
  claims = {
    iss: 'https://token.actions.githubusercontent.com',
    sub: 'repo:acme/governance:environment:immuta',
  }
  readonly #live = new Map<string, { caller: string; used: number }>()

  /** Who sends this request; `undefined` when its token is unknown or spent. */
  caller({ authorization }: Incoming): string | undefined {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? ''
    const minted = this.#live.get(token)
    if (minted === undefined) return this.personal.get(token)
    if (minted.used >= this.lifetimeRequests) return undefined
    minted.used += 1
    return minted.caller
  }

  /** `POST /oidc/v1/token` */
  mint({ body, authorization }: Incoming): Answer {
    const form = new URLSearchParams(typeof body === 'string' ? body : '')
    switch (form.get('grant_type')) {
      case 'client_credentials': {
        const [id = '', secret = ''] = Buffer.from(
          authorization?.replace('Basic ', '') ?? '',
          'base64',
        )
          .toString()
          .split(':')
          .map(decodeURIComponent)
        return this.clients.has(id) && this.clients.get(id) === secret
          ? this.#issue(id)
          : {
              status: 401,
              body: { error: 'invalid_client', error_description: 'Client authentication failed' },
            }
      }
      case 'urn:ietf:params:oauth:grant-type:token-exchange': {
        const claims = payloadOf(form.get('subject_token') ?? '')
        const clientId = form.get('client_id') ?? ''
        const fits = this.policies.some(
          (policy) =>
            policy.clientId === clientId &&
            policy.issuer === claims['iss'] &&
            policy.audience === claims['aud'] &&
            policy.subject === claims['sub'],
        )
        return fits && authorization === undefined
          ? this.#issue(clientId)
          : {
              status: 400,
              body: { error: 'invalid_grant', error_description: 'No matching federation policy' },
            }
      }
      default:
        return { status: 400, body: { error: 'unsupported_grant_type' } }
    }
  }

  /** GitHub's own endpoint for ID tokens, which the runner names to a job with the permission. */
  idToken({ authorization, query }: Incoming): Answer {
    if (authorization !== `Bearer ${ID_TOKEN_REQUEST_TOKEN}`)
      return { status: 401, body: { message: 'Unauthorized' } }
    const part = (data: unknown): string => Buffer.from(JSON.stringify(data)).toString('base64url')
    const value = [
      part({ alg: 'RS256', typ: 'JWT' }),
      part({
        ...this.claims,
        aud: query.get('audience') ?? '',
        jti: randomBytes(8).toString('hex'),
      }),
      randomBytes(48).toString('base64url'),
    ].join('.')
    this.issued.push(value)
    return { status: 200, body: { value } }
  }

  #issue(caller: string): Answer {
    const token = `dkea-${randomBytes(24).toString('hex')}`
    this.issued.push(token)
    this.#live.set(token, { caller, used: 0 })
    return {
      status: 200,
      body: {
        access_token: token,
        token_type: 'Bearer',
        scope: 'all-apis',
        expires_in: this.expiresIn,
      },
    }
  }
}

function payloadOf(idToken: string): JsonObject {
  try {
    const payload: unknown = JSON.parse(
      Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString('utf8'),
    )
    return isObject(payload) ? payload : {}
  } catch {
    return {}
  }
}
