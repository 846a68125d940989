/** How is data kept from being changed? A type and a function that make a value read-only all the way down; Maps are left alone. */

/** The same shape, read-only at every depth. */
export type DeepReadonly<T> = T extends (...parameters: never[]) => unknown
  ? T
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T

/** Freezes plain data at every depth, in place, and hands it back. What is frozen already is taken as done. */
export const deepFreeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const part of Object.values(value)) deepFreeze(part)
  return value
}
