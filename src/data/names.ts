/** How are things named? The shapes of ids, of item names and of terms that every document uses. */

import { z } from 'zod'
import { either as E } from 'fp-ts'
import { endOfTime } from '../core/instant'
import { parsePeriod } from '../core/period'

/** Is this a key of every object, or of every function? */
const isTaken = (text: string): boolean => text in {} || text === 'prototype'

/** A name in a policy: letters, digits, hyphens; never a key of an object's prototype. */
export const name = z
  .string()
  .max(64)
  .regex(/^[a-zA-Z][a-zA-Z0-9-]*$/, 'a name is letters, digits and hyphens, and starts with a letter')
  .refine((text) => !isTaken(text), 'this name is taken by the language')

/** `category.field` */
export const itemName = z
  .string()
  .max(129)
  .regex(
    /^[a-zA-Z][a-zA-Z0-9-]*\.[a-zA-Z][a-zA-Z0-9-]*$/,
    'an item is named `category.field`, for example `basic.phone`',
  )
  .refine((text) => !text.split('.').some(isTaken), 'this name is taken by the language')

/** An opaque id: of a customer, an actor, a piece of evidence. */
export const opaqueId = z.string().min(1).max(128)

/** Milliseconds since 1970 in UTC. */
export const instant = z.number().int().min(-endOfTime).max(endOfTime)

/** A text in both languages. */
export const localized = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) })

/** An ISO 8601 period, or `P15B` for working days. */
export const period = z.string().refine((text) => E.isRight(parsePeriod(text)), {
  error: 'not a period; write it as ISO 8601, for example `P5Y` or `P30D`, or `P15B` for working days',
})

/** From when until when evidence holds: `fromAt <= t < untilAt`. */
export const term = { fromAt: instant, untilAt: instant }
