/** Where is the number of a resident identity card? Region, date and check character decide, however it is cut. */

import { either as E } from 'fp-ts'
import { residentId } from '../../data/formats/resident-id'
import { defineRecogniser } from '../recogniser'
import { findSequences } from '../sequence'

export const residentIdRecogniser = defineRecogniser({
  kind: 'resident-id',
  label: residentId.label,
  reads: 'numbers',
  digits: 15,
  find: findSequences({
    first: '1234567',
    lengths: [18, 15],
    read: (sequence) => {
      const parsed = residentId.parse(sequence.value)
      if (E.isLeft(parsed)) return undefined
      const { length } = parsed.right
      const isLabelled = sequence.label() === 'identity'
      if (length === 15 && sequence.label() === 'other') return undefined
      return { confidence: length === 18 ? 0.97 : isLabelled ? 0.9 : 0.7, value: parsed.right }
    },
  }),
})
