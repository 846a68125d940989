/** Do sound consents cover what is asked, and separate ones the sensitive items? Nothing is asked where the purpose has another basis. */

import type { Finding } from '../core/finding'
import { both, isInside, without } from '../policy/item-set'
import { namesOf, type Question } from './question'
import { none } from './rule'
import { useFinding } from './rules-of-use'
import type { Standing } from './standing'

/** Each needed item has a sound consent for the purpose. (1.3.5, 5.4.1) */
export const checkConsent = (
  { tables, purpose, items }: Question,
  standing: Standing,
): readonly Finding[] => {
  if (purpose?.onConsent !== true) return none
  const pairs = both(items, purpose.needs)
  return isInside(pairs, standing.sound)
    ? none
    : [
        useFinding['use/consent'].absent({
          purposes: [purpose.name],
          items: namesOf(tables, without(pairs, standing.sound)),
        }),
      ]
}

/** Each needed item that is sensitive, or any of a minor, has a sound consent of its own. */
export const checkSeparateConsent = (
  { tables, purpose, items }: Question,
  standing: Standing,
): readonly Finding[] => {
  if (purpose?.onConsent !== true) return none
  const pairs = both(items, purpose.needs)
  return isInside(pairs, standing.separate)
    ? none
    : [
        useFinding['use/separate-consent'].absent({
          purposes: [purpose.name],
          items: namesOf(tables, without(pairs, standing.separate)),
        }),
      ]
}
