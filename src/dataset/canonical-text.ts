/** When are two cells the same value? When their canonical texts are equal, so that pseudonyms join across files and spellings. */

import { either as E } from 'fp-ts'
import { documentFormats } from '../data/categories/identity'
import { email } from '../data/formats/email'
import type { Format } from '../data/formats/format'
import { trimmed } from '../data/formats/normalize'
import { phone } from '../data/formats/phone'
import { findFormat } from '../data/formats/registry'
import { isPlainEmail, isPlainMobile } from './plain-spelling'

/** Gives the canonical text of a cell. Total. */
export type Canonical = (text: string) => string

/**
 * The canonical texts of an item with this mask and format: a text of the format in the format's own spelling (phone
 * numbers as E.164, addresses of mail in small letters), any other in plain characters without outer spaces.
 *
 * @example
 * ```ts
 * canonicalTexts('phones')('138 0013 8000') // '+8613800138000'
 * ```
 */
export const canonicalTexts = (mask: string, format?: string): Canonical => {
  const known = formatsOf(mask, format)
  if (known.length === 0) return plainText
  const isMail = known.includes(email)
  const isPhone = known.includes(phone)
  return (text) => {
    if (isPhone && isPlainMobile(text)) return `+86${text}`
    if (isMail && isPlainEmail(text)) return text.toLowerCase()
    for (const one of known) {
      const parsed = one.parse(text)
      if (E.isRight(parsed)) return isMail ? parsed.right.toLowerCase() : parsed.right
    }
    return plainText(text)
  }
}

/** The formats that texts of an item with this mask and format have; none where anything goes. */
export const formatsOf = (mask: string, format?: string): readonly Format[] => {
  const found = format === undefined ? undefined : findFormat(format)
  return found === undefined ? (byMask.get(mask) ?? []) : [found]
}

/** As they are mostly: nothing to be done. */
const plainText: Canonical = (text) => (isPlain.test(text) ? text : trimmed(text))

const isPlain = /^(?! )[\x20-\x7e\u4e00-\u9fff]*(?<! )$/

const phones: readonly Format[] = [phone]
const mails: readonly Format[] = [email]

const byMask: ReadonlyMap<string, readonly Format[]> = new Map([
  ['phones', phones],
  ['phone', phones],
  ['mobile', phones],
  ['landline', phones],
  ['emails', mails],
  ['email', mails],
  ['identity-documents', documentFormats],
])
