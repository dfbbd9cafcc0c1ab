import type { ErrorCode, WarningCode } from './codes.ts'
import type { Shape } from './shape.ts'

/** A place in a spec file; both numbers start at 1. */
export interface Position {
  line: number
  column: number
}

/**
 * An answer of Immuta's that could not be read: the guess that it is not like, and its form without
 * its values.
 */
export interface UnreadAnswer {
  guess: string
  shape: Shape
}

/** An error of one spec or connection. `message` never repeats a secret. */
export interface ErrorDiagnostic {
  severity: 'error'
  code: ErrorCode
  message: string
  /** Where in the spec file; absent where no line is to blame. */
  position?: Position
  /** Of an error that comes of it. */
  answer?: UnreadAnswer
}

/** A warning that a reviewer should see; it never fails a run. */
export interface WarningDiagnostic {
  severity: 'warning'
  code: WarningCode
  message: string
  position?: Position
  answer?: UnreadAnswer
}

/** Something to tell about one spec file or connection. */
export type Diagnostic = ErrorDiagnostic | WarningDiagnostic

/** An error, at a position where there is one. */
export function errorAt(
  code: ErrorCode,
  message: string,
  position?: Position,
  answer?: UnreadAnswer,
): ErrorDiagnostic {
  const more = { ...(position && { position }), ...(answer && { answer }) }
  return { severity: 'error', code, message, ...more }
}

/** A warning, at a position where there is one. */
export function warningAt(
  code: WarningCode,
  message: string,
  position?: Position,
  answer?: UnreadAnswer,
): WarningDiagnostic {
  const more = { ...(position && { position }), ...(answer && { answer }) }
  return { severity: 'warning', code, message, ...more }
}

export function isError(diagnostic: Diagnostic): diagnostic is ErrorDiagnostic {
  return diagnostic.severity === 'error'
}

export function isWarning(diagnostic: Diagnostic): diagnostic is WarningDiagnostic {
  return diagnostic.severity === 'warning'
}

/** Whether a warning is about how the connection works in Immuta, not about the change. */
export function isOfHealth({ code }: Diagnostic): boolean {
  return code === 'integration-unhealthy'
}
