/** Which documents say who somebody is? Each kind with its own number format; not whether it was ever issued. */

import { z } from 'zod'
import { type Format, formatSchema } from '../formats/format'
import { foreignPassport } from '../formats/foreign-passport'
import { hkMacauPermit } from '../formats/hk-macau-permit'
import { passport } from '../formats/passport'
import { permanentResidence } from '../formats/permanent-residence'
import { residencePermit } from '../formats/residence-permit'
import { residentId } from '../formats/resident-id'
import { taiwanPermit } from '../formats/taiwan-permit'
import { country, day } from './text'

/** The formats of document numbers, one a kind. */
export const documentFormats = [
  residentId,
  passport,
  foreignPassport,
  hkMacauPermit,
  taiwanPermit,
  permanentResidence,
  residencePermit,
] as const

const document = <const Name extends string>(format: Format<Name>) =>
  z.strictObject({
    kind: z.literal(format.name),
    number: formatSchema(format),
    /** The issuing country, for a foreign passport. */
    country: country.optional(),
    expiresOn: day.optional(),
  })

/** One document: its kind, and its number in that kind's format. */
export const identityDocument = z.discriminatedUnion('kind', [
  document(residentId),
  document(passport),
  document(foreignPassport),
  document(hkMacauPermit),
  document(taiwanPermit),
  document(permanentResidence),
  document(residencePermit),
])
