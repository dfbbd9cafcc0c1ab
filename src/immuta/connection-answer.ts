import * as z from 'zod/mini'
import { carriesFailure, idOrName } from './answers.ts'

const connectionAnswer = z.looseObject({
  connectionKey: z.catch(z.optional(z.string()), undefined),
  connection: z.catch(z.record(z.string(), z.unknown()), {}),
  nativeIntegrationId: z.catch(z.optional(idOrName), undefined),
})

/** What `GET /data/connection` shows of a connection; `undefined` when the answer shows none. */
export function readConnectionAnswer(
  body: unknown,
  key: string,
): z.infer<typeof connectionAnswer> | undefined {
  const { data } = connectionAnswer.safeParse(body)
  const isNamed = data?.connectionKey === key || Object.keys(data?.connection ?? {}).length > 0
  return isNamed && !carriesFailure(body) ? data : undefined
}
