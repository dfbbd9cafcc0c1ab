import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { scheduleEvent } from '../simulator/events.ts'
import type { RunResult } from '../simulator/runner.ts'
import { type Running, World } from '../simulator/world.ts'
import type { Check } from './properties.ts'

/*
 * Random histories of the block `objects` against a model of Immuta's tree: pushes, pull requests
 * that are merged as they were planned or otherwise, changes by hand in Immuta, faults, runs that
 * are repeated. The model says which requests an apply may send, one for one, what Immuta has
 * afterwards, and so what plan, outcome and drift have to tell.
 */

const KEY = 'lake'
const BYSTANDER = 'other'
const FILE = `connections/${KEY}.yml`
const SECRET = { CONNECTION_X: 'planted-objects-secret' }
const TABLES = ['c1.s1.t1', 'c1.s1.t2', 'c1.s2.t1', 'c2.s1.t1']
const PATHS = ['.', 'c1', 'c1.s1', 'c1.s2', 'c2', 'c2.s1', ...TABLES]

interface Settings {
  isActive?: boolean
  activateNewChildren?: boolean
}
const NAMES = ['isActive', 'activateNewChildren'] as const
type Block = Record<string, Settings>

const isTable = (path: string): boolean => TABLES.includes(path)
const depth = (path: string): number => (path === '.' ? 0 : path.split('.').length)
const byDepth = (one: string, other: string): number => depth(one) - depth(other)
const parent = (path: string): string | undefined =>
  path === '.' ? undefined : depth(path) === 1 ? '.' : path.replace(/\.[^.]*$/, '')

/** The tree as Immuta has it: what is set of each object itself, of the connection both. */
class Tree {
  readonly own: Map<string, Settings>

  constructor(own: Iterable<[string, Settings]>) {
    this.own = new Map([...own].map(([path, settings]) => [path, { ...settings }]))
  }

  effective(path: string, name: keyof Settings): boolean {
    const above = parent(path)
    return this.own.get(path)?.[name] ?? (above === undefined ? false : this.effective(above, name))
  }

  /** What a block says otherwise of an object. */
  differing(path: string, wanted: Settings): Settings {
    return Object.fromEntries(
      NAMES.flatMap((name) =>
        wanted[name] === undefined || wanted[name] === this.effective(path, name)
          ? []
          : [[name, wanted[name]]],
      ),
    )
  }
}

/** What an apply of a block comes to. */
interface Expected {
  planned: Block
  /** As declared already, and below something that is set: they may have to be set back. */
  kept: string[]
  writes: Block
  done: string[]
  isFailed: boolean
}

/** Plays an apply on the tree, which is as it will be afterwards. `refused`: Immuta refuses it. */
function play(tree: Tree, block: Block, refused: string | undefined): Expected {
  const planned: Block = {}
  for (const [path, wanted] of Object.entries(block)) {
    const differing = tree.differing(path, wanted)
    if (Object.keys(differing).length > 0) planned[path] = differing
  }
  const isIn = (path: string, others: readonly string[]): boolean => {
    const above = parent(path)
    return above !== undefined && (others.includes(above) || isIn(above, others))
  }
  const set = Object.keys(planned)
  const kept = Object.keys(block).filter((path) => !set.includes(path) && isIn(path, set))
  const writes: Block = {}
  const stopped: string[] = []
  for (const path of Object.keys(block).sort(byDepth)) {
    if (isIn(path, stopped)) continue
    const settings = tree.differing(path, block[path] ?? {})
    if (Object.keys(settings).length === 0) continue
    writes[path] = settings
    if (path === refused) stopped.push(path)
    else tree.own.set(path, { ...tree.own.get(path), ...settings })
  }
  const done = Object.keys(planned).filter(
    (path) => !stopped.includes(path) && !isIn(path, stopped),
  )
  return { planned, kept, writes, done, isFailed: stopped.length > 0 }
}

