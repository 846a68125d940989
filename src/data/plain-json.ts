/** Is a value plain data? A copy that is JSON and nothing else, read once; it knows no schema. */

/** JSON, as values of items are stored and masked. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [member: string]: Json }

/** Stands for what isn't plain data. */
export const notPlain = Symbol('not plain')

/**
 * Copies a value as JSON: finite numbers, whole characters, arrays, and objects without a class; members that are
 * undefined vanish. What JSON can't say, getters that throw, cycles, more than 32 levels or 100,000 parts, and
 * members named like an object's prototype give `notPlain`. Total: nothing makes it throw.
 */
export const copyPlain = (value: unknown): Json | typeof notPlain => {
  let left = 100_000
  const copy = (part: unknown, depth: number): Json => {
    left -= 1
    if (left < 0 || depth > 32) throw notPlain
    if (part === null || typeof part === 'boolean') return part
    if (typeof part === 'number' && Number.isFinite(part)) return part
    if (typeof part === 'string' && !/\p{Cs}/u.test(part)) return part
    if (typeof part !== 'object') throw notPlain
    if (Array.isArray(part)) return Array.from(part, (element) => copy(element, depth + 1))
    const prototype: unknown = Object.getPrototypeOf(part)
    if (prototype !== Object.prototype && prototype !== null) throw notPlain
    const members: Record<string, Json> = {}
    for (const [member, inner] of Object.entries(part)) {
      if (unfit.test(member)) throw notPlain
      if (inner !== undefined) members[member] = copy(inner, depth + 1)
    }
    return members
  }
  try {
    return copy(value, 0)
  } catch {
    // Whatever a getter or a proxy threw may hold the value, so it isn't passed on.
    return notPlain
  }
}

const unfit = /^(?:__proto__|constructor|prototype)$|\p{Cs}/u
