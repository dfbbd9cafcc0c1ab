import type { SpecDocument } from '../specfile/document.ts'
import { valueAt, type Report } from './rules.ts'
import type { Spec } from './schema.ts'

/** Data in Unity Catalog: full names (`catalog.schema.table`) in lower case, as Unity Catalog keeps them. */
export interface Securables {
  catalogs: string[]
  schemas: string[]
  tables: string[]
}

/** The lists of the block `preflight`, and how the names in each look. */
const LISTS = [
  ['catalogs', 'catalog'],
  ['schemas', 'catalog.schema'],
  ['tables', 'catalog.schema.table'],
] as const

/** Databricks, "Names": at most 255 characters; no period, space, slash, control characters. */
const PART = /^[^\s/\p{C}]{1,255}$/u

/** The rules on the names in `preflight`. */
export function securableProblems({ value, locate }: SpecDocument, error: Report): void {
  for (const [list, form] of LISTS) {
    const names = valueAt(value, ['preflight', list])
    const seen = new Map<string, number>()
    for (const [index, name] of (Array.isArray(names) ? names : []).entries()) {
      if (typeof name !== 'string' || name === '') continue
      const path = ['preflight', list, index]
      const parts = name.split('.')
      const first = seen.get(name.toLowerCase())
      if (parts.length !== form.split('.').length || !parts.every((part) => PART.test(part))) {
        error(
          'preflight-name',
          path,
          `A name under \`preflight.${list}\` must have the form \`${form}\`: without quotes, spaces or slashes, each part at most 255 characters.`,
        )
      } else if (parts[0]?.toLowerCase() === 'system') {
        error(
          'preflight-name',
          path,
          'The catalog `system` is checked whenever audit is on: leave it out.',
        )
      } else if (first !== undefined) {
        error(
          'preflight-name',
          path,
          `This name stands in \`preflight.${list}\` twice (line ${locate(['preflight', list, first]).line}): remove one.`,
        )
      } else {
        seen.set(name.toLowerCase(), index)
      }
    }
  }
}

/** The names in `preflight` of a spec that passed every rule. */
export function readSecurables({ preflight }: Spec): Securables {
  const lower = (names: readonly string[] = []): string[] => names.map((name) => name.toLowerCase())
  return {
    catalogs: lower(preflight?.catalogs),
    schemas: lower(preflight?.schemas),
    tables: lower(preflight?.tables),
  }
}
