import * as z from 'zod/mini'
import { RequestFailure } from '../net/retry.ts'
import type { ConnectionBody } from '../spec/body.ts'
import { carriesFailure, type DryRun, messagesOf, saysExists } from './answers.ts'
import type { ImmutaHttp } from './http.ts'
import { type Jobs, parseJobs } from './jobs.ts'

/** A body with the secrets' values put in: made at the moment of sending, never kept. */
export type FilledBody = ConnectionBody & { readonly filled: unique symbol }

/** What `GET /data/connection/{key}` shows (Immuta, "Manage connection settings"). Secrets are left out by the server. */
export interface LiveConnection {
  connection: Record<string, unknown>
  nativeIntegrationId: string | undefined
}

/** Answer of `POST /data/connection`. `bulkId` finds the background jobs; it is absent when the answer did not arrive whole. */
export interface Registration {
  objectPath: string[]
  bulkId: string | null
}

/** What a plan may do in Immuta: look, and rehearse. */
export interface ImmutaReader {
  /** The live connection, or `undefined` when Immuta answers 404. */
  connection: (key: string) => Promise<LiveConnection | undefined>
  /** Rehearses a registration. `exists`: whether {@link ImmutaReader.connection} found it, so that "already exists" is no failure; awaited only then. */
  dryRun: (body: FilledBody, exists: Promise<boolean>) => Promise<DryRun>
  jobs: (bulkId: string) => Promise<Jobs>
}

/** What an apply may do besides. */
export interface ImmutaWriter extends ImmutaReader {
  /** Sends one registration, once: what to do after a failure is the caller's decision. */
  register: (body: FilledBody) => Promise<Registration>
}

/** Text, or a number that stands for it. */
const name = z.pipe(z.union([z.string(), z.number()]), z.transform(String))

const live = z.looseObject({
  connection: z.catch(z.record(z.string(), z.unknown()), {}),
  nativeIntegrationId: z.catch(z.optional(name), undefined),
})

const registration = z.looseObject({
  objectPath: z.catch(z.optional(z.union([z.array(z.string()), z.pipe(z.string(), z.transform((path) => [path]))])), undefined),
  bulkId: z.catch(z.nullish(name), null),
})

/** One method per endpoint; every answer parsed. All methods throw {@link RequestFailure}. */
export function immutaClient(http: ImmutaHttp): ImmutaWriter {
  return {
    connection: async (key) => {
      try {
        const answer = live.safeParse(await http.send('GET', `/data/connection/${encodeURIComponent(key)}`))
        if (!answer.success) throw new RequestFailure('GET /data/connection: the answer is not a connection. Check the input `immuta-url`.')
        return { connection: answer.data.connection, nativeIntegrationId: answer.data.nativeIntegrationId }
      } catch (error) {
        if (error instanceof RequestFailure && error.status === 404) return undefined
        throw error
      }
    },
    dryRun: async (body, exists) => {
      try {
        const answer = await http.send('POST', '/data/connection/test', body)
        const messages = messagesOf(typeof answer === 'object' ? answer : undefined)
        if (!carriesFailure(answer) || (saysExists(undefined, answer) && (await exists))) return { status: 'passed', messages }
        return { status: 'failed', messages: messages.length > 0 ? messages : ['Immuta reported a failure without a message.'] }
      } catch (error) {
        const { status, body: refusal } = error instanceof RequestFailure ? error : {}
        if (status === undefined || status < 400 || status >= 500 || [401, 403, 408, 429].includes(status)) throw error
        if (saysExists(status, refusal) && (await exists)) return { status: 'passed', messages: [] }
        const messages = messagesOf(refusal)
        return { status: 'failed', messages: messages.length > 0 ? messages : [`Immuta refused the request (HTTP ${status}).`] }
      }
    },
    jobs: async (bulkId) => parseJobs(await http.send('GET', `/jobs?bulkId=${encodeURIComponent(bulkId)}`)),
    register: async (body) => {
      const answer = await http.sendOnce('POST', '/data/connection', body)
      if (carriesFailure(answer)) {
        throw new RequestFailure(`POST /data/connection: ${messagesOf(answer).join('; ') || 'Immuta reported a failure without a message'}`, { status: 422, body: answer })
      }
      const parsed = registration.safeParse(answer)
      const { objectPath, bulkId } = parsed.success ? parsed.data : {}
      if (objectPath === undefined && bulkId == null) throw new RequestFailure('POST /data/connection: the answer does not say what was registered', { status: 200 })
      return { objectPath: objectPath ?? [body.connectionKey], bulkId: bulkId ?? null }
    },
  }
}
