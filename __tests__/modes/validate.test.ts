import { expect, test } from '@jest/globals'
import { errorsOf, failureReasonOf, statusOf } from '../../src/core/outcome.ts'
import { validate } from '../../src/modes/validate.ts'
import { pat } from '../e2e/specs.ts'
import { fakePorts } from './ports.ts'

const GOOD = 'connections/good.yml'
const BAD = 'connections/bad.yml'

test('a valid spec is nothing to do, and nobody is asked about it', async () => {
  // No address of Immuta, no credential, no secret, and a base in which the spec is another.
  const ports = await fakePorts({
    files: { [GOOD]: pat() },
    base: { [GOOD]: pat('other') },
    env: {},
    github: {},
  })
  const outcome = await validate(ports)
  expect(outcome.mode).toBe('validate')
  expect(outcome.connections).toMatchObject([
    { entry: { change: { action: 'none', why: 'unchanged', diff: [] } } },
  ])
  expect(outcome.connections.map(statusOf)).toEqual(['skipped'])
  expect(failureReasonOf(outcome)).toBeUndefined()
  expect(ports.asked).toMatchObject({ history: [], github: [] })
  expect(ports.asked.info).toEqual(['[1/1] dev-lakehouse: valid'])
})

test('an invalid spec fails, and the valid one beside it does not', async () => {
  const files = { [GOOD]: pat(), [BAD]: pat('bad').replace('technology: Databricks', 'x: y') }
  const ports = await fakePorts({ files })
  const outcome = await validate(ports)
  const [bad, good] = outcome.connections
  expect(bad?.entry.change).toEqual({ action: 'invalid' })
  expect(bad && errorsOf(bad).length).toBeGreaterThan(0)
  expect(outcome.connections.map(statusOf)).toEqual(['failed', 'skipped'])
  expect(good?.entry.change).toMatchObject({ action: 'none', why: 'unchanged' })
  expect(failureReasonOf(outcome)).toBe('invalid-spec')
})

test('with `scope: changed` only what changed is looked at', async () => {
  const files = { [GOOD]: pat(), 'connections/new.yml': pat('new') }
  const ports = await fakePorts({
    files,
    base: { [GOOD]: pat() },
    settings: { scope: 'changed' },
  })
  const { connections } = await validate(ports)
  expect(connections.map(({ entry }) => entry.candidate.key)).toEqual(['new'])
  expect(ports.asked.history).toEqual(['changes'])
})
