/** Where the released schemas stand. Editors fetch the schema of the specs from here. */
export const SCHEMA_BASE =
  'https://raw.githubusercontent.com/immuta-connections/immuta-connections/v1/schema'

/** The first line of every spec: it tells an editor which schema to check and complete with. */
export const MODELINE = `# yaml-language-server: $schema=${SCHEMA_BASE}/connection.schema.json`
