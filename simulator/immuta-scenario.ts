import type { JsonObject } from './http.ts'
import type { JobsEnvelope } from './immuta-jobs.ts'

/** What can be set on an object; what is not set is inherited. */
export interface Switches {
  isActive?: boolean
  /** Whether children that a crawl finds are active. A table has none. */
  activateNewChildren?: boolean
}

/** A registered connection, with everything that Immuta would know about it. It inherits from nothing, so both switches are its own. */
export interface StoredConnection extends Required<Switches> {
  connectionKey: string
  /** The last body received, secrets included. */
  body: JsonObject
  nativeIntegrationId: number
  bulkId: string
  /** Told after a removal where `metadata` does not say what is below the connection. */
  childCount: number
  createdAt: string
  createdBy: number
  updatedAt: string
  updatedBy: number
}

/** How the simulated tenant answers where the documentation leaves it open. */
export interface ImmutaScenario {
  /** Whether the sign-in answers more than the token. */
  signIn: 'documented' | 'token'
  /** Whether a connection is shown with the other parts of its registration. */
  connection: 'documented' | 'whole'
  /** The form of a passed dry run; `capitals`: its words are in upper case. */
  dryRun: 'validationResults' | 'capitals' | 'empty' | 'registration' | 'success'
  /** Scripted dry-run answers, by connection key. */
  rejectDryRun: Map<string, { status: number; body: unknown }>
  /**
   * How the dry run of a connection that exists ends; `failed-test`: in a 2xx, the test fails that
   * there is no such integration; `refused-test`: in a 422.
   */
  existingDryRun: 'pass' | Taken | 'failed-test' | 'refused-test'
  /** How the registration of a key that is taken is refused. */
  duplicate: Taken
  /** What a registration answers. */
  registration: 'documented' | 'path-as-text' | 'key' | 'bulk-id' | 'data'
  /** What an update answers. */
  update: 'registration' | 'connection' | 'bulk-id' | 'empty'
  /** What a removal answers. */
  removal: 'path' | 'key' | 'bulk-id' | 'empty'
  /** The status of an accepted write: of older and newer APIs. */
  accepted: 200 | 201 | 202
  /** Each write of an address is refused so often first, because the connection is at work. */
  busy: number
  /** Which endpoints for background jobs there are. */
  jobsEndpoint: 'both' | 'statuses' | 'none'
  jobsEnvelope: JobsEnvelope
  /** The states a job walks through, one per poll; it stays in the last. */
  jobStates: string[]
  /** Whether the states of jobs, and of integrations, come in upper case. */
  states: 'documented' | 'capitals'
  /** Whether ids are as documented, or numbers where texts are and the other way round. */
  ids: 'documented' | 'other-types'
  /** What becomes of changed settings: an effect when the job completes, an effect without a job, or a job without effect. */
  settingsStyle: 'job' | 'at-once' | 'ignored'
  /** What changed settings answer. Without a bulk id they have their effect at once. */
  settingsAnswer: BulkAnswer | 'settings' | 'object'
  /** An object with so many objects below it, or more, can't be activated. */
  maxChildren: number
  /** Whether what a crawl found is there when its job completes, or some looks later. */
  crawlStyle: 'job' | 'late'
  /** GETs of an object of the connection that do not see yet what a late crawl found. */
  crawlLag: number
  /** What a crawl answers. Without a bulk id it has its effect at once. */
  crawlAnswer: BulkAnswer
  /** How an object tells whether it is active, besides its settings. */
  objectState: 'documented' | 'capitals' | 'enabled' | 'health' | 'absent'
  /** Whether the settings of an object come wrapped in `{ value }`, and all of them. */
  objectSettings: 'wrapped' | 'bare' | 'without-status'
  scriptStyle: 'text' | 'json-string' | 'object' | 'sql' | 'content' | 'data'
  /** What a search without a path lists: connections alone, or what lies below them too. */
  searchScope: 'connections' | 'everything'
  /** What wraps the hits of a search, and what its total is called. */
  searchEnvelope: SearchEnvelope
  /** Hits of one page of a search, whatever was asked for. */
  maxSearchSize: number
  /** Whether a search heeds `size` and `offset` at all. */
  pagesSearch: boolean
  /** Whether a search tells how many hits there are. */
  tellsCount: boolean
  /** Whether secrets are left out of answers, or replaced by a placeholder. */
  secrets: 'omit' | 'redact'
  /** After so many requests a bearer token expires. */
  tokenLifetimeRequests?: number
}

/** How it is said that a key is taken: 409, a validation code with 422, or words with 400. */
export type Taken = 'conflict' | 'unique' | 'words'
/** How an answer names a background job; `list`: as the only element of a list. */
export type BulkAnswer = 'documented' | 'bulk-id' | 'list' | 'data' | 'empty'
export type SearchEnvelope = 'hits' | 'list' | 'results' | 'data' | 'objects' | 'items'

/** A tenant that answers as documented, and by the likelier form where that is open. */
export function documented(): ImmutaScenario {
  return {
    signIn: 'documented',
    connection: 'documented',
    dryRun: 'validationResults',
    rejectDryRun: new Map(),
    existingDryRun: 'pass',
    duplicate: 'conflict',
    registration: 'documented',
    update: 'registration',
    removal: 'path',
    accepted: 200,
    busy: 0,
    jobsEndpoint: 'both',
    jobsEnvelope: 'array',
    jobStates: ['created', 'active', 'completed'],
    states: 'documented',
    ids: 'documented',
    settingsStyle: 'job',
    settingsAnswer: 'documented',
    maxChildren: 100_000,
    crawlStyle: 'job',
    crawlLag: 2,
    crawlAnswer: 'documented',
    objectState: 'documented',
    objectSettings: 'wrapped',
    scriptStyle: 'text',
    searchScope: 'connections',
    searchEnvelope: 'hits',
    maxSearchSize: Infinity,
    pagesSearch: true,
    tellsCount: true,
    secrets: 'omit',
  }
}
