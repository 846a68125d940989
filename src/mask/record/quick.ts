/** Which masks have a quick way for values in plain spelling? Where it isn't sure it says so, and the strategy itself decides. */

import { quickAddress } from './quick-address'
import { quickEmail } from './quick-email'
import { quickBankCard, quickBirthDate, quickMobile, quickResidentId } from './quick-numbers'
import { quickName } from './quick-name'
import { quickPlate } from './quick-plate'

/**
 * Gives what the strategy would print in the default style, or undefined for every text that it isn't sure of: another
 * spelling, a wrong check digit, a hidden part that shows elsewhere. Never throws.
 */
export type QuickMask = (text: string) => string | undefined

const whole: QuickMask = () => '******'

/** The quick ways by the name of their strategy. */
export const quickMasks: ReadonlyMap<string, QuickMask> = new Map<string, QuickMask>([
  ['mobile', quickMobile],
  ['phone', quickMobile],
  ['email', quickEmail],
  ['resident-id', quickResidentId],
  ['bank-card', quickBankCard],
  ['birth-date', quickBirthDate],
  ['person-name', quickName],
  ['plate', quickPlate],
  ['address', quickAddress],
  ['free-text', whole],
  ['secret', whole],
  ['whole', whole],
])
