import * as z from 'zod/mini'
import { RequestFailure, withRetries } from '../net/retry.ts'
import { type LiveAnswers, readLive } from '../connection/compare.ts'
import type { LiveState } from '../core/live.ts'
import type { ConnectionBody } from '../core/connection.ts'
import { getIn } from '../core/path.ts'
import { carriesFailure, type DryRun, messagesOf, saysExists } from './answers.ts'
import { type ImmutaHttp, SignInFailure } from './http.ts'
import { joinJobs, type Jobs, nextPage, parseJobs } from './jobs.ts'

/** A body with the secrets' values put in: made at the moment of sending, never kept. */
export type FilledBody = ConnectionBody & { readonly filled: unique symbol }

/** A set-up or clean-up script, as SQL text. */
export type Script = string

/** Answer of `POST /data/connection`. `bulkId` finds the background jobs; it is absent when the answer did not arrive whole. */
export interface Registration {
  objectPath: string[]
  bulkId: string | null
}

/** What a plan may do in Immuta: look, and rehearse. */
export interface ImmutaReader {
  /**
   * The live connection, or `undefined` when Immuta answers 404. What only the integration or the object can tell is unknown where
   * they are absent or forbidden.
   */
  connection: (key: string) => Promise<LiveState | undefined>
  /** What {@link ImmutaReader.connection} is made from. */
  answers: (key: string) => Promise<LiveAnswers | undefined>
  /** Whether Immuta has the connection: {@link ImmutaReader.connection} without the rest. */
  exists: (key: string) => Promise<boolean>
  /** The keys of all connections of the tenant (Immuta, "Manage connection objects": a search without a path lists them). */
  keys: () => Promise<string[]>
  /** Rehearses a registration. `exists`: whether {@link ImmutaReader.connection} found it, so that "already exists" is no failure; awaited only then. */
  dryRun: (body: FilledBody, exists: Promise<boolean>) => Promise<DryRun>
  jobs: (bulkId: string) => Promise<Jobs>
  /** The script that prepares Databricks for a connection (Immuta, "Register a Databricks Unity Catalog Connection", step 1). */
  setUpScript: (body: FilledBody) => Promise<Script>
}

/** What an apply may do besides. */
export interface ImmutaWriter extends ImmutaReader {
  /** Sends one registration, once: what to do after a failure is the caller's decision. */
  register: (body: FilledBody) => Promise<Registration>
  /** Replaces a connection's settings by the same body that would register it. */
  update: (body: FilledBody) => Promise<Registration>
  /** The script that removes from Databricks what the registration made. Made before {@link ImmutaWriter.deregister}, which loses its id. */
  cleanUpScript: (nativeIntegrationId: string) => Promise<Script>
  /** Deletes a connection and its objects; one that is gone already is no failure. */
  deregister: (key: string) => Promise<void>
}

/** Text, or a number that stands for it. */
const name = z.pipe(z.union([z.string(), z.number()]), z.transform(String))

const live = z.looseObject({
  connectionKey: z.catch(z.optional(z.string()), undefined),
  connection: z.catch(z.record(z.string(), z.unknown()), {}),
  nativeIntegrationId: z.catch(z.optional(name), undefined),
})

const registration = z.looseObject({
  objectPath: z.catch(
    z.optional(
      z.union([
        z.array(z.string()),
        z.pipe(
          z.string(),
          z.transform((path) => [path]),
        ),
      ]),
    ),
    undefined,
  ),
  bulkId: z.catch(z.nullish(name), null),
})

const integration = z.looseObject({ config: z.record(z.string(), z.unknown()) })

/** Connections asked for in one search. */
const PAGE_SIZE = 200
/** Pages of jobs that are read of one registration. */
const MAX_JOB_PAGES = 100
/** Tries of a write that may be repeated. */
const WRITE_TRIES = 3

const hit = z.looseObject({
  objectPath: z.union([
    z.array(z.string()),
    z.pipe(
      z.string(),
      z.transform((path) => [path]),
    ),
  ]),
})

