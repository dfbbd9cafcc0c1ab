import { DATABRICKS_HOSTS } from '../../src/connection/domains.ts'
import { HOST_NAME } from '../../src/connection/hosts.ts'
import { RESERVED_KEYS } from '../../src/connection/rules.ts'

/** Where the released schemas stand. Editors fetch the schema of the specs from here. */
export const SCHEMA_BASE = 'https://raw.githubusercontent.com/immuta-connections/immuta-connections/v1/schema'

/** The first line of every spec: it tells an editor which schema to check and complete with. */
export const MODELINE = `# yaml-language-server: $schema=${SCHEMA_BASE}/connection.schema.json`

/** What people read about one field of a spec: in the editor, and in docs/spec.md. */
export interface Field {
  title: string
  /** Sentences in Markdown. */
  text: string
  /** What the Action puts in when the field is left out; absent when nothing is. */
  filled?: unknown
  /** The field that this one repeats. */
  same?: string
  examples?: readonly unknown[]
  /** Regular expression of what an editor lets pass: never stricter than the Action. */
  pattern?: string
  /** What an editor says where `pattern` does not match. */
  hint?: string
}

/** Letters in either case, for readers of a regular expression who can't be told to ignore case. */
const HOST = HOST_NAME.source.replaceAll('a-z', 'A-Za-z')
const HOST_START = HOST.replace(/^\^\(\?=[^)]*\)/, '').replace(/\$$/, '')
/** Text that names no variable: `${NAME}` is for secrets only. */
const PLAIN = '^(?![\\s\\S]*\\$\\{[^}]*\\})'
const PLAIN_HINT = 'Only `token` and `clientSecret` may name a variable with ${NAME}.'
const SECRET = '^\\$\\{[A-Za-z_][A-Za-z0-9_]*\\}$'
const SECRET_HINT = 'Must be exactly ${NAME}, the name of an environment variable that holds the secret. If a real secret was committed here, revoke it.'
const RESERVED = RESERVED_KEYS.join('|').replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)

const CREDENTIAL = {
  useCertificate: { title: 'Use a certificate', text: 'Certificates are not supported: `false`, or left out.', filled: false },
  clientId: { title: 'Client id', text: 'Application id of the service principal that you made for Immuta.', examples: ['5f3c0b0e-0000-4000-8000-000000000000'], pattern: PLAIN, hint: PLAIN_HINT },
  clientSecret: { title: 'Client secret', text: 'Variable that holds the OAuth secret of the service principal, as `${NAME}`. The secret itself never stands in the file.', examples: ['${CONNECTION_PROD_SECRET}'], pattern: SECRET, hint: SECRET_HINT },
  scope: { title: 'Scope', text: 'OAuth scope; Databricks knows `all-apis` only.', filled: 'all-apis' },
  authorityUrl: { title: 'Authority URL', text: 'Where a token is asked for. `https`; the host must equal `hostname` or match the input `allowed-hosts`.', examples: ['https://acme-prod.cloud.databricks.com/oidc/v1/token'], pattern: `^(?:[hH][tT][tT][pP][sS]://)?${HOST_START}(?::[0-9]{1,5})?(?:[/?#][^\\\\\\s]*)?$`, hint: 'Must be an https URL such as https://acme.cloud.databricks.com/oidc/v1/token.' },
} satisfies Record<string, Field>

/** A name in Unity Catalog of so many parts, in none of Databricks' own catalogs. */
const nameOf = (parts: number): string => `^(?![sS][yY][sS][tT][eE][mM](?:\\.|$))(?![\\s\\S]*\\$\\{[^}]*\\})${Array<string>(parts).fill('[^./\\s]{1,255}').join('\\.')}$`
const NAME_HINT = 'Full name without quotes, spaces or slashes; nothing of the catalog `system`, which is checked whenever audit is on.'

const copyOf = (same: string, title: string): Field => ({ title, text: `Same as \`${same}\`: leave it out. When present it must be equal.`, same })

