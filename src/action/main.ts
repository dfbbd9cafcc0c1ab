import { githubClient } from '../github/client.ts'
import { commentMarker, findComments, MAX_COMMENT_CHARS, writeComment } from '../github/comment.ts'
import type { Review } from '../github/reviews.ts'
import type { Outcome, Ports as RunPorts } from '../modes/run.ts'
import { type Clock, RequestFailure, systemClock } from '../net/retry.ts'
import { ConfigError, type FailureReason, RunFailure } from '../core/failures.ts'
import { failureOf, hasChanges, isChange } from '../core/outcome.ts'
import { ownErrors, sharedErrors } from '../core/shared.ts'
import type { Report } from '../render/report.ts'
import { prose } from '../render/markdown.ts'
import { resultFile } from '../render/result.ts'
import { type Console, MAX_SUMMARY_BYTES, runnerConsole } from './console.ts'
import { type Folder, runFolder } from '../publish/folder.ts'
import { type Place, readEvent, readPlace } from './context.ts'
import { rawInput, readInputs, SECRET_INPUTS } from './inputs.ts'
import { Redactor } from '../secrets/redactor.ts'
import { pickMode, readTrigger } from './event.ts'
import { USER_AGENT, VERSION } from '../version.ts'

type Ports = RunPorts & { console: Console }

/** Runs the Action in the runner's world. Returns whether it succeeded; what failed has then been reported. */
export async function main(env: NodeJS.ProcessEnv): Promise<boolean> {
  const redactor = new Redactor()
  const console = runnerConsole(redactor, env)
  for (const name of SECRET_INPUTS) {
    const value = rawInput(env, name)
    if (value !== undefined) console.mask(value)
  }
  const place = readPlace(env)
  const folder = runFolder(env, redactor)
  let ports: Ports | undefined
  try {
    ports = await setUp(env, place, console, folder, (text) => redactor.redact(text))
    const { run } = await import('../modes/run.ts')
    return await report(ports, place, redactor, folder, await run(ports))
  } catch (error) {
    return fail(error, ports?.mode ?? rawInput(env, 'mode') ?? 'auto', redactor, console, folder)
  }
}

async function setUp(
  env: NodeJS.ProcessEnv,
  { workspace, repository }: Place,
  console: Console,
  folder: Folder,
  redact: (text: string) => string,
): Promise<Ports> {
  const inputs = readInputs(env)
  const payload = await readEvent(env)
  const trigger = readTrigger(env, payload)
  const mode = pickMode(inputs.mode, trigger, payload)
  const token = inputs['github-token']
  const clock = systemClock(cancellation())
  const { environmentSecrets } = await import('../secrets/environment.ts')
  return {
    inputs,
    mode,
    trigger,
    workspace,
    console,
    clock,
    saveScript: folder.saveScript,
    redact,
    idToken: idTokens(env, inputs.timeout * 1000, clock, console.mask),
    secrets: environmentSecrets(env, console.mask),
    github:
      token === undefined
        ? undefined
        : githubClient({
            token,
            repository,
            userAgent: USER_AGENT,
            timeoutMs: inputs.timeout * 1000,
            clock,
          }),
  }
}

/** ID tokens of this job, if its permissions allow them. */
function idTokens(
  env: NodeJS.ProcessEnv,
  timeoutMs: number,
  clock: Clock,
  mask: (secret: string) => void,
): Ports['idToken'] {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env
  if (token !== undefined) mask(token)
  return async (audience) => {
    if (url === undefined || token === undefined)
      throw new RequestFailure(
        'The job may not ask GitHub for an ID token. Add to the job:\npermissions:\n  id-token: write',
      )
    const { requestIdToken } = await import('../github/oidc.ts')
    return requestIdToken({ url, token, userAgent: USER_AGENT, timeoutMs, clock, mask }, audience)
  }
}

