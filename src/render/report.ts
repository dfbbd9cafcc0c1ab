import { describeJobs } from '../immuta/jobs.ts'
import type { FieldChange } from '../core/diff.ts'
import { hasChanges, isChange } from '../core/outcome.ts'
import type { Action, Mode, Note, PlannedConnection } from '../core/plan.ts'
import { reasonOf } from '../core/failures.ts'
import { ownErrors, sharedErrors } from '../core/shared.ts'
import type { ConnectionBody } from '../core/connection.ts'
import { type Budget, fit, type Section } from './fit.ts'
import { cell, code, fence, prose } from './markdown.ts'
import { payloadDiff } from './payload.ts'
import { preflightLines } from './preflight.ts'

/** A plan or its outcome, with what a reader needs to find their way. */
export interface Report {
  mode: Mode
  connections: readonly PlannedConnection[]
  /** Why no dry run was made, when none was made on purpose. */
  offline: string | undefined
  /** Why nothing was written although something was planned. */
  stopped: string | undefined
  /** Keys in Immuta that no spec names, in drift. */
  unmanaged: readonly string[]
  commit: string
  /** Base of links to files: `https://github.com/owner/repo/blob/<sha>`. */
  filesUrl: string
  runUrl: string
  version: string
}

const GUIDE =
  'https://documentation.immuta.com/saas/developer-guides/api-intro/connections-api/how-to-guides/register-a-connection/register-a-databricks-unity-catalog-connection'

/** Rows of the overview; more would bury the sections. */
const MAX_ROWS = 100

/** Renders a report. Pure; within the budget, whatever the connections hold. */
export function renderReport(report: Report, budget: Budget, lead: readonly string[] = []): string {
  const ordered = byUrgency(report.connections)
  const head = [
    ...lead,
    `## Immuta connections: ${headline(report)}`,
    '',
    verdict(report),
    ...shared(report),
    ...overview(report, ordered),
    ...todo(report),
  ].join('\n')
  const sections = ordered.filter(isNotable).map((connection) => () => section(report, connection))
  return fit(
    head,
    [...sections, ...unmanagedSection(report)],
    foot(report),
    budget,
    (count) =>
      `**${plural(count, 'more connection')}** did not fit here: see the [summary of the run](${report.runUrl}).`,
  )
}

const QUIET = 4

/** Order of a reader's attention: what fails, what warns, what changes, then the rest. */
function urgency({ errors, warnings, action, changes, drift }: PlannedConnection): number {
  if (errors.length > 0) return 0
  if (warnings.length > 0) return 1
  if (action === 'create' || action === 'update' || action === 'delete') return 2
  return changes.length > 0 || drift.length > 0 || action === 'retain' ? 3 : QUIET
}

/** The connections in the order of a reader's attention. */
export function byUrgency(connections: readonly PlannedConnection[]): PlannedConnection[] {
  return [...connections].sort((a, b) => urgency(a) - urgency(b))
}

/** Whether there is more to say of a connection than that it is there. */
export function isNotable(connection: PlannedConnection): boolean {
  return urgency(connection) < QUIET
}

/** The counts of a report, in words. */
export function headline(report: Report): string {
  const counts = countActions(report)
  return counts.length === 0 ? 'no changes' : counts.join(', ')
}

function countActions({ connections, mode, offline, unmanaged }: Report): string[] {
  const count = (test: (connection: PlannedConnection) => boolean, words: string): string[] => {
    const { length } = connections.filter(test)
    return length === 0 ? [] : [`${length} ${words}`]
  }
  if (mode === 'validate') {
    return [
      ...count(({ action }) => action === 'invalid', 'invalid'),
      ...count(({ action }) => action !== 'invalid', 'valid'),
    ]
  }
  if (mode === 'drift') {
    return [
      ...count(({ action }) => action === 'invalid', 'invalid'),
      ...count(({ action }) => action === 'create', 'missing in Immuta'),
      ...count(({ drift }) => drift.length > 0, 'changed in Immuta'),
      ...(unmanaged.length === 0 ? [] : [`${unmanaged.length} without a spec`]),
      ...count(
        ({ action, drift, status, errors }) =>
          action !== 'create' &&
          action !== 'invalid' &&
          drift.length === 0 &&
          (status !== 'failed' || errors.length === 0),
        'as declared',
      ),
    ]
  }
  const written = (action: Action, doing: string, done: string, undone: string): string[] => [
    ...count((one) => one.action === action && one.status === 'applied', done),
    ...count(
      (one) => one.action === action && (one.status === 'planned' || one.status === 'skipped'),
      mode === 'apply' ? undone : offline === undefined ? doing : BY_GIT[action],
    ),
  ]
  return [
    ...count(({ action }) => action === 'invalid', 'invalid'),
    ...count(({ action, status }) => action !== 'invalid' && status === 'failed', 'failed'),
    ...written('create', 'to register', 'registered', 'not registered'),
    ...written('update', 'to update', 'updated', 'not updated'),
    ...written('delete', 'to deregister', 'deregistered', 'not deregistered'),
    ...count(
      ({ action, status }) => action === 'retain' && status !== 'failed',
      'removed from Git',
    ),
    ...count(({ action, status }) => action === 'unchanged' && status !== 'failed', 'unchanged'),
  ]
}

