/** What is a point in time? Milliseconds since 1970 in UTC, as a number; text is RFC 3339 and only at the edges. */

import { either as E } from 'fp-ts'
import type { Failure } from './error'

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number

/** The farthest instant that a calendar date can name; evidence without an end ends there. */
export const endOfTime: Instant = 8_640_000_000_000_000

/** Something that is in force at t when `fromAt <= t < untilAt`. */
export interface Term {
  readonly fromAt: Instant
  readonly untilAt: Instant
}

/** Is `at` inside the term? The start belongs to it, the end doesn't. */
export const isWithin = (term: Term, at: Instant): boolean => term.fromAt <= at && at < term.untilAt

const rfc3339 = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2}))?$/

/**
 * Reads an RFC 3339 instant, or a bare date as its midnight in UTC.
 *
 * @example
 * ```ts
 * parseInstant('1998-05-07T00:00:00Z') // { _tag: 'Right', right: 894499200000 }
 * ```
 */
export const parseInstant = (text: string): E.Either<Failure, Instant> => {
  const milliseconds = rfc3339.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(milliseconds) || !sameDay(text, milliseconds)
    ? E.left({
        kind: 'input/invalid',
        message: 'not an instant',
        remedy: 'write it as RFC 3339, for example `2026-01-31T09:00:00Z`',
      })
    : E.right(milliseconds)
}

/** The instant in RFC 3339, in UTC with milliseconds; an end that never comes is `forever`. */
export const formatInstant = (instant: Instant): string =>
  instant >= endOfTime ? 'forever' : new Date(instant).toISOString()

/** `Date.parse` turns 30 February into 2 March; a date that moved is no date. */
const sameDay = (text: string, milliseconds: number): boolean => {
  const offset = /([+-])(\d{2}):(\d{2})$/.exec(text.slice(10))
  const shift =
    offset === null ? 0 : (offset[1] === '-' ? -1 : 1) * (Number(offset[2]) * 60 + Number(offset[3])) * 60_000
  return new Date(milliseconds + shift).toISOString().slice(0, 10) === text.slice(0, 10)
}
