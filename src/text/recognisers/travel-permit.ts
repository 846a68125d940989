/** Where is a travel permit's number, to Hong Kong and Macau or to Taiwan? These have no check digit, so a word must say so. */

import { either as E } from 'fp-ts'
import { hkMacauPermit } from '../../data/formats/hk-macau-permit'
import { taiwanPermit } from '../../data/formats/taiwan-permit'
import { defineRecogniser } from '../recogniser'
import { findSequences, isOnePiece } from '../sequence'

export const hkMacauPermitRecogniser = defineRecogniser({
  kind: 'hk-macau-permit',
  label: hkMacauPermit.label,
  reads: 'numbers',
  digits: 7,
  first: 'HMCW',
  find: findSequences({
    first: 'HMCW',
    lengths: [11, 9],
    read: (sequence) => {
      const parsed = hkMacauPermit.parse(sequence.value)
      if (E.isLeft(parsed) || !isOnePiece(sequence)) return undefined
      const label = sequence.label()
      const confidence = label === 'permit' ? 0.95 : label === 'identity' ? 0.7 : 0.3
      return { confidence, value: parsed.right }
    },
  }),
})

export const taiwanPermitRecogniser = defineRecogniser({
  kind: 'taiwan-permit',
  label: taiwanPermit.label,
  reads: 'numbers',
  digits: 8,
  first: '0123456789LT',
  lengths: [8, 9, 10, 11],
  find: findSequences({
    first: '0123456789LT',
    lengths: [11, 10, 9, 8],
    labels: ['taiwan', 'permit'],
    read: (sequence) => {
      const label = sequence.label()
      if (!isOnePiece(sequence)) return undefined
      const parsed = taiwanPermit.parse(sequence.value)
      if (E.isLeft(parsed)) return undefined
      return {
        confidence: label === 'taiwan' ? 0.92 : /^[LT]/.test(parsed.right) ? 0.8 : 0.5,
        value: parsed.right,
      }
    },
  }),
})
