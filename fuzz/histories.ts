import fc from 'fast-check'
import { dispatchEvent, pullRequestEvent } from '../simulator/events.ts'
import type { RunResult } from '../simulator/runner.ts'
import { type Running, World } from '../simulator/world.ts'
import type { Check } from './properties.ts'

/*
 * Random histories of a repository against a simple oracle: pull requests that are planned or not, merged in each way GitHub has,
 * direct and forced pushes, runs that are late, out of order, repeated or dropped. What may be written is decided here from the
 * history alone.
 */

const SECRET = { CONNECTION_X: 'planted-history-secret' }
const KEYS = ['a', 'b'] as const
type Key = (typeof KEYS)[number]

/** Where a connection's spec stands, and which version of it; `undefined`: nowhere. */
type Declared = { version: number; isMoved: boolean } | undefined
type State = Record<Key, Declared>
type Edit = { key: Key; to: Declared }

/** One commit of main. `pull` brought it. */
interface Commit {
  sha: string
  state: State
  parent: Commit | undefined
  pull: Pull | undefined
}

interface Pull {
  number: number
  edits: Edit[]
  /** What its last plan showed of each connection it changes. */
  shown: Partial<Record<Key, Declared>>
}

interface PushRun {
  commit: Commit
  before: string
}

type When = 'now' | 'later' | 'never'

type Step =
  | { do: 'propose'; pull: number; edits: Edit[]; isPlanned: boolean }
  | { do: 'merge'; pull: number; how: 'squash' | 'merge' | 'rebase'; when: When; lag: boolean }
  | { do: 'push'; edits: Edit[]; when: When }
  | { do: 'force'; back: number; when: When }
  | { do: 'late' | 'again'; which: number }
  | { do: 'dispatch' }

const declared: fc.Arbitrary<Declared> = fc.option(
  fc.record({ version: fc.integer({ min: 1, max: 3 }), isMoved: fc.boolean() }),
  { nil: undefined, freq: 4 },
)
const edits = fc.uniqueArray(fc.record({ key: fc.constantFrom(...KEYS), to: declared }), {
  minLength: 0,
  maxLength: 2,
  selector: ({ key }) => key,
})
const when = fc.constantFrom<When>('now', 'now', 'later', 'never')
const index = fc.nat({ max: 5 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('propose' as const),
      pull: fc.integer({ min: 1, max: 3 }),
      edits,
      isPlanned: fc.integer({ max: 3, min: 0 }).map((roll) => roll > 0),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('merge' as const),
      pull: fc.integer({ min: 1, max: 3 }),
      how: fc.constantFrom('squash' as const, 'merge' as const, 'rebase' as const),
      when,
      lag: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('push' as const), edits, when }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('force' as const), back: index, when }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('late' as const, 'again' as const), which: index }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('dispatch' as const) }) },
)
const history = fc.record({
  isStrict: fc.boolean(),
  steps: fc.array(step, { minLength: 4, maxLength: 12 }),
})

const pathOf = (key: Key, { isMoved }: { isMoved: boolean }): string =>
  `connections/${isMoved ? 'moved-' : ''}${key}.yml`
const warehouse = (version: number): string => `/sql/1.0/warehouses/000000000000000${version}`

function filesOf(state: State): Record<string, string> {
  const files: Record<string, string> = { 'README.md': 'governance' }
  for (const key of KEYS) {
    const to = state[key]
    if (to === undefined) continue
    files[pathOf(key, to)] = `connectionKey: ${key}
connection:
  technology: Databricks
  hostname: acme.cloud.databricks.com
  httpPath: ${warehouse(to.version)}
  authenticationType: token
  token: \${CONNECTION_X}
nativeIntegration:
  config:
    catalog: immuta_${key}
`
  }
  return files
}

const edited = (state: State, changes: readonly Edit[]): State => ({
  ...state,
  ...Object.fromEntries(changes.map(({ key, to }) => [key, to])),
})

const textAt = (commit: Commit | undefined, path: string): string | undefined =>
  commit && filesOf(commit.state)[path]

