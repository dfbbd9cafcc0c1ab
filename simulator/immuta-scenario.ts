import type { JsonObject } from './http.ts'
import type { JobsEnvelope } from './immuta-jobs.ts'

/** A registered connection, with everything that Immuta would know about it. */
export interface StoredConnection {
  connectionKey: string
  /** The last body received, secrets included. */
  body: JsonObject
  isActive: boolean
  nativeIntegrationId: number
  bulkId: string
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
  scriptStyle: 'text' | 'json-string' | 'object'
  /** Hits of one page of a search, whatever was asked for. */
  maxSearchSize: number
  /** Whether a search tells how many hits there are. */
  tellsCount: boolean
  /** Whether secrets are left out of answers, or replaced by a placeholder. */
  secrets: 'omit' | 'redact'
  /** After so many requests a bearer token expires. */
  tokenLifetimeRequests?: number
}
