import { dispatchEvent, scheduleEvent } from '../simulator/events.ts'
import type { RunResult } from '../simulator/runner.ts'
import { World } from '../simulator/world.ts'

/** What a reader of the gallery sees: a comment, a summary or an issue. */
export interface Situation {
  title: string
  /** Brings a world of its own to the point, and returns the Markdown. */
  show: () => Promise<string>
}

type Files = Record<string, string>
type Inputs = Record<string, string>

const SECRETS = {
  CONNECTION_PROD_SECRET: 'gallery-client-secret-0001',
  CONNECTION_DEV_TOKEN: 'gallery-access-token-0002',
}
const PULL = 7
const PROD = 'connections/prod.yml'
const DEV = 'connections/dev.yml'

/** A spec with an OAuth client. */
function m2m(key: string, changes: readonly (readonly [string, string])[] = []): string {
  const text = `connectionKey: ${key}
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
    catalog: ${key.replaceAll('-', '_')}
`
  return changes.reduce((all, [from, to]) => all.replaceAll(from, to), text)
}

/** A spec with an access token. */
const pat = (key: string): string => `connectionKey: ${key}
connection:
  technology: Databricks
  hostname: adb-1234567890123456.7.azuredatabricks.net
  httpPath: /sql/1.0/warehouses/8b7a6f5e4d3c2b1a
  authenticationType: token
  token: \${CONNECTION_DEV_TOKEN}
nativeIntegration:
  config:
    catalog: ${key.replaceAll('-', '_')}
`

const many = (count: number): Files =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `connections/team-${String(index + 1)}.yml`,
      m2m(`team-${String(index + 1)}`),
    ]),
  )
const MAIN: Files = { [PROD]: m2m('prod-lakehouse'), [DEV]: pat('dev-lakehouse') }
const ACTIVE = ['nativeIntegration:', 'settings:\n  isActive: true\nnativeIntegration:'] as const
const WAREHOUSE = ['1a2b3c4d5e6f7a8b', '9f8e7d6c5b4a3f2e'] as const
const HOST = ['acme-prod.', 'acme-new.'] as const
const SECRET = ['CONNECTION_PROD_SECRET', 'CONNECTION_DEV_TOKEN'] as const
const prod = (...changes: (readonly [string, string])[]): string => m2m('prod-lakehouse', changes)

/** What `prod-lakehouse` is to activate, and what is to stay out. */
const OBJECTS = `objects:
  sales: { isActive: true, activateNewChildren: true }
  sales.raw: { isActive: false }
  hr.people.salaries: { isActive: true }
`
const WITH_OBJECTS: Files = { ...MAIN, [PROD]: prod() + OBJECTS }
const known = (world: World): void => {
  const tables = ['sales.orders.lines', 'sales.raw.events', 'hr.people.salaries']
  world.immuta.metadata.set('prod-lakehouse', tables)
}

/** Runs in a world of its own, which has `main` in Git and in Immuta. */
async function inWorld(main: Files, use: (world: World) => Promise<string>): Promise<string> {
  const world = await World.create({ env: SECRETS })
  try {
    known(world)
    world.immuta.scenario.jobStates = ['completed']
    if (Object.keys(main).length > 0) await world.push(main, { inputs: QUICK })
    return await use(world)
  } finally {
    await world.close()
  }
}

const QUICK: Inputs = { 'allow-delete': 'true', 'max-changes': '5000' }
const last = (world: World): string => world.comments(PULL).at(-1) ?? ''

/** The comment of a plan that makes `main` into `files`. */
const planned =
  (main: Files, files: Files, inputs: Inputs = {}, prepare?: (world: World) => void) =>
  (): Promise<string> =>
    inWorld(main, async (world) => {
      prepare?.(world)
      await world.pullRequest(PULL, files, { inputs: { 'allow-delete': 'true', ...inputs } })
      return last(world)
    })

/** The comment of a plan after its merge, where something may have happened in between. */
const merged =
  (main: Files, files: Files, before: (world: World) => Files | undefined, inputs: Inputs = {}) =>
  (): Promise<string> =>
    inWorld(main, async (world) => {
      await world.pullRequest(PULL, files, { inputs: QUICK })
      const pushed = before(world) ?? files
      await world.merge(PULL, pushed, { inputs: { ...QUICK, ...inputs } })
      return last(world)
    })

/** The summary of a run that no pull request started. */
const summary = (main: Files, run: (world: World) => Promise<RunResult>) => (): Promise<string> =>
  inWorld(main, async (world) => (await run(world)).summary)