/** What Git alone can say of a connection. */
const BY_GIT: Record<Action, string> = {
  create: 'new in Git',
  update: 'changed in Git',
  unchanged: 'unchanged in Git',
  delete: 'removed from Git',
  retain: 'removed from Git',
  invalid: 'invalid',
}

/** Characters of an error of the run that the head of a report holds. */
const MAX_SHARED_CHARS = 1000

function shared({ connections }: Report): string[] {
  const lines = sharedErrors(connections).map(
    ({ code: id, message, count }) =>
      `> **${id}** (${plural(count, 'connection')}): ${prose(message.length > MAX_SHARED_CHARS ? `${message.slice(0, MAX_SHARED_CHARS)}…` : message)}`,
  )
  return lines.length === 0 ? [] : ['', '> [!CAUTION]', lines.join('\n>\n')]
}

/** `registers 2 connections, updates 1 and deregisters 1` */
function deeds(
  connections: readonly PlannedConnection[],
  verbs: readonly (readonly [Action, string])[],
): string {
  const counted = verbs
    .map(([action, verb]) => ({
      verb,
      count: connections.filter((one) => one.action === action).length,
    }))
    .filter(({ count }) => count > 0)
  const parts = counted.map(
    ({ verb, count }, index) => `${verb} ${index === 0 ? plural(count, 'connection') : count}`,
  )
  return parts.length < 2
    ? parts.join('')
    : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`
}

const PRESENT = [
  ['create', 'registers'],
  ['update', 'updates'],
  ['delete', 'deregisters'],
] as const
const PAST = [
  ['create', 'registered'],
  ['update', 'updated'],
  ['delete', 'deregistered'],
] as const

/** What the dry run said of the connections that a merge changes; it has nothing to say of those that go. */
function rehearsal(changing: readonly PlannedConnection[]): string {
  const { length } = changing.filter(({ dryRun }) => dryRun.status === 'passed')
  if (length === 0) return ''
  if (length < changing.length)
    return `; Immuta's dry run accepted ${length} of them, and there is none for deregistering`
  return `; Immuta's dry run accepted ${length === 1 ? 'it' : length === 2 ? 'both' : `all ${length}`}`
}

