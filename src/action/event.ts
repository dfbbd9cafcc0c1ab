import * as z from 'zod/mini'
import { ConfigError } from '../core/failure.ts'
import type { Outcome } from '../core/outcome.ts'
import type { Trigger } from '../modes/ports.ts'
import type { Request } from '../modes/request.ts'
import { actionWording } from './wording.ts'

const repository = z.looseObject({ full_name: z.string() })
const pullEvent = z.looseObject({
  pull_request: z.looseObject({
    number: z.int(),
    base: z.looseObject({
      sha: z.string(),
      ref: z.nullish(z.string()),
      repo: z.nullish(repository),
    }),
    head: z.looseObject({ sha: z.string(), repo: z.nullish(repository) }),
    user: z.nullish(z.looseObject({ login: z.string() })),
    merged: z.nullish(z.boolean()),
    state: z.nullish(z.string()),
  }),
})
const eventRepository = z.nullish(z.looseObject({ default_branch: z.nullish(z.string()) }))
const anyEvent = z.looseObject({ repository: eventRepository })
const pushEvent = z.looseObject({
  before: z.string(),
  after: z.string(),
  ref: z.string(),
  repository: eventRepository,
  deleted: z.optional(z.boolean()),
})
const mergeGroupEvent = z.looseObject({
  merge_group: z.looseObject({
    base_sha: z.string(),
    head_sha: z.string(),
    base_ref: z.nullish(z.string()),
  }),
})

const PULL_EVENTS = ['pull_request', 'pull_request_target']

/** Reads the event. Throws {@link ConfigError} when the payload is not what GitHub sends. */
export function readTrigger(env: NodeJS.ProcessEnv, payload: unknown): Trigger {
  const event = env['GITHUB_EVENT_NAME'] ?? ''
  const sha = env['GITHUB_SHA'] ?? ''
  const branch = branchOf(env['GITHUB_REF'], payload)
  const main = defaultBranch(payload)
  const isForDefault = branch === main
  if (PULL_EVENTS.includes(event)) {
    const { pull_request: pull } = parse(pullEvent, payload, event)
    const base = pull.base.repo?.full_name ?? env['GITHUB_REPOSITORY']
    const isFork = pull.head.repo?.full_name !== base
    const isDependabot = [env['GITHUB_ACTOR'], pull.user?.login].includes('dependabot[bot]')
    return {
      event,
      range: { kind: 'pull', number: pull.number, base: pull.base.sha },
      pull: {
        number: pull.number,
        headSha: pull.head.sha,
        untrusted: isFork || isDependabot,
        isOpen: pull.merged !== true && pull.state !== 'closed',
      },
      sha: pull.head.sha,
      branch,
      isForDefault: (pull.base.ref ?? main) === main,
      // actions/checkout takes the merge commit unless it is told otherwise.
      checkedOut: event === 'pull_request' ? [...new Set([sha, pull.head.sha])] : [],
    }
  }
  if (event === 'push') {
    const { before, after } = parse(pushEvent, payload, event)
    return {
      event,
      range: { kind: 'compare', base: before, head: after },
      sha: after,
      branch,
      isForDefault,
      checkedOut: [after],
    }
  }
  if (event === 'merge_group') {
    const { merge_group: group } = parse(mergeGroupEvent, payload, event)
    return {
      event,
      range: { kind: 'compare', base: group.base_sha, head: group.head_sha },
      sha: group.head_sha,
      branch,
      isForDefault: (group.base_ref ?? main).replace(/^refs\/heads\//, '') === main,
      checkedOut: [group.head_sha],
    }
  }
  return { event, range: { kind: 'none' }, sha, branch, isForDefault, checkedOut: [sha] }
}

/** The branch of a ref; of another ref, such as a tag, the default branch. */
function branchOf(ref: string | undefined, payload: unknown): string {
  const [, branch] = /^refs\/heads\/(.+)$/s.exec(ref ?? '') ?? []
  return branch ?? defaultBranch(payload)
}

function defaultBranch(payload: unknown): string {
  return anyEvent.safeParse(payload).data?.repository?.default_branch ?? 'main'
}

/** The mode: the input's, or what the event asks for. Throws {@link ConfigError} for neither. */
export function pickMode(
  input: Request['mode'],
  { event }: Trigger,
  payload: unknown,
): Outcome['mode'] {
  const isProposal = event === 'merge_group' || PULL_EVENTS.includes(event)
  const mayApply = event === 'push' || event === 'schedule' || event.endsWith('_dispatch')
  if (input === 'apply' && !mayApply) {
    throw new ConfigError(
      `${actionWording.The('mode')} is apply, but the event is \`${event}\`: ` +
        'apply runs on push, schedule or a dispatch, after the review.',
    )
  }
  if (input !== 'auto') return input
  if (isProposal || event === 'workflow_dispatch') return 'plan'
  if (event === 'push') {
    const { ref, deleted } = parse(pushEvent, payload, event)
    const isDefault = ref === `refs/heads/${defaultBranch(payload)}`
    return isDefault && deleted !== true ? 'apply' : 'validate'
  }
  if (event === 'schedule') return 'drift'
  throw new ConfigError(
    `${actionWording.The('mode')} is auto, which does not know the event \`${event}\`: ` +
      'set it to validate, plan, apply or drift.',
  )
}

function parse<T>(schema: z.ZodMiniType<T>, payload: unknown, event: string): T {
  const result = schema.safeParse(payload)
  if (result.success) return result.data
  const paths = result.error.issues.map(({ path }) => `\`${path.join('.')}\``).join(', ')
  throw new ConfigError(
    `The payload of the event \`${event}\` is not what GitHub sends: ` +
      `${paths} missing or malformed.`,
  )
}
