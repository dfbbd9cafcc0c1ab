import type { ErrorCode, WarningCode } from '../core/codes.ts'
import type { Diagnostic } from '../core/diagnostic.ts'
import { authorityHost, HOST_NAME, hostNameFault } from './host-format.ts'
import {
  hostNotAllowed,
  isAllowedHost,
  RUNNER_PREFIXES,
  type SpecPolicy,
} from './allowed-by-workflow.ts'

/** What is known about the text of a field. */
export interface Format {
  /** Regular expression of what an editor lets pass: never stricter than {@link Format.check}. */
  pattern: string
  /** What an editor says where `pattern` does not match. */
  hint: string
  /** What is wrong with a text, or to be warned of. */
  check?: (text: string, context: FormatContext) => Diagnostic | undefined
  /** The form in which two texts are compared. */
  normalize?: (text: string) => string
}

/** What the check of a text may look at besides. */
export interface FormatContext {
  policy: SpecPolicy
  /** The connection's host, where the spec names one. */
  hostname: string | undefined
  /** Dotted path of the field; for the items of a list, that of the list. */
  path: string
  error: (code: ErrorCode, message: string) => Diagnostic
  warning: (code: WarningCode, message: string) => Diagnostic
}

/** Readers of a regular expression in JSON Schema can't be told to ignore case. */
const anyCase = (text: string): string =>
  text.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)

/** Text that names no variable. */
const NO_REFERENCE = '(?![\\s\\S]*\\$\\{[^}]*\\})'

/** Text without rules of its own: `${NAME}` is for secrets only. */
export const PLAIN: Format = {
  pattern: `^${NO_REFERENCE}`,
  hint: 'Only `token` and `clientSecret` may name a variable with ${NAME}.',
}

/** `${NAME}` and nothing else. What a secret may name is in rules.ts. */
export const SECRET: Format = {
  pattern: `^\\$\\{(?!${anyCase(RUNNER_PREFIXES.join('|'))})[A-Za-z_][A-Za-z0-9_]*\\}$`,
  hint:
    'Must be exactly ${NAME}, the name of an environment variable that holds the secret, ' +
    "and none of the runner's own. " +
    'If a real secret was committed here, revoke it.',
}

/** Immuta, "Register a Databricks Unity Catalog Connection", footnote on the connection key. */
export const RESERVED_KEYS =
  'data connection object crawl search settings metadata permission sync bulk upgrade'.split(' ')

export const CONNECTION_KEY: Format = {
  pattern:
    `^(?!(?:${anyCase(RESERVED_KEYS.join('|'))})$)${NO_REFERENCE}` + '[^./\\s](?:[^./]*[^./\\s])?$',
  hint:
    "No period, no slash, no space at an end, and none of Immuta's reserved words: " +
    `${RESERVED_KEYS.join(', ')}.`,
  check: (key, { error, warning }) => {
    const fault = keyFault(key)
    if (fault !== undefined) return error('connection-key', `\`connectionKey\` must not ${fault}.`)
    return /^[\w-]+$/.test(key)
      ? undefined
      : warning(
          'connection-key-characters',
          "Immuta's newer API takes only letters, digits, hyphens and underscores in " +
            '`connectionKey`.',
        )
  },
}

function keyFault(key: string): string | undefined {
  if (/[./]/.test(key)) return 'hold a period or a slash'
  if (RESERVED_KEYS.includes(key.toLowerCase()))
    return `be one of Immuta's reserved words: ${RESERVED_KEYS.join(', ')}`
  if (/\p{C}/u.test(key) || key.trim() !== key)
    return 'hold control characters, or spaces at its ends'
  return undefined
}

const HOST_PATTERN = HOST_NAME.source.replaceAll('a-z', 'A-Za-z')
const withoutScheme = (text: string): string => text.replace(/^https?:\/\//i, '')

export const HOST: Format = {
  pattern: HOST_PATTERN,
  hint:
    'Must be a bare host name, such as acme.cloud.databricks.com: ' +
    'no scheme, path, port or user name.',
  check: (host, { policy, error }) => {
    const fault = hostNameFault(host)
    if (fault !== undefined)
      return error('hostname', `\`hostname\` must be a bare host name: ${fault}.`)
    return isAllowedHost(host, policy)
      ? undefined
      : error('host-not-allowed', hostNotAllowed('hostname', policy))
  },
  // Immuta may show it with scheme and path.
  normalize: (host) => withoutScheme(host).replace(/\/.*$/, '').toLowerCase(),
}

const HOST_START = HOST_PATTERN.replace(/^\^\(\?=[^)]*\)/, '').replace(/\$$/, '')