/** What a report comes to, in one line of Markdown. */
export function verdict(report: Report): string {
  const { connections, mode, offline, stopped } = report
  const failures = (test: (code: string) => boolean): number =>
    connections.filter(({ errors }) => errors.some(({ code: name }) => test(name))).length
  const invalid = failures((name) => reasonOf(name) === 'invalid-spec')
  const refused = failures((name) => name === 'dry-run-failed')
  const lacking = failures((name) => name === 'preflight-failed')
  const other = connections.filter(
    ({ errors }) =>
      errors.length > 0 &&
      errors.every(
        ({ code: name }) =>
          reasonOf(name) !== 'invalid-spec' &&
          !['dry-run-failed', 'preflight-failed', 'drift'].includes(name),
      ),
  ).length
  const reasons = [
    ...(invalid > 0 ? [`${plural(invalid, 'spec')} must be fixed`] : []),
    ...(refused > 0 ? [`Immuta's dry run refused ${plural(refused, 'connection')}`] : []),
    ...(lacking > 0
      ? [
          `${plural(lacking, 'connection')} ${lacking === 1 ? 'lacks' : 'lack'} privileges in Databricks`,
        ]
      : []),
    ...(other > 0
      ? [`${plural(other, 'connection')} could not be ${mode === 'apply' ? 'finished' : 'checked'}`]
      : []),
  ]
  if (stopped !== undefined) return `❌ **Nothing was written.** ${stopped}`
  if (reasons.length > 0)
    return `❌ **${mode === 'plan' ? 'Not ready to merge' : 'Failed'}:** ${reasons.join(', ')}.`
  if (connections.length === 0 && report.unmanaged.length === 0)
    return mode === 'plan'
      ? '✅ **Merging changes nothing in Immuta:** this change touches no spec.'
      : '⚠️ **No spec was found.** Check the input `specs`.'
  const warned = connections.filter(({ warnings }) => warnings.length > 0).length
  const mind = warned > 0 ? ` Read the ${warned === 1 ? 'warning' : 'warnings'} first.` : ''
  const sign = warned > 0 ? '⚠️' : '✅'
  const changing = connections.filter(isChange)
  switch (mode) {
    case 'validate':
      return '✅ **Valid.** Nothing was sent anywhere.'
    case 'drift': {
      const drifted = connections.some(
        ({ action, drift }) => action === 'create' || drift.length > 0,
      )
      return drifted
        ? '⚠️ **Immuta is not what the specs say.** Apply would set it right.'
        : '✅ **No drift.** Immuta is what the specs say.'
    }
    case 'apply':
      return changing.length === 0
        ? `${sign} **Nothing to do.** Immuta is what the specs say.`
        : `${sign} **Done:** ${deeds(changing, PAST)}.`
    case 'plan':
      if (offline !== undefined)
        return `⚠️ **Valid, but not tried against Immuta.** ${prose(offline)} What follows compares this branch with main alone.`
      if (!hasChanges(mode, connections))
        return `${sign} **Merging changes nothing in Immuta.**${mind}`
      return `${sign} **Ready to merge.** Merging ${deeds(changing, PRESENT)}${rehearsal(changing)}.${mind}`
  }
}

function overview(report: Report, ordered: readonly PlannedConnection[]): string[] {
  if (ordered.length < 2) return []
  const tried = ordered.some(({ dryRun }) => dryRun.status !== 'skipped')
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const column =
    report.offline === undefined
      ? { validate: 'Result', plan: 'On merge', apply: 'Result', drift: 'State' }[report.mode]
      : 'By Git alone'
  const titles = ['Connection', column, ...(tried ? ['Dry run'] : []), 'Look at']
  const rows = ordered
    .slice(0, MAX_ROWS)
    .map((connection) =>
      row([
        name(connection),
        actionText(report, connection),
        ...(tried ? [dryRunText(connection)] : []),
        attention(connection),
      ]),
    )
  const more = ordered.length - rows.length
  return [
    '',
    row(titles),
    row(titles.map(() => '---')),
    ...rows,
    ...(more > 0 ? ['', `${plural(more, 'more row')} left out.`] : []),
  ]
}

/** What people must have done before the merge, or what the merge does in Databricks. */
function todo({ mode, offline, connections }: Report): string[] {
  const created =
    mode === 'plan'
      ? connections.filter(({ action, status }) => action === 'create' && status === 'planned')
      : []
  const whose = (list: readonly PlannedConnection[]): string =>
    offline !== undefined
      ? 'each connection that is new in Immuta'
      : list.length === 1
        ? 'the new connection'
        : 'each new connection'
  const automatic = created.filter(({ bootstrap }) => bootstrap !== null)
  const manual = created.filter(({ bootstrap }) => bootstrap === null)
  const shown = manual.some(({ script }) => script !== null)
    ? ' It is below, and in the folder of the output `script-directory`.'
    : ''
  return [
    ...(manual.length === 0
      ? []
      : [
          '',
          `**Before merging:** [Immuta's set-up script](${GUIDE}) for ${whose(manual)} must have been run in Databricks by ${RUNNER}.${shown}`,
        ]),
    ...(automatic.length === 0
      ? []
      : [
          '',
          `**Merging runs [Immuta's set-up script](${GUIDE})** for ${whose(automatic)} in Databricks, before it registers. The \`databricks-…\` inputs of the apply workflow must name ${RUNNER}.`,
        ]),
  ]
}

