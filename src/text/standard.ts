/** Which recognisers are there? All of them, in the order in which they win where two find the same. */

import { addressRecogniser } from './recognisers/address'
import { bankCardRecogniser } from './recognisers/bank-card'
import { creditCodeRecogniser } from './recognisers/credit-code'
import { emailRecogniser } from './recognisers/email'
import { ipv4Recogniser, ipv6Recogniser } from './recognisers/ip-address'
import { landlineRecogniser } from './recognisers/landline'
import { mobileRecogniser } from './recognisers/mobile'
import { foreignPassportRecogniser, passportRecogniser } from './recognisers/passport'
import { permanentResidenceRecogniser } from './recognisers/permanent-residence'
import { phoneRecogniser } from './recognisers/phone'
import { embassyPlateRecogniser, plateRecogniser } from './recognisers/plate'
import { residencePermitRecogniser } from './recognisers/residence-permit'
import { residentIdRecogniser } from './recognisers/resident-id'
import { hkMacauPermitRecogniser, taiwanPermitRecogniser } from './recognisers/travel-permit'
import { urlCredentialsRecogniser } from './recognisers/url-credentials'

/** The recognisers of the library. */
export const standardRecognisers = Object.freeze([
  urlCredentialsRecogniser,
  emailRecogniser,
  residentIdRecogniser,
  residencePermitRecogniser,
  permanentResidenceRecogniser,
  creditCodeRecogniser,
  mobileRecogniser,
  bankCardRecogniser,
  landlineRecogniser,
  phoneRecogniser,
  plateRecogniser,
  embassyPlateRecogniser,
  ipv4Recogniser,
  ipv6Recogniser,
  passportRecogniser,
  hkMacauPermitRecogniser,
  taiwanPermitRecogniser,
  foreignPassportRecogniser,
  addressRecogniser,
])

/** A kind of value that the library finds. */
export type TextKind = (typeof standardRecognisers)[number]['kind']

/** The kinds, in the order of the recognisers. */
export const textKinds: readonly TextKind[] = Object.freeze([
  ...new Set(standardRecognisers.map(({ kind }) => kind)),
])
