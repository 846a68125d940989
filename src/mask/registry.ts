/** Which mask strategies are there? All of them by name, for items to point at; nothing here masks. */

import { bankCardStrategy, creditCodeStrategy } from './account-number'
import { addressStrategy } from './address'
import { maskAmount } from './amount'
import { birthDate } from './birth-date'
import { emailStrategy } from './email'
import {
  foreignPassportStrategy,
  hkMacauPermitStrategy,
  passportStrategy,
  permanentResidenceStrategy,
  residencePermitStrategy,
  residentIdStrategy,
  taiwanPermitStrategy,
} from './identity-document'
import { ipAddressStrategy } from './ip-address'
import { type Masker, maskWhole, textMasker } from './masker'
import { personName } from './person-name'
import { plateStrategy } from './plate'
import { postalCodeStrategy } from './postal-code'
import {
  maskAddress,
  maskDocuments,
  maskEmails,
  maskFormerIds,
  maskMessages,
  maskMoney,
  maskOrderLines,
  maskParticipants,
  maskPhones,
  maskRating,
  maskRepayments,
} from './shapes'
import type { TextStrategy } from './strategy'
import { landlineStrategy, mobileStrategy, phoneStrategy } from './telephone'

/** The strategies for texts that show a part; each declares what it hides. */
export const textStrategies = Object.freeze({
  'person-name': personName,
  mobile: mobileStrategy,
  landline: landlineStrategy,
  phone: phoneStrategy,
  email: emailStrategy,
  'resident-id': residentIdStrategy,
  'residence-permit': residencePermitStrategy,
  'permanent-residence': permanentResidenceStrategy,
  passport: passportStrategy,
  'foreign-passport': foreignPassportStrategy,
  'hk-macau-permit': hkMacauPermitStrategy,
  'taiwan-permit': taiwanPermitStrategy,
  'bank-card': bankCardStrategy,
  'credit-code': creditCodeStrategy,
  plate: plateStrategy,
  'postal-code': postalCodeStrategy,
  'ip-address': ipAddressStrategy,
  'birth-date': birthDate,
  address: addressStrategy,
}) satisfies Readonly<Record<string, TextStrategy>>

const otherMaskers = Object.freeze({
  phones: maskPhones,
  emails: maskEmails,
  address: maskAddress,
  addresses: (value, style) =>
    Array.isArray(value) ? value.map((part) => maskAddress(part, style)) : maskAddress(value, style),
  'identity-documents': maskDocuments,
  'former-ids': maskFormerIds,
  'order-lines': maskOrderLines,
  money: maskMoney,
  amount: maskAmount,
  participants: maskParticipants,
  messages: maskMessages,
  rating: maskRating,
  repayments: maskRepayments,
  'free-text': maskWhole,
  secret: maskWhole,
  whole: maskWhole,
  none: (value) => value,
} satisfies Readonly<Record<string, Masker>>)

/** The name of a strategy. */
export type MaskName = keyof typeof textStrategies | keyof typeof otherMaskers

const strategies: ReadonlyMap<string, TextStrategy> = new Map<string, TextStrategy>(
  Object.entries(textStrategies),
)

const maskers: ReadonlyMap<string, Masker> = new Map<string, Masker>([
  ...Object.entries(textStrategies).map(([name, strategy]) => [name, textMasker(strategy)] as const),
  ...Object.entries(otherMaskers),
])

/** The names, in the order of the registry. */
export const maskNames: readonly string[] = Object.freeze([...maskers.keys()])

/** Is this the name of a strategy? Names that every object answers to, as `constructor`, are not. */
export const isMaskName = (name: string): name is MaskName => maskers.has(name)

/** The strategy of a name that came from outside, or undefined where there is none for single texts. */
export const findStrategy = (name: string): TextStrategy | undefined => strategies.get(name)

/** The masker of a name that came from outside, or undefined. */
export const findMasker = (name: string): Masker | undefined => maskers.get(name)
