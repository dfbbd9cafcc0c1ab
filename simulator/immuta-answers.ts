import { isObject } from './http.ts'
import type { Answer, JsonObject } from './http.ts'
import type { JobView } from './immuta-jobs.ts'
import { boom } from './immuta-rules.ts'
import type { BulkAnswer, ImmutaScenario, Taken } from './immuta-scenario.ts'

/*
 * The forms in which a tenant may say the same thing: one function for each answer that is not documented whole.
 */

/** An answer that is accepted, in the status that the tenant has for it. */
function accepted({ accepted: status }: ImmutaScenario, body: unknown): Answer {
  return { status, body }
}

const EMPTY: Answer = { status: 204 }

/** Documented as a text, and used as one: another tenant may count. */
export function idOf(scenario: ImmutaScenario, id: string | number): string | number {
  if (scenario.ids === 'documented') return id
  return typeof id === 'number' ? String(id) : numberOf(id)
}

/** The same number for the same text. */
export function numberOf(id: string): number {
  return Buffer.from(id).reduce((sum, byte) => (sum * 31 + byte) % 1e9, 7)
}

export function registration(scenario: ImmutaScenario, key: string, bulkId: string): Answer {
  const id = idOf(scenario, bulkId)
  switch (scenario.registration) {
    case 'documented':
      return accepted(scenario, { objectPath: [key], bulkId: id })
    case 'path-as-text':
      return accepted(scenario, { objectPath: key, bulkId: id })
    case 'key':
      return accepted(scenario, { connectionKey: key, bulkId: id })
    case 'data':
      return accepted(scenario, { data: { objectPath: [key], bulkId: id } })
    case 'bulk-id':
      return accepted(scenario, { bulkId: id })
  }
}

/** @param start starts the job, where the answer names one; else what was sent has its effect */
export function update(
  scenario: ImmutaScenario,
  key: string,
  connection: unknown,
  start: () => string,
): Answer {
  switch (scenario.update) {
    case 'registration':
      return registration(scenario, key, start())
    case 'connection':
      return accepted(scenario, connection)
    case 'bulk-id':
      return accepted(scenario, { bulkId: idOf(scenario, start()) })
    case 'empty':
      return EMPTY
  }
}

export function removal(scenario: ImmutaScenario, key: string, childCount: unknown): Answer {
  switch (scenario.removal) {
    case 'path':
      return accepted(scenario, { objectPath: [key], childCount })
    case 'key':
      return accepted(scenario, { connectionKey: key, childCount })
    case 'bulk-id':
      return accepted(scenario, { bulkId: '00000000-0000-4000-8000-000000000000' })
    case 'empty':
      return EMPTY
  }
}

/** An answer that names a background job, or none where the work is done at once. */
export function bulk(
  scenario: ImmutaScenario,
  form: BulkAnswer,
  objectPath: string[],
  start: () => string,
): Answer {
  if (form === 'empty') return EMPTY
  const bulkId = idOf(scenario, start())
  const told = { objectPath, bulkId }
  switch (form) {
    case 'documented':
      return accepted(scenario, told)
    case 'bulk-id':
      return accepted(scenario, { bulkId })
    case 'list':
      return accepted(scenario, [told])
    case 'data':
      return accepted(scenario, { data: told })
  }
}

/** The refusal of a key that is taken. */
export function taken(form: Taken, key: string): Answer {
  const message = `A connection with the key "${key}" already exists`
  switch (form) {
    case 'conflict':
      return boom(409, message)
    case 'unique': {
      const validation = [{ code: 'unique', path: 'connectionKey', message: 'must be unique' }]
      return boom(422, 'Validation failed', { validation })
    }
    case 'words':
      return boom(400, message)
  }
}

/** The refusal of a write while an earlier one is carried out. */
export function busy(key: string): Answer {
  return boom(409, `Unable to edit connection "${key}" in current state editing`)
}

const TESTS = ['Basic Connection Test', 'Metastore Access', 'Catalog Access', 'Audit Access']

/** A dry run that passed. */
export function passedDryRun(scenario: ImmutaScenario, key: string): Answer {
  switch (scenario.dryRun) {
    case 'validationResults':
      return { status: 200, body: { validationResults: results('passed') } }
    case 'capitals':
      return { status: 200, body: { validationResults: results('PASSED') } }
    case 'empty':
      return { status: 200 }
    case 'registration':
      return { status: 200, body: { objectPath: [key], bulkId: null } }
    case 'success':
      return { status: 200, body: { success: true, error: null } }
  }
}

