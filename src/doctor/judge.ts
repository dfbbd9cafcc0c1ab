import { getIn } from '../core/path.ts'
import { healthOf, messagesOf, saysFailed, SCRIPT_NAMES, scriptOf } from '../immuta/answers.ts'
import { readConnectionAnswer } from '../immuta/connection-answer.ts'
import { GUESSES, type GuessId } from '../immuta/guesses.ts'
import { JOB_LISTS, NEXT_NAMES, readPage } from '../immuta/job-list.ts'
import { OBJECT_LISTS, readSearch } from '../immuta/object-search.ts'
import { activeState } from '../immuta/object-answer.ts'
import {
  type Answer,
  type Answers,
  attempt,
  failsAsExisting,
  foreign,
  hasTried,
  readable,
  said,
  statusOf,
} from './answers.ts'

/** Whether a tenant answers as guessed, and what was seen of it. */
export interface Judgement {
  verdict: 'as guessed' | 'otherwise' | 'not seen'
  found: string
}

export interface JudgedGuess extends Judgement {
  id: GuessId
  endpoint: string
  guess: string
}

/**
 * Judges each guess about Immuta's API by what a tenant answered. Pure.
 *
 * @param isImmuta whether what answered is a tenant at all
 */
export function judge(answers: Answers, isImmuta: boolean): JudgedGuess[] {
  return GUESSES.map(({ id, endpoint, guess }) => {
    const judgement = isImmuta ? JUDGES[id](answers) : unseen('No tenant could be asked.')
    return { id, endpoint, guess, ...judgement }
  })
}

const guessed = (found: string): Judgement => ({ verdict: 'as guessed', found })
const otherwise = (found: string): Judgement => ({ verdict: 'otherwise', found })
const unseen = (found: string): Judgement => ({ verdict: 'not seen', found })

/** Judges an answer of success; one that is none tells nothing, and a page or a cut text that. */
function ofAnswer(answer: Answer, see: (body: unknown) => Judgement): Judgement {
  const found = readable(answer)
  if (found !== undefined) return see(found.body)
  if (answer.kind !== 'answered') return unseen(said(answer))
  if (answer.status === 404) return unseen('Nothing was there to look at (HTTP 404).')
  return answer.status < 300 ? otherwise(said(answer)) : unseen(said(answer))
}

const ofWrite = (): Judgement => unseen('Only an apply makes this request.')

