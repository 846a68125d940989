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
  if (text.length < 65 && usual.test(text)) return text
  const parsed = email.parse(text)
  return E.isLeft(parsed) ? undefined : parsed.right
}

/** Letters, digits, dots and underscores before the @, a host of small letters; a part of what the format takes. */
const usual = /^[A-Za-z0-9_]+(?:\.[A-Za-z0-9_]+)*@(?:[a-z0-9]+\.)+[a-z]{2,24}$/
