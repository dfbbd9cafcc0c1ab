import {
  choice,
  constant,
  copy,
  type FieldTable,
  FLAG,
  map,
  names,
  OBJECTS,
  ONCE_FLAG,
  onceOnly,
  OTHER_VARIABLE,
  shown,
  text,
} from './field-types.ts'
import {
  AUTHORITY,
  CATALOG,
  CLIENT_ID,
  CONNECTION_KEY,
  HOST,
  HTTP_PATH,
  PLAIN,
  SECRET,
} from './formats.ts'
import { DATABRICKS_HOSTS } from './host-format.ts'

/**
 * What is known about each field of a spec, in the order of the body of `POST /data/connection`
 * (Immuta, "Register a Databricks Unity Catalog Connection", step 3). Schema, body, rules,
 * comparison, warnings, import, schema/ and docs/spec.md follow from it.
 */
export const FIELDS: FieldTable = {
  '': map(
    'required',
    'Immuta connection',
    'One connection between Immuta and Databricks Unity Catalog: the body of ' +
      "Immuta's `POST /data/connection`, without what can be derived.",
  ),
  connectionKey: {
    title: 'Connection key',
    text:
      "Name of the connection in Immuta, unique among the specs of a run. It can't be renamed: " +
      'another key is another connection. Letters, digits, hyphens and underscores are safe.',
    examples: ['prod-lakehouse'],
    type: text(CONNECTION_KEY),
    absent: 'required',
    live: 'key',
  },
  connection: map(
    'required',
    'Connection',
    'The Databricks workspace, and how Immuta signs in to it.',
  ),
  'connection.technology': {
    title: 'Technology',
    text: 'What is connected. It selects the form of the spec.',
    type: choice('Databricks'),
    absent: 'required',
    live: shown('as-shown', 'connection', 'technology'),
  },
  'connection.hostname': {
    title: 'Host name',
    text:
      'Host of the Databricks workspace: no scheme, no path, no port. It must match the input ' +
      `\`allowed-hosts\`, by default ${DATABRICKS_HOSTS.map((glob) => `\`${glob}\``).join(', ')}.`,
    examples: ['acme-prod.cloud.databricks.com', 'adb-1234567890123456.7.azuredatabricks.net'],
    type: text(HOST),
    absent: 'required',
    live: shown('normalized', 'connection', 'hostname', 'host', 'workspaceUrl'),
    changed: {
      code: 'host-changed',
      message:
        'The workspace changes: the credential goes to another host, where the dry run may have ' +
        'signed in already. If it is the wrong one, rotate the secret; if it is the right one, ' +
        'the set-up script must have been run there.',
    },
  },
  'connection.port': {
    title: 'Port',
    text: 'Port of the workspace.',
    type: { is: 'number', from: 1, to: 65_535 },
    absent: { filled: 443 },
    live: shown('normalized', 'connection', 'port'),
  },
  'connection.httpPath': {
    title: 'HTTP path',
    text:
      'HTTP path of the SQL warehouse, from its connection details in Databricks. ' +
      "A cluster's path works, with a warning.",
    examples: ['/sql/1.0/warehouses/1a2b3c4d5e6f7a8b'],
    type: text(HTTP_PATH),
    absent: 'required',
    live: shown('as-shown', 'connection', 'httpPath'),
  },
  'connection.authenticationType': {
    title: 'Authentication type',
    text: 'How Immuta signs in: `token` needs `token`, `oAuthM2M` needs `oAuthClientConfig`.',
    type: choice('token', 'oAuthM2M'),
    absent: 'required',
    live: shown('as-shown', 'connection', 'authenticationType'),
    changed: {
      code: 'auth-changed',
      message:
        "The way of signing in to Databricks changes: Immuta's set-up script must be run for " +
        'the new one first.',
    },
  },
  'connection.token': {
    title: 'Access token',
    text:
      'Variable that holds the personal access token, as `${NAME}`. ' +
      'The token itself never stands in the file.',
    examples: ['${CONNECTION_PROD_TOKEN}'],
    type: text(SECRET),
    absent: { with: 'token' },
    live: { secret: 'TOKEN' },
    changed: OTHER_VARIABLE,
  },
  'connection.oAuthClientConfig': map(
    { with: 'oAuthM2M' },
    'OAuth client',
    "The OAuth client of Immuta's service principal (machine to machine).",
  ),
  'connection.oAuthClientConfig.useCertificate': {
    title: 'Use a certificate',
    text: 'Certificates are not supported: `false`, or left out.',
    type: choice(false),
    absent: { filled: false },
    live: shown('never', 'connection', 'oAuthClientConfig.useCertificate'),
  },
  'connection.oAuthClientConfig.clientId': {
    title: 'Client id',
    text: 'Application id of the service principal that you made for Immuta.',
    examples: ['5f3c0b0e-0000-4000-8000-000000000000'],
    type: text(CLIENT_ID),
    absent: 'required',
    live: shown('as-shown', 'connection', 'oAuthClientConfig.clientId'),
  },
  'connection.oAuthClientConfig.clientSecret': {
    title: 'Client secret',
    text:
      'Variable that holds the OAuth secret of the service principal, as `${NAME}`. ' +
      'The secret itself never stands in the file.',
    examples: ['${CONNECTION_PROD_SECRET}'],
    type: text(SECRET),
    absent: 'required',
    live: { secret: 'SECRET' },
    changed: OTHER_VARIABLE,
  },
  'connection.oAuthClientConfig.scope': {
    title: 'Scope',
    text: 'OAuth scope; Databricks knows `all-apis` only.',
    type: choice('all-apis'),
    absent: { filled: 'all-apis' },
    live: shown('never', 'connection', 'oAuthClientConfig.scope'),
  },
  'connection.oAuthClientConfig.authorityUrl': {
    title: 'Authority URL',
    text:
      'Where a token is asked for. `https`; the host must equal `hostname` or match the ' +
      'input `allowed-hosts`.',
    examples: ['https://acme-prod.cloud.databricks.com/oidc/v1/token'],
    type: text(AUTHORITY),
    absent: 'required',
    live: shown('as-shown', 'connection', 'oAuthClientConfig.authorityUrl'),
  },
  settings: map('optional', 'Settings', 'Read by Immuta only when the connection is registered.', {
    changed: onceOnly('settings'),
  }),
  'settings.isActive': {
    title: 'Active on registration',
    text:
      'Whether data objects become active when they are registered. `true` is warned about: ' +
      'where no subscription policy exists, Immuta then revokes access in Databricks for its ' +
      'users, also access granted directly.',
    ...ONCE_FLAG,
    absent: { filled: false },
    warned: {
      value: true,
      code: 'activates-objects',
      message:
        'Objects become active when they are registered. Where no subscription policy exists, ' +
        'Immuta revokes access in Databricks for its users, also access that was granted ' +
        'directly: have a subscription policy in place first.',
    },
  },
  'settings.activateNewChildren': {
    title: 'New objects active',
    text: 'Whether what a crawl finds later becomes active. Sent only when present.',
    ...ONCE_FLAG,
  },
  options: map('optional', 'Options', 'Read by Immuta only when the connection is registered.', {
    changed: onceOnly('options'),
  }),
  'options.forceRecursiveCrawl': {
    title: 'Crawl everything',
    text:
      'Whether inactive objects are crawled too. `false` is warned about: inactive objects ' +
      'then stay unknown to Immuta.',
    type: FLAG,
    absent: { filled: true },
    live: 'registration-only',
    warned: {
      value: false,
      code: 'shallow-crawl',
      message: 'Only active objects are crawled, so inactive ones stay unknown to Immuta.',
    },
  },
  nativeIntegration: map(
    'required',
    'Integration',
    "How Immuta's policies reach Unity Catalog. Only `config.catalog` must be given.",
  ),
  'nativeIntegration.type': copy('connection.technology', 'Integration type'),
  'nativeIntegration.autoBootstrap': constant(
    'Automatic set-up',
    "Immuta's set-up script is run in Databricks beforehand: `false`, or left out.",
    false,
  ),
  'nativeIntegration.unityCatalog': constant('Unity Catalog', '`true`, or left out.', true),
  'nativeIntegration.config': map(
    'required',
    'Integration settings',
    'Settings of the integration.',
  ),
  'nativeIntegration.config.authenticationType': copy('connection.authenticationType'),
  'nativeIntegration.config.token': copy('connection.token'),
  'nativeIntegration.config.oAuthClientConfig': copy('connection.oAuthClientConfig'),
  'nativeIntegration.config.oAuthClientConfig.useCertificate': copy(
    'connection.oAuthClientConfig.useCertificate',
  ),
  'nativeIntegration.config.oAuthClientConfig.clientId': copy(
    'connection.oAuthClientConfig.clientId',
  ),
  'nativeIntegration.config.oAuthClientConfig.clientSecret': copy(
    'connection.oAuthClientConfig.clientSecret',
  ),
  'nativeIntegration.config.oAuthClientConfig.scope': copy('connection.oAuthClientConfig.scope'),
  'nativeIntegration.config.oAuthClientConfig.authorityUrl': copy(
    'connection.oAuthClientConfig.authorityUrl',
  ),
  'nativeIntegration.config.host': copy('connection.hostname'),
  'nativeIntegration.config.port': copy('connection.port'),
  'nativeIntegration.config.catalog': {
    title: 'Immuta catalog',
    text:
      "Catalog that the set-up script makes in Databricks for Immuta's own data. It belongs to " +
      'one tenant and one connection: sharing or changing it breaks enforcement of policies.',
    examples: ['immuta_prod'],
    type: text(CATALOG),
    absent: 'required',
    live: shown('as-shown', 'config', 'catalog'),
    changed: {
      code: 'catalog-changed',
      message:
        'A catalog belongs to one Immuta tenant only; sharing or changing it breaks ' +
        'enforcement of policies. The new one needs the set-up script first.',
    },
  },
  'nativeIntegration.config.audit': map(
    'optional',
    'Query audit',
    'Whether Immuta reads who queried what in Databricks. `audit: false` means ' +
      '`{ enabled: false }`, and is warned about.',
    { shorthand: 'enabled' },
  ),
  'nativeIntegration.config.audit.enabled': {
    title: 'Query audit enabled',
    text: "Set to `true` in Immuta's recommended configuration.",
    type: FLAG,
    absent: { filled: true },
    live: shown('as-shown', 'config', 'audit.enabled', 'audit'),
    warned: {
      value: false,
      code: 'audit-disabled',
      message: 'Query audit is off: Immuta will not see who queried what in Databricks.',
    },
  },
  'nativeIntegration.config.workspaceIds': {
    title: 'Workspace ids',
    text: 'Ids of the workspaces that the integration covers, as text: put each in quotes.',
    examples: [['1234567890123456']],
    type: {
      is: 'list',
      items: { title: 'Workspace id', text: 'Id of one workspace, in quotes.', format: PLAIN },
    },
    absent: 'optional',
    live: shown('normalized', 'config', 'workspaceIds'),
  },
  'nativeIntegration.config.groupPattern': map(
    'optional',
    'Group pattern',
    "Excludes a group from Immuta's data policies.",
  ),
  'nativeIntegration.config.groupPattern.deny': {
    title: 'Exempt group',
    text: 'Account-level group in Databricks that data policies do not apply to.',
    examples: ['immuta_exempt'],
    type: text(PLAIN),
    absent: 'required',
    live: shown('as-shown', 'config', 'groupPattern.deny'),
  },
  'nativeIntegration.config.jobConfig': map(
    'optional',
    'Job settings',
    "Constants of Immuta's guide: leave them out.",
  ),
  'nativeIntegration.config.jobConfig.workspaceDirectoryPath': constant(
    'Workspace folder',
    'A constant.',
    '/Workspace/ImmutaArtifacts',
  ),
  'nativeIntegration.config.jobConfig.jobClusterId': constant(
    'Job cluster',
    'A constant: the text `"undefined"`.',
    'undefined',
  ),
  objects: OBJECTS,
  preflight: map(
    'optional',
    'Preflight',
    'Data to be registered, whose privileges the input `preflight` checks in Unity Catalog. ' +
      'Never sent to Immuta.',
  ),
  'preflight.catalogs': names('sales', 'Catalogs', 'Whole catalogs.', {
    title: 'Catalog',
    text: 'Name of a catalog.',
    form: 'catalog',
  }),
  'preflight.schemas': names('hr.people', 'Schemas', 'Single schemas.', {
    title: 'Schema',
    text: '`catalog.schema`',
    form: 'catalog.schema',
  }),
  'preflight.tables': names('legal.cases.contracts', 'Tables', 'Single tables.', {
    title: 'Table',
    text: '`catalog.schema.table`',
    form: 'catalog.schema.table',
  }),
}
