import type { ErrorCode, WarningCode } from './codes.ts'

/** A place in a spec file; both numbers start at 1. */
export interface Position {
  line: number
  column: number
}

/** An error of one spec or connection. `message` never repeats a secret. */
export interface ErrorDiagnostic {
  severity: 'error'
  code: ErrorCode
  message: string
  /** Where in the spec file; absent where no line is to blame. */
  position?: Position
}

/** A warning that a reviewer should see; it never fails a run. */
export interface WarningDiagnostic {
  severity: 'warning'
  code: WarningCode
  message: string
  position?: Position
}

/** Something to tell about one spec file or connection. */
export type Diagnostic = ErrorDiagnostic | WarningDiagnostic

/** An error, at a position where there is one. */
export function errorAt(code: ErrorCode, message: string, position?: Position): ErrorDiagnostic {
  return { severity: 'error', code, message, ...(position && { position }) }
}

/** A warning, at a position where there is one. */
export function warningAt(
  code: WarningCode,
  message: string,
  position?: Position,
): WarningDiagnostic {
  return { severity: 'warning', code, message, ...(position && { position }) }
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
