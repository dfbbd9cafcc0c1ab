import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { DIALECTS, TENANTS } from '../../simulator/dialects.ts'
import { type Guess, GUESSES } from '../../src/immuta/guesses.ts'

/** docs/immuta-api.md: every guess, with the dialects in which the tests try it. */
export function guessesPage(): string {
  const template = readFileSync(new URL('immuta-api.template.md', import.meta.url), 'utf8')
  const parts: Readonly<Record<string, string>> = { guesses: guessTable(), tenants: tenantList() }
  return template.replaceAll(/<!-- (\w+) -->/g, (mark, name: string) => parts[name] ?? mark)
}

function guessTable(): string {
  return [
    '| Guess | Request | Documented | Guessed | Dialects in the tests |',
    '| --- | --- | --- | --- | --- |',
    ...GUESSES.map((guess) => `| ${row(guess).join(' | ')} |`),
  ].join('\n')
}

function row({ id, endpoint, documented = '–', guess, files }: Guess): string[] {
  const dialects = DIALECTS.filter((dialect) => dialect.guess === id)
  const places = files.map((file) => `[\`${basename(file)}\`](../src/${file})`)
  return [
    `\`${id}\``,
    endpoint
      .split(', ')
      .map((one) => (/^[A-Z]/.test(one) ? `\`${one}\`` : one))
      .join(', '),
    documented,
    `${guess} (${places.join(', ')})`,
    dialects.map(({ says }) => says).join('<br>') || '–',
  ]
}

function tenantList(): string {
  return TENANTS.map(({ id, says }) => `- One ${id}. ${says}`).join('\n')
}
