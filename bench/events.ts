import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pushEvent } from '../simulator/events.ts'

/** The environment of a run that validates the specs of `workspace`. */
export function validateEvent(workspace: string): Record<string, string> {
  const folder = mkdtempSync(join(workspace, '.runner-'))
  mkdirSync(join(folder, 'temp'))
  const file = (name: string, text = ''): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  return {
    PATH: process.env['PATH'] ?? '',
    INPUT_MODE: 'validate',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: file(
      'event.json',
      JSON.stringify(pushEvent({ before: '0'.repeat(40), after: 'c'.repeat(40) })),
    ),
    GITHUB_REPOSITORY: 'acme/governance',
    GITHUB_SHA: 'c'.repeat(40),
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: file('output'),
    GITHUB_STEP_SUMMARY: file('summary'),
    RUNNER_TEMP: join(folder, 'temp'),
  }
}
