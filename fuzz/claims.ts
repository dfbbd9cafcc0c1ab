import fc from 'fast-check'
import type { RunResult } from '../simulator/runner.ts'
import { type Running, World } from '../simulator/world.ts'
import type { Check } from './properties.ts'

/*
 * What a plan comment claims of the merge, read back from its text, against what an apply with the same inputs then does: for any
 * change of specs, any state of Immuta and any inputs.
 */

const KEYS = ['a', 'b', 'c'] as const
type Key = (typeof KEYS)[number]

/** One version of a spec; `invalid` can't be read, `absent` is no file. */
const version = fc.constantFrom<Version>('absent', 'v1', 'v2', 'moved', 'invalid')
type Version = 'absent' | 'v1' | 'v2' | 'moved' | 'invalid'

const change = fc.record({
  isRegistered: fc.boolean(),
  main: fc.constantFrom<Version>('absent', 'v1', 'v2', 'moved'),
  head: version,
  isRefused: fc.integer({ min: 0, max: 7 }).map((roll) => roll === 0),
  isDrifted: fc.boolean(),
})
const scene = fc.record({
  specs: fc.record({ a: change, b: change, c: change }),
  allowDelete: fc.boolean(),
  updateExisting: fc.boolean(),
  forceUpdate: fc.integer({ min: 0, max: 3 }).map((roll) => roll === 0),
  maxChanges: fc.constantFrom('1', '2', '25'),
})

const specOf = (key: Key, at: Version): string =>
  at === 'invalid'
    ? `connectionKey: ${key}\nconnection: {}\n`
    : `connectionKey: ${key}
connection:
  technology: Databricks
  hostname: ${at === 'moved' ? 'acme-new' : 'acme'}.cloud.databricks.com
  httpPath: /sql/1.0/warehouses/000000000000000${at === 'v2' ? '2' : '1'}
  authenticationType: token
  token: \${CONNECTION_X}
nativeIntegration:
  config:
    catalog: immuta_${key}
`

const filesOf = (at: (key: Key) => Version): Record<string, string> => ({
  'README.md': 'governance',
  'connections/keep.yml': specOf('keep' as Key, 'v1'),
  ...Object.fromEntries(
    KEYS.flatMap((key) =>
      at(key) === 'absent' ? [] : [[`connections/${key}.yml`, specOf(key, at(key))]],
    ),
  ),
})

type Write = 'register' | 'update' | 'deregister'
const WRITES: readonly Write[] = ['register', 'update', 'deregister']

/** What a comment says will be written: by the titles of its sections, and by the sentence of its verdict. */
function claimed(comment: string): {
  writes: Record<string, string>
  counts: Record<string, number>
} {
  const titles = [...comment.matchAll(/^### `(\w+)`: (.+)$/gm)]
  const writes = Object.fromEntries(
    titles.flatMap(([, key = '', what = '']) =>
      WRITES.includes(what as Write) ? [[key, what]] : [],
    ),
  )
  const [, sentence = ''] = /Merging ((?:registers|updates|deregisters) [^;.]*)/.exec(comment) ?? []
  const counts = Object.fromEntries(
    [...sentence.matchAll(/(registers|updates|deregisters) (\d+)/g)].map(([, verb = '', count]) => [
      verb.slice(0, -1),
      Number(count),
    ]),
  )
  // One or two that are deregistered are named, and not counted besides.
  const [, named = ''] = /Dangerous: merging deregisters ([^.]*)\./.exec(comment) ?? []
  if (sentence === '' && named !== '') counts['deregister'] = named.split('`').length >> 1
  return { writes, counts }
}

const VERBS: Record<string, Write> = { POST: 'register', PUT: 'update', DELETE: 'deregister' }

/** What an apply wrote. */
function written(world: World, since: number): Record<string, string> {
  return Object.fromEntries(
    world.immuta
      .writes()
      .slice(since)
      .filter(({ path }) => path.startsWith('/data/'))
      .map(({ method, path, body }) => {
        const key = (body as { connectionKey?: string } | undefined)?.connectionKey
        return [key ?? path.split('/').at(-1) ?? '', VERBS[method] ?? method]
      }),
  )
}

export const claims =
  (running: Running): Check =>
  (parameters) =>
    fc.check(
      fc.asyncProperty(scene, async ({ specs, ...settings }) => {
        const world = await World.create({
          env: { CONNECTION_X: 'planted-claims-secret' },
          ...running,
        })
        try {
          // What Immuta has comes from an earlier apply; main may have gone on without one.
          const before = filesOf((key) => (specs[key].isRegistered ? 'v1' : 'absent'))
          await world.push(before, { inputs: { wait: 'false' } })
          for (const key of KEYS) {
            const body = world.immuta.connections.get(key)?.body as
              { connection: { httpPath: string } } | undefined
            if (specs[key].isDrifted && body)
              body.connection.httpPath = '/sql/1.0/warehouses/byhand'
            if (specs[key].isRefused)
              world.immuta.scenario.rejectDryRun.set(key, {
                status: 400,
                body: { message: 'no such warehouse' },
              })
          }
          const main = filesOf((key) => specs[key].main)
          world.main = world.commit(main)
          const head = filesOf((key) => specs[key].head)
          // Only what the change touches is planned: the rest is as Immuta has it, or out of scope.
          const inputs = {
            scope: 'changed',
            wait: 'false',
            'allow-delete': String(settings.allowDelete),
            'update-existing': String(settings.updateExisting),
            'force-update': String(settings.forceUpdate),
            'max-changes': settings.maxChanges,
          }
          const planned: RunResult = await world.pullRequest(7, head, { inputs })
          const comment = world.comments(7).at(-1) ?? ''
          const since = world.immuta.writes().length
          const applied = await world.merge(7, head, { inputs })
          const said = claimed(comment)
          const done = written(world, since)
          const counts = Object.fromEntries(
            WRITES.flatMap((write) => {
              const count = Object.values(done).filter((one) => one === write).length
              return count === 0 ? [] : [[write, count]]
            }),
          )
          const isSame = (one: object, other: object): boolean =>
            JSON.stringify(Object.entries(one).sort()) ===
            JSON.stringify(Object.entries(other).sort())
          if (!isSame(said.writes, done) || !isSame(said.counts, counts))
            throw new Error(
              `said ${JSON.stringify(said)}, done ${JSON.stringify(done)}\n${comment}\n${applied.stdout}`,
            )
          // A plan also fails for what an apply does not look at.
          if (planned.exitCode === 0 && applied.exitCode !== 0)
            throw new Error(
              `plan ${String(planned.exitCode)}, apply ${String(applied.exitCode)}\n${comment}\n${applied.stdout}`,
            )
        } finally {
          await world.close()
        }
      }),
      parameters,
    )
