/**
 * How does a released value stay out of logs? It is guarded: whatever prints it prints its mask, until somebody opens
 * it on purpose. It is no encryption: code that holds a guarded value can open it.
 */

import type { Json } from '../data/plain-json'
import { maskValue } from './mask-value'

const brand: unique symbol = Symbol.for('tutela.guarded')

/** A value that prints masked. Its type is not the value's: a text is wanted, so it must be opened. */
export interface Guarded<A> {
  readonly [brand]: true
  /** The value in plain. The only way to it. */
  readonly open: () => A
}

/**
 * Guards a value by the mask of its item. `String()`, templates, JSON, `util.inspect`, error messages and spreading
 * give the mask or nothing; as a number it is NaN; a structured clone is empty. Clause 5.4.3.
 *
 * @example
 * ```ts
 * const phone = guard('13800138000', 'mobile')
 * String(phone) // '138****8000'
 * phone.open() // '13800138000'
 * ```
 */
export const guard = <A>(value: A, mask: string): Guarded<A> => {
  const masked = (): Json => maskValue(mask, value)
  const text = (): string => textOf(masked())
  const guarded: Guarded<A> = Object.create(null, {
    [brand]: { value: true },
    open: { value: () => value },
    toString: { value: text },
    toJSON: { value: masked },
    toLocaleString: { value: text },
    [Symbol.toPrimitive]: { value: (hint: string) => (hint === 'number' ? Number.NaN : text()) },
    [Symbol.for('nodejs.util.inspect.custom')]: { value: text },
  })
  return Object.freeze(guarded)
}

/** Opens a guarded value, as `.open()` does. */
export const open = <A>(guarded: Guarded<A>): A => guarded.open()

/** Is this a guarded value, whichever copy of the package made it? */
export const isGuarded = (value: unknown): value is Guarded<unknown> =>
  typeof value === 'object' && value !== null && brand in value

const textOf = (masked: Json): string => (typeof masked === 'string' ? masked : JSON.stringify(masked))
