/** How does Hutool mask names, addresses of all kinds and passwords? By places in the text; what isn't of the form is masked whole here. */

import { either as E } from 'fp-ts'
import { email as emailFormat } from '../../data/formats/email'
import { ipAddress } from '../../data/formats/ip-address'
import { compact, trimmed } from '../../data/formats/normalize'
import { levelsOf } from '../address-levels'
import { hostTells } from '../email-host'
import { graphemes } from '../graphemes'
import { isName } from '../person-name'
import { defineStrategy, hidden, kept, open, type TextStrategy } from '../strategy'

/** `firstMask`: `1********`. */
export const firstMask = defineStrategy({
  name: 'hutool-first-mask',
  sensitive: { en: 'Every character', zh: '全部字符' },
  minimum: 1,
  read: (text) => {
    const [first = ''] = graphemes(text)
    return [kept(first), hidden(text.slice(first.length))]
  },
})

/** `chineseName`: `段**`, and `买*****` of a name with a dot: the dot is hidden, too. */
export const chineseName = defineStrategy({
  name: 'hutool-chinese-name',
  sensitive: { en: 'All after the first character', zh: '首字之后的全部字符' },
  minimum: 1,
  read: (text) => {
    const name = trimmed(text)
    const [first = ''] = graphemes(name)
    return isName(name) ? [open(first), hidden(name.slice(first.length))] : undefined
  },
})

/**
 * `address(sensitiveSize)`: hides that many characters at the end, `北京市海淀区马********` by 8. Down to county or
 * district nothing is sensitive; of what is below, at least half is hidden.
 */
export const address = (sensitiveSize: number): TextStrategy =>
  defineStrategy({
    name: 'hutool-address',
    sensitive: { en: 'All below county or district', zh: '区、县以下的全部内容' },
    minimum: 2,
    read: (text) => {
      if (!Number.isSafeInteger(sensitiveSize) || sensitiveSize < 1) return undefined
      const characters = graphemes(compact(text))
      const count = Math.max(0, characters.length - sensitiveSize)
      const shown = characters.slice(0, count).join('')
      const { province = '', city = '', district = '' } = levelsOf(characters.join('')) ?? {}
      const area = Math.min(shown.length, (province + city + district).length)
      return [open(shown.slice(0, area)), kept(shown.slice(area)), hidden(characters.slice(count).join(''))]
    },
  })

/** `email`: `d*************@gmail.com.cn`. */
export const email = defineStrategy({
  name: 'hutool-email',
  sensitive: { en: 'All before the @', zh: '@ 之前的全部字符' },
  minimum: 2,
  read: (text) => {
    const parsed = emailFormat.parse(text)
    if (E.isLeft(parsed)) return undefined
    const at = parsed.right.lastIndexOf('@')
    const [local, host] = [parsed.right.slice(0, at), parsed.right.slice(at + 1)]
    if (hostTells(local, host)) return undefined
    return [kept(local.slice(0, 1)), hidden(local.slice(1)), open(`@${host}`)]
  },
})

/** `password`: a mask character a character; one of fewer than six prints as six. */
export const password = defineStrategy({
  name: 'hutool-password',
  sensitive: { en: 'Every character', zh: '全部字符' },
  minimum: 6,
  read: (text) => [hidden(text)],
})

/** `ipv4`: `192.*.*.*`. */
export const ipv4 = defineStrategy({
  name: 'hutool-ipv4',
  sensitive: { en: 'All after the first number', zh: '第一段之后的全部内容' },
  minimum: 3,
  read: (text) => readIp(text, '.', '*.*.*'),
})

/** `ipv6`: `2001:*:*:*:*:*:*:*`. */
export const ipv6 = defineStrategy({
  name: 'hutool-ipv6',
  sensitive: { en: 'All after the first group', zh: '第一组之后的全部内容' },
  minimum: 1,
  read: (text) => readIp(text, ':', '*:*:*:*:*:*:*'),
})

const readIp = (text: string, sign: '.' | ':', stars: string) => {
  const value = compact(text)
  const end = value.indexOf(sign) + 1
  const isOfKind = value.includes(':') === (sign === ':')
  if (end < 2 || !isOfKind || E.isLeft(ipAddress.parse(value))) return undefined
  return [open(value.slice(0, end)), hidden(value.slice(end), stars)]
}