export const AUTHORITY: Format = {
  pattern: `^(?:${anyCase('https')}://)?${HOST_START}(?::[0-9]{1,5})?` + '(?:[/?#][^\\\\\\s]*)?$',
  hint: 'Must be an https URL such as https://acme.cloud.databricks.com/oidc/v1/token.',
  check: (url, { policy, hostname, error }) => {
    const parsed = authorityHost(url)
    if ('fault' in parsed) return error('authority-url', `\`authorityUrl\` ${parsed.fault}.`)
    return parsed.host.toLowerCase() === hostname?.toLowerCase() ||
      isAllowedHost(parsed.host, policy)
      ? undefined
      : error('host-not-allowed', hostNotAllowed('authorityUrl', policy))
  },
  // Without scheme, closing slash, and case of the host.
  normalize: (url) =>
    withoutScheme(url)
      .replace(/\/+$/, '')
      .replace(/^[^/]*/, (host) => host.toLowerCase()),
}

/**
 * Whoever builds a connection string of a text must not be led elsewhere by it: what ends one of
 * its parts is refused.
 */
function unsafeCharacter(field: string, text: string): string | undefined {
  const [found] = /[;@"'`\\\s]/.exec(text) ?? []
  if (found === undefined) return undefined
  const shown = /\s/.test(found) ? 'white space' : found === '`' ? 'a back-tick' : `\`${found}\``
  return `\`${field}\` must not hold ${shown}.`
}

export const CLIENT_ID: Format = {
  ...PLAIN,
  check: (text, { error }) => {
    const unsafe = unsafeCharacter('clientId', text)
    return unsafe === undefined ? undefined : error('unsafe-character', unsafe)
  },
}

export const HTTP_PATH: Format = {
  ...PLAIN,
  check: (text, { error, warning }) => {
    const unsafe = unsafeCharacter('httpPath', text)
    if (unsafe !== undefined) return error('unsafe-character', unsafe)
    const path = text.replace(/\?o=\d+$/, '')
    if (/^\/?sql\/protocolv1\/o\/\d+\/[\w-]+$/.test(path))
      return warning(
        'cluster-http-path',
        '`httpPath` names a cluster; Immuta recommends a SQL warehouse.',
      )
    return /^\/?sql\/1\.0\/(warehouses|endpoints)\/[\w-]+$/.test(path)
      ? undefined
      : warning(
          'http-path',
          '`httpPath` is usually `/sql/1.0/warehouses/<id>`; check it against the ' +
            "warehouse's connection details.",
        )
  },
  normalize: (path) => path.replace(/^\/+/, ''),
}

const CATALOG_NAME = '^[A-Za-z_][A-Za-z0-9_]{0,254}$'

export const CATALOG: Format = {
  pattern: CATALOG_NAME,
  hint: 'Letters, digits and underscores, not starting with a digit, at most 255 characters.',
  check: (catalog, { error }) =>
    new RegExp(CATALOG_NAME).test(catalog)
      ? undefined
      : error(
          'catalog',
          '`catalog` takes letters, digits and underscores, does not start with a digit, ' +
            'and has at most 255 characters.',
        ),
  normalize: (catalog) => catalog.toLowerCase(),
}

/** Databricks, "Names": at most 255 characters; no period, space, slash, control characters. */
const NAME_PART = /^[^\s/\p{C}]{1,255}$/u

/** A full name in Unity Catalog, in none of Databricks' own catalogs: `catalog.schema`, say. */
export function fullName(form: string): Format {
  const count = form.split('.').length
  const parts = Array<string>(count).fill('[^./\\s]{1,255}').join('\\.')
  return {
    pattern: `^(?!${anyCase('system')}(?:\\.|$))${NO_REFERENCE}${parts}$`,
    hint:
      'Full name without quotes, spaces or slashes; nothing of the catalog `system`, ' +
      'which is checked whenever audit is on.',
    check: (name, { path, error }) => {
      const found = name.split('.')
      if (found.length !== count || !found.every((part) => NAME_PART.test(part)))
        return error(
          'preflight-name',
          `A name under \`${path}\` must have the form \`${form}\`: without quotes, spaces ` +
            'or slashes, each part at most 255 characters.',
        )
      return found[0]?.toLowerCase() === 'system'
        ? error(
            'preflight-name',
            'The catalog `system` is checked whenever audit is on: leave it out.',
          )
        : undefined
    },
  }
}
