/** What is an address? Its parts by their names, of any country; whether the place exists is not looked up. */

import { either as E } from 'fp-ts'
import { z } from 'zod'
import { formatSchema } from '../formats/format'
import { phone } from '../formats/phone'
import { postalCode } from '../formats/postal-code'
import { country, line } from './text'

/**
 * One address. `street` holds all that stands below the district; a postal code of the mainland (`CN`) is checked by
 * its format, one of another country by its characters.
 */
export const address = z
  .strictObject({
    kind: z.enum(['home', 'work', 'shipping', 'billing', 'other']),
    country,
    province: line(64).optional(),
    city: line(64).optional(),
    district: line(64).optional(),
    street: line(256),
    postalCode: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9 -]{1,11}$/)
      .optional(),
    /** Who receives there, where it is another than the customer. */
    recipient: line(128).optional(),
    phone: formatSchema(phone).optional(),
  })
  .check((payload) => {
    if (payload.value.country !== 'CN' || payload.value.postalCode === undefined) return
    const result = postalCode.parse(payload.value.postalCode)
    if (E.isRight(result)) payload.value.postalCode = result.right
    else
      payload.issues.push({
        code: 'custom',
        input: undefined,
        path: ['postalCode'],
        params: { format: postalCode.name, code: result.left.code, message: result.left.message },
      })
  })
