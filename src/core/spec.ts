import type { Connection } from './connection.ts'
import type { ErrorDiagnostic, Diagnostic, Position, WarningDiagnostic } from './diagnostic.ts'
import type { Path } from './path.ts'

/** A parsed spec file: plain data, and where each part of it stands. */
export interface SpecDocument {
  file: string
  value: unknown
  /**
   * Where the value at `path` starts or, with `'key'`, the key that leads to it. Falls back to the
   * nearest parent that exists.
   */
  locate: (path: Path, what?: 'key' | 'value') => Position
  has: (path: Path) => boolean
}

/** What became of one spec file. */
export type SpecResult =
  /** No YAML that could be read. */
  | { kind: 'unreadable'; file: string; diagnostics: ErrorDiagnostic[] }
  /** `key` is undefined where the spec names none, or no text. */
  | {
      kind: 'invalid'
      file: string
      key: string | undefined
      document: SpecDocument
      diagnostics: Diagnostic[]
    }
  | {
      kind: 'valid'
      file: string
      key: string
      document: SpecDocument
      connection: Connection
      diagnostics: WarningDiagnostic[]
    }

/** The connection key that a spec file declares, where that is known. */
export function keyOf(result: SpecResult): string | undefined {
  return result.kind === 'unreadable' ? undefined : result.key
}
