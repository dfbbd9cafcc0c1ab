import * as z from 'zod/mini'
import { FAILURE_REASONS } from '../../src/core/codes.ts'

/*
 * The result file, which src/render/result-file.ts writes, in words. The end-to-end tests check every result against it.
 */

/** The schema with words for people. */
function told<T extends z.ZodMiniType>(
  schema: T,
  description: string,
  examples: unknown[] = [],
): T {
  z.globalRegistry.add(schema, { description, ...(examples.length > 0 && { examples }) })
  return schema
}

const count = z.int().check(z.gte(0))

const unread = z.object({
  guess: told(z.string(), 'The guess that it is not like: docs/immuta-api.md lists them.', [
    'search-wrapper',
  ]),
  shape: told(z.unknown(), 'Its form: a type in place of each value, no key that may be data.'),
})

const note = z.object({
  code: told(z.string(), 'What it is about: docs/troubleshooting.md lists the codes.'),
  message: z.string(),
  line: told(z.optional(z.int().check(z.gte(1))), 'Line in the spec file, from 1.'),
  column: told(z.optional(z.int().check(z.gte(1))), 'Column in the spec file, from 1.'),
  answer: told(
    z.optional(unread),
    'The answer of Immuta that could not be read, where that is the fault.',
  ),
})

const change = z.object({
  path: told(z.string(), 'Dotted path in the body of POST /data/connection.', [
    'connection.hostname',
  ]),
  op: z.enum(['add', 'remove', 'replace']),
  before: told(z.unknown(), 'null where the field was absent. A secret is its ${NAME}.'),
  after: told(z.unknown(), 'null where the field is absent. A secret is its ${NAME}.'),
  sensitive: told(z.boolean(), 'Whether the field holds a secret.'),
})

const preflight = z.object({
  who: z.enum(['service-principal', 'script-runner']),
  credential: told(
    z.enum(['accepted', 'refused', 'unverified']),
    'Whether Databricks takes the credential; unverified when it does not say.',
  ),
  principal: told(
    z.nullable(z.string()),
    'Name that grants go to; null when nobody could sign in.',
  ),
  rows: z.array(
    z.object({
      type: z.enum(['workspace', 'metastore', 'catalog', 'schema', 'table']),
      name: told(z.string(), 'Full name of what the privilege is on.'),
      privilege: z.string(),
      answer: told(
        z.enum(['held', 'by-script', 'missing', 'unverified']),
        'Whether it is there; by-script where the set-up script that apply runs grants it.',
      ),
      reason: told(z.nullable(z.string()), 'Why it could not be verified.'),
    }),
  ),
  fault: told(z.nullable(z.string()), 'Why nothing could be asked.'),
  sql: told(z.nullable(z.string()), 'Statements that grant what is missing.'),
})

const connection = z.object({
  connectionKey: told(z.nullable(z.string()), "null when the spec can't be read that far."),
  file: z.string(),
  action: told(
    z.enum(['create', 'update', 'unchanged', 'delete', 'retain', 'invalid', 'unknown']),
    'What apply will do, or did; unknown where Immuta could not be asked.',
  ),
  status: z.enum(['planned', 'applied', 'failed', 'skipped']),
  dryRun: told(
    z.object({
      status: z.enum(['passed', 'failed', 'skipped', 'unknown']),
      messages: z.array(z.string()),
    }),
    'How Immuta answered the dry run, in its own words.',
  ),
  changes: told(
    z.array(change),
    "What the change does to main's version; without one, what it does to Immuta's.",
  ),
  drift: told(
    z.array(change),
    "Where Immuta (after) differs from the default branch's spec (before).",
  ),
  active: told(
    z.nullable(z.boolean()),
    'Whether the connection is active in Immuta; null when that is unknown.',
  ),
  objects: told(
    z.array(
      z.object({
        path: told(
          z.string(),
          'Full name below the connection; a period is the connection itself.',
          ['sales.raw'],
        ),
        action: z.enum(['set', 'unchanged', 'unknown']),
        status: z.enum(['planned', 'applied', 'failed', 'skipped']),
        changes: told(z.array(change), "Settings, Immuta's value against the spec's."),
        errors: z.array(note),
      }),
    ),
    'The objects that the spec lists, parents first.',
  ),
  health: told(
    z.nullable(
      z.object({
        status: z.nullable(z.string()),
        healthy: z.boolean(),
        tests: z.array(z.object({ name: z.string(), status: z.string(), message: z.string() })),
      }),
    ),
    'How Immuta judges the integration, with the tests that failed; null when that is unknown.',
  ),
  fingerprint: told(
    z.nullable(z.string().check(z.regex(/^sha256:[0-9a-f]{64}$/))),
    'SHA-256 over what is sent, with ${NAME} in place of secrets.',
  ),
  objectPath: told(
    z.nullable(z.array(z.string())),
    'Object path that Immuta answered; null when nothing was written.',
  ),
  bulkId: told(z.nullable(z.string()), 'Finds the background jobs: GET /jobs?bulkId=.'),
  jobs: told(
    z.nullable(
      z.object({
        total: z.int().check(z.gte(0)),
        states: z.record(z.string(), z.int()),
        messages: z.array(z.string()),
      }),
    ),
    'Background jobs, counted by state; null when they were not followed.',
  ),
  script: told(z.optional(z.string()), 'Name of a script in the output script-directory.'),
  bootstrap: told(
    z.nullable(z.object({ statements: count, ran: count })),
    'The set-up script that apply runs in Databricks: its statements, and how many of them ran; null when none is to be run.',
  ),
  preflight: told(z.array(preflight), 'What was checked in Databricks; empty when nothing was.'),
  warnings: z.array(note),
  errors: z.array(note),
})

/** What the output `result-file` holds. */
export const resultSchema = z.object({
  version: told(
    z.literal(1),
    'Changes when a field is removed or changes its meaning, not when one is added.',
  ),
  mode: told(
    z.string(),
    'validate, plan, apply or drift; the input as it was given when the run stopped before a mode was picked.',
    ['validate', 'plan', 'apply', 'drift'],
  ),
  failureReason: z.nullable(z.enum(FAILURE_REASONS)),
  error: told(z.optional(z.string()), 'Why the run as a whole could not go on.'),
  summary: told(
    z.object({
      create: count,
      update: count,
      unchanged: count,
      delete: count,
      retain: count,
      invalid: count,
      failed: count,
    }),
    'Connections per action; failed counts those with an error.',
  ),
  connections: z.array(connection),
  unmanaged: told(z.array(z.string()), 'In drift: keys in Immuta that no spec names.'),
  unread: told(
    z.optional(unread),
    'In drift: the answer of Immuta that was to tell of them, where it could not be read.',
  ),
})
