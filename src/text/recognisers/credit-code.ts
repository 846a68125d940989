/** Where is a unified social credit code? Both its check characters decide. */

import { either as E } from 'fp-ts'
import { creditCode } from '../../data/formats/credit-code'
import { areDigits, mayFitBase31 } from './check-digits'
import { defineRecogniser } from '../recogniser'
import { findSequences } from '../sequence'

const lengths = [18]
const first = '123456789ANY'

export const creditCodeRecogniser = defineRecogniser({
  kind: 'credit-code',
  label: creditCode.label,
  reads: 'numbers',
  digits: 8,
  first,
  lengths,
  find: findSequences({
    first,
    lengths,
    // six digits behind the first two
    fits: (codes, from) => areDigits(codes, from + 2, 6) && mayFitBase31(codes, from),
    read: ({ value }) => {
      const parsed = creditCode.parse(value)
      return E.isLeft(parsed) ? undefined : { confidence: 0.95, value: parsed.right }
    },
  }),
})
