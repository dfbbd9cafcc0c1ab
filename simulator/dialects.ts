import type { GuessId } from '../src/immuta/guesses.ts'
import type { ImmutaScenario } from './immuta-scenario.ts'

/** One way in which a tenant may answer where the documentation leaves it open. */
export interface Dialect {
  id: string
  /** The guess that covers it. */
  guess: GuessId
  /** What is said otherwise than in the documented dialect, in a sentence. */
  says: string
  /** How the simulated tenant comes to speak so. */
  scenario: Partial<ImmutaScenario>
}

/** Every dialect that differs from the documented one in one thing. */
export const DIALECTS = [
  {
    id: 'token-alone',
    guess: 'sign-in',
    says: 'The sign-in answers the token and nothing else.',
    scenario: { signIn: 'token' },
  },
  {
    id: 'connection-whole',
    guess: 'connection-fields',
    says: 'A connection is shown with its settings, options and integration.',
    scenario: { connection: 'whole' },
  },
  {
    id: 'secrets-redacted',
    guess: 'connection-secrets',
    says: 'A secret is shown as `[REDACTED]`.',
    scenario: { secrets: 'redact' },
  },
  {
    id: 'ids-of-other-types',
    guess: 'integration-id',
    says: 'Ids of integrations are texts, those of jobs numbers.',
    scenario: { ids: 'other-types' },
  },
  {
    id: 'states-in-capitals',
    guess: 'integration-health',
    says: 'The states of integrations, of their tests and of jobs are in upper case.',
    scenario: { states: 'capitals' },
  },
  {
    id: 'object-state-in-capitals',
    guess: 'object-state',
    says: 'The `state` of an object is `ACTIVE` or `INACTIVE`, and its settings do not tell it.',
    scenario: { objectState: 'capitals', objectSettings: 'without-status' },
  },
  {
    id: 'object-state-enabled',
    guess: 'object-state',
    says: 'The `state` of an object is `Enabled` or `Disabled`, and its settings do not tell it.',
    scenario: { objectState: 'enabled', objectSettings: 'without-status' },
  },
  {
    id: 'object-state-health',
    guess: 'object-state',
    says: 'The `state` of an object is `UNHEALTHY`, whether it is active or not.',
    scenario: { objectState: 'health' },
  },
  {
    id: 'object-state-absent',
    guess: 'object-state',
    says: 'An object has no `state`, only settings.',
    scenario: { objectState: 'absent' },
  },
  {
    id: 'object-settings-bare',
    guess: 'object-settings',
    says: 'The settings of an object are not wrapped in `{ "value": … }`.',
    scenario: { objectSettings: 'bare', objectState: 'absent' },
  },
  {
    id: 'search-list',
    guess: 'search-wrapper',
    says: 'The hits of a search come as a list.',
    scenario: { searchEnvelope: 'list' },
  },
  {
    id: 'search-results',
    guess: 'search-wrapper',
    says: 'The hits come under `results`, with a `total`.',
    scenario: { searchEnvelope: 'results' },
  },
  {
    id: 'search-data',
    guess: 'search-wrapper',
    says: 'The hits come under `data`, with `meta.totalCount`.',
    scenario: { searchEnvelope: 'data' },
  },
  {
    id: 'search-objects',
    guess: 'search-wrapper',
    says: 'The hits come under `objects`, with a `totalCount`.',
    scenario: { searchEnvelope: 'objects' },
  },
  {
    id: 'search-items',
    guess: 'search-wrapper',
    says: 'The hits come under `items`, with a `totalCount`.',
    scenario: { searchEnvelope: 'items' },
  },
  {
    id: 'search-small-pages',
    guess: 'search-paging',
    says: 'A search ignores `size`, and gives ten at a time.',
    scenario: { maxSearchSize: 10 },
  },
  {
    id: 'search-small-pages-of-unknown-number',
    guess: 'search-paging',
    says: 'A search gives ten at a time, and no total.',
    scenario: { maxSearchSize: 10, tellsCount: false, searchEnvelope: 'list' },
  },
  {
    id: 'search-whole',
    guess: 'search-paging',
    says: 'A search ignores `size` and `offset`, and gives all each time.',
    scenario: { pagesSearch: false, tellsCount: false },
  },
  {
    id: 'search-everything',
    guess: 'search-scope',
    says: 'A search lists what lies below connections too.',
    scenario: { searchScope: 'everything' },
  },
  {
    id: 'dry-run-in-capitals',
    guess: 'dry-run-answer',
    says: 'The results of a dry run are `PASSED`.',
    scenario: { dryRun: 'capitals' },
  },
  {
    id: 'dry-run-empty',
    guess: 'dry-run-answer',
    says: 'A dry run that passes answers nothing.',
    scenario: { dryRun: 'empty' },
  },
  {
    id: 'dry-run-registration',
    guess: 'dry-run-answer',
    says: 'A dry run answers what a registration would.',
    scenario: { dryRun: 'registration' },
  },
  {
    id: 'dry-run-success',
    guess: 'dry-run-answer',
    says: 'A dry run that passes answers `success: true` and `error: null`.',
    scenario: { dryRun: 'success' },
  },
  {
    id: 'dry-run-existing-conflict',
    guess: 'dry-run-existing',
    says: 'The dry run of a connection that exists is refused by 409.',
    scenario: { existingDryRun: 'conflict' },
  },
  {
    id: 'dry-run-existing-unique',
    guess: 'dry-run-existing',
    says: 'The dry run of a connection that exists is refused by 422, with the validation code `unique`.',
    scenario: { existingDryRun: 'unique' },
  },
  {
    id: 'dry-run-existing-words',
    guess: 'dry-run-existing',
    says: 'The dry run of a connection that exists is refused by 400, in words alone.',
    scenario: { existingDryRun: 'words' },
  },
  {
    id: 'dry-run-existing-test',
    guess: 'dry-run-existing',
    says: 'The dry run of a connection that exists answers 200, with a test that failed.',
    scenario: { existingDryRun: 'failed-test' },
  },
  {
    id: 'dry-run-existing-test-refused',
    guess: 'dry-run-existing',
    says: 'The dry run of a connection that exists answers 422, with a test that failed.',
    scenario: { existingDryRun: 'refused-test' },
  },
  {
    id: 'script-json',
    guess: 'script-form',
    says: 'A script is text in JSON.',
    scenario: { scriptStyle: 'json-string' },
  },
  {
    id: 'script-object',
    guess: 'script-form',
    says: 'A script is an object with `script`.',
    scenario: { scriptStyle: 'object' },
  },
  {
    id: 'script-sql',
    guess: 'script-form',
    says: 'A script is an object with `sql`.',
    scenario: { scriptStyle: 'sql' },
  },
  {
    id: 'script-content',
    guess: 'script-form',
    says: 'A script is an object with `content`.',
    scenario: { scriptStyle: 'content' },
  },
  {
    id: 'script-data',
    guess: 'script-form',
    says: 'A script is an object with `data`.',
    scenario: { scriptStyle: 'data' },
  },
  {
    id: 'duplicate-unique',
    guess: 'duplicate',
    says: 'A key that is taken is refused by 422, with the validation code `unique`.',
    scenario: { duplicate: 'unique' },
  },
  {
    id: 'duplicate-words',
    guess: 'duplicate',
    says: 'A key that is taken is refused by 400, in words alone.',
    scenario: { duplicate: 'words' },
  },
  {
    id: 'registration-path-as-text',
    guess: 'registration-answer',
    says: 'The object path of a registration is a text.',
    scenario: { registration: 'path-as-text' },
  },
  {
    id: 'registration-key',
    guess: 'registration-answer',
    says: 'A registration answers the key in place of the object path.',
    scenario: { registration: 'key' },
  },
  {
    id: 'registration-bulk-id',
    guess: 'registration-answer',
    says: 'A registration answers its bulk id alone.',
    scenario: { registration: 'bulk-id' },
  },
  {
    id: 'registration-data',
    guess: 'registration-answer',
    says: 'A registration answers under `data`.',
    scenario: { registration: 'data' },
  },
  {
    id: 'writes-created',
    guess: 'registration-answer',
    says: 'A write answers 201.',
    scenario: { accepted: 201 },
  },
  {
    id: 'update-connection',
    guess: 'update-answer',
    says: 'An update answers the connection.',
    scenario: { update: 'connection' },
  },
  {
    id: 'update-bulk-id',
    guess: 'update-answer',
    says: 'An update answers a bulk id.',
    scenario: { update: 'bulk-id' },
  },
  {
    id: 'update-empty',
    guess: 'update-answer',
    says: 'An update answers nothing, with 204.',
    scenario: { update: 'empty' },
  },
  {
    id: 'busy',
    guess: 'busy',
    says: 'Each write is refused once by 409, because the connection is at work.',
    scenario: { busy: 1 },
  },
  {
    id: 'jobs-statuses',
    guess: 'jobs-endpoint',
    says: 'There is no `GET /jobs`; `POST /jobs/statuses` knows bulk ids.',
    scenario: { jobsEndpoint: 'statuses' },
  },
  {
    id: 'jobs-absent',
    guess: 'jobs-endpoint',
    says: 'There is no endpoint for jobs.',
    scenario: { jobsEndpoint: 'none' },
  },
  {
    id: 'jobs-wrapped',
    guess: 'jobs-wrapper',
    says: 'Jobs come under `jobs`.',
    scenario: { jobsEnvelope: 'jobs' },
  },
  {
    id: 'jobs-hits',
    guess: 'jobs-wrapper',
    says: 'Jobs come under `hits`.',
    scenario: { jobsEnvelope: 'hits' },
  },
  {
    id: 'jobs-results',
    guess: 'jobs-wrapper',
    says: 'Jobs come under `results`.',
    scenario: { jobsEnvelope: 'results' },
  },
  {
    id: 'jobs-data',
    guess: 'jobs-wrapper',
    says: 'Jobs come under `data`.',
    scenario: { jobsEnvelope: 'data' },
  },
  {
    id: 'jobs-items',
    guess: 'jobs-wrapper',
    says: 'Jobs come under `items`.',
    scenario: { jobsEnvelope: 'items' },
  },
  {
    id: 'jobs-map',
    guess: 'jobs-wrapper',
    says: 'Jobs come as a map by id.',
    scenario: { jobsEnvelope: 'map' },
  },
  {
    id: 'jobs-wrapped-map',
    guess: 'jobs-wrapper',
    says: 'Jobs come as a map by id, under `jobs`.',
    scenario: { jobsEnvelope: 'jobs-map' },
  },
  {
    id: 'jobs-counts',
    guess: 'jobs-wrapper',
    says: 'Jobs are counted by state.',
    scenario: { jobsEnvelope: 'counts' },
  },
  {
    id: 'jobs-empty',
    guess: 'jobs-wrapper',
    says: 'No job is known.',
    scenario: { jobsEnvelope: 'empty' },
  },
  {
    id: 'jobs-paged',
    guess: 'jobs-paging',
    says: 'Jobs come one to a page; `next` names the following one.',
    scenario: { jobsEnvelope: 'paged' },
  },
  {
    id: 'settings-bulk-id',
    guess: 'settings-answer',
    says: 'Changed settings answer a bulk id alone.',
    scenario: { settingsAnswer: 'bulk-id' },
  },
  {
    id: 'settings-list',
    guess: 'settings-answer',
    says: 'Changed settings answer a list of one.',
    scenario: { settingsAnswer: 'list' },
  },
  {
    id: 'settings-data',
    guess: 'settings-answer',
    says: 'Changed settings answer under `data`.',
    scenario: { settingsAnswer: 'data' },
  },
  {
    id: 'settings-echo',
    guess: 'settings-answer',
    says: 'Changed settings answer themselves.',
    scenario: { settingsAnswer: 'settings' },
  },
  {
    id: 'settings-object',
    guess: 'settings-answer',
    says: 'Changed settings answer the object.',
    scenario: { settingsAnswer: 'object' },
  },
  {
    id: 'settings-empty',
    guess: 'settings-answer',
    says: 'Changed settings answer nothing, with 204.',
    scenario: { settingsAnswer: 'empty' },
  },
  {
    id: 'crawl-bulk-id',
    guess: 'crawl-answer',
    says: 'A crawl answers a bulk id alone.',
    scenario: { crawlAnswer: 'bulk-id' },
  },
  {
    id: 'crawl-list',
    guess: 'crawl-answer',
    says: 'A crawl answers a list of one.',
    scenario: { crawlAnswer: 'list' },
  },
  {
    id: 'crawl-data',
    guess: 'crawl-answer',
    says: 'A crawl answers under `data`.',
    scenario: { crawlAnswer: 'data' },
  },
  {
    id: 'crawl-empty',
    guess: 'crawl-answer',
    says: 'A crawl answers nothing, with 204, and is soon done.',
    scenario: { crawlAnswer: 'empty', crawlStyle: 'late', crawlLag: 2 },
  },
  {
    id: 'removal-key',
    guess: 'deregister-absent',
    says: 'A removal answers the key in place of the object path.',
    scenario: { removal: 'key' },
  },
  {
    id: 'removal-bulk-id',
    guess: 'deregister-absent',
    says: 'A removal answers a bulk id.',
    scenario: { removal: 'bulk-id' },
  },
  {
    id: 'removal-empty',
    guess: 'deregister-absent',
    says: 'A removal answers nothing, with 204.',
    scenario: { removal: 'empty' },
  },
] as const satisfies readonly Dialect[]

