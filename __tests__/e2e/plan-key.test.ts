import { describe, expect, test } from '@jest/globals'
import type { RunResult } from '../../simulator/runner.ts'
import type { World } from '../../simulator/world.ts'
import { eachWorld } from './scene.ts'
import { m2m } from './specs.ts'

let world: World
eachWorld((next) => {
  world = next
})

const V1 = { 'connections/prod.yml': m2m() }
const V2 = { 'connections/prod.yml': m2m().replace('1a2b3c4d5e6f7a8b', '7777777777777777') }
const KEY = { 'plan-key': 'a-key-of-the-environment' }
const OTHER = { 'plan-key': 'another-key-somewhere' }

const plan = (number: number, files: Record<string, string>, inputs = {}): Promise<RunResult> =>
  world.pullRequest(number, files, { inputs })
const merge = (
  number: number,
  files: Record<string, string>,
  inputs: Record<string, string>,
): Promise<RunResult> =>
  world.merge(number, files, { inputs: { 'require-plan': 'true', wait: 'false', ...inputs } })

/** That a run applied, or found no plan. */
function expectOutcome(run: RunResult, reason: '' | 'plan-missing'): void {
  expect([run.outputs['failure-reason'], world.immuta.connections.size]).toEqual([
    reason,
    reason === '' ? 1 : 0,
  ])
}

describe('an apply with a key', () => {
  test('counts a plan that was made with it', async () => {
    await plan(7, V1, KEY)
    expectOutcome(await merge(7, V1, KEY), '')
  })

  test.each([
    ['without a key', {}],
    ['with another key', OTHER],
  ])('does not count a plan that was made %s, and says so', async (_, inputs) => {
    await plan(7, V1, inputs)
    const run = await merge(7, V1, KEY)
    expectOutcome(run, 'plan-missing')
    expect(run.summary).toContain('was not made with the input `plan-key`')
  })

  test('does not count a record that was copied from another pull request', async () => {
    await plan(6, V2, KEY)
    await plan(7, V1, KEY)
    const [copied, own] = [6, 7].map((number) => world.github.comments.get(number)?.[0])
    if (copied && own) own.body = copied.body
    expectOutcome(await merge(7, V2, KEY), 'plan-missing')
  })

  test('does not count a record of another job', async () => {
    await plan(7, V1, { ...KEY, 'comment-id': 'emea' })
    const [comment] = world.github.comments.get(7) ?? []
    if (comment) comment.body = comment.body.replace(':emea -->', ':default -->')
    expectOutcome(await merge(7, V1, KEY), 'plan-missing')
  })

  test('passes over a forged comment that was written after the plan', async () => {
    await plan(6, V2)
    await plan(7, V1, KEY)
    const body = world.comments(6)[0] ?? ''
    world.github.addComment(7, { user: 'github-actions[bot]', body })
    expectOutcome(await merge(7, V1, KEY), '')
  })

  test('still counts a record that a run without the key has closed', async () => {
    await plan(7, V1, KEY)
    expectOutcome(await merge(7, V1, {}), '')
    world.immuta.connections.clear()
    const { sha, files } = world.main
    const commit = { sha, files }
    const inputs = { 'require-plan': 'true', wait: 'false', ...KEY }
    expectOutcome(await world.runPush(commit, '0'.repeat(40), { inputs }), '')
  })
})

test.each([
  ['does not look at the tag, and says so', OTHER, 1],
  ['says nothing of plans that were made without one', {}, 0],
])('an apply without a key %s', async (_, inputs, times) => {
  await plan(7, V1, inputs)
  const run = await merge(7, V1, {})
  expectOutcome(run, '')
  const said = 'Input `plan-key` is empty, but a plan was made with `plan-key`: '
  expect(run.annotations.filter(({ message }) => message.startsWith(said))).toHaveLength(times)
})

test('a key that is too short is refused, and not repeated', async () => {
  const run = await plan(7, V1, { 'plan-key': 'short-key-of-15' })
  expect(run.outputs['failure-reason']).toBe('config')
  expect(run.stdout).toContain('Input `plan-key` must have at least 16 characters.')
  expect(run.stdout.replace(/::add-mask::.*/g, '')).not.toContain('short-key-of-15')
})
