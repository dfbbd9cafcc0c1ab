/** What can be set of an object below a connection (Immuta, "Manage connection objects"). */
export interface ObjectSettings {
  /** Whether it is active: policies apply to it. */
  isActive?: boolean
  /** Whether what a crawl finds in it later becomes active; not of a table. */
  activateNewChildren?: boolean
}

/** The settings, in the order in which they are shown. */
export const OBJECT_SETTINGS = ['isActive', 'activateNewChildren'] as const

/** The connection itself, among its objects. */
export const WHOLE_CONNECTION = '.'

/** One object that a spec lists. */
export interface DeclaredObject {
  /** Its key in the spec: names joined by dots, or {@link WHOLE_CONNECTION}. */
  path: string
  settings: ObjectSettings
}

/** The names of an object below its connection: none for the connection itself. */
export function namesOfObject(path: string): string[] {
  return path === WHOLE_CONNECTION ? [] : path.split('.')
}

/** The object in which another one lies: `undefined` for the connection itself. */
function parentOf(path: string): string | undefined {
  if (path === WHOLE_CONNECTION) return undefined
  const names = namesOfObject(path)
  return names.length === 1 ? WHOLE_CONNECTION : names.slice(0, -1).join('.')
}

/** The objects above one, the nearest first. */
export function ancestorsOf(path: string): string[] {
  const parent = parentOf(path)
  return parent === undefined ? [] : [parent, ...ancestorsOf(parent)]
}

/** The same text for every spelling of an object: names compare without case. */
export function objectId(path: string): string {
  return path.toLowerCase()
}

/** Parents before what is in them, then by name. */
export function byDepth(one: string, other: string): number {
  const depth = namesOfObject(one).length - namesOfObject(other).length
  return depth === 0 ? (one < other ? -1 : 1) : depth
}

/** The block `objects` as a spec has it; `undefined` where it declares nothing. */
export function blockOfObjects(
  objects: readonly DeclaredObject[],
): Record<string, ObjectSettings> | undefined {
  if (objects.length === 0) return undefined
  return Object.fromEntries(objects.map(({ path, settings }) => [path, settings]))
}
