import { keyDigest } from '../../src/core/fingerprint.ts'
import { describe, expect, test } from '@jest/globals'
import type { ImmutaSimulator } from '../../simulator/immuta.ts'
import {
  effectOf,
  errorsOf,
  failureReasonOf,
  hasChanges,
  type Outcome,
  statusOf,
} from '../../src/core/outcome.ts'
import { writeRecord } from '../../src/core/record.ts'
import { apply } from '../../src/modes/apply.ts'
import { pat } from '../e2e/specs.ts'
import { type Answers, fakePorts, HEAD, PULL, PUSH, SCHEDULE } from './ports.ts'
import { eachTenant, requestsOf, seed, settingsFor } from './tenant.ts'

const DEV = 'connections/dev.yml'
const LAB = 'connections/lab.yml'
const files = { [DEV]: pat(), [LAB]: pat('lab-lakehouse') }
const over = { trigger: PUSH }

let immuta: ImmutaSimulator
eachTenant((tenant) => (immuta = tenant))

const statuses = ({ connections }: Outcome): string[] => connections.map(statusOf)
const codes = ({ connections }: Outcome): string[][] =>
  connections.map((one) => errorsOf(one).map(({ code }) => code))

/** That an apply was stopped before its first write, and why. */
function expectStopped(outcome: Outcome, why: RegExp): void {
  expect(outcome).toMatchObject({ mode: 'apply', stopped: { why: expect.stringMatching(why) } })
  expect(outcome.connections.map(effectOf)).toEqual(outcome.connections.map(() => undefined))
  expect(hasChanges(outcome)).toBe(false)
  expect(immuta.writes()).toEqual([])
}

describe('nothing is written before everything is checked', () => {
  test('all look-ups and dry runs come before the first registration', async () => {
    const ports = await fakePorts({ files, settings: settingsFor(immuta) }, over)
    const outcome = await apply(ports)
    expect(statuses(outcome)).toEqual(['applied', 'applied'])
    expect(outcome).toMatchObject({ stopped: undefined })
    expect(failureReasonOf(outcome)).toBeUndefined()
    const requests = requestsOf(immuta)
    const first = requests.indexOf('POST /data/connection')
    expect(first).toBeGreaterThan(0)
    expect(requests.lastIndexOf('POST /data/connection/test')).toBeLessThan(first)
    expect(requests.lastIndexOf('GET /data/connection/lab-lakehouse')).toBeLessThan(first)
    expect([...immuta.connections.keys()]).toEqual(['dev-lakehouse', 'lab-lakehouse'])
  })

  test('one refused dry run stops all', async () => {
    const body = { message: 'no such warehouse' }
    immuta.scenario.rejectDryRun.set('lab-lakehouse', { status: 422, body })
    const ports = await fakePorts({ files, settings: settingsFor(immuta) }, over)
    const outcome = await apply(ports)
    expectStopped(outcome, /a check failed/)
    expect(ports.asked.info.at(-1)).toBe('Blocked: 2 connections are not written, see the errors')
    expect(statuses(outcome)).toEqual(['skipped', 'failed'])
    expect(failureReasonOf(outcome)).toBe('dry-run-failed')
  })

  test('one look-up that gets no answer stops all', async () => {
    const path = '/data/connection/lab-lakehouse'
    immuta.faults.push({ path, kind: 'status', status: 500, times: Infinity })
    const ports = await fakePorts({ files, settings: settingsFor(immuta) }, over)
    const outcome = await apply(ports)
    expectStopped(outcome, /a check failed/)
    expect(failureReasonOf(outcome)).toBe('immuta-unreachable')
  })

  test('a spec that is not valid stops the valid ones', async () => {
    const broken = { ...files, [LAB]: 'connectionKey: lab\n' }
    const ports = await fakePorts({ files: broken, settings: settingsFor(immuta) }, over)
    const outcome = await apply(ports)
    expectStopped(outcome, /a check failed. Fix the spec in another pull request/)
    expect(failureReasonOf(outcome)).toBe('invalid-spec')
  })

  test('a secret that is not there stops all, and no spec is to be fixed for it', async () => {
    const ports = await fakePorts({ files, env: {}, settings: settingsFor(immuta) }, over)
    const outcome = await apply(ports)
    expectStopped(outcome, /a check failed. Remove the cause, and re-run the job/)
    expect(failureReasonOf(outcome)).toBe('invalid-spec')
  })
})

