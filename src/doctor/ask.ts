import { randomUUID } from 'node:crypto'
import type { Connection } from '../core/connection.ts'
import { getIn } from '../core/path.ts'
import { isDeclarable } from '../immuta/object-search.ts'
import type { ImmutaReader } from '../immuta/reader.ts'
import type { ApiClient, ApiRequest, ObservedAnswer } from '../net/api-client.ts'
import type { Clock } from '../net/clock.ts'
import { RequestFailure } from '../net/failure.ts'
import type { Secrets } from '../secrets/environment.ts'
import { type Answer, type Answers, hitsIn, type Probe, PROBES, readable } from './answers.ts'

/** What one check of a tenant works with. */
export interface Visit {
  reader: Pick<ImmutaReader, 'dryRun' | 'setUpScript'>
  send: ApiClient['send']
  clock: Clock
  secrets: Secrets
  /** The answers that came, the latest last. */
  observed: readonly ObservedAnswer[]
  /** Whether there is an API key, which must be exchanged. */
  signsIn: boolean
  /** The connection to look up, where the user names one. */
  connectionKey: string | undefined
  /** The spec to try, and the one whose set-up script is fetched. */
  dryRun: Connection | undefined
  script: Connection | undefined
  /** Called when a question has its answer. */
  answered: (probe: Probe) => void
}

/** The first page of a search for connections. */
const SEARCH = {
  method: 'POST',
  path: '/data/object/search',
  body: { size: 200, offset: 0 },
} as const

/**
 * Asks a tenant each question once, side by side where none needs another's answer. Nothing that is
 * asked changes anything. Never throws for an answer's sake.
 */
export async function ask(visit: Visit): Promise<Answers> {
  const { send, reader, secrets, clock, observed, connectionKey, dryRun, script } = visit
  const startedAt = clock.now()
  const times: { firstMs?: number; now?: number } = {}

  const put = async (probe: Probe, question: () => Promise<unknown>): Promise<Answer> => {
    const [method = '', template = ''] = PROBES[probe].split(' ')
    const before = observed.length
    const mine = (): ObservedAnswer | undefined =>
      observed.slice(before).findLast((one) => isOf(one, method, template))
    try {
      await question()
    } catch (error) {
      if (!(error instanceof RequestFailure)) throw error
      if (mine() === undefined) return { kind: 'failed', failure: error }
    } finally {
      times.firstMs ??= clock.now() - startedAt
      times.now ??= clock.date()
      visit.answered(probe)
    }
    const answer = mine()
    return answer === undefined ? notAsked('It was not asked.') : { kind: 'answered', ...answer }
  }
  const get = (probe: Probe, request: Omit<ApiRequest, 'name'>): Promise<Answer> =>
    put(probe, () => send(request))

  const listing = get('search', SEARCH)
  const beside = [
    get('integrations', { method: 'GET', path: '/integrations' }),
    get('jobs', { method: 'GET', path: `/jobs?bulkId=${randomUUID()}` }),
    dryRun === undefined
      ? Promise.resolve(notAsked('Only `--dry-run FILE` tries a spec.'))
      : put('dry-run', () => reader.dryRun(secrets.fill(dryRun))),
    script === undefined
      ? Promise.resolve(notAsked('Only `--script FILE` fetches a set-up script.'))
      : put('script', () => reader.setUpScript(secrets.fill(script))),
  ] as const

  const subject = await (async (): Promise<Answers['subject']> => {
    if (connectionKey !== undefined) return { key: connectionKey, from: 'user' }
    const found = firstKey(await listing)
    return found !== undefined
      ? { key: found, from: 'tenant' }
      : { key: dryRun?.key ?? `no-connection-${randomUUID()}`, from: 'nobody' }
  })()
  const at = encodeURIComponent(subject.key)
  const searchBelow: Promise<Answer> =
    subject.from === 'nobody'
      ? Promise.resolve(notAsked('There is no connection to search below.'))
      : get('children', { ...SEARCH, path: `${SEARCH.path}/${at}` })
  const lookBelow = searchBelow.then((answer) => {
    const below = hitsIn(answer)?.find(
      ({ objectPath: [of, ...names] }) => of === subject.key && names.length > 0,
    )
    const path = `/data/object/${below?.objectPath.map(encodeURIComponent).join('/') ?? ''}`
    return below === undefined
      ? notAsked('The search listed no object below a connection.')
      : get('child', { method: 'GET', path })
  })
  const [connection, object] = await Promise.all([
    get('connection', { method: 'GET', path: `/data/connection/${at}` }),
    get('object', { method: 'GET', path: `/data/object/${at}` }),
  ])
  const id = getIn(readable(connection)?.body, ['nativeIntegrationId'])
  const integration =
    typeof id === 'number' || (typeof id === 'string' && id !== '')
      ? await get('integration', { method: 'GET', path: `/integrations/${encodeURIComponent(id)}` })
      : notAsked('No connection showed its `nativeIntegrationId`.')
  const search = await listing
  const [integrations, jobs, tried, scripted] = await Promise.all(beside)
  const signIn = observed.findLast((one) => isOf(one, 'POST', '/bim/apikey/authenticate'))
  return {
    of: {
      'sign-in':
        signIn !== undefined
          ? { kind: 'answered', ...signIn }
          : visit.signsIn && search.kind === 'failed'
            ? search
            : notAsked('A bearer token was given, so nothing was exchanged.'),
      integrations,
      search,
      connection,
      integration,
      object,
      children: await searchBelow,
      child: await lookBelow,
      jobs,
      'dry-run': tried,
      script: scripted,
    },
    subject,
    tried: dryRun?.key,
    firstMs: times.firstMs,
    now: times.now ?? clock.date(),
  }
}

/** The first connection of a search that a spec can declare. */
function firstKey(answer: Answer): string | undefined {
  return hitsIn(answer)?.find(({ technology }) => isDeclarable(technology))?.objectPath[0]
}

function notAsked(why: string): Answer {
  return { kind: 'not-asked', why }
}

/** Whether an answer belongs to a question: `{…}` of its address stands for one step or more. */
function isOf(answer: ObservedAnswer, method: string, template: string): boolean {
  const steps = (template.split('?')[0] ?? '').split('/')
  const path = answer.path.split('/')
  return (
    answer.method === method &&
    (path.length === steps.length || (path.length > steps.length && template.endsWith('…}'))) &&
    steps.every((step, at) => step === path[at] || step.startsWith('{'))
  )
}
