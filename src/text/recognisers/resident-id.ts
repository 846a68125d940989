/** Where is the number of a resident identity card? Region, date and check character decide, however it is cut. */

import { either as E } from 'fp-ts'
import { residentId } from '../../data/formats/resident-id'
import { areDigits, mayFitMod112 } from './check-digits'
import { defineRecogniser } from '../recogniser'
import { findSequences } from '../sequence'

const lengths = [18, 15]
const first = '1234567'

export const residentIdRecogniser = defineRecogniser({
  kind: 'resident-id',
  label: residentId.label,
  reads: 'numbers',
  digits: 15,
  first,
  lengths,
  find: findSequences({
    first,
    lengths,
    fits: (codes, from, length) =>
      length === 18
        ? mayFitMod112(codes, from)
        : areDigits(codes, from, length) && (codes[from + 8] ?? 0) < 50,
    read: (sequence) => {
      const parsed = residentId.parse(sequence.value)
      if (E.isLeft(parsed)) return undefined
      const { length } = parsed.right
      if (length === 18) return { confidence: 0.97, value: parsed.right }
      const label = sequence.label()
      if (label === 'other') return undefined
      return { confidence: label === 'identity' ? 0.9 : 0.7, value: parsed.right }
    },
  }),
})
