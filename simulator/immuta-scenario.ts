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
  /** The form of a passed dry run. */
  dryRun: 'validationResults' | 'empty'
  /** Scripted dry-run answers, by connection key. */
  rejectDryRun: Map<string, { status: number; body: unknown }>
  existingDryRun: 'conflict' | 'pass'
  jobsEnvelope: JobsEnvelope
  /** The states a job walks through, one per poll; it stays in the last. */
  jobStates: string[]
  /** What becomes of changed settings: an effect when the job completes, an effect without a job, or a job without effect. */
  settingsStyle: 'job' | 'at-once' | 'ignored'
  /** An object with so many objects below it, or more, can't be activated. */
  maxChildren: number
  /** Whether what a crawl found is there when its job completes, or some looks later. */
  crawlStyle: 'job' | 'late'
  /** GETs of an object of the connection that do not see yet what a late crawl found. */
  crawlLag: number
  scriptStyle: 'text' | 'json-string' | 'object'
  /** What a search without a path lists: connections alone, or what lies below them too. */
  searchScope: 'connections' | 'everything'
  /** Hits of one page of a search, whatever was asked for. */
  maxSearchSize: number
  /** Whether a search tells how many hits there are. */
  tellsCount: boolean
  /** Whether secrets are left out of answers, or replaced by a placeholder. */
  secrets: 'omit' | 'redact'
  /** After so many requests a bearer token expires. */
  tokenLifetimeRequests?: number
}
