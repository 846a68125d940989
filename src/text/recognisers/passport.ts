/** Where is a passport's number? It has no check digit: the series of common Chinese ones stand alone, the rest needs a word. */

import { either as E } from 'fp-ts'
import { foreignPassport } from '../../data/formats/foreign-passport'
import { passport } from '../../data/formats/passport'
import { defineRecogniser } from '../recogniser'
import { findSequences, isOnePiece, type Sequence } from '../sequence'

export const passportRecogniser = defineRecogniser({
  kind: 'passport',
  label: passport.label,
  reads: 'numbers',
  digits: 7,
  first: 'EGDSPHKM1',
  find: findSequences({
    first: 'EGDSPHKM1',
    lengths: [9, 8],
    // a letter, or 14 and 15
    fits: (codes, from) => codes[from] !== 49 || codes[from + 1] === 52 || codes[from + 1] === 53,
    read: (sequence) => {
      const parsed = passport.parse(sequence.value)
      if (E.isLeft(parsed) || !isOnePiece(sequence)) return undefined
      return { confidence: confidenceOf(sequence), value: parsed.right }
    },
  }),
})

const confidenceOf = (sequence: Sequence): number => {
  const label = sequence.label()
  if (label === 'passport') return 0.95
  if (label === 'identity') return 0.75
  if (label !== undefined) return 0.2
  const first = sequence.run.text.charAt(sequence.run.starts[sequence.from] ?? 0)
  return /^[EG]/.test(sequence.value) && /[EGＥＧ]/.test(first) ? 0.6 : 0.3
}

/** Of any state: only where a word says so. */
export const foreignPassportRecogniser = defineRecogniser({
  kind: 'foreign-passport',
  label: foreignPassport.label,
  reads: 'numbers',
  digits: 5,
  lengths: [7, 8, 9],
  find: findSequences({
    first: '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    lengths: [9, 8, 7],
    labels: ['passport'],
    read: (sequence) => {
      if (sequence.pieces.length > 2 && sequence.pieces.length < sequence.value.length) return undefined
      const digits = sequence.value.replace(/[A-Z]/g, '').length
      if (digits < 5) return undefined
      const parsed = foreignPassport.parse(sequence.value)
      if (E.isLeft(parsed)) return undefined
      return { confidence: digits < sequence.value.length ? 0.85 : 0.7, value: parsed.right }
    },
  }),
})
