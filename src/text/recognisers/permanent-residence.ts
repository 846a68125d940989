/** Where is the number of a foreigner's permanent residence card? The check digits of both forms decide. */

import { either as E } from 'fp-ts'
import { permanentResidence } from '../../data/formats/permanent-residence'
import { mayFitMod112 } from './check-digits'
import { defineRecogniser } from '../recogniser'
import { findSequences } from '../sequence'

const lengths = [18, 15]
const first = '9ABCDEFGHIJKLMNOPQRSTUVWXYZ'

export const permanentResidenceRecogniser = defineRecogniser({
  kind: 'permanent-residence',
  label: permanentResidence.label,
  reads: 'numbers',
  digits: 12,
  first,
  lengths,
  find: findSequences({
    first,
    lengths,
    fits: (codes, from, length) => (length === 18 ? mayFitMod112(codes, from) : (codes[from] ?? 0) > 57),
    read: ({ value }) => {
      const parsed = permanentResidence.parse(value)
      if (E.isLeft(parsed)) return undefined
      return { confidence: 0.93, value: parsed.right }
    },
  }),
})
