/** Which preset hides what stands after a character? This one; what shows before it may be no more than that. */

import { defineStrategy, hidden, kept, type TextStrategy } from '../strategy'
import { type Separator, splitAt } from './separator'

/**
 * Hides all after the first place of the character, which may be several; it and what precedes show. All of it is
 * sensitive, so at least half must be hidden. A value without the character is masked whole, and so is one with
 * fewer than two letters or digits after it.
 *
 * @example
 * ```ts
 * maskWith(afterCharacter({ character: '-' }), '010-12345678') // '010-********'
 * maskWith(afterCharacter({ character: '@' }), 'zhangsan@qq.com') // '******'
 * ```
 */
export const afterCharacter = (separator: Separator): TextStrategy<'after-character'> =>
  defineStrategy({
    name: 'after-character',
    sensitive: { en: 'Every character', zh: '全部字符' },
    minimum: 2,
    read: (text) => {
      const split = splitAt(text, separator)
      return split === undefined ? undefined : [kept(split.before), split.separator, hidden(split.after)]
    },
  })
