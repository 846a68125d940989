/** How is a plate in plain spelling masked quickly? Ordinary and new-energy ones in capitals, the dot allowed; the rest isn't sure. */

import { textsByNumber } from './digits'

export const quickPlate = (text: string): string | undefined => {
  const { length } = text
  const from = text.charCodeAt(2) === middleDot ? 3 : 2
  const serial = length - from
  const province = text.charCodeAt(0)
  const letter = text.charCodeAt(1)
  if ((serial !== 5 && serial !== 6) || !isLetter(letter) || provinces[province - 0x4e00] !== 1)
    return undefined
  let codes: number = 0
  let signs: number = 1
  for (let at = from; at < length; at++) {
    const code = text.charCodeAt(at)
    codes |= code
    signs &= serialSigns[code & 127] ?? 0
  }
  if (codes > 127 || signs === 0) return undefined
  if (serial === 6 && !isNewEnergy(text, from)) return undefined
  const start = ((province - 0x4e00) * 32 + letter - 65) * 2 + serial - 5
  return plateStart(start) + text.slice(length - 2)
}

const middleDot = 0xb7

const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** A to Z without I and O. */
const isLetter = (code: number): boolean => code >= 65 && code <= 90 && code !== 73 && code !== 79

/** 1 for what a serial is written in. */
const serialSigns = Uint8Array.from({ length: 128 }, (_, code) => (isDigit(code) || isLetter(code) ? 1 : 0))

/** Small: the letter of the energy, any character, four digits. Large: five digits, then the letter. */
const isNewEnergy = (text: string, from: number): boolean => {
  for (let at = from + 2; at < from + 5; at++) if (!isDigit(text.charCodeAt(at))) return false
  const first = text.charCodeAt(from)
  const second = text.charCodeAt(from + 1)
  const last = text.charCodeAt(from + 5)
  return (isEnergy(first) && isDigit(last)) || (isDigit(first) && isDigit(second) && isEnergy(last))
}

const isEnergy = (code: number): boolean => code >= 65 && code <= 75 && code !== 73

const provinces = new Uint8Array(0x9fa6 - 0x4e00)
for (const province of '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼')
  provinces[province.charCodeAt(0) - 0x4e00] = 1

/** What shows in front, and the stars. */
const plateStart = textsByNumber(2048, (start) => {
  const province = 0x4e00 + (start >> 6)
  const letter = 65 + ((start >> 1) & 31)
  return String.fromCharCode(province, letter) + (start % 2 === 0 ? '***' : '****')
})
