/** Something about Immuta's API that its documentation leaves open, and what is taken for true. */
export interface Guess {
  /** Names it in messages, in `docs/immuta-api.md` and in what `doctor` prints. */
  id: string
  endpoint: string
  /** What Immuta documents of it; absent: nothing. */
  documented?: string
  guess: string
  /** Where in `src` the guess is made. */
  files: readonly string[]
}

/** Every guess about Immuta's API, in the order in which a run meets them. */
export const GUESSES = [
  {
    id: 'sign-in',
    endpoint: 'POST /bim/apikey/authenticate',
    documented: 'It takes an API key. A token that has expired answers 401.',
    guess: 'The key goes into the body as `apikey`. The answer holds the token as `token`.',
    files: ['immuta/api.ts'],
  },
  {
    id: 'connection-fields',
    endpoint: 'GET /data/connection/{key}',
    documented: 'The fields of the answer.',
    guess:
      'Of a registration, `connection` is shown; what else of it is shown is not read. ' +
      'What is left out is unknown, and no difference.',
    files: ['immuta/reader.ts', 'connection/compare.ts'],
  },
  {
    id: 'connection-absent',
    endpoint: 'GET /data/connection/{key}',
    guess: 'An unknown key answers 404, as JSON. A 403 never means that it does not exist.',
    files: ['immuta/reader.ts'],
  },
  {
    id: 'connection-secrets',
    endpoint: 'GET /data/connection/{key}',
    guess: 'Secrets are left out, or replaced by `[REDACTED]`.',
    files: ['connection/field-table.ts', 'connection/compare.ts'],
  },
  {
    id: 'integration-id',
    endpoint: 'GET /integrations/{id}',
    guess: 'The `id` is the `nativeIntegrationId` that the connection shows.',
    files: ['immuta/reader.ts'],
  },
  {
    id: 'integration-health',
    endpoint: 'GET /integrations/{id}',
    documented: 'The answer holds `config`, `status` and `validationResults`.',
    guess: 'A status counts in any spelling: `createError`, `CREATE_ERROR`, `create error`.',
    files: ['immuta/answers.ts'],
  },
  {
    id: 'object-state',
    endpoint: 'GET /data/object/{key}/{names…}',
    documented: '`state` is `active` or `inactive`.',
    guess:
      'It counts in any case; `enabled` and `disabled` say the same. Where it says something ' +
      'else, or nothing, `settings.isActive` tells.',
    files: ['immuta/object-answer.ts'],
  },
  {
    id: 'object-settings',
    endpoint: 'GET /data/object/{key}/{names…}',
    documented: 'The `settings` of an object hold its status and that of its new children.',
    guess:
      'They are called `isActive` and `activateNewChildren`, come wrapped as `{ "value": … }` ' +
      'or bare, and show what is inherited too.',
    files: ['immuta/object-answer.ts'],
  },
  {
    id: 'object-path',
    endpoint: 'GET /data/object/{key}/{names…}',
    documented: 'The path of an object is the names from the connection down to it.',
    guess:
      'Each name is a step of the address, encoded. A 404 means that Immuta does not know the ' +
      'object yet.',
    files: ['immuta/reader.ts'],
  },
  {
    id: 'search-wrapper',
    endpoint: 'POST /data/object/search',
    guess:
      'The list comes bare or under `hits`, `results`, `data`, `objects` or `items`. ' +
      'An `objectPath` is a list of names, or one name.',
    files: ['immuta/object-search.ts'],
  },
  {
    id: 'search-paging',
    endpoint: 'POST /data/object/search',
    guess:
      '`size` and `offset` page it. A server may give fewer than it was asked for, or all. The ' +
      'total, where it is told, is called `count`, `total`, `totalCount` or `meta.totalCount`.',
    files: ['immuta/reader.ts', 'immuta/object-search.ts'],
  },
  {
    id: 'search-scope',
    endpoint: 'POST /data/object/search, POST /data/object/search/{key}',
    documented: 'Without a path it lists all connections, with one what lies below it.',
    guess: 'Either may list what lies deeper too, each with its path.',
    files: ['immuta/object-search.ts', 'immuta/reader.ts'],
  },
  {
    id: 'search-technology',
    endpoint: 'POST /data/object/search',
    documented: 'It lists connections of every technology.',
    guess:
      'Each names its `technology`, in any case. ' +
      'One that does not may be a Databricks connection.',
    files: ['immuta/object-search.ts'],
  },
  {
    id: 'dry-run-answer',
    endpoint: 'POST /data/connection/test',
    documented: 'It takes the body of a registration.',
    guess:
      'A 2xx passes, unless its body holds failed `validationResults`, `success: false`, ' +
      '`error`, `errors`, or a `status` that says so. Another 4xx than 401, 403, 408 and 429 ' +
      'is a refusal.',
    files: ['immuta/answers.ts', 'immuta/reader.ts'],
  },
  {
    id: 'dry-run-existing',
    endpoint: 'POST /data/connection/test',
    guess:
      'Of a connection that exists it may fail because it exists: by 409, by its words, by the ' +
      'validation code `unique`, or by the test "There is no existing integration matching this ' +
      'configuration", if no other fails. That counts as passed.',
    files: ['immuta/answers.ts'],
  },
  {
    id: 'script-form',
    endpoint: 'POST /integrations/scripts/create, POST /integrations/{id}/scripts/delete',
    documented: 'They return a script.',
    guess:
      'It is text, text in JSON, or an object with `script`, `sql`, `content` or `data`. ' +
      'A page of HTML is none, nor is text that does not begin as SQL does.',
    files: ['immuta/answers.ts'],
  },
  {
    id: 'duplicate',
    endpoint: 'POST /data/connection',
    guess:
      'A key that is taken is refused by 409, by the words "already exists", or by the ' +
      'validation code `unique`. The request is not idempotent: Immuta is asked before it is ' +
      'repeated.',
    files: ['immuta/answers.ts', 'immuta/writer.ts'],
  },
  {
    id: 'registration-answer',
    endpoint: 'POST /data/connection',
    documented: 'The answer holds `objectPath` and `bulkId`.',
    guess:
      'An `objectPath` is a list or its only step. One of the two may be missing. Both may ' +
      'stand in a list, or under `data`.',
    files: ['immuta/writer.ts'],
  },
  {
    id: 'update-body',
    endpoint: 'PUT /data/connection/{key}',
    documented: 'It updates a connection.',
    guess: 'It takes the body of a registration, and may be repeated.',
    files: ['immuta/writer.ts'],
  },
  {
    id: 'update-answer',
    endpoint: 'PUT /data/connection/{key}',
    guess:
      'The answer is that of a registration, the connection, or empty. ' +
      'After any other, Immuta is asked whether it has the settings.',
    files: ['immuta/writer.ts'],
  },
  {
    id: 'busy',
    endpoint: 'PUT /data/connection/{key}, and other writes',
    documented: 'Of integrations, 409 also means: at work, in "current state editing".',
    guess:
      'The same is said of connections. It is no duplicate, and the request is repeated: ' +
      'nothing was done.',
    files: ['immuta/answers.ts'],
  },
  {
    id: 'jobs-endpoint',
    endpoint: 'GET /jobs?bulkId=',
    documented: 'It finds background jobs. Older versions know only `POST /jobs/statuses`.',
    guess:
      'Where it is not there, `POST /jobs/statuses` takes the bulk id as the id of a job. ' +
      'Where that is not there either, no job is known.',
    files: ['immuta/reader.ts'],
  },
  {
    id: 'jobs-wrapper',
    endpoint: 'GET /jobs?bulkId=',
    documented: 'The fields and the states of a job.',
    guess:
      'Jobs come as a list, bare or under `jobs`, `hits`, `results`, `data` or `items`, as a map ' +
      'by id, as counts by state, as one job, or not at all. What else stands among ' +
      "them can't be read, and may be a job that failed.",
    files: ['immuta/job-list.ts'],
  },
  {
    id: 'jobs-paging',
    endpoint: 'GET /jobs?bulkId=',
    documented: 'Of `GET /jobs/search`: the answer holds `next`.',
    guess:
      '`next` or `nextPage` names the next page, as an address or as the value of a parameter. ' +
      '`total`, `count` or `totalCount` is the number of all jobs.',
    files: ['immuta/job-list.ts'],
  },
  {
    id: 'settings-body',
    endpoint: 'PUT /data/settings/{key}/{names…}',
    documented: 'It takes settings of an object.',
    guess: 'The body is `{ "settings": { … } }`. It may be repeated.',
    files: ['immuta/writer.ts'],
  },
  {
    id: 'settings-answer',
    endpoint: 'PUT /data/settings/{key}/{names…}',
    guess:
      'A `bulkId` in the answer, in a list or under `data` names a background job. An answer ' +
      'without says that there is none: it is empty, or tells of the object. After any other ' +
      'an object counts as set only where Immuta shows its settings.',
    files: ['immuta/writer.ts'],
  },
  {
    id: 'crawl-answer',
    endpoint: 'POST /data/crawl/{key}',
    documented: 'It has Immuta look what the connection holds.',
    guess:
      'It needs no body, and finds what lies in inactive objects too. The answer is like that ' +
      'of changed settings.',
    files: ['immuta/writer.ts'],
  },
  {
    id: 'deregister-absent',
    endpoint: 'DELETE /data/object/{key}',
    documented: 'It deletes a connection and what is below it.',
    guess: 'A 404 means that it is gone already.',
    files: ['immuta/writer.ts'],
  },
] as const satisfies readonly Guess[]

export type GuessId = (typeof GUESSES)[number]['id']
