import { readFileSync } from 'node:fs'
import { type Field, FIELDS, MODELINE } from './fields.ts'
import type { JsonSchema } from '../schema.ts'

/** docs/spec.md: the hand-written rules around a table of every field. */
export function specPage(schema: JsonSchema): string {
  const template = readFileSync(new URL('spec.template.md', import.meta.url), 'utf8')
  const rows = fieldRows(schema).map(({ path, form, absent, text }) => `| \`${path}\` | ${form} | ${absent} | ${text} |`)
  return template.replace('<!-- fields -->', () => ['| Field | Value | When left out | Meaning |', '| --- | --- | --- | --- |', ...rows].join('\n')).replaceAll('<!-- modeline -->', () => MODELINE)
}

interface Row {
  path: string
  form: string
  absent: string
  text: string
}

function fieldRows(schema: JsonSchema, path = '', required = true): Row[] {
  const field = FIELDS[path]
  const own: Row[] = path === '' || field === undefined ? [] : [{ path, form: form(schema), absent: absent(required, field), text: [field.same === undefined ? field.text : 'When present it must be equal.', ...(field.examples ?? []).slice(0, 1).map((example) => `Example: \`${show(example)}\`.`)].join(' ') }]
  const shape = schema.properties ?? schema.anyOf?.find(({ properties }) => properties !== undefined)?.properties ?? {}
  return [...own, ...Object.entries(shape).flatMap(([key, child]) => fieldRows(child, path === '' ? key : `${path}.${key}`, schema.required?.includes(key) ?? false))]
}

function form({ type, enum: values, const: constant, anyOf, minimum, maximum }: JsonSchema): string {
  if (constant !== undefined) return `\`${show(constant)}\``
  if (values !== undefined) return values.map((value) => `\`${show(value)}\``).join(' or ')
  if (anyOf !== undefined) return anyOf.map(form).join(' or ')
  if (type === 'integer') return `${show(minimum)} to ${show(maximum)}`
  return { string: 'text', boolean: '`true` or `false`', array: 'list of texts', object: 'map' }[type ?? ''] ?? ''
}

function absent(required: boolean, { filled, same }: Field): string {
  if (required) return '**required**'
  if (same !== undefined) return `as \`${same}\``
  return filled === undefined ? '–' : `\`${show(filled)}\``
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}