/** Tells everybody what the run came to: log, annotations, comment, summary, outputs. Returns whether it succeeded. */
async function report(
  ports: Ports,
  place: Place,
  redactor: Redactor,
  folder: Folder,
  outcome: Outcome,
): Promise<boolean> {
  const { mode, trigger, console } = ports
  // Before anything is rendered: once Markdown has escaped or cut a text, a secret in it can't be told any more.
  const { connections, offline, stopped, unmanaged } = redactor.redactAll(outcome)
  const { renderReport } = await import('../render/report.ts')
  const reason = failureOf(connections)
  for (const { code, message, count } of sharedErrors(connections)) {
    console.annotate({
      severity: 'error',
      title: code,
      message: count === 1 ? message : `${message} This concerns ${count} connections.`,
    })
  }
  for (const connection of connections) {
    const { file, warnings } = connection
    for (const error of ownErrors(connection))
      console.annotate({ severity: 'error', title: error.code, file, ...error })
    for (const warning of warnings)
      console.annotate({ severity: 'warning', title: warning.code, file, ...warning })
  }
  if (offline !== undefined) console.annotate({ severity: 'warning', message: offline })
  const view: Report = {
    mode,
    connections,
    offline,
    stopped,
    unmanaged,
    commit: trigger.sha,
    filesUrl: `${place.filesUrl}/${trigger.sha}`,
    runUrl: place.runUrl,
    version: VERSION,
  }
  const commentUrl =
    mode === 'plan'
      ? await postComment(
          ports,
          view,
          redactor,
          reason !== undefined || hasChanges(mode, connections),
        )
      : ''
  if (mode === 'drift') await keepIssues(ports, view)
  if (mode === 'apply') {
    await writeOutcome(ports, view, redactor, outcome.reviews ?? [])
    if (stopped === undefined)
      await keepNote(ports, place, view, redactor, reason, outcome.reviews ?? [])
  }
  await console.summary(
    renderReport(view, {
      limit: MAX_SUMMARY_BYTES - 1024,
      size: (text) => Buffer.byteLength(text),
    }),
  )
  await conclude(console, folder, {
    reason,
    result: resultFile(mode, reason, connections, unmanaged),
    outputs: {
      changed: String(hasChanges(mode, connections)),
      'comment-url': commentUrl,
      drift: String(
        connections.some(
          ({ action, drift }) => drift.length > 0 || (mode === 'drift' && action === 'create'),
        ),
      ),
      'object-paths': JSON.stringify(
        connections.flatMap(({ objectPath }) => (objectPath === null ? [] : [objectPath])),
      ),
      'bulk-ids': JSON.stringify(
        Object.fromEntries(
          connections.flatMap(({ connectionKey, bulkId }) =>
            connectionKey === null || bulkId === null ? [] : [[connectionKey, bulkId]],
          ),
        ),
      ),
    },
  })
  return reason === undefined
}

/** Writes the plan comment where there is one to write. A comment that can't be written is a warning: the summary holds the plan. */
async function postComment(
  { inputs, trigger, github, console }: Ports,
  view: Report,
  redactor: Redactor,
  notable: boolean,
): Promise<string> {
  const { comment, 'comment-id': id } = inputs
  if (trigger.pull === undefined || github === undefined || comment === 'never') return ''
  const marker = commentMarker(id)
  try {
    const { planRecord, readRecord, writeRecord } = await import('../core/record.ts')
    // A closed comment tells what became of an earlier merge: it stays as it is.
    const found = (await findComments(github, trigger.pull.number, marker))
      .filter(({ body }) => readRecord(body)?.closed !== true)
      .at(-1)
    if (comment === 'on-change' && !notable && found === undefined) return ''
    const { renderReport } = await import('../render/report.ts')
    const { OUTCOME_CHARS } = await import('../render/outcome.ts')
    const body = redactor.redact(
      renderReport(
        view,
        { limit: MAX_COMMENT_CHARS - OUTCOME_CHARS - 1024, size: (text) => text.length },
        [marker, writeRecord(planRecord(view.commit, view.connections))],
      ),
    )
    return (await writeComment(github, trigger.pull.number, marker, body, found)).url
  } catch (error) {
    const { status, message } = describe(error)
    const why =
      status === 403 || status === 404
        ? "The token may not write comments (a fork's never may; else add `pull-requests: write` to the job's `permissions`)."
        : message
    console.annotate({
      severity: 'warning',
      message: `The plan comment could not be written; the plan is in the summary of this run. ${why}`,
    })
    return ''
  }
}

/** Tells each merged pull request what became of its plan. A comment that can't be edited is a warning: the summary holds the outcome. */
async function writeOutcome(
  { github, console, clock }: Ports,
  view: Report,
  redactor: Redactor,
  reviews: readonly Review[],
): Promise<void> {
  const { withOutcome } = await import('../render/outcome.ts')
  for (const { pull, plan } of reviews) {
    if (github === undefined || plan === undefined) continue
    try {
      const body = redactor.redact(
        withOutcome(plan.comment.body, plan.record, view, new Date(clock.now())),
      )
      await writeComment(github, pull, '', body, plan.comment)
    } catch (error) {
      console.annotate({
        severity: 'warning',
        message: `The outcome could not be written into the comment of pull request ${pull}; it is in the summary of this run. Add \`pull-requests: write\` to the job's \`permissions\` if it is missing. (${describe(error).message})`,
      })
    }
  }
}

