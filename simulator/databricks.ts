import { generate } from 'selfsigned'
import { Catalogs } from './databricks-catalog.ts'
import { ID_TOKEN_REQUEST_TOKEN, Tokens } from './databricks-tokens.ts'
import { FaultyServer, isObject } from './http.ts'
import type { Answer, Fault, Incoming, RecordedRequest, Tls } from './http.ts'

/** One statement as it was sent, and what it came to. */
export interface StatementRun {
  id: string
  statement: string
  catalog: string | undefined
  schema: string | undefined
  state: string
  /** The states it still goes through, one per look. */
  ahead: string[]
}

/** A statement that fails: with HTTP 200, as Databricks does it. */
export interface FailingStatement {
  pattern: RegExp
  sqlState: string
  message: string
}

export const WAREHOUSE = '1a2b3c4d5e6f7a8b'

const ENDED = ['SUCCEEDED', 'FAILED', 'CANCELED', 'CLOSED']

const refusal = (status: number, code: string, message: string): Answer => ({
  status,
  body: { error_code: code, message, details: [] },
})

/** The certificate of all workspaces of a process: to make one takes a while. */
let shared: Promise<Tls> | undefined

async function makeCertificate(): Promise<Tls> {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: 'localhost' }] },
    ],
  })
  return { key, cert }
}

/** A Databricks workspace over TLS on loopback. It checks what it is asked on its own account. */
export class DatabricksSimulator {
  readonly tokens = new Tokens()
  readonly catalogs = new Catalogs()
  /** Warehouse id → state. */
  readonly warehouses = new Map([[WAREHOUSE, 'RUNNING']])
  readonly statements: StatementRun[] = []
  readonly failing: FailingStatement[] = []
  /** The states of a statement that does not fail, one per look after the first answer, which is always PENDING. */
  states = ['SUCCEEDED']
  /** What the workspace's metadata names as audiences; `undefined`: it has no metadata. */
  audiences: string[] | undefined = undefined
  /** The ids of the workspaces behind this host, of which each request must name one; `undefined`: it serves one workspace only. */
  workspaceIds: string[] | undefined = undefined
  /** In PEM, for `NODE_EXTRA_CA_CERTS`. */
  readonly certificate: string
  readonly #server: FaultyServer

  private constructor(tls: Tls) {
    this.certificate = tls.cert
    this.#server = new FaultyServer('databricks', (request) => this.#answer(request), tls)
  }

  static async start(): Promise<DatabricksSimulator> {
    const simulator = new DatabricksSimulator(await (shared ??= makeCertificate()))
    await simulator.#server.listen()
    return simulator
  }

  get url(): string {
    return this.#server.url
  }

  get port(): number {
    return this.#server.port
  }

  get requests(): RecordedRequest[] {
    return this.#server.requests
  }

  get faults(): Fault[] {
    return this.#server.faults
  }

  /** What the runner tells a job with `id-token: write`. */
  get idTokenEnvironment(): Record<string, string> {
    return {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${this.url}/github/id-token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: ID_TOKEN_REQUEST_TOKEN,
    }
  }

  close(): Promise<void> {
    return this.#server.close()
  }

  /** Every request that could change something. */
  writes(): RecordedRequest[] {
    return this.requests.filter(({ method, path }) => method !== 'GET' && path !== '/oidc/v1/token')
  }

  #answer(request: Incoming): Answer {
    const { method, pathname } = request
    const route = `${method} ${pathname}`
    if (route === 'POST /oidc/v1/token') return this.tokens.mint(request)
    if (route === 'GET /github/id-token') return this.tokens.idToken(request)
    if (route === 'GET /.well-known/databricks-config') {
      return this.audiences === undefined
        ? { status: 404 }
        : {
            status: 200,
            body: {
              oidc_endpoint: `${this.url}/oidc`,
              token_federation_default_oidc_audiences: this.audiences,
            },
          }
    }
    const workspace = request.headers['x-databricks-workspace-id']
    if (this.workspaceIds?.includes(String(workspace)) === false)
      return { status: 302, headers: { location: `${this.url}/login` }, body: '' }
    const caller = this.tokens.caller(request)
    if (caller === undefined)
      return {
        status: 401,
        body: {
          error_code: 401,
          message: 'Credential was not sent or was of an unsupported type for this API.',
        },
      }
    if (route === 'POST /api/2.0/sql/statements') return this.#execute(request.body)
    const [, id = '', cancel] =
      /^\/api\/2\.0\/sql\/statements\/([^/]+)(\/cancel)?$/.exec(pathname) ?? []
    if (id !== '') return this.#statement(method, id, cancel !== undefined)
    const warehouse = /^\/api\/2\.0\/sql\/warehouses\/([^/]+)$/.exec(pathname)?.[1]
    if (warehouse !== undefined && method === 'GET') {
      const state = this.warehouses.get(warehouse)
      return state === undefined
        ? unknownWarehouse(warehouse)
        : { status: 200, body: { id: warehouse, state } }
    }
    return (
      this.catalogs.answer(request, caller) ??
      refusal(404, 'ENDPOINT_NOT_FOUND', `No API found for '${route}'`)
    )
  }

  #execute(body: unknown): Answer {
    const sent = isObject(body) ? body : {}
    const { statement, warehouse_id: warehouse, catalog, schema, wait_timeout: wait } = sent
    if (typeof statement !== 'string' || statement.trim() === '')
      return refusal(400, 'INVALID_PARAMETER_VALUE', 'statement is required')
    if (wait !== '0s' && !/^([5-9]|[1-4]\d|50)s$/.test(String(wait)))
      return refusal(400, 'INVALID_PARAMETER_VALUE', 'wait_timeout must be 0s or from 5s to 50s')
    if (!this.warehouses.has(String(warehouse))) return unknownWarehouse(String(warehouse))
    const fails = this.failing.some(({ pattern }) => pattern.test(statement))
    const run: StatementRun = {
      id: `01f0${String(this.statements.length + 1).padStart(4, '0')}-0000-1000-8000-000000000000`,
      statement,
      catalog: typeof catalog === 'string' ? catalog : undefined,
      schema: typeof schema === 'string' ? schema : undefined,
      state: 'PENDING',
      ahead: fails ? ['FAILED'] : [...this.states],
    }
    this.statements.push(run)
    return this.#shown(run)
  }

  #statement(method: string, id: string, cancel: boolean): Answer {
    const run = this.statements.find((one) => one.id === id)
    if (run === undefined) return refusal(404, 'NOT_FOUND', `The statement ${id} was not found.`)
    if (cancel && method === 'POST') {
      if (!ENDED.includes(run.state)) run.ahead = ['CANCELED']
      return { status: 200, body: {} }
    }
    const next = run.ahead.shift()
    if (next !== undefined && !ENDED.includes(run.state)) {
      run.state = next
      if (next === 'SUCCEEDED' || next === 'CLOSED') this.catalogs.execute(run.statement)
    }
    return this.#shown(run)
  }

  #shown({ id, statement, state }: StatementRun): Answer {
    const failure =
      state === 'FAILED' ? this.failing.find(({ pattern }) => pattern.test(statement)) : undefined
    return {
      status: 200,
      body: {
        statement_id: id,
        status: {
          state,
          ...(failure && {
            sql_state: failure.sqlState,
            error: { error_code: 'BAD_REQUEST', message: failure.message },
          }),
        },
      },
    }
  }
}

function unknownWarehouse(id: string): Answer {
  return refusal(400, 'RESOURCE_DOES_NOT_EXIST', `Warehouse ${id} does not exist`)
}