const settingsOf = (path: string): fc.Arbitrary<Settings> =>
  isTable(path)
    ? fc.record({ isActive: fc.boolean() })
    : fc
        .record({ isActive: fc.boolean(), activateNewChildren: fc.boolean() }, { requiredKeys: [] })
        .filter((settings) => Object.keys(settings).length > 0)
const path = fc.constantFrom(...PATHS)
const listed = path.chain((one) => fc.tuple(fc.constant(one), settingsOf(one)))
const block: fc.Arbitrary<Block> = fc
  .uniqueArray(listed, { maxLength: 7, selector: ([one]) => one })
  .map((entries) => Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1))))
const byHand = fc.array(listed, { maxLength: 3 })

type Step =
  /** `isRefused`: Immuta refuses to set the topmost object of the block. */
  | { do: 'push'; block: Block; isRefused: boolean }
  | { do: 'merge'; block: Block; between: [string, Settings][]; other: Block | undefined }
  | { do: 'again' | 'old' | 'drift' }
const step: fc.Arbitrary<Step & { hand: [string, Settings][] }> = fc
  .oneof(
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('push' as const), block, isRefused: fc.boolean() }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('merge' as const),
        block,
        between: byHand,
        other: fc.option(block, { nil: undefined, freq: 3 }),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constantFrom('again' as const, 'old' as const, 'drift' as const),
      }),
    },
  )
  .chain((one) => byHand.map((hand) => ({ ...one, hand })))

const specOf = (key: string, objects: Block = {}): string => `connectionKey: ${key}
connection:
  technology: Databricks
  hostname: acme.cloud.databricks.com
  httpPath: /sql/1.0/warehouses/0000000000000001
  authenticationType: token
  token: \${CONNECTION_X}
nativeIntegration:
  config:
    catalog: immuta_${key}
${Object.keys(objects).length === 0 ? '' : `objects: ${JSON.stringify(objects)}\n`}`

interface Entry {
  connectionKey: string
  drift: { path: string; before: unknown; after: unknown }[]
  objects: { path: string; action: string; status: string }[]
}

/** `shown`: the block that was reviewed with the commit that last changed the spec. */
interface Push {
  commit: World['main']
  before: string
  block: Block
  shown: Block | undefined
}

/** One play of a history. */
class Play {
  readonly #world: World
  #pull = 100
  /** Every push so far, the last one first. */
  readonly #pushes: Push[] = []

  constructor(world: World) {
    this.#world = world
  }

  async begin(): Promise<void> {
    const { immuta } = this.#world
    immuta.scenario.jobStates = ['completed']
    for (const key of [KEY, BYSTANDER]) immuta.metadata.set(key, TABLES)
    await this.#world.push(this.#files({}), { inputs: { bootstrap: 'off' } })
    immuta.scenario.settingsStyle = 'at-once'
  }

