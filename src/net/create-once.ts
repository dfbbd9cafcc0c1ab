import type { Clock } from './clock.ts'
import { RequestFailure } from './failure.ts'
import { backoffMs } from './retry.ts'

/** Tries of a creation that may have happened although no success was reported. */
const CREATE_TRIES = 3

/** How something is created that must not be there twice. */
export interface Creation<T> {
  create: () => Promise<T>
  /** Looks for what may have been created; `undefined` when it is not there. */
  find: () => Promise<T | undefined>
  /**
   * Whether a refusal says that it is there already; then an earlier try in doubt did create it.
   */
  saysExists?: (failure: RequestFailure) => boolean
  /** The failure when it was looked for and is not there, and is not created again. */
  missing?: (failure: RequestFailure) => Error
  /** The failure when nobody can say whether it is there. */
  unknown?: (failure: RequestFailure, cause: unknown) => Error
}

/**
 * Creates something that must not be there twice: after a failure that leaves open whether it took
 * effect, it is looked for before it is created again. Throws {@link RequestFailure}.
 */
export async function createOnce<T>(creation: Creation<T>, clock: Clock): Promise<T> {
  const { create, find } = creation
  const { saysExists, missing, unknown } = { ...DEFAULTS, ...creation }
  let inDoubt = false
  for (let attempt = 1; ; attempt++) {
    try {
      return await create()
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      const isOver = (): boolean => attempt >= CREATE_TRIES || clock.cancelled()
      inDoubt ||= error.ambiguous
      if (!error.ambiguous && !(inDoubt && saysExists(error))) {
        // Nothing was created; after a rate limit it is worth another try.
        if (!error.transient || isOver()) throw error
        await clock.sleep(backoffMs(attempt, error, clock))
        continue
      }
      await clock.sleep(backoffMs(attempt, error, clock))
      const found = await find().catch((cause: unknown) => {
        throw unknown(error, cause)
      })
      if (found !== undefined) return found
      // After a yes it is not created again: it may only take its time.
      if (isOver() || error.accepted) throw missing(error)
    }
  }
}

const itself = (failure: RequestFailure): Error => failure
const DEFAULTS = { saysExists: () => false, missing: itself, unknown: itself }
