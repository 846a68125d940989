/** Over which values does a format's pseudonym range? Its shapes, made when they are first asked for; those of a format don't overlap. */

import type { FormatName } from '../data/formats/registry'
import { permanentResidenceShapes, residencePermitShapes, residentIdShapes } from './numbered-residents'
import {
  bankCardShapes,
  creditCodeShapes,
  ipAddressShapes,
  plateShapes,
  postalCodeShapes,
} from './other-numbers'
import type { Shape } from './shape'
import { landlineShapes, mobileShapes, phoneShapes } from './telephones'
import {
  foreignPassportShapes,
  hkMacauPermitShapes,
  passportShapes,
  taiwanPermitShapes,
} from './travel-documents'

/**
 * How each format's shapes are made. What is listed here is part of what a pseudonym is: where a list changes (a region,
 * a prefix), pseudonyms given out before can't be revealed any more, so the old list must stay under its version.
 * E-mail addresses have no length to keep and are not here.
 */
const makers: Readonly<Record<Exclude<FormatName, 'email'>, () => readonly Shape[]>> = {
  'resident-id': residentIdShapes,
  'residence-permit': residencePermitShapes,
  'permanent-residence': permanentResidenceShapes,
  passport: passportShapes,
  'foreign-passport': foreignPassportShapes,
  'hk-macau-permit': hkMacauPermitShapes,
  'taiwan-permit': taiwanPermitShapes,
  'credit-code': creditCodeShapes,
  mobile: mobileShapes,
  landline: landlineShapes,
  phone: phoneShapes,
  'ip-address': ipAddressShapes,
  'bank-card': bankCardShapes,
  plate: plateShapes,
  'postal-code': postalCodeShapes,
}

const made = new Map<FormatName, readonly Shape[]>()

/** The shapes of a format; none where it has no domain. */
export const shapesOf = (format: FormatName): readonly Shape[] => {
  const known = made.get(format)
  if (known !== undefined) return known
  const shapes = format === 'email' ? [] : makers[format]()
  made.set(format, shapes)
  return shapes
}
