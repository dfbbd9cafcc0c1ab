import { randomBytes, randomUUID } from 'node:crypto'
import { FaultyServer, decode, isObject } from './http.ts'
import type { Answer, Fault, Incoming, JsonObject, RecordedRequest } from './http.ts'
import * as answers from './immuta-answers.ts'
import { Jobs, jobsInEnvelope, mapOf } from './immuta-jobs.ts'
import { DataObjects } from './immuta-objects.ts'
import { boom, checkConnection, checkScriptRequest, invalid } from './immuta-rules.ts'
import { documented } from './immuta-scenario.ts'
import type { StoredConnection, Switches } from './immuta-scenario.ts'
import { cleanupScript, setupScript } from './immuta-scripts.ts'

export type { ImmutaScenario, StoredConnection } from './immuta-scenario.ts'

const readOnlyPosts =
  /^\/(bim\/apikey\/authenticate|data\/connection\/test|integrations\/scripts\/create|jobs\/statuses|data\/object\/search(\/.*)?)$/
const someone = { id: 2, name: 'Ada Admin', email: 'ada@example.com' }

/** An in-memory Immuta tenant behind HTTP. It enforces the registration guide's rules on its own account. */
export class ImmutaSimulator {
  readonly apiKey: string
  readonly connections = new Map<string, StoredConnection>()
  /** Bearer tokens taken as valid for ever, besides those issued. */
  readonly acceptedTokens = new Set<string>()
  /** Every bearer token handed out so far. */
  readonly issuedTokens: string[] = []
  /** Secrets that Databricks would refuse. */
  readonly brokenSecrets = new Set<string>()
  readonly scenario = documented()
  /** What the integration behind a connection says of itself, where it is not well. */
  readonly unhealthy = new Map<string, JsonObject>()
  readonly #server: FaultyServer
  readonly #jobs = new Jobs()
  readonly #objects = new DataObjects(this.connections, this.scenario, (effect) =>
    this.#startJobs(effect),
  )
  readonly #live = new Map<string, number>()
  readonly #refused = new Map<string, number>()
  #nextIntegration = 1
  #clock = Date.UTC(2026, 0, 1)

  private constructor(apiKey: string) {
    this.apiKey = apiKey
    this.#server = new FaultyServer('immuta', (request) => this.#answer(request))
  }

  static async start(
    options: { apiKey?: string; latencyMs?: number } = {},
  ): Promise<ImmutaSimulator> {
    const simulator = new ImmutaSimulator(options.apiKey ?? 'immuta-api-key-0123456789')
    simulator.#server.latencyMs = options.latencyMs ?? 0
    await simulator.#server.listen()
    return simulator
  }

  get url(): string {
    return this.#server.url
  }

  get requests(): RecordedRequest[] {
    return this.#server.requests
  }

  get faults(): Fault[] {
    return this.#server.faults
  }

  /** Job id → its bulk id and how often it was asked for. */
  get jobs(): Map<string, { bulkId: string; polls: number }> {
    return this.#jobs.all
  }

  /** Connection key → full names of what Databricks has, joined by dots, parents implied. Immuta knows what it crawled. */
  get metadata(): Map<string, string[]> {
    return this.#objects.metadata
  }

  set perSecond(requests: number) {
    this.#server.perSecond = requests
  }

  set latencyMs(milliseconds: number) {
    this.#server.latencyMs = milliseconds
  }

  set gate(gate: FaultyServer['gate']) {
    this.#server.gate = gate
  }

  close(): Promise<void> {
    return this.#server.close()
  }

  /** Every request that changes state, or that a plan has no business to make, whether it succeeded or not. */
  writes(): RecordedRequest[] {
    return this.requests.filter(({ method, path }) => {
      const pathname = path.split('?')[0] ?? path
      return method !== 'GET' && !(method === 'POST' && readOnlyPosts.test(pathname))
    })
  }

  /** Registers a connection directly, with no rule checked and no job started. What `metadata` has by now is known. */
  seed(body: unknown, overrides: Partial<StoredConnection> = {}): StoredConnection {
    const stored = this.#store(body, overrides)
    this.#objects.discoverAll(stored)
    return stored
  }

  /** An object's switches, effective and its own: `sales.raw`, or `.` for the connection. */
  objectState(
    key: string,
    name: string,
  ): (Switches & { isActive: boolean; overrides: Switches }) | undefined {
    const object = this.#object(key, name)
    return (
      object && {
        isActive: object.effective('isActive'),
        ...(!object.isTable && { activateNewChildren: object.effective('activateNewChildren') }),
        overrides: object.overrides,
      }
    )
  }

  /** Has the hourly test of a connection's integration fail from now on. */
  failHourlyTest(key: string, message: string): void {
    this.unhealthy.set(key, {
      status: 'recurringValidationError',
      validationResults: {
        status: 'failed',
        validationTests: [{ name: 'Basic Connection Test', status: 'failed', message }],
      },
    })
  }

  /** Switches an object as somebody does it in Immuta itself: at once, and without a request. */
  switchByHand(key: string, name: string, switches: Switches): void {
    const object = this.#object(key, name)
    if (object === undefined) throw new Error(`${key} has no object ${name}`)
    Object.assign(object.own, switches)
  }

  #object(key: string, name: string): ReturnType<DataObjects['find']> {
    return this.#objects.find([key, ...(name === '.' ? [] : name.split('.'))])
  }

  #store(body: unknown, overrides: Partial<StoredConnection> = {}): StoredConnection {
    const copy = structuredClone(body) as JsonObject
    const now = this.#now()
    const settings = isObject(copy['settings']) ? copy['settings'] : {}
    const stored: StoredConnection = {
      connectionKey: String(copy['connectionKey']),
      body: copy,
      isActive: settings['isActive'] === true,
      activateNewChildren: settings['activateNewChildren'] === true,
      nativeIntegrationId: this.#nextIntegration++,
      bulkId: randomUUID(),
      childCount: 5,
      createdAt: now,
      createdBy: someone.id,
      updatedAt: now,
      updatedBy: someone.id,
      ...overrides,
    }
    this.connections.set(stored.connectionKey, stored)
    return stored
  }

  /** Where the tenant tells of no jobs, nobody could see them complete: they are done. */
  #startJobs(effect: () => void): string {
    const { jobsEndpoint, jobsEnvelope, jobStates } = this.scenario
    const bulkId = randomUUID()
    const isUnseen = jobsEndpoint === 'none' || jobsEnvelope === 'empty'
    this.#jobs.start(bulkId, isUnseen ? [] : jobStates, effect)
    return bulkId
  }

  #now(): string {
    this.#clock += 1000
    return new Date(this.#clock).toISOString()
  }

  #answer(request: Incoming): Answer {
    const { method, body } = request
    const [area, ...rest] = request.pathname.split('/').slice(1)
    const segments = rest.map(decode)
    const route = `${method} /${[area, ...rest].join('/')}`
    if (route === 'POST /bim/apikey/authenticate') return this.#authenticate(body)
    if (!this.#isAuthorized(request.authorization))
      return boom(401, 'Invalid or missing authentication')

    if (this.#isBusy(route)) return answers.busy(segments[1] ?? '')

    if (route === 'POST /data/connection') return this.#register(body)
    if (route === 'POST /data/connection/test') return this.#dryRun(body)
    if (route === 'POST /integrations/scripts/create') {
      const broken = checkScriptRequest(body)
      return broken.length > 0
        ? invalid(broken)
        : answers.script(this.scenario, setupScript(body as JsonObject))
    }
    if (route === 'GET /jobs') return this.#bulkJobs(request.query)
    if (route === 'POST /jobs/statuses') return this.#jobStatuses(body)
    if (route === 'GET /integrations') {
      return {
        status: 200,
        body: [...this.connections.values()].map((one) => this.#integration(one)),
      }
    }
    if (area === 'data' && segments[0] === 'connection' && segments.length === 2) {
      if (method === 'GET') return this.#read(segments[1] ?? '')
      if (method === 'PUT') return this.#update(segments[1] ?? '', body)
    }
    if (area === 'data' && segments.length > 1) {
      const path = segments.slice(1)
      switch (`${method} ${segments[0] ?? ''}`) {
        case 'GET object':
          return this.#objects.read(path)
        case 'POST object':
          if (path[0] === 'search') return this.#objects.search(path.slice(1), body)
          break
        case 'PUT settings':
          return this.#objects.set(path, body)
        case 'POST crawl':
          return this.#objects.crawl(path)
        case 'DELETE object':
          if (path.length === 1) return this.#delete(segments[1] ?? '')
      }
    }
    if (area === 'integrations') {
      const stored = [...this.connections.values()].find(
        (one) => String(one.nativeIntegrationId) === segments[0],
      )
      const action = `${method} ${segments.slice(1).join('/')}`
      if (action === 'GET ' || action === 'POST scripts/delete') {
        if (stored === undefined)
          return boom(404, `No integration with ID ${segments[0] ?? ''} exists`)
        return action === 'GET '
          ? { status: 200, body: this.#integration(stored) }
          : answers.script(this.scenario, cleanupScript(stored.body))
      }
    }
    return boom(404, 'Not Found')
  }

  /** Whether a write comes too early. */
  #isBusy(route: string): boolean {
    if (!/^(POST \/data\/connection$|PUT \/|DELETE \/|POST \/data\/crawl\/)/.test(route))
      return false
    const refused = this.#refused.get(route) ?? 0
    this.#refused.set(route, refused + 1)
    return refused < this.scenario.busy
  }

  #authenticate(body: unknown): Answer {
    if (!isObject(body) || body['apikey'] !== this.apiKey) return boom(401, 'Invalid API key')
    const token = `immuta-bearer-${randomBytes(24).toString('hex')}`
    this.issuedTokens.push(token)
    this.#live.set(token, 0)
    const tokenExpiration = new Date(Date.now() + 3_600_000).toISOString()
    const more = this.scenario.signIn === 'documented' && { authenticated: true, tokenExpiration }
    return { status: 200, body: { ...more, token } }
  }

  #isAuthorized(authorization: string | undefined): boolean {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1]
    if (token === undefined) return false
    if (this.acceptedTokens.has(token)) return true
    const used = this.#live.get(token)
    if (used === undefined) return false
    const limit = this.scenario.tokenLifetimeRequests
    if (limit !== undefined && used >= limit) {
      this.#live.delete(token)
      return false
    }
    this.#live.set(token, used + 1)
    return true
  }

  /** What would stop this body from being registered, apart from its key being taken. */
  #refusal(body: unknown): Answer | undefined {
    const broken = checkConnection(body)
    if (broken.length > 0) return invalid(broken)
    const secrets: unknown[] = []
    JSON.stringify(body, (key, value: unknown) => {
      if (key === 'token' || key === 'clientSecret') secrets.push(value)
      return value
    })
    if (!secrets.some((secret) => typeof secret === 'string' && this.brokenSecrets.has(secret)))
      return undefined
    const message = "Databricks refused the service principal's credential"
    return boom(422, message, {
      validationResults: {
        status: 'failed',
        validationTests: [
          { name: 'Initial Validation: Basic Connection Test', status: 'failed', message },
          { name: 'Catalog Access', status: 'skipped' },
        ],
      },
    })
  }

  #dryRun(body: unknown): Answer {
    const key = isObject(body) ? String(body['connectionKey']) : ''
    const scripted = this.scenario.rejectDryRun.get(key)
    if (scripted !== undefined) return scripted
    const refusal = this.#refusal(body)
    if (refusal !== undefined) return refusal
    const existing = this.connections.has(key)
      ? answers.existingDryRun(this.scenario, key)
      : undefined
    return existing ?? answers.passedDryRun(this.scenario, key)
  }

  #register(body: unknown): Answer {
    const refusal = this.#refusal(body)
    if (refusal !== undefined) return refusal
    const key = String((body as JsonObject)['connectionKey'])
    if (this.connections.has(key)) return answers.taken(this.scenario.duplicate, key)
    const stored = this.#store(body)
    stored.bulkId = this.#startJobs(() => this.#objects.discoverAll(stored))
    return answers.registration(this.scenario, key, stored.bulkId)
  }

  /** `settings` and `options` matter at registration only, so an update leaves the object's state alone. */
  #update(key: string, body: unknown): Answer {
    const stored = this.connections.get(key)
    if (stored === undefined) return boom(404, `Connection "${key}" not found`)
    const refusal = this.#refusal(body)
    if (refusal !== undefined) return refusal
    const next = structuredClone(body) as JsonObject
    if (next['connectionKey'] !== key) {
      return invalid([
        { path: 'connectionKey', message: '"connectionKey" must match the connection in the path' },
      ])
    }
    stored.body = next
    stored.updatedAt = this.#now()
    return answers.update(this.scenario, key, this.#read(key).body, () => {
      stored.bulkId = this.#startJobs(() => undefined)
      return stored.bulkId
    })
  }

  #withoutSecrets(value: unknown): unknown {
    const hide = this.scenario.secrets === 'omit' ? undefined : '[REDACTED]'
    const text = JSON.stringify(value ?? null, (key, item: unknown) =>
      key === 'token' || key === 'clientSecret' ? hide : item,
    )
    return JSON.parse(text) as unknown
  }

  #read(key: string): Answer {
    const stored = this.connections.get(key)
    if (stored === undefined) return boom(404, `Connection "${key}" not found`)
    const { connectionKey, createdAt, createdBy, updatedAt, updatedBy, nativeIntegrationId } =
      stored
    const connection = this.#withoutSecrets(stored.body['connection'])
    const { settings, options, nativeIntegration } = stored.body
    const more = this.scenario.connection === 'whole' && {
      settings,
      options,
      nativeIntegration: this.#withoutSecrets(nativeIntegration),
    }
    const people = { creator: someone, updater: someone }
    return {
      status: 200,
      body: {
        connectionKey,
        connection,
        ...more,
        createdAt,
        createdBy,
        updatedAt,
        updatedBy,
        ...people,
        nativeIntegrationId: answers.idOf(this.scenario, nativeIntegrationId),
      },
    }
  }

  #integration(stored: StoredConnection): JsonObject {
    const native = stored.body['nativeIntegration']
    const { type, autoBootstrap, unityCatalog, config } = isObject(native) ? native : {}
    const said = this.unhealthy.get(String(stored.body['connectionKey'])) ?? {
      status: 'enabled',
      validationResults: {
        status: 'passed',
        validationTests: [{ name: 'Basic Connection Test', status: 'passed' }],
      },
    }
    return {
      id: answers.idOf(this.scenario, stored.nativeIntegrationId),
      ...answers.health(this.scenario, said),
      type,
      autoBootstrap,
      unityCatalog,
      config: this.#withoutSecrets(config),
    }
  }

  #delete(key: string): Answer {
    const stored = this.connections.get(key)
    if (stored === undefined) return boom(404, `Object "${key}" not found`)
    const childCount = this.metadata.has(key)
      ? this.#objects.find([key])?.descendants().length
      : stored.childCount
    this.connections.delete(key)
    return answers.removal(this.scenario, key, childCount)
  }

  #bulkJobs(query: URLSearchParams): Answer {
    if (this.scenario.jobsEndpoint !== 'both') return boom(404, 'Not Found')
    const asked = query.get('bulkId')
    if (asked === null || asked === '') return boom(400, '"bulkId" is required')
    const { jobStates, jobsEnvelope } = this.scenario
    const page = query.get('next')
    const jobs = this.#jobs.pollBulk(this.#bulkOf(asked), jobStates, page === null)
    return {
      status: 200,
      body: jobsInEnvelope(jobs, jobsEnvelope, (job) => answers.spelled(this.scenario, job), page),
    }
  }

  /** The bulk id behind the one that was told. */
  #bulkOf(told: string): string {
    const all = [...this.#jobs.all.values()].map(({ bulkId }) => bulkId)
    return all.find((bulkId) => String(answers.idOf(this.scenario, bulkId)) === told) ?? told
  }

  #jobStatuses(body: unknown): Answer {
    if (this.scenario.jobsEndpoint === 'none') return boom(404, 'Not Found')
    const ids = isObject(body) ? body['jobIds'] : undefined
    if (!Array.isArray(ids)) return boom(422, '"jobIds" must be an array')
    const { jobStates } = this.scenario
    // Before there were bulk ids to ask for, what a write told was taken here.
    const known = ids.flatMap((id) => {
      const job = this.#jobs.poll(String(id), jobStates)
      return job === undefined ? this.#jobs.pollBulk(this.#bulkOf(String(id)), jobStates) : [job]
    })
    return { status: 200, body: mapOf(known.map((job) => answers.spelled(this.scenario, job))) }
  }
}
