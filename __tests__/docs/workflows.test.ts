import { readFileSync } from 'node:fs'
import { afterEach, describe, expect, test } from '@jest/globals'
import { actionSteps, Repository, type Started } from './repository.ts'
import type { RunResult } from '../../simulator/runner.ts'
import type { Running } from '../../simulator/world.ts'
import { quickRuns } from '../running.ts'
import { PAGES, type Workflow, workflowsIn, workflowsOf } from './workflows.ts'

/** Events that come of themselves, or by hand, once a change is merged. */
const LATER = ['schedule', 'workflow_dispatch', 'repository_dispatch']
const README = 'README.md'
const quick = quickRuns()
const SHOWN = PAGES.filter((page) => workflowsOf(page).length > 0)

/** Whether a workflow applies what one job looks at, without a matrix. */
function appliesOneFolder({ on, jobs }: Workflow): boolean {
  return (
    'workflow_dispatch' in on &&
    Object.values(jobs).some(
      ({ strategy, steps = [] }) =>
        strategy === undefined && steps.some(({ with: inputs }) => inputs?.['mode'] === 'apply'),
    )
  )
}

/** Pages with such a workflow. */
const NARROW = SHOWN.filter((page) => workflowsOf(page).some(appliesOneFolder))

/** The workflows of the README, each replaced by that of the page for the same path. */
function repositoryOf(own: readonly Workflow[]): Workflow[] {
  const paths = own.map(({ path }) => path)
  return [...workflowsOf(README).filter(({ path }) => !paths.includes(path)), ...own]
}

let repository: Repository | undefined
afterEach(() => repository?.close())

/** Has a repository with these workflows live through a change, from the proposal to the drift. */
async function live(workflows: readonly Workflow[], running: Running = {}): Promise<Started[]> {
  repository = await Repository.create(workflows, running)
  const { world, keys } = repository
  const events = new Set(workflows.flatMap(({ on }) => Object.keys(on)))
  const known = [...LATER, 'pull_request', 'pull_request_target', 'merge_group', 'push']
  const strange = [...events].filter((name) => ![...known, 'workflow_call'].includes(name))
  expect(strange).toEqual([])

  const planned = await repository.propose()
  expect(summaries(planned)).toEqual(planned.map(({ path }) => `${path}: passed`))
  const uncommented = planned.filter(({ inputs, result }) => {
    return inputs['mode'] !== 'validate' && result.outputs['comment-url'] === ''
  })
  expect(uncommented).toEqual([])
  const targets = await repository.propose({ event: 'pull_request_target', fork: true })
  const queued = await repository.queue()
  const applied = await repository.merge()
  const later: Started[] = []
  for (const name of LATER) later.push(...(await repository.later(name, { 'force-update': true })))

  const runs = [...planned, ...targets, ...queued, ...applied, ...later]
  expect(summaries(runs)).toEqual(runs.map(({ path }) => `${path}: passed`))
  // Apply found, for each of its connections, the plan that the plan workflow made.
  expect(applied.flatMap(warnings)).toEqual([])
  expect([...world.immuta.connections.keys()].sort()).toEqual(keys.sort())
  // An apply that is started by hand sends a rotated credential.
  const kept = later.filter(
    ({ inputs, result }) => inputs['mode'] === 'apply' && countsOf(result).unchanged > 0,
  )
  expect(kept.map(({ path }) => path)).toEqual([])
  expect(world.github.violations).toEqual([])
  return runs
}

function countsOf({ result }: RunResult): { unchanged: number; update: number } {
  return (result as { summary: { unchanged: number; update: number } }).summary
}

function summaries(runs: readonly Started[]): string[] {
  return runs.map(({ path, result }) => {
    const errors = result.annotations.filter(({ kind }) => kind === 'error')
    const told = errors.map(({ message }) => message).join('; ')
    return `${path}: ${result.exitCode === 0 ? 'passed' : told}`
  })
}

function warnings({ result }: Started): string[] {
  return result.annotations.flatMap(({ kind, message }) => (kind === 'warning' ? [message] : []))
}

describe('every workflow of the documentation', () => {
  test.each(SHOWN)('of %s plans, applies and looks for drift', async (page) => {
    const own = workflowsOf(page)
    const runs = await live(repositoryOf(own))
    const idle = own.filter(
      ({ path, jobs }) =>
        Object.values(jobs).some(({ steps }) => steps !== undefined) &&
        !runs.some((run) => run.path === path),
    )
    expect(idle.map(({ path }) => path)).toEqual([])
  })

  test.each(SHOWN)('of %s names the hosts that may receive a credential', (page) => {
    const open = workflowsOf(page).flatMap((workflow) =>
      actionSteps(workflow)
        .filter(({ with: inputs = {} }) => inputs['allowed-hosts'] === undefined)
        .map(() => workflow.path),
    )
    expect(open).toEqual([])
  })

  test.each(SHOWN)('of %s plans again when the pull request gets another base', (page) => {
    const deaf = workflowsOf(page).flatMap(({ path, on }) =>
      ['pull_request', 'pull_request_target']
        .filter((event) => event in on && on[event]?.types?.includes('edited') !== true)
        .map(() => path),
    )
    expect(deaf).toEqual([])
  })

  test.each(NARROW)('of %s applies by hand only the specs that are named', async (page) => {
    const named = workflowsOf(page).filter(appliesOneFolder)
    repository = await Repository.create(named)
    const runs = await repository.later('workflow_dispatch', { specs: 'other/*.yml' })
    const none = 'No file matches the input `specs` (other/*.yml)'
    expect(runs).toHaveLength(named.length)
    expect(summaries(runs).filter((summary) => !summary.includes(none))).toEqual([])
  })

  test.each([
    ['dev', '', ['dev']],
    ['test', '', ['test']],
    ['prod', 'lakehouse.yml', ['prod']],
    ['all', '', ['dev', 'test', 'prod']],
  ])('of several environments applies by hand the stage %s', async (stage, specs, applied) => {
    const own = workflowsOf('docs/workflows/environments.md')
    repository = await Repository.create(own, quick)
    await repository.propose()
    const merged = await repository.merge()
    expect(merged.map(({ inputs }) => inputs['comment-id'])).toEqual(['dev', 'test', 'prod'])
    const runs = await repository.later('workflow_dispatch', { stage, specs, 'force-update': true })
    const applies = runs.filter(({ inputs }) => inputs['mode'] === 'apply')
    expect(summaries(applies)).toEqual(
      applied.map(() => '.github/workflows/immuta-stage.yml: passed'),
    )
    expect(applies.map(({ inputs }) => inputs['comment-id'])).toEqual(applied)
    expect(applies.map(({ inputs }) => inputs['specs'])).toEqual(
      applied.map((name) => `connections/${name}/${specs || '**/*.{yml,yaml}'}`),
    )
    expect(applies.map(({ result }) => countsOf(result).update)).toEqual(applied.map(() => 1))
  })

  test('of the quick start validates what comes from a fork', async () => {
    repository = await Repository.create(workflowsOf(README))
    const runs = await repository.propose({ fork: true })
    expect(summaries(runs)).toEqual(['.github/workflows/immuta-plan.yml: passed'])
  })
})

