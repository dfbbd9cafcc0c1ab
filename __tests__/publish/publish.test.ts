import { describe, expect, test } from '@jest/globals'
import { errorAt, warningAt } from '../../src/core/diagnostic.ts'
import { ConfigError, RunFailure } from '../../src/core/failure.ts'
import type { Outcome, Reported } from '../../src/core/outcome.ts'
import type { PlanEntry } from '../../src/core/plan.ts'
import { planRecord, writeRecord } from '../../src/core/record.ts'
import type { ErrorCode } from '../../src/core/codes.ts'
import { RequestFailure } from '../../src/net/failure.ts'
import { publishFailure } from '../../src/publish/failure.ts'
import type { PublishPorts } from '../../src/publish/ports.ts'
import { publish } from '../../src/publish/publish.ts'
import { accepted } from '../connection/support.ts'
import { entryOf, seen } from '../core/support.ts'
import { pat, SECRETS } from '../e2e/specs.ts'
import { type Answers, type FakePorts, fakePorts, PULL, PUSH, SCHEDULE } from '../modes/ports.ts'

const KEY = 'dev-lakehouse'
const FAULT = new TypeError("Cannot read properties of undefined (reading 'x')")
const UNEXPECTED = `Unexpected failure: ${FAULT.message}`
const fault = (): never => {
  throw FAULT
}

const entryFor = (spec: string): PlanEntry =>
  entryOf(
    {
      kind: 'declared',
      key: KEY,
      file: 'connections/dev.yml',
      connection: accepted(spec),
      prior: 'absent',
      priorObjects: [],
      previousKey: undefined,
      touched: true,
      diagnostics: [],
    },
    seen('absent'),
  )
const ENTRY = entryFor(pat())
const PLANNED: Outcome = {
  mode: 'plan',
  connections: [{ entry: ENTRY, result: { status: 'planned', diagnostics: [] } }],
  offline: undefined,
  block: undefined,
  leftOut: 0,
}
const DRIFTED: Outcome = {
  mode: 'drift',
  connections: [{ entry: ENTRY, result: { status: 'planned', diagnostics: [] } }],
  unmanaged: [],
}

/** An apply that registered one connection, and failed at another where there is a code. */
function applied(code?: ErrorCode): Outcome {
  const warning = warningAt('catch-up', 'An earlier run left it.', undefined)
  const registered: Reported = {
    entry: ENTRY,
    result: {
      status: 'applied',
      effect: { kind: 'registered', objectPath: [KEY], bulkId: 'bulk-1', jobs: undefined },
      diagnostics: [warning],
    },
  }
  const failed: Reported[] =
    code === undefined
      ? []
      : [
          {
            entry: { ...ENTRY, candidate: { ...ENTRY.candidate, key: 'lab-lakehouse' } },
            result: {
              status: 'failed',
              effect: undefined,
              diagnostics: [errorAt(code, 'Not registered.', undefined)],
            },
          },
        ]
  const record = planRecord(PUSH.sha, [ENTRY])
  const body = `<!-- immuta-connections:default -->\n${writeRecord(record)}\nThe plan.`
  return {
    mode: 'apply',
    connections: [registered, ...failed],
    stopped: undefined,
    reviews: [
      {
        pull: PULL,
        head: PUSH.sha,
        plan: { comment: { id: 1, body, url: '' }, record },
        ignored: undefined,
        isCurrent: true,
      },
    ],
  }
}

const GITHUB: Answers = {
  'users.getAuthenticated': () => ({ login: 'octocat' }),
  'issues.listComments': () => [],
  'issues.createComment': () => ({ id: 1, html_url: 'https://github.com/comment/1' }),
  'issues.updateComment': () => ({ id: 1, html_url: 'https://github.com/comment/1' }),
  'issues.listForRepo': () => [],
  'issues.create': () => ({ number: 3 }),
  'pulls.listReviews': () => [],
  'git.createBlob': () => ({ sha: 'blob' }),
  'git.createTree': () => ({ sha: 'tree' }),
  'git.createCommit': () => ({ sha: 'commit' }),
  'git.createRef': () => ({}),
}

const PULL_REQUEST = {
  number: PULL,
  headSha: PUSH.sha,
  untrusted: false,
  isOpen: true,
}

