import * as z from 'zod/mini'
import { type LiveAnswers, readLive } from '../connection/compare.ts'
import type { FilledBody } from '../core/connection.ts'
import type { DryRunAnswer } from '../core/dry-run.ts'
import type { Jobs } from '../core/jobs.ts'
import type { LiveState } from '../core/live.ts'
import { namesOfObject, type ObjectSettings } from '../core/objects.ts'
import type { Wording } from '../core/wording.ts'
import type { ApiClient } from '../net/api-client.ts'
import { ifFound, RequestFailure, SignInFailure } from '../net/failure.ts'
import { MAX_TRIES, withRetries } from '../net/retry.ts'
import { healthOf, isBusy, messagesOf, saysExists, saysFailed, scriptOf } from './answers.ts'
import { isDeclarable, searchObjects } from './object-search.ts'
import { readConnectionAnswer } from './connection-answer.ts'
import {
  failureOf,
  joinPages,
  type JobPage,
  type NextPage,
  nextPage,
  readPage,
} from './job-list.ts'
import { activeState, readObject } from './object-answer.ts'
import { UnreadFailure } from './unread.ts'

/** What a plan may do in Immuta: look, and try. All methods throw {@link RequestFailure}. */
export interface ImmutaReader {
  /**
   * The live connection, or `undefined` when Immuta answers 404. What only the integration or the
   * object can tell is unknown where they are absent or forbidden.
   */
  connection: (key: string) => Promise<LiveState | undefined>
  /** What {@link ImmutaReader.connection} is made from. */
  answers: (key: string) => Promise<LiveAnswers | undefined>
  /**
   * What Immuta shows of an object below a connection, by its path in the spec (Immuta, "Manage
   * connection objects").
   */
  object: (key: string, path: string) => Promise<ObjectSettings | 'absent'>
  /** Whether Immuta has the connection: {@link ImmutaReader.connection} without the rest. */
  exists: (key: string) => Promise<boolean>
  /**
   * The keys of all connections of the tenant that a spec can declare, by their technology (Immuta,
   * "Manage connection objects": a search without a path lists connections of any).
   */
  keys: () => Promise<string[]>
  /**
   * The names one level below a connection (Immuta, "Manage connection objects": a search with a
   * path lists what lies below it).
   */
  catalogs: (key: string) => Promise<string[]>
  /** Tries a registration without making it. */
  dryRun: (body: FilledBody) => Promise<DryRunAnswer>
  /** The background jobs of a registration. */
  jobs: (bulkId: string) => Promise<Jobs>
  /**
   * The script that prepares Databricks for a connection (Immuta, "Register a Databricks Unity
   * Catalog Connection", step 1).
   */
  setUpScript: (body: FilledBody) => Promise<string>
}

/** Pages of jobs that are read of one registration. */
const MAX_JOB_PAGES = 100

const integrationAnswer = z.looseObject({ config: z.record(z.string(), z.unknown()) })

