import type { Answer, Incoming } from './http.ts'

/** The Unity Catalog of a simulated workspace: so far, which catalogs there are. */
export class Catalogs {
  /** Names, in lower case as Unity Catalog stores them. */
  readonly names = new Set<string>()

  /** Answers a request about Unity Catalog; `undefined` when it is about something else. `caller` is the application id or user name of the one who asks. */
  answer({ method, pathname }: Incoming, caller: string): Answer | undefined {
    const name = /^\/api\/2\.1\/unity-catalog\/catalogs\/([^/]+)$/.exec(pathname)?.[1]?.toLowerCase()
    if (method !== 'GET' || name === undefined) return undefined
    if (!this.names.has(name)) return { status: 404, body: { error_code: 'CATALOG_DOES_NOT_EXIST', message: `Catalog '${name}' does not exist.`, details: [] } }
    return { status: 200, body: { name, full_name: name, catalog_type: 'MANAGED_CATALOG', owner: caller } }
  }

  /** What a statement that succeeded did. */
  execute(statement: string): void {
    const name = /^\s*CREATE CATALOG (?:IF NOT EXISTS )?`?(\w+)`?/i.exec(statement.replace(/--.*$/gm, ''))?.[1]
    if (name !== undefined) this.names.add(name.toLowerCase())
  }
}