/** Every field of a spec by its dotted path; `''` is the spec itself, `[]` the items of a list. */
export const FIELDS: Readonly<Record<string, Field>> = {
  '': { title: 'Immuta connection', text: 'One connection between Immuta and Databricks Unity Catalog: the body of Immuta\'s `POST /data/connection`, without what can be derived.' },
  connectionKey: {
    title: 'Connection key',
    text: 'Name of the connection in Immuta, unique over all specs. It can\'t be renamed: another key is another connection. Letters, digits, hyphens and underscores are safe.',
    examples: ['prod-lakehouse'],
    pattern: `^(?!(?:${RESERVED})$)(?![\\s\\S]*\\$\\{[^}]*\\})[^./\\s](?:[^./]*[^./\\s])?$`,
    hint: `No period, no slash, no space at an end, and none of Immuta's reserved words: ${RESERVED_KEYS.join(', ')}.`,
  },
  connection: { title: 'Connection', text: 'The Databricks workspace, and how Immuta signs in to it.' },
  'connection.technology': { title: 'Technology', text: 'What is connected. It selects the form of the spec.' },
  'connection.hostname': {
    title: 'Host name',
    text: `Host of the Databricks workspace: no scheme, no path, no port. It must match the input \`allowed-hosts\`, by default ${DATABRICKS_HOSTS.map((glob) => `\`${glob}\``).join(', ')}.`,
    examples: ['acme-prod.cloud.databricks.com', 'adb-1234567890123456.7.azuredatabricks.net'],
    pattern: HOST,
    hint: 'Must be a bare host name, such as acme.cloud.databricks.com: no scheme, path, port or user name.',
  },
  'connection.port': { title: 'Port', text: 'Port of the workspace.', filled: 443 },
  'connection.httpPath': { title: 'HTTP path', text: 'HTTP path of the SQL warehouse, from its connection details in Databricks. A cluster\'s path works, with a warning.', examples: ['/sql/1.0/warehouses/1a2b3c4d5e6f7a8b'], pattern: PLAIN, hint: PLAIN_HINT },
  'connection.authenticationType': { title: 'Authentication type', text: 'How Immuta signs in: `token` needs `token`, `oAuthM2M` needs `oAuthClientConfig`.' },
  'connection.token': { title: 'Access token', text: 'Variable that holds the personal access token, as `${NAME}`. The token itself never stands in the file.', examples: ['${CONNECTION_PROD_TOKEN}'], pattern: SECRET, hint: SECRET_HINT },
  'connection.oAuthClientConfig': { title: 'OAuth client', text: 'The OAuth client of Immuta\'s service principal (machine to machine).' },
  ...Object.fromEntries(Object.entries(CREDENTIAL).map(([key, field]) => [`connection.oAuthClientConfig.${key}`, field])),
  settings: { title: 'Settings', text: 'Read by Immuta only when the connection is registered.' },
  'settings.isActive': { title: 'Active on registration', text: 'Whether data objects become active when they are registered. `true` is warned about: where no subscription policy exists, Immuta then revokes access in Databricks for its users, also access granted directly.', filled: false },
  options: { title: 'Options', text: 'Read by Immuta only when the connection is registered.' },
  'options.forceRecursiveCrawl': { title: 'Crawl everything', text: 'Whether inactive objects are crawled too. `false` is warned about: inactive objects then stay unknown to Immuta.', filled: true },
  nativeIntegration: { title: 'Integration', text: 'How Immuta\'s policies reach Unity Catalog. Only `config.catalog` must be given.' },
  'nativeIntegration.type': copyOf('connection.technology', 'Integration type'),
  'nativeIntegration.autoBootstrap': { title: 'Automatic set-up', text: 'Immuta\'s set-up script is run in Databricks beforehand: `false`, or left out.', filled: false },
  'nativeIntegration.unityCatalog': { title: 'Unity Catalog', text: '`true`, or left out.', filled: true },
  'nativeIntegration.config': { title: 'Integration settings', text: 'Settings of the integration.' },
  'nativeIntegration.config.authenticationType': copyOf('connection.authenticationType', 'Authentication type'),
  'nativeIntegration.config.token': { ...copyOf('connection.token', 'Access token'), pattern: SECRET, hint: SECRET_HINT },
  'nativeIntegration.config.oAuthClientConfig': copyOf('connection.oAuthClientConfig', 'OAuth client'),
  ...Object.fromEntries(
    Object.entries(CREDENTIAL).map(([key, { title, ...field }]) => [`nativeIntegration.config.oAuthClientConfig.${key}`, { ...copyOf(`connection.oAuthClientConfig.${key}`, title), ...('pattern' in field && { pattern: field.pattern, hint: field.hint }) }]),
  ),
  'nativeIntegration.config.host': copyOf('connection.hostname', 'Host name'),
  'nativeIntegration.config.port': copyOf('connection.port', 'Port'),
  'nativeIntegration.config.catalog': {
    title: 'Immuta catalog',
    text: 'Catalog that the set-up script makes in Databricks for Immuta\'s own data. Each Immuta tenant needs its own: sharing or changing it breaks enforcement of policies.',
    examples: ['immuta_prod'],
    pattern: '^[A-Za-z_][A-Za-z0-9_]{0,254}$',
    hint: 'Letters, digits and underscores, not starting with a digit, at most 255 characters.',
  },
  'nativeIntegration.config.audit': { title: 'Query audit', text: 'Whether Immuta reads who queried what in Databricks. `audit: false` means `{ enabled: false }`, and is warned about.', filled: { enabled: true } },
  'nativeIntegration.config.audit.enabled': { title: 'Query audit enabled', text: 'Set to `true` in Immuta\'s recommended configuration.', filled: true },
  'nativeIntegration.config.workspaceIds': { title: 'Workspace ids', text: 'Ids of the workspaces that the integration covers, as text: put each in quotes.', examples: [['1234567890123456']] },
  'nativeIntegration.config.workspaceIds[]': { title: 'Workspace id', text: 'Id of one workspace, in quotes.', pattern: PLAIN, hint: PLAIN_HINT },
  'nativeIntegration.config.groupPattern': { title: 'Group pattern', text: 'Excludes a group from Immuta\'s data policies.' },
  'nativeIntegration.config.groupPattern.deny': { title: 'Exempt group', text: 'Account-level group in Databricks that data policies do not apply to.', examples: ['immuta_exempt'], pattern: PLAIN, hint: PLAIN_HINT },
  'nativeIntegration.config.jobConfig': { title: 'Job settings', text: 'Constants of Immuta\'s guide: leave them out.' },
  'nativeIntegration.config.jobConfig.workspaceDirectoryPath': { title: 'Workspace folder', text: 'A constant.', filled: '/Workspace/ImmutaArtifacts' },
  'nativeIntegration.config.jobConfig.jobClusterId': { title: 'Job cluster', text: 'A constant: the text `"undefined"`.', filled: 'undefined' },
  preflight: { title: 'Preflight', text: 'Data to be registered, whose privileges the input `preflight` checks in Unity Catalog. Never sent to Immuta.' },
  'preflight.catalogs': { title: 'Catalogs', text: 'Whole catalogs.', examples: [['sales']] },
  'preflight.catalogs[]': { title: 'Catalog', text: 'Name of a catalog.', pattern: nameOf(1), hint: NAME_HINT },
  'preflight.schemas': { title: 'Schemas', text: 'Single schemas.', examples: [['hr.people']] },
  'preflight.schemas[]': { title: 'Schema', text: '`catalog.schema`', pattern: nameOf(2), hint: NAME_HINT },
  'preflight.tables': { title: 'Tables', text: 'Single tables.', examples: [['legal.cases.contracts']] },
  'preflight.tables[]': { title: 'Table', text: '`catalog.schema.table`', pattern: nameOf(3), hint: NAME_HINT },
}