describe('a workflow that does not fit is found', () => {
  test.each<[string, string | RegExp, string, string]>([
    ['without a credential', / +immuta-api-key: .*\n/, '', 'Input `immuta-api-key` is empty'],
    [
      'with a secret that nobody is told to set',
      'secrets.IMMUTA_API_KEY',
      'secrets.IMMUTA_KEY',
      'Input `immuta-api-key` is empty',
    ],
    ['without a tenant', / +immuta-url: .*\n/, '', 'Input `immuta-url` is missing'],
    [
      'without the secret of a connection',
      / +env:\n +CONNECTION_PROD_SECRET: .*\n/,
      '',
      'The variable `CONNECTION_PROD_SECRET` is not set',
    ],
    ['with an unknown input', 'immuta-url:', 'tenant:', 'no such input: tenant'],
    ['with a wrong value', 'mode: apply', 'mode: application', 'Input `mode` must be'],
    [
      'that applies on a pull request',
      /(immuta-url: .*\n)/,
      '$1          mode: apply\n',
      'Input `mode` is apply, but the event is `pull_request`',
    ],
    [
      'for an event that says no mode',
      / {2}workflow_dispatch:([^]*?) +mode: apply\n/,
      '  repository_dispatch:$1',
      'Input `mode` is auto, which does not know the event `repository_dispatch`',
    ],
    [
      'whose environment takes only main',
      'runs-on: ubuntu-latest',
      'environment: immuta\n    runs-on: ubuntu-latest',
      'refs/pull/7/merge may not use the environment immuta',
    ],
    ['that may not comment', / {2}pull-requests: write .*\n/, '', 'pull-requests: write is not'],
    [
      'without a checkout',
      / +- uses: actions\/checkout@v7\n +with:\n.*\n/,
      '',
      'is part of this change, but not in the workspace',
    ],
    [
      'that checks out elsewhere',
      'persist-credentials: false',
      'path: governance',
      'is part of this change, but not in the workspace',
    ],
    ['whose paths hold no spec', "'connections/**'", "'specs/**'", 'no path of a spec starts it'],
    [
      'whose apply looks for another comment',
      'mode: apply',
      'mode: apply\n          comment-id: prod',
      'No plan comment shows this connection',
    ],
    [
      'with an expression that cannot be evaluated',
      'vars.IMMUTA_URL',
      'variables.IMMUTA_URL',
      'variables',
    ],
  ])('%s', async (_, from, to, why) => {
    const markdown = readFileSync(README, 'utf8')
    const broken = markdown.replace(from, to)
    expect(broken).not.toBe(markdown)
    await expect(live(workflowsIn(broken), quick)).rejects.toThrow(why)
  })

  test.each<[string, string, string | RegExp, string, string]>([
    [
      'whose jobs wait for each other',
      'docs/workflows/tenants.md',
      'immuta-apply-${{ matrix.tenant }}\n',
      'immuta-apply\n',
      'wait for each other',
    ],
    [
      'whose plan and apply differ in who runs the script',
      'docs/workflows/oidc.md',
      / +bootstrap: run +#.*\n/,
      '',
      'the input `bootstrap` must be `run` for plan and apply',
    ],
    [
      'that gets no ID token',
      'docs/workflows/oidc.md',
      / {2}id-token: write .*\n/,
      '',
      'id-token: write is not among its permissions',
    ],
    [
      'whose plan key the apply does not know',
      'docs/workflows/audit.md',
      / +plan-key: .*\n/,
      '',
      'The plan comment there was not made with the input `plan-key`',
    ],
    [
      'that calls another with an input it does not have',
      'docs/workflows/environments.md',
      '      mode: plan\n',
      '      kind: plan\n',
      'inputs kind, mode',
    ],
    [
      'that hands no secrets on',
      'docs/workflows/environments.md',
      '    secrets: inherit\n',
      '',
      'Input `immuta-api-key` is empty',
    ],
  ])('%s', async (_, page, from, to, why) => {
    const markdown = readFileSync(page, 'utf8')
    const broken = markdown.replace(from, to)
    expect(broken).not.toBe(markdown)
    await expect(live(repositoryOf(workflowsIn(broken)), quick)).rejects.toThrow(why)
  })
})
