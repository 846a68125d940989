/** Where does an address of the web or of a database carry a secret? A user before the host, or a member of the query by its name. */

import { wholeMask } from '../../mask/style'
import { defineRecogniser, reach } from '../recogniser'

export const urlCredentialsRecogniser = defineRecogniser({
  kind: 'url-credentials',
  label: { en: 'address with credentials', zh: '含凭证的网址' },
  reads: 'marks',
  marks: [':'],
  find: (text, at) => {
    if (!text.startsWith('//', at + 1)) return undefined
    const start = schemeBefore(text, at)
    if (start === at) return undefined
    const end = endOf(text, at + 3)
    const value = text.slice(start, end)
    return hasSecret(value) ? { start, end, confidence: 0.95, value } : undefined
  },
  mask: (value, style) => {
    const whole = wholeMask(style)
    const masked = value.replace(userPart, `$1${whole}@`).replace(secretMembers, `$1${whole}`)
    return masked === value ? whole : masked
  },
})

const userPart = /^([a-zA-Z][a-zA-Z0-9+.-]{0,31}:\/\/)[^/?#]*@/
const secretMembers =
  /([?&#;](?:access_?token|id_?token|refresh_?token|token|api_?key|access_?key|secret_?key|client_?secret|secret|password|passwd|pwd|pass|signature|sign|sig|auth|authorization|session|sessionid|sid|credential|x-amz-signature|x-amz-credential|x-amz-security-token|ossaccesskeyid|key)=)[^&#;]+/gi

const hasSecret = (value: string): boolean => {
  secretMembers.lastIndex = 0
  return userPart.test(value) || secretMembers.test(value)
}

const schemeBefore = (text: string, at: number): number => {
  let place = at
  while (place > 0 && at - place < 32 && /^[a-zA-Z0-9+.-]$/.test(text.charAt(place - 1))) place--
  while (place < at && !/^[a-zA-Z]$/.test(text.charAt(place))) place++
  return place
}

/** Up to a space, a quote, a closing bracket or a sign or letter that no address has; a full stop at the end isn't part of it. */
const endOf = (text: string, from: number): number => {
  const limit = Math.min(text.length, from + reach - 40)
  let place = from
  while (place < limit && isPart(text.charCodeAt(place))) place++
  while (place > from && ".,;:!?')".includes(text.charAt(place - 1))) place--
  return place
}

const isPart = (code: number): boolean =>
  code > 32 && code < 127 && code !== 34 && code !== 60 && code !== 62 && code !== 96
