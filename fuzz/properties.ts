import { Buffer } from 'node:buffer'
import fc from 'fast-check'
import { POLICY, TOKEN_SPEC } from '../simulator/sample.ts'
import type { FilledBody } from '../src/core/connection.ts'
import { immutaReader } from '../src/immuta/reader.ts'
import { immutaWriter } from '../src/immuta/writer.ts'
import type { ApiClient } from '../src/net/api-client.ts'
import { RequestFailure } from '../src/net/failure.ts'
import { actionWording } from '../src/action/wording.ts'
import { planEntry } from '../src/connection/plan-entry.ts'
import { selectCandidates } from '../src/core/candidate.ts'
import { type Outcome, planned } from '../src/core/outcome.ts'
import { withDryRun } from '../src/core/plan.ts'
import { planRecord, readRecord, writeRecord } from '../src/core/record.ts'
import { withOutcome } from '../src/render/outcome.ts'
import { renderReport } from '../src/render/report.ts'
import type { ReportView } from '../src/render/view.ts'
import { resultFile } from '../src/render/result-file.ts'
import { isError } from '../src/core/diagnostic.ts'
import { Redactor } from '../src/secrets/redactor.ts'
import { crossCheck, readConnection } from '../src/connection/read.ts'
import type { SpecResult } from '../src/core/spec.ts'

/*
 * What must hold for any input: a spec that anybody with a branch can write, an answer that a server can give, a comment that somebody
 * edits. Used by the tests with few runs, and by `npm run fuzz` with as many as there is time for.
 */

const SECRET = 'planted:literal/secret"value'
const FILE = 'connections/fuzz.yml'
const MARKER = '<!-- immuta-connections:default -->'

const VALID = `${TOKEN_SPEC}    workspaceIds: ["1", "2"]
    groupPattern: { deny: everyone }
settings:
  isActive: true
`

/** Pieces that have meaning in YAML, in Markdown, to the runner or to a shell. */
const nasty = fc.constantFrom(
  '"',
  "'",
  '`',
  '```',
  '|',
  '>',
  '<!-- immuta-connections:default -->',
  '@octocat',
  '#1',
  '::error::x',
  '\u001b[31m',
  '\u202e',
  '\u0000',
  '\r',
  '\n',
  '\n---\n',
  '\t',
  '&a ',
  '*a',
  '<<: *a',
  '!!js/function ',
  '[',
  ']',
  '{',
  '}',
  ': ',
  '- ',
  '? ',
  '%YAML 1.1',
  '\ufeff',
  '__proto__: 1\n',
  'constructor',
  '${CONNECTION_PROD}',
  '${GITHUB_TOKEN}',
  '${{ secrets.X }}',
  SECRET,
  '</details>',
  '\ud800',
  '😀',
  '~',
  'null',
  '1e999',
  '0x1F',
  'yes',
)
const piece = fc.oneof(
  { weight: 3, arbitrary: nasty },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
)

/** Valid YAML, damaged: pieces put in, stretches taken out, lines moved. */
const specText = fc
  .array(
    fc.oneof(
      fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), text: piece }),
      fc.record({ kind: fc.constant('cut' as const), at: fc.nat(), length: fc.nat({ max: 40 }) }),
      fc.record({ kind: fc.constant('line' as const), at: fc.nat(), to: fc.nat() }),
    ),
    { maxLength: 6 },
  )
  .map((edits) =>
    edits.reduce((text, edit) => {
      const at = edit.at % (text.length + 1)
      if (edit.kind === 'insert') return text.slice(0, at) + edit.text + text.slice(at)
      if (edit.kind === 'cut') return text.slice(0, at) + text.slice(at + edit.length)
      const lines = text.split('\n')
      const [line = ''] = lines.splice(edit.at % lines.length, 1)
      return [
        ...lines.slice(0, edit.to % (lines.length + 1)),
        line,
        ...lines.slice(edit.to % (lines.length + 1)),
      ].join('\n')
    }, VALID),
  )

/** What a server may answer: plausible shapes, and any JSON. */
const answer: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.dictionary(
    fc.constantFrom(
      'message',
      'error',
      'validation',
      'validationResults',
      'validationTests',
      'status',
      'success',
      'objectPath',
      'bulkId',
      'jobs',
      'hits',
      'connection',
      'config',
      'settings',
      'isActive',
      'state',
      'id',
      'script',
      'next',
      '__proto__',
      'toString',
    ),
    fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.constantFrom('failed', 'completed', 'active', '[REDACTED]', SECRET, '<html>'),
    ),
  ),
  fc.constantFrom(undefined, '', '<!doctype html>', [], {}, null, 0),
)

