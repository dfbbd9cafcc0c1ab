import { styleText } from 'node:util'
import { maskAsRunner, type RunResult } from '../simulator/runner.ts'
import type { World } from '../simulator/world.ts'

/** A page that the demo shows as GitHub renders it. */
export interface Page {
  title: string
  markdown: string
}

export function chapter(title: string): void {
  console.log(`\n${styleText('bold', title)}\n`)
}

/** Waits for a run and prints its log as a person would see it. */
export async function show(running: Promise<RunResult>): Promise<RunResult> {
  const run = await running
  const lines = maskAsRunner(run.stdout, run.masks)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('::add-mask::'))
  for (const line of lines) console.log(`  ${styleText('dim', line)}`)
  return run
}

/** Prints the newest comment of a pull request, and returns it as a page. */
export function comment(world: World, pull: number, title: string): Page {
  const markdown = world.comments(pull).at(-1) ?? ''
  console.log(`\n${quote(markdown)}`)
  return { title, markdown }
}

/** Markdown as it stands, without its marker. */
export function quote(markdown: string): string {
  const colour = (line: string): string =>
    line.startsWith('+')
      ? styleText('green', line)
      : line.startsWith('#')
        ? styleText('bold', line)
        : line
  return markdown
    .split('\n')
    .slice(1)
    .map((line) => `  │ ${colour(line)}`)
    .join('\n')
}

export function expectExit(run: RunResult, code: number): RunResult {
  check(run.exitCode === code, `exit code ${code}`, run.stderr)
  return run
}

export function check(holds: boolean, what: string, detail = ''): void {
  console.log(`  ${holds ? styleText('green', '✓') : styleText('red', '✗')} ${what}`)
  if (!holds) throw new Error(`The demo expected: ${what}. ${detail}`)
}
