/** How often is something as it should be? Draws that are right for the most part, and shrink towards what is right. */

import * as fc from 'fast-check'
import type { Instant, Term } from '../core/instant'

export const day = 86_400_000

/** `right` in about 29 of 30 cases, else one of the other draws. */
export const mostly = <A>(right: A, ...others: readonly fc.Arbitrary<A>[]): fc.Arbitrary<A> =>
  weighted(right, 29, others)

/** `right` in about three of four cases. */
export const often = <A>(right: A, ...others: readonly fc.Arbitrary<A>[]): fc.Arbitrary<A> =>
  weighted(right, 3, others)

const weighted = <A>(right: A, weight: number, others: readonly fc.Arbitrary<A>[]): fc.Arbitrary<A> =>
  fc.oneof(
    { withCrossShrink: true },
    { arbitrary: fc.constant(right), weight: weight * others.length },
    ...others.map((arbitrary) => ({ arbitrary, weight: 1 })),
  )

/** One of a list. */
export const oneOf = <A>(...list: readonly A[]): fc.Arbitrary<A> => fc.constantFrom(...list)

/** Some of a list, in its order: at least `least` where it has as many. */
export const someOf = <A>(list: readonly A[], least = 0, most = list.length): fc.Arbitrary<A[]> =>
  fc.subarray([...list], {
    minLength: Math.min(least, list.length),
    maxLength: Math.min(most, list.length),
  })

/** All of a list for the most part, else some of it. */
export const mostOf = <A>(list: readonly A[], least = 1): fc.Arbitrary<A[]> =>
  mostly([...list], someOf(list, least))

/** The list for the most part, else an empty one. */
export const orNone = <A>(list: readonly A[]): fc.Arbitrary<A[]> =>
  mostly<A[]>([...list], fc.constant<A[]>([]))

/** A member that is absent for the most part. */
export const seldom = <A>(draw: fc.Arbitrary<A>): fc.Arbitrary<A | undefined> => mostly(undefined, draw)

/** A term that holds at `at` for the most part; else it begins or ends at `at`, or a millisecond beside it. */
export const termAround = (at: Instant): fc.Arbitrary<Term> =>
  fc.record({
    fromAt: mostly(at - 90 * day, oneOf(at, at - 1, at - 30 * day, at + 1, at + day)),
    untilAt: fc.oneof(
      { withCrossShrink: true },
      { arbitrary: fc.integer({ min: 1, max: 8 }).map((count) => at + count * 15 * day), weight: 29 },
      { arbitrary: oneOf(at + 1, at, at - 1, at - day), weight: 1 },
    ),
  })

/** The instant at which something was cut short, absent for the most part. */
export const cutShort = (at: Instant): fc.Arbitrary<Instant | undefined> =>
  seldom(oneOf(at + 20 * day, at + 1, at, at - 1, at - 20 * day))

/** The same object without members that are `undefined`, as its schema has it. */
export const dense = <A extends object>(value: A): Dense<A> =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as Dense<A> // only absent members are gone

/** Members that may be `undefined` become optional. */
export type Dense<A> = {
  [K in keyof A as undefined extends A[K] ? never : K]: A[K]
} & { [K in keyof A as undefined extends A[K] ? K : never]?: Exclude<A[K], undefined> }

/** Draws numbered by an id each, in another order than that of the ids. */
export const numbered = <A extends object>(
  kind: string,
  draws: readonly A[],
): readonly (A & { readonly id: string })[] =>
  draws.map((draw, place) => ({ ...draw, id: `${kind}-${(place * 7 + 3) % 10}${place > 9 ? place : ''}` }))