async function scene(
  over: (ports: FakePorts) => Partial<PublishPorts> = () => ({}),
  github: Answers = GITHUB,
): Promise<{ ports: PublishPorts; asked: FakePorts['asked'] }> {
  const settings = { auditNotes: 'true', driftIssue: 'true' }
  const fakes = await fakePorts({ settings, github }, { trigger: PUSH })
  return { ports: { ...fakes, ...over(fakes) }, asked: fakes.asked }
}

/** What the result file tells: its reason, and each connection's status. */
function resultOf({ results }: FakePorts['asked']): unknown {
  return results.map((text) => {
    const { failureReason, connections } = JSON.parse(text) as {
      failureReason: string | null
      connections: { connectionKey: string; status: string; bulkId: string | null }[]
    }
    return {
      failureReason,
      connections: connections.map(({ connectionKey, status, bulkId }) => [
        connectionKey,
        status,
        bulkId,
      ]),
    }
  })
}

const REGISTERED = [[KEY, 'applied', 'bulk-1']]
const OUTPUTS = {
  'result-file': '/run/result.json',
  'script-directory': '/run/scripts',
  'failure-reason': 'internal-error',
  changed: 'true',
  'comment-url': '',
  drift: 'false',
  unhealthy: '[]',
  'object-paths': `[["${KEY}"]]`,
  'bulk-ids': `{"${KEY}":"bulk-1"}`,
}
const unexpected = ({ annotations }: FakePorts['asked']): string[] =>
  annotations
    .map(({ message }) => message)
    .filter((message) => message.startsWith('Unexpected failure'))

test('a run that succeeded is told everywhere', async () => {
  const { ports, asked } = await scene()
  expect(await publish(applied(), ports)).toBe(true)
  expect(asked.outputs).toEqual({ ...OUTPUTS, 'failure-reason': '' })
  expect(resultOf(asked)).toEqual([{ failureReason: null, connections: REGISTERED }])
  expect(asked.summaries).toEqual([expect.stringContaining('**Done:** registered 1 connection')])
  expect(asked.github).toEqual(
    expect.arrayContaining(['issues.updateComment', 'git.createBlob', 'git.createRef']),
  )
  expect(asked.annotations).toMatchObject([{ severity: 'warning', title: 'catch-up' }])
  expect(asked.step.filter((name) => name !== 'failure-reason').at(-1)).toBe('flush')
})

test("records have the machine's date", async () => {
  const told: string[] = []
  const tell = (key: string) => (given: Record<string, unknown>) => {
    told.push(String(given[key]))
    return { sha: 'blob', id: 1, html_url: '' }
  }
  const { ports } = await scene(undefined, {
    ...GITHUB,
    'git.createBlob': tell('content'),
    'issues.updateComment': tell('body'),
  })
  await publish(applied(), ports)
  expect(told).toHaveLength(2)
  for (const text of told) expect(text).toContain('2026-01-01T00:00:00Z')
})

