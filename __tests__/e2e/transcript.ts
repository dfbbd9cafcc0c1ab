import { ID_TOKEN_REQUEST_TOKEN } from '../../simulator/databricks-tokens.ts'
import type { RecordedRequest } from '../../simulator/http.ts'
import { findLeaks, maskAsRunner, type RunResult } from '../../simulator/runner.ts'
import type { World } from '../../simulator/world.ts'
import { API_KEY, GITHUB_TOKEN } from '../../simulator/world.ts'
import { SECRETS } from './specs.ts'

/** Everything one run said and did, as one text that reads from top to bottom and is the same every time. */
export function transcript(
  world: World,
  run: RunResult,
  options: { pull?: number; since?: { immuta: number; github: number } } = {},
): string {
  const { since = { immuta: 0, github: 0 } } = options
  const comments = options.pull === undefined ? [] : world.comments(options.pull)
  const text = [
    `exit code: ${String(run.exitCode)}`,
    ...(run.stderr === '' ? [] : ['', '--- stderr', run.stderr]),
    '',
    '--- log',
    log(run),
    '--- outputs',
    ...Object.entries(run.outputs).map(([name, value]) => `${name}: ${value}`),
    ...comments.flatMap((body, index) => ['', `--- comment ${index + 1}`, body]),
    '',
    '--- summary',
    run.summary.trim() === comments.at(-1)?.split('\n').slice(1).join('\n').trim()
      ? '(the last comment without its marker)'
      : run.summary,
    '--- Immuta',
    ...requests(world.immuta.requests.slice(since.immuta)),
    '',
    '--- GitHub',
    ...requests(world.github.requests.slice(since.github)),
    ...(world.databricksRequests.length === 0
      ? []
      : ['', '--- Databricks', ...requests(world.databricksRequests)]),
  ].join('\n')
  return stable(text, world)
}

/** Where the request lists stand now, for {@link transcript}'s `since`. */
export function mark(world: World): { immuta: number; github: number } {
  return { immuta: world.immuta.requests.length, github: world.github.requests.length }
}

/** The log as a person sees it: masks applied, commands that set them left out. */
export function log(run: RunResult): string {
  const shown = run.stdout
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n')
  return maskAsRunner(shown, run.masks)
}

/** Planted secrets that survive in anything the run left behind: log, outputs, summary, comments, result file. */
export function leaks(world: World, run: RunResult, more: string[] = []): string[] {
  const planted = [
    ...Object.values(SECRETS),
    API_KEY,
    GITHUB_TOKEN,
    ID_TOKEN_REQUEST_TOKEN,
    ...world.issuedSecrets,
    ...more,
  ]
  const comments = [...world.github.comments.values()].flatMap((list) =>
    list.map(({ body }) => body),
  )
  const texts = [
    log(run),
    run.stderr,
    JSON.stringify(run.outputs),
    run.summary,
    run.result === undefined ? '' : JSON.stringify(run.result),
    ...comments,
  ]
  return texts.flatMap((text) => findLeaks(text, planted))
}

function requests(list: RecordedRequest[]): string[] {
  // Requests that run side by side may arrive in any order.
  return list
    .map(
      ({ method, path, status, body }) =>
        `${method} ${path} → ${status}${body === undefined || body === '' || method === 'GET' ? '' : ` ${JSON.stringify(body)}`}`,
    )
    .sort()
}

function stable(text: string, world: World): string {
  const replacements: [string | RegExp, string][] = [
    [world.immuta.url, 'https://immuta.example'],
    [world.github.url, 'https://github.example'],
    [/immuta-bearer-[0-9a-f]+/g, 'BEARER'],
    [
      /\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\b/g,
      (uuid: string) => (uuid.startsWith('5f3c0b0e') ? uuid : 'UUID'),
    ] as unknown as [RegExp, string],
    [/\/\S*\/immuta-connections-\w+\//g, 'TEMP/'],
    [/Connections \d+\.\d+\.\d+/g, 'Connections VERSION'],
    [/"body":"<!--[^]*?(?<!\\)"/g, '"body":(the comment)'],
  ]
  return replacements.reduce((all, [from, to]) => all.replaceAll(from, to), text)
}
