/** How is a name of two to six common Hanzi masked quickly? As `person-name` does; any other name isn't sure. */

import { compoundSurnames } from '../person-name'

export const quickName = (text: string): string | undefined => {
  const { length } = text
  if (length < 2 || length > 6) return undefined
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x4e00 || code > 0x9fa5) return undefined
  }
  const isCompound = length > 2 && compoundStarts.has(text.charCodeAt(0)) && compounds.has(text.slice(0, 2))
  const surname = isCompound ? 2 : 1
  // a hidden part no longer than the surname might be seen in it
  if (length - surname <= surname && text.slice(0, surname).includes(text.slice(surname))) return undefined
  return text.slice(0, surname) + stars[length - surname]
}

const stars: readonly string[] = ['', '*', '**', '***', '****', '*****']
const compounds: ReadonlySet<string> = new Set(compoundSurnames)
const compoundStarts: ReadonlySet<number> = new Set(compoundSurnames.map((surname) => surname.charCodeAt(0)))
