/** How is an e-mail address masked? The first letter and the host show; the length of the rest doesn't. */

import { either as E } from 'fp-ts'
import { email } from '../data/formats/email'
import { hostTells } from './email-host'
import { defineStrategy, hidden, kept, open } from './strategy'

/**
 * Where the host and the name share a word, as in `lilei@lilei.com` and `john.smith@smith.com`, the address is masked
 * whole, unless a caller asks for the initial alone.
 *
 * @example
 * ```ts
 * maskValue('email', 'Li.Lei@example.com') // 'L***@example.com'
 * maskValue('email', 'li@example.com') // '***@example.com'
 * maskValue('email', 'li.lei@example.com', { show: { email: 'initial' } }) // 'l***@***'
 * ```
 */
export const emailStrategy = defineStrategy({
  name: 'email',
  sensitive: { en: 'All before the @', zh: '@ 之前的全部字符' },
  minimum: 2,
  read: (text, { email: request = 'initial-and-domain' }) => {
    const address = readEmail(text)
    if (address === undefined) return undefined
    const at = address.lastIndexOf('@')
    const [local, host] = [address.slice(0, at), address.slice(at + 1)]
    const shown = at > 2 && request !== 'domain' ? 1 : 0
    const name = [kept(local.slice(0, shown)), hidden(local.slice(shown), '***')]
    if (request === 'initial') return [...name, open('@'), hidden(host, '***')]
    const isKnown = request === 'initial-and-domain' || request === 'domain'
    return isKnown && !hostTells(local, host) ? [...name, open(`@${host}`)] : undefined
  },
})

/** The canonical form, or undefined. What is written as most addresses are is canonical as it stands. */
export const readEmail = (text: string): string | undefined => {
  if (isUsual(text)) return text
  const parsed = email.parse(text)
  return E.isLeft(parsed) ? undefined : parsed.right
}

/**
 * Letters, digits and underscores in words with dots between them, an @, a host of small letters and digits whose last
 * label has letters alone: a part of what the format takes, and of that only what it leaves as it is.
 */
const isUsual = (text: string): boolean => {
  if (text.length > 64) return false
  let at = -1
  let wordFrom = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === dotSign || unit === atSign) {
      const isEmptyWord = index === wordFrom
      if (isEmptyWord || (unit === atSign && at !== -1)) return false
      if (unit === atSign) at = index
      wordFrom = index + 1
    } else if (!isSmallOrDigit(unit) && (at !== -1 || !isCapitalOrUnderscore(unit))) return false
  }
  return at > 0 && wordFrom > at + 1 && isTopLabel(text, wordFrom)
}

const dotSign = 0x2e
const atSign = 0x40
const isSmallOrDigit = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)
const isCapitalOrUnderscore = (unit: number): boolean => (unit >= 0x41 && unit <= 0x5a) || unit === 0x5f

const isTopLabel = (text: string, from: number): boolean => {
  for (let index = from; index < text.length; index++) if (text.charCodeAt(index) < 0x61) return false
  return text.length - from >= 2
}
