/** How is an e-mail address masked? The first letter and the host show; the length of the rest doesn't. */

import { either as E } from 'fp-ts'
import { email } from '../data/formats/email'
import { defineStrategy, hidden, kept, open } from './strategy'

/**
 * Where the host repeats the hidden name, as `lilei@lilei.com` does, the address is masked whole.
 *
 * @example
 * ```ts
 * maskValue('email', 'Li.Lei@example.com') // 'L***@example.com'
 * maskValue('email', 'li@example.com') // '***@example.com'
 * ```
 */
export const emailStrategy = defineStrategy({
  name: 'email',
  sensitive: { en: 'All before the @', zh: '@ 之前的全部字符' },
  minimum: 2,
  read: (text) => {
    const parsed = email.parse(text)
    if (E.isLeft(parsed)) return undefined
    const at = parsed.right.lastIndexOf('@')
    const shown = at > 2 ? 1 : 0
    return [
      kept(parsed.right.slice(0, shown)),
      hidden(parsed.right.slice(shown, at), '***'),
      open(parsed.right.slice(at)),
    ]
  },
})
