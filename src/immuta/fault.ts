import type { ErrorCode } from '../core/codes.ts'
import type { Wording } from '../core/wording.ts'
import type { UnreadAnswer } from '../core/diagnostic.ts'
import { RequestFailure, SignInFailure } from '../net/failure.ts'
import { unreadOf } from './unread.ts'

/** What is wrong with an address, in words that follow a colon, and Node's code for it. */
export interface AddressFault {
  kind: 'host' | 'port' | 'tls'
  meaning: string
  code: string
}

/** What a network fault says of an address. */
const ADDRESS_FAULTS: readonly (Omit<AddressFault, 'code'> & { codes: RegExp })[] = [
  { kind: 'host', codes: /^(ENOTFOUND|EAI_AGAIN)$/, meaning: 'its host is not known' },
  { kind: 'port', codes: /^ECONNREFUSED$/, meaning: 'nothing answers at its host and port' },
  {
    kind: 'tls',
    codes: /CERT|SIGNATURE|SSL|^EPROTO$/,
    meaning:
      'its certificate is not trusted, or it does not speak TLS. ' +
      'A private CA goes into `NODE_EXTRA_CA_CERTS`',
  },
]

/** Why no conversation with the address is possible; `undefined` for any other failure. */
export function addressFault({ cause }: RequestFailure): AddressFault | undefined {
  const hasCode = typeof cause === 'object' && cause !== null && 'code' in cause
  const code = hasCode ? String(cause.code) : ''
  const found = ADDRESS_FAULTS.find(({ codes }) => codes.test(code))
  return found && { kind: found.kind, meaning: found.meaning, code }
}

/** Whether every connection of the run meets this fault: the address or the credential is wrong. */
export function concernsRun(error: unknown): boolean {
  return (
    error instanceof RequestFailure &&
    (error instanceof SignInFailure || error.status === 401 || addressFault(error) !== undefined)
  )
}

/** The code of a write that failed, whatever was thrown: `otherwise` where Immuta let us in. */
export function writeFaultCode(error: unknown, otherwise: ErrorCode): ErrorCode {
  if (!(error instanceof RequestFailure)) return 'internal-error'
  return error.status === 401 || error.status === 403 ? 'immuta-unauthorized' : otherwise
}

/** What is told of a conversation with Immuta that failed. */
export interface ImmutaFault {
  code: ErrorCode
  message: string
  /** The answer that could not be read, where that is the fault. */
  answer?: UnreadAnswer | undefined
}

/**
 * The code and the words for a conversation with Immuta that failed; where it concerns the run, the
 * same words for every connection. Rethrows what is no {@link RequestFailure}.
 */
export function immutaFault(error: unknown, wording: Wording): ImmutaFault {
  if (!(error instanceof RequestFailure)) throw error
  return { ...wordsOf(error, wording), answer: unreadOf(error) }
}

function wordsOf(error: RequestFailure, { name, the }: Wording): ImmutaFault {
  const { status, message } = error
  const isSignIn = error instanceof SignInFailure
  // Which connection met the fault first does not matter.
  const isOfRun = concernsRun(error) && !isSignIn
  const detail = `(${isOfRun ? message.replace(/^\S+ \S+: /, '') : message})`
  if (status === 401 || (status === 403 && isSignIn)) {
    return {
      code: 'immuta-unauthorized',
      message:
        `Immuta does not accept the credential. Check ${the('immutaApiKey')} ` +
        `(or ${name('immutaToken')}), and that ${name('immutaUrl')} is its tenant. ${detail}`,
    }
  }
  if (status === 403) {
    return {
      code: 'immuta-unauthorized',
      message:
        'Immuta refused access. Check the credential, ' +
        `and that its user has the permission APPLICATION_ADMIN. ${detail}`,
    }
  }
  return { code: 'immuta-unreachable', message: `${unreachable(error, the)} ${detail}` }
}

function unreachable(error: RequestFailure, the: Wording['the']): string {
  const address = addressFault(error)
  const url = the('immutaUrl')
  if (address !== undefined) {
    const check = `Check ${url}, and the proxy if there is one`
    return `Immuta could not be reached. ${check}: ${address.meaning}.`
  }
  const answered = error instanceof SignInFailure ? error.answered : undefined
  const isElsewhere = answered !== undefined && answered < 500 && ![408, 429].includes(answered)
  if (isElsewhere) {
    // Some answers say what to check themselves.
    const check = `Check ${url}`
    const more = error.message.includes(check) ? '' : ` ${check}.`
    return `This does not answer like Immuta.${more}`
  }
  return unreadOf(error) === undefined
    ? 'Immuta could not be asked; the spec may be right. Re-run the job.'
    : "Immuta's answer could not be read; the spec may be right."
}