function results(passed: string): JsonObject {
  return { status: passed, validationTests: TESTS.map((name) => ({ name, status: passed })) }
}

/** How the dry run of a connection that exists is refused; `undefined`: it is not. */
export function existingDryRun(scenario: ImmutaScenario, key: string): Answer | undefined {
  const { existingDryRun: form } = scenario
  if (form === 'pass') return undefined
  if (form !== 'failed-test' && form !== 'refused-test') return taken(form, key)
  const name = 'There is no existing integration matching this configuration'
  const validationTests = [
    { name: TESTS[0], status: 'passed' },
    { name, status: 'failed' },
  ]
  const validationResults = { status: 'failed', validationTests }
  return form === 'failed-test'
    ? { status: 200, body: { validationResults } }
    : boom(422, 'Validation of prerequisites failed', { validationResults })
}

export function script(scenario: ImmutaScenario, sql: string): Answer {
  switch (scenario.scriptStyle) {
    case 'text':
      return { status: 200, body: sql }
    case 'json-string':
      return {
        status: 200,
        body: JSON.stringify(sql),
        headers: { 'content-type': 'application/json; charset=utf-8' },
      }
    case 'object':
      return { status: 200, body: { script: sql } }
    case 'sql':
    case 'content':
    case 'data':
      return { status: 200, body: { [scenario.scriptStyle]: sql } }
  }
}

/** A page of a search, and how many hits there are. */
export function searchPage(scenario: ImmutaScenario, hits: JsonObject[], count: number): Answer {
  const { searchEnvelope: envelope, tellsCount } = scenario
  const total = (name: string): JsonObject => (tellsCount ? { [name]: count } : {})
  switch (envelope) {
    case 'list':
      return { status: 200, body: hits }
    case 'hits':
      return { status: 200, body: { hits, ...total('count') } }
    case 'results':
      return { status: 200, body: { results: hits, ...total('total') } }
    case 'data':
      return {
        status: 200,
        body: { data: hits, meta: { limit: hits.length, ...total('totalCount') } },
      }
    case 'objects':
    case 'items':
      return { status: 200, body: { [envelope]: hits, ...total('totalCount') } }
  }
}

/** What an object says of itself, given what it is. */
export function objectAnswer(
  scenario: ImmutaScenario,
  object: { settings: JsonObject } & JsonObject,
): JsonObject {
  const { objectState, objectSettings } = scenario
  const isActive = getValue(object.settings['isActive']) === true
  const words = {
    documented: isActive ? 'active' : 'inactive',
    capitals: isActive ? 'ACTIVE' : 'INACTIVE',
    enabled: isActive ? 'Enabled' : 'Disabled',
    health: 'UNHEALTHY',
    absent: undefined,
  }
  const shown = Object.entries(object.settings).filter(
    ([name]) => name !== 'isActive' || objectSettings !== 'without-status',
  )
  const settings = shown.map(([name, wrapped]) => [
    name,
    objectSettings === 'bare' ? getValue(wrapped) : wrapped,
  ])
  return {
    ...object,
    state: words[objectState],
    settings: Object.fromEntries(settings) as JsonObject,
  }
}

function getValue(wrapped: unknown): unknown {
  return isObject(wrapped) ? wrapped['value'] : wrapped
}

/** Jobs as the tenant spells them. */
export function spelled(scenario: ImmutaScenario, job: JobView): JsonObject {
  const { states } = scenario
  return {
    id: idOf(scenario, job.id),
    state: states === 'capitals' ? job.state.toUpperCase() : job.state,
    output: job.output,
  }
}

/** What an integration says of how it does, in the tenant's spelling. */
export function health(scenario: ImmutaScenario, said: JsonObject): JsonObject {
  if (scenario.states === 'documented') return said
  const text = JSON.stringify(said, (name, value: unknown) =>
    name === 'status' && typeof value === 'string'
      ? value.replace(/([a-z])([A-Z])/g, '$1_$2').toUpperCase()
      : value,
  )
  return JSON.parse(text) as JsonObject
}
