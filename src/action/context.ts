import { readFile } from 'node:fs/promises'
import { ConfigError } from '../core/failure.ts'
import type { RunContext } from '../publish/ports.ts'

/** Where this run happens, as the runner tells. */
export function readContext(env: NodeJS.ProcessEnv): RunContext {
  const repository = env['GITHUB_REPOSITORY'] ?? ''
  const base = `${env['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${repository}`
  const attempt = env['GITHUB_RUN_ATTEMPT'] ?? '1'
  const run = `${base}/actions/runs/${env['GITHUB_RUN_ID'] ?? ''}`
  return {
    workspace: env['GITHUB_WORKSPACE'] ?? process.cwd(),
    repository,
    apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
    actor: env['GITHUB_ACTOR'] ?? '',
    triggeringActor: env['GITHUB_TRIGGERING_ACTOR'] ?? env['GITHUB_ACTOR'] ?? '',
    runUrl: attempt === '1' ? run : `${run}/attempts/${attempt}`,
    filesUrl: `${base}/blob`,
  }
}

/**
 * The event's payload. Throws {@link ConfigError} when the runner's file is not there or no JSON.
 */
export async function readEvent(env: NodeJS.ProcessEnv): Promise<unknown> {
  const path = env['GITHUB_EVENT_PATH'] ?? ''
  if (path === '') return {}
  try {
    return JSON.parse(await readFile(path, 'utf8')) as unknown
  } catch (error) {
    const message = 'The event file of the runner (GITHUB_EVENT_PATH) cannot be read as JSON.'
    throw new ConfigError(message, { cause: error })
  }
}