describe('a fault of our own in one channel leaves the others', () => {
  type Break = (ports: FakePorts) => Partial<PublishPorts>
  const githubFails = (method: string): Answers => ({ ...GITHUB, [method]: fault })

  test('the outcome in the comment', async () => {
    const { ports, asked } = await scene(undefined, githubFails('issues.updateComment'))
    expect(await publish(applied(), ports)).toBe(false)
    expect(asked.outputs).toEqual(OUTPUTS)
    expect(resultOf(asked)).toEqual([{ failureReason: 'internal-error', connections: REGISTERED }])
    expect(asked.summaries).toEqual([expect.stringContaining('registered 1 connection')])
    expect(asked.github).toContain('git.createRef')
    expect(unexpected(asked)).toEqual([UNEXPECTED])
    expect(asked.info).toContain(FAULT.stack)
  })

  test('the note', async () => {
    const { ports, asked } = await scene(undefined, githubFails('git.createBlob'))
    expect(await publish(applied(), ports)).toBe(false)
    expect(asked.outputs).toEqual(OUTPUTS)
    expect(resultOf(asked)).toEqual([{ failureReason: 'internal-error', connections: REGISTERED }])
    expect(asked.github).toContain('issues.updateComment')
    expect(unexpected(asked)).toEqual([UNEXPECTED])
  })

  test('the plan comment', async () => {
    const { ports, asked } = await scene(
      (fakes) => ({
        trigger: {
          ...fakes.trigger,
          pull: {
            number: PULL,
            headSha: PUSH.sha,
            untrusted: false,
            isOpen: true,
          },
        },
      }),
      githubFails('issues.createComment'),
    )
    expect(await publish(PLANNED, ports)).toBe(false)
    expect(asked.outputs).toMatchObject({ 'failure-reason': 'internal-error', changed: 'true' })
    expect(resultOf(asked)).toEqual([
      { failureReason: 'internal-error', connections: [[KEY, 'planned', null]] },
    ])
    expect(asked.summaries).toEqual([expect.stringContaining('Merging registers 1 connection')])
  })

  test('the issues', async () => {
    const { ports, asked } = await scene(
      () => ({ trigger: SCHEDULE }),
      githubFails('issues.listForRepo'),
    )
    expect(await publish(DRIFTED, ports)).toBe(false)
    expect(asked.outputs).toMatchObject({ 'failure-reason': 'internal-error', drift: 'true' })
    expect(resultOf(asked)).toEqual([
      { failureReason: 'internal-error', connections: [[KEY, 'planned', null]] },
    ])
    expect(asked.summaries).toHaveLength(1)
  })

  test('the summary, while it is rendered: a plain one takes its place', async () => {
    const { ports, asked } = await scene(({ context }) => ({
      context: { ...context, runUrl: { toString: fault } as unknown as string },
    }))
    expect(await publish(applied(), ports)).toBe(false)
    expect(asked.outputs).toEqual(OUTPUTS)
    expect(asked.summaries).toEqual([`## Immuta connections\n\n- ${KEY}: applied\n`])
    expect(resultOf(asked)).toEqual([{ failureReason: 'internal-error', connections: REGISTERED }])
  })

  test('the summary, while it is written', async () => {
    const { ports, asked } = await scene(({ step }) => ({
      step: { ...step, summary: () => Promise.reject(FAULT) },
    }))
    expect(await publish(applied(), ports)).toBe(false)
    expect(asked.outputs).toEqual(OUTPUTS)
    expect(resultOf(asked)).toEqual([{ failureReason: 'internal-error', connections: REGISTERED }])
  })

  test('the result file', async () => {
    const full = Object.assign(new Error('ENOSPC: no space left'), {
      code: 'ENOSPC',
      syscall: 'write',
    })
    const { ports, asked } = await scene(({ files }) => ({
      files: { ...files, saveResult: () => Promise.reject(full) },
    }))
    expect(await publish(applied(), ports)).toBe(false)
    expect(asked.outputs).toEqual({ ...OUTPUTS, 'result-file': undefined })
    expect(asked.summaries).toHaveLength(1)
    expect(asked.annotations.map(({ message }) => message)).toContain(
      'The result file could not be written (ENOSPC: no space left): it is in the log.',
    )
    expect(asked.info.join('\n')).toContain(`"connectionKey": "${KEY}"`)
  })

  test.each(Object.keys(OUTPUTS))('the output %s', async (broken) => {
    const { ports, asked } = await scene(({ step }) => ({
      step: {
        ...step,
        output: (name, value) => {
          if (name === broken) throw FAULT
          step.output(name, value)
        },
      },
    }))
    expect(await publish(applied(), ports)).toBe(false)
    const rest = Object.entries(OUTPUTS).filter(([name]) => name !== broken)
    expect(asked.outputs).toEqual(Object.fromEntries(rest))
    expect(resultOf(asked)).toMatchObject([{ connections: REGISTERED }])
    expect(asked.summaries).toHaveLength(1)
    expect(unexpected(asked)[0]).toBe(UNEXPECTED)
    expect(asked.step.filter((name) => name !== 'failure-reason').at(-1)).toBe('flush')
  })

  test('the annotation of a plan whose comment lacks the room that it must have', async () => {
    const ids = Array.from({ length: 4000 }, (_, at) => String(10 ** 15 + at))
    const entry = entryFor(
      pat().replace('workspaceIds: ["1234567890123456"]', `workspaceIds: ${JSON.stringify(ids)}`),
    )
    const { ports, asked } = await scene(({ request, log }) => ({
      request: { ...request, requirePlan: true },
      trigger: { ...PUSH, pull: PULL_REQUEST },
      log: {
        ...log,
        annotate: (one) => (one.title === 'plan-missing' ? fault() : log.annotate(one)),
      },
    }))
    const outcome: Outcome = {
      ...PLANNED,
      connections: [{ entry, result: { status: 'planned', diagnostics: [] } }],
    }
    expect(await publish(outcome, ports)).toBe(false)
    expect(asked.outputs).toMatchObject({
      'failure-reason': 'plan-missing',
      'comment-url': 'https://github.com/comment/1',
    })
    expect(unexpected(asked)).toEqual([UNEXPECTED])
  })

  const log: [name: string, over: Break][] = [
    [
      'one annotation',
      (fakes) => ({
        log: {
          ...fakes.log,
          annotate: (one) => (one.title === undefined ? fakes.log.annotate(one) : fault()),
        },
      }),
    ],
    ['all annotations', (fakes) => ({ log: { ...fakes.log, annotate: fault } })],
    ['the whole log', (fakes) => ({ log: { ...fakes.log, annotate: fault, info: fault } })],
    ['showing the annotations', ({ step }) => ({ step: { ...step, flush: fault } })],
  ]
  test.each(log)('%s', async (_, over) => {
    const { ports, asked } = await scene(over)
    expect(await publish(applied(), ports)).toBe(false)
    expect(asked.outputs).toEqual(OUTPUTS)
    expect(resultOf(asked)).toMatchObject([{ connections: REGISTERED }])
    expect(asked.summaries).toHaveLength(1)
    expect(asked.github).toContain('git.createRef')
  })

  test('the redactor: what was done is told without the texts that it did not clear', async () => {
    const { ports, asked } = await scene(({ redactor }) => ({
      redactor: Object.assign(Object.create(redactor) as typeof redactor, {
        redactAll: fault,
        redact: (text: string) => text,
      }),
    }))
    const outcome = applied('register-failed')
    const secret = SECRETS.CONNECTION_DEV_TOKEN
    const leaky = outcome.connections.map((one) => ({
      ...one,
      entry: {
        ...one.entry,
        diagnostics: [warningAt('catch-up', secret, undefined)],
        drift: [
          { path: 'x', op: 'replace' as const, before: secret, after: secret, sensitive: false },
        ],
      },
    }))
    expect(await publish({ ...outcome, connections: leaky }, ports)).toBe(false)
    expect(asked.outputs).toMatchObject({
      ...OUTPUTS,
      drift: 'true',
      'failure-reason': 'register-failed',
    })
    expect(resultOf(asked)).toEqual([
      {
        failureReason: 'register-failed',
        connections: [...REGISTERED, ['lab-lakehouse', 'failed', null]],
      },
    ])
    expect(asked.summaries).toHaveLength(1)
    expect(JSON.stringify(asked)).not.toContain(JSON.stringify(secret).slice(1, -1))
  })

  test('an earlier reason stays the reason', async () => {
    const { ports, asked } = await scene(undefined, githubFails('issues.updateComment'))
    expect(await publish(applied('register-failed'), ports)).toBe(false)
    expect(asked.outputs).toMatchObject({ 'failure-reason': 'register-failed', changed: 'true' })
    expect(resultOf(asked)).toMatchObject([{ failureReason: 'register-failed' }])
    expect(unexpected(asked)).toEqual([UNEXPECTED])
  })
})

