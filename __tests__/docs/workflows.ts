import { globSync, readFileSync } from 'node:fs'
import { lexer, type Token, type Tokens, walkTokens } from 'marked'
import { parse } from 'yaml'

/** Every page for users: the README, and what is below `docs`. */
export const PAGES = ['README.md', ...globSync('docs/**/*.md').sort()]

export interface Step {
  id?: string
  uses?: string
  run?: string
  if?: string | boolean
  with?: Record<string, unknown>
  env?: Record<string, unknown>
  'continue-on-error'?: boolean
}

type Permissions = Record<string, string>

export interface Job {
  if?: string | boolean
  needs?: string | string[]
  uses?: string
  with?: Record<string, unknown>
  secrets?: string | Record<string, string>
  environment?: string | { name: string }
  permissions?: Permissions
  concurrency?: { group: string }
  env?: Record<string, unknown>
  strategy?: { matrix: Record<string, unknown> & { include?: Record<string, unknown>[] } }
  steps?: Step[]
  outputs?: Record<string, string>
}

interface Input {
  type?: string
  default?: unknown
  required?: boolean
}

/** What starts a workflow, by event. */
export type Triggers = Record<
  string,
  { paths?: string[]; types?: string[]; inputs?: Record<string, Input> } | null
>

export interface Workflow {
  /** Where a repository keeps it, as its first line says. */
  path: string
  on: Triggers
  /** Of one that is called, those of its caller hold where it says none. */
  permissions?: Permissions
  env?: Record<string, unknown>
  concurrency?: { group: string }
  jobs: Record<string, Job>
}

/** The complete workflows that a page shows. Throws when one does not say where it goes. */
export function workflowsOf(page: string): Workflow[] {
  return workflowsIn(readFileSync(page, 'utf8'))
}

export function workflowsIn(markdown: string): Workflow[] {
  const workflows = codeOf(markdown)
    .filter(({ lang, text }) => lang === 'yaml' && /^jobs:/m.test(text))
    .map(({ text }) => toWorkflow(text))
  const paths = workflows.map(({ path }) => path)
  const twice = paths.find((path, index) => paths.indexOf(path) < index)
  if (twice !== undefined) throw new Error(`one page shows ${twice} twice`)
  return workflows
}

function codeOf(markdown: string): Tokens.Code[] {
  const found: Tokens.Code[] = []
  void walkTokens(lexer(markdown), (token: Token) => {
    if (token.type === 'code') found.push(token as Tokens.Code)
  })
  return found
}

function pathOf(text: string): string | undefined {
  return /^# ([\w./-]+\.\w+)$/.exec(text.split('\n', 1)[0] ?? '')?.[1]
}

function toWorkflow(text: string): Workflow {
  const path = pathOf(text)
  if (path?.startsWith('.github/workflows/') !== true)
    throw new Error(`the first line of a workflow says where it goes, unlike in\n${text}`)
  const { on, ...rest } = parse(text) as Omit<Workflow, 'on'> & { on: string | Triggers }
  return { ...rest, path, on: typeof on === 'string' ? { [on]: null } : on }
}
