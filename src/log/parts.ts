/** What is there to log of an object? Its members, its parts, or a text that stands for it; nothing is masked here. */

import { isGuarded } from '../mask/guarded'

export type Parts =
  | { readonly kind: 'text'; readonly text: string }
  /** Another value stands for it. */
  | { readonly kind: 'instead'; readonly value: unknown }
  | { readonly kind: 'list'; readonly values: readonly unknown[] }
  | { readonly kind: 'pairs'; readonly pairs: readonly (readonly [unknown, unknown])[] }
  | { readonly kind: 'members'; readonly names: readonly string[] }

/** May throw what a getter or a proxy throws. */
export const partsOf = (value: object): Parts => {
  if (isGuarded(value)) return { kind: 'text', text: String(value) }
  if (value instanceof Error) return { kind: 'members', names: namesOfError(value) }
  if (Array.isArray(value)) return { kind: 'list', values: Array.from(value.slice(0, mostElements)) }
  if (value instanceof Map) return { kind: 'pairs', pairs: [...value] }
  if (value instanceof Set) return { kind: 'list', values: [...value] }
  if (value instanceof Date)
    return { kind: 'text', text: Number.isNaN(value.getTime()) ? '[no date]' : value.toISOString() }
  if (value instanceof RegExp || value instanceof URL) return { kind: 'text', text: String(value) }
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer)
    return { kind: 'text', text: `[${value.byteLength} bytes]` }
  if (
    value instanceof String ||
    value instanceof Number ||
    value instanceof Boolean ||
    value instanceof BigInt
  )
    return { kind: 'instead', value: value.valueOf() }
  if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet)
    return { kind: 'text', text: '[object]' }
  if ('toJSON' in value && typeof value.toJSON === 'function')
    return { kind: 'instead', value: value.toJSON() as unknown }
  const names = Object.keys(value)
  const bytes = writtenBytes(value, names)
  return bytes === undefined ? { kind: 'members', names } : { kind: 'text', text: `[${bytes} bytes]` }
}

/** How many bytes, where another writer made an object of them: `{"0":49,"1":51}`, `{"type":"Buffer","data":[49,51]}`. */
const writtenBytes = (value: object, names: readonly string[]): number | undefined => {
  if ('type' in value && value.type === 'Buffer' && 'data' in value && Array.isArray(value.data))
    return value.data.length
  const isList = names.length > 0 && names.every((name, place) => name === String(place))
  return isList && Object.values(value).every(isByte) ? names.length : undefined
}

const isByte = (value: unknown): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 256

/** More than any budget of parts. */
const mostElements = 10_001

/** The key that a member is judged by: what every error has is no item, whatever the policy calls its items. */
export const keyOf = (value: object, name: string): string =>
  value instanceof Error && ofEveryError.has(name) ? '' : name

/** What a member is called in the log: the name of an error says its type, and isn't anybody's. */
export const shownName = (value: object, name: string): string =>
  value instanceof Error && name === 'name' ? 'type' : name

const ofEveryError: ReadonlySet<string> = new Set(['name', 'message', 'stack', 'cause', 'errors', 'code'])

const namesOfError = (error: Error): readonly string[] => [
  ...new Set([
    ...['name', 'message', 'stack', 'cause', 'errors'].filter((name) => name in error),
    ...Object.keys(error),
  ]),
]
