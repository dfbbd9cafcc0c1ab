import type { UnreadAnswer } from '../core/diagnostic.ts'
import { shapeOf } from '../core/shape.ts'
import { RequestFailure } from '../net/failure.ts'
import type { GuessId } from './guesses.ts'

/** A request whose answer is Immuta's, but not as guessed. */
export class UnreadFailure extends RequestFailure {
  override name = 'UnreadFailure'
  readonly answer: UnreadAnswer

  /** @param what the request, and what its answer lacks */
  constructor(guess: GuessId, what: string, answer: unknown, status = 200) {
    super(`${what}. ${notAsGuessed(guess)}`, { status })
    this.answer = unreadAnswer(guess, answer)
  }
}

/** An answer that is not as guessed, without its values. */
export function unreadAnswer(guess: GuessId, answer: unknown): UnreadAnswer {
  return { guess, shape: shapeOf(answer) }
}

/** What to do about an answer that is not as guessed; without a period. */
export function notAsGuessed(guess: string): string {
  return (
    `This tenant answers otherwise than guessed (\`${guess}\`): record its answers with ` +
    '`immuta-connections doctor --record FILE`, and report them'
  )
}

/** What came of an answer that could not be read, and what to do about it. */
export function toldUnread(what: string, { guess }: UnreadAnswer): string {
  return `${what}. ${notAsGuessed(guess)}.`
}

/** The answer that could not be read, where that is behind an error. */
export function unreadOf(error: unknown): UnreadAnswer | undefined {
  if (error instanceof UnreadFailure) return error.answer
  return error instanceof Error && error.cause !== undefined ? unreadOf(error.cause) : undefined
}
