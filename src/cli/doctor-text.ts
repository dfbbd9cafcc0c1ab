import { plural } from '../core/plural.ts'
import type { Check } from '../doctor/check.ts'
import { isUsable } from '../doctor/checks.ts'
import type { JudgedGuess } from '../doctor/judge.ts'
import { oneLine, type Paint } from './text.ts'

/** How a status is painted. */
const STYLES = {
  ok: 'green',
  warning: 'yellow',
  fault: 'red',
  'not tried': 'dim',
  'as guessed': 'green',
  otherwise: 'yellow',
  'not seen': 'dim',
} as const

/** What a check of a tenant came to, for people: a line each, and what to do below it. Pure. */
export function renderDoctor(
  checks: readonly Check[],
  guesses: readonly JudgedGuess[],
  paint: Paint,
): string {
  const count = (verdict: JudgedGuess['verdict']): number =>
    guesses.filter((guess) => guess.verdict === verdict).length
  const different = count('otherwise')
  return [
    paint('bold', verdictOf(checks)),
    '',
    ...columns(
      checks.map((check) => ({
        state: check.status,
        name: NAMES[check.id],
        found: check.found,
        next: 'next' in check ? check.next : undefined,
      })),
      paint,
    ),
    '',
    paint('bold', 'What this Action guesses about Immuta:') +
      ` ${count('as guessed')} as guessed, ${different} otherwise, ${count('not seen')} not seen`,
    ...(count('not seen') === guesses.length
      ? []
      : [
          '',
          ...columns(
            guesses.map((guess) => ({
              state: guess.verdict,
              name: guess.id,
              found: guess.found,
              next: guess.verdict === 'otherwise' ? `guessed: ${guess.guess}` : undefined,
            })),
            paint,
          ),
        ]),
    ...(different === 0
      ? []
      : [
          '',
          `Your Immuta answers ${plural(different, 'question')} otherwise than guessed. Please ` +
            'report it: `doctor --record FILE` writes the answers without their values.',
        ]),
    '',
  ].join('\n')
}

const NAMES: Record<Check['id'], string> = {
  address: 'address',
  proxy: 'proxy',
  tls: 'TLS',
  'sign-in': 'sign-in',
  clock: 'clock',
  connections: 'connections',
  connection: 'connection',
  integration: 'integration',
  objects: 'objects',
  jobs: 'jobs',
  administration: 'permission',
  'dry-run': 'dry run',
  script: 'set-up script',
}

function verdictOf(checks: readonly Check[]): string {
  const count = (wanted: Check['status']): number =>
    checks.filter(({ status }) => status === wanted).length
  if (!isUsable(checks)) return `Not ready: ${plural(count('fault'), 'fault')} to mend first.`
  const warnings = count('warning')
  return warnings === 0
    ? 'Ready: the tenant can be used.'
    : `Ready, with ${plural(warnings, 'warning')}: the tenant can be used.`
}

interface Line {
  state: keyof typeof STYLES
  name: string
  found: string
  next: string | undefined
}

function columns(lines: readonly Line[], paint: Paint): string[] {
  const width = (texts: readonly string[]): number => Math.max(...texts.map((one) => one.length))
  const states = width(lines.map(({ state }) => state))
  const names = width(lines.map(({ name }) => name))
  return lines.flatMap(({ state, name, found, next }) => [
    `  ${paint(STYLES[state], state.padEnd(states))}  ${name.padEnd(names)}  ${oneLine(found)}`,
    ...(next === undefined ? [] : [`${' '.repeat(states + names + 6)}${oneLine(next)}`]),
  ])
}
