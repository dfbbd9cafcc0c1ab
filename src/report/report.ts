import { describeJobs } from '../immuta/jobs.ts'
import { hasChanges, type Note, type PlannedConnection } from '../plan/plan.ts'
import { reasonOf } from '../plan/failures.ts'
import type { ConnectionBody } from '../spec/body.ts'
import { type Budget, fit, type Section } from './fit.ts'
import { cell, code, fence, prose } from './markdown.ts'
import { payloadDiff } from './payload.ts'

/** A plan or its outcome, with what a reader needs to find their way. */
export interface Report {
  mode: 'validate' | 'plan' | 'apply'
  connections: readonly PlannedConnection[]
  /** Why no dry run was made, when none was made on purpose. */
  offline: string | undefined
  /** Why nothing was written although something was planned. */
  stopped: string | undefined
  commit: string
  /** Base of links to files: `https://github.com/owner/repo/blob/<sha>`. */
  filesUrl: string
  runUrl: string
  version: string
}

const GUIDE = 'https://documentation.immuta.com/saas/developer-guides/api-intro/connections-api/how-to-guides/register-a-connection/register-a-databricks-unity-catalog-connection'

/** Rows of the overview; more would bury the sections. */
const MAX_ROWS = 100

/** Renders a report. Pure; within the budget, whatever the connections hold. */
export function renderReport(report: Report, budget: Budget, marker?: string): string {
  const ordered = [...report.connections].sort((a, b) => urgency(a) - urgency(b))
  const head = [...(marker === undefined ? [] : [marker]), `## Immuta connections: ${headline(report)}`, '', verdict(report), ...overview(report, ordered), ...todo(report)].join('\n')
  const sections = ordered.filter((connection) => urgency(connection) < QUIET).map((connection) => section(report, connection))
  return fit(head, sections, foot(report), budget, (count) => `**${plural(count, 'more connection')}** did not fit here: see the [summary of the run](${report.runUrl}).`)
}

const QUIET = 4

/** Order of a reader's attention: what fails, what warns, what changes, then the rest. */
function urgency({ errors, warnings, action, changes }: PlannedConnection): number {
  if (errors.length > 0) return 0
  if (warnings.length > 0) return 1
  if (action === 'create') return 2
  return changes.length > 0 || action === 'retain' ? 3 : QUIET
}

function headline(report: Report): string {
  const counts = countActions(report)
  return counts.length === 0 ? 'no changes' : counts.join(', ')
}

function countActions({ connections, mode }: Report): string[] {
  const count = (test: (connection: PlannedConnection) => boolean, words: string): string[] => {
    const { length } = connections.filter(test)
    return length === 0 ? [] : [`${length} ${words}`]
  }
  if (mode === 'validate') {
    return [...count(({ action }) => action === 'invalid', 'invalid'), ...count(({ action }) => action !== 'invalid', 'valid')]
  }
  const done = mode === 'apply'
  return [
    ...count(({ action }) => action === 'invalid', 'invalid'),
    ...count(({ action, status }) => action !== 'invalid' && status === 'failed', 'failed'),
    ...count(({ action, status }) => action === 'create' && status === 'applied', 'registered'),
    ...count(({ action, status }) => action === 'create' && (status === 'planned' || status === 'skipped'), done ? 'not registered' : 'to register'),
    ...count(({ action, status }) => action === 'retain' && status !== 'failed', 'removed from Git'),
    ...count(({ action, status }) => action === 'unchanged' && status !== 'failed', 'already registered'),
  ]
}

function verdict(report: Report): string {
  const { connections, mode, offline, stopped } = report
  const failures = (test: (code: string) => boolean): number => connections.filter(({ errors }) => errors.some(({ code: name }) => test(name))).length
  const invalid = failures((name) => reasonOf(name) === 'invalid-spec')
  const refused = failures((name) => name === 'dry-run-failed')
  const other = connections.filter(({ status, errors }) => status === 'failed' && errors.length > 0).length - Math.min(connections.filter(({ status }) => status === 'failed').length, invalid + refused)
  const reasons = [
    ...(invalid > 0 ? [`${plural(invalid, 'spec')} must be fixed`] : []),
    ...(refused > 0 ? [`Immuta's dry run refused ${plural(refused, 'connection')}`] : []),
    ...(other > 0 ? [`${plural(other, 'connection')} could not be ${mode === 'apply' ? 'finished' : 'checked'}`] : []),
  ]
  if (stopped !== undefined) return `❌ **Nothing was written.** ${stopped}`
  if (reasons.length > 0) return `❌ **${mode === 'plan' ? 'Not ready to merge' : 'Failed'}:** ${reasons.join(', ')}.`
  const warned = connections.filter(({ warnings }) => warnings.length > 0).length
  const mind = warned > 0 ? ` Read the ${warned === 1 ? 'warning' : 'warnings'} first.` : ''
  const sign = warned > 0 ? '⚠️' : '✅'
  const created = connections.filter(({ action }) => action === 'create').length
  if (mode === 'validate') return '✅ **Valid.** Nothing was sent anywhere.'
  if (mode === 'apply') return created === 0 ? `${sign} **Nothing to do.** Every connection is registered.` : `${sign} **Done.** ${plural(created, 'connection')} registered.`
  if (offline !== undefined) return `⚠️ **Valid, but not tried against Immuta.** ${prose(offline)}`
  if (!hasChanges(mode, connections)) return `${sign} **Merging changes nothing in Immuta.**${mind}`
  return `${sign} **Ready to merge:** Immuta accepted ${created === 1 ? 'the connection' : `${created} connections`}.${mind} Merging registers ${created === 1 ? 'it' : 'them'}.`
}

