import * as z from 'zod'

/*
 * The shape of a spec file: the body of POST /data/connection, with everything optional that can be derived.
 * Field names and constants: Immuta, "Register a Databricks Unity Catalog Connection", step 3.
 * Rules across fields, and rules on the text of a field, are in rules.ts.
 */

const text = z.string().min(1)

const oAuthClientConfig = z.strictObject({
  useCertificate: z.literal(false).optional(),
  clientId: text,
  clientSecret: text,
  scope: z.literal('all-apis').optional(),
  authorityUrl: text,
})

const authenticationType = z.enum(['token', 'oAuthM2M'])
const port = z.int().min(1).max(65_535)

export const specSchema = z.strictObject({
  connectionKey: text,
  connection: z.strictObject({
    technology: z.literal('Databricks'),
    hostname: text,
    port: port.optional(),
    httpPath: text,
    authenticationType,
    token: text.optional(),
    oAuthClientConfig: oAuthClientConfig.optional(),
  }),
  settings: z.strictObject({ isActive: z.boolean().optional() }).optional(),
  options: z.strictObject({ forceRecursiveCrawl: z.boolean().optional() }).optional(),
  nativeIntegration: z.strictObject({
    type: z.literal('Databricks').optional(),
    autoBootstrap: z.literal(false).optional(),
    unityCatalog: z.literal(true).optional(),
    config: z.strictObject({
      authenticationType: authenticationType.optional(),
      token: text.optional(),
      oAuthClientConfig: oAuthClientConfig.partial().optional(),
      host: text.optional(),
      port: port.optional(),
      catalog: text,
      audit: z.union([z.boolean(), z.strictObject({ enabled: z.boolean().optional() })]).optional(),
      workspaceIds: z.array(text).optional(),
      groupPattern: z.strictObject({ deny: text }).optional(),
      jobConfig: z
        .strictObject({
          workspaceDirectoryPath: z.literal('/Workspace/ImmutaArtifacts').optional(),
          jobClusterId: z.literal('undefined').optional(),
        })
        .optional(),
    }),
  }),
})

/** A spec as its author wrote it. */
export type Spec = z.infer<typeof specSchema>