/** The objects of a search; Immuta does not document what wraps them. */
function hits(answer: unknown): z.infer<typeof hit>[] {
  const list = Array.isArray(answer)
    ? answer
    : ['hits', 'results', 'data', 'objects', 'items']
        .map((name) => getIn(answer, [name]))
        .find(Array.isArray)
  if (list === undefined)
    throw new RequestFailure('POST /data/object/search: the answer is not a list of objects')
  return list.flatMap((item: unknown) => {
    const parsed = hit.safeParse(item)
    return parsed.success ? [parsed.data] : []
  })
}

/** Whether an object is active: its `state`, else its wrapped setting (Immuta, "Manage connection objects"). */
function activeState(object: unknown): boolean | undefined {
  const state = getIn(object, ['state'])
  if (state === 'active' || state === 'inactive') return state === 'active'
  const setting = getIn(object, ['settings', 'isActive', 'value'])
  return typeof setting === 'boolean' ? setting : undefined
}

/** A script as text, as a JSON string, or under a key that is called after it. */
function script(which: 'create' | 'delete', answer: unknown): Script {
  const text =
    typeof answer === 'string'
      ? answer
      : ['script', 'sql', 'content', 'data']
          .map((name) => getIn(answer, [name]))
          .find((value) => typeof value === 'string')
  if (typeof text === 'string' && text.trim() !== '') return text
  throw new RequestFailure(`POST /integrations/scripts/${which}: the answer holds no script`, {
    status: 422,
  })
}

/** The guide's body for a set-up script: the same values as in the connection, under the names of an older endpoint. */
function scriptRequest({
  connection,
  nativeIntegration: { config },
}: FilledBody): Record<string, unknown> {
  const { technology, hostname, ...access } = connection
  const { catalog, groupPattern, audit } = config
  // What is undefined is not sent.
  return {
    type: technology,
    autoBootstrap: false,
    config: { workspaceUrl: hostname, ...access, port: undefined, catalog, groupPattern, audit },
  }
}

/** Throws when the body of a 2xx answer to a write says that it failed. */
function accepted(
  what: string,
  answer: unknown,
): { objectPath?: string[] | undefined; bulkId?: string | null | undefined } {
  if (carriesFailure(answer)) {
    throw new RequestFailure(
      `${what}: ${messagesOf(answer).join('; ') || 'Immuta reported a failure without a message'}`,
      { status: 422, body: answer },
    )
  }
  const parsed = registration.safeParse(answer)
  if (!parsed.success) return {}
  const { objectPath, bulkId } = parsed.data
  return {
    objectPath: objectPath?.length === 0 ? undefined : objectPath,
    bulkId: bulkId === '' ? null : bulkId,
  }
}

