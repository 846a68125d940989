/** Where is a number of another country? Behind a plus or a double zero, by the plans of libphonenumber. */

import { either as E } from 'fp-ts'
import { phone } from '../../data/formats/phone'
import { otherGap } from '../characters'
import type { NumberRun } from '../number-run'
import { textOf } from '../number-run'
import { defineRecogniser, type Found } from '../recogniser'
import { findSequences } from '../sequence'

const longest = 15
const shortest = 8
/** The library takes its time: where digits are spelled one by one, not every length is tried. */
const mostTries = 4

const findAbroad = (run: NumberRun): readonly Found[] => {
  const found: Found[] = []
  for (let from = 0; from + shortest <= run.length; from++) {
    if ((run.starts[from] ?? 0) >= run.next) break
    if (from > 0 && run.gaps[from] === 0) continue
    const prefix = prefixAt(run, from)
    if (prefix === undefined) continue
    const first = from + prefix
    let tries = 0
    for (let to = endOf(run, first); to >= first + shortest && tries < mostTries; to--) {
      if (run.stops[to] === 0 || !isAllDigits(run, first, to)) continue
      tries++
      const parsed = phone.parse(`+${textOf(run, first, to)}`)
      if (E.isLeft(parsed)) continue
      const start = (run.starts[from] ?? 0) - (prefix === 0 ? 1 : 0)
      found.push({
        start,
        end: run.ends[to - 1] ?? 0,
        confidence: prefix === 0 ? 0.9 : 0.7,
        value: parsed.right,
      })
      break
    }
  }
  return found
}

/** How many characters of a prefix stand here: none behind a plus, two zeros, or undefined. */
const prefixAt = (run: NumberRun, at: number): 0 | 2 | undefined => {
  const before = run.text.charCodeAt((run.starts[at] ?? 0) - 1)
  if ((before === 0x2b || before === 0xff0b) && (run.codes[at] ?? 0) !== 48) return 0
  return run.codes[at] === 48 && run.codes[at + 1] === 48 && run.begins[at] === 1 ? 2 : undefined
}

/** The longest number from here: none goes over another plus, or over letters. */
const endOf = (run: NumberRun, first: number): number => {
  let to = first + 1
  while (to < run.length && to < first + longest && ((run.gaps[to] ?? 0) & otherGap) === 0) to++
  return to
}

const isAllDigits = (run: NumberRun, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if ((run.codes[at] ?? 0) > 57) return false
  return true
}

/** As North America writes them at home: 3-3-4, behind a word for telephone. */
const findAmerican = findSequences({
  first: '23456789',
  lengths: [10],
  labels: ['phone'],
  read: (sequence) => (sequence.pieces.join() === '3,3,4' ? { confidence: 0.65 } : undefined),
})

export const phoneRecogniser = defineRecogniser({
  kind: 'phone',
  label: phone.label,
  reads: 'numbers',
  digits: 8,
  first: '0123456789',
  lengths: [8, 9, 10, 11, 12, 13, 14, 15, 16, 17],
  find: (run) => {
    const [abroad, american] = [findAbroad(run), findAmerican(run)]
    return american.length === 0 ? abroad : [...abroad, ...american]
  },
})