/** Reads through a client; one method per endpoint, every answer parsed. */
export function immutaReader({ send, clock }: ApiClient, { the }: Wording): ImmutaReader {
  const get = (path: string): Promise<unknown> => send({ method: 'GET', path })

  const readConnection = async (key: string) => {
    const body = await get(`/data/connection/${encodeURIComponent(key)}`)
    const found = readConnectionAnswer(body, key)
    if (found !== undefined) return found
    const what = 'GET /data/connection: the answer is not a connection'
    throw new UnreadFailure('connection-fields', `${what}. Check ${the('immutaUrl')}`, body)
  }
  const lookUp = (key: string) => ifFound(readConnection(key))

  /** An answer that a plan can do without. */
  const optional = async (path: string): Promise<unknown> => {
    try {
      return await get(path)
    } catch (error) {
      if (isRefusal(error)) return undefined
      throw error
    }
  }

  const answers: ImmutaReader['answers'] = async (key) => {
    const found = await lookUp(key)
    if (found === undefined) return undefined
    const { connection, nativeIntegrationId: id } = found
    const [integration, object] = await Promise.all([
      id === undefined ? undefined : optional(`/integrations/${encodeURIComponent(id)}`),
      optional(`/data/object/${encodeURIComponent(key)}`),
    ])
    const config = integrationAnswer.safeParse(integration).data?.config
    const [active, health] = [activeState(object), healthOf(integration)]
    return { connection, nativeIntegrationId: id, config, active, health }
  }

  /** Versions before 2025 know only the other endpoint; where there is none, no job is known. */
  const jobsPage = async (query: URLSearchParams): Promise<unknown> => {
    const page = await ifFound(get(`/jobs?${query.toString()}`))
    if (page !== undefined) return page
    const body = { jobIds: [query.get('bulkId')] }
    return ifFound(send({ method: 'POST', path: '/jobs/statuses', body }))
  }

  /** A page of jobs; an answer that carries a failure instead is tried again, then thrown. */
  const soundJobsPage = (query: URLSearchParams): Promise<unknown> =>
    withRetries(
      async () => {
        const answer = await jobsPage(query)
        const failure = failureOf(answer)
        if (failure !== undefined) throw failure
        return answer
      },
      clock,
      MAX_TRIES,
      ({ body }) => failureOf(body) !== undefined,
    )

  return {
    answers,
    connection: async (key) => {
      const found = await answers(key)
      return found && readLive(found)
    },
    object: async (key, path) => {
      const found = await ifFound(get(`/data/object/${objectUrl(key, path)}`))
      return found === undefined ? 'absent' : readObject(found)
    },
    exists: async (key) => (await lookUp(key)) !== undefined,
    keys: async () => {
      const connections = new Map<string, string | undefined>()
      for (const { objectPath, technology } of await searchObjects(send)) {
        const [key] = objectPath
        // What lies below a connection need not tell its technology.
        if (objectPath.length === 1 || !connections.has(key)) connections.set(key, technology)
      }
      return [...connections].filter(([, kind]) => isDeclarable(kind)).map(([key]) => key)
    },
    catalogs: async (key) => {
      const found = await searchObjects(send, key)
      const below = found.filter(({ objectPath: [of, ...names] }) => of === key && names.length > 0)
      if (below.length === 0 && found.length > 0) {
        const what = 'POST /data/object/search: nothing of it lies below the connection'
        throw new UnreadFailure('search-scope', what, found)
      }
      return below.flatMap(({ objectPath: [, ...names] }) => (names.length === 1 ? names : []))
    },
    dryRun: async (body) => {
      const request = { method: 'POST', path: '/data/connection/test', body } as const
      try {
        return dryRunAnswer(await withRetries(() => send(request), clock, MAX_TRIES, isBusy))
      } catch (error) {
        if (!isRefusal(error) || [401, 403].includes(error.status)) throw error
        if (error.status >= 500 || isBusy(error)) throw error
        const { status, body: said } = error
        return refusedDryRun(status, said, `Immuta refused the request (HTTP ${status}).`)
      }
    },
    jobs: async (bulkId) => {
      const pages = new Map<string, JobPage>()
      let next: NextPage = { kind: 'query', query: '' }
      let last: unknown
      while (next.kind === 'query') {
        if (pages.size >= MAX_JOB_PAGES) {
          throw new UnreadFailure('jobs-paging', 'GET /jobs: the list of jobs has no end', last)
        }
        const query = new URLSearchParams(next.query)
        query.set('bulkId', bulkId)
        const answer = await soundJobsPage(query)
        const page = JSON.stringify(answer)
        // A page that is named is there; a server that ignores it answers the same one for ever.
        const isLost = pages.size > 0 && (answer === undefined || pages.has(page))
        if (!isLost) last = answer
        next = isLost ? { kind: 'unread' } : nextPage(answer)
        if (!isLost) pages.set(page, readPage(answer))
      }
      return joinPages([...pages.values()], last, next.kind === 'unread')
    },
    setUpScript: async (filled) => {
      const path = '/integrations/scripts/create'
      return scriptOf('create', await send({ method: 'POST', path, body: scriptRequest(filled) }))
    },
  }
}

/**
 * Whether Immuta refused this one request for good: not a fault that may pass, and not the sign-in.
 */
function isRefusal(error: unknown): error is RequestFailure & { status: number } {
  return (
    error instanceof RequestFailure &&
    !(error instanceof SignInFailure) &&
    error.status !== undefined &&
    error.status >= 400 &&
    !error.transient
  )
}

function dryRunAnswer(answer: unknown): DryRunAnswer {
  return saysFailed(answer)
    ? refusedDryRun(undefined, answer, 'Immuta reported a failure without a message.')
    : {
        kind: 'accepted',
        messages: messagesOf(typeof answer === 'object' ? answer : undefined),
      }
}

/** @param wordless what is said of it where Immuta says nothing */
function refusedDryRun(status: number | undefined, body: unknown, wordless: string): DryRunAnswer {
  const found = messagesOf(body)
  const messages = found.length > 0 ? found : [wordless]
  return { kind: saysExists(status, body) ? 'exists' : 'refused', messages }
}

/** The path of an object in an address: the key and the names, each encoded. */
export function objectUrl(key: string, path: string): string {
  return [key, ...namesOfObject(path)].map(encodeURIComponent).join('/')
}

/** The guide's body for a set-up script: the connection, under an older endpoint's names. */
function scriptRequest({ connection, nativeIntegration }: FilledBody): Record<string, unknown> {
  const { technology, hostname, ...access } = connection
  const { catalog, groupPattern, audit } = nativeIntegration.config
  return {
    type: technology,
    autoBootstrap: false,
    // What is undefined is not sent.
    config: {
      workspaceUrl: hostname,
      ...access,
      port: undefined,
      catalog,
      groupPattern,
      audit,
    },
  }
}
