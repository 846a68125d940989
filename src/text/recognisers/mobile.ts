/** Where is a mobile number of the Chinese mainland? By its range and length; other numbers of eleven digits lie in wait. */

import { either as E } from 'fp-ts'
import { mobile } from '../../data/formats/mobile'
import { dotGap } from '../characters'
import { defineRecogniser } from '../recogniser'
import { findSequences, isOnePiece, plusBefore, type Sequence } from '../sequence'

const lengths = [11, 13, 15]
const first = '180'

export const mobileRecogniser = defineRecogniser({
  kind: 'mobile',
  label: mobile.label,
  reads: 'numbers',
  digits: 11,
  first,
  lengths,
  find: findSequences({
    first,
    lengths,
    // 1 and 3 to 9 behind the country's number
    fits: (codes, from, length) => codes[from + length - 11] === 49 && (codes[from + length - 10] ?? 0) > 50,
    read: (sequence) => {
      const { value } = sequence
      const country = value.length === 11 ? '' : value.length === 13 ? '86' : '0086'
      if (!value.startsWith(country) || value.charCodeAt(country.length) !== 49) return undefined
      const parsed = mobile.parse(value.slice(country.length))
      if (E.isLeft(parsed)) return undefined
      const confidence = confidenceOf(sequence, country !== '')
      return { confidence, value: parsed.right, ...(country === '86' ? plusBefore(sequence) : {}) }
    },
  }),
})

const confidenceOf = (sequence: Sequence, hasCountry: boolean): number => {
  const label = sequence.label()
  // Four numbers with dots between them may be an address of the net.
  if (sequence.gaps === dotGap && sequence.pieces.length === 4 && label !== 'phone') return 0.6
  if (label === 'phone') return 0.98
  if (label === 'other') return hasCountry ? 0.5 : 0.3
  if (label !== undefined && label !== 'address') return isOnePiece(sequence) ? 0.75 : 0.4
  return isOnePiece(sequence) ? 0.9 : 0.4
}
