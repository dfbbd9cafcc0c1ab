import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'
import { specSchema } from '../src/connection/schema.ts'
import { FIELDS, SCHEMA_BASE } from './schema/fields.ts'
import { specPage } from './schema/page.ts'
import { resultSchema } from './schema/result.ts'

/** A JSON Schema, as far as the functions here look into it. */
export interface JsonSchema {
  type?: string
  properties?: Record<string, JsonSchema>
  items?: JsonSchema
  anyOf?: JsonSchema[]
  required?: string[]
  enum?: unknown[]
  const?: unknown
  maximum?: number
  [keyword: string]: unknown
}

/** The schema of a spec file, with words, examples and patterns for editors. Throws when a field has no words, or words have no field. */
export function connectionSchema(): JsonSchema {
  const told = new Set<string>()
  const shape = z.toJSONSchema(specSchema, { target: 'draft-7' }) as JsonSchema
  const schema = annotate(shape, '', told)
  const untold = Object.keys(FIELDS).filter((path) => !told.has(path))
  if (untold.length > 0) throw new Error(`No such field: ${untold.join(', ')}`)
  return { $id: `${SCHEMA_BASE}/connection.schema.json`, ...schema, ...credentialRules() }
}

function annotate(schema: JsonSchema, path: string, told: Set<string>): JsonSchema {
  const field = FIELDS[path]
  if (field === undefined) throw new Error(`No words for the field: ${path}`)
  told.add(path)
  const { title, text, filled, examples, pattern, hint } = field
  const inside = (child: JsonSchema): JsonSchema => ({
    ...child,
    ...(child.properties && {
      properties: Object.fromEntries(
        Object.entries(child.properties).map(([key, value]) => [
          key,
          annotate(value, path === '' ? key : `${path}.${key}`, told),
        ]),
      ),
    }),
    ...(child.items && { items: annotate(child.items, `${path}[]`, told) }),
  })
  return {
    ...inside(schema),
    ...(schema.anyOf && { anyOf: schema.anyOf.map(inside) }),
    title,
    description: text,
    ...(filled !== undefined && { default: filled }),
    ...(examples && { examples }),
    ...(pattern !== undefined && { pattern }),
    ...(hint !== undefined && { patternErrorMessage: hint }),
  }
}

/** What goes with which way of signing in: the one key is needed, the other forbidden in both places. */
function credentialRules(): { allOf: unknown[] } {
  const rule = (kind: string, needed: string, forbidden: string): unknown => {
    const without = {
      properties: { [forbidden]: false },
      errorMessage: `\`${forbidden}\` does not go with \`authenticationType: ${kind}\`: remove it.`,
    }
    return {
      if: {
        required: ['connection'],
        properties: {
          connection: {
            required: ['authenticationType'],
            properties: { authenticationType: { const: kind } },
          },
        },
      },
      then: {
        properties: {
          connection: { allOf: [{ required: [needed] }, without] },
          nativeIntegration: { properties: { config: without } },
        },
      },
    }
  }
  return {
    allOf: [
      rule('token', 'token', 'oAuthClientConfig'),
      rule('oAuthM2M', 'oAuthClientConfig', 'token'),
    ],
  }
}

/** The schema of the result file. An `open` one lets pass what a later version adds. */
export function resultJsonSchema(form: 'open' | 'closed'): JsonSchema {
  const { $schema, ...schema } = z.toJSONSchema(resultSchema, {
    target: 'draft-7',
    io: form === 'open' ? 'input' : 'output',
    override: withoutLargest,
  }) as JsonSchema
  return {
    $schema,
    $id: `${SCHEMA_BASE}/result.schema.json`,
    title: 'Result of a run',
    description: 'The file that the output `result-file` names. It holds no secret.',
    ...schema,
  }
}

/** Takes out the bound that says no more than that a number is whole. */
function withoutLargest({ jsonSchema }: { jsonSchema: { maximum?: number | undefined } }): void {
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
}

/** Everything that is generated: path in the repository → content. */
export function generatedFiles(): Record<string, string> {
  const json = (schema: JsonSchema): string => `${JSON.stringify(schema, null, 2)}\n`
  const connection = connectionSchema()
  return {
    'schema/connection.schema.json': json(connection),
    'schema/result.schema.json': json(resultJsonSchema('open')),
    'docs/spec.md': specPage(connection),
  }
}

if (import.meta.main) {
  for (const [path, content] of Object.entries(generatedFiles())) {
    const file = join(import.meta.dirname, '..', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}