/** The body of the issue that a nightly run opens. */
const issue = (main: Files, before: (world: World) => void) => (): Promise<string> =>
  inWorld(main, async (world) => {
    before(world)
    await world.run(
      { event: 'schedule', payload: scheduleEvent(), inputs: { 'drift-issue': 'true' } },
      main,
    )
    const [{ title, body } = { title: 'No issue', body: '' }] = world.github.issues.values()
    return `## ${title}\n\n${body ?? ''}`
  })

/** Lets the credential of a connection expire. */
function expire(world: World): void {
  world.immuta.failHourlyTest('prod-lakehouse', "The service principal's OAuth secret has expired")
}

/** Changes by hand what Immuta has of a connection. */
function byHand(world: World, httpPath: string): void {
  const body = world.immuta.connections.get('prod-lakehouse')?.body as
    { connection: { httpPath: string } } | undefined
  if (body !== undefined) body.connection.httpPath = httpPath
}

function refuse(world: World, key: string, status: number, message: string): void {
  world.immuta.scenario.rejectDryRun.set(key, { status, body: { message } })
}

const manual = (world: World, mode: 'plan' | 'apply' | 'drift'): Promise<RunResult> =>
  world.run(
    mode === 'drift'
      ? { event: 'schedule', payload: scheduleEvent() }
      : { event: 'workflow_dispatch', payload: dispatchEvent(), inputs: { ...QUICK, mode } },
    world.main.files,
  )