function overview(report: Report, ordered: readonly PlannedConnection[]): string[] {
  if (ordered.length < 2) return []
  const rows = ordered.slice(0, MAX_ROWS).map((connection) => `| ${name(connection)} | ${actionText(report, connection)} | ${dryRunText(connection)} | ${attention(connection)} |`)
  const more = ordered.length - rows.length
  return [
    '',
    `| Connection | ${report.mode === 'apply' ? 'Result' : 'On merge'} | Dry run | Look at |`,
    '| --- | --- | --- | --- |',
    ...rows,
    ...(more > 0 ? ['', `${plural(more, 'more row')} left out.`] : []),
  ]
}

/** What people must have done before the merge. */
function todo({ mode, connections }: Report): string[] {
  const created = connections.filter(({ action, status }) => action === 'create' && status === 'planned').length
  if (mode !== 'plan' || created === 0) return []
  const whose = created === 1 ? 'the new connection' : 'each new connection'
  return ['', `**Before merging:** [Immuta's set-up script](${GUIDE}) for ${whose} must have been run in Databricks by a metastore admin with \`CREATE CATALOG\`.`]
}

function name({ connectionKey, file }: PlannedConnection): string {
  return cell(connectionKey ?? file)
}

function actionText({ mode }: Report, { action, status }: PlannedConnection): string {
  switch (action) {
    case 'invalid':
      return mode === 'plan' ? 'nothing' : 'invalid'
    case 'retain':
      return 'stays registered'
    case 'unchanged':
      return mode === 'validate' ? 'valid' : status === 'failed' ? 'not checked' : 'already registered, left as it is'
    case 'create':
      if (mode !== 'apply') return '**register**'
      return status === 'applied' ? '**registered**' : status === 'failed' ? 'not finished' : 'not registered'
  }
}

function dryRunText({ dryRun }: PlannedConnection): string {
  return { passed: '✅ passed', failed: '❌ refused', skipped: '–' }[dryRun.status]
}

function attention({ errors, warnings }: PlannedConnection): string {
  const codes = [...new Set([...errors.map(({ code: id }) => `❌ ${id}`), ...warnings.map(({ code: id }) => `⚠️ ${id}`)])]
  return codes.length > 3 ? `${codes.slice(0, 3).join(', ')}, …` : codes.join(', ')
}

function section(report: Report, connection: PlannedConnection): Section {
  const { file, dryRun, errors, warnings, action, before, after, changes } = connection
  const link = (line?: number): string => `${report.filesUrl}/${file.split('/').map(encodeURIComponent).join('/')}${line === undefined ? '' : `#L${line}`}`
  const notes = (kind: 'CAUTION' | 'WARNING', list: readonly Note[]): string[] =>
    list.length === 0
      ? []
      : ['', `> [!${kind}]`, ...list.flatMap(({ code: id, message, line }) => [`> **${id}**${line === undefined ? '' : ` ([line ${line}](${link(line)}))`}: ${prose(message)}`, '>']).slice(0, -1)]
  const source = action === 'retain' ? code(file) : `[${code(file)}](${link()})`
  const facts = [source, ...(after === undefined ? [] : target(after)), ...(dryRun.status === 'skipped' ? [] : [`dry run ${dryRunText(connection)}`]), ...outcome(connection)]
  const messages = dryRun.messages.length > 0 && dryRun.status !== 'skipped' ? ['', dryRun.status === 'failed' ? '**Immuta\'s dry run refused it:**' : 'Immuta says:', '', fence('text', dryRun.messages.join('\n'))] : []
  const brief = [
    `### ${code(connection.connectionKey ?? file)}: ${action === 'invalid' ? 'invalid' : actionText(report, connection).replaceAll('**', '')}`,
    '',
    facts.join(' · '),
    ...notes('CAUTION', errors.filter(({ code: id }) => id !== 'dry-run-failed')),
    ...messages,
    ...notes('WARNING', warnings),
  ].join('\n')
  if (action === 'invalid' || changes.length === 0) return { full: brief, brief }
  const payload = payloadDiff(before, after)
  const title = before === undefined ? `Payload (${plural(payload.added, 'line')})` : `Payload: main against this change (+${payload.added} −${payload.removed})`
  return { brief, full: [brief, '', '<details>', `<summary>${title}</summary>`, '', fence('diff', payload.text), '', '</details>'].join('\n') }
}

/** Where the credential goes, and as what: the first thing a reviewer checks. */
function target({ connection, nativeIntegration }: ConnectionBody): string[] {
  const how = connection.authenticationType === 'token' ? 'access token' : 'OAuth M2M'
  return [`host ${code(connection.hostname)}`, `catalog ${code(nativeIntegration.config.catalog)}`, how]
}

function outcome({ objectPath, bulkId, jobs }: PlannedConnection): string[] {
  return [
    ...(objectPath === null ? [] : [`registered as ${code(objectPath.join('/'))}`]),
    ...(bulkId === null ? [] : [`bulk id ${code(bulkId)}`]),
    ...(jobs === null ? [] : [jobs.total === 0 ? 'no background job known' : `jobs: ${code(describeJobs(jobs))}`]),
  ]
}

function foot({ mode, commit, runUrl, version }: Report): string {
  const verb = { validate: 'Validated', plan: 'Planned', apply: 'Applied' }[mode]
  return `<sub>${verb} for commit ${commit.slice(0, 7) || 'unknown'} in [this run](${runUrl}) by Immuta Connections ${version}. Secrets are shown as \${NAME} only.</sub>`
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
