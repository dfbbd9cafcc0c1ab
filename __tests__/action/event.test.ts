import { describe, expect, test } from '@jest/globals'
import { ConfigError } from '../../src/core/failure.ts'
import type { Request } from '../../src/modes/request.ts'
import { pickMode, readTrigger } from '../../src/action/event.ts'

const env = (event: string, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv => ({
  GITHUB_EVENT_NAME: event,
  GITHUB_SHA: 'merge-sha',
  GITHUB_REPOSITORY: 'acme/data',
  GITHUB_ACTOR: 'ann',
  ...more,
})
const push = {
  before: 'b',
  after: 'a',
  ref: 'refs/heads/main',
  repository: { default_branch: 'main' },
}
const group = { merge_group: { base_sha: 'b', head_sha: 'h' } }
const pull = (head: unknown = { full_name: 'acme/data' }, login = 'ann'): unknown => ({
  pull_request: {
    number: 7,
    base: { sha: 'base', repo: { full_name: 'acme/data' } },
    head: { sha: 'head', repo: head },
    user: { login },
  },
})

describe('the trigger', () => {
  test.each(['pull_request', 'pull_request_target'])(
    '%s: the pull request, at its head',
    (event) => {
      expect(readTrigger(env(event), pull())).toEqual({
        event,
        range: { kind: 'pull', number: 7, base: 'base' },
        pull: { number: 7, headSha: 'head', untrusted: false, isOpen: true },
        sha: 'head',
        branch: 'main',
        isForDefault: true,
        checkedOut: event === 'pull_request' ? ['merge-sha', 'head'] : [],
      })
    },
  )

  test.each([
    ['refs/heads/release/2', 'release/2'],
    ['refs/tags/v1', 'trunk'],
    ['refs/pull/7/merge', 'trunk'],
    [undefined, 'trunk'],
  ])('the ref %s is of the branch %s', (ref, branch) => {
    const payload = { repository: { default_branch: 'trunk' } }
    const more = ref === undefined ? {} : { GITHUB_REF: ref }
    expect(readTrigger(env('workflow_dispatch', more), payload).branch).toBe(branch)
  })

  const untrusted: [name: string, payload: unknown, more: NodeJS.ProcessEnv][] = [
    ['a fork', pull({ full_name: 'mallory/data' }), {}],
    ['a fork that is deleted', pull(null), {}],
    ["Dependabot's pull request", pull(undefined, 'dependabot[bot]'), {}],
    ['a run that Dependabot started', pull(), { GITHUB_ACTOR: 'dependabot[bot]' }],
  ]
  test.each(untrusted)('%s gets no secrets', (_, payload, more) => {
    expect(readTrigger(env('pull_request', more), payload).pull?.untrusted).toBe(true)
  })

  test('push: from before to after', () => {
    expect(readTrigger(env('push'), push)).toEqual({
      event: 'push',
      range: { kind: 'compare', base: 'b', head: 'a' },
      sha: 'a',
      branch: 'main',
      isForDefault: true,
      checkedOut: ['a'],
    })
  })

  test('merge group: from base to head', () => {
    expect(readTrigger(env('merge_group'), group)).toEqual({
      event: 'merge_group',
      range: { kind: 'compare', base: 'b', head: 'h' },
      sha: 'h',
      branch: 'main',
      isForDefault: true,
      checkedOut: ['h'],
    })
  })

  test.each(['workflow_dispatch', 'schedule', 'repository_dispatch', 'issue_comment'])(
    '%s: nothing to compare',
    (event) => {
      expect(readTrigger(env(event), {})).toEqual({
        event,
        range: { kind: 'none' },
        sha: 'merge-sha',
        branch: 'main',
        isForDefault: true,
        checkedOut: ['merge-sha'],
      })
    },
  )

  const into = (ref: string, more: object = {}): unknown => ({
    pull_request: {
      number: 7,
      base: { sha: 'base', ref },
      head: { sha: 'head' },
      ...more,
    },
    repository: { default_branch: 'trunk' },
  })
  const queued = (base_ref: string): unknown => ({
    merge_group: { base_sha: 'b', head_sha: 'h', base_ref },
    repository: { default_branch: 'trunk' },
  })
  const ofTrunk = { repository: { default_branch: 'trunk' } }
  const places: [event: string, payload: unknown, ref: string, isForDefault: boolean][] = [
    ['pull_request', into('trunk'), 'refs/pull/7/merge', true],
    ['pull_request', into('develop'), 'refs/pull/7/merge', false],
    ['merge_group', queued('refs/heads/trunk'), 'refs/heads/gh-readonly-queue/trunk/pr-7', true],
    ['merge_group', queued('refs/heads/develop'), 'refs/heads/gh-readonly-queue/x', false],
    ['push', { before: 'b', after: 'a', ref: 'x', ...ofTrunk }, 'refs/heads/trunk', true],
    ['push', { before: 'b', after: 'a', ref: 'x', ...ofTrunk }, 'refs/heads/develop', false],
    ['workflow_dispatch', ofTrunk, 'refs/heads/develop', false],
    ['schedule', ofTrunk, 'refs/heads/trunk', true],
  ]
  test.each(places)('%s with %j at %s is for the default branch: %s', (event, payload, ref, is) => {
    expect(readTrigger(env(event, { GITHUB_REF: ref }), payload).isForDefault).toBe(is)
  })

  test.each([
    ['open', { state: 'open', merged: false }, true],
    ['without a state', {}, true],
    ['merged', { merged: true }, false],
    ['closed', { state: 'closed', merged: false }, false],
  ])('a pull request that is %s: %j', (_, more, isOpen) => {
    expect(readTrigger(env('pull_request'), into('trunk', more)).pull?.isOpen).toBe(isOpen)
  })

  const malformed: [event: string, payload: unknown, field: string][] = [
    ['pull_request', {}, '`pull_request`'],
    [
      'pull_request',
      { pull_request: { number: 'x', base: { sha: 'b' }, head: { sha: 'h' } } },
      '`pull_request.number`',
    ],
    ['push', { before: 'b', ref: 'r' }, '`after`'],
    ['push', null, 'push'],
    ['merge_group', { merge_group: { base_sha: 1, head_sha: 'h' } }, '`merge_group.base_sha`'],
  ]
  test.each(malformed)('a %s with a malformed payload %j', (event, payload, field) => {
    expect(() => readTrigger(env(event), payload)).toThrow(ConfigError)
    expect(() => readTrigger(env(event), payload)).toThrow(field)
  })
})

describe('the mode', () => {
  const mode = (input: Request['mode'], event: string, payload: unknown): string =>
    pickMode(input, readTrigger(env(event), payload), payload)

  const auto: [event: string, payload: unknown, expected: string][] = [
    ['pull_request', pull(), 'plan'],
    ['pull_request_target', pull(), 'plan'],
    ['merge_group', group, 'plan'],
    ['workflow_dispatch', {}, 'plan'],
    ['push', push, 'apply'],
    ['push', { ...push, ref: 'refs/heads/feature' }, 'validate'],
    ['push', { ...push, ref: 'refs/tags/main' }, 'validate'],
    ['push', { ...push, ref: 'refs/heads/x/main' }, 'validate'],
    [
      'push',
      { ...push, ref: 'refs/heads/trunk', repository: { default_branch: 'trunk' } },
      'apply',
    ],
    ['push', { ...push, repository: { default_branch: 'trunk' } }, 'validate'],
  ]
  test.each(auto)('auto on %s %j: %s', (event, payload, expected) => {
    expect(mode('auto', event, payload)).toBe(expected)
  })

  test('auto on another event is an error that says which modes to set', () => {
    expect(() => mode('auto', 'issue_comment', {})).toThrow(ConfigError)
    expect(() => mode('auto', 'issue_comment', {})).toThrow(/`issue_comment`.*validate, plan/)
  })

  test.each([
    ['pull_request', pull()],
    ['pull_request_target', pull()],
    ['merge_group', group],
    ['issue_comment', {}],
    ['workflow_run', {}],
  ])('apply is refused on %s', (event, payload) => {
    expect(() => mode('apply', event, payload)).toThrow(ConfigError)
    expect(() => mode('apply', event, payload)).toThrow(`\`${event}\``)
  })

  test.each([
    ['push', push],
    ['schedule', {}],
    ['workflow_dispatch', {}],
    ['repository_dispatch', {}],
  ])('apply is granted on %s', (event, payload) => {
    expect(mode('apply', event, payload)).toBe('apply')
  })

  test.each(['plan', 'validate'] as const)('%s is granted everywhere', (input) => {
    for (const [event, payload] of [
      ['pull_request', pull()],
      ['push', push],
      ['merge_group', group],
      ['issue_comment', {}],
    ] as const)
      expect(mode(input, event, payload)).toBe(input)
  })
})
