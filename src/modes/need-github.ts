import { RunFailure } from '../core/failure.ts'
import { RequestFailure } from '../net/failure.ts'

/**
 * What GitHub says of something without which a run can't go on. Throws {@link RunFailure} when it
 * can't be read.
 *
 * @param lead what that is, as a sentence
 */
export async function needGitHub<T>(lead: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof RequestFailure)) throw error
    throw new RunFailure('github-unreachable', `${lead} ${error.message}`, { cause: error })
  }
}
