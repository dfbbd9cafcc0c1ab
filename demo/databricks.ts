import { scheduleEvent } from '../simulator/events.ts'
import { World } from '../simulator/world.ts'
import { chapter, check, comment, expectExit, type Page, quote, show } from './stage.ts'

const [PULL, ACTIVATION] = [8, 9]
const FILE = 'connections/sales.yml'
const SERVICE_PRINCIPAL = '5f3c0b0e-0000-4000-8000-000000000000'
const SECRET = 'demo-client-secret-0004'
const ADMIN_TOKEN = 'demo-metastore-admin-token-0005'
const OBJECTS = `objects:
  sales: { isActive: true }
  sales.raw: { isActive: false }
`

/**
 * The second story: from an empty Databricks workspace to a registered connection, its objects
 * activated, and a night in which something is wrong.
 */
export async function databricksStory(first: number): Promise<Page[]> {
  const world = await World.create({
    main: { 'README.md': 'Data governance' },
    env: { CONNECTION_SALES_SECRET: SECRET },
  })
  try {
    const pages = await registration(world, first)
    return [...pages, ...(await activation(world, first + 3)), await night(world, first + 5)]
  } finally {
    await world.close()
  }
}

async function registration(world: World, first: number): Promise<Page[]> {
  const workspace = await world.startDatabricks()
  workspace.tokens.clients.set(SERVICE_PRINCIPAL, SECRET)
  workspace.tokens.personal.set(ADMIN_TOKEN, 'ada@example.com')
  workspace.catalogs.owners.set('', 'ada@example.com')
  workspace.catalogs.groups.set(SERVICE_PRINCIPAL, ['admins'])
  for (const name of ['sales', 'sales.orders', 'sales.raw']) workspace.catalogs.names.add(name)
  world.immuta.metadata.set('sales', ['sales.orders.lines', 'sales.raw.events'])
  const files = { [FILE]: spec(workspace.port) }

  chapter(
    `${first}. A connection to an empty workspace: the plan finds privileges missing, and prints the grants`,
    "It asks only for what the owner of the data must grant: what Immuta needs besides, Immuta's set-up script grants, which the merge runs.",
  )
  const blocked = expectExit(await show(world.pullRequest(PULL, files, { inputs: INPUTS })), 1)
  check(blocked.outputs['failure-reason'] === 'preflight-failed', 'the preflight failed')
  const asked = comment(world, PULL, 'The comment: privileges are missing')

  chapter(
    `${first + 1}. Somebody runs the grants in Databricks: the plan is clean`,
    'The same comment now says what merging does in Databricks and in Immuta, and as whom.',
  )
  for (const statement of grants(asked.markdown)) workspace.catalogs.execute(statement)
  expectExit(await show(world.pullRequest(PULL, files, { inputs: INPUTS })), 0)
  const clean = comment(world, PULL, 'The comment after the grants')
  check(workspace.statements.length === 0, 'nothing ran in Databricks before the merge')

  chapter(
    `${first + 2}. The merge runs Immuta's set-up script in Databricks, then registers`,
    "Statement by statement, so that a script that stops half way is continued by the next run. What the connection holds is inactive at first: Immuta knows it, and changes nobody's access.",
  )
  const merged = expectExit(await show(world.merge(PULL, files, { inputs: INPUTS })), 0)
  check(workspace.catalogs.names.has('immuta_sales'), 'the script made the catalog')
  check(isActive(world, 'sales') === false, 'the connection is registered, and `sales` inactive')
  const done = {
    title: 'The summary of the apply that ran the set-up script',
    markdown: merged.summary,
  }
  return [asked, clean, done]
}

async function activation(world: World, first: number): Promise<Page[]> {
  const files = { [FILE]: (world.main.files[FILE] ?? '') + OBJECTS }

  chapter(
    `${first}. A pull request activates the catalog \`sales\`, and leaves its schema \`raw\` out`,
    'This is where a reviewer must stop: without a subscription policy, activation takes away the access that people have. The caution stands first, and nothing in the plan can tell whether the policy is there.',
  )
  const before = world.immuta.writes().length
  world.immuta.scenario.jobStates = ['completed']
  expectExit(await show(world.pullRequest(ACTIVATION, files, { inputs: INPUTS })), 0)
  const plan = comment(world, ACTIVATION, 'The comment: objects become active')
  check(world.immuta.writes().length === before, 'no write in Immuta before the merge')

  chapter(
    `${first + 1}. The merge: parents first, each read before it is set and read back after`,
    '`sales.raw` was inactive as declared, and would inherit from `sales` now: so it is set as well, after `sales`.',
  )
  const since = world.immuta.requests.length
  expectExit(await show(world.merge(ACTIVATION, files, { inputs: INPUTS })), 0)
  for (const { method, path, body } of world.immuta.requests.slice(since))
    if (/^\/data\/(object|settings)\//.test(path))
      console.log(`  ${method} ${path} ${body === undefined ? '' : JSON.stringify(body)}`)
  const outcome = comment(world, ACTIVATION, 'The comment after the merge: objects are active')
  check(
    isActive(world, 'sales.orders.lines') === true && isActive(world, 'sales.raw.events') === false,
    'the tables of `sales` are active in Immuta, those of `sales.raw` are not',
  )
  return [plan, outcome]
}

async function night(world: World, first: number): Promise<Page> {
  chapter(
    `${first}. A bad night: somebody deactivated the catalog in Immuta, and the credential has expired`,
    'One issue tells both. The first is drift, which an apply sets right. The second no spec can show: Immuta tests its integrations itself, and this one no longer works.',
  )
  world.immuta.switchByHand('sales', 'sales', { isActive: false })
  world.immuta.failHourlyTest('sales', "The service principal's OAuth secret has expired")
  const nightly = {
    event: 'schedule',
    payload: scheduleEvent(),
    inputs: { 'drift-issue': 'true' },
  }
  const run = expectExit(await show(world.run(nightly, world.main.files)), 1)
  const issues = [...world.github.issues.values()]
  const [issue] = issues
  const title = issue?.title ?? ''
  const body = issue?.body ?? ''
  console.log(`\n${quote(`## ${title}\n\n${body}`)}`)
  check(issues.length === 1, 'one issue for the connection')
  check(run.outputs['drift'] === 'true', 'the output `drift` is true')
  check(isActive(world, 'sales') === false, 'nothing was changed in Immuta')
  return { title: `Issue: ${title}`, markdown: body }
}

/** The inputs of the plan and of the apply. */
const INPUTS = {
  preflight: 'fail',
  bootstrap: 'run',
  'databricks-token': ADMIN_TOKEN,
  concurrency: '1',
}

const isActive = (world: World, name: string): boolean | undefined =>
  world.immuta.objectState('sales', name)?.isActive

/** The statements of the comment's block of SQL that name a grant. */
function grants(markdown: string): string[] {
  const [block = ''] = /```sql\n[^]*?\n```/.exec(markdown) ?? []
  return [...block.matchAll(/^GRANT .*;$/gm)].map(([statement]) => statement)
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
