/** How are the structured items masked? One shape an item; which item has which stands with the item. */

import type { Json } from '../data/plain-json'
import { addressStrategy } from './address'
import { maskAmount } from './amount'
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
import {
  isObject,
  keepMatching,
  keepName,
  keepNumber,
  keepWord,
  listOf,
  type Masker,
  maskWhole,
  membersOf,
  textMasker,
} from './masker'
import { personName } from './person-name'
import { postalCodeStrategy } from './postal-code'
import { quickAddress } from './record/quick-address'
import { quickEmail } from './record/quick-email'
import { quickName } from './record/quick-name'
import { quickMobile, quickResidentId } from './record/quick-numbers'
import { phoneStrategy } from './telephone'

const keepCountry = keepMatching(/^[A-Z]{2}$/)

export const maskPhones = listOf(
  membersOf({ kind: keepWord, number: textMasker(phoneStrategy, quickMobile), extension: maskWhole }),
)

export const maskEmails = listOf(
  membersOf({ kind: keepWord, address: textMasker(emailStrategy, quickEmail) }),
)

const addressShape = {
  kind: keepWord,
  country: keepCountry,
  province: maskWhole,
  city: maskWhole,
  district: maskWhole,
  street: maskWhole,
  postalCode: textMasker(postalCodeStrategy),
  recipient: textMasker(personName, quickName),
  phone: textMasker(phoneStrategy, quickMobile),
}
const [province, city, district] = [{ province: keepName }, { city: keepName }, { district: keepName }]
const maskNoLevel = membersOf(addressShape)
const maskBelowCity = membersOf({ ...addressShape, ...city })

/** In China, by the level that a caller asks for; a subdistrict is a part of the street, which never shows. */
const maskDomestic: ReadonlyMap<string, Masker> = new Map([
  ['province', membersOf({ ...addressShape, ...province })],
  ['city', membersOf({ ...addressShape, ...province, ...city })],
  ...['district', 'street'].map(
    (level) => [level, membersOf({ ...addressShape, ...province, ...city, ...district })] as const,
  ),
])

/** One address: a text, or members; only in China do province and district show. */
export const maskAddress: Masker = (value, style) => {
  if (!isObject(value)) return textMasker(addressStrategy, quickAddress)(value, style)
  const level = style.show?.address ?? 'district'
  const masker = maskDomestic.get(level) ?? maskNoLevel
  if (value['country'] === 'CN') return masker(value, style)
  return (masker === maskNoLevel || level === 'province' ? maskNoLevel : maskBelowCity)(value, style)
}

const maskDocument: Masker = (value, style) => {
  const kind = isObject(value) && Object.hasOwn(value, 'kind') ? value['kind'] : undefined
  const strategy = documents.find(({ name }) => name === kind)
  const quick = strategy === residentIdStrategy ? quickResidentId : undefined
  const number = strategy === undefined ? maskWhole : textMasker(strategy, quick)
  return membersOf({ kind: keepWord, number, country: keepCountry, expiresOn: maskWhole })(value, style)
}

const documents = [
  residentIdStrategy,
  residencePermitStrategy,
  permanentResidenceStrategy,
  passportStrategy,
  foreignPassportStrategy,
  hkMacauPermitStrategy,
  taiwanPermitStrategy,
]

export const maskDocuments = listOf(maskDocument)

export const maskFormerIds = listOf(membersOf({ system: keepName, id: maskWhole }))

/** The amount by its band; the currency shows. */
export const maskMoney = membersOf({ amount: maskAmount, currency: keepMatching(/^[A-Z]{3}$/) })

const keepProduct: Masker = (value) => value

export const maskOrderLines = listOf(
  membersOf({ product: keepProduct, quantity: keepNumber, unitPrice: maskWhole, discount: maskWhole }),
)

export const maskParticipants = listOf(
  membersOf({ role: keepWord, name: textMasker(personName, quickName), id: maskWhole }),
)

/** Who wrote and when; of what was said nothing. */
export const maskMessages = listOf(membersOf({ from: keepWord, at: keepNumber, text: maskWhole }))

const maskGraded = membersOf({ grade: maskWhole, agency: keepName, ratedAt: keepNumber })

/** The grade is hidden: its letters are few, so one of them says nearly all. */
export const maskRating: Masker = (value: Json, style) =>
  isObject(value) ? maskGraded(value, style) : maskWhole(value, style)

/** When payments were due and in which band; whether somebody paid late is what the item is about, so it is hidden. */
export const maskRepayments = listOf(
  membersOf({
    dueAt: keepNumber,
    amount: maskMoney,
    state: maskWhole,
    paidAt: maskWhole,
    paid: maskWhole,
  }),
)
