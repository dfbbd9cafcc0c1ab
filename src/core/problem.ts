/** A place in a spec file; both numbers start at 1. */
export interface Position {
  line: number
  column: number
}

/** Something to tell the author of a spec file. `message` never repeats a value from the file. */
export interface Problem extends Position {
  severity: 'error' | 'warning'
  code: string
  message: string
  file: string
}
