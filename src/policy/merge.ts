/** How does a company's own part join a base policy? As a JSON merge patch (RFC 7396); whether the result is sound is judged later. */

import type { Json } from '../data/plain-json'

/**
 * The base with a patch laid over it: members join, lists and texts replace, `null` takes a member away (RFC 7396).
 *
 * @example
 * ```ts
 * mergePatch({ purposes: { a: { keep: 'P1Y' }, b: {} } }, { purposes: { a: { keep: 'P2Y' }, b: null } })
 * // { purposes: { a: { keep: 'P2Y' } } }
 * ```
 */
export const mergePatch = (base: Json | undefined, patch: Json): Json => {
  if (!isMembers(patch)) return patch
  const members = new Map(Object.entries(membersOf(base)))
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) members.delete(key)
    else members.set(key, mergePatch(members.get(key), value))
  }
  return Object.fromEntries(members)
}

/** The members of plain data that is an object; nothing of anything else. */
export const membersOf = (value: Json | undefined): Readonly<Record<string, Json>> =>
  isMembers(value) ? value : {}

const isMembers = (value: Json | undefined): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
