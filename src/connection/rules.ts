import type { Path, SpecDocument } from '../specfile/document.ts'
import { authorityHost, hostMatches, hostNameFault } from './hosts.ts'
import type { Problem } from '../core/problem.ts'
import {
  foreignForm,
  isSecretPath,
  mentionsReference,
  nameFault,
  referenceName,
} from './references.ts'
import { securableProblems } from './securables.ts'
import { dotted } from '../specfile/structure.ts'

/** What the workflow allows a spec to use. */
export interface SpecPolicy {
  /** Globs of environment variables that a spec may name. */
  secretVariables: readonly string[]
  /** Globs of hosts to which a connection may send its credentials. */
  allowedHosts: readonly string[]
}

/** Immuta, "Register a Databricks Unity Catalog Connection", footnote on the connection key. */
export const RESERVED_KEYS = [
  'data',
  'connection',
  'object',
  'crawl',
  'search',
  'settings',
  'metadata',
  'permission',
  'sync',
  'bulk',
  'upgrade',
]

const CONFIG = ['nativeIntegration', 'config'] as const

/** Pairs that Immuta's guide calls "same as": the copy, and the field it repeats. */
const SAME_AS: readonly (readonly [copy: Path, original: Path])[] = [
  [
    ['nativeIntegration', 'type'],
    ['connection', 'technology'],
  ],
  [
    [...CONFIG, 'host'],
    ['connection', 'hostname'],
  ],
  [
    [...CONFIG, 'port'],
    ['connection', 'port'],
  ],
  [
    [...CONFIG, 'authenticationType'],
    ['connection', 'authenticationType'],
  ],
  [
    [...CONFIG, 'token'],
    ['connection', 'token'],
  ],
  ...['useCertificate', 'clientId', 'clientSecret', 'scope', 'authorityUrl'].map(
    (key) =>
      [
        [...CONFIG, 'oAuthClientConfig', key],
        ['connection', 'oAuthClientConfig', key],
      ] as const,
  ),
]

/** What a field means when the spec leaves it out, for the comparisons of {@link SAME_AS}. */
const DEFAULTS: Readonly<Record<string, unknown>> = {
  'connection.port': 443,
  'connection.oAuthClientConfig.useCertificate': false,
  'connection.oAuthClientConfig.scope': 'all-apis',
}

/** Every rule that looks at the text of a field or at two fields together. Works on any document, also one with structural errors. */
export function ruleProblems(document: SpecDocument, policy: SpecPolicy): Problem[] {
  const problems: Problem[] = []
  const report =
    (severity: Problem['severity']) =>
    (code: string, path: Path, message: string, what: 'key' | 'value' = 'value'): void => {
      problems.push({
        severity,
        code,
        message,
        file: document.file,
        ...document.locate(path, what),
      })
    }
  const error = report('error')
  const warning = report('warning')
  const get = (path: Path): unknown => valueAt(document.value, path)
  const text = (path: Path): string | undefined => {
    const value = get(path)
    return typeof value === 'string' && value !== '' && !mentionsReference(value)
      ? value
      : undefined
  }

  const key = text(['connectionKey'])
  if (key !== undefined) {
    const path = ['connectionKey']
    if (/[./]/.test(key))
      error('connection-key', path, '`connectionKey` must not hold a period or a slash.')
    else if (RESERVED_KEYS.includes(key.toLowerCase()))
      error(
        'connection-key',
        path,
        `\`connectionKey\` must not be one of Immuta's reserved words: ${RESERVED_KEYS.join(', ')}.`,
      )
    else if (/\p{C}/u.test(key) || key.trim() !== key)
      error(
        'connection-key',
        path,
        '`connectionKey` must not hold control characters, or spaces at its ends.',
      )
    else if (!/^[\w-]+$/.test(key))
      warning(
        'connection-key-characters',
        path,
        "Immuta's newer API takes only letters, digits, hyphens and underscores in `connectionKey`.",
      )
  }

  const hostname = text(['connection', 'hostname'])
  if (hostname !== undefined) {
    const fault = hostNameFault(hostname)
    if (fault !== undefined)
      error(
        'hostname',
        ['connection', 'hostname'],
        `\`hostname\` must be a bare host name: ${fault}.`,
      )
    else if (!hostMatches(hostname, policy.allowedHosts))
      error('host-not-allowed', ['connection', 'hostname'], notAllowed('hostname', policy))
  }
  const authorityPath = ['connection', 'oAuthClientConfig', 'authorityUrl']
  const authority = text(authorityPath)
  if (authority !== undefined) {
    const parsed = authorityHost(authority)
    if ('fault' in parsed)
      error('authority-url', authorityPath, `\`authorityUrl\` ${parsed.fault}.`)
    else if (
      parsed.host.toLowerCase() !== hostname?.toLowerCase() &&
      !hostMatches(parsed.host, policy.allowedHosts)
    ) {
      error('host-not-allowed', authorityPath, notAllowed('authorityUrl', policy))
    }
  }

  const httpPath = text(['connection', 'httpPath'])
  if (httpPath !== undefined) {
    if (/^\/?sql\/protocolv1\/o\/\d+\/[\w-]+$/.test(httpPath)) {
      warning(
        'cluster-http-path',
        ['connection', 'httpPath'],
        '`httpPath` names a cluster; Immuta recommends a SQL warehouse.',
      )
    } else if (!/^\/?sql\/1\.0\/(warehouses|endpoints)\/[\w-]+$/.test(httpPath)) {
      warning(
        'http-path',
        ['connection', 'httpPath'],
        "`httpPath` is usually `/sql/1.0/warehouses/<id>`; check it against the warehouse's connection details.",
      )
    }
  }

  const catalog = text([...CONFIG, 'catalog'])
  if (catalog !== undefined && !/^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(catalog)) {
    error(
      'catalog',
      [...CONFIG, 'catalog'],
      '`catalog` takes letters, digits and underscores, does not start with a digit, and has at most 255 characters.',
    )
  }

  authenticationProblems(document, error)

  for (const [copy, original] of SAME_AS) {
    if (!document.has(copy)) continue
    const expected = document.has(original) ? get(original) : DEFAULTS[dotted(original)]
    if (expected === undefined || get(copy) === expected) continue
    const where = document.has(original) ? ` (line ${document.locate(original).line})` : ''
    error(
      'derived-mismatch',
      copy,
      `\`${dotted(copy)}\` (line ${document.locate(copy).line}) must equal \`${dotted(original)}\`${where}: make them the same, or leave it out.`,
    )
  }

  if (get(['settings', 'isActive']) === true) {
    warning(
      'activates-objects',
      ['settings', 'isActive'],
      'Objects become active when they are registered. Where no subscription policy exists, Immuta revokes access in Databricks for its users, also access that was granted directly.',
    )
  }
  if (get(['options', 'forceRecursiveCrawl']) === false) {
    warning(
      'shallow-crawl',
      ['options', 'forceRecursiveCrawl'],
      'Only active objects are crawled, so inactive ones stay unknown to Immuta.',
    )
  }
  for (const path of [
    [...CONFIG, 'audit'],
    [...CONFIG, 'audit', 'enabled'],
  ]) {
    if (get(path) === false)
      warning(
        'audit-disabled',
        path,
        'Query audit is off: Immuta will not see who queried what in Databricks.',
      )
  }

  securableProblems(document, error)
  secretProblems(document, policy, error)
  return problems
}

