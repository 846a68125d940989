/** Where is a payment card's number? Luhn alone lets one number in ten pass, so the issuer's range or a word must agree. */

import { either as E } from 'fp-ts'
import { bankCard } from '../../data/formats/bank-card'
import { spaceGap } from '../characters'
import { mayFitLuhn } from './check-digits'
import { defineRecogniser } from '../recogniser'
import { findSequences, type Sequence } from '../sequence'

const lengths = [19, 18, 17, 16, 15, 14, 13, 12]
const first = '234569'

export const bankCardRecogniser = defineRecogniser({
  kind: 'bank-card',
  label: bankCard.label,
  reads: 'numbers',
  digits: 12,
  first,
  lengths,
  find: findSequences({
    first,
    lengths,
    fits: mayFitLuhn,
    read: (sequence) => {
      const confidence = confidenceOf(sequence)
      if (confidence === 0) return undefined
      const parsed = bankCard.parse(sequence.value)
      return E.isLeft(parsed) ? undefined : { confidence, value: parsed.right }
    },
  }),
})

const confidenceOf = (sequence: Sequence): number => {
  const isIssued = issuers.test(sequence.value)
  if (!isIssued && sequence.label() !== 'card') return 0
  if (!isCutAsCard(sequence)) return 0
  const label = sequence.label()
  if (label === 'card') return 0.95
  return label === 'other' ? 0.3 : 0.8
}

/** In fours, or as American Express does; with one cut alone, or a sign between any two digits. */
const isCutAsCard = ({ pieces, gaps, value }: Sequence): boolean =>
  pieces.length === 1 ||
  pieces.slice(0, -1).every((piece) => piece === 4) ||
  pieces.length >= value.length - 2 ||
  (pieces.length < 5 && (gaps & spaceGap) === 0) ||
  (pieces.length > 2 && pieces.length < 7 && Math.max(...pieces) < 8)

/** UnionPay, Visa, Mastercard, American Express, JCB, Diners, Discover: ranges and lengths of ISO/IEC 7812 issuers. */
const issuers =
  /^(?:62[0-9]{14,17}|(?:60|9[0-9]|68|69|58|56|50)[0-9]{14,17}|4[0-9]{15}|5[1-5][0-9]{14}|2(?:2[2-9]|[3-6][0-9]|7[01])[0-9]{13}|3[47][0-9]{13}|35[0-9]{14}|3(?:0[0-5]|[68][0-9])[0-9]{11}|65[0-9]{14})$/
