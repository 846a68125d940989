/** Is what somebody handed over plain data? A copy of it, and every place where it isn't, by path; it knows no schema. */

import type { Json } from '../data/plain-json'
import type { Problem } from './soundness-problem'

/** A value that came from anywhere, copied as plain data, and what had to be left out. */
export interface PlainCopy {
  readonly value: Json
  readonly problems: readonly Problem[]
}

/** A policy of 20 positions holds some 2,000 values; these bounds stop bombs, not policies. */
const deepest = 32
const most = 50_000

/**
 * Copies plain data; everything else (functions, instances, accessors, cycles, `__proto__`, too deep, too much) is
 * left out and told by path. `undefined` members are absent. It never throws, whatever it is given.
 */
export const copyPlainly = (value: unknown): PlainCopy => {
  const problems: Problem[] = []
  let left = most
  const refuse = (path: readonly PropertyKey[], what: string): null => {
    if (problems.length < 100) problems.push(notPlain(path, what))
    return null
  }
  const copy = (part: unknown, path: readonly PropertyKey[]): Json => {
    left -= 1
    if (left < 0) return left === -1 ? refuse([], `more than ${most} values`) : null
    if (part === null || typeof part === 'string' || typeof part === 'boolean') return part
    if (typeof part === 'number') return Number.isFinite(part) ? part : refuse(path, 'a number without end')
    if (typeof part !== 'object') return refuse(path, `a ${typeof part}`)
    if (path.length > deepest) return refuse(path.slice(0, 4), `more than ${deepest} levels`)
    if (Array.isArray(part)) return Array.from(part, (element: unknown, at) => copy(element, [...path, at]))
    if (!isPlainObject(part)) return refuse(path, 'an object of a class')
    return copyMembers(part, path)
  }
  const copyMembers = (part: object, path: readonly PropertyKey[]): Json => {
    const members: Record<string, Json> = {}
    for (const key of Object.keys(part)) {
      if (left < 0) break
      const member = Object.getOwnPropertyDescriptor(part, key)
      if (key === '__proto__') refuse(path, 'a member named `__proto__`')
      else if (member === undefined || !('value' in member)) refuse([...path, key], 'an accessor')
      else if (member.value !== undefined) members[key] = copy(member.value, [...path, key])
    }
    return members
  }
  try {
    return { value: copy(value, []), problems }
  } catch {
    // a proxy or an exotic object threw while it was read; what it says may hold anything, so it isn't passed on
    refuse([], 'an object that fails when it is read')
    return { value: null, problems }
  }
}

const isPlainObject = (part: object): part is Readonly<Record<string, unknown>> => {
  const prototype: unknown = Object.getPrototypeOf(part)
  if (prototype === null || prototype === Object.prototype) return true
  // plain objects of another realm, as a test runner's
  return (
    typeof prototype === 'object' &&
    Object.getPrototypeOf(prototype) === null &&
    Object.hasOwn(prototype, 'isPrototypeOf')
  )
}

const notPlain = (path: readonly PropertyKey[], what: string): Problem => ({
  code: 'document/not-plain',
  path,
  message: `a policy holds plain data, and this is ${what}`,
  remedy: 'write objects, lists, texts, numbers and booleans as JSON has them',
})