/** Keeps a record of what an apply attempted as a Git note on its commit. A note that can't be written is a warning. */
async function keepNote(
  { inputs, github, console, clock }: Ports,
  { actor }: Place,
  { connections, commit, runUrl }: Report,
  redactor: Redactor,
  failureReason: FailureReason | undefined,
  reviews: readonly Review[],
): Promise<void> {
  if (!inputs['audit-notes'] || github === undefined || !connections.some(isChange)) return
  try {
    const { auditRecord } = await import('../render/note.ts')
    const { readApprovals } = await import('../github/reviews.ts')
    const { writeNote } = await import('../github/notes.ts')
    const approvals = await Promise.all(
      reviews.map(async ({ pull: number }) => ({
        number,
        approvedBy: await readApprovals(github, number).catch(() => null),
      })),
    )
    const record = auditRecord(
      { time: new Date(clock.now()), actor, runUrl, commit, failureReason },
      approvals,
      connections,
    )
    if (record !== undefined)
      await writeNote(
        github,
        inputs['comment-id'],
        commit,
        `${JSON.stringify(redactor.redactAll(record), null, 2)}\n`,
      )
  } catch (error) {
    console.annotate({
      severity: 'warning',
      message: `The audit note could not be written; what was done is in the summary of this run. Add \`contents: write\` to the job's \`permissions\` if it is missing. (${describe(error).message})`,
    })
  }
}

/** Brings the issues about drift up to date. An issue that can't be written is a warning: the summary holds the drift. */
async function keepIssues(
  { inputs, github, console }: Ports,
  { connections, filesUrl }: Report,
): Promise<void> {
  if (!inputs['drift-issue'] || github === undefined) return
  const { hasDrifted } = await import('../modes/drift.ts')
  const { issueMarker, keepDriftIssues } = await import('../github/issues.ts')
  const { driftIssue } = await import('../render/issue.ts')
  const id = inputs['comment-id']
  const drifted = connections
    .filter(hasDrifted)
    .flatMap((connection) => driftIssue(connection, filesUrl) ?? [])
  const unchecked = new Set(
    connections
      .filter(
        ({ status, errors }) => status === 'failed' || errors.some(({ code }) => code !== 'drift'),
      )
      .map(({ connectionKey }) => issueMarker(id, connectionKey ?? '')),
  )
  try {
    const left = await keepDriftIssues(github, id, drifted, unchecked)
    if (left > 0)
      console.annotate({
        severity: 'warning',
        message: `${left} more connections have drifted than issues are opened in one run; the next run goes on.`,
      })
  } catch (error) {
    const { message } = describe(error)
    console.annotate({
      severity: 'warning',
      message: `The issues about drift could not be written; the drift is in the summary of this run. Add \`issues: write\` to the job's \`permissions\` if it is missing. (${message})`,
    })
  }
}

/** Aborted when the runner cancels the job: it sends SIGINT, some seconds later SIGTERM, then it kills. */
function cancellation(): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => controller.abort())
  return controller.signal
}

function describe(error: unknown): { message: string; status?: unknown } {
  if (!(error instanceof Error)) return { message: String(error) }
  return { message: error.message, ...('status' in error && { status: error.status }) }
}

/** Reports a run that could not be finished. */
async function fail(
  error: unknown,
  mode: string,
  redactor: Redactor,
  console: Console,
  folder: Folder,
): Promise<false> {
  const reason: FailureReason | undefined =
    error instanceof RunFailure ? error.reason : error instanceof ConfigError ? 'config' : undefined
  const message = redactor.redact(describe(error).message)
  console.annotate({
    severity: 'error',
    message: reason === undefined ? `Unexpected failure: ${message}` : message,
  })
  if (reason === undefined && error instanceof Error) console.info(error.stack ?? '')
  await console.summary(
    `## Immuta connections: failed\n\n${message
      .split('\n')
      .map((line) => `❌ ${prose(line)}`)
      .join('\n\n')}\n`,
  )
  await conclude(console, folder, {
    reason: reason ?? 'config',
    result: resultFile(mode, reason ?? 'config', [], [], message),
    outputs: {
      changed: 'false',
      'comment-url': '',
      drift: 'false',
      'object-paths': '[]',
      'bulk-ids': '{}',
    },
  })
  return false
}

async function conclude(
  console: Console,
  folder: Folder,
  end: { reason: FailureReason | undefined; result: string; outputs: Record<string, string> },
): Promise<void> {
  console.output('result-file', await folder.saveResult(end.result))
  console.output('script-directory', folder.scriptDirectory())
  console.output('failure-reason', end.reason ?? '')
  for (const [name, value] of Object.entries(end.outputs)) console.output(name, value)
  console.flush()
  if (end.reason !== undefined) console.info(`Failed: ${end.reason}`)
}