describe('max-changes', () => {
  test('one change more writes nothing', async () => {
    const ports = await fakePorts(
      { files, settings: settingsFor(immuta, { maxChanges: '1' }) },
      over,
    )
    const outcome = await apply(ports)
    expectStopped(outcome, /^2 connections would be changed/)
    expect(codes(outcome)).toEqual([['too-many-changes'], ['too-many-changes']])
  })

  test('as many as it allows are made, and what is there already does not count', async () => {
    seed(immuta, pat())
    const ports = await fakePorts(
      { files, settings: settingsFor(immuta, { maxChanges: '1' }) },
      over,
    )
    expect(statuses(await apply(ports))).toEqual(['skipped', 'applied'])
  })
})

describe('what is applied is what was reviewed', () => {
  /** GitHub, where the push merged a pull request whose plan showed `fingerprint`. */
  const reviewed = (fingerprint: string): Answers => {
    const connections = { [keyDigest('dev-lakehouse')]: { file: DEV, fingerprint } }
    const record = writeRecord({ commit: HEAD, connections, closed: false })
    const body = `<!-- immuta-connections:default -->\n${record}\nThe plan.`
    return {
      'repos.listCommits': () => [commit],
      'repos.listPullRequestsAssociatedWithCommit': () => [
        {
          number: PULL,
          merged_at: 'then',
          base: { ref: 'main', repo: { full_name: 'acme/data' } },
          head: { sha: HEAD },
        },
      ],
      'issues.listComments': () => [{ id: 1, body, html_url: '', user: { login: 'bot' } }],
      'users.getAuthenticated': () => ({ login: 'bot' }),
    }
  }
  const commit = { sha: HEAD, commit: { message: 'x', committer: { date: '2025-01-01' } } }
  const unknown: Answers = {
    'git.getRef': () => ({ object: { sha: HEAD } }),
    'repos.listCommits': () => [commit],
    'repos.listPullRequestsAssociatedWithCommit': () => [],
  }
  const one = { [DEV]: pat() }

  test('another spec than the plan showed is not sent', async () => {
    const github = reviewed(`sha256:${'0'.repeat(32)}`)
    const ports = await fakePorts(
      { files: one, base: {}, settings: settingsFor(immuta), github },
      over,
    )
    const outcome = await apply(ports)
    expectStopped(outcome, /not what was reviewed/)
    expect(codes(outcome)).toEqual([['plan-changed']])
    expect(outcome).toMatchObject({ reviews: [{ pull: PULL }] })
  })

  test('with `require-plan` a spec that no plan shows is not sent', async () => {
    const settings = settingsFor(immuta, { requirePlan: 'true' })
    const ports = await fakePorts({ files: one, base: {}, settings, github: unknown }, over)
    const outcome = await apply(ports)
    expectStopped(outcome, /not what was reviewed/)
    expect(codes(outcome)).toEqual([['plan-missing']])
  })

  test('without it, it is sent with a warning', async () => {
    const settings = settingsFor(immuta)
    const ports = await fakePorts({ files: one, base: {}, settings, github: unknown }, over)
    const outcome = await apply(ports)
    expect(statuses(outcome)).toEqual(['applied'])
    expect(outcome.connections[0]?.entry.diagnostics).toMatchObject([{ code: 'plan-missing' }])
  })

  test('a schedule sends nothing either that no plan shows', async () => {
    const settings = settingsFor(immuta, { requirePlan: 'true' })
    const ports = await fakePorts(
      { files: one, base: {}, settings, github: unknown },
      { trigger: SCHEDULE },
    )
    const outcome = await apply(ports)
    expectStopped(outcome, /not what was reviewed/)
    expect(codes(outcome)).toEqual([['plan-missing']])
  })
})

test('a run that is cancelled before it begins asks nothing and writes nothing', async () => {
  const ports = await fakePorts({ files, settings: settingsFor(immuta) }, over)
  ports.clock.cancel()
  const outcome = await apply(ports)
  expect(failureReasonOf(outcome)).toBe('cancelled')
  expectStopped(outcome, /a check failed/)
  expect(immuta.requests).toEqual([])
})

test('a removed spec stays in Immuta unless `allow-delete`; then its script is saved', async () => {
  seed(immuta, pat())
  const removed = { files: {}, base: { [DEV]: pat() } }
  const kept = await fakePorts({ ...removed, settings: settingsFor(immuta) }, over)
  expect(statuses(await apply(kept))).toEqual(['skipped'])
  expect(immuta.writes()).toEqual([])

  const settings = settingsFor(immuta, { allowDelete: 'true' })
  const gone = await fakePorts({ ...removed, settings }, over)
  const outcome = await apply(gone)
  expect(statuses(outcome)).toEqual(['applied'])
  expect([...gone.asked.scripts.keys()]).toEqual(['dev-lakehouse.cleanup.sql'])
  expect(requestsOf(immuta).slice(-2)).toEqual([
    'POST /integrations/1/scripts/delete',
    'DELETE /data/object/dev-lakehouse',
  ])
})
