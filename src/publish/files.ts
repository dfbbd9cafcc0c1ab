import { mkdirSync, mkdtempSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SavedScript } from '../core/plan.ts'
import type { Redactor } from '../secrets/redactor.ts'

/**
 * The run's own folder under the runner's temporary one: the result, and scripts for people to run.
 */
export interface RunFiles {
  /** Writes the result file; returns its path. */
  saveResult: (json: string) => Promise<string>
  /** Writes a script as it is, readable by the job's user only, over no other one. */
  saveScript: (name: string, sql: string) => Promise<SavedScript>
  /** Where scripts were written; empty if none were. */
  scriptDirectory: () => string
}

/** The folder is made with the first file, in the runner's or the system's temporary folder. */
export function runFiles(env: NodeJS.ProcessEnv, redactor: Redactor): RunFiles {
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
      const safe = await writeNew(scripts, name.replace(/[^\w.-]/g, '_'), sql)
      const isClean = redactor.redact(sql) === sql
      return { name: safe, text: isClean ? { kind: 'shown', sql } : { kind: 'secret' } }
    },
    scriptDirectory: () => scripts,
  }
}

/** Writes a file that is not there yet, under another name where one is; returns the name. */
async function writeNew(folder: string, name: string, text: string): Promise<string> {
  const dot = name.indexOf('.', 1)
  const [stem, ending] = dot < 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : `${stem}-${number}${ending}`
    try {
      await writeFile(join(folder, free), text, { mode: 0o600, flag: 'wx' })
      return free
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

function makeFolder(parents: (string | undefined)[]): string {
  const [parent, ...others] = parents.filter((path) => path !== undefined && path !== '')
  try {
    return mkdtempSync(join(parent ?? tmpdir(), 'immuta-connections-'))
  } catch (error) {
    if (others.length === 0) throw error
    return makeFolder(others)
  }
}
