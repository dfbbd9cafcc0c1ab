import {
  inWords,
  METASTORE_ADMIN,
  type Preflight,
  type PreflightRow,
  WORKSPACE_ADMIN,
} from '../core/privileges.ts'
import { cell, code, fence } from './markdown.ts'

const WHOSE = {
  'service-principal': 'service principal',
  'script-runner': 'user who runs the set-up script',
}

/** What was checked in Databricks, with the SQL that grants what is missing. */
export function preflightLines(preflight: readonly Preflight[]): string[] {
  const scripts = preflight.flatMap(({ sql }) => sql ?? [])
  const block =
    scripts.length === 0
      ? []
      : ['', 'Run in Databricks, then re-run this job:', '', fence('sql', scripts.join('\n\n'))]
  // Why nothing could be asked is said in the warning.
  return [...preflight.filter(({ fault }) => fault === null).flatMap(one), ...block]
}

function one({ who, principal, rows }: Preflight): string[] {
  const open = rows.filter(({ answer }) => answer === 'missing' || answer === 'unverified')
  const count = (answer: PreflightRow['answer'], words: string): string[] => {
    const { length } = rows.filter((row) => row.answer === answer)
    return length === 0 ? [] : [`${length} ${words}`]
  }
  const counts = [
    ...count('held', 'held'),
    ...count('by-script', 'granted by the set-up script'),
    ...count('missing', 'missing'),
    ...count('unverified', 'could not be verified'),
  ]
  return [
    '',
    `**Privileges of the ${WHOSE[who]} ${code(principal ?? '')} in Databricks:** ` +
      `${counts.join(', ')}.`,
    ...(open.length === 0
      ? []
      : ['', '| Privileges | On | Answer |', '| --- | --- | --- |', ...lines(open)]),
    ...open
      .filter(({ answer }) => answer === 'missing')
      .flatMap((row) => roleHint(row, principal ?? '')),
  ]
}

/** One line per securable and answer. */
function lines(rows: readonly PreflightRow[]): string[] {
  const groups = new Map<string, string[]>()
  for (const { privilege, type, name, answer, reason } of rows) {
    const verdict = answer === 'missing' ? '❌ missing' : `❔ not verified: ${cell(reason ?? '')}`
    const rest = `${type} ${cell(name)} | ${verdict}`
    groups.set(rest, [...(groups.get(rest) ?? []), inWords(privilege)])
  }
  return [...groups].map(([rest, privileges]) => `| ${privileges.join(', ')} | ${rest} |`)
}

/** How to give a role, which no SQL gives. */
function roleHint({ privilege }: PreflightRow, principal: string): string[] {
  if (privilege === WORKSPACE_ADMIN)
    return [
      '',
      `Workspace admin is not granted with SQL: a workspace admin adds ${code(principal)} ` +
        "to the group `admins`, in the workspace's settings under *Identity and access*.",
    ]
  if (privilege === METASTORE_ADMIN)
    return [
      '',
      'Metastore admin is not granted with SQL: an account admin sets it in the account ' +
        'console, under *Catalog*. Query audit needs an account admin as well, ' +
        "which can't be seen from a workspace.",
    ]
  return []
}
