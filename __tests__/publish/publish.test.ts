import { describe, expect, test } from '@jest/globals'
import { ConfigError, RunFailure } from '../../src/core/failure.ts'
import type { Outcome } from '../../src/core/outcome.ts'
import type { GitHub } from '../../src/github/client.ts'
import { RequestFailure } from '../../src/net/failure.ts'
import { publishFailure } from '../../src/publish/failure.ts'
import type { PublishPorts } from '../../src/publish/ports.ts'
import { publish } from '../../src/publish/publish.ts'
import { reported } from '../core/reported.ts'
import { ports, recording, type Recorded } from './support.ts'

const REVIEW = {
  pull: 7,
  plan: {
    comment: { id: 1, body: '<!-- m -->\nrecord\nplan', url: 'u' },
    record: { commit: 'c', closed: false, connections: { a: { file: 'a.yml', fingerprint: 'f' } } },
  },
}
const APPLIED: Outcome = {
  mode: 'apply',
  connections: [reported('create', { key: 'a', status: 'applied' })],
  stopped: undefined,
  reviews: [REVIEW],
}
const PLANNED: Outcome = { mode: 'plan', connections: [reported('create')], offline: undefined }
const DRIFTED: Outcome = { mode: 'drift', connections: [reported('create')], unmanaged: [] }

/** GitHub's side, where every call ends like this. */
const github = (end: () => Error): GitHub => ({
  owner: 'acme',
  repo: 'data',
  clock: { now: () => 0, sleep: () => Promise.resolve(), random: () => 0, cancelled: () => true },
  send: () => Promise.reject(end()),
  sendOnce: () => Promise.reject(end()),
})

async function play(
  outcome: Outcome,
  change: (ports: PublishPorts) => Partial<PublishPorts>,
): Promise<{ succeeded: boolean; recorded: Recorded }> {
  const recorded = recording()
  const base = ports(recorded, { auditNotes: 'true', driftIssue: 'true' })
  const trigger = {
    ...base.trigger,
    pull: { number: 7, headSha: 'h', baseSha: 'b', untrusted: false },
  }
  const succeeded = await publish(outcome, { ...base, trigger, ...change(base) })
  return { succeeded, recorded }
}

/** What has to be told of {@link APPLIED}, whatever else went wrong. */
function expectApplied(recorded: Recorded): void {
  expect(recorded.outputs).toMatchObject({
    changed: 'true',
    'object-paths': '[["a"]]',
    'bulk-ids': '{"a":"b"}',
    'failure-reason': 'internal-error',
  })
  expect(recorded.annotations).toContainEqual({
    severity: 'error',
    message: expect.stringContaining('Unexpected failure: ours'),
  })
}

const ours = (): Error => new TypeError('ours')

describe('a fault of our own while publishing', () => {
  test('on GitHub loses nothing of what was done', async () => {
    const { succeeded, recorded } = await play(APPLIED, () => ({ github: github(ours) }))
    expect(succeeded).toBe(false)
    expectApplied(recorded)
    expect(recorded.summary.join()).toContain('registered')
    const result = JSON.parse(recorded.result.join()) as { connections: object[] }
    expect(result).toMatchObject({ failureReason: 'internal-error', summary: { create: 1 } })
    expect(result.connections).toMatchObject([{ status: 'applied', objectPath: ['a'] }])
    // The comment's fault does not keep the note from being tried.
    expect(recorded.annotations.filter(({ severity }) => severity === 'error')).toHaveLength(2)
  })

  test.each([PLANNED, DRIFTED])(
    'of a $mode fails the run, and the rest is told',
    async (outcome) => {
      const { succeeded, recorded } = await play(outcome, () => ({ github: github(ours) }))
      expect(succeeded).toBe(false)
      expect(recorded.outputs['failure-reason']).toBe('internal-error')
      expect(recorded.summary).toHaveLength(1)
      expect(recorded.result).toHaveLength(1)
    },
  )

  test('in the result file loses neither outputs nor summary', async () => {
    const { succeeded, recorded } = await play(APPLIED, ({ files }) => ({
      files: { ...files, saveResult: () => Promise.reject(ours()) },
    }))
    expect(succeeded).toBe(false)
    expectApplied(recorded)
    expect(recorded.summary.join()).toContain('registered')
  })

  test('in the report leaves a plain summary with the true outcome', async () => {
    const [connection] = APPLIED.connections
    const { entry, result } = connection ?? reported('create')
    // A check that no report knows.
    const checks = [{ kind: 'privileges', findings: [null] }] as unknown as typeof entry.checks
    const outcome = { ...APPLIED, connections: [{ entry: { ...entry, checks }, result }] }
    const { succeeded, recorded } = await play(outcome, () => ({}))
    expect(succeeded).toBe(false)
    expect(recorded.summary.join()).toContain('- a: applied')
    expect(recorded.outputs['object-paths']).toBe('[["a"]]')
  })

  test('in the summary loses neither result nor outputs', async () => {
    const { succeeded, recorded } = await play(APPLIED, ({ step }) => ({
      step: { ...step, summary: () => Promise.reject(ours()) },
    }))
    expect(succeeded).toBe(false)
    expectApplied(recorded)
    expect(recorded.result.join()).toContain('"internal-error"')
  })
})

test.each([APPLIED, PLANNED, DRIFTED])(
  'a refusal of GitHub is a warning of a $mode, and no failure',
  async (outcome) => {
    const refused = (): Error => new RequestFailure('refused', { status: 422 })
    const { succeeded, recorded } = await play(outcome, () => ({ github: github(refused) }))
    expect([succeeded, recorded.outputs['failure-reason']]).toEqual([true, ''])
    expect(recorded.annotations.map(({ severity }) => severity)).toContain('warning')
  },
)

describe('a run that could not be finished', () => {
  test.each<[error: unknown, reason: string]>([
    [new ConfigError('m'), 'config'],
    [new RunFailure('github-unreachable', 'm'), 'github-unreachable'],
    [new TypeError('m'), 'internal-error'],
    ['thrown', 'internal-error'],
  ])('%s is %s', async (error, reason) => {
    const recorded = recording()
    await publishFailure(error, 'plan', ports(recorded))
    expect(recorded.outputs).toMatchObject({ 'failure-reason': reason, changed: 'false' })
    expect(JSON.parse(recorded.result.join())).toMatchObject({ failureReason: reason })
  })

  test('is told although its result file can not be written', async () => {
    const recorded = recording()
    const base = ports(recorded)
    const files = { ...base.files, saveResult: () => Promise.reject(new Error('disk full')) }
    await publishFailure(new ConfigError('m'), 'plan', { ...base, files })
    expect(recorded.outputs['failure-reason']).toBe('config')
    expect(recorded.log.join('\n')).toContain('disk full')
  })
})
