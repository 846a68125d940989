/** How is a name of two to six common Hanzi masked quickly? As `person-name` does; any other name isn't sure. */

import { compoundSurnames } from '../compound-surnames'
import { textsByNumber } from './digits'

export const quickName = (text: string): string | undefined => {
  const { length } = text
  if (length < 2 || length > 6) return undefined
  const first = text.charCodeAt(0)
  const second = text.charCodeAt(1)
  if (!isHan(first) || !isHan(second)) return undefined
  for (let at = 2; at < length; at++) if (!isHan(text.charCodeAt(at))) return undefined
  // a hidden part no longer than the surname might be seen in it
  if (length > 2 && isCompound(first, second)) {
    if (length < 5 && text.slice(0, 2).includes(text.slice(2))) return undefined
    return text.slice(0, 2) + '****'.slice(0, length - 2)
  }
  return length === 2 && first === second ? undefined : surnameStart(first * 8 + length)
}

const isHan = (code: number): boolean => code >= 0x4e00 && code <= 0x9fa5

const surnameStart = textsByNumber(
  2048,
  (name) => String.fromCharCode(name >> 3) + '*'.repeat((name & 7) - 1),
)

const isCompound = (first: number, second: number): boolean =>
  compoundStarts[first - 0x4e00] === 1 && compounds.has(first * 0x10000 + second)

const compoundStarts = new Uint8Array(0x9fa6 - 0x4e00)
for (const surname of compoundSurnames) compoundStarts[surname.charCodeAt(0) - 0x4e00] = 1
const compounds: ReadonlySet<number> = new Set(
  compoundSurnames.map((surname) => surname.charCodeAt(0) * 0x10000 + surname.charCodeAt(1)),
)
