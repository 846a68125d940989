/** What may a plain text, a date or a money value of an item be? The small schemas that items share. */

import { z } from 'zod'
import { isDate } from '../formats/calendar-date'

/** One line of text: not blank, no control characters, as it was written. */
export const line = (longest: number): z.ZodString =>
  z
    .string()
    .max(longest)
    .regex(/\S/)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u)

/** Text of several lines. */
export const prose = (longest: number): z.ZodString =>
  z
    .string()
    .max(longest)
    .regex(/\S/)
    .regex(/^(?:[^\p{Cc}]|[\t\n\r])*$/u)

/** A day of the calendar, `YYYY-MM-DD`, without a clock: whether it lies in the future is for others. */
export const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .refine((text) => isDate(text.replaceAll('-', '')))

/** ISO 3166-1 alpha-2, by shape. */
export const country = z.string().regex(/^[A-Z]{2}$/)

/** An amount in minor units (`12345` is 123.45 in CNY, 12,345 in JPY) with its ISO 4217 currency, by shape. */
export const money = z.strictObject({
  amount: z.number().int(),
  currency: z.string().regex(/^[A-Z]{3}$/),
})
