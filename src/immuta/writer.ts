import * as z from 'zod/mini'
import { differences } from '../connection/compare.ts'
import type { UnreadAnswer } from '../core/diagnostic.ts'
import type { FilledBody } from '../core/connection.ts'
import type { ObjectSettings } from '../core/objects.ts'
import type { ApiClient, ApiRequest } from '../net/api-client.ts'
import { getIn } from '../core/path.ts'
import { createOnce } from '../net/create-once.ts'
import { ifFound, RequestFailure } from '../net/failure.ts'
import { MAX_TRIES, withRetries } from '../net/retry.ts'
import {
  idOrName,
  isBusy,
  messagesOf,
  objectPath,
  saysExists,
  saysFailed,
  scriptOf,
} from './answers.ts'
import { type ImmutaReader, objectUrl } from './reader.ts'
import { unreadAnswer, UnreadFailure } from './unread.ts'

/** Answer of `POST /data/connection`; `bulkId`, which finds the jobs, may have been lost. */
export interface Registration {
  objectPath: string[]
  bulkId: string | undefined
  /** The answer that was to tell of both, where it could not be read. */
  unread?: UnreadAnswer
}

/** The background job that a write started, unless it is done already. */
export interface Started {
  bulkId: string | undefined
  /** The answer, where it could not be read: there may be a job all the same. */
  unread?: UnreadAnswer
}

/** What a failure says, for a sentence to follow. */
function openEnded({ message }: RequestFailure): string {
  return message.replace(/\.$/, '')
}

/** A write of which nobody can say whether it took effect. */
export class WriteInDoubt extends RequestFailure {
  override name = 'WriteInDoubt'
}

/**
 * What an apply may do besides looking. All methods throw {@link RequestFailure}; as
 * {@link WriteInDoubt} where Immuta may have carried out what was asked.
 */
export interface ImmutaWriter {
  /**
   * Registers a connection without ever doing it twice: `POST /data/connection` is not idempotent,
   * so after a failure that leaves open whether it took effect, Immuta is asked for the key, and
   * the request is repeated only if it answers 404.
   */
  register: (body: FilledBody) => Promise<Registration>
  /**
   * Replaces a connection's settings by the same body that would register it. After a failure that
   * leaves open whether it took effect, Immuta is asked whether it has the settings, if it can show
   * that.
   *
   * @param isShown whether Immuta shows what changes
   */
  update: (body: FilledBody, isShown: boolean) => Promise<Registration>
  /**
   * The script that removes from Databricks what the registration made. Made before
   * {@link ImmutaWriter.deregister}, which loses its id.
   */
  cleanUpScript: (nativeIntegrationId: string) => Promise<string>
  /**
   * Sets settings of an object below a connection, which may take a background job
   * (Immuta, "Manage connection objects": `PUT /data/settings/{objectPath}`). Safe to repeat.
   */
  setObject: (key: string, path: string, settings: ObjectSettings) => Promise<Started>
  /** Has Immuta look what the connection holds by now; returns the bulk id. Safe to repeat. */
  crawl: (key: string) => Promise<string | undefined>
  /** Deletes a connection and its objects; one that is gone already is no failure. */
  deregister: (key: string) => Promise<void>
}

/** Tries of a write that may be repeated. */
const WRITE_TRIES = 3

const registrationAnswer = z.looseObject({
  objectPath: z.catch(z.optional(objectPath), undefined),
  bulkId: z.catch(z.nullish(idOrName), null),
})

/**
 * Writes through a client; what it must know before it repeats a registration, it asks the reader.
 */
