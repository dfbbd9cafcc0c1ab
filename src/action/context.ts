import { readFile } from 'node:fs/promises'
import { ConfigError } from '../core/failures.ts'

/** Where this run happens, for links and paths. */
export interface Place {
  workspace: string
  /** `owner/name` */
  repository: string
  /** Whose event started this run. */
  actor: string
  /** Page of this run. */
  runUrl: string
  /** Base of links to files of a commit: `${filesUrl}/<sha>/<path>`. */
  filesUrl: string
}

export function readPlace(env: NodeJS.ProcessEnv): Place {
  const repository = env['GITHUB_REPOSITORY'] ?? ''
  const base = `${env['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${repository}`
  const attempt = env['GITHUB_RUN_ATTEMPT'] ?? '1'
  return {
    workspace: env['GITHUB_WORKSPACE'] ?? process.cwd(),
    repository,
    actor: env['GITHUB_ACTOR'] ?? '',
    runUrl: `${base}/actions/runs/${env['GITHUB_RUN_ID'] ?? ''}${attempt === '1' ? '' : `/attempts/${attempt}`}`,
    filesUrl: `${base}/blob`,
  }
}

/** The event's payload. Throws {@link ConfigError} when the runner's file is not there or no JSON. */
export async function readEvent(env: NodeJS.ProcessEnv): Promise<unknown> {
  const path = env['GITHUB_EVENT_PATH'] ?? ''
  if (path === '') return {}
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown
  } catch (error) {
    throw new ConfigError(
      'The event file of the runner (GITHUB_EVENT_PATH) cannot be read as JSON.',
      { cause: error },
    )
  }
}
