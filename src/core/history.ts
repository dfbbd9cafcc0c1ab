/** One file that differs between two commits. `previous` is where a renamed file stood. */
export interface ChangedFile {
  path: string
  status: 'added' | 'changed' | 'removed' | 'renamed'
  previous?: string
}

/** A commit range, or nothing to compare with. */
export type Range =
  | { kind: 'pull'; number: number; base: string }
  | { kind: 'compare'; base: string; head: string }
  | { kind: 'none' }

/** What changed, or `everything` when that can't be known. */
export type ChangeSet =
  | { kind: 'files'; base: string; files: ChangedFile[] }
  | { kind: 'everything'; base: string | undefined }

/** Other versions of the repository, to compare with: through GitHub, or from a clone. */
export interface History {
  changes: (range: Range) => Promise<ChangeSet>
  /** A file at a commit, or `undefined` when it is not there (or is no file). */
  read: (path: string, commit: string) => Promise<Uint8Array | undefined>
  /** Every file of a commit with its blob's name; `undefined` when they can't all be listed. */
  list: (commit: string) => Promise<Map<string, string> | undefined>
}
