import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import * as z from 'zod/mini'
import type { Words } from '../src/connection/field-types.ts'
import type { Format } from '../src/connection/formats.ts'
import { OBJECT_NAME } from '../src/connection/objects.ts'
import { specSchema } from '../src/connection/schema.ts'
import {
  authenticationOf,
  membersOf,
  ROOT,
  type Row,
  ROWS,
} from '../src/connection/field-lookup.ts'
import { guessesPage } from './schema/guesses.ts'
import { SCHEMA_BASE } from './schema/links.ts'
import { filledIn, specPage } from './schema/page.ts'
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

/** The schema of a spec file, with words, examples and patterns for editors. */
export function connectionSchema(): JsonSchema {
  const shape = z.toJSONSchema(specSchema, { target: 'draft-7' }) as JsonSchema
  const $id = `${SCHEMA_BASE}/connection.schema.json`
  return { $id, ...annotate(shape, ROOT), ...credentialRules() }
}

function annotate(schema: JsonSchema, row: Row): JsonSchema {
  const { type } = row.field
  const inside = (child: JsonSchema): JsonSchema => ({
    ...child,
    ...(child.properties && {
      properties: Object.fromEntries(
        membersOf(row).map((member) => {
          const key = member.steps.at(-1) ?? ''
          return [key, annotate(child.properties?.[key] ?? {}, member)]
        }),
      ),
    }),
    ...(type.is === 'objects' && objectNames(child)),
    ...(type.is === 'list' && {
      items: { ...child.items, ...words(type.items, type.items.format) },
    }),
  })
  const filled = filledIn(row)
  return {
    ...inside(schema),
    ...(schema.anyOf && { anyOf: schema.anyOf.map(inside) }),
    ...words(row.field, type.is === 'text' ? type.format : undefined, filled),
  }
}

/** What the keys of `objects` may be; each sets something. */
function objectNames({ propertyNames, additionalProperties }: JsonSchema): JsonSchema {
  const { pattern, hint } = OBJECT_NAME
  return {
    propertyNames: { ...(propertyNames as JsonSchema), pattern, patternErrorMessage: hint },
    additionalProperties: { ...(additionalProperties as JsonSchema), minProperties: 1 },
  }
}

/** What an editor says of a field. */
function words({ title, text, examples }: Words, format?: Format, filled?: unknown): JsonSchema {
  return {
    title,
    description: text,
    ...(filled !== undefined && { default: filled }),
    ...(examples && { examples }),
    ...(format && { pattern: format.pattern, patternErrorMessage: format.hint }),
  }
}

/** What goes with which way of signing in: the one key is needed, the others forbidden in both places. */
function credentialRules(): { allOf: unknown[] } {
  const credentials = ROWS.flatMap((row) => {
    const kind = authenticationOf(row)
    return kind === undefined ? [] : [{ kind, key: row.steps.at(-1) ?? '' }]
  })
  const without = (kind: string): unknown[] =>
    credentials
      .filter((other) => other.kind !== kind)
      .map(({ key }) => ({
        properties: { [key]: false },
        errorMessage: `\`${key}\` does not go with \`authenticationType: ${kind}\`: remove it.`,
      }))
  const rule = ({ kind, key }: { kind: string; key: string }): unknown => ({
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
        connection: { allOf: [{ required: [key] }, ...without(kind)] },
        nativeIntegration: { properties: { config: { allOf: without(kind) } } },
      },
    },
  })
  return { allOf: credentials.map(rule) }
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
    'docs/spec.md': specPage(),
    'docs/immuta-api.md': guessesPage(),
  }
}

if (import.meta.main) {
  for (const [path, content] of Object.entries(generatedFiles())) {
    const file = join(import.meta.dirname, '..', path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}
