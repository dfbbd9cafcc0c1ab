import { mkdirSync, mkdtempSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Redactor } from '../secrets/redactor.ts'

/** The run's own folder under the runner's temporary one: the result, and scripts for people to run. */
export interface Folder {
  /** Writes the result file; returns its path. */
  saveResult: (json: string) => Promise<string>
  /** Writes a script as it is, readable by the job's user only. Returns its name in the script directory, and its text unless it holds a secret. */
  saveScript: (name: string, sql: string) => Promise<SavedScript>
  /** Where scripts were written; empty if none were. */
  scriptDirectory: () => string
}

/** A new folder in the first of these that can hold one. */
function makeFolder(parents: (string | undefined)[]): string {
  const [parent, ...others] = parents.filter((path) => path !== undefined && path !== '')
  try {
    return mkdtempSync(join(parent ?? tmpdir(), 'immuta-connections-'))
  } catch (error) {
    if (others.length === 0) throw error
    return makeFolder(others)
  }
}

export interface SavedScript {
  name: string
  text: string | undefined
}

/** The folder is made when the first file is. */
export function runFolder(env: NodeJS.ProcessEnv, redactor: Redactor): Folder {
  let made: string | undefined
  let scripts = ''
  const root = (): string => (made ??= makeFolder([env['RUNNER_TEMP'], tmpdir()]))
  return {
    saveResult: async (json) => {
      const path = join(root(), 'result.json')
      await writeFile(path, redactor.redact(json), { mode: 0o600 })
      return path
    },
    saveScript: async (name, sql) => {
      if (scripts === '') mkdirSync((scripts = join(root(), 'scripts')), { mode: 0o700 })
      const safe = name.replace(/[^\w.-]/g, '_')
      await writeFile(join(scripts, safe), sql, { mode: 0o600 })
      return { name: safe, text: redactor.redact(sql) === sql ? sql : undefined }
    },
    scriptDirectory: () => scripts,
  }
}
