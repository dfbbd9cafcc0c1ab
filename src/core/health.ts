/** One failed test that Immuta makes of an integration, in its words. */
export interface FailedTest {
  name: string
  status: string
  /** Empty where Immuta gives none. */
  message: string
}

/** How Immuta judges the integration behind a connection. */
export interface Health {
  /** Immuta's own word, such as `enabled`; `undefined` where it gives none. */
  status: string | undefined
  isHealthy: boolean
  /** What failed of the tests that Immuta makes itself. */
  tests: readonly FailedTest[]
}

/** How every sentence about an integration that does not work begins. */
export const UNHEALTHY = 'Immuta reports the integration of this connection as unhealthy'

/** What is wrong with an integration, in a sentence without its end. */
export function describeFault({ status, tests }: Health): string {
  const as = status === undefined ? '' : ` (\`${status}\`)`
  const failed = tests.map(({ name, message }) => [name, message].filter(Boolean).join(': '))
  const why = failed.length === 0 ? '' : `: ${failed.join('; ')}`
  return `${UNHEALTHY}${as}${why}`
}
