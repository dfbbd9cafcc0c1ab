import * as z from 'zod/mini'
import { comparison } from '../connection/compare.ts'
import type { FilledBody } from '../core/connection.ts'
import type { ApiClient, ApiRequest } from '../net/api-client.ts'
import { createOnce } from '../net/create-once.ts'
import { RequestFailure } from '../net/failure.ts'
import { withRetries } from '../net/retry.ts'
import {
  idOrName,
  isBusy,
  messagesOf,
  objectPath,
  saysExists,
  saysFailed,
  scriptOf,
} from './answers.ts'
import type { ImmutaReader } from './reader.ts'

/** Answer of `POST /data/connection`; `bulkId`, which finds the jobs, may have been lost. */
export interface Registration {
  objectPath: string[]
  bulkId: string | undefined
}

/** What an apply may do besides looking. All methods throw {@link RequestFailure}. */
export interface ImmutaWriter {
  /**
   * Registers a connection without ever doing it twice: `POST /data/connection` is not idempotent,
   * so after a failure that leaves open whether it took effect, Immuta is asked for the key, and
   * the request is repeated only if it answers 404.
   */
  register: (body: FilledBody) => Promise<Registration>
  /**
   * Replaces a connection's settings by the same body that would register it. Where the answer
   * can't be read, Immuta is asked whether it has the settings, if it can show that.
   *
   * @param isShown whether Immuta shows what changes
   */
  update: (body: FilledBody, isShown: boolean) => Promise<Registration>
  /**
   * The script that removes from Databricks what the registration made. Made before
   * {@link ImmutaWriter.deregister}, which loses its id.
   */
  cleanUpScript: (nativeIntegrationId: string) => Promise<string>
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

  return {
    register: (body) => {
      const key = body.connectionKey
      const registered: Registration = { objectPath: [key], bulkId: undefined }
      return createOnce<Registration>(
        {
          create: async () => {
            const path = '/data/connection'
            const { objectPath: at, bulkId } = accepted(
              'POST /data/connection',
              await send({ method: 'POST', path, body }, 'never'),
            )
            if (at !== undefined || bulkId !== undefined) {
              return { objectPath: at ?? [key], bulkId }
            }
            const message = 'POST /data/connection: the answer does not say what was registered'
            throw new RequestFailure(message, { status: 200 })
          },
          find: async () => ((await reader.exists(key)) ? registered : undefined),
          saysExists: ({ status, body: answer }) => saysExists(status, answer),
          missing: ({ message }) =>
            new RequestFailure(`${message}. Asked afterwards, Immuta does not have it.`),
          unknown: ({ message }, cause) =>
            new RequestFailure(
              `${message}. Immuta may have registered it all the same: it did not answer when ` +
                'asked. Run apply again; it asks first.',
              { cause },
            ),
        },
        clock,
      )
    },
    update: async (body, isShown) => {
      const key = body.connectionKey
      const path = `/data/connection/${encodeURIComponent(key)}`
      try {
        const answer = await repeated({ method: 'PUT', path, body })
        const { objectPath: at = [key], bulkId } = accepted('PUT /data/connection', answer)
        return { objectPath: at, bulkId }
      } catch (error) {
        if (!isInDoubt(error) || !isShown) throw error
        const live = await reader.connection(key)
        if (live === undefined || comparison.differences(live, body).length > 0) throw error
        return { objectPath: [key], bulkId: undefined }
      }
    },
    cleanUpScript: async (id) => {
      const path = `/integrations/${encodeURIComponent(id)}/scripts/delete`
      return scriptOf('delete', await send({ method: 'POST', path }))
    },
    deregister: async (key) => {
      const path = `/data/object/${encodeURIComponent(key)}`
      try {
        accepted('DELETE /data/object', await repeated({ method: 'DELETE', path }))
      } catch (error) {
        if (error instanceof RequestFailure && error.status === 404) return
        if (!isInDoubt(error) || (await reader.exists(key))) throw error
      }
    },
  }
}

/** Whether Immuta said yes in an answer that can't be read. */
function isInDoubt(error: unknown): error is RequestFailure {
  return error instanceof RequestFailure && error.accepted
}

/** What a 2xx answer to a write says. Throws when it says that the write failed. */
function accepted(
  request: string,
  answer: unknown,
): { objectPath: string[] | undefined; bulkId: string | undefined } {
  if (saysFailed(answer)) {
    const words = messagesOf(answer).join('; ') || 'Immuta reported a failure without a message'
    throw new RequestFailure(`${request}: ${words}`, { status: 422, body: answer })
  }
  const { data } = registrationAnswer.safeParse(answer)
  return {
    objectPath: data?.objectPath?.length === 0 ? undefined : data?.objectPath,
    bulkId: data?.bulkId === '' ? undefined : (data?.bulkId ?? undefined),
  }
}
