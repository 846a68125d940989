/** How is a plate in plain spelling masked quickly? Ordinary and new-energy ones in capitals, the dot allowed; the rest isn't sure. */

export const quickPlate = (text: string): string | undefined => {
  const { length } = text
  if (length < 7 || length > 9 || !provinces.has(text.charCodeAt(0))) return undefined
  const from = text.charCodeAt(2) === middleDot ? 3 : 2
  const serial = length - from
  if ((serial !== 5 && serial !== 6) || !isLetter(text.charCodeAt(1))) return undefined
  for (let at = from; at < length; at++) {
    const code = text.charCodeAt(at)
    if (!isLetter(code) && (code < 48 || code > 57)) return undefined
  }
  if (serial === 6 && !isNewEnergy(text, from)) return undefined
  return text.slice(0, 2) + (serial === 6 ? '****' : '***') + text.slice(length - 2)
}

const middleDot = 0xb7

/** A to Z without I and O. */
const isLetter = (code: number): boolean => code >= 65 && code <= 90 && code !== 73 && code !== 79

/** Small: the letter of the energy, any character, four digits. Large: five digits, then the letter. */
const isNewEnergy = (text: string, from: number): boolean => {
  const inside = areDigits(text, from + 2, from + 5)
  if (!inside) return false
  return (
    (isEnergy(text.charCodeAt(from)) && areDigits(text, from + 5, from + 6)) ||
    (areDigits(text, from, from + 2) && isEnergy(text.charCodeAt(from + 5)))
  )
}

const isEnergy = (code: number): boolean => code >= 65 && code <= 75 && code !== 73

const areDigits = (text: string, from: number, until: number): boolean => {
  for (let at = from; at < until; at++) if (text.charCodeAt(at) < 48 || text.charCodeAt(at) > 57) return false
  return true
}

const provinces: ReadonlySet<number> = new Set(
  Array.from('京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼', (province) =>
    province.charCodeAt(0),
  ),
)