  async take(one: Step & { hand: [string, Settings][] }): Promise<void> {
    for (const change of one.hand) this.#world.immuta.switchByHand(KEY, ...change)
    switch (one.do) {
      case 'push':
        return this.#apply(
          this.#land(this.#world.commit(this.#files(one.block)), one.block, undefined),
          one.isRefused ? Object.keys(one.block).sort(byDepth)[0] : undefined,
        )
      case 'merge':
        return this.#merge(one)
      case 'again':
      case 'old': {
        const push = one.do === 'again' ? this.#pushes[0] : this.#pushes.at(-1)
        return push && this.#apply(push, undefined)
      }
      case 'drift':
        return this.#drift()
    }
  }

  /** A last apply: it sets right what is left, and another one finds nothing to do. */
  async end(): Promise<void> {
    await this.take({ do: 'again', hand: [] })
    const seen = this.#world.immuta.writes().length
    await this.take({ do: 'again', hand: [] })
    this.#expect(this.#world.immuta.writes().length, seen, 'a second apply writes')
  }

  #files(objects: Block): Record<string, string> {
    return { [FILE]: specOf(KEY, objects), 'connections/other.yml': specOf(BYSTANDER) }
  }

  /** Makes a push the newest one. `shown`: the block that its pull request's plan showed. */
  #land(commit: World['main'], block: Block, shown: Block | undefined): Push {
    const [last] = this.#pushes
    const isSame = last !== undefined && isDeepStrictEqual(block, last.block)
    const before = this.#world.main.sha
    this.#world.main = commit
    // The commit that last changed the spec is the one that counts.
    const push = { commit, before, block, shown: isSame ? last.shown : shown }
    this.#pushes.unshift(push)
    return push
  }

  async #merge({ block: says, between, other }: Step & { do: 'merge' }): Promise<void> {
    const world = this.#world
    const number = this.#pull++
    const { planned, kept } = play(this.#tree(KEY), says, undefined)
    const seen = world.immuta.writes().length
    const run = await world.pullRequest(number, this.#files(says))
    const comment = world.comments(number).at(-1) ?? ''
    this.#expect(world.immuta.writes().length, seen, 'a plan writes')
    const isShown = !isDeepStrictEqual(says, this.#block)
    if (isShown) {
      this.#expect(claimedRows(comment), rowsOf(planned), 'the plan claims', run)
      const [, count = '0', back = '0'] =
        /Merging sets (\d+) objects?(?: and sets (\d+) back where (?:it|they) would inherit)?\./.exec(
          comment,
        ) ?? []
      this.#expect(Number(count), Object.keys(planned).length, 'the verdict counts', run)
      this.#expect(Number(back), kept.length, 'the verdict counts as set back', run)
    }
    for (const change of between) world.immuta.switchByHand(KEY, ...change)
    const commit = world.mergeCommit(number, this.#files(other ?? says))
    const push = this.#land(commit, other ?? says, isShown ? says : undefined)
    await this.#apply(push, undefined)
  }

  get #block(): Block {
    return this.#pushes[0]?.block ?? {}
  }

  /** Runs the apply of a push, and holds its writes, its words and Immuta to the model. */
  async #apply({ commit, before, block, shown }: Push, refuses: string | undefined): Promise<void> {
    const { immuta } = this.#world
    const tree = this.#tree(KEY)
    const bystander = this.#tree(BYSTANDER)
    // An older push is left to the newer one, where that says otherwise.
    const isLeft = !isDeepStrictEqual(block, this.#block)
    const isOther = shown !== undefined && !isDeepStrictEqual(block, shown)
    const wanted = play(new Tree(tree.own), block, refuses)
    const isStopped = isLeft || (isOther && Object.keys(wanted.planned).length > 0)
    const expected = isStopped ? undefined : play(tree, block, refuses)
    if (refuses !== undefined)
      immuta.faults.push({
        kind: 'status',
        status: 422,
        method: 'PUT',
        path: new RegExp(`^${pathOf(refuses)}$`),
        body: { message: 'no' },
        times: Infinity,
      })
    const seen = immuta.writes().length
    const result = await this.#world.runPush(commit, before)
    immuta.faults.length = 0
    const sent = immuta
      .writes()
      .slice(seen)
      .map(({ method, path: to, body }) => `${method} ${to} ${JSON.stringify(body)}`)
    const mayBeSent = Object.entries(expected?.writes ?? {}).map(
      ([one, settings]) => `PUT ${pathOf(one)} ${JSON.stringify({ settings })}`,
    )
    this.#expect(sent.sort(), mayBeSent.sort(), 'it wrote', result)
    this.#expect(this.#tree(KEY).own, tree.own, 'Immuta has', result)
    this.#expect(this.#tree(BYSTANDER).own, bystander.own, 'the other connection has', result)
    if (isOther && !isLeft && isStopped)
      this.#expect(result.outputs['failure-reason'], 'plan-changed', 'the reason is', result)
    if (expected === undefined) return
    this.#expect(result.exitCode, expected.isFailed ? 1 : 0, 'the exit code is', result)
    const told = this.#entry(result).objects.filter(({ action }) => action === 'set')
    this.#expect(
      told.map((one) => one.path).sort(),
      Object.keys(expected.planned).sort(),
      'to be set were',
      result,
    )
    const done = told.filter(({ status }) => status === 'applied').map((one) => one.path)
    this.#expect(done.sort(), expected.done.sort(), 'told as set', result)
    const all = told.length
    const counted = /(\d+)(?: of (\d+))? objects? set/.exec(result.summary)
    this.#expect(
      counted === null ? [0, all] : [Number(counted[1]), Number(counted[2] ?? counted[1])],
      done.length === 0 ? [0, all] : [done.length, all],
      'the summary counts',
      result,
    )
  }

  async #drift(): Promise<void> {
    const tree = this.#tree(KEY)
    const seen = this.#world.immuta.writes().length
    const event = { event: 'schedule', payload: scheduleEvent(), sha: this.#world.main.sha }
    const result = await this.#world.run(event, this.#world.main.files)
    const expected = Object.entries(this.#block).flatMap(([one, wanted]) =>
      Object.entries(tree.differing(one, wanted)).map(
        ([name, before]) => `objects.${one}.${name}: ${String(before)} → ${String(!before)}`,
      ),
    )
    const told = this.#entry(result).drift.map(
      (one) => `${one.path}: ${String(one.before)} → ${String(one.after)}`,
    )
    this.#expect(told.sort(), expected.sort(), 'drift is', result)
    this.#expect(this.#world.immuta.writes().length, seen, 'drift writes', result)
  }

  #tree(key: string): Tree {
    return new Tree(
      PATHS.map((one) => [one, this.#world.immuta.objectState(key, one)?.overrides ?? {}]),
    )
  }

  #entry(run: RunResult): Entry {
    const all = (run.result as { connections: Entry[] }).connections
    const entry = all.find(({ connectionKey }) => connectionKey === KEY)
    if (entry === undefined) throw new Error(`nothing is told of ${KEY}\n${run.stdout}`)
    return entry
  }

  #expect(found: unknown, expected: unknown, what: string, run?: RunResult): void {
    if (isDeepStrictEqual(found, expected)) return
    const [is, should] = [found, expected].map((one) =>
      JSON.stringify(one instanceof Map ? [...one] : one),
    )
    throw new Error(
      `${what} ${is ?? ''}, not ${should ?? ''}\n${run?.stdout ?? ''}${run?.summary ?? ''}`,
    )
  }
}