function read(text: string): SpecResult {
  return readConnection(FILE, Buffer.from(text, 'utf8'), POLICY)
}

const CHANGES = { updateExisting: true, forceUpdate: false, allowDelete: false }

function viewOf(outcome: Outcome): ReportView {
  return {
    outcome,
    commit: 'c'.repeat(40),
    filesUrl: 'https://github.com/o/r/blob/c',
    runUrl: 'https://github.com/o/r/actions/runs/1',
    version: '0',
    wording: actionWording,
    occasion: 'merge',
  }
}

function fail(what: string): never {
  throw new Error(what)
}

/** Markdown whose fences and folds are closed, and that neither mentions anybody nor holds a second marker. */
function checkMarkdown(text: string): void {
  let fence: string | undefined
  let folds = 0
  for (const [index, line] of text.split('\n').entries()) {
    // With another back-tick in its line it is a code span: CommonMark, "Fenced code blocks".
    const mark = /^(?:> )?(`{3,})[^`]*$/.exec(line)?.[1]
    if (fence !== undefined) {
      if (mark !== undefined && mark.length >= fence.length && line.trim() === mark)
        fence = undefined
      continue
    }
    if (mark !== undefined) fence = mark
    else if (line === MARKER && index > 0) fail('a second marker')
    else if (line === '<details>') folds += 1
    else if (line === '</details>') folds -= 1
    else if (/(?<![`\w])@octocat\b/.test(line.replaceAll(/(`+)[^`].*?\1/g, '')))
      fail(`mentions somebody: ${line}`)
  }
  if (fence !== undefined) fail('a fence is open')
  if (folds !== 0) fail('a fold is open')
}

interface Verdict {
  failed: boolean
  counterexample: unknown
  errorInstance: unknown
  numRuns: number
}

/** Checks one property with as many runs as it is told. */
export type Check = (parameters: {
  numRuns: number
  seed?: number
  interruptAfterTimeLimit?: number
}) => Promise<Verdict>

const holds =
  <T>(property: fc.IProperty<T> | fc.IAsyncProperty<T>): Check =>
  async (parameters) =>
    fc.check(property as fc.IAsyncProperty<T>, parameters)

/** Each property's check, by name. */
export const PROPERTIES: Record<string, Check> = {
  'a spec is read or refused, never half': holds(
    fc.property(specText, (text) => {
      const result = read(text)
      const connection = result.kind === 'valid' ? result.connection : undefined
      const errors = result.diagnostics.filter(isError)
      if ((connection === undefined) !== errors.length > 0)
        fail('neither a connection nor an error, or both')
      const lines = text.split(/\r\n|\r|\n/).length
      for (const { position, message, code } of result.diagnostics) {
        const { line = 0, column = 0 } = position ?? {}
        if (
          !(line >= 1 && line <= lines + 1 && column >= 1) ||
          result.file !== FILE ||
          message === ''
        )
          fail(`no place for: ${message} (${line}:${column})`)
        // An unknown key is named; what stands as a value is not.
        if (code !== 'unknown-key' && message.includes(SECRET)) fail('repeats a literal secret')
      }
      if (connection !== undefined && JSON.stringify(read(text)) !== JSON.stringify(result))
        fail('reads differently the second time')
      if (
        connection !== undefined &&
        connection.body.connection.authenticationType === 'token' &&
        !/^\$\{CONNECTION_\w*\}$/.test(connection.body.connection.token)
      )
        fail('takes a literal for a secret')
    }),
  ),

  'a plan of any specs renders as closed Markdown': holds(
    fc.property(
      fc.array(specText, { minLength: 1, maxLength: 3 }),
      fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 3 }),
      fc.integer({ min: 2000, max: 60_000 }),
      (texts, messages, limit) => {
        const specs = crossCheck(
          texts.map((text, index) => ({ ...read(text), file: `connections/${index}.yml` })),
        )
        const dryRun = {
          status: messages.length > 0 ? ('failed' as const) : ('passed' as const),
          messages: [...messages, '```', '</details>', '@octocat', MARKER],
        }
        const candidates = selectCandidates(
          specs,
          { kind: 'everything', base: undefined },
          new Map(),
          'all',
        )
        const entries = candidates.map((candidate) =>
          withDryRun(
            planEntry(candidate, { live: 'absent', diagnostics: [] }, CHANGES, actionWording),
            dryRun,
          ),
        )
        const connections = entries.map(planned)
        const outcome: Outcome = {
          mode: 'plan',
          connections,
          offline: undefined,
          block: undefined,
          leftOut: 0,
        }
        const lead = `${MARKER}\n${writeRecord(planRecord('c', entries))}\n`
        const budget = { limit: limit - lead.length, size: (shown: string) => shown.length }
        const text = lead + renderReport(viewOf(outcome), budget).text
        if (text.length > limit) fail(`longer than ${limit}`)
        checkMarkdown(text)
        JSON.parse(resultFile(outcome))
        const record = readRecord(text)
        if (record === undefined) fail('the record can not be read back')
        const applied: Outcome = { mode: 'apply', connections, stopped: undefined, reviews: [] }
        checkMarkdown(withOutcome(text, record, viewOf(applied), new Date(0)))
      },
    ),
  ),

  'any answer of Immuta is understood or refused': holds(
    fc.asyncProperty(
      fc.array(answer, { minLength: 1, maxLength: 5 }),
      fc.nat(),
      async (answers, seed) => {
        let turn = seed
        const send = (): Promise<unknown> => Promise.resolve(answers[turn++ % answers.length])
        const clock = {
          now: () => 0,
          date: () => 0,
          sleep: () => Promise.resolve(),
          random: () => 0,
          cancelled: () => false,
          onCancel: () => () => undefined,
        }
        const api: ApiClient = { send, clock, signIn: () => undefined, close: () => undefined }
        const reader = immutaReader(api, actionWording)
        const writer = immutaWriter(api, reader)
        const body = { connectionKey: 'k' } as FilledBody
        const calls: (() => Promise<unknown>)[] = [
          () => reader.connection('k'),
          () => reader.exists('k'),
          () => reader.keys(),
          () => reader.dryRun(body),
          () => reader.jobs('b'),
          () => writer.register(body),
          () => writer.update(body, false),
          () => writer.cleanUpScript('1'),
          () => writer.deregister('k'),
        ]
        for (const call of calls) {
          try {
            await call()
          } catch (error) {
            if (!(error instanceof RequestFailure)) throw error
          }
        }
      },
    ),
  ),

  'a comment that somebody edits is read as it was, or not at all': holds(
    fc.property(
      fc.dictionary(
        fc.string({ maxLength: 20 }),
        fc.record(
          {
            file: fc.string({ maxLength: 20 }),
            fingerprint: fc.string({ minLength: 1, maxLength: 39 }),
            script: fc.string({ minLength: 1, maxLength: 39 }),
            isCut: fc.constant(true as const),
            ran: fc.nat({ max: 999_999_999 }),
          },
          { requiredKeys: ['file', 'fingerprint'] },
        ),
        { maxKeys: 5 },
      ),
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.nat(),
      fc.array(piece, { maxLength: 4 }),
      (connections, visible, at, noise) => {
        const record = { commit: 'c', closed: false, connections }
        const line = writeRecord(record)
        const back = readRecord(`${MARKER}\n${line}\n${visible}`)
        if (
          JSON.stringify(back?.connections) !== JSON.stringify(record.connections) &&
          !Object.hasOwn(connections, '__proto__')
        )
          fail('an edit of the visible text changes the record')
        const place = at % line.length
        readRecord(`${MARKER}\n${line.slice(0, place)}${noise.join('')}${line.slice(place)}`)
        readRecord(noise.join('\n'))
      },
    ),
  ),

  'no form of a secret survives the redactor': holds(
    fc.property(
      fc
        .string({ unit: 'binary-ascii', minLength: 8, maxLength: 40 })
        .filter((text) => text.trim().length >= 8 && new Set(text.trim()).size > 3),
      fc.string({ maxLength: 9 }),
      fc.string({ maxLength: 9 }),
      (secret, before, after) => {
        const redactor = new Redactor()
        redactor.add(secret)
        const bytes = Buffer.from(`${before}${secret}${after}`, 'utf8')
        const forms = [
          secret,
          JSON.stringify(secret).slice(1, -1),
          encodeURIComponent(secret),
          new URLSearchParams({ a: secret }).toString().slice(2),
          Buffer.from(secret, 'utf8').toString('base64'),
          Buffer.from(secret, 'utf8').toString('base64url'),
        ]
        for (const form of forms)
          if (redactor.redact(`${before}${form}${after}`).includes(form)) fail(`survives: ${form}`)
        const inner = Buffer.from(redactor.redact(bytes.toString('base64')), 'base64').toString(
          'latin1',
        )
        if (inner.includes(Buffer.from(secret, 'utf8').toString('latin1')))
          fail('survives inside base64')
      },
    ),
  ),
}
