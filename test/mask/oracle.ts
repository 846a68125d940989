/**
 * Which characters of a value are sensitive, and which part of its mask stands for them? Written after the declarations
 * alone: what the strategies themselves cut is not asked, addresses excepted, whose levels have tests of their own.
 */

import { either as E } from 'fp-ts'
import { email } from '../../src/data/formats/email'
import { compact, trimmed } from '../../src/data/formats/normalize'
import { formats } from '../../src/data/formats/registry'
import { levelsOf } from '../../src/mask/address-levels'
import { segmentsOf } from '../../src/mask/graphemes'

export interface Judged {
  readonly sensitive: string
  readonly shown: string
}
type Oracle = (text: string, mask: string) => Judged

/** Letters and digits that a reader sees. */
export const weightOf = (text: string): number =>
  segmentsOf(text.normalize('NFKC')).filter((part) => /[\p{L}\p{N}]/u.test(part) && !/^\p{DI}+$/u.test(part))
    .length

/** The canonical text of a format; a mask that isn't whole has one. */
const canonical = (format: string, text: string): string => {
  const parsed = Object.values(formats)
    .find(({ name }) => name === format)
    ?.parse(text)
  if (parsed === undefined || E.isLeft(parsed))
    throw new Error(`\`${format}\` masked in part what it can't read`)
  return parsed.right
}

const everything: Oracle = (text, mask) => ({ sensitive: text, shown: mask })

/** What comes before is open, where the mask has it. */
const after = (before: string, value: string, mask: string): Judged => ({
  sensitive: value.slice(before.length),
  shown: mask.startsWith(before) ? mask.slice(before.length) : mask,
})

const first =
  (format: string, length: number): Oracle =>
  (text, mask) => {
    const value = canonical(format, text)
    return after(value.slice(0, length), value, mask)
  }
const leading =
  (format: string, pattern: RegExp): Oracle =>
  (text, mask) => {
    const value = canonical(format, text)
    return after(pattern.exec(value)?.[0] ?? '', value, mask)
  }

const mobile = first('mobile', 3)
const landline = leading('landline', /^[0-9]+-/)
const phone: Oracle = (text, mask) => {
  for (const oracle of [mobile, landline])
    try {
      return oracle(text, mask)
    } catch {
      continue
    }
  const code = /^\+[0-9]+/.exec(mask)?.[0] ?? '+'
  return after(code, canonical('phone', text), mask)
}

/** The network is open, or the first half of it on request. */
const ipAddress: Oracle = (text, mask) => {
  const value = canonical('ip-address', text)
  const network = /^(?:[0-9]+\.[0-9]+\.|[0-9a-f]+:[0-9a-f]+:)/.exec(value)?.[0] ?? ''
  return after(mask.startsWith(network) ? network : (/^[0-9a-f]+[.:]/.exec(value)?.[0] ?? ''), value, mask)
}

const local: Oracle = (text, mask) => {
  const address = canonical('email', text)
  return {
    sensitive: address.slice(0, address.lastIndexOf('@')),
    shown: mask.slice(0, mask.lastIndexOf('@')),
  }
}

const plate: Oracle = (text, mask) => {
  const value = canonical('plate', text).replace(/\p{Script=Han}+$/u, '')
  return after(
    /^(?:\p{Script=Han}[A-Z]|使|)/u.exec(value)?.[0] ?? '',
    value,
    mask.replace(/\p{Script=Han}+$/u, ''),
  )
}

const personName: Oracle = (text, mask) => {
  const name = trimmed(text)
  if (!/^[\p{Script=Han}\p{M}]+$/u.test(name)) return everything(name, mask)
  const surname = /^[^*]*/.exec(mask)?.[0] ?? ''
  if (weightOf(surname) > 2 || (weightOf(surname) === 2 && weightOf(name) < 3)) return everything(name, mask)
  return after(surname, name, mask)
}

const birthDate: Oracle = (text, mask) => {
  const digits = trimmed(text).replace(/[^0-9]+/g, '-')
  if (/^(?:[0-9]{1,2}-[0-9]{1,2}|90\+)$/.test(mask)) return { sensitive: digits, shown: '' }
  return after(`${digits.slice(0, 4)}-`, `${digits.slice(0, 4)}-0000`, mask)
}

const address: Oracle = (text, mask) => {
  const { province = '', city = '', district = '' } = levelsOf(compact(text)) ?? {}
  const value = compact(text)
  const shown = /^[^*]*/.exec(mask)?.[0] ?? ''
  if (!value.startsWith(shown)) return everything(text, mask)
  const area = (province + city + district).slice(0, shown.length)
  return { sensitive: value.slice(area.length), shown: shown.slice(area.length) }
}

const byPosition: Oracle = (text, mask) => {
  const parsed = formats.mobile.parse(text)
  return E.isRight(parsed) && parsed.right === text
    ? { sensitive: text.slice(3), shown: mask.slice(3) }
    : everything(text, mask)
}

const firstCharacter: Oracle = (text, mask) => after(segmentsOf(trimmed(text))[0] ?? '', trimmed(text), mask)

const beforeCharacter: Oracle = (text, mask) =>
  E.isRight(email.parse(text)) && mask.includes('@') ? local(text, mask) : everything(text, mask)

const firstGroup: Oracle = (text, mask) => after(/^[^.:]*/.exec(mask)?.[0] ?? '', compact(text), mask)

/** By the name of the strategy. */
export const oracles: Readonly<Record<string, Oracle>> = {
  'person-name': personName,
  mobile,
  landline,
  phone,
  email: local,
  'resident-id': everything,
  'residence-permit': everything,
  'permanent-residence': everything,
  passport: leading('passport', /^[A-Z]*/),
  'foreign-passport': everything,
  'hk-macau-permit': leading('hk-macau-permit', /^[A-Z]*/),
  'taiwan-permit': leading('taiwan-permit', /^[A-Z]*/),
  'bank-card': everything,
  'credit-code': first('credit-code', 8),
  plate,
  'postal-code': first('postal-code', 2),
  'ip-address': ipAddress,
  'birth-date': birthDate,
  address,
  'hutool-chinese-name': firstCharacter,
  'hutool-id-card-num': everything,
  'hutool-fixed-phone': (text, mask) => after(trimmed(text).slice(0, 4), trimmed(text), mask),
  'hutool-mobile-phone': mobile,
  'hutool-address': address,
  'hutool-email': local,
  'hutool-password': everything,
  'hutool-car-license': plate,
  'hutool-bank-card': everything,
  'hutool-ipv4': firstGroup,
  'hutool-ipv6': firstGroup,
  'hutool-passport': everything,
  'hutool-credit-code': everything,
  'hutool-first-mask': everything,
  'keep-first-last': byPosition,
  'keep-range': byPosition,
  'mask-first-last': byPosition,
  'mask-range': byPosition,
  'before-character': beforeCharacter,
  'after-character': everything,
}
