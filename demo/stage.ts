import { styleText } from 'node:util'
import { maskAsRunner, type RunResult } from '../simulator/runner.ts'
import type { World } from '../simulator/world.ts'

/** A page that the demo shows as GitHub renders it. */
export interface Page {
  title: string
  markdown: string
}

/** Opens a step: what happens, and in a sentence or two what there is to see of it and why. */
export function chapter(title: string, text: string): void {
  console.log(`\n${styleText('bold', title)}\n\n${wrapped(text, '  ')}\n`)
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

/** Markdown as a reader sees it, in a frame and in the colours of a diff. */
export function quote(markdown: string): string {
  return asRead(markdown)
    .split('\n')
    .map((line) => `  │ ${coloured(line)}`)
    .join('\n')
}

function coloured(line: string): string {
  if (line.startsWith('+')) return styleText('green', line)
  if (line.startsWith('-')) return styleText('red', line)
  return line.startsWith('#') ? styleText('bold', line) : line
}

/** What GitHub shows of a comment: no hidden comments of HTML, folds closed, links by their text. */
export function asRead(markdown: string): string {
  let shown = markdown.replaceAll(/^<!--.*?-->\n/gm, '')
  // The inner folds first.
  for (let before = ''; before !== shown;) {
    before = shown
    shown = shown.replace(FOLD, '▸ $1')
  }
  return shown
    .replaceAll(/(▸ .*)\n\n(?=▸ )/g, '$1\n')
    .replaceAll(/\[([^\]\n]*)\]\(https?:[^)\s]*\)/g, '$1')
    .replaceAll(/<\/?sub>/g, '')
    .replaceAll('<br>', ', ')
    .trim()
}

const FOLD = /<details>\n<summary>(.*?)<\/summary>(?:(?!<details>)[^])*?\n<\/details>/
const WIDTH = 100

function wrapped(text: string, indent: string): string {
  const lines = ['']
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? ''
    if (line.length + word.length < WIDTH) lines[lines.length - 1] = `${line} ${word}`.trimStart()
    else lines.push(word)
  }
  return lines.map((line) => indent + line).join('\n')
}

export function expectExit(run: RunResult, code: number): RunResult {
  check(run.exitCode === code, `exit code ${code}`, run.stderr)
  return run
}

export function check(holds: boolean, what: string, detail = ''): void {
  console.log(`  ${holds ? styleText('green', '✓') : styleText('red', '✗')} ${what}`)
  if (!holds) throw new Error(`The demo expected: ${what}. ${detail}`)
}
