/** Did the customer consent to this recipient? The consent given at collection does not stretch to partners. */

import type { Finding } from '../core/finding'
import { both, isInside, type ItemSet, without } from '../policy/item-set'
import type { Cover } from './cover'
import { groundsOf } from './cover'
import { type ItemGround, itemsOf } from './ground'
import type { Watch } from './in-force'
import { namesOf, type Question } from './question'
import { type MakeFinding, none } from './rule'
import { shareFinding } from './rules-of-share'

/** The sound consents that name the recipient, and of them those given as an act of their own. */
export interface RecipientConsents {
  readonly named: readonly ItemGround[]
  readonly separate: readonly ItemGround[]
}

/** The consents to sharing with the recipient; none are asked for a legal obligation. */
export const recipientConsents = (
  { tables, purpose }: Question,
  covers: readonly Cover[],
  recipient: string,
  minor: boolean,
  watch: Watch,
): RecipientConsents => {
  if (purpose === undefined || purpose.onLegalObligation) return { named: [], separate: [] }
  const sound = { voluntary: true, guardian: minor, recipient } as const
  return {
    named: groundsOf(tables, covers, purpose, watch, sound),
    separate: groundsOf(tables, covers, purpose, watch, {
      ...sound,
      separate: true,
      crossBorder: tables.abroadByRecipient.get(recipient) === true,
    }),
  }
}

/** Each needed item has a consent that names the recipient (5.2.2, 6.1.3), given separately (1.3.5). */
export const checkRecipientConsent = (
  question: Question,
  consents: RecipientConsents,
  recipient: string,
): readonly Finding[] => {
  const { tables, purpose, items } = question
  if (purpose === undefined || purpose.onLegalObligation) return none
  const asked = both(items, purpose.needs)
  const lacking = (given: readonly ItemGround[], find: MakeFinding): readonly Finding[] => {
    const covered: ItemSet = itemsOf(tables.none, given)
    return isInside(asked, covered)
      ? none
      : [find({ purposes: [purpose.name], items: namesOf(tables, without(asked, covered)), recipient })]
  }
  return [
    ...lacking(consents.named, shareFinding['share/consent'].absent),
    ...lacking(consents.separate, shareFinding['share/separate-consent'].absent),
  ]
}
