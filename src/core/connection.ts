import type { Position } from './diagnostic.ts'
import type { DeclaredObject } from './objects.ts'
import type { Path } from './path.ts'

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
 * The body of `POST /data/connection` and `POST /data/connection/test`, complete and in the order
 * of Immuta's guide ("Register a Databricks Unity Catalog Connection", step 3). In the model a
 * secret is its `${NAME}`, never its value.
 */
export interface ConnectionBody {
  connectionKey: string
  connection: {
    technology: 'Databricks'
    hostname: string
    port: number
    httpPath: string
  } & Credential
  settings: { isActive: boolean; activateNewChildren?: boolean }
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
      jobConfig: {
        workspaceDirectoryPath: '/Workspace/ImmutaArtifacts'
        jobClusterId: 'undefined'
      }
    }
  }
}

/** A body with the secrets' values put in: made at the moment of sending, never kept. */
export type FilledBody = ConnectionBody & { readonly filled: unique symbol }

/** One `${NAME}` of a spec: the variable that holds a secret, and where the spec names it. */
export interface SecretReference {
  name: string
  /** Dotted path of the field in the spec. */
  path: string
  position: Position
}

const REFERENCE = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/

/** The variable's name when `text` is exactly `${NAME}`. */
export function referenceName(text: string): string | undefined {
  return REFERENCE.exec(text)?.[1]
}

/** Data in Unity Catalog: full names (`catalog.schema.table`) in lower case. */
export interface Securables {
  catalogs: string[]
  schemas: string[]
  tables: string[]
}

/** A connection as one spec file declares it. Holds no secret's value. */
export interface Connection {
  key: string
  file: string
  body: ConnectionBody
  secrets: SecretReference[]
  /** What its data lies in, for the preflight; no part of the body. */
  securables: Securables
  /** What is declared of the objects below it, parents first; no part of the body. */
  objects: readonly DeclaredObject[]
  /** Position of a field in the file. */
  locate: (path: Path, what?: 'key' | 'value') => Position
}

/** Whether two connections keep their entitlements in the same place of the same workspace. */
export function sameCatalog(one: ConnectionBody, other: ConnectionBody): boolean {
  const place = ({ connection, nativeIntegration }: ConnectionBody): string =>
    `${connection.hostname}/${nativeIntegration.config.catalog}`.toLowerCase()
  return place(one) === place(other)
}
