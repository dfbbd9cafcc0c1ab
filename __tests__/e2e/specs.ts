/** Specs for the scenarios, with secrets that nothing else in the repository holds. */
export const SECRETS = {
  CONNECTION_PROD_SECRET: 'planted/secret+M2M&value=1',
  CONNECTION_DEV_TOKEN: 'dapi-planted"PAT"<value>2',
}

export const m2m = (
  key = 'prod-lakehouse',
  extra: {
    catalog?: string
    host?: string
    port?: number
    httpPath?: string
    settings?: string
  } = {},
): string => `connectionKey: ${key}
connection:
  technology: Databricks
  hostname: ${extra.host ?? 'acme-prod.cloud.databricks.com'}
${extra.port === undefined ? '' : `  port: ${extra.port}\n`}  httpPath: ${extra.httpPath ?? '/sql/1.0/warehouses/1a2b3c4d5e6f7a8b'}
  authenticationType: oAuthM2M
  oAuthClientConfig:
    clientId: 5f3c0b0e-0000-4000-8000-000000000000
    clientSecret: \${CONNECTION_PROD_SECRET}
    authorityUrl: https://${extra.host ?? 'acme-prod.cloud.databricks.com'}/oidc/v1/token
${extra.settings ?? ''}nativeIntegration:
  config:
    catalog: ${extra.catalog ?? key.replaceAll('-', '_')}
`

export const pat = (key = 'dev-lakehouse'): string => `connectionKey: ${key}
connection:
  technology: Databricks
  hostname: adb-1234567890123456.7.azuredatabricks.net
  httpPath: /sql/1.0/warehouses/8b7a6f5e4d3c2b1a
  authenticationType: token
  token: \${CONNECTION_DEV_TOKEN}
nativeIntegration:
  config:
    catalog: ${key.replaceAll('-', '_')}
    workspaceIds: ["1234567890123456"]
    groupPattern:
      deny: immuta_exempt
`
