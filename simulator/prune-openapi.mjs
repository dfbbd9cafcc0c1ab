/**
 * Makes github-openapi.json: GitHub's own API description cut down to the endpoints that the simulator serves.
 * Run by hand, with `@octokit/openapi` installed: `node simulator/prune-openapi.mjs [path of api.github.com.json]`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const repository = '/repos/{owner}/{repo}'
const kept = {
  '/user': ['get'],
  [`${repository}/commits`]: ['get'],
  [`${repository}/pulls/{pull_number}`]: ['get'],
  [`${repository}/pulls/{pull_number}/files`]: ['get'],
  [`${repository}/pulls/{pull_number}/reviews`]: ['get'],
  [`${repository}/compare/{basehead}`]: ['get'],
  [`${repository}/contents/{path}`]: ['get'],
  [`${repository}/issues`]: ['get', 'post'],
  [`${repository}/issues/{issue_number}`]: ['get', 'patch'],
  [`${repository}/issues/{issue_number}/comments`]: ['get', 'post'],
  [`${repository}/issues/comments/{comment_id}`]: ['get', 'patch', 'delete'],
  [`${repository}/commits/{commit_sha}/pulls`]: ['get'],
  [`${repository}/git/ref/{ref}`]: ['get'],
  [`${repository}/git/refs`]: ['post'],
  [`${repository}/git/refs/{ref}`]: ['patch'],
  [`${repository}/git/blobs`]: ['post'],
  [`${repository}/git/blobs/{file_sha}`]: ['get'],
  [`${repository}/git/trees`]: ['post'],
  [`${repository}/git/trees/{tree_sha}`]: ['get'],
  [`${repository}/git/commits`]: ['post'],
  [`${repository}/git/commits/{commit_sha}`]: ['get'],
}

const source =
  process.argv[2] ??
  createRequire(import.meta.url).resolve('@octokit/openapi/generated/api.github.com.json')
const full = JSON.parse(readFileSync(source, 'utf8'))

/** Keys that say nothing about validity. */
const noise = new Set([
  'examples',
  'example',
  'externalDocs',
  'x-github',
  'x-octokit',
  'title',
  'tags',
  'links',
  'summary',
])

/** A copy without prose and examples. `named` says that the object's own keys are names (of properties, paths, schemas). */
function slim(node, named = false) {
  if (Array.isArray(node)) return node.map((item) => slim(item))
  if (node === null || typeof node !== 'object') return node
  const copy = {}
  for (const [key, value] of Object.entries(node)) {
    if (!named) {
      if (noise.has(key)) continue
      // A response must have a description; nothing else needs one.
      if (key === 'description' && typeof value === 'string') continue
    }
    const holdsNames = !named && ['properties', 'responses', 'headers', 'content'].includes(key)
    copy[key] = slim(value, holdsNames)
  }
  return named ? copy : allowNull(copy)
}

/** Says "or null" in a way that the validator takes: `nullable` needs a `type` beside it, and an `enum` must list null. */
function allowNull(schema) {
  if (schema.nullable !== true) return schema
  if (Array.isArray(schema.enum) && !schema.enum.includes(null))
    return { ...schema, enum: [...schema.enum, null] }
  if (schema.type !== undefined) return schema
  const rest = { ...schema }
  delete rest.nullable
  return { anyOf: [rest, { enum: [null] }] }
}

const paths = {}
for (const [path, methods] of Object.entries(kept)) {
  const item = full.paths[path]
  if (item === undefined) throw new Error(`the description has no ${path}`)
  paths[path] = {}
  for (const method of methods) {
    const operation = slim(item[method])
    for (const response of Object.values(operation.responses)) response.description ??= ''
    paths[path][method] = operation
  }
}

/** Copies what is referred to, and what that refers to. */
const components = {}
function follow(node) {
  if (node === null || typeof node !== 'object') return
  if (typeof node.$ref === 'string') {
    const [, , group, name] = node.$ref.split('/')
    components[group] ??= {}
    if (components[group][name] === undefined) {
      const target = slim(full.components[group][name])
      if (group === 'responses') target.description ??= ''
      components[group][name] = target
      follow(target)
    }
  }
  for (const value of Object.values(node)) follow(value)
}
follow(paths)

const pruned = {
  openapi: full.openapi,
  info: {
    title: "GitHub's REST API, cut down",
    version: full.info.version,
    license: full.info.license,
  },
  paths,
  components,
}
writeFileSync(new URL('./github-openapi.json', import.meta.url), `${JSON.stringify(pruned)}\n`)
