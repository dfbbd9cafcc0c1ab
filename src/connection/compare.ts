import type { Connection, ConnectionBody } from '../core/connection.ts'
import { warningAt, type WarningDiagnostic } from '../core/diagnostic.ts'
import { fieldChange, type FieldChange, leaves } from '../core/diff.ts'
import type { Health } from '../core/health.ts'
import type { LiveState } from '../core/live.ts'
import { getIn } from '../core/path.ts'
import { isSecretPath, LEAVES, originalOf, rowAt, ROWS } from './field-lookup.ts'

/** Answers of Immuta about one connection; `undefined` where it gave none. */
export interface LiveAnswers {
  /** `connection` of `GET /data/connection/{key}`. */
  connection: Record<string, unknown>
  /** `config` of `GET /integrations/{id}`. */
  config: Record<string, unknown> | undefined
  nativeIntegrationId: string | undefined
  active: boolean | undefined
  health: Health | undefined
}

/** How the private-preview API shows what it hides (Immuta, "Manage connection settings"). */
const HIDDEN = '[REDACTED]'

/** The compared fields, and under which names an answer may hold them. */
export const COMPARED = LEAVES.flatMap((row) => {
  const { live } = row.field
  return typeof live === 'object' && 'part' in live ? [{ row, ...live }] : []
})

/** What Immuta's answers show of the fields. Absent, `null` and hidden values are unknown. */
export function readLive(answers: LiveAnswers): LiveState {
  const fields = new Map<string, unknown>()
  for (const { row, part, names } of COMPARED) {
    const value = names.map((name) => getIn(answers[part], name.split('.'))).find(isKnown)
    if (value !== undefined) fields.set(row.path, value)
  }
  const { nativeIntegrationId, active, health } = answers
  return { fields, nativeIntegrationId, active, health }
}

/** Fields in which Immuta visibly differs: `before` is the body's value, `after` Immuta's. */
export function differences({ fields }: LiveState, body: ConnectionBody): FieldChange[] {
  return COMPARED.flatMap(({ row: { path, steps } }): FieldChange[] => {
    const after = fields.get(path)
    const before = getIn(body, steps)
    if (after === undefined || isSame(path, before, after)) return []
    return [{ ...fieldChange(path, before, after), sensitive: false }]
  })
}

/** Whether a change touches only what Immuta does not show, so that nobody can see it. */
export function isHidden({ fields }: LiveState, { path, before, after }: FieldChange): boolean {
  const row = rowAt(path)
  // A copy is as known as the field that it repeats.
  const isShown = fields.has(path) || fields.has((row && originalOf(row)?.path) ?? path)
  if (isShown || (row && 'live' in row.field && row.field.live === 'registration-only'))
    return false
  return !isSame(path, before ?? undefined, after ?? undefined)
}

/**
 * The warnings that a change gives, field by field.
 *
 * @param registered whether Immuta has the connection already
 */
export function changeWarnings(
  diff: readonly FieldChange[],
  { locate }: Connection,
  registered: boolean,
): WarningDiagnostic[] {
  return ROWS.flatMap(({ path, steps, field }) => {
    if (!('changed' in field)) return []
    const { code, message } = field.changed
    const isChanged = diff.some(
      (one) =>
        (one.path === path || one.path.startsWith(`${path}.`)) &&
        // With another way of signing in, one secret goes and another comes.
        (code !== 'secret-changed' || one.op === 'replace'),
    )
    if (!isChanged || (code === 'registration-only' && !registered)) return []
    return [warningAt(code, message, locate(steps))]
  })
}

/** Paths in Immuta's answers that a body does not declare so: no secrets, nothing compared. */
export function undeclared({ connection, config }: LiveAnswers, body: ConnectionBody): string[] {
  const compared = COMPARED.flatMap(({ part, names }) =>
    names.map((name) => `${part === 'config' ? 'nativeIntegration.config' : part}.${name}`),
  )
  return [...leaves({ connection, nativeIntegration: { config } })].flatMap(([path, leaf]) => {
    const wanted = getIn(body, leaf.path)
    const isDeclared = isKnown(leaf.value)
      ? compared.includes(path) || isSame(path, wanted, leaf.value)
      : leaf.value === null || wanted !== undefined
    return isSecretPath(leaf.path) || isDeclared ? [] : [path]
  })
}

/** The form in which two values of a field are compared: a port as a number, say. */
export function normalize(path: string, value: unknown): unknown {
  const type = rowAt(path)?.field.type
  switch (type?.is) {
    case 'text':
      return type.format.normalize?.(String(value)) ?? value
    case 'number':
      return Number(value)
    case 'list':
      // Neither order, repetition, nor number against text counts.
      return Array.isArray(value) ? [...new Set(value.map(String))].sort() : value
    default:
      return value
  }
}

function isSame(path: string, wanted: unknown, value: unknown): boolean {
  // An empty list is how some servers say "none".
  if (wanted === undefined) return (Array.isArray(value) && value.length === 0) || value === ''
  return JSON.stringify(normalize(path, wanted)) === JSON.stringify(normalize(path, value))
}

function isKnown(value: unknown): boolean {
  if (typeof value === 'string') return value !== HIDDEN
  if (Array.isArray(value)) return value.every((item) => item !== HIDDEN)
  return typeof value === 'number' || typeof value === 'boolean'
}
