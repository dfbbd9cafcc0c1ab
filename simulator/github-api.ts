import { readFileSync } from 'node:fs'
import * as formats from 'ajv-formats'
import { OpenAPIBackend } from 'openapi-backend'
import type { Document } from 'openapi-backend'
import { failure } from './github-objects.ts'
import { decode, isObject } from './http.ts'
import type { Answer, Incoming, JsonObject } from './http.ts'

/** What a route handler gets: path parameters decoded, the body an object. */
export interface Call {
  params: Record<string, string>
  query: URLSearchParams
  body: JsonObject
  headers: Record<string, string>
  pathname: string
}

export type Routes = Record<string, (call: Call) => Answer>

type Plugin = (ajv: unknown) => unknown
/** The package is CommonJS: where its function sits depends on who loads it. */
const addFormats =
  (formats.default as unknown as { default?: Plugin }).default ??
  (formats.default as unknown as Plugin)

/** Parameters that may hold slashes. The description's templates do not match those unencoded. */
const multiSegment = /^(\/repos\/[^/]+\/[^/]+\/(?:contents|compare|git\/ref|git\/refs)\/)(.*)$/

function normalize(pathname: string): string {
  const match = multiSegment.exec(pathname)
  if (match === null) return pathname
  // An empty path is the root directory; a slash stands for it, as the template needs something.
  return `${match[1] ?? ''}${encodeURIComponent(decode(match[2] ?? '') || '/')}`
}

function paramsOf(template: string, path: string): Record<string, string> {
  const names = [...template.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '')
  const values = new RegExp(`^${template.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(path) ?? []
  return Object.fromEntries(names.map((name, index) => [name, decode(values[index + 1] ?? '')]))
}

/** The compiled description, which all simulators of a process share: compiling its validators takes a while. */
let shared: Promise<OpenAPIBackend> | undefined

async function loadApi(): Promise<OpenAPIBackend> {
  const definition = JSON.parse(
    readFileSync(new URL('./github-openapi.json', import.meta.url), 'utf8'),
  ) as Document
  const api = new OpenAPIBackend({
    definition,
    quick: true,
    ajvOpts: { strict: false, code: { optimize: false }, validateSchema: false },
    customizeAjv: (ajv) => {
      addFormats(ajv)
      return ajv
    },
  })
  await api.init()
  return api
}

/** GitHub's API description: finds the operation, and holds requests and answers to it. */
export class GitHubDescription {
  readonly violations: string[] = []
  readonly #api: OpenAPIBackend

  private constructor(api: OpenAPIBackend) {
    this.#api = api
  }

  static async load(): Promise<GitHubDescription> {
    shared ??= loadApi()
    return new GitHubDescription(await shared)
  }

  handle(request: Incoming, routes: Routes): Answer {
    const label = `${request.method} ${request.pathname}${request.search}`
    const path = normalize(request.pathname)
    const asked = {
      method: request.method,
      path,
      query: Object.fromEntries(request.query),
      headers: request.headers,
      body: request.body,
    }
    const operation = this.#api.matchOperation(asked)
    const route = routes[operation?.operationId ?? '']
    if (operation === undefined || route === undefined) {
      this.violations.push(`${label}: not an endpoint of the cut-down description`)
      return failure(404, 'Not Found')
    }
    const { errors } = this.#api.validateRequest(asked, operation)
    if (errors && errors.length > 0) {
      const found = errors.map((error) => `${error.instancePath} ${error.message ?? ''}`.trim())
      this.violations.push(`${label}: request: ${found.join('; ')}`)
      return {
        status: 422,
        body: { message: `Invalid request.\n\n${found.join('\n')}`, errors: found, status: '422' },
      }
    }
    const answer = route({
      params: paramsOf(operation.path, path),
      query: request.query,
      body: isObject(request.body) ? request.body : {},
      headers: request.headers,
      pathname: request.pathname,
    })
    this.#check(label, operation.operationId ?? '', answer)
    return answer
  }

  #check(label: string, operationId: string, answer: Answer): void {
    if (typeof answer.body === 'string' || answer.body === undefined) return
    const { errors } = this.#api.validateResponse(
      structuredClone(answer.body),
      operationId,
      answer.status,
    )
    for (const error of errors ?? []) {
      this.violations.push(
        `${label}: answer ${String(answer.status)}: ${error.instancePath} ${error.message ?? ''}`,
      )
    }
  }
}
