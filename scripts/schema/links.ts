import { readFileSync } from 'node:fs'

const { repository } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { repository: { url: string } }

/** `owner/name` of the repository from which users take the Action: package.json alone says it. */
export const REPOSITORY = repository.url.replace(/^.*github\.com\/|\.git$/g, '')

/** Where the released schemas stand. Editors fetch the schema of the specs from here. */
export const SCHEMA_BASE = `https://raw.githubusercontent.com/${REPOSITORY}/v1/schema`

/** The first line of every spec: it tells an editor which schema to check and complete with. */
export const MODELINE = `# yaml-language-server: $schema=${SCHEMA_BASE}/connection.schema.json`
