import { isOwnCatalog, objectNameFault } from '../connection/objects.ts'
import { firstNames } from '../core/first-names.ts'
import {
  type DeclaredObject,
  OBJECT_SETTINGS,
  type ObjectSettings,
  WHOLE_CONNECTION,
} from '../core/objects.ts'
import { byName } from '../core/order.ts'
import { plural } from '../core/plural.ts'
import { printable } from '../core/spelling.ts'
import type { ImmutaReader } from '../immuta/reader.ts'
import { pool } from '../net/pool.ts'

/** What Immuta has of a connection's objects, one level below it. */
export interface LiveObjects {
  /** What is set of the connection itself. */
  own: ObjectSettings
  /** Its catalogs that a spec can list, with what Immuta shows of them. */
  catalogs: readonly DeclaredObject[]
  /** Names of catalogs that a spec can't list. */
  unlistable: readonly string[]
}

/** The block `objects` of an imported spec. */
export interface ImportedObjects {
  block: readonly DeclaredObject[]
  /** What a reader of the file should know besides. */
  remarks: readonly string[]
  /** What whoever imports should know besides. */
  warnings: readonly string[]
}

/**
 * Asks Immuta for the connection itself and for its catalogs. Throws {@link RequestFailure}: what
 * can't be read must not look like what does not differ.
 *
 * @param names what lies one level below the connection
 * @param ownCatalog Immuta's own, which no spec lists
 */
export async function readObjects(
  key: string,
  names: readonly string[],
  ownCatalog: unknown,
  reader: Pick<ImmutaReader, 'object'>,
  concurrency: number,
): Promise<LiveObjects> {
  const look = async (path: string): Promise<ObjectSettings> => {
    const found = await reader.object(key, path)
    return found === 'absent' ? {} : found
  }
  const others = [...new Set(names)].filter((name) => !isOwnCatalog(name, ownCatalog)).sort(byName)
  const seen = new Set<string>()
  const listable = others.filter((name) => {
    // Case makes no other name in a spec.
    const isFirst = seen.size < seen.add(name.toLowerCase()).size
    return isFirst && !name.includes('.') && objectNameFault(name) === undefined
  })
  return {
    own: await look(WHOLE_CONNECTION),
    catalogs: await pool(listable, concurrency, async (path) => ({
      path,
      settings: await look(path),
    })),
    unlistable: others.filter((name) => !listable.includes(name)),
  }
}

/** Catalogs that one remark names. */
const MAX_LISTED = 5

/**
 * What a spec declares of them: each setting that differs from the connection's own, or can't be
 * compared with it. Pure.
 */
export function importedObjects({ own, catalogs, unlistable }: LiveObjects): ImportedObjects {
  const count = catalogs.length + unlistable.length
  if (count === 0) {
    const none =
      "Immuta's search lists no catalog of this connection, so `objects` is left out, and what " +
      'is set below the connection is not known.'
    return { block: [], remarks: [none], warnings: [none] }
  }
  const block = catalogs.flatMap(({ path, settings }): DeclaredObject[] => {
    const differing = OBJECT_SETTINGS.filter(
      (name) => settings[name] !== undefined && settings[name] !== own[name],
    )
    const kept = Object.fromEntries(differing.map((name) => [name, settings[name]]))
    return differing.length === 0 ? [] : [{ path, settings: kept }]
  })
  const remarks = OBJECT_SETTINGS.flatMap((name) => {
    const hidden = catalogs.filter(({ settings }) => settings[name] === undefined)
    const names = hidden.map(({ path }) => `\`${printable(path)}\``)
    return [
      ...(own[name] === undefined
        ? [`Immuta does not show \`${name}\` of the connection, so all that it shows is listed.`]
        : []),
      ...(hidden.length > 0
        ? [`Immuta does not show \`${name}\` of ${firstNames(names, MAX_LISTED)}.`]
        : []),
    ]
  })
  return {
    block,
    remarks: [
      `\`objects\` lists ${block.length} of ${plural(count, 'catalog')}: those not set as the ` +
        'connection is. Schemas and tables were not looked at.',
      ...remarks,
      ...unlistable.map(
        (name) =>
          `Immuta also has the catalog \`${printable(name)}\`, which \`objects\` can't list: ` +
          'what is set of it was not looked at.',
      ),
    ],
    warnings: [],
  }
}