export const SITUATIONS: readonly Situation[] = [
  {
    title: 'One new connection: ready once the script has been run',
    show: planned(MAIN, { ...MAIN, 'connections/sales.yml': m2m('sales') }),
  },
  {
    title: 'One field of one connection changes',
    show: planned(MAIN, { ...MAIN, [PROD]: prod(WAREHOUSE) }),
  },
  {
    title: 'Another secret variable, and nothing else',
    show: planned(MAIN, { ...MAIN, [PROD]: prod(SECRET) }),
  },
  {
    title: 'The credential goes to another host',
    show: planned(MAIN, { ...MAIN, [PROD]: prod(HOST) }),
  },
  {
    title: 'Another catalog, of which Immuta says that it exists already',
    show: planned(
      MAIN,
      { ...MAIN, [PROD]: prod(['catalog: prod_lakehouse', 'catalog: shared']) },
      {},
      (world) => {
        refuse(world, 'prod-lakehouse', 409, 'An integration with this catalog already exists')
      },
    ),
  },
  {
    title: 'A connection is deregistered',
    show: planned(MAIN, { [PROD]: prod() }),
  },
  {
    title: 'A spec is removed, and `allow-delete` is off',
    show: planned(MAIN, { [PROD]: prod() }, { 'allow-delete': 'false' }),
  },
  {
    title: 'A key is renamed, and the catalog kept',
    show: planned(MAIN, {
      ...MAIN,
      [PROD]: m2m('lakehouse', [['catalog: lakehouse', 'catalog: prod_lakehouse']]),
    }),
  },
  {
    title: 'A new connection whose objects become active',
    show: planned(MAIN, { ...MAIN, 'connections/sales.yml': m2m('sales', [ACTIVE]) }),
  },
  {
    title: 'The same setting on a connection that is registered',
    show: planned(MAIN, { ...MAIN, [PROD]: prod(ACTIVE) }),
  },
  {
    title: 'Objects of a registered connection become active, and one schema is left out',
    show: planned(MAIN, WITH_OBJECTS),
  },
  {
    title: 'Objects become inactive, and others are taken off the list',
    show: planned(WITH_OBJECTS, {
      ...MAIN,
      [PROD]: `${prod()}objects:\n  sales: { isActive: false, activateNewChildren: false }\n`,
    }),
  },
  {
    title: 'One spec is invalid, and blocks the other',
    show: planned(MAIN, {
      ...MAIN,
      [PROD]: prod(WAREHOUSE),
      'connections/sales.yml': m2m('sales', [
        ['catalog: sales', 'catalog: 9-sales'],
        ['${CONNECTION_PROD_SECRET}', 'not-a-reference'],
        ['hostname:', 'hostnam:'],
      ]),
    }),
  },
  {
    title: "Immuta's dry run refuses one of two",
    show: planned(
      MAIN,
      { ...MAIN, [PROD]: prod(WAREHOUSE), 'connections/sales.yml': m2m('sales') },
      {},
      (world) => {
        refuse(world, 'sales', 400, 'The service principal can not use the warehouse')
      },
    ),
  },
  { title: '30 new connections, five more than `max-changes` allows', show: planned({}, many(30)) },
  {
    title: '40 new connections, which are allowed',
    show: planned({}, many(40), { 'max-changes': '50', bootstrap: 'off' }),
  },
  {
    title: 'A payload that fills the comment does not push out the change beside it',
    show: () => {
      const padded = (count: number): string =>
        `${m2m('big')}    workspaceIds:\n${Array.from(
          { length: count },
          (_, index) => `      - "10000000000000${String(index)}"\n`,
        ).join('')}`
      const main = { ...MAIN, 'connections/big.yml': padded(3000) }
      return planned(main, {
        ...MAIN,
        [PROD]: prod(SECRET),
        'connections/big.yml': padded(3100),
      })()
    },
  },
  {
    title: 'The field that changes was changed by hand in Immuta',
    show: planned(MAIN, { ...MAIN, [PROD]: prod(WAREHOUSE) }, {}, (world) => {
      byHand(world, '/sql/1.0/warehouses/changed-by-hand')
    }),
  },
  {
    title: '`update-existing: false`',
    show: planned(MAIN, { ...MAIN, [PROD]: prod(WAREHOUSE) }, { 'update-existing': 'false' }),
  },
  {
    title: 'Immuta can not be reached',
    show: planned(MAIN, { ...MAIN, [PROD]: prod(WAREHOUSE) }, {}, (world) => {
      world.immuta.faults.push({ kind: 'status', status: 401, times: Infinity })
    }),
  },
  {
    title: 'A pull request from a fork, without secrets',
    show: () =>
      inWorld(MAIN, async (world) => {
        const files = { ...MAIN, [PROD]: prod(WAREHOUSE) }
        const env = { CONNECTION_PROD_SECRET: '', CONNECTION_DEV_TOKEN: '' }
        const inputs = { 'immuta-api-key': '' }
        const run = await world.pullRequest(PULL, files, { fork: true, user: 'mona', env, inputs })
        return last(world) || run.summary
      }),
  },
  {
    title: 'A change that touches no spec',
    show: planned(MAIN, { ...MAIN, 'README.md': 'Data governance' }),
  },
  {
    title: 'After the merge: applied',
    show: merged(MAIN, { ...MAIN, [PROD]: prod(WAREHOUSE) }, () => undefined),
  },
  {
    title: 'After the merge: stopped by a spec that came with it',
    show: merged(MAIN, { ...MAIN, [PROD]: prod(WAREHOUSE) }, () => ({
      ...MAIN,
      [PROD]: prod(WAREHOUSE),
      'connections/broken.yml': 'connectionKey: broken\n',
    })),
  },
  {
    title: 'After the merge: not what was reviewed',
    show: merged(MAIN, { ...MAIN, [PROD]: prod(WAREHOUSE) }, () => ({
      ...MAIN,
      [PROD]: prod(WAREHOUSE, SECRET),
    })),
  },
  {
    title: 'After the merge: one of two registrations failed',
    show: merged(
      MAIN,
      { ...MAIN, 'connections/a.yml': m2m('a'), 'connections/b.yml': m2m('b') },
      (world) => {
        world.immuta.faults.push({
          kind: 'status',
          status: 400,
          method: 'POST',
          path: /\/data\/connection$/,
          body: { message: 'The catalog does not exist' },
        })
        return undefined
      },
    ),
  },
  {
    title: 'After the merge: one of the objects could not be set',
    show: merged(MAIN, WITH_OBJECTS, (world) => {
      world.immuta.faults.push({
        kind: 'status',
        status: 422,
        method: 'PUT',
        path: /\/data\/settings\/prod-lakehouse\/hr\//,
        body: { message: 'The service principal may not use the schema' },
      })
      return undefined
    }),
  },
  {
    title: 'Summary of a plan that was started by hand',
    show: () =>
      inWorld({}, async (world) => {
        world.main = world.commit({ ...MAIN, 'connections/sales.yml': m2m('sales') })
        return (await manual(world, 'plan')).summary
      }),
  },
  {
    title: 'Summary of an apply that had nothing to do',
    show: summary(MAIN, (world) => manual(world, 'apply')),
  },
  {
    title: 'Summary of a run that found drift',
    show: summary(MAIN, (world) => {
      byHand(world, '/sql/1.0/warehouses/changed-by-hand')
      world.immuta.connections.delete('dev-lakehouse')
      return manual(world, 'drift')
    }),
  },
  {
    title: 'Issue: objects were changed by hand in Immuta',
    show: issue(WITH_OBJECTS, (world) => {
      world.immuta.switchByHand('prod-lakehouse', 'sales', { isActive: false })
      world.immuta.switchByHand('prod-lakehouse', 'sales.raw', { isActive: true })
    }),
  },
  {
    title: 'Issue: the credential has expired, and the integration does not work',
    show: issue(MAIN, expire),
  },
]