const JUDGES: Record<GuessId, (answers: Answers) => Judgement> = {
  'sign-in': ({ of }) =>
    ofAnswer(of['sign-in'], (body) =>
      typeof getIn(body, ['token']) === 'string'
        ? guessed('The answer holds `token`.')
        : otherwise('The answer holds no `token`.'),
    ),
  'connection-fields': ({ of, subject: { key } }) =>
    ofAnswer(of.connection, (body) => {
      if (readConnectionAnswer(body, key) === undefined) return otherwise('No `connection`.')
      const more = ['settings', 'options', 'nativeIntegration'].filter(
        (name) => getIn(body, [name]) !== undefined,
      )
      return more.length === 0
        ? guessed('`connection`, and no more of a registration.')
        : guessed(`\`connection\`; ${more.map((name) => `\`${name}\``).join(', ')} as well.`)
    }),
  'connection-absent': ({ of: { connection } }) => {
    if (readable(connection) !== undefined)
      return unseen('It was there; `doctor` with a key that Immuta does not have tells.')
    if (connection.kind !== 'answered' || [401, 403, 429].includes(connection.status))
      return unseen(said(connection))
    if (connection.status >= 500) return unseen(said(connection))
    const isGuessed = connection.status === 404 && connection.fault === undefined
    return isGuessed ? guessed('HTTP 404, as JSON.') : otherwise(said(connection))
  },
  'connection-secrets': ({ of }) =>
    ofAnswer(of.connection, (body) => {
      const kind = getIn(body, ['connection', 'authenticationType'])
      const path = SECRETS[String(kind)]
      if (path === undefined) return unseen('It has no credential of a kind that is known.')
      const secret = getIn(body, ['connection', ...path])
      if (secret === undefined || secret === null) return guessed('The secret is left out.')
      return secret === '[REDACTED]' || secret === ''
        ? guessed('A placeholder stands for the secret.')
        : otherwise('Another value stands for the secret.')
    }),
  'integration-id': ({ of: { integration } }) => {
    if (statusOf(integration) === 404)
      return otherwise('`nativeIntegrationId` finds no integration.')
    return ofAnswer(integration, (body) =>
      isFilled(getIn(body, ['config']))
        ? guessed('`nativeIntegrationId` finds it, with its `config`.')
        : otherwise('The integration has no `config`.'),
    )
  },
  'integration-health': ({ of }) =>
    ofAnswer(of.integration, (body) =>
      healthOf(body)?.status === undefined
        ? otherwise('The integration tells no `status`.')
        : guessed('It tells its `status`.'),
    ),
  'object-state': ({ of }) =>
    ofAnswer(of.object, (body) => {
      const state = getIn(body, ['state'])
      if (activeState({ state }) !== undefined) return guessed('`state` is active or inactive.')
      const what = state === undefined ? 'There is no `state`' : '`state` is another word'
      return activeState(body) === undefined
        ? otherwise(`${what}, and \`settings.isActive\` is not shown.`)
        : guessed(`${what}; \`settings.isActive\` tells.`)
    }),
  'object-settings': ({ of }) =>
    ofAnswer(of.object, (body) => {
      const form = wrapped(body, 'isActive') ?? wrapped(body, 'activateNewChildren')
      return form === undefined
        ? otherwise('Neither setting is shown in a form that is known.')
        : guessed(`They come ${form}.`)
    }),
  'object-path': ({ of: { child } }) =>
    child.kind === 'answered' && child.status === 404 && child.fault === undefined
      ? otherwise('An object that the search lists is not found at its names.')
      : ofAnswer(child, () => guessed('An object that the search lists is found at its names.')),
  'search-wrapper': ({ of }) =>
    ofAnswer(of.search, (body) => {
      const list = attempt(() => readSearch(body))
      if (list === undefined) return otherwise('There is no list under a name that is known.')
      const wrapper = wrapperOf(body, OBJECT_LISTS)
      return guessed(`The list comes ${wrapper}${list.hits.length === 0 ? ', empty' : ''}.`)
    }),
  'search-paging': ({ of }) =>
    ofAnswer(of.search, (body) => {
      const list = attempt(() => readSearch(body))
      if (list === undefined) return unseen('The list could not be read.')
      if (list.total > 0) return guessed('The total is told.')
      return unseen('No total is told; a second page was not asked for.')
    }),
  'search-scope': ({ of, subject: { key } }) =>
    ofAnswer(of.children, (body) => {
      const hits = attempt(() => readSearch(body))?.hits
      if (hits === undefined) return unseen('The list could not be read.')
      if (hits.length === 0) return unseen('It lists nothing below the connection.')
      return hits.every(({ objectPath: [of, ...names] }) => of === key && names.length > 0)
        ? guessed('With a path it lists what lies below it.')
        : otherwise('With a path it lists something else than what lies below it.')
    }),
  'search-technology': ({ of }) =>
    ofAnswer(of.search, (body) => {
      const hits = attempt(() => readSearch(body))?.hits ?? []
      if (hits.length === 0) return unseen('No connection was listed.')
      return hits.every(
        ({ objectPath: [, name], technology }) => (technology ?? name) !== undefined,
      )
        ? guessed('Each connection names it.')
        : otherwise('Not every connection names it.')
    }),
  'dry-run-answer': ({ of: { 'dry-run': tried } }) => {
    if (tried.kind !== 'answered') return unseen(said(tried))
    const { status, body } = tried
    if (readable(tried) !== undefined)
      return guessed(saysFailed(body) ? 'It failed, and says so.' : 'It passed.')
    if (status < 300) return otherwise(said(tried))
    if ([401, 403, 408, 429].includes(status) || status >= 500) return unseen(said(tried))
    return messagesOf(body).length > 0
      ? guessed(`HTTP ${status}, with the reason.`)
      : otherwise(`HTTP ${status}, with no reason that could be read.`)
  },
  'dry-run-existing': (answers) => {
    const answer = answers.of['dry-run']
    if (answer.kind !== 'answered') return unseen(said(answer))
    if (!hasTried(answers))
      return unseen('The spec that was tried is of no connection that exists.')
    if (readable(answer) !== undefined && !saysFailed(answer.body)) return guessed('It passes.')
    return failsAsExisting(answers)
      ? guessed('It fails because the connection exists.')
      : unseen('It failed for another reason.')
  },
  'script-form': ({ of }) =>
    ofAnswer(of.script, (body) =>
      attempt(() => scriptOf('create', body)) === undefined
        ? otherwise('The answer holds no script under a name that is known.')
        : guessed(
            typeof body === 'string' ? 'Text.' : `An object with ${namesOf(body, SCRIPT_NAMES)}.`,
          ),
    ),
  'jobs-endpoint': ({ of: { jobs } }) =>
    jobs.kind === 'answered' && jobs.status === 404 && foreign(jobs) === undefined
      ? guessed('It is not there, or knows nothing of an unknown bulk id: HTTP 404.')
      : ofAnswer(jobs, () => guessed('It is there.')),
  'jobs-wrapper': ({ of }) =>
    ofAnswer(of.jobs, (body) => {
      if (body === undefined) return guessed('Of an unknown bulk id it tells nothing.')
      const isEmpty = typeof body === 'object' && body !== null && Object.keys(body).length === 0
      if (isEmpty) return guessed(`An empty ${Array.isArray(body) ? 'list' : 'object'}.`)
      const { jobs } = readPage(body)
      if (jobs.unread !== undefined)
        return otherwise(
          jobs.total > 0
            ? 'Not all of it could be read as jobs.'
            : 'There is no list of jobs under a name that is known.',
        )
      if (jobs.total > 0) return guessed('Jobs could be read.')
      const wrapper = wrapperOf(body, JOB_LISTS)
      return guessed(wrapper === '' ? 'It tells of no job.' : `A list ${wrapper}, empty.`)
    }),
  'jobs-paging': ({ of }) =>
    ofAnswer(of.jobs, (body) => {
      const named = namesOf(body, NEXT_NAMES)
      return named === '' ? unseen('No next page is named.') : guessed(`It holds ${named}.`)
    }),
  duplicate: ofWrite,
  'registration-answer': ofWrite,
  'update-body': ofWrite,
  'update-answer': ofWrite,
  busy: ofWrite,
  'settings-body': ofWrite,
  'settings-answer': ofWrite,
  'crawl-answer': ofWrite,
  'deregister-absent': ofWrite,
}

function isFilled(value: unknown): boolean {
  return typeof value === 'object' && value !== null
}

/** Where the secret of a connection stands, by how it signs in. */
const SECRETS: Record<string, readonly string[] | undefined> = {
  token: ['token'],
  oAuthM2M: ['oAuthClientConfig', 'clientSecret'],
  userPassword: ['password'],
}

/** How a setting comes; `undefined` when it does not come. */
function wrapped(body: unknown, name: string): string | undefined {
  const setting = getIn(body, ['settings', name])
  if (typeof setting === 'boolean') return 'bare'
  return typeof getIn(setting, ['value']) === 'boolean' ? 'as `{ "value": … }`' : undefined
}

/** How a list comes: bare, or under which of the names that are known; empty when it does not. */
function wrapperOf(body: unknown, known: readonly string[]): string {
  if (Array.isArray(body)) return 'bare'
  const name = known.find((one) => Array.isArray(getIn(body, [one])))
  return name === undefined ? '' : `under \`${name}\``
}

function namesOf(body: unknown, known: readonly string[]): string {
  return known
    .filter((name) => getIn(body, [name]) !== undefined)
    .map((name) => `\`${name}\``)
    .join(' and ')
}
