/** Where is a payment card's number? Luhn alone lets one number in ten pass, so the issuer's range or a word must agree. */

import { either as E } from 'fp-ts'
import { bankCard } from '../../data/formats/bank-card'
import { defineRecogniser } from '../recogniser'
import { findSequences, type Sequence } from '../sequence'

export const bankCardRecogniser = defineRecogniser({
  kind: 'bank-card',
  label: bankCard.label,
  reads: 'numbers',
  digits: 12,
  find: findSequences({
    first: '234569',
    lengths: [19, 18, 17, 16, 15, 14, 13, 12],
    read: (sequence) => {
      const parsed = bankCard.parse(sequence.value)
      return E.isLeft(parsed)
        ? undefined
        : { confidence: confidenceOf(sequence, parsed.right), value: parsed.right }
    },
  }),
})

const confidenceOf = (sequence: Sequence, number: string): number => {
  const label = sequence.label()
  if (label === 'card') return 0.95
  if (label === 'other' || label === 'phone') return 0.3
  return issuers.test(number) ? 0.8 : 0.35
}

/** UnionPay, Visa, Mastercard, American Express, JCB, Diners, Discover: ranges and lengths of ISO/IEC 7812 issuers. */
const issuers =
  /^(?:62[0-9]{14,17}|(?:60|9[0-9]|68|69|58|56|50)[0-9]{14,17}|4[0-9]{15}|5[1-5][0-9]{14}|2(?:2[2-9]|[3-6][0-9]|7[01])[0-9]{13}|3[47][0-9]{13}|35[0-9]{14}|3(?:0[0-5]|[68][0-9])[0-9]{11}|65[0-9]{14})$/
