/** How are most names read, fast? Those of two to six common Hanzi, and those of words in ASCII letters; `person-name` reads all others, and is the slow twin of this. */

import { isCompoundSurname } from './compound-surnames'
import { hidden, kept, open, type Part } from './strategy'

/** The parts that `person-name` cuts such a name into by itself; undefined for any other text. */
export const readUsual = (text: string): readonly Part[] | undefined =>
  isCommonHan(text) ? readHan(text) : isAsciiWords(text) ? readWords(text) : undefined

const isCommonHan = (text: string): boolean => {
  if (text.length < 2 || text.length > 6) return false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x4e00 || unit > 0x9fff) return false
  }
  return true
}

const readHan = (text: string): readonly Part[] => {
  const length = text.length > 2 && isCompoundSurname(text.slice(0, 2)) ? 2 : 1
  return [open(text.slice(0, length)), hidden(text.slice(length))]
}

/** Letters, and single spaces between them. */
const isAsciiWords = (text: string): boolean => {
  let wasSpace = true
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const isSpace = unit === 0x20
    if (isSpace ? wasSpace : (unit | 0x20) < 0x61 || (unit | 0x20) > 0x7a) return false
    wasSpace = isSpace
  }
  return !wasSpace
}

const readWords = (text: string): readonly Part[] => {
  const parts: Part[] = []
  for (let from = 0; from < text.length; ) {
    const space = text.indexOf(' ', from)
    const end = space === -1 ? text.length : space
    parts.push(kept(text.charAt(from)), hidden(text.slice(from + 1, end)))
    if (space !== -1) parts.push(open(' '))
    from = end + 1
  }
  return parts
}