export function immutaWriter(
  { send, clock }: ApiClient,
  reader: Pick<ImmutaReader, 'exists' | 'connection'>,
): ImmutaWriter {
  const repeated = (request: ApiRequest): Promise<unknown> =>
    withRetries(
      () => send(request, 'never'),
      clock,
      WRITE_TRIES,
      (failure) => failure.transient || isBusy(failure),
    )

  /** What does no harm when it is done twice. */
  const repeatedAsRead = (request: ApiRequest): Promise<unknown> =>
    withRetries(() => send(request), clock, MAX_TRIES, isBusy)

  /** What Immuta shows after a write is no last word when there was no time to wait for it. */
  const undone = (failure: RequestFailure, shown: string): RequestFailure => {
    const message = openEnded(failure)
    return clock.cancelled()
      ? new WriteInDoubt(
          `${message}. Immuta may still carry it out: the run was cancelled before it answered. ` +
            'Run apply again; it asks first.',
          { cause: failure },
        )
      : new RequestFailure(`${message}. Asked afterwards, ${shown}.`, { cause: failure })
  }

  /** Does a write that may be repeated; when it is left open how it ended, Immuta is asked. */
  const settled = async <T>(writing: {
    write: () => Promise<T>
    /** What it came to when it is done, though its answer is lost. */
    done: () => T
    look: () => Promise<'done' | 'not-done' | 'not-shown'>
    /** What Immuta shows when it is not done. */
    undone: string
  }): Promise<T> => {
    try {
      return await writing.write()
    } catch (failure) {
      if (!(failure instanceof RequestFailure) || !failure.ambiguous) throw failure
      const shown = await writing.look().catch((cause: unknown) => {
        if (!(cause instanceof RequestFailure)) throw cause
        throw new WriteInDoubt(openEnded(failure) + NO_ANSWER, { cause })
      })
      if (shown === 'done') return writing.done()
      if (shown === 'not-done') throw undone(failure, writing.undone)
      throw new WriteInDoubt(
        `${openEnded(failure)}. Immuta may have carried it out all the same, and does not show ` +
          'it. Run this apply again.',
        { cause: failure },
      )
    }
  }

  return {
    register: (body) => {
      const key = body.connectionKey
      let registered: Registration = { objectPath: [key], bulkId: undefined }
      return createOnce<Registration>(
        {
          create: async () => {
            const request = { method: 'POST', path: '/data/connection', body } as const
            const answer = await withRetries(
              () => send(request, 'never'),
              clock,
              WRITE_TRIES,
              isBusy,
            )
            const { objectPath: at, bulkId } = accepted('POST /data/connection', answer)
            if (at !== undefined || bulkId !== undefined) {
              return { objectPath: at ?? [key], bulkId }
            }
            const what = 'POST /data/connection: the answer does not say what was registered'
            const failure = new UnreadFailure('registration-answer', what, answer)
            registered = { ...registered, unread: failure.answer }
            throw failure
          },
          find: async () => ((await reader.exists(key)) ? registered : undefined),
          saysExists: ({ status, body: answer }) => saysExists(status, answer),
          missing: (failure) => undone(failure, 'Immuta does not have it'),
          unknown: (failure, cause) => new WriteInDoubt(openEnded(failure) + NO_ANSWER, { cause }),
        },
        clock,
      )
    },
    update: (body, isShown) => {
      const key = body.connectionKey
      const path = `/data/connection/${encodeURIComponent(key)}`
      let updated: Registration = { objectPath: [key], bulkId: undefined }
      return settled<Registration>({
        write: async () => {
          const answer = await repeated({ method: 'PUT', path, body })
          const { objectPath: at = [key], bulkId } = accepted('PUT /data/connection', answer)
          if (bulkId !== undefined || tellsOf(answer, OF_CONNECTION))
            return { objectPath: at, bulkId }
          const what = 'PUT /data/connection: the answer does not say what was updated'
          const failure = new UnreadFailure('update-answer', what, answer)
          updated = { ...updated, unread: failure.answer }
          throw failure
        },
        done: () => updated,
        look: async () => {
          // Immuta's own word is enough for what it never shows.
          if (!isShown) return updated.unread === undefined ? 'not-shown' : 'done'
          const live = await reader.connection(key)
          const isDone = live !== undefined && differences(live, body).length === 0
          return isDone ? 'done' : 'not-done'
        },
        undone: 'Immuta does not show the new settings',
      })
    },
    cleanUpScript: async (id) => {
      const path = `/integrations/${encodeURIComponent(id)}/scripts/delete`
      return scriptOf('delete', await repeatedAsRead({ method: 'POST', path }))
    },
    setObject: async (key, path, settings) => {
      const request = { method: 'PUT', path: `/data/settings/${objectUrl(key, path)}` } as const
      const answer = await repeatedAsRead({ ...request, body: { settings } })
      const { bulkId } = accepted('PUT /data/settings', answer)
      const isRead = bulkId !== undefined || tellsOf(answer, OF_OBJECT)
      return { bulkId, ...(!isRead && { unread: unreadAnswer('settings-answer', answer) }) }
    },
    crawl: async (key) => {
      const path = `/data/crawl/${encodeURIComponent(key)}`
      return accepted('POST /data/crawl', await repeatedAsRead({ method: 'POST', path })).bulkId
    },
    deregister: async (key) => {
      const path = `/data/object/${encodeURIComponent(key)}`
      await ifFound(
        settled({
          write: async () =>
            void accepted('DELETE /data/object', await repeated({ method: 'DELETE', path })),
          done: () => undefined,
          look: async () => ((await reader.exists(key)) ? 'not-done' : 'done'),
          undone: 'Immuta still has it',
        }),
      )
    },
  }
}

const NO_ANSWER =
  '. Immuta may have carried it out all the same: it did not answer when asked. ' +
  'Run apply again; it asks first.'

/**
 * What a 2xx answer to a write says, itself, in a list or under `data`. Throws when it says that
 * the write failed.
 */
function accepted(
  request: string,
  answer: unknown,
): { objectPath: string[] | undefined; bulkId: string | undefined } {
  if (saysFailed(answer)) {
    const words = messagesOf(answer).join('; ') || 'Immuta reported a failure without a message'
    throw new RequestFailure(`${request}: ${words}`, { status: 422, body: answer })
  }
  const inner: unknown = Array.isArray(answer) ? answer[0] : getIn(answer, ['data'])
  const told = [answer, inner].map(written)
  return {
    objectPath: told.find(({ objectPath: at }) => at !== undefined)?.objectPath,
    bulkId: told.find(({ bulkId }) => bulkId !== undefined)?.bulkId,
  }
}

/** Fields by which an answer tells of a connection, or of an object, that was changed. */
const OF_CONNECTION = ['objectPath', 'connectionKey', 'connection']
const OF_OBJECT = ['objectPath', 'settings', 'isActive', 'activateNewChildren']

/** Whether an answer to a change, itself, in a list or under `data`, is one that is known. */
function tellsOf(answer: unknown, known: readonly string[]): boolean {
  if (answer === undefined || answer === null || answer === '') return true
  if (typeof answer !== 'object') return false
  const inner: unknown = Array.isArray(answer) ? answer[0] : getIn(answer, ['data'])
  if (inner !== undefined) return tellsOf(inner, known)
  // A job under a name that is not known would go unfollowed.
  const names = Object.keys(answer)
  if (names.some((name) => /^(bulk|jobs?|task)/i.test(name))) return false
  return names.length === 0 || known.some((name) => names.includes(name))
}

function written(answer: unknown): ReturnType<typeof accepted> {
  const { data } = registrationAnswer.safeParse(answer)
  return {
    objectPath: data?.objectPath?.length === 0 ? undefined : data?.objectPath,
    bulkId: data?.bulkId === '' ? undefined : (data?.bulkId ?? undefined),
  }
}