describe('GitHub refusing one channel is a warning, and fails nothing', () => {
  const refusal = (): never => {
    throw new RequestFailure('GitHub: HTTP 403', { status: 403 })
  }
  const cases: [name: string, method: string, outcome: Outcome, warning: RegExp][] = [
    ['comment', 'issues.createComment', PLANNED, /^The plan comment could not be written/],
    ['issues', 'issues.listForRepo', DRIFTED, /^The issues about drift could not be written/],
    ['outcome', 'issues.updateComment', applied(), /^The outcome could not be written/],
    ['note', 'git.createBlob', applied(), /^The audit note could not be written/],
  ]
  test.each(cases)('%s', async (_, method, outcome, warning) => {
    const github = { ...GITHUB, [method]: refusal }
    const { ports, asked } = await scene(
      () => ({ trigger: { ...PUSH, pull: PULL_REQUEST } }),
      github,
    )
    expect(await publish(outcome, ports)).toBe(true)
    expect(asked.github).toContain(method)
    expect(asked.outputs).toMatchObject({ 'failure-reason': '', changed: 'true' })
    expect(resultOf(asked)).toMatchObject([{ failureReason: null }])
    expect(asked.annotations).toContainEqual({
      severity: 'warning',
      message: expect.stringMatching(warning),
    })
    expect(unexpected(asked)).toEqual([])
  })
})

