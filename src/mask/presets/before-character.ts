/** Which preset hides what stands before a character? This one; what shows after it may be no more than that, hosts of e-mail excepted. */

import { defineStrategy, type TextStrategy } from '../strategy'
import { hideBefore, type Separator, splitAt } from './separator'

/**
 * Hides all before the first place of the character, which may be several; it and what follows show. All of it is
 * sensitive, so at least half must be hidden; only the host of an e-mail address isn't. A value without the
 * character is masked whole, and so is one with fewer than two letters or digits before it.
 *
 * @example
 * ```ts
 * maskWith(beforeCharacter({ character: '@' }), 'lilei@example.com') // '*****@example.com'
 * maskWith(beforeCharacter({ character: '-' }), '010-12345678') // '******'
 * ```
 */
export const beforeCharacter = (separator: Separator): TextStrategy<'before-character'> =>
  defineStrategy({
    name: 'before-character',
    sensitive: {
      en: 'Every character; of an e-mail address all before the @',
      zh: '全部字符；电子邮箱为 @ 之前的全部字符',
    },
    minimum: 2,
    read: (text) => {
      const split = splitAt(text, separator)
      return split === undefined ? undefined : hideBefore(split)
    },
  })
