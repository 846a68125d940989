/** Where is a fixed-line number of the Chinese mainland? With its area code, or without one right behind a word for telephone. */

import { either as E } from 'fp-ts'
import { beginsWithArea, landline } from '../../data/formats/landline'
import type { NumberRun } from '../number-run'
import { areDigits } from './check-digits'
import { defineRecogniser, type Found } from '../recogniser'
import { findSequences, isOnePiece, plusBefore } from '../sequence'

const findWithArea = findSequences({
  first: '08',
  lengths: [10, 11, 12, 13],
  // a zero or the country's number, and no letters
  fits: (codes, from, length) =>
    (codes[from] === 48 ? codes[from + 1] !== 48 : codes[from + 1] === 54) && areDigits(codes, from, length),
  read: (sequence) => {
    const national = sequence.value.startsWith('86')
      ? `0${sequence.value.slice(2).replace(/^0/, '')}`
      : sequence.value
    if (!beginsWithArea(national)) return undefined
    const parsed = landline.parse(national)
    if (E.isLeft(parsed)) return undefined
    const label = sequence.label()
    const isCut = sequence.pieces.length > 1
    if (!isOnePiece(sequence) && label !== 'phone') return undefined
    const confidence = label === 'phone' ? 0.95 : label === 'other' ? 0.3 : isCut ? 0.85 : 0.65
    return { confidence, value: parsed.right, ...(national === sequence.value ? {} : plusBefore(sequence)) }
  },
})

const findLocal = findSequences({
  first: '23456789',
  lengths: [7, 8],
  labels: ['phone'],
  read: (sequence) => {
    const { run, from, pieces, value } = sequence
    if (pieces.length > 2) return undefined
    const before = run.text.slice(Math.max(0, (run.starts[from] ?? 0) - 8), run.starts[from])
    if (!directly.test(before) || /^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])/.test(value)) return undefined
    return { confidence: 0.6, value }
  },
})

const directly = /(?:电话|座机|固话|传真|tel|Tel|TEL|fax|Fax)[^0-9a-zA-Z]{0,3}$/

export const landlineRecogniser = defineRecogniser({
  kind: 'landline',
  label: landline.label,
  reads: 'numbers',
  digits: 7,
  first: '0123456789',
  lengths: [7, 8, 10, 11, 12, 13],
  find: (run) => {
    const [withArea, local] = [findWithArea(run), findLocal(run)]
    if (withArea.length + local.length === 0) return withArea
    return [...withArea, ...local].map((one) => withExtension(run, one))
  },
})

const extension = /(?:-|－| ?(?:转|分机|ext\.?|x|#) ?)([0-9０-９]{1,6})(?![0-9０-９-])/y

const withExtension = (run: NumberRun, found: Found): Found => {
  extension.lastIndex = found.end
  const match = extension.exec(run.text)
  if (match === null) return found
  return { ...found, end: extension.lastIndex, value: `${found.value ?? ''}-${match[1] ?? ''}` }
}