/** One method per endpoint; every answer parsed. All methods throw {@link RequestFailure}. */
export function immutaClient(http: ImmutaHttp): ImmutaWriter {
  const lookUp = async (key: string): Promise<z.infer<typeof live> | undefined> => {
    try {
      const body = await http.send('GET', `/data/connection/${encodeURIComponent(key)}`)
      const answer = live.safeParse(body)
      const named =
        answer.success &&
        (answer.data.connectionKey === key || Object.keys(answer.data.connection).length > 0)
      if (!answer.success || !named || carriesFailure(body))
        throw new RequestFailure(
          'GET /data/connection: the answer is not a connection. Check the input `immuta-url`.',
          { status: 200 },
        )
      return answer.data
    } catch (error) {
      if (error instanceof RequestFailure && error.status === 404) return undefined
      throw error
    }
  }
  /** An answer that a plan can do without. */
  const optional = async (method: 'GET', path: string): Promise<unknown> => {
    try {
      return await http.send(method, path)
    } catch (error) {
      if (
        error instanceof RequestFailure &&
        error.status !== undefined &&
        error.status >= 400 &&
        !error.transient &&
        !(error instanceof SignInFailure)
      )
        return undefined
      throw error
    }
  }
  const answers: ImmutaReader['answers'] = async (key) => {
    const found = await lookUp(key)
    if (found === undefined) return undefined
    const { connection, nativeIntegrationId } = found
    const [details, state] = await Promise.all([
      nativeIntegrationId === undefined
        ? undefined
        : optional('GET', `/integrations/${encodeURIComponent(nativeIntegrationId)}`),
      optional('GET', `/data/object/${encodeURIComponent(key)}`),
    ])
    return {
      connection,
      nativeIntegrationId,
      config: integration.safeParse(details).data?.config,
      active: activeState(state),
    }
  }
  return {
    answers,
    connection: async (key) => {
      const found = await answers(key)
      return found && readLive(found)
    },
    exists: async (key) => (await lookUp(key)) !== undefined,
    keys: async () => {
      const found = new Set<string>()
      for (let offset = 0; ; offset += PAGE_SIZE) {
        const before = found.size
        const page = hits(
          await http.send('POST', '/data/object/search', { size: PAGE_SIZE, offset }),
        )
        for (const { objectPath } of page) if (objectPath[0] !== undefined) found.add(objectPath[0])
        // A server that ignores the offset answers the same page for ever.
        if (page.length < PAGE_SIZE || found.size === before) return [...found]
      }
    },
    dryRun: async (body, exists) => {
      try {
        const answer = await http.send('POST', '/data/connection/test', body)
        const messages = messagesOf(typeof answer === 'object' ? answer : undefined)
        if (!carriesFailure(answer) || (saysExists(undefined, answer) && (await exists)))
          return { status: 'passed', messages }
        return {
          status: 'failed',
          messages:
            messages.length > 0 ? messages : ['Immuta reported a failure without a message.'],
        }
      } catch (error) {
        const { status, body: refusal } = error instanceof RequestFailure ? error : {}
        if (
          status === undefined ||
          status < 400 ||
          status >= 500 ||
          [401, 403, 408, 429].includes(status)
        )
          throw error
        if (saysExists(status, refusal) && (await exists)) return { status: 'passed', messages: [] }
        const messages = messagesOf(refusal)
        return {
          status: 'failed',
          messages:
            messages.length > 0 ? messages : [`Immuta refused the request (HTTP ${status}).`],
        }
      }
    },
    jobs: async (bulkId) => {
      const pages = new Map<string, Jobs>()
      let more: string | undefined = ''
      while (more !== undefined) {
        if (pages.size >= MAX_JOB_PAGES)
          throw new RequestFailure('GET /jobs: the list of jobs has no end', { status: 200 })
        const query = new URLSearchParams(more)
        query.set('bulkId', bulkId)
        const answer = await http.send('GET', `/jobs?${query.toString()}`)
        const page = JSON.stringify(answer)
        // A server that ignores the page answers the same one for ever.
        more = pages.has(page) ? undefined : nextPage(answer)
        pages.set(page, parseJobs(answer))
      }
      return joinJobs([...pages.values()])
    },
    update: async (body) => {
      const path = `/data/connection/${encodeURIComponent(body.connectionKey)}`
      const { objectPath, bulkId } = accepted(
        'PUT /data/connection',
        await withRetries(() => http.sendOnce('PUT', path, body), http.clock, WRITE_TRIES),
      )
      return { objectPath: objectPath ?? [body.connectionKey], bulkId: bulkId ?? null }
    },
    setUpScript: async (body) =>
      script(
        'create',
        await http.send('POST', '/integrations/scripts/create', scriptRequest(body)),
      ),
    cleanUpScript: async (id) =>
      script(
        'delete',
        await http.send('POST', `/integrations/${encodeURIComponent(id)}/scripts/delete`),
      ),
    deregister: async (key) => {
      try {
        accepted(
          'DELETE /data/object',
          await withRetries(
            () => http.sendOnce('DELETE', `/data/object/${encodeURIComponent(key)}`),
            http.clock,
            WRITE_TRIES,
          ),
        )
      } catch (error) {
        if (!(error instanceof RequestFailure) || error.status !== 404) throw error
      }
    },
    register: async (body) => {
      const { objectPath, bulkId } = accepted(
        'POST /data/connection',
        await http.sendOnce('POST', '/data/connection', body),
      )
      if (objectPath === undefined && bulkId == null)
        throw new RequestFailure(
          'POST /data/connection: the answer does not say what was registered',
          { status: 200 },
        )
      return { objectPath: objectPath ?? [body.connectionKey], bulkId: bulkId ?? null }
    },
  }
}
