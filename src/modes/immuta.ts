import { isError } from '../core/diagnostic.ts'
import { ConfigError } from '../core/failure.ts'
import type { SpecResult } from '../core/spec.ts'
import type { Wording } from '../core/wording.ts'
import { immutaApi, type ImmutaApiOptions } from '../immuta/api.ts'
import { type ImmutaReader, immutaReader } from '../immuta/reader.ts'
import { type ImmutaWriter, immutaWriter } from '../immuta/writer.ts'
import type { ApiClient } from '../net/api-client.ts'
import { slots } from '../net/pool.ts'
import { USER_AGENT } from '../version.ts'
import type { Ports } from './ports.ts'
import type { Request } from './request.ts'

export type ImmutaPorts = Pick<Ports, 'request' | 'wording' | 'clock' | 'log' | 'redact'>

/** How to reach Immuta. Throws {@link ConfigError} when the request does not say. */
export function requireImmuta(
  { immutaUrl, immutaCredential }: Request,
  { name, The, fromSecrets }: Wording,
): Pick<ImmutaApiOptions, 'baseUrl' | 'credential'> {
  if (immutaCredential === undefined) {
    throw new ConfigError(
      `${The('immutaApiKey')} is empty: set it (or ${name('immutaToken')}) ${fromSecrets}.`,
    )
  }
  if (immutaUrl === undefined) {
    throw new ConfigError(
      `${The('immutaUrl')} is missing: set it to the tenant's address, ` +
        'such as `https://acme.hosted.immutacloud.com`.',
    )
  }
  return { baseUrl: immutaUrl, credential: immutaCredential }
}

/** A conversation with Immuta: nothing is sent before the first request, or before it signs in. */
interface Conversation extends Pick<ApiClient, 'send' | 'signIn' | 'close'> {
  reader: ImmutaReader
}

/**
 * Opens a conversation with Immuta that can't write.
 *
 * @param manner who looks on, and how often it is tried
 */
export function openReader(ports: ImmutaPorts, manner: Manner = {}): Conversation {
  const api = openApi(ports, 'read', manner)
  return { ...api, reader: openedReader(api, ports) }
}

/**
 * Signs in while GitHub is asked what changed, where Immuta could be asked about some spec.
 *
 * @param sends whether that takes its secrets
 */
export function signInBeside(
  { signIn }: Pick<Conversation, 'signIn'>,
  { secrets }: Pick<Ports, 'secrets'>,
  sends: boolean,
): (specs: readonly SpecResult[]) => void {
  const isAskable = (spec: SpecResult): boolean =>
    spec.kind === 'valid' && !(sends && secrets.check(spec.connection, true).some(isError))
  return (specs) => {
    if (specs.some(isAskable)) signIn()
  }
}

/** Opens a conversation with Immuta for an apply. */
export function openWriter(ports: ImmutaPorts): Conversation & { writer: ImmutaWriter } {
  const api = openApi(ports, 'write')
  const reader = openedReader(api, ports)
  return { ...api, reader, writer: immutaWriter(api, reader) }
}

/** A reader that looks up as many objects at once as was asked for, of all connections. */
function openedReader(api: ApiClient, { request, wording }: ImmutaPorts): ImmutaReader {
  const reader = immutaReader(api, wording)
  const atOnce = slots(request.concurrency)
  return { ...reader, object: (key, path) => atOnce(() => reader.object(key, path)) }
}

type Manner = Pick<ImmutaApiOptions, 'observe' | 'retries'>

function openApi(ports: ImmutaPorts, access: 'read' | 'write', manner: Manner = {}): ApiClient {
  const { request, wording, clock, log, redact } = ports
  return immutaApi({
    ...manner,
    ...requireImmuta(request, wording),
    access,
    userAgent: USER_AGENT,
    timeoutMs: request.timeout,
    clock,
    wording,
    mask: log.mask,
    redact,
  })
}
