import {
  errorAt,
  type ErrorDiagnostic,
  warningAt,
  type WarningDiagnostic,
} from '../core/diagnostic.ts'
import type { Candidate } from '../core/candidate.ts'
import {
  ancestorsOf,
  byDepth,
  type DeclaredObject,
  OBJECT_SETTINGS,
  namesOfObject,
  type ObjectSettings,
  WHOLE_CONNECTION,
} from '../core/objects.ts'
import { firstNames } from '../core/first-names.ts'
import { type ObjectPlan } from '../core/plan-objects.ts'
import { pastedCharacter, TYPE_ANEW } from '../core/pasted.ts'
import { getIn } from '../core/path.ts'
import type { SpecDocument } from '../core/spec.ts'
import { printable } from '../core/spelling.ts'

/** The block `objects` of a spec that passed every rule, parents first. */
export function toObjects(spec: unknown): DeclaredObject[] {
  const block = (getIn(spec, ['objects']) ?? {}) as Record<string, ObjectSettings>
  return Object.entries(block)
    .map(([path, settings]) => ({ path, settings }))
    .sort((one, other) => byDepth(one.path, other.path))
}

/** The keys that each listed object may have, as dotted paths. */
export function objectKeyPaths({ value }: SpecDocument): string[] {
  return keysOf(value).flatMap((path) => OBJECT_SETTINGS.map((key) => `objects.${path}.${key}`))
}

function keysOf(spec: unknown): string[] {
  const block = getIn(spec, ['objects'])
  return typeof block === 'object' && block !== null && !Array.isArray(block)
    ? Object.keys(block)
    : []
}

/** Names of Unity Catalog in one key: catalog, schema, table. */
const MAX_NAMES = 3

/** What is wrong with the keys and values under `objects`, beside their types. */
export function objectDiagnostics(document: SpecDocument): ErrorDiagnostic[] {
  return [...nameDiagnostics(document), ...contradictions(document)]
}

function nameDiagnostics({ value, locate }: SpecDocument): ErrorDiagnostic[] {
  const catalog = getIn(value, ['nativeIntegration', 'config', 'catalog'])
  const seen = new Map<string, { path: string; line: number }>()
  return keysOf(value).flatMap((path) => {
    const position = locate(['objects', path], 'key')
    const error = (message: string): ErrorDiagnostic[] => [errorAt('object', message, position)]
    const name = `\`${printable(path)}\``
    const fault = objectNameFault(path)
    if (fault !== undefined) return error(`${name} under \`objects\` ${fault}`)
    const names = namesOfObject(path)
    if (isOwnCatalog(names[0], catalog)) {
      const where = names.length === 1 ? 'is' : 'lies in'
      return error(`${name} ${where} Immuta's own catalog, which it looks after itself: remove it.`)
    }
    const twin = seen.get(path.toLowerCase())
    if (twin !== undefined)
      return error(
        `${name} and \`${printable(twin.path)}\` (line ${twin.line}) under \`objects\` are the ` +
          'same object, as case does not count in Unity Catalog: remove one.',
      )
    seen.set(path.toLowerCase(), { path, line: position.line })
    return settingsFault(path, getIn(value, ['objects', path])).flatMap(error)
  })
}

/** Whether a name is that of the catalog that Immuta keeps for itself; case does not count. */
export function isOwnCatalog(name: string | undefined, catalog: unknown): boolean {
  return typeof catalog === 'string' && name?.toLowerCase() === catalog.toLowerCase()
}

/** Why an object can't be listed under this path, as the rest of a sentence. */
export function objectNameFault(path: string): string | undefined {
  if (path === WHOLE_CONNECTION) return undefined
  const odd = pastedCharacter(path)
  if (odd !== undefined) return `holds a ${odd.name}: ${TYPE_ANEW}`
  if (isQuoted(path))
    return 'must be written plainly: no back-ticks, and no quotation marks around a name.'
  if (isPattern(path)) return 'must name one object: patterns are not known here, list each.'
  const names = path.split('.')
  if (names.length > MAX_NAMES || names.includes(''))
    return 'must be `catalog`, `catalog.schema`, `catalog.schema.table`, or `.` for the connection.'
  if (path.includes('/')) return 'must not hold a slash.'
  if (names.some((name) => name.trim() !== name))
    return 'must not hold spaces at the end of a name.'
  return /\p{C}/u.test(path) ? 'must not hold control characters.' : undefined
}

