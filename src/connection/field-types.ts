import type { WarningCode } from '../core/codes.ts'
import type { ConnectionBody, Securables } from '../core/connection.ts'
import type { ObjectSettings } from '../core/objects.ts'
import { type Format, fullName } from './formats.ts'

/** What a spec may declare of objects: full name → settings. */
type Objects = ReadonlyMap<string, ObjectSettings>

/**
 * What a spec may declare: what is sent to Immuta, the objects below, and the data that the
 * preflight looks at.
 */
type Declared = ConnectionBody & { objects: Objects; preflight: Securables }

/** Keys, and values of a key, of a union of maps. */
type Keys<T> = T extends unknown ? keyof T & string : never
type Member<T, K> = T extends unknown ? (K extends keyof T ? NonNullable<T[K]> : never) : never

/** Dotted paths of `T` itself and of all that is in it; a list is one value. */
type Paths<T, P extends string> =
  | P
  | (T extends readonly unknown[] | Objects
      ? never
      : T extends object
        ? { [K in Keys<T>]: Paths<Member<T, K>, P extends '' ? K : `${P}.${K}`> }[Keys<T>]
        : never)

type At<T, P extends string> = P extends ''
  ? T
  : P extends `${infer K}.${infer Rest}`
    ? At<Member<T, K>, Rest>
    : Member<T, P>

/** Dotted path of a field; `''` is the spec itself. */
export type FieldPath = Paths<Declared, ''>

export type AuthenticationType = ConnectionBody['connection']['authenticationType']

export type TextType = { is: 'text'; format: Format }
export type NumberType = { is: 'number'; from: number; to: number }
export type FlagType = { is: 'flag' }
/** One of a few values; a constant is one of one. */
export type ChoiceType<V = string | boolean> = { is: 'choice'; values: readonly V[] }
/** A list of texts; `unique` refuses one that is there twice. */
export type ListType = { is: 'list'; items: Words & { format: Format }; unique?: true }
/** A map from the full names of objects to their settings: {@link OBJECT_SETTINGS}. */
export type ObjectsType = { is: 'objects' }
/** A map of fields. With a `shorthand`, `true` or `false` stands for a map with that key only. */
export type MapType = { is: 'map'; shorthand?: string }

/** What people read about a field, in their editor and in docs/spec.md; `text` is Markdown. */
export interface Words {
  title: string
  text: string
  examples?: readonly unknown[]
}

/** What holds where a spec leaves the field out. */
export type Absent =
  | 'required'
  /** Nothing is put in. */
  | 'optional'
  /** Required with one way of signing in, refused with the other. */
  | { with: AuthenticationType }
  /** The default or the constant that is put in. */
  | { filled: string | number | boolean }
  /** The field that this one repeats: put in, and compared where the spec has both. */
  | { sameAs: FieldPath }

/** Where Immuta shows a field and what `import` writes, or why neither is so. */
export type Live =
  /**
   * In `connection` of `GET /data/connection/{key}` or `config` of `GET /integrations/{id}`, under
   * the first of these names that is there. `import` writes no default.
   */
  | {
      part: 'connection' | 'config'
      names: readonly string[]
      imported: 'as-shown' | 'normalized' | 'never'
    }
  /** Never shown; `import` writes a new variable with this ending. */
  | { secret: string }
  /** Taken by Immuta only when a connection is registered. */
  | 'registration-only'
  /** Cannot differ. */
  | 'constant'
  /** Compared through the field that it repeats. */
  | 'copy'
  /** Names the connection that is looked up and imported. */
  | 'key'
  /** Never sent to Immuta. */
  | 'not-sent'

interface FieldWarning {
  code: WarningCode
  message: string
}

export interface MapField extends Words {
  type: MapType
  absent: Absent
  /** The warning when a change touches anything in it. */
  changed?: FieldWarning
}

export interface LeafField<
  T = TextType | NumberType | FlagType | ChoiceType | ListType | ObjectsType,
