import type { Clock } from './clock.ts'
import { RequestFailure, SignInFailure } from './failure.ts'

/** Bearer tokens for one API. The methods that return a promise throw {@link SignInFailure}. */
export interface TokenProvider {
  /** A token that is good for a while. Callers at the same time share one. */
  get: () => Promise<string>
  /** A token in place of one that was refused; `undefined` when there is no point in another. */
  renew: (refused: string) => Promise<string | undefined>
  /** Tells that a token was accepted: when it is refused later, it has expired. */
  accepted: (token: string) => void
}

/** A token that was given, and can't be renewed. */
export function fixedToken(token: string): TokenProvider {
  return {
    get: () => Promise.resolve(token),
    renew: () => Promise.resolve(undefined),
    accepted: () => undefined,
  }
}

/** A fresh token. */
export interface MintedToken {
  token: string
  /** In milliseconds; infinite when it is used until it is refused. */
  lifetimeMs: number
}

/** A token is replaced so long before it expires; Azure refuses one in its last 30 s. */
const MARGIN_MS = 60_000

interface Entry {
  token: Promise<string>
  value?: string
  freshUntil: number
  wasAccepted: boolean
}

/**
 * Keeps a minted token until shortly before it expires, or until it is refused. Tokens that were
 * never accepted are renewed once only: then it is not their age.
 *
 * @param afterFailure whether the next request tries to sign in again, or fails for the same reason
 */
export function mintedTokens(
  mint: () => Promise<MintedToken>,
  clock: Clock,
  afterFailure: 'sign-in-again' | 'give-up' = 'sign-in-again',
): TokenProvider {
  let current: Entry | undefined
  let wasRenewed = false

  const next = (): Promise<string> => {
    const startedAt = clock.now()
    const token = mint().then(
      ({ token: value, lifetimeMs }) => {
        entry.freshUntil = startedAt + lifetimeMs - Math.min(MARGIN_MS, lifetimeMs / 2)
        entry.value = value
        return value
      },
      (error: unknown) => {
        if (current === entry && afterFailure === 'sign-in-again') current = undefined
        throw error instanceof RequestFailure ? new SignInFailure(error) : error
      },
    )
    // Whoever asked for it meets the failure; nobody may have.
    token.catch(() => undefined)
    const entry: Entry = { token, freshUntil: Infinity, wasAccepted: false }
    current = entry
    return token
  }

  return {
    get: () => (current !== undefined && clock.now() < current.freshUntil ? current.token : next()),
    renew: (refused) => {
      // A token that is not the refused one was minted meanwhile, or is being minted.
      if (current !== undefined && current.value !== refused) return current.token
      if (wasRenewed && current?.wasAccepted !== true) return Promise.resolve(undefined)
      wasRenewed = true
      return next()
    },
    accepted: (token) => {
      if (current?.value === token) current.wasAccepted = true
    },
  }
}
