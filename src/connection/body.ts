import type { Spec } from './schema.ts'

interface OAuthClientConfig {
  useCertificate: false
  clientId: string
  clientSecret: string
  scope: 'all-apis'
  authorityUrl: string
}

type Credential =
  | { authenticationType: 'token'; token: string }
  | { authenticationType: 'oAuthM2M'; oAuthClientConfig: OAuthClientConfig }

/**
 * The body of `POST /data/connection` and `POST /data/connection/test`, complete and in the order of Immuta's guide
 * ("Register a Databricks Unity Catalog Connection", step 3). In the model a secret is its `${NAME}`, never its value.
 */
export interface ConnectionBody {
  connectionKey: string
  connection: {
    technology: 'Databricks'
    hostname: string
    port: number
    httpPath: string
  } & Credential
  settings: { isActive: boolean }
  options: { forceRecursiveCrawl: boolean }
  nativeIntegration: {
    type: 'Databricks'
    autoBootstrap: false
    unityCatalog: true
    config: Credential & {
      host: string
      port: number
      catalog: string
      audit: { enabled: boolean }
      workspaceIds?: string[]
      groupPattern?: { deny: string }
      jobConfig: { workspaceDirectoryPath: '/Workspace/ImmutaArtifacts'; jobClusterId: 'undefined' }
    }
  }
}

/** Port of a Databricks workspace when the spec names none. */
export const DEFAULT_PORT = 443

/** Completes a spec that passed every rule. Each call makes new objects. */
export function toBody(spec: Spec): ConnectionBody {
  const { connection } = spec
  const { config } = spec.nativeIntegration
  const port = connection.port ?? DEFAULT_PORT
  const audit = config.audit ?? true
  return {
    connectionKey: spec.connectionKey,
    connection: {
      technology: 'Databricks',
      hostname: connection.hostname,
      port,
      httpPath: connection.httpPath,
      ...credential(spec),
    },
    settings: { isActive: spec.settings?.isActive ?? false },
    options: { forceRecursiveCrawl: spec.options?.forceRecursiveCrawl ?? true },
    nativeIntegration: {
      type: 'Databricks',
      autoBootstrap: false,
      unityCatalog: true,
      config: {
        ...credential(spec),
        host: connection.hostname,
        port,
        catalog: config.catalog,
        audit: { enabled: typeof audit === 'boolean' ? audit : (audit.enabled ?? true) },
        ...(config.workspaceIds && { workspaceIds: [...config.workspaceIds] }),
        ...(config.groupPattern && { groupPattern: { ...config.groupPattern } }),
        jobConfig: {
          workspaceDirectoryPath: '/Workspace/ImmutaArtifacts',
          jobClusterId: 'undefined',
        },
      },
    },
  }
}

function credential({ connection }: Spec): Credential {
  if (connection.authenticationType === 'token') {
    return { authenticationType: 'token', token: connection.token ?? '' }
  }
  const { clientId = '', clientSecret = '', authorityUrl = '' } = connection.oAuthClientConfig ?? {}
  return {
    authenticationType: 'oAuthM2M',
    oAuthClientConfig: {
      useCertificate: false,
      clientId,
      clientSecret,
      scope: 'all-apis',
      authorityUrl,
    },
  }
}