/** Takes one problem of a document. */
export type Report = (code: string, path: Path, message: string, what?: 'key' | 'value') => void

function authenticationProblems(document: SpecDocument, error: Report): void {
  const kind = valueAt(document.value, ['connection', 'authenticationType'])
  if (kind !== 'token' && kind !== 'oAuthM2M') return
  const [needed, forbidden] =
    kind === 'token' ? ['token', 'oAuthClientConfig'] : ['oAuthClientConfig', 'token']
  if (!document.has(['connection', needed])) {
    error(
      'authentication',
      ['connection', 'authenticationType'],
      `\`authenticationType: ${kind}\` needs \`connection.${needed}\`.`,
    )
  }
  for (const parent of [['connection'], CONFIG]) {
    const path = [...parent, forbidden]
    if (document.has(path))
      error(
        'authentication',
        path,
        `\`${dotted(path)}\` does not go with \`authenticationType: ${kind}\`: remove it.`,
        'key',
      )
  }
}

/** Secrets stand only as `${NAME}`, only where they belong, and only under names the workflow allows. */
function secretProblems(document: SpecDocument, policy: SpecPolicy, error: Report): void {
  for (const [path, value, isKey] of scalars(document.value)) {
    if (typeof value !== 'string') continue
    if (isKey || !isSecretPath(path)) {
      if (mentionsReference(value))
        error(
          'secret-placement',
          path,
          'Only `token` and `clientSecret` may name a variable with ${NAME}.',
          isKey ? 'key' : 'value',
        )
      continue
    }
    const name = referenceName(value)
    if (name === undefined) {
      const form = foreignForm(value)
      const hint =
        form === undefined
          ? 'If a real secret was committed here, revoke it: Git keeps it.'
          : `This looks like \`${form}\`: write \`\${NAME}\`, and pass the value under \`env:\` of the step.`
      error(
        'secret-literal',
        path,
        `\`${dotted(path)}\` must be exactly \${NAME}, the name of an environment variable that holds the secret. ${hint}`,
      )
      continue
    }
    const fault = nameFault(name, policy.secretVariables)
    if (fault !== undefined)
      error(
        'secret-name',
        path,
        `\`${dotted(path)}\` refers to the variable \`${name}\`, which it may not use: ${fault}.`,
      )
  }
}

function* scalars(value: unknown, path: Path = []): Generator<[Path, unknown, boolean]> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* scalars(item, [...path, index])
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      yield [[...path, key], key, true]
      yield* scalars(item, [...path, key])
    }
  } else {
    yield [path, value, false]
  }
}

/** The value at `path` of plain data; own keys only. */
export function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      typeof at === 'object' && at !== null && Object.hasOwn(at, step)
        ? (at as Record<string | number, unknown>)[step]
        : undefined,
    value,
  )
}

function notAllowed(field: string, policy: SpecPolicy): string {
  return `The host of \`${field}\` is not one that may receive credentials. Allowed by the input \`allowed-hosts\`: ${policy.allowedHosts.join(', ')}.`
}
