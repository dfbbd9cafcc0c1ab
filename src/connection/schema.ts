import * as z from 'zod/mini'
import { OBJECT_SETTINGS } from '../core/objects.ts'
import { membersOf, ROOT, type Row } from './field-lookup.ts'

const OBJECT = Object.fromEntries(OBJECT_SETTINGS.map((key) => [key, z.optional(z.boolean())]))
const text = z.string().check(z.minLength(1))

function typeOf(row: Row): z.ZodMiniType {
  const { type } = row.field
  switch (type.is) {
    case 'text':
      return text
    case 'number':
      return z.int().check(z.gte(type.from), z.lte(type.to))
    case 'flag':
      return z.boolean()
    case 'choice':
      return z.literal([...type.values])
    case 'list':
      return z.array(text)
    case 'objects':
      return z.record(z.string(), z.strictObject(OBJECT))
    case 'map': {
      const members = membersOf(row).map(
        (member) => [member.steps.at(-1), schemaOf(member)] as const,
      )
      const map = z.strictObject(Object.fromEntries(members))
      const { shorthand } = type
      if (shorthand === undefined) return map
      const error = `must be true, false, or a map with \`${shorthand}\``
      return z.union([z.boolean(), map], { error })
    }
  }
}

function schemaOf(row: Row): z.ZodMiniType {
  return row.field.absent === 'required' ? typeOf(row) : z.optional(typeOf(row))
}

/** The shape of a spec file. What its texts may be, and which keys go together, is in rules.ts. */
export const specSchema = schemaOf(ROOT)
