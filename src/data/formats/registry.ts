/** Which formats are there? All of them by name, for items of a policy to point at; nothing here checks anything. */

import { bankCard } from './bank-card'
import { creditCode } from './credit-code'
import { email } from './email'
import { foreignPassport } from './foreign-passport'
import type { Format } from './format'
import { hkMacauPermit } from './hk-macau-permit'
import { ipAddress } from './ip-address'
import { landline } from './landline'
import { mobile } from './mobile'
import { passport } from './passport'
import { permanentResidence } from './permanent-residence'
import { phone } from './phone'
import { plate } from './plate'
import { postalCode } from './postal-code'
import { residencePermit } from './residence-permit'
import { residentId } from './resident-id'
import { taiwanPermit } from './taiwan-permit'

/** Every format by its name. */
export const formats = Object.freeze({
  'resident-id': residentId,
  'residence-permit': residencePermit,
  'permanent-residence': permanentResidence,
  passport,
  'foreign-passport': foreignPassport,
  'hk-macau-permit': hkMacauPermit,
  'taiwan-permit': taiwanPermit,
  'credit-code': creditCode,
  mobile,
  landline,
  phone,
  email,
  'ip-address': ipAddress,
  'bank-card': bankCard,
  plate,
  'postal-code': postalCode,
})

/** The name of a format. */
export type FormatName = keyof typeof formats

/** The names, in the order of the registry. */
export const formatNames: readonly string[] = Object.freeze(Object.keys(formats))

/** Is this the name of a format? Names that every object answers to, as `constructor`, are not. */
export const isFormatName = (name: string): name is FormatName => Object.hasOwn(formats, name)

/** The format of a name that came from outside, or undefined. */
export const findFormat = (name: string): Format | undefined =>
  isFormatName(name) ? formats[name] : undefined
