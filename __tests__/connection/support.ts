import { POLICY, TOKEN_SPEC } from '../../simulator/sample.ts'
import type { SpecPolicy } from '../../src/connection/allowed-by-workflow.ts'
import { readConnection } from '../../src/connection/read.ts'
import type { Connection } from '../../src/core/connection.ts'
import type { Diagnostic } from '../../src/core/diagnostic.ts'
import type { SpecResult } from '../../src/core/spec.ts'

export { POLICY, TOKEN_SPEC }

/** The shortest spec with an OAuth client: the contract's example. */
export const M2M_SPEC = `connectionKey: prod-lakehouse
connection:
  technology: Databricks
  hostname: acme-prod.cloud.databricks.com
  httpPath: /sql/1.0/warehouses/1a2b3c4d5e6f7a8b
  authenticationType: oAuthM2M
  oAuthClientConfig:
    clientId: 5f3c0b0e-0000-4000-8000-000000000000
    clientSecret: \${CONNECTION_PROD_SECRET}
    authorityUrl: https://acme-prod.cloud.databricks.com/oidc/v1/token
nativeIntegration:
  config:
    catalog: immuta_prod
`

/** Replaces text that must be there, once. */
export function edit(text: string, find: string, replacement: string): string {
  if (text.split(find).length !== 2) throw new Error(`Not there exactly once: ${find}`)
  return text.replace(find, () => replacement)
}

/** The token spec with other text in one place. */
export const token = (find: string, replacement: string): string =>
  edit(TOKEN_SPEC, find, replacement)

/** The OAuth spec with other text in one place. */
export const m2m = (find: string, replacement: string): string => edit(M2M_SPEC, find, replacement)

/** The token spec with lines added to `nativeIntegration.config`: the first is line 10, and its key starts at column 5. */
export const config = (...lines: string[]): string =>
  token('    catalog:', [...lines.map((line) => `    ${line}`), '    catalog:'].join('\n'))

/** The OAuth spec with lines added to `nativeIntegration.config`: the first is line 13, and its key starts at column 5. */
export const m2mConfig = (...lines: string[]): string =>
  m2m('    catalog:', [...lines.map((line) => `    ${line}`), '    catalog:'].join('\n'))

export function read(
  text: string | Uint8Array,
  policy: SpecPolicy = POLICY,
  file = 'connections/a.yml',
): SpecResult {
  return readConnection(
    file,
    typeof text === 'string' ? new TextEncoder().encode(text) : text,
    policy,
  )
}

/** Severity, code, line and column. */
export type Found = [severity: Diagnostic['severity'], code: string, line: number, column: number]

export function found(diagnostics: readonly Diagnostic[]): Found[] {
  return diagnostics.map(({ severity, code, position }) => [
    severity,
    code,
    position?.line ?? 0,
    position?.column ?? 0,
  ])
}

/** Every text about a spec that a reader of the run may see. */
export function messages(result: SpecResult): string {
  return result.diagnostics.map(({ message }) => message).join('\n')
}

/** The connection of a spec that must be right. */
export function accepted(text: string, policy: SpecPolicy = POLICY): Connection {
  const result = read(text, policy)
  if (result.kind !== 'valid') throw new Error(`Refused: ${messages(result)}`)
  return result.connection
}

/** The connection of a spec, where it is right. */
export function connectionOf(result: SpecResult | undefined): Connection | undefined {
  return result?.kind === 'valid' ? result.connection : undefined
}