const pathOf = (one: string): string =>
  ['/data/settings', KEY, ...(one === '.' ? [] : one.split('.'))].join('/')

/** The rows of a plan's table of objects, as the model has them. */
const rowsOf = (planned: Block): string[] =>
  Object.entries(planned)
    .map(
      ([one, settings]) =>
        `${one}: ${NAMES.flatMap((name) =>
          settings[name] === undefined
            ? []
            : [`${name} ${String(!settings[name])} → ${String(settings[name])}`],
        ).join(', ')}`,
    )
    .sort()

/** The rows of a plan's table of objects that are to be set, as its comment has them. */
const claimedRows = (comment: string): string[] =>
  [...comment.matchAll(/^\| `([^`|]+)` \| (`\w+`: `\w+` → .*) \|$/gm)]
    .map(
      ([, one = '', what = '']) =>
        `${one}: ${what.replaceAll('`: `', ' ').replaceAll('<br>', ', ').replaceAll('`', '')}`,
    )
    .sort()

/** Every promise about objects, for random histories. */
export const objectHistories =
  (running: Running): Check =>
  (parameters) =>
    fc.check(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
        const world = await World.create({ env: SECRET, ...running })
        try {
          const history = new Play(world)
          await history.begin()
          for (const one of steps) await history.take(one)
          await history.end()
          if (world.github.violations.length > 0)
            throw new Error(world.github.violations.join('\n'))
        } finally {
          await world.close()
        }
      }),
      parameters,
    )
