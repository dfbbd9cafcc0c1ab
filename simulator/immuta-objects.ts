import { isObject } from './http.ts'
import type { Answer, JsonObject } from './http.ts'
import { bulk, objectAnswer, searchPage } from './immuta-answers.ts'
import { boom, checkSettings, invalid } from './immuta-rules.ts'
import type { ImmutaScenario, StoredConnection, Switches } from './immuta-scenario.ts'

/** Names from the connection's key down to a table. */
const TABLE_DEPTH = 4

/** A connection, catalog, schema or table. */
class DataObject {
  readonly path: string[]
  /** What is set on this object itself; of a connection, the stored connection. */
  readonly own: Switches
  readonly #parent: DataObject | undefined
  readonly children = new Map<string, DataObject>()

  constructor(path: string[], own: Switches, parent?: DataObject) {
    this.path = path
    this.own = own
    this.#parent = parent
  }

  get isTable(): boolean {
    return this.path.length === TABLE_DEPTH
  }

  get overrides(): Switches {
    const { isActive, activateNewChildren } = this.own
    return {
      ...(isActive !== undefined && { isActive }),
      ...(activateNewChildren !== undefined && { activateNewChildren }),
    }
  }

  /** Set on this object, or inherited. */
  effective(name: keyof Switches): boolean {
    return this.own[name] ?? this.#parent?.effective(name) ?? false
  }

  descendants(): DataObject[] {
    return [...this.children.values()].flatMap((child) => [child, ...child.descendants()])
  }

  /**
   * What the registration's own crawl finds inherits. What is found later has the state that
   * `activateNewChildren` of its parent gives it: an override where it would inherit the other one,
   * so that a parent switched later takes along the children that agreed with it.
   */
  add(name: string, found: 'at registration' | 'later'): DataObject {
    const child = new DataObject([...this.path, name], {}, this)
    const isActive = this.effective('activateNewChildren')
    if (found === 'later' && isActive !== this.effective('isActive')) child.own.isActive = isActive
    this.children.set(name, child)
    return child
  }
}

/** What Immuta knows of the catalogs, schemas and tables below its connections. */
export class DataObjects {
  /** Connection key → full names that Databricks has, joined by dots. Immuta knows them once they were crawled. */
  readonly metadata = new Map<string, string[]>()
  readonly #connections: ReadonlyMap<string, StoredConnection>
  readonly #scenario: ImmutaScenario
  readonly #startJobs: (effect: () => void) => string
  readonly #roots = new WeakMap<StoredConnection, DataObject>()
  /** Crawls whose job is done, and whose objects are not shown for so many more looks. */
  #late: { at: DataObject; looks: number }[] = []

  /** @param startJobs starts background jobs that have this effect when they complete; returns their bulk id */
  constructor(
    connections: ReadonlyMap<string, StoredConnection>,
    scenario: ImmutaScenario,
    startJobs: (effect: () => void) => string,
  ) {
    this.#connections = connections
    this.#scenario = scenario
    this.#startJobs = startJobs
  }

  /** The connection itself and everything below it, as Databricks has it now. */
  discoverAll(stored: StoredConnection): void {
    this.#discover(this.#root(stored), 'at registration')
  }

  find([key = '', ...names]: string[]): DataObject | undefined {
    const stored = this.#connections.get(key)
    let found = stored && this.#root(stored)
    for (const name of names) found = found?.children.get(name)
    return found
  }