> extends Words {
  type: T
  absent: Absent
  live: Live
  /** The warning when a change touches it. */
  changed?: FieldWarning
  /** The warning about one value. */
  warned?: FieldWarning & { value: boolean }
}

/** A field of the integration that repeats one of the connection, and takes its type from there. */
export interface Copy<P = FieldPath> {
  sameAs: P
  title: string | undefined
}

/** The kind of value in the body decides what its row may say. */
type LeafType<V> = [V] extends [number]
  ? NumberType
  : [string] extends [V]
    ? TextType
    : [boolean] extends [V]
      ? FlagType
      : ChoiceType<V>

type RowOf<P extends FieldPath, V = At<Declared, P>> = [V] extends [readonly unknown[]]
  ? LeafField<ListType>
  : [V] extends [Objects]
    ? LeafField<ObjectsType>
    : [V] extends [object]
      ? MapField
      : LeafField<LeafType<V>>

/** A row for every field that the body or the block `preflight` has, and for nothing else. */
export type FieldTable = { readonly [P in FieldPath]: RowOf<P> | Copy<SameType<P>> }

/** The fields whose values are of one type with those of another. */
type SameType<P extends FieldPath> = {
  [Q in FieldPath]: [At<Declared, Q>] extends [At<Declared, P>] ? Q : never
}[FieldPath]

/*
 * Parts that rows are made of.
 */

export const FLAG: FlagType = { is: 'flag' }
export const choice = <const V extends string | boolean>(...values: V[]): ChoiceType<V> => ({
  is: 'choice',
  values,
})
export const text = (format: Format): TextType => ({ is: 'text', format })
export const copy = <P extends FieldPath>(sameAs: P, title?: string): Copy<P> => ({
  sameAs,
  title,
})

/** A field that Immuta shows in a part of its answer, under one of these names. */
export const shown = (
  imported: 'as-shown' | 'normalized' | 'never',
  part: 'connection' | 'config',
  ...names: string[]
): Live => ({ part, names, imported })

export function map(
  absent: Absent,
  title: string,
  text: string,
  { shorthand, ...more }: { shorthand?: string; changed?: FieldWarning } = {},
): MapField {
  return { title, text, type: { is: 'map', ...(shorthand && { shorthand }) }, absent, ...more }
}

/** A constant that Immuta does not show. */
export function constant<const V extends string | boolean>(title: string, text: string, value: V) {
  return { title, text, type: choice(value), absent: { filled: value }, live: 'constant' } as const
}

/** Names of data in Unity Catalog, for the preflight. */
export function names(
  example: string,
  title: string,
  text: string,
  { form, ...item }: Words & { form: string },
) {
  const type: ListType = { is: 'list', items: { ...item, format: fullName(form) }, unique: true }
  return { title, text, examples: [[example]], type, absent: 'optional', live: 'not-sent' } as const
}

/** A switch that is read at registration, and sent only when it is there. */
export const ONCE_FLAG = { type: FLAG, absent: 'optional', live: 'registration-only' } as const

/** The objects below a connection; what may stand in it is in objects.ts. */
export const OBJECTS: LeafField<ObjectsType> = {
  title: 'Objects',
  text:
    'Catalogs, schemas and tables below the connection, by full name, with what is set of each ' +
    'in Immuta; `.` is the connection itself. An object that is not listed is never touched.',
  examples: [{ sales: { isActive: true, activateNewChildren: true } }],
  type: { is: 'objects' },
  absent: 'optional',
  live: 'not-sent',
}

/** The warning about a block that Immuta takes only at registration. */
export const onceOnly = (block: string): FieldWarning => ({
  code: 'registration-only',
  message:
    `\`${block}\` take effect only when a connection is registered, and this one is already: ` +
    'the change does nothing in Immuta.',
})

/** The warning about a secret that comes from elsewhere. */
export const OTHER_VARIABLE: FieldWarning = {
  code: 'secret-changed',
  message:
    'The credential comes from another variable: make sure that it holds the secret of the ' +
    'right service principal.',
}