export type DialectId = (typeof DIALECTS)[number]['id']

/** Tenants that speak several dialects at once. */
export const TENANTS = [
  {
    id: 'like the integrations API',
    says: 'It validates as the integrations API does, and answers as it does.',
    speaks: [
      'dry-run-existing-test-refused',
      'states-in-capitals',
      'script-object',
      'jobs-wrapped',
      'search-results',
      'update-connection',
      'settings-object',
      'crawl-empty',
      'busy',
    ],
  },
  {
    id: 'of an old version',
    says: 'It has no `GET /jobs`, says little, and refuses in words.',
    speaks: [
      'token-alone',
      'object-state-absent',
      'search-small-pages-of-unknown-number',
      'dry-run-empty',
      'dry-run-existing-words',
      'script-json',
      'duplicate-words',
      'registration-key',
      'update-empty',
      'jobs-statuses',
      'settings-empty',
      'crawl-empty',
      'removal-key',
    ],
  },
  {
    id: 'of the next version',
    says: 'It wraps what it answers in `data`, redacts, and pages.',
    speaks: [
      'connection-whole',
      'secrets-redacted',
      'ids-of-other-types',
      'object-settings-bare',
      'search-data',
      'dry-run-success',
      'dry-run-existing-unique',
      'script-data',
      'duplicate-unique',
      'registration-data',
      'writes-created',
      'jobs-data',
      'settings-data',
      'crawl-data',
      'removal-empty',
    ],
  },
] as const satisfies readonly { id: string; says: string; speaks: readonly DialectId[] }[]

/** What a tenant does that speaks these dialects. */
export function scenarioOf(ids: readonly DialectId[]): Partial<ImmutaScenario> {
  const spoken = DIALECTS.filter(({ id }) => ids.includes(id))
  return Object.assign({}, ...spoken.map(({ scenario }) => scenario)) as Partial<ImmutaScenario>
}
