import type { ScriptGrant, SecurableType } from '../core/privileges.ts'
import { normalised } from './required-privileges.ts'
import { NAME, type Statement, unquote } from './split.ts'

/** Databricks, GRANT: a table is meant where no type is named. */
const GRANT = new RegExp(
  `^GRANT (?<privileges>[A-Z_ ,]+?) ON (?:(?<type>CATALOG|SCHEMA|DATABASE|TABLE) )?` +
    `(?<names>${NAME}(?: \\. ${NAME}){0,2}) TO (?<principal>${NAME})$`,
  'iu',
)
const DEPTH: Record<string, [type: SecurableType, names: number]> = {
  CATALOG: ['catalog', 1],
  SCHEMA: ['schema', 2],
  DATABASE: ['schema', 2],
  TABLE: ['table', 3],
}

/**
 * What a set-up script grants, as far as its statements plainly say so. Of one that also revokes,
 * nothing is believed.
 */
export function scriptGrants(
  statements: readonly Pick<Statement, 'plain' | 'catalog' | 'schema'>[],
): ScriptGrant[] {
  if (statements.some(({ plain }) => /^REVOKE /i.test(plain))) return []
  return statements.flatMap(({ plain, catalog, schema }) => {
    const { privileges = '', type = 'TABLE', names = '', principal } = grantIn(plain)
    const [securable, depth] = DEPTH[type.toUpperCase()] ?? ['table', 3]
    const given = names.split(' . ').map(unquote)
    // A name that is cut short lies in what a USE before it named.
    const session = [catalog, schema].slice(0, depth - given.length)
    if (principal === undefined || session.includes(undefined)) return []
    const name = [...session, ...given].join('.')
    return privileges.split(',').map((privilege) => ({
      principal: unquote(principal),
      privilege: normalised(privilege),
      type: securable,
      name,
    }))
  })
}

function grantIn(plain: string): Partial<Record<string, string>> {
  return GRANT.exec(plain)?.groups ?? {}
}
