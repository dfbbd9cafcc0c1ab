import * as z from 'zod/mini'

/*
 * The shape of a spec file: the body of POST /data/connection, with everything optional that can be derived, and the block `preflight`.
 * Field names and constants: Immuta, "Register a Databricks Unity Catalog Connection", step 3.
 * Rules across fields, and rules on the text of a field, are in rules.ts.
 */

const text = z.string().check(z.minLength(1))

const oAuthClientConfig = z.strictObject({
  useCertificate: z.optional(z.literal(false)),
  clientId: text,
  clientSecret: text,
  scope: z.optional(z.literal('all-apis')),
  authorityUrl: text,
})

const authenticationType = z.enum(['token', 'oAuthM2M'])
const port = z.int().check(z.gte(1), z.lte(65_535))
const names = z.array(text)

export const specSchema = z.strictObject({
  connectionKey: text,
  connection: z.strictObject({
    technology: z.literal('Databricks'),
    hostname: text,
    port: z.optional(port),
    httpPath: text,
    authenticationType,
    token: z.optional(text),
    oAuthClientConfig: z.optional(oAuthClientConfig),
  }),
  settings: z.optional(z.strictObject({ isActive: z.optional(z.boolean()) })),
  options: z.optional(z.strictObject({ forceRecursiveCrawl: z.optional(z.boolean()) })),
  nativeIntegration: z.strictObject({
    type: z.optional(z.literal('Databricks')),
    autoBootstrap: z.optional(z.literal(false)),
    unityCatalog: z.optional(z.literal(true)),
    config: z.strictObject({
      authenticationType: z.optional(authenticationType),
      token: z.optional(text),
      oAuthClientConfig: z.optional(z.partial(oAuthClientConfig)),
      host: z.optional(text),
      port: z.optional(port),
      catalog: text,
      audit: z.optional(
        z.union([z.boolean(), z.strictObject({ enabled: z.optional(z.boolean()) })]),
      ),
      workspaceIds: z.optional(z.array(text)),
      groupPattern: z.optional(z.strictObject({ deny: text })),
      jobConfig: z.optional(
        z.strictObject({
          workspaceDirectoryPath: z.optional(z.literal('/Workspace/ImmutaArtifacts')),
          jobClusterId: z.optional(z.literal('undefined')),
        }),
      ),
    }),
  }),
  // Not Immuta's: what the preflight checks in Unity Catalog.
  preflight: z.optional(
    z.strictObject({
      catalogs: z.optional(names),
      schemas: z.optional(names),
      tables: z.optional(names),
    }),
  ),
})

/** A spec as its author wrote it. */
export type Spec = z.infer<typeof specSchema>
