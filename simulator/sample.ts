import { DATABRICKS_HOSTS } from '../src/connection/host-format.ts'
import { actionWording } from '../src/action/wording.ts'
import type { SpecPolicy } from '../src/connection/allowed-by-workflow.ts'

/** What a workflow without inputs allows. */
export const POLICY: SpecPolicy = {
  secretVariables: ['CONNECTION_*'],
  allowedHosts: DATABRICKS_HOSTS,
  wording: actionWording,
}

/** The shortest spec with a personal access token. Line numbers in the tests count from its first line. */
export const TOKEN_SPEC = `connectionKey: prod-lakehouse
connection:
  technology: Databricks
  hostname: acme-prod.cloud.databricks.com
  httpPath: /sql/1.0/warehouses/1a2b3c4d5e6f7a8b
  authenticationType: token
  token: \${CONNECTION_PROD}
nativeIntegration:
  config:
    catalog: immuta_prod
`