  read(path: string[]): Answer {
    const object = this.find(path)
    this.#late = this.#late.filter((crawl) => {
      if (crawl.at.path[0] !== path[0]) return true
      crawl.looks -= 1
      if (crawl.looks <= 0) this.#discover(crawl.at, 'later')
      return crawl.looks > 0
    })
    return object === undefined
      ? unknownObject(path)
      : { status: 200, body: this.#describe(object) }
  }

  search(path: string[], body: unknown): Answer {
    const parent = this.find(path)
    if (path.length > 0 && parent === undefined) return unknownObject(path)
    const all = parent === undefined ? this.#top() : [...parent.children.values()]
    const wanted = isObject(body) ? body : {}
    const { maxSearchSize: most, pagesSearch } = this.#scenario
    const size = Math.min(typeof wanted['size'] === 'number' ? wanted['size'] : 25, most)
    const offset = typeof wanted['offset'] === 'number' ? wanted['offset'] : 0
    const page = pagesSearch ? [offset, offset + size] : []
    const hits = all.slice(...page).map((object) => this.#describe(object))
    return searchPage(this.#scenario, hits, all.length)
  }

  /** What a search without a path lists. */
  #top(): DataObject[] {
    const roots = [...this.#connections.values()].map((stored) => this.#root(stored))
    return this.#scenario.searchScope === 'connections'
      ? roots
      : roots.flatMap((root) => [root, ...root.descendants()])
  }

  /** Answers at once; what is there is found when the job completes. What is gone from Databricks stays. */
  crawl(path: string[]): Answer {
    const at = this.find(path)
    if (at === undefined) return unknownObject(path)
    const { crawlStyle, crawlLag, crawlAnswer } = this.#scenario
    const effect = (): void => {
      if (crawlStyle === 'late' && crawlLag > 0) this.#late.push({ at, looks: crawlLag })
      else this.#discover(at, 'later')
    }
    if (crawlAnswer === 'empty') effect()
    return bulk(this.#scenario, crawlAnswer, path, () => this.#startJobs(effect))
  }

  /** A switch that is set stays an override, also where it equals what would be inherited. */
  set(path: string[], body: unknown): Answer {
    const object = this.find(path)
    if (object === undefined) return unknownObject(path)
    const broken = checkSettings(body, object.isTable)
    if (broken.length > 0) return invalid(broken)
    const { settings } = body as { settings: Switches }
    const { maxChildren, settingsStyle, settingsAnswer: form } = this.#scenario
    if (settings.isActive === true && object.descendants().length >= maxChildren) {
      const name = path.join('/')
      return boom(422, `"${name}" has ${maxChildren} or more child objects and can't be enabled`)
    }
    const effect = (): void => {
      if (settingsStyle !== 'ignored') Object.assign(object.own, settings)
    }
    const hasNoJob = form === 'empty' || form === 'settings' || form === 'object'
    if (settingsStyle === 'at-once' || hasNoJob) effect()
    if (form === 'settings') return { status: 200, body: { settings } }
    if (form === 'object') return { status: 200, body: this.#describe(object) }
    if (settingsStyle === 'at-once') return { status: 200, body: { objectPath: path } }
    return bulk(this.#scenario, form, path, () => this.#startJobs(effect))
  }

  #root(stored: StoredConnection): DataObject {
    const root = this.#roots.get(stored) ?? new DataObject([stored.connectionKey], stored)
    this.#roots.set(stored, root)
    return root
  }

  #discover(at: DataObject, found: 'at registration' | 'later'): void {
    const [key = '', ...above] = at.path
    for (const fullName of this.metadata.get(key) ?? []) {
      const names = fullName.split('.')
      if (!above.every((name, index) => names[index] === name)) continue
      let parent = at
      for (const name of names.slice(above.length))
        parent = parent.children.get(name) ?? parent.add(name, found)
    }
  }

  #describe(object: DataObject): JsonObject {
    const connection = this.#connections.get(object.path[0] ?? '')?.body['connection']
    const below = object.descendants()
    const shown = (name: keyof Switches): JsonObject => ({
      value: object.effective(name),
      hasDescendantsWithOverrides: below.some(({ own }) => own[name] !== undefined),
    })
    return objectAnswer(this.#scenario, {
      objectPath: object.path,
      technology: isObject(connection) ? connection['technology'] : 'Databricks',
      settings: {
        isActive: shown('isActive'),
        ...(!object.isTable && { activateNewChildren: shown('activateNewChildren') }),
        dataOwners: { value: [] },
      },
      overrides: object.overrides,
    })
  }
}

function unknownObject(path: string[]): Answer {
  return boom(404, `Object "${path.join('/')}" not found`)
}