/** The commit that last changed a file, as seen from another. */
function lastChange(from: Commit, path: string): Commit {
  let commit = from
  while (commit.parent && textAt(commit, path) === textAt(commit.parent, path))
    commit = commit.parent
  return commit
}

/** One play of a history. */
class Play {
  readonly #world: World
  readonly #isStrict: boolean
  #main: Commit
  readonly #all: Commit[]
  readonly #pulls = new Map<number, Pull>()
  readonly #late: PushRun[] = []
  readonly #done: PushRun[] = []
  #number = 100

  constructor(world: World, isStrict: boolean) {
    this.#world = world
    this.#isStrict = isStrict
    const state: State = { a: undefined, b: undefined }
    const { sha } = (world.main = world.commit(filesOf(state)))
    this.#main = { sha, state, parent: undefined, pull: undefined }
    this.#all = [this.#main]
  }

  async take(step: Step): Promise<void> {
    switch (step.do) {
      case 'propose':
        return this.#propose(step)
      case 'merge':
        return this.#merge(step)
      case 'push':
        return this.#land(edited(this.#main.state, step.edits), undefined, step.when)
      case 'force':
        return this.#force(step)
      case 'late': {
        const [run] = this.#late.splice(step.which % Math.max(1, this.#late.length), 1)
        return run && this.#apply(run)
      }
      case 'again': {
        const run = this.#done[step.which % Math.max(1, this.#done.length)]
        return run && this.#apply(run)
      }
      case 'dispatch':
        return this.#dispatch()
    }
  }

  /** All runs that are left, newest first, and one by hand: then Immuta is what the head says. */
  async end(): Promise<void> {
    for (const run of this.#late.splice(0).reverse()) await this.#apply(run)
    await this.#dispatch()
  }

  async #propose({ pull: slot, edits: changes, isPlanned }: Step & { do: 'propose' }) {
    const world = this.#world
    const pull = this.#pulls.get(slot) ?? { number: this.#number++, edits: [], shown: {} }
    this.#pulls.set(slot, { ...pull, edits: changes })
    const base = this.#main.sha
    const files = filesOf(edited(this.#main.state, changes))
    const head = world.commit(files, undefined, { parents: [base] })
    const { number } = pull
    world.github.openPull({ number, base: { sha: base }, head: { sha: head.sha } })
    if (!isPlanned) return
    const payload = pullRequestEvent({ number, base, head: head.sha })
    await this.#run({ event: 'pull_request', payload, sha: head.sha }, files)
    this.#pulls.set(slot, {
      number,
      edits: changes,
      shown: Object.fromEntries(changes.map(({ key, to }) => [key, to])),
    })
  }

