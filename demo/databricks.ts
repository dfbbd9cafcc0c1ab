import { World } from '../simulator/world.ts'
import { chapter, check, comment, expectExit, type Page, show } from './stage.ts'

const PULL = 8
const SERVICE_PRINCIPAL = '5f3c0b0e-0000-4000-8000-000000000000'
const SECRET = 'demo-client-secret-0004'
const ADMIN_TOKEN = 'demo-metastore-admin-token-0005'

/** The second story: from an empty Databricks workspace to a registered connection, privileges checked and the set-up script run on the way. */
export async function databricksStory(first: number): Promise<Page[]> {
  const world = await World.create({
    main: { 'README.md': 'Data governance' },
    env: { CONNECTION_SALES_SECRET: SECRET },
  })
  const pages: Page[] = []
  try {
    const workspace = await world.startDatabricks()
    workspace.tokens.clients.set(SERVICE_PRINCIPAL, SECRET)
    workspace.tokens.personal.set(ADMIN_TOKEN, 'ada@example.com')
    workspace.catalogs.owners.set('', 'ada@example.com')
    workspace.catalogs.groups.set(SERVICE_PRINCIPAL, ['admins'])
    for (const name of ['sales', 'sales.orders']) workspace.catalogs.names.add(name)
    const files = { 'connections/sales.yml': spec(workspace.port) }
    const inputs = {
      preflight: 'fail',
      bootstrap: 'run',
      'databricks-token': ADMIN_TOKEN,
      concurrency: '1',
    }

    chapter(
      `${first}. A connection to an empty workspace: the plan finds privileges missing, and prints the grants`,
    )
    const blocked = expectExit(await show(world.pullRequest(PULL, files, { inputs })), 1)
    check(blocked.outputs['failure-reason'] === 'preflight-failed', 'the preflight failed')
    pages.push(comment(world, PULL, 'The comment: privileges are missing'))

    chapter(`${first + 1}. Somebody runs the grants in Databricks: the plan is clean`)
    for (const statement of grants(pages[0]?.markdown ?? '')) workspace.catalogs.execute(statement)
    expectExit(await show(world.pullRequest(PULL, files, { inputs })), 0)
    pages.push(comment(world, PULL, 'The comment after the grants'))
    check(workspace.statements.length === 0, 'nothing ran in Databricks before the merge')

    chapter(`${first + 2}. The merge runs Immuta's set-up script in Databricks, then registers`)
    const merged = expectExit(await show(world.merge(PULL, files, { inputs })), 0)
    pages.push({
      title: 'The summary of the apply that ran the set-up script',
      markdown: merged.summary,
    })
    check(workspace.catalogs.names.has('immuta_sales'), 'the script made the catalog')
    check(world.immuta.connections.has('sales'), 'the connection is registered')
  } finally {
    await world.close()
  }
  return pages
}

/** The statements of the comment's block of SQL that name a grant. */
function grants(markdown: string): string[] {
  return [...markdown.matchAll(/^GRANT .*;$/gm)].map(([statement]) => statement)
}

function spec(port: number): string {
  return `connectionKey: sales
connection:
  technology: Databricks
  hostname: localhost
  port: ${port}
  httpPath: /sql/1.0/warehouses/1a2b3c4d5e6f7a8b
  authenticationType: oAuthM2M
  oAuthClientConfig:
    clientId: ${SERVICE_PRINCIPAL}
    clientSecret: \${CONNECTION_SALES_SECRET}
    authorityUrl: https://localhost/oidc/v1/token
nativeIntegration:
  config:
    catalog: immuta_sales
preflight:
  catalogs: [sales]
`
}
