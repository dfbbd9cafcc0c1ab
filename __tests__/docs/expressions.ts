import { data, Evaluator, Lexer, Parser } from '@actions/expressions'

/** The values that expressions may name: `github`, `secrets`, `matrix` and so on. */
export type Contexts = Record<string, unknown>

/** How the job stands, of which `if` may ask. No step has failed where this is asked. */
const STATUS = new Map(
  Object.entries({ success: true, always: true, failure: false, cancelled: false }).map(
    ([name, value]) => [
      name,
      { name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) },
    ],
  ),
)

/** Evaluates one expression with GitHub's own library. An unknown context is an error. */
function evaluate(expression: string, contexts: Contexts): data.ExpressionData {
  const { tokens } = new Lexer(expression).lex()
  const parsed = new Parser(tokens, Object.keys(contexts), [...STATUS.values()]).parse()
  const context = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary
  return new Evaluator(parsed, context, STATUS).evaluate()
}

/** A value of a workflow with its expressions filled in, as the runner hands it on: as text. */
export function fill(value: unknown, contexts: Contexts): string {
  const text = typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)
  return text.replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    evaluate(expression, contexts).coerceString(),
  )
}

/** Every value of a map, filled in. */
export function fillAll(
  map: Record<string, unknown> | undefined,
  contexts: Contexts,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(map ?? {}).map(([name, value]) => [name, fill(value, contexts)]),
  )
}

/** Whether what has this `if` runs. */
export function holds(condition: string | boolean | undefined, contexts: Contexts): boolean {
  if (condition === undefined || typeof condition === 'boolean') return condition ?? true
  const bare = condition.replace(/^\s*\$\{\{(.*)\}\}\s*$/s, '$1')
  const result = evaluate(bare, contexts)
  return !['', 'false', '0'].includes(result.coerceString())
}