  async #merge({ pull: slot, how, when: at, lag }: Step & { do: 'merge' }) {
    const pull = this.#pulls.get(slot)
    if (pull === undefined) return
    this.#pulls.delete(slot)
    if (lag) this.#world.github.lag.push('empty')
    await this.#land(edited(this.#main.state, pull.edits), { pull, how }, at)
    this.#world.github.lag.splice(0)
  }

  async #force({ back, when: at }: Step & { do: 'force' }) {
    const before = this.#main.sha
    const to = this.#all[this.#all.length - 1 - (back % this.#all.length)]
    if (to === undefined) return
    this.#main = to
    this.#world.main = { sha: to.sha, files: filesOf(to.state) }
    await this.#schedule({ commit: to, before }, at)
  }

  async #land(
    state: State,
    merge: { pull: Pull; how: 'squash' | 'merge' | 'rebase' } | undefined,
    at: When,
  ): Promise<void> {
    const world = this.#world
    const parent = this.#main
    const files = filesOf(state)
    const number = merge?.pull.number
    const inner = number === undefined ? undefined : world.github.pulls.get(number)?.head.sha
    const message =
      merge?.how === 'squash'
        ? `Change (#${String(number)})`
        : merge?.how === 'merge'
          ? `Merge pull request #${String(number)} from acme/change`
          : 'Change'
    const parents =
      merge?.how === 'merge' && inner !== undefined ? [parent.sha, inner] : [parent.sha]
    const { sha } = (world.main = world.commit(files, undefined, { parents, message }))
    if (number !== undefined) world.github.mergePull(number, sha)
    this.#main = { sha, state, parent, pull: merge?.pull }
    this.#all.push(this.#main)
    await this.#schedule({ commit: this.#main, before: parent.sha }, at)
  }

  async #schedule(run: PushRun, at: When): Promise<void> {
    if (at === 'later') this.#late.push(run)
    if (at === 'now') await this.#apply(run)
  }

  async #apply(run: PushRun): Promise<void> {
    this.#done.push(run)
    const { commit, before } = run
    const inputs = this.#inputs()
    await this.#watch(commit, () =>
      this.#world.runPush({ sha: commit.sha, files: filesOf(commit.state) }, before, { inputs }),
    )
  }

  async #dispatch(): Promise<void> {
    const { sha, state } = this.#main
    const event = { event: 'workflow_dispatch', payload: dispatchEvent(), sha }
    const inputs = { mode: 'apply', ...this.#inputs() }
    const result = await this.#watch(this.#main, () =>
      this.#run({ ...event, inputs }, filesOf(state)),
    )
    if (result.exitCode !== 0) return
    for (const key of KEYS) {
      const to = state[key]
      if (to !== undefined) this.#expect(this.#live(key) === warehouse(to.version), 'head', result)
    }
  }

  #inputs(): Record<string, string> {
    return { 'require-plan': String(this.#isStrict), 'allow-delete': 'true', wait: 'false' }
  }

  #run(options: Parameters<World['run']>[0], files: Record<string, string>): Promise<RunResult> {
    const inputs = { 'allow-delete': 'true', ...options.inputs }
    return this.#world.run({ ...options, inputs }, files)
  }

  #live(key: Key): unknown {
    const connection = this.#world.immuta.connections.get(key)?.body['connection']
    return (connection as { httpPath?: unknown } | undefined)?.httpPath
  }

  /** Runs an apply of a commit, and holds each of its writes to the history. */
  async #watch(commit: Commit, run: () => Promise<RunResult>): Promise<RunResult> {
    const seen = this.#world.immuta.writes().length
    const result = await run()
    this.#expect(
      result.outputs['failure-reason'] !== 'internal-error',
      'a fault of our own',
      result,
    )
    for (const { method, path, body } of this.#world.immuta.writes().slice(seen)) {
      const key = KEYS.find(
        (one) =>
          path.endsWith(`/${one}`) ||
          (body as { connectionKey?: string } | undefined)?.connectionKey === one,
      )
      if (key === undefined) continue
      const sent = (body as { connection?: { httpPath?: string } } | undefined)?.connection
        ?.httpPath
      const head = this.#main.state[key]
      const isHeads =
        method === 'DELETE' ? head === undefined : sent === warehouse(head?.version ?? 0)
      this.#expect(isHeads, `${method} ${key} is not what the head says`, result)
      if (this.#isStrict)
        this.#expect(this.#isVouchedFor(commit, key), `${method} ${key} was not reviewed`, result)
    }
    return result
  }

  /** Whether the pull request that last changed the spec showed what the commit says of it. */
  #isVouchedFor(commit: Commit, key: Key): boolean {
    const says = commit.state[key]
    const paths = [true, false].map((isMoved) => pathOf(key, { isMoved }))
    const candidates = says === undefined ? paths : [pathOf(key, says)]
    return candidates.some((path) => {
      const { pull } = lastChange(commit, path)
      if (pull === undefined || !Object.hasOwn(pull.shown, key)) return false
      return pull.shown[key]?.version === says?.version
    })
  }

  #expect(holds: boolean, what: string, result: RunResult): void {
    if (!holds) throw new Error(`${what}\n${result.stdout}`)
  }
}

/** Every promise about the order of events, for random histories. */
export const histories =
  (running: Running): Check =>
  (parameters) =>
    fc.check(
      fc.asyncProperty(history, async ({ isStrict, steps }) => {
        const world = await World.create({ env: SECRET, ...running })
        try {
          const play = new Play(world, isStrict)
          for (const one of steps) await play.take(one)
          await play.end()
          if (world.github.violations.length > 0)
            throw new Error(world.github.violations.join('\n'))
        } finally {
          await world.close()
        }
      }),
      parameters,
    )
