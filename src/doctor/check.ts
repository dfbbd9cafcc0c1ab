/** What is checked, in the order in which it must hold. */
export type CheckId =
  | 'address'
  | 'proxy'
  | 'tls'
  | 'sign-in'
  | 'clock'
  | 'connections'
  | 'connection'
  | 'integration'
  | 'objects'
  | 'jobs'
  | 'administration'
  | 'dry-run'
  | 'script'

/**
 * One thing that a tenant must have, or had better have. A `fault` keeps it from being used, a
 * `warning` from some uses. `next` says what to do.
 */
export type Check = { id: CheckId; found: string } & (
  { status: 'ok' | 'not tried' } | { status: 'warning' | 'fault'; next: string }
)

export function ok(id: CheckId, found: string): Check {
  return { id, status: 'ok', found }
}

export function notTried(id: CheckId, found = 'what stands above comes first'): Check {
  return { id, status: 'not tried', found }
}

export function warning(id: CheckId, found: string, next: string): Check {
  return { id, status: 'warning', found, next }
}

export function fault(id: CheckId, found: string, next: string): Check {
  return { id, status: 'fault', found, next }
}

/** What to do where the fault may be ours: the answer is none that was foreseen. */
export const REPORT = 'Try again. When it stays, run with `--record FILE`, and report it.'
