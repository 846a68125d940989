/** Is it an e-mail address as people give it? The dot-atom form of RFC 5322 in ASCII; not whether anybody reads it. */

import { either as E } from 'fp-ts'
import { defineFormat } from './format'
import { trimmed } from './normalize'

/**
 * Canonical: trimmed, the domain in small letters; the local part stays as it is, since only its host may say that
 * case doesn't matter. Quoted local parts, comments and address literals are refused, and so is anything outside
 * ASCII after full-width forms became plain: look-alike letters would make two addresses of one, and a
 * domain in another script has an ASCII form (`xn--`). Lengths after RFC 5321: local part 64, whole 254.
 *
 * @example
 * ```ts
 * email.parse(' Li.Lei@Example.COM ') // right('Li.Lei@example.com')
 * ```
 */
export const email = defineFormat({
  name: 'email',
  label: { en: 'e-mail address', zh: '电子邮箱' },
  source: 'RFC 5321 section 4.5.3, RFC 5322 section 3.4.1, RFC 1123 section 2.1',
  expects: {
    en: 'an address as name@example.com, in ASCII, of at most 254 characters',
    zh: '形如 name@example.com 的地址，只用 ASCII 字符，至多 254 个字符',
  },
  read: (text) => {
    const address = trimmed(text)
    const at = address.lastIndexOf('@')
    if (at < 1) return E.left('characters')
    const local = address.slice(0, at)
    const domain = address.slice(at + 1).toLowerCase()
    if (local.length > 64 || address.length > 254) return E.left('length')
    const labels = domain.split('.')
    const fits =
      local.split('.').every((atom) => /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+$/.test(atom)) &&
      labels.length > 1 &&
      labels.every((label) => /^(?!-)[a-z0-9-]{1,63}$/.test(label) && !label.endsWith('-')) &&
      /^[a-z][a-z0-9-]+$/.test(labels.at(-1) ?? '')
    return fits ? E.right(`${local}@${domain}`) : E.left('characters')
  },
})