describe('a run that could not be finished', () => {
  const cases: [name: string, error: unknown, reason: string][] = [
    ['a mistake in the workflow', new ConfigError('Input `x` is missing.'), 'config'],
    [
      'GitHub that does not answer',
      new RunFailure('github-unreachable', 'The change could not be read.'),
      'github-unreachable',
    ],
    ['a fault of our own', FAULT, 'internal-error'],
    ['a plain error', new Error('x'), 'internal-error'],
    ['what is no error', 'x', 'internal-error'],
  ]
  test.each(cases)('%s', async (_, error, reason) => {
    const { ports, asked } = await scene()
    await publishFailure(error, 'apply', ports)
    expect(asked.outputs).toEqual({
      ...OUTPUTS,
      'failure-reason': reason,
      changed: 'false',
      'object-paths': '[]',
      'bulk-ids': '{}',
    })
    expect(resultOf(asked)).toEqual([{ failureReason: reason, connections: [] }])
    expect(asked.annotations).toHaveLength(1)
    expect(asked.info.at(-1)).toBe(`Failed: ${reason}`)
    const isOurs = reason === 'internal-error'
    expect(unexpected(asked)).toHaveLength(isOurs ? 1 : 0)
    if (error instanceof Error) expect(asked.info.includes(error.stack ?? '')).toBe(isOurs)
    expect(asked.step.filter((name) => name !== 'failure-reason').at(-1)).toBe('flush')
  })

  test('a secret in its message is taken out', async () => {
    const { ports, asked } = await scene()
    ports.log.mask(SECRETS.CONNECTION_DEV_TOKEN)
    await publishFailure(new ConfigError(`x ${SECRETS.CONNECTION_DEV_TOKEN}`), 'plan', ports)
    expect(asked.annotations).toEqual([{ severity: 'error', message: 'x ***' }])
    expect(asked.summaries).toEqual([expect.not.stringContaining('dapi-planted')])
  })

  test('a message that can not be redacted is not shown, and loses nothing else', async () => {
    const { ports, asked } = await scene(({ redactor }) => ({
      redactor: Object.assign(Object.create(redactor) as typeof redactor, { redact: fault }),
    }))
    await publishFailure(new ConfigError(SECRETS.CONNECTION_DEV_TOKEN), 'plan', ports)
    expect(asked.outputs).toMatchObject({ 'failure-reason': 'config' })
    expect(asked.results).toHaveLength(1)
    expect(JSON.stringify(asked)).not.toContain('dapi-planted')
  })

  test.each(['summary', 'result file', 'output', 'flush'])(
    'a fault of our own in the %s leaves the rest and the reason',
    async (broken) => {
      const { ports, asked } = await scene(({ step, files }) => ({
        step: {
          ...step,
          ...(broken === 'summary' && { summary: () => Promise.reject(FAULT) }),
          ...(broken === 'flush' && { flush: fault }),
          ...(broken === 'output' && {
            output: (name, value) => (name === 'changed' ? fault() : step.output(name, value)),
          }),
        },
        files: {
          ...files,
          ...(broken === 'result file' && { saveResult: () => Promise.reject(FAULT) }),
        },
      }))
      await publishFailure(new ConfigError('Input `x` is missing.'), 'apply', ports)
      expect(asked.outputs).toMatchObject({ 'failure-reason': 'config', 'bulk-ids': '{}' })
      expect(asked.summaries).toHaveLength(broken === 'summary' ? 0 : 1)
      expect(asked.results).toHaveLength(broken === 'result file' ? 0 : 1)
      expect(unexpected(asked)).toEqual([UNEXPECTED])
    },
  )
})
