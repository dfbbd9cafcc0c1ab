import { afterEach, beforeEach } from '@jest/globals'
import { POLICY } from '../../simulator/sample.ts'
import { ImmutaSimulator } from '../../simulator/immuta.ts'
import type { Setting } from '../../src/core/wording.ts'
import { readConnection } from '../../src/connection/read.ts'

/** A new tenant for each test. */
export function eachTenant(use: (immuta: ImmutaSimulator) => void): void {
  let immuta: ImmutaSimulator
  beforeEach(async () => use((immuta = await ImmutaSimulator.start())))
  afterEach(() => immuta.close())
}

/** The settings that lead to a tenant. */
export function settingsFor(
  { url, apiKey }: ImmutaSimulator,
  more: Partial<Record<Setting, string>> = {},
): Partial<Record<Setting, string>> {
  return { immutaUrl: url, immutaApiKey: apiKey, ...more }
}

/** Registers what a spec declares. */
export function seed(immuta: ImmutaSimulator, spec: string): void {
  const result = readConnection('connections/seed.yml', Buffer.from(spec), POLICY)
  if (result.kind !== 'valid') throw new Error(`not valid: ${spec}`)
  immuta.seed(result.connection.body)
}

/** Every request but the sign-in, as method and path. */
export function requestsOf({ requests }: ImmutaSimulator): string[] {
  return requests
    .map(({ method, path }) => `${method} ${path.split('?')[0] ?? ''}`)
    .filter((request) => request !== 'POST /bim/apikey/authenticate')
}
