import { isObject } from './http.ts'
import type { JsonObject } from './http.ts'

/** Who is granted access: the OAuth client, or a stand-in where a personal access token hides who that is. */
function principal(config: JsonObject): string {
  const client = config['oAuthClientConfig']
  return isObject(client) ? String(client['clientId']) : 'immuta-service-principal'
}

/** A plausible set-up script for the body of `POST /integrations/scripts/create`. */
export function setupScript(body: JsonObject): string {
  const config = isObject(body['config']) ? body['config'] : {}
  const catalog = String(config['catalog'])
  const grantee = principal(config)
  const audit = isObject(config['audit']) && config['audit']['enabled'] === true
  return [
    `-- Run as a metastore admin. Creates the catalog that Immuta keeps its entitlements in.`,
    `CREATE CATALOG IF NOT EXISTS \`${catalog}\`;`,
    `CREATE SCHEMA IF NOT EXISTS \`${catalog}\`.immuta_system;`,
    `GRANT USE CATALOG, USE SCHEMA, CREATE SCHEMA, CREATE TABLE, CREATE FUNCTION, SELECT, MODIFY, EXECUTE ON CATALOG \`${catalog}\` TO \`${grantee}\`;`,
    `ALTER CATALOG \`${catalog}\` OWNER TO \`${grantee}\`;`,
    ...(audit
      ? [
          `GRANT USE CATALOG ON CATALOG system TO \`${grantee}\`;`,
          ...['access', 'query'].map(
            (schema) => `GRANT USE SCHEMA ON SCHEMA system.${schema} TO \`${grantee}\`;`,
          ),
          ...['access.table_lineage', 'access.column_lineage', 'access.audit', 'query.history'].map(
            (table) => `GRANT SELECT ON TABLE system.${table} TO \`${grantee}\`;`,
          ),
        ]
      : []),
    '',
  ].join('\n')
}

/** A plausible clean-up script for a registered connection. */
export function cleanupScript(body: JsonObject): string {
  const native = isObject(body['nativeIntegration']) ? body['nativeIntegration'] : {}
  const config = isObject(native['config']) ? native['config'] : {}
  const catalog = String(config['catalog'])
  return [
    `-- Run as a metastore admin, after the connection is gone from Immuta.`,
    `REVOKE ALL PRIVILEGES ON CATALOG \`${catalog}\` FROM \`${principal(config)}\`;`,
    `DROP CATALOG IF EXISTS \`${catalog}\` CASCADE;`,
    '',
  ].join('\n')
}
