import type { Allowed } from '../net/api-client.ts'

/**
 * The requests that change nothing in Immuta. Everything else is refused unless the run applies.
 */
export const READ_ONLY: readonly Allowed[] = [
  ['GET', /^\//],
  ['POST', /^\/bim\/apikey\/authenticate$/],
  ['POST', /^\/data\/connection\/test$/],
  ['POST', /^\/integrations\/scripts\/create$/],
  ['POST', /^\/jobs\/statuses$/],
  ['POST', /^\/data\/object\/search(?:\/[^/]+)?$/],
]