/** Whether names are quoted as in SQL. */
function isQuoted(path: string): boolean {
  return /`|(?:^|\.)\s*(["'])[^"']*\1\s*(?:\.|$)/.test(path)
}

/** Whether a path is meant for several objects, as in a glob or a `LIKE`. */
function isPattern(path: string): boolean {
  return /\*|\{[^}]*,[^}]*\}/.test(path) || path.split('.').some((name) => /^[%?]+$/.test(name))
}

/** One name of an object, in a pattern: no separator, no sign of a pattern, no space at an end. */
const UNNAMEABLE = './*`\\u0000-\\u001f\\u007f'
const [END, INNER] = [`[^\\s${UNNAMEABLE}]`, `[^${UNNAMEABLE}]`]
const NAME = `${END}(?:${INNER}*${END})?`

/** What {@link objectNameFault} says of ASCII names, for editors. */
export const OBJECT_NAME = {
  pattern:
    '^(?!.*\\{[^}]*,[^}]*\\})(?!(?:.*\\.)?[%?]+(?:\\.|$))' +
    '(?!(?:.*\\.)?\\s*(["\'])[^"\']*\\1\\s*(?:\\.|$))' +
    `(?:\\.|${NAME}(?:\\.${NAME}){0,${MAX_NAMES - 1}})$`,
  hint:
    'Write the plain name of one object: `catalog`, `catalog.schema` or `catalog.schema.table`, ' +
    'or `.` for the connection. No pattern, no back-ticks, no slash.',
}

/**
 * Settings that would be set for a moment when the connection is registered, and taken back: what
 * that does can't be taken back as easily.
 */
function contradictions({ value, locate }: SpecDocument): ErrorDiagnostic[] {
  return OBJECT_SETTINGS.flatMap((key) => {
    const [once, now] = [['settings', key] as const, ['objects', WHOLE_CONNECTION, key] as const]
    if (getIn(value, once) !== true || getIn(value, now) !== false) return []
    const position = locate(now)
    const message =
      `\`${key}: false\` for the connection itself (line ${position.line}) contradicts ` +
      `\`settings.${key}: true\` (line ${locate(once).line}), with which it is registered: ` +
      'make them the same, or leave one out.'
    return [errorAt('object', message, position)]
  })
}

/** What is wrong with the settings of one object that has the right types. */
function settingsFault(path: string, settings: unknown): string[] {
  if (typeof settings !== 'object' || settings === null) return []
  if (Object.keys(settings).length === 0)
    return [
      `\`${path}\` sets nothing: give it \`isActive\` or \`activateNewChildren\`, or remove it.`,
    ]
  const isTable = namesOfObject(path).length === MAX_NAMES
  return isTable && 'activateNewChildren' in settings
    ? [`\`${path}\` is a table, which has nothing below it: remove \`activateNewChildren\`.`]
    : []
}

/** Objects that one warning names. */
const MAX_LISTED = 5

/** What a reviewer should know of what is set of objects, and of what is not declared any more. */
export function objectWarnings(
  candidate: Candidate,
  plans: readonly ObjectPlan[],
): WarningDiagnostic[] {
  if (candidate.kind !== 'declared') return []
  const { priorObjects, connection } = candidate
  const setting = (key: keyof ObjectSettings, value: boolean): string[] =>
    plans.flatMap(({ object, change }) =>
      change.action === 'set' &&
      change.diff.some(({ path, after }) => path === key && after === value)
        ? [object.path]
        : [],
    )
  const activated = setting('isActive', true)
  const open = setting('activateNewChildren', true).filter((path) => !activated.includes(path))
  const deactivated = plans.flatMap(({ object, change }) =>
    change.action === 'set' &&
    change.diff.some((one) => one.path === 'isActive' && !one.after && one.before !== null)
      ? [object.path]
      : [],
  )
  const held = plans
    .map(({ object }) => object)
    .filter(
      ({ path, settings }) =>
        settings.isActive === false && ancestorsOf(path).some((above) => activated.includes(above)),
    )
    .map(({ path }) => path)
    .filter((path) => !deactivated.includes(path))
  const released =
    priorObjects === 'unknown'
      ? []
      : priorObjects
          .map(({ path }) => path)
          .filter((path) => !connection.objects.some((one) => one.path === path))
  const at = (path: string) => connection.locate(['objects', path], 'key')
  const warn = (
    code: WarningDiagnostic['code'],
    paths: readonly string[],
    text: (names: string) => string,
  ): WarningDiagnostic[] => {
    const [first] = paths
    return first === undefined ? [] : [warningAt(code, text(listed(paths)), at(first))]
  }
  return [
    ...warn(
      'activates-objects',
      activated,
      (names) =>
        `Activates ${names}, with all below that inherits it. Where no subscription policy ` +
        'exists, Immuta revokes the access of all its users to them, also access that was ' +
        'granted directly: have a subscription policy in place for each first.' +
        (held.length === 0
          ? ''
          : ` ${listed(held)} may inherit that for a moment, until set back: cover it as well.`),
    ),
    ...warn(
      'activates-objects',
      open,
      (names) =>
        `What a crawl finds in ${names} later becomes active by itself. Where no subscription ` +
        'policy exists, Immuta revokes the access of all its users to it: have one in place ' +
        'that covers new objects.',
    ),
    ...warn(
      'deactivates-objects',
      deactivated,
      (names) =>
        `Deactivates ${names}, with all below that inherits it: every grant and policy on them ` +
        "goes for Immuta's users, also what was granted directly. Make sure first that nobody " +
        'relies on them.',
    ),
    ...warn(
      'object-released',
      released,
      (names) => `No longer declared: ${names}. What is set in Immuta stays as it is.`,
    ),
  ]
}

function listed(paths: readonly string[]): string {
  const names = paths.map((path) =>
    path === WHOLE_CONNECTION ? 'the connection itself' : `\`${path}\``,
  )
  return firstNames(names, MAX_LISTED)
}