/** Who may run a set-up script (Immuta, "Register a Databricks Unity Catalog Connection", requirements). */
const RUNNER = 'a user who is metastore admin and account admin and has `CREATE CATALOG`'

function name({ connectionKey, file }: PlannedConnection): string {
  return cell(connectionKey ?? file)
}

/** Errors that leave open what Immuta has. */
const UNASKED = ['immuta-unauthorized', 'immuta-unreachable', 'cancelled']

/** What becomes of a connection, in a few words of Markdown. */
export function actionText({ mode, offline }: Report, connection: PlannedConnection): string {
  const { action, status, drift, errors } = connection
  if (offline !== undefined && action !== 'invalid') return BY_GIT[action]
  if (mode === 'plan' && errors.some(({ code: id }) => UNASKED.includes(id))) return 'not checked'
  const words = (doing: string, done: string, undone: string): string => {
    if (mode === 'plan') return status === 'skipped' ? undone : `**${doing}**`
    return status === 'applied' ? `**${done}**` : status === 'failed' ? 'not finished' : undone
  }
  if (mode === 'drift' && action !== 'invalid') {
    return action === 'create'
      ? '**missing in Immuta**'
      : drift.length > 0
        ? '**changed in Immuta**'
        : status === 'failed' &&
            connection.dryRun.status === 'skipped' &&
            connection.errors.length > 0
          ? 'not checked'
          : 'as declared'
  }
  switch (action) {
    case 'invalid':
      return mode === 'plan' ? 'nothing' : 'invalid'
    case 'retain':
      return 'stays registered'
    case 'unchanged':
      return mode === 'validate' ? 'valid' : status === 'failed' ? 'not checked' : 'unchanged'
    case 'create':
      return words('register', 'registered', 'not registered')
    case 'update':
      return words('update', 'updated', 'left as it is')
    case 'delete':
      return words('deregister', 'deregistered', 'not deregistered')
  }
}

function dryRunText({ dryRun }: PlannedConnection): string {
  return { passed: '✅ passed', failed: '❌ refused', skipped: '–' }[dryRun.status]
}

function attention({ errors, warnings }: PlannedConnection): string {
  const codes = [
    ...new Set([
      ...errors.map(({ code: id }) => `❌ ${id}`),
      ...warnings.map(({ code: id }) => `⚠️ ${id}`),
    ]),
  ]
  return codes.length > 3 ? `${codes.slice(0, 3).join(', ')}, …` : codes.join(', ')
}

function section(report: Report, connection: PlannedConnection): Section {
  const { file, dryRun, warnings, action, before, after, changes, active, drift } = connection
  const link = (line?: number): string =>
    `${report.filesUrl}/${filePath(file)}${line === undefined ? '' : `#L${line}`}`
  const notes = (kind: 'CAUTION' | 'WARNING', list: readonly Note[]): string[] =>
    list.length === 0
      ? []
      : [
          '',
          `> [!${kind}]`,
          ...list
            .flatMap(({ code: id, message, line }) => [
              `> **${id}**${line === undefined ? '' : ` ([line ${line}](${link(line)}))`}: ${prose(message)}`,
              '>',
            ])
            .slice(0, -1),
        ]
  const source =
    action === 'retain' || action === 'delete' ? code(file) : `[${code(file)}](${link()})`
  const facts = [
    source,
    ...(after === undefined ? [] : target(after)),
    ...(active === null ? [] : [active ? 'active in Immuta' : 'inactive in Immuta']),
    ...(dryRun.status === 'skipped' ? [] : [`dry run ${dryRunText(connection)}`]),
    ...outcome(report, connection),
  ]
  const messages =
    dryRun.messages.length > 0 && dryRun.status !== 'skipped'
      ? [
          '',
          dryRun.status === 'failed' ? "**Immuta's dry run refused it:**" : 'Immuta says:',
          '',
          fence('text', dryRun.messages.join('\n')),
        ]
      : []
  const brief = [
    `### ${code(connection.connectionKey ?? file)}: ${action === 'invalid' ? 'invalid' : actionText(report, connection).replaceAll('**', '')}`,
    '',
    facts.join(' · '),
    ...notes(
      'CAUTION',
      ownErrors(connection).filter(({ code: id }) => id !== 'dry-run-failed'),
    ),
    ...messages,
    ...notes('WARNING', warnings),
    ...(drift.length === 0
      ? []
      : [
          '',
          `**In Immuta, but not in the default branch's spec${action === 'update' ? '; apply sets it back' : ''}:**`,
          '',
          ...fieldTable(drift, 'Spec', 'Immuta'),
        ]),
    ...(before === undefined && action === 'update' && changes.length > 0
      ? ['', '**What this changes in Immuta:**', '', ...fieldTable(changes, 'Immuta', 'Spec')]
      : []),
  ].join('\n')
  return {
    brief,
    full: [
      brief,
      ...preflightLines(connection.preflight),
      ...payloadDetails(connection),
      ...scriptDetails(connection),
    ].join('\n'),
  }
}

