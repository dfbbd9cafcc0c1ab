/** The same dry runs as a shell script makes them with Immuta's guide in hand: sign in once, then one curl and one jq for each. */
export function curlScript(url: string, apiKey: string, count: number, atOnce: number): Record<string, string> {
  const body = (index: number): unknown => {
    const shared = { port: 443, authenticationType: 'token', token: 'bench-access-token-0001' }
    return {
      connectionKey: `lakehouse-${index}`,
      connection: { technology: 'Databricks', hostname: 'acme-prod.cloud.databricks.com', httpPath: '/sql/1.0/warehouses/1a2b3c4d5e6f7a8b', ...shared },
      settings: { isActive: false },
      options: { forceRecursiveCrawl: true },
      nativeIntegration: {
        type: 'Databricks',
        autoBootstrap: false,
        unityCatalog: true,
        config: { ...shared, host: 'acme-prod.cloud.databricks.com', catalog: `immuta_${index}`, audit: { enabled: true }, jobConfig: { workspaceDirectoryPath: '/Workspace/ImmutaArtifacts', jobClusterId: 'undefined' } },
      },
    }
  }
  return {
    ...Object.fromEntries(Array.from({ length: count }, (_, index) => [`bodies/${index}.json`, JSON.stringify(body(index))])),
    'dry-run.sh': `set -euo pipefail
token=$(curl -sf -H 'content-type: application/json' -d '{"apikey":"${apiKey}"}' '${url}/bim/apikey/authenticate' | jq -r .token)
export token
ls bodies/*.json | xargs -P ${atOnce} -I {} sh -c 'curl -sf -H "content-type: application/json" -H "authorization: Bearer $token" -d @{} "${url}/data/connection/test" | jq -e . > /dev/null'
`,
  }
}