function payloadDetails({ action, before, after, changes }: PlannedConnection): string[] {
  if (action === 'invalid' || changes.length === 0 || (before === undefined && action !== 'create'))
    return []
  const payload = payloadDiff(before, after)
  return details(
    before === undefined
      ? `Payload (${plural(payload.added, 'line')})`
      : `Payload: main against this change (+${payload.added} −${payload.removed})`,
    fence('diff', payload.text),
  )
}

function scriptDetails({ script }: PlannedConnection): string[] {
  if (script === null) return []
  if (script.text === undefined)
    return [
      '',
      `The script ${code(script.name)} holds a secret, so it is only in the folder of the output \`script-directory\`.`,
    ]
  return details(`Script ${script.name}`, fence('sql', script.text))
}

function details(summary: string, content: string): string[] {
  return ['', '<details>', `<summary>${summary}</summary>`, '', content, '', '</details>']
}

/** A path as part of a link. */
export function filePath(file: string): string {
  return file
    .split('/')
    .map((step) =>
      encodeURIComponent(step).replace(
        /[()]/g,
        (character) => `%${character.charCodeAt(0).toString(16)}`,
      ),
    )
    .join('/')
}

/** Fields that differ, as a table for people. */
export function fieldTable(
  changes: readonly FieldChange[],
  before: string,
  after: string,
): string[] {
  const shown = (value: unknown): string =>
    value === null ? '–' : cell(typeof value === 'string' ? value : JSON.stringify(value))
  return [
    `| Field | ${before} | ${after} |`,
    '| --- | --- | --- |',
    ...changes.map(
      (change) => `| ${cell(change.path)} | ${shown(change.before)} | ${shown(change.after)} |`,
    ),
  ]
}

function unmanagedSection({ unmanaged }: Report): (() => Section)[] {
  if (unmanaged.length === 0) return []
  const title = `### In Immuta, without a spec: ${unmanaged.length}`
  return [
    () => ({
      full: [
        title,
        '',
        'Listed only; nothing touches them.',
        '',
        ...unmanaged.map((key) => `- ${code(key)}`),
      ].join('\n'),
      brief: title,
    }),
  ]
}

/** Where the credential goes, and as what: the first thing a reviewer checks. */
function target({ connection, nativeIntegration }: ConnectionBody): string[] {
  const how = connection.authenticationType === 'token' ? 'access token' : 'OAuth M2M'
  return [
    `host ${code(connection.hostname)}`,
    `catalog ${code(nativeIntegration.config.catalog)}`,
    how,
  ]
}

function outcome(
  { mode }: Report,
  { objectPath, bulkId, jobs, bootstrap }: PlannedConnection,
): string[] {
  return [
    ...(bootstrap === null
      ? []
      : [
          `set-up script: ${mode === 'plan' ? plural(bootstrap.statements, 'statement') : `${bootstrap.ran} of ${plural(bootstrap.statements, 'statement')} run`}`,
        ]),
    ...(objectPath === null ? [] : [`registered as ${code(objectPath.join('/'))}`]),
    ...(bulkId === null ? [] : [`bulk id ${code(bulkId)}`]),
    ...(jobs === null
      ? []
      : [jobs.total === 0 ? 'no background job known' : `jobs: ${code(describeJobs(jobs))}`]),
  ]
}

function foot({ mode, commit, runUrl, version }: Report): string {
  const verb = { validate: 'Validated', plan: 'Planned', apply: 'Applied', drift: 'Compared' }[mode]
  return `<sub>${verb} for commit ${commit.slice(0, 7) || 'unknown'} in [this run](${runUrl}) by Immuta Connections ${version}. Secrets are shown as \${NAME} only.</sub>`
}

export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
